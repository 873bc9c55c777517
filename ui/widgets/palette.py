"""The command palette: type, choose with the arrows, Enter. Commands above, things below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui import fonts, icons
from ui.palette_search import Entry, find, recent_first
from ui.widgets import painters
from ui.widgets.labels import KeyHint, Label
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

WIDTH, TOP = 600, 88
ROW, HEADING, FIELD = 34, 28, 32
PAD, GAP = 8, 14
Index = QModelIndex | QPersistentModelIndex


class _Lines(QAbstractListModel):
    """Headings (texts) and entries, in the order they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[str | Entry] = []

    def show(self, lines: list[str | Entry]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line if isinstance(line, Entry) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self.lines[index.row()]
        if isinstance(line, str):
            return line
        return ", ".join(part for part in (line.title, line.detail, line.warning) if part)


class _LineDelegate(QStyledItemDelegate):
    """Draws a heading, or an entry with the met letters in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        model = index.model()
        heading = isinstance(model, _Lines) and model.entry(index.row()) is None
        return QSize(100, fonts.px(HEADING if heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Lines):
            return
        frame = QRectF(option.rect)
        entry = model.entry(index.row())
        if entry is None:
            box = frame.adjusted(10, 4, -10, 0)
            painters.text(painter, box, str(model.lines[index.row()]), style="small-name", color="text-3")
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painters.box(painter, frame.adjusted(0, 1, 0, -1), 6, fill="selected")
        self._paint_entry(painter, frame.adjusted(8, 0, -10, 0), entry, chosen=chosen)

    def _paint_entry(self, painter: QPainter, body: QRectF, entry: Entry, *, chosen: bool) -> None:
        tone = "accent-text" if chosen else "text"
        spot = QRectF(body.left(), round(body.center().y() - 9), 18, 18)
        if entry.monogram:
            painters.tile(painter, spot, entry.monogram, entry.slot)
        elif entry.icon:
            icons.paint(painter, spot.adjusted(1, 1, -1, -1), entry.icon, tone if chosen else "text-2")
        if entry.keys:
            width = painters.text_width(entry.keys, "caption") + 12
            side = fonts.px(19)
            box = QRectF(round(body.right() - width), round(body.center().y() - side / 2), width, side)
            painters.key_hint(painter, box, entry.keys)
            body = body.adjusted(0, 0, -width - 8, 0)
        body = body.adjusted(28, 0, 0, 0)
        body = body.adjusted(_paint_title(painter, body, entry, tone), 0, 0, 0)
        for words, color in ((entry.detail, "text-3"), (entry.warning, "danger")):
            if words and body.width() > 20:  # noqa: PLR2004 - pixels that still show a letter
                width = painters.text(painter, body, words, style="small", color=color)
                body = body.adjusted(width + 6, 0, 0, 0)


def _paint_title(painter: QPainter, body: QRectF, entry: Entry, tone: str) -> float:
    """Draw the title and return the width it took with the gap behind it."""
    title = entry.title
    begin, end = entry.span if entry.span is not None else (len(title), len(title))
    left = body.left()
    for words, weight in ((title[:begin], 500), (title[begin:end], 700), (title[end:], 500)):
        if words and left < body.right():
            font = fonts.font("body", weight)
            box = QRectF(left, body.top(), body.right() - left, body.height())
            painters.text(painter, box, words, font=font, color=tone)
            left += QFontMetricsF(font).horizontalAdvance(words)
    return left - body.left() + 10


class Palette(QFrame):
    """Lies over the window's scrim. Esc, Enter or a click outside closes it."""

    chosen = Signal(object)
    """The `Entry` that Enter or a click chose."""

    typed = Signal(str)
    """What stands in the field now; the window asks the book and answers with `show_things`."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Search and commands"))
        self._commands: list[Entry] = []
        self._recent: list[str] = []
        self._things: list[Entry] = []
        self._recent_things: list[Entry] = []
        self._before: QWidget | None = None
        self._closing = False
        self.field = QLineEdit(self)
        self.field.setProperty("bare", True)
        self.field.setFont(fonts.font("dialog-title", 400))
        self.field.setPlaceholderText(self.tr("Search or run a command"))
        self.field.setAccessibleName(self.tr("Search or run a command"))
        self._lines = _Lines(self)
        self.list = QListView(self)
        self.list.setModel(self._lines)
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self._nothing = Label(self.tr("Nothing found"), self, tone="text-3")
        self._nothing.setContentsMargins(18, 10, 18, 14)
        self._lay_out()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setOffset(0, 12)
        shadow.setBlurRadius(36)
        shadow.setColor(QColor(0, 0, 0, 71))
        self.setGraphicsEffect(shadow)
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self.list.entered.connect(self._on_entered)
        self.hide()

    def open_with(
        self,
        commands: Sequence[Entry],
        recent: Sequence[str],
        *,
        things: Sequence[Entry] = (),
        typed: str = "",
    ) -> None:
        """Show the palette with these commands; `recent` are the keys used last, `things` those gone to."""
        self._commands = list(commands)
        self._recent = list(recent)
        self._recent_things = list(things)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.setText(typed)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._on_text()

    def show_things(self, typed: str, things: Sequence[Entry]) -> None:
        """Show what the book found for `typed`; late answers to earlier text are dropped."""
        if self.isVisible() and typed == self.field.text():
            self._things = list(things)
            self._refill()

    def entries(self) -> list[Entry]:
        """Return the entries shown, in their order."""
        return [line for line in self._lines.lines if isinstance(line, Entry)]

    def current(self) -> Entry | None:
        """Return the entry that Enter would choose."""
        return self._lines.entry(self.list.currentIndex().row())

    @Slot()
    def dismiss(self) -> None:
        """Close without choosing; the focus goes back to where it was."""
        if self._closing or not self.isVisible():
            return
        self._closing = True
        before = self._before if self._before is not None and isValid(self._before) else None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.clearFocus()
        self.hide()
        self._closing = False
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's arrows, Enter and Esc work on the list."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut and not self._keeps_focus(event):
            self.dismiss()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground and the line under the field."""
        painter = QPainter(self)
        painters.box(painter, QRectF(self.rect()), 12, fill="raised", edge="border-strong")
        line = PAD + fonts.px(FIELD) + GAP // 2
        painter.fillRect(1, line, self.width() - 2, 1, painters.token("border"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(Icon("magnifying-glass", self, tone="text-3", side=18))
        row.addWidget(self.field, 1)
        row.addWidget(KeyHint("Esc", self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, PAD, 1, PAD)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addSpacing(GAP)
        self.field.setFixedHeight(fonts.px(FIELD))
        inner = QHBoxLayout()
        inner.setContentsMargins(8, 0, 8, 0)
        inner.addWidget(self.list)
        layout.addLayout(inner)
        layout.addWidget(self._nothing)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.current())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        places = [at for at, line in enumerate(self._lines.lines) if isinstance(line, Entry)]
        if not places:
            return
        row = self.list.currentIndex().row()
        now = places.index(row) if row in places else -1
        self._go_to(places[(now + step) % len(places)])

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self._lines.index(row, 0))
        self.list.scrollTo(self._lines.index(0 if row == 1 else row, 0))

    def _choose(self, entry: Entry | None) -> None:
        if entry is not None:
            self.dismiss()
            self.chosen.emit(entry)

    def _refill(self) -> None:
        text = self.field.text().strip()
        commands = find(self._commands, text) if text else recent_first(self._commands, self._recent)
        lines: list[str | Entry] = []
        if commands:
            lines += [self.tr("Commands"), *commands]
        if self._things:
            lines += [self.tr("Purchases, plans and accounts"), *self._things]
        before = self.current()
        self._lines.show(lines)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        rows = [at for at, line in enumerate(lines) if isinstance(line, Entry)]
        if rows:
            same = [at for at in rows if before is not None and self._key_at(at) == before.key]
            self._go_to(same[0] if same and self._things else rows[0])
        self._fit(lines)

    def _key_at(self, row: int) -> str:
        entry = self._lines.entry(row)
        return entry.key if entry is not None else ""

    def sizeHint(self) -> QSize:
        """Return the size that shows what was found."""
        below = self.list.height() if self._lines.lines else self._nothing.sizeHint().height()
        return QSize(fonts.px(WIDTH), 2 * PAD + fonts.px(FIELD) + GAP + below)

    def _fit(self, lines: list[str | Entry]) -> None:
        over = self.parentWidget()
        if over is None:
            return
        wanted = sum(fonts.px(ROW if isinstance(line, Entry) else HEADING) for line in lines)
        room = max(over.height() - TOP - 100, 3 * fonts.px(ROW))
        self.list.setFixedHeight(min(wanted, room))
        width = min(self.sizeHint().width(), over.width() - 48)
        self.setGeometry((over.width() - width) // 2, TOP, width, self.sizeHint().height())

    def _keeps_focus(self, event: QEvent) -> bool:
        reason = event.reason() if isinstance(event, QFocusEvent) else Qt.FocusReason.OtherFocusReason
        return reason in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}

    @Slot()
    def _on_text(self) -> None:
        self._things = [] if self.field.text().strip() else self._recent_things
        self._refill()
        self.typed.emit(self.field.text())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(self._lines.entry(index.row()))

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        if self._lines.entry(index.row()) is not None:
            self.list.setCurrentIndex(index)

"""The field for tags: typed words become small pills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QSizePolicy, QWidget

from finapp.domain.pinyin import sort_key
from ui import fonts, icons
from ui.widgets import focus_ring, painters
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ENDING = (",", "，", "、", ";", "；")


class _Pill(QWidget):
    """One tag with ✕."""

    removed = Signal(str)

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.word = word
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(int(painters.tag_width(self.word)) + 14, fonts.px(20))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() - 20:
            self.removed.emit(self.word)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painters.box(painter, rect, 4, fill="neutral-tint")
        words = rect.adjusted(6, 0, -16, 0)
        painters.text(painter, words, self.word, style="note", color="text-2")
        spot = painters.centered(QRectF(rect.right() - 16, 0, 12, rect.height()), 9, 9)
        icons.paint(painter, spot, "x-bold", "text-3")


class _Line(QLineEdit):
    """The line behind the pills; it wants only the room of what is typed."""

    def sizeHint(self) -> QSize:
        words = painters.text_width(self.text() or self.placeholderText())
        return QSize(round(words) + 12, fonts.px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, fonts.px(20))


class TagsEdit(QFrame):
    """Tags; Enter or a comma ends one, Backspace in the empty line takes the last one away."""

    value_changed = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, *, known: Iterable[str] = (), placeholder: str = ""
    ) -> None:
        super().__init__(parent)
        self._placeholder = placeholder or self.tr("Add tag")
        self._pills: list[_Pill] = []
        self._flow = FlowLayout(self, gap=6, line_gap=4)
        self._flow.setContentsMargins(9, fonts.px(6), 9, fonts.px(6))
        self.setMinimumHeight(fonts.px(32))
        self.line = _Line(self)
        self.line.setProperty("bare", "true")
        self.line.setPlaceholderText(self._placeholder)
        self._flow.addWidget(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_edited)
        self.set_known(known)

    def setAccessibleName(self, name: str) -> None:
        """Give the line that has the focus the name as well."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def set_known(self, words: Iterable[str]) -> None:
        """Offer these words while typing."""
        completer = QCompleter(sorted(words, key=sort_key), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_completed)
        self.line.setCompleter(completer)

    def value(self) -> tuple[str, ...]:
        """Return the tags in their order, with what is still being typed."""
        words = [pill.word for pill in self._pills]
        typed = self.line.text().strip()
        return tuple([*words, typed] if typed and typed not in words else words)

    def set_value(self, words: Sequence[str]) -> None:
        """Show these tags."""
        for pill in self._pills:
            self._drop(pill)
        self._pills = []
        for word in words:
            self._put(word)
        self.line.clear()

    def sizeHint(self) -> QSize:
        """Return the size of a field."""
        return QSize(160, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the size of a small field."""
        return QSize(110, fonts.px(32))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width: one or more lines of tags."""
        return max(self._flow.heightForWidth(width), fonts.px(32))

    def _put(self, word: str) -> None:
        pill = _Pill(word, self)
        pill.removed.connect(self._on_removed)
        self._flow.insert_widget(len(self._pills), pill)
        self._pills.append(pill)
        pill.show()
        self.line.setPlaceholderText(self._placeholder)
        self.updateGeometry()

    def _drop(self, pill: _Pill) -> None:
        self._flow.removeWidget(pill)
        pill.hide()
        pill.deleteLater()
        self.updateGeometry()

    def _add(self, typed: str) -> None:
        word = typed.strip()
        self.line.clear()
        if word and word not in [pill.word for pill in self._pills]:
            self._put(word)
            self.value_changed.emit(self.value())

    def _on_edited(self, text: str) -> None:
        self.line.updateGeometry()
        for sign in _ENDING:
            if sign in text:
                for word in text.split(sign):
                    self._add(word)
                return

    def _on_completed(self, word: str) -> None:
        self._add(word)

    def _on_removed(self, word: str) -> None:
        pill = next(pill for pill in self._pills if pill.word == word)
        self._pills.remove(pill)
        self._drop(pill)
        self.value_changed.emit(self.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End a tag with Enter, take the last away with Backspace, show the ring with the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.line.text().strip():
                if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._add(self.line.text())
                    return True
            elif event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._pills:
                self._on_removed(self._pills[-1].word)
                return True
        if isinstance(event, QFocusEvent):
            self._on_focus(gained=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _on_focus(self, *, gained: bool) -> None:
        if gained:
            focus_ring.surround(self, 7, field=True)
        else:
            focus_ring.clear()
            self._add(self.line.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field."""
        fill, edge = ("surface", "border-control") if self.isEnabled() else ("sunken", "border")
        painters.box(QPainter(self), QRectF(self.rect()), 7, fill=fill, edge=edge)

"""The left side of the window: book, members, pages, and the state of encryption and backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts, icons, theme
from ui.commands import shown_keys
from ui.views.registry import FOOT, TOOL
from ui.widgets import painters
from ui.widgets.book_header import BookHeader
from ui.widgets.member_filter import MemberFilter
from ui.widgets.nav_item import NavItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QMenu

    from ui.views.registry import PageSpec

WIDE, NARROW = 224, 56
GROUP_GAP = 13
ITEM_GAP = 1


class _Foot(QWidget):
    """One line at the foot: whether the file is encrypted and when it was last backed up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = "lock-simple-open"
        self._text = ""
        self._tone = "text-3"
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, icon: str, text: str, tone: str, narrow: bool) -> None:
        """Show the icon and, in the wide sidebar, the words."""
        self._icon, self._text, self._tone, self._narrow = icon, text, tone, narrow
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFixedHeight(fonts.line("note") + 20)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw hairline, icon and words."""
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(0, 0, self.width(), 1, look["border-strong" if look.dark else "track"])
        middle = (self.height() + 1) / 2
        left = (self.width() - 14) / 2 if self._narrow else 10
        icons.paint(painter, QRectF(left, middle - 7, 14, 14), self._icon, self._tone)
        if self._narrow:
            return
        font = fonts.font("note")
        room = self.width() - 36
        text = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(look[self._tone])
        box = QRectF(31, 1, room + 2, self.height())
        painter.drawText(painters.start_of(box, text, font, Qt.AlignmentFlag.AlignVCenter), text)


class Sidebar(QFrame):
    """Pages in their groups; exactly one is current."""

    page_chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec], menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setProperty("ground", "sidebar")
        self.header = BookHeader(menu, self)
        self.member_filter = MemberFilter(self)
        self.items: dict[str, NavItem] = {}
        self._pages = tuple(page for page in pages if page.group != TOOL)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_item)
        self._foot = _Foot(self)
        self._state = ("lock-simple-open", "", "text-3")
        self._narrow = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 4)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addSpacing(12)
        layout.addWidget(self.member_filter)
        layout.addSpacing(14)
        self._add_items(layout, foot=False)
        layout.addStretch(1)
        self._add_items(layout, foot=True)
        layout.addSpacing(8)
        layout.addWidget(self._foot)
        self.retranslate()
        self.set_narrow(narrow=False)

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or names too."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        self.header.set_narrow(narrow)
        self.member_filter.set_narrow(narrow)
        for item in self.items.values():
            item.set_narrow(narrow)
        self._foot.show_state(*self._state, narrow=narrow)

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; none for one that is not in the sidebar."""
        self._group.setExclusive(False)
        for name, item in self.items.items():
            item.setChecked(name == key)
        self._group.setExclusive(True)

    def show_file_state(self, icon: str, text: str, *, warn: bool = False) -> None:
        """Tell at the foot how the file is kept."""
        self._state = (icon, text, "warning" if warn else "text-3")
        self._foot.show_state(*self._state, narrow=self._narrow)

    def retranslate(self) -> None:
        """Name everything in the language of the window."""
        self.setAccessibleName(self.tr("Pages"))
        for spec in self._pages:
            keys = QKeySequence(f"Ctrl+{spec.digit}") if spec.digit else QKeySequence()
            if spec.group == FOOT:
                keys = QKeySequence("Ctrl+,")
            self.items[spec.key].set_words(spec.label(), shown_keys(keys))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the pages with the up and down arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        items = list(self.items.values())
        focused = next((place for place, item in enumerate(items) if item.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge between sidebar and page."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.current()["border"])

    def _add_items(self, layout: QVBoxLayout, *, foot: bool) -> None:
        before: int | None = None
        for spec in self._pages:
            if (spec.group == FOOT) != foot:
                continue
            if before is not None:
                layout.addSpacing(ITEM_GAP + (GROUP_GAP if spec.group != before else 0))
            before = spec.group
            item = NavItem(spec.icon, self)
            item.setObjectName(f"nav-{spec.key}")
            self._group.addButton(item)
            self.items[spec.key] = item
            layout.addWidget(item)

    @Slot(QAbstractButton)
    def _on_item(self, item: NavItem) -> None:
        key = next(name for name, one in self.items.items() if one is item)
        self.page_chosen.emit(key)

"""One entry of the sidebar: icon, name and badge, drawn by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import fonts, icons
from ui.widgets import controls, focus_ring, painters

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent

HEIGHT = 32
ICON = 18
COLLAPSED = 32


class NavBadge(NamedTuple):
    """A count beside a page. `danger` is filled red, `neutral` a gray pill, `plain` just the number."""

    number: int
    kind: str
    meaning: str
    """What is counted, for tooltip and screen reader: “1 overdue”."""


class NavItem(QAbstractButton):
    """A checkable entry; the sidebar sees to it that one is on."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._badge: NavBadge | None = None
        self._keys = ""
        self._narrow = False
        self._ring = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_words(self, label: str, keys: str) -> None:
        """Set the name and the shortcut that the tooltip tells."""
        self._keys = keys
        self.setText(label)
        self._describe()

    def set_badge(self, badge: NavBadge | None) -> None:
        """Show a count, or none; zero is none."""
        self._badge = badge if badge is not None and badge.number else None
        self._describe()
        self.update()

    @property
    def badge(self) -> NavBadge | None:
        """The badge shown."""
        return self._badge

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self._describe()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a row at the text scale."""
        return QSize(COLLAPSED if self._narrow else 120, max(HEIGHT, fonts.line("body") + 14))

    def minimumSizeHint(self) -> QSize:
        """Return the same: names elide, the row stays."""
        return QSize(COLLAPSED, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for focus that came by keyboard."""
        self._ring = event.reason() in focus_ring.KEYBOARD
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter as with Space; leave the arrows to the sidebar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover look."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Drop the hover look."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, icon, name, badge and focus ring."""
        painter = QPainter(self)
        frame = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painters.box(painter, frame, 6, fill="selected-strong" if self.isChecked() else "track")
        tone = "accent-text" if self.isChecked() else "text-2"
        self._paint_icon(painter, tone)
        if self._narrow:
            self._paint_dot(painter)
        else:
            right = self._paint_badge(painter)
            left = 8 + fonts.px(ICON) + 10
            style = "heading" if self.isChecked() else "name"
            box = QRectF(left, 0, right - left - 4, self.height())
            painters.text(painter, box, self.text(), style=style, color=tone)
        if self.hasFocus() and self._ring:
            controls.ring(painter, frame, 6)

    def _paint_icon(self, painter: QPainter, tone: str) -> None:
        filled = f"{self._icon}-fill"
        name = filled if self.isChecked() and filled in icons.names() else self._icon
        side = fonts.px(ICON)
        left = (self.width() - side) / 2 if self._narrow else 8.0
        icons.paint(painter, QRectF(left, (self.height() - side) / 2, side, side), name, tone)

    def _paint_badge(self, painter: QPainter) -> float:
        """Draw the badge and return where the name must end."""
        right = self.width() - 8.0
        if self._badge is None:
            return right
        plain, danger = self._badge.kind == "plain", self._badge.kind == "danger"
        style = "small" if plain else "small-strong"
        text = f"{self._badge.number:,}"
        height = fonts.px(18)
        width = max(height, painters.text_width(text, style) + (12 if len(text) > 1 else 0))
        box = QRectF(right - width, (self.height() - height) / 2, width, height)
        if not plain:
            painters.box(painter, box, height / 2, fill="danger-fill" if danger else "track")
        tone = "text-3" if plain else "on-accent" if danger else "text-2"
        center = Qt.AlignmentFlag.AlignCenter
        painters.text(painter, box, text, style=style, color=tone, align=center, elide=False)
        return box.left() - 4

    def _paint_dot(self, painter: QPainter) -> None:
        """Mark a badge on the narrow sidebar, where its number has no room."""
        if self._badge is None or self._badge.kind == "plain":
            return
        tone = "danger-fill" if self._badge.kind == "danger" else "text-3"
        painters.box(painter, QRectF(self.width() - 13, 3, 10, 10), 5, fill=tone, edge="sidebar", width=1.5)

    def _describe(self) -> None:
        meaning = self._badge.meaning if self._badge is not None else ""
        self.setAccessibleName(", ".join(part for part in (self.text(), meaning) if part))
        label = self.text() if self._narrow else ""
        self.setToolTip(" · ".join(part for part in (label, meaning, self._keys) if part))

"""Filter chips: a small button that opens a menu, and a filter that is on and can be cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from ui import fonts, icons
from ui.widgets import focus_ring, painters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

_PAD, _GAP, _MARK = 11, 7, 10


class FilterChip(QToolButton):
    """A filter: off it shows its name and a caret, on it shows its value and ✕.

    With `set_menu` or `set_popover` a click opens that; without, it turns the filter on and off.
    `cleared` says that ✕, Delete or Backspace took the filter away, `toggled_on` that a plain chip changed.
    """

    cleared = Signal()
    toggled_on = Signal(bool)
    opened = Signal()

    def __init__(self, text: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(parent)
        self._name = text
        self._icon = icon
        self._value = ""
        self._menu: QMenu | None = None
        self._popover: QFrame | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        focus_ring.attach(self, 7)
        self.clicked.connect(self._on_clicked)
        self._retitle()

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` below the chip when it is clicked."""
        self._menu = menu
        self.updateGeometry()

    def set_popover(self, popover: QFrame) -> None:
        """Open a `Popover` below the chip when it is clicked."""
        self._popover = popover
        self.updateGeometry()

    def is_on(self) -> bool:
        """Return whether the filter is on."""
        return bool(self._value)

    def set_value(self, text: str) -> None:
        """Turn the filter on and show what it filters; empty text turns it off."""
        self._value = text
        self._retitle()
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Turn the filter off and say so."""
        self.set_value("")
        self.cleared.emit()

    def _retitle(self) -> None:
        self.setText(self._value or self._name)
        self.setAccessibleName(f"{self._name}: {self._value}" if self._value else self._name)

    def _opens(self) -> bool:
        return self._menu is not None or self._popover is not None

    def _on_clicked(self) -> None:
        self.opened.emit()
        below = QPoint(0, self.height() + 4)
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(below))
        elif self._popover is not None:
            self._popover.open_at(self)  # type: ignore[attr-defined] # a Popover, which imports this module
        else:
            self.set_value("" if self.is_on() else self._name)
            self.toggled_on.emit(self.is_on())

    def _trailing(self) -> str:
        if self.is_on():
            return "x-bold"
        return "caret-down-bold" if self._opens() else ""

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and mark."""
        width = painters.text_width(self.text(), "small-name") + 2 * _PAD
        width += 14 + 7 if self._icon else 0
        width += _MARK + _GAP if self._trailing() else 0
        return QSize(round(width), fonts.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip never cuts its words."""
        return self.sizeHint()

    def _mark_rect(self) -> QRectF:
        return QRectF(self.width() - _PAD - _MARK - 4, 0, _MARK + _PAD + 4, self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clear from ✕; open or toggle elsewhere."""
        if self.is_on() and self._mark_rect().contains(event.position()):
            self.setDown(False)
            self.clear()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Delete or Backspace, open with Enter or Down."""
        if self.is_on() and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or (
            self._opens() and event.key() == Qt.Key.Key_Down
        ):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size with a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if not self.isEnabled():
            fill, edge, color = "surface", "border", "text-disabled"
        elif self.is_on():
            fill, edge, color = "accent-tint", "accent", "accent-text"
        else:
            fill = "track" if self.isDown() else "hover" if self.underMouse() else "surface"
            edge, color = "border-strong", "text-2"
        painters.box(painter, rect, 7, fill=fill, edge=edge)
        x = rect.x() + _PAD
        if self._icon:
            spot = painters.centered(QRectF(x, 0, 14, rect.height()), 14, 14)
            icons.paint(painter, spot, self._icon, color)
            x += 14 + 7
        words = QRectF(x, 0, rect.right() - x, rect.height())
        x += painters.text(painter, words, self.text(), style="small-name", color=color, elide=False)
        if self._trailing():
            spot = QRectF(x + _GAP, 0, _MARK, rect.height())
            icons.paint(painter, painters.centered(spot, _MARK, _MARK), self._trailing(), color)

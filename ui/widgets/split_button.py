"""A primary button with a menu of related commands behind its caret."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui import icons, theme
from ui.widgets import painters
from ui.widgets.buttons import Button, look

_MENU_WIDTH = 28


class SplitButton(Button):
    """A primary button; its last 28 px open `menu()`. Down or Alt+Down opens it from the keyboard."""

    menu_opened = Signal()

    def __init__(self, text: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(text, parent, kind="primary", icon=icon)
        self._menu = QMenu(self)
        self._over_menu = False
        self.setMouseTracking(True)

    def commands(self) -> QMenu:
        """Return the menu, to fill it."""
        return self._menu

    def add_action(self, action: QAction) -> None:
        """Add a command to the menu."""
        self._menu.addAction(action)

    def sizeHint(self) -> QSize:
        """Return the room of both parts."""
        return super().sizeHint() + QSize(_MENU_WIDTH, 0)

    def open_menu(self) -> None:
        """Open the menu below the button, its right edges aligned."""
        self.menu_opened.emit()
        width = self._menu.sizeHint().width()
        self._menu.popup(self.mapToGlobal(QPoint(self.width() - width, self.height() + 4)))

    def _menu_rect(self) -> QRectF:
        return QRectF(self.width() - _MENU_WIDTH, 0, _MENU_WIDTH, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu from its part; press the button elsewhere."""
        if event.button() == Qt.MouseButton.LeftButton and self._menu_rect().contains(event.position()):
            self.open_menu()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with Down."""
        if event.key() == Qt.Key.Key_Down:
            self.open_menu()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which part the pointer is over."""
        self._over_menu = self._menu_rect().contains(event.position())
        self.update()
        super().mouseMoveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both parts in one shape, a line between them."""
        painter = QPainter(self)
        state = self._state()
        rest = look("primary", "disabled" if state == "disabled" else "rest")
        colors = look("primary", state)
        whole, menu = QRectF(self.rect()), self._menu_rect()
        main = whole.adjusted(0, 0, -_MENU_WIDTH, 0)
        for part, lit in ((main, not self._over_menu), (menu, self._over_menu)):
            painter.save()
            painter.setClipRect(part)
            painters.box(painter, whole, self._radius(), fill=colors.fill if lit else rest.fill)
            painter.restore()
        current = theme.current()
        line = theme.mix(current[rest.fill], current[rest.text], 0.3)
        painter.fillRect(QRectF(menu.x(), 0, 1, self.height()), line)
        self._paint_content(painter, main, colors)
        icons.paint(painter, painters.centered(menu, 12, 12), "caret-down-bold", rest.text)

"""Dialogs: a frame over a scrim inside the window, with title, close, body and the buttons of its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui import fonts
from ui.widgets import focus_ring, painters
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Hairline
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL, LARGE = 560, 980
"""Widths of a dialog at 100 % text."""

_PAD = 24
_SHARE, _EDGE = 0.9, 32
_SHADOW, _SHADOW_DROP, _SHADOW_ALPHA = 36, 12, 0.28
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class _Layer(QWidget):
    """The scrim over a window with one dialog on it; keeps shortcuts and the pointer from what is below."""

    def __init__(self, window: QWidget, dialog: DialogFrame) -> None:
        super().__init__(window)
        self._dialog = dialog
        self._before: QWidget | None = QApplication.focusWidget()
        self._ringed = focus_ring.shown() is not None
        self.setAccessibleName(dialog.windowTitle())
        window.installEventFilter(self)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # widgets need one
        dialog.setParent(self, Qt.WindowType.Widget)
        self._fit()
        self.show()
        self.raise_()

    def _fit(self) -> None:
        """Cover the window and put the dialog into its middle."""
        self.setGeometry(self._window().rect())
        room = self.rect()
        most = max(round(room.width() * _SHARE), min(self._dialog.width_needed(), room.width() - _EDGE))
        width = min(fonts.px(self._dialog.width_wanted()), most)
        height = min(self._dialog.height_for(width), round(room.height() * _SHARE))
        left, top = (room.width() - width) // 2, (room.height() - height) // 3
        self._dialog.setGeometry(QRect(left, top, width, height))

    def _window(self) -> QWidget:
        parent = self.parentWidget()
        return self if parent is None else parent

    def refit(self) -> None:
        """Fit again after the dialog's content changed its size."""
        self._fit()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; swallow the shortcuts of what lies below."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() == QEvent.Type.Shortcut and not self._owns(watched):
            return True
        return False

    def _owns(self, thing: QObject) -> bool:
        """Return whether a shortcut belongs to the dialog, to a later dialog, or to another window."""
        owner: QObject | None = thing
        while owner is not None and not isinstance(owner, QWidget):
            owner = owner.parent()
        if owner is None:
            return False
        return self.isAncestorOf(owner) or owner.window() is not self._window() or self._above(owner)

    def _above(self, widget: QWidget) -> bool:
        layers = [child for child in self._window().children() if isinstance(child, _Layer)]
        later = layers[layers.index(self) + 1 :] if self in layers else []
        return any(layer.isAncestorOf(widget) for layer in later)

    def leave(self) -> None:
        """Take the scrim away and give the focus back."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._window().removeEventFilter(self)
        self.hide()
        self._dialog.setParent(None)
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            reason = Qt.FocusReason.TabFocusReason if self._ringed else Qt.FocusReason.OtherFocusReason
            before.setFocus(reason)
        self.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks beside the dialog from what lies below."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scrim and the dialog's shadow."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), painters.token("scrim"))
        shade = QColor(0, 0, 0)
        steps = _SHADOW // 2
        shade.setAlphaF(_SHADOW_ALPHA / steps)
        below = QRectF(self._dialog.geometry()).translated(0, _SHADOW_DROP)
        for step in range(steps):
            spread = step - _SHADOW / 6
            painters.box(painter, below.adjusted(-spread, -spread, spread, spread), 12 + spread, fill=shade)


class DialogFrame(QDialog):
    """A dialog inside the window. Fill `body`; the left of the foot is `foot`; the step is `primary`.

    `open_in(window)` shows it. Esc, ✕ and Cancel reject it, Ctrl+Enter presses `primary`, which calls
    `submit()`: override that; it accepts by default. `large=True` is 980 wide, else 560.
    """

    submitted = Signal()

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        primary: str = "",
        large: bool = False,
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setProperty("ringHost", True)
        self._large = large
        self._layer: _Layer | None = None
        self.title = Label(title, style="dialog-title")
        self.close_button = IconButton("x", self.tr("Close"), side=28)
        self.cancel = Button(self.tr("Cancel"))
        hint = "⌘ ↵" if _on_mac() else "Ctrl Enter"
        self.primary = Button(primary, kind="danger" if danger else "primary", hint="" if danger else hint)
        if not primary:
            self.primary.hide()  # showing it before it has a parent would open a window of its own
        self.body = QVBoxLayout()
        self.body.setContentsMargins(_PAD, 16, _PAD, 16)
        self.body.setSpacing(12)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self._lay_out()
        self.close_button.clicked.connect(self.reject)
        self.cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self._on_primary)

    def _lay_out(self) -> None:
        self._head = QWidget()
        self._head.setFixedHeight(fonts.px(51))
        head = QHBoxLayout(self._head)
        head.setContentsMargins(_PAD, 0, 16, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self._inside = QWidget()
        self._inside.setLayout(self.body)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        self._foot = QWidget()
        self._foot.setFixedHeight(fonts.px(59))
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_PAD, 0, _PAD, 0)
        foot.setSpacing(10)
        foot.addLayout(self.foot)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self._head, Hairline(), self._scroll, Hairline(), self._foot):
            column.addWidget(widget, 1 if widget is self._scroll else 0)

    # Showing -----------------------------------------------------------------------------------------

    def width_wanted(self) -> int:
        """Return the width at 100 % text."""
        return LARGE if self._large else SMALL

    def width_needed(self) -> int:
        """Return the width below which something is cut off."""
        return self.body.minimumSize().width() + 2

    def height_for(self, width: int) -> int:
        """Return the height that shows everything at a width."""
        layout: QLayout = self.body
        inside = width - 2
        needed = layout.heightForWidth(inside) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return needed + self._head.height() + self._foot.height() + 4

    def open_in(self, window: QWidget) -> None:
        """Show the dialog over `window` and put the focus into its first field."""
        self.ensurePolished()
        self._layer = _Layer(window.window(), self)
        self.show()
        self._layer.refit()
        self._focus_first()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr] # as above

    def open(self) -> None:
        """Show the dialog over the window of its parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.open_in(parent)

    def exec(self) -> int:
        """Show the dialog and wait for its end."""
        loop = QEventLoop()
        self.finished.connect(loop.quit)
        self.open()
        loop.exec()
        return self.result()

    def refit(self) -> None:
        """Take the height the content now wants."""
        if self._layer is not None:
            self._layer.refit()

    def set_foot_visible(self, shown: bool) -> None:
        """Show or hide the foot with its buttons."""
        self._foot.setVisible(shown)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that a part of the body can be seen."""
        self.body.activate()
        self._scroll.ensureWidgetVisible(widget, 0, 16)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Show the field that has the focus, wherever the body is scrolled to."""
        if now is not None and isValid(self) and self._inside.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, 16)

    def _focus_first(self) -> None:
        order = self._chain()
        first = next((widget for widget in order if self._inside.isAncestorOf(widget)), None)
        target = first or (order[0] if order else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chain(self) -> list[QWidget]:
        """Return what takes the tab key inside, in order."""
        found = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
            if self.isAncestorOf(widget) and takes and widget.isEnabled() and widget.isVisibleTo(self):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    # Ending ------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Do what the primary button says; override it and call `accept()` when it is done."""
        self.accept()

    def _on_primary(self) -> None:
        self.submitted.emit()
        self.submit()

    def done(self, result: int) -> None:
        """Close with a result."""
        layer, self._layer = self._layer, None
        if layer is not None:
            QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr] # as above
        super().done(result)
        if layer is not None:
            layer.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat closing as Cancel."""
        event.accept()
        if self._layer is not None:
            self.reject()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the tab key inside the dialog."""
        order = self._chain()
        if not order:
            return False
        here = QApplication.focusWidget()
        place = order.index(here) if here in order else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        order[(place + (1 if forward else -1)) % len(order)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc rejects, Ctrl+Enter submits, Enter alone does nothing; Page Up and Page Down scroll."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in _ENTER:
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if ctrl and self.primary.isEnabled() and self.primary.isVisibleTo(self):
                self.primary.click()
        else:
            if event.key() in _PAGES:
                bar = self._scroll.verticalScrollBar()
                bar.triggerAction(_PAGES[Qt.Key(event.key())])  # also where nothing in it takes the focus
            event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painters.box(QPainter(self), QRectF(self.rect()), 12, fill="raised", edge="border")


def _on_mac() -> bool:
    return QApplication.platformName() == "cocoa"


def ask(
    window: QWidget,
    title: str,
    sentence: str,
    primary: str,
    *,
    then: Callable[[], None],
    danger: bool = True,
) -> DialogFrame:
    """Ask before something that can’t be undone; `then` runs if the user goes on."""
    dialog = DialogFrame(title, window, primary=primary, danger=danger)
    dialog.body.addWidget(Label(sentence, tone="text-2", wrap=True))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(then)
    dialog.open_in(window)
    return dialog

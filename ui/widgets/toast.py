"""One sentence at the foot of the page that says what happened and offers to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from ui import fonts, motion
from ui.widgets import controls, painters
from ui.widgets.labels import CutLabel
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

SHOWN_MS = 8_000
ABOVE_EDGE = 40
HEIGHT = 40
WIDEST = 640


class _Action(QAbstractButton):
    """The word that acts, and its key in a small frame."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.keys = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for the word and the key."""
        key = painters.text_width(self.keys, "caption") + 12 + 10 if self.keys else 0
        return QSize(round(painters.text_width(self.text(), "heading") + key) + 12, fonts.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw word, key and focus ring."""
        painter = QPainter(self)
        frame = QRectF(self.rect())
        body = frame.adjusted(6, 0, 0, 0)
        width = painters.text(painter, body, self.text(), style="heading", color="toast-action")
        if self.keys:
            side = fonts.px(19)
            left = body.left() + width + 10
            box = QRectF(round(left), round((self.height() - side) / 2), frame.right() - round(left), side)
            painters.key_hint(painter, box, self.keys, fill="toast-key", color="toast-key-text", edge=None)
        if self.hasFocus():
            controls.ring(painter, frame, 6, color="toast-action")


class Toast(QFrame):
    """Slides up at the bottom center of the content; one at a time; waits while looked at."""

    closed = Signal()

    def __init__(self, parent: QWidget, content: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon("check-circle-fill", self, side=16, tone="toast-positive")
        self._text = CutLabel("", self, style="body", tone="toast-text")
        self._action = _Action(self)
        self._run: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 8, 0)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setOffset(0, 4)
        shadow.setBlurRadius(14)
        shadow.setColor(QColor(0, 0, 0, 56))
        self.setGraphicsEffect(shadow)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._on_time_over)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._action.clicked.connect(self._on_action)
        self._over = parent
        self._content = content
        content.installEventFilter(self)
        self._row = layout
        parent.installEventFilter(self)
        self.hide()

    def show_text(
        self,
        text: str,
        *,
        trouble: bool = False,
        action: str = "",
        keys: str = "",
        run: Callable[[], None] | None = None,
    ) -> None:
        """Say `text`; `action` is the word that runs `run`, `keys` the shortcut that does the same."""
        self._icon.set_icon(
            "warning-circle-fill" if trouble else "check-circle-fill",
            "toast-danger" if trouble else "toast-positive",
        )
        self._text.set_full_text(text)
        self._run = run if action else None
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.keys = keys
        self._action.setVisible(bool(action))
        self._action.updateGeometry()
        self.setAccessibleName(text)
        self._row.setContentsMargins(16, 0, 8 if action else 16, 0)
        already = self.isVisible()
        self._place()
        self.show()
        self.raise_()
        if not already and motion.duration():
            self._slide.setDuration(motion.duration())
            self._slide.setStartValue(self.pos() + QPoint(0, 24))
            self._slide.setEndValue(self.pos())
            self._slide.start()
        self._timer.start()
        self._announce(text, urgent=trouble)

    def text(self) -> str:
        """Return what is said, empty when nothing is."""
        return self._text.full_text() if self.isVisible() else ""

    @property
    def is_counting(self) -> bool:
        """Whether the time until it goes is running."""
        return self._timer.isActive()

    def action_text(self) -> str:
        """Return the word that acts, empty for none."""
        return self._action.text()

    def press_action(self) -> None:
        """Run the action, as a click on it does."""
        self._action.click()

    @Slot()
    def dismiss(self) -> None:
        """Go away now."""
        self._timer.stop()
        self.hide()
        self._run = None
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again from the start."""
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Stay at the bottom center when the page changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground."""
        painters.box(QPainter(self), QRectF(self.rect()), 9, fill="toast")

    def _place(self) -> None:
        """Stand in the middle of the content, 40 above the foot of the window."""
        room = self._content.width()
        width = min(self.sizeHint().width(), WIDEST, self._over.width() - 48)
        height = max(fonts.px(HEIGHT), self.sizeHint().height())
        middle = self._content.mapTo(self._over, QPoint(room // 2, 0)).x()
        left = min(max(middle - width // 2, 24), self._over.width() - width - 24)
        self.setGeometry(left, self._over.height() - ABOVE_EDGE - height, width, height)

    def _announce(self, text: str, *, urgent: bool) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        level = QAccessible.AnnouncementPoliteness
        event.setPoliteness(level.Assertive if urgent else level.Polite)
        QAccessible.updateAccessibility(event)

    @Slot()
    def _on_time_over(self) -> None:
        if self._action.hasFocus():
            self._timer.start()
        else:
            self.dismiss()

    @Slot()
    def _on_action(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()

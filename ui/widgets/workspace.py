"""The room of a page: its content, and the inspector beside it or, in a narrow window, over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from ui import fonts, motion
from ui.widgets import painters

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

LEAST, MOST, USUAL = 300, 480, 376
CONTENT = 720
"""So wide the content stays beside an inspector that can be narrower."""
OVER_BELOW = 1240
"""In a window narrower than this the inspector slides over the content."""


class _Handle(QWidget):
    """The edge of the inspector; dragging it changes the width."""

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self.moved.emit(round(event.globalPosition().x()))


class _Host(QFrame):
    """Holds the inspectors of the pages; shows one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.stack = QStackedLayout(self)
        self.stack.setContentsMargins(1, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground and the line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), painters.token("surface"))
        painter.fillRect(0, 0, 1, self.height(), painters.token("border"))


class Workspace(QWidget):
    """Lays out content and inspector; below 1240 px of window the inspector covers part of the content."""

    inspector_changed = Signal(bool)
    """The inspector came or went."""

    width_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = QStackedLayout()
        self.pages = QWidget(self)
        self.pages.setLayout(self.content)
        self._host = _Host(self)
        self._handle = _Handle(self)
        self._handle.moved.connect(self._on_dragged)
        self._width = USUAL
        self._wanted = True
        self._on_call = False
        self._called = False
        self._has_inspector = False
        self._slide = QPropertyAnimation(self._host, b"geometry", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._on_slid)
        self._host.installEventFilter(self)

    # what the window asks ----------------------------------------------------------------------------

    def show_page(self, page: QWidget, inspector: QWidget | None, *, on_call: bool = False) -> None:
        """Show a page and its inspector; with `on_call` the latter waits until somebody asks for it."""
        if self.content.indexOf(page) < 0:
            self.content.addWidget(page)
        if inspector is not None and self._host.stack.indexOf(inspector) < 0:
            self._host.stack.addWidget(inspector)
        self._has_inspector = inspector is not None
        self._on_call, self._called = on_call, False
        if inspector is not None:
            self._host.stack.setCurrentWidget(inspector)
        self._arrange()
        self.content.setCurrentWidget(page)

    @property
    def is_over(self) -> bool:
        """Whether the inspector lies over the content."""
        return self.window().width() < fonts.px(OVER_BELOW)

    @property
    def has_inspector(self) -> bool:
        """Whether the page shown has one."""
        return self._has_inspector

    @property
    def inspector_shown(self) -> bool:
        """Whether the inspector is visible."""
        return self._has_inspector and (self._called if self.is_over or self._on_call else self._wanted)

    @property
    def inspector_wanted(self) -> bool:
        """Whether a wide window shows the inspector; remembered over restarts."""
        return self._wanted

    def panes(self) -> list[QWidget]:
        """Return content and inspector, for F6."""
        return [self.pages, self._host]

    def restore(self, width: int, *, wanted: bool) -> None:
        """Take over what was remembered."""
        self._width = min(max(width, LEAST), MOST)
        self._wanted = wanted
        self._arrange()

    def set_inspector_shown(self, shown: bool) -> None:
        """Show or hide the inspector; over the content it slides."""
        if not self._has_inspector or shown == self.inspector_shown:
            return
        if not self.is_over:
            if self._on_call:
                self._called = shown
            else:
                self._wanted = shown
            self._arrange()
        else:
            self._called = shown
            self._slide_over(shown=shown)
        self.inspector_changed.emit(shown)

    # layout ------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close an inspector that lies over the content with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.is_over and self._called:
            self.set_inspector_shown(shown=False)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Keep the handle at the inspector's edge."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self._place_handle()
        return False

    def _arrange(self) -> None:
        self._slide.stop()
        shown = self.inspector_shown
        beside = shown and not self.is_over
        self.pages.setGeometry(0, 0, self.width() - (self._wide() if beside else 0), self.height())
        self._host.setGeometry(self._inside())
        self._host.setVisible(shown)
        self._host.raise_()
        self._place_handle()

    def _inside(self) -> QRect:
        return QRect(self.width() - self._wide(), 0, self._wide(), self.height())

    def _wide(self) -> int:
        """Return the inspector's width at the text scale; it gives way to the content."""
        wide = fonts.px(self._width)
        if not self.is_over:
            wide = min(wide, max(fonts.px(LEAST), self.width() - fonts.px(CONTENT)))
        return min(wide, round(self.width() * 0.75))

    def _place_handle(self) -> None:
        self._handle.setGeometry(self._host.x() - 3, 0, 7, self.height())
        self._handle.setVisible(self._host.isVisibleTo(self))
        self._handle.raise_()

    def _slide_over(self, *, shown: bool) -> None:
        inside = self._inside()
        outside = inside.translated(inside.width(), 0)
        self._host.show()
        self._host.raise_()
        self._slide.stop()
        self._slide.setDuration(motion.duration())
        self._slide.setStartValue(outside if shown else inside)
        self._slide.setEndValue(inside if shown else outside)
        self._slide.start()

    def _on_slid(self) -> None:
        self._host.setVisible(self.inspector_shown)
        self._place_handle()

    def _on_dragged(self, x: int) -> None:
        right = self.mapToGlobal(self.rect().topRight()).x()
        self._width = min(max(round((right - x) / fonts.scale()), LEAST), MOST)
        self._arrange()
        self.width_chosen.emit(self._width)

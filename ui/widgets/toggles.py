"""Tick boxes, radio buttons and switches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui import fonts
from ui.widgets import controls, focus_ring, painters

_GAP = 7
_TICKED: dict[Qt.CheckState, controls.Ticked] = {
    Qt.CheckState.Unchecked: "off",
    Qt.CheckState.Checked: "on",
    Qt.CheckState.PartiallyChecked: "some",
}


class TickBox(QCheckBox):
    """A tick box with its words; `setTristate` for “some”. Words may have another `tone` and `style`."""

    MARK = 16

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, tone: str = "text", style: str = "body"
    ) -> None:
        super().__init__(text, parent)
        self._tone, self._style = tone, style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        focus_ring.attach(self, 4)

    def sizeHint(self) -> QSize:
        """Return the room of mark and words."""
        return _size(self.text(), self.MARK, self._style)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the words too."""
        return self.rect().contains(pos)

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        controls.tick_box(
            painter, rect, _TICKED[self.checkState()], enabled=self.isEnabled(), hovered=self.underMouse()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and words."""
        painter = QPainter(self)
        self._paint_mark(painter, QRectF(0, 0, self.MARK, self.height()))
        _paint_words(painter, self, self.MARK, self._tone, self._style)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size with a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class Switch(TickBox):
    """A switch for something that takes effect at once."""

    MARK = 32

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        controls.switch(
            painter, rect, on=self.isChecked(), enabled=self.isEnabled(), hovered=self.underMouse()
        )


class RadioButton(QRadioButton):
    """A radio button with its words; those of one parent exclude each other."""

    MARK = 16

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: str = "text") -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        focus_ring.attach(self, 8)

    def sizeHint(self) -> QSize:
        """Return the room of mark and words."""
        return _size(self.text(), self.MARK)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and words."""
        painter = QPainter(self)
        rect = QRectF(0, 0, self.MARK, self.height())
        controls.radio(
            painter, rect, chosen=self.isChecked(), enabled=self.isEnabled(), hovered=self.underMouse()
        )
        _paint_words(painter, self, self.MARK, self._tone)


def _size(text: str, mark: int, style: str = "body") -> QSize:
    words = round(painters.text_width(text, style)) + _GAP if text else 0
    return QSize(mark + words, fonts.px(24))


def _paint_words(painter: QPainter, widget: QWidget, mark: int, tone: str, style: str = "body") -> None:
    words = QRectF(mark + _GAP, 0, widget.width() - mark - _GAP, widget.height())
    color = tone if widget.isEnabled() else "text-disabled"
    shown = widget.text() if isinstance(widget, (TickBox, RadioButton)) else ""
    painters.text(painter, words, shown, style=style, color=color)

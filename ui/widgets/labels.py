"""Text of the window: labels in a style and a tone, cut labels, and numbers that explain themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QWidget

from ui import fonts
from ui.widgets import controls, focus_ring, painters


class Label(QLabel):
    """One text in a style of `ui.fonts.STYLES` and a tone (a color token such as `text-2`).

    `wrap` breaks lines; `weight` overrides the style's; text is plain unless `rich`.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        style: str = "body",
        tone: str = "text",
        weight: int | None = None,
        wrap: bool = False,
        rich: bool = False,
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._weight = weight
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if align is not None:
            self.setAlignment(align)
        self.setFont(fonts.font(style, weight))
        self.setProperty("tone", tone)

    def style_name(self) -> str:
        """Return the text style."""
        return self._style

    def set_style(self, style: str, weight: int | None = None) -> None:
        """Change the text style."""
        self._style, self._weight = style, weight
        self.setFont(fonts.font(style, weight))

    def tone(self) -> str:
        """Return the color token."""
        return str(self.property("tone"))

    def set_tone(self, tone: str) -> None:
        """Change the color token."""
        if tone != self.tone():
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one line with Chinese in it on the base line of a Latin one; all else as Qt does."""
        words = self.text()
        plain = self.textFormat() == Qt.TextFormat.PlainText and not self.wordWrap() and "\n" not in words
        if not plain or words.isascii() or self.hasSelectedText():
            super().paintEvent(event)
            return
        QFrame.paintEvent(self, event)
        painter = QPainter(self)
        enabled = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(enabled, self.foregroundRole()))
        painter.setFont(self.font())
        rect = QRectF(self.contentsRect())
        painter.drawText(painters.start_of(rect, words, self.font(), self.alignment()), words)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the style's font, at the new scale, through a change of the style sheet."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            wanted = fonts.font(self._style, self._weight)
            if self.font() != wanted:
                self.setFont(wanted)


class CutLabel(Label):
    """One line that is cut with “…” where it does not fit; the tip then has it whole."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, style: str = "body", tone: str = "text"
    ) -> None:
        self._full = text
        super().__init__(text, parent, style=style, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_full_text(self, text: str) -> None:
        """Change the text."""
        self._full = text
        self.setAccessibleName(text)
        self._cut()
        self.updateGeometry()

    def full_text(self) -> str:
        """Return the text, uncut."""
        return self._full

    def sizeHint(self) -> QSize:
        """Return the room the whole text wants."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._full)
        return QSize(round(width) + 1, fonts.line(self._style))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(24, fonts.line(self._style))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        metrics = QFontMetricsF(self.font())
        shown = self._full
        if metrics.horizontalAdvance(shown) > self.width() + 0.5:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self._full else self._full)
        if shown != self.text():
            self.setText(shown)


class ExplainedLabel(Label):
    """A number with a dotted underline: a click, F1, Enter or Space emits `explain_requested`.

    Ctrl+C copies it.
    """

    explain_requested = Signal()

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        style: str = "amount",
        tone: str = "text",
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        super().__init__(text, parent, style=style, tone=tone, align=align)
        self._explained = True
        self.set_explained(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        focus_ring.attach(self, 4)

    def set_explained(self, explained: bool) -> None:
        """Say whether there is something to explain; without, it is a plain number."""
        self._explained = explained
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if explained else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.WhatsThisCursor if explained else Qt.CursorShape.ArrowCursor)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the number."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy)
        menu.popup(event.globalPos())

    def copy(self) -> None:
        """Copy the number as shown."""
        QGuiApplication.clipboard().setText(self.text())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the explanation."""
        if not self._explained:
            return
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.explain_requested.emit()

    def event(self, event: QEvent) -> bool:
        """Take F1 itself: in a dialog the window's command does not hear it."""
        asked = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1 and self._explained
        if asked and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the explanation."""
        if event.key() in {Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.explain_requested.emit()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number and the dots below it."""
        super().paintEvent(event)
        if not self.text() or not self._explained:
            return
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self.text())
        rect = QRectF(self.contentsRect())
        spare = rect.width() - width
        right = bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        middle = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        x = rect.x() + (spare if right else spare / 2 if middle else 0)
        y = min(rect.center().y() + metrics.height() / 2 - 0.5, rect.bottom() - 0.5)
        painter = QPainter(self)
        controls.dotted_line(painter, QPointF(round(x), int(y) + 0.5), width)


class KeyHint(QWidget):
    """A key in a small frame, such as “Ctrl K”."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the frame."""
        return QSize(round(painters.text_width(self._keys, "caption")) + 12, fonts.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painters.key_hint(QPainter(self), QRectF(self.rect()), self._keys)

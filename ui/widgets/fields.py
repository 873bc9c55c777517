"""Text fields: a line editor with marks inside, values typed as text, the frame with label and error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from finapp.errors import UserError
from finapp.messages import sentence
from ui import i18n, icons
from ui.widgets import focus_ring, painters
from ui.widgets.labels import Label
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAD = 10


class LineEdit(QLineEdit):
    """A one-line field; it can hold an icon or a word before the text and a word after it."""

    leading_clicked = Signal()

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, placeholder: str = "", small: bool = False
    ) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._prefix = ""
        self._suffix = ""
        self._icon = ""
        if small:
            self.setProperty("compact", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        focus_ring.attach(self, 7, field=True)

    def set_prefix(self, text: str) -> None:
        """Write a word such as “CNY” or “¥” before the text."""
        self._prefix = text
        self._make_room()

    def set_suffix(self, text: str) -> None:
        """Write a word such as “%” or “= 499.92” after the text."""
        if text != self._suffix:
            self._suffix = text
            self._make_room()

    def suffix(self) -> str:
        """Return the word after the text."""
        return self._suffix

    def set_leading_icon(self, name: str) -> None:
        """Draw an icon before the text; a click on it emits `leading_clicked`."""
        self._icon = name
        self._make_room()

    def _leading(self) -> int:
        if self._icon:
            return 16 + 8
        return round(painters.text_width(self._prefix)) + 8 if self._prefix else 0

    def _make_room(self) -> None:
        trailing = round(painters.text_width(self._suffix)) + 8 if self._suffix else 0
        self.setTextMargins(self._leading(), 0, trailing, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then what stands before and after the text."""
        super().paintEvent(event)
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(_PAD + 1, 0, -_PAD - 1, 0)
        color = "text-3" if self.isEnabled() else "text-disabled"
        if self._icon:
            spot = painters.centered(QRectF(rect.x(), 0, 16, rect.height()), 16, 16)
            icons.paint(painter, spot, self._icon, color)
        elif self._prefix:
            painters.text(painter, rect, self._prefix, color=color)
        if self._suffix:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painters.text(painter, rect, self._suffix, color=color, align=right)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell clicks on the icon from clicks into the text."""
        if self._icon and event.position().x() < _PAD + 24:
            self.leading_clicked.emit()
        super().mousePressEvent(event)


class ValueEdit(LineEdit):
    """A field whose text means a value; subclasses say how it is read and written.

    `value_changed` carries the new value (None while the text means nothing), `error_changed` the sentence to
    show below the field, empty when all is well. Errors appear when the field is left, and go while typing.
    """

    value_changed = Signal(object)
    error_changed = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, required: bool = False, placeholder: str = ""
    ) -> None:
        super().__init__("", parent, placeholder=placeholder)
        self._required = required
        self._value: Any = None
        self._error = ""
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_left)

    # For subclasses ----------------------------------------------------------------------------------

    def _read(self, text: str) -> Any:
        """Return what `text` means; raise `UserError` when it means nothing. Here: the words themselves."""
        return text.strip()

    def _write(self, value: Any) -> str:
        """Return how a value is written."""
        return str(value)

    def _missing(self) -> UserError:
        """Return the error of a required field left empty."""
        return UserError("field.missing")

    # For users ---------------------------------------------------------------------------------------

    def value(self) -> Any:
        """Return the value, None when the field is empty or cannot be read."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value without saying that it changed."""
        self._value = value
        self.setText("" if value is None else self._write(value))
        self._show_error("")

    def retype(self, text: str) -> None:
        """Show a text as if it had been typed, also one that means nothing."""
        self.setText(text)
        self._on_edited(text)

    def set_required(self, required: bool) -> None:
        """Say whether the field may stay empty."""
        self._required = required

    def check(self) -> bool:
        """Show what is wrong with the text, if anything, and return whether all is well."""
        try:
            self._understand(self.text())
        except UserError as error:
            self._show_error(sentence(error.code, i18n.current(), **error.params))
            return False
        self._show_error("")
        return True

    def error(self) -> str:
        """Return the sentence shown below the field."""
        return self._error

    def _understand(self, text: str) -> Any:
        if not text.strip():
            if self._required:
                raise self._missing()
            return None
        return self._read(text)

    def _take(self, value: Any) -> None:
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _on_edited(self, text: str) -> None:
        try:
            value = self._understand(text)
        except UserError:
            self._take(None)
            return
        self._show_error("")
        self._take(value)

    def _on_left(self) -> None:
        if self.check() and self._value is not None:
            self.setText(self._write(self._value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Check the text when the field is left, also by the mouse."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._on_left()

    def _show_error(self, text: str) -> None:
        if text == self._error:
            return
        self._error = text
        mark_error(self, wrong=bool(text))
        self.error_changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc give back the last good value before it leaves the field."""
        if event.key() == Qt.Key.Key_Escape and self._error:
            self.set_value(self._value)
            return
        super().keyPressEvent(event)


class TextField(ValueEdit):
    """A field for plain words."""

    def value(self) -> str:
        """Return the words, without spaces around them; empty when there are none."""
        return self.text().strip()


def mark_error(widget: QWidget, *, wrong: bool) -> None:
    """Give a field the edge of an error, or take it away."""
    widget.setProperty("error", "true" if wrong else "false")
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Field(QWidget):
    """A label above a control, and one sentence below it: an error, or a quiet hint.

    A control with a signal `error_changed` shows its errors here by itself.
    """

    def __init__(
        self, label: str, control: QWidget, parent: QWidget | None = None, *, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._hint = hint
        self.label = Label(label, style="small-name", tone="text-2")
        self.label.setBuddy(control)
        self._mark = Icon("warning-circle-fill", tone="danger", side=12)
        self._below = Label(hint, style="note", tone="text-3", wrap=True)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._lay_out()
        errors = getattr(control, "error_changed", None)
        if errors is not None:
            errors.connect(self.set_error)
        self.set_error("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(self._control)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 1, 0, 0)
        mark.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(mark)
        row.addWidget(self._below, 1)
        column.addWidget(self._foot)
        column.addStretch(1)

    def control(self) -> QWidget:
        """Return the control."""
        return self._control

    def set_error(self, text: str) -> None:
        """Show what is wrong; empty text shows the hint again."""
        self._below.setText(text or self._hint)
        self._below.set_tone("danger" if text else "text-3")
        self._mark.setVisible(bool(text))
        self._foot.setVisible(bool(text or self._hint))
        self._control.setAccessibleDescription(text or self._hint)

    def error(self) -> str:
        """Return the error shown."""
        return self._below.text() if self._below.tone() == "danger" else ""

    def set_hint(self, text: str) -> None:
        """Change the quiet sentence below."""
        self._hint = text
        self.set_error(self.error())

    def set_label(self, text: str) -> None:
        """Change the label."""
        self.label.setText(text)
        self._control.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """Gray the label with its control."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.label.setEnabled(self.isEnabled())


def check_all(controls: Iterable[QWidget]) -> bool:
    """Check every control that can be checked; put the focus into the first one that is wrong."""
    wrong = [control for control in controls if not getattr(control, "check", lambda: True)()]
    if wrong:
        wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
    return not wrong

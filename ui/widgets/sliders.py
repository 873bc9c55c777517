"""A slider with the field of the same value beside it: typing and dragging are equal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QSlider, QWidget

from finapp.domain.money import Money
from ui import fonts
from ui import format as fmt
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import CountEdit

if TYPE_CHECKING:
    from ui.widgets.fields import ValueEdit

_PAGE = 10


class _SliderField(QWidget):
    """A slider of whole steps and a field; what is typed may lie between steps or beyond the ends."""

    value_changed = Signal(object)

    def __init__(self, edit: ValueEdit, steps: int, parent: QWidget | None, *, width: int, name: str) -> None:
        super().__init__(parent)
        self.edit = edit
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, steps)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(_PAGE)
        self.slider.setAccessibleName(name)
        self.edit.setAccessibleName(name)
        self.edit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.edit.setFixedWidth(fonts.px(width))
        self._least = Label(style="note", tone="text-3")
        self._most = Label(style="note", tone="text-3", align=Qt.AlignmentFlag.AlignRight)
        under = QHBoxLayout()
        under.addWidget(self._least)
        under.addStretch(1)
        under.addWidget(self._most)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.slider, 0, 0)
        grid.addLayout(under, 1, 0)
        grid.addWidget(self.edit, 0, 1, 2, 1)
        self.slider.valueChanged.connect(self._on_moved)
        self.edit.value_changed.connect(self._on_typed)

    def _position(self, value: Any) -> int:
        """Return the slider's step that is nearest to a value."""
        return int(value)

    def _value(self, position: int) -> Any:
        """Return the value of a step of the slider."""
        return position

    def set_ends(self, least: str, most: str) -> None:
        """Write the ends below the slider."""
        self._least.setText(least)
        self._most.setText(most)

    def value(self) -> Any:
        """Return the value, None while the field cannot be read."""
        return self.edit.value()

    def set_value(self, value: Any) -> None:
        """Show a value without saying that it changed."""
        self.edit.set_value(value)
        self._follow(value)

    def _follow(self, value: Any) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(self._position(value))
        self.slider.blockSignals(False)

    def _on_moved(self, position: int) -> None:
        value = self._value(position)
        self.edit.set_value(value)
        self.value_changed.emit(value)

    def _on_typed(self, value: Any) -> None:
        if value is not None:
            self._follow(value)
        self.value_changed.emit(value)


class MoneySlider(_SliderField):
    """An amount from `least` to `most` in steps of `step`."""

    def __init__(
        self, least: Money, most: Money, step: Money, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        self._from, self._step = least.minor, step.minor
        edit = MoneyEdit(least.currency, symbol=True, short=True)
        steps = (most.minor - least.minor) // step.minor
        super().__init__(edit, steps, parent, width=112, name=name)
        writes = fmt.Format()
        self.set_ends(writes.figure_amount(least), writes.figure_amount(most))

    def _position(self, value: Money) -> int:
        return (value.minor - self._from + self._step // 2) // self._step

    def _value(self, position: int) -> Money:
        edit = self.edit
        currency = edit.currency() if isinstance(edit, MoneyEdit) else ""
        return Money(self._from + position * self._step, currency)


class CountSlider(_SliderField):
    """A whole number from `least` to `most`."""

    def __init__(
        self, least: int, most: int, parent: QWidget | None = None, *, unit: str = "", name: str = ""
    ) -> None:
        self._from = least
        super().__init__(
            CountEdit(least=least, most=most, unit=unit), most - least, parent, width=112, name=name
        )
        self.set_ends(f"{least:,}", f"{most:,}")

    def _position(self, value: int) -> int:
        return value - self._from

    def _value(self, position: int) -> int:
        return self._from + position

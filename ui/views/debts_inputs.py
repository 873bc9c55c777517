"""What a payoff plan begins with: an amount each month on top of the minimums, and savings above a floor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.payoff import PayoffWishes
from ui import fonts
from ui import format as formats
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.sliders import MoneySlider
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from finapp.services.payoff_plan import Ground

_SLIDER, _FIELD = 300, 112
_STEPS = 100


class WishesRow(QWidget):
    """Asks for the amounts; `changed` carries the wishes with them."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wishes = PayoffWishes()
        self.slider: MoneySlider | None = None
        self.minimums = Label(tone="text-2")
        self.use_savings = TickBox(self.tr("Use savings above"))
        self.keep = MoneyEdit("CNY", symbol=True, short=True)
        self.keep.setFixedWidth(fonts.px(_FIELD))
        self.keep.setAccessibleName(self.tr("What stays in savings"))
        self._row = QHBoxLayout()
        self._row.setSpacing(14)
        self._row.addWidget(Label(self.tr("Extra each month"), weight=500))
        self._row.addWidget(self.minimums)
        self._row.addStretch(1)
        self._savings = QWidget()
        row = QHBoxLayout(self._savings)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.use_savings)
        row.addWidget(self.keep)
        row.addStretch(1)
        self._below = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row)
        column.addLayout(self._below)
        self.set_wide(wide=True)
        self.use_savings.toggled.connect(self._on_savings)
        self.keep.value_changed.connect(self._on_savings)

    def set_wide(self, *, wide: bool) -> None:
        """Put the savings beside the amount or below it."""
        self._row.removeWidget(self._savings)
        self._below.removeWidget(self._savings)
        (self._row if wide else self._below).addWidget(self._savings)

    def show_ground(self, ground: Ground, wishes: PayoffWishes) -> None:
        """Show the wishes for these debts."""
        self.wishes = wishes
        self._show_slider(ground)
        has_savings = ground.savings > 0
        self.use_savings.setEnabled(has_savings)
        self.use_savings.setToolTip("" if has_savings else self.tr("No money fund holds anything"))
        self.keep.setEnabled(wishes.keep is not None and has_savings)
        minimum = formats.current().figure(Money(ground.minimum, ground.base))
        self.minimums.setText(self.tr("on top of {amount} minimums").format(amount=minimum))

    def _show_slider(self, ground: Ground) -> None:
        """Make the slider for the currency and the size of the debts, once."""
        if self.slider is not None:
            return
        base = ground.base
        most = nice_most(ground.minimum, Money.of(1, base).minor)
        step = Money(max(most // _STEPS, 1), base)
        self.slider = MoneySlider(
            Money(0, base), Money(most, base), step, name=self.tr("Extra each month, on top of the minimums")
        )
        self.slider.setMinimumWidth(fonts.px(_SLIDER))
        self.slider.value_changed.connect(self._on_extra)
        self._row.insertWidget(1, self.slider)
        self.keep.set_currency(base)
        self.show_wishes()

    def show_wishes(self) -> None:
        """Write the amounts of the wishes into the fields."""
        if self.slider is None:
            return
        base = self.keep.currency()
        self.slider.set_value(Money(self.wishes.extra, base))
        self.keep.set_value(Money(self.wishes.keep or 0, base))
        self.use_savings.blockSignals(True)
        self.use_savings.setChecked(self.wishes.keep is not None)
        self.use_savings.blockSignals(False)

    @Slot(object)
    def _on_extra(self, value: object) -> None:
        if isinstance(value, Money) and value.minor >= 0:
            self._tell(replace(self.wishes, extra=value.minor))

    @Slot()
    def _on_savings(self) -> None:
        kept, used = self.keep.value(), self.use_savings.isChecked()
        self.keep.setEnabled(used)
        if kept is not None and kept.minor >= 0:
            self._tell(replace(self.wishes, keep=kept.minor if used else None))

    def _tell(self, wishes: PayoffWishes) -> None:
        if wishes != self.wishes:
            self.wishes = wishes
            self.changed.emit(wishes)


def nice_most(minimum: int, unit: int) -> int:
    """Return a round end for the slider, in minor units: somewhat more than half of the minimums."""
    wanted = max(minimum * 6 // 10, 1000 * unit)
    power = unit
    while power * 10 <= wanted:
        power *= 10
    return next(power * factor for factor in (1, 2, 4, 5, 10) if power * factor >= wanted)

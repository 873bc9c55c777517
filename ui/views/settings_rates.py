"""Settings: exchange rates, as the household notes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.currencies import exponents
from ui import format as formats
from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.views.settings_rows import SettingCard
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Hairline
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import Label
from ui.widgets.number_edits import FactorEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.exchange import ExchangeRate
    from finapp.errors import UserError
    from ui.context import AppContext

translate = QCoreApplication.translate
_COMMON = ("EUR", "USD", "GBP", "JPY", "HKD", "CNY")


class RateRow(QWidget):
    """One rate, its day, a step that removes it."""

    def __init__(self, context: AppContext, rate: ExchangeRate) -> None:
        super().__init__()
        self._context, self._rate = context, rate
        words = f"1 {rate.base} = {rate.rate:f} {rate.quote}"
        self.remove = IconButton("trash", self.tr("Remove {rate}").format(rate=words), side=28)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        self.words = Label(words, style="name")
        row.addWidget(self.words, 1)
        row.addWidget(Label(formats.current().date(rate.on), tone="text-3"))
        row.addWidget(self.remove)
        self.remove.clicked.connect(self._on_remove)

    @Slot()
    def _on_remove(self) -> None:
        run_change(self._context, self._context.book.exchange.remove, self._rate.id)


class RatesCard(SettingCard):
    """What currencies are worth in one another; sums in the base currency rest on it."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            translate("RatesCard", "Exchange rates"),
            translate("RatesCard", "Sums use the newest of a pair and name its day"),
        )
        self._context = context
        self.base = Picker(_currencies(), required=True)
        self.base.set_value(_COMMON[0])
        self.rate = FactorEdit(required=True)
        self.quote = Picker(_currencies(), required=True)
        self.day = DateEdit(context.today(), required=True)
        self.day.set_value(context.today())
        self.add_rate = Button(self.tr("Add rate"), icon="plus-bold")
        self.trouble = Label(style="small", tone="danger", wrap=True)
        self.trouble.hide()
        self.rows: list[RateRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addWidget(self._foot())
        self.add_rate.clicked.connect(self._on_add)
        self.rate.returnPressed.connect(self._on_add)

    def _foot(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.addWidget(Field(self.tr("One unit of"), self.base), 0, 0)
        grid.addWidget(Field(self.tr("Is worth"), self.rate), 0, 1)
        grid.addWidget(Field(self.tr("In"), self.quote), 1, 0)
        grid.addWidget(Field(self.tr("On"), self.day), 1, 1)
        row = QHBoxLayout()
        row.addWidget(self.trouble, 1)
        row.addStretch(0)
        row.addWidget(self.add_rate)
        grid.addLayout(row, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return holder

    def show_rates(self, rates: Sequence[ExchangeRate], currency: str) -> None:
        """List the rates; a new one is in the base currency unless another is chosen."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [RateRow(self._context, rate) for rate in rates]
        for row in self.rows:
            self._list.addWidget(row)
            self._list.addWidget(Hairline())
        if not self.day.hasFocus():
            self.day.set_value(self.day.value())  # as the language of now writes it
        if self.quote.value() is None:
            self.quote.set_value(currency)
            if currency == self.base.value():
                self.base.set_value(_COMMON[1])

    @Slot()
    def _on_add(self) -> None:
        if not check_all([self.base, self.rate, self.quote, self.day]):
            return
        run_change(
            self._context,
            self._context.book.exchange.set,
            self.base.value(),
            self.quote.value(),
            self.rate.value(),
            self.day.value(),
            done=self._on_added,
            refused=self._on_refused,
        )

    def _on_added(self, _change: object) -> None:
        self.rate.clear()
        self.rate.set_value(None)
        self.trouble.hide()

    def _on_refused(self, error: UserError) -> None:
        self.trouble.setText(sentence_of(error, i18n.current()))
        self.trouble.show()


def _currencies() -> list[PickItem]:
    """Return every currency, the usual ones first."""
    codes = [*_COMMON, *sorted(set(exponents()) - set(_COMMON))]
    return [PickItem(code, f"{code} · {formats.currency_name(code, i18n.current())}") for code in codes]

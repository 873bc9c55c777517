"""The dialog that pays a statement: all of it, the minimum or another amount, from one account or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountId
from finapp.domain.money import Money, total
from finapp.services.statement_payments import Source
from ui import format as formats
from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.repayments import tile_of
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Tile
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from finapp.errors import UserError
    from ui.context import AppContext
    from ui.dialogs.statement_sheet import StatementSheet

FULL, LEAST, OTHER = "full", "least", "other"
_ICONS = {"cash": "wallet", "ewallet": "device-mobile", "money_fund": "leaf"}


class _SourceRow(QWidget):
    """An account that pays the whole or, beside another one, a part; and what left it in its currency."""

    removed = Signal(object)
    """It is not to pay anything: this row."""

    def __init__(self, sheet: StatementSheet, label: str, *, part: bool = False) -> None:
        super().__init__()
        self._sheet, self._is_part = sheet, part
        currency = sheet.statement.currency
        writes = formats.current()
        items = [
            PickItem(one.id, one.label, detail=writes.money(held), icon=_ICONS.get(one.kind.value, "bank"))
            for one, held in sheet.sources
        ]
        self.account = Picker(items, required=True, placeholder=self.tr("Choose an account"))
        self.left = MoneyEdit(currency, zero=False)
        self.part = MoneyEdit(currency, required=part, zero=False)
        self.remove = IconButton("trash", self.tr("Not from this account"))
        self._left_field = Field(self.tr("Left the account"), self.left)
        self._account_field = Field(label, self.account)
        part_field = Field(self.tr("Of it from there"), self.part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._account_field, 1)
        row.addWidget(part_field, 1)
        row.addWidget(self._left_field, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        part_field.setVisible(part)
        self.remove.setVisible(part)
        self.remove.clicked.connect(self._on_remove)
        self.account.value_changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self, _value: object = None) -> None:
        """Ask what left the account where it holds another currency."""
        held = next((money for one, money in self._sheet.sources if one.id == self.account.value()), None)
        currency = held.currency if held is not None else self._sheet.statement.currency
        other = currency != self._sheet.statement.currency
        self.left.set_currency(currency)
        self.left.set_required(other)
        self._left_field.setVisible(other)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self)

    def say(self, hint: str) -> None:
        """Say something under the account."""
        self._account_field.set_hint(hint)

    def controls(self) -> list[QWidget]:
        """Return what must be right."""
        found: list[QWidget] = [self.account]
        found += [self.part] if self._is_part else []
        return found if self._left_field.isHidden() else [*found, self.left]

    def source(self, amount: Money) -> Source:
        """Return the account with its part."""
        left = None if self._left_field.isHidden() else self.left.value()
        return Source(AccountId(int(str(self.account.value()))), amount, left)


class StatementPaymentDialog(DialogFrame):
    """Records a payment of one statement."""

    def __init__(self, context: AppContext, sheet: StatementSheet) -> None:
        super().__init__(self.tr("Pay statement"), primary=self.tr("Mark paid"))
        self._context, self._sheet = context, sheet
        one = sheet.statement
        self._amounts = {FULL: one.unpaid, LEAST: min(one.minimum_unpaid, one.unpaid)}
        self.choice = Segmented(self._choices(), name=self.tr("How much"))
        self.amount = MoneyEdit(one.currency, required=True, zero=False)
        self.day = DateEdit(context.today(), required=True, first_weekday=sheet.week_start)
        self.day.set_value(context.today())
        self.first = _SourceRow(sheet, self.tr("From account"))
        self.first.account.set_value(sheet.usual_source())
        self.first.fit()
        self.parts: list[_SourceRow] = []
        self._parts_column = QVBoxLayout()
        self._parts_column.setSpacing(12)
        self.more = LinkButton(self.tr("Pay a part from another account"), icon="plus-bold")
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._amount_field = Field(self.tr("Amount"), self.amount)
        self._arrange()
        self.choice.changed.connect(self._on_choice)
        self.amount.value_changed.connect(self._on_amount)
        self.more.clicked.connect(self._on_more)
        self.first.account.value_changed.connect(self._on_source)
        self._on_choice(self.choice.value())

    def _choices(self) -> list[Choice]:
        found = []
        if self._amounts[FULL]:
            found.append(Choice(FULL, self.tr("In full")))
        if 0 < self._amounts[LEAST] < self._amounts[FULL]:
            found.append(Choice(LEAST, self.tr("Minimum")))
        return [*found, Choice(OTHER, self.tr("Other amount"))]

    def _arrange(self) -> None:
        one, writes = self._sheet.statement, formats.current()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Tile(*tile_of(self._sheet.account), side=32))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(CutLabel(self._sheet.account.name, style="heading"))
        text = self.tr("statement of {closing}, due {due}").format(
            closing=writes.short_date(one.closing, self._context.today()),
            due=writes.short_date(one.due, self._context.today()),
        )
        words.addWidget(CutLabel(text, style="small", tone="text-3"))
        head.addLayout(words, 1)
        head.addWidget(Label(writes.money(one.money(one.unpaid)), style="figure-3"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addWidget(self._amount_field, 0, 0)
        grid.addWidget(Field(self.tr("Paid on"), self.day), 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(grid)
        self.body.addWidget(self.first)
        self.body.addLayout(self._parts_column)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot(str)
    def _on_choice(self, choice: str) -> None:
        """Fill the amount of the choice in; another one is typed."""
        one = self._sheet.statement
        if choice in self._amounts:
            self.amount.set_value(one.money(self._amounts[choice]))
        else:
            self.amount.set_value(None)
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(self.amount.value())

    @Slot(object)
    def _on_amount(self, value: object) -> None:
        """Follow what is typed: the choice, and what it means."""
        one = self._sheet.statement
        minor = value.minor if isinstance(value, Money) else None
        known = next((key for key, amount in self._amounts.items() if amount == minor), OTHER)
        self.choice.set_value(known)
        self._say(one.money(minor) if minor is not None else None)

    def _say(self, value: Money | None) -> None:
        """Say what a smaller or larger amount means."""
        one, hint = self._sheet.statement, ""
        if value is not None:
            rest = one.unpaid - value.minor
            shown = formats.current().money(one.money(abs(rest)))
            if 0 < value.minor < min(one.minimum_unpaid, one.unpaid):
                hint = self.tr("{amount} stays open: less than the minimum").format(amount=shown)
            elif rest > 0:
                hint = self.tr("{amount} is carried to the next statement").format(amount=shown)
            elif rest < 0:
                hint = self.tr("{amount} more than is due: it pays the next bills").format(amount=shown)
        self._amount_field.set_hint(hint)
        self._share()

    @Slot()
    def _on_more(self) -> None:
        """Ask for one more account; there are as many parts as accounts to pay them."""
        row = _SourceRow(self._sheet, self.tr("And from"), part=True)
        row.account.value_changed.connect(self._on_source)
        row.part.value_changed.connect(self._on_source)
        row.removed.connect(self._on_removed)
        self.parts.append(row)
        self._parts_column.addWidget(row)
        row.show()
        row.account.setFocus(Qt.FocusReason.OtherFocusReason)
        self._share()

    @Slot(object)
    def _on_removed(self, row: _SourceRow) -> None:
        self.parts.remove(row)
        self._parts_column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self._share()

    @Slot(object)
    def _on_source(self, _value: object) -> None:
        self._share()

    def _share(self) -> None:
        """Say what the first account pays beside the parts of the others."""
        amount, hint = self.amount.value(), ""
        if self.parts and amount is not None:
            rest = amount - self._from_others(amount.currency)
            if rest.minor >= 0:
                hint = self.tr("pays {amount}").format(amount=formats.current().money(rest))
        self.first.say(hint)
        self.more.setVisible(len(self.parts) + 1 < len(self._sheet.sources))
        self.refit()

    def _from_others(self, currency: str) -> Money:
        return total((one.part.value() or Money(0, currency) for one in self.parts), currency)

    def _sources(self, amount: Money) -> list[Source]:
        """Return what comes from where; the first account pays what the others do not."""
        rest = amount - self._from_others(amount.currency)
        found = [self.first.source(rest)] if rest.minor > 0 else []
        return found + [one.source(part) for one in self.parts if (part := one.part.value()) is not None]

    def submit(self) -> None:
        """Save the payment; the dialog stays open with the reason where the book does not take it."""
        fields = [self.amount, self.day, *self.first.controls()]
        for row in self.parts:
            fields += row.controls()
        amount, day = self.amount.value(), self.day.value()
        if not check_all(fields) or amount is None or day is None:
            return
        sources = self._sources(amount)
        if sum(one.amount.minor for one in sources) != amount.minor:
            self._complain(self.tr("The parts are more than the whole amount. Enter less."))
            return
        self.primary.setEnabled(False)
        run_change(
            self._context,
            self._context.book.statement_payments.pay,
            self._sheet.statement.account_id,
            sources,
            day,
            self._sheet.statement.closing,
            done=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self._complain(sentence_of(error, i18n.current()))

    def _complain(self, text: str) -> None:
        self.trouble.set_text(text)
        self.trouble.show()
        self.refit()

"""What a file leaves open, answered beside it: which source paid how much, which bank account takes part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from finapp.domain.account import AccountKind
from finapp.domain.money import Money
from ui import format as formats
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finapp.domain.account import Account, AccountId
    from finapp.services.imports import ImportItem


class SharesBox(QWidget):
    """Asks how much each source of one row paid; the one that nobody typed into pays the rest."""

    answered = Signal(object)
    """The shares in the order of the row's sources; None while they do not add up."""

    def __init__(self, item: ImportItem, said: Sequence[Money] | None) -> None:
        super().__init__()
        self._amount = item.meaning.row.amount
        self.edits = [MoneyEdit(self._amount.currency) for _ in item.meaning.sources]
        self._typed: set[int] = set()
        self._left = Label("", style="small", tone="text-3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = self.tr("The file does not say how much each of them paid.")
        column.addWidget(Label(words, style="small", tone="text-2", wrap=True))
        for place, (source, edit) in enumerate(zip(item.meaning.sources, self.edits, strict=True)):
            column.addWidget(Field(source.label or source.kind.value, edit))
            edit.textEdited.connect(partial(self._on_typed, place))
        column.addWidget(self._left)
        for edit, share in zip(self.edits, said or (), strict=False):
            edit.set_value(share)
        self._show_left()

    def _sum(self) -> int:
        return sum(share.minor for edit in self.edits if (share := edit.value()) is not None)

    def _on_typed(self, place: int, _text: str) -> None:
        self._typed.add(place)
        rest = [edit for at, edit in enumerate(self.edits) if at not in self._typed]
        if len(rest) == 1:
            rest[0].set_value(None)
            left = self._amount.minor - self._sum()
            rest[0].set_value(Money(left, self._amount.currency) if left >= 0 else None)
        self._show_left()
        shares = tuple(share for edit in self.edits if (share := edit.value()) is not None)
        whole = len(shares) == len(self.edits) and self._sum() == self._amount.minor
        self.answered.emit(shares if whole else None)

    def _show_left(self) -> None:
        writes, left = formats.current(), self._amount.minor - self._sum()
        whole = writes.money(self._amount)
        if left < 0:
            text = self.tr("More than the {amount} that was paid").format(amount=whole)
        elif left:
            rest = writes.money(Money(left, self._amount.currency))
            text = self.tr("{left} of {amount} left").format(left=rest, amount=whole)
        else:
            text = self.tr("Together {amount}").format(amount=whole)
        self._left.set_tone("danger" if left < 0 else "text-3")
        self._left.setText(text)


class BankBox(QWidget):
    """Asks for the bank account that rows of the file leave unnamed."""

    answered = Signal(object)
    """The account."""

    def __init__(self, accounts: Iterable[Account], chosen: AccountId | None) -> None:
        super().__init__()
        items = [
            PickItem(one.id, one.label, icon="bank")
            for one in accounts
            if one.kind is AccountKind.BANK and one.closed_on is None
        ]
        self.account = Picker(items, placeholder=self.tr("Choose the account"))
        self.account.set_value(chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = self.tr("Some rows move money to or from a bank account that the file does not name.")
        if not items:
            words = self.tr("{words} Add the account first, on the page Accounts.").format(words=words)
        column.addWidget(Label(words, style="small", tone="text-2", wrap=True))
        column.addWidget(self.account)
        self.account.setVisible(bool(items))
        self.account.value_changed.connect(self.answered)

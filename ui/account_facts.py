"""What the Accounts page and its dialogs know of a book, and the lists they choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.account import AccountKind, MemberId
from finapp.domain.exchange import total_in
from ui import format as formats
from ui.account_words import balance_text, icon_of
from ui.repayments import tile_of
from ui.widgets.picker import PickItem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finapp.domain.account import Account, AccountId, Member
    from finapp.domain.exchange import Rates, Total
    from finapp.domain.money import Money
    from finapp.services.accounts import AccountView
    from finapp.services.book import Book

translate = QCoreApplication.translate


NOBODY = 0
"""The key of a picker for what belongs to no one alone."""


def owner_of(key: object) -> MemberId | None:
    """Return the member that a key of `owner_items` stands for."""
    return MemberId(key) if isinstance(key, int) and key != NOBODY else None


@dataclass(frozen=True, kw_only=True)
class AccountFacts:
    """One reading of the book."""

    views: tuple[AccountView, ...]
    checks: dict[AccountId, date]
    members: tuple[Member, ...]
    categories: dict[AccountKind, tuple[Account, ...]]
    currency: str
    week_start: int
    rates: Rates

    @classmethod
    def read(cls, book: Book) -> AccountFacts:
        """Read it. Runs on the reader thread."""
        settings = book.settings.all()
        return cls(
            views=tuple(book.accounts.views()),
            checks=book.accounts.checks(),
            members=tuple(book.members.all()),
            categories={
                kind: tuple(book.accounts.categories(kind))
                for kind in (AccountKind.EXPENSE, AccountKind.INCOME)
            },
            currency=str(settings["currency"]),
            week_start=int(str(settings["week_start"])),
            rates=book.exchange.rates(),
        )

    def add_up(self, amounts: Iterable[Money]) -> Total:
        """Return a sum in the base currency."""
        return total_in(amounts, self.currency, self.rates)

    def view(self, account_id: AccountId | None) -> AccountView | None:
        """Return an account by its id."""
        return next((view for view in self.views if view.account.id == account_id), None)

    def shown(self, members: frozenset[MemberId]) -> list[AccountView]:
        """Return the accounts of some members; of everyone where none is named."""
        return [view for view in self.views if not members or view.account.member_id in members]

    def owner(self, account: Account) -> str:
        """Return whose an account is; empty where it is nobody's alone or there is only one person."""
        if len(self.members) < 2:  # noqa: PLR2004 - two people need telling apart
            return ""
        return next((one.name for one in self.members if one.id == account.member_id), "")

    def parent(self, account: Account) -> str:
        """Return the name of the tool that a card belongs to; empty where it stands alone."""
        view = self.view(account.parent_id) if account.parent_id is not None else None
        return "" if view is None else view.account.name

    def owner_items(self) -> list[PickItem]:
        """Return the people an account can belong to, and everyone together."""
        together = PickItem(NOBODY, translate("Accounts", "Everyone together"), icon="users")
        people = [PickItem(one.id, one.name, initial=(one.initials, one.color_slot)) for one in self.members]
        return [*people, together]

    def account_items(self, views: Iterable[AccountView]) -> list[PickItem]:
        """Return open accounts to choose from, with what they hold."""
        return [
            PickItem(
                view.account.id,
                view.account.label,
                detail=f"{formats.current().symbol(view.balance.currency)} {balance_text(view)}",
                tile=tile_of(view.account) if view.account.kind.is_debt else None,
                icon="" if view.account.kind.is_debt else icon_of(view.account.kind),
            )
            for view in views
            if view.account.closed_on is None
        ]

    def own_items(self) -> list[PickItem]:
        """Return the accounts where money sits."""
        return self.account_items(view for view in self.views if view.account.kind.is_own)

    def category_items(self, kind: AccountKind) -> list[PickItem]:
        """Return the categories of spending or of income."""
        return [PickItem(one.id, one.name) for one in self.categories[kind]]

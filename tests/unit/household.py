"""A small invented household that service tests start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.credit import BillingCycle, DueKind
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, PlanTerms
from finapp.domain.purchase import PurchaseDraft, PurchaseId
from finapp.services.accounts import ToolDraft
from finapp.services.book import Book

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 18)


def today() -> date:
    return DAY


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


@dataclass
class Household:
    book: Book
    bank: AccountId
    huabei: AccountId
    baitiao: AccountId
    electronics: AccountId

    @classmethod
    def create(cls, path: Path) -> Household:
        book = Book.create(path, today=today)
        bank = book.accounts.add(
            AccountDraft(kind=AccountKind.BANK, name="ICBC debit", currency="CNY"),
            cny(5_000_000),
            date(2026, 1, 1),
        )
        tools: list[AccountId] = []
        for name, closing, due in (("Huabei", 1, 10), ("JD Baitiao", 5, 15)):
            cycle = BillingCycle(
                valid_from=date(2026, 1, 1), closing_day=closing, due_kind=DueKind.DAY, due_value=due
            )
            draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name=name, currency="CNY")
            change = book.accounts.add_tool(ToolDraft(account=draft, cycle=cycle))
            tools.append(AccountId(change.created or 0))
        electronics = next(c.id for c in book.accounts.categories() if c.code == "electronics")
        return cls(book, AccountId(bank.created or 0), tools[0], tools[1], electronics)

    def purchase(self, account: AccountId, minor: int, on: date, title: str = "Thing") -> PurchaseDraft:
        return PurchaseDraft(
            title=title, price=cny(minor), bought_on=on, account_id=account, category_id=self.electronics
        )

    def iphone(self) -> PurchaseId:
        """Buy the sample household's phone: 5,999.00 in 12 installments at 0.7 % a month."""
        terms = PlanTerms(
            price=599_900,
            currency="CNY",
            count=12,
            start=date(2026, 7, 15),
            first_due=date(2026, 8, 15),
            convention=CostConvention.FEE_PER_PERIOD,
            rate=Decimal("0.007"),
            fee_rounded_in_total=True,
        )
        change = self.book.purchases.add(
            self.purchase(self.baitiao, 599_900, date(2026, 7, 15), "iPhone 17 256 GB"), terms
        )
        return PurchaseId(change.created or 0)

    def balance(self, account: AccountId) -> int:
        return self.book.accounts.view(account).balance.minor

    def close(self) -> None:
        self.book.close()

"""A book with one bank account and one credit tool, built from a worked example."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.credit import BillingCycle, CreditTerms, DueKind
from finapp.domain.money import Money
from finapp.domain.purchase import PurchaseDraft, PurchaseId
from finapp.domain.statement import Pays, PromotionDraft, PromotionKind
from finapp.domain.tool_terms import DatedTerms, ToolTerms
from finapp.services.accounts import ToolDraft
from finapp.services.book import Book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from finapp.domain.statement import Statement

LONG_AGO = date(2000, 1, 1)


def closing_on(day: int, due_days: int = 25, valid_from: date = LONG_AGO) -> BillingCycle:
    """Return a rule that closes on a day of every month (31: its last)."""
    return BillingCycle(valid_from=valid_from, closing_day=day, due_kind=DueKind.OFFSET, due_value=due_days)


@dataclass
class CardBook:
    """One card, its book, and what people do with it; amounts in major units as text."""

    book: Book
    bank: AccountId
    card: AccountId
    category: AccountId
    currency: str

    @classmethod
    def create(
        cls,
        path: Path,
        terms: ToolTerms,
        today: date,
        cycles: Sequence[BillingCycle] = (closing_on(31),),
        *,
        limit: str | None = None,
        currency: str = "USD",
        pays: Pays = Pays.FULL,
        pays_amount: int | None = None,
    ) -> CardBook:
        book = Book.create(path, currency=currency, today=lambda: today)
        draft = AccountDraft(kind=AccountKind.BANK, name="Bank", currency=currency)
        bank = AccountId(book.accounts.add(draft, Money.of("1000000", currency), LONG_AGO).created or 0)
        credit = CreditTerms(
            limit=None if limit is None else Money.of(limit, currency), pays=pays, pays_amount=pays_amount
        )
        tool = ToolDraft(
            account=AccountDraft(kind=AccountKind.CARD, name="Card", currency=currency), terms=credit
        )
        card = AccountId(book.accounts.add_tool(tool).created or 0)
        book.accounts.set_cycles(card, cycles)
        book.conditions.set(card, [DatedTerms(LONG_AGO, terms)])
        category = next(one.id for one in book.accounts.categories() if one.code == "other")
        return cls(book, bank, card, category, currency)

    def money(self, amount: str | Decimal) -> Money:
        return Money.of(amount, self.currency)

    def buy(self, on: date | str, amount: str | Decimal) -> PurchaseId:
        draft = PurchaseDraft(
            title="Thing",
            price=self.money(amount),
            bought_on=_day(on),
            account_id=self.card,
            category_id=self.category,
        )
        return PurchaseId(self.book.purchases.add(draft).created or 0)

    def pay(self, on: date | str, amount: str | Decimal) -> None:
        self.book.payments.pay_tool(self.card, self.bank, self.money(amount), _day(on))

    def draw(self, on: date | str, amount: str | Decimal) -> None:
        self.book.accounts.transfer(self.card, self.bank, self.money(amount), _day(on))

    def charge(self, on: date | str, amount: str | Decimal) -> None:
        """Book a plain expense on the card, below zero money that comes back."""
        self.book.accounts.record(self.card, self.category, -self.money(amount), _day(on))

    def promote(self, bought: PurchaseId, kind: PromotionKind, rate: str, begins: str, ends: str) -> None:
        entry = self.book.purchases.view(bought).purchase.transaction_id
        self.book.conditions.add_promotion(
            PromotionDraft(
                account_id=self.card,
                kind=kind,
                begins=_day(begins),
                ends=_day(ends),
                rate=Decimal(rate),
                transaction_id=entry,
            )
        )

    def statements(self, ahead: int = 1) -> list[Statement]:
        return self.book.statements.of(self.card, ahead)

    def closed(self, closing: date | str) -> Statement:
        return next(one for one in self.statements() if one.closing == _day(closing))

    def major(self, minor: int) -> Decimal:
        return Money(minor, self.currency).major


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value

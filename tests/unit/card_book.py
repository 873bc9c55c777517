"""A book with one bank account and one credit tool, built from a worked example."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.credit import BillingCycle, CreditTerms, DueKind
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms
from finapp.domain.purchase import Purchase, PurchaseDraft, PurchaseId
from finapp.domain.purchase_filter import PurchaseFilter, PurchaseOrder
from finapp.domain.statement import Pays, PromotionDraft, PromotionKind
from finapp.domain.tool_terms import DatedTerms, InterestMethod, LateFee, MinimumRule, PercentOf, ToolTerms
from finapp.projection.obligations import ObligationKind
from finapp.services.accounts import ToolDraft
from finapp.services.book import Book
from finapp.services.statement_payments import Source
from finapp.store import exchange

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from finapp.domain.statement import Statement
    from finapp.projection.obligations import Obligation

LONG_AGO = date(2000, 1, 1)
TODAY = date(2026, 11, 18)
FIFTH = BillingCycle(valid_from=LONG_AGO, closing_day=5, due_kind=DueKind.DAY, due_value=23)
CN = ToolTerms(
    method=InterestMethod.POSTING_FULL,
    rate=Decimal("0.1825"),
    minimum=MinimumRule(percent=Decimal("0.05"), percent_of=PercentOf.ORDINARY),
    late_fee=LateFee(rate=Decimal("0.05"), least=1000),
)


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

    def minor(self, minor: int) -> Money:
        return Money(minor, self.currency)

    def purchase(self, on: date, minor: int) -> PurchaseDraft:
        return PurchaseDraft(
            title="Thing",
            price=self.minor(minor),
            bought_on=on,
            account_id=self.card,
            category_id=self.category,
        )

    def bought(self) -> list[Purchase]:
        """Return every purchase."""
        ids = self.book.purchase_list.listing(PurchaseFilter(), PurchaseOrder.DATE, descending=False).ids
        return [self.book.purchases.view(PurchaseId(one)).purchase for one in ids]

    def buy(
        self, on: date | str, amount: str | Decimal | Money, account: AccountId | None = None
    ) -> PurchaseId:
        price = amount if isinstance(amount, Money) else self.money(amount)
        draft = self.purchase(_day(on), price.minor)
        draft = replace(draft, price=price, account_id=account or self.card)
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

    def source(self, amount: Money, account: AccountId | None = None) -> Source:
        return Source(account or self.bank, amount)

    def add_fund(self) -> AccountId:
        draft = AccountDraft(kind=AccountKind.MONEY_FUND, name="Fund", currency=self.currency)
        return AccountId(self.book.accounts.add(draft, self.money("9000"), LONG_AGO).created or 0)

    def add_account(self, name: str, currency: str) -> AccountId:
        """Add an account of one's own that holds 100."""
        draft = AccountDraft(kind=AccountKind.BANK, name=name, currency=currency)
        return AccountId(self.book.accounts.add(draft, Money.of("100", currency), LONG_AGO).created or 0)

    def add_part(self, name: str, currency: str | None = None) -> AccountId:
        """Add a card that belongs to this one."""
        draft = AccountDraft(
            kind=AccountKind.CARD, name=name, currency=currency or self.currency, parent_id=self.card
        )
        return AccountId(self.book.accounts.add(draft).created or 0)

    def set_auto_pay(self) -> None:
        """Let the lender take what is due from the bank account."""
        view = self.book.accounts.view(self.card)
        account = replace(view.account, pay_from_id=self.bank)
        self.book.accounts.edit(self.card, account, replace(view.terms, auto_pay=True))

    def set_rate(self, base: str, quote: str, rate: str) -> None:
        with self.book.file.write("set_rate") as unit:
            exchange.set_rate(unit.connection, base, quote, LONG_AGO, Decimal(rate))

    def at(self, day: date) -> CardBook:
        """Return the same book on another day."""
        self.book.close()
        return replace(self, book=Book.open(self.book.path, today=lambda: day))

    def statements(self, ahead: int = 1) -> list[Statement]:
        return self.book.statements.of(self.card, ahead)

    def closed(self, closing: date | str) -> Statement:
        return next(one for one in self.statements() if one.closing == _day(closing))

    def major(self, minor: int) -> Decimal:
        return Money(minor, self.currency).major


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def cn_card(path: Path, terms: ToolTerms = CN, today: date = TODAY, **more: object) -> CardBook:
    return CardBook.create(path / "card.finapp", terms, today, [FIFTH], currency="CNY", **more)  # type: ignore[arg-type]  # passed on


def bills(card: CardBook) -> list[Obligation]:
    return [one for one in card.book.calendar.obligations() if one.kind is ObligationKind.BILL]


def plan(card: CardBook, amount: str, on: date, first: date, count: int = 6, **more: object) -> PlanDraft:
    terms = PlanTerms(
        price=card.money(amount).minor,
        currency=card.currency,
        count=count,
        start=on,
        first_due=first,
        convention=CostConvention.FEE_PER_PERIOD,
        rate=Decimal("0.006"),
    )
    return PlanDraft(title="Installments", account_id=card.card, terms=terms, **more)  # type: ignore[arg-type]  # passed on

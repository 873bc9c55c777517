"""The invented household that a new user may look around in: a book of its own, made by the services."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from finapp.domain.account import AccountDraft, AccountId, AccountKind, MemberId
from finapp.domain.credit import BillingCycle, CreditTerms, DueKind, Offer
from finapp.domain.dates import Unit
from finapp.domain.loan_terms import Lender, LoanTerms
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms, SettlementRule
from finapp.domain.purchase import OrderStatus, PurchaseDraft, PurchaseId
from finapp.domain.rounding import Rounding
from finapp.domain.statement import Pays
from finapp.domain.tool_terms import DatedTerms, terms_of
from finapp.domain.transaction import TransactionDraft, TransactionKind, move
from finapp.services.accounts import ToolDraft
from finapp.services.book import Book
from finapp.services.setup import OPENING
from finapp.store import accounts, exchange, ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Data = dict[str, Any]
JOINT = " · "
"""Between a merchant and the platform it sells on."""


@cache
def _data(language: str = "en") -> Data:
    """Return the data file, its names in `language`."""
    folder = files("resources").joinpath("sample")
    data = tomllib.loads(folder.joinpath("household.toml").read_text(encoding="utf-8"))
    words = folder.joinpath(f"words_{language}.toml")
    return _said(data, tomllib.loads(words.read_text(encoding="utf-8"))) if words.is_file() else data


def _said(data: Data, words: Mapping[str, str]) -> Data:
    """Return the data with each of the words in the other language; a text of several joined by “ · ”."""

    def said(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: said(part) for key, part in value.items()}
        if isinstance(value, list):
            return [said(part) for part in value]
        if not isinstance(value, str):
            return value
        return JOINT.join(words.get(part, part) for part in value.split(JOINT))

    return {key: said(value) for key, value in data.items()}


def sample_day() -> date:
    """Return the day that the sample's “today” is."""
    return date.fromisoformat(_data()["today"])


def _day(data: Data, key: str) -> date | None:
    return date.fromisoformat(data[key]) if key in data else None


def create_sample(path: Path, *, language: str = "en", today: Callable[[], date] = sample_day) -> Book:
    """Create the sample book; raise `book.exists` when there is a file already."""
    book = Book.create(path, currency="CNY", language=language, today=today)
    try:
        _Filling(book, _data(language)).run()
    except BaseException:
        book.close()
        path.unlink(missing_ok=True)
        raise
    return book


class _Filling:
    """Fills an empty book from the data file."""

    def __init__(self, book: Book, data: Data) -> None:
        self._book = book
        self._data = data
        self._members: dict[str, MemberId] = {}
        self._accounts: dict[str, AccountId] = {}
        self._currencies: dict[str, str] = {}
        self._pay_from: dict[str, str] = {}
        self._categories = {
            category.code or "": category.id for category in book.accounts.categories(AccountKind.EXPENSE)
        }

    def run(self) -> None:
        self._book.settings.set("name", self._data["name"])
        self._book.settings.set("sample", value=True)
        self._book.settings.set("waiting_yield", self._data["waiting_yield"])
        for name in self._data["members"]:
            self._members[name] = MemberId(self._book.members.add(name).created or 0)
        for entry in self._data["account"]:
            self._account(entry)
        for entry in self._data["loan"]:
            self._loan(entry)
        for entry in self._data["purchase"]:
            self._purchase(entry)
        for entry in self._data["account"]:
            if "closing" in entry:
                self._open(entry)
        with self._book.file.write("change_setting", key="rates") as unit:
            for base, quote, rate in self._data["rates"]:
                exchange.set_rate(unit.connection, base, quote, self._book.today(), Decimal(rate))
        self._book.file.forget_history()

    def _account(self, entry: Data) -> None:
        currency = entry["currency"]
        draft = AccountDraft(
            kind=AccountKind(entry["kind"]),
            name=entry["name"],
            currency=currency,
            member_id=self._members[entry["member"]],
            tail=entry.get("tail", ""),
            monogram=entry.get("monogram", ""),
            color_slot=entry.get("slot"),
            pay_from_id=self._accounts.get(entry.get("pay_from", "")),
        )
        cycle = None
        if "statement_day" in entry:
            cycle = BillingCycle(
                valid_from=date(2026, 1, 1),
                closing_day=entry["statement_day"],
                due_kind=DueKind.DAY,
                due_value=entry["due_day"],
            )
        limit = Money.of(entry["limit"], currency) if "limit" in entry else None
        rounding = Rounding(entry.get("offers_rounded", Rounding.HALF_UP))
        offers = tuple(
            (count, Offer(AccountId(0), count, _fee(Decimal(rate)), Decimal(rate), rounding=rounding))
            for count, rate in entry.get("offers", ())
        )
        terms = CreditTerms(limit=limit)
        if "pays" in entry:
            terms = replace(terms, pays=Pays.FIXED, pays_amount=Money.of(entry["pays"], currency).minor)
        conditions = None
        if "conditions" in entry:
            conditions = DatedTerms(date(2026, 1, 1), terms_of(entry["conditions"]))
        change = self._book.accounts.add_tool(
            ToolDraft(account=draft, terms=terms, cycle=cycle, offers=offers, conditions=conditions),
            -Money.of(entry["owed"], currency) if "owed" in entry else None,
            _day(entry, "owed_on"),
        )
        key = str(entry["key"])
        self._accounts[key] = AccountId(change.created or 0)
        self._currencies[key] = currency
        self._pay_from[key] = str(entry.get("pay_from", key))

    def _terms(self, entry: Data, price: Money, start: date) -> PlanTerms:
        return PlanTerms(
            price=price.minor,
            currency=price.currency,
            count=entry["count"],
            start=start,
            first_due=date.fromisoformat(entry["first_due"]),
            unit=Unit(entry.get("unit", "month")),
            step=entry.get("step", 1),
            anchor_day=entry.get("anchor_day"),
            convention=CostConvention(entry["convention"]),
            rate=Decimal(entry["rate"]),
            fee_rounded_in_total=entry.get("in_total", False),
            settlement=SettlementRule(entry.get("settlement", "waived")),
            penalty_rate=Decimal(entry.get("penalty_rate", 0)),
        )

    def _loan(self, entry: Data) -> None:
        tool = entry["tool"]
        start = date.fromisoformat(entry["on"])
        terms = self._terms(entry, Money.of(entry["amount"], self._currencies[tool]), start)
        draft = PlanDraft(
            title=entry["title"],
            account_id=self._accounts[tool],
            terms=terms,
            member_id=self._members[entry["member"]],
        )
        agreed = LoanTerms(lender=Lender(entry["lender"]))
        self._book.loans.add(draft, agreed, already_paid=entry["already_paid"])

    def _purchase(self, entry: Data) -> None:
        tool, bought = entry["tool"], date.fromisoformat(entry["on"])
        merchant, _, platform = entry["merchant"].partition(JOINT)
        price = Money.of(entry["price"], self._currencies[tool])
        shipped, received = _day(entry, "shipped"), _day(entry, "received")
        status = OrderStatus.RECEIVED if received else OrderStatus.SHIPPED if shipped else OrderStatus.PAID
        draft = PurchaseDraft(
            title=entry["item"],
            price=price,
            bought_on=bought,
            account_id=self._accounts[tool],
            category_id=self._categories[entry["category"]],
            merchant=merchant,
            platform=platform,
            member_id=self._members[entry["member"]],
            order_number=entry.get("order", ""),
            status=status,
            tags=tuple(entry.get("tags", ())),
            shipped_on=shipped,
            received_on=received,
        )
        terms = self._terms(entry, price, bought) if "count" in entry else None
        purchase = PurchaseId(self._book.purchases.add(draft, terms).created or 0)
        if terms is not None:
            self._pay(entry, purchase)
        if refunded := _day(entry, "refunded"):
            self._book.refunds.add(purchase, price, refunded)
            self._book.purchases.set_status(purchase, OrderStatus.REFUNDED, refunded)

    def _pay(self, entry: Data, purchase: PurchaseId) -> None:
        """Pay the installments that were paid, each on its day; `left` is what left a foreign account."""
        source = self._pay_from[entry["tool"]]
        (plan,) = self._book.plans.of_purchase(purchase)
        left = [Money.of(amount, self._currencies[source]) for amount in entry.get("left", ())]
        for index, day in enumerate(entry.get("paid", ())):
            row = plan.installments[index]
            self._book.payments.pay_installments(
                [row.id],
                self._accounts[source],
                date.fromisoformat(day),
                left=left[index] if left else None,
            )

    def _open(self, entry: Data) -> None:
        """Give an account the opening balance that leads to what it holds today."""
        account_id, currency = self._accounts[entry["key"]], entry["currency"]
        held = self._book.accounts.view(account_id).balance
        opening = Money.of(entry["closing"], currency) - held
        with self._book.file.write("add_account", account=entry["name"]) as unit:
            source = accounts.by_code(unit.connection, OPENING)
            draft = TransactionDraft(
                on=date.fromisoformat(entry["opened_on"]),
                kind=TransactionKind.OPENING,
                postings=move(source, account_id, opening),
                member_id=self._members[entry["member"]],
            )
            ledger.insert(unit.connection, draft)


def _fee(rate: Decimal) -> CostConvention:
    return CostConvention.FEE_ONCE_SPREAD if rate else CostConvention.NONE

"""What falls due on which day, and what that adds up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.credit import closings
from finapp.domain.exchange import Rates, Total, total_in
from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState
from finapp.projection.due import Due, by_lender
from finapp.projection.obligations import Obligation, of_bills, of_plans
from finapp.services.deposits import maturities, read_deposits
from finapp.services.settings import DEFAULTS
from finapp.services.tool_facts import bills, read_tools
from finapp.store import exchange, ledger, members, payments, scenarios

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from finapp.domain.account import Account, AccountId, MemberId
    from finapp.domain.payment import Payment, PaymentId
    from finapp.domain.payoff import PlannedPayment
    from finapp.domain.plan import InstallmentId, Plan
    from finapp.services.deposits import Maturity
    from finapp.services.tool_facts import Tools
    from finapp.store.book_file import BookFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Sums of obligations in minor units per currency: all, paid, overdue, still due."""

    total: dict[str, int]
    paid: dict[str, int]
    overdue: dict[str, int]
    due: dict[str, int]


def summarize(obligations: Iterable[Obligation]) -> Summary:
    """Add obligations up; total = paid + overdue + still due, refunded and waived parts in none of them."""
    paid: defaultdict[str, int] = defaultdict(int)
    overdue: defaultdict[str, int] = defaultdict(int)
    due: defaultdict[str, int] = defaultdict(int)
    for one in obligations:
        currency = one.amount.currency
        paid[currency] += one.paid.minor
        side = overdue if one.state is InstallmentState.OVERDUE else due
        side[currency] += one.open.minor
    total = {
        currency: paid[currency] + overdue[currency] + due[currency] for currency in {*paid, *overdue, *due}
    }
    return Summary(total=total, paid=dict(paid), overdue=dict(overdue), due=dict(due))


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSummary:
    """The same sums in one currency; `total` is what the others add up to, so rounding never parts them."""

    total: Total
    paid: Total
    overdue: Total
    due: Total


def summary_in(summary: Summary, currency: str, rates: Rates) -> BaseSummary:
    """Return a summary in one currency, each of its sums converted once."""
    paid, overdue, due = (
        total_in((Money(minor, code) for code, minor in sums.items()), currency, rates)
        for sums in (summary.paid, summary.overdue, summary.due)
    )
    whole = total_in((Money(minor, code) for code, minor in summary.total.items()), currency, rates)
    total = replace(whole, amount=paid.amount + overdue.amount + due.amount)
    return BaseSummary(total=total, paid=paid, overdue=overdue, due=due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that a view of due days shows, read at one moment.

    `expected` is what others owe on money lent, `planned` what a followed payoff plan pays beside what is
    due. `automatic` tools take repayments by themselves. `pay_from` names the account that pays a tool;
    `statements` the tools that close on a day; `payments` the newest payment of an installment,
    `bill_payments` that of a tool's bills on a day. `rates` are those of today, `maturities` the ends of
    term deposits.
    """

    today: date
    currency: str
    week_start: int
    obligations: tuple[Obligation, ...]
    expected: tuple[Obligation, ...]
    planned: tuple[PlannedPayment, ...]
    accounts: Mapping[AccountId, Account]
    balances: Mapping[AccountId, Money]
    automatic: frozenset[AccountId]
    pay_from: Mapping[AccountId, AccountId]
    statements: Mapping[date, tuple[AccountId, ...]]
    payments: Mapping[InstallmentId, PaymentId]
    bill_payments: Mapping[tuple[AccountId, date], PaymentId]
    rates: Rates
    maturities: Mapping[date, tuple[Maturity, ...]]

    def total(self, amounts: Iterable[Money]) -> Total:
        """Return a sum in the base currency, at the rates of today."""
        return total_in(amounts, self.currency, self.rates)

    @property
    def dues(self) -> list[Due]:
        """Return the obligations grouped by day and lender."""
        return by_lender(self.obligations)

    def payment_of(self, one: Obligation) -> PaymentId | None:
        """Return the payment that last settled some of `one`, None when none did."""
        if one.installment is not None:
            return self.payments.get(one.installment.id)
        return self.bill_payments.get((one.account_id, one.paid_on)) if one.paid_on is not None else None


def paying_accounts(
    known: Mapping[AccountId, Account], made: Iterable[Payment]
) -> dict[AccountId, AccountId]:
    """Return which account pays each tool: the one chosen for it, else the one that paid it last."""
    found = {payment.account_id: payment.from_id for payment in made if known[payment.from_id].kind.is_own}
    for account in known.values():
        if account.pay_from_id is not None:
            found[account.id] = account.pay_from_id
    return {tool: own for tool, own in found.items() if known[own].closed_on is None}


def find_obligations(tools: Tools, today: date, member_ids: frozenset[MemberId]) -> list[Obligation]:
    """Return what is owed by due date; with `member_ids` that of their plans and tools only."""
    owed = (plan for plan in tools.plans if not _is_lent(tools, plan))
    found = list(of_plans(owed, today, tools.cycles))
    for facts in tools.facts.values():
        found += of_bills(bills(facts, today), today)
    return _sorted(tools, found, member_ids)


def find_expected(facts: Tools, today: date, member_ids: frozenset[MemberId]) -> list[Obligation]:
    """Return what others owe on money lent, by due date, in the same way."""
    return _sorted(
        facts, of_plans((plan for plan in facts.plans if _is_lent(facts, plan)), today), member_ids
    )


def _is_lent(facts: Tools, plan: Plan) -> bool:
    return facts.accounts[plan.account_id].kind is AccountKind.RECEIVABLE


def _sorted(facts: Tools, found: Iterable[Obligation], member_ids: frozenset[MemberId]) -> list[Obligation]:
    if member_ids:
        found = [
            one
            for one in found
            if ((one.plan.member_id if one.plan else None) or facts.accounts[one.account_id].member_id)
            in member_ids
        ]
    return sorted(found, key=lambda one: (one.due, one.account_id, one.title))


def find_statements(
    facts: Tools, begin: date, end: date, member_ids: frozenset[MemberId]
) -> dict[date, tuple[AccountId, ...]]:
    """Return which tools close their statement on which day of a range."""
    found: defaultdict[date, list[AccountId]] = defaultdict(list)
    for account_id, cycles in facts.cycles.items():
        tool = facts.accounts[account_id]
        if cycles and tool.closed_on is None and (not member_ids or tool.member_id in member_ids):
            for day in takewhile(lambda day: day < end, closings(cycles, begin)):
                found[day].append(account_id)
    return {day: tuple(tools) for day, tools in found.items()}


class Calendar:
    """Answers what is owed when."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def obligations(self, member_ids: frozenset[MemberId] = frozenset()) -> list[Obligation]:
        """Return every obligation by due date; with `member_ids` those of their plans and tools only."""
        with self._file.read() as connection:
            facts = read_tools(connection)
        return find_obligations(facts, self._today(), member_ids)

    def expected(self, member_ids: frozenset[MemberId] = frozenset()) -> list[Obligation]:
        """Return what others owe on money lent, by due date."""
        with self._file.read() as connection:
            facts = read_tools(connection)
        return find_expected(facts, self._today(), member_ids)

    def sheet(self, begin: date, end: date, member_ids: frozenset[MemberId] = frozenset()) -> Sheet:
        """Return everything a calendar shows; statement days from `begin` up to but not including `end`."""
        with self._file.read() as connection:
            facts = read_tools(connection)
            made = payments.payments(connection)
            planned = scenarios.of_followed(connection)
            settings = {**DEFAULTS, **members.settings(connection)}
            balances = ledger.balances(connection)
            rates = exchange.rates(connection)
            today = self._today()
            held = read_deposits(connection, today)
        return Sheet(
            today=today,
            currency=str(settings["currency"]),
            week_start=int(str(settings["week_start"])),
            obligations=tuple(find_obligations(facts, today, member_ids)),
            expected=tuple(find_expected(facts, today, member_ids)),
            planned=tuple(
                one
                for one in planned
                if not member_ids or facts.accounts[one.account_id].member_id in member_ids
            ),
            accounts=facts.accounts,
            balances={
                account.id: Money(balances.get(account.id, {}).get(account.currency, 0), account.currency)
                for account in facts.accounts.values()
                if account.kind.is_own and account.currency is not None
            },
            pay_from=paying_accounts(facts.accounts, made),
            statements=find_statements(facts, begin, end, member_ids),
            payments={part.installment_id: one.id for one in made for part in one.allocations},
            bill_payments={(one.account_id, one.on): one.id for one in made if one.unallocated > 0},
            rates=Rates(rates, today),
            automatic=frozenset(one for one in facts.terms if facts.terms[facts.lead(one)].auto_pay),
            maturities=maturities(held, facts.accounts, member_ids),
        )

    def between(
        self, begin: date, end: date, member_ids: frozenset[MemberId] = frozenset()
    ) -> list[Obligation]:
        """Return the obligations due from `begin` up to but not including `end`."""
        return [one for one in self.obligations(member_ids) if begin <= one.due < end]

    def overdue(self, member_ids: frozenset[MemberId] = frozenset()) -> list[Obligation]:
        """Return what should have been paid before today."""
        return [one for one in self.obligations(member_ids) if one.state is InstallmentState.OVERDUE]

    def next_days(self, days: int, member_ids: frozenset[MemberId] = frozenset()) -> list[Obligation]:
        """Return what is open and due within `days` days, overdue obligations first."""
        end = self._today() + timedelta(days=days)
        return [one for one in self.obligations(member_ids) if one.is_open and one.due <= end]

"""Credit health: how borrowing stands, figure by figure, with the rows behind each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.account import MemberId
from finapp.domain.exchange import Rates
from finapp.domain.money import Money, check_above_zero
from finapp.errors import UserError
from finapp.projection.health import (
    Health,
    LimitUse,
    first_month,
    income_months,
    late_history,
    parts_of,
    service_ahead,
    uses_of,
    usual_incomes,
)
from finapp.projection.health_explained import Reasons
from finapp.services.calendar import find_obligations
from finapp.services.settings import DEFAULTS, INCOME
from finapp.services.tool_facts import read_tools
from finapp.services.tool_states import Standing, states_of
from finapp.store import exchange, ledger, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId, Member
    from finapp.domain.tool_state import LimitState, ToolState
    from finapp.domain.transaction import Income
    from finapp.projection.obligations import Obligation
    from finapp.store.book_file import BookFile
    from finapp.store.undo import Change

_LARGE = 10**12
"""Converting so many minor units gives a rate between two currencies' minor units exactly enough."""

HOUSEHOLD = MemberId(0)
"""Whose income it is where the household names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    """Credit health on a day in the base currency; `left_out` currencies have no exchange rate.

    `band` is the share of a limit to stay below. `stated` is what the members asked for said that they earn
    in a month: while there is any, it stands in place of the recorded `earned`; `all_stated` is that of
    everyone. `upcoming` falls due within a month.
    """

    today: date
    base: str
    band: Decimal
    health: Health
    accounts: Mapping[AccountId, Account]
    rates: Rates
    people: Mapping[MemberId, Member] = field(default_factory=dict)
    stated: Mapping[MemberId, Money] = field(default_factory=dict)
    all_stated: Mapping[MemberId, Money] = field(default_factory=dict)
    earned: tuple[Income, ...] = ()
    upcoming: tuple[Obligation, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def reasons(self) -> Reasons:
        """Return what explains each figure."""
        return Reasons(self.health, self.accounts, self.today, self.base, self.rates)

    def money(self, minor: int) -> Money:
        """Return an amount of the base currency."""
        return Money(minor, self.base)

    def in_base(self, amount: Money) -> Money | None:
        """Return an amount in the base currency, None where no rate is known."""
        return self.rates.convert(amount, self.base)


class CreditHealth:
    """Answers how borrowing stands."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def report(self, member_ids: frozenset[MemberId] = frozenset()) -> HealthReport:
        """Return every figure; with `member_ids` those of these members' tools and income."""
        today = self._today()
        with self._file.read() as connection:
            tools = read_tools(connection)
            balances, rates = ledger.balances(connection), Rates(exchange.rates(connection), today)
            settings = {**DEFAULTS, **members.settings(connection)}
            earned = _of(ledger.incomes(connection, *income_months(today)), member_ids)
            people = {one.id: one for one in members.members(connection)}
        base = str(settings["currency"])
        everyone = {one: amount for one, amount in _stated(settings).items() if one in {HOUSEHOLD, *people}}
        stated = {one: everyone[one] for one in everyone if not member_ids or one in member_ids}
        obligations = find_obligations(tools, today, member_ids)
        standing = Standing(today=today, obligations=obligations, balances=balances, rates=rates)
        states = [
            one for one in states_of(tools, standing) if not member_ids or one.account.member_id in member_ids
        ]
        amounts = list(stated.values()) or [one.amount for one in earned]
        used = {one.currency for one in states} | {one.currency for one in amounts}
        in_base = {code: rate for code in used if (rate := _rate(code, base, rates)) is not None}
        history, judged = late_history(obligations, today)
        owed = {
            one.account.id: round(one.owed.minor * in_base[one.currency])
            for one in states
            if one.currency in in_base
        }
        return HealthReport(
            today=today,
            base=base,
            band=Decimal(str(settings["use_band"])),
            health=Health(
                uses=uses_of(_limits(states, rates), in_base),
                incomes=usual_incomes(_by_month(earned, in_base), today),
                service=service_ahead(obligations, today, in_base),
                history=history,
                judged=judged,
                parts=parts_of(owed),
                stated=_together(stated.values(), in_base) if stated else None,
            ),
            accounts=tools.accounts,
            rates=rates,
            people=people,
            stated=stated,
            all_stated=everyone,
            earned=tuple(earned),
            upcoming=first_month(obligations, today),
            left_out=tuple(sorted(used - set(in_base))),
        )

    def state_incomes(self, incomes: Mapping[MemberId, Money | None]) -> Change:
        """Note what members usually earn in a month; None: what is recorded counts again."""
        for amount in incomes.values():
            if amount is not None:
                check_above_zero(amount)
        with self._file.write("state_income") as unit:
            for member, amount in incomes.items():
                if amount is None:
                    members.forget_setting(unit.connection, f"{INCOME}{member}")
                else:
                    value = [amount.minor, amount.currency]
                    members.set_setting(unit.connection, f"{INCOME}{member}", value)
        return unit.change

    def set_band(self, band: Decimal) -> Change:
        """Choose the share of a limit to stay below; raise `health.band`."""
        if not 0 < band <= 1:
            raise UserError("health.band", band=f"{band}")
        with self._file.write("change_setting", key="use_band") as unit:
            members.set_setting(unit.connection, "use_band", f"{band}")
        return unit.change


def _of(earned: Iterable[Income], member_ids: frozenset[MemberId]) -> list[Income]:
    return [one for one in earned if not member_ids or one.member_id in member_ids]


def _stated(settings: Mapping[str, object]) -> dict[MemberId, Money]:
    found = {}
    for key, value in settings.items():
        if key.startswith(INCOME) and isinstance(value, list):
            found[MemberId(int(key.removeprefix(INCOME)))] = Money(int(value[0]), str(value[1]))
    return found


def _by_month(earned: Iterable[Income], in_base: Mapping[str, Decimal]) -> dict[date, int]:
    """Return income by month in the base currency; each currency of a month is converted once."""
    sums: defaultdict[tuple[date, str], int] = defaultdict(int)
    for one in earned:
        sums[one.on.replace(day=1), one.amount.currency] += one.amount.minor
    months: defaultdict[date, int] = defaultdict(int)
    for (month, code), minor in sums.items():
        if code in in_base:
            months[month] += round(minor * in_base[code])
    return dict(months)


def _together(amounts: Iterable[Money], in_base: Mapping[str, Decimal]) -> int:
    return sum(round(one.minor * in_base[one.currency]) for one in amounts if one.currency in in_base)


def _limits(states: Sequence[ToolState], rates: Rates) -> list[LimitUse]:
    """Return each limit once, with what is used of it when the next statement of its tools closes."""
    by_id = {one.account.id: one for one in states}
    found = {one.limit.members: one.limit for one in states if one.limit is not None}
    return [
        _limit_use(limit, [by_id[one] for one in limit.members if one in by_id], rates)
        for limit in found.values()
    ]


def _sharing(limit: LimitState) -> tuple[AccountId, ...]:
    """Return the tools of a limit, the one that has it first."""
    return tuple(sorted(limit.members, key=lambda one: one != limit.owner))


def _limit_use(limit: LimitState, sharing: Sequence[ToolState], rates: Rates) -> LimitUse:
    closings = [one.current.closing for one in sharing if one.current is not None]
    if not closings:
        return LimitUse(tools=_sharing(limit), limit=limit.limit, used=limit.used)
    change = Money(0, limit.limit.currency)
    for one in sharing:
        if one.current is None or one.at_close is None or one.current.closing != min(closings):
            continue
        more = Money(max(0, one.at_close.minor) - max(0, one.owed.minor), one.currency)
        change += rates.convert(more, limit.limit.currency) or Money(0, limit.limit.currency)
    return LimitUse(
        tools=_sharing(limit),
        limit=limit.limit,
        used=limit.used,
        at_close=limit.used + change,
        closes_on=min(closings),
    )


def _rate(code: str, base: str, rates: Rates) -> Decimal | None:
    """Return minor units of `base` for one minor unit of `code`, None where there is no exchange rate."""
    if code == base:
        return Decimal(1)
    found = rates.convert(Money(_LARGE, code), base)
    return None if found is None else Decimal(found.minor) / _LARGE

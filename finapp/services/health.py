"""Credit health: how borrowing stands, figure by figure, with the rows behind each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.exchange import Rates
from finapp.domain.money import Money
from finapp.projection.health import (
    Health,
    late_history,
    parts_of,
    service_ahead,
    uses_of,
    usual_incomes,
)
from finapp.services.calendar import find_obligations
from finapp.services.settings import DEFAULTS
from finapp.services.tool_facts import read_tools
from finapp.services.tool_states import Standing, states_of
from finapp.store import exchange, ledger, members

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from finapp.domain.account import Account, AccountId, MemberId
    from finapp.store.book_file import BookFile

_LARGE = 10**12
"""Converting so many minor units gives a rate between two currencies' minor units exactly enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    """Credit health on a day in the base currency; `left_out` currencies have no exchange rate."""

    today: date
    base: str
    health: Health
    accounts: Mapping[AccountId, Account]
    left_out: tuple[str, ...] = ()


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
            base = str(members.settings(connection).get("currency", DEFAULTS["currency"]))
            incomes = ledger.incomes_by_month(connection, member_ids)
        obligations = find_obligations(tools, today, member_ids)
        standing = Standing(today=today, obligations=obligations, balances=balances, rates=rates)
        states = [
            one for one in states_of(tools, standing) if not member_ids or one.account.member_id in member_ids
        ]
        used = {one.currency for one in states} | set(incomes)
        in_base = {code: rate for code in used if (rate := _rate(code, base, rates)) is not None}
        by_month: dict[date, int] = {}
        for code, months in incomes.items():
            for month, minor in months.items() if code in in_base else ():
                by_month[month] = by_month.get(month, 0) + round(minor * in_base[code])
        history, judged = late_history(obligations, today)
        limits = [
            (one.limit.members, one.limit.limit, one.limit.used) for one in states if one.limit is not None
        ]
        owed = {
            one.account.id: round(one.owed.minor * in_base[one.currency])
            for one in states
            if one.currency in in_base
        }
        return HealthReport(
            today=today,
            base=base,
            health=Health(
                uses=uses_of(limits, in_base),
                incomes=usual_incomes(by_month, today),
                service=service_ahead(obligations, today, in_base),
                history=history,
                judged=judged,
                parts=parts_of(owed),
            ),
            accounts=tools.accounts,
            left_out=tuple(sorted(used - set(in_base))),
        )


def _rate(code: str, base: str, rates: Rates) -> Decimal | None:
    """Return minor units of `base` for one minor unit of `code`, None where there is no exchange rate."""
    if code == base:
        return Decimal(1)
    found = rates.convert(Money(_LARGE, code), base)
    return None if found is None else Decimal(found.minor) / _LARGE

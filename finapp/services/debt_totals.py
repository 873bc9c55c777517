"""What a household owes in all, in one currency: credit and loans, and how much of its limits is used."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.exchange import total_in
from finapp.domain.explain import Explanation, line
from finapp.domain.money import Money
from finapp.projection.totals_explained import rate_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.account import Account
    from finapp.domain.exchange import Rates, Total
    from finapp.domain.tool_state import LimitState, ToolState


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtTotals:
    """Sums in the base currency; what is overpaid lowers none of them.

    `limit` and `used` add up the limits, one that several tools share once; `lenders` are those that are owed
    something, with the amount in their own currency; `by_tool` the used part of each limit.
    """

    owed: Total
    credit: Total
    loans: Total
    limit: Total
    used: Total
    lenders: tuple[tuple[Account, Money], ...]
    by_tool: tuple[tuple[Account, Money], ...]

    @property
    def used_share(self) -> Decimal | None:
        """Return the used share of all limits; None without one, or where a limit has no rate."""
        if self.limit.amount.minor <= 0 or self.limit.unknown or self.used.unknown:
            return None
        return Decimal(self.used.amount.minor) / self.limit.amount.minor


def debt_totals(states: Sequence[ToolState], currency: str, rates: Rates) -> DebtTotals:
    """Add up how the debts of a household stand."""
    owing = [one for one in states if one.owed.minor > 0]
    shared: dict[tuple[int, ...], tuple[Account, LimitState]] = {}
    for one in states:
        if one.limit is not None and not one.is_loan:
            shared.setdefault(one.limit.members, (one.account, one.limit))
    used = [(tool, _at_least_nothing(limit.used)) for tool, limit in shared.values()]
    in_base = ((tool, rates.convert(amount, currency)) for tool, amount in used)
    return DebtTotals(
        owed=total_in((one.owed for one in owing), currency, rates),
        credit=total_in((one.owed for one in owing if not one.is_loan), currency, rates),
        loans=total_in((one.owed for one in owing if one.is_loan), currency, rates),
        limit=total_in((limit.limit for _, limit in shared.values()), currency, rates),
        used=total_in((amount for _, amount in used), currency, rates),
        lenders=tuple((one.account, one.owed) for one in owing),
        by_tool=tuple((tool, amount) for tool, amount in in_base if amount),
    )


def _at_least_nothing(amount: Money) -> Money:
    return Money(max(0, amount.minor), amount.currency)


def explain_debts(totals: DebtTotals, rates: Rates) -> Explanation:
    """Say who is owed what, and how other currencies were converted."""
    base = totals.owed.amount.currency
    amounts = (totals.owed.amount, *totals.owed.unknown)
    steps = [line("debts_total.step", lender=tool.name, amount=owed) for tool, owed in totals.lenders]
    if totals.used_share is not None:
        share = totals.used_share
        steps.append(
            line("debts_total.used", used=totals.used.amount, limit=totals.limit.amount, share=share)
        )
    return Explanation(
        rule=line("debts_total.rule", total=amounts, count=len(totals.lenders)),
        source="",
        steps=(*steps, *rate_lines((owed for _, owed in totals.lenders), base, rates)),
    )

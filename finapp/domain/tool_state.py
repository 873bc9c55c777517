"""How a credit tool or loan stands: owed, limit, used, what is due next, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.money import Money

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.credit import BillingCycle, CreditTerms
    from finapp.domain.plan import Plan
    from finapp.domain.statement import Cliff, RateBalance, Statement
    from finapp.domain.tool_terms import ToolTerms


@dataclass(frozen=True, slots=True)
class RateRange:
    """The true annual rates of what is owed: of `plans` open plans with a cost, and of a carried balance.

    None: nothing that costs. `unknown`: a plan has no single rate.
    """

    low: Decimal | None
    high: Decimal | None
    plans: int = 0
    carried: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitState:
    """A limit and what is used of it, in its own currency.

    `members` share it, `owner` is the tool that has it; installments still to come are used. `unknown`
    currencies have no exchange rate, so what they use is not in `used`.
    """

    limit: Money
    used: Money
    members: tuple[AccountId, ...]
    owner: AccountId
    unknown: tuple[str, ...] = ()

    @property
    def available(self) -> Money:
        """Return what is left of it; below zero when more is owed than the limit."""
        return self.limit - self.used

    @property
    def share(self) -> Decimal | None:
        """Return the used share; None without a limit above zero."""
        return None if self.limit.minor <= 0 else Decimal(max(0, self.used.minor)) / self.limit.minor


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolState:
    """One tool in one currency on one day.

    `owed` is what the lender would name: the book's balance with interest and fees that are computed and
    not booked (`unbooked`); below zero the lender owes. `carried` of it was left from a closed statement
    and bears interest. `statement` is the newest closed one, `current` the one that collects, `unpaid` the
    closed ones with something to pay, oldest first; `at_close` is what is owed when `current` closes.
    `next_due` with `next_amount` is the next day that asks for something (overdue first), `minimum` the
    least to pay then. `borrowed` is the sum of a loan's open plans. `cards` are
    billed together with it: sub-cards without a billing rule of their own.
    """

    account: Account
    currency: str
    owed: Money
    terms: CreditTerms
    conditions: ToolTerms
    unbooked: Money
    carried: Money
    cycle: BillingCycle | None = None
    limit: LimitState | None = None
    borrowed: Money | None = None
    statement: Statement | None = None
    current: Statement | None = None
    unpaid: tuple[Statement, ...] = ()
    at_close: Money | None = None
    next_due: date | None = None
    next_amount: Money | None = None
    minimum: Money | None = None
    is_overdue: bool = False
    rates: RateRange = RateRange(None, None)
    balances: tuple[RateBalance, ...] = ()
    cliffs: tuple[Cliff, ...] = ()
    plans: tuple[Plan, ...] = ()
    cards: tuple[Account, ...] = ()

    @property
    def is_loan(self) -> bool:
        """Tell whether this is repaid by a schedule and not drawn again."""
        return self.account.kind is AccountKind.LOAN

    @property
    def is_overpaid(self) -> bool:
        """Tell whether the lender owes money."""
        return self.owed.minor < 0

    @property
    def repaid(self) -> Decimal | None:
        """Return the share of a loan that is repaid; None where nothing is known to be borrowed."""
        if self.borrowed is None or self.borrowed.minor <= 0:
            return None
        return 1 - Decimal(max(0, self.owed.minor)) / self.borrowed.minor

    def to_stay_below(self, share: Decimal) -> Money | None:
        """Return what to pay before the next closing to use at most `share` of the limit then."""
        if self.limit is None or self.at_close is None:
            return None
        if self.limit.limit.currency != self.currency:
            return None
        others = self.limit.used.minor - max(0, self.owed.minor)
        over = others + self.at_close.minor - self.limit.limit.times(share).minor
        return Money(max(0, over), self.currency)

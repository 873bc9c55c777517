"""What a lender charges on a credit tool: interest, grace, minimum payment, late fees; dated and editable."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from finapp.domain.rounding import Rounding, round_ratio
from finapp.domain.settlement import RefundPolicy
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_MOST_DAYS = 400
_MOST_RATE = Decimal(10)


class InterestMethod(StrEnum):
    """Which balance bears interest, and from when, once a statement was not paid in full by its due day."""

    NONE = "none"
    POSTING_FULL = "posting_full"  # the whole statement from each posting day, less what was paid (全额计息)
    POSTING_UNPAID = "posting_unpaid"  # only what was left unpaid, from each posting day
    CYCLE = "cycle"  # average daily balance of the cycle, new charges included (Reg Z, Appendix G-1)
    CYCLE_OLD = "cycle_old"  # average daily balance without the charges of the cycle
    PREVIOUS_BALANCE = "previous_balance"  # the balance the cycle began with
    AFTER_DUE = "after_due"  # what is left unpaid, from the due day


class Compounding(StrEnum):
    """When interest and fees begin to bear interest themselves."""

    NONE = "none"
    STATEMENT = "statement"
    DAILY = "daily"


class RatePeriod(StrEnum):
    """Whether interest counts days of a year, or a twelfth of it for every statement."""

    DAY = "day"
    MONTH = "month"


class PercentOf(StrEnum):
    """What a minimum payment is a percentage of; installments billed always come on top."""

    BALANCE = "balance"
    ORDINARY = "ordinary"  # without fees, interest and what is past due


class PaymentOrder(StrEnum):
    """Which balances a payment repays first."""

    OLDEST = "oldest"
    HIGHEST_RATE = "highest_rate"  # the excess over the minimum (12 CFR 1026.53)


class MinimumParts(NamedTuple):
    """What a minimum payment is made of, minor units: all but `past_due` and `over_limit` are new."""

    balance: int
    installments: int = 0
    fees: int = 0
    interest: int = 0
    past_due: int = 0
    over_limit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumRule:
    """The least that must be paid of a statement. Amounts in minor units of the tool.

    `percent` of the balance (see `PercentOf`) with the installments billed and, where `costs`, fees and
    interest; at least `floor`; then what is past due and over the limit. `round_up`: to a whole number of it.
    """

    percent: Decimal = Decimal(0)
    percent_of: PercentOf = PercentOf.BALANCE
    floor: int = 0
    costs: bool = True
    round_up: int = 0

    def amount(self, parts: MinimumParts) -> int:
        """Return the minimum due: never more than the balance, never below zero."""
        costs = parts.fees + parts.interest
        base = parts.balance - parts.installments
        if self.percent_of is PercentOf.ORDINARY:
            base -= costs + parts.past_due
        exact = max(0, base) * Fraction(self.percent) + parts.installments + (costs if self.costs else 0)
        step = self.round_up or 1
        mode = Rounding.UP if self.round_up else Rounding.HALF_UP
        regular = max(round_ratio(exact.numerator, exact.denominator * step, mode) * step, self.floor)
        return max(0, min(parts.balance, regular + parts.past_due + parts.over_limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class LateFee:
    """What paying less than the minimum costs. Amounts in minor units of the tool.

    A `rate` of the missing part of the minimum, or `fixed`; `again` when it was late within the last six
    statements; between `least` and `most`, never above `cap_rate` of the minimum. Charged when `days` have
    passed since the due day.
    """

    rate: Decimal = Decimal(0)
    fixed: int = 0
    again: int | None = None
    least: int = 0
    most: int | None = None
    cap_rate: Decimal | None = None
    days: int = 0

    def amount(self, missing: int, minimum: int, *, again: bool = False) -> int:
        """Return the fee when `missing` of the `minimum` was not paid in time."""
        if missing <= 0:
            return 0
        fixed = self.again if again and self.again is not None else self.fixed
        fee = max(_share(missing, self.rate) + fixed, self.least)
        if self.most is not None:
            fee = min(fee, self.most)
        if self.cap_rate is not None:
            fee = min(fee, _share(minimum, self.cap_rate))
        return fee


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolTerms:
    """What a lender agreed about statements. Rates are nominal per year, amounts minor units of the tool.

    `grace`: charges bear no interest when the statement is paid in full; up to `grace_days` late and short
    by up to `tolerance` still count as in time and in full. `penalty_rate` applies once a minimum is
    `penalty_after_days` late. `monthly_fee` comes with each statement while anything is owed. Without a
    `minimum` rule the whole statement must be paid. `refund_lowers_due`: a refund lowers what its statement
    still asks for at once; else it is credit of the next statement, and only from the due day on no
    statement asks for more than is owed.
    """

    method: InterestMethod = InterestMethod.NONE
    rate: Decimal = Decimal(0)
    cash_rate: Decimal | None = None
    penalty_rate: Decimal | None = None
    penalty_after_days: int = 60
    year_days: int = 365
    period: RatePeriod = RatePeriod.DAY
    compounding: Compounding = Compounding.STATEMENT
    grace: bool = True
    grace_days: int = 0
    tolerance: int = 0
    minimum: MinimumRule | None = None
    late_fee: LateFee | None = None
    cash_fee_rate: Decimal = Decimal(0)
    cash_fee_least: int = 0
    over_limit_fee: int = 0
    monthly_fee: int = 0
    refund_lowers_due: bool = True
    refund_policy: RefundPolicy = RefundPolicy.LAST_FIRST
    payment_order: PaymentOrder = PaymentOrder.OLDEST

    def cash_fee(self, amount: int) -> int:
        """Return the fee of drawing `amount` in cash."""
        return max(_share(amount, self.cash_fee_rate), self.cash_fee_least)

    def to_json(self) -> str:
        """Return the terms as text for the book."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> ToolTerms:
        """Return the terms that `to_json` wrote; keys left out keep their defaults."""
        return terms_of(json.loads(text))


@dataclass(frozen=True, slots=True)
class DatedTerms:
    """Terms and the day they apply from; `source` says where they were read."""

    valid_from: date
    terms: ToolTerms
    source: str = ""


_KINDS: dict[str, type[StrEnum]] = {
    "method": InterestMethod,
    "period": RatePeriod,
    "compounding": Compounding,
    "refund_policy": RefundPolicy,
    "payment_order": PaymentOrder,
    "percent_of": PercentOf,
}
_RATES = {"rate", "cash_rate", "penalty_rate", "cash_fee_rate", "percent", "cap_rate"}


def terms_of(data: dict[str, Any]) -> ToolTerms:
    """Return the terms that plain values describe: names of kinds, rates as text, amounts in minor units."""
    values = _read(data)
    if values.get("minimum") is not None:
        values["minimum"] = MinimumRule(**_read(values["minimum"]))
    if values.get("late_fee") is not None:
        values["late_fee"] = LateFee(**_read(values["late_fee"]))
    return ToolTerms(**values)


def _read(data: dict[str, Any]) -> dict[str, Any]:
    values = dict(data)
    for name, value in data.items():
        if name in _KINDS:
            values[name] = _KINDS[name](value)
        elif name in _RATES and value is not None:
            values[name] = Decimal(value)
    return values


def terms_on(dated: Sequence[DatedTerms], day: date) -> ToolTerms:
    """Return the terms in force on `day`: before the first ones the first; none cost nothing."""
    if not dated:
        return ToolTerms()
    found = dated[0]
    for one in dated:
        if one.valid_from <= day:
            found = one
    return found.terms


def check_tool_terms(terms: ToolTerms) -> None:
    """Raise `terms.rate`, `terms.days` or `terms.amount` when terms can't be."""
    rates = [terms.rate, terms.cash_rate, terms.penalty_rate, terms.cash_fee_rate]
    amounts = [terms.tolerance, terms.cash_fee_least, terms.over_limit_fee, terms.monthly_fee]
    counts = [terms.penalty_after_days, terms.grace_days]
    if terms.minimum is not None:
        rates.append(terms.minimum.percent)
        amounts += [terms.minimum.floor, terms.minimum.round_up]
    if terms.late_fee is not None:
        fee = terms.late_fee
        rates += [fee.rate, fee.cap_rate]
        amounts += [fee.fixed, fee.again or 0, fee.least, fee.most or 0]
        counts.append(fee.days)
    for rate in rates:
        if rate is not None and not 0 <= rate <= _MOST_RATE:
            raise UserError("terms.rate", rate=f"{rate * 100:f}%")
    for days in counts:
        if not 0 <= days <= _MOST_DAYS:
            raise UserError("terms.days", days=days, most=_MOST_DAYS)
    if terms.year_days not in {360, 365, 366}:
        raise UserError("terms.year", days=terms.year_days)
    if any(amount < 0 for amount in amounts):
        raise UserError("terms.amount")


def _share(amount: int, rate: Decimal) -> int:
    part = amount * Fraction(rate)
    return round_ratio(part.numerator, part.denominator, Rounding.HALF_UP)

"""Loans: what is agreed beyond a plan's terms, and what happens to them over time."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from finapp.domain.daycount import DayCount
from finapp.domain.plan import REDUCING, SettlementRule
from finapp.domain.rounding import Rounding
from finapp.domain.schedule import FirstPeriod
from finapp.domain.settlement import PenaltyBand, SettlementTerms
from finapp.errors import UserError

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.plan import ExtraEffect, Plan, PlanTerms
    from finapp.domain.transaction import TransactionId

HolidayId = NewType("HolidayId", int)
CorrectionId = NewType("CorrectionId", int)

MAX_COMPOUNDING = 366
MAX_HOLIDAY = 120
MAX_RATE = 100


class Lender(StrEnum):
    """Who lends."""

    BANK = "bank"
    CONSUMER_FINANCE = "consumer_finance"
    P2P = "p2p"
    INFORMAL = "informal"


class Waterfall(StrEnum):
    """What an extra payment covers first: the interest since the last due date, or principal alone.

    Under PRINCIPAL_FIRST that interest comes with the next installment.
    """

    INTEREST_FIRST = "interest_first"
    PRINCIPAL_FIRST = "principal_first"


class HolidayKind(StrEnum):
    """What is asked for during a payment holiday.

    NO_PAYMENT: nothing; the interest is added to what is owed and bears interest itself.
    """

    NO_PAYMENT = "no_payment"
    INTEREST_ONLY = "interest_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanTerms:
    """What a loan agrees beyond the terms of its plan.

    `day_count` None: each period bears the same share of the yearly rate; else interest is by days.
    `compounding` is how often a year interest compounds, None: as often as it is paid. `first_period` says
    how one longer or shorter than the others is charged, None: like the others (by days it is always exact).
    Installments are rounded to `payment_step` minor units. `period_fee` comes with each installment, in minor
    units. `penalties` are what paying early costs, by the number of installments due until then; empty: the
    plan's own rule.
    """

    lender: Lender = Lender.BANK
    day_count: DayCount | None = None
    compounding: int | None = None
    first_period: FirstPeriod | None = None
    payment_step: int = 1
    interest_rounding: Rounding = Rounding.HALF_UP
    waterfall: Waterfall = Waterfall.INTEREST_FIRST
    period_fee: int = 0
    penalties: tuple[PenaltyBand, ...] = ()

    def to_json(self) -> str:
        """Return the terms as text for the book."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> LoanTerms:
        """Return the terms that `to_json` wrote."""
        data = json.loads(text)
        for name, kind in _ENUMS.items():
            data[name] = None if data[name] is None else kind(data[name])
        for band in data["penalties"]:
            band["pct_of_remaining_principal"] = Decimal(band["pct_of_remaining_principal"])
        data["penalties"] = tuple(PenaltyBand(**band) for band in data["penalties"])
        return cls(**data)


_ENUMS: dict[str, type[StrEnum]] = {
    "lender": Lender,
    "day_count": DayCount,
    "first_period": FirstPeriod,
    "interest_rounding": Rounding,
    "waterfall": Waterfall,
}


@dataclass(frozen=True, slots=True)
class RateChange:
    """The nominal yearly rate that holds from a day on."""

    valid_from: date
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A payment holiday: `periods` due dates from `begins` on; `extends` puts them after the end."""

    begins: date
    periods: int
    kind: HolidayKind = HolidayKind.NO_PAYMENT
    extends: bool = True
    id: HolidayId = HolidayId(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the lender says is owed (principal) on a day: `change` more than the book said. Minor units."""

    on: date
    owed: int
    change: int
    effect: ExtraEffect
    id: CorrectionId = CorrectionId(0)
    transaction_id: TransactionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """A plan with everything that makes it a loan; the dated parts are in the order of their days."""

    plan: Plan
    terms: LoanTerms = field(default_factory=LoanTerms)
    rates: tuple[RateChange, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def reduces(self) -> bool:
        """Tell whether interest falls with what is still owed."""
        return self.plan.terms.convention in REDUCING

    @property
    def settlement(self) -> SettlementTerms:
        """Return what paying principal early costs."""
        return SettlementTerms(penalties=self.terms.penalties or penalties_of(self.plan.terms))

    def rate_on(self, day: date) -> Decimal:
        """Return the nominal yearly rate in force on a day."""
        rate = self.plan.terms.rate
        for change in self.rates:
            if change.valid_from <= day:
                rate = change.rate
        return rate


def penalties_of(terms: PlanTerms) -> tuple[PenaltyBand, ...]:
    """Return what a plan's own rule asks for paying early, as bands."""
    if terms.settlement is not SettlementRule.PENALTY:
        return ()
    return (PenaltyBand(0, pct_of_remaining_principal=terms.penalty_rate),)


def is_plain(terms: LoanTerms) -> bool:
    """Tell whether the plan's own terms say everything about the contract's schedule."""
    plain = LoanTerms()
    return all(
        getattr(terms, name) == getattr(plain, name)
        for name in (
            "day_count",
            "compounding",
            "first_period",
            "payment_step",
            "interest_rounding",
            "period_fee",
        )
    )


def check_loan_terms(plan: PlanTerms, terms: LoanTerms) -> None:
    """Raise a `loan.*` error when the terms can't be right."""
    if terms.day_count is DayCount.ACT_ACT_ICMA:
        raise UserError("loan.day_count")
    if terms.compounding is not None and not 1 <= terms.compounding <= MAX_COMPOUNDING:
        raise UserError("loan.compounding", times=terms.compounding, largest=MAX_COMPOUNDING)
    if not 1 <= terms.payment_step <= plan.principal:
        raise UserError("loan.payment_step")
    if terms.period_fee < 0:
        raise UserError("loan.fee")
    if any(band.pct_of_remaining_principal < 0 or band.flat_fee < 0 for band in terms.penalties):
        raise UserError("loan.penalty")
    if plan.convention not in REDUCING and not is_plain(terms):
        raise UserError("loan.fixed_cost")


def check_rate_change(loan: Loan, valid_from: date, rate: Decimal | None) -> None:
    """Raise a `loan.*` or `plan.*` error when a rate from a day on can't be."""
    if not loan.reduces:
        raise UserError("loan.fixed_cost")
    if valid_from <= loan.plan.terms.start:
        raise UserError("loan.before_start", start=loan.plan.terms.start.isoformat())
    if rate is not None and not 0 <= rate <= MAX_RATE:
        raise UserError("plan.rate", rate=f"{rate * 100:f}%")


def check_holiday(loan: Loan, holiday: Holiday) -> None:
    """Raise `loan.holiday_*` when a payment holiday can't be."""
    if not 1 <= holiday.periods <= MAX_HOLIDAY:
        raise UserError("loan.holiday_periods", periods=holiday.periods, largest=MAX_HOLIDAY)
    if holiday.begins < loan.plan.terms.start:
        raise UserError("loan.before_start", start=loan.plan.terms.start.isoformat())
    if not loan.reduces:
        raise UserError("loan.fixed_cost")

"""Installment plans: terms as agreed, and the installments they lead to."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NewType

from finapp.domain.dates import Unit
from finapp.domain.money import Money
from finapp.domain.rounding import Rounding
from finapp.domain.split import Remainder

if TYPE_CHECKING:
    from finapp.domain.account import AccountId, MemberId
    from finapp.domain.purchase import PurchaseId

PlanId = NewType("PlanId", int)
InstallmentId = NewType("InstallmentId", int)

MAX_INSTALLMENTS = 600


class CostConvention(StrEnum):
    """How a plan charges for time. `PlanTerms.rate` is read by it, see each comment."""

    NONE = "none"
    FEE_PER_PERIOD = "fee_per_period"  # rate: of the original principal, every period
    FEE_ONCE_FIRST = "fee_once_first"  # rate: of the principal, once, with the first installment
    FEE_ONCE_SPREAD = "fee_once_spread"  # rate: of the principal, once, spread over the installments
    FEE_DEDUCTED = "fee_deducted"  # rate: of the principal, kept back when the money is paid out
    ANNUITY = "annuity"  # rate: nominal per year, level payments
    EQUAL_PRINCIPAL = "equal_principal"  # rate: nominal per year, equal principal parts
    FLAT_INTEREST = "flat_interest"  # rate: per year on the original principal
    INTEREST_ONLY = "interest_only"  # rate: nominal per year, the principal with the last installment
    DEFERRED_INTEREST = "deferred_interest"  # rate: per year, charged only when not repaid in time
    CUSTOM = "custom"  # every installment as printed on the contract


REDUCING = frozenset({CostConvention.ANNUITY, CostConvention.EQUAL_PRINCIPAL, CostConvention.INTEREST_ONLY})
"""Conventions whose interest falls with what is still owed; under the others the cost is fixed."""


class FirstDueRule(StrEnum):
    """Where the first due date comes from."""

    DATE = "date"
    TOOL = "tool"
    DAYS_AFTER_PURCHASE = "days_after_purchase"
    DAYS_AFTER_SHIPMENT = "days_after_shipment"


class SettlementRule(StrEnum):
    """What happens to fees still to come when a plan is paid off early."""

    UNKNOWN = "unknown"
    WAIVED = "waived"
    KEPT = "kept"
    REBATE_ACTUARIAL = "rebate_actuarial"
    REBATE_RULE_OF_78 = "rebate_rule_of_78"
    PENALTY = "penalty"


class ExtraEffect(StrEnum):
    """What an extra payment does to the installments after it: fewer of them, or smaller ones."""

    SHORTEN = "shorten"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomRow:
    """One installment as printed: what is due when, and how much of it is cost. Minor units."""

    due: date
    payment: int
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTerms:
    """What was agreed.

    `price` is the whole price in minor units of `currency`, `down_payment` the part paid at once, so
    `principal` is financed. `fee` replaces `rate` where the fee is known as an amount; beside interest
    that falls with what is owed it is kept back from the payout. `balloon` stays for
    the last installment of an annuity. `anchor_day` is the day of the month due dates come back to (31: the
    last). `penalty_rate` is the share of the remaining principal that early settlement costs.
    """

    price: int
    currency: str
    count: int
    start: date
    first_due: date
    first_due_rule: FirstDueRule = FirstDueRule.DATE
    first_due_days: int = 0
    unit: Unit = Unit.MONTH
    step: int = 1
    anchor_day: int | None = None
    convention: CostConvention = CostConvention.NONE
    rate: Decimal = Decimal(0)
    fee: int | None = None
    fee_rounded_in_total: bool = False
    down_payment: int = 0
    balloon: int = 0
    remainder: Remainder = Remainder.LAST
    rounding: Rounding = Rounding.HALF_UP
    settlement: SettlementRule = SettlementRule.UNKNOWN
    penalty_rate: Decimal = Decimal(0)
    custom: tuple[CustomRow, ...] = ()

    @property
    def principal(self) -> int:
        """Return what is financed, in minor units."""
        return self.price - self.down_payment

    def to_json(self) -> str:
        """Return the terms as text for the book."""
        return json.dumps({field.name: _plain(getattr(self, field.name)) for field in fields(self)})

    @classmethod
    def from_json(cls, text: str) -> PlanTerms:
        """Return the terms that `to_json` wrote."""
        data: dict[str, Any] = json.loads(text)
        for name in ("start", "first_due"):
            data[name] = date.fromisoformat(data[name])
        for name in ("rate", "penalty_rate"):
            data[name] = Decimal(data[name])
        for name, kind in _ENUMS.items():
            data[name] = kind(data[name])
        data["custom"] = tuple(
            CustomRow(due=date.fromisoformat(row[0]), payment=row[1], cost=row[2]) for row in data["custom"]
        )
        return cls(**data)


_ENUMS: dict[str, type[StrEnum]] = {
    "first_due_rule": FirstDueRule,
    "unit": Unit,
    "convention": CostConvention,
    "remainder": Remainder,
    "rounding": Rounding,
    "settlement": SettlementRule,
}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [[row.due.isoformat(), row.payment, row.cost] for row in value]
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallmentDraft:
    """One installment not yet stored. Amounts in minor units; `edited` marks a row changed by hand.

    `extra` marks a payment beside the agreed installments, numbered on its own, and its effect on them.
    """

    number: int
    due: date
    principal: int
    interest: int = 0
    fee: int = 0
    edited: bool = False
    moved_from: date | None = None
    extra: ExtraEffect | None = None

    @property
    def cost(self) -> int:
        """Return interest and fee."""
        return self.interest + self.fee

    @property
    def amount(self) -> int:
        """Return what is asked for."""
        return self.principal + self.interest + self.fee


@dataclass(frozen=True, slots=True, kw_only=True)
class Installment(InstallmentDraft):
    """A stored installment with what has happened to it.

    `paid`, `refunded` and `waived` are minor units taken off so far; `paid_on` is the last payment's day.
    """

    id: InstallmentId
    plan_id: PlanId
    currency: str
    paid: int = 0
    refunded: int = 0
    waived: int = 0
    paid_on: date | None = None

    @property
    def open(self) -> int:
        """Return what is still to be paid."""
        return self.amount - self.paid - self.refunded - self.waived

    @property
    def open_cost(self) -> int:
        """Return the interest and fee still to be paid: payments cover cost before principal."""
        return max(0, min(self.open, self.cost - self.paid - self.waived))

    @property
    def open_principal(self) -> int:
        """Return the principal still to be paid."""
        return self.open - self.open_cost

    @property
    def locked(self) -> bool:
        """Tell whether re-planning must leave this installment alone."""
        return self.edited or self.paid > 0 or self.refunded > 0 or self.waived > 0

    @property
    def money(self) -> Money:
        """Return what is asked for, as money."""
        return Money(self.amount, self.currency)

    @property
    def open_money(self) -> Money:
        """Return what is still to be paid, as money."""
        return Money(self.open, self.currency)


class InstallmentState(StrEnum):
    """How an installment stands on a day: derived, never stored."""

    UPCOMING = "upcoming"
    DUE = "due"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    PAID_LATE = "paid_late"
    OVERDUE = "overdue"
    REFUNDED = "refunded"
    WAIVED = "waived"


def state_of(installment: Installment, today: date) -> InstallmentState:
    """Return the state of `installment` on `today`. What is overdue is overdue even when partly paid."""
    if installment.open <= 0:
        if installment.paid > 0:
            late = installment.paid_on is not None and installment.paid_on > installment.due
            return InstallmentState.PAID_LATE if late else InstallmentState.PAID
        return InstallmentState.REFUNDED if installment.refunded > 0 else InstallmentState.WAIVED
    if installment.due < today:
        return InstallmentState.OVERDUE
    if installment.due == today:
        return InstallmentState.DUE
    return InstallmentState.PARTLY_PAID if installment.paid > 0 else InstallmentState.UPCOMING


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A plan not yet stored. `account_id` is the tool that lends; plans may stand without a purchase."""

    title: str
    account_id: AccountId
    terms: PlanTerms
    purchase_id: PurchaseId | None = None
    member_id: MemberId | None = None
    installments: tuple[InstallmentDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A stored plan with its installments in order; `extras` are payments beside them, each paid."""

    id: PlanId
    title: str
    account_id: AccountId
    terms: PlanTerms
    purchase_id: PurchaseId | None
    member_id: MemberId | None
    installments: tuple[Installment, ...]
    extras: tuple[Installment, ...] = ()

    @property
    def rows(self) -> tuple[Installment, ...]:
        """Return installments and extra payments by their days."""
        if not self.extras:
            return self.installments
        return tuple(sorted((*self.installments, *self.extras), key=lambda row: (row.due, bool(row.extra))))

    @property
    def currency(self) -> str:
        """Return the currency of every amount of the plan."""
        return self.terms.currency

    @property
    def open(self) -> int:
        """Return what is left to pay, in minor units."""
        return sum(row.open for row in self.installments)

    @property
    def cost(self) -> int:
        """Return all interest and fees less what was waived, in minor units."""
        return sum(row.cost - row.waived for row in (*self.installments, *self.extras))

    @property
    def done(self) -> int:
        """Return how many installments ask for nothing any more."""
        return sum(1 for row in self.installments if row.open <= 0)

"""Statements of credit tools as the lender prints them, and what a household says about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from finapp.domain.money import Money

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from finapp.domain.account import AccountId
    from finapp.domain.plan import InstallmentId, PlanId
    from finapp.domain.transaction import TransactionId

PromotionId = NewType("PromotionId", int)


class Pays(StrEnum):
    """How much of a statement a household usually pays; statements to come are projected by it."""

    FULL = "full"
    MINIMUM = "minimum"
    FIXED = "fixed"


class RowKind(StrEnum):
    """What a row of a statement is."""

    CHARGE = "charge"
    CASH = "cash"
    INSTALLMENT = "installment"
    FEE = "fee"
    INTEREST = "interest"
    REFUND = "refund"
    PAYMENT = "payment"
    CONVERSION = "conversion"  # moved into an installment plan
    ADJUSTMENT = "adjustment"


class RowSource(StrEnum):
    """Where a row comes from."""

    BOOK = "book"
    COMPUTED = "computed"  # what the terms lead to, not booked
    EXPECTED = "expected"  # a payment still to come


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One row of a statement. `amount` in minor units: above zero it raises what is owed.

    `account_id` is the tool or the sub-card; `number` of `count` for installments; `to_installments` is the
    part of a payment that was for installments; `shift` how many statements the row was moved; `items` how
    many entries stand behind it.
    """

    kind: RowKind
    on: date
    amount: int
    account_id: AccountId
    text: str = ""
    source: RowSource = RowSource.BOOK
    transaction_id: TransactionId | None = None
    installment_id: InstallmentId | None = None
    number: int = 0
    count: int = 0
    to_installments: int = 0
    shift: int = 0
    ticked: bool = False
    items: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What the lender printed on a statement, minor units; None: not said."""

    amount: int | None = None
    minimum: int | None = None
    interest: int | None = None
    fees: int | None = None
    due: date | None = None


class StatementState(StrEnum):
    """How a statement stands on a day: derived, never stored."""

    OPEN = "open"  # charges are still coming in
    EXPECTED = "expected"  # begins later
    NOTHING_DUE = "nothing_due"
    UPCOMING = "upcoming"
    DUE = "due"
    PARTLY_PAID = "partly_paid"
    MINIMUM_PAID = "minimum_paid"  # the rest is carried to the next statement
    PAID = "paid"
    PAID_LATE = "paid_late"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of one tool in one currency; all amounts in minor units.

    Charges are from `begin` up to but not including `end`. `opening` + charges (cash drawn and adjustments
    with them) + installments + fees + interest − refunds − payments = `balance`; conversions count as
    payments. `ordinary` is the balance without installments billed and unpaid, `unbilled` the principal of
    plans that later statements bill. `lowered` is what refunds after the closing took off the amount due,
    `lowered_installments` the part of it that was for installments billed.
    `paid` came in since the closing, up to the amount due; `paid_by_due` up to the due day. `average` is
    the average daily balance that interest was computed on.
    """

    account_id: AccountId
    currency: str
    begin: date
    end: date
    closing: date
    due: date
    agreed_due: date
    calendar_unknown: bool
    state: StatementState
    opening: int
    charges: int
    installments: int
    fees: int
    interest: int
    refunds: int
    payments: int
    balance: int
    ordinary: int
    unbilled: int
    minimum: int
    lowered: int = 0
    lowered_installments: int = 0
    past_due: int = 0
    over_limit: int = 0
    paid: int = 0
    paid_by_due: int = 0
    paid_on: date | None = None
    grace: bool = True
    average: Fraction | None = None
    printed: Printed | None = None
    rows: tuple[StatementRow, ...] = ()

    @property
    def amount_due(self) -> int:
        """Return what the lender asks for: the closed balance, or what was printed, less later refunds."""
        asked = self.balance
        if self.printed is not None and self.printed.amount is not None:
            asked = self.printed.amount
        return max(0, asked - self.lowered)

    @property
    def difference(self) -> int | None:
        """Return how much more was printed than computed; None when nothing was printed."""
        if self.printed is None or self.printed.amount is None:
            return None
        return self.printed.amount - self.balance

    @property
    def unpaid(self) -> int:
        """Return what is still to be paid of the amount due."""
        return max(0, self.amount_due - self.paid)

    @property
    def minimum_unpaid(self) -> int:
        """Return what is still to be paid of the minimum."""
        return max(0, self.minimum - self.paid)

    @property
    def is_closed(self) -> bool:
        """Tell whether the lender issued it."""
        return self.state not in {StatementState.OPEN, StatementState.EXPECTED}

    @property
    def unbooked(self) -> int:
        """Return the interest and fees on it that are computed and not in the book."""
        return sum(row.amount for row in self.rows if row.source is RowSource.COMPUTED)

    def usual_payment(self, pays: Pays, fixed: int | None = None) -> int:
        """Return what a household that `pays` so pays of it in all; FIXED: `fixed` beside the installments.

        Where the lender knows no minimum, the minimum is everything.
        """
        due = self.amount_due
        if pays is Pays.FULL:
            return due
        if pays is Pays.FIXED:
            installments = max(0, self.balance - self.ordinary)
            return min(due, max(self.minimum, installments + (fixed or 0)))
        return min(due, self.minimum)

    def money(self, minor: int) -> Money:
        """Return minor units as money of the statement."""
        return Money(minor, self.currency)


class PromotionKind(StrEnum):
    """What a lender grants for a while."""

    RATE = "rate"  # charges bear the promotional rate
    DEFERRED = "deferred"  # interest is forgiven when the charge is repaid by the end, else charged in full


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionDraft:
    """A promotion on one charge, or on all charges from `begins` on. `ends` is the first day without it."""

    account_id: AccountId
    kind: PromotionKind
    begins: date
    ends: date
    rate: Decimal
    transaction_id: TransactionId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion(PromotionDraft):
    """A stored promotion."""

    id: PromotionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Cliff:
    """The end of a promotion with something still owed on it, minor units.

    `cost` is what missing it costs: for deferred interest all that is put aside by then, for a promotional
    rate the interest of the first month after it. `plan_id` where a plan defers its interest.
    """

    kind: PromotionKind
    ends: date
    days_left: int
    remaining: int
    cost: int
    promotion: Promotion | None = None
    plan_id: PlanId | None = None


@dataclass(frozen=True, slots=True)
class RateBalance:
    """A part of what is owed and the nominal yearly rate it bears now; minor units."""

    kind: RowKind
    amount: int
    rate: Decimal
    promotion: Promotion | None = None

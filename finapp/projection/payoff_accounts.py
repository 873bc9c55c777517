"""Debts while a payoff plan is played month by month; amounts in minor units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.rounding import round_ratio
from finapp.projection.payoff_debts import AnyDebt, Debt, Early, ScheduledDebt, month_of_interest

if TYPE_CHECKING:
    from finapp.projection.payoff_debts import EarlyFee, Slot


class Added(NamedTuple):
    """What a month added to a debt."""

    interest: int = 0
    fee: int = 0


class Taken(NamedTuple):
    """What a debt took of an extra payment, and what of that was a charge for paying early."""

    used: int = 0
    charge: int = 0


NOTHING = Taken()


class Balance:
    """A balance with interest and a minimum payment."""

    def __init__(self, debt: Debt) -> None:
        self._debt = debt
        self.owed = debt.owed
        self._added = Added()
        self._kept_aside = debt.deferred.accrued if debt.deferred is not None else 0

    @property
    def is_open(self) -> bool:
        """Tell whether anything is left to pay."""
        return self.owed > 0

    def begin(self, month: int) -> Added:
        """Add interest and the fee of an open account."""
        if not self.owed:
            self._added = Added()
            return self._added
        deferred = self._debt.deferred
        if deferred is not None and month <= deferred.last_month:
            self._kept_aside += month_of_interest(self.owed, deferred.rate)
        self._added = Added(self._debt.charge(self.owed, month), self._debt.monthly_fee)
        self.owed += sum(self._added)
        return self._added

    def pay_minimum(self, _month: int) -> int:
        """Pay the least that must be paid and return it."""
        due = self._debt.due(self.owed, sum(self._added))
        self.owed -= due
        return due

    def pay_extra(self, _month: int, offered: int) -> Taken:
        """Take as much as is owed."""
        used = min(self.owed, offered)
        self.owed -= used
        return Taken(used)

    def end(self, month: int) -> int:
        """Add the interest kept aside when a promotion ends with something owed; return it."""
        deferred = self._debt.deferred
        if deferred is None or month != deferred.last_month or not self.owed:
            return 0
        self.owed += self._kept_aside
        return self._kept_aside


class Reducing:
    """Installments whose interest falls with what is owed: in the proportion the schedule shows."""

    def __init__(self, debt: ScheduledDebt) -> None:
        self._debt = debt
        self._slots: dict[int, tuple[Slot, int]] = {}
        self.owed = before = debt.owed
        for slot in debt.slots:
            self._slots[slot.month] = (slot, before)
            before -= slot.principal
        self._added = Added()

    @property
    def is_open(self) -> bool:
        """Tell whether anything is left to pay."""
        return self.owed > 0

    def begin(self, month: int) -> Added:
        """Note the interest and the fee of this month's installment."""
        self._added = Added()
        if self.owed and month in self._slots:
            slot, planned = self._slots[month]
            self._added = Added(round_ratio(self.owed * slot.cost, planned), slot.fee)
        return self._added

    def pay_minimum(self, month: int) -> int:
        """Pay the installment, or what is left where that is less."""
        if not self.owed or month not in self._slots:
            return 0
        slot, interest = self._slots[month][0], self._added.interest
        part = slot.principal
        if self._debt.early is Early.LEVEL:
            part = slot.principal + slot.cost - interest
        part = min(max(part, 0), self.owed)
        self.owed -= part
        return part + sum(self._added)

    def pay_extra(self, month: int, offered: int) -> Taken:
        """Repay principal beside the charge that doing so costs."""
        principal, charge = principal_within(offered, self._debt.fee(month), self.owed)
        self.owed -= principal
        return Taken(principal + charge, charge) if principal else NOTHING

    def end(self, _month: int) -> int:
        """Return nothing: nothing falls due at the end of a month."""
        return 0


class Installments:
    """Installments of fixed cost that may be paid early one by one, from the last backwards."""

    def __init__(self, debt: ScheduledDebt) -> None:
        self._debt = debt
        self._slots = list(debt.slots)
        self.owed = debt.owed

    @property
    def is_open(self) -> bool:
        """Tell whether anything is left to pay."""
        return bool(self._slots)

    def begin(self, month: int) -> Added:
        """Return the cost of the installment that is due this month."""
        first = self._slots[0] if self._slots else None
        return Added(first.cost, first.fee) if first is not None and first.month == month else Added()

    def pay_minimum(self, month: int) -> int:
        """Pay the installment that is due."""
        if not self._slots or self._slots[0].month != month:
            return 0
        slot = self._slots.pop(0)
        self.owed -= slot.principal
        return slot.principal + slot.cost + slot.fee

    def pay_extra(self, month: int, offered: int) -> Taken:
        """Pay as many whole installments, the last ones first, as the offer covers."""
        used = charges = 0
        fee = self._debt.fee(month)
        while self._slots:
            slot = self._slots[-1]
            charge = slot.cost if self._debt.kept else 0
            charge += early_charge(slot.principal, fee, again=used > 0)
            if used + slot.principal + charge > offered:
                break
            self._slots.pop()
            self.owed -= slot.principal
            used, charges = used + slot.principal + charge, charges + charge
        return Taken(used, charges)

    def end(self, _month: int) -> int:
        """Return nothing: nothing falls due at the end of a month."""
        return 0


class AtOnce(Installments):
    """Installments that can be settled all at once, for the amount a table says."""

    def pay_extra(self, month: int, offered: int) -> Taken:
        """Settle everything where the offer covers it."""
        payoffs = self._debt.payoffs
        if not self._slots or month > len(payoffs) or payoffs[month - 1] > offered:
            return NOTHING
        used, charge = payoffs[month - 1], payoffs[month - 1] - self.owed
        self._slots.clear()
        self.owed = 0
        return Taken(used, charge)


Account = Balance | Reducing | Installments


def account_of(debt: AnyDebt) -> Account:
    """Return a debt ready to be played."""
    if isinstance(debt, Debt):
        return Balance(debt)
    if debt.reduces:
        return Reducing(debt)
    return AtOnce(debt) if debt.early is Early.AT_ONCE else Installments(debt)


def early_charge(principal: int, fee: EarlyFee | None, *, again: bool = False) -> int:
    """Return what repaying so much principal early costs; the flat part once for what is repaid together."""
    if fee is None:
        return 0
    num, den = fee.share.as_integer_ratio()
    return round_ratio(principal * num, den) + (0 if again else fee.flat)


def principal_within(offered: int, fee: EarlyFee | None, owed: int) -> tuple[int, int]:
    """Return the most principal that an offer repays beside its charge, and the charge."""
    if fee is None:
        return min(offered, owed), 0
    num, den = fee.share.as_integer_ratio()
    principal = min(max((offered - fee.flat) * den // (den + num), 0), owed)
    while principal and principal + early_charge(principal, fee) > offered:
        principal -= 1
    return principal, early_charge(principal, fee) if principal else 0

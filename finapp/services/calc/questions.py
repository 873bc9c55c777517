"""Questions that a person asks in words: what a loan costs a year, and what a plan looks like."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.apr_us import UsApr, explain_us_apr, us_apr
from finapp.domain.aprc_eu import dated_aprc, explain_aprc, rounded_percent
from finapp.domain.credit_explained import (
    explain_equal_principal,
    explain_fee_plan,
    explain_level_schedule,
)
from finapp.domain.dates import Unit, due_dates, whole_months
from finapp.domain.disclosure import Disclosed, explain_disclosed, rate_of_installments
from finapp.domain.explain import Explanation, Line, line
from finapp.domain.fee_schedule import FeeMode
from finapp.domain.money import Money
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention, PlanTerms
from finapp.domain.plan_builder import Preview, deducted_fee, period_rate, preview
from finapp.domain.rates import RateResult, explain_xirr, xirr
from finapp.domain.schedule import Row
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

_FEE_MODES = {
    CostConvention.FEE_PER_PERIOD: FeeMode.PER_PERIOD,
    CostConvention.FEE_ONCE_FIRST: FeeMode.UPFRONT,
    CostConvention.FEE_ONCE_SPREAD: FeeMode.TOTAL_SPREAD,
    CostConvention.FEE_DEDUCTED: FeeMode.DEDUCTED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person reads, how it came about, and the same for machines."""

    lines: tuple[Line, ...]
    explanations: tuple[Explanation, ...]
    outputs: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """`amount` received on `start`, repaid in `count` payments, the first on `first`."""

    amount: Money
    payment: Money
    count: int
    start: date
    first: date
    unit: Unit = Unit.MONTH
    step: int = 1


@dataclass(frozen=True, slots=True)
class _Flows:
    start: date
    received: Decimal
    payments: Sequence[tuple[date, Decimal]]
    unit: Unit
    step: int


@dataclass(frozen=True, slots=True)
class _Rates:
    """The yearly rates of one loan under every rule; `china` only for whole months."""

    true: RateResult
    united_states: UsApr
    europe: RateResult
    china: Disclosed | None
    flows: _Flows = field(repr=False)

    def lines(self) -> list[Line]:
        found = [_rate_line("answer.true", self.true.value), _rate_line("answer.us", self.united_states.apr)]
        europe = self.europe.value
        if europe is not None:
            found.append(line("answer.eu", percent=rounded_percent(europe * 100)))
        if self.china is not None and self.china.simple is not None and self.china.compound is not None:
            found.append(line("answer.china", simple=self.china.simple, compound=self.china.compound))
        return found

    def explanations(self) -> list[Explanation]:
        found = [
            explain_xirr(self.true, self.flows.start),
            explain_us_apr(self.united_states),
            explain_aprc(self.europe, self.flows.unit),
        ]
        return [*found, explain_disclosed(self.china)] if self.china is not None else found

    def outputs(self) -> dict[str, object]:
        return {
            "xirr": self.true.value,
            "reason": self.true.reason,
            "ambiguous": self.true.ambiguous,
            "us_apr": self.united_states.apr,
            "eu_aprc": self.europe.value,
            "cn_simple": self.china.simple if self.china else None,
            "cn_compound": self.china.compound if self.china else None,
        }


def _rate_line(code: str, rate: Decimal | None) -> Line:
    return line("answer.none") if rate is None else line(code, rate=rate)


def _rates(flows: _Flows) -> _Rates:
    received = [(flows.start, flows.received)]
    paid_back = [(day, -amount) for day, amount in flows.payments]
    return _Rates(
        xirr([*received, *paid_back]),
        us_apr(received, flows.payments),
        dated_aprc(received, flows.payments, flows.unit),
        _china(flows),
        flows,
    )


def _china(flows: _Flows) -> Disclosed | None:
    """Return the disclosed rate of payments that lie whole months apart, or None."""
    months, days = whole_months(flows.start, flows.payments[0][0])
    if flows.unit is not Unit.MONTH or flows.step != 1 or days:
        return None
    monthly = [Decimal(0)] * (months + len(flows.payments))
    for index, (_, amount) in enumerate(flows.payments):
        monthly[months + index - 1 if months else index] += amount
    at_start = monthly.pop(0) if not months else Decimal(0)
    return rate_of_installments(flows.received, at_start, monthly)


def loan_rates(loan: Loan) -> Answer:
    """Return what a loan of equal payments costs a year.

    Raises `amount.zero`, `plan.count` and `plan.dates`.
    """
    if loan.amount.minor <= 0 or loan.payment.minor <= 0:
        raise UserError("amount.zero")
    if not 1 <= loan.count <= MAX_INSTALLMENTS:
        raise UserError("plan.count", count=loan.count, largest=MAX_INSTALLMENTS)
    if loan.first < loan.start:
        raise UserError("plan.dates", first=loan.first.isoformat(), start=loan.start.isoformat())
    days = due_dates(loan.first, loan.count, loan.unit, loan.step)
    payments = [(day, loan.payment.major) for day in days]
    rates = _rates(_Flows(loan.start, loan.amount.major, payments, loan.unit, loan.step))
    total = loan.payment * loan.count
    lines = [
        line("answer.received", amount=str(loan.amount), day=loan.start),
        line(
            "answer.payments",
            count=loan.count,
            payment=str(loan.payment),
            first=days[0],
            last=days[-1],
            total=str(total),
        ),
        line("answer.cost", cost=str(total - loan.amount)),
        *rates.lines(),
    ]
    sums: dict[str, object] = {"total": total.major, "cost": (total - loan.amount).major}
    return Answer(tuple(lines), tuple(rates.explanations()), {**sums, **rates.outputs()})


def plan_rows(terms: PlanTerms) -> Answer:
    """Return every installment of a plan, its cost and its yearly rates; raises `plan.*`."""
    found = preview(terms)
    payments = [(row.due, Money(row.amount, terms.currency).major) for row in found.installments]
    received = Money(terms.principal - deducted_fee(terms), terms.currency)
    rates = _rates(_Flows(terms.start, received.major, payments, terms.unit, terms.step))
    total = Money(sum(row.amount for row in found.installments), terms.currency)
    cost = Money(found.cost, terms.currency)
    lines = [line("answer.received", amount=str(received), day=terms.start), *_row_lines(found)]
    lines += [line("answer.total", total=str(total)), line("answer.cost", cost=str(cost)), *rates.lines()]
    explanations = [*_schedule_explanations(found), *rates.explanations()]
    sums: dict[str, object] = {"total": total.major, "cost": cost.major, "rows": _row_outputs(found)}
    return Answer(tuple(lines), tuple(explanations), {**sums, **rates.outputs()})


def _row_lines(found: Preview) -> list[Line]:
    currency = found.terms.currency
    return [
        line(
            "answer.row",
            number=row.number,
            due=row.due,
            payment=str(Money(row.amount, currency)),
            principal=str(Money(row.principal, currency)),
            interest=str(Money(row.interest, currency)),
            fee=str(Money(row.fee, currency)),
        )
        for row in found.installments
    ]


def _row_outputs(found: Preview) -> list[dict[str, object]]:
    currency = found.terms.currency
    return [
        {
            "number": row.number,
            "due": row.due,
            "payment": Money(row.amount, currency).major,
            "principal": Money(row.principal, currency).major,
            "interest": Money(row.interest, currency).major,
            "fee": Money(row.fee, currency).major,
        }
        for row in found.installments
    ]


def _schedule_explanations(found: Preview) -> list[Explanation]:
    """Return how the installments came about, for the conventions that have more to say than a division."""
    terms = found.terms
    mode = _FEE_MODES.get(terms.convention)
    if mode is not None and terms.fee is None:
        return [explain_fee_plan(terms.principal, terms.count, terms.rate, mode, terms.currency)]
    explain = {
        CostConvention.ANNUITY: explain_level_schedule,
        CostConvention.EQUAL_PRINCIPAL: explain_equal_principal,
    }.get(terms.convention)
    if explain is None:
        return []
    balance, rows = terms.principal, []
    for row in found.installments:
        balance -= row.principal
        rows.append(Row(row.number, row.amount, row.principal, row.interest, row.fee, balance))
    return [explain(rows, terms.principal, period_rate(terms), terms.currency)]

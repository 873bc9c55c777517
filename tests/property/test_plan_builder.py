"""Whatever is agreed: installments add up, fall due on the agreed days and cost the agreed rate."""

from __future__ import annotations

import calendar
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from finapp.domain.dates import Unit
from finapp.domain.plan import (
    CostConvention,
    CustomRow,
    Installment,
    InstallmentDraft,
    InstallmentId,
    PlanId,
    PlanTerms,
)
from finapp.domain.plan_builder import Preview, change_amount, preview, replan
from finapp.domain.rates import xnpv
from finapp.domain.rounding import Rounding
from finapp.domain.split import Remainder
from finapp.errors import UserError

CONVENTIONS = [one for one in CostConvention if one is not CostConvention.CUSTOM]
starts = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@st.composite
def terms_of(draw: st.DrawFn, price: int | None = None) -> PlanTerms:
    """Draw terms of any convention but a custom table, without a zero financed amount."""
    count = draw(st.integers(1, 48))
    price = price or draw(st.integers(1_000, 10**8))
    down = draw(st.integers(0, price - 100))
    start = draw(starts)
    unit = draw(st.sampled_from(Unit))
    convention = draw(st.sampled_from(CONVENTIONS))
    return PlanTerms(
        price=price,
        currency="CNY",
        count=count,
        start=start,
        first_due=start + timedelta(days=draw(st.integers(1, 60))),
        unit=unit,
        step=draw(st.integers(1, 3)),
        anchor_day=draw(st.none() | st.integers(1, 31)),
        convention=convention,
        rate=draw(st.decimals(0, "0.36", places=4)),
        fee=draw(st.none() | st.integers(0, 10_000)),
        fee_rounded_in_total=draw(st.booleans()),
        down_payment=down,
        balloon=draw(st.integers(0, (price - down) // 2)) if convention is CostConvention.ANNUITY else 0,
        remainder=draw(st.sampled_from(Remainder)),
        rounding=draw(st.sampled_from(Rounding)),
    )


def day_of(terms: PlanTerms, number: int) -> date:
    """Return when installment `number` falls due, counted from the first and never from the one before."""
    steps = (number - 1) * terms.step
    if terms.unit in {Unit.DAY, Unit.WEEK}:
        return terms.first_due + timedelta(days=steps * (7 if terms.unit is Unit.WEEK else 1))
    months = terms.first_due.month - 1 + steps * (12 if terms.unit is Unit.YEAR else 1)
    year, month = terms.first_due.year + months // 12, months % 12 + 1
    wanted = terms.anchor_day or terms.first_due.day
    return date(year, month, min(wanted, calendar.monthrange(year, month)[1]))


def stored(rows: tuple[InstallmentDraft, ...]) -> list[Installment]:
    """Return drafts as the book would hold them."""
    return [
        Installment(
            id=InstallmentId(row.number),
            plan_id=PlanId(1),
            currency="CNY",
            **{field.name: getattr(row, field.name) for field in fields(InstallmentDraft)},
        )
        for row in rows
    ]


def draft_of(row: Installment) -> InstallmentDraft:
    return InstallmentDraft(**{field.name: getattr(row, field.name) for field in fields(InstallmentDraft)})


@st.composite
def history_of(draw: st.DrawFn, rows: tuple[InstallmentDraft, ...]) -> list[Installment]:
    """Draw what happened to installments: paid, refunded, waived, edited or nothing."""
    happened = draw(st.lists(st.sampled_from(("", "", "paid", "edited", "refunded")), max_size=len(rows)))
    found = stored(rows)
    for index, what in enumerate(happened):
        row = found[index]
        if what == "edited":
            found[index] = replace(row, edited=True)
        elif what == "paid":
            found[index] = replace(row, paid=row.amount)
        elif what == "refunded":
            found[index] = replace(row, refunded=row.principal)
    return found


def previewed(terms: PlanTerms) -> Preview:
    """Return what terms lead to; amounts too small for their installments or fees are another test's."""
    try:
        return preview(terms)
    except UserError as error:
        assume(error.code not in {"plan.too_small", "plan.fee_kept_back"})
        raise


def test_a_level_payment_below_the_interest_is_refused() -> None:
    terms = PlanTerms(
        price=1_000,
        currency="CNY",
        count=34,
        start=date(2020, 1, 1),
        first_due=date(2020, 1, 2),
        unit=Unit.YEAR,
        step=3,
        convention=CostConvention.ANNUITY,
        rate=Decimal("0.0682"),
        rounding=Rounding.DOWN,
    )
    with pytest.raises(UserError, match="too_small"):
        preview(terms)


@given(terms_of())
def test_principal_adds_up_on_the_agreed_days(terms: PlanTerms) -> None:
    made = previewed(terms)
    rows = made.installments
    assert sum(row.principal for row in rows) == terms.principal
    assert min(min(row.principal, row.interest, row.fee) for row in rows) >= 0
    assert [row.due for row in rows] == [day_of(terms, row.number) for row in rows]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) <= terms.count
    assert made.total == sum(row.amount for row in rows) + terms.down_payment + (
        made.cost - sum(row.cost for row in rows)
    )


@given(
    starts,
    st.integers(1, 400),
    st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**4), st.integers(0, 90)), min_size=1),
)
def test_a_printed_table_is_kept_to_the_cent(
    start: date, price: int, table: list[tuple[int, int, int]]
) -> None:
    rows, due = [], start
    for principal, cost, days in table:
        due += timedelta(days=days)
        rows.append(CustomRow(due=due, payment=principal + cost, cost=cost))
    principal = sum(row[0] for row in table)
    terms = PlanTerms(
        price=principal + price,
        down_payment=price,
        currency="CNY",
        count=len(rows),
        start=start,
        first_due=rows[0].due,
        convention=CostConvention.CUSTOM,
        custom=tuple(rows),
    )
    found = preview(terms).installments
    assert [(row.due, row.amount, row.cost) for row in found] == [
        (row.due, row.payment, row.cost) for row in rows
    ]
    assert sum(row.principal for row in found) == terms.principal


@given(
    st.integers(10**6, 10**9),
    st.decimals("0.01", "0.36", places=4),
    st.integers(1, 60),
    st.integers(7, 180),
    starts,
)
def test_the_true_rate_of_an_annuity_is_the_agreed_one(
    price: int, rate: Decimal, count: int, step: int, start: date
) -> None:
    """Evenly spaced days: (1 + rate · step / 365)^(365 / step) − 1, up to rounding of each installment."""
    terms = PlanTerms(
        price=price,
        currency="CNY",
        count=count,
        start=start,
        first_due=start + timedelta(days=step),
        unit=Unit.DAY,
        step=step,
        convention=CostConvention.ANNUITY,
        rate=rate,
    )
    made = preview(terms)
    agreed = (1 + rate * step / 365) ** (Decimal(365) / step) - 1
    flows = [(start, price), *((row.due, -row.amount) for row in made.installments)]
    rounded = Fraction(count, 2)  # half a minor unit of interest for each installment
    assert abs(xnpv(agreed, flows)) <= rounded
    assert made.rate.value is not None
    assert abs(xnpv(made.rate.value, flows)) < 1


@given(terms_of(), st.data())
def test_new_terms_leave_what_happened_alone(terms: PlanTerms, data: st.DataObject) -> None:
    current = data.draw(history_of(previewed(terms).installments))
    other = replace(
        data.draw(terms_of(terms.price)), price=terms.price, down_payment=terms.down_payment, balloon=0
    )
    locked = [draft_of(row) for row in current if row.locked]
    try:
        rows = replan(current, other)
    except UserError as error:
        if error.code in {"plan.nothing_open", "plan.too_small", "plan.fee_kept_back"}:
            return
        raise
    assert [row for row in rows if row.number in {one.number for one in locked}] == locked
    assert sum(row.principal for row in rows) == terms.principal
    assert [row.number for row in rows] == sorted({row.number for row in rows})
    fresh = [row for row in rows if row not in locked]
    assert [row.due for row in fresh] == [day_of(other, row.number) for row in fresh]
    assert all(row.principal >= 0 and row.cost >= 0 for row in fresh)


@given(terms_of(), st.data(), st.integers(1, 48), st.integers(0, 10**6), st.booleans())
def test_a_changed_amount_keeps_the_sum(
    terms: PlanTerms, data: st.DataObject, number: int, amount: int, following: bool
) -> None:
    current = data.draw(history_of(previewed(terms).installments))
    number = (number - 1) % len(current) + 1
    try:
        rows = change_amount(current, number, amount, following=following)
    except UserError as error:
        if error.code == "plan.amount_range":
            bound = error.params["most" if amount > error.params["least"].minor else "least"]  # type: ignore[attr-defined] # money
            change_amount(current, number, bound.minor, following=following)  # type: ignore[attr-defined] # money
            return
        if error.code in {"plan.nothing_open", "plan.locked"}:
            return
        raise
    assert sum(row.principal for row in rows) == terms.principal
    assert [row.cost for row in rows] == [row.cost for row in current]
    assert [row.due for row in rows] == [row.due for row in current]
    assert rows[number - 1].amount == amount
    assert rows[number - 1].edited
    for before, after in zip(current, rows, strict=True):
        assert before.number == number or not before.locked or draft_of(before) == after
        assert after.principal >= 0

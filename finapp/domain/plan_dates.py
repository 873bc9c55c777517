"""Due dates of a plan that are counted from another day than before: the order was shipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from finapp.domain.dates import due_date
from finapp.domain.plan import CostConvention, FirstDueRule
from finapp.domain.plan_builder import custom_terms, draft_of
from finapp.domain.plan_checks import check_terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.plan import Installment, InstallmentDraft, PlanTerms


def counts_from_shipment(terms: PlanTerms) -> bool:
    """Tell whether the due dates are only an estimate until the order is shipped."""
    return terms.first_due_rule is FirstDueRule.DAYS_AFTER_SHIPMENT


def shipped_on(
    current: Sequence[Installment], terms: PlanTerms, day: date
) -> tuple[tuple[InstallmentDraft, ...], PlanTerms]:
    """Return installments and terms of a plan whose order was shipped on `day`.

    What is paid, changed by hand or moved stays where it is. Raise a `plan.*` error when a date can't be.
    """
    first = day + timedelta(days=terms.first_due_days)
    rows = tuple(
        draft_of(row)
        if row.locked or row.moved_from is not None or row.extra is not None
        else replace(
            draft_of(row), due=due_date(first, row.number - 1, terms.unit, terms.step, terms.anchor_day)
        )
        for row in current
    )
    dated = replace(terms, first_due=first)
    if terms.convention is CostConvention.CUSTOM:
        dated = replace(custom_terms(dated, rows), first_due=first)
    check_terms(dated)
    return rows, dated

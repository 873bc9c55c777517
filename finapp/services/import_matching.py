"""What imported rows meet in the book: installments a repayment covers, offers that are not known yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finapp.domain.credit import last_due_before
from finapp.domain.dates import LAST_DAY, clip
from finapp.domain.payment import allocate
from finapp.importers.kinds import Kind
from finapp.services.import_accounts import has_preset, preset_offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from finapp.domain.account import AccountId
    from finapp.domain.credit import BillingCycle, Offer
    from finapp.domain.plan import Installment, Plan
    from finapp.importers.kinds import Interpretation
    from finapp.services.import_names import Names


@dataclass(frozen=True, slots=True, order=True)
class OfferNeed:
    """A tool that splits purchases into `count` installments, of which nobody said something yet.

    `asks_cost`: no price list says what they cost; `proposed` is what the tool's preset says, to be confirmed
    because lenders change their prices. `asks_days`: the tool has no statement and due day.
    """

    tool: str
    count: int
    asks_cost: bool = field(default=True, compare=False)
    asks_days: bool = field(default=False, compare=False)
    proposed: Offer | None = field(default=None, compare=False)


def due_installments(
    plans: Iterable[Plan],
    tool: AccountId,
    meaning: Interpretation,
    cycles: Sequence[BillingCycle] = (),
) -> list[Installment]:
    """Return the open installments that a repayment covers, oldest first.

    They are due up to the billed month; a row that names no month pays the newest statement that was closed
    on its day, though that may be due in the next month, and what is due in its own month.
    """
    until = meaning.billed or meaning.row.occurred_on
    until = clip(until.year, until.month, LAST_DAY)
    if meaning.billed is None:
        until = max(until, last_due_before(cycles, meaning.row.occurred_on) or until)
    found = [
        row
        for plan in plans
        if plan.account_id == tool
        for row in plan.installments
        if row.open > 0 and row.due <= until
    ]
    return sorted(found, key=lambda row: (row.due, row.plan_id))


def count_matches(
    meanings: Sequence[Interpretation],
    plans: Sequence[Plan],
    names: Names,
    cycles: Mapping[AccountId, Sequence[BillingCycle]],
) -> dict[int, int]:
    """Return how many installments each repayment of a file would pay, by its line; oldest first."""
    paid: dict[int, int] = {}
    counts: dict[int, int] = {}
    repayments = [one for one in meanings if one.kind is Kind.REPAYMENT and one.target is not None]
    for meaning in sorted(repayments, key=lambda one: (one.row.occurred_on, one.row.time)):
        tool = names.find(meaning.target)
        if tool is None:
            continue
        rows = due_installments(plans, tool.id, meaning, cycles.get(tool.id, ()))
        rows = [row for row in rows if row.open > paid.get(row.id, 0)]
        parts, _ = allocate(meaning.row.amount.minor, rows)
        for part in parts:
            paid[part.installment_id] = paid.get(part.installment_id, 0) + part.amount
        if parts:
            counts[meaning.row.line] = len(parts)
    return counts


def needed_offers(
    meanings: Iterable[Interpretation],
    names: Names,
    offers: Mapping[AccountId, Sequence[Offer]],
    cycles: Mapping[AccountId, Sequence[BillingCycle]],
) -> tuple[OfferNeed, ...]:
    """Return what has to be asked before purchases in installments can be planned."""
    needs: set[OfferNeed] = set()
    for meaning in meanings:
        lender = next((source for source in meaning.sources if source.installments), None)
        if meaning.kind is not Kind.PURCHASE or lender is None or lender.installments is None:
            continue
        tool, count = names.find(lender), lender.installments
        listed = offers.get(tool.id, ()) if tool is not None else ()
        known = next((offer for offer in listed if offer.periods == count), None)
        by_bill = known is None or known.first_days is None
        has_days = bool(cycles.get(tool.id)) if tool is not None else has_preset(lender)
        need = OfferNeed(
            tool.label if tool is not None else lender.label,
            count,
            asks_cost=known is None,
            asks_days=by_bill and not has_days,
            proposed=preset_offer(lender, count),
        )
        if need.asks_cost or need.asks_days:
            needs.add(need)
    return tuple(sorted(needs))

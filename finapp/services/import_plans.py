"""Installment plans of imported purchases, and the plans that repayments can still pay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finapp.domain.credit import BillingCycle, DueKind
from finapp.domain.plan import FirstDueRule, PlanDraft
from finapp.domain.plan_builder import preview
from finapp.errors import UserError
from finapp.projection.ways_to_pay import offer_terms
from finapp.services.account_rules import check_cycle
from finapp.services.import_matching import OfferNeed
from finapp.store import accounts, plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.credit import Offer
    from finapp.domain.plan import Plan, PlanId
    from finapp.domain.purchase import PurchaseDraft, PurchaseId
    from finapp.services.import_choices import ImportChoices
    from finapp.store.book_file import Unit


class OpenPlans:
    """The plans with something left to pay, kept up to date while rows are booked."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._open: dict[PlanId, Plan] = {}
        self._take(plans.plans(unit.connection))

    def _take(self, found: Iterable[Plan]) -> None:
        for plan in found:
            self._open.pop(plan.id, None)
            if any(row.open > 0 for row in plan.installments):
                self._open[plan.id] = plan

    def of(self, tool: AccountId) -> list[Plan]:
        """Return the open plans of a tool."""
        return [plan for plan in self._open.values() if plan.account_id == tool]

    def read_again(self, plan_ids: Iterable[PlanId]) -> None:
        """Take note of plans that are new or that something changed."""
        self._take(plans.some(self._unit.connection, plan_ids))


@dataclass(frozen=True, slots=True)
class PurchaseInParts:
    """A stored purchase in `count` installments, `down_payment` minor units of it paid otherwise."""

    draft: PurchaseDraft
    id: PurchaseId
    count: int
    down_payment: int


def store_plan(unit: Unit, bought: PurchaseInParts, choices: ImportChoices) -> PlanId:
    """Store the plan of a purchase; raise `plan.cycle_missing` or `import.offer_needed`."""
    draft = bought.draft
    tool = accounts.accounts(unit.connection)[draft.account_id]
    offer = _offer(unit, tool, bought.count, choices)
    cycles = _cycles(unit, tool, draft.bought_on, choices) if offer.first_days is None else ()
    terms = replace(
        offer_terms(draft.price, draft.bought_on, offer, cycles),
        first_due_rule=FirstDueRule.TOOL if cycles else FirstDueRule.DAYS_AFTER_PURCHASE,
        first_due_days=offer.first_days or 0,
        down_payment=bought.down_payment,
    )
    plan = PlanDraft(
        title=draft.title,
        account_id=tool.id,
        terms=terms,
        purchase_id=bought.id,
        member_id=draft.member_id,
        installments=preview(terms).installments,
    )
    return plans.insert(unit.connection, plan, None)


def _cycles(unit: Unit, tool: Account, on: date, choices: ImportChoices) -> Sequence[BillingCycle]:
    """Return how the tool bills: its rules, else the days the user said."""
    known = accounts.cycles(unit.connection).get(tool.id)
    if known:
        return known
    if tool.label not in choices.days:
        raise UserError("plan.cycle_missing", tool=tool.label)
    closing, due = choices.days[tool.label]
    rule = BillingCycle(valid_from=on, closing_day=closing, due_kind=DueKind.DAY, due_value=due)
    check_cycle(rule)
    accounts.set_cycles(unit.connection, tool.id, [rule])
    return [rule]


def _offer(unit: Unit, tool: Account, count: int, choices: ImportChoices) -> Offer:
    """Return what the tool asks for `count` installments: its price list, else what the user said."""
    listed = accounts.offers(unit.connection).get(tool.id, [])
    found = next((offer for offer in listed if offer.periods == count), None)
    if found is not None:
        return found
    said = choices.offers.get(OfferNeed(tool.label, count))
    if said is None:
        raise UserError("import.offer_needed", tool=tool.label, count=count)
    offer = replace(said, account_id=tool.id)
    accounts.set_offer(unit.connection, offer)
    return offer

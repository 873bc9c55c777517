"""What lenders usually agree, as dated and sourced data: a proposal that a book keeps and people edit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.calendars import Region, Roll
from finapp.domain.credit import BillingCycle, CreditTerms, DueKind, Offer
from finapp.domain.dates import Unit
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, SettlementRule
from finapp.domain.rounding import Rounding
from finapp.domain.split import Remainder
from finapp.domain.tool_terms import DatedTerms, ToolTerms, terms_of
from finapp.services.accounts import ToolDraft

if TYPE_CHECKING:
    from collections.abc import Mapping

_AMOUNTS = frozenset(
    {
        "tolerance",
        "cash_fee_least",
        "over_limit_fee",
        "monthly_fee",
        "floor",
        "round_up",
        "fixed",
        "again",
        "least",
        "most",
    }
)
"""Conditions written in major units of the preset's currency."""


@dataclass(frozen=True, slots=True)
class PresetSource:
    """Where something was read, when, and what it says."""

    url: str
    read: date
    says: str


@dataclass(frozen=True, slots=True)
class PlanPreset:
    """What a loan of this kind usually is: how it charges, and what paying early costs."""

    convention: CostConvention
    rate: Decimal
    count: int
    settlement: SettlementRule
    penalty_rate: Decimal


@dataclass(frozen=True, slots=True)
class Preset:
    """What a kind of debt usually agrees; `names` and `notes` by language.

    `conditions` is plain data until a currency is chosen: its amounts are in major units.
    """

    key: str
    names: Mapping[str, str]
    notes: Mapping[str, str]
    kind: AccountKind
    currency: str
    as_of: date
    sources: tuple[PresetSource, ...]
    conditions: Mapping[str, Any]
    cycle: Mapping[str, Any]
    offers: tuple[Mapping[str, Any], ...]
    plan: PlanPreset | None

    def terms(self, currency: str | None = None) -> ToolTerms | None:
        """Return the conditions with amounts in minor units of `currency`; None: nothing is known."""
        if not self.conditions:
            return None
        return terms_of(_in_minor(self.conditions, currency or self.currency))

    def rule(self, valid_from: date) -> BillingCycle | None:
        """Return the billing rule from a day on; None where there are no statements."""
        if not self.cycle:
            return None
        by_day = "due_day" in self.cycle
        return BillingCycle(
            valid_from=valid_from,
            closing_day=self.cycle["closing_day"],
            due_kind=DueKind.DAY if by_day else DueKind.OFFSET,
            due_value=self.cycle["due_day" if by_day else "due_days"],
            closing_day_included=self.cycle.get("closing_day_included", True),
            roll=Roll(self.cycle.get("roll", Roll.NONE)),
            region=Region(self.cycle["region"]) if "region" in self.cycle else None,
        )

    def price_list(self) -> tuple[Offer, ...]:
        """Return the installment offers, of no account yet."""
        return tuple(
            Offer(
                AccountId(0),
                one["periods"],
                CostConvention(one["convention"]),
                Decimal(one["rate"]),
                unit=Unit(one.get("unit", Unit.MONTH)),
                step=one.get("step", 1),
                first_days=one.get("first_days"),
                remainder=Remainder(one.get("remainder", Remainder.LAST)),
                rounding=Rounding(one.get("rounding", Rounding.HALF_UP)),
            )
            for one in self.offers
        )

    def tool(self, account: AccountDraft, valid_from: date, terms: CreditTerms | None = None) -> ToolDraft:
        """Return the tool that `account` becomes by this preset, everything from `valid_from` on."""
        conditions = self.terms(account.currency)
        source = "; ".join(one.url for one in self.sources)
        return ToolDraft(
            account=account,
            terms=replace(terms or CreditTerms(), preset=self.key),
            cycle=self.rule(valid_from),
            offers=tuple((one.periods, one) for one in self.price_list()),
            conditions=None if conditions is None else DatedTerms(valid_from, conditions, source),
        )


def _in_minor(data: Mapping[str, Any], currency: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            found[name] = _in_minor(value, currency)
        elif name in _AMOUNTS:
            found[name] = Money.of(value, currency).minor
        else:
            found[name] = value
    return found


@cache
def presets() -> tuple[Preset, ...]:
    """Return every preset, cards first."""
    folder = files("resources").joinpath("presets")
    found = [
        (tomllib.loads(entry.read_text(encoding="utf-8")), entry.name.removesuffix(".toml"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(_read(data, key) for data, key in sorted(found, key=lambda one: one[0]["order"]))


def preset(key: str) -> Preset | None:
    """Return the preset of this name, None when there is none (any more)."""
    return next((one for one in presets() if one.key == key), None)


def _read(data: dict[str, Any], key: str) -> Preset:
    plan = data.get("plan")
    return Preset(
        key=key,
        names=data["name"],
        notes=data["note"],
        kind=AccountKind(data["kind"]),
        currency=data["currency"],
        as_of=date.fromisoformat(data["as_of"]),
        sources=tuple(
            PresetSource(one["url"], date.fromisoformat(one["read"]), one["says"]) for one in data["source"]
        ),
        conditions=data.get("conditions", {}),
        cycle=data.get("cycle", {}),
        offers=tuple(data.get("offer", ())),
        plan=None if plan is None else _plan(plan),
    )


def _plan(data: dict[str, Any]) -> PlanPreset:
    return PlanPreset(
        convention=CostConvention(data["convention"]),
        rate=Decimal(data.get("rate", 0)),
        count=data["count"],
        settlement=SettlementRule(data["settlement"]),
        penalty_rate=Decimal(data.get("penalty_rate", 0)),
    )

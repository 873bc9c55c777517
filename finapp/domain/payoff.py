"""Ways out of debt as a household chooses and keeps them: strategies, scenarios, planned payments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from finapp.domain.account import AccountId

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.money import Money
    from finapp.domain.payment import PaymentId
    from finapp.domain.plan import PlanId

ScenarioId = NewType("ScenarioId", int)
PlannedId = NewType("PlannedId", int)


class Strategy(StrEnum):
    """Which debt gets what is left after the minimum payments."""

    MINIMUMS = "minimums"  # none: nothing more is paid
    AVALANCHE = "avalanche"  # the highest rate first
    SNOWBALL = "snowball"  # the smallest first
    CUSTOM = "custom"  # lenders in the household's own order
    OPTIMAL = "optimal"  # whatever costs least, savings included


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoffWishes:
    """What a household puts into a payoff plan; amounts in minor units of the base currency.

    `extra` comes on top of the minimums each month. `keep` is what stays in savings, None: savings are not
    touched. `yearly` is what savings earn, after tax. `order` lists lenders for CUSTOM.
    """

    extra: int = 0
    keep: int | None = None
    yearly: Decimal = Decimal(0)
    order: tuple[AccountId, ...] = ()

    def to_json(self) -> str:
        """Return the wishes as text for the book."""
        return json.dumps(
            {
                "extra": self.extra,
                "keep": self.keep,
                "yearly": str(self.yearly),
                "order": list(self.order),
            }
        )

    @classmethod
    def from_json(cls, text: str) -> PayoffWishes:
        """Return the wishes that `to_json` wrote."""
        data = json.loads(text)
        return cls(
            extra=data["extra"],
            keep=data["keep"],
            yearly=Decimal(data["yearly"]),
            order=tuple(AccountId(one) for one in data["order"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioDraft:
    """A way out of debt not yet stored. `curve` is what it said would be owed on which day, minor units."""

    name: str
    strategy: Strategy
    wishes: PayoffWishes
    created_on: date
    curve: tuple[tuple[date, int], ...] = ()
    followed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(ScenarioDraft):
    """A stored way out of debt."""

    id: ScenarioId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDraft:
    """An extra repayment that a followed scenario plans: on a day, to a lender, for a plan or its balance.

    It is planned, not due. `installments` are the numbers of those it pays early; without them `closes` tells
    that it repays the whole plan or balance.
    """

    account_id: AccountId
    plan_id: PlanId | None
    on: date
    amount: Money
    closes: bool = False
    installments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPayment(PlannedDraft):
    """A stored planned repayment; `payment_id` is the payment that made it."""

    id: PlannedId
    scenario_id: ScenarioId
    payment_id: PaymentId | None = None

    @property
    def is_done(self) -> bool:
        """Tell whether it was paid."""
        return self.payment_id is not None

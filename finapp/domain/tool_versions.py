"""The conditions of a credit tool over time: what held from which day on, and what changed with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.credit import BillingCycle, DatedLimit
    from finapp.domain.money import Money
    from finapp.domain.tool_terms import DatedTerms, ToolTerms

CYCLE, TERMS, LIMIT = "cycle", "terms", "limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolVersion:
    """What holds from a day on. `begins` names the parts that begin that day: cycle, terms, limit."""

    valid_from: date
    cycle: BillingCycle | None = None
    terms: ToolTerms | None = None
    limit: Money | None = None
    source: str = ""
    begins: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedConditions:
    """Everything dated that a tool has, each part in the order of its days."""

    cycles: tuple[BillingCycle, ...] = ()
    terms: tuple[DatedTerms, ...] = ()
    limits: tuple[DatedLimit, ...] = ()

    def versions(self) -> tuple[ToolVersion, ...]:
        """Return a version for each day something began, oldest first."""
        parts: tuple[tuple[str, Sequence[BillingCycle | DatedTerms | DatedLimit]], ...] = (
            (CYCLE, self.cycles),
            (TERMS, self.terms),
            (LIMIT, self.limits),
        )
        days = sorted({one.valid_from for _, dated in parts for one in dated})
        return tuple(
            replace(
                self.on(day),
                begins=frozenset(
                    name for name, dated in parts if any(one.valid_from == day for one in dated)
                ),
            )
            for day in days
        )

    def on(self, day: date) -> ToolVersion:
        """Return what is written down up to a day; before the first rule of a part: nothing."""
        cycle = next((one for one in reversed(self.cycles) if one.valid_from <= day), None)
        terms = next((one for one in reversed(self.terms) if one.valid_from <= day), None)
        limit = next((one for one in reversed(self.limits) if one.valid_from <= day), None)
        return ToolVersion(
            valid_from=day,
            cycle=cycle,
            terms=None if terms is None else terms.terms,
            limit=None if limit is None else limit.limit,
            source="" if terms is None else terms.source,
        )

    def without(self, day: date) -> DatedConditions:
        """Return the conditions without what begins on a day."""
        return DatedConditions(
            cycles=tuple(one for one in self.cycles if one.valid_from != day),
            terms=tuple(one for one in self.terms if one.valid_from != day),
            limits=tuple(one for one in self.limits if one.valid_from != day),
        )

    def removed(self, day: date) -> DatedConditions:
        """Return the conditions without a version; raise `terms.first_version` for the first one."""
        known = self.versions()
        if not known or known[0].valid_from == day:
            raise UserError("terms.first_version")
        return self.without(day)

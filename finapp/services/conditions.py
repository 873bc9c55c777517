"""What lenders charge on credit tools: dated conditions, limits and promotions, changed by hand."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from finapp.domain.credit import DatedLimit
from finapp.domain.dates import check_day
from finapp.domain.money import check_entry
from finapp.domain.statement import Promotion, PromotionId
from finapp.domain.tool_terms import DatedTerms, check_tool_terms
from finapp.domain.tool_versions import DatedConditions
from finapp.errors import UserError
from finapp.projection.promotions import cliffs
from finapp.projection.statements import Run
from finapp.services.account_rules import check_cycle
from finapp.services.tool_facts import read_tools
from finapp.store import accounts, credit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.money import Money
    from finapp.domain.statement import Cliff, PromotionDraft
    from finapp.domain.tool_versions import ToolVersion
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.rows import Connection
    from finapp.store.undo import Change


class Conditions:
    """Use cases over what a credit tool costs."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def of(self, account_id: AccountId) -> tuple[DatedTerms, ...]:
        """Return the conditions of a tool, oldest first."""
        with self._file.read() as connection:
            return tuple(credit.terms(connection).get(account_id, ()))

    def limits(self, account_id: AccountId) -> tuple[DatedLimit, ...]:
        """Return the limits of a tool, oldest first."""
        with self._file.read() as connection:
            return tuple(credit.limits(connection).get(account_id, ()))

    def promotions(self, account_id: AccountId) -> tuple[Promotion, ...]:
        """Return the promotions of a tool."""
        with self._file.read() as connection:
            return tuple(credit.promotions(connection).get(account_id, ()))

    def set(self, account_id: AccountId, dated: Sequence[DatedTerms]) -> Change:
        """Replace a tool's conditions; each counts from its own day on. Raise a `terms.*` error."""
        for one in dated:
            check_tool_terms(one.terms)
        with self._file.write("change_conditions") as unit:
            unit.params["account"] = accounts.accounts(unit.connection)[account_id].name
            credit.set_terms(unit.connection, account_id, sorted(dated, key=lambda one: one.valid_from))
        return unit.change

    def dated(self, account_id: AccountId) -> DatedConditions:
        """Return cycle, conditions and limit of a tool over time."""
        with self._file.read() as connection:
            return _dated(connection, account_id)

    def set_version(
        self, account_id: AccountId, version: ToolVersion, replaces: date | None = None
    ) -> Change:
        """Note what holds from a day on, in place of the version of `replaces`; later versions stay.

        Parts equal to what held before are not noted again. Raise an `account.*` or `terms.*` error.
        """
        day = check_day(version.valid_from)
        if version.cycle is not None:
            check_cycle(version.cycle)
        if version.terms is not None:
            check_tool_terms(version.terms)
        if version.limit is not None:
            check_entry(version.limit)
            if version.limit.minor < 0:
                raise UserError("account.limit")
        with self._file.write("change_conditions") as unit:
            unit.params["account"] = accounts.accounts(unit.connection)[account_id].name
            rest = _dated(unit.connection, account_id).without(day)
            if replaces is not None:
                rest = rest.without(replaces)
            _store(unit, account_id, _joined(rest, version))
        return unit.change

    def remove_version(self, account_id: AccountId, day: date) -> Change:
        """Forget what began on a day: what held before goes on. Raise `terms.first_version`."""
        with self._file.write("change_conditions") as unit:
            unit.params["account"] = accounts.accounts(unit.connection)[account_id].name
            _store(unit, account_id, _dated(unit.connection, account_id).removed(day))
        return unit.change

    def set_limit(self, account_id: AccountId, limit: Money | None, on: date | None = None) -> Change:
        """Note a tool's limit from a day on; None: it has none. Raise `account.limit`."""
        if limit is not None and limit.minor < 0:
            raise UserError("account.limit")
        with self._file.write("change_limit") as unit:
            unit.params["account"] = accounts.accounts(unit.connection)[account_id].name
            minor = None if limit is None else limit.minor
            credit.set_limit(unit.connection, account_id, on or self._today(), minor)
        return unit.change

    def add_promotion(self, draft: PromotionDraft) -> Change:
        """Add a promotion; raise `promotion.dates` when it ends before it begins."""
        if draft.begins >= draft.ends:
            raise UserError("promotion.dates", begins=draft.begins.isoformat(), ends=draft.ends.isoformat())
        with self._file.write("add_promotion") as unit:
            unit.params["account"] = accounts.accounts(unit.connection)[draft.account_id].name
            unit.created = credit.insert_promotion(unit.connection, draft)
        return unit.change

    def change_promotion(self, promotion_id: PromotionId, draft: PromotionDraft) -> Change:
        """Change a promotion; raise `promotion.dates` when it ends before it begins."""
        if draft.begins >= draft.ends:
            raise UserError("promotion.dates", begins=draft.begins.isoformat(), ends=draft.ends.isoformat())
        with self._file.write("change_promotion") as unit:
            unit.params["account"] = accounts.accounts(unit.connection)[draft.account_id].name
            credit.update_promotion(unit.connection, promotion_id, draft)
        return unit.change

    def preview_promotion(
        self, draft: PromotionDraft, replaces: PromotionId | None = None
    ) -> tuple[Cliff, ...]:
        """Return the cliffs a promotion would lead to, in place of another if named; raise as `add` does."""
        if draft.begins >= draft.ends:
            raise UserError("promotion.dates", begins=draft.begins.isoformat(), ends=draft.ends.isoformat())
        with self._file.read() as connection:
            tools = read_tools(connection)
        facts = tools.facts[tools.lead(draft.account_id)]
        new = Promotion(**asdict(draft), id=PromotionId(0))
        kept = [one for one in facts.promotions if one.id != replaces]
        facts = replace(facts, promotions=(*kept, new))
        today = self._today()
        return tuple(
            one
            for one in cliffs(Run(facts, today, 0).owed_today(), facts, (), today)
            if one.promotion is not None and one.promotion.id == new.id
        )

    def remove_promotion(self, promotion_id: PromotionId) -> Change:
        """Take a promotion away."""
        with self._file.write("remove_promotion") as unit:
            credit.delete_promotion(unit.connection, promotion_id)
        return unit.change


def _dated(connection: Connection, account_id: AccountId) -> DatedConditions:
    return DatedConditions(
        cycles=tuple(accounts.cycles(connection).get(account_id, ())),
        terms=tuple(credit.terms(connection).get(account_id, ())),
        limits=tuple(credit.limits(connection).get(account_id, ())),
    )


def _joined(rest: DatedConditions, new: ToolVersion) -> DatedConditions:
    """Return the conditions with a version; parts that go on as before are left out."""
    day, before = new.valid_from, rest.on(new.valid_from)
    cycles, terms, limits = rest.cycles, rest.terms, rest.limits
    if new.cycle is not None:
        cycle = replace(new.cycle, valid_from=day)
        if before.cycle is None or replace(before.cycle, valid_from=day) != cycle:
            cycles = (*cycles, cycle)
    if new.terms is not None and new.terms != before.terms:
        terms = (*terms, DatedTerms(day, new.terms, new.source))
    if new.limit is not None and new.limit != before.limit:
        limits = (*limits, DatedLimit(day, new.limit))
    return DatedConditions(
        cycles=tuple(sorted(cycles, key=lambda one: one.valid_from)),
        terms=tuple(sorted(terms, key=lambda one: one.valid_from)),
        limits=tuple(sorted(limits, key=lambda one: one.valid_from)),
    )


def _store(unit: Unit, account_id: AccountId, dated: DatedConditions) -> None:
    accounts.set_cycles(unit.connection, account_id, dated.cycles)
    credit.set_terms(unit.connection, account_id, dated.terms)
    credit.set_limits(unit.connection, account_id, dated.limits)

"""What lenders charge on credit tools: dated conditions, limits and promotions, changed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.tool_terms import check_tool_terms
from finapp.errors import UserError
from finapp.store import accounts, credit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.credit import DatedLimit
    from finapp.domain.money import Money
    from finapp.domain.statement import Promotion, PromotionDraft, PromotionId
    from finapp.domain.tool_terms import DatedTerms
    from finapp.store.book_file import BookFile
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

    def remove_promotion(self, promotion_id: PromotionId) -> Change:
        """Take a promotion away."""
        with self._file.write("remove_promotion") as unit:
            credit.delete_promotion(unit.connection, promotion_id)
        return unit.change

"""What the user decides about a previewed file, and the rows that are booked after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.money import total
from finapp.errors import UserError
from finapp.importers.kinds import Kind
from finapp.services.import_preview import RowState
from finapp.services.setup import UNCATEGORIZED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finapp.domain.account import Account, AccountId, MemberId
    from finapp.domain.credit import Offer
    from finapp.domain.money import Money
    from finapp.importers.kinds import Interpretation
    from finapp.services.import_matching import OfferNeed
    from finapp.services.import_preview import ImportItem, ImportPreview


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the user decided about a previewed file.

    `lines` are the rows to book (None: all new ones); `categories` replace suggested ones by line, and are
    remembered for their counterparties if `remember`. `shares` say for rows paid from several sources how
    much each of them paid, in the order of the row. `bank_id` is the account that the file does not name; it
    is remembered. `offers` say what installments cost where no price list knows yet, `days` the statement
    day and due day of tools without them, by the tool's label; both are remembered with their tools.
    `settle` lets repayments pay the installments due.
    """

    lines: frozenset[int] | None = None
    categories: Mapping[int, AccountId] = field(default_factory=dict)
    shares: Mapping[int, Sequence[Money]] = field(default_factory=dict)
    bank_id: AccountId | None = None
    offers: Mapping[OfferNeed, Offer] = field(default_factory=dict)
    days: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    member_id: MemberId | None = None
    remember: bool = True
    settle: bool = True


def check_shares(meaning: Interpretation, shares: Sequence[Money]) -> None:
    """Raise `import.shares` unless the shares are one for each source and add up to the row's amount."""
    whole = total(shares, meaning.row.amount.currency)
    if len(shares) != len(meaning.sources) or whole != meaning.row.amount or any(s.minor < 0 for s in shares):
        raise UserError("import.shares", line=meaning.row.line, amount=meaning.row.amount)


def shared(meaning: Interpretation, shares: Sequence[Money]) -> Interpretation:
    """Return a row with what each source paid; sources that paid nothing are left out."""
    check_shares(meaning, shares)
    paid = [(source, share) for source, share in zip(meaning.sources, shares, strict=True) if share]
    sources, parts = zip(*paid, strict=True)
    return replace(meaning, sources=tuple(sources), shares=tuple(parts))


def decided(meaning: Interpretation, kind: AccountKind) -> Interpretation:
    """Return a row of unknown kind as what the user's category says: a purchase, or money that came in."""
    if kind is AccountKind.INCOME:
        target = meaning.target or meaning.source
        return replace(meaning, kind=Kind.INCOME, sources=(), target=target)
    return replace(meaning, kind=Kind.PURCHASE)


def is_decided(item: ImportItem, choices: ImportChoices, bank_id: AccountId | None) -> bool:
    """Tell whether everything that a row asks has its answer."""
    if item.state is not RowState.NEEDS_YOU:
        return item.state is RowState.NEW
    return not (
        (item.asks_kind and item.line not in choices.categories)
        or (item.asks_shares and item.line not in choices.shares)
        or (item.asks_account and (choices.bank_id or bank_id) is None)
    )


def chosen(
    preview: ImportPreview, choices: ImportChoices, known: Mapping[AccountId, Account]
) -> list[ImportItem]:
    """Return the rows to book with the user's decisions, oldest first."""
    found = []
    for item in preview.items:
        if choices.lines is not None and item.line not in choices.lines:
            continue
        if is_decided(item, choices, preview.bank_id):
            found.append(_with_choices(item, choices, known))
    return sorted(found, key=lambda item: (item.meaning.row.occurred_on, item.meaning.row.time))


def _with_choices(item: ImportItem, choices: ImportChoices, known: Mapping[AccountId, Account]) -> ImportItem:
    meaning, category = item.meaning, choices.categories.get(item.line, item.category_id)
    if item.asks_kind:
        meaning = decided(meaning, known[choices.categories[item.line]].kind)
    if item.asks_shares:
        meaning = shared(meaning, choices.shares[item.line])
    return replace(item, meaning=meaning, category_id=category)


def rules(
    booked: Sequence[ImportItem], choices: ImportChoices, known: Mapping[AccountId, Account]
) -> dict[str, AccountId]:
    """Return what to remember: the categories the user chose by hand, by counterparty."""
    return {
        item.meaning.row.counterparty: choices.categories[item.line]
        for item in booked
        if item.line in choices.categories
        and item.meaning.row.counterparty
        and known[choices.categories[item.line]].code != UNCATEGORIZED
    }

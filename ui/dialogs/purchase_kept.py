"""What was typed into the purchase dialog and not saved: it is there again when the dialog is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from finapp.domain.purchase import PurchaseId
    from finapp.services.book import Book
    from ui.dialogs.purchase_form import FormState
    from ui.dialogs.purchase_ways import WaysState


class Unsaved(NamedTuple):
    """Everything that was typed."""

    form: FormState
    ways: WaysState


_kept: WeakKeyDictionary[Book, dict[PurchaseId | None, Unsaved]] = WeakKeyDictionary()
"""By book, then by the purchase that was changed (None: a new one)."""


def keep(book: Book, purchase_id: PurchaseId | None, unsaved: Unsaved) -> None:
    """Keep what was typed as long as the book is open."""
    _kept.setdefault(book, {})[purchase_id] = unsaved


def forget(book: Book, purchase_id: PurchaseId | None) -> None:
    """Keep it no longer: it was saved, or is not wanted."""
    _kept.get(book, {}).pop(purchase_id, None)


def kept(book: Book, purchase_id: PurchaseId | None) -> Unsaved | None:
    """Return what was typed before, if any."""
    return _kept.get(book, {}).get(purchase_id)

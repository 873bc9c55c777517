"""Documents of a credit tool or loan, kept in the book: contracts and letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import AccountId

DocumentId = NewType("DocumentId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A stored file without its content: name, media type, size in bytes, SHA-256, the day it was added."""

    id: DocumentId
    account_id: AccountId
    name: str
    media_type: str
    size: int
    sha256: str
    added_on: date

"""Documents of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.document import Document, DocumentId
from finapp.store.rows import insert_row
from finapp.store.schema_credit import document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from finapp.domain.account import AccountId


def documents(connection: Connection, account_id: AccountId) -> list[Document]:
    """Return the documents of an account without their content, the oldest first."""
    columns = [column for column in document.c if column.name != "content"]
    query = sa.select(*columns).where(document.c.account_id == account_id).order_by(document.c.id)
    return [
        Document(
            id=DocumentId(row.id),
            account_id=account_id,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            added_on=row.added_on,
        )
        for row in connection.execute(query)
    ]


def insert(connection: Connection, values: Mapping[str, object]) -> DocumentId:
    """Store a document and return the new id."""
    return DocumentId(insert_row(connection, document, values))


def content(connection: Connection, document_id: DocumentId) -> tuple[str, str, bytes]:
    """Return name, SHA-256 and content of a document."""
    columns = (document.c.name, document.c.sha256, document.c.content)
    row = connection.execute(sa.select(*columns).where(document.c.id == document_id)).one()
    return row.name, row.sha256, bytes(row.content)


def delete(connection: Connection, document_id: DocumentId) -> str:
    """Remove a document and return its name."""
    name = connection.execute(sa.select(document.c.name).where(document.c.id == document_id)).scalar_one()
    connection.execute(document.delete().where(document.c.id == document_id))
    return str(name)

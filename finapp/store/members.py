"""Members of the household, and the settings of the book."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from finapp.domain.account import Member, MemberId
from finapp.store.rows import insert_row
from finapp.store.schema import member, metadata, setting

if TYPE_CHECKING:
    from sqlalchemy import Connection


def members(connection: Connection) -> list[Member]:
    """Return the members in their order."""
    rows = connection.execute(sa.select(member).order_by(member.c.position, member.c.id))
    return [
        Member(
            id=MemberId(row.id),
            name=row.name,
            initials=row.initials,
            color_slot=row.color_slot,
            position=row.position,
        )
        for row in rows
    ]


def insert_member(
    connection: Connection, name: str, initials: str, color_slot: int, position: int
) -> MemberId:
    """Store a member and return the new id."""
    values = {"name": name, "initials": initials, "color_slot": color_slot, "position": position}
    return MemberId(insert_row(connection, member, values))


def update_member(connection: Connection, member_id: MemberId, **values: object) -> None:
    """Change columns of a member."""
    connection.execute(member.update().where(member.c.id == member_id).values(values))


def delete_member(connection: Connection, member_id: MemberId) -> None:
    """Remove a member nothing belongs to."""
    connection.execute(member.delete().where(member.c.id == member_id))


def is_used(connection: Connection, member_id: MemberId) -> bool:
    """Tell whether anything belongs to a member."""
    owners = [table.c.member_id for table in metadata.sorted_tables if "member_id" in table.c]
    return any(connection.execute(sa.select(c).where(c == member_id).limit(1)).first() for c in owners)


def settings(connection: Connection) -> dict[str, Any]:
    """Return every setting of the book."""
    rows = connection.execute(sa.select(setting.c.key, setting.c.value))
    return {row.key: json.loads(row.value) for row in rows}


def set_setting(connection: Connection, key: str, value: object) -> None:
    """Store one setting."""
    text = json.dumps(value, ensure_ascii=False)
    changed = connection.execute(setting.update().where(setting.c.key == key).values(value=text))
    if not changed.rowcount:
        connection.execute(setting.insert().values(key=key, value=text))


def forget_setting(connection: Connection, key: str) -> None:
    """Remove one setting."""
    connection.execute(setting.delete().where(setting.c.key == key))

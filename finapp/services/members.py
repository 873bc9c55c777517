"""The people of the household."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.services.settings import INCOME
from finapp.store import members

if TYPE_CHECKING:
    from finapp.domain.account import Member, MemberId
    from finapp.store.book_file import BookFile
    from finapp.store.undo import Change


def initials_of(name: str) -> str:
    """Return one letter or character for a member: of the given name in Latin script, else the last."""
    words = name.split()
    if not words:
        return ""
    last = words[-1]
    return last[0].upper() if last.isascii() else last[-1]


class Members:
    """Adds, renames and removes members."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def all(self) -> list[Member]:
        """Return the members in their order."""
        with self._file.read() as connection:
            return members.members(connection)

    def add(self, name: str, initials: str = "") -> Change:
        """Add a member; raise `member.no_name`."""
        name = name.strip()
        if not name:
            raise UserError("member.no_name")
        with self._file.write("add_member", member=name) as unit:
            position = len(members.members(unit.connection))
            unit.created = members.insert_member(
                unit.connection, name, initials.strip() or initials_of(name), position, position
            )
        return unit.change

    def rename(self, member_id: MemberId, name: str, initials: str = "") -> Change:
        """Change a member's name; raise `member.no_name`."""
        name = name.strip()
        if not name:
            raise UserError("member.no_name")
        with self._file.write("rename_member", member=name) as unit:
            members.update_member(
                unit.connection, member_id, name=name, initials=initials.strip() or initials_of(name)
            )
        return unit.change

    def remove(self, member_id: MemberId) -> Change:
        """Remove a member that owns nothing; raise `member.in_use`."""
        name = next(member.name for member in self.all() if member.id == member_id)
        with self._file.write("remove_member", member=name) as unit:
            if members.is_used(unit.connection, member_id):
                raise UserError("member.in_use", name=name)
            members.forget_setting(unit.connection, f"{INCOME}{member_id}")
            members.delete_member(unit.connection, member_id)
        return unit.change

"""What the command palette can find, and how typed text finds it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTranslator

from finapp.domain.pinyin import find_initials

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 8
"""So many commands and so many things are shown."""


class Span(NamedTuple):
    """The part of a title that the typed text met."""

    begin: int
    end: int


@dataclass(frozen=True)
class Entry:
    """One line of the palette."""

    key: str
    """What to do: `command:undo`, `page:plans`, `setting:look`, or `purchase:12`."""
    title: str
    detail: str = ""
    warning: str = ""
    icon: str = ""
    monogram: str = ""
    slot: int = 0
    keys: str = ""
    names: tuple[str, ...] = field(default=())
    """Other names it is found by, such as the one in the other language."""
    span: Span | None = None

    @property
    def is_command(self) -> bool:
        """Whether it stands under “Commands”."""
        return self.key.partition(":")[0] in {"command", "page", "setting"}


def find(entries: Iterable[Entry], typed: str, most: int = MOST) -> list[Entry]:
    """Return the entries that `typed` finds, the closest first."""
    wanted = " ".join(typed.split())
    ranked = []
    for place, entry in enumerate(entries):
        rank, span = _closest(entry, wanted)
        if rank is not None:
            ranked.append((rank, place, replace(entry, span=span)))
    ranked.sort(key=_order)
    return [entry for _rank, _place, entry in ranked[:most]]


def recent_first(entries: Sequence[Entry], recent: Sequence[str], most: int = MOST) -> list[Entry]:
    """Return what an empty field shows: the last ones used, then the others in their order."""
    by_key = {entry.key: entry for entry in entries}
    first = [by_key[key] for key in recent if key in by_key]
    return [*first, *(entry for entry in entries if entry.key not in set(recent))][:most]


def meet(text: str, typed: str) -> tuple[int, Span] | None:
    """Return how closely `typed` meets `text` (0 is closest) and where, or None."""
    plain, wanted = text.casefold(), typed.casefold()
    at = plain.find(wanted)
    if at == 0:
        return 0, Span(0, len(typed))
    while at > 0:
        if not plain[at - 1].isalnum():
            return 1, Span(at, at + len(typed))
        at = plain.find(wanted, at + 1)
    initials = find_initials(text, typed)
    if initials is not None:
        return (2 if initials[0] == 0 else 3), Span(*initials)
    at = plain.find(wanted)
    return (4, Span(at, at + len(typed))) if at >= 0 else None


def chinese_name(context: str, english: str) -> str:
    """Return the Chinese form of a translated text, whatever the language of the window; empty if none."""
    translator = _chinese()
    return (translator.translate(context, english) or "") if translator is not None else ""


@cache
def _chinese() -> QTranslator | None:
    translator = QTranslator()
    path = files("resources").joinpath("translations", "finapp_zh_CN.qm")
    return translator if translator.load(str(path)) else None


def _closest(entry: Entry, typed: str) -> tuple[int | None, Span | None]:
    """Return the rank of `entry` and the part of its title that was met."""
    met = meet(entry.title, typed)
    if met is not None:
        return met
    others = [found[0] for name in entry.names if (found := meet(name, typed)) is not None]
    if others:
        return min(others) + 5, None
    words = typed.casefold().split()
    said = " ".join((entry.title, entry.detail, *entry.names)).casefold()
    return (10, None) if len(words) > 1 and all(word in said for word in words) else (None, None)


def _order(item: tuple[int, int, Entry]) -> tuple[int, int]:
    return item[0], item[1]

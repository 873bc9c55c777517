"""The words for what was done to the book: what the toast says and what Edit › Undo names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from finapp.domain.money import Money
from finapp.messages import catalog
from ui import format as formats

if TYPE_CHECKING:
    from collections.abc import Mapping


class Named(Protocol):
    """A `Change`, as far as its words go."""

    @property
    def name(self) -> str:
        """The stable name of the kind of change."""

    @property
    def params(self) -> Mapping[str, object]:
        """What the words name."""


def toast_text(change: Named, language: str) -> str:
    """Return the past-tense sentence for a change (section `done` of the messages)."""
    return _words(f"done.{change.name}", "done.anything", change.params, language)


def action_name(name: str, params: Mapping[str, object], language: str) -> str:
    """Return the name of an undo step, as the Edit menu shows it (section `step` of the messages)."""
    return _words(f"step.{name}", "step.anything", params, language)


def _words(code: str, fallback: str, params: Mapping[str, object], language: str) -> str:
    texts = catalog(language)
    shown = _Shown({key: _value(key, value, texts) for key, value in params.items()})
    return texts.get(code, texts[fallback]).format_map(shown)


def _value(key: str, value: object, texts: Mapping[str, str]) -> str:
    """Return a parameter as people read it: amounts with their sign, values of the program as words."""
    if isinstance(value, Money):
        return formats.current().money(value)
    return texts.get(f"word.{key}.{value}", str(value))


class _Shown(dict[str, str]):
    """Parameters of a change; one that the change does not carry reads as “…”."""

    def __missing__(self, key: str) -> str:
        return "…"

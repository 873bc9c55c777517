"""How a number came about: the rule, its source, the inputs and the steps, from the same computation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

from finapp.domain.money import Money
from finapp.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

Value = Decimal | int | Fraction | date | str | Money | tuple[Money, ...]
"""What fills a sentence; several amounts are a sum of several currencies."""
T = TypeVar("T")

_INDENT = "  "


def plain(value: Value) -> object:
    """Return a value as it is written where nothing else is wished: “541.90 CNY”, 2026-11-18."""
    return " + ".join(map(str, value)) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: `code` names it under `[explain.*]` of the messages, `values` fill it.

    The sentence's own format specification rounds for reading (`{rate:.2%}`); the values stay exact.
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    def text(self, language: str, write: Callable[[Value], object] = plain) -> str:
        """Return the sentence in `language`; `write` gives each value the form in which it is shown."""
        code = "explain." + self.code
        return sentence(code, language, **{key: write(one) for key, one in self.values})


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a result is what it is.

    `rule` says what was computed with which result, `source` cites the law or publication, `inputs` and
    `steps` carry the numbers, `rounding` says where and how the result was rounded, and `children`
    explain the parts it rests on.
    """

    rule: Line
    source: str
    inputs: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()
    rounding: Line | None = None
    children: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained(Generic[T]):
    """A result with the reason why it is what it is."""

    value: T
    why: Explanation


def line(code: str, /, **values: Value) -> Line:
    """Return the sentence `explain.<code>` filled with `values`."""
    return Line(code, tuple(values.items()))


def render(
    explanation: Explanation, language: str = "en", write: Callable[[Value], object] = plain
) -> list[str]:
    """Return the explanation as plain lines: rule, inputs, steps, rounding, source, then its parts."""
    lines = [explanation.rule.text(language, write)]
    below = [part.text(language, write) for part in (*explanation.inputs, *explanation.steps)]
    if explanation.rounding is not None:
        below.append(explanation.rounding.text(language, write))
    if explanation.source:
        below.append(sentence("explain.source", language, source=explanation.source))
    for child in explanation.children:
        below += render(child, language, write)
    return lines + [_INDENT + text for text in below]

"""Why a case has its answer: what was read of it, the formula, the same with numbers, and what came out.

What is listed as input is what the computation itself asked for, recorded while it ran.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, Line, line, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST = 40
"""More inputs or outputs than that are counted, not listed."""
_DIGITS = 12
_NAME = re.compile(r"[a-z_]+[a-z0-9_]*")
_SAFE = {"ln", "e", "to", "the", "of", "by", "at", "or", "and", "i", "t", "r"}


class Reasoned(dict[str, object]):
    """Outputs with a reason of their own, made from the values that led to them.

    `silent` reasons say how, not what came out: the outputs are listed below them.
    """

    def __init__(
        self, outputs: Mapping[str, object], why: Callable[[], Explanation], *, silent: bool = False
    ) -> None:
        super().__init__(outputs)
        self.why = why
        self.silent = silent


class Recorded(Mapping[str, object]):
    """A table of a case that notes in `read` which of its values were asked for."""

    def __init__(
        self, values: Mapping[str, object], read: dict[str, object] | None = None, where: str = ""
    ) -> None:
        self._values = values
        self._where = where
        self.read: dict[str, object] = {} if read is None else read

    def __getitem__(self, key: str) -> object:
        value = self._values[key]
        path = f"{self._where}.{key}" if self._where else key
        if isinstance(value, Mapping):
            return Recorded(value, self.read, path)
        if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
            return [
                Recorded(item, self.read, f"{path}[{number}]") if isinstance(item, Mapping) else item
                for number, item in enumerate(value)
            ]
        if value is not None:
            self.read[path] = value
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True, slots=True)
class Formula:
    """How a kind of question is answered."""

    text: str
    source: str


@cache
def formulas() -> dict[str, Formula]:
    """Return the formula of every `topic.kind`."""
    text = files("resources").joinpath("formulas.toml").read_text(encoding="utf-8")
    return {
        f"{topic}.{kind}": Formula(entry["formula"], entry["source"])
        for topic, kinds in tomllib.loads(text).items()
        for kind, entry in kinds.items()
    }


def explain_case(
    topic: str, kind: str, read: Mapping[str, object], outputs: Mapping[str, object]
) -> Explanation:
    """Explain the outputs of one case; a `Reasoned` answer says more than its formula."""
    inputs = _listed([line("case.input", name=name, value=_text(value)) for name, value in read.items()])
    by_formula = _by_formula(f"{topic}.{kind}", read, outputs, inputs)
    if not isinstance(outputs, Reasoned):
        return by_formula
    try:
        why = outputs.why()
        render(why)
    except (ArithmeticError, ValueError):  # numbers too large to be shown step by step
        return by_formula
    results = _results(outputs) if outputs.silent else ()
    return replace(why, inputs=why.inputs or inputs, steps=(*why.steps, *results))


def _by_formula(
    name: str, read: Mapping[str, object], outputs: Mapping[str, object], inputs: tuple[Line, ...]
) -> Explanation:
    formula = formulas()[name]
    steps = [line("case.formula", formula=formula.text)]
    numbers = _with_numbers(formula.text, read)
    if numbers:
        steps.append(line("case.numbers", formula=numbers))
    return Explanation(line(f"case.{name}"), formula.source, inputs, (*steps, *_results(outputs)))


def _listed(lines: list[Line]) -> tuple[Line, ...]:
    if len(lines) <= _MOST:
        return tuple(lines)
    return (*lines[:_MOST], line("case.more", count=len(lines) - _MOST))


def _results(outputs: Mapping[str, object]) -> tuple[Line, ...]:
    found = []
    reason = outputs.get("reason")
    for name, value in outputs.items():
        if name == "reason" or isinstance(value, Mapping):
            continue
        if value is None:
            if reason:
                found.append(line("case.nothing", name=name, reason=str(reason)))
        else:
            found.append(line("case.output", name=name, value=_text(value)))
    return _listed(found)


def _text(value: object) -> str:
    """Return a value of a case for reading, with at most twelve digits."""
    if isinstance(value, list | tuple):
        shown = ", ".join(_text(item) for item in value[:_MOST])
        return f"{shown}, …" if len(value) > _MOST else shown
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_text(item)}" for key, item in value.items())
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / value.denominator
    text = str(value)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if isinstance(value, bool) or not number.is_finite() or len(number.as_tuple().digits) <= _DIGITS:
        return text
    return f"{number:.{_DIGITS}g}"


def _with_numbers(formula: str, read: Mapping[str, object]) -> str:
    """Return a formula with the numbers of the case in it; empty where some name stands for no number."""
    if not formula.isascii() and any(sign in formula for sign in "ΣΠ₁₂′"):
        return ""
    known = {name: value for name, value in read.items() if isinstance(value, str | int | float)}
    names = {name for name in _NAME.findall(formula) if name not in _SAFE}
    if not names or not names <= set(known):
        return ""

    def number(hit: re.Match[str]) -> str:
        return _text(known[hit[0]]) if hit[0] in known and hit[0] not in _SAFE else hit[0]

    return _NAME.sub(number, formula)

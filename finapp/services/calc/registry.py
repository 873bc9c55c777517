"""Which module answers which topic, and the loop that answers cases one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from importlib import import_module

from finapp.domain.explain import render
from finapp.errors import UserError
from finapp.messages import explain_error
from finapp.services.calc.inputs import Inputs
from finapp.services.calc.reasons import explain_case

Outputs = Mapping[str, object]
Adaptor = Callable[[Inputs], Outputs]

_PRECISION = 34

TOPICS = (
    "apr_us",
    "aprc_eu",
    "bnpl_plans",
    "bond",
    "business_days",
    "cn_disclosure",
    "credit_card",
    "daycount",
    "debt_payoff",
    "decision",
    "due_dates",
    "early_payoff",
    "irr",
    "money_fund",
    "monte_carlo",
    "rates",
    "returns",
    "returns_net",
    "schedules",
    "term_deposit",
    "tvm",
    "xirr",
)
"""Each is a module of this package whose `KINDS` maps the kind of a question to its adaptor."""


def topics() -> dict[str, list[str]]:
    """Return the kinds of questions each topic answers."""
    return {topic: sorted(_kinds(topic)) for topic in TOPICS}


def run_cases(topic: str, payload: object, *, explain_in: str = "") -> dict[str, object]:
    """Answer every case of `payload`, `{"cases": [{"id", "kind", "inputs"}, ...]}`.

    Returns `{"results": [{"id", "outputs"} or {"id", "error": {"code", "message"}}, ...]}` in the order
    of the cases. With the language `explain_in` each answer also has an `explanation`, lines of text.
    "No value" is an answer (`null` with a `reason`), never an error; an error means that the case itself
    can't be read. Raises `calc.unknown_topic` and `calc.no_cases`.
    """
    kinds = _kinds(topic)
    cases = payload.get("cases") if isinstance(payload, Mapping) else None
    if not isinstance(cases, list):
        raise UserError("calc.no_cases")
    with localcontext(Context(prec=_PRECISION)):
        return {"results": [_run(topic, kinds, case, explain_in) for case in cases]}


def _kinds(topic: str) -> Mapping[str, Adaptor]:
    if topic not in TOPICS:
        raise UserError("calc.unknown_topic", topic=topic, topics=", ".join(TOPICS))
    kinds: Mapping[str, Adaptor] = import_module(f"finapp.services.calc.{topic}").KINDS
    return kinds


def _run(topic: str, kinds: Mapping[str, Adaptor], case: object, explain_in: str) -> dict[str, object]:
    identity = case.get("id") if isinstance(case, Mapping) else None
    try:
        return {"id": identity, **_answer(topic, kinds, Inputs.of(case), explain_in)}
    except UserError as error:
        return {"id": identity, "error": {"code": error.code, "message": explain_error(error)}}


def _answer(topic: str, kinds: Mapping[str, Adaptor], case: Inputs, explain_in: str) -> dict[str, object]:
    kind = case.text("kind")
    if kind not in kinds:
        raise UserError("calc.unknown_kind", kind=kind, kinds=", ".join(sorted(kinds)))
    try:
        inputs = case.nested("inputs")
        if not explain_in:
            return {"outputs": plain(kinds[kind](inputs))}
        read = inputs.record()
        found = kinds[kind](inputs)
        texts = render(explain_case(topic, kind, read, found), explain_in)
        return {"outputs": plain(found), "explanation": texts}
    except (ArithmeticError, ValueError) as error:
        raise UserError("calc.not_computable", kind=kind, detail=error) from error


def plain(value: object) -> object:
    """Return `value` as JSON knows it: decimals and fractions as decimal strings, dates as ISO text.

    Raises ArithmeticError for a number that is not finite.
    """
    if type(value) is Decimal:  # by far the most, in schedules of thousands of rows
        return _plain_decimal(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return _plain_scalar(value)


def _plain_decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise OverflowError("a number is too large")
    return format(value + 0, "f") if value else "0"


def _plain_scalar(value: object) -> bool | int | str | None:
    if isinstance(value, StrEnum | date):
        return str(value)
    if isinstance(value, Fraction):
        return _plain_decimal(Decimal(value.numerator) / value.denominator)
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"no plain form of {type(value).__name__}")

"""Whatever a case says, its topic answers with finite numbers, null and a reason, or a named error."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finapp.services.calc import run_cases, topics

if TYPE_CHECKING:
    from collections.abc import Iterator

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
PUBLISHED = "published"
"""What a source prints of an ambiguous case; no engine answers it."""
DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
NO_NUMBER = re.compile(r"nan|[+-]?inf(inity)?|-0(\.0*)?", re.IGNORECASE)
TEXTS = [
    "",
    "abc",
    "NaN",
    "-Infinity",
    "1e400",
    "1e-300",
    "2023-02-30",
    "9999-12-31",
    "0001-01-01",
    "1/0",
    "１２",
]
NUMBERS = ["0", "1", "-1", "2", "0.5", "-0.99", "-1.5", "1e30", "-1e30", "100000000000000000000"]
ODD = st.one_of(
    st.sampled_from([*TEXTS, *NUMBERS, None, True, False, 10**18, -(10**9), 3_650_000, 0, 1, -1]),
    st.sampled_from([[], {}, [1], {"a": 1}, float("nan"), float("inf")]),
    st.integers(-400, 400),
    st.decimals(-1000, 1000, places=4).map(str),
    st.dates().map(str),
)


def _places(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    pairs: list[tuple[Any, object]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    for key, item in pairs:
        yield (*path, key)
        yield from _places(item, (*path, key))


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def _cases(topic: str) -> list[dict[str, Any]]:
    table = json.loads((VECTORS / f"{topic}.json").read_text(encoding="utf-8"))
    cases: list[dict[str, Any]] = table["cases"]
    return cases


def _asked(topic: str, case: dict[str, Any], inputs: object) -> dict[str, Any]:
    asked = {"id": case["id"], "kind": case["kind"], "inputs": inputs}
    answer = json.loads(json.dumps(run_cases(topic, {"cases": [asked]}), allow_nan=False))
    result: dict[str, Any] = answer["results"][0]
    assert result["id"] == case["id"]
    return result


@st.composite
def _spoiled(draw: st.DrawFn, topic: str) -> tuple[dict[str, Any], object]:
    """Draw a case of the vectors with one or two of its inputs replaced or left out."""
    case = draw(st.sampled_from(_cases(topic)))
    inputs = deepcopy(case["inputs"])
    for _ in range(draw(st.integers(1, 2))):
        places = list(_places(inputs))
        if not places:
            break
        *way, last = draw(st.sampled_from(places))
        table = inputs
        for key in way:
            table = table[key]
        if draw(st.integers(0, 5)):
            table[last] = deepcopy(draw(ODD))
        else:
            del table[last]
    return case, inputs


@pytest.mark.parametrize("topic", sorted(topics()))
def test_any_input_is_answered_or_refused(topic: str) -> None:
    @settings(deadline=None)
    @given(_spoiled(topic))
    def answered(drawn: tuple[dict[str, Any], object]) -> None:
        case, inputs = drawn
        result = _asked(topic, case, inputs)
        if "error" in result:
            assert set(result["error"]) == {"code", "message"}
            assert re.fullmatch(r"[a-z_]+\.[a-z_]+", result["error"]["code"])
            assert result["error"]["code"] not in result["error"]["message"]
            return
        outputs = result["outputs"]
        assert set(case["expected"]) - {PUBLISHED} <= set(outputs) | {"reason"}
        names = [leaf for leaf in _leaves(inputs) if isinstance(leaf, str)]
        for leaf in _leaves(outputs):
            assert not isinstance(leaf, float)
            if isinstance(leaf, str) and leaf not in names:
                assert not NO_NUMBER.fullmatch(leaf)
                assert DECIMAL.fullmatch(leaf) or not re.match(r"-?\d+e|\d+E", leaf)
        if None in (outputs.get(key) for key in case["expected"] if key not in {"reason", PUBLISHED}):
            assert outputs.get("reason") or _nested_reason(outputs)

    answered()


def _nested_reason(outputs: dict[str, Any]) -> bool:
    return any(isinstance(value, dict) and value.get("reason") for value in outputs.values())


@pytest.mark.parametrize("topic", sorted(topics()))
def test_the_untouched_cases_have_the_keys_of_the_vectors(topic: str) -> None:
    for case in _cases(topic):
        outputs = _asked(topic, case, case["inputs"])["outputs"]
        assert set(case["expected"]) - {PUBLISHED} <= set(outputs)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"kind": "nonsense", "inputs": {}}, "calc.unknown_kind"),
        ({"kind": "pmt"}, "calc.missing_key"),
        ({"inputs": {}}, "calc.missing_key"),
        ({"kind": "pmt", "inputs": {"nper": "12"}}, "calc.missing_key"),
        ({"kind": "pmt", "inputs": []}, "calc.unreadable"),
        ({"kind": 5, "inputs": {}}, "calc.unreadable"),
        ("text", "calc.unreadable"),
        (None, "calc.unreadable"),
    ],
)
def test_a_malformed_case_spoils_no_other(payload: object, code: str) -> None:
    good = {
        "id": "good",
        "kind": "effect",
        "inputs": {"annual_nominal_rate": "0.12", "compounds_per_year_n": 1},
    }
    results = run_cases("tvm", {"cases": [payload, good]})["results"]
    assert isinstance(results, list)
    assert results[0]["error"]["code"] == code
    assert results[1] == {"id": "good", "outputs": {"value": "0.12", "reason": None}}


def _padded(value: object) -> object:
    """Return a case with zeros behind the decimals of each number."""
    if isinstance(value, dict):
        return {key: _padded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_padded(item) for item in value]
    if isinstance(value, str) and DECIMAL.fullmatch(value):
        return f"{value}0000" if "." in value else f"{value}.000000"
    return value


def _bare(value: object) -> object:
    """Return an answer whose numbers are compared by their value."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return Decimal(value) if isinstance(value, str) and DECIMAL.fullmatch(value) else value


@pytest.mark.parametrize("topic", topics())
def test_zeros_behind_a_number_change_nothing(topic: str) -> None:
    """12.5 and 12.5000 are the same amount: neither makes money finer than the cent."""
    cases = json.loads((VECTORS / f"{topic}.json").read_text(encoding="utf-8"))["cases"]
    padded = [{**case, "inputs": _padded(case["inputs"])} for case in cases]
    assert _bare(run_cases(topic, {"cases": padded})) == _bare(run_cases(topic, {"cases": cases}))

"""Every published, recalled and derived vector, through the entry that machines use."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from finapp.services.calc import run_cases, topics

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
NOT_AN_ANSWER = {"published"}
"""What the source of an ambiguous case prints: some library's pick among several roots, by no fixed rule."""


def _check(expected: object, got: object, tolerance: dict[str, str], key: str = "*") -> bool:
    """Compare as the vectors' README says; a list or table inherits the tolerance of its key."""
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(
            name in got and _check(value, got[name], tolerance, name if name in tolerance else key)
            for name, value in expected.items()
            if name not in NOT_AN_ANSWER
        )
    if isinstance(expected, list):
        return (
            isinstance(got, list)
            and len(expected) == len(got)
            and all(_check(left, right, tolerance, key) for left, right in zip(expected, got, strict=True))
        )
    if isinstance(expected, bool) or expected is None or got is None or isinstance(got, bool):
        return expected is got
    try:
        distance = abs(Decimal(str(expected)) - Decimal(str(got)))
    except InvalidOperation:
        return expected == got
    return distance <= Decimal(tolerance.get(key, tolerance.get("*", "0")))


def test_every_topic_of_the_vectors_is_answered() -> None:
    assert {path.stem for path in VECTORS.glob("*.json")} <= set(topics())


def _cases() -> list[object]:
    found: list[object] = []
    for path in sorted(VECTORS.glob("*.json")):
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["topic"] in topics():
            found += [pytest.param(table["topic"], case, id=case["id"]) for case in table["cases"]]
    return found


@pytest.mark.parametrize(("topic", "case"), _cases())
def test_vector(topic: str, case: dict[str, object]) -> None:
    (result,) = _results(topic, case)
    tolerance = case["tolerance"]
    assert isinstance(tolerance, dict)
    assert _check(case["expected"], result.get("outputs"), tolerance), (case["expected"], result)


def _results(topic: str, case: dict[str, object]) -> list[dict[str, object]]:
    answered = run_cases(topic, {"cases": [case]})["results"]
    assert isinstance(answered, list)
    return answered

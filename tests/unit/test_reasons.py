"""Every calculation for machines says why: what it read, its formula with numbers, what came out."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from finapp.cli import main
from finapp.messages import LANGUAGES, catalog
from finapp.services.calc.reasons import formulas
from finapp.services.calc.registry import TOPICS, run_cases, topics

VECTORS = Path(__file__).parents[1] / "vectors"


def _cases(topic: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{topic}.json").read_text(encoding="utf-8"))["cases"]
    return found


def _explained(topic: str, kind: str, /, **inputs: object) -> list[str]:
    case = {"id": 1, "kind": kind, "inputs": inputs}
    found: Any = run_cases(topic, {"cases": [case]}, explain_in="en")
    lines: list[str] = found["results"][0]["explanation"]
    return lines


def test_every_kind_has_its_formula_and_its_words() -> None:
    known = {f"{topic}.{kind}" for topic, kinds in topics().items() for kind in kinds}
    assert set(formulas()) == known
    for language in LANGUAGES:
        words = {code.removeprefix("explain.case.") for code in catalog(language) if "explain.case." in code}
        assert {code for code in words if "." in code} == known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_the_published_cases_are_explained_and_answered_as_before(topic: str, language: str) -> None:
    cases = {"cases": _cases(topic)}
    plain: Any = run_cases(topic, cases)
    explained: Any = run_cases(topic, cases, explain_in=language)
    for one, other in zip(plain["results"], explained["results"], strict=True):
        assert "explanation" not in one
        if "error" in one:
            assert one == other
            continue
        assert other["outputs"] == one["outputs"]
        assert len(other["explanation"]) > 2
        text = "\n".join(other["explanation"])
        assert "explain." not in text
        assert "{" not in text


def test_a_formula_stands_there_with_its_numbers_and_source() -> None:
    lines = _explained("term_deposit", "apy", interest="30.37", principal="1000", days=182)
    assert lines == [
        "Annual percentage yield",
        "  interest = 30.37",
        "  principal = 1000",
        "  days = 182",
        "  (1 + interest / principal)^(365 / days) − 1",
        "  = (1 + 30.37 / 1000)^(365 / 182) − 1",
        "  apy = 0.0618368719727",
        "  Source: 12 CFR 1030 Appendix A",
    ]


def test_only_what_the_computation_asked_for_is_an_input() -> None:
    lines = _explained("rates", "effective", nominal="0.18", periods=12, remark="not read")
    assert not any("remark" in text for text in lines)


def test_an_equation_is_proved() -> None:
    lines = _explained("tvm", "pmt", annual_nominal_rate="0.08", payments_per_year=12, nper=60, pv="15000")
    assert lines[0] == "pmt = -304.1459143"
    assert any(text.startswith("  Put back: ") and text.endswith("= 0.000000") for text in lines)


def test_a_bond_lists_every_payment() -> None:
    case = next(one for one in _cases("bond") if one["kind"] == "price_from_yield")
    lines = _explained("bond", case["kind"], **case["inputs"])
    assert sum(" × " in text for text in lines) == len(case["inputs"]["coupon_dates"]) - 1


def test_several_rates_are_all_named() -> None:
    case = next(one for one in _cases("xirr") if one["expected"].get("ambiguous"))
    lines = _explained("xirr", "xirr", **case["inputs"])
    roots = [Decimal(root) for root in case["expected"]["all_roots"]]
    assert sum(text.startswith("  One of them: ") for text in lines) == len(roots)


def test_no_value_says_its_reason() -> None:
    lines = _explained("tvm", "nper", annual_nominal_rate="0.12", payments_per_year=12, pv="1000", pmt="-1")
    assert "  The payments never reach the amount: they are below the interest" in lines


def test_the_command_explains_only_when_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    case = {"cases": [{"id": "a", "kind": "effective", "inputs": {"nominal": "0.18", "periods": 12}}]}
    file.write_text(json.dumps(case), encoding="utf-8")
    for words, shown in (([], False), (["--explain", "--lang", "zh_CN"], True)):
        assert main(["calc", "rates", "--json", str(file), *words]) == 0
        answer = json.loads(capsys.readouterr().out)["results"][0]
        assert ("explanation" in answer) is shown
    assert answer["explanation"][0] == "名义利率的实际年利率"

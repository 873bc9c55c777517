"""Whatever was done to the book has its own words, in both languages."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from finapp.domain.money import Money
from finapp.messages import LANGUAGES, catalog
from tests.architecture.source import modules, tree
from ui.labels import action_name, toast_text

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass
class Done:
    name: str
    params: Mapping[str, object] = field(default_factory=dict)


def change_names() -> set[str]:
    """Return the name of every change the services make."""
    calls = (
        node for path in modules("finapp") for node in ast.walk(tree(path)) if isinstance(node, ast.Call)
    )
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "write"
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_has_its_words(language: str) -> None:
    names = change_names()
    assert "add_purchase" in names
    missing = {name for name in names if not {f"done.{name}", f"step.{name}"} <= catalog(language).keys()}
    assert missing == set()


@pytest.mark.parametrize(
    ("language", "toast", "step"),
    [
        ("en", "Marked ¥541.90 to JD Baitiao as paid", "mark ¥541.90 to JD Baitiao paid"),
        ("zh_CN", "已标记还给JD Baitiao ¥541.90", "标记还给JD Baitiao ¥541.90"),
    ],
)
def test_words_name_the_thing(language: str, toast: str, step: str) -> None:
    params = {"amount": Money(54190, "CNY"), "lender": "JD Baitiao"}
    assert toast_text(Done("pay_installments", params), language) == toast
    assert action_name("pay_installments", params, language) == step


def test_values_of_the_program_become_words() -> None:
    params = {"item": "Contact lenses, 6 months", "status": "received"}
    assert toast_text(Done("set_status", params), "en") == "Marked “Contact lenses, 6 months” as received"
    assert toast_text(Done("set_status", params), "zh_CN") == "已将“Contact lenses, 6 months”标记为已收货"


def test_an_unknown_change_is_still_said() -> None:
    assert toast_text(Done("something_new"), "en") == "Saved"
    assert toast_text(Done("add_purchase"), "en") == "Added “…”"

"""Every code a user may meet has its sentence, in every language, with the parameters it is given."""

from __future__ import annotations

import ast
import re
import string

import pytest

from finapp.messages import LANGUAGES, catalog
from tests.architecture.source import dotted, modules, shown, tree

SOURCES = modules("main.py", "finapp", "ui")
SPEAKERS = {"UserError", "sentence"}


def _placeholders(template: str) -> set[str]:
    """Return the names a sentence wants filled."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(template) if name}


def _spoken() -> list[tuple[str, str, set[str] | None]]:
    """Return (where, code, parameters) of each call with a literal code; None where `**` hides them."""
    found = []
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call) or dotted(node.func).rpartition(".")[2] not in SPEAKERS:
                continue
            codes = [c for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant)] if node.args else []
            names = {keyword.arg for keyword in node.keywords}
            given = None if None in names else {name for name in names if name is not None}
            found += [(shown(path, node), c.value, given) for c in codes if isinstance(c.value, str)]
    return found


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_languages_say_the_same_things_with_the_same_parameters(language: str) -> None:
    english = {code: _placeholders(template) for code, template in catalog("en").items()}
    other = {code: _placeholders(template) for code, template in catalog(language).items()}
    assert other == english


def test_every_code_in_the_source_has_a_sentence() -> None:
    codes = catalog("en")
    families = {f"{code.split('.')[0]}." for code in codes}
    unsaid = [f"{where} {code}" for where, code, _ in _spoken() if code not in codes and code not in families]
    assert unsaid == []


def test_every_sentence_gets_its_parameters() -> None:
    codes = catalog("en")
    missing = {
        f"{where} {code}": wanted
        for where, code, given in _spoken()
        if given is not None and code in codes and (wanted := _placeholders(codes[code]) - given)
    }
    assert missing == {}


def test_chinese_sentences_have_full_width_punctuation() -> None:
    halves = re.compile(r"[\u4e00-\u9fff][,:;?!]")
    assert [text for text in catalog("zh_CN").values() if halves.search(text)] == []

"""The committed translations say what the window says now, and all of it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tools import translations

if TYPE_CHECKING:
    from pathlib import Path

COMMITTED = [language for language in translations.LANGUAGES if translations.texts_file(language).exists()]


@pytest.mark.parametrize("language", COMMITTED)
def test_the_texts_are_those_of_the_sources(language: str, tmp_path: Path) -> None:
    """`make translations` mends a failure here."""
    committed = translations.texts_file(language)
    updated = tmp_path / committed.name
    shutil.copy(committed, updated)
    translations.update(language, updated)
    assert updated.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", COMMITTED)
def test_every_text_is_translated(language: str) -> None:
    assert translations.unfinished(translations.texts_file(language)) == []


def test_chinese_texts_have_full_width_punctuation() -> None:
    text = translations.texts_file("zh_CN").read_text(encoding="utf-8")
    assert re.findall(r".*[\u4e00-\u9fff][,:;?!].*", text) == []


@pytest.mark.parametrize("language", COMMITTED)
def test_the_compiled_file_belongs_to_the_texts(language: str, tmp_path: Path) -> None:
    """`make translations` mends a failure here."""
    committed = translations.texts_file(language)
    compiled = tmp_path / "fresh.qm"
    translations.release(committed, compiled)
    assert compiled.read_bytes() == committed.with_suffix(".qm").read_bytes()

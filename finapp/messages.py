"""Sentences for stable codes, in every language the product speaks, without Qt."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finapp.errors import UserError

_QUOTED = 40
LANGUAGES = ("en", "zh_CN")


def system_language() -> str:
    """Return Chinese where the environment of the program speaks Chinese, else English."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh_CN" if next(filter(None, names), "").startswith("zh") else "en"


@cache
def catalog(language: str) -> dict[str, str]:
    """Return every sentence of `language` by its dotted code."""
    text = files("resources").joinpath("messages", f"{language}.toml").read_text(encoding="utf-8")
    found: dict[str, str] = {}

    def walk(prefix: str, table: dict[str, object]) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                walk(f"{prefix}{key}.", value)
            else:
                found[prefix + key] = str(value)

    walk("", tomllib.loads(text))
    return found


def sentence(code: str, language: str = "en", /, **params: object) -> str:
    """Return the sentence for `code`, filled with `params`.

    A code without a sentence is a bug that must not hide the error itself: the code and its
    parameters are returned (a test asserts that every code in the source has a sentence). What somebody
    typed, the parameter `text`, is quoted up to 40 signs.
    """
    typed = params.get("text")
    if isinstance(typed, str) and len(typed) > _QUOTED:
        params["text"] = typed[:_QUOTED] + "…"
    template = catalog(language if language in LANGUAGES else "en").get(code)
    if template is None:
        return f"{code} {params}" if params else code
    return template.format(**params)


def word(kind: str, value: object, language: str = "en") -> str:
    """Return the word for a value of the program, such as the `state` “overdue”; the value itself if none."""
    return catalog(language if language in LANGUAGES else "en").get(f"word.{kind}.{value}", str(value))


def explain_error(error: UserError, language: str = "en") -> str:
    """Return the sentence a user reads for `error`."""
    texts = catalog(language if language in LANGUAGES else "en")
    said = {key: texts.get(f"word.{key}.{value}", value) for key, value in error.params.items()}
    return sentence(error.code, language, **said)

"""Finding Chinese names by the first letters of their pinyin: “hb” finds 花呗."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _letters() -> dict[str, str]:
    """Return, for each Chinese character, the first letters of all its readings."""
    text = files("resources").joinpath("pinyin_initials.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        letter, _, characters = line.partition(" ")
        for character in characters:
            found[character] = found.get(character, "") + letter
    return found


def has_chinese(text: str) -> bool:
    """Return whether `text` holds a character with a pinyin reading."""
    letters = _letters()
    return any(character in letters for character in text)


def find_initials(text: str, typed: str) -> tuple[int, int] | None:
    """Return where in `text` the initials `typed` stand, as (begin, end), or None.

    Each typed letter answers to one Chinese character (any of its readings) or to the same Latin
    letter or digit; spaces and punctuation in `text` are passed over. At least one Chinese character
    must be met, so that plain Latin words are left to plain search.
    """
    wanted = [character for character in typed.lower() if character.isalnum()]
    if not wanted or not typed.isascii():
        return None
    letters = _letters()
    signs = [
        (place, letters.get(sign, sign.lower()), sign in letters)
        for place, sign in enumerate(text)
        if sign.isalnum()
    ]
    for start in range(len(signs) - len(wanted) + 1):
        part = signs[start : start + len(wanted)]
        fits = all(letter in readings for letter, (_, readings, _) in zip(wanted, part, strict=True))
        if fits and any(chinese for _, _, chinese in part):
            return part[0][0], part[-1][0] + 1
    return None

"""Chinese names by their pinyin: found by first letters (“hb” finds 花呗), sorted by sound.

The order is that of GB 2312, whose 3,755 common characters stand in the order of their pinyin. Rarer ones
follow the common ones of their first letter.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_FIRST = {
    "a": 0xB0A1,
    "b": 0xB0C5,
    "c": 0xB2C1,
    "d": 0xB4EE,
    "e": 0xB6EA,
    "f": 0xB7A2,
    "g": 0xB8C1,
    "h": 0xB9FE,
    "j": 0xBBF7,
    "k": 0xBFA6,
    "l": 0xC0AC,
    "m": 0xC2E8,
    "n": 0xC4C3,
    "o": 0xC5B6,
    "p": 0xC5BE,
    "q": 0xC6DA,
    "r": 0xC8BB,
    "s": 0xC8F6,
    "t": 0xCBFA,
    "w": 0xCDDA,
    "x": 0xCEF4,
    "y": 0xD1B9,
    "z": 0xD4D1,
}
"""The code of the first common character of each letter, in GB 2312."""
_IN_GB_2312 = 0xA1
"""The least byte of a code of two bytes in GB 2312; later standards added others."""
_COMMON_END = 0xD7F9
"""The code of the last common character."""


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


@cache
def _ends() -> dict[str, bytes]:
    """Return, for each letter, the code of its last common character."""
    after = [*list(_FIRST.values())[1:], _COMMON_END + 1]
    return {letter: (end - 1).to_bytes(2, "big") for letter, end in zip(_FIRST, after, strict=True)}


def sort_key(text: str) -> bytes:
    """Return what texts are sorted by: digits and Latin letters of either case, then Chinese by its sound."""
    if text.isascii():
        return text.lower().encode()
    return b"".join(map(_sound, text.casefold()))


@cache
def _sound(sign: str) -> bytes:
    code = sign.encode("gb18030", "replace")
    common = len(code) == 1 or (min(code) >= _IN_GB_2312 and int.from_bytes(code, "big") <= _COMMON_END)
    letter = "" if common else _letters().get(sign, "")[:1]
    return _ends().get(letter, b"") + code


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

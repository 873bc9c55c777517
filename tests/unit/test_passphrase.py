"""Longer and more varied passphrases never look weaker; the well-known bad ones look weak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.passphrase import NONE, STRONG, VERY_STRONG, WEAK, bits_of, strength


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", NONE),
        ("123456", WEAK),
        ("aaaaaaaaaaaaaaaaaaaa", WEAK),
        ("abcdefghijklmnop", WEAK),
        ("correct horse battery staple", VERY_STRONG),
        ("买菜的时候想起来", VERY_STRONG),
        ("Tr0ub4dor&3", STRONG),
    ],
)
def test_known_passphrases(passphrase: str, level: int) -> None:
    assert strength(passphrase) == level


@given(st.text(min_size=1, max_size=40), st.characters())
def test_one_more_sign_never_makes_it_weaker(passphrase: str, sign: str) -> None:
    assert bits_of(passphrase + sign) >= bits_of(passphrase)

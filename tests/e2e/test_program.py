"""The program as it is started by hand, on a screen, driven from outside by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import ImageChops

from tests.e2e import program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not program.can_show(), reason="Xvfb or xdotool is not installed"),
]


def test_the_sample_opens_shows_pages_and_quits(tmp_path: Path) -> None:
    words = ("--sample", "--lang", "en", "--theme", "light", "--today", "2026-11-18")
    with program.screen() as display, program.finapp(display, tmp_path / "finapp.ini", *words) as finapp:
        finapp.wait_for_window("^Lin & Chen")
        overview = finapp.picture()
        colors = overview.getcolors(maxcolors=1 << 24)
        assert colors is not None
        assert len(colors) > 100, "the window is blank"
        finapp.press("ctrl+comma")
        finapp.wait_until(lambda: ImageChops.difference(overview, finapp.picture()).getbbox() is not None)
        finapp.press("ctrl+q")
        assert finapp.wait_until_it_ends() == (0, "")

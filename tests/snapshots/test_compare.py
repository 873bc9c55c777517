"""The comparer sees what a person would complain about, and nothing that two machines draw differently."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from tests.architecture.source import ROOT
from tests.snapshots.compare import Difference, compare, kept

LINES = ("iPhone 17 256 GB", "Dyson V12 vacuum", "English course", "¥5,999.00")
STEP = 38
INTER = ROOT / "resources" / "fonts" / "Inter-Regular.ttf"


def page(*lines: str, ground: str = "#FFFFFF", text: str = "#16191F", note: str = "#5F6775") -> Image.Image:
    """Draw rows of two lines as a table of the window has them."""
    picture = Image.new("RGB", (900, 480), ground)
    draw = ImageDraw.Draw(picture)
    for row, words in enumerate(lines):
        top = 20 + row * STEP
        draw.text((24, top), words, text, ImageFont.truetype(INTER, 13))
        draw.text((24, top + 17), f"{row + 1} Jul 2026", note, ImageFont.truetype(INTER, 11))
        draw.line((0, top + 36, 900, top + 36), "#E3E6EB")
    return picture


def seen_as(picture: Image.Image) -> Difference:
    """Compare with the page as it was accepted."""
    return compare(kept(page(*LINES)), picture)


def test_the_same_page_is_the_same() -> None:
    assert not seen_as(page(*LINES))


@pytest.mark.parametrize("missing", range(len(LINES)))
def test_a_missing_line_is_seen(missing: int) -> None:
    assert seen_as(page(*("" if row == missing else line for row, line in enumerate(LINES))))


def test_a_missing_second_line_is_seen() -> None:
    picture = page(*LINES)
    picture.paste("#FFFFFF", (24, 20 + STEP + 17, 200, 20 + STEP + 34))
    assert seen_as(picture)


@pytest.mark.parametrize("step", [(1, 0), (0, 1), (-2, 0), (0, -2)])
def test_a_moved_line_is_seen(step: tuple[int, int]) -> None:
    picture = page(*LINES)
    line = picture.crop((20, 20, 200, 36))
    picture.paste("#FFFFFF", (20, 20, 200, 36))
    picture.paste(line, (20 + step[0], 20 + step[1]))
    assert seen_as(picture)


def test_a_text_cut_off_at_its_end_is_seen() -> None:
    assert seen_as(page("iPhone 17 256…", *LINES[1:]))


def test_one_digit_of_an_amount_is_seen() -> None:
    assert seen_as(page(*LINES[:3], "¥5,989.00"))


def test_another_color_of_text_is_seen() -> None:
    assert seen_as(page(*LINES, note="#BE2A2A"))


def test_a_ground_that_is_off_by_little_is_seen() -> None:
    assert "ground" in seen_as(page(*LINES, ground="#F5F6F8")).why


def test_another_size_is_seen() -> None:
    assert "size" in seen_as(page(*LINES).crop((0, 0, 880, 480))).why


def test_edges_of_letters_drawn_a_little_softer_are_the_same() -> None:
    picture = page(*LINES)
    softer = Image.blend(picture, picture.filter(ImageFilter.GaussianBlur(0.6)), 0.35)
    assert ImageChops.difference(picture, softer).getbbox() is not None
    assert not seen_as(softer)


def test_the_difference_is_marked_where_it_is() -> None:
    difference = seen_as(page(LINES[0], "", *LINES[2:]))
    assert difference.marked is not None
    red, green, _blue = (np.asarray(difference.marked, dtype=int)[:, :, band] for band in range(3))
    rows, columns = np.nonzero(red - green > 60)
    assert 28 <= rows.min() < rows.max() <= 44
    assert 8 <= columns.min() < columns.max() <= 80


def test_a_reference_keeps_grounds_exactly_and_letters_nearly() -> None:
    found = kept(page(*LINES)).convert("RGB")
    assert found.getpixel((400, 200)) == (255, 255, 255)
    assert found.size == (450, 240)

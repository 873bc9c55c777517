"""The tokens keep the contrast the design promises, and the theme changes without a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from ui import fonts, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

# Foreground, ground and ratio, as the design's color tables state them.
PUBLISHED = [
    ("light", "border-control", "surface", 3.6),
    ("light", "border-control", "window", 3.3),
    ("light", "text", "surface", 17.6),
    ("light", "text", "selected", 14.8),
    ("light", "text-2", "surface", 7.6),
    ("light", "text-2", "sunken", 6.8),
    ("light", "text-3", "surface", 5.7),
    ("light", "text-3", "window", 5.3),
    ("light", "text-3", "sidebar", 4.9),
    ("light", "text-3", "selected", 4.8),
    ("light", "text-disabled", "surface", 2.4),
    ("light", "accent", "surface", 6.4),
    ("light", "on-accent", "accent", 6.4),
    ("light", "on-accent", "accent-hover", 8.0),
    ("light", "on-accent", "danger-fill", 5.3),
    ("light", "accent-text", "surface", 7.5),
    ("light", "accent-text", "selected-strong", 5.6),
    ("light", "accent-text", "accent-tint", 6.5),
    ("light", "mark", "surface", 6.4),
    ("light", "mark", "track", 5.2),
    ("light", "positive", "surface", 5.8),
    ("light", "positive", "positive-tint", 5.0),
    ("light", "positive", "accent-tint", 5.0),
    ("light", "positive", "track", 4.6),
    ("light", "danger", "surface", 5.9),
    ("light", "danger", "danger-tint", 5.1),
    ("light", "danger", "selected", 5.0),
    ("light", "danger", "track", 4.8),
    ("light", "warning", "surface", 6.4),
    ("light", "warning", "warning-tint", 5.7),
    ("light", "warning", "track", 5.2),
    ("light", "focus", "surface", 6.4),
    ("light", "focus", "window", 5.9),
    ("light", "focus", "sidebar", 5.5),
    ("dark", "border-control", "surface", 3.8),
    ("dark", "border-control", "window", 4.3),
    ("dark", "text", "surface", 13.9),
    ("dark", "text", "selected", 11.2),
    ("dark", "text-2", "surface", 8.5),
    ("dark", "text-2", "sunken", 9.1),
    ("dark", "text-3", "surface", 5.9),
    ("dark", "text-3", "window", 6.6),
    ("dark", "text-3", "sidebar", 6.2),
    ("dark", "text-3", "selected", 4.7),
    ("dark", "text-disabled", "surface", 2.7),
    ("dark", "accent", "surface", 3.4),
    ("dark", "on-accent", "accent", 4.9),
    ("dark", "on-accent", "accent-hover", 5.6),
    ("dark", "on-accent", "danger-fill", 4.9),
    ("dark", "accent-text", "surface", 7.9),
    ("dark", "accent-text", "selected-strong", 5.1),
    ("dark", "accent-text", "accent-tint", 6.6),
    ("dark", "mark", "surface", 5.7),
    ("dark", "mark", "track", 4.2),
    ("dark", "positive", "surface", 7.9),
    ("dark", "positive", "positive-tint", 6.4),
    ("dark", "positive", "accent-tint", 6.6),
    ("dark", "positive", "track", 5.8),
    ("dark", "danger", "surface", 7.2),
    ("dark", "danger", "danger-tint", 6.3),
    ("dark", "danger", "selected", 5.8),
    ("dark", "danger", "track", 5.3),
    ("dark", "warning", "surface", 9.0),
    ("dark", "warning", "warning-tint", 7.2),
    ("dark", "warning", "track", 6.6),
    ("dark", "focus", "surface", 7.9),
    ("dark", "focus", "window", 8.8),
    ("dark", "focus", "sidebar", 8.4),
]
TEXT_AA, MARK_AA = 4.5, 3.0
EXEMPT = {"text-disabled"}
MARKS = {"border-control", "accent", "mark", "focus"}


def _luminance(color: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(channel: float) -> float:
        return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part / 255) for part in (color.red(), color.green(), color.blue()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "token", "ground", "ratio"), PUBLISHED)
def test_published_contrast(name: str, token: str, ground: str, ratio: float) -> None:
    colors = theme.load(name)
    found = _contrast(colors[token], colors[ground])
    assert round(found, 1) == ratio
    if token not in EXEMPT:
        assert found >= (MARK_AA if token in MARKS else TEXT_AA)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_on_fills_is_readable(name: str) -> None:
    colors = theme.load(name)
    fills = [colors.tool(slot) for slot in range(1, 9)] + [colors.member(index) for index in range(8)]
    fills += [theme.Fill(colors["toast"], colors[f"toast-{kind}"]) for kind in ("text", "action")]
    fills.append(theme.Fill(colors["toast-key"], colors["toast-key-text"]))
    for fill in fills:
        assert _contrast(fill.fill, fill.text) >= TEXT_AA
    for slot in range(1, 9):
        assert _contrast(colors.tool(slot).fill, colors["surface"]) >= 2.99


def test_both_themes_have_the_same_tokens() -> None:
    assert theme.load("light").tokens() == theme.load("dark").tokens()


def test_ninth_tool_repeats_the_first() -> None:
    colors = theme.load("light")
    assert colors.tool(9) == colors.tool(1)
    assert colors.tool(8) != colors.tool(1)


def test_high_contrast_turns_edges_into_text_and_drops_tints() -> None:
    colors = theme.load("dark", high_contrast=True)
    assert colors["border"] == colors["text"]
    assert colors["danger-tint"] == colors["surface"]
    assert colors["danger"] == theme.load("dark")["danger"]


def test_mix_is_opaque_and_between() -> None:
    assert theme.mix(QColor("#000000"), QColor("#ffffff"), 0.2) == QColor("#333333")


def test_change_reaches_palette_labels(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("3 days late")
    label.setProperty("tone", "danger")
    qtbot.addWidget(label)
    heard: list[str] = []
    theme.theme_changed.connect(lambda: heard.append(theme.current().name))
    for name in ("dark", "light"):
        theme.set_theme(qapp, name)
        label.ensurePolished()
        assert label.palette().windowText().color() == theme.load(name)["danger"]
        assert qapp.palette().window().color() == theme.load(name)["window"]
    assert heard == ["dark", "light"]


def test_scale_changes_fonts_within_its_limits(qapp: QApplication) -> None:
    try:
        theme.set_theme(qapp, "light", scale=1.5)
        assert fonts.font("body").pixelSize() == 19
        assert "min-height: 45px" in theme.style_sheet(theme.current())
        theme.set_theme(qapp, "light", scale=9)
        assert fonts.scale() == 1.5
    finally:
        theme.set_theme(qapp, "light", scale=1)
    assert fonts.font("caption").pixelSize() == 11


@pytest.mark.usefixtures("qapp")
def test_style_sheet_has_no_open_placeholders() -> None:
    text = theme.style_sheet(theme.load("light"))
    assert "@" not in text
    assert "sp;" not in text

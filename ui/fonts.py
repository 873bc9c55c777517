"""The type of the window: Inter with tabular digits, Chinese behind it, nine styles, one scale."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FAMILIES = ["Inter", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei UI"]
"""Families in the order they are asked for a glyph; charts use the same list."""

MIN_SCALE, MAX_SCALE = 0.9, 1.5
_TABULAR = QFont.Tag("tnum")


class Style(NamedTuple):
    """One text style: pixel size, line height, weight and tracking in percent."""

    size: float
    line: int
    weight: int
    tracking: float = 100


STYLES = {
    "hero": Style(25, 32, 700, 98),
    "figure": Style(25, 32, 650, 98),
    "figure-2": Style(20, 26, 650),
    "figure-3": Style(17, 24, 650),
    "figure-4": Style(15, 20, 650),
    "title": Style(18, 24, 650),
    "dialog-title": Style(15, 20, 650),
    "heading": Style(13, 18, 600),
    "body": Style(13, 18, 400),
    "name": Style(13, 18, 500),
    "amount": Style(13, 18, 600),
    "small": Style(12, 16, 400),
    "small-name": Style(12, 16, 500),
    "small-strong": Style(12, 16, 600),
    "caption": Style(11.5, 15, 500),
    "badge": Style(11.5, 15, 600),
    "note": Style(11.5, 15, 400),
}


class _Scale:
    """The text scale chosen in Settings; 1 is 100 %."""

    value = 1.0


def scale() -> float:
    """Return the text scale, 0.9 to 1.5."""
    return _Scale.value


def set_scale(value: float) -> None:
    """Set the text scale, kept between 0.9 and 1.5; `ui.theme.set_theme` makes it visible."""
    _Scale.value = min(max(value, MIN_SCALE), MAX_SCALE)


def px(size: float) -> int:
    """Return a pixel size at the current text scale; half pixels go down, as fonts have whole pixels."""
    return int(size * _Scale.value + 0.49)


def load() -> None:
    """Make the bundled Inter known to Qt and the application's font; call once, after `QApplication()`."""
    folder = files("resources").joinpath("fonts")
    for entry in folder.iterdir():
        if entry.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(entry.read_bytes())
    apply()


def apply() -> None:
    """Set the application's font to the body style at the current scale."""
    QGuiApplication.setFont(font("body"))


def font(style: str = "body", weight: int | None = None) -> QFont:
    """Return the font of a style, with tabular digits; `weight` overrides 400, 500, 600, 650 or 700."""
    spec = STYLES[style]
    # QFont.setWeight knows only the nine named weights; the textual form takes 650 as well.
    text = f"Inter,-1,{px(spec.size)},5,{weight or spec.weight},0,0,0,0,0,0,0,0,0,0,1,,1"
    found = QFont()
    found.fromString(text)
    found.setFamilies(FAMILIES)
    found.setFeature(_TABULAR, 1)
    # Hints would stretch Chinese by a pixel at these sizes; Inter has none.
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spec.tracking != 100:  # noqa: PLR2004 (percent)
        found.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spec.tracking)
    return found


def line(style: str = "body") -> int:
    """Return the line height of a style in pixels at the current scale."""
    return px(STYLES[style].line)

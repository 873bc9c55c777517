"""The look of the window: color tokens, palette and style sheet, changed without a restart."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui import fonts

SYSTEM, LIGHT, DARK = "system", "light", "dark"
CHOICES = (SYSTEM, LIGHT, DARK)

TOOL_SLOTS = 8
_OWN_MEMBER_COLORS = 2
_EDGES = ("border", "border-strong", "border-control", "grid", "axis")
_TINTS = ("accent-tint", "positive-tint", "danger-tint", "warning-tint", "neutral-tint")


class Fill(NamedTuple):
    """A filled mark: its color and the color of text on it."""

    fill: QColor
    text: QColor


class Theme:
    """One theme: every color by its token."""

    def __init__(self, name: str, tokens: dict[str, str]) -> None:
        self.name = name
        self.dark = name == DARK
        self._colors = {token: QColor(value) for token, value in tokens.items()}

    def __getitem__(self, token: str) -> QColor:
        return self._colors[token]

    def __contains__(self, token: str) -> bool:
        return token in self._colors

    def tokens(self) -> tuple[str, ...]:
        """Return the name of every token."""
        return tuple(self._colors)

    def hex(self, token: str) -> str:
        """Return a token as `#rrggbb`, for charts and rich text."""
        return self._colors[token].name()

    def css(self, token: str) -> str:
        """Return a token as the style sheet writes it, with its opacity if it has any."""
        color = self._colors[token]
        opaque = color.alpha() == 255  # noqa: PLR2004 (full opacity)
        return color.name() if opaque else color.name(QColor.NameFormat.HexArgb)

    def tool(self, slot: int) -> Fill:
        """Return the color of tool slot 1, 2, …; from the ninth on slots repeat."""
        index = (slot - 1) % TOOL_SLOTS + 1
        return Fill(self[f"tool-{index}"], self[f"tool-{index}-text"])

    def member(self, index: int) -> Fill:
        """Return the color of the initial of a member, counted from 0."""
        if index < _OWN_MEMBER_COLORS:
            return Fill(self[f"member-{index + 1}"], self[f"member-{index + 1}-text"])
        tool = self.tool(3 + (index - _OWN_MEMBER_COLORS) % (TOOL_SLOTS - 2))
        return Fill(mix(self["surface"], tool.fill, 0.2), self["text"])

    def tool_tint(self, slot: int, ground: str = "surface") -> QColor:
        """Return the opaque tint of an unpaid item of this tool: 16 % on light, 26 % on dark."""
        return mix(self[ground], self.tool(slot).fill, 0.26 if self.dark else 0.16)


def mix(ground: QColor, color: QColor, share: float) -> QColor:
    """Return `color` laid over `ground` with opacity `share`, opaque."""
    return QColor(
        round(ground.red() + (color.red() - ground.red()) * share),
        round(ground.green() + (color.green() - ground.green()) * share),
        round(ground.blue() + (color.blue() - ground.blue()) * share),
    )


@cache
def load(name: str, *, high_contrast: bool = False) -> Theme:
    """Read a theme by name, `light` or `dark`; with high contrast edges become text and tints vanish."""
    text = files("resources").joinpath("themes", f"{name}.toml").read_text(encoding="utf-8")
    tokens: dict[str, str] = tomllib.loads(text)
    if high_contrast:
        tokens |= dict.fromkeys(_EDGES, tokens["text"]) | dict.fromkeys(_TINTS, tokens["surface"])
    return Theme(name, tokens)


class _Look(QObject):
    """What is shown now, and the word that it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = LIGHT
        self.theme = load(LIGHT)
        self.follows = False

    def follow_system(self) -> None:
        if not self.follows:
            self.follows = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self) -> None:
        app = QApplication.instance()
        if self.choice == SYSTEM and isinstance(app, QApplication):
            set_theme(app, SYSTEM)


_look = _Look()
theme_changed = _look.changed
"""Emitted after the new style sheet is in force: redraw charts and whatever caches colors."""


def current() -> Theme:
    """Return the theme in force."""
    return _look.theme


def choice() -> str:
    """Return what was chosen: `system`, `light` or `dark`."""
    return _look.choice


def set_theme(app: QApplication, name: str, *, scale: float | None = None) -> None:
    """Dress the whole application; `system` follows the desktop. `scale` sets the text scale too."""
    if scale is not None:
        fonts.set_scale(scale)
    _look.choice = name
    _look.theme = load(_resolve(name), high_contrast=_high_contrast())
    _look.follow_system()
    fonts.apply()
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(_look.theme))
    app.setStyleSheet(style_sheet(_look.theme))
    _look.changed.emit()


def _resolve(name: str) -> str:
    if name != SYSTEM:
        return name
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def _high_contrast() -> bool:
    """Return whether the desktop asks for high contrast (Qt says so from 6.10 on)."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if hints is None:
        return False
    return bool(hints().contrastPreference() == Qt.ContrastPreference.HighContrast)


def style_sheet(theme: Theme) -> str:
    """Return `resources/app.qss` with `@token` as colors and `13sp` as pixels at the text scale."""
    text = files("resources").joinpath("app.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = text.replace("$icons", str(files("resources").joinpath("icons")).replace("\\", "/"))
    text = re.sub(r"@([a-z][a-z0-9-]*)", lambda found: theme.css(found[1]), text)
    return re.sub(r"(\d+(?:\.\d+)?)sp\b", lambda found: f"{fonts.px(float(found[1]))}px", text)


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text-3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on-accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "border-strong",
    QPalette.ColorRole.Dark: "border-control",
    QPalette.ColorRole.Shadow: "border-strong",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent-text",
    QPalette.ColorRole.LinkVisited: "accent-text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
}


def palette(theme: Theme) -> QPalette:
    """Return the Fusion palette of a theme."""
    result = QPalette()
    for role, token in _ROLES.items():
        result.setColor(role, theme[token])
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme["text-disabled"])
    return result

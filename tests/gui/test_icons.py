"""Every icon that the window names ships, takes the color asked for, and follows the theme."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QColor

import ui
from ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtWidgets import QApplication

SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))
# The names of the design's table.
DESIGN = {
    "squares-four",
    "shopping-bag",
    "stack",
    "calendar-blank",
    "credit-card",
    "leaf",
    "wallet",
    "chart-line",
    "tray",
    "gear-six",
    "magnifying-glass",
    "plus-bold",
    "scales",
    "calendar-check",
    "receipt",
    "truck",
    "package",
    "arrow-u-up-left",
    "check-circle-fill",
    "warning-circle-fill",
    "warning-fill",
    "clock",
    "arrow-down-left-bold",
    "arrows-left-right",
    "trend-up",
    "bank",
    "percent",
    "path",
    "handshake",
    "umbrella",
    "file-text",
    "image",
    "paperclip",
    "folder-open",
    "download-simple",
    "export",
    "copy",
    "link",
    "pencil-simple",
    "trash",
    "dots-three-bold",
    "sliders-horizontal",
    "arrows-clockwise",
    "compass",
    "lock-simple",
    "eye",
    "eye-slash",
    "translate",
    "sun",
    "moon",
    "users",
    "tag",
    "keyboard",
    "question",
    "caret-down-bold",
    "x",
    "arrow-counter-clockwise",
    "minus-circle",
}


def _strongest(pixmap: QPixmap) -> QColor:
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha)


def _icon_names(source: Path) -> set[str]:
    """Return the string literals given to `icons.…()` or to a parameter called `icon`."""
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        values = [word.value for word in node.keywords if word.arg == "icon"]
        called = node.func
        if (
            isinstance(called, ast.Attribute)
            and isinstance(called.value, ast.Name)
            and called.value.id == "icons"
        ):
            values += node.args[:3]
        found |= {
            value.value
            for value in values
            if isinstance(value, ast.Constant) and isinstance(value.value, str)
        }
    return found - set(theme.load("light").tokens()) - {""}


def test_design_names_ship() -> None:
    assert icons.names() >= DESIGN


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_named_icons_ship(source: Path) -> None:
    assert _icon_names(source) <= icons.names()


@pytest.mark.usefixtures("qapp")
def test_pixmap_takes_token_and_size() -> None:
    found = icons.pixmap("circle-fill", "danger", 20, 2.0)
    assert (found.width(), found.deviceIndependentSize().width()) == (40, 20)
    assert _strongest(found) == theme.current()["danger"]
    assert icons.pixmap("circle-fill", "danger", 20, 2.0).cacheKey() == found.cacheKey()


def test_bound_icon_follows_theme(qapp: QApplication) -> None:
    action = QAction("Delete")
    icons.set_icon(action, "circle-fill", "danger")

    def shown(icon: QIcon) -> QColor:
        return _strongest(icon.pixmap(16, 16))

    try:
        assert shown(action.icon()) == theme.load("light")["danger"]
        theme.set_theme(qapp, "dark")
        assert shown(action.icon()) == theme.load("dark")["danger"]
    finally:
        theme.set_theme(qapp, "light")

"""Phosphor icons, one color each, tinted with a theme token when they are asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from ui import theme


class _HasIcon(Protocol):
    """An action, button or anything else that shows an icon."""

    def setIcon(self, icon: QIcon, /) -> None: ...


_SCALES = (1.0, 2.0)
_pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}
_bound: WeakKeyDictionary[_HasIcon, tuple[str, str, int]] = WeakKeyDictionary()


def names() -> frozenset[str]:
    """Return the name of every icon that ships, such as `stack` or `check-circle-fill`."""
    folder = files("resources").joinpath("icons")
    return frozenset(entry.name[:-4] for entry in folder.iterdir() if entry.name.endswith(".svg"))


@cache
def _renderer(name: str) -> QSvgRenderer:
    data = files("resources").joinpath("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(data))


def _color(color: str | QColor) -> QColor:
    return theme.current()[color] if isinstance(color, str) else color


def pixmap(name: str, color: str | QColor = "text", size: int = 16, dpr: float | None = None) -> QPixmap:
    """Return the icon as a pixmap of `size` logical pixels in a token's (or a given) color."""
    tint = _color(color)
    if dpr is None:
        dpr = float(QGuiApplication.primaryScreen().devicePixelRatio())
    key = (name, tint.rgba(), size, dpr)
    found = _pixmaps.get(key)
    if found is None:
        side = round(size * dpr)
        found = QPixmap(side, side)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        _renderer(name).render(painter, QRectF(0, 0, side, side))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(found.rect(), tint)
        painter.end()
        found.setDevicePixelRatio(dpr)
        _pixmaps[key] = found
    return found


def icon(name: str, color: str | QColor = "text", size: int = 16) -> QIcon:
    """Return a QIcon with a disabled form; its colors stay, `set_icon` gives one that follows the theme."""
    result = QIcon()
    for dpr in _SCALES:
        result.addPixmap(pixmap(name, color, size, dpr), QIcon.Mode.Normal)
        result.addPixmap(pixmap(name, "text-disabled", size, dpr), QIcon.Mode.Disabled)
    return result


def set_icon(target: _HasIcon, name: str, color: str = "text-2", size: int = 16) -> None:
    """Give an action or button an icon that is tinted anew whenever the theme changes."""
    _bound[target] = (name, color, size)
    target.setIcon(icon(name, color, size))


def paint(painter: QPainter, rect: QRectF, name: str, color: str | QColor = "text") -> None:
    """Draw the icon into `rect` (square, logical pixels), snapped to device pixels."""
    dpr = painter.device().devicePixelRatioF()
    image = pixmap(name, color, round(rect.width()), dpr)
    x = round(rect.x() * dpr) / dpr
    y = round(rect.y() * dpr) / dpr
    painter.drawPixmap(QRectF(x, y, rect.width(), rect.height()), image, QRectF(image.rect()))


def size(side: int) -> QSize:
    """Return a square size, for `setIconSize`."""
    return QSize(side, side)


def _on_theme_changed() -> None:
    _pixmaps.clear()
    for target, (name, color, side) in list(_bound.items()):
        if isValid(target):
            target.setIcon(icon(name, color, side))


theme.theme_changed.connect(_on_theme_changed)

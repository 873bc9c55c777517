"""Draws charts with matplotlib into pixels; the only module of the window that loads it."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from matplotlib import font_manager, rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ui.charts.chart import Picture

if TYPE_CHECKING:
    from ui.charts.chart import Chart, Ink

_DPI = 72
"""At 72 dpi a point is a pixel; the device's ratio multiplies it."""


@cache
def _families(wanted: tuple[str, ...]) -> list[str]:
    """Make the bundled Inter known and return those of the families that are here."""
    folder = files("resources").joinpath("fonts")
    for entry in folder.iterdir():
        if entry.name.endswith(".ttf"):
            with as_file(entry) as path:
                font_manager.fontManager.addfont(path)
    known = set(font_manager.get_font_names())
    return [name for name in wanted if name in known] or ["sans-serif"]


def _rules(ink: Ink) -> Any:
    """Return the look that every chart shares."""
    return {
        "font.family": _families(ink.families),
        "font.size": 11 * ink.scale,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.edgecolor": ink["axis"],
        "axes.linewidth": 1,
        "axes.axisbelow": True,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "grid.color": ink["grid"],
        "grid.linewidth": 1,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "xtick.major.pad": 7,
        "ytick.major.pad": 6,
        "xtick.labelcolor": ink["text-3"],
        "ytick.labelcolor": ink["text-3"],
        "axes.unicode_minus": True,
        "lines.linewidth": 2,
        "lines.solid_capstyle": "round",
        "lines.solid_joinstyle": "round",
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "hatch.linewidth": 1.2,
    }


def render(chart: Chart, width: int, height: int, ratio: float, ink: Ink) -> Picture:
    """Return a chart of this size in logical pixels, drawn for a device with `ratio` pixels to one."""
    with rc_context(_rules(ink)):
        figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI * ratio)
        canvas: Any = FigureCanvasAgg(figure)  # its methods have no types
        left, right, top, bottom = (side * ink.scale for side in chart.margins)
        across, up = max(width - left - right, 1), max(height - top - bottom, 1)
        axes = figure.add_axes((left / width, bottom / height, across / width, up / height))
        chart.draw(axes, ink)
        canvas.draw()
    pixels = canvas.buffer_rgba()
    begin, end = axes.get_xlim()
    scale = across / (end - begin)
    zones = tuple((left + (one - begin) * scale, left + (two - begin) * scale) for one, two in chart.steps)
    return Picture(bytes(pixels), pixels.shape[1], pixels.shape[0], zones)

"""How a picture of the window is kept, and when another one counts as the same.

A reference is half as large as the window and has at most 128 colors: about 10 kB instead of 150, so that all
of them together stay near 2 MB and a new look of the whole window adds no more than that to the history. Half
the size is enough to read every line, and evens out what differs between two machines' edges of letters.

Two pictures are the same when no block of 16 × 8 window pixels, about two letters, has more than a few
pixels that differ clearly, and no larger block differs in its mean color. The first finds what is missing,
moved by a pixel or cut off; the second finds a wrong ground that is too faint for the first. A share of the
whole picture would find neither: a line of text is less than a thousandth of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Pixels = NDArray[np.int16]

COLORS, GROUNDS = 128, 32
"""Colors of a reference; so many of them are the most frequent ones, kept as they are."""
QUANTIZED = 24
"""The most that any other is from the color seen, of 255, in red, green or blue."""
CLEARLY = 28
"""A pixel differs when red, green or blue does by more than this."""
BLOCK = (4, 8)
"""Rows and columns of a small block, in pixels of a reference."""
FEW = 2
"""So many of the 32 pixels of a small block may differ."""
GROUND = (16, 16)
FAINTLY = 4.0
"""By so much the mean color of a large block may differ."""


def kept(picture: Image.Image) -> Image.Image:
    """Return `picture` the way references are kept: grounds exactly, the edges of letters nearly."""
    seen = half(picture)
    colors, place, count = np.unique(
        np.asarray(seen).reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    spread = seen.quantize(COLORS - GROUNDS, method=Image.Quantize.MAXCOVERAGE, kmeans=3)
    others = np.array(spread.getpalette(), dtype=np.int16).reshape(-1, 3)
    palette = np.concatenate([colors[np.argsort(-count)[:GROUNDS]].astype(np.int16), others])
    steps = np.abs(colors[:, None, :].astype(np.int16) - palette[None, :, :]).max(axis=2)
    found = Image.fromarray(
        steps.argmin(axis=1)[place].reshape(seen.height, seen.width).astype(np.uint8), "P"
    )
    found.putpalette(palette.astype(np.uint8).tobytes())
    return found


def half(picture: Image.Image) -> Image.Image:
    """Return `picture` at half its size, each pixel the mean of four."""
    size = (max(picture.width // 2, 1), max(picture.height // 2, 1))
    return picture.convert("RGB").resize(size, Image.Resampling.BOX)


@dataclass(frozen=True)
class Difference:
    """Where two pictures differ; false when they count as the same."""

    why: str
    marked: Image.Image | None = None
    """What was seen, with the differing blocks in red."""

    def __bool__(self) -> bool:
        return bool(self.why)


def compare(reference: Image.Image, seen: Image.Image) -> Difference:
    """Compare a reference with what the window shows now, at full size."""
    small = half(seen)
    if small.size != reference.size:
        return Difference(f"size {small.size} instead of {reference.size}")
    distance = np.abs(_pixels(reference) - _pixels(small))
    clear = _blocks((distance.max(axis=2) > CLEARLY).astype(np.int16), BLOCK).sum(axis=(1, 3)) > FEW
    means = np.abs(_means(reference) - _means(small)).max(axis=2) > FAINTLY
    if not clear.any() and not means.any():
        return Difference("")
    return Difference(_where(clear, means), _marked(small, clear, means))


def _pixels(picture: Image.Image) -> Pixels:
    return np.asarray(picture.convert("RGB"), dtype=np.int16)


def _blocks(values: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    """Return `values` cut into blocks; rows and columns that do not fill one are filled with zeros."""
    rows, columns = size
    wide = np.pad(values, ((0, -values.shape[0] % rows), (0, -values.shape[1] % columns)))
    return wide.reshape(wide.shape[0] // rows, rows, wide.shape[1] // columns, columns)


def _means(picture: Image.Image) -> NDArray[np.float64]:
    pixels = _pixels(picture)
    sums = [_blocks(pixels[:, :, channel], GROUND).mean(axis=(1, 3)) for channel in range(3)]
    return np.stack(sums, axis=2)


def _where(clear: NDArray[np.bool_], means: NDArray[np.bool_]) -> str:
    """Say how much differs and where it begins, in pixels of the window."""
    found, (rows, columns) = (clear, BLOCK) if clear.any() else (means, GROUND)
    row, column = (int(place) for place in np.argwhere(found)[0])
    what = "text or marks" if clear.any() else "the ground"
    return f"{what} in {int(found.sum())} blocks, the first at {column * columns * 2}, {row * rows * 2}"


def _marked(small: Image.Image, clear: NDArray[np.bool_], means: NDArray[np.bool_]) -> Image.Image:
    red = np.asarray(small).copy()
    found, block = (clear, BLOCK) if clear.any() else (means, GROUND)
    mask = np.kron(found, np.ones(block, dtype=bool))[: red.shape[0], : red.shape[1]]
    red[mask] = red[mask] // 2 + np.array([127, 0, 0], dtype=np.uint8)
    return Image.fromarray(red)


def save(picture: Image.Image, path: Path) -> None:
    """Write a reference."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept(picture).save(path, optimize=True)

"""Writes a picture of every page and dialog, in both themes and languages: `make screenshots`.

In `docs/images` the few that the README shows have names of their own and are kept; git ignores the rest.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image

from tools.studio import LOOKS, NoFaceError, shoot_all

README = {
    "overview.png": "light-en/overview.png",
    "calendar-dark.png": "dark-en/calendar.png",
    "plans-chinese.png": "light-zh_CN/plans.png",
}
"""Pictures of the README, and which ones they are."""


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="screenshots")
    parser.add_argument("--to", type=Path, default=Path("docs/images"))
    parser.add_argument("--only", default="", help="scenes whose name contains this")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--scale", type=float, default=1.0, help="size of text, 0.9 to 1.5")
    return parser.parse_args(arguments)


def _keep_small(source: Path, target: Path) -> None:
    """Keep a picture with 256 colors: a third of the size, and nobody sees the difference."""
    picture = Image.open(source).convert("RGB")
    picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
        target, optimize=True
    )


def main(arguments: list[str]) -> int:
    """Take the pictures."""
    options = _options(arguments)
    width, height = (int(part) for part in options.size.split("x"))
    looks = [replace(look, width=width, height=height, text_scale=options.scale) for look in LOOKS]
    try:
        shoot_all(looks, options.to, options.only)
    except NoFaceError as missing:
        sys.stderr.write(f"No pictures in Chinese: {missing}\n")
    for name, source in README.items():
        path = options.to / source
        if options.to == Path("docs/images") and path.exists():
            _keep_small(path, options.to / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

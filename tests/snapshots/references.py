"""Where the references are, and how new ones are accepted: `make snapshots`, `make snapshots ONLY=plans`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.snapshots.compare import compare, save
from tools.studio import LOOKS, shoot_all

FOLDER = Path(__file__).resolve().parent / "references"


def reference(look: str, scene: str) -> Path:
    """Return the file of a reference."""
    return FOLDER / look / f"{scene}.png"


def accept(look: str, pictures: Path, only: str) -> list[str]:
    """Keep what changed and forget scenes that are gone; return what there is to look at."""
    done = []
    for path in sorted(pictures.glob("*.png")):
        kept, seen = reference(look, path.stem), Image.open(path)
        if not kept.exists() or compare(Image.open(kept), seen):
            done.append(f"{'changed' if kept.exists() else 'new'}  {kept}")
            save(seen, kept)
    for kept in sorted((FOLDER / look).glob("*.png")):
        if only in kept.stem and not (pictures / kept.name).exists():
            done.append(f"gone  {kept}")
            kept.unlink()
    return done


def main(only: str) -> int:
    """Take all pictures anew and accept them."""
    with tempfile.TemporaryDirectory(prefix="finapp-snapshots-") as folder:
        shoot_all(LOOKS, Path(folder), only, parts=True)
        done = [line for look in LOOKS for line in accept(look.name, Path(folder) / look.name, only)]
    sys.stdout.write("".join(f"{line}\n" for line in done))
    sys.stdout.write("Look at each before you commit it.\n" if done else "Nothing changed.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))

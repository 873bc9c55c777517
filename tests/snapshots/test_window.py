"""Every page and dialog looks as it was accepted, in both themes and both languages."""

from __future__ import annotations

import ast
import re
import tempfile
from pathlib import Path

import pytest
from PIL import Image

from tests.architecture.source import modules, tree
from tests.snapshots.compare import compare
from tests.snapshots.references import FOLDER, reference
from tools.studio import LOOKS, Look, NoFaceError, shoot

HOW = "If this is meant: make snapshots ONLY=name, look at what it names, and commit it with the change."
BASES = {"BookingDialog"}
"""What other dialogs are made of."""


def _dialogs() -> set[str]:
    """Return the names of the window's dialogs."""
    return {
        node.name
        for path in modules("ui/dialogs")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and re.fullmatch(r"[A-Z]\w*Dialog", node.name)
    }


def _is_kept(look: Look, scene: str) -> bool:
    """Tell whether there is a reference; what a failed test left behind is none of its scenes."""
    return scene.endswith("-difference") or reference(look.name, scene).exists()


def _differences(look: Look, pictures: Path) -> list[str]:
    """Compare all pictures with their references; leave behind what differs, seen and marked."""
    found = []
    seen = {path.stem for path in pictures.glob("*.png")}
    known = {path.stem for path in (FOLDER / look.name).glob("*.png")}
    for scene in sorted(known):
        if scene not in seen:
            found.append(f"{scene}: not shown any more")
            continue
        path = pictures / f"{scene}.png"
        difference = compare(Image.open(reference(look.name, scene)), Image.open(path))
        if difference:
            marked = path.with_name(f"{scene}-difference.png")
            if difference.marked is not None:
                difference.marked.save(marked)
            found.append(f"{scene}: {difference.why}; see {path} and {marked.name}")
    shown = (pictures / "dialogs.txt").read_text(encoding="utf-8").splitlines()
    return found + [f"{name}: no scene shows it" for name in sorted(_dialogs() - BASES - set(shown))]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_window_looks_as_accepted(look: Look) -> None:
    pictures = Path(tempfile.mkdtemp(prefix=f"finapp-snapshots-{look.name}-"))
    try:
        shoot(look, pictures, parts=True)
    except NoFaceError as missing:
        pytest.skip(str(missing))
    found = _differences(look, pictures)
    waiting = sorted(path.stem for path in pictures.glob("*.png") if not _is_kept(look, path.stem))
    if not found:
        for path in pictures.iterdir():
            path.unlink()
        pictures.rmdir()
    assert found == [], HOW
    if waiting:
        pytest.skip(f"not looked at and accepted yet (make snapshots): {', '.join(waiting)}")

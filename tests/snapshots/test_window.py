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
BASES = {"BookingDialog", "LoanStepDialog"}
"""What other dialogs are made of."""


def _dialogs() -> set[str]:
    """Return the names of the window's dialogs."""
    return {
        node.name
        for path in modules("ui/dialogs")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and re.fullmatch(r"[A-Z]\w*Dialog", node.name)
    }


def _differences(look: Look, pictures: Path) -> list[str]:
    """Compare all pictures with their references; leave behind what differs, seen and marked."""
    found = []
    seen = {path.stem for path in pictures.glob("*.png")}
    known = {path.stem for path in (FOLDER / look.name).glob("*.png")}
    found += [f"{scene}: not shown any more" for scene in sorted(known - seen)]
    found += [f"{scene}: no reference; see {pictures / scene}.png" for scene in sorted(seen - known)]
    for scene in sorted(seen & known):
        path = pictures / f"{scene}.png"
        difference = compare(Image.open(reference(look.name, scene)), Image.open(path))
        if difference:
            marked = path.with_name(f"{scene}-difference.png")
            if difference.marked is not None:
                difference.marked.save(marked)
            found.append(f"{scene}: {difference.why}; see {path} and {marked.name}")
    shown = (pictures / "dialogs.txt").read_text(encoding="utf-8").splitlines()
    return found + [f"{name}: no scene shows it" for name in sorted(_dialogs() - BASES - set(shown))]


@pytest.mark.timeout(1200)  # near a hundred scenes, on a machine that may do much else
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_window_looks_as_accepted(look: Look) -> None:
    pictures = Path(tempfile.mkdtemp(prefix=f"finapp-snapshots-{look.name}-"))
    try:
        shoot(look, pictures, parts=True)
    except NoFaceError as missing:
        pytest.skip(str(missing))
    found = _differences(look, pictures)
    if not found:
        for path in pictures.iterdir():
            path.unlink()
        pictures.rmdir()
    assert found == [], HOW

"""A scene that nobody has looked at, or that is gone, is told; it does not pass in silence."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.snapshots.references import FOLDER
from tests.snapshots.test_window import _differences
from tools.studio import LOOKS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_scene_without_a_reference_and_a_reference_without_a_scene_are_told(tmp_path: Path) -> None:
    known = sorted(path.stem for path in (FOLDER / LOOKS[0].name).glob("*.png"))
    shutil.copy(FOLDER / LOOKS[0].name / f"{known[0]}.png", tmp_path / "a-new-page.png")
    (tmp_path / "dialogs.txt").write_text("", encoding="utf-8")
    found = _differences(LOOKS[0], tmp_path)
    assert [line for line in found if line.startswith("a-new-page: no reference")]
    assert f"{known[0]}: not shown any more" in found

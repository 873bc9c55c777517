"""No page is without a scene; that no dialog is, the pictures tell."""

from __future__ import annotations

from tools.scenes import SCENES
from ui.views.registry import PAGES


def test_every_page_has_a_scene() -> None:
    names = {scene.name.partition("-")[0] for scene in SCENES}
    assert {page.key for page in PAGES} - names == set()


def test_no_two_scenes_share_a_name() -> None:
    names = [scene.name for scene in SCENES]
    assert len(names) == len(set(names))

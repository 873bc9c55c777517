"""Plays the scenes in one look and writes their pictures; `tools.studio` starts it and settles the rest."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from tools.scenes import SCENES
from tools.stage import Stage
from tools.studio import CHINESE, NO_FACE, Look
from ui.errors import Unexpected, details_of

_UNAVOIDABLE = "This plugin does not support"
"""What the screenless platform says about windows: least sizes, raising, grabbing the keyboard for a menu."""


def _complain(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if _UNAVOIDABLE not in text:
        sys.stderr.write(text + "\n")


def _on_unexpected(error: object) -> None:
    sys.stderr.write(details_of(error) if isinstance(error, BaseException) else str(error))


def main(arguments: list[str]) -> int:
    """Take the pictures."""
    theme, language, width, height, scale, folder, only, what = arguments
    qInstallMessageHandler(_complain)
    app = QApplication([])
    unexpected = Unexpected()
    unexpected.install()
    unexpected.caught.connect(_on_unexpected)
    if language == "zh_CN" and CHINESE not in QFontDatabase.families():
        return NO_FACE
    look = Look(theme, language, int(width), int(height), float(scale))
    stage = Stage(app, look, Path.home())
    shown: set[str] = set()
    for scene in SCENES:
        if only in scene.name:
            stage.begin(empty=scene.empty)
            subject = scene.play(stage)
            stage.settle()
            picture = stage.picture_of(subject) if what == "parts" else stage.whole()
            shown |= stage.dialogs()
            picture.convertToFormat(QImage.Format.Format_RGB32).save(str(Path(folder) / f"{scene.name}.png"))
    Path(folder, "dialogs.txt").write_text("\n".join(sorted(shown)), encoding="utf-8")
    stage.close()
    unexpected.remove()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

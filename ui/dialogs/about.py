"""Help › About: what finapp is, which version runs on what, and whose work it stands on."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from ui.widgets.dialog import DialogFrame
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def installed_version() -> str:
    """Return the version that was installed; empty when finapp runs from its sources."""
    try:
        return version("finapp")
    except PackageNotFoundError:
        return ""


def machine() -> str:
    """Return what finapp runs on, for a report."""
    return f"Python {platform.python_version()} · Qt {qVersion()} · {sys.platform}"


class AboutDialog(DialogFrame):
    """Something to read; `number` is the version, empty for the sources, `below` what it runs on."""

    def __init__(self, number: str, below: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, primary="")
        self.title.setText(self.tr("About finapp"))
        self.setWindowTitle(self.title.text())
        name = self.tr("finapp {version}").format(version=number or self.tr("from source"))
        lines = (
            ("name", "text", name),
            (
                "body",
                "text-2",
                self.tr("What you owe on which day, what it really costs, what your money earns."),
            ),
            (
                "body",
                "text-2",
                self.tr("Everything stays in one file on this computer. No account, no connection."),
            ),
            (
                "small",
                "text-2",
                self.tr(
                    "finapp is free software under the MIT license. It stands on Qt (LGPL 3), the typeface "
                    "Inter (OFL 1.1) and the icons Phosphor (MIT)."
                ),
            ),
            ("small", "text-3", below),
        )
        for style, tone, words in lines:
            self.body.addWidget(Label(words, style=style, tone=tone, wrap=True))
        self.cancel.setText(self.tr("Close"))

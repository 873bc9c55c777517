"""The ways into a book, as cards: import, add, look at the sample, or start empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot

from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

translate = QCoreApplication.translate

EMPTY = ""
"""The way without a command: an empty book."""

WAYS = ("import_statements", "add_purchase", "open_sample", EMPTY)
"""Commands of the ways in, in their order."""


class Way(Card):
    """One way in: what it does, how long it takes, its button."""

    chosen = Signal(str)

    def __init__(self, key: str, icon: str, words: Sequence[str], *, main: bool) -> None:
        super().__init__()
        self._key = key
        title, sentence, note, button = words
        self.button = Button(button, kind="primary" if main else "secondary")
        self.button.setSizePolicy(
            self.button.sizePolicy().Policy.Expanding, self.button.sizePolicy().Policy.Fixed
        )
        self.body.setContentsMargins(20, 20, 20, 20)
        self.body.setSpacing(0)
        self.body.addWidget(
            Icon(icon, tone="accent-text", side=22, ground="accent-tint", box=44),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        self.body.addSpacing(14)
        self.body.addWidget(Label(title, style="dialog-title"))
        self.body.addSpacing(4)
        self.body.addWidget(Label(sentence, tone="text-2", wrap=True))
        self.body.addStretch(1)
        self.body.addSpacing(12)
        self.body.addWidget(Label(note, style="small", tone="text-3"))
        self.body.addSpacing(12)
        self.body.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._key)


def ways_in(keys: Iterable[str]) -> list[Way]:
    """Return the cards of some of `WAYS`; the first has the filled button."""
    texts = {key: (icon, words) for key, icon, words in _texts()}
    return [Way(key, *texts[key], main=not at) for at, key in enumerate(keys)]


def _texts() -> list[tuple[str, str, tuple[str, str, str, str]]]:
    """Return for each way its command, icon, title, sentence, note and button."""
    return [
        (
            "import_statements",
            "tray",
            (
                translate("FirstStart", "Import my statements"),
                translate(
                    "FirstStart",
                    "Drop files from Alipay or your bank. You see every row before anything is saved.",
                ),
                translate("FirstStart", "CSV or zip"),
                translate("FirstStart", "Choose files…"),
            ),
        ),
        (
            "add_purchase",
            "shopping-bag",
            (
                translate("FirstStart", "Add a purchase"),
                translate(
                    "FirstStart",
                    "Enter one thing you bought and how you pay for it. The calendar and totals follow.",
                ),
                translate("FirstStart", "About one minute"),
                translate("FirstStart", "Add purchase"),
            ),
        ),
        (
            "open_sample",
            "compass",
            (
                translate("FirstStart", "Explore with sample data"),
                translate(
                    "FirstStart",
                    "Open an invented household of two with purchases, plans and debts. Delete it any time.",
                ),
                translate("FirstStart", "Nothing of yours is touched"),
                translate("FirstStart", "Open sample"),
            ),
        ),
        (
            "",
            "file-text",
            (
                translate("FirstStart", "Start with an empty book"),
                translate("FirstStart", "Set up accounts and members first, and add or import later."),
                translate("FirstStart", "Everything can be changed later"),
                translate("FirstStart", "Start"),
            ),
        ),
    ]

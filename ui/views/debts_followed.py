"""How a followed way out of debt goes, in a banner of the payoff planner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.models.payoff_words import progress_note, progress_text
from ui.widgets.marks import Bar
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from finapp.services.payoff import Progress

_BAR = 92


class FollowedBanner(Banner):
    """Repayments made of those planned, the next one, and whether more or less is owed than was planned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, tone="accent")
        self.bar = Bar(width=_BAR, height=8, name=self.tr("Planned repayments made"))
        self.buttons.addWidget(self.bar)
        self.buttons.addSpacing(8)
        self.show_days = self.add_button(self.tr("Show in calendar"))
        self.stop = self.add_button(self.tr("Stop following"))
        self.hide()

    def show_progress(self, progress: Progress | None, base: str) -> None:
        """Show how it goes; None: nothing is followed."""
        self.setVisible(progress is not None)
        if progress is None:
            return
        strong, text = progress_text(progress)
        self.set_text(text, strong=strong)
        note = progress_note(progress, base)
        self.details.setText(note)
        self.details.show()
        self.setAccessibleDescription(note)
        done = len(progress.done) / len(progress.planned) if progress.planned else 0
        missed = len(progress.missed) / len(progress.planned) if progress.planned else 0
        self.bar.set_parts([(done, "positive"), (missed, "danger")])

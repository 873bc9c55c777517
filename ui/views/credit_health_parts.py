"""The segment that stands on the two pages about debts: the lenders, and how borrowing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

LENDERS, HEALTH = "debts", "health"


class DebtParts(Segmented):
    """Goes from one page to the other; on each it shows that one as chosen."""

    def __init__(self, context: AppContext, here: str, parent: QWidget | None = None) -> None:
        super().__init__([], parent)
        self._context, self._here = context, here
        self.set_choices([Choice(LENDERS, self.tr("Lenders")), Choice(HEALTH, self.tr("Credit health"))])
        self.setAccessibleName(self.tr("Part of Debts"))
        self.set_value(here)
        self.changed.connect(self._on_changed)

    @Slot(str)
    def _on_changed(self, key: str) -> None:
        self.set_value(self._here)
        self._context.shell.navigate(key)


def show_health(context: AppContext) -> None:
    """Show how borrowing stands."""
    context.shell.navigate(HEALTH)

"""Lines of a calendar's day that are no repayments: statements that close, deposits that end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from ui import format as formats
from ui.widgets.labels import CutLabel
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from finapp.services.calendar import Sheet
    from finapp.services.deposits import Maturity


def note_line(icon: str, text: str) -> QHBoxLayout:
    """Return a quiet line with an icon."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Icon(icon, tone="text-3"))
    row.addWidget(CutLabel(text, style="small", tone="text-2"), 1)
    return row


def maturity_line(one: Maturity, sheet: Sheet) -> QHBoxLayout:
    """Return what happens at the end of a deposit."""
    text = QCoreApplication.translate("Agenda", "{account} ends: {amount} is paid out")
    if one.renewed:
        text = QCoreApplication.translate("Agenda", "{account} ends: {amount} is renewed")
    name, amount = sheet.accounts[one.account_id].name, formats.current().money(one.amount)
    return note_line("vault", text.format(account=name, amount=amount))

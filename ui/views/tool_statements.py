"""The statements of one tool as a table: those that closed, the open one, and those to come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from finapp.domain.statement import StatementState
from ui import format as formats
from ui.calculators.rows_table import RowsTable
from ui.dialogs.statement_words import state_words
from ui.format import LONG_DAY
from ui.models.cells import NOT_APPLICABLE, Badge, Cell, Column
from ui.widgets.cards import Card
from ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.domain.statement import Statement
    from ui.context import AppContext
    from ui.models.tool_sheet import ToolSheet

translate = QCoreApplication.translate


class ToolStatements(QWidget):
    """The newest statements first; Enter or a double click opens one."""

    statement_wanted = Signal(object)
    """The closing day of a statement."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.shown: list[Statement] = []
        self.table = RowsTable("tool_statements", _columns(context), context)
        self.table.setAccessibleName(self.tr("Statements"))
        self.card = Card(self.tr("Statements"), note=self.tr("Enter or a double click opens one"), flush=True)
        self.card.body.setContentsMargins(0, 0, 0, 2)
        self.card.body.addWidget(self.table, 1)
        sentence = self.tr("The lender sends none, or its statement day is not known: set it in Edit.")
        empty = EmptyState("file-text", self.tr("No statements"), sentence)
        self._room = QStackedLayout(self)
        self._room.addWidget(self.card)
        self._room.addWidget(empty)
        self.table.row_opened.connect(self._on_opened)

    def show_sheet(self, sheet: ToolSheet) -> None:
        """Show the statements of a tool."""
        self.shown = list(reversed(sheet.statements))
        self._room.setCurrentIndex(0 if self.shown else 1)
        self.table.show_rows(self.shown)

    @Slot(object)
    def _on_opened(self, number: object) -> None:
        if isinstance(number, int) and number < len(self.shown):
            self.statement_wanted.emit(self.shown[number].closing)


def _columns(context: AppContext) -> list[Column[Statement]]:
    def amount(
        key: str, title: str, read: Callable[[Statement], int], width: int, *, strong: bool = False
    ) -> Column[Statement]:
        def cell(one: Statement) -> Cell:
            money = one.money(read(one))
            writes = formats.current()
            quiet = "text-3" if not money.minor or one.state is StatementState.EXPECTED else "text"
            style = "amount" if strong else "body"
            return Cell(writes.amount(money), style=style, tone=quiet, spoken=writes.spoken(money))

        return Column(key, title, cell, width, right=True, sortable=False)

    def closing(one: Statement) -> Cell:
        return Cell(formats.current().listed_date(one.closing, context.today()), style="name")

    def period(one: Statement) -> Cell:
        return Cell(formats.current().period(one.begin, one.end - timedelta(days=1)), tone="text-3")

    def due(one: Statement) -> Cell:
        late = one.state is StatementState.OVERDUE
        text = formats.current().short_date(one.due, context.today())
        return Cell(text, tone="danger" if late else "text")

    def state(one: Statement) -> Cell:
        words, tone = state_words(one)
        return Cell(badge=Badge(words, tone)) if words else NOT_APPLICABLE

    days = (formats.current().date(LONG_DAY),)
    return [
        Column("closing", translate("ToolStatements", "Closes"), closing, 96, sortable=False, fits=days),
        Column("period", translate("ToolStatements", "Period"), period, 110, stretch=True, sortable=False),
        amount("charges", translate("ToolStatements", "Charges"), lambda one: one.charges, 84),
        amount("installments", translate("ToolStatements", "Installments"), lambda one: one.installments, 88),
        amount(
            "costs",
            translate("ToolStatements", "Interest and fees"),
            lambda one: one.interest + one.fees,
            110,
        ),
        amount(
            "due_amount",
            translate("ToolStatements", "Amount due"),
            lambda one: one.amount_due if one.is_closed else max(0, one.balance),
            96,
            strong=True,
        ),
        amount("minimum", translate("ToolStatements", "Minimum"), lambda one: one.minimum, 84),
        amount("unpaid", translate("ToolStatements", "Still to pay"), _unpaid, 84),
        Column("due", translate("ToolStatements", "Due"), due, 84, right=True, sortable=False, fits=days),
        Column("state", translate("ToolStatements", "State"), state, 100, sortable=False),
    ]


def _unpaid(one: Statement) -> int:
    return one.unpaid if one.is_closed else 0

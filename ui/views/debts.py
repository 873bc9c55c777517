"""The Debts page: what is owed to whom, how much of the limits is used, what comes next and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from finapp.projection.due import by_lender
from ui import fonts
from ui.account_facts import AccountFacts
from ui.auto_payments import AutoPaymentsBanner
from ui.dialogs.account import AccountDialog
from ui.dialogs.statement import open_statement
from ui.dialogs.statement_sheet import read_sheet
from ui.models.debt_rows import DebtQuery, DebtRow, DebtSource, DebtSums, add_debts
from ui.models.windowed import Sort
from ui.repayments import ask_payment, mark_paid
from ui.totals import total_note, total_text
from ui.views.credit_health_parts import LENDERS, DebtParts
from ui.views.debts_columns import debt_columns
from ui.views.debts_desk import PayoffDesk
from ui.views.debts_inspector import DebtInspector
from ui.views.debts_planner import WIDE, PlannerCard
from ui.views.page import Page
from ui.widgets.big_table import BigTable
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.notices import EmptyState
from ui.widgets.table_panel import TablePanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from finapp.domain.account import MemberId
    from finapp.domain.statement import Statement
    from finapp.domain.tool_state import ToolState
    from finapp.services.book import Book
    from finapp.services.calendar import Sheet
    from ui.context import AppContext
    from ui.dialogs.statement_sheet import StatementSheet


_ROOMY = 900
"""Width from which the cards keep their usual margins."""

_ANY_HEIGHT = (1 << 24) - 1
"""Qt's way to say that a widget may be as high as it likes."""

_MOST_ROWS = 12
"""Lenders that stand there at once; more of them scroll."""


@dataclass(frozen=True)
class DebtFacts:
    """What the inspector shows of one lender."""

    row: DebtRow | None
    statements: tuple[Statement, ...] = ()


class DebtsPage(Page):
    """Everyone the household owes."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"*"})
    INSPECTOR_ON_CALL: ClassVar[bool] = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        settings = context.book.settings.all()
        self.base = str(settings["currency"])
        self.source = DebtSource(context.book)
        columns = debt_columns(self.base, Decimal(str(settings["waiting_yield"])))
        self.table: BigTable[DebtRow] = BigTable(
            "debts", self.source, columns, context.tasks, context.settings
        )
        self.table.setAccessibleName(self.tr("Debts"))
        self.panel = TablePanel(self.table)
        self.side = DebtInspector()
        self.parts = DebtParts(context, LENDERS)
        self.taken = AutoPaymentsBanner(context)
        self.planner = PlannerCard(context.tasks)
        self.desk = PayoffDesk(self, self.planner)
        self.facts = DebtFacts(None)
        self.sums: DebtSums | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        add = Button(self.tr("Add debt"), kind="primary", icon="plus-bold")
        add.clicked.connect(self._on_add)
        empty = EmptyState(
            "credit-card",
            self.tr("No debts"),
            self.tr("Add a card, a credit line or a loan to plan its payoff."),
            buttons=[add],
        )
        self.panel.set_empty(empty, "")
        card = Card(flush=True)
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self.panel)
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(24, 4, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.taken)
        column.addWidget(card)
        column.addWidget(self.planner, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._on_current)
        self.table.row_opened.connect(self._on_opened)
        self.table.clicked.connect(self._on_row_clicked)
        self.table.rows.loaded.connect(self._on_loaded)
        self.side.pay_wanted.connect(self._on_pay)
        self.side.change_wanted.connect(self._on_change)
        self.side.register_wanted.connect(self._on_register)
        self.side.plan_wanted.connect(self._on_plan)
        self.side.whole_wanted.connect(self._on_whole)
        self.side.explained.connect(self.ask_explanation)
        self.side.statement_wanted.connect(self._on_statement)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the table the margins where an inspector leaves it little room."""
        super().resizeEvent(event)
        side = 24 if self.width() >= fonts.px(_ROOMY) else 4
        self._column.setContentsMargins(side, 4, side, 20)
        self.planner.set_wide(wide=self.width() >= fonts.px(WIDE))

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Debts")

    def context_line(self) -> str:
        """Return what is owed in all."""
        if self.sums is None or not self.sums.lenders:
            return ""
        text = self.tr("{amount} owed to %n lender(s)", "", self.sums.lenders)
        return text.format(amount=total_text(self.sums.owed))

    def lead_widgets(self) -> list[QWidget]:
        """Return the way to credit health."""
        return [self.parts]

    def inspector(self) -> QWidget:
        """Return the chosen lender."""
        return self.side

    def handles(self) -> dict[str, Callable[[], None]]:
        """Mark what the chosen lender asks for next as paid."""
        return {"mark_paid": self._on_mark_paid}

    def go_to(self, **target: object) -> None:
        """Show one lender, by its `account`."""
        account = target.get("account")
        if isinstance(account, int):
            self.table.select_id(account)
            self.inspector_wanted.emit(True)

    # showing -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the lenders and the sums."""
        members = self.context.shell.members
        first = None if self.table.rows.asked else self.table.columns.saved_sort() or Sort("order")
        self.panel.show_query(DebtQuery(members), first, filtered=False)
        self.load(_read_sums, self.source, self.context.book, members, show=self._on_sums)
        self.taken.read(self)
        self.desk.refresh()

    @Slot(object)
    def _on_sums(self, sums: DebtSums) -> None:
        self.sums = sums
        self.panel.foot.show_counts(self.tr("%n lender(s)", "", sums.lenders))
        text = self.tr("limits {limit}, {available} available · owed")
        note = text.format(limit=total_text(sums.limit), available=total_text(sums.available))
        self.panel.foot.show_sum(total_text(sums.owed), note if sums.limit else self.tr("owed"))
        self.panel.foot.sum.setToolTip(total_note(sums.owed))
        self.header_changed.emit()

    @Slot()
    def _on_loaded(self) -> None:
        self._fit_table()
        if self.table.current_id() is None and self.table.rows.rowCount():
            self.table.selectRow(0)
        else:
            self._on_current(self.table.current_id())

    @Slot(object)
    def _on_current(self, account_id: object) -> None:
        if account_id is None:
            self._on_debt(DebtFacts(None))
        else:
            self.load(_read_debt, self.source, self.context.book, account_id, show=self._on_debt)

    @Slot(object)
    def _on_debt(self, facts: DebtFacts) -> None:
        self.facts = facts
        self.side.show_debt(facts.row, facts.statements)

    def _fit_table(self) -> None:
        """Make the table as high as its rows, up to a dozen of them; without any it has the page."""
        rows = min(self.table.rows.rowCount(), _MOST_ROWS)
        if not rows:
            self.panel.setMinimumHeight(0)
            self.panel.setMaximumHeight(_ANY_HEIGHT)
            return
        head = self.table.horizontalHeader().height()
        height = head + rows * self.table.verticalHeader().defaultSectionSize() + self.panel.foot.height() + 3
        self.panel.setFixedHeight(height)

    @property
    def state(self) -> ToolState | None:
        """The lender in the inspector."""
        return None if self.facts.row is None else self.facts.row.state

    # steps -------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, account_id: object) -> None:
        self.context.shell.navigate("tool", account=account_id)

    @Slot()
    def _on_whole(self) -> None:
        if self.state is not None:
            self._on_opened(self.state.account.id)

    @Slot(object)
    def _on_row_clicked(self, _index: object) -> None:
        self.inspector_wanted.emit(True)

    @Slot()
    def _on_add(self) -> None:
        self.context.shell.run_command("add_debt")

    @Slot()
    def _on_pay(self) -> None:
        self._with_sheet(self._on_pay_sheet)

    def _on_mark_paid(self) -> None:
        if self.state is None or self.state.next_due is None:
            self.context.shell.show_toast(self.tr("Nothing is left to pay to this lender"))
        else:
            self._with_sheet(self._on_mark_sheet)

    def _with_sheet(self, show: Callable[[Sheet], None]) -> None:
        if self.state is not None and self.state.next_due is not None:
            due = self.state.next_due
            self.load(self.context.book.calendar.sheet, due, due, show=show)

    @Slot(object)
    def _on_pay_sheet(self, sheet: Sheet) -> None:
        if self.state is not None:
            mine = [
                one for one in sheet.obligations if one.account_id == self.state.account.id and one.is_open
            ]
            if mine:
                ask_payment(self.context, by_lender(mine)[0], sheet)

    @Slot(object)
    def _on_mark_sheet(self, sheet: Sheet) -> None:
        if self.state is not None:
            mine = [
                one for one in sheet.obligations if one.account_id == self.state.account.id and one.is_open
            ]
            if mine:
                mark_paid(self.context, by_lender(mine)[0], sheet)

    @Slot()
    def _on_change(self) -> None:
        self.load(AccountFacts.read, self.context.book, show=self._on_change_facts)

    @Slot(object)
    def _on_change_facts(self, facts: AccountFacts) -> None:
        if self.state is None:
            return
        wanted = self.state.account.id
        view = next((one for one in facts.views if one.account.id == wanted), None)
        if view is not None:
            self.context.shell.open_dialog(AccountDialog(self.context, facts, view=view))

    @Slot()
    def _on_register(self) -> None:
        if self.state is not None:
            self.context.shell.navigate("accounts", account=self.state.account.id)

    @Slot(object)
    def _on_statement(self, closing: date) -> None:
        if self.state is not None:
            account_id = self.state.account.id
            self.load(read_sheet, self.context.book, account_id, closing, show=self._on_sheet)

    @Slot(object)
    def _on_sheet(self, sheet: StatementSheet) -> None:
        open_statement(self.context, sheet)

    @Slot(object)
    def _on_plan(self, plan_id: object) -> None:
        self.context.shell.navigate("plans", plan=plan_id)


def _read_sums(source: DebtSource, book: Book, members: frozenset[MemberId]) -> DebtSums:
    """Add the debts of the members shown up. Runs on the reader thread."""
    return add_debts(source.read(members), book.exchange.total)


def _read_debt(source: DebtSource, book: Book, account_id: int) -> DebtFacts:
    """Read one lender and its statements. Runs on the reader thread."""
    row = next((one for one in source.read() if one.id == account_id), None)
    if row is None or row.state.is_loan:
        return DebtFacts(row)
    return DebtFacts(row, tuple(book.statements.of(row.state.account.id, ahead=0)))

"""The Plans page: what is left of every installment plan, what it really costs, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.exchange import total_in
from finapp.domain.plan import PlanId
from finapp.projection.due import by_lender
from ui import format as formats
from ui.changes import run_change
from ui.dialogs.installment import AmountDialog, DueDateDialog
from ui.dialogs.payoff import PayoffDialog
from ui.dialogs.plan import PlanDialog
from ui.models.plan_explained import (
    explain_count,
    explain_end,
    explain_fees,
    explain_left,
    explain_rate,
)
from ui.models.plan_rows import ALL, FINISHED, OPEN, PlanQuery, PlanSource, add_plans, matches
from ui.models.windowed import Sort
from ui.repayments import mark_paid
from ui.totals import total_figure, total_note, total_spoken, total_text, total_tip
from ui.views.page import Page
from ui.views.plans_columns import plan_columns
from ui.views.plans_inspector import AMOUNT, FOLLOWING, MARK, MOVE, PlanInspector
from ui.widgets.big_table import BigTable
from ui.widgets.buttons import Button
from ui.widgets.cards import FigureCard, Hairline
from ui.widgets.fields import LineEdit
from ui.widgets.notices import EmptyState
from ui.widgets.segmented import Choice, Segmented
from ui.widgets.table_panel import TablePanel

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable
    from datetime import date

    from finapp.domain.exchange import Total
    from finapp.domain.explain import Explanation
    from finapp.domain.plan import InstallmentId, Plan
    from finapp.services.book import Book
    from finapp.services.calendar import Sheet
    from finapp.services.settlement import Payoff
    from ui.context import AppContext
    from ui.models.plan_rows import PlanRow, PlanSums


@dataclass(frozen=True)
class PlansFacts:
    """What the cards and the foot say."""

    sums: PlanSums
    shown: int
    shown_left: Total


@dataclass(frozen=True)
class PlanFacts:
    """What the inspector shows of one plan."""

    row: PlanRow | None
    payoffs: tuple[Payoff, ...]


class PlansPage(Page):
    """Every installment plan."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"*"})

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        settings = context.book.settings.all()
        self.base = str(settings["currency"])
        self.source = PlanSource(context.book, context.today)
        columns = plan_columns(self.base, Decimal(str(settings["waiting_yield"])))
        self.table: BigTable[PlanRow] = BigTable(
            "plans", self.source, columns, context.tasks, context.settings
        )
        self.table.setAccessibleName(self.tr("Plans"))
        self.panel = TablePanel(self.table)
        self.side = PlanInspector()
        self.facts: PlanFacts | None = None
        self.sums: PlanSums | None = None
        self.state = Segmented(
            [
                Choice(OPEN, self.tr("Open")),
                Choice(FINISHED, self.tr("Finished")),
                Choice(ALL, self.tr("All")),
            ],
            name=self.tr("Plans shown"),
        )
        self.finder = LineEdit(placeholder=self.tr("Find a plan"), small=True)
        self.finder.set_leading_icon("magnifying-glass")
        self.finder.setMaximumWidth(200)
        self.open_card = FigureCard(self.tr("Open plans"), "stack")
        self.left_card = FigureCard(self.tr("Left to pay"), "calendar-check")
        self.fee_card = FigureCard(self.tr("Fees still to come"), "percent")
        self.end_card = FigureCard(self.tr("Last plan ends"), "flag")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in (self.open_card, self.left_card, self.fee_card, self.end_card):
            cards.addWidget(card, 1)
        add = Button(self.tr("Add plan"), kind="primary", icon="plus-bold")
        add.clicked.connect(self._on_add)
        bring = Button(self.tr("Import statements"))
        bring.clicked.connect(self._on_import)
        empty = EmptyState(
            "stack",
            self.tr("No installment plans yet"),
            self.tr("Add one to see what it really costs and when it ends."),
            buttons=[add, bring],
        )
        self.panel.set_empty(empty, self.tr("No plans match these filters"))
        cards.setContentsMargins(24, 8, 24, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(cards)
        column.addSpacing(16)
        column.addWidget(Hairline())
        column.addWidget(self.panel, 1)

    def _connect(self) -> None:
        self.state.changed.connect(self._on_filter)
        self.finder.textChanged.connect(self._on_filter)
        self.panel.clear_filters_wanted.connect(self._on_clear)
        self.table.current_changed.connect(self._on_current)
        self.table.row_opened.connect(self._on_opened)
        self.table.delete_pressed.connect(self._on_delete_rows)
        self.table.rows.loaded.connect(self._on_loaded)
        for card, explain in (
            (self.open_card, explain_count),
            (self.left_card, explain_left),
            (self.fee_card, explain_fees),
            (self.end_card, explain_end),
        ):
            card.explain_requested.connect(partial(self._explain, card, explain))
        self.side.rate_asked.connect(self._on_rate)
        self.side.explained.connect(self._on_explained)
        self.side.payoff_wanted.connect(self._on_payoff)
        self.side.terms_wanted.connect(self._on_terms)
        self.side.delete_wanted.connect(self._on_delete)
        self.side.purchase_wanted.connect(self._on_purchase)
        self.side.part_wanted.connect(self._on_part)

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Plans")

    def lead_widgets(self) -> list[QWidget]:
        """Return the filter by state and the field that finds."""
        return [self.state, self.finder]

    def inspector(self) -> QWidget:
        """Return the chosen plan."""
        return self.side

    def handles(self) -> dict[str, Callable[[], None]]:
        """Find a plan; mark its next installment paid."""
        return {"find": self._on_find, "mark_paid": self._on_mark_next}

    def go_to(self, **target: object) -> None:
        """Show one `plan`, by its id."""
        plan = target.get("plan")
        if isinstance(plan, int):
            self.state.set_value(ALL)
            self.finder.clear()
            self.table.select_id(plan)
            self.refresh()
            self.inspector_wanted.emit(True)

    # showing -----------------------------------------------------------------------------------------

    @property
    def query(self) -> PlanQuery:
        """What the page shows now."""
        return PlanQuery(self.state.value(), self.context.shell.members, self.finder.text())

    def refresh(self) -> None:
        """Read the figures and the rows."""
        narrowed = self.state.value() != OPEN or bool(self.finder.text()) or bool(self.context.shell.members)
        first = None if self.table.rows.asked else self.table.columns.saved_sort() or Sort("next")
        self.panel.show_query(self.query, first, filtered=narrowed)
        self.load(_read_sums, self.context.book, self.context.today, self.query, show=self._on_sums)

    @Slot(object)
    def _on_sums(self, facts: PlansFacts) -> None:
        sums, writes = facts.sums, formats.current()
        self.sums = sums
        self.open_card.set_figure(writes.number(sums.open))
        late = self.tr("%n installment(s) overdue", "", sums.late)
        self.open_card.set_foot(
            late if sums.late else self.tr("nothing overdue"), "danger" if sums.late else "text-3"
        )
        _show_sums(self.left_card, sums.left)
        self.left_card.set_foot(self.tr("{amount} this month").format(amount=total_figure(sums.this_month)))
        self.left_card.foot_text.setToolTip(total_tip(sums.this_month))
        _show_sums(self.fee_card, sums.fees)
        self.fee_card.set_foot(self.tr("interest and fees"))
        last = sums.last
        self.end_card.set_figure("–" if last is None else writes.short_month(last.ends))
        self.end_card.set_foot("" if last is None else last.plan.title)
        self.panel.foot.show_counts(self.tr("%n plan(s)", "", facts.shown))
        rest = total_note(facts.shown_left)
        words = " · ".join(filter(None, [rest, self.tr("Left to pay")]))
        self.panel.foot.show_sum(total_text(facts.shown_left), words)

    @Slot()
    def _on_loaded(self) -> None:
        """Choose the first plan where none is chosen, and show the chosen one as it is now."""
        if self.table.current_id() is None and self.table.rows.rowCount():
            self.table.selectRow(0)
        else:
            self._on_current(self.table.current_id())

    @Slot(object)
    def _on_current(self, plan_id: object) -> None:
        if plan_id is None:
            self._on_plan(PlanFacts(None, ()))
        else:
            self.load(_read_plan, self.source, self.context.book, plan_id, show=self._on_plan)

    @Slot(object)
    def _on_plan(self, facts: PlanFacts) -> None:
        self.facts = facts
        self.side.show_plan(facts.row, facts.payoffs)

    @property
    def plan(self) -> Plan | None:
        """The plan in the inspector."""
        return self.facts.row.plan if self.facts is not None and self.facts.row is not None else None

    def _explain(self, card: FigureCard, explain: Callable[[PlanSums], Explanation]) -> None:
        """Say how the figure of a card came about."""
        if self.sums is not None:
            self.context.shell.explain(explain(self.sums), card.figure)

    @Slot()
    def _on_rate(self) -> None:
        row = self.facts.row if self.facts is not None else None
        if row is not None:
            self.context.shell.explain(explain_rate(row), self.side.rate)

    @Slot(object, object)
    def _on_explained(self, explanation: Explanation, anchor: QWidget) -> None:
        self.context.shell.explain(explanation, anchor)

    # filters -----------------------------------------------------------------------------------------

    @Slot()
    def _on_filter(self) -> None:
        self.refresh()

    @Slot()
    def _on_clear(self) -> None:
        self.finder.clear()
        self.state.set_value(ALL)
        self.refresh()

    def _on_find(self) -> None:
        self.finder.setFocus()
        self.finder.selectAll()

    # steps -------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, _plan_id: object) -> None:
        self.inspector_wanted.emit(True)

    @Slot()
    def _on_add(self) -> None:
        self.context.shell.run_command("add_plan")

    @Slot()
    def _on_import(self) -> None:
        self.context.shell.run_command("import_statements")

    @Slot()
    def _on_terms(self) -> None:
        if self.plan is not None:
            self.context.shell.open_dialog(PlanDialog(self.context, plan=self.plan))

    @Slot()
    def _on_payoff(self) -> None:
        if self.plan is not None and self.facts is not None and self.facts.payoffs:
            self.context.shell.open_dialog(PayoffDialog(self.context, self.plan, self.facts.payoffs))

    @Slot()
    def _on_purchase(self) -> None:
        if self.plan is not None:
            self.context.shell.navigate("purchases", purchase=self.plan.purchase_id)

    @Slot()
    def _on_delete(self) -> None:
        if self.plan is not None:
            run_change(self.context, self.context.book.plans.delete, self.plan.id)

    @Slot(object)
    def _on_delete_rows(self, ids: array[int]) -> None:
        for one in ids:
            run_change(self.context, self.context.book.plans.delete, PlanId(one))

    @Slot(str, object)
    def _on_part(self, what: str, part_id: InstallmentId) -> None:
        plan = self.plan
        part = next((row for row in plan.installments if row.id == part_id), None) if plan else None
        if plan is None or part is None:
            return
        if what == MARK:
            self.load(self.context.book.calendar.sheet, part.due, part.due, show=self._on_pay_sheet)
            self._paying = part_id
        elif what == MOVE:
            self.context.shell.open_dialog(DueDateDialog(self.context, plan, part))
        elif what in {AMOUNT, FOLLOWING}:
            dialog = AmountDialog(self.context, plan, part, following=what == FOLLOWING)
            self.context.shell.open_dialog(dialog)

    @Slot(object)
    def _on_pay_sheet(self, sheet: Sheet) -> None:
        """Mark the installment paid, now that the paying account is known."""
        for one in sheet.obligations:
            if one.installment is not None and one.installment.id == self._paying:
                mark_paid(self.context, by_lender([one])[0], sheet)

    def _on_mark_next(self) -> None:
        row = self.facts.row if self.facts is not None else None
        if row is None or row.next is None:
            self.context.shell.show_toast(self.tr("Nothing is left to pay on this plan"))
        else:
            self._on_part(MARK, row.next.id)


def _read_sums(book: Book, today: Callable[[], date], query: PlanQuery) -> PlansFacts:
    """Add the plans of the members shown up. Runs on the reader thread."""
    base, rates = book.settings.currency, book.exchange.rates()
    rows = PlanSource(book, today).read()
    mine = [row for row in rows if matches(row, PlanQuery(ALL, query.members))]
    shown = [row for row in rows if matches(row, query)]
    left = total_in((row.left for row in shown), base, rates)
    return PlansFacts(add_plans(mine, base, rates), len(shown), left)


def _read_plan(source: PlanSource, book: Book, plan_id: PlanId) -> PlanFacts:
    """Read one plan and what paying it off would cost. Runs on the reader thread."""
    row = next((one for one in source.read() if one.plan.id == plan_id), None)
    payoffs = book.settlements.preview(plan_id) if row is not None and row.plan.open > 0 else ()
    return PlanFacts(row, payoffs)


def _show_sums(card: FigureCard, total: Total) -> None:
    """Show a sum with what it rests on beside it."""
    card.set_figure(total_figure(total), exact=total_tip(total), spoken=total_spoken(total))
    card.set_note(*filter(None, [total_note(total)]))

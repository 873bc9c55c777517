"""The inspector of a plan: what is left, what it costs, its schedule, and what paying it off would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu

from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState, state_of
from finapp.services.settlement import explain_payoffs
from ui import format as formats
from ui import icons
from ui.dialogs.plan_words import convention_words, settlement_words
from ui.models.plan_explained import explain_plan_cost, explain_plan_left
from ui.repayments import tile_of
from ui.views.plans_columns import cadence
from ui.widgets.buttons import Button, IconButton, LinkButton
from ui.widgets.facts import FactsGrid, FigureRow, LineFigures
from ui.widgets.inspector import Inspector, Section, TitleSection
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Badge, Bar
from ui.widgets.notices import EmptyState
from ui.widgets.schedule import ScheduleList, ScheduleRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.explain import Explanation
    from finapp.domain.plan import Installment
    from finapp.services.settlement import Payoff
    from ui.models.plan_rows import PlanRow

MARK, MOVE, AMOUNT, FOLLOWING = "mark_paid", "move", "amount", "following"


class PlanInspector(Inspector):
    """Shows one plan; what is to be done to it is said by signals."""

    rate_asked = Signal()
    payoff_wanted = Signal()
    terms_wanted = Signal()
    delete_wanted = Signal()
    purchase_wanted = Signal()
    explained = Signal(object, object)
    """An explanation and the figure that it is of."""
    part_wanted = Signal(str, object)
    """What to do (`mark_paid`, `move`, `amount`, `following`) and the id of the installment."""

    def __init__(self) -> None:
        super().__init__()
        self.row: PlanRow | None = None
        self.schedule: ScheduleList | None = None
        self.pay_off: Button | None = None
        self.rate: Label | None = None
        self.cost: Label | None = None
        self.saving: Label | None = None
        self.more: IconButton | None = None
        self.show_plan(None, ())

    def show_plan(self, row: PlanRow | None, payoffs: Sequence[Payoff]) -> None:
        """Show a plan, or what to do to see one."""
        with self.same_focus():
            self._build(row, payoffs)

    def _build(self, row: PlanRow | None, payoffs: Sequence[Payoff]) -> None:
        self.clear()
        self.row = row
        self.schedule = None
        if row is None:
            self.add(EmptyState("stack", self.tr("No plan chosen"), self.tr("Choose a plan in the table.")))
            return
        self.add(self._title(row))
        self.add(self._facts(row))
        self.add(self._installments(row))
        if row.plan.open > 0 and payoffs:
            self.add(self._early(payoffs, row.plan.done))

    def _title(self, row: PlanRow) -> Section:
        writes = formats.current()
        words = [row.tool.name, writes.date(row.plan.terms.start)]
        if row.member is not None:
            words.append(row.member.name)
        section = TitleSection("stack", row.plan.title, " · ".join(words))
        self.more = IconButton("dots-three-bold", self.tr("More for this plan"))
        self.more.clicked.connect(self._open_more)
        section.corner.addWidget(self.more)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(writes.money(row.left), style="figure-2"))
        line.addStretch(1)
        edit = Button(self.tr("Change terms…"), small=True, icon="pencil-simple")
        edit.clicked.connect(self.terms_wanted)
        if row.plan.open <= 0:
            edit.hide()
        line.addWidget(edit)
        section.body.addLayout(line)
        return section

    def _facts(self, row: PlanRow) -> Section:
        section = Section()
        facts = FactsGrid()
        terms, writes = row.plan.terms, formats.current()
        facts.add_tool(self.tr("Lender"), row.tool.name, *tile_of(row.tool))
        facts.add(self.tr("Price"), writes.money(Money(terms.price, terms.currency)))
        if terms.down_payment:
            facts.add(self.tr("Down payment"), writes.money(Money(terms.down_payment, terms.currency)))
        facts.add(self.tr("Cost"), convention_words(terms))
        facts.add(self.tr("Falls due"), cadence(terms))
        facts.add(self.tr("Paid off early"), settlement_words(terms.settlement))
        section.body.addWidget(facts)
        if row.plan.purchase_id is not None:
            link = LinkButton(self.tr("Show the purchase"), caret=True)
            link.clicked.connect(self.purchase_wanted)
            section.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return section

    # the schedule ------------------------------------------------------------------------------------

    def _installments(self, row: PlanRow) -> Section:
        plan, writes = row.plan, formats.current()
        section = Section(self.tr("%n installment(s)", "", len(plan.installments)))
        if row.late:
            badge = Badge(self.tr("%n overdue", "", row.late), tone="danger", icon="warning-circle-fill")
            section.head.insertWidget(1, badge)
        figures = FigureRow()
        left = figures.add(self.tr("Left to pay"), writes.money(row.left))
        self._explains(left, explain_plan_left(plan))
        self.cost = figures.add(self.tr("Fees in total"), writes.money(row.cost))
        self._explains(self.cost, explain_plan_cost(plan))
        rate = "–" if row.rate is None else writes.percent(row.rate)
        self.rate = figures.add(self.tr("True annual rate"), rate)
        if isinstance(self.rate, ExplainedLabel):
            self.rate.explain_requested.connect(self.rate_asked)
        section.body.addWidget(figures)
        bar = Bar()
        bar.set_share(plan.done / len(plan.installments))
        section.body.addWidget(bar)
        self.schedule = ScheduleList([self._part(part, row) for part in plan.installments])
        self.schedule.action_requested.connect(self._on_action)
        self.schedule.row_chosen.connect(self._on_chosen)
        section.wide(self.schedule)
        return section

    def _part(self, part: Installment, row: PlanRow) -> ScheduleRow:
        writes = formats.current()
        state = state_of(part, row.today)
        late = state is InstallmentState.OVERDUE
        action = self.tr("Mark paid") if state in {InstallmentState.OVERDUE, InstallmentState.DUE} else ""
        return ScheduleRow(
            part.id,
            str(part.number),
            writes.listed_date(part.due, row.today),
            writes.amount(part.open_money if late else part.money),
            state.value,
            self._note(part, state, row),
            action,
        )

    def _note(self, part: Installment, state: InstallmentState, row: PlanRow) -> str:
        writes = formats.current()
        if state is InstallmentState.OVERDUE:
            return writes.days_until(part.due, row.today)
        if state is InstallmentState.DUE:
            return self.tr("Due today")
        if state in {InstallmentState.PAID, InstallmentState.PAID_LATE} and part.paid_on is not None:
            return self.tr("paid {day}").format(day=writes.short_date(part.paid_on, part.due))
        if state is InstallmentState.PARTLY_PAID:
            paid = Money(part.paid, part.currency)
            return self.tr("{paid} paid").format(paid=writes.amount(paid))
        gone = {
            InstallmentState.WAIVED: self.tr("waived"),
            InstallmentState.REFUNDED: self.tr("refunded"),
        }
        return gone.get(state, self.tr("changed") if part.edited or part.moved_from else "")

    def part_menu(self, part_id: object) -> QMenu:
        """Return the menu of an installment."""
        menu = QMenu(self)
        part = self._part_of(part_id)
        if part is None:
            return menu
        if part.open > 0:
            self._add(menu, self.tr("Mark paid"), "check-circle", MARK, part_id)
            menu.addSeparator()
            self._add(menu, self.tr("Change date…"), "calendar-blank", MOVE, part_id)
        if part.open > 0 and not (part.paid or part.refunded or part.waived):
            self._add(menu, self.tr("Change amount…"), "pencil-simple", AMOUNT, part_id)
            self._add(menu, self.tr("Change amount from here on…"), "pencil-simple", FOLLOWING, part_id)
        return menu

    def _add(self, menu: QMenu, text: str, icon: str, what: str, part_id: object) -> None:
        action = menu.addAction(text)
        icons.set_icon(action, icon)
        action.triggered.connect(lambda: self.part_wanted.emit(what, part_id))

    def _part_of(self, part_id: object) -> Installment | None:
        parts = self.row.plan.installments if self.row is not None else ()
        return next((part for part in parts if part.id == part_id), None)

    def _on_action(self, part_id: object) -> None:
        self.part_wanted.emit(MARK, part_id)

    def _on_chosen(self, part_id: object) -> None:
        menu = self.part_menu(part_id)
        if not menu.isEmpty():
            menu.popup(QCursor.pos())

    def _explains(self, label: Label, explanation: Explanation) -> None:
        """Let a figure say how it came about."""
        if isinstance(label, ExplainedLabel):
            label.explain_requested.connect(lambda: self.explained.emit(explanation, label))

    # the rest ----------------------------------------------------------------------------------------

    def _early(self, payoffs: Sequence[Payoff], done: int) -> Section:
        section = Section(self.tr("Pay off early"), line=False)
        self.pay_off = Button(self.tr("Pay off early…"), small=True)
        self.pay_off.clicked.connect(self.payoff_wanted)
        section.head.addWidget(self.pay_off)
        lines = LineFigures()
        low, high = payoffs[0], payoffs[-1]
        going = Money(low.remaining, low.currency)
        lines.add(self.tr("Going on to the end"), formats.current().money(going))
        lines.add(self.tr("Paying off today"), _range(low.amount, high.amount, low.currency))
        saved = sorted((low.saved, high.saved))
        tone = "positive" if saved[0] > 0 else "text"
        text = _range(saved[0], saved[1], low.currency)
        self.saving = lines.add_total(self.tr("Saves"), text, tone=tone, explained=True)
        self._explains(self.saving, explain_payoffs(payoffs, done))
        section.body.addWidget(lines)
        if len(payoffs) > 1:
            text = self.tr("The lender’s rule for fees still to come is not known. Set it in the terms.")
            section.body.addWidget(Label(text, style="small", tone="text-3", wrap=True))
        return section

    def more_menu(self) -> QMenu:
        """Return the menu of the plan."""
        menu = QMenu(self)
        edit = menu.addAction(self.tr("Change terms…"))
        icons.set_icon(edit, "pencil-simple")
        edit.triggered.connect(self.terms_wanted)
        delete = menu.addAction(self.tr("Delete plan"))
        icons.set_icon(delete, "trash")
        delete.triggered.connect(self.delete_wanted)
        return menu

    def _open_more(self) -> None:
        if self.more is not None:
            self.more_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _range(low: int, high: int, currency: str) -> str:
    writes = formats.current()
    first, last = writes.money(Money(low, currency)), writes.money(Money(high, currency))
    return first if first == last else f"{first} – {last}"

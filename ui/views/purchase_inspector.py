"""The inspector of a purchase: price, the way of the order, facts, the installments, receipts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState, state_of
from finapp.domain.plan_builder import true_annual_rate
from finapp.domain.rates import explain_xirr
from ui import format as formats
from ui import icons
from ui.models.plan_explained import explain_plan_cost, explain_plan_left
from ui.models.purchase_rows import GONE, status_icon, status_word
from ui.repayments import tile_of
from ui.views.purchase_columns import can_become
from ui.views.purchase_order import OrderSection
from ui.views.purchase_receipts import ReceiptsSection
from ui.widgets.buttons import Button, IconButton, LinkButton
from ui.widgets.facts import FactsGrid, FigureRow, LineFigures
from ui.widgets.inspector import Inspector, Section, TitleSection
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Badge, Bar
from ui.widgets.notices import EmptyState
from ui.widgets.schedule import ScheduleList, ScheduleRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from finapp.domain.explain import Explanation
    from finapp.domain.plan import Installment, Plan
    from finapp.domain.purchase import OrderStatus, Refund
    from finapp.services.purchase_list import PurchaseRow
    from finapp.services.purchases import PurchaseView
    from finapp.services.settlement import Payoff
    from ui.widgets.steps import OrderSteps

EDIT, REFUND, TAKE_BACK, PAYOFF, ATTACH, DELETE, PLAN = (
    "edit",
    "refund",
    "take_back",
    "payoff",
    "attach",
    "delete",
    "plan",
)
"""What the inspector and the menu of a row ask the page to do."""

_CATEGORY_ICONS = {
    "food": "fork-knife",
    "clothing": "t-shirt",
    "electronics": "device-mobile",
    "home": "armchair",
    "transport": "train",
    "health": "pill",
    "beauty": "flower-lotus",
    "education": "graduation-cap",
    "travel": "airplane-tilt",
    "entertainment": "film-slate",
    "pets": "cat",
    "communication": "phone",
    "utilities": "lightning",
    "rent": "house",
    "insurance": "umbrella",
    "books": "book-open",
    "children": "baby",
}


@dataclass(frozen=True)
class PurchaseFacts:
    """What the inspector shows of one purchase, read at one moment."""

    row: PurchaseRow
    view: PurchaseView
    payoffs: tuple[Payoff, ...]
    today: date

    @property
    def plan(self) -> Plan | None:
        """The plan that pays for it."""
        return self.view.plans[0] if self.view.plans else None


class PurchaseInspector(Inspector):
    """Shows one purchase; what is to be done is said by signals."""

    wanted = Signal(str)
    """One of the steps above."""
    status_wanted = Signal(object)
    pay_wanted = Signal(object)
    """The id of an installment to mark paid."""
    receipt_wanted = Signal(object)
    """The id of a receipt to open."""
    receipt_removed = Signal(object)
    files_dropped = Signal(object)
    explained = Signal(object, object)
    """An explanation and the label it belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: PurchaseFacts | None = None
        self.schedule: ScheduleList | None = None
        self.steps: OrderSteps | None = None
        self.refund: Button | None = None
        self.edit: Button | None = None
        self.pay_off: Button | None = None
        self.more: IconButton | None = None
        self.receipts: list[Button] = []
        self.setAcceptDrops(True)
        self.show_purchase(None)

    def show_purchase(self, facts: PurchaseFacts | None) -> None:
        """Show a purchase, or what to do to see one."""
        place = self.scroll_area.verticalScrollBar().value()
        same = facts is not None and self.facts is not None and facts.row.id == self.facts.row.id
        with self.same_focus():
            self._build(facts)
        if same:
            self.scroll_area.verticalScrollBar().setValue(place)

    def _build(self, facts: PurchaseFacts | None) -> None:
        self.clear()
        self.facts = facts
        self.schedule = self.steps = self.refund = self.edit = self.pay_off = self.more = None
        self.receipts = []
        if facts is None:
            words = self.tr("Choose a purchase in the table.")
            self.add(EmptyState("shopping-bag", self.tr("No purchase chosen"), words))
            return
        self.add(self._title(facts))
        self.add(self._way(facts))
        self.add(self._facts(facts))
        if facts.view.purchase.lines:
            self.add(self._articles(facts))
        if facts.view.refunds:
            self.add(self._refunds(facts))
        if facts.plan is not None:
            self.add(self._installments(facts, facts.plan))
        self.add(self._receipts(facts))

    # the purchase ------------------------------------------------------------------------------------

    def _title(self, facts: PurchaseFacts) -> Section:
        row, writes = facts.row, formats.current()
        words = [one for one in (row.merchant, row.platform) if one]
        words.append(writes.date(row.bought_on))
        if row.member is not None:
            words.append(row.member.name)
        family = (row.category.code or "").partition(".")[0]
        icon = _CATEGORY_ICONS.get(family, "shopping-bag")
        section = TitleSection(icon, row.title, " · ".join(words))
        self.more = IconButton("dots-three-bold", self.tr("More for this purchase"))
        self.more.clicked.connect(self._open_more)
        section.corner.addWidget(self.more)
        price = Label(writes.money(row.price), style="figure-2")
        price.setAccessibleName(writes.spoken(row.price))
        self.refund = Button(self.tr("Refund…"), small=True, icon="arrow-u-up-left")
        self.edit = Button(self.tr("Edit"), small=True, icon="pencil-simple")
        self.refund.clicked.connect(self._asker(REFUND))
        self.edit.clicked.connect(self._asker(EDIT))
        if not self._refundable(facts):
            self.refund.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(price)
        line.addStretch(1)
        line.addWidget(self.refund)
        line.addWidget(self.edit)
        section.body.addLayout(line)
        return section

    def _way(self, facts: PurchaseFacts) -> Section:
        section = OrderSection(facts.view.purchase, facts.today, refundable=self._refundable(facts))
        section.status_wanted.connect(self.status_wanted)
        section.refund_wanted.connect(self._asker(REFUND))
        self.steps = section.steps
        return section

    @staticmethod
    def _refundable(facts: PurchaseFacts) -> bool:
        return facts.row.refunded < facts.row.price and facts.row.status not in GONE

    def _facts(self, facts: PurchaseFacts) -> Section:
        section = Section()
        grid = FactsGrid()
        row, purchase = facts.row, facts.view.purchase
        if row.paid_with.kind.is_debt:
            grid.add_tool(self.tr("Paid with"), row.paid_with.name, *tile_of(row.paid_with))
        else:
            grid.add(self.tr("Paid with"), row.paid_with.label)
        if purchase.order_number:
            grid.add(self.tr("Order number"), purchase.order_number)
        grid.add(self.tr("Category"), row.category.name)
        if row.tags:
            grid.add(self.tr("Tags"), formats.current().listed(row.tags))
        if purchase.note:
            grid.add(self.tr("Note"), purchase.note)
        section.body.addWidget(grid)
        return section

    def _articles(self, facts: PurchaseFacts) -> Section:
        lines = facts.view.purchase.lines
        section = Section(self.tr("%n article(s)", "", len(lines)))
        writes = formats.current()
        figures = LineFigures()
        for line in lines:
            name = f"{line.quantity} × {line.title}" if line.quantity > 1 else line.title
            figures.add(name, writes.money(line.amount))
        section.body.addWidget(figures)
        return section

    def _refunds(self, facts: PurchaseFacts) -> Section:
        section = Section(self.tr("%n refund(s)", "", len(facts.view.refunds)))
        writes = formats.current()
        lines = LineFigures()
        for refund in facts.view.refunds:
            lines.add(
                writes.date(refund.on),
                self._came_back(refund),
                icon="arrow-u-up-left",
                icon_tone="positive",
                tone="positive",
            )
        section.body.addWidget(lines)
        remove = LinkButton(self.tr("Take the last one back"))
        remove.clicked.connect(self._asker(TAKE_BACK))
        section.body.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return section

    @staticmethod
    def _came_back(refund: Refund) -> str:
        """Return the amount of a refund, with what arrived where that was another currency."""
        writes = formats.current()
        words = writes.money(refund.amount)
        if refund.arrived.currency != refund.amount.currency:
            words += f" → {writes.money(refund.arrived)}"
        return words

    # the plan ----------------------------------------------------------------------------------------

    def _installments(self, facts: PurchaseFacts, plan: Plan) -> Section:
        states = [state_of(part, facts.today) for part in plan.installments]
        late = states.count(InstallmentState.OVERDUE)
        section = Section(self.tr("%n installment(s)", "", len(plan.installments)))
        if late:
            badge = Badge(self.tr("%n overdue", "", late), tone="danger", icon="warning-circle-fill")
            section.head.insertWidget(1, badge)
        if plan.open > 0 and facts.payoffs:
            self.pay_off = Button(self.tr("Pay off early…"), small=True)
            self.pay_off.clicked.connect(self._asker(PAYOFF))
            section.head.addWidget(self.pay_off)
        section.body.addWidget(self._figures(plan))
        bar = Bar(height=6, name=self.tr("Paid"))
        bar.set_share(plan.done / len(plan.installments))
        section.body.addWidget(bar)
        self.schedule = ScheduleList(
            [
                self._part(part, state, facts.today)
                for part, state in zip(plan.installments, states, strict=True)
            ]
        )
        self.schedule.action_requested.connect(self.pay_wanted)
        section.wide(self.schedule)
        return section

    def _figures(self, plan: Plan) -> FigureRow:
        writes = formats.current()
        figures = FigureRow()
        for name, minor, explanation in (
            (self.tr("Left to pay"), plan.open, explain_plan_left(plan)),
            (self.tr("Fees in total"), plan.cost, explain_plan_cost(plan)),
        ):
            shown = figures.add(name, writes.money(Money(minor, plan.currency)))
            if isinstance(shown, ExplainedLabel):
                shown.explain_requested.connect(self._explainer(explanation, shown))
        found = true_annual_rate(plan.terms, plan.rows)
        rate = "–" if found.value is None else writes.percent(found.value)
        label = figures.add(self.tr("True annual rate"), rate, plain=found.value is None)
        if isinstance(label, ExplainedLabel):
            explanation = explain_xirr(found, plan.terms.start)
            label.explain_requested.connect(self._explainer(explanation, label))
        return figures

    def _explainer(self, explanation: Explanation, label: QWidget) -> Callable[[], None]:
        def explain() -> None:
            self.explained.emit(explanation, label)

        return explain

    def _part(self, part: Installment, state: InstallmentState, today: date) -> ScheduleRow:
        writes = formats.current()
        payable = {InstallmentState.OVERDUE, InstallmentState.DUE, InstallmentState.PARTLY_PAID}
        shown = part.open_money if part.paid and part.open > 0 else part.money
        return ScheduleRow(
            part.id,
            str(part.number),
            writes.listed_date(part.due, today),
            writes.amount(shown),
            state.value,
            self._note(part, state, today),
            self.tr("Mark paid") if state in payable else "",
        )

    def _note(self, part: Installment, state: InstallmentState, today: date) -> str:
        writes = formats.current()
        if state is InstallmentState.OVERDUE:
            return writes.days_until(part.due, today)
        if state is InstallmentState.DUE:
            return self.tr("Due today")
        if state in {InstallmentState.PAID, InstallmentState.PAID_LATE} and part.paid_on is not None:
            return self.tr("paid {day}").format(day=writes.short_date(part.paid_on, part.due))
        if state is InstallmentState.PARTLY_PAID:
            return self.tr("{paid} paid").format(paid=writes.amount(Money(part.paid, part.currency)))
        gone = {
            InstallmentState.WAIVED: self.tr("waived"),
            InstallmentState.REFUNDED: self.tr("refunded"),
        }
        return gone.get(state, "")

    # receipts ----------------------------------------------------------------------------------------

    def _receipts(self, facts: PurchaseFacts) -> Section:
        section = ReceiptsSection(facts.view.attachments)
        section.attach_wanted.connect(self._asker(ATTACH))
        section.opened.connect(self.receipt_wanted)
        section.removed.connect(self.receipt_removed)
        self.receipts = section.buttons
        return section

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files as receipts of the purchase shown."""
        if self.facts is not None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    # the menu ----------------------------------------------------------------------------------------

    def _asker(self, what: str) -> Callable[[], None]:
        def ask() -> None:
            self.wanted.emit(what)

        return ask

    def menu(self) -> QMenu:
        """Return the menu of the purchase: its next states, and what can be done to it."""
        menu = QMenu(self)
        facts = self.facts
        if facts is None:
            return menu
        for status in can_become(facts.row.status):
            words = self.tr("Mark as {status}").format(status=status_word(status).lower())
            action = menu.addAction(words)
            icons.set_icon(action, status_icon(status))
            action.triggered.connect(self._status_asker(status))
        menu.addSeparator()
        steps = (
            (True, EDIT, self.tr("Edit…"), "pencil-simple"),
            (self._refundable(facts), REFUND, self.tr("Refund…"), "arrow-u-up-left"),
            (bool(facts.payoffs), PAYOFF, self.tr("Pay off early…"), "check-circle"),
            (facts.plan is not None, PLAN, self.tr("Show the plan"), "stack"),
            (
                bool(facts.view.refunds),
                TAKE_BACK,
                self.tr("Take the last refund back"),
                "arrow-counter-clockwise",
            ),
            (True, ATTACH, self.tr("Attach a receipt…"), "paperclip"),
            (True, DELETE, self.tr("Delete"), "trash"),
        )
        for shown, what, words, icon in steps:
            if shown:
                action = menu.addAction(words)
                icons.set_icon(action, icon)
                action.triggered.connect(self._asker(what))
        return menu

    def _status_asker(self, status: OrderStatus) -> Callable[[], None]:
        def ask() -> None:
            self.status_wanted.emit(status)

        return ask

    def _open_more(self) -> None:
        if self.more is not None:
            self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

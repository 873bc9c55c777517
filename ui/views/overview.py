"""The Overview page: what is due soon, repayments of the coming year, and the next ones to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.services.debt_totals import explain_debts
from finapp.services.overview import explain_soon
from ui import fonts
from ui import format as formats
from ui.auto_payments import AutoPaymentsBanner
from ui.charts.canvas import ChartCanvas
from ui.charts.repayments import RepaymentChart, Series
from ui.repayments import mark_paid, sum_text, tile_of
from ui.totals import total_figure, total_note, total_spoken, total_text, total_tip, unknown_text
from ui.views.overview_rows import RepaymentRow
from ui.views.page import Page
from ui.views.ways_in import WAYS, ways_in
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, FigureCard, Hairline
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.legend_key import LegendKey
from ui.widgets.marks import Badge, Bar
from ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.services.debt_totals import DebtTotals
    from finapp.services.overview import Glance
    from ui.context import AppContext

_CHART = 190


class OverviewPage(Page):
    """The page that opens first."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"*"})

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.glance: Glance | None = None
        self.rows: list[RepaymentRow] = []
        self.due = FigureCard(self.tr("Due in the next 30 days"), "calendar-check")
        self.debts = FigureCard(self.tr("Debts"), "credit-card")
        self.used = Bar(height=8, name=self.tr("Used shares of the limits"))
        self.late = Badge("", tone="danger", icon="warning-circle-fill")
        self.year = Card(self.tr("Repayments, next 12 months"))
        self.chart = ChartCanvas(context.tasks)
        self.next = Card(self.tr("Next repayments"), flush=True)
        self.taken = AutoPaymentsBanner(context)
        self.open_calendar = LinkButton(self.tr("Open calendar"), caret=True)
        self._keys = FlowLayout(gap=16)
        self._lay_out()
        self.due.explain_requested.connect(self._on_explain)
        self.debts.explain_requested.connect(self._on_explain_debts)
        self.open_calendar.clicked.connect(self._on_open_calendar)
        self.chart.point_chosen.connect(self._on_month)
        context.events.theme_changed.connect(self._on_stale)

    def _lay_out(self) -> None:
        self.debts.add_bar(self.used)
        self.due.foot.insertWidget(0, self.late)
        self.chart.setMinimumHeight(fonts.px(_CHART))
        self.year.body.addLayout(self._keys)
        self.year.body.addWidget(self.chart, 1)
        self.next.head.addWidget(self.open_calendar)
        self.next.body.setContentsMargins(0, 0, 0, 4)
        self.next.body.setSpacing(0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 4, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.taken)
        figures = QHBoxLayout()
        figures.setSpacing(16)
        figures.addWidget(self.due, 1)
        figures.addWidget(self.debts, 1)
        column.addLayout(figures)
        for card in (self.year, self.next):
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._empty = self._ways()
        self._full = scroll
        self._room = QStackedLayout(self)
        self._room.addWidget(scroll)
        self._room.addWidget(self._empty)

    def _ways(self) -> QWidget:
        """Return what stands there while nothing is owed: the ways to begin."""
        empty = QWidget()
        words = EmptyState(
            "squares-four",
            self.tr("Nothing to repay"),
            self.tr("Repayments appear here as soon as a plan or a credit tool exists."),
        )
        self.ways = ways_in(key for key in WAYS if key)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for way in self.ways:
            way.chosen.connect(self.context.shell.run_command)
            cards.addWidget(way, 1)
        column = QVBoxLayout(empty)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        column.addStretch(2)
        column.addWidget(words)
        column.addLayout(cards)
        column.addStretch(3)
        return empty

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Overview")

    def context_line(self) -> str:
        """Return today."""
        return formats.current().long_date(self.context.today())

    def handles(self) -> dict[str, Callable[[], None]]:
        """Mark the repayment with the focus paid, else the first."""
        return {"mark_paid": self._on_mark_paid}

    # showing -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the page again."""
        self.load(self.context.book.overview.glance, self.context.shell.members, show=self._on_glance)
        self.taken.read(self)

    @Slot(object)
    def _on_glance(self, glance: Glance) -> None:
        self.glance = glance
        some = bool(glance.sheet.obligations or glance.debts.lenders)
        self._room.setCurrentWidget(self._full if some else self._empty)
        if some:
            self._show_due(glance)
            self._show_debts(glance.debts)
            self._show_year(glance)
            self._show_next(glance)
        self.header_changed.emit()

    def _show_due(self, glance: Glance) -> None:
        writes = formats.current()
        total = glance.soon_sum
        self.due.set_figure(total_figure(total), exact=total_tip(total), spoken=total_spoken(total))
        count, lenders = len(glance.soon), glance.lenders
        notes = (self.tr("%n payment(s)", "", count), self.tr("to %n lender(s)", "to how many", lenders))
        self.due.set_note(*notes, *([total_note(total)] if total.unknown else []))
        late = glance.late
        self.late.set_badge(
            self.tr("%n overdue", "", len(late)) if late else "", "danger", "warning-circle-fill"
        )
        if late:
            oldest = writes.days_until(min(due.on for due in late), glance.sheet.today)
            whole = sum_text([due.open for due in late][:1]) if len(late) == 1 else ""
            self.due.set_foot(" · ".join(part for part in (whole, oldest) if part), "danger")
        elif glance.soon:
            first = glance.soon[0]
            text = self.tr("next {day}: {lender}").format(
                day=writes.weekday_date(first.on, glance.sheet.today),
                lender=glance.sheet.accounts[first.account_id].name,
            )
            self.due.set_foot(text)
        else:
            self.due.set_foot(self.tr("Nothing to pay until then"))

    def _show_debts(self, debts: DebtTotals) -> None:
        total, writes = debts.owed, formats.current()
        self.debts.set_figure(total_figure(total), exact=total_tip(total), spoken=total_spoken(total))
        credit = self.tr("{amount} credit").format(amount=total_figure(debts.credit))
        loans = self.tr("{amount} loans").format(amount=total_figure(debts.loans))
        self.debts.set_note(*(text for text, some in ((credit, debts.credit), (loans, debts.loans)) if some))
        share, limit = debts.used_share, debts.limit.amount.minor
        self.used.setVisible(share is not None)
        if share is None:
            self.debts.set_foot(total_note(total))
            return
        slots = sorted((tile_of(tool)[1], amount.minor / limit) for tool, amount in debts.by_tool)
        self.used.set_parts([(part, slot) for slot, part in slots])
        self.debts.set_foot(self.tr("{share} of limits").format(share=writes.percent(share, 0)))

    def _show_year(self, glance: Glance) -> None:
        writes, base = formats.current(), glance.sheet.currency
        chart = self._chart_of(glance)
        note = writes.figure(Money(sum(chart.totals), base))
        if glance.year.on is not None:
            day = writes.date(glance.year.on)
            note = self.tr("{total}, at the rate of {day}").format(total=note, day=day)
        if glance.year.unknown:
            other = unknown_text(glance.year)
            note = self.tr("{total}, and {other} not in the chart").format(total=note, other=other)
        self.year.set_heading(self.tr("Repayments, next 12 months"), note)
        self.chart.show_chart(chart, hidden=writes.hidden)
        while (item := self._keys.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in chart.series:
            self._keys.addWidget(LegendKey(one.name, f"tool-{(one.slot - 1) % 8 + 1}"))
        if any(chart.overdue):
            self._keys.addWidget(LegendKey(chart.overdue_word, ""))

    def _chart_of(self, glance: Glance) -> RepaymentChart:
        sheet, months = glance.sheet, glance.months
        tools = {tool for month in months for tool in month.by_tool}
        ordered = sorted(tools, key=lambda tool: (tile_of(sheet.accounts[tool])[1], tool))
        series = tuple(
            Series(
                sheet.accounts[tool].name,
                tile_of(sheet.accounts[tool])[1],
                tuple(month.by_tool.get(tool, 0) for month in months),
            )
            for tool in ordered
        )
        return RepaymentChart(
            currency=sheet.currency,
            language=formats.current().language,
            months=tuple(month.month for month in months),
            series=series,
            overdue=tuple(month.overdue for month in months),
            overdue_word=self.tr("Overdue"),
            total_word=self.tr("Total"),
            finding=self._finding(glance),
        )

    def _finding(self, glance: Glance) -> str:
        """Return what the chart tells: its highest and its last month with something to pay."""
        writes, base = formats.current(), glance.sheet.currency
        paying = [month for month in glance.months if month.total]
        if not paying:
            return self.tr("No repayments in the next 12 months")
        high, last = max(paying, key=lambda month: month.total), paying[-1]
        return self.tr("Repayments are highest in {month} with {amount}, and {rest} in {end}").format(
            month=writes.month(high.month),
            amount=writes.figure(Money(high.total, base)),
            rest=writes.figure(Money(last.total, base)),
            end=writes.month(last.month),
        )

    def _show_next(self, glance: Glance) -> None:
        had_focus = any(row.pay.hasFocus() for row in self.rows)
        while (item := self.next.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = [RepaymentRow(self.context, due, glance) for due in glance.soon]
        for number, row in enumerate(self.rows):
            if number:
                self.next.body.addWidget(Hairline())
            row.calendar_wanted.connect(self._on_day)
            self.next.body.addWidget(row)
            row.show()
        self.next.set_heading(self.tr("Next repayments"), total_text(glance.soon_sum) if self.rows else "")
        if not self.rows:
            empty = Label(self.tr("Nothing to pay in the next 30 days"), tone="text-3")
            empty.setContentsMargins(15, 14, 15, 14)
            self.next.body.addWidget(empty)
        elif had_focus:
            self.rows[0].pay.setFocus(Qt.FocusReason.OtherFocusReason)

    # steps -------------------------------------------------------------------------------------------

    @Slot()
    def _on_explain(self) -> None:
        if self.glance is not None:
            self.context.shell.explain(explain_soon(self.glance), self.due.figure)

    @Slot()
    def _on_explain_debts(self) -> None:
        if self.glance is not None:
            reason = explain_debts(self.glance.debts, self.glance.sheet.rates)
            self.context.shell.explain(reason, self.debts.figure)

    @Slot()
    def _on_open_calendar(self) -> None:
        self.context.shell.navigate("calendar")

    @Slot(object)
    def _on_day(self, day: object) -> None:
        self.context.shell.navigate("calendar", day=day)

    @Slot(int)
    def _on_month(self, number: int) -> None:
        if self.glance is not None:
            month = self.glance.months[number].month
            self.context.shell.navigate("calendar", day=max(month, self.context.today()))

    def _on_mark_paid(self) -> None:
        row = next((row for row in self.rows if row.pay.hasFocus()), self.rows[0] if self.rows else None)
        if row is not None and self.glance is not None:
            mark_paid(self.context, row.due, self.glance.sheet)

"""XIRR of pasted flows: dates and amounts from a spreadsheet, every rate that fits, or why none does."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit

from finapp.domain.flow_text import DateOrder
from finapp.services.calculators import flows as service
from finapp.services.calculators.flows import FlowsQuestion
from ui import fonts, i18n
from ui import format as formats
from ui.calculators.figures import ResultFigure
from ui.calculators.panel import Calculator, ResultCard
from ui.calculators.rows_table import RowsTable
from ui.calculators.schedule import TwoViews
from ui.charts.curve import CurveChart, Line, Tick
from ui.errors import sentence_of
from ui.models.cells import Cell, Column, Symbol
from ui.widgets import focus_ring
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.notices import Banner, EmptyState
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from finapp.errors import UserError
    from finapp.services.calculators.flows import FlowsAnswer
    from ui.calculators.panel import Load
    from ui.context import AppContext

_ROWS, _TAB, _WAIT_MS = 240, 104, 150
_SHOWN_PROBLEMS, _COPIED_PROBLEMS = 4, 500
_EXAMPLE = "2008-01-01\t-10000\n2008-03-01\t2750\n2008-10-30\t4250\n2009-02-15\t3250\n2009-04-01\t2750"
translate = QCoreApplication.translate


class PasteEdit(QPlainTextEdit):
    """Lines of text; Tab leaves the field, tabs come with what is pasted."""

    edited = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setMinimumHeight(fonts.px(_ROWS))
        self._dress()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.edited)
        self.textChanged.connect(self._timer.start)
        focus_ring.attach(self, 7, field=True)

    def changeEvent(self, event: QEvent) -> None:
        """Write in the size of the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != fonts.font("body"):
            self._dress()

    def _dress(self) -> None:
        self.setFont(fonts.font("body"))
        self.setTabStopDistance(fonts.px(_TAB))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter leave the field, as Tab does."""
        if event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class ReadRow(NamedTuple):
    """One line as it was read, or why it was not."""

    line: int
    day: date | None
    amount: Decimal | None
    text: str
    error: UserError | None


class FlowsCalculator(Calculator):
    """Reads dated amounts and finds their yearly rate."""

    def __init__(self, context: AppContext, load: Load) -> None:
        example = Button(self.tr("Show an example"))
        empty = EmptyState(
            "chart-line-up",
            self.tr("What did it really earn a year?"),
            self.tr("Paste two columns from a spreadsheet: dates, and amounts with their sign."),
            buttons=[example],
        )
        super().__init__(context, load, service.answer, empty)
        self.text = PasteEdit("2026-01-01\t-10000\n2026-07-01\t450\n2027-01-01\t10200")
        self.order = Segmented(
            [
                Choice(DateOrder.DAY_FIRST, self.tr("day first")),
                Choice(DateOrder.MONTH_FIRST, self.tr("month first")),
            ],
            name=self.tr("Dates like 3/4 are meant"),
        )
        self.order_field = Field(self.tr("Dates like 3/4 are meant"), self.order)
        self.order_field.hide()
        self._order_chosen = False
        self.problems = Banner(tone="warning")
        self.problems.hide()
        self.card = ResultCard(self.tr("What the flows earn"))
        self.roots = Card(self.tr("Every rate that fits"))
        self.root_figures: list[ResultFigure] = []
        self.views = TwoViews(
            context,
            self.tr("Value by rate"),
            self.tr("Lines read"),
            RowsTable("calculator_flows", _columns(), context),
        )
        self.read_rows: list[ReadRow] = []
        self._problem_lines: list[str] = []
        self._lay_out_fields()
        self._lay_out_answer()
        example.clicked.connect(self._on_example)
        self.order.changed.connect(self._on_order)
        self.watch(self.text.edited)

    def _lay_out_fields(self) -> None:
        hint = self.tr("A date and an amount in each line. Money you get is +, money you pay is −.")
        self.form.addWidget(Field(self.tr("Dates and amounts"), self.text, hint=hint))
        self.form.addWidget(self.order_field)
        self.form.addWidget(self.problems)
        self.copy_problems = self.problems.add_button(self.tr("Copy"))
        self.copy_problems.clicked.connect(self._on_copy_problems)
        self.controls = [self.text, self.order]

    def _lay_out_answer(self) -> None:
        self.card.headline.set_name(self.tr("Yearly rate (XIRR)"))
        self.received = self.card.add(self.tr("Money in"))
        self.paid = self.card.add(self.tr("Money out"))
        self.gain = self.card.add(self.tr("Gain"))
        self.roots.body.setSpacing(0)
        self.roots.hide()
        self.card.add_actions(self.copy, self.copy_table)
        self.answer.addWidget(self.card)
        self.answer.addWidget(self.roots)
        self.answer.addWidget(self.views, 1)
        self.follow(self.card.headline, *self.card.figures)

    # reading -----------------------------------------------------------------------------------------

    def question(self) -> FlowsQuestion | None:
        """Return the text, None while there is none."""
        text = self.text.toPlainText()
        if not text.strip():
            self._order_chosen = False
            self._show_problems([])
            self.order_field.hide()
            return None
        return FlowsQuestion(text, DateOrder(self.order.value()) if self._order_chosen else None)

    # showing -----------------------------------------------------------------------------------------

    def show_answer(self, answer: FlowsAnswer) -> None:
        """Show the rate, all that fit, and what was read."""
        pasted = answer.pasted
        if pasted.unsure:
            self.order_field.show()
        self._show_problems([(one.line, one.text, one.error) for one in pasted.problems])
        writes, rate = formats.current(), answer.rate.value.value
        self.card.headline.show_value(
            "–" if rate is None else writes.percent(rate, 2),
            answer.rate.why,
            raw="" if rate is None else rate,
        )
        self.card.say(self._verdict(answer), "text-2" if rate is not None else "danger")
        for figure, found in ((self.received, answer.received), (self.paid, answer.paid)):
            figure.show_value(_amount(found.value), found.why, raw=found.value)
        gain = answer.gain.value
        tone = "positive" if gain > 0 else "text"
        self.gain.show_value(_amount(gain, plus=True), answer.gain.why, raw=gain, tone=tone)
        self._show_roots(answer)
        self._show_rows(answer)

    def _verdict(self, answer: FlowsAnswer) -> str:
        """Return in a sentence what the rate means, or why there is none."""
        writes, found = formats.current(), answer.rate.value
        if found.value is None:
            return answer.rate.why.steps[-1].text(writes.language)
        if found.ambiguous:
            rates = writes.listed(writes.percent(root, 2) for root in found.roots)
            return self.tr("{count} rates fit: {rates}. None of them alone says what was earned.").format(
                count=len(found.roots), rates=rates
            )
        days = [day for day, _ in answer.pasted.dated]
        if (max(days) - min(days)).days < 30:  # noqa: PLR2004 - shorter returns are not annualized in silence
            return self.tr("This is less than 30 days, stretched to a year.")
        return self.tr("From {first} to {last}").format(
            first=writes.date(min(days)), last=writes.date(max(days))
        )

    def _show_problems(self, problems: list[tuple[int, str, UserError]]) -> None:
        """Say below the field which lines were left out, and why."""
        language = i18n.current()
        self._problem_lines = [
            self.tr("Line {number}: {sentence}").format(number=number, sentence=sentence_of(error, language))
            for number, _, error in problems[:_COPIED_PROBLEMS]
        ]
        shown = self._problem_lines[:_SHOWN_PROBLEMS]
        more = len(problems) - len(shown)
        if more:
            shown.append(self.tr("… and %n more line(s)", "", more))
        self.problems.set_text("\n".join(shown), strong="")
        self.problems.setVisible(bool(shown))

    def problem_lines(self) -> list[str]:
        """Return the first lines that were left out, with the reason."""
        return list(self._problem_lines)

    def _show_roots(self, answer: FlowsAnswer) -> None:
        for old in self.root_figures:
            old.hide()
            old.deleteLater()
        self.root_figures = []
        writes = formats.current()
        for root in answer.several:
            figure = ResultFigure(self.tr("Yearly rate"), style="amount", across=True)
            self.roots.body.addWidget(figure)
            chosen = self.tr("shown above") if root.value == answer.rate.value.value else ""
            figure.show_value(writes.percent(root.value, 4), root.why, raw=root.value, note=chosen)
            self.root_figures.append(figure)
        self.follow(*self.root_figures)
        self.roots.setVisible(bool(answer.several))

    def _show_rows(self, answer: FlowsAnswer) -> None:
        pasted = answer.pasted
        rows = [ReadRow(one.line, one.day, one.amount, "", None) for one in pasted.flows]
        rows += [ReadRow(one.line, None, None, one.text, one.error) for one in pasted.problems]
        self.read_rows = sorted(rows, key=lambda row: row.line)
        self.views.rows.show_rows(self.read_rows)
        drawn = len(answer.curve) > 1
        if drawn:
            self.views.chart.show_chart(self._chart(answer), hidden=formats.current().hidden)
        self.views.allow_chart(drawn)

    def _chart(self, answer: FlowsAnswer) -> CurveChart:
        """Return the chart of what all flows are worth at every rate; it crosses zero at the roots."""
        writes, curve = formats.current(), answer.curve
        name = self.tr("Value of all flows")
        step = max(1, len(curve) // 6)
        ticks = tuple(
            Tick(point.rate, writes.percent(Decimal(str(round(point.rate, 4))), 0)) for point in curve[::step]
        )
        roots = tuple(Tick(float(root), writes.percent(root, 2)) for root in answer.roots)
        low, high = curve[0].rate, curve[-1].rate
        return CurveChart(
            language=writes.language,
            places=tuple(point.rate for point in curve),
            heads=tuple(writes.percent(Decimal(str(round(point.rate, 6))), 2) for point in curve),
            lines=(
                Line(
                    name,
                    "mark",
                    tuple(point.worth for point in curve),
                    tuple(_amount(Decimal(str(round(point.worth, 2)))) for point in curve),
                ),
            ),
            ticks=ticks,
            finding=self._verdict(answer),
            across=self.tr("Yearly rate"),
            marked=tuple(root for root in roots if low <= root.place <= high),
        )

    def table(self) -> list[list[str]]:
        """Return the lines that were read, as spreadsheets read them."""
        heads = [column.title for column in self.views.rows.rows.columns[1:3]]
        flows = [row for row in self.read_rows if row.day is not None]
        return [heads, *([str(row.day), str(row.amount)] for row in flows)]

    # steps -------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_order(self, _order: str) -> None:
        self._order_chosen = True
        self.recompute()

    @Slot()
    def _on_example(self) -> None:
        self.text.setPlainText(_EXAMPLE)
        self.text.setFocus()

    @Slot()
    def _on_copy_problems(self) -> None:
        self.copy_text("\n".join(self._problem_lines))


def _amount(value: Decimal, *, plus: bool = False) -> str:
    """Return an amount without a currency, as its flows were written."""
    writes = formats.current()
    if writes.hidden:
        return formats.HIDDEN
    text = writes.number(value.quantize(Decimal("0.01")))
    return f"+{text}" if plus and value > 0 else text


def _columns() -> list[Column[ReadRow]]:
    return [
        Column(
            "line",
            translate("FlowsCalculator", "Line"),
            lambda row: Cell(str(row.line), tone="text-3"),
            56,
            sortable=False,
        ),
        Column("date", translate("FlowsCalculator", "Date"), _day, 150, stretch=True, sortable=False),
        Column("amount", translate("FlowsCalculator", "Amount"), _number, 140, right=True, sortable=False),
    ]


def _day(row: ReadRow) -> Cell:
    if row.error is not None:
        sentence = sentence_of(row.error, i18n.current())
        lead = Symbol("warning-fill", "warning")
        return Cell(f"{row.text}  {sentence}", tone="warning", lead=lead, tooltip=sentence)
    return Cell("" if row.day is None else formats.current().date(row.day))


def _number(row: ReadRow) -> Cell:
    return Cell("" if row.amount is None else _amount(row.amount))

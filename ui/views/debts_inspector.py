"""The inspector of a lender: what is owed and allowed, what is coming, its statements and its plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from finapp.domain.money import Money
from finapp.domain.statement import PromotionKind, StatementState
from ui import format as formats
from ui.account_words import kind_name
from ui.auto_payments import auto_words
from ui.models.debt_explained import explain_limit, explain_next, explain_owed, explain_rates
from ui.repayments import tile_of
from ui.views.debts_columns import day_text, rate_text, used_tone
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.facts import FactsGrid, LineFigures
from ui.widgets.inspector import Inspector, Section, TitleSection
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Bar, Tile
from ui.widgets.notices import Banner, EmptyState
from ui.widgets.schedule import ScheduleList, ScheduleRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finapp.domain.explain import Explanation
    from finapp.domain.statement import Cliff, Statement
    from finapp.domain.tool_state import LimitState
    from ui.models.debt_rows import DebtRow

SHOWN = 8
"""Statements listed, newest first."""

_MARKS = {
    StatementState.PAID: "paid",
    StatementState.PAID_LATE: "paid_late",
    StatementState.NOTHING_DUE: "paid",
    StatementState.OVERDUE: "overdue",
    StatementState.DUE: "due",
    StatementState.PARTLY_PAID: "partly_paid",
    StatementState.MINIMUM_PAID: "partly_paid",
}


class DebtInspector(Inspector):
    """Shows one lender; what is to be done is said by signals."""

    pay_wanted = Signal()
    change_wanted = Signal()
    register_wanted = Signal()
    statement_wanted = Signal(object)
    """The closing day of a statement."""
    plan_wanted = Signal(object)
    """The id of a plan."""
    whole_wanted = Signal()
    """Everything about the lender, on a page of its own."""
    explained = Signal(object, object)
    """What makes an explanation, and the figure that it is of."""

    def __init__(self) -> None:
        super().__init__()
        self.row: DebtRow | None = None
        self.pay: Button | None = None
        self.statements: ScheduleList | None = None
        self.plans: ScheduleList | None = None
        self.figures: dict[str, ExplainedLabel] = {}
        self.show_debt(None, ())

    def show_debt(self, row: DebtRow | None, statements: Sequence[Statement]) -> None:
        """Show a lender, or what to do to see one."""
        with self.same_focus():
            self._build(row, statements)

    def _build(self, row: DebtRow | None, statements: Sequence[Statement]) -> None:
        self.clear()
        self.row = row
        self.pay = self.statements = self.plans = None
        self.figures = {}
        if row is None:
            empty = EmptyState(
                "credit-card", self.tr("No lender chosen"), self.tr("Choose one in the table.")
            )
            self.add(empty)
            return
        self.add(self._title(row))
        for cliff in row.state.cliffs:
            self.add(self._cliff(row, cliff))
        if row.state.limit is not None:
            self.add(self._limit(row, row.state.limit))
        self.add(self._facts(row))
        if statements:
            self.add(self._statements(row, statements))
        if row.state.plans:
            self.add(self._plans(row))

    def _title(self, row: DebtRow) -> Section:
        state, writes = row.state, formats.current()
        words = [kind_name(state.account.kind)]
        if row.member is not None:
            words.append(row.member.name)
        section = TitleSection("credit-card", state.account.name, " · ".join(words))
        section.corner.addWidget(Tile(*tile_of(state.account), side=24))
        line = QHBoxLayout()
        line.setSpacing(8)
        text, tone = writes.money(state.owed), "text"
        if state.is_overpaid:
            text = self.tr("They owe you {amount}").format(amount=writes.money(-state.owed))
            tone = "positive"
        owed = ExplainedLabel(text, style="figure-2", tone=tone)
        self._explains("owed", owed, lambda: explain_owed(state))
        line.addWidget(owed)
        line.addStretch(1)
        if state.next_amount is not None and state.next_amount.minor > 0:
            self.pay = Button(self.tr("Pay…"), small=True, kind="primary")
            self.pay.clicked.connect(self.pay_wanted)
            line.addWidget(self.pay)
        whole = Button(self.tr("Open"), small=True, icon="arrows-out")
        whole.setToolTip(self.tr("Statements, schedule, conditions and documents of this lender"))
        whole.clicked.connect(self.whole_wanted)
        line.addWidget(whole)
        edit = Button(self.tr("Edit"), small=True, icon="pencil-simple")
        edit.clicked.connect(self.change_wanted)
        line.addWidget(edit)
        section.body.addLayout(line)
        return section

    def _cliff(self, row: DebtRow, cliff: Cliff) -> Section:
        section = Section()
        writes = formats.current()
        currency = row.state.currency
        if cliff.kind is PromotionKind.DEFERRED:
            text = self.tr("Repay {left} by {day} or {cost} of interest put aside is charged.")
        else:
            text = self.tr("{left} costs interest from {day} on: {cost} in the first month.")
        text = text.format(
            left=writes.money(Money(cliff.remaining, currency)),
            day=writes.date(cliff.ends),
            cost=writes.money(Money(cliff.cost, currency)),
        )
        section.body.addWidget(Banner(text, tone="warning"))
        left = self.tr("%n day(s) left", "", max(0, cliff.days_left))
        section.body.addWidget(Label(left, style="small", tone="text-3"))
        return section

    def _limit(self, row: DebtRow, limit: LimitState) -> Section:
        writes = formats.current()
        section = Section(self.tr("Limit"))
        share = limit.share
        if share is not None:
            tone = used_tone(share)
            section.head.addWidget(
                Label(
                    self.tr("{share} used").format(share=writes.share(share)),
                    style="name",
                    tone="text-2" if tone == "mark" else tone,
                )
            )
            bar = Bar(name=self.tr("{share} used").format(share=writes.share(share)))
            bar.set_share(min(1.0, float(share)), tone)
            section.body.addWidget(bar)
        lines = LineFigures()
        lines.add(self.tr("Limit"), writes.money(limit.limit))
        lines.add(self.tr("Used, installments to come included"), writes.money(limit.used))
        tone = "danger" if limit.available.minor < 0 else "text"
        left = lines.add_total(self.tr("Available"), writes.money(limit.available), tone=tone, explained=True)
        self._explains("available", left, lambda: explain_limit(limit))
        section.body.addWidget(lines)
        for name, owed in row.sharing:
            text = self.tr("{tool} uses {amount}")
            text = text.format(tool=name, amount=writes.money(max(owed, Money(0, owed.currency))))
            section.body.addWidget(Label(text, style="small", tone="text-2", wrap=True))
        for text in self._limit_notes(row):
            section.body.addWidget(Label(text, style="small", tone="text-3", wrap=True))
        return section

    def _limit_notes(self, row: DebtRow) -> list[str]:
        state, writes = row.state, formats.current()
        notes = []
        if state.limit is not None and state.limit.unknown:
            text = self.tr("At least: there is no exchange rate for {currencies}.")
            notes.append(text.format(currencies=formats.current().listed(state.limit.unknown)))
        below = state.to_stay_below(row.band)
        if below is not None and below.minor > 0 and state.current is not None:
            text = self.tr("Pay {amount} before {day} to close below {share} of the limit.")
            notes.append(
                text.format(
                    amount=writes.money(below),
                    day=writes.short_date(state.current.closing, row.today),
                    share=writes.share(row.band),
                )
            )
        return notes

    def _facts(self, row: DebtRow) -> Section:
        section = Section()
        state, writes, facts = row.state, formats.current(), FactsGrid()
        if state.next_due is not None and state.next_amount is not None:
            text = f"{writes.money(state.next_amount)} · {writes.weekday_date(state.next_due, row.today)}"
            tone = "danger" if state.is_overdue else "text"
            coming = facts.add_explained(self.tr("Next due"), text, tone=tone)
            self._explains("next", coming, lambda: explain_next(state))
            if state.minimum is not None and state.minimum < state.next_amount:
                facts.add(self.tr("Least to pay"), writes.money(state.minimum))
        if state.carried.minor > 0:
            facts.add(self.tr("Carried balance"), writes.money(state.carried))
        for balance in state.balances:
            if balance.rate > 0:
                text = self.tr("{amount} at {rate} a year, nominal")
                text = text.format(
                    amount=writes.money(Money(balance.amount, state.currency)),
                    rate=writes.percent(balance.rate, 2),
                )
                facts.add(self.tr("Bears interest"), text)
        if state.unbooked.minor > 0:
            facts.add(self.tr("Not booked yet"), writes.money(state.unbooked))
        rate = rate_text(row)
        if rate:
            figure = facts.add_explained(self.tr("True annual rate"), rate)
            self._explains("rate", figure, lambda: explain_rates(state))
        if state.cycle is not None:
            facts.add(self.tr("Statement day"), day_text(state.cycle.closing_day))
        for name, words in self._habits(row):
            facts.add(name, words)
        section.body.addWidget(facts)
        link = LinkButton(self.tr("Show its entries"), caret=True)
        link.clicked.connect(self.register_wanted)
        section.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return section

    def _explains(self, key: str, label: Label, make: Callable[[], Explanation]) -> None:
        """Let a figure say how it came about."""
        if isinstance(label, ExplainedLabel):
            self.figures[key] = label
            label.explain_requested.connect(lambda: self.explained.emit(make, label))

    def _habits(self, row: DebtRow) -> list[tuple[str, str]]:
        """Return what the lender takes by itself, and which tools belong together."""
        found = []
        if row.is_automatic:
            found.append((self.tr("Lender takes"), auto_words(row.state.terms, row.pays_from)))
        if row.parent:
            found.append((self.tr("Belongs to"), row.parent))
        if row.state.cards:
            names = formats.current().listed(one.name for one in row.state.cards)
            found.append((self.tr("Cards"), names))
        return found

    # lists -------------------------------------------------------------------------------------------

    def _statements(self, row: DebtRow, statements: Sequence[Statement]) -> Section:
        section = Section(self.tr("Statements"))
        shown = [one for one in reversed(statements) if one.state is not StatementState.EXPECTED][:SHOWN]
        self.statements = ScheduleList([self._statement(one, row) for one in shown])
        self.statements.setAccessibleName(self.tr("Statements"))
        self.statements.row_chosen.connect(self.statement_wanted)
        section.wide(self.statements)
        return section

    def _statement(self, one: Statement, row: DebtRow) -> ScheduleRow:
        writes = formats.current()
        amount = one.amount_due if one.is_closed else one.balance
        return ScheduleRow(
            one.closing,
            "",
            writes.listed_date(one.closing, row.today),
            writes.amount(one.money(amount)),
            _MARKS.get(one.state, "upcoming"),
            self._statement_note(one, row),
            "",
        )

    def _statement_note(self, one: Statement, row: DebtRow) -> str:
        writes = formats.current()
        words = {
            StatementState.OPEN: self.tr("open"),
            StatementState.NOTHING_DUE: self.tr("nothing due"),
            StatementState.PAID: self.tr("paid"),
            StatementState.PAID_LATE: self.tr("paid late"),
            StatementState.MINIMUM_PAID: self.tr("minimum paid"),
        }
        if one.state in words:
            return words[one.state]
        if one.state is StatementState.PARTLY_PAID:
            return self.tr("{amount} left").format(amount=writes.amount(one.money(one.unpaid)))
        if one.state is StatementState.OVERDUE:
            return writes.days_until(one.due, row.today)
        return self.tr("due {day}").format(day=writes.short_date(one.due, row.today))

    def _plans(self, row: DebtRow) -> Section:
        writes = formats.current()
        section = Section(self.tr("%n open plan(s)", "", len(row.state.plans)), line=False)
        rows = [
            ScheduleRow(
                plan.id,
                "",
                f"{plan.title} · {plan.done}/{len(plan.installments)}",
                writes.amount(Money(plan.open, plan.currency)),
                "upcoming",
                "",
                "",
            )
            for plan in row.state.plans
        ]
        self.plans = ScheduleList(rows)
        self.plans.setAccessibleName(self.tr("Open plans"))
        self.plans.row_chosen.connect(self.plan_wanted)
        section.wide(self.plans)
        return section

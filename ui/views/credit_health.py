"""The page about credit health, a part of Debts: figures about borrowing and the records behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from ui import format as formats
from ui.changes import run_change
from ui.dialogs.usual_income import UsualIncomeDialog
from ui.views.credit_health_cards import LateCard, LendersCard, LimitsCard
from ui.views.credit_health_income import IncomeCard
from ui.views.credit_health_parts import HEALTH, DebtParts
from ui.views.debts_columns import used_tone
from ui.views.page import Page
from ui.widgets.buttons import Button
from ui.widgets.cards import FigureCard
from ui.widgets.labels import Label
from ui.widgets.marks import Bar, Icon
from ui.widgets.notices import Banner, EmptyState

if TYPE_CHECKING:
    from decimal import Decimal

    from finapp.projection.obligations import Obligation
    from finapp.services.health import HealthReport
    from ui.context import AppContext

NONE = "–"


class CreditHealthPage(Page):
    """How borrowing stands. No score: figures, and what they rest on."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"*"})

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.report: HealthReport | None = None
        self.parts = DebtParts(context, HEALTH)
        self.used = FigureCard(self.tr("Limits used"), "credit-card")
        self.used_bar = Bar(height=8, name=self.tr("Limits used"))
        self.service = FigureCard(self.tr("Repayments to income"), "scales")
        self.committed = FigureCard(self.tr("Income committed"), "calendar-check")
        self.on_time = FigureCard(self.tr("Paid on time"), "check-circle")
        self.left_out = Banner(tone="warning")
        self.rates = self.left_out.add_button(self.tr("Exchange rates"))
        self.limits, self.income = LimitsCard(), IncomeCard()
        self.late, self.lenders = LateCard(), LendersCard()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 4, 24, 24)
        column.setSpacing(16)
        figures = QHBoxLayout()
        figures.setSpacing(16)
        for card in (self.used, self.service, self.committed, self.on_time):
            figures.addWidget(card, 1)
        self.used.side.addWidget(self.used_bar)
        column.addLayout(figures)
        column.addLayout(self._disclaimer())
        column.addWidget(self.left_out)
        column.addWidget(self.limits)
        column.addWidget(self.income)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        for low in (self.late, self.lenders):
            lower.addWidget(low, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(lower)
        column.addStretch(1)
        self.sheet = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        add = Button(self.tr("Add debt"), kind="primary", icon="plus-bold")
        add.clicked.connect(self._on_add)
        self._empty = EmptyState(
            "heart",
            self.tr("Nothing is borrowed"),
            self.tr("Figures appear here as soon as there is a card, a credit line or a loan."),
            buttons=[add],
        )
        self._full = scroll
        self._room = QStackedLayout(self)
        self._room.addWidget(QWidget())  # nothing, until something is known
        self._room.addWidget(scroll)
        self._room.addWidget(self._empty)

    def _disclaimer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(8)
        row.addWidget(Icon("info", tone="text-3"), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "No credit bureau’s score: these figures come from this book alone. Bureaus and lenders see "
            "other data and weigh it by rules of their own."
        )
        row.addWidget(Label(words, style="small", tone="text-2", wrap=True), 1)
        return row

    def _connect(self) -> None:
        self.used.explain_requested.connect(self._on_explain_used)
        self.service.explain_requested.connect(self._on_explain_service)
        self.committed.explain_requested.connect(self._on_explain_committed)
        self.on_time.explain_requested.connect(self._on_explain_on_time)
        self.limits.explained.connect(self._on_explain_close)
        self.lenders.explained.connect(self._on_explain_largest)
        self.limits.tool_wanted.connect(self._on_tool)
        self.lenders.tool_wanted.connect(self._on_tool)
        self.limits.band_chosen.connect(self._on_band)
        self.late.late_wanted.connect(self._on_late)
        self.income.day_wanted.connect(self._on_day)
        self.income.account_wanted.connect(self._on_account)
        self.income.income_wanted.connect(self._on_income)
        self.rates.clicked.connect(self._on_rates)

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the name of the page that this is a part of."""
        return self.tr("Debts")

    def lead_widgets(self) -> list[QWidget]:
        """Return the way back to the lenders."""
        return [self.parts]

    # showing -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the figures again."""
        self.load(self.context.book.health.report, self.context.shell.members, show=self._on_report)

    @Slot(object)
    def _on_report(self, report: HealthReport) -> None:
        self.report = report
        health = report.health
        some = bool(health.uses or health.parts or health.judged or any(one.amount for one in health.service))
        self._room.setCurrentWidget(self._full if some else self._empty)
        if not some:
            return
        self._show_figures(report)
        self.left_out.setVisible(bool(report.left_out))
        codes = formats.current().listed(report.left_out)
        self.left_out.set_text(
            self.tr("No exchange rate of {currencies} is known: such amounts are not counted.").format(
                currencies=codes
            )
        )
        for shown in (self.limits, self.income, self.late, self.lenders):
            shown.show_report(report)
        self.header_changed.emit()

    def _show_figures(self, report: HealthReport) -> None:
        health, writes = report.health, formats.current()
        used, limit = (sum(one.used for one in health.uses), sum(one.limit for one in health.uses))
        _show_share(self.used, health.used)
        text = self.tr("{used} of {limit}").format(
            used=writes.figure(report.money(used)), limit=writes.figure(report.money(limit))
        )
        self.used.set_foot(text if limit else self.tr("no limit is known"))
        share = health.used or 0
        self.used_bar.set_share(min(1.0, float(share)), used_tone(health.used) if health.used else "mark")
        self.used_bar.setVisible(health.used is not None)
        first = health.service[0].amount if health.service else 0
        _show_share(self.service, health.next_month)
        text = self.tr("{amount} within a month")
        self.service.set_foot(text.format(amount=writes.figure(report.money(first))))
        ahead = sum(one.amount for one in health.service)
        _show_share(self.committed, health.committed)
        text = self.tr("{amount} in 12 months")
        self.committed.set_foot(text.format(amount=writes.figure(report.money(ahead))))
        for card in (self.service, self.committed):
            card.set_note("" if health.income is not None else self.tr("no income is known"))
        self._show_on_time(report)

    def _show_on_time(self, report: HealthReport) -> None:
        health = report.health
        text = self.tr("{count} of {all}").format(count=health.on_time, all=health.judged)
        self.on_time.set_figure(text if health.judged else NONE)
        open_late = sum(1 for one in health.history if one.paid_on is None)
        if not health.judged:
            self.on_time.set_foot(self.tr("no repayment fell due yet"))
        elif open_late:
            self.on_time.set_foot(self.tr("%n late now", "", open_late), "danger")
        elif health.history:
            self.on_time.set_foot(self.tr("%n late in two years", "", len(health.history)))
        else:
            self.on_time.set_foot(self.tr("none late in two years"))

    # explanations ------------------------------------------------------------------------------------

    @Slot()
    def _on_explain_used(self) -> None:
        if self.report is not None:
            self.context.shell.explain(self.report.reasons.used(), self.used.figure)

    @Slot()
    def _on_explain_close(self) -> None:
        if self.report is not None:
            self.context.shell.explain(self.report.reasons.at_close(), self.limits.close_share)

    @Slot()
    def _on_explain_service(self) -> None:
        if self.report is not None:
            reason = self.report.reasons.service(self.report.upcoming)
            self.context.shell.explain(reason, self.service.figure)

    @Slot()
    def _on_explain_committed(self) -> None:
        if self.report is not None:
            self.context.shell.explain(self.report.reasons.committed(), self.committed.figure)

    @Slot()
    def _on_explain_on_time(self) -> None:
        if self.report is not None:
            self.context.shell.explain(self.report.reasons.on_time(), self.on_time.figure)

    @Slot()
    def _on_explain_largest(self) -> None:
        reason = None if self.report is None else self.report.reasons.concentration()
        if reason is not None:
            self.context.shell.explain(reason, self.lenders.largest)

    # records -----------------------------------------------------------------------------------------

    @Slot(object)
    def _on_tool(self, account_id: object) -> None:
        self.context.shell.navigate("tool", account=account_id)

    @Slot(object)
    def _on_late(self, one: Obligation) -> None:
        if one.plan is not None:
            self.context.shell.navigate("plans", plan=one.plan.id)
        else:
            self.context.shell.navigate("calendar", day=one.due)

    @Slot(object)
    def _on_day(self, day: object) -> None:
        self.context.shell.navigate("calendar", day=day)

    @Slot(object)
    def _on_account(self, account_id: object) -> None:
        self.context.shell.navigate("accounts", account=account_id)

    # steps -------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_band(self, band: Decimal) -> None:
        run_change(self.context, self.context.book.health.set_band, band)

    @Slot()
    def _on_income(self) -> None:
        if self.report is not None:
            report = self.report
            dialog = UsualIncomeDialog(self.context, report.people, report.all_stated, report.base)
            self.context.shell.open_dialog(dialog)

    @Slot()
    def _on_rates(self) -> None:
        self.context.shell.navigate("settings", section="region")

    @Slot()
    def _on_add(self) -> None:
        self.context.shell.run_command("add_debt")


def _show_share(card: FigureCard, share: Decimal | None) -> None:
    """Show a share, or that there is none."""
    card.set_figure(NONE if share is None else formats.current().share(share))

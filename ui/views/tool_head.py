"""The head of the page of one tool: its figures, what its lender warns of, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.statement import PromotionKind
from ui import format as formats
from ui import icons
from ui.models.debt_explained import (
    explain_limit,
    explain_next,
    explain_owed,
    explain_rates,
    explain_repaid,
)
from ui.repayments import tile_of
from ui.views.debts_columns import rate_text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.facts import FigureRow
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Tile
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.domain.explain import Explanation
    from finapp.domain.statement import Cliff
    from finapp.domain.tool_state import ToolState
    from ui.models.tool_sheet import ToolSheet

EXTRA, RATE, HOLIDAY, BALANCE, PAY_OFF, NEW = "extra", "rate", "holiday", "balance", "pay_off", "new"


class ToolHead(QWidget):
    """Figures that explain themselves, and buttons; what is wanted is said by signals."""

    pay_wanted = Signal()
    change_wanted = Signal()
    register_wanted = Signal()
    step_wanted = Signal(str)
    """One of the steps of loans: `extra`, `rate`, `holiday`, `balance`, `pay_off`, `new`."""
    explained = Signal(object, object)
    """What makes the explanation, and the figure that it is of."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: ToolSheet | None = None
        self.figures: dict[str, Label] = {}
        self.begin = Button(self.tr("Add its terms…"), small=True, kind="primary")
        self.pay = Button(self.tr("Pay…"), small=True, kind="primary")
        self.extra = Button(self.tr("Extra repayment…"), small=True)
        self.edit = Button(self.tr("Edit"), small=True, icon="pencil-simple")
        self.more = IconButton("dots-three-bold", self.tr("More steps"))
        self.banners = QVBoxLayout()
        self.banners.setSpacing(8)
        self._inside: QWidget | None = None
        self._card = Card()
        self._card.body.setContentsMargins(15, 11, 15, 11)
        self._line = QHBoxLayout()
        self._line.setSpacing(10)
        self._line.addStretch(1)
        for button in (self.begin, self.extra, self.pay, self.edit, self.more):
            self._line.addWidget(button)
        self._card.body.addLayout(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._card)
        column.addLayout(self.banners)
        self.pay.clicked.connect(self.pay_wanted)
        self.edit.clicked.connect(self.change_wanted)
        self.extra.clicked.connect(self._on_extra)
        self.begin.clicked.connect(self._on_begin)
        self.more.clicked.connect(self._open_more)

    def _on_extra(self) -> None:
        self.step_wanted.emit(EXTRA)

    def _on_begin(self) -> None:
        self.step_wanted.emit(NEW)

    # showing -----------------------------------------------------------------------------------------

    def show_sheet(self, sheet: ToolSheet) -> None:
        """Show how a tool stands."""
        self.sheet = sheet
        if self._inside is not None:
            self._line.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.figures = {}
        self._inside = QWidget()
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Tile(*tile_of(sheet.view.account), side=32))
        figures = FigureRow(gap=28)
        if sheet.row is not None:
            self._add_debt(figures, sheet.row.state, sheet)
        else:
            self._add_lent(figures, sheet)
        row.addWidget(figures)
        self._line.insertWidget(0, self._inside)
        self._inside.show()
        state = sheet.state
        self.pay.setVisible(
            state is not None and state.next_amount is not None and state.next_amount.minor > 0
        )
        self.begin.setVisible(sheet.is_loan and not sheet.plans)
        self.extra.setVisible(any(one.loan.plan.open > 0 for one in sheet.loans))
        self._show_cliffs(state)

    def _add_debt(self, figures: FigureRow, state: ToolState, sheet: ToolSheet) -> None:
        writes = formats.current()
        name = self.tr("They owe you") if state.is_overpaid else self.tr("Owed")
        tone = "positive" if state.is_overpaid else "text"
        self._add(figures, "owed", name, writes.money(abs(state.owed)), lambda: explain_owed(state), tone)
        limit = state.limit
        if limit is not None:
            short = limit.available.minor < 0
            text = self.tr("{available} of {limit}").format(
                available=writes.money(limit.available), limit=writes.figure(limit.limit)
            )
            self._add(
                figures,
                "limit",
                self.tr("Available"),
                text,
                lambda: explain_limit(limit),
                "danger" if short else "text",
            )
        elif state.repaid is not None and state.borrowed is not None:
            text = self.tr("{share} of {amount}").format(
                share=writes.share(state.repaid), amount=writes.figure(state.borrowed)
            )
            self._add(figures, "repaid", self.tr("Repaid"), text, lambda: explain_repaid(state))
        if state.next_due is not None and state.next_amount is not None:
            late = "danger" if state.is_overdue else "text"
            text = f"{writes.money(state.next_amount)} · {writes.short_date(state.next_due, sheet.today)}"
            self._add(figures, "next", self.tr("Next due"), text, lambda: explain_next(state), late)
        rate = rate_text(sheet.row) if sheet.row is not None else ""
        if rate:
            self._add(figures, "rate", self.tr("True annual rate"), rate, lambda: explain_rates(state))

    def _add_lent(self, figures: FigureRow, sheet: ToolSheet) -> None:
        writes, currency = formats.current(), sheet.view.account.currency or ""
        figures.add(self.tr("Owed to you"), writes.money(sheet.view.balance), plain=True)
        coming = [row for one in sheet.loans for row in one.loan.plan.installments if row.open > 0]
        if coming:
            first = min(coming, key=lambda row: row.due)
            text = f"{writes.money(first.open_money)} · {writes.short_date(first.due, sheet.today)}"
            tone = "danger" if first.due < sheet.today else "text"
            figures.add(self.tr("Next expected"), text, plain=True, tone=tone)
            total = Money(sum(row.open for row in coming), currency)
            figures.add(self.tr("Still to come"), writes.money(total), plain=True)

    def _add(
        self,
        figures: FigureRow,
        key: str,
        name: str,
        value: str,
        explain: Callable[[], Explanation],
        tone: str = "text",
    ) -> None:
        label = figures.add(name, value, tone=tone)
        self.figures[key] = label
        if isinstance(label, ExplainedLabel):
            label.explain_requested.connect(lambda: self.explained.emit(explain, label))

    def _show_cliffs(self, state: ToolState | None) -> None:
        while (item := self.banners.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for cliff in state.cliffs if state is not None else ():
            if state is not None:
                self.banners.addWidget(Banner(self.cliff_words(cliff, state.currency), tone="warning"))

    def banner_words(self) -> str:
        """Return what the banners below the figures say."""
        return " ".join(one.accessibleName() for one in self.findChildren(Banner) if one.isVisible())

    def cliff_words(self, cliff: Cliff, currency: str) -> str:
        """Return what ends when, and what missing it costs."""
        writes = formats.current()
        if cliff.kind is PromotionKind.DEFERRED:
            text = self.tr("Repay {left} by {day} ({days}), or {cost} of interest put aside is charged.")
        else:
            text = self.tr("{left} costs interest from {day} on ({days}): {cost} in the first month.")
        return text.format(
            left=writes.money(Money(cliff.remaining, currency)),
            day=writes.date(cliff.ends),
            days=self.tr("%n day(s) left", "", max(0, cliff.days_left)),
            cost=writes.money(Money(cliff.cost, currency)),
        )

    # steps -------------------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """Return what else can be done."""
        menu = QMenu(self)
        sheet = self.sheet
        if sheet is None:
            return menu
        if any(one.loan.plan.open > 0 for one in sheet.loans):
            self._add_loan_steps(menu)
        if sheet.is_loan and sheet.plans:
            another = menu.addAction(icons.icon("handshake", "text-2"), self.tr("Another loan here…"))
            another.triggered.connect(self._on_begin)
        entries = menu.addAction(icons.icon("list", "text-2"), self.tr("Show its entries"))
        entries.triggered.connect(self.register_wanted)
        return menu

    def _add_loan_steps(self, menu: QMenu) -> None:
        steps = (
            (EXTRA, "plus-circle", self.tr("Extra repayment…")),
            (RATE, "percent", self.tr("Change of rate…")),
            (HOLIDAY, "hourglass", self.tr("Payment holiday…")),
            (BALANCE, "scales", self.tr("Balance as the lender says…")),
            (PAY_OFF, "check-circle", self.tr("Pay off early…")),
        )
        for key, icon, words in steps:
            action = menu.addAction(icons.icon(icon, "text-2"), words)
            action.setObjectName(key)
            action.triggered.connect(partial(self.step_wanted.emit, key))
        menu.addSeparator()

    def _open_more(self) -> None:
        menu = self.menu()
        width = menu.sizeHint().width()
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - width, self.more.height() + 2)))

"""What a plan leads to, shown while it is typed: total, cost, true annual rate, schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from finapp.domain.money import Money
from ui import fonts
from ui import format as formats
from ui.widgets.facts import FactsGrid
from ui.widgets.labels import Label
from ui.widgets.schedule import ScheduleList, ScheduleRow

if TYPE_CHECKING:
    from finapp.domain.plan_builder import Preview

_WIDTH = 372


class PlanPreview(QFrame):
    """The well at the right of the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "well")
        self.setFixedWidth(fonts.px(_WIDTH))
        self.setAccessibleName(self.tr("Preview"))
        self.each = Label("–", style="figure-2")
        self.each_note = Label(style="small", tone="text-3", wrap=True)
        self.facts = FactsGrid(name_width=120)
        self.schedule = ScheduleList()
        self.trouble = Label(style="small", tone="warning", wrap=True)
        self.trouble.hide()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(fonts.px(200))
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.schedule)
        rows.addStretch(1)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 8)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Each installment"), style="small", tone="text-3"))
        column.addWidget(self.each)
        column.addWidget(self.each_note)
        column.addWidget(self.trouble)
        column.addWidget(self.facts)
        column.addWidget(scroll, 1)
        self.show_nothing("")

    def show_nothing(self, reason: str) -> None:
        """Say why there is nothing to show yet."""
        self.each.setText("–")
        self.each_note.setText(self.tr("The schedule appears as soon as price and dates are there."))
        self.each_note.setVisible(not reason)
        self.trouble.setText(reason)
        self.trouble.setVisible(bool(reason))
        self.facts.clear()
        self.schedule.set_rows([])

    def show_preview(self, found: Preview, already_paid: int) -> None:
        """Show what the terms lead to."""
        writes, currency = formats.current(), found.terms.currency

        def money(minor: int) -> str:
            return writes.money(Money(minor, currency))

        rows = found.installments
        odd = [row for row in rows if row.amount != found.usual]
        self.each.setText(money(found.usual))
        note = ""
        if len(odd) == 1:
            note = self.tr("installment {number}: {amount}").format(
                number=odd[0].number, amount=money(odd[0].amount)
            )
        elif odd:
            note = self.tr("{first} at first, {last} at last").format(
                first=money(rows[0].amount), last=money(rows[-1].amount)
            )
        self.each_note.setText(note)
        self.each_note.setVisible(bool(note))
        self.trouble.hide()
        self.facts.clear()
        self.facts.add(self.tr("Total paid"), money(found.total))
        self.facts.add(self.tr("Fees and interest"), money(found.cost))
        rate = found.rate.value
        self.facts.add(self.tr("True annual rate"), "–" if rate is None else writes.percent(rate))
        self.facts.add(self.tr("First due"), writes.date(rows[0].due))
        self.facts.add(self.tr("Ends"), writes.date(rows[-1].due))
        self.schedule.set_rows(
            [
                ScheduleRow(
                    row.number,
                    str(row.number),
                    writes.date(row.due),
                    writes.amount(Money(row.amount, currency)),
                    "paid" if row.number <= already_paid else "upcoming",
                )
                for row in rows
            ]
        )

"""The promotions of one credit tool: what is granted until when, and what missing the end costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.statement import PromotionKind
from ui import format as formats
from ui.dialogs.statement_words import row_title
from ui.widgets.entry_list import Entry, EntryList, Step
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.statement import Cliff, Promotion
    from ui.models.tool_sheet import ToolSheet

CHANGE, REMOVE, PLAN = "change", "remove", "plan"
_SOON = 45
"""Days before the end of a promotion from which it is worth a look."""


class ToolPromotions(QWidget):
    """Those that end first stand first; over ones last."""

    add_wanted = Signal()
    step_wanted = Signal(str, object)
    """`change` or `remove` and the promotion, `plan` and the id of a plan."""

    def __init__(self) -> None:
        super().__init__()
        self.list = EntryList(
            self.tr("Promotions"),
            icon="tag",
            empty=self.tr("No promotions"),
            sentence=self.tr(
                "Add a 0 % rate, or interest that is forgiven if repaid in time, to see the day it ends."
            ),
        )
        self.list.body.addStretch(1)
        self.add = self.list.add_button(self.tr("Add promotion…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.list))
        self.add.clicked.connect(self.add_wanted)
        self.list.step_wanted.connect(self._on_step)

    def show_sheet(self, sheet: ToolSheet) -> None:
        """Show the promotions of a tool, and plans whose interest waits."""
        currency = sheet.view.account.currency or ""
        cliffs = sheet.state.cliffs if sheet.state is not None else ()
        by_promotion = {one.promotion.id: one for one in cliffs if one.promotion is not None}
        running = sorted(sheet.promotions, key=lambda one: (one.ends <= sheet.today, one.ends))
        entries = [self._entry(one, by_promotion.get(one.id), sheet, currency) for one in running]
        entries += [self._plan(one, sheet, currency) for one in cliffs if one.plan_id is not None]
        self.list.show_entries(entries)

    def _entry(self, one: Promotion, cliff: Cliff | None, sheet: ToolSheet, currency: str) -> Entry:
        writes = formats.current()
        if one.kind is PromotionKind.DEFERRED:
            title = self.tr("No interest if repaid before {day}").format(day=writes.date(one.ends))
            put_aside = self.tr("{rate} a year is put aside").format(rate=writes.percent(one.rate, 2))
            notes = [put_aside, self._of(one, sheet)]
        else:
            title = self.tr("{rate} a year until {day}").format(
                rate=writes.percent(one.rate, 2), day=writes.date(one.ends)
            )
            notes = [self._of(one, sheet)]
        if one.note:
            notes.append(one.note)
        badge, tone = self._badge(one.begins, one.ends, sheet.today)
        steps = (
            Step(CHANGE, "pencil-simple", self.tr("Change")),
            Step(REMOVE, "trash", self.tr("Remove")),
        )
        return Entry(
            one,
            title,
            " · ".join(notes),
            "" if cliff is None else writes.money(Money(cliff.remaining, currency)),
            icon="tag",
            badge=badge,
            badge_tone=tone,
            steps=steps,
            warning="" if cliff is None else self._cost(cliff, currency),
        )

    def _plan(self, cliff: Cliff, sheet: ToolSheet, currency: str) -> Entry:
        plan = next((one for one in sheet.plans if one.id == cliff.plan_id), None)
        badge, tone = self._badge(sheet.today, cliff.ends, sheet.today)
        return Entry(
            cliff.plan_id,
            "" if plan is None else plan.title,
            self.tr("plan whose interest is charged only when it is not repaid in time"),
            formats.current().money(Money(cliff.remaining, currency)),
            icon="stack",
            badge=badge,
            badge_tone=tone,
            steps=(Step(PLAN, "caret-right-bold", self.tr("Show the plan")),),
            warning=self._cost(cliff, currency),
        )

    def _of(self, one: Promotion, sheet: ToolSheet) -> str:
        writes = formats.current()
        if one.transaction_id is None:
            return self.tr("purchases from {day} on").format(day=writes.date(one.begins))
        rows = (row for statement in sheet.statements for row in statement.rows)
        found = next((row for row in rows if row.transaction_id == one.transaction_id), None)
        if found is None:
            return self.tr("one purchase")
        return self.tr("“{what}” of {day}").format(what=row_title(found), day=writes.date(found.on))

    def _badge(self, begins: date, ends: date, today: date) -> tuple[str, str]:
        if ends <= today:
            return self.tr("over"), "neutral"
        if begins > today:
            return self.tr("to come"), "neutral"
        left = (ends - today).days
        return self.tr("%n day(s) left", "", left), "warning" if left <= _SOON else "positive"

    def _cost(self, cliff: Cliff, currency: str) -> str:
        writes = formats.current()
        cost = writes.money(Money(cliff.cost, currency))
        if cliff.kind is PromotionKind.DEFERRED:
            return self.tr("If anything is left then: {cost} of interest at once").format(cost=cost)
        return self.tr("If nothing more is repaid: {cost} in the first month after it").format(cost=cost)

    @Slot(str, object)
    def _on_step(self, step: str, what: object) -> None:
        self.step_wanted.emit(step, what)

"""The dialog of a promotion: a rate for a while, or interest that is forgiven if all is repaid in time."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from finapp.domain.dates import Unit, due_date
from finapp.domain.money import Money
from finapp.domain.statement import PromotionDraft, PromotionKind, RowKind
from finapp.domain.transaction import TransactionId
from finapp.errors import UserError
from ui import format as formats
from ui import i18n
from ui.changes import run_change
from ui.dialogs.sizing import follow_size
from ui.dialogs.statement_words import row_title
from ui.errors import report_failure, sentence_of
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, TextField, check_all
from ui.widgets.labels import Label
from ui.widgets.notices import Banner
from ui.widgets.number_edits import RateEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.statement import Cliff, Promotion
    from ui.context import AppContext
    from ui.models.tool_sheet import ToolSheet
    from ui.tasks import Job

_ALL = "all"
_MOST = 100
_USUAL_MONTHS = 12


class PromotionDialog(DialogFrame):
    """Adds a promotion of a tool or changes one; says while typing what missing its end costs."""

    def __init__(self, context: AppContext, sheet: ToolSheet, promotion: Promotion | None = None) -> None:
        title = self.tr("Add promotion") if promotion is None else self.tr("Change promotion")
        super().__init__(title, primary=self.tr("Save promotion"))
        self._context, self._sheet, self._promotion = context, sheet, promotion
        self._job: Job | None = None
        self.cliffs: tuple[Cliff, ...] | None = None
        today = context.today()
        self.kind = Segmented(
            [
                Choice(PromotionKind.RATE, self.tr("A lower rate for a while")),
                Choice(PromotionKind.DEFERRED, self.tr("No interest if repaid in time")),
            ],
            name=self.tr("Kind of promotion"),
        )
        self.rate = RateEdit(required=True)
        self.begins = DateEdit(today, required=True)
        self.ends = DateEdit(today, required=True)
        self.what = Picker(self._charges(), required=True)
        self.note = TextField(placeholder=self.tr("As the lender calls it"))
        self.preview = Label("", style="small", tone="text-2", wrap=True)
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._arrange()
        self._fill()
        self.kind.changed.connect(self._follow)
        for signal in (self.rate.value_changed, self.begins.value_changed, self.ends.value_changed):
            signal.connect(self._follow)
        self.what.value_changed.connect(self._follow)
        self._follow()

    def _charges(self) -> list[PickItem]:
        writes, today = formats.current(), self._sheet.today
        rows = [
            (one, row)
            for one in self._sheet.statements
            for row in one.rows
            if row.kind in {RowKind.CHARGE, RowKind.CASH} and row.transaction_id is not None
        ]
        rows.sort(key=lambda pair: pair[1].on, reverse=True)
        known = [
            PickItem(
                row.transaction_id,
                row_title(row),
                detail=f"{writes.short_date(row.on, today)} · {writes.money(one.money(row.amount))}",
            )
            for one, row in rows[:_MOST]
        ]
        return [PickItem(_ALL, self.tr("All purchases between these days")), *known]

    def _arrange(self) -> None:
        self._rate_field = Field(self.tr("Yearly rate until then"), self.rate)
        self._ends_field = Field(self.tr("First day without it"), self.ends)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Field(self.tr("For"), self.what), 0, 0, 1, 2)
        grid.addWidget(Field(self.tr("First day with it"), self.begins), 1, 0)
        grid.addWidget(self._ends_field, 1, 1)
        grid.addWidget(self._rate_field, 2, 0)
        grid.addWidget(Field(self.tr("Note"), self.note), 2, 1)
        well = QFrame()
        well.setProperty("box", "well")
        inside = QVBoxLayout(well)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.addWidget(self.preview)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.kind)
        self.body.addLayout(grid)
        self.body.addWidget(well)
        follow_size(self)

    def _fill(self) -> None:
        one, today = self._promotion, self._context.today()
        if one is None:
            self.what.set_value(_ALL)
            self.begins.set_value(today)
            self.ends.set_value(due_date(today, _USUAL_MONTHS, Unit.MONTH, 1))
            self.rate.set_value(Decimal(0))
            return
        self.kind.set_value(one.kind)
        known = {item.key for item in self.what.items()}
        key = one.transaction_id if one.transaction_id is not None else _ALL
        if key not in known:
            items = [*self.what.items(), PickItem(key, one.note or self.tr("An older purchase"))]
            self.what.set_items(items)
        self.what.set_value(key)
        self.begins.set_value(one.begins)
        self.ends.set_value(one.ends)
        self.rate.set_value(one.rate)
        self.note.set_value(one.note)

    def draft(self) -> PromotionDraft | None:
        """Return what the fields say, None while something is missing."""
        begins, ends, rate = self.begins.value(), self.ends.value(), self.rate.value()
        if begins is None or ends is None or rate is None:
            return None
        what = self.what.value()
        return PromotionDraft(
            account_id=self._sheet.id,
            kind=PromotionKind(self.kind.value()),
            begins=begins,
            ends=ends,
            rate=rate,
            transaction_id=TransactionId(what) if isinstance(what, int) else None,
            note=self.note.value(),
        )

    # previewing --------------------------------------------------------------------------------------

    @Slot()
    def _follow(self, *_value: object) -> None:
        """Preview what the fields say now; a later question replaces an earlier one."""
        self.trouble.hide()
        self.cliffs = None
        deferred = self.kind.value() == PromotionKind.DEFERRED
        name = self.tr("Yearly rate that is put aside") if deferred else self.tr("Yearly rate until then")
        self._rate_field.set_label(name)
        if self._job is not None and not self._job.is_over:
            self._job.finished.disconnect()
            self._job.failed.disconnect()
            self._job.cancel()
        self._job = None
        draft = self.draft()
        if draft is None:
            self._say(self.tr("What missing its end costs appears here."))
            return
        replaces = None if self._promotion is None else self._promotion.id
        self._job = self._context.tasks.read(self._context.book.conditions.preview_promotion, draft, replaces)
        self._job.finished.connect(self._on_cliffs)
        self._job.failed.connect(self._on_no_answer)

    def _say(self, words: str, tone: str = "text-2") -> None:
        self.preview.setText(words)
        self.preview.set_tone(tone)
        self.refit()

    @Slot(object)
    def _on_cliffs(self, cliffs: Sequence[Cliff]) -> None:
        self.cliffs = tuple(cliffs)
        draft, writes = self.draft(), formats.current()
        if draft is None:
            return
        if not cliffs:
            self._say(self.tr("Nothing that is owed now falls under it."))
            return
        cliff, currency = cliffs[0], self._sheet.view.account.currency or ""
        if draft.kind is PromotionKind.DEFERRED:
            words = self.tr("{left} must be repaid by {day}, or {cost} of interest is charged at once.")
        else:
            words = self.tr("What is left of {left} on {day} costs interest: {cost} in the first month.")
        self._say(
            words.format(
                left=writes.money(Money(cliff.remaining, currency)),
                day=writes.date(cliff.ends),
                cost=writes.money(Money(cliff.cost, currency)),
            )
        )

    @Slot(object)
    def _on_no_answer(self, error: object) -> None:
        if isinstance(error, UserError):
            self._say(sentence_of(error, i18n.current()), "warning")
        else:
            report_failure(self._context.shell, error)

    # saving ------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Save; the dialog stays open with the reason where the book does not take it."""
        draft = self.draft()
        if not check_all([self.what, self.begins, self.ends, self.rate]) or draft is None:
            return
        self.primary.setEnabled(False)
        conditions = self._context.book.conditions
        change = partial(conditions.add_promotion, draft)
        if self._promotion is not None:
            change = partial(conditions.change_promotion, self._promotion.id, draft)
        run_change(self._context, change, done=self._on_done, refused=self._on_refused)

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()

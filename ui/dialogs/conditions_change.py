"""The dialog of one version of a tool's conditions: from which day what holds."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout

from finapp.domain.statement import Pays
from finapp.domain.tool_terms import ToolTerms
from finapp.domain.tool_versions import ToolVersion
from ui import i18n
from ui.changes import run_change
from ui.dialogs.billing import BillingBox
from ui.dialogs.conditions import ConditionsBox
from ui.errors import sentence_of
from ui.widgets.cards import Hairline
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, TextField, check_all
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from finapp.errors import UserError
    from ui.context import AppContext
    from ui.models.tool_sheet import ToolSheet


class ConditionsDialog(DialogFrame):
    """Adds a change from a day on, filled in with what holds now; or changes `version`."""

    def __init__(self, context: AppContext, sheet: ToolSheet, version: ToolVersion | None = None) -> None:
        title = self.tr("Conditions from a day on") if version is None else self.tr("Change conditions")
        super().__init__(title, primary=self.tr("Save conditions"))
        self._context, self._sheet, self._version = context, sheet, version
        currency = sheet.view.account.currency or ""
        today = context.today()
        shown = version if version is not None else sheet.dated.on(today)
        self._first = version is not None and version.valid_from == sheet.dated.versions()[0].valid_from
        self.day = DateEdit(today, required=True)
        self.day.set_value(today if version is None else version.valid_from)
        self.limit = MoneyEdit(currency, zero=False)
        self.limit.set_value(shown.limit)
        self.billing = BillingBox(today)
        self.billing.show_rule(shown.cycle, auto=False, bills=shown.cycle is not None)
        self.billing.bills.setVisible(shown.cycle is None)
        self.billing.auto.hide()
        self.conditions = ConditionsBox(currency, usual=False)
        self.conditions.show_terms(shown.terms, Pays.FULL, None)
        self.source = TextField(placeholder=self.tr("Letter, app, web page"))
        self.source.set_value(shown.source if version is not None else "")
        self._had_terms = shown.terms is not None
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._arrange()
        self.billing.bills.toggled.connect(self._on_resized)
        self.conditions.minimum.toggled.connect(self._on_resized)
        self.conditions.method.value_changed.connect(self._on_resized)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        hint = "" if self._first else self.tr("Statements that closed before stay as they were.")
        grid.addWidget(Field(self.tr("Valid from"), self.day, hint=hint), 0, 0)
        grid.addWidget(Field(self.tr("Credit limit"), self.limit), 0, 1)
        self.body.addWidget(self.trouble)
        self.body.addLayout(grid)
        self.body.addWidget(self.billing)
        self.body.addWidget(Hairline())
        self.body.addWidget(self.conditions)
        self.body.addWidget(Field(self.tr("Where this was read"), self.source))

    @Slot()
    def _on_resized(self, _value: object = None) -> None:
        self.refit()

    def version(self) -> ToolVersion | None:
        """Return what the fields say, None while the day is missing."""
        day = self.day.value()
        if day is None:
            return None
        terms: ToolTerms | None = self.conditions.terms()
        if terms == ToolTerms() and not self._had_terms:
            terms = None
        cycle = self.billing.rule()
        return ToolVersion(
            valid_from=day,
            cycle=None if cycle is None else replace(cycle, valid_from=day),
            terms=terms,
            limit=self.limit.value(),
            source=self.source.value(),
        )

    def submit(self) -> None:
        """Save; the dialog stays open with the reason where the book does not take it."""
        fields = [self.day, self.limit, *self.billing.fields(), *self.conditions.fields()]
        version = self.version()
        if not check_all([field for field in fields if field.isVisibleTo(self)]) or version is None:
            return
        self.primary.setEnabled(False)
        before = None if self._version is None else self._version.valid_from
        change = partial(self._context.book.conditions.set_version, self._sheet.id, version, before)
        run_change(self._context, change, done=self._on_done, refused=self._on_refused)

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.reveal(self.trouble)
        self.refit()

"""What the dialogs of loans have in common: fields, a live preview, and one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountKind
from finapp.errors import UserError
from ui import i18n
from ui.changes import run_change
from ui.dialogs.loan_outcome import OutcomeView
from ui.dialogs.sizing import follow_size
from ui.errors import report_failure, sentence_of
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import check_all
from ui.widgets.labels import Label
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finapp.domain.loan_outcome import LoanOutcome
    from finapp.domain.loan_terms import Loan
    from ui.context import AppContext
    from ui.tasks import Job


class Asked(NamedTuple):
    """A method of the book and what to hand it."""

    function: Callable[..., object]
    arguments: tuple[object, ...]


class LoanStepDialog(DialogFrame):
    """Fill `fields`; say with `question()` what to preview and with `change()` what to book.

    Call `ask()` whenever a field is new.
    """

    def __init__(self, context: AppContext, loan: Loan, title: str, primary: str) -> None:
        super().__init__(title, primary=primary)
        self.context, self.loan = context, loan
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self.tool = context.book.accounts.all()[loan.plan.account_id]
        self.lent = self.tool.kind is AccountKind.RECEIVABLE
        self.preview = OutcomeView(lent=self.lent)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(12)
        self._job: Job | None = None
        self.outcome: LoanOutcome | None = None
        self.body.addWidget(Label(loan.plan.title, style="heading"))
        self.body.addWidget(self.trouble)
        self.body.addLayout(self.fields)
        self.body.addWidget(self.preview)
        follow_size(self)

    def pair(self, left: QWidget, right: QWidget) -> QGridLayout:
        """Add two fields beside one another."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(left, 0, 0)
        grid.addWidget(right, 0, 1)
        self.fields.addLayout(grid)
        return grid

    # what a dialog says ------------------------------------------------------------------------------

    def question(self) -> Asked | None:
        """Return what to preview, None while something is missing."""
        return None

    def change(self) -> Asked | None:
        """Return what to book, None while something is missing."""
        return None

    def controls(self) -> Sequence[QWidget]:
        """Return the fields to check before saving."""
        return ()

    def show_answer(self, outcome: LoanOutcome) -> None:
        """Show what the step would change."""
        self.preview.show_outcome(outcome)

    # previewing --------------------------------------------------------------------------------------

    @Slot()
    def ask(self, *_value: object) -> None:
        """Preview what the fields say now; a later question replaces an earlier one."""
        self.trouble.hide()
        self.outcome = None
        if self._job is not None and not self._job.is_over:
            self._job.finished.disconnect()
            self._job.failed.disconnect()
            self._job.cancel()
        self._job = None
        asked = self.question()
        if asked is None:
            self.preview.show_nothing(self.tr("What it changes appears here while you type."))
            self.refit()
            return
        self._job = self.context.tasks.read(asked.function, *asked.arguments)
        self._job.finished.connect(self._on_answer)
        self._job.failed.connect(self._on_no_answer)

    @Slot(object)
    def _on_answer(self, outcome: LoanOutcome) -> None:
        self.outcome = outcome
        self.show_answer(outcome)
        self.refit()

    @Slot(object)
    def _on_no_answer(self, error: object) -> None:
        if isinstance(error, UserError):
            self.preview.show_nothing(sentence_of(error, i18n.current()), wrong=True)
            self.refit()
        else:
            report_failure(self.context.shell, error)

    # saving ------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Book the step; the dialog stays open with the reason where the book does not take it."""
        if not check_all(self.controls()):
            return
        asked = self.change()
        if asked is None:
            return
        self.primary.setEnabled(False)
        run_change(
            self.context, asked.function, *asked.arguments, done=self._on_done, refused=self._on_refused
        )

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()

"""The dialog of a statement: its figures and rows, what was printed, paying it, booking and converting it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.statement import StatementState
from finapp.errors import UserError
from finapp.projection.statement_explained import explain_due, explain_minimum
from ui import fonts
from ui import format as formats
from ui.changes import run_change
from ui.dialogs.statement_convert import ConvertDialog
from ui.dialogs.statement_pay import StatementPaymentDialog
from ui.dialogs.statement_printed import PrintedPanel
from ui.dialogs.statement_rows import StatementRows
from ui.dialogs.statement_sheet import StatementSheet, read_sheet
from ui.dialogs.statement_words import can_mark, state_words
from ui.errors import report_failure
from ui.labels import toast_text
from ui.repayments import tile_of
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import Hairline
from ui.widgets.dialog import DialogFrame
from ui.widgets.facts import FigureRow
from ui.widgets.labels import CutLabel, ExplainedLabel, Label
from ui.widgets.marks import Badge, Icon, Tile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.explain import Explanation
    from finapp.domain.statement import Printed, StatementRow
    from ui.context import AppContext
    from ui.labels import Named

_PANEL = 300


class StatementDialog(DialogFrame):
    """Shows one statement and follows every change of the book while it is open."""

    def __init__(self, context: AppContext, sheet: StatementSheet) -> None:
        super().__init__("", primary=self.tr("Pay…"), large=True)
        self._context, self.sheet = context, sheet
        self.due: Label | None = None
        self.minimum: Label | None = None
        self.list = StatementRows(context.today())
        self.printed = PrintedPanel(sheet.statement.currency, context.today())
        self.ticked = Label("", style="small", tone="text-3")
        self.done_words = CutLabel("", tone="text-2")
        self.undo = LinkButton(self.tr("Undo"), icon="arrow-counter-clockwise")
        self._words, self._undoing = "", False
        self.book_costs = Button(self.tr("Book interest and fees"))
        self.convert = Button(self.tr("Convert into installments…"))
        self.cancel.setText(self.tr("Close"))
        self._arrange()
        self._connect()
        self.show_sheet(sheet)

    def _arrange(self) -> None:
        self._summary = _Part()
        left = QVBoxLayout()
        left.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(Label(self.tr("Rows"), style="heading"))
        line.addStretch(1)
        line.addWidget(self.ticked)
        left.addLayout(line)
        left.addWidget(self.list)
        left.addStretch(1)
        left.addWidget(self._what_was_done())
        self.printed.setFixedWidth(fonts.px(_PANEL))
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addWidget(Hairline(vertical=True))
        both.addWidget(self.printed)
        self.body.addWidget(self._summary)
        self.body.addWidget(Hairline())
        self.body.addLayout(both)
        self.foot.addWidget(self.book_costs)
        self.foot.addWidget(self.convert)

    def _what_was_done(self) -> QWidget:
        """Return the line that takes the toast's place: the toast is behind the scrim."""
        self._done = QWidget()
        row = QHBoxLayout(self._done)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("check-circle-fill", tone="positive", side=16))
        row.addWidget(self.done_words, 1)
        row.addWidget(self.undo)
        self._done.hide()
        return self._done

    def _connect(self) -> None:
        self.list.tick_wanted.connect(self._on_tick)
        self.list.move_wanted.connect(self._on_move)
        self.printed.move_wanted.connect(self._on_move_all)
        self.printed.printed_wanted.connect(self._on_printed)
        self.printed.entries_wanted.connect(self._on_entries)
        self.printed.purchase_wanted.connect(self._on_purchase)
        self.book_costs.clicked.connect(self._on_book_costs)
        self.convert.clicked.connect(self._on_convert)
        self.undo.clicked.connect(self._on_undo)
        self._context.events.changed.connect(self._on_changed)

    # showing -----------------------------------------------------------------------------------------

    def show_sheet(self, sheet: StatementSheet) -> None:
        """Show a statement as it stands now."""
        self.sheet = sheet
        one, writes, today = sheet.statement, formats.current(), self._context.today()
        title = self.tr("Statement of {day}").format(day=writes.short_date(one.closing, today))
        self.setWindowTitle(title)
        self.title.setText(title)
        self._show_head()
        self.list.show_statement(one, first=sheet.is_first)
        marked = [row for row in one.rows if can_mark(row)]
        text = self.tr("{done} of %n row(s) found on the paper", "", len(marked))
        done = sum(row.ticked for row in marked)
        self.ticked.setText(text.format(done=done) if marked else self.tr("No rows yet"))
        self.printed.show_sheet(sheet)
        self.book_costs.setVisible(one.is_closed and one.unbooked > 0)
        self.convert.setVisible(sheet.convertible > 0)
        self.primary.setVisible(one.state is not StatementState.EXPECTED and one.unpaid > 0)
        self.refit()
        focus = QApplication.focusWidget()
        if self.isVisible() and (focus is None or not focus.isVisible()):
            self.list.setFocus()

    def _show_head(self) -> None:
        sheet, writes, today = self.sheet, formats.current(), self._context.today()
        one, column = sheet.statement, self._summary.renew()
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(Tile(*tile_of(sheet.account), side=32))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(CutLabel(sheet.account.name, style="heading"))
        words.addWidget(
            CutLabel(writes.period(one.begin, one.end - timedelta(days=1)), style="small", tone="text-3")
        )
        first.addLayout(words, 1)
        figures = FigureRow(gap=28)
        self.due = figures.add(self.tr("Amount due"), writes.money(one.money(one.amount_due)))
        self._explains(self.due, explain_due(one))
        self.minimum = figures.add(self.tr("Minimum due"), writes.money(one.money(one.minimum)))
        self._explains(self.minimum, explain_minimum(one, sheet.rule))
        figures.add(self.tr("Due"), writes.weekday_date(one.due, today), plain=True)
        if one.paid:
            figures.add(self.tr("Paid"), writes.money(one.money(one.paid)), plain=True)
        first.addWidget(figures)
        first.addWidget(Badge(state_words(one)[0], tone=state_words(one)[1]))
        column.addLayout(first)
        column.addWidget(self._sums())

    def _sums(self) -> QWidget:
        """Show how the closing balance adds up."""
        one, writes = self.sheet.statement, formats.current()
        row = FigureRow(style="amount", gap=16)
        for name, minor in (
            (self.tr("Opening"), one.opening),
            (self.tr("Charges"), one.charges),
            (self.tr("Installments"), one.installments),
            (self.tr("Fees"), one.fees),
            (self.tr("Interest"), one.interest),
            (self.tr("Refunds"), -one.refunds),
            (self.tr("Payments"), -one.payments),
        ):
            tone = "text" if minor else "text-3"
            row.add(name, writes.amount(one.money(minor)), tone=tone, plain=True)
        row.add(self.tr("Closing"), writes.amount(one.money(one.balance)), plain=True)
        return row

    def _explains(self, label: Label, explanation: Explanation) -> None:
        if isinstance(label, ExplainedLabel):
            label.explain_requested.connect(partial(self._context.shell.explain, explanation, label))

    # following the book ------------------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, change: Named) -> None:
        words, self._words = self._words, ""
        self.done_words.set_full_text(words or toast_text(change, self._context.shell.language))
        self._done.setVisible(not self._undoing)
        self._undoing = False
        one = self.sheet.statement
        job = self._context.tasks.read(read_sheet, self._context.book, one.account_id, one.closing)
        job.finished.connect(self._on_sheet)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_sheet(self, sheet: StatementSheet) -> None:
        self.show_sheet(sheet)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        """Close: the statement is gone with what was undone."""
        if isinstance(error, UserError):
            self.reject()
        report_failure(self._context.shell, error)

    # doing -------------------------------------------------------------------------------------------

    @Slot(object, bool)
    def _on_tick(self, row: StatementRow, ticked: bool) -> None:
        say = self._words = self.tr("Ticked one row") if ticked else self.tr("Took one tick off")
        run_change(self._context, self._context.book.statements.tick, [row], ticked=ticked, say=say)

    @Slot(object, int)
    def _on_move(self, row: StatementRow, by: int) -> None:
        self._on_move_all([row], by)

    @Slot(object, int)
    def _on_move_all(self, rows: Sequence[StatementRow], by: int) -> None:
        run_change(self._context, self._context.book.statements.postpone_all, rows, by)

    @Slot(object)
    def _on_printed(self, printed: Printed | None) -> None:
        one = self.sheet.statement
        run_change(
            self._context, self._context.book.statements.set_printed, one.account_id, one.closing, printed
        )

    @Slot()
    def _on_book_costs(self) -> None:
        one = self.sheet.statement
        run_change(self._context, self._context.book.statements.book_costs, one.account_id, one.closing)

    @Slot()
    def _on_convert(self) -> None:
        self._context.shell.open_dialog(ConvertDialog(self._context, self.sheet))

    @Slot()
    def _on_entries(self) -> None:
        self.reject()
        self._context.shell.navigate("accounts", account=self.sheet.account.id)

    @Slot()
    def _on_purchase(self) -> None:
        self._context.shell.run_command("add_purchase")

    @Slot()
    def _on_undo(self) -> None:
        self._undoing = self._context.book.history.undo_label is not None
        self._context.shell.run_command("undo")

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z itself: the window's commands are behind the scrim."""
        wanted = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if wanted and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo the newest change of the book with Ctrl+Z."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._on_undo()
            return
        super().keyPressEvent(event)

    def submit(self) -> None:
        """Ask how the statement is paid; this dialog stays open."""
        self._context.shell.open_dialog(StatementPaymentDialog(self._context, self.sheet))


def open_statement(context: AppContext, sheet: StatementSheet) -> StatementDialog:
    """Show a statement that was read."""
    dialog = StatementDialog(context, sheet)
    context.shell.open_dialog(dialog)
    return dialog


class _Part(QWidget):
    """A part of the dialog that is built anew."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def renew(self) -> QVBoxLayout:
        """Take away what was there and return the layout for the new content."""
        if self._inside is not None:
            self._inside.hide()
            self._column.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._column.addWidget(self._inside)
        self._inside.show()
        return column

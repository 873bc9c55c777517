"""The dialog that compares a balance with what the bank shows, and looks for what explains a difference."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from ui import format as formats
from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.models.register_rows import kind_name, numbered
from ui.widgets.buttons import LinkButton
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Icon
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.transaction import RegisterRow
    from finapp.errors import UserError
    from finapp.services.accounts import AccountView
    from ui.context import AppContext

_LOOK_BACK = timedelta(days=62)
_MOST = 3


def held_on(rows: Sequence[RegisterRow], day: date) -> int:
    """Return the balance at the end of a day, in minor units."""
    return next((row.balance for row in reversed(rows) if row.on <= day), 0)


def suspects(rows: Sequence[RegisterRow], difference: int, day: date) -> list[tuple[int, RegisterRow]]:
    """Return recent rows, with their ids in the table, that alone would explain a difference.

    A row of the same size the other way may be in the book twice; one of half the size the other way may
    have the wrong sign. Newest first.
    """
    wanted = {-difference} | ({-difference // 2} if difference % 2 == 0 else set())
    found = [
        (key, row)
        for key, row in numbered(rows)
        if row.amount in wanted and row.amount and day - _LOOK_BACK <= row.on <= day
    ]
    return found[::-1][:_MOST]


class CheckBalanceDialog(DialogFrame):
    """Asks what the bank shows; a difference becomes a correction, or one goes and looks at a row."""

    row_wanted = Signal(object)
    """The id of a row of the register to look at."""

    def __init__(
        self, context: AppContext, view: AccountView, rows: Sequence[RegisterRow], week: int
    ) -> None:
        super().__init__("", primary="")
        title = self.tr("Check balance of {account}").format(account=view.account.name)
        self.setWindowTitle(title)
        self.title.setText(title)
        self.primary.show()
        self._context, self._view, self._rows = context, view, rows
        self.links: list[LinkButton] = []
        self._debt = view.account.kind.is_debt
        self.shown = MoneyEdit(view.balance.currency, required=True, signed=True)
        self.day = DateEdit(context.today(), required=True, last=context.today(), first_weekday=week)
        self.day.set_value(context.today())
        self.finding = Label("", wrap=True)
        self.mark = Icon("check-circle-fill", tone="positive", side=16)
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._arrange()
        self.shown.value_changed.connect(self._on_edited)
        self.day.value_changed.connect(self._on_edited)
        self._on_edited(None)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        asked = self.tr("The lender says you owe") if self._debt else self.tr("The account shows")
        self._shown_field = Field(asked, self.shown)
        grid.addWidget(self._shown_field, 0, 0)
        grid.addWidget(Field(self.tr("At the end of"), self.day), 0, 1)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.mark)
        said.addWidget(self.finding, 1)
        self._rows_box = QWidget()
        self._rows_column = QVBoxLayout(self._rows_box)
        self._rows_column.setContentsMargins(24, 0, 0, 0)
        self._rows_column.setSpacing(4)
        self.body.addWidget(self.trouble)
        self.body.addLayout(grid)
        self.body.addLayout(said)
        self.body.addWidget(self._rows_box)

    def _held(self) -> Money:
        """Return what the book holds at the end of the day, owed money as above zero."""
        minor = held_on(self._rows, self.day.value() or self._context.today())
        return Money(-minor if self._debt else minor, self._view.balance.currency)

    @Slot(object)
    def _on_edited(self, _value: object) -> None:
        """Say whether the balance is right, and what may explain it if not."""
        writes, held, shown = formats.current(), self._held(), self.shown.value()
        self._shown_field.set_hint(self.tr("finapp has {amount}").format(amount=writes.money(held)))
        self._show_suspects([])
        self.primary.setText(self.tr("Save check"))
        if shown is None:
            self.mark.hide()
            self.finding.setText(self.tr("Type what you see there, to the cent"))
            self.finding.set_tone("text-3")
        elif shown == held:
            self.mark.set_icon("check-circle-fill", "positive")
            self.mark.show()
            self.finding.setText(self.tr("The balance is right"))
            self.finding.set_tone("text")
        else:
            self._show_difference(shown - held)
        self.refit()

    def _show_difference(self, difference: Money) -> None:
        writes = formats.current()
        found = suspects(
            self._rows,
            -difference.minor if self._debt else difference.minor,
            self.day.value() or self._context.today(),
        )
        text = (
            self.tr("{amount} more than in finapp. Saving books it as a correction.")
            if difference.minor > 0
            else self.tr("{amount} less than in finapp. Saving books it as a correction.")
        )
        words = text.format(amount=writes.money(abs(difference)))
        if found:
            words += " " + self.tr(
                "Or look here first: one of these may be in twice, or the wrong way round."
            )
        self.mark.set_icon("warning-fill", "warning")
        self.mark.show()
        self.finding.setText(words)
        self.finding.set_tone("text")
        self.primary.setText(
            self.tr("Correct by {amount}").format(amount=writes.money(difference, sign="both"))
        )
        self._show_suspects(found)

    def _show_suspects(self, found: Sequence[tuple[int, RegisterRow]]) -> None:
        while (item := self._rows_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.links = []
        writes, today = formats.current(), self._context.today()
        for key, row in found:
            line = QWidget()
            inside = QHBoxLayout(line)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(10)
            amount = writes.money(Money(row.amount, row.currency), sign="both")
            words = f"{writes.short_date(row.on, today)} · {row.text or kind_name(row.kind)}"
            link = LinkButton(self.tr("Show row"))
            link.clicked.connect(partial(self._on_row, key))
            self.links.append(link)
            inside.addWidget(CutLabel(words, tone="text-2"), 1)
            inside.addWidget(Label(amount, style="amount"))
            inside.addWidget(link)
            self._rows_column.addWidget(line)
        self._rows_box.setVisible(bool(found))

    def _on_row(self, key: int) -> None:
        self.reject()
        self.row_wanted.emit(key)

    def submit(self) -> None:
        """Note the check, and book the difference if there is one."""
        shown, day = self.shown.value(), self.day.value()
        if not check_all([self.shown, self.day]) or shown is None or day is None:
            return
        self.primary.setEnabled(False)
        right = shown == self._held()
        say = self.tr("Checked “{account}”: the balance is right").format(account=self._view.account.name)
        run_change(
            self._context,
            self._context.book.accounts.correct_balance,
            self._view.account.id,
            -shown if self._debt else shown,
            day,
            done=self._on_done,
            refused=self._on_refused,
            say=say if right else "",
        )

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()

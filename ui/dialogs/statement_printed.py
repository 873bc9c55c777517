"""What the lender printed on a statement, how it differs from the book, and what could explain that."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.statement import Printed, RowKind
from finapp.projection.reconcile import SuspectKind
from ui.dialogs.statement_words import can_mark, difference_words, suspect_words
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import Label
from ui.widgets.marks import Icon
from ui.widgets.money_edit import MoneyEdit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from finapp.domain.money import Money
    from finapp.projection.reconcile import Suspect
    from ui.dialogs.statement_sheet import StatementSheet

_SHOWN = 4
_LATER = frozenset({SuspectKind.POSTED_LATER, SuspectKind.UNTICKED})
_COSTS = frozenset({SuspectKind.NOT_CHARGED, SuspectKind.MISSING_COST})
_LOOK = frozenset({SuspectKind.TWICE, SuspectKind.WRONG_WAY})


class PrintedPanel(QWidget):
    """Fields for the printed figures, the difference, and explanations with a step each."""

    printed_wanted = Signal(object)
    """A `Printed` to note, or None to forget it."""
    move_wanted = Signal(object, int)
    """Rows and by how many statements."""
    entries_wanted = Signal()
    purchase_wanted = Signal()

    def __init__(self, currency: str, today: date) -> None:
        super().__init__()
        self._today = today
        self._sheet: StatementSheet | None = None
        self._known: Printed | None = None
        self.amount = MoneyEdit(currency, signed=True)
        self.minimum = MoneyEdit(currency)
        self.interest = MoneyEdit(currency)
        self.save = Button(self.tr("Save figures"), small=True)
        self.forget = LinkButton(self.tr("Forget them"))
        self.finding = Label("", wrap=True)
        self.mark = Icon("check-circle-fill", tone="positive", side=16)
        self.links: list[LinkButton] = []
        self._arrange()
        self.save.clicked.connect(self._on_save)
        self.forget.clicked.connect(self._on_forget)
        for edit in self._edits():
            edit.returnPressed.connect(self._on_save)

    def _edits(self) -> tuple[MoneyEdit, MoneyEdit, MoneyEdit]:
        return self.amount, self.minimum, self.interest

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("As printed"), style="heading"))
        column.addWidget(Field(self.tr("Amount due"), self.amount))
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(Field(self.tr("Minimum due"), self.minimum))
        both.addWidget(Field(self.tr("Interest, if any"), self.interest))
        column.addLayout(both)
        steps = QHBoxLayout()
        steps.setSpacing(12)
        steps.addWidget(self.save)
        steps.addWidget(self.forget)
        steps.addStretch(1)
        column.addLayout(steps)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.finding, 1)
        column.addLayout(said)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(10)
        column.addLayout(self._reasons)
        column.addStretch(1)

    # showing -----------------------------------------------------------------------------------------

    def show_sheet(self, sheet: StatementSheet) -> None:
        """Show what is known; figures that are typed and not saved stay."""
        first, self._sheet = self._sheet is None, sheet
        one = sheet.statement
        if first or one.printed != self._known:
            self._fill(sheet)
        self._known = one.printed
        self.forget.setVisible(one.printed is not None)
        words = difference_words(one)
        self.mark.setVisible(bool(words))
        if one.difference:
            self.mark.set_icon("warning-fill", "warning")
        else:
            self.mark.set_icon("check-circle-fill", "positive")
        self.finding.setText(words or self.tr("Type what the paper says: finapp looks for what differs."))
        self.finding.set_tone("text" if words else "text-3")
        self._explain(sheet)

    def _fill(self, sheet: StatementSheet) -> None:
        one, printed = sheet.statement, sheet.statement.printed or Printed()

        def money(minor: int | None) -> Money | None:
            return None if minor is None else one.money(minor)

        self.amount.set_value(money(printed.amount))
        self.minimum.set_value(money(printed.minimum))
        self.interest.set_value(money(printed.interest))

    def _explain(self, sheet: StatementSheet) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.links = []
        for suspect in sheet.suspects[:_SHOWN]:
            self._add(self._reason(sheet, suspect))
        more = len(sheet.suspects) - _SHOWN
        if more > 0:
            text = self.tr("%n more possible reason(s)", "", more)
            self._add(Label(text, style="small", tone="text-3"))

    def _add(self, widget: QWidget) -> None:
        self._reasons.addWidget(widget)
        widget.show()  # the layout would do so later

    def _reason(self, sheet: StatementSheet, suspect: Suspect) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(2)
        text = suspect_words(suspect, sheet.statement, self._today)
        column.addWidget(Label(text, tone="text-2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        for words, run in self._steps(sheet, suspect):
            link = LinkButton(words)
            link.clicked.connect(run)
            self.links.append(link)
            row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
        return holder

    def _steps(self, sheet: StatementSheet, suspect: Suspect) -> list[tuple[str, Callable[[], None]]]:
        """Return what can be done about an explanation."""
        kind, rows = suspect.kind, [row for row in suspect.rows if can_mark(row)]
        if kind in _LATER and rows:
            return [(self.tr("Move to next statement"), partial(self.move_wanted.emit, rows, 1))]
        if kind is SuspectKind.POSTED_EARLIER and rows:
            return [(self.tr("Move here"), partial(self.move_wanted.emit, rows, -1))]
        if kind in _LOOK:
            return [(self.tr("Show its entries"), self.entries_wanted.emit)]
        if kind in _COSTS:
            return self._cost_steps(sheet, suspect)
        if suspect.amount > 0:
            return [(self.tr("Add purchase…"), self.purchase_wanted.emit)]
        return [(self.tr("Show its entries"), self.entries_wanted.emit)]

    def _cost_steps(self, sheet: StatementSheet, suspect: Suspect) -> list[tuple[str, Callable[[], None]]]:
        """Return what can be said about interest and fees."""
        if suspect.kind is SuspectKind.NOT_CHARGED:
            printed = sheet.without_costs(suspect.rows)
            return [(self.tr("Take it off"), partial(self.printed_wanted.emit, printed))]
        interest = sheet.with_cost(RowKind.INTEREST, suspect.amount)
        fee = sheet.with_cost(RowKind.FEE, suspect.amount)
        return [
            (self.tr("It is interest"), partial(self.printed_wanted.emit, interest)),
            (self.tr("It is a fee"), partial(self.printed_wanted.emit, fee)),
        ]

    # doing -------------------------------------------------------------------------------------------

    @Slot()
    def _on_save(self) -> None:
        if not check_all(self._edits()):
            return
        amounts = [edit.value() for edit in self._edits()]
        amount, minimum, interest = (None if one is None else one.minor for one in amounts)
        printed = replace(self._known or Printed(), amount=amount, minimum=minimum, interest=interest)
        self.printed_wanted.emit(None if printed == Printed() else printed)

    @Slot()
    def _on_forget(self) -> None:
        self.printed_wanted.emit(None)

"""How a line of an imported file reads in the inbox: its kind, account, amount and category."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from finapp.messages import sentence, word
from ui import format as formats
from ui import i18n
from ui.format import LONG_DAY
from ui.models.cells import NOT_APPLICABLE, Badge, Cell, Column, RowButton, Symbol
from ui.models.import_draft import ImportLine, Tab

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ui.models.import_draft import ImportDraft

CHOOSE, SPLIT, BANK = "choose", "split", "bank"
"""What the button of a line asks for: a category, shares of its sources, the unnamed bank account."""

_MEASURED = 500
"""Lines that the widths of columns are made for."""
_CATEGORY = 30
"""Blanks that a category takes at least: a longer one may be chosen."""
_KEPT = 300
"""Signs of a line's original text that its tooltip shows."""


class Kind(NamedTuple):
    """How a kind of row is called and drawn."""

    name: object
    plural: object
    icon: str
    tone: str = "text-2"


KINDS: dict[str, Kind] = {
    "purchase": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Purchase"),
        QT_TRANSLATE_NOOP("ImportInbox", "Purchases"),
        "shopping-bag",
    ),
    "refund": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Refund"),
        QT_TRANSLATE_NOOP("ImportInbox", "Refunds"),
        "arrow-u-up-left",
        "positive",
    ),
    "repayment": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Repayment"),
        QT_TRANSLATE_NOOP("ImportInbox", "Repayments"),
        "calendar-check",
        "accent-text",
    ),
    "fund_income": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Fund income"),
        QT_TRANSLATE_NOOP("ImportInbox", "Money-fund income"),
        "trend-up",
        "positive",
    ),
    "income": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Money in"),
        QT_TRANSLATE_NOOP("ImportInbox", "Money in"),
        "arrow-down",
        "positive",
    ),
    "transfer": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Transfer"),
        QT_TRANSLATE_NOOP("ImportInbox", "Transfers"),
        "arrows-left-right",
    ),
    "investment": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Investment"),
        QT_TRANSLATE_NOOP("ImportInbox", "Investments"),
        "chart-line",
    ),
    "loan_payout": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Loan paid out"),
        QT_TRANSLATE_NOOP("ImportInbox", "Loans paid out"),
        "coins",
    ),
    "fee": Kind(QT_TRANSLATE_NOOP("ImportInbox", "Fee"), QT_TRANSLATE_NOOP("ImportInbox", "Fees"), "percent"),
    "unknown": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Unknown"),
        QT_TRANSLATE_NOOP("ImportInbox", "Unknown"),
        "question",
        "warning",
    ),
    "hold": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Deposit held"),
        QT_TRANSLATE_NOOP("ImportInbox", "Deposits held"),
        "lock-simple",
    ),
    "closed": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Closed order"),
        QT_TRANSLATE_NOOP("ImportInbox", "Closed orders"),
        "prohibit",
    ),
    "failed": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "Failed"),
        QT_TRANSLATE_NOOP("ImportInbox", "Failed"),
        "x-circle",
    ),
    "not_money": Kind(
        QT_TRANSLATE_NOOP("ImportInbox", "No money moved"),
        QT_TRANSLATE_NOOP("ImportInbox", "No money moved"),
        "minus-circle",
    ),
}
"""Every kind of row, in the order in which the inspector adds them up."""


def kind_name(kind: str, *, plural: bool = False) -> str:
    """Return the translated name of a kind."""
    found = KINDS[kind]
    return QCoreApplication.translate("ImportInbox", str(found.plural if plural else found.name))


def import_columns(draft: ImportDraft, today: Callable[[], date]) -> list[Column[ImportLine]]:
    """Return the columns of the inbox for one file."""
    cells = _Cells(draft, today)
    writes = formats.current()
    symbol = writes.symbol(draft.preview.statement.file.currency)
    tr = QCoreApplication.translate
    return [
        Column("tick", "", cells.tick, 42, sortable=False),
        Column("line", tr("ImportInbox", "Line"), cells.line, 48, right=True),
        Column("date", tr("ImportInbox", "Date"), cells.date, 74, fits=_longest(draft, today())),
        Column("what", tr("ImportInbox", "What"), cells.what, 116, stretch=True),
        Column("type", tr("ImportInbox", "Type"), cells.kind, 122, fits=_distinct(draft, cells.kind)),
        Column(
            "amount",
            tr("ImportInbox", "Amount, {sign}").format(sign=symbol),
            cells.amount,
            112,
            right=True,
            fits=_distinct(draft, cells.amount),
        ),
        Column(
            "account",
            tr("ImportInbox", "Account"),
            cells.account,
            84,
            sortable=False,
            fits=_distinct(draft, cells.account),
            most=180,
        ),
        Column(
            "category",
            tr("ImportInbox", "Category"),
            cells.category,
            130,
            sortable=False,
            fits=(Cell(" " * _CATEGORY), *_distinct(draft, cells.category)),
            most=210,
        ),
    ]


def _distinct(draft: ImportDraft, cell: Callable[[ImportLine], Cell]) -> tuple[Cell, ...]:
    """Return what a column shows in the first lines, each once."""
    shown = (replace(cell(line), tooltip="", spoken="", ground="") for line in draft.lines[:_MEASURED])
    return tuple(dict.fromkeys(shown)) or (Cell(),)


def _longest(draft: ImportDraft, today: date) -> tuple[str, ...]:
    """Return the longest texts of the column of dates; a year stands beside the time."""
    writes, period = formats.current(), draft.preview.statement.file.period
    this_year = period is not None and period[0].year == period[1].year == today.year
    day = LONG_DAY.replace(year=today.year if this_year else today.year - 1)
    first, year = writes.day_and_year(day, today)
    return first, f"{year} 00:00"


class _Cells:
    """Makes the cells of a line."""

    def __init__(self, draft: ImportDraft, today: Callable[[], date]) -> None:
        self._draft = draft
        self._today = today

    def _dressed(self, line: ImportLine, cell: Cell) -> Cell:
        """Return the cell on the ground of its line, with the original text as tooltip."""
        cell = replace(cell, tooltip=cell.tooltip or line.raw[:_KEPT])
        if line.place is not Tab.NEW:
            return replace(cell.faded(), ground="sunken")
        return replace(cell, ground="warning-tint") if self._draft.needs_you(line) else cell

    def tick(self, line: ImportLine) -> Cell:
        """Return the tick box; none where nothing can be imported."""
        if not self._draft.can_tick(line):
            return self._dressed(line, Cell())
        ticked = line.line in self._draft.ticked
        tr = QCoreApplication.translate
        spoken = tr("ImportInbox", "chosen") if ticked else tr("ImportInbox", "not chosen")
        return self._dressed(line, Cell(tick=ticked, spoken=spoken))

    def line(self, line: ImportLine) -> Cell:
        """Return the number of the line in its file."""
        return self._dressed(line, Cell(str(line.line), tone="text-3"))

    def date(self, line: ImportLine) -> Cell:
        """Return day and time."""
        if line.item is None:
            return self._dressed(line, NOT_APPLICABLE)
        row = line.item.meaning.row
        day, year = formats.current().day_and_year(row.occurred_on, self._today())
        return self._dressed(line, Cell(day, f"{year} {row.time[:5]}".strip()))

    def what(self, line: ImportLine) -> Cell:
        """Return what was bought, and where; the raw text of a line that can't be read."""
        if line.item is None:
            return self._dressed(line, Cell(line.raw[:_KEPT]))
        row = line.item.meaning.row
        first = row.description or row.counterparty or row.order_id or row.category
        second = row.counterparty if row.counterparty != first else row.category
        return self._dressed(line, Cell(first, second, style="name"))

    def kind(self, line: ImportLine) -> Cell:
        """Return what happened."""
        if line.item is None:
            text = QCoreApplication.translate("ImportInbox", "Can’t be read")
            return self._dressed(line, Cell(text, lead=Symbol("warning", "text-3")))
        kind = self._kind(line)
        tone = KINDS[kind].tone if line.place is Tab.NEW else "text-3"
        return self._dressed(line, Cell(kind_name(kind), lead=Symbol(KINDS[kind].icon, tone)))

    def _kind(self, line: ImportLine) -> str:
        if line.item is None:
            return "unknown"
        if line.item.asks_kind and (category := self._draft.category(line)) is not None:
            return "income" if category.kind.value == "income" else "purchase"
        return line.item.meaning.kind.value

    def amount(self, line: ImportLine) -> Cell:
        """Return the amount: minus is out, plus is in; no sign where that is not known."""
        if line.item is None:
            return self._dressed(line, NOT_APPLICABLE)
        meaning, writes = line.item.meaning, formats.current()
        shown, sign = (meaning.signed, "both") if meaning.signed else (meaning.row.amount, "none")
        text = writes.amount(shown, sign="both" if sign == "both" else "none")
        tone = "positive" if shown.minor > 0 and sign == "both" else "text"
        return self._dressed(line, Cell(text, style="amount", tone=tone, spoken=writes.spoken(shown)))

    def account(self, line: ImportLine) -> Cell:
        """Return the household's side of the row, as the file names it."""
        if line.item is None:
            return self._dressed(line, NOT_APPLICABLE)
        found = line.item.meaning.account
        name = found.name if found is not None else ""
        name = name or word("importer", self._draft.preview.statement.file.importer, i18n.current())
        if found is not None and found.tail:
            name = f"{name} ··{found.tail}"
        return self._dressed(line, Cell(name, tone="text-2"))

    def category(self, line: ImportLine) -> Cell:
        """Return the category, what has to be chosen, or why the line is left out."""
        tr = QCoreApplication.translate
        if line.problem is not None:
            reason = sentence(line.problem.code, i18n.current(), **line.problem.params)
            return self._dressed(line, Cell(reason, tooltip=reason))
        if line.place is Tab.DUPLICATES:
            text = tr("ImportInbox", "Already imported")
            return self._dressed(line, Cell(text, lead=Symbol("copy", "text-3")))
        if line.place is Tab.SKIPPED:
            return self._dressed(line, Cell(tr("ImportInbox", "Skipped")))
        return self._dressed(line, self._decided(line))

    def _question(self, line: ImportLine) -> RowButton:
        """Return the button that leads to what has to be decided first."""
        tr, item = QCoreApplication.translate, line.item
        if item is not None and item.asks_shares and line.line not in self._draft.shares:
            return RowButton(tr("ImportInbox", "Split…"), SPLIT)
        if item is not None and item.asks_account and self._draft.bank_id is None:
            return RowButton(tr("ImportInbox", "Bank account…"), BANK)
        return RowButton(tr("ImportInbox", "Choose…"), CHOOSE)

    def _decided(self, line: ImportLine) -> Cell:
        """Return the category of a line that will be imported, or the button that asks for it."""
        tr = QCoreApplication.translate
        category = self._draft.category(line)
        if self._draft.needs_you(line):
            return Cell(button=self._question(line))
        if line.item is not None and line.item.matches:
            text = tr("ImportInbox", "Matches %n repayment(s)", "", line.item.matches)
            return Cell(text, lead=Symbol("link-simple", "accent-text"), link=True)
        if category is None:
            return Cell(tr("ImportInbox", "Own account"), tone="text-2")
        badge = Badge(tr("ImportInbox", "suggested")) if self._draft.guessed(line) else None
        return Cell(category.name, badge=badge)

"""How statements, their rows and what could explain a difference read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.statement import RowKind, RowSource, StatementState
from finapp.messages import catalog
from finapp.projection.reconcile import SuspectKind
from ui import format as formats
from ui import i18n

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.statement import Statement, StatementRow
    from finapp.projection.reconcile import Suspect

_TONES = {
    StatementState.OVERDUE: "danger",
    StatementState.DUE: "warning",
    StatementState.PAID: "positive",
    StatementState.PAID_LATE: "positive",
}
_PLAIN = frozenset({RowKind.CHARGE, RowKind.INSTALLMENT})


def state_words(statement: Statement) -> tuple[str, str]:
    """Return the state of a statement in a word, and the tone of its badge."""
    word = catalog(i18n.current())[f"word.statement.{statement.state.value}"]
    return word[:1].upper() + word[1:], _TONES.get(statement.state, "neutral")


def kind_word(row: StatementRow) -> str:
    """Return what a row is, in a word."""
    word = catalog(i18n.current())[f"word.row_kind.{row.kind.value}"]
    return word[:1].upper() + word[1:]


def row_title(row: StatementRow) -> str:
    """Return what a row is about; an installment with its number."""
    title = row.text or kind_word(row)
    return f"{title} · {row.number}/{row.count}" if row.count else title


def row_note(row: StatementRow) -> str:
    """Return what is special about a row: what it is, that nobody booked it, that it was moved."""
    found = [] if row.kind in _PLAIN or not row.text else [kind_word(row)]
    if row.source is RowSource.COMPUTED:
        found.append(QCoreApplication.translate("Statement", "computed, not booked"))
    elif row.source is RowSource.EXPECTED:
        found.append(QCoreApplication.translate("Statement", "expected"))
    if row.shift > 0:
        found.append(QCoreApplication.translate("Statement", "moved from an earlier statement"))
    elif row.shift < 0:
        found.append(QCoreApplication.translate("Statement", "moved from a later statement"))
    return " · ".join(found)


def can_mark(row: StatementRow) -> bool:
    """Tell whether a row stands in the book, so that it can be ticked and moved."""
    return row.transaction_id is not None or row.installment_id is not None


def difference_words(statement: Statement) -> str:
    """Return how the printed figure differs from the computed one; empty when nothing was printed."""
    difference = statement.difference
    if difference is None:
        return ""
    if difference == 0:
        return QCoreApplication.translate("Statement", "The printed amount and finapp agree.")
    text = (
        QCoreApplication.translate("Statement", "The lender asks {amount} more than finapp computes.")
        if difference > 0
        else QCoreApplication.translate("Statement", "The lender asks {amount} less than finapp computes.")
    )
    return text.format(amount=formats.current().money(statement.money(abs(difference))))


def suspect_words(suspect: Suspect, statement: Statement, today: date) -> str:
    """Return in a sentence what could explain a difference."""
    writes = formats.current()
    texts = {
        SuspectKind.POSTED_LATER: QCoreApplication.translate(
            "Statement", "The lender may have put {rows} on the next statement."
        ),
        SuspectKind.POSTED_EARLIER: QCoreApplication.translate(
            "Statement", "The lender may have put {rows} on this statement already."
        ),
        SuspectKind.TWICE: QCoreApplication.translate("Statement", "{rows}: this may be in the book twice."),
        SuspectKind.WRONG_WAY: QCoreApplication.translate(
            "Statement", "{rows} may be booked the wrong way round."
        ),
        SuspectKind.NOT_CHARGED: QCoreApplication.translate(
            "Statement", "finapp computes {rows}; the lender may not charge it."
        ),
        SuspectKind.MISSING_COST: QCoreApplication.translate(
            "Statement", "Interest or a fee of {amount} may be missing here."
        ),
        SuspectKind.MISSING_ROW: (
            QCoreApplication.translate("Statement", "A charge of {amount} may be missing in the book.")
            if suspect.amount > 0
            else QCoreApplication.translate(
                "Statement", "A refund or payment of {amount} may be missing in the book."
            )
        ),
        SuspectKind.UNTICKED: QCoreApplication.translate(
            "Statement", "The rows without a tick add up to the difference: {rows}."
        ),
    }
    amount = writes.money(statement.money(abs(suspect.amount)))
    return texts[suspect.kind].format(rows=_named(suspect.rows, today), amount=amount)


def _named(rows: Sequence[StatementRow], today: date) -> str:
    """Return rows by name and day: “Groceries” (4 Nov)."""
    writes = formats.current()
    text = QCoreApplication.translate("Statement", "“{row}” ({day})")
    return writes.listed(
        text.format(row=row_title(row), day=writes.short_date(row.on, today)) for row in rows
    )

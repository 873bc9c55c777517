"""What a new user does on two days: `python -m tests.e2e.stories STORY FOLDER ARGUMENTS…`."""

from __future__ import annotations

import os
import signal
import sys
from calendar import month_name
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.e2e.user import tell
from ui.views.calendar_list import DayList
from ui.widgets.comparison import ComparisonGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.e2e.user import User

    Waits = Iterator[Callable[[], bool]]

CTRL = Qt.KeyboardModifier.ControlModifier
PASSPHRASE = "correct horse battery"  # noqa: S105 - an invented one
ITEM, PRICE = "MacBook Air 13", "6000"
MANY = 3000
"""Rows of a file that takes a while to import."""
PAID = "paid 18 Nov"
MONTHS = ("December 2026", *(f"{name} 2027" for name in month_name[1:12]))


def _bill() -> Path:
    return Path(sys.argv[2]) / "alipay_record.csv"


def _first_start(user: User) -> Waits:
    """Make an encrypted book and choose a file to import into it."""
    yield user.can("Choose files…")
    user.type("Passphrase", PASSPHRASE)
    user.type("Repeat", PASSPHRASE)
    user.choose("Currency", "CNY")
    user.click("Choose files…")
    yield lambda: user.file_dialog() is not None
    user.name_file(_bill())
    yield user.can("Open")
    user.click("Open")


def _import(user: User) -> Waits:
    """Import the file and say what its installments cost."""
    yield user.can("Import 12 rows")
    user.click("Import 12 rows")
    yield user.can("花呗, 12 installments")
    user.choose("花呗, 12 installments", "One fee")
    yield user.can("Rate")
    user.type("Rate", "7.5")
    user.click("Import 12 rows")
    yield user.reads("Nothing waiting")


def _purchase(user: User) -> Waits:
    """Buy something in twelve installments."""
    user.press(Qt.Key.Key_N, CTRL)
    yield user.can("Item")
    user.type("Item", ITEM)
    user.type("Amount", PRICE)
    yield user.reads("Net cost")
    grid = user.find_kind(ComparisonGrid)
    grid.setFocus()
    while not user.reads("12 installments,")():
        user.press(Qt.Key.Key_Right)
        yield user.reads(" installments,")
    user.click("Add with 12 installments")
    yield user.reads(f"Added “{ITEM}”")


def _look_at_the_calendar(user: User) -> Waits:
    """Find each of the twelve repayments in the list of its month."""
    user.press(Qt.Key.Key_4, CTRL)
    yield user.reads("November 2026")
    user.click("Agenda")
    for month in MONTHS:
        yield user.can("Next")
        user.click("Next")
        yield user.reads(month)
        number = MONTHS.index(month) + 1
        yield user.reads(f"installment {number}/12")
        yield user.reads(ITEM)
    user.click("Today")
    yield user.reads("November 2026")


def _mark_paid(user: User) -> Waits:
    """Pay the first repayment; the import told from which account."""
    yield user.can(f"More for {ITEM}")
    user.click(f"More for {ITEM}", inside=DayList)
    yield user.menu_is_open
    user.choose_from_menu("Mark paid")
    yield user.reads(PAID)


def first_day(user: User) -> Waits:
    """Import, buy in installments, look at the calendar, pay, undo, and quit."""
    yield from _first_start(user)
    yield from _import(user)
    yield from _purchase(user)
    yield from _look_at_the_calendar(user)
    user.click("Next")
    yield from _mark_paid(user)
    user.press(Qt.Key.Key_Z, CTRL)
    yield user.no_longer_reads(PAID)
    yield user.reads("Undone")
    user.press(Qt.Key.Key_Q, CTRL)
    yield user.gone


def second_day(user: User) -> Waits:
    """Open the book again, pay, and quit."""
    yield from _unlock(user)
    yield user.reads("November 2026")
    user.click("Agenda")
    user.click("Next")
    yield from _mark_paid(user)
    user.press(Qt.Key.Key_Q, CTRL)
    yield user.gone


def third_day(user: User) -> Waits:
    """Open the book again and take back what was paid the day before."""
    yield from _unlock(user)
    yield user.reads("November 2026")
    user.click("Agenda")
    user.click("Next")
    yield user.reads(PAID)
    user.press(Qt.Key.Key_Z, CTRL)
    yield user.no_longer_reads(PAID)
    user.press(Qt.Key.Key_Q, CTRL)
    yield user.gone


def cut_off(user: User) -> Waits:
    """Have the process killed in the middle of an import."""
    yield from _first_start(user)
    yield user.can(f"Import {MANY} rows")
    user.click(f"Import {MANY} rows")
    yield user.reads("Importing")
    os.kill(os.getpid(), signal.SIGKILL)


def after_the_cut(user: User) -> Waits:
    """Open the book again: nothing is in it, everything can be changed, and the file can be imported."""
    yield from _unlock(user)
    user.press(Qt.Key.Key_7, CTRL)
    yield user.reads("No accounts yet")
    if user.reads("in use by another window")():
        raise AssertionError
    user.press(Qt.Key.Key_O, CTRL)
    yield lambda: user.file_dialog() is not None
    user.name_file(_bill())
    yield user.can("Open")
    user.click("Open")
    yield user.can(f"Import {MANY} rows")
    user.click(f"Import {MANY} rows")
    yield user.reads("Nothing waiting")
    user.press(Qt.Key.Key_Q, CTRL)
    yield user.gone


def _unlock(user: User) -> Waits:
    """Open the last book with its passphrase."""
    yield user.can("Passphrase")
    user.type("Passphrase", "not this one")
    user.click("Open")
    yield user.reads("does not open this book")
    user.type("Passphrase", PASSPHRASE)
    user.click("Open")
    yield user.can("Calendar")


def main(arguments: list[str]) -> int:
    """Tell one story to the program."""
    name, folder, *rest = arguments
    return tell(globals()[name], rest, Path(folder) / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

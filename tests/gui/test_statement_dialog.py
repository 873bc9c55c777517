"""The dialog of a statement: reconciling it with the paper, paying it, booking its costs, converting it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.money import Money
from finapp.domain.statement import StatementState
from tests.gui.real_pages import open_page
from tests.unit.card_book import LONG_AGO, CardBook, cn_card
from ui.dialogs.statement import StatementDialog
from ui.dialogs.statement_convert import ConvertDialog
from ui.dialogs.statement_pay import StatementPaymentDialog
from ui.explain_panel import ExplainPanel
from ui.views.debts import DebtsPage
from ui.widgets.dialog import DialogFrame
from ui.widgets.labels import CutLabel, Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from finapp.domain.statement import Statement
    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.settings import Settings

DialogKind = TypeVar("DialogKind", bound=DialogFrame)
LEFT = Qt.MouseButton.LeftButton
NEWEST = date(2026, 11, 5)
BANK, FUND, WALLET = 100_000_000, 900_000, 25_000
"""What the accounts hold at first."""


class Opened:
    """The statement that closed in November over the Debts page, and what a test asks of it."""

    def __init__(
        self, qtbot: QtBot, window: MainWindow, card: CardBook, fund: AccountId, wallet: AccountId
    ) -> None:
        self.qtbot, self.window = qtbot, window
        self.card, self.bank, self.fund, self.wallet = card.card, card.bank, fund, wallet
        self.dialog = self.wait_for(StatementDialog)

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    @property
    def statement(self) -> Statement:
        """The statement as the book has it now."""
        return self.book.statements.get(self.card, NEWEST)

    def wait_for(self, kind: type[DialogKind]) -> DialogKind:
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def wait_until_shown(self) -> None:
        """Wait until the dialog shows the statement as the book has it."""
        self.qtbot.waitUntil(lambda: self.dialog.sheet.statement == self.statement)

    def press(self, words: str) -> None:
        """Press a link of the explanations."""
        link = next(one for one in self.dialog.printed.links if one.text() == words)
        QTest.mouseClick(link, LEFT)

    def print_amount(self, amount: str) -> None:
        """Type what the paper asks for and save it."""
        field = self.dialog.printed.amount
        field.selectAll()
        QTest.keyClicks(field, amount)
        QTest.mouseClick(self.dialog.printed.save, LEFT)
        self.qtbot.waitUntil(lambda: self.dialog.sheet.statement.printed is not None)


def text_of(widget: QWidget) -> str:
    """Return everything that is said in a widget."""
    labels = [one for one in widget.findChildren(Label) if one.isVisible()]
    return " | ".join(one.full_text() if isinstance(one, CutLabel) else one.text() for one in labels)


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    """1,000.00 and 300.00 on the statement that closed on 5 November, 40.00 after it."""
    card = cn_card(tmp_path)
    fund = card.add_fund()
    draft = AccountDraft(kind=AccountKind.EWALLET, name="Wallet", currency="CNY")
    wallet = AccountId(card.book.accounts.add(draft, card.minor(WALLET), LONG_AGO).created or 0)
    view = card.book.accounts.view(card.card)
    card.book.accounts.edit(card.card, replace(view.account, pay_from_id=card.bank), view.terms)
    card.buy("2026-10-20", "1000")
    card.buy("2026-11-04", "300")
    card.buy("2026-11-07", "40")
    card.book.file.forget_history()
    card.book.close()
    window, page = open_page(qtbot, settings, card.book.path, "debts")
    assert isinstance(page, DebtsPage)
    qtbot.waitUntil(lambda: page.side.statements is not None)
    listed = page.side.statements
    assert listed is not None
    number = next(at for at, row in enumerate(listed.rows()) if row.key == NEWEST)
    QTest.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(number)).center())
    yield Opened(qtbot, window, card, fund, wallet)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_it_says_what_is_due_and_how_that_adds_up(opened: Opened) -> None:
    said = text_of(opened.dialog)
    assert "Statement of 5 Nov" in said
    assert "Amount due | ¥1,300.00 | Minimum due | ¥65.00 | Due | Mon 23 Nov" in said
    assert "Charges | 1,300.00" in said
    assert "Closing | 1,300.00" in said
    assert [(one.day, one.title, one.amount) for one in map(opened.dialog.list.shown, range(2))] == [
        ("20 Oct", "Thing", "1,000.00"),
        ("4 Nov", "Thing", "300.00"),
    ]


def test_its_figures_explain_themselves(opened: Opened) -> None:
    assert opened.dialog.minimum is not None
    QTest.keyClick(opened.dialog.minimum, Qt.Key.Key_F1)
    panel = opened.window.findChildren(ExplainPanel)[-1]
    said = text_of(panel)
    assert "At least ¥65.00 is due by 23 Nov 2026." in said
    assert "5.00% of ¥1,300.00: ¥65.00" in said
    panel.close()
    assert opened.dialog.due is not None
    QTest.mouseClick(opened.dialog.due, LEFT)
    assert "Charges: ¥1,300.00" in text_of(opened.window.findChildren(ExplainPanel)[-1])


def test_space_and_the_box_tick_rows(opened: Opened) -> None:
    rows = opened.dialog.list
    rows.setFocus()
    rows.setCurrentRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    opened.qtbot.waitUntil(lambda: opened.dialog.ticked.text() == "1 of 2 rows found on the paper")
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.box_rect(1).center().toPoint())
    opened.qtbot.waitUntil(lambda: opened.dialog.ticked.text() == "2 of 2 rows found on the paper")
    assert [row.ticked for row in opened.statement.rows] == [True, True]
    assert rows.item(1).checkState() is Qt.CheckState.Checked
    QTest.keyClick(rows, Qt.Key.Key_Space)
    opened.qtbot.waitUntil(lambda: opened.dialog.ticked.text() == "1 of 2 rows found on the paper")


def test_a_row_is_moved_by_its_menu_and_comes_back_with_undo(opened: Opened) -> None:
    rows = opened.dialog.list
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.more_rect(1).center().toPoint())
    assert rows.menu is not None
    later = next(one for one in rows.menu.actions() if one.text() == "Move to next statement")
    later.trigger()
    rows.menu.close()
    opened.qtbot.waitUntil(lambda: opened.dialog.list.count() == 1)
    assert opened.statement.balance == 100_000
    assert "Moved “Thing”" in opened.window.frame.toast.text()
    assert opened.dialog.done_words.full_text() == "Moved “Thing” to another statement"
    QTest.mouseClick(opened.dialog.undo, LEFT)
    opened.qtbot.waitUntil(lambda: opened.dialog.list.count() == 2)
    assert not opened.dialog.undo.isVisible()
    assert opened.statement.balance == 130_000


def test_a_printed_figure_shows_what_differs_and_moving_the_row_solves_it(opened: Opened) -> None:
    opened.print_amount("1000")
    said = text_of(opened.dialog.printed)
    assert "The lender asks ¥300.00 less than finapp computes." in said
    assert "The lender may have put “Thing” (4 Nov) on the next statement." in said
    opened.press("Move to next statement")
    opened.qtbot.waitUntil(lambda: opened.dialog.sheet.statement.difference == 0)
    assert "The printed amount and finapp agree." in text_of(opened.dialog.printed)
    assert opened.statement.balance == 100_000
    assert opened.dialog.printed.links == []


def test_a_row_of_the_next_statement_is_taken_here(opened: Opened) -> None:
    opened.print_amount("1340")
    opened.press("Move here")
    opened.qtbot.waitUntil(lambda: opened.dialog.sheet.statement.difference == 0)
    assert [row.amount for row in opened.statement.rows][-1] == 4_000
    assert opened.dialog.list.shown(2).note == "moved from a later statement"


def test_missing_interest_is_added_and_booked(opened: Opened) -> None:
    opened.print_amount("1312.50")
    opened.press("It is interest")
    opened.qtbot.waitUntil(lambda: opened.dialog.sheet.statement.difference == 0)
    assert opened.dialog.list.shown(2).note == "computed, not booked"
    assert opened.statement.interest == 1_250
    QTest.mouseClick(opened.dialog.book_costs, LEFT)
    opened.qtbot.waitUntil(opened.dialog.book_costs.isHidden)
    assert (opened.statement.unbooked, opened.statement.balance) == (0, 131_250)


def test_figures_typed_and_not_saved_stay_through_a_tick(opened: Opened) -> None:
    QTest.keyClicks(opened.dialog.printed.minimum, "70")
    opened.dialog.list.setCurrentRow(0)
    QTest.keyClick(opened.dialog.list, Qt.Key.Key_Space)
    opened.qtbot.waitUntil(lambda: opened.dialog.ticked.text() == "1 of 2 rows found on the paper")
    assert opened.dialog.printed.minimum.value() == Money(7_000, "CNY")
    QTest.keyClick(opened.dialog.printed.minimum, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(lambda: "Minimum due | ¥70.00" in text_of(opened.dialog))
    assert opened.statement.minimum == 7_000
    QTest.mouseClick(opened.dialog.printed.forget, LEFT)
    opened.qtbot.waitUntil(lambda: opened.dialog.printed.minimum.value() is None)
    assert opened.statement.printed is None


def choose(pay: StatementPaymentDialog, words: str) -> None:
    """Choose how much is paid."""
    QTest.mouseClick(next(one for one in pay.choice.findChildren(QToolButton) if one.text() == words), LEFT)


@pytest.mark.parametrize(
    ("words", "paid", "state"),
    [("In full", 130_000, StatementState.PAID), ("Minimum", 6_500, StatementState.MINIMUM_PAID)],
)
def test_it_is_paid_in_full_or_with_the_minimum(
    opened: Opened, words: str, paid: int, state: StatementState
) -> None:
    QTest.mouseClick(opened.dialog.primary, LEFT)
    pay = opened.wait_for(StatementPaymentDialog)
    choose(pay, words)
    assert pay.amount.value() == Money(paid, "CNY")
    QTest.mouseClick(pay.primary, LEFT)
    opened.qtbot.waitUntil(lambda: opened.dialog.sheet.statement.paid == paid)
    assert opened.statement.state is state
    assert opened.book.accounts.view(opened.bank).balance == Money(BANK - paid, "CNY")
    assert opened.dialog.primary.isHidden() is (state is StatementState.PAID)


def test_another_amount_comes_from_two_accounts(opened: Opened) -> None:
    QTest.keyClick(opened.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    pay = opened.wait_for(StatementPaymentDialog)
    choose(pay, "Other amount")
    QTest.keyClicks(pay.amount, "800")
    assert "¥500.00 is carried to the next statement" in text_of(pay)
    QTest.mouseClick(pay.more, LEFT)
    (part,) = pay.parts
    part.account.set_value(opened.fund)
    QTest.keyClicks(part.part, "900")
    QTest.mouseClick(pay.primary, LEFT)
    assert "The parts are more than the whole amount." in pay.trouble.accessibleName()
    part.part.selectAll()
    QTest.keyClicks(part.part, "300")
    assert "pays ¥500.00" in text_of(pay)
    QTest.mouseClick(pay.primary, LEFT)
    opened.qtbot.waitUntil(lambda: opened.dialog.sheet.statement.paid == 80_000)
    assert opened.book.accounts.view(opened.bank).balance == Money(BANK - 50_000, "CNY")
    assert opened.book.accounts.view(opened.fund).balance == Money(FUND - 30_000, "CNY")
    opened.dialog.list.setFocus()
    QTest.keyClick(opened.dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.qtbot.waitUntil(lambda: opened.dialog.sheet.statement.paid == 0)


def test_three_accounts_pay_together_and_one_of_them_is_taken_out_again(opened: Opened) -> None:
    QTest.mouseClick(opened.dialog.primary, LEFT)
    pay = opened.wait_for(StatementPaymentDialog)
    for account, typed in ((opened.wallet, "250"), (opened.fund, "400")):
        QTest.mouseClick(pay.more, LEFT)
        pay.parts[-1].account.set_value(account)
        QTest.keyClicks(pay.parts[-1].part, typed)
    assert not pay.more.isVisible(), "there is no fourth account"
    assert "pays ¥650.00" in text_of(pay)
    QTest.mouseClick(pay.parts[0].remove, LEFT)
    assert "pays ¥900.00" in text_of(pay)
    QTest.mouseClick(pay.more, LEFT)
    pay.parts[-1].account.set_value(opened.wallet)
    QTest.mouseClick(pay.primary, LEFT)
    assert pay.isVisible(), "a part needs an amount"
    QTest.keyClicks(pay.parts[-1].part, "250")
    QTest.mouseClick(pay.primary, LEFT)
    opened.qtbot.waitUntil(lambda: opened.dialog.sheet.statement.paid == 130_000, timeout=15_000)
    assert opened.statement.state is StatementState.PAID
    held = [opened.book.accounts.view(one).balance.minor for one in (opened.bank, opened.fund, opened.wallet)]
    assert held == [BANK - 65_000, FUND - 40_000, 0]
    opened.book.history.undo()
    assert opened.statement.paid == 0


def test_a_part_is_converted_into_installments(opened: Opened) -> None:
    QTest.mouseClick(opened.dialog.convert, LEFT)
    plan = opened.wait_for(ConvertDialog)
    assert plan.form.price.value() == Money(130_000, "CNY")
    assert "At most ¥1,300.00 of this statement" in text_of(plan)
    plan.form.price.selectAll()
    QTest.keyClicks(plan.form.price, "1400")
    QTest.mouseClick(plan.primary, LEFT)
    opened.qtbot.waitUntil(plan.trouble.isVisible)
    assert plan.trouble.accessibleName().startswith("¥1,300.00 of this statement can be moved")
    plan.form.price.selectAll()
    QTest.keyClicks(plan.form.price, "1200")
    QTest.mouseClick(plan.primary, LEFT)
    opened.qtbot.waitUntil(lambda: opened.dialog.sheet.statement.unpaid == 10_000)
    (made,) = opened.book.plans.all()
    assert (made.title, made.account_id) == ("Statement of 5 Nov", opened.card)
    assert sum(row.principal for row in made.installments) == 120_000

"""A book with three debts, the Debts page over it, and what a person does with its payoff planner."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.loan_terms import LoanTerms
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms, SettlementRule
from tests.gui.real_pages import open_page
from tests.unit.household import DAY, Household
from ui.views.debts import DebtsPage
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from finapp.domain.payoff import Strategy
    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.views.debts_planner import PlannerCard

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 30_000
FUND = "46300"


def indebted(path: Path) -> None:
    """Make a book with a phone in installments, a dear loan, a cheap one, and a money fund."""
    home = Household.create(path)
    home.iphone()
    for name, rate, owed in (("Fast Cash", "0.18", 600_000), ("Zhou Ming", "0.03", 1_200_000)):
        made = home.book.accounts.add(AccountDraft(kind=AccountKind.LOAN, name=name, currency="CNY"))
        terms = PlanTerms(
            price=owed,
            currency="CNY",
            count=24,
            start=dt.date(2026, 10, 25),
            first_due=dt.date(2026, 11, 25),
            rate=Decimal(rate),
            convention=CostConvention.EQUAL_PRINCIPAL,
            settlement=SettlementRule.WAIVED,
        )
        draft = PlanDraft(title=f"Loan of {name}", account_id=AccountId(made.created or 0), terms=terms)
        home.book.loans.add(draft, LoanTerms())
    fund = AccountDraft(kind=AccountKind.MONEY_FUND, name="Yu’ebao", currency="CNY")
    home.book.accounts.add(fund, Money.of(FUND, "CNY"), DAY)
    home.book.file.forget_history()
    home.close()


def click(widget: QWidget) -> None:
    """Click a widget in its middle."""
    QTest.mouseClick(widget, LEFT)


def type_into(edit: QWidget, text: str) -> None:
    """Replace what a field holds and leave it."""
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


class Planner:
    """The planner in its window, and what a test does with it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: DebtsPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page
        self.card: PlannerCard = page.planner

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def wait(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=PATIENCE)

    def wait_for_best(self) -> None:
        self.wait(lambda: self.card.is_settled)

    def ask(self, extra: str) -> None:
        """Type an amount for each month and wait for the answers."""
        assert self.card.inputs.slider is not None
        type_into(self.card.inputs.slider.edit, extra)
        wanted = Money.of(extra, "CNY").minor
        self.wait(lambda: self.card.wishes.extra == wanted)
        self.wait_for_best()

    def use_savings(self, above: str) -> None:
        """Allow savings above an amount and wait for the answers."""
        self.card.inputs.use_savings.click()
        type_into(self.card.inputs.keep, above)
        wanted = Money.of(above, "CNY").minor
        self.wait(lambda: self.card.wishes.keep == wanted)
        self.wait_for_best()

    def figures(self, strategy: Strategy) -> tuple[str, str]:
        """Return the month and the cost on a strategy's card."""
        card = self.card.cards[strategy]
        return card.ends.text(), card.cost.text()

    def said(self) -> list[str]:
        """Return the steps as they read."""
        return [label.text() for label in self.card.step_side.findChildren(Label) if label.isVisible()]

    def dialog(self, kind: type[QWidget]) -> QWidget:
        """Return the dialog of a kind once it is open."""
        self.wait(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())


def open_planner(qtbot: QtBot, settings: Settings, path: Path) -> Iterator[Planner]:
    """Yield the planner over the book at `path`; close the window afterwards."""
    window, page = open_page(qtbot, settings, path, "debts")
    assert isinstance(page, DebtsPage)
    made = Planner(qtbot, window, page)
    made.wait(lambda: made.card.inputs.slider is not None)
    made.wait_for_best()
    yield made
    window.close()
    window.deleteLater()
    qtbot.wait(0)

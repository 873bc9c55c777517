"""The page of one tool in its window, and what a test asks of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.loan_terms import LoanTerms
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms, SettlementRule
from tests.gui.real_pages import open_page
from tests.unit.household import Household
from ui.views.tool import ToolPage
from ui.widgets.dialog import DialogFrame
from ui.widgets.labels import CutLabel, Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from finapp.domain.loan_terms import Loan
    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.models.tool_sheet import ToolSheet
    from ui.settings import Settings

Kind = TypeVar("Kind", bound=DialogFrame)
PATIENCE = 15_000

TERMS = PlanTerms(
    price=6_000_000,
    currency="CNY",
    count=36,
    start=date(2025, 6, 21),
    first_due=date(2025, 7, 21),
    convention=CostConvention.ANNUITY,
    rate=Decimal("0.0435"),
    settlement=SettlementRule.PENALTY,
    penalty_rate=Decimal("0.01"),
)
"""The consumer loan of the sample household."""


def loan_book(path: Path, kind: AccountKind = AccountKind.LOAN) -> None:
    """Make a book with one loan of 36 installments, 16 of them paid."""
    home = Household.create(path)
    made = home.book.accounts.add(
        AccountDraft(kind=kind, name="ICBC loan", currency="CNY", pay_from_id=home.bank)
    )
    draft = PlanDraft(title="Consumer loan", account_id=AccountId(made.created or 0), terms=TERMS)
    home.book.loans.add(draft, LoanTerms(), paid_out_to=home.bank, already_paid=16)
    home.book.file.forget_history()
    home.close()


class OpenedTool:
    """The page of one tool, open."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: ToolPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    @property
    def sheet(self) -> ToolSheet:
        assert self.page.sheet is not None
        return self.page.sheet

    def loan(self) -> Loan:
        """Return the only loan of the book as it is stored."""
        (found,) = self.book.loans.all()
        return found

    def wait(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=PATIENCE)

    def dialog(self, kind: type[Kind]) -> Kind:
        self.wait(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def undo(self) -> None:
        """Take the newest step back, once the window knows of it."""
        self.wait(lambda: not self.window.tasks.busy)
        self.window.shell.run_command("undo")

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.qtbot.wait(0)


def text_of(widget: QWidget) -> str:
    """Return everything that a widget says and that can be seen."""
    labels = [one for one in widget.findChildren(Label) if one.isVisible()]
    return " | ".join(one.full_text() if isinstance(one, CutLabel) else one.text() for one in labels)


def open_tool(qtbot: QtBot, settings: Settings, path: Path, name: str, section: str) -> OpenedTool:
    """Open the page of the tool of this name."""
    window, _ = open_page(qtbot, settings, path, "debts")
    assert window.context is not None
    wanted = next(one.id for one in window.context.book.accounts.all().values() if one.name == name)
    window.shell.navigate("tool", account=wanted, section=section)
    assert window.deck is not None
    page = window.deck.current
    assert isinstance(page, ToolPage)
    qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.id == wanted, timeout=PATIENCE)
    return OpenedTool(qtbot, window, page)

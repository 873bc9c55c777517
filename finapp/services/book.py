"""One open book and everything that can be asked of it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from finapp.services.accounts import Accounts
from finapp.services.calendar import Calendar
from finapp.services.check import Check
from finapp.services.conditions import Conditions
from finapp.services.documents import Documents
from finapp.services.exchange_rates import ExchangeRates
from finapp.services.health import CreditHealth
from finapp.services.history import History
from finapp.services.imports import Imports
from finapp.services.loan_previews import LoanPreviews
from finapp.services.loans import Loans
from finapp.services.members import Members
from finapp.services.overview import Overview
from finapp.services.payments import Payments
from finapp.services.payoff import Payoff
from finapp.services.plans import Plans
from finapp.services.purchase_entry import PurchaseEntry
from finapp.services.purchase_list import PurchaseList
from finapp.services.purchases import Purchases
from finapp.services.refunds import Refunds
from finapp.services.search import Search
from finapp.services.settings import Settings
from finapp.services.settlement import Settlements
from finapp.services.setup import fill_new_book
from finapp.services.statement_payments import StatementPayments
from finapp.services.statements import Statements
from finapp.store.book_file import BookFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Book:
    """One open book. Reads may be asked from any thread; changes take turns and return a `Change`."""

    def __init__(self, file: BookFile, today: Callable[[], date] = date.today) -> None:
        self.file = file
        self.today = today

    @classmethod
    def create(
        cls,
        path: Path,
        passphrase: str | None = None,
        *,
        currency: str = "CNY",
        language: str = "en",
        today: Callable[[], date] = date.today,
    ) -> Book:
        """Create a book with the built-in categories; raise `book.exists` or a fault of the disk."""
        file = BookFile.create(path, passphrase)
        try:
            fill_new_book(file, currency, language)
        except BaseException:
            file.close()
            path.unlink(missing_ok=True)
            raise
        return cls(file, today)

    @classmethod
    def open(
        cls, path: Path, passphrase: str | None = None, *, today: Callable[[], date] = date.today
    ) -> Book:
        """Open a book; raise a `book.*` error that says why it can't be."""
        return cls(BookFile.open(path, passphrase), today)

    def close(self) -> None:
        """Close the book. Everything that was reported as saved is on the disk already."""
        self.file.close()

    @property
    def path(self) -> Path:
        """Return where the book is stored."""
        return self.file.path

    @property
    def encrypted(self) -> bool:
        """Tell whether a passphrase protects the book."""
        return self.file.encrypted

    @cached_property
    def is_sample(self) -> bool:
        """Tell whether this is the invented household."""
        return bool(self.settings.all()["sample"])

    @cached_property
    def history(self) -> History:
        """Undo and redo."""
        return History(self.file)

    @cached_property
    def settings(self) -> Settings:
        """What the household chose for this book."""
        return Settings(self.file)

    @cached_property
    def members(self) -> Members:
        """The people of the household."""
        return Members(self.file)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts, categories, credit tools and their registers."""
        return Accounts(self.file, self.today)

    @cached_property
    def purchases(self) -> Purchases:
        """Purchases and their receipts."""
        return Purchases(self.file, self.today)

    @cached_property
    def purchase_list(self) -> PurchaseList:
        """Purchases as a long table."""
        return PurchaseList(self.file, self.today)

    @cached_property
    def purchase_entry(self) -> PurchaseEntry:
        """What the purchase dialog rests on."""
        return PurchaseEntry(self.file, self.today)

    @cached_property
    def plans(self) -> Plans:
        """Installment plans."""
        return Plans(self.file, self.today)

    @cached_property
    def payments(self) -> Payments:
        """Repayments to lenders."""
        return Payments(self.file, self.today)

    @cached_property
    def conditions(self) -> Conditions:
        """What credit tools charge."""
        return Conditions(self.file, self.today)

    @cached_property
    def statements(self) -> Statements:
        """Statements of credit tools."""
        return Statements(self.file, self.today)

    @cached_property
    def statement_payments(self) -> StatementPayments:
        """Paying statements."""
        return StatementPayments(self.file, self.today)

    @cached_property
    def calendar(self) -> Calendar:
        """What falls due on which day."""
        return Calendar(self.file, self.today)

    @cached_property
    def exchange(self) -> ExchangeRates:
        """What currencies are worth in one another."""
        return ExchangeRates(self.file, self.today)

    @cached_property
    def overview(self) -> Overview:
        """What the first page shows."""
        return Overview(self.file, self.today)

    @cached_property
    def refunds(self) -> Refunds:
        """Money that comes back."""
        return Refunds(self.file, self.today)

    @cached_property
    def check(self) -> Check:
        """Whether the book is sound."""
        return Check(self.file)

    @cached_property
    def imports(self) -> Imports:
        """Files of wallets and banks."""
        return Imports(self.file, self.today)

    @cached_property
    def loans(self) -> Loans:
        """Loans, borrowed and lent."""
        return Loans(self.file, self.today)

    @cached_property
    def loan_previews(self) -> LoanPreviews:
        """What a step on a loan would change."""
        return LoanPreviews(self.file, self.today)

    @cached_property
    def documents(self) -> Documents:
        """Contracts and letters of credit tools."""
        return Documents(self.file, self.today)

    @cached_property
    def health(self) -> CreditHealth:
        """How borrowing stands."""
        return CreditHealth(self.file, self.today)

    @cached_property
    def payoff(self) -> Payoff:
        """Ways out of debt."""
        return Payoff(self.file, self.today)

    @cached_property
    def settlements(self) -> Settlements:
        """Early payoff."""
        return Settlements(self.file, self.today)

    @cached_property
    def search(self) -> Search:
        """What the search field finds."""
        return Search(self.file)

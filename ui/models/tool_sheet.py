"""Everything about one credit tool or loan, read at once for the page that shows it as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.tool_versions import DatedConditions
from ui.models.debt_rows import DebtSource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from finapp.domain.account import AccountId, Member
    from finapp.domain.document import Document
    from finapp.domain.loan_terms import Loan
    from finapp.domain.payment import PaymentId
    from finapp.domain.plan import InstallmentId, Plan
    from finapp.domain.statement import Promotion, Statement
    from finapp.domain.tool_state import ToolState
    from finapp.services.accounts import AccountView
    from finapp.services.book import Book
    from finapp.services.loans import LoanCurves
    from ui.models.debt_rows import DebtRow

DRAWN = frozenset({AccountKind.CARD, AccountKind.CREDIT_LINE})
LOANS = frozenset({AccountKind.LOAN, AccountKind.RECEIVABLE})
AHEAD = 3
"""Statements to come that are listed."""


@dataclass(frozen=True, kw_only=True)
class LoanSheet:
    """One loan with what is owed on it over time."""

    loan: Loan
    curves: LoanCurves
    paid_by: Mapping[InstallmentId, PaymentId]
    """The payment of each extra repayment."""


@dataclass(frozen=True, kw_only=True)
class ToolSheet:
    """One tool. `row` says how a debt stands, None for money lent; `plans` are all of it, open ones first."""

    view: AccountView
    member: Member | None
    today: date
    row: DebtRow | None = None
    statements: tuple[Statement, ...] = ()
    plans: tuple[Plan, ...] = ()
    loans: tuple[LoanSheet, ...] = ()
    promotions: tuple[Promotion, ...] = ()
    documents: tuple[Document, ...] = ()
    dated: DatedConditions = field(default_factory=DatedConditions)

    @property
    def id(self) -> AccountId:
        """The account."""
        return self.view.account.id

    @property
    def is_loan(self) -> bool:
        """Whether it is repaid by a schedule and not drawn again."""
        return self.view.account.kind in LOANS

    @property
    def is_lent(self) -> bool:
        """Whether the household lends here."""
        return self.view.account.kind is AccountKind.RECEIVABLE

    @property
    def state(self) -> ToolState | None:
        """How the debt stands."""
        return None if self.row is None else self.row.state


def read_tool(book: Book, account_id: AccountId) -> ToolSheet:
    """Read one tool; a sub-card is shown as the tool that bills it. Runs on the reader thread."""
    if book.accounts.all()[account_id].kind in DRAWN:
        account_id = book.statements.tool(account_id).account.id
    view = book.accounts.view(account_id)
    people = {one.id: one for one in book.members.all()}
    plans = [one for one in book.plans.all() if one.account_id == account_id]
    plans.sort(key=lambda one: (one.open <= 0, -one.terms.start.toordinal()))
    owner = view.account.member_id
    kind = view.account.kind
    statements = tuple(book.statements.of(account_id, AHEAD)) if kind in DRAWN and view.cycles else ()
    return ToolSheet(
        view=view,
        member=None if owner is None else people.get(owner),
        today=book.today(),
        row=next((one for one in DebtSource(book).read() if one.id == account_id), None),
        statements=statements,
        plans=tuple(plans),
        promotions=book.conditions.promotions(account_id),
        documents=book.documents.of(account_id),
        dated=book.conditions.dated(account_id),
        loans=_loans(book, plans) if kind in LOANS else (),
    )


def _loans(book: Book, plans: Sequence[Plan]) -> tuple[LoanSheet, ...]:
    paid_by = {part.installment_id: one.id for one in book.payments.all() for part in one.allocations}
    return tuple(
        LoanSheet(loan=book.loans.get(plan.id), curves=book.loans.curves(plan.id), paid_by=paid_by)
        for plan in plans
    )

"""Opening the dialog for a new account: empty, or filled in with what is known of it already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.account_facts import AccountFacts
from ui.dialogs.account import AccountDialog
from ui.dialogs.loan import LoanDialog
from ui.errors import report_failure

if TYPE_CHECKING:
    from finapp.domain.account import AccountDraft, AccountKind
    from finapp.domain.money import Money
    from finapp.domain.plan import PlanTerms
    from finapp.domain.term_deposit import DepositTerms
    from ui.context import AppContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is known of an account to add. `plan` is what a loan is repaid by, asked next."""

    kind: AccountKind
    currency: str
    held: Money | None = None
    deposit: DepositTerms | None = None
    plan: PlanTerms | None = None


def add_account(context: AppContext) -> None:
    """Open the dialog for a new account."""
    _open(context, debt=False)


def add_debt(context: AppContext) -> None:
    """Open the dialog for a new credit tool or loan."""
    _open(context, debt=True)


def propose_account(context: AppContext, proposal: Proposal) -> None:
    """Open the dialog for a new account, filled in; for a loan that of its terms follows."""
    _open(context, debt=proposal.kind.is_debt, proposal=proposal)


def _open(context: AppContext, *, debt: bool, proposal: Proposal | None = None) -> None:
    job = context.tasks.read(AccountFacts.read, context.book)
    job.finished.connect(partial(_show, context, debt, proposal))
    job.failed.connect(partial(report_failure, context.shell))


def _show(context: AppContext, debt: bool, proposal: Proposal | None, facts: AccountFacts) -> None:
    dialog = AccountDialog(context, facts, debt=debt)
    plan = None
    if proposal is not None:
        dialog.propose(proposal)
        plan = proposal.plan
    dialog.loan_wanted.connect(partial(_loan, context, facts, plan))
    context.shell.open_dialog(dialog)


def _loan(context: AppContext, facts: AccountFacts, plan: PlanTerms | None, account: AccountDraft) -> None:
    """Go on with the terms of a loan."""
    context.shell.open_dialog(LoanDialog(context, facts, account=account, terms=plan))

"""How accounts read on every page: the names of their kinds, their icons, what their balance says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.account import AccountKind
from ui import format as formats

if TYPE_CHECKING:
    from finapp.services.accounts import AccountView

translate = QCoreApplication.translate

KINDS = (
    AccountKind.BANK,
    AccountKind.EWALLET,
    AccountKind.CASH,
    AccountKind.MONEY_FUND,
    AccountKind.TERM_DEPOSIT,
    AccountKind.RECEIVABLE,
    AccountKind.CREDIT_LINE,
    AccountKind.CARD,
    AccountKind.LOAN,
)
"""The order in which kinds are listed."""

CASH_KINDS = frozenset({AccountKind.BANK, AccountKind.EWALLET, AccountKind.CASH})
"""What counts as cash; money funds count as money at hand."""

_ICONS = {
    AccountKind.BANK: "bank",
    AccountKind.EWALLET: "device-mobile",
    AccountKind.CASH: "wallet",
    AccountKind.MONEY_FUND: "leaf",
    AccountKind.TERM_DEPOSIT: "vault",
    AccountKind.RECEIVABLE: "handshake",
    AccountKind.CREDIT_LINE: "lightning",
    AccountKind.CARD: "credit-card",
    AccountKind.LOAN: "scroll",
}


def icon_of(kind: AccountKind) -> str:
    """Return the icon of a kind."""
    return _ICONS[kind]


def kind_name(kind: AccountKind) -> str:
    """Return what one account of a kind is called."""
    return {
        AccountKind.BANK: translate("Accounts", "Bank account"),
        AccountKind.EWALLET: translate("Accounts", "Wallet"),
        AccountKind.CASH: translate("Accounts", "Cash"),
        AccountKind.MONEY_FUND: translate("Accounts", "Money fund"),
        AccountKind.TERM_DEPOSIT: translate("Accounts", "Term deposit"),
        AccountKind.RECEIVABLE: translate("Accounts", "Money lent"),
        AccountKind.CREDIT_LINE: translate("Accounts", "Credit line"),
        AccountKind.CARD: translate("Accounts", "Credit card"),
        AccountKind.LOAN: translate("Accounts", "Loan"),
    }[kind]


def group_name(kind: AccountKind) -> str:
    """Return the heading above accounts of a kind."""
    return {
        AccountKind.BANK: translate("Accounts", "Bank accounts"),
        AccountKind.EWALLET: translate("Accounts", "Wallets"),
        AccountKind.CASH: translate("Accounts", "Cash"),
        AccountKind.MONEY_FUND: translate("Accounts", "Money funds"),
        AccountKind.TERM_DEPOSIT: translate("Accounts", "Term deposits"),
        AccountKind.RECEIVABLE: translate("Accounts", "Money lent"),
        AccountKind.CREDIT_LINE: translate("Accounts", "Credit lines, owed"),
        AccountKind.CARD: translate("Accounts", "Credit cards, owed"),
        AccountKind.LOAN: translate("Accounts", "Loans, owed"),
    }[kind]


def balance_text(view: AccountView) -> str:
    """Return what an account holds; what is owed on a debt, without sign, or “+” where it is overpaid."""
    writes = formats.current()
    if not view.account.kind.is_debt:
        return writes.amount(view.balance)
    return writes.amount(view.balance, sign="both" if view.balance.minor > 0 else "none")


def balance_name(view: AccountView) -> str:
    """Return the word for what `balance_text` shows."""
    if not view.account.kind.is_debt:
        return translate("Accounts", "Balance")
    if view.balance.minor > 0:
        return translate("Accounts", "They owe you")
    return translate("Accounts", "Owed")

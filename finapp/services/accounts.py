"""Accounts, categories, credit tools: making them, their balances and registers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from finapp.domain.account import (
    REAL_KINDS,
    Account,
    AccountDraft,
    AccountId,
    AccountKind,
)
from finapp.domain.credit import BillingCycle, CreditTerms, Offer
from finapp.domain.money import Money, check_above_zero, check_entry
from finapp.domain.plan import MAX_INSTALLMENTS
from finapp.domain.term_deposit import check_deposit
from finapp.domain.tool_terms import check_tool_terms
from finapp.domain.transaction import Posting, TransactionDraft, TransactionKind, move
from finapp.errors import UserError
from finapp.services.account_entry import insert_account
from finapp.services.account_rules import check_currencies, check_cycle, check_name, check_parent, checked
from finapp.services.deposits import read_deposits
from finapp.services.setup import ADJUSTMENT, EXCHANGE, OPENING
from finapp.store import accounts, credit, deposits, ledger, members

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finapp.domain.account import MemberId
    from finapp.domain.term_deposit import DepositTerms, DepositValue
    from finapp.domain.tool_terms import DatedTerms
    from finapp.domain.transaction import RegisterRow, TransactionId
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change

STANDS_FOR = "stands_for."
"""A setting for each account: the names by which files of wallets mean it."""

_CHECKED = "checked."
"""A setting for each account: the day its balance was last compared with what the bank shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account with its balance; what is owed on a tool is negative. `terms` and the rest for tools."""

    account: Account
    balance: Money
    terms: CreditTerms
    cycles: tuple[BillingCycle, ...] = ()
    offers: tuple[Offer, ...] = ()
    conditions: tuple[DatedTerms, ...] = ()
    deposit: DepositValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolDraft:
    """An account not yet stored, with what is agreed: for a tool its terms, billing rule, offers, conditions.

    A term deposit has `deposit`, and the account that its money is taken `paid_from`, if that is in the book.
    """

    account: AccountDraft
    terms: CreditTerms = field(default_factory=CreditTerms)
    cycle: BillingCycle | None = None
    offers: tuple[tuple[int, Offer], ...] = ()
    conditions: DatedTerms | None = None
    deposit: DepositTerms | None = None
    paid_from: AccountId | None = None


class Accounts:
    """Use cases over accounts and categories."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    # reading -------------------------------------------------------------------------------------------

    def all(self) -> dict[AccountId, Account]:
        """Return every account and category by id, hidden ones included."""
        with self._file.read() as connection:
            return accounts.accounts(connection)

    def categories(self, kind: AccountKind = AccountKind.EXPENSE) -> list[Account]:
        """Return the categories of spending, or of income."""
        return [account for account in self.all().values() if account.kind is kind]

    def views(self) -> list[AccountView]:
        """Return every account a person knows, with balance and terms, in the order they were made."""
        with self._file.read() as connection:
            found = accounts.accounts(connection)
            balances = ledger.balances(connection)
            terms = credit.credit_terms(connection)
            cycles = accounts.cycles(connection)
            offers = accounts.offers(connection)
            conditions = credit.terms(connection)
            held = read_deposits(connection, self._today())
        return [
            AccountView(
                account=account,
                balance=Money(
                    balances.get(account.id, {}).get(account.currency or "", 0), account.currency or ""
                ),
                terms=terms[account.id],
                cycles=tuple(cycles.get(account.id, ())),
                offers=tuple(offers.get(account.id, ())),
                conditions=tuple(conditions.get(account.id, ())),
                deposit=held.get(account.id),
            )
            for account in found.values()
            if account.kind in REAL_KINDS and account.currency
        ]

    def view(self, account_id: AccountId) -> AccountView:
        """Return one account with balance and terms."""
        return next(view for view in self.views() if view.account.id == account_id)

    def register(self, account_id: AccountId) -> list[RegisterRow]:
        """Return an account's register with its running balance, oldest first."""
        with self._file.read() as connection:
            return ledger.register(connection, account_id)

    def checks(self) -> dict[AccountId, date]:
        """Return the day each account's balance was last checked, for those that were."""
        with self._file.read() as connection:
            found = members.settings(connection)
        return {
            AccountId(int(key.removeprefix(_CHECKED))): date.fromisoformat(str(day))
            for key, day in found.items()
            if key.startswith(_CHECKED)
        }

    # changing ------------------------------------------------------------------------------------------

    def add(self, draft: AccountDraft, opening: Money | None = None, opened_on: date | None = None) -> Change:
        """Add an account or category, with what it held (or owed: negative) on the day it is opened."""
        return self.add_tool(ToolDraft(account=draft), opening, opened_on)

    def add_tool(
        self, draft: ToolDraft, opening: Money | None = None, opened_on: date | None = None
    ) -> Change:
        """Add a credit tool or loan with its terms; raise an `account.*` error when something can't be."""
        account = checked(draft.account)
        if draft.cycle is not None:
            check_cycle(draft.cycle)
        if draft.conditions is not None:
            check_tool_terms(draft.conditions.terms)
        if draft.deposit is not None:
            check_deposit(draft.deposit)
        with self._file.write("add_account", account=account.name) as unit:
            account_id = insert_account(unit, account)
            unit.created = account_id
            self._set_terms(unit, account_id, draft.terms, opened_on or self._today())
            if draft.cycle is not None:
                accounts.set_cycles(unit.connection, account_id, [draft.cycle])
            if draft.conditions is not None:
                credit.set_terms(unit.connection, account_id, [draft.conditions])
            for _, offer in draft.offers:
                accounts.set_offer(unit.connection, replace(offer, account_id=account_id))
            deposits.set_terms(unit.connection, account_id, draft.deposit)
            if opening:
                source, kind = draft.paid_from, TransactionKind.TRANSFER
                if source is None:
                    source, kind = accounts.by_code(unit.connection, OPENING), TransactionKind.OPENING
                else:
                    check_currencies((accounts.accounts(unit.connection)[source], opening))
                entry = TransactionDraft(
                    on=opened_on or self._today(),
                    kind=kind,
                    postings=move(source, account_id, opening),
                    member_id=account.member_id,
                )
                ledger.insert(unit.connection, entry)
        return unit.change

    def edit(
        self,
        account_id: AccountId,
        draft: AccountDraft,
        terms: CreditTerms | None = None,
        cycle: BillingCycle | None = None,
        conditions: DatedTerms | None = None,
        deposit: DepositTerms | None = None,
    ) -> Change:
        """Change an account; raise `account.currency_in_use` when entries hold the old currency.

        A `cycle` other than the newest joins the billing rules, `conditions` the conditions; those of the
        same first day or later are replaced. `deposit` replaces what was agreed for a term deposit,
        None leaves it.
        """
        account = checked(draft)
        if deposit is not None:
            check_deposit(deposit)
        if cycle is not None:
            check_cycle(cycle)
        with self._file.write("edit_account", account=account.name) as unit:
            known = accounts.accounts(unit.connection)
            check_parent(known, account_id, account.parent_id)
            before = known.pop(account_id)
            check_name(known.values(), account.name, account.kind)
            if account.currency != before.currency and ledger.has_postings(unit.connection, account_id):
                raise UserError("account.currency_in_use", name=before.name, currency=before.currency)
            accounts.update(
                unit.connection,
                account_id,
                kind=account.kind,
                name=account.name,
                currency=account.currency,
                member_id=account.member_id,
                parent_id=account.parent_id,
                institution=account.institution,
                tail=account.tail,
                monogram=account.monogram,
                color_slot=account.color_slot if account.color_slot is not None else before.color_slot,
                pay_from_id=account.pay_from_id,
                note=account.note,
            )
            if terms is not None:
                self._set_terms(unit, account_id, terms, self._today())
            if cycle is not None:
                rules = accounts.cycles(unit.connection).get(account_id, [])
                if not rules or replace(rules[-1], valid_from=cycle.valid_from) != cycle:
                    kept = [rule for rule in rules if rule.valid_from < cycle.valid_from]
                    accounts.set_cycles(unit.connection, account_id, [*kept, cycle])
            if conditions is not None:
                self._join_conditions(unit, account_id, conditions)
            if deposit is not None or account.kind is not AccountKind.TERM_DEPOSIT:
                deposits.set_terms(unit.connection, account_id, deposit)
        return unit.change

    @staticmethod
    def _join_conditions(unit: Unit, account_id: AccountId, new: DatedTerms) -> None:
        check_tool_terms(new.terms)
        dated = credit.terms(unit.connection).get(account_id, [])
        if not dated or dated[-1].terms != new.terms:
            kept = [one for one in dated if one.valid_from < new.valid_from]
            credit.set_terms(unit.connection, account_id, [*kept, new])

    def set_cycles(self, account_id: AccountId, cycles: Sequence[BillingCycle]) -> Change:
        """Replace a tool's billing rules; each counts from its own day on, so the past stays as it was."""
        for cycle in cycles:
            check_cycle(cycle)
        with self._file.write("change_cycle", account=self._name(account_id)) as unit:
            accounts.set_cycles(
                unit.connection, account_id, sorted(cycles, key=lambda cycle: cycle.valid_from)
            )
        return unit.change

    def set_offer(self, offer: Offer, replaces: int | None = None) -> Change:
        """Remember what a tool asks for so many installments, in place of the offer for `replaces` if any."""
        if not 1 <= offer.periods <= MAX_INSTALLMENTS:
            raise UserError("plan.count", count=offer.periods, largest=MAX_INSTALLMENTS)
        with self._file.write("change_offer", account=self._name(offer.account_id)) as unit:
            if replaces is not None:
                accounts.remove_offer(unit.connection, offer.account_id, replaces)
            accounts.set_offer(unit.connection, offer)
        return unit.change

    def remove_offer(self, account_id: AccountId, periods: int) -> Change:
        """Forget one entry of a tool's price list."""
        with self._file.write("change_offer", account=self._name(account_id)) as unit:
            accounts.remove_offer(unit.connection, account_id, periods)
        return unit.change

    def close(self, account_id: AccountId, on: date | None) -> Change:
        """Close an account on a day, or open it again with None."""
        with self._file.write("close_account", account=self._name(account_id)) as unit:
            accounts.update(unit.connection, account_id, closed_on=on)
        return unit.change

    def remove(self, account_id: AccountId) -> Change:
        """Remove an account without entries; raise `account.in_use`."""
        name = self._name(account_id)
        with self._file.write("remove_account", account=name) as unit:
            if ledger.has_postings(unit.connection, account_id) or accounts.is_used(
                unit.connection, account_id
            ):
                raise UserError("account.in_use", name=name)
            for about in (_CHECKED, STANDS_FOR):
                members.forget_setting(unit.connection, f"{about}{account_id}")
            accounts.delete(unit.connection, account_id)
        return unit.change

    def transfer(
        self,
        source: AccountId,
        target: AccountId,
        amount: Money,
        on: date,
        *,
        arrived: Money | None = None,
        text: str = "",
    ) -> Change:
        """Move money between accounts; `arrived` is what the target got when it holds another currency."""
        for moved in (amount, arrived or amount):
            check_above_zero(moved)
        with self._file.write("transfer", amount=amount) as unit:
            known = accounts.accounts(unit.connection)
            if source == target:
                raise UserError("payment.same_account", account=known[source].name)
            exchange = accounts.by_code(unit.connection, EXCHANGE)
            got = arrived or amount
            postings: tuple[Posting, ...]
            check_currencies((known[source], amount), (known[target], got))
            if got.currency == amount.currency:
                postings = move(source, target, amount)
            else:
                postings = (*move(source, exchange, amount), *move(exchange, target, got))
            entry = TransactionDraft(on=on, kind=TransactionKind.TRANSFER, postings=postings, text=text)
            unit.created = ledger.insert(unit.connection, entry)
        return unit.change

    def record(
        self,
        account_id: AccountId,
        category_id: AccountId,
        amount: Money,
        on: date,
        text: str = "",
        member_id: MemberId | None = None,
    ) -> Change:
        """Record money in (positive) or out (negative) of an account under a category."""
        check_above_zero(abs(amount))
        kind = TransactionKind.INCOME if amount.minor > 0 else TransactionKind.EXPENSE
        with self._file.write("record", amount=abs(amount), what=text) as unit:
            check_currencies((accounts.accounts(unit.connection)[account_id], amount))
            entry = TransactionDraft(
                on=on,
                kind=kind,
                postings=move(category_id, account_id, amount),
                text=text,
                member_id=member_id,
            )
            unit.created = ledger.insert(unit.connection, entry)
        return unit.change

    def correct_balance(self, account_id: AccountId, shown: Money, on: date) -> Change:
        """Make the balance on `on` what the bank shows; the difference is an adjustment of its own."""
        with self._file.write("correct_balance", account=self._name(account_id)) as unit:
            check_currencies((accounts.accounts(unit.connection)[account_id], shown))
            held = ledger.balances(unit.connection, on).get(account_id, {}).get(shown.currency, 0)
            members.set_setting(unit.connection, f"{_CHECKED}{account_id}", on.isoformat())
            difference = Money(shown.minor - held, shown.currency)
            if difference:
                source = accounts.by_code(unit.connection, ADJUSTMENT)
                postings = move(source, account_id, difference)
                entry = TransactionDraft(on=on, kind=TransactionKind.ADJUSTMENT, postings=postings)
                unit.created = ledger.insert(unit.connection, entry)
        return unit.change

    def remove_entry(self, *txn_ids: TransactionId) -> Change:
        """Delete transfers, incomes, expenses or adjustments from the register."""
        with self._file.write("remove_entry") as unit:
            for txn_id in txn_ids:
                ledger.delete(unit.connection, txn_id)
        return unit.change

    # rules ---------------------------------------------------------------------------------------------

    def _name(self, account_id: AccountId) -> str:
        return self.all()[account_id].name

    @staticmethod
    def _set_terms(unit: Unit, account_id: AccountId, terms: CreditTerms, on: date) -> None:
        """Store habits, and the limit from `on` where it is another than before."""
        if terms.limit is not None and terms.limit.minor < 0:
            raise UserError("account.limit")
        if terms.limit is not None:
            check_entry(terms.limit)
        before = credit.credit_terms(unit.connection)[account_id].limit
        if terms.limit != before:
            credit.set_limit(
                unit.connection, account_id, on, None if terms.limit is None else terms.limit.minor
            )
        accounts.update(
            unit.connection,
            account_id,
            preset=terms.preset,
            auto_pay=int(terms.auto_pay),
            pays=terms.pays,
            pays_minor=terms.pays_amount,
        )

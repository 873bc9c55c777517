"""From the meaning of an imported row to what is stored: purchases, refunds, repayments, transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.money import total
from finapp.domain.payment import allocate
from finapp.domain.purchase import OrderStatus, PurchaseDraft, PurchaseId
from finapp.domain.transaction import Posting, TransactionDraft, TransactionKind, move
from finapp.importers.categories import INCOME
from finapp.importers.kinds import INTEREST, Kind
from finapp.services.import_matching import due_installments
from finapp.services.import_plans import OpenPlans, PurchaseInParts, store_plan
from finapp.services.lender_costs import store_charged
from finapp.services.payments import store_payment
from finapp.services.purchases import transaction_of
from finapp.services.refunds import end_or_reopen, store_refund
from finapp.services.setup import FEES, UNCATEGORIZED
from finapp.services.tool_facts import TOOL_KINDS
from finapp.store import accounts, imports, payments, plans, purchases
from finapp.store.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.money import Money
    from finapp.domain.plan import PlanId
    from finapp.domain.transaction import TransactionId
    from finapp.importers.kinds import Interpretation
    from finapp.services.import_accounts import AccountFinder
    from finapp.services.import_choices import ImportChoices
    from finapp.store.book_file import Unit

Record = dict[str, object]
Part = tuple["AccountId", "Money"]


class Booking:
    """Books rows of one file, oldest first, inside one write; `finish` stores the last of them."""

    def __init__(self, unit: Unit, finder: AccountFinder, choices: ImportChoices) -> None:
        self._unit = unit
        self._finder = finder
        self._choices = choices
        self._member_id = choices.member_id
        self._journal = Journal(unit.connection)
        self._open = OpenPlans(unit) if choices.settle else None
        self._purchases: dict[int, PurchaseId] = {}
        self._charged: set[TransactionId] = set()
        known = accounts.accounts(unit.connection)
        self._kinds = {one.id: one.kind for one in known.values()}
        self._by_code = {one.code: one.id for one in known.values() if one.code}

    def finish(self) -> None:
        """Store what still waits."""
        self._journal.flush()

    def book(self, meaning: Interpretation, category: AccountId | None) -> Record:
        """Store what `meaning` says and return the ids the imported row points to.

        A `category` of the wrong side (an income for a purchase) gives way to “uncategorized”.
        """
        stored = self._book(meaning, category)
        if meaning.fee is not None:
            fee = [(self._finder.find(meaning.account), meaning.fee)]
            self._move(meaning, fee, self._by_code[FEES], TransactionKind.EXPENSE)
        return stored

    def _book(self, meaning: Interpretation, category: AccountId | None) -> Record:
        if meaning.kind is Kind.PURCHASE:
            return self._purchase(meaning, category)
        if meaning.kind is Kind.REFUND:
            return self._refund(meaning, category)
        if meaning.kind is Kind.REPAYMENT and meaning.target is not None:
            return self._repayment(meaning)
        return self._plain(meaning, category)

    # plain movements ---------------------------------------------------------------------------------

    def _plain(self, meaning: Interpretation, category: AccountId | None) -> Record:
        """Book money that comes in, is spent without a purchase, or moves between accounts."""
        if meaning.kind in {Kind.INCOME, Kind.FUND_INCOME}:
            source = [(self._category(category, AccountKind.INCOME), meaning.row.amount)]
            return self._move(meaning, source, self._finder.find(meaning.target), TransactionKind.INCOME)
        kind = TransactionKind.EXPENSE
        if meaning.kind is Kind.FEE:
            lender = self._charging(meaning)
            if lender is not None:
                return self._charge(meaning, lender)
            target = self._by_code[FEES]
        elif meaning.kind is Kind.TRANSFER and meaning.target is None:
            target = self._category(category)
        else:
            target, kind = self._finder.find(meaning.target), TransactionKind.TRANSFER
        return self._move(meaning, self._parts(meaning), target, kind)

    def _charging(self, meaning: Interpretation) -> AccountId | None:
        """Return the credit tool that charged a cost on itself, or was paid one at once."""
        instrument = meaning.target or (meaning.source if len(meaning.parts) == 1 else None)
        if instrument is None:
            return None
        found = self._finder.find(instrument)
        return found if self._finder.account(found).kind in TOOL_KINDS else None

    def _charge(self, meaning: Interpretation, tool: AccountId) -> Record:
        """Book what a lender charged in place of what was worked out for it; then what paid it at once."""
        row = meaning.row
        self._journal.flush()
        entry = TransactionDraft(
            on=row.occurred_on,
            kind=TransactionKind.INTEREST if meaning.rule == INTEREST else TransactionKind.FEE,
            postings=move(tool, self._by_code[FEES], row.amount),
            text=row.description or row.counterparty,
            member_id=self._member_id,
        )
        txn_id = store_charged(self._unit, tool, entry, self._charged)
        if meaning.target is not None:
            for source, share in self._parts(meaning):
                store_payment(self._unit, tool, source, share, row.occurred_on, (), ())
        return {"txn_id": txn_id, "purchase_id": None}

    def _category(self, category: AccountId | None, kind: AccountKind = AccountKind.EXPENSE) -> AccountId:
        if category is not None and self._kinds.get(category) is kind:
            return category
        return self._by_code[INCOME if kind is AccountKind.INCOME else UNCATEGORIZED]

    def _parts(self, meaning: Interpretation) -> list[Part]:
        """Return which account paid how much."""
        return [(self._finder.find(source), share) for source, share in meaning.parts]

    def _move(
        self, meaning: Interpretation, sources: Sequence[Part], target: AccountId, kind: TransactionKind
    ) -> Record:
        row = meaning.row
        whole = total((share for _, share in sources), row.amount.currency)
        entry = TransactionDraft(
            on=row.occurred_on,
            kind=kind,
            postings=(Posting(target, whole), *(Posting(source, -share) for source, share in sources)),
            text=row.description or row.counterparty,
            member_id=self._member_id,
        )
        return {"txn_id": self._journal.transaction(entry), "purchase_id": None}

    # purchases ---------------------------------------------------------------------------------------

    def _purchase(self, meaning: Interpretation, category: AccountId | None) -> Record:
        row, parts = meaning.row, self._parts(meaning)
        main = max(parts, key=lambda part: (self._finder.account(part[0]).kind.is_debt, part[1].minor))
        besides = [Posting(account, -share) for account, share in parts if account != main[0]]
        draft = PurchaseDraft(
            title=row.description or row.counterparty or row.order_id or row.category,
            price=total((share for _, share in parts), row.amount.currency),
            bought_on=row.occurred_on,
            account_id=main[0],
            category_id=self._category(category),
            merchant=row.counterparty,
            member_id=self._member_id,
            order_number=row.order_id,
            status=OrderStatus.SHIPPED if meaning.awaiting_receipt else OrderStatus.RECEIVED,
        )
        txn_id = self._journal.transaction(transaction_of(draft, besides))
        purchase_id = self._journal.purchase(draft, txn_id)
        self._purchases[row.line] = purchase_id
        if meaning.installments and self._finder.account(main[0]).kind.is_debt:
            self._journal.flush()
            down = -sum(side.amount.minor for side in besides)
            plan = PurchaseInParts(draft, purchase_id, meaning.installments, down)
            self._changed(store_plan(self._unit, plan, self._choices))
        if meaning.refunded is not None and meaning.refunded <= draft.price:
            self._store_refund(purchase_id, meaning.refunded, row.changed_on or row.occurred_on, None)
        return {"txn_id": txn_id, "purchase_id": purchase_id}

    def _changed(self, *plan_ids: PlanId) -> None:
        if self._open is not None and plan_ids:
            self._open.read_again(plan_ids)

    # refunds -----------------------------------------------------------------------------------------

    def _refund(self, meaning: Interpretation, category: AccountId | None) -> Record:
        row = meaning.row
        account = self._finder.find(meaning.target) if meaning.target else None
        self._journal.flush()
        purchase_id = self._purchases.get(meaning.original or 0)
        if purchase_id is None and meaning.original_ids:
            purchase_id = imports.purchase_with_order(self._unit.connection, meaning.original_ids)
        if purchase_id is not None:
            back = purchases.refunds(self._unit.connection, purchase_id)
            bought = purchases.get(self._unit.connection, purchase_id)
            if sum(one.amount.minor for one in back) + row.amount.minor <= bought.price.minor:
                txn_id = self._store_refund(purchase_id, row.amount, row.occurred_on, account)
                return {"txn_id": txn_id, "purchase_id": purchase_id}
        source = [(self._category(category), row.amount)]
        return self._move(meaning, source, account or self._finder.find(None), TransactionKind.REFUND)

    def _store_refund(
        self, purchase_id: PurchaseId, amount: Money, on: date, account: AccountId | None
    ) -> int:
        """Store a refund of a stored purchase and return its transaction."""
        self._journal.flush()
        refund_id = store_refund(self._unit, purchase_id, amount, on, account_id=account)
        end_or_reopen(self._unit, purchase_id, on)
        refunds = purchases.refunds(self._unit.connection, purchase_id)
        self._changed(*(plan.id for plan in plans.of_purchase(self._unit.connection, purchase_id)))
        return next(one.transaction_id for one in refunds if one.id == refund_id)

    # repayments --------------------------------------------------------------------------------------

    def _repayment(self, meaning: Interpretation) -> Record:
        """Book a repayment: installments due up to the billed month, oldest first; the rest pays bills."""
        tool = self._finder.find(meaning.target)
        self._journal.flush()
        paid = [self._pay(meaning, tool, source, share) for source, share in self._parts(meaning)]
        return {"txn_id": paid[0], "purchase_id": None}

    def _pay(self, meaning: Interpretation, tool: AccountId, source: AccountId, share: Money) -> int:
        stored = self._open.of(tool) if self._open is not None else ()
        cycles = accounts.cycles(self._unit.connection).get(tool, ())
        rows = due_installments(stored, tool, meaning, cycles)
        parts, _ = allocate(share.minor, rows)
        on = meaning.row.occurred_on
        payment_id = store_payment(self._unit, tool, source, share, on, parts, rows)
        paid = {part.installment_id for part in parts}
        self._changed(*{row.plan_id for row in rows if row.id in paid})
        return payments.get(self._unit.connection, payment_id).transaction_id

"""From the meaning of an imported row to what is stored: purchases, refunds, repayments, transfers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.credit import Offer, next_due_day
from finapp.domain.money import Money
from finapp.domain.payment import allocate
from finapp.domain.plan import PlanDraft, PlanTerms
from finapp.domain.plan_builder import preview
from finapp.domain.purchase import OrderStatus, PurchaseDraft, PurchaseId
from finapp.domain.transaction import TransactionDraft, TransactionKind, move
from finapp.errors import UserError
from finapp.importers.categories import INCOME
from finapp.importers.kinds import Kind
from finapp.services.import_matching import due_installments
from finapp.services.payments import store_payment
from finapp.services.purchases import transaction_of
from finapp.services.refunds import store_refund
from finapp.services.setup import FEES, UNCATEGORIZED
from finapp.store import accounts, imports, ledger, payments, plans, purchases

if TYPE_CHECKING:
    from finapp.domain.account import AccountId, MemberId
    from finapp.importers.kinds import Interpretation
    from finapp.services.import_accounts import AccountFinder
    from finapp.store.book_file import Unit

Record = dict[str, object]


class Booking:
    """Books rows of one file, oldest first, inside one write."""

    def __init__(
        self,
        unit: Unit,
        finder: AccountFinder,
        offers: dict[int, Offer],
        member_id: MemberId | None,
        *,
        settle: bool = True,
    ) -> None:
        self._unit = unit
        self._finder = finder
        self._offers = offers
        self._member_id = member_id
        self._settle = settle
        self._purchases: dict[int, PurchaseId] = {}
        self._kinds = {one.id: one.kind for one in accounts.accounts(unit.connection).values()}

    def book(self, meaning: Interpretation, category: AccountId | None) -> Record:
        """Store what `meaning` says and return the ids the imported row points to.

        A `category` of the wrong side (an income for a purchase) gives way to “uncategorized”.
        """
        if meaning.kind is Kind.PURCHASE:
            return self._purchase(meaning, category)
        if meaning.kind is Kind.REFUND:
            return self._refund(meaning, category)
        if meaning.kind is Kind.REPAYMENT and meaning.target is not None:
            return self._repayment(meaning)
        source, target, kind = self._sides(meaning, category)
        return self._move(meaning, source, target, kind)

    def _sides(
        self, meaning: Interpretation, category: AccountId | None
    ) -> tuple[AccountId, AccountId, TransactionKind]:
        """Return where plain movements leave, where they arrive, and why."""
        if meaning.kind in {Kind.INCOME, Kind.FUND_INCOME}:
            source = self._category(category, AccountKind.INCOME)
            return source, self._finder.find(meaning.target), TransactionKind.INCOME
        source = self._finder.find(meaning.source)
        if meaning.kind is Kind.FEE:
            fees = accounts.by_code(self._unit.connection, FEES)
            return source, fees, TransactionKind.EXPENSE
        if meaning.kind is Kind.TRANSFER and meaning.target is None:
            return source, self._category(category), TransactionKind.EXPENSE
        return source, self._finder.find(meaning.target), TransactionKind.TRANSFER

    def _category(self, category: AccountId | None, kind: AccountKind = AccountKind.EXPENSE) -> AccountId:
        if category is not None and self._kinds.get(category) is kind:
            return category
        fallback = INCOME if kind is AccountKind.INCOME else UNCATEGORIZED
        return accounts.by_code(self._unit.connection, fallback)

    def _move(
        self, meaning: Interpretation, source: AccountId, target: AccountId, kind: TransactionKind
    ) -> Record:
        row = meaning.row
        entry = TransactionDraft(
            on=row.occurred_on,
            kind=kind,
            postings=move(source, target, row.amount),
            text=row.description or row.counterparty,
            member_id=self._member_id,
        )
        return {"txn_id": ledger.insert(self._unit.connection, entry), "purchase_id": None}

    def _purchase(self, meaning: Interpretation, category: AccountId | None) -> Record:
        row = meaning.row
        draft = PurchaseDraft(
            title=row.description or row.counterparty or row.order_id or row.category,
            price=row.amount,
            bought_on=row.occurred_on,
            account_id=self._finder.find(meaning.source),
            category_id=self._category(category),
            merchant=row.counterparty,
            member_id=self._member_id,
            order_number=row.order_id,
            status=OrderStatus.SHIPPED if meaning.awaiting_receipt else OrderStatus.RECEIVED,
        )
        txn_id = ledger.insert(self._unit.connection, transaction_of(draft))
        purchase_id = purchases.insert(self._unit.connection, draft, txn_id)
        self._purchases[row.line] = purchase_id
        if meaning.installments:
            self._plan(draft, purchase_id, meaning.installments)
        return {"txn_id": txn_id, "purchase_id": purchase_id}

    def _plan(self, draft: PurchaseDraft, purchase_id: PurchaseId, count: int) -> None:
        offer = self._offer(draft.account_id, count)
        cycles = accounts.cycles(self._unit.connection).get(draft.account_id)
        if not cycles:
            name = accounts.accounts(self._unit.connection)[draft.account_id].name
            raise UserError("plan.cycle_missing", tool=name)
        terms = PlanTerms(
            price=draft.price.minor,
            currency=draft.price.currency,
            count=count,
            start=draft.bought_on,
            first_due=next_due_day(cycles, draft.bought_on),
            anchor_day=cycles[-1].due_value,
            convention=offer.convention,
            rate=offer.rate,
        )
        plan = PlanDraft(
            title=draft.title,
            account_id=draft.account_id,
            terms=terms,
            purchase_id=purchase_id,
            member_id=self._member_id,
            installments=preview(terms).installments,
        )
        plans.insert(self._unit.connection, plan, None)

    def _offer(self, tool: AccountId, count: int) -> Offer:
        """Return what the tool asks for `count` installments: its price list, else what the user said."""
        listed = accounts.offers(self._unit.connection).get(tool, [])
        found = next((offer for offer in listed if offer.periods == count), None)
        if found is not None:
            return found
        if count not in self._offers:
            name = accounts.accounts(self._unit.connection)[tool].name
            raise UserError("import.offer_needed", tool=name, count=count)
        offer = replace(self._offers[count], account_id=tool)
        accounts.set_offer(self._unit.connection, offer)
        return offer

    def _refund(self, meaning: Interpretation, category: AccountId | None) -> Record:
        row = meaning.row
        account = self._finder.find(meaning.target) if meaning.target else None
        purchase_id = self._purchases.get(meaning.original or 0)
        if purchase_id is None and meaning.original_ids:
            purchase_id = imports.purchase_with_order(self._unit.connection, meaning.original_ids)
        if purchase_id is not None:
            before = sum(r.amount.minor for r in purchases.refunds(self._unit.connection, purchase_id))
            bought = purchases.get(self._unit.connection, purchase_id)
            if before + row.amount.minor <= bought.price.minor:
                return self._linked_refund(meaning, purchase_id, account)
        target = account or self._finder.find(None)
        return self._move(meaning, self._category(category), target, TransactionKind.REFUND)

    def _linked_refund(
        self, meaning: Interpretation, purchase_id: PurchaseId, account: AccountId | None
    ) -> Record:
        row = meaning.row
        refund_id = store_refund(self._unit, purchase_id, row.amount, row.occurred_on, account_id=account)
        refunds = purchases.refunds(self._unit.connection, purchase_id)
        stored = next(refund for refund in refunds if refund.id == refund_id)
        bought = purchases.get(self._unit.connection, purchase_id)
        if sum(refund.amount.minor for refund in refunds) == bought.price.minor:
            ended = replace(bought, status=OrderStatus.REFUNDED, ended_on=row.occurred_on)
            purchases.update(self._unit.connection, purchase_id, ended)
        return {"txn_id": stored.transaction_id, "purchase_id": purchase_id}

    def _repayment(self, meaning: Interpretation) -> Record:
        """Book a repayment: installments due up to the billed month, oldest first; the rest pays bills."""
        row = meaning.row
        tool, source = self._finder.find(meaning.target), self._finder.find(meaning.source)
        stored = plans.plans(self._unit.connection) if self._settle else ()
        open_rows = due_installments(stored, tool, meaning)
        parts, _ = allocate(row.amount.minor, open_rows)
        amount = Money(row.amount.minor, row.amount.currency)
        payment_id = store_payment(self._unit, tool, source, amount, row.occurred_on, parts, open_rows)
        payment = payments.get(self._unit.connection, payment_id)
        return {"txn_id": payment.transaction_id, "purchase_id": None}

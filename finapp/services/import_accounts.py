"""From the payment methods a file names to the accounts of the book, made when they are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.account import AccountDraft, AccountId, AccountKind, free_slot, monogram_of
from finapp.importers.kinds import UNPRINTED_BANK, Instrument, InstrumentKind
from finapp.messages import LANGUAGES, word
from finapp.services.presets import preset
from finapp.services.setup import OUTSIDE
from finapp.store import accounts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finapp.domain.account import Account, MemberId
    from finapp.domain.credit import Offer
    from finapp.store.book_file import Unit

_KINDS = {
    InstrumentKind.BALANCE: AccountKind.EWALLET,
    InstrumentKind.FUND: AccountKind.MONEY_FUND,
    InstrumentKind.HUABEI: AccountKind.CREDIT_LINE,
    InstrumentKind.LOAN: AccountKind.LOAN,
    InstrumentKind.BANK_DEBIT: AccountKind.BANK,
    InstrumentKind.BANK_CREDIT: AccountKind.CARD,
    InstrumentKind.BANK: AccountKind.BANK,
    InstrumentKind.POCKET: AccountKind.EWALLET,
    InstrumentKind.HOLDING: AccountKind.RECEIVABLE,
    InstrumentKind.OTHER: AccountKind.EWALLET,
}

_PRESETS = {InstrumentKind.HUABEI: "huabei"}
"""How a new tool of this kind usually bills. What being late costs is not assumed of a file's gaps."""


def has_preset(instrument: Instrument) -> bool:
    """Tell whether a preset knows the statement and due day of a tool."""
    return instrument.kind in _PRESETS


def preset_offer(instrument: Instrument, count: int) -> Offer | None:
    """Return what the preset of a tool says `count` installments cost, None when it says nothing."""
    found = preset(_PRESETS.get(instrument.kind, ""))
    listed = () if found is None else found.price_list()
    return next((offer for offer in listed if offer.periods == count), None)


def wallet_name(importer: str, known: Iterable[Account], language: str) -> str:
    """Return what the wallet of a file is called: as the book has it, else in the language of the book."""
    taken = {account.name for account in known if account.kind is AccountKind.EWALLET}
    names = [word("importer", importer, one) for one in (language, *LANGUAGES)]
    return next((name for name in names if name in taken), names[0])


def known_account(accounts_: Iterable[Account], instrument: Instrument | None, wallet: str) -> Account | None:
    """Return the account of `instrument` (None: the wallet itself) among `accounts_`, None for a new one."""
    if instrument is None:
        instrument = Instrument(InstrumentKind.BALANCE, wallet)
    kind = _KINDS.get(instrument.kind)
    name = instrument.name or wallet
    for account in accounts_:
        if account.kind is kind and account.name == name and account.tail == instrument.tail:
            return account
    return None


class AccountFinder:
    """Finds the account of an instrument by kind, name and last digits, and makes missing ones."""

    def __init__(
        self,
        unit: Unit,
        *,
        currency: str,
        wallet: str,
        opened_on: date,
        member_id: MemberId | None,
        bank_id: AccountId | None,
    ) -> None:
        self._unit = unit
        self._currency = currency
        self._wallet = wallet
        self._opened_on = opened_on
        self._member_id = member_id
        self._known = accounts.accounts(unit.connection)
        self._found: dict[Instrument, AccountId] = {} if bank_id is None else {UNPRINTED_BANK: bank_id}

    def find(self, instrument: Instrument | None) -> AccountId:
        """Return the account of `instrument`; of the wallet itself when the file does not print one."""
        wanted = instrument or Instrument(InstrumentKind.BALANCE, self._wallet)
        if wanted not in self._found:
            self._found[wanted] = self._find(wanted)
        return self._found[wanted]

    def account(self, account_id: AccountId) -> Account:
        """Return one of the accounts found."""
        return self._known[account_id]

    def _find(self, instrument: Instrument) -> AccountId:
        if instrument.is_others:
            return accounts.by_code(self._unit.connection, OUTSIDE)
        found = known_account(self._known.values(), instrument, self._wallet)
        if found is not None:
            return found.id
        return self._make(_KINDS[instrument.kind], instrument.name or self._wallet, instrument)

    def _make(self, kind: AccountKind, name: str, instrument: Instrument) -> AccountId:
        draft = AccountDraft(
            kind=kind,
            name=name,
            currency=self._currency,
            tail=instrument.tail,
            monogram=monogram_of(name),
            member_id=self._member_id,
            color_slot=free_slot(self._known.values()) if kind.is_debt else None,
        )
        account_id = accounts.insert(self._unit.connection, draft)
        found = preset(_PRESETS.get(instrument.kind, ""))
        rule = None if found is None else found.rule(self._opened_on)
        if found is not None and rule is not None:
            accounts.set_cycles(self._unit.connection, account_id, [rule])
            accounts.update(self._unit.connection, account_id, preset=found.key)
        self._known = accounts.accounts(self._unit.connection)
        return account_id

"""From the payment methods a file names to the accounts of the book, made when they are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.account import AccountDraft, AccountId, free_slot, monogram_of
from finapp.importers.kinds import Instrument, InstrumentKind
from finapp.services.import_names import KINDS
from finapp.services.presets import preset
from finapp.services.setup import OUTSIDE
from finapp.store import accounts, members

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import Account, MemberId
    from finapp.domain.credit import Offer
    from finapp.services.import_names import Names
    from finapp.store.book_file import Unit

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


class AccountFinder:
    """Finds the account of an instrument, and makes missing ones."""

    def __init__(
        self, unit: Unit, names: Names, *, currency: str, opened_on: date, member_id: MemberId | None
    ) -> None:
        self._unit = unit
        self._names = names
        self._currency = currency
        self._opened_on = opened_on
        self._member_id = member_id
        self._known = accounts.accounts(unit.connection)
        self._found: dict[Instrument, AccountId] = {}

    def find(self, instrument: Instrument | None) -> AccountId:
        """Return the account of `instrument`; of the wallet itself when the file does not print one."""
        wanted = instrument or Instrument(InstrumentKind.BALANCE, self._names.wallet)
        if wanted not in self._found:
            self._found[wanted] = self._find(wanted)
        return self._found[wanted]

    def account(self, account_id: AccountId) -> Account:
        """Return one of the accounts found."""
        return self._known[account_id]

    def finish(self) -> None:
        """Remember which account each name stands for, whatever it will be called later."""
        for key, names in self._names.changes().items():
            if names:
                members.set_setting(self._unit.connection, key, names)
            else:
                members.forget_setting(self._unit.connection, key)

    def _find(self, instrument: Instrument) -> AccountId:
        if instrument.is_others:
            return accounts.by_code(self._unit.connection, OUTSIDE)
        found = self._names.find(instrument)
        account_id = found.id if found is not None else self._make(instrument)
        self._names.learn(instrument, self._known[account_id])
        return account_id

    def _make(self, instrument: Instrument) -> AccountId:
        kind, name = KINDS[instrument.kind], instrument.name or self._names.wallet
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

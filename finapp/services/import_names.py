"""Which account a name in a file stands for: as remembered, whatever it is called now, else by that name."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from finapp.domain.account import AccountId, AccountKind
from finapp.importers.kinds import UNPRINTED_BANK, Instrument, InstrumentKind
from finapp.messages import LANGUAGES, word
from finapp.services.accounts import STANDS_FOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finapp.domain.account import Account

KINDS = {
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
"""The kind of account behind each sort of payment method."""


@cache
def _same() -> dict[str, frozenset[str]]:
    """Return the other names of what has several."""
    text = files("resources").joinpath("imports", "names.toml").read_text(encoding="utf-8")
    return {name: frozenset(names) for names in tomllib.loads(text)["same"] for name in names}


def wallet_name(importer: str, known: Iterable[Account], language: str) -> str:
    """Return what the wallet of a file is called: as the book has it, else in the language of the book."""
    taken = {account.name for account in known if account.kind is AccountKind.EWALLET}
    names = [word("importer", importer, one) for one in (language, *LANGUAGES)]
    return next((name for name in names if name in taken), names[0])


class Names:
    """The names in the files of one wallet, as a book knows them."""

    def __init__(
        self, importer: str, known: Mapping[AccountId, Account], settings: Mapping[str, object]
    ) -> None:
        self.wallet = wallet_name(importer, known.values(), str(settings.get("language", "en")))
        self._importer = importer
        self._known = dict(known)
        self._stands: dict[str, AccountId] = {
            str(name): AccountId(int(key.removeprefix(STANDS_FOR)))
            for key, names in settings.items()
            if key.startswith(STANDS_FOR) and isinstance(names, list)
            for name in names
        }
        self._changed: set[AccountId] = set()

    def _key(self, instrument: Instrument) -> str:
        return f"{self._importer}/{instrument.kind.value}/{instrument.name}/{instrument.tail}"

    def find(self, instrument: Instrument | None) -> Account | None:
        """Return the account of `instrument` (None: the wallet itself), None for a new one."""
        wanted = instrument or Instrument(InstrumentKind.BALANCE, self.wallet)
        remembered = self._stands.get(self._key(wanted))
        if remembered in self._known:
            return self._known[remembered]
        if wanted == UNPRINTED_BANK:
            return None
        kind, name = KINDS.get(wanted.kind), wanted.name or self.wallet
        names = _same().get(name, frozenset({name}))
        fitting = (one for one in self._known.values() if one.kind is kind and one.name in names)
        return next((one for one in fitting if one.tail == wanted.tail), None)

    @property
    def unnamed_bank(self) -> AccountId | None:
        """Return the account that stands for the bank account these files do not name."""
        found = self.find(UNPRINTED_BANK)
        return None if found is None else found.id

    def learn(self, instrument: Instrument, account: Account) -> None:
        """Let an account stand for an instrument from now on."""
        key, before = self._key(instrument), self._stands.get(self._key(instrument))
        self._known[account.id] = account
        if before != account.id:
            self._stands[key] = account.id
            self._changed |= {account.id} if before is None else {account.id, before}

    def changes(self) -> dict[str, list[str]]:
        """Return the settings that remember what was learned."""
        stands: defaultdict[AccountId, list[str]] = defaultdict(list)
        for name, account_id in self._stands.items():
            stands[account_id].append(name)
        return {f"{STANDS_FOR}{account_id}": sorted(stands[account_id]) for account_id in self._changed}

"""What a row of a wallet or bank file means: its kind, the accounts it touches, what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.money import Money

if TYPE_CHECKING:
    from finapp.importers.rows import ParsedRow


ASK_SHARES = "import.ask.shares"
"""Several sources paid; no export prints how much each."""

ASK_ACCOUNT = "import.ask.account"
"""A bank account takes part that the file does not name."""


INTEREST = "fee.interest"
"""The rule of a fee that is interest."""


class Kind(StrEnum):
    """What happened, whatever the file's own word for the direction says."""

    PURCHASE = "purchase"
    REFUND = "refund"
    REPAYMENT = "repayment"
    TRANSFER = "transfer"
    FUND_INCOME = "fund_income"
    INVESTMENT = "investment"
    INCOME = "income"
    LOAN_PAYOUT = "loan_payout"
    HOLD = "hold"
    FEE = "fee"
    CLOSED = "closed"
    FAILED = "failed"
    NOT_MONEY = "not_money"
    UNKNOWN = "unknown"

    @property
    def moves_money(self) -> bool:
        """Tell whether a row of this kind is booked; `UNKNOWN` waits for the user."""
        return self in _MOVING


_MOVING = frozenset(Kind) - {Kind.HOLD, Kind.CLOSED, Kind.FAILED, Kind.NOT_MONEY, Kind.UNKNOWN}


class InstrumentKind(StrEnum):
    """The sort of account that a payment method names."""

    BALANCE = "balance"
    FUND = "fund"
    HUABEI = "huabei"
    LOAN = "loan"
    BANK_DEBIT = "bank_debit"
    BANK_CREDIT = "bank_credit"
    BANK = "bank"
    POCKET = "pocket"
    HOLDING = "holding"
    OTHERS_MONEY = "others_money"
    OTHER = "other"

    @property
    def is_debt(self) -> bool:
        """Tell whether paying with it creates a debt."""
        return self in {InstrumentKind.HUABEI, InstrumentKind.LOAN, InstrumentKind.BANK_CREDIT}


@dataclass(frozen=True, slots=True)
class Instrument:
    """A hint at one account: a money fund, a credit line, a bank card with its last digits.

    `name` is the bank, product or lender without the digits; `tail` the digits as printed, which may differ
    from the statement's (virtual or replaced cards); `installments` how many a purchase is split into.
    """

    kind: InstrumentKind
    name: str
    tail: str = ""
    installments: int | None = None

    @property
    def is_others(self) -> bool:
        """Tell whether it is somebody else's money."""
        return self.kind is InstrumentKind.OTHERS_MONEY

    @property
    def label(self) -> str:
        """Return the name with the last digits, as accounts read in lists."""
        return f"{self.name} ··{self.tail}" if self.tail else self.name


UNPRINTED_BANK = Instrument(InstrumentKind.BANK, "")
"""A bank account that takes part but is not named."""


class BilledMonth(NamedTuple):
    """The statement a repayment is for."""

    year: int
    month: int


class Trade(StrEnum):
    """What an investment row does with its holding."""

    BUY = "buy"
    SELL = "sell"
    BUY_REFUND = "buy_refund"
    DIVIDEND = "dividend"


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A row with its meaning.

    Money goes from `sources` to `target`; what is outside the household is left out: a purchase has no
    target, income no source, a transfer to another person no target. An instrument that the file does not
    print is left out too. Several sources share the payment in parts that no export prints: `shares` holds
    them, in the order of `sources`, once the user said them.

    `refunded` is what came back of a purchase by its own cell (not counting `REFUND` rows). `original` is
    the line of the row that a refund belongs to, `original_ids` the order ids to look for elsewhere when it
    is not in this file, longest first. `questions` are codes of what the user must decide; `rule` names the
    rule that fired.
    """

    row: ParsedRow
    kind: Kind
    rule: str
    sources: tuple[Instrument, ...] = ()
    shares: tuple[Money, ...] = ()
    target: Instrument | None = None
    trade: Trade | None = None
    billed: BilledMonth | None = None
    fee: Money | None = None
    refunded: Money | None = None
    original: int | None = None
    original_ids: tuple[str, ...] = ()
    awaiting_receipt: bool = False
    for_other_person: bool = False
    questions: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[tuple[Instrument | None, Money], ...]:
        """Return what each source paid; all of it the first one where the shares are not known.

        What somebody else's money paid is left out.
        """
        if not self.shares:
            return ((self.source, self.row.amount),)
        paid = zip(self.sources, self.shares, strict=True)
        return tuple((source, share) for source, share in paid if not source.is_others)

    @property
    def source(self) -> Instrument | None:
        """Return the first instrument the money comes from."""
        return self.sources[0] if self.sources else None

    @property
    def account(self) -> Instrument | None:
        """Return the household's own side of the row: where money leaves, else where it arrives."""
        return self.target if self.incoming else self.source

    @property
    def installments(self) -> int | None:
        """Return into how many installments the purchase is split, None when it is not."""
        return next((item.installments for item in self.sources if item.installments), None)

    @property
    def incoming(self) -> bool:
        """Tell whether the money arrives, seen from `account`."""
        if self.kind is Kind.INVESTMENT:
            return self.trade is not Trade.BUY
        return self.kind in {Kind.REFUND, Kind.FUND_INCOME, Kind.INCOME, Kind.LOAN_PAYOUT}

    @property
    def signed(self) -> Money:
        """Return the movement of `account`: minus is out, plus is in, zero where no money moves."""
        if not self.kind.moves_money:
            return Money(0, self.row.amount.currency)
        return self.row.amount if self.incoming else -self.row.amount

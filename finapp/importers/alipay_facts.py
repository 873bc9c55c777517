"""An Alipay row with what every rule of interpretation asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.importers import alipay
from finapp.importers.alipay_methods import bank, instruments, is_bank
from finapp.importers.kinds import (
    ASK_ACCOUNT,
    ASK_SHARES,
    UNPRINTED_BANK,
    BilledMonth,
    Instrument,
    InstrumentKind,
    Interpretation,
    Kind,
    Trade,
)

if TYPE_CHECKING:
    from finapp.importers.rows import ParsedRow


@dataclass(frozen=True, slots=True)
class Facts:
    """`out` and `incoming` are the row's effective direction; both false where it is neutral or unknown."""

    row: ParsedRow
    sources: tuple[Instrument, ...]
    out: bool
    incoming: bool

    @classmethod
    def of(cls, row: ParsedRow) -> Facts:
        """Return the facts of `row`; a neutral row of the web layout tells its direction in 资金状态."""
        state = row.cell("资金状态") if row.direction in alipay.NEUTRAL else ""
        return cls(
            row,
            instruments(row.methods),
            out=row.direction == alipay.OUT or state == "已支出",
            incoming=row.direction == alipay.IN or state == "已收入",
        )

    @property
    def text(self) -> str:
        """Return peer and description, where words are looked for."""
        return f"{self.row.counterparty} {self.row.description}"

    @property
    def method(self) -> Instrument | None:
        """Return the first account of the printed methods."""
        return self.sources[0] if self.sources else None

    def bank(self) -> Instrument:
        """Return the bank account the row names: by its method, else by its peer."""
        for source in self.sources:
            if source.kind in {InstrumentKind.BANK, InstrumentKind.BANK_DEBIT, InstrumentKind.BANK_CREDIT}:
                return source
        return bank(self.row.counterparty) if is_bank(self.row.counterparty) else UNPRINTED_BANK

    def found(
        self,
        kind: Kind,
        rule: str,
        *,
        sources: tuple[Instrument | None, ...] = (),
        target: Instrument | None = None,
        trade: Trade | None = None,
        billed: BilledMonth | None = None,
        questions: tuple[str, ...] = (),
    ) -> Interpretation:
        """Return the row as `kind`, with what it prints itself; several sources raise a question."""
        known = tuple(source for source in sources if source is not None)
        if len(known) > 1:
            questions = (*questions, ASK_SHARES)
        if UNPRINTED_BANK in (*known, target):
            questions = (*questions, ASK_ACCOUNT)
        return Interpretation(
            row=self.row,
            kind=kind,
            rule=rule,
            sources=known,
            target=target,
            trade=trade,
            billed=billed,
            fee=self.row.fee,
            refunded=self.row.refunded,
            questions=questions,
        )

"""What the options of `finapp import` answer: fees, days, shares, the unnamed bank account."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from finapp.domain.account import AccountId
from finapp.domain.amount_text import parse_amount
from finapp.domain.credit import Offer
from finapp.domain.dates import LAST_DAY
from finapp.domain.money import total
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention
from finapp.errors import UserError
from finapp.services.imports import ImportChoices, check_shares

if TYPE_CHECKING:
    import argparse

    from finapp.domain.money import Money
    from finapp.services.book import Book
    from finapp.services.imports import ImportPreview

_MOST_PERCENT = 100


class Answers:
    """What the options of one call say; read before the book is touched."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._fees = dict(_fee(entry) for entry in arguments.fee)
        self._days = dict(_tool_days(entry) for entry in arguments.days)
        self._shares = dict(_share(entry) for entry in arguments.share)
        self._bank: str | None = arguments.bank

    def choices(self, book: Book, preview: ImportPreview) -> ImportChoices:
        """Return the answers to what a file asks."""
        lines = frozenset(item.line for item in preview.items)
        needs = book.imports.offers_needed(preview, lines)
        found = {
            need: self._fees.get((need.tool, need.count)) or self._fees.get(("", need.count))
            for need in needs
        }
        return ImportChoices(
            offers={need: offer for need, offer in found.items() if offer is not None},
            days=self._days,
            shares=self._all_shares(preview),
            bank_id=self._bank_id(book),
        )

    def _bank_id(self, book: Book) -> AccountId | None:
        if self._bank is None:
            return None
        for account in book.accounts.all().values():
            if account.kind.is_own and self._bank in {account.name, account.label}:
                return account.id
        raise UserError("cli.no_account", name=self._bank)

    def _all_shares(self, preview: ImportPreview) -> dict[int, list[Money]]:
        """Return the shares of rows, the last one the rest; raise `cli.share` for a row that has none."""
        asked = {item.line: item.meaning for item in preview.items if item.asks_shares}
        found = {}
        for line, texts in self._shares.items():
            if line not in asked:
                raise UserError("cli.share", text=f"{line}={'+'.join(texts)}")
            row = asked[line].row
            shares = [parse_amount(text, row.amount.currency) for text in texts]
            if len(shares) == len(asked[line].sources) - 1:
                shares.append(row.amount - total(shares, row.amount.currency))
            check_shares(asked[line], shares)
            found[line] = shares
        return found


def _fee(entry: str) -> tuple[tuple[str, int], Offer]:
    """Return what `12=7.5` or `花呗:12=7.5` says."""
    before, _, percent = entry.rpartition("=")
    tool, _, number = before.rpartition(":")
    try:
        count, rate = int(number), Decimal(percent)
    except (ValueError, InvalidOperation):
        raise UserError("cli.fee", text=entry) from None
    if not (1 <= count <= MAX_INSTALLMENTS and rate.is_finite() and 0 <= rate <= _MOST_PERCENT):
        raise UserError("cli.fee", text=entry)
    convention = CostConvention.FEE_ONCE_SPREAD if rate else CostConvention.NONE
    return (tool, count), Offer(AccountId(0), count, convention, rate / 100)


def _tool_days(entry: str) -> tuple[str, tuple[int, int]]:
    """Return what `招商银行信用卡=5/23` says."""
    tool, _, days = entry.rpartition("=")
    closing, _, due = days.partition("/")
    try:
        found = int(closing), int(due)
    except ValueError:
        raise UserError("cli.days", text=entry) from None
    if not tool or not all(1 <= day <= LAST_DAY for day in found):
        raise UserError("cli.days", text=entry)
    return tool, found


def _share(entry: str) -> tuple[int, list[str]]:
    """Return what `12=30.00+29.00` says."""
    line, _, amounts = entry.partition("=")
    if not (line.isdecimal() and amounts):
        raise UserError("cli.share", text=entry)
    return int(line), amounts.split("+")

"""The commands that ask what is owed and how lenders bill it: statements and debts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finapp.cli_parts import OK, add_book_command, money_json, print_json, print_rows, total_json
from finapp.errors import UserError
from finapp.messages import word

if TYPE_CHECKING:
    import argparse
    from decimal import Decimal

    from finapp.cli_parts import Commands, Parser
    from finapp.domain.money import Money
    from finapp.domain.statement import Statement, StatementRow
    from finapp.domain.tool_state import ToolState
    from finapp.services.book import Book

MOST_AHEAD = 600
"""Statements to come at most: fifty years."""


def add_statement_commands(commands: Commands[Parser]) -> None:
    """Add `statements` and `debts`."""
    text = "the statements of credit tools: closed, open and to come"
    statements = add_book_command(commands, "statements", text, _statements)
    statements.add_argument("tool", nargs="?", help="one tool, by its name (all of them)")
    statements.add_argument("--ahead", type=int, default=1, help="how many statements to come (1)")
    statements.add_argument("--rows", action="store_true", help="with everything that is on them")
    add_book_command(commands, "debts", "every lender: owed, limit, next repayment, true annual rate", _debts)


def _statements(book: Book, arguments: argparse.Namespace) -> int:
    if not 0 <= arguments.ahead <= MOST_AHEAD:
        raise UserError("cli.ahead", ahead=arguments.ahead, most=MOST_AHEAD)
    states = [one for one in book.statements.tools() if one.cycle is not None]
    if arguments.tool is not None:
        names = sorted(one.account.name for one in states)
        states = [one for one in states if one.account.name == arguments.tool]
        if not states:
            raise UserError("cli.no_tool", name=arguments.tool, names=", ".join(names))
    found = [(one, book.statements.of(one.account.id, arguments.ahead)) for one in states]
    if arguments.as_json:
        rows = [
            statement_json(state, one, rows=arguments.rows)
            for state, statements in found
            for one in statements
        ]
        print_json({"statements": rows})
        return OK
    lines = []
    for state, statements in found:
        for one in statements:
            lines.append(_line(state, one, arguments.lang))
            if arguments.rows:
                lines += [_row_line(one, row, arguments.lang) for row in one.rows]
    if lines:
        print_rows(lines)
    return OK


def _line(state: ToolState, one: Statement, language: str) -> tuple[str, ...]:
    return (
        one.closing.isoformat(),
        state.account.name,
        str(one.money(one.balance)),
        one.due.isoformat(),
        str(one.money(one.amount_due)),
        str(one.money(one.minimum)),
        word("statement", one.state, language),
    )


def _row_line(one: Statement, row: StatementRow, language: str) -> tuple[str, ...]:
    kind = word("row_kind", row.kind, language)
    number = f" {row.number}/{row.count}" if row.count else ""
    source = "" if row.source.value == "book" else word("row_source", row.source, language)
    return f"  {row.on.isoformat()}", f"{row.text}{number}", str(one.money(row.amount)), kind, source, "", ""


def statement_json(state: ToolState, one: Statement, *, rows: bool) -> dict[str, Any]:
    """Return a statement as the command line prints it."""
    data: dict[str, Any] = {
        "lender": state.account.name,
        "begin": one.begin.isoformat(),
        "closing": one.closing.isoformat(),
        "due": one.due.isoformat(),
        "state": one.state.value,
        "calendar_unknown": one.calendar_unknown,
    }
    for name in (
        "opening",
        "charges",
        "installments",
        "fees",
        "interest",
        "refunds",
        "payments",
        "balance",
        "amount_due",
        "minimum",
        "paid",
        "unpaid",
        "past_due",
        "over_limit",
        "unbooked",
    ):
        data[name] = money_json(one.money(getattr(one, name)))
    data["difference"] = None if one.difference is None else money_json(one.money(one.difference))
    if rows:
        data["rows"] = [_row_json(one, row) for row in one.rows]
    return data


def _row_json(one: Statement, row: StatementRow) -> dict[str, Any]:
    return {
        "on": row.on.isoformat(),
        "kind": row.kind.value,
        "text": row.text,
        "number": row.number or None,
        "amount": money_json(one.money(row.amount)),
        "source": row.source.value,
        "shift": row.shift,
        "ticked": row.ticked,
    }


def _debts(book: Book, arguments: argparse.Namespace) -> int:
    states = book.statements.tools()
    if arguments.as_json:
        total = book.exchange.total(one.owed for one in states if not one.is_overpaid)
        print_json({"debts": [_debt_json(one) for one in states], "total": total_json(total)})
    elif states:
        print_rows(
            (
                one.account.name,
                str(one.owed),
                _share(one),
                one.next_due.isoformat() if one.next_due else "-",
                str(one.next_amount) if one.next_amount else "-",
                _rates(one),
            )
            for one in states
        )
    return OK


def _share(one: ToolState) -> str:
    share = one.limit.share if one.limit is not None else one.repaid
    return "-" if share is None else f"{share * 100:.0f}%"


def _rates(one: ToolState) -> str:
    low, high = one.rates.low, one.rates.high
    if low is None or high is None:
        return "-"
    texts = [f"{rate * 100:.1f}%" for rate in (low, high)]
    return texts[0] if texts[0] == texts[1] else f"{texts[0]} - {texts[1]}"


def _debt_json(one: ToolState) -> dict[str, Any]:
    limit = one.limit
    return {
        "lender": one.account.name,
        "kind": one.account.kind.value,
        "owed": money_json(one.owed),
        "unbooked": money_json(one.unbooked),
        "carried": money_json(one.carried),
        "limit": None if limit is None else money_json(limit.limit),
        "used": None if limit is None else money_json(limit.used),
        "available": None if limit is None else money_json(limit.available),
        "without_rate": [] if limit is None else list(limit.unknown),
        "repaid": _text(one.repaid),
        "next_due": one.next_due.isoformat() if one.next_due else None,
        "next_amount": _money(one.next_amount),
        "minimum": _money(one.minimum),
        "overdue": one.is_overdue,
        "at_close": _money(one.at_close),
        "true_annual_rate": [_text(one.rates.low), _text(one.rates.high)],
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _money(value: Money | None) -> dict[str, Any] | None:
    return None if value is None else money_json(value)

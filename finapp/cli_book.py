"""The commands that ask a book: calendar, plan, check; and undo."""

from __future__ import annotations

import argparse
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finapp.cli_parts import FOUND, OK, add_book_command, money_json, print_json, print_rows, say, total_json
from finapp.messages import sentence, word
from finapp.services.book_lock import check_free

if TYPE_CHECKING:
    from finapp.cli_parts import Commands, Parser
    from finapp.domain.plan import Plan
    from finapp.services.book import Book

FARTHEST = 36_500
"""Days the calendar looks ahead at most: a century."""


def add_book_commands(commands: Commands[Parser]) -> None:
    """Add the commands that ask a book, and undo."""
    calendar = add_book_command(commands, "calendar", "what is overdue and what falls due next", _calendar)
    calendar.add_argument("--days", type=_days, default=30, help="how far to look ahead (30)")
    add_book_command(commands, "undo", "take back the newest change of the book", _undo)
    add_book_command(commands, "plan", "every installment plan with what is left to pay", _plan)
    text = "look for what should not be in a book; exit code 1 when there is something"
    add_book_command(commands, "check", text, _check)


def _days(text: str) -> int:
    """Return a number of days from today that leads to a day of the calendar."""
    if not (text.isdecimal() and len(text) <= len(str(FARTHEST)) and int(text) <= FARTHEST):
        raise argparse.ArgumentTypeError(f"{text} is not a number of days from 0 to {FARTHEST}")
    return int(text)


def _calendar(book: Book, arguments: argparse.Namespace) -> int:
    names = {account_id: account.name for account_id, account in book.accounts.all().items()}
    found = book.calendar.next_days(arguments.days)
    if arguments.as_json:
        rows = [
            {
                "due": one.due.isoformat(),
                "lender": names[one.account_id],
                "kind": one.kind.value,
                "title": one.title,
                "number": one.installment.number if one.installment else None,
                "amount": money_json(one.amount),
                "open": money_json(one.open),
                "state": one.state.value,
            }
            for one in found
        ]
        total = book.exchange.total(one.open for one in found)
        print_json({"obligations": rows, "total": total_json(total)})
    elif found:
        print_rows(
            (
                one.due.isoformat(),
                names[one.account_id],
                one.title or sentence("cli.bill", arguments.lang, count=one.items),
                str(one.open),
                word("state", one.state, arguments.lang),
            )
            for one in found
        )
    return OK


def _plan(book: Book, arguments: argparse.Namespace) -> int:
    names = {account_id: account.name for account_id, account in book.accounts.all().items()}
    rows = [_plan_row(plan, names[plan.account_id]) for plan in book.plans.all()]
    if arguments.as_json:
        total = book.exchange.total(row["open"] for row in rows)
        plans = [{**row, "open": money_json(row["open"])} for row in rows]
        print_json({"plans": plans, "total": total_json(total)})
    elif rows:
        print_rows(
            (
                row["title"],
                row["lender"],
                f"{row['done']}/{row['count']}",
                str(row["open"]),
                row["next_due"] or "-",
                "-" if row["true_annual_rate"] is None else f"{Decimal(row['true_annual_rate']) * 100:.1f}%",
            )
            for row in rows
        )
    return OK


def _plan_row(plan: Plan, lender: str) -> dict[str, Any]:
    from finapp.domain.money import Money  # noqa: PLC0415 - `finapp --version` stays fast
    from finapp.domain.plan_builder import true_annual_rate  # noqa: PLC0415 - as above

    rate = true_annual_rate(plan.terms, plan.rows)
    due = next((row.due for row in plan.installments if row.open > 0), None)
    return {
        "id": plan.id,
        "title": plan.title,
        "lender": lender,
        "done": plan.done,
        "count": len(plan.installments),
        "open": Money(plan.open, plan.currency),
        "next_due": due.isoformat() if due else None,
        "true_annual_rate": None if rate.value is None else str(rate.value),
        "reason": rate.reason.value if rate.reason else None,
    }


def _check(book: Book, arguments: argparse.Namespace) -> int:
    found = book.check.run()
    texts = [
        sentence(one.code, arguments.lang, id=one.id, table=one.table, detail=one.detail) for one in found
    ]
    if arguments.as_json:
        rows = [{**one._asdict(), "message": text} for one, text in zip(found, texts, strict=True)]
        print_json({"findings": rows})
    else:
        for text in texts:
            say(text)
    return FOUND if found else OK


def _undo(book: Book, arguments: argparse.Namespace) -> int:
    check_free(book.path)
    change = book.history.undo()
    said = {name: word(name, value, arguments.lang) for name, value in change.params.items()}
    step = sentence(f"step.{change.name}", arguments.lang, **said)
    text = sentence("done.undo", arguments.lang, step=step)
    if arguments.as_json:
        print_json({"undone": {"name": change.name, "params": dict(change.params), "text": text}})
    else:
        say(text)
    return OK

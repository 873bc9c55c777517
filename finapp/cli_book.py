"""The commands that open a book: import, calendar, plan, check."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from finapp.domain.dates import parse_date
from finapp.errors import UserError
from finapp.messages import LANGUAGES, explain_error, sentence, system_language, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finapp.domain.credit import Offer
    from finapp.domain.money import Money
    from finapp.services.book import Book

OK, FOUND, REFUSED = 0, 1, 2
"""Exit codes: done; done, and the check found something; refused with a sentence."""

FARTHEST = 36_500
"""Days the calendar looks ahead at most: a century."""


def add_book_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that open a book."""
    importing = _command(commands, "import", "import a wallet export into a book", _import)
    importing.add_argument("file", type=Path, help="the export: CSV, or the zip it came in")
    importing.add_argument("--password-file", type=Path, help="a file that holds the zip's password")
    importing.add_argument(
        "--dry-run", action="store_true", help="say what would become of each row, save nothing"
    )
    importing.add_argument("--create", action="store_true", help="make the book when there is none")
    importing.add_argument(
        "--fee",
        action="append",
        default=[],
        metavar="N=PERCENT",
        help="flat fee of purchases in N installments",
    )
    calendar = _command(commands, "calendar", "what is overdue and what falls due next", _calendar)
    calendar.add_argument("--days", type=_days, default=30, help="how far to look ahead (30)")
    _command(commands, "undo", "take back the newest change of the book", _undo)
    _command(commands, "plan", "every installment plan with what is left to pay", _plan)
    _command(
        commands,
        "check",
        "look for what should not be in a book; exit code 1 when there is something",
        _check,
    )


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    text: str,
    run: Callable[[Book, argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--book", type=Path, required=True, help="the book's file")
    parser.add_argument("--passphrase-file", type=Path, help="a file that holds the passphrase")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=system_language(), help="language of sentences (the system's)"
    )
    parser.add_argument("--today", type=str, help="count as if it were this day (YYYY-MM-DD)")
    parser.set_defaults(run=lambda arguments: _with_book(run, arguments))
    return parser


def _with_book(run: Callable[[Book, argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    """Open the book, run the command, and turn a user's error into its sentence."""
    from finapp.services.book import Book  # noqa: PLC0415 - `finapp --version` must not load the store

    try:
        day = parse_date(arguments.today) if arguments.today else None
        secret = _secret(arguments.passphrase_file)

        def today() -> date:
            return day or date.today()

        if getattr(arguments, "create", False) and not arguments.book.exists():
            book = Book.create(arguments.book, secret, language=arguments.lang, today=today)
        else:
            book = Book.open(arguments.book, secret, today=today)
        try:
            return run(book, arguments)
        finally:
            book.close()
    except UserError as error:
        text = explain_error(error, arguments.lang)
        if arguments.json:
            _print_json({"error": {"code": error.code, "message": text}})
        else:
            print(text, file=sys.stderr)  # noqa: T201 - a command line prints
        return REFUSED


def _days(text: str) -> int:
    """Return a number of days from today that leads to a day of the calendar."""
    if not (text.isdecimal() and len(text) <= len(str(FARTHEST)) and int(text) <= FARTHEST):
        raise argparse.ArgumentTypeError(f"{text} is not a number of days from 0 to {FARTHEST}")
    return int(text)


def _secret(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("cli.unreadable", path=str(path)) from error


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201 - a command line prints


def _print_rows(rows: Iterator[tuple[str, ...]]) -> None:
    """Print rows as columns two blanks apart."""
    table = list(rows)
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    for row in table:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        print("  ".join(padded).rstrip())  # noqa: T201 - a command line prints


def _width(text: str) -> int:
    """Return the columns of a terminal that a text takes: Chinese characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _money(amount: Money) -> dict[str, Any]:
    return {"minor": amount.minor, "currency": amount.currency}


def _offers(entries: list[str]) -> dict[int, Offer]:
    """Return the offers that `--fee 3=0 --fee 12=7.5` states."""
    from finapp.domain.account import AccountId  # noqa: PLC0415 - as above
    from finapp.domain.credit import Offer  # noqa: PLC0415 - as above
    from finapp.domain.plan import CostConvention  # noqa: PLC0415 - as above

    found = {}
    for entry in entries:
        count, _, percent = entry.partition("=")
        try:
            rate = Decimal(percent) / 100
            convention = CostConvention.FEE_ONCE_SPREAD if rate else CostConvention.NONE
            found[int(count)] = Offer(AccountId(0), int(count), convention, rate)
        except (ValueError, ArithmeticError):
            raise UserError("cli.fee", text=entry) from None
    return found


def _import(book: Book, arguments: argparse.Namespace) -> int:
    from finapp.services.imports import ImportChoices  # noqa: PLC0415 - as in `_with_book`

    try:
        data = arguments.file.read_bytes()
    except OSError as error:
        raise UserError("cli.unreadable", path=str(arguments.file)) from error
    offers = _offers(arguments.fee)
    preview = book.imports.preview(data, arguments.file.name, password=_secret(arguments.password_file))
    imported = 0
    if not arguments.dry_run:
        change = book.imports.commit(preview, ImportChoices(offers=offers))
        imported = int(str(change.params["rows"]))
    problems = [
        {"line": problem.line, "message": sentence(problem.code, arguments.lang, **problem.params)}
        for problem in preview.statement.file.problems
    ]
    counts: dict[str, int] = {}
    for item in preview.items:
        counts[item.state.value] = counts.get(item.state.value, 0) + 1
    if arguments.json:
        _print_json(
            {
                "records": preview.statement.file.records,
                "rows": counts,
                "imported": imported,
                "problems": problems,
            }
        )
    else:
        told = {**counts, "imported": imported}
        _print_rows((word("row", state, arguments.lang), str(count)) for state, count in told.items())
        for problem in problems:
            print(f"{problem['line']}: {problem['message']}")  # noqa: T201 - a command line prints
    return OK


def _calendar(book: Book, arguments: argparse.Namespace) -> int:
    names = {account_id: account.name for account_id, account in book.accounts.all().items()}
    found = book.calendar.next_days(arguments.days)
    if arguments.json:
        rows = [
            {
                "due": one.due.isoformat(),
                "lender": names[one.account_id],
                "kind": one.kind.value,
                "title": one.title,
                "number": one.installment.number if one.installment else None,
                "amount": _money(one.amount),
                "open": _money(one.open),
                "state": one.state.value,
            }
            for one in found
        ]
        _print_json({"obligations": rows})
    elif found:
        _print_rows(
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
    from finapp.domain.money import Money  # noqa: PLC0415 - as above
    from finapp.domain.plan_builder import true_annual_rate  # noqa: PLC0415 - as above

    names = {account_id: account.name for account_id, account in book.accounts.all().items()}
    rows = []
    for plan in book.plans.all():
        rate = true_annual_rate(plan.terms, plan.installments)
        due = next((row.due for row in plan.installments if row.open > 0), None)
        rows.append(
            {
                "id": plan.id,
                "title": plan.title,
                "lender": names[plan.account_id],
                "done": plan.done,
                "count": len(plan.installments),
                "open": _money(Money(plan.open, plan.currency)),
                "next_due": due.isoformat() if due else None,
                "true_annual_rate": None if rate.value is None else str(rate.value),
                "reason": rate.reason.value if rate.reason else None,
            }
        )
    if arguments.json:
        _print_json({"plans": rows})
    elif rows:
        _print_rows(
            (
                str(row["title"]),
                str(row["lender"]),
                f"{row['done']}/{row['count']}",
                str(Money(plan.open, plan.currency)),
                str(row["next_due"] or "-"),
                "-"
                if row["true_annual_rate"] is None
                else f"{Decimal(str(row['true_annual_rate'])) * 100:.1f}%",
            )
            for row, plan in zip(rows, book.plans.all(), strict=True)
        )
    return OK


def _check(book: Book, arguments: argparse.Namespace) -> int:
    found = book.check.run()
    texts = [
        sentence(one.code, arguments.lang, id=one.id, table=one.table, detail=one.detail) for one in found
    ]
    if arguments.json:
        rows = [{**one._asdict(), "message": text} for one, text in zip(found, texts, strict=True)]
        _print_json({"findings": rows})
    else:
        for text in texts:
            print(text)  # noqa: T201 - a command line prints
    return FOUND if found else OK


def _undo(book: Book, arguments: argparse.Namespace) -> int:
    change = book.history.undo()
    said = {name: word(name, value, arguments.lang) for name, value in change.params.items()}
    step = sentence(f"step.{change.name}", arguments.lang, **said)
    text = sentence("done.undo", arguments.lang, step=step)
    if arguments.json:
        _print_json({"undone": {"name": change.name, "params": dict(change.params), "text": text}})
    else:
        print(text)  # noqa: T201 - a command line prints
    return OK

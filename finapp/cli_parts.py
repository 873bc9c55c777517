"""What the commands of `finapp` share: options, the open book, secrets, printing, refusals."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import json
import os
import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from finapp.domain.dates import check_day, parse_date
from finapp.errors import UserError
from finapp.messages import LANGUAGES, explain_error, system_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from finapp.domain.exchange import Total
    from finapp.domain.money import Money
    from finapp.services.book import Book

OK, FOUND, REFUSED = 0, 1, 2
"""Exit codes: done; done, and the check found something; refused with a sentence."""

Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives the type no public name


class Parser(argparse.ArgumentParser):
    """Refuses a wrong use the way everything else is refused."""

    def error(self, message: str) -> NoReturn:
        """Raise `cli.usage`."""
        raise UserError("cli.usage", usage=self.format_usage().strip(), reason=message)


@contextlib.contextmanager
def without_solvers_words() -> Iterator[None]:
    """Keep what the solver's own library prints now and then out of the answer."""
    import ctypes  # noqa: PLC0415 - `finapp --version` stays fast

    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        with contextlib.suppress(OSError, TypeError, AttributeError):
            ctypes.CDLL(None).fflush(None)
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def path_of(text: str) -> Path:
    """Return the path that somebody wrote; shells leave the `~` of `--book=~/home.finapp` alone."""
    return Path(text).expanduser()


def add_shared(parser: argparse.ArgumentParser) -> None:
    """Add the options that stand before a command or after it."""
    parser.add_argument(
        "--book", type=path_of, metavar="FILE", default=argparse.SUPPRESS, help="the book's file"
    )
    parser.add_argument(
        "--json", dest="as_json", action="store_true", default=argparse.SUPPRESS, help="print JSON"
    )


def add_book_command(
    commands: Commands[Parser], name: str, text: str, run: Callable[[Book, argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Add a command that opens a book."""
    parser = commands.add_parser(name, help=text, description=text)
    add_shared(parser)
    parser.add_argument(
        "--passphrase-file", metavar="FILE", help="holds the book's passphrase; - reads standard input"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=system_language(), help="language of sentences (the system's)"
    )
    parser.add_argument("--today", metavar="DATE", help="count as if it were this day (YYYY-MM-DD)")
    parser.set_defaults(run=lambda arguments: with_book(run, arguments))
    return parser


# the book ----------------------------------------------------------------------------------------------


def with_book(run: Callable[[Book, argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    """Open the book, run the command, close the book.

    A book that `--create` made and that nothing was imported into is taken away again.
    """
    if arguments.book is None:
        raise UserError("cli.no_book")
    day = check_day(parse_date(arguments.today)) if arguments.today else None

    def today() -> date:
        return day or date.today()

    made = getattr(arguments, "create", False) and not arguments.book.exists()
    book = _create(arguments, today) if made else _open(arguments, today)
    keep = False
    try:
        status = run(book, arguments)
        keep = not getattr(arguments, "dry_run", False)
    finally:
        book.close()
        if made and not keep:
            arguments.book.unlink(missing_ok=True)
    return status


def _create(arguments: argparse.Namespace, today: Callable[[], date]) -> Book:
    from finapp.services.book import Book  # noqa: PLC0415 - `finapp --version` must not load the store

    given = secret(arguments.passphrase_file)
    return Book.create(arguments.book, given, language=arguments.lang, today=today)


def _open(arguments: argparse.Namespace, today: Callable[[], date]) -> Book:
    from finapp.services.book import Book  # noqa: PLC0415 - as above

    given = secret(arguments.passphrase_file)
    try:
        return Book.open(arguments.book, given, today=today)
    except UserError as error:
        if error.code != "book.passphrase_needed" or not can_ask():
            raise
    return Book.open(arguments.book, ask("Passphrase: "), today=today)


def secret(source: str | None) -> str | None:
    """Return the line a secret's file holds, `-` for the next line of standard input."""
    if source is None:
        return None
    if source == "-":
        return sys.stdin.readline().rstrip("\r\n")
    try:
        return path_of(source).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("cli.unreadable", path=source) from error


def can_ask() -> bool:
    """Tell whether somebody sits at the other end."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(prompt: str) -> str:
    """Ask at the terminal for a secret, which does not show."""
    return getpass.getpass(prompt, stream=sys.stderr)


# printing ----------------------------------------------------------------------------------------------


def say(text: str, to: TextIO | None = None) -> None:
    """Print one line."""
    print(text, file=to)


def print_json(value: object) -> None:
    """Print JSON, in UTF-8 whatever the terminal speaks."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    say(json.dumps(value, ensure_ascii=False, indent=2))


def print_rows(rows: Iterable[Sequence[str]]) -> None:
    """Print rows as columns two blanks apart."""
    table = list(rows)
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        say("  ".join(cells).rstrip())


def _width(text: str) -> int:
    """Return the columns a terminal needs: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def money_json(amount: Money) -> dict[str, Any]:
    """Return an amount the way every JSON answer writes it."""
    return {"minor": amount.minor, "currency": amount.currency}


def total_json(total: Total) -> dict[str, Any]:
    """Return a sum in the base currency: what no rate converts, and the oldest day of a rate in it."""
    return {
        "amount": money_json(total.amount),
        "without_rate": [money_json(one) for one in total.unknown],
        "rate_of": None if total.on is None else total.on.isoformat(),
    }


def refuse(error: UserError, *, as_json: bool, language: str) -> int:
    """Say why nothing was done; return the exit code."""
    text = explain_error(error, language)
    if as_json:
        print_json({"error": {"code": error.code, "message": text}})
    else:
        say(text, sys.stderr)
    return REFUSED

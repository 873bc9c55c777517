"""The command that imports a wallet's export into a book."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from finapp.cli_parts import OK, add_book_command, ask, can_ask, path_of, print_json, print_rows, say, secret
from finapp.errors import UserError
from finapp.messages import sentence, word

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from finapp.cli_parts import Commands, Parser
    from finapp.domain.credit import Offer
    from finapp.services.book import Book
    from finapp.services.imports import ImportPreview

_MOST_PERCENT = 100


def add_import_command(commands: Commands[Parser]) -> None:
    """Add `import`."""
    parser = add_book_command(commands, "import", "import a wallet export into a book", _import)
    parser.add_argument("file", type=path_of, help="the export: CSV, or the zip it came in")
    parser.add_argument(
        "--password-file", metavar="FILE", help="holds the zip's password; - reads standard input"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would become of each row, save nothing"
    )
    parser.add_argument("--create", action="store_true", help="make the book when there is none")
    parser.add_argument(
        "--fee",
        action="append",
        default=[],
        metavar="N=PERCENT",
        help="flat fee of purchases in N installments",
    )


def _import(book: Book, arguments: argparse.Namespace) -> int:
    from finapp.services.imports import ImportChoices, RowState  # noqa: PLC0415 - `finapp --version` stays fast

    offers = _offers(arguments.fee)
    preview = _preview(book, arguments)
    imported = 0
    if not arguments.dry_run and preview.count(RowState.NEW):
        change = book.imports.commit(preview, ImportChoices(offers=offers))
        imported = int(str(change.params["rows"]))
    problems = [
        {"line": problem.line, "message": sentence(problem.code, arguments.lang, **problem.params)}
        for problem in preview.statement.file.problems
    ]
    counts = {state.value: preview.count(state) for state in RowState if preview.count(state)}
    if arguments.as_json:
        records = preview.statement.file.records
        print_json({"records": records, "rows": counts, "imported": imported, "problems": problems})
    else:
        told = {**counts, "imported": imported}
        print_rows((word("row", state, arguments.lang), str(count)) for state, count in told.items())
        for problem in problems:
            say(f"{problem['line']}: {problem['message']}")
    return OK


def _preview(book: Book, arguments: argparse.Namespace) -> ImportPreview:
    """Read the file; the password of a locked zip is asked for where somebody can answer."""
    try:
        data = arguments.file.read_bytes()
    except OSError as error:
        raise UserError("cli.unreadable", path=str(arguments.file)) from error
    name = arguments.file.name
    try:
        return book.imports.preview(data, name, password=secret(arguments.password_file))
    except UserError as error:
        if error.code != "import.password_needed" or not can_ask():
            raise
    return book.imports.preview(data, name, password=ask("Password: "))


def _offers(entries: Iterable[str]) -> dict[int, Offer]:
    """Return the offers that `--fee 3=0 --fee 12=7.5` states."""
    return dict(_offer(entry) for entry in entries)


def _offer(entry: str) -> tuple[int, Offer]:
    from finapp.domain.account import AccountId  # noqa: PLC0415 - as above
    from finapp.domain.credit import Offer  # noqa: PLC0415 - as above
    from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention  # noqa: PLC0415 - as above

    number, _, percent = entry.partition("=")
    try:
        count, rate = int(number), Decimal(percent)
    except (ValueError, InvalidOperation):
        raise UserError("cli.fee", text=entry) from None
    if not (1 <= count <= MAX_INSTALLMENTS and rate.is_finite() and 0 <= rate <= _MOST_PERCENT):
        raise UserError("cli.fee", text=entry)
    convention = CostConvention.FEE_ONCE_SPREAD if rate else CostConvention.NONE
    return count, Offer(AccountId(0), count, convention, rate / 100)

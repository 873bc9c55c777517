"""The command that imports a wallet's export into a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.cli_parts import (
    OK,
    add_book_command,
    ask,
    can_ask,
    money_json,
    path_of,
    print_json,
    print_rows,
    say,
    secret,
)
from finapp.errors import UserError
from finapp.messages import sentence, word
from finapp.services.book_lock import check_free

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from finapp.cli_parts import Commands, Parser
    from finapp.services.book import Book
    from finapp.services.imports import ImportChoices, ImportItem, ImportPreview, ParsedFile, Totals


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
        "--encoding", help="what the file is written in, where that can't be told: big5, utf-16 …"
    )
    parser.add_argument("--bank", metavar="NAME", help="the bank account that the file does not name")
    for option, value, text in (
        ("--fee", "[TOOL:]N=PERCENT", "flat fee of purchases in N installments, of one tool or all"),
        ("--days", "TOOL=STATEMENT/DUE", "statement day and due day of a tool, such as 5/23"),
        ("--share", "LINE=AMOUNT[+AMOUNT…]", "what each source of a row paid; the last one the rest"),
    ):
        parser.add_argument(option, action="append", default=[], metavar=value, help=text)


def _import(book: Book, arguments: argparse.Namespace) -> int:
    from finapp.cli_import_answers import Answers  # noqa: PLC0415 - `finapp --version` stays fast
    from finapp.services.imports import RowState, is_decided  # noqa: PLC0415 - as above

    said = Answers(arguments)
    preview = _preview(book, arguments)
    choices = said.choices(book, preview)
    imported = 0
    if not arguments.dry_run and any(is_decided(one, choices, preview.bank_id) for one in preview.items):
        check_free(book.path)
        imported = int(str(book.imports.commit(preview, choices).params["rows"]))
    problems = [
        {"line": line, "message": sentence(code, arguments.lang, **params)}
        for line, code, params in _problems(preview, choices)
    ]
    counts = {state.value: preview.count(state) for state in RowState if preview.count(state)}
    file = preview.statement.file
    if arguments.as_json:
        lines = {"lines": [_line_json(item) for item in preview.items]} if arguments.dry_run else {}
        print_json(
            {
                "records": file.records,
                "rows": counts,
                "totals": [_total_json(file, direction) for direction in file.totals()],
                "imported": imported,
                "problems": problems,
                **lines,
            }
        )
        return OK
    if arguments.dry_run:
        print_rows(_line_text(item, arguments.lang) for item in preview.items)
    print_rows(
        (direction or "-", str(totals.count), str(totals.amount))
        for direction, totals in file.totals().items()
    )
    told = {**counts, "imported": imported}
    print_rows((word("row", state, arguments.lang), str(count)) for state, count in told.items())
    for problem in problems:
        say(f"{problem['line']}: {problem['message']}")
    return OK


def _total_json(file: ParsedFile, direction: str) -> dict[str, object]:
    """Return the raw totals of a direction as the file prints it, beside what the file itself claims."""
    return {
        "direction": direction,
        **_totals(file.totals()[direction]),
        "claimed": _totals(file.preamble.claims[direction]) if direction in file.preamble.claims else None,
    }


def _totals(totals: Totals) -> dict[str, object]:
    return {"count": totals.count, "amount": money_json(totals.amount) if totals.amount else None}


def _line_json(item: ImportItem) -> dict[str, object]:
    """Return what would become of a row: amounts are movements of its account, minus is out."""
    meaning = item.meaning
    return {
        "line": item.line,
        "date": meaning.row.occurred_on.isoformat(),
        "text": meaning.row.description or meaning.row.counterparty,
        "kind": meaning.kind.value,
        "state": item.state.value,
        "amount": money_json(meaning.signed),
        "account": meaning.account.label if meaning.account is not None else "",
        "installments": meaning.installments,
    }


def _line_text(item: ImportItem, language: str) -> tuple[str, ...]:
    row = item.meaning.row
    moved = str(item.meaning.signed) if item.meaning.signed else "-"
    kind, state = (
        word("import_kind", item.meaning.kind.value, language),
        word("row", item.state.value, language),
    )
    return (
        str(item.line),
        row.occurred_on.isoformat(),
        moved,
        kind,
        state,
        row.description or row.counterparty,
    )


def _problems(preview: ImportPreview, choices: ImportChoices) -> list[tuple[int, str, Mapping[str, object]]]:
    """Return rows that can't be read and rows that wait for an answer, by line."""
    from finapp.services.imports import RowState, is_decided  # noqa: PLC0415 - as above

    unread = [(one.line, one.code, one.params) for one in preview.statement.file.problems]
    waiting: list[tuple[int, str, Mapping[str, object]]] = [
        (item.line, code, {})
        for item in preview.items
        if item.state is RowState.NEEDS_YOU and not is_decided(item, choices, preview.bank_id)
        for code in item.meaning.questions
    ]
    return sorted([*unread, *waiting], key=lambda one: one[0])


def _preview(book: Book, arguments: argparse.Namespace) -> ImportPreview:
    """Read the file; the password of a locked zip is asked for where somebody can answer."""
    try:
        data = arguments.file.read_bytes()
    except OSError as error:
        raise UserError("cli.unreadable", path=str(arguments.file)) from error
    name, encoding = arguments.file.name, arguments.encoding
    try:
        return book.imports.preview(data, name, password=secret(arguments.password_file), encoding=encoding)
    except UserError as error:
        if error.code != "import.password_needed" or not can_ask():
            raise
    return book.imports.preview(data, name, password=ask("Password: "), encoding=encoding)

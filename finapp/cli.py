"""The `finapp` command for scripts."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import finapp
from finapp.cli_book import add_book_commands
from finapp.cli_calc import add_calc_command
from finapp.cli_import import add_import_command
from finapp.cli_parts import OK, Parser, add_shared, print_json, refuse, say
from finapp.cli_payoff import add_payoff_commands
from finapp.cli_statements import add_statement_commands
from finapp.errors import UserError
from finapp.messages import LANGUAGES, system_language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_STOPPED = 130
"""Exit code after Ctrl+C, as shells count."""


def _parser() -> Parser:
    """Return the parser of the whole command."""
    parser = Parser(prog="finapp", description=finapp.__doc__)
    parser.set_defaults(book=None, as_json=False, lang=system_language())
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="open an empty and the sample book (and --book, a copy of it), show every page offscreen",
    )
    add_shared(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    add_import_command(commands)
    add_book_commands(commands)
    add_statement_commands(commands)
    add_payoff_commands(commands)
    add_calc_command(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line `arguments`; return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that can't write a character must not stop us
            stream.reconfigure(errors="replace")
    try:
        parsed = _parser().parse_args(given)
    except UserError as error:
        language = next((one for one in LANGUAGES if one in given), system_language())
        return refuse(error, as_json="--json" in given, language=language)
    try:
        return _run(parsed)
    except UserError as error:
        return refuse(error, as_json=parsed.as_json, language=parsed.lang)
    except KeyboardInterrupt:
        return _STOPPED


def _run(parsed: argparse.Namespace) -> int:
    if parsed.version:
        print_json({"version": finapp.__version__}) if parsed.as_json else say(f"finapp {finapp.__version__}")
        return OK
    if parsed.self_test:
        return _self_test(parsed)
    if "run" in parsed:
        return int(parsed.run(parsed))
    _parser().print_help()
    return OK


def _self_test(parsed: argparse.Namespace) -> int:
    """Run the test of the window, which stands outside of the command line: a program of its own."""
    command = [sys.executable, "-m", "ui.self_test"]
    if parsed.book is not None:
        command.append(str(parsed.book.absolute()))
    if not parsed.as_json:
        return subprocess.run(command, check=False).returncode  # noqa: S603 - our own program
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - our own program
    print_json({"passed": done.returncode == OK, "steps": done.stdout.splitlines()})
    return done.returncode

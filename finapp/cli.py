"""The `finapp` command for scripts."""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import TYPE_CHECKING

import finapp
from finapp.cli_book import add_book_commands
from finapp.cli_calc import add_calc_command

if TYPE_CHECKING:
    from collections.abc import Sequence


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    parser = argparse.ArgumentParser(prog="finapp", description=finapp.__doc__)
    parser.add_argument("--version", action="version", version=f"finapp {finapp.__version__}")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="open an empty and the sample book, show every page offscreen",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    add_book_commands(commands)
    add_calc_command(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line `arguments`; return the exit status."""
    parser = _parser()
    parsed = parser.parse_args(arguments)
    if parsed.self_test:
        # The window stands outside of the command line; its test is a program of its own.
        return subprocess.run([sys.executable, "-m", "ui.self_test"], check=False).returncode
    if "run" in parsed:
        return int(parsed.run(parsed))
    parser.print_help()
    return 0

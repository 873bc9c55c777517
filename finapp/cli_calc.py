"""The command `finapp calc`: every calculation of the core, cases in, results out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.messages import explain_error

if TYPE_CHECKING:
    import argparse

OK, REFUSED = 0, 2
"""Exit codes: done; refused with a sentence."""


def add_calc_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `calc TOPIC --json FILE` and `calc --list`."""
    text = "run a calculation of the core on cases in JSON"
    parser = commands.add_parser("calc", help=text, description=text)
    parser.add_argument("topic", nargs="?", help="what to calculate; --list names the topics")
    parser.add_argument("--json", metavar="FILE", default="-", help="the cases; - reads standard input")
    parser.add_argument("--list", action="store_true", help="name the topics and their kinds")
    parser.add_argument("--lang", choices=("en", "zh_CN"), default="en", help="language of sentences")
    parser.set_defaults(run=_calc)


def _calc(arguments: argparse.Namespace) -> int:
    try:
        answer = _answer(arguments)
    except UserError as error:
        text = explain_error(error, arguments.lang)
        _print({"error": {"code": error.code, "message": text}})
        return REFUSED
    _print(answer)
    return OK


def _answer(arguments: argparse.Namespace) -> object:
    from finapp.services.calc.registry import run_cases, topics  # noqa: PLC0415 - `finapp --version` stays fast

    if arguments.list:
        return topics()
    if arguments.topic is None:
        raise UserError("calc.no_topic")
    return run_cases(arguments.topic, _cases(arguments.json))


def _cases(source: str) -> object:
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("cli.unreadable", path=source) from error
    try:
        return json.loads(text)
    except ValueError as error:
        raise UserError("calc.no_json", reason=str(error)) from error


def _print(answer: object) -> None:
    print(json.dumps(answer, ensure_ascii=False))  # noqa: T201 - a command line prints

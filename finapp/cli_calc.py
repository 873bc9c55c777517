"""The command `finapp calc`: questions in words, and every calculation of the core for machines."""

from __future__ import annotations

import json
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from finapp.domain.dates import Unit, due_date, parse_date
from finapp.domain.plan import CostConvention
from finapp.errors import UserError
from finapp.messages import LANGUAGES, explain_error, system_language

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from finapp.cli_parts import Commands, Parser
    from finapp.domain.money import Money
    from finapp.services.calc.questions import Answer

OK, REFUSED = 0, 2
"""Exit codes: done; refused with a sentence."""

FORMS = ("apr", "plan")
"""Questions in words; every other word is a topic for machines."""

_DIGITS = 6
_CONVENTIONS = [one.value for one in CostConvention if one is not CostConvention.CUSTOM]
_EXAMPLES = """\
finapp calc apr --amount 5999 --payment 541.90 --count 12 --first 2026-08-15
finapp calc plan --amount 12000 --count 12 --first 2026-08-15 --convention fee_per_period --rate 0.6
finapp calc xirr --json cases.json"""


def add_calc_command(commands: Commands[Parser]) -> None:
    """Add `calc apr`, `calc plan`, `calc TOPIC --json FILE` and `calc --list`."""
    text = "what a loan or plan costs a year, or a calculation of the core on cases in JSON"
    parser = commands.add_parser("calc", help=text, description=text, usage=f"\n{_EXAMPLES}")
    parser.add_argument("topic", nargs="?", help="apr, plan, or a topic that --list names")
    parser.add_argument(
        "--json",
        metavar="FILE",
        nargs="?",
        const="-",
        help="the cases of a topic (- or none: standard input); with apr and plan: print JSON",
    )
    parser.add_argument("--list", action="store_true", help="name the topics and their kinds")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=system_language(), help="language of sentences (the system's)"
    )
    _add_form_options(parser)
    parser.set_defaults(run=_calc)


def _add_form_options(parser: argparse.ArgumentParser) -> None:
    """Add what `apr` and `plan` are told. Numbers stay text: their errors are sentences of the product."""
    form = parser.add_argument_group("apr and plan")
    form.add_argument("--amount", help="what is borrowed, or the price of a plan")
    form.add_argument("--payment", help="one payment; in a plan the cost follows from it")
    form.add_argument("--count", help="number of payments")
    form.add_argument("--first", metavar="DATE", help="first due date")
    form.add_argument("--start", metavar="DATE", help="day of the loan (a period before --first)")
    form.add_argument(
        "--every", choices=[unit.value for unit in Unit], default="month", help="period (month)"
    )
    form.add_argument("--currency", default="CNY", help="currency (CNY)")
    form.add_argument("--down", default="0", help="down payment of a plan (0)")
    form.add_argument(
        "--convention", choices=_CONVENTIONS, default="none", help="how a plan charges its cost"
    )
    form.add_argument("--rate", default="0", help="percent that the convention charges, such as 0.6 (0)")
    form.add_argument("--explain", action="store_true", help="say how each number came about")


def _calc(arguments: argparse.Namespace) -> int:
    in_words = arguments.topic in FORMS and not arguments.list
    try:
        if in_words:
            _show(_computed(arguments), arguments)
        else:
            _print(_answer(arguments))
    except UserError as error:
        text = explain_error(error, arguments.lang)
        if in_words and arguments.json is None:
            print(text, file=sys.stderr)  # noqa: T201 - a command line prints
        else:
            _print({"error": {"code": error.code, "message": text}})
        return REFUSED
    return OK


def _computed(arguments: argparse.Namespace) -> Answer:
    try:
        return _asked(arguments)
    except (ValueError, OverflowError, ArithmeticError) as error:  # such as a date after the year 9999
        raise UserError("calc.not_computable", kind=arguments.topic, detail=error) from error


def _asked(arguments: argparse.Namespace) -> Answer:
    """Return the answer to `apr` or `plan`."""
    from finapp.domain.plan import PlanTerms  # noqa: PLC0415 - as below
    from finapp.domain.plan_builder import terms_from_installment  # noqa: PLC0415 - as below
    from finapp.services.calc.questions import Loan, loan_rates, plan_rows  # noqa: PLC0415 - as below

    amount, count = _money(arguments, "amount"), _count(arguments)
    first, unit = parse_date(_given(arguments, "first")), Unit(arguments.every)
    start = parse_date(arguments.start) if arguments.start else _period_before(first, unit)
    if arguments.topic == "apr":
        payment = _money(arguments, "payment")
        return loan_rates(
            Loan(amount=amount, payment=payment, count=count, start=start, first=first, unit=unit)
        )
    terms = PlanTerms(
        price=amount.minor,
        currency=amount.currency,
        count=count,
        start=start,
        first_due=first,
        unit=unit,
        convention=CostConvention(arguments.convention),
        rate=_percent(arguments.rate),
        down_payment=_money(arguments, "down").minor,
    )
    if arguments.payment is not None:
        terms = terms_from_installment(terms, _money(arguments, "payment").minor)
    return plan_rows(terms)


def _given(arguments: argparse.Namespace, name: str) -> str:
    text = getattr(arguments, name)
    if text is None:
        raise UserError("calc.missing_option", option=f"--{name}", form=arguments.topic)
    return str(text)


def _money(arguments: argparse.Namespace, name: str) -> Money:
    from finapp.domain.amount_text import parse_amount  # noqa: PLC0415 - as below
    from finapp.domain.currencies import check_currency  # noqa: PLC0415 - as below

    return parse_amount(_given(arguments, name), check_currency(arguments.currency))


def _count(arguments: argparse.Namespace) -> int:
    text = _given(arguments, "count").strip()
    if not (text.isdecimal() and len(text) <= _DIGITS):
        raise UserError("count.unreadable", text=text)
    return int(text)


def _percent(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found.adjusted()) > _DIGITS:
        raise UserError("rate.unreadable", text=text)
    return found / 100


def _period_before(first: date, unit: Unit) -> date:
    try:
        return due_date(first, -1, unit)
    except (ValueError, OverflowError):
        raise UserError("date.unreadable", text=first.isoformat()) from None


def _show(answer: Answer, arguments: argparse.Namespace) -> None:
    from finapp.domain.explain import render  # noqa: PLC0415 - as below
    from finapp.services.calc.registry import plain  # noqa: PLC0415 - as below

    reasons = answer.explanations if arguments.explain else ()
    texts = [text for reason in reasons for text in render(reason, arguments.lang)]
    if arguments.json is not None:
        _print(plain({**answer.outputs, "explanation": texts} if texts else answer.outputs))
        return
    for text in [*(line.text(arguments.lang) for line in answer.lines), *([""] if texts else []), *texts]:
        print(text)  # noqa: T201 - a command line prints


def _answer(arguments: argparse.Namespace) -> object:
    from finapp.services.calc.registry import run_cases, topics  # noqa: PLC0415 - `finapp --version` stays fast

    if arguments.list:
        return topics()
    if arguments.topic is None:
        raise UserError("calc.no_topic")
    language = arguments.lang if arguments.explain else ""
    return run_cases(arguments.topic, _cases(arguments.json or "-"), explain_in=language)


def _cases(source: str) -> object:
    try:
        text = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise UserError("cli.unreadable", path=source) from error
    try:
        return json.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError("cli.unreadable", path=source) from error
    except (ValueError, RecursionError) as error:
        raise UserError("calc.no_json", reason=str(error)) from error


def _print(answer: object) -> None:
    text = json.dumps(answer, ensure_ascii=False)
    if not text.isprintable():  # half a character, as an id that JSON wrote in escapes may be
        text = json.dumps(answer)
    print(text)  # noqa: T201 - a command line prints

"""The commands that look ahead on debts: payoff and health."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from finapp.cli_parts import (
    OK,
    add_book_command,
    money_json,
    print_json,
    print_rows,
    say,
    without_solvers_words,
)
from finapp.errors import UserError
from finapp.messages import sentence, word

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from finapp.cli_parts import Commands, Parser
    from finapp.domain.account import AccountId
    from finapp.domain.payoff import PayoffWishes
    from finapp.projection.health import MonthAmount, Use
    from finapp.services.book import Book
    from finapp.services.health import HealthReport
    from finapp.services.payoff_plan import Ground, Step, Way

_PERCENT = 100


def add_payoff_commands(commands: Commands[Parser]) -> None:
    """Add `payoff` and `health`."""
    payoff = add_book_command(
        commands, "payoff", "ways out of debt: when they end and what they cost", _payoff
    )
    payoff.add_argument(
        "--extra", default="0", metavar="AMOUNT", help="each month on top of the minimums (0)"
    )
    payoff.add_argument("--keep", metavar="AMOUNT", help="use money funds, but keep so much in them")
    payoff.add_argument(
        "--yield", dest="yearly", metavar="PERCENT", help="what they earn a year (the book's)"
    )
    payoff.add_argument("--order", metavar="A,B", help="lenders in your own order, by name")
    payoff.add_argument("--quick", action="store_true", help="without the optimum, which takes seconds")
    payoff.add_argument("--steps", action="store_true", help="with every extra repayment")
    add_book_command(
        commands, "health", "how borrowing stands: use of limits, income committed, delays", _health
    )


def _payoff(book: Book, arguments: argparse.Namespace) -> int:
    ground = book.payoff.ground()
    wishes = _wishes(book, arguments, ground)
    found = list((known := book.payoff.ways(ground, wishes)).values())
    if not arguments.quick:
        with without_solvers_words():
            found.append(book.payoff.best(ground, wishes, known))
    if arguments.as_json:
        print_json(
            {
                "owed": _money(ground, ground.owed),
                "minimum": _money(ground, ground.minimum),
                "savings": _money(ground, ground.savings),
                "left_out": [account.name for account in ground.book.left_out],
                "ways": [_way_json(ground, way, steps=arguments.steps) for way in found],
            }
        )
        return OK
    print_rows(_way_row(ground, way, arguments.lang) for way in found)
    for way in found if arguments.steps else ():
        if way.steps:
            say("")
            say(word("strategy", way.strategy, arguments.lang))
            print_rows(_step_row(step) for step in way.steps)
    return OK


def _wishes(book: Book, arguments: argparse.Namespace, ground: Ground) -> PayoffWishes:
    from dataclasses import replace  # noqa: PLC0415 - `finapp --version` stays fast

    wishes = replace(book.payoff.wishes(), extra=_minor(arguments.extra, ground.base))
    if arguments.keep is not None:
        wishes = replace(wishes, keep=_minor(arguments.keep, ground.base))
    if arguments.yearly is not None:
        wishes = replace(wishes, yearly=_percent(arguments.yearly))
    if arguments.order is not None:
        wishes = replace(wishes, order=_lenders(ground, arguments.order))
    return wishes


def _minor(text: str, currency: str) -> int:
    from finapp.domain.money import Money  # noqa: PLC0415 - as above

    amount = Money.of(text, currency)
    if amount.minor < 0:
        raise UserError("payoff.negative", amount=str(amount))
    return amount.minor


def _percent(text: str) -> Decimal:
    try:
        value = Decimal(text) / _PERCENT
    except InvalidOperation:
        raise UserError("amount.not_a_number", text=text) from None
    if not (value.is_finite() and 0 <= value <= 1):
        raise UserError("plan.rate", rate=f"{text}%")
    return value


def _lenders(ground: Ground, text: str) -> tuple[AccountId, ...]:
    known = {one.account.name: one.account.id for one in ground.book.debts}
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise UserError("payoff.no_lender", name=name, names=", ".join(sorted(known)))
    return tuple(known[name] for name in names)


def _money(ground: Ground, minor: int) -> dict[str, Any]:
    return {"minor": minor, "currency": ground.base}


def _way_json(ground: Ground, way: Way, *, steps: bool) -> dict[str, Any]:
    names = {one.account.id: one.account.name for one in ground.book.debts}
    data: dict[str, Any] = {
        "strategy": way.strategy.value,
        "debt_free": way.debt_free.isoformat() if way.debt_free is not None else None,
        "months": len(way.plan.months) if way.plan.repaid else None,
        "cost": _money(ground, way.cost) if way.plan.repaid else None,
        "saves": None if way.saves is None else _money(ground, way.saves),
        "order": [names[lender] for lender in way.lenders],
        "reason": way.plan.trouble.value if way.plan.trouble is not None else None,
        "shortfall": _money(ground, way.plan.shortfall),
        "proven": way.proven,
        "gap": None if way.gap is None else _money(ground, way.gap),
        "equals": way.like.value if way.like is not None else None,
        "balances": [{"on": day.isoformat(), "owed": owed} for day, owed in way.curve],
    }
    if steps:
        data["steps"] = [_step_json(step) for step in way.steps]
    return data


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "on": step.on.isoformat(),
        "lender": step.debt.account.name,
        "plan": step.debt.plan.title if step.debt.plan is not None else None,
        "amount": money_json(step.amount),
        "from_savings": step.savings,
        "closes": step.closes,
        "installments": list(step.installments),
    }


def _way_row(ground: Ground, way: Way, language: str) -> tuple[str, ...]:
    from finapp.domain.money import Money  # noqa: PLC0415 - as above

    known = {one.account.id: one.account.name for one in ground.book.debts}
    return (
        word("strategy", way.strategy, language),
        way.debt_free.isoformat() if way.debt_free is not None else "-",
        str(Money(way.cost, ground.base)) if way.plan.repaid else "-",
        "-" if way.saves is None else str(Money(way.saves, ground.base)),
        ", ".join(known[lender] for lender in way.lenders),
    )


def _step_row(step: Step) -> tuple[str, ...]:
    title = step.debt.plan.title if step.debt.plan is not None else ""
    return step.on.isoformat(), step.debt.account.name, title, str(step.amount)


def _health(book: Book, arguments: argparse.Namespace) -> int:
    report = book.health.report()
    if arguments.as_json:
        print_json(_health_json(report))
        return OK
    health, language = report.health, arguments.lang
    figures = (
        ("used", health.used),
        ("used_at_close", health.used_at_close),
        ("service", health.next_month),
        ("committed", health.committed),
        ("largest", health.largest.share if health.largest is not None else None),
    )
    rows = [(word("health", name, language), _share(share)) for name, share in figures]
    rows.append((word("health", "on_time", language), f"{health.on_time}/{health.judged}"))
    print_rows(rows)
    if health.income is None:
        say(sentence("cli.no_income", language))
    return OK


def _share(share: Decimal | None) -> str:
    return "-" if share is None else f"{share * _PERCENT:.0f}%"


def _health_json(report: HealthReport) -> dict[str, Any]:
    health = report.health
    names = {account_id: account.name for account_id, account in report.accounts.items()}

    def amounts(rows: tuple[MonthAmount, ...]) -> list[dict[str, Any]]:
        return [
            {"month": one.month.isoformat(), "amount": {"minor": one.amount, "currency": report.base}}
            for one in rows
        ]

    return {
        "used": _text(health.used),
        "used_at_close": _text(health.used_at_close),
        "band": str(report.band),
        "uses": [_use_json(one, report, names) for one in health.uses],
        "debt_service_to_income": _text(health.next_month),
        "committed": _text(health.committed),
        "income": None if health.income is None else {"minor": health.income, "currency": report.base},
        "income_stated": health.stated is not None,
        "incomes": amounts(health.incomes),
        "repayments": amounts(health.service),
        "judged": health.judged,
        "on_time": health.on_time,
        "late": [
            {
                "due": one.obligation.due.isoformat(),
                "lender": names[one.obligation.account_id],
                "title": one.obligation.title,
                "amount": money_json(one.obligation.amount),
                "days": one.days,
                "paid_on": one.paid_on.isoformat() if one.paid_on is not None else None,
            }
            for one in health.history
        ],
        "concentration": _text(health.concentration),
        "lenders": [
            {
                "lender": names[one.account_id],
                "owed": {"minor": one.owed, "currency": report.base},
                "share": str(one.share),
            }
            for one in health.parts
        ],
        "left_out": list(report.left_out),
    }


def _use_json(one: Use, report: HealthReport, names: Mapping[AccountId, str]) -> dict[str, Any]:
    own = one.own
    pay = own.to_pay(report.band)
    return {
        "lenders": [names[tool] for tool in one.tools],
        "used": {"minor": one.used, "currency": report.base},
        "limit": {"minor": one.limit, "currency": report.base},
        "share": str(one.share),
        "closes_on": own.closes_on.isoformat() if own.closes_on is not None else None,
        "share_at_close": _text(one.share_at_close),
        "to_pay": None if pay is None else money_json(pay),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)

"""How ways out of debt read: names, sentences, steps, and the chart of what is owed."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QCoreApplication

from finapp.domain.money import Money
from finapp.domain.payoff import Strategy
from finapp.domain.plan import SettlementRule
from finapp.projection.payoff import Trouble
from finapp.services.payoff_book import DebtKind
from ui import format as formats
from ui.charts.payoff import MonthTick, PayoffChart, WayLine
from ui.repayments import tile_of
from ui.widgets.order_tiles import Lender

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finapp.domain.account import Account, AccountId
    from finapp.domain.payoff import PayoffWishes
    from finapp.services.payoff import Progress
    from finapp.services.payoff_book import BookDebt
    from finapp.services.payoff_plan import Ground, Step, Way

translate = QCoreApplication.translate

CARDS = (Strategy.AVALANCHE, Strategy.SNOWBALL, Strategy.CUSTOM, Strategy.OPTIMAL)
"""The strategies that one chooses from; minimums only stand beside them for comparison."""

_FIRST = 3
_TICKS = 7
_LONGEST = 600
"""Months a chart shows at most."""


class StepWords(NamedTuple):
    """One line of what to do: whose tile, the step, and why."""

    lender: Lender | None
    text: str
    note: str


def strategy_name(strategy: Strategy) -> str:
    """Return what a strategy is called."""
    return {
        Strategy.MINIMUMS: translate("Payoff", "Minimums only"),
        Strategy.AVALANCHE: translate("Payoff", "Highest rate first"),
        Strategy.SNOWBALL: translate("Payoff", "Smallest first"),
        Strategy.CUSTOM: translate("Payoff", "My order"),
        Strategy.OPTIMAL: translate("Payoff", "Least cost"),
    }[strategy]


def strategy_sentence(strategy: Strategy) -> str:
    """Return what a strategy does."""
    return {
        Strategy.MINIMUMS: translate("Payoff", "Nothing beside what must be paid"),
        Strategy.AVALANCHE: translate("Payoff", "Avalanche: the dearest debt goes first"),
        Strategy.SNOWBALL: translate("Payoff", "Snowball: the smallest debt goes first"),
        Strategy.CUSTOM: translate("Payoff", "Custom: drag lenders into your order"),
        Strategy.OPTIMAL: translate("Payoff", "Optimal: whatever costs least"),
    }[strategy]


def lender_of(account: Account) -> Lender:
    """Return an account as a tile in an order."""
    letters, slot = tile_of(account)
    return Lender(account.id, account.name, letters, slot)


def lenders_of(ground: Ground, ids: Sequence[AccountId]) -> list[Lender]:
    """Return lenders by their ids."""
    known = {one.account.id: one.account for one in ground.book.debts}
    return [lender_of(known[one]) for one in ids if one in known]


def own_order(ground: Ground, order: Sequence[AccountId]) -> tuple[AccountId, ...]:
    """Return every lender in the household's order; those it does not name follow, the dearest first."""
    rates: dict[AccountId, Decimal] = {}
    for one in ground.book.debts:
        rates[one.account.id] = max(rates.get(one.account.id, Decimal(0)), one.debt.rate(1))
    place = {lender: number for number, lender in enumerate(order)}
    return tuple(sorted(rates, key=lambda one: (place.get(one, len(place)), -rates[one])))


def debt_free(way: Way) -> str:
    """Return the month of the last repayment: “Aug 2027”; “never” when it does not come."""
    if way.debt_free is None:
        return translate("Payoff", "never")
    return formats.current().short_month(way.debt_free)


def cost(ground: Ground, way: Way) -> str:
    """Return interest and fees in whole units; a dash when they never end."""
    return formats.current().figure(Money(way.cost, ground.base)) if way.plan.repaid else "–"


def minimums_note(ground: Ground, way: Way) -> str:
    """Return what the minimums alone lead to, for the heading."""
    if not way.plan.repaid:
        return translate("Payoff", "With minimums only you are never free of debt")
    text = translate("Payoff", "With minimums only: debt-free {month}, {cost} interest and fees")
    return text.format(month=debt_free(way), cost=cost(ground, way))


def optimal_sentence(ground: Ground, way: Way) -> str:
    """Return what the optimum does differently."""
    writes = formats.current()
    used = way.savings_used
    if used:
        text = translate("Payoff", "Optimal: {amount} from savings, then what saves most")
        return text.format(amount=writes.figure(Money(used, ground.base)))
    if way.proven is False:
        if not way.gap:
            return translate("Payoff", "Optimal: the best found in time")
        text = translate("Payoff", "Optimal: within {amount} of the cheapest")
        return text.format(amount=writes.figure(Money(way.gap, ground.base)))
    if way.like is not None:
        text = translate("Payoff", "Optimal: nothing is cheaper than “{strategy}”")
        return text.format(strategy=strategy_name(way.like))
    return strategy_sentence(Strategy.OPTIMAL)


def cheapest(ways: Mapping[Strategy, Way]) -> Strategy | None:
    """Return the strategy that leaves most in the end, the optimum where it is as good as another."""
    known = {one: way.saves for one, way in ways.items() if way.saves is not None and one in CARDS}
    if not known:
        return None
    return max(known, key=lambda one: (known[one] or 0, CARDS.index(one)))


# Steps -------------------------------------------------------------------------------------------------


def step_lines(ground: Ground, way: Way, wishes: PayoffWishes) -> list[StepWords]:
    """Return what a way asks one to do, or why it asks for nothing, and who is left out."""
    if way.plan.trouble is Trouble.BUDGET_BELOW_MINIMUM:
        missing = formats.current().figure(Money(way.plan.shortfall, ground.base))
        text = translate("Payoff", "The budget lacks {amount} for the minimums")
        return [StepWords(None, text.format(amount=missing), "")]
    found = steps_of(ground, way, Money(wishes.extra, ground.base))
    if not found:
        note = translate("Payoff", "An amount each month, or savings, shorten the way")
        found = [StepWords(None, translate("Payoff", "Nothing beside what is due"), note)]
    if ground.book.left_out:
        names = formats.current().listed(account.name for account in ground.book.left_out)
        text = translate("Payoff", "Left out: {lenders}").format(lenders=names)
        found.append(StepWords(None, text, translate("Payoff", "no exchange rate is known")))
    return found


def steps_of(ground: Ground, way: Way, extra: Money) -> list[StepWords]:
    """Return the first repayments one by one, and what follows in one line."""
    month = ground.today + relativedelta(months=1)
    now = [step for step in way.steps if step.on < month]
    first = sorted(now, key=lambda step: -step.minor)[:_FIRST] if len(now) > _FIRST else now
    found = [_step(ground, step) for step in first]
    later = [step for step in way.steps if step not in first]
    if not later:
        return found
    names = list(dict.fromkeys(target_name(step.debt) for step in later))
    day = formats.current().short_date(later[0].on, ground.today)
    text = translate("Payoff", "From {day}, send {amount} extra each month")
    if not extra:
        text = translate("Payoff", "From {day}, send what repaid debts leave each month")
    words = text.format(day=day, amount=formats.current().figure(extra))
    note = translate("Payoff", "to {debts}").format(debts=formats.current().listed(names))
    return [*found, StepWords(lender_of(later[0].debt.account), words, note)]


def target_name(debt: BookDebt) -> str:
    """Return what a debt is called in a sentence: its plan, or the balance of its lender."""
    if debt.plan is not None:
        return debt.plan.title
    if debt.kind is DebtKind.CARRIED:
        return translate("Payoff", "the balance of {lender}").format(lender=debt.account.name)
    return debt.account.name


def _step(ground: Ground, step: Step) -> StepWords:
    writes = formats.current()
    amount = writes.figure(step.amount)
    if step.savings and step.savings == step.minor and step.on == ground.today:
        text = translate("Payoff", "Pay {amount} from savings today")
    elif step.closes and step.debt.plan is not None:
        text = translate("Payoff", "Pay off {debt}, {amount}")
    else:
        text = translate("Payoff", "Put {amount} against {debt}")
    words = text.format(amount=amount, debt=target_name(step.debt))
    return StepWords(lender_of(step.debt.account), words, _reason(ground, step))


def _reason(ground: Ground, step: Step) -> str:
    writes, debt = formats.current(), step.debt
    words = []
    if step.on != ground.today:
        text = translate("Payoff", "on {day}")
        words.append(text.format(day=writes.short_date(step.on, ground.today)))
    if step.savings and debt.plan is not None:
        words.append(debt.plan.title)
    elif debt.kind is DebtKind.CARRIED:
        words.append(translate("Payoff", "carried balance"))
    if debt.yearly:
        words.append(translate("Payoff", "{rate} a year").format(rate=writes.percent(debt.yearly)))
    if debt.plan is not None:
        rule = debt.plan.terms.settlement
        if rule is SettlementRule.WAIVED and step.installments:
            words.append(translate("Payoff", "fees to come refunded"))
        elif rule is SettlementRule.PENALTY:
            rate = writes.percent(debt.plan.terms.penalty_rate)
            words.append(translate("Payoff", "{rate} fee for paying early").format(rate=rate))
    if step.savings > 0 and (step.savings < step.minor or step.on != ground.today):
        text = translate("Payoff", "{amount} from savings")
        words.append(text.format(amount=writes.figure(Money(step.savings, ground.base))))
    return ", ".join(words) if writes.language != "zh_CN" else "，".join(words)


# A followed way ----------------------------------------------------------------------------------------


def progress_text(progress: Progress) -> tuple[str, str]:
    """Return which way is followed, and how many of its repayments were made."""
    strong = translate("Payoff", "Following “{name}”.").format(name=progress.scenario.name)
    count = len(progress.planned)
    text = QCoreApplication.translate("Payoff", "{done} of %n repayment(s) made.", "", count)
    words = [text.format(done=len(progress.done))]
    if progress.missed:
        words.append(QCoreApplication.translate("Payoff", "%n missed.", "", len(progress.missed)))
    return strong, " ".join(words)


def progress_note(progress: Progress, base: str) -> str:
    """Return the next planned repayment, and whether more or less is owed than the way said for today."""
    writes = formats.current()
    words = []
    if progress.next is not None:
        text = translate("Payoff", "Next: {amount} on {day}")
        day = writes.short_date(progress.next.on, progress.today)
        words.append(text.format(amount=writes.figure(progress.next.amount), day=day))
    ahead = progress.expected - progress.owed
    if not ahead:
        words.append(translate("Payoff", "as much is owed as it said"))
    elif ahead > 0:
        text = translate("Payoff", "{amount} less is owed than it said for today")
        words.append(text.format(amount=writes.figure(Money(ahead, base))))
    else:
        text = translate("Payoff", "{amount} more is owed than it said for today")
        words.append(text.format(amount=writes.figure(Money(-ahead, base))))
    return " · ".join(words)


# Chart -------------------------------------------------------------------------------------------------


class Drawn(NamedTuple):
    """One line of the chart."""

    key: str
    name: str
    way: Way


def drawn(ways: Mapping[Strategy, Way]) -> list[Drawn]:
    """Return the lines of strategies."""
    return [Drawn(one.value, strategy_name(one), way) for one, way in ways.items() if way.plan.months]


def chart_of(ground: Ground, lines: Sequence[Drawn], chosen: str) -> PayoffChart:
    """Return the chart of all ways, long enough for those that one chooses from."""
    writes = formats.current()
    ends = [
        len(one.way.plan.months)
        for one in lines
        if one.way.strategy is not Strategy.MINIMUMS and one.way.plan.repaid
    ]
    longest = max((len(one.way.plan.months) for one in lines), default=1)
    cut = min(max(ends, default=12) * 2, longest, _LONGEST) or 1
    cut = max(cut, max(ends, default=1))
    taken = next(one for one in lines if one.key == chosen)
    today = sum(step.minor for step in taken.way.steps if step.on == ground.today)
    used = taken.way.savings_used
    drop = Money(today, ground.base)
    text = translate("Payoff", "{amount} from savings").format(amount=writes.figure(Money(used, ground.base)))
    finding = translate("Payoff", "With “{strategy}” what is owed falls from {owed} to nothing in {month}")
    return PayoffChart(
        language=writes.language,
        head=partial(_head, ground),
        write=partial(_owed_at, ground, lines),
        ways=tuple(_line(ground, one) for one in lines),
        chosen=chosen,
        ticks=_ticks(ground, cut),
        cut=cut,
        finding=finding.format(
            strategy=taken.name,
            owed=writes.figure(Money(ground.owed, ground.base)),
            month=debt_free(taken.way),
        ),
        across=translate("Payoff", "Month"),
        drop=float(drop.major),
        drop_text=text if used else "",
    )


def _line(ground: Ground, one: Drawn) -> WayLine:
    unit = Money.of(1, ground.base).minor
    return WayLine(
        key=one.key,
        name=one.name,
        values=tuple(owed / unit for _, owed in one.way.curve[: _LONGEST + 1]),
        end=debt_free(one.way),
    )


def _owed_at(ground: Ground, lines: Sequence[Drawn], key: str, month: int) -> str:
    curve = next(one.way.curve for one in lines if one.key == key)
    return formats.current().figure(Money(curve[month][1], ground.base))


def _head(ground: Ground, month: int) -> str:
    if not month:
        return translate("Payoff", "Today")
    return formats.current().short_month(ground.today + relativedelta(months=month))


def _ticks(ground: Ground, cut: int) -> tuple[MonthTick, ...]:
    """Return marks at even months: “Today”, “Mar 2027”, “Jun”: the year where it is new."""
    step = next(one for one in (1, 2, 3, 6, 12, 24, 60, 120) if cut <= one * _TICKS)
    found, year = [MonthTick(0, translate("Payoff", "Today"))], ground.today.year
    writes = formats.current()
    for month in range(step, cut + 1, step):
        day = ground.today + relativedelta(months=month)
        text = writes.short_month(day)
        if writes.language != "zh_CN":
            text = text if day.year != year else text.split()[0]
        elif day.year == year:
            text = text.partition("年")[2]
        year = day.year
        found.append(MonthTick(month, text))
    return tuple(found)

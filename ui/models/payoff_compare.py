"""Ways out of debt side by side: the columns of a comparison, the months of one, and its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from finapp.domain.money import Money
from finapp.domain.payoff import Strategy
from finapp.projection.payoff_explained import explain_payoff, explain_saving
from finapp.services.payoff_plan import day_of
from ui import format as formats
from ui.models import payoff_words as words
from ui.models.cells import Cell, Column
from ui.widgets.comparison import Cell as Value
from ui.widgets.comparison import Option, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from finapp.domain.explain import Explanation
    from finapp.domain.payoff import PayoffWishes, Scenario
    from finapp.services.payoff_plan import Ground, Way

translate = QCoreApplication.translate

SAVES = "saves"
_LOOKING = Value("…", "text-3")


class Candidate(NamedTuple):
    """One column: a strategy under the present wishes, or a saved scenario; `way` is None while sought."""

    key: str
    name: str
    wishes: PayoffWishes
    strategy: Strategy
    way: Way | None
    scenario: Scenario | None = None


def scenario_key(scenario: Scenario) -> str:
    """Return the key of a saved scenario's column."""
    return f"saved {scenario.id}"


def rows() -> list[Row]:
    """Return the lines of the comparison."""
    return [
        Row("free", translate("PayoffCompare", "Debt-free")),
        Row("months", translate("PayoffCompare", "Months")),
        Row("interest", translate("PayoffCompare", "Interest")),
        Row("fees", translate("PayoffCompare", "Fees")),
        Row("savings", translate("PayoffCompare", "From savings")),
        Row("cost", translate("PayoffCompare", "Interest and fees"), kind="total"),
        Row(SAVES, translate("PayoffCompare", "saves, against minimums"), kind="under"),
    ]


def option(ground: Ground, one: Candidate, *, cheapest: bool) -> Option:
    """Return a column."""
    badge = None
    if one.scenario is not None and one.scenario.followed:
        badge = (translate("PayoffCompare", "Followed"), "accent", "")
    elif cheapest:
        badge = (translate("PayoffCompare", "Cheapest"), "positive", "check-bold")
    return Option(one.key, one.name, _detail(ground, one), badge, _values(ground, one.way))


def _detail(ground: Ground, one: Candidate) -> str:
    if one.scenario is None:
        return {
            Strategy.MINIMUMS: translate("PayoffCompare", "nothing extra"),
            Strategy.AVALANCHE: translate("PayoffCompare", "the dearest debt first"),
            Strategy.SNOWBALL: translate("PayoffCompare", "the smallest debt first"),
            Strategy.CUSTOM: translate("PayoffCompare", "as you ordered lenders"),
            Strategy.OPTIMAL: translate("PayoffCompare", "whatever costs least"),
        }[one.strategy]
    extra = formats.current().figure(Money(one.wishes.extra, ground.base))
    text = translate("PayoffCompare", "{extra} extra · {strategy}")
    return text.format(extra=extra, strategy=words.strategy_name(one.strategy))


def _values(ground: Ground, way: Way | None) -> Mapping[str, Value]:
    if way is None:
        return {row.key: _LOOKING for row in rows()}
    writes = formats.current()

    def money(minor: int) -> Value:
        amount = Money(minor, ground.base)
        return Value(writes.figure(amount), tip=writes.money(amount))

    known = way.plan.repaid
    none = Value("–", "text-3")
    saved = way.saves if way.saves is not None and way.strategy is not Strategy.MINIMUMS else None
    return {
        "free": Value(words.debt_free(way), strong=True, explained=True),
        "months": Value(str(len(way.plan.months))) if known else none,
        "interest": money(way.plan.interest) if known else none,
        "fees": money(way.plan.fees) if known else none,
        "savings": money(way.savings_used) if way.savings_used else none,
        "cost": money(way.cost)._replace(explained=True) if known else none,
        SAVES: none
        if saved is None
        else money(saved)._replace(tone="positive" if saved > 0 else "text-3", explained=True),
    }


def cheapest_key(candidates: Iterable[Candidate]) -> str:
    """Return the key of the strategy that leaves most in the end; empty when none saves anything.

    Saved scenarios have money of their own each month, so they are not in that race.
    """
    ways = {one.strategy: one.way for one in candidates if one.way is not None and one.scenario is None}
    found = words.cheapest(ways)
    return "" if found is None or not ways[found].saves else found.value


def explanation(ground: Ground, way: Way, row: str) -> Explanation:
    """Return why a value of a column is what it is: of the saving, or of the way as a whole."""
    if row == SAVES and way.saves is not None:
        return explain_saving(way.plan, ground.least, ground.base, saves=way.saves)
    debts = [one.debt for one in ground.book.debts]
    return explain_payoff(debts, way.plan, ground.base, names=debt_names(ground))


def debt_names(ground: Ground) -> dict[str, str]:
    """Return what the debts of a plan are called."""
    return {one.debt.name: words.target_name(one) for one in ground.book.debts}


# Month by month ----------------------------------------------------------------------------------------


class MonthLine:
    """One month of a way as cells show it, made when it is looked at."""

    def __init__(self, ground: Ground, way: Way, number: int) -> None:
        self.ground, self.number = ground, number
        self.month = way.plan.months[number - 1]

    def money(self, minor: int) -> Cell:
        """Return an amount; nothing where there is none."""
        amount = Money(minor, self.ground.base)
        writes = formats.current()
        return Cell(writes.amount(amount) if minor else "–", spoken=writes.spoken(amount))

    @property
    def day(self) -> Cell:
        """The day on which the month's extra repayments are made."""
        return Cell(formats.current().date(day_of(self.ground.today, self.number)))

    @property
    def steps(self) -> Cell:
        """What is done beside what is due, and what is repaid."""
        found = []
        for index, one in enumerate(self.ground.book.debts):
            extra = self.month.extra[index] if self.month.extra else 0
            done = self.month.payments[index] > 0 and not self.month.balances[index]
            if extra and done:
                text = translate("PayoffCompare", "{debt} {amount} (repaid)")
            elif extra:
                text = translate("PayoffCompare", "{debt} {amount}")
            elif done:
                text = translate("PayoffCompare", "{debt} repaid")
            else:
                continue
            amount = formats.current().figure(Money(extra, self.ground.base))
            found.append(text.format(debt=words.target_name(one), amount=amount))
        return Cell(" · ".join(found), tooltip="\n".join(found))


def month_columns() -> list[Column[MonthLine]]:
    """Return the columns of the months."""

    def amount(key: str, title: str, read: Callable[[MonthLine], int]) -> Column[MonthLine]:
        return Column(key, title, lambda one: one.money(read(one)), 100, right=True, sortable=False)

    return [
        Column(
            "number", "#", lambda one: Cell(str(one.number), tone="text-3"), 44, right=True, sortable=False
        ),
        Column("day", translate("PayoffCompare", "From"), lambda one: one.day, 130, sortable=False),
        Column(
            "steps",
            translate("PayoffCompare", "Beside what is due"),
            lambda one: one.steps,
            220,
            stretch=True,
            sortable=False,
        ),
        amount("paid", translate("PayoffCompare", "Paid"), lambda one: sum(one.month.payments)),
        amount("extra", translate("PayoffCompare", "of it extra"), lambda one: sum(one.month.extra)),
        amount(
            "cost",
            translate("PayoffCompare", "Interest, fees"),
            lambda one: sum(one.month.interest) + sum(one.month.fees),
        ),
        amount("owed", translate("PayoffCompare", "Still owed"), lambda one: sum(one.month.balances)),
    ]

"""The payoff planner: ways out of the book's debts, saved, compared, followed and tracked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from finapp.domain.account import AccountKind
from finapp.domain.exchange import Rates
from finapp.domain.money import Money
from finapp.domain.payoff import PayoffWishes, PlannedPayment, Scenario, ScenarioDraft, Strategy
from finapp.domain.plan import ExtraEffect, SettlementRule
from finapp.errors import UserError
from finapp.projection.obligations import ObligationKind
from finapp.services.calendar import find_obligations
from finapp.services.loan_plans import LOAN_KINDS
from finapp.services.loans import store_extra
from finapp.services.payments import store_payment
from finapp.services.payoff_book import book_debts
from finapp.services.payoff_plan import Ground, Way, best_way, ways
from finapp.services.settings import DEFAULTS
from finapp.services.settlement import settle_plan
from finapp.services.tool_facts import read_tools
from finapp.services.tool_states import Standing, states_of
from finapp.store import accounts, exchange, ledger, loans, members, scenarios

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import AccountId, MemberId
    from finapp.domain.payment import PaymentId
    from finapp.domain.payoff import PlannedId, ScenarioId
    from finapp.projection.obligations import Obligation
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change

_NO_MEMBERS: frozenset[MemberId] = frozenset()


class Report(Protocol):
    """What long work tells somebody who waits, and where it hears that nobody does any more."""

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is; raise to stop it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a followed scenario goes. Amounts in minor units of the base currency.

    `planned` are its repayments by day; `missed` those whose day has passed. `owed` is what is owed now,
    `expected` what the scenario said would be.
    """

    scenario: Scenario
    planned: tuple[PlannedPayment, ...]
    owed: int
    expected: int
    today: date

    @property
    def done(self) -> tuple[PlannedPayment, ...]:
        """Return the repayments that were made."""
        return tuple(one for one in self.planned if one.is_done)

    @property
    def missed(self) -> tuple[PlannedPayment, ...]:
        """Return the repayments that were not made on their day."""
        return tuple(one for one in self.planned if not one.is_done and one.on < self.today)

    @property
    def next(self) -> PlannedPayment | None:
        """Return the next repayment to make."""
        return next((one for one in self.planned if not one.is_done), None)


class Payoff:
    """Use cases over ways out of debt."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    # planning ------------------------------------------------------------------------------------------

    def ground(self, member_ids: frozenset[MemberId] = _NO_MEMBERS) -> Ground:
        """Read the debts and savings that plans are made from; with `member_ids` those of these members."""
        today = self._today()
        with self._file.read() as connection:
            tools = read_tools(connection)
            balances, rates = ledger.balances(connection), Rates(exchange.rates(connection), today)
            base = str(members.settings(connection).get("currency", DEFAULTS["currency"]))
            found = loans.of_plans(connection, tools.plans)
        obligations = find_obligations(tools, today, _NO_MEMBERS)
        standing = Standing(today=today, obligations=obligations, balances=balances, rates=rates)
        states = [
            one for one in states_of(tools, standing) if not member_ids or one.account.member_id in member_ids
        ]
        savings = 0
        for one in tools.accounts.values():
            mine = not member_ids or one.member_id in member_ids
            if one.kind is AccountKind.MONEY_FUND and one.currency and mine:
                held = Money(balances.get(one.id, {}).get(one.currency, 0), one.currency)
                in_base = rates.convert(held, base)
                savings += 0 if in_base is None else max(in_base.minor, 0)
        return Ground(
            today=today,
            base=base,
            book=book_debts(states, found.__getitem__, _bills(obligations), today, base, rates),
            savings=savings,
            rates=rates,
        )

    @staticmethod
    def ways(ground: Ground, wishes: PayoffWishes) -> dict[Strategy, Way]:
        """Return what the simple strategies lead to; fast enough while somebody drags a slider."""
        return ways(ground, wishes)

    @staticmethod
    def best(
        ground: Ground, wishes: PayoffWishes, known: Mapping[Strategy, Way], report: Report | None = None
    ) -> Way:
        """Return the cheapest way; takes seconds. `report` hears of it and may stop it."""
        if report is None:
            return best_way(ground, wishes, known)
        return best_way(ground, wishes, known, report.progress)

    def way(self, ground: Ground, strategy: Strategy, wishes: PayoffWishes) -> Way:
        """Return what one strategy leads to."""
        simple = ways(ground, wishes)
        return best_way(ground, wishes, simple) if strategy is Strategy.OPTIMAL else simple[strategy]

    def wishes(self) -> PayoffWishes:
        """Return what a household begins with: no extra, savings untouched, its own yield."""
        return PayoffWishes(yearly=self._yield())

    def _yield(self) -> Decimal:
        with self._file.read() as connection:
            found = members.settings(connection)
        return Decimal(str(found.get("waiting_yield", DEFAULTS["waiting_yield"])))

    # keeping -------------------------------------------------------------------------------------------

    def scenarios(self) -> list[Scenario]:
        """Return the saved scenarios, oldest first."""
        with self._file.read() as connection:
            return scenarios.scenarios(connection)

    def save(self, name: str, way: Way, wishes: PayoffWishes) -> Change:
        """Keep a way out of debt under a name; raise `payoff.no_name`."""
        draft = self._draft(name, way, wishes)
        with self._file.write("save_scenario", scenario=draft.name) as unit:
            unit.created = scenarios.insert(unit.connection, draft)
        return unit.change

    def rename(self, scenario_id: ScenarioId, name: str) -> Change:
        """Give a scenario another name; raise `payoff.no_name`."""
        if not name.strip():
            raise UserError("payoff.no_name")
        with self._file.write("rename_scenario", scenario=name.strip()) as unit:
            scenarios.rename(unit.connection, scenario_id, name.strip())
        return unit.change

    def delete(self, scenario_id: ScenarioId) -> Change:
        """Forget a scenario with the repayments it plans; payments stay."""
        name = next(one.name for one in self.scenarios() if one.id == scenario_id)
        with self._file.write("delete_scenario", scenario=name) as unit:
            scenarios.delete(unit.connection, scenario_id)
        return unit.change

    def compare(self, ground: Ground, kept: Sequence[Scenario]) -> list[tuple[Scenario, Way]]:
        """Return what saved scenarios lead to from today."""
        return [(one, self.way(ground, one.strategy, one.wishes)) for one in kept]

    def _draft(self, name: str, way: Way, wishes: PayoffWishes) -> ScenarioDraft:
        if not name.strip():
            raise UserError("payoff.no_name")
        return ScenarioDraft(
            name=name.strip(),
            strategy=way.strategy,
            wishes=wishes,
            created_on=self._today(),
            curve=way.curve,
        )

    # following -----------------------------------------------------------------------------------------

    def follow(
        self, name: str, way: Way, wishes: PayoffWishes, scenario_id: ScenarioId | None = None
    ) -> Change:
        """Keep a way out of debt and put its extra repayments into the calendar, in place of another's.

        With `scenario_id` it is that scenario, kept before. Raise `payoff.no_name`, or `payoff.nothing_extra`
        when it pays nothing beside what is due.
        """
        draft = replace(self._draft(name, way, wishes), followed=True)
        if not way.steps:
            raise UserError("payoff.nothing_extra")
        with self._file.write("follow_scenario", scenario=draft.name) as unit:
            scenarios.unfollow(unit.connection)
            if scenario_id is None:
                scenario_id = scenarios.insert(unit.connection, draft)
            else:
                scenarios.follow(unit.connection, scenario_id, draft)
            scenarios.insert_planned(unit.connection, scenario_id, [step.planned for step in way.steps])
            unit.created = scenario_id
        return unit.change

    def unfollow(self) -> Change:
        """Follow no way out of debt any more; what is not paid is planned no longer."""
        with self._file.write("unfollow_scenario") as unit:
            scenarios.unfollow(unit.connection)
        return unit.change

    def planned(self) -> list[PlannedPayment]:
        """Return the repayments of the scenario that is followed, by day."""
        with self._file.read() as connection:
            return scenarios.of_followed(connection)

    def progress(self, ground: Ground) -> Progress | None:
        """Return how the followed scenario goes; None when none is followed."""
        with self._file.read() as connection:
            followed = [one for one in scenarios.scenarios(connection) if one.followed]
            planned = scenarios.of_followed(connection)
        if not followed:
            return None
        return Progress(
            scenario=followed[0],
            planned=tuple(planned),
            owed=ground.owed,
            expected=expected_on(followed[0].curve, self._today()),
            today=self._today(),
        )

    def pay_planned(
        self,
        planned_id: PlannedId,
        from_id: AccountId,
        on: date | None = None,
        left: Money | None = None,
    ) -> Change:
        """Make a planned repayment: an extra payment, an early payoff, or more on a balance.

        Raise what those raise, or `payoff.already_paid`.
        """
        day = on or self._today()
        with self._file.write("pay_planned") as unit:
            one = scenarios.get_planned(unit.connection, planned_id)
            lender = accounts.accounts(unit.connection)[one.account_id].name
            unit.params.update(amount=one.amount, lender=lender)
            if one.is_done:
                raise UserError("payoff.already_paid", lender=lender)
            payment_id = _pay(unit, one, from_id, day, left)
            if payment_id is not None:
                scenarios.mark_paid(unit.connection, planned_id, payment_id)
                unit.created = payment_id
            else:
                scenarios.delete_planned(unit.connection, planned_id)
        return unit.change

    def move_planned(self, planned_id: PlannedId, on: date) -> Change:
        """Plan a repayment for another day."""
        with self._file.write("move_planned") as unit:
            scenarios.move_planned(unit.connection, planned_id, on)
        return unit.change

    def drop_planned(self, planned_id: PlannedId) -> Change:
        """Plan a repayment no longer."""
        with self._file.write("drop_planned") as unit:
            scenarios.delete_planned(unit.connection, planned_id)
        return unit.change


def _bills(obligations: Sequence[Obligation]) -> Mapping[AccountId, Sequence[Obligation]]:
    found: dict[AccountId, list[Obligation]] = {}
    for one in obligations:
        if one.kind is ObligationKind.BILL and one.is_open:
            found.setdefault(one.account_id, []).append(one)
    return found


def _pay(
    unit: Unit, one: PlannedPayment, from_id: AccountId, on: date, left: Money | None
) -> PaymentId | None:
    """Make a planned repayment in the way its debt knows; return the payment."""
    if one.plan_id is None:
        return store_payment(unit, one.account_id, from_id, one.amount, on, (), (), left)
    loan = loans.get(unit.connection, one.plan_id)
    rule = loan.plan.terms.settlement
    if rule is SettlementRule.UNKNOWN:
        rule = SettlementRule.WAIVED if loan.reduces else SettlementRule.KEPT
    if one.installments or one.closes:
        return settle_plan(unit, one.plan_id, from_id, rule, on, one.installments)[1]
    known = accounts.accounts(unit.connection)
    if known[one.account_id].kind in LOAN_KINDS or loan.reduces:
        return store_extra(unit, loan, from_id, one.amount, on, ExtraEffect.SHORTEN, left)
    return store_payment(unit, one.account_id, from_id, one.amount, on, (), (), left)


def expected_on(curve: Sequence[tuple[date, int]], day: date) -> int:
    """Return what a curve says on a day, evenly between its points; minor units."""
    if not curve:
        return 0
    before = curve[0]
    for point in curve:
        if point[0] > day:
            days, whole = (day - before[0]).days, (point[0] - before[0]).days
            return before[1] + (point[1] - before[1]) * days // whole
        before = point
    return before[1]

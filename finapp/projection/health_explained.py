"""Why the figures of credit health are what they are, row by row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.explain import Explanation, line
from finapp.domain.money import Money
from finapp.projection.health import YEARS_OF_HISTORY
from finapp.projection.totals_explained import rate_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.exchange import Rates
    from finapp.domain.explain import Line
    from finapp.projection.health import Health, Late, Use
    from finapp.projection.obligations import Obligation


class Reasons:
    """Explains the figures of one report, amounts in its currency."""

    def __init__(
        self, health: Health, accounts: Mapping[AccountId, Account], today: date, base: str, rates: Rates
    ) -> None:
        self._health, self._accounts, self._today = health, accounts, today
        self._base, self._rates = base, rates

    def used(self) -> Explanation:
        """Say what is used of all limits, limit by limit."""
        uses = self._health.uses
        steps = [
            line(
                "health.limit_step",
                tools=self._names(one),
                used=one.own.used,
                limit=one.own.limit,
                share=one.share,
            )
            for one in uses
        ]
        rule = line(
            "health.used",
            used=self._money(sum(one.used for one in uses)),
            limit=self._money(sum(one.limit for one in uses)),
            share=self._health.used or Decimal(0),
        )
        return Explanation(rule, "", steps=(*steps, *self._rates_of([one.own.limit for one in uses])))

    def at_close(self) -> Explanation:
        """Say what will be used once each tool has closed its next statement."""
        uses = self._health.uses
        rule = line(
            "health.close",
            used=self._money(sum(one.used if one.at_close is None else one.at_close for one in uses)),
            limit=self._money(sum(one.limit for one in uses)),
            share=self._health.used_at_close or Decimal(0),
        )
        steps = [self._close_step(one) for one in uses]
        more = self._rates_of([one.own.limit for one in uses])
        return Explanation(rule, "", steps=(*steps, *more), rounding=line("health.as_usual"))

    def _close_step(self, one: Use) -> Line:
        own, share = one.own, one.share_at_close
        if own.at_close is None or own.closes_on is None or share is None:
            return line("health.no_close_step", tools=self._names(one), used=own.used, limit=own.limit)
        return line(
            "health.close_step",
            tools=self._names(one),
            on=own.closes_on,
            used=own.at_close,
            limit=own.limit,
            share=share,
        )

    def service(self, upcoming: Sequence[Obligation]) -> Explanation:
        """Say which repayments of the next month stand against which income."""
        health = self._health
        due = self._money(health.service[0].amount if health.service else 0)
        end = self._today + relativedelta(months=1)
        rule = line("health.service_unknown", due=due, end=end)
        if health.income is not None and health.next_month is not None:
            income = self._money(health.income)
            rule = line("health.service", due=due, end=end, income=income, share=health.next_month)
        steps = [self._of("health.due_step", "health.bill_step", one, amount=one.open) for one in upcoming]
        more = self._rates_of([one.open for one in upcoming])
        return Explanation(rule, "", inputs=self._income(), steps=(*steps, *more))

    def committed(self) -> Explanation:
        """Say how much of the income of twelve months is committed, month by month."""
        health = self._health
        due = self._money(sum(one.amount for one in health.service))
        rule = line("health.committed_unknown", due=due, start=self._today)
        if health.income is not None and health.committed is not None:
            income = self._money(health.income)
            rule = line("health.committed", due=due, start=self._today, income=income, share=health.committed)
        steps = [
            line(
                "health.month_step",
                day=one.month + relativedelta(months=1),
                amount=self._money(one.amount),
            )
            for one in health.service
        ]
        return Explanation(rule, "", inputs=self._income(), steps=tuple(steps))

    def _income(self) -> tuple[Line, ...]:
        health = self._health
        if health.income is None:
            return ()
        income = self._money(health.income)
        if health.stated is not None:
            return (line("health.income_stated", income=income),)
        months = [
            line("health.income_month", day=one.month, amount=self._money(one.amount))
            for one in health.incomes
        ]
        return (line("health.income_mean", income=income, count=len(months)), *months)

    def on_time(self) -> Explanation:
        """Say how many repayments were in time, and which were late."""
        health = self._health
        since = self._today - relativedelta(years=YEARS_OF_HISTORY)
        rule = line("health.on_time", on_time=health.on_time, judged=health.judged, since=since)
        return Explanation(rule, "", steps=tuple(self._late(one) for one in health.history))

    def _late(self, one: Late) -> Line:
        if one.paid_on is None:
            return self._of("health.open_step", "health.open_bill_step", one.obligation, days=one.days)
        return self._of("health.late_step", "health.late_bill_step", one.obligation, days=one.days)

    def concentration(self) -> Explanation | None:
        """Say which share of everything owed each lender has; None where nothing is owed."""
        health = self._health
        if health.largest is None or health.concentration is None:
            return None
        count = len(health.parts)
        rule = line(
            "health.parts",
            lender=self._accounts[health.largest.account_id].name,
            owed=self._money(health.largest.owed),
            total=self._money(sum(one.owed for one in health.parts)),
            share=health.largest.share,
        )
        steps = [
            line(
                "health.part_step",
                lender=self._accounts[one.account_id].name,
                owed=self._money(one.owed),
                share=one.share,
            )
            for one in health.parts
        ]
        index = line("health.index", index=health.concentration, count=count, even=Decimal(1) / count)
        return Explanation(rule, "", steps=(*steps, index))

    def _of(self, code: str, bill: str, one: Obligation, **values: Money | int) -> Line:
        """Return the sentence for a repayment: of a plan, or of a bill, which has no title."""
        lender = self._accounts[one.account_id].name
        if one.plan is None:
            return line(bill, day=one.due, lender=lender, **values)
        return line(code, day=one.due, lender=lender, title=one.title, **values)

    def _names(self, one: Use) -> str:
        return " + ".join(self._accounts[tool].name for tool in one.tools)

    def _money(self, minor: int) -> Money:
        return Money(minor, self._base)

    def _rates_of(self, amounts: Sequence[Money]) -> list[Line]:
        return list(rate_lines(amounts, self._base, self._rates))

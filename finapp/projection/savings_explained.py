"""Why savings grow to what they grow to: the growth of a month, fees, tax, and the rate that is left."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, Line, line
from finapp.domain.money import Money, round_minor
from finapp.projection.savings import MONTHS_IN_YEAR, Taxed, month_growth

if TYPE_CHECKING:
    from finapp.projection.savings import Grown

SOURCE = "OpenDocument 1.2, part 2, 6.12 (FV)"


def explain_growth(grown: Grown, currency: str) -> Explanation:
    """Explain the amount that is paid out."""
    savings = grown.savings
    steps: list[Line] = []
    if savings.compounds is None:
        months = savings.months
        steps.append(
            line(
                "savings.simple",
                rate=savings.rate,
                months=months,
                factor=savings.rate * months / MONTHS_IN_YEAR,
            )
        )
    else:
        growth = month_growth(savings)
        steps.append(
            line(
                "savings.month",
                rate=savings.rate,
                times=savings.compounds,
                growth=growth,
                months=savings.months,
                factor=growth**savings.months,
            )
        )
    steps.append(line("savings.gross", gross=_money(grown.gross, currency)))
    if savings.monthly:
        steps.insert(0, line("savings.age"))
    if grown.fees:
        steps.append(line("savings.fees", fees=_money(grown.fees, currency)))
    if grown.tax:
        yearly = savings.taxed is Taxed.YEARLY and savings.compounds is not None
        code = "savings.tax_yearly" if yearly else "savings.tax_at_end"
        steps.append(line(code, rate=savings.tax, tax=_money(grown.tax, currency)))
    rule = line("savings.rule", net=_money(grown.net, currency), paid=Money(grown.paid_in, currency))
    return Explanation(rule, SOURCE, _inputs(grown, currency), tuple(steps), line("rounding.half_up"))


def explain_net_rate(grown: Grown, currency: str) -> Explanation:
    """Explain the yearly rate of what was paid in and what is paid out."""
    monthly, rate = grown.yearly.value, grown.rate
    if monthly is None or rate is None:
        reason = line(f"no_rate.{grown.yearly.reason}")
        return Explanation(line("savings.no_rate"), "", steps=(reason,))
    steps = (
        line("savings.irr", monthly=monthly, net=_money(grown.net, currency)),
        line("savings.year", monthly=monthly, rate=rate),
    )
    return Explanation(line("savings.rate", rate=rate), SOURCE, _inputs(grown, currency), steps)


def explain_real_value(grown: Grown, currency: str) -> Explanation:
    """Explain what the end value buys today."""
    years = Decimal(grown.savings.months) / MONTHS_IN_YEAR
    step = line(
        "savings.deflated",
        net=_money(grown.net, currency),
        inflation=grown.savings.inflation,
        years=years,
        real=_money(grown.real_value, currency),
    )
    return Explanation(line("savings.real", real=_money(grown.real_value, currency)), "", steps=(step,))


def explain_fees(grown: Grown, currency: str) -> Explanation:
    """Explain what fees take from the end value."""
    savings = grown.savings
    shares = {
        "savings.entry_fee": savings.entry_fee,
        "savings.yearly_fee": savings.yearly_fee,
        "savings.exit_fee": savings.exit_fee,
    }
    inputs = tuple(line(code, rate=share) for code, share in shares.items() if share)
    step = line(
        "savings.fee_step",
        gross=_money(grown.gross, currency),
        left=_money(grown.gross - grown.fees, currency),
    )
    return Explanation(line("savings.fee_rule", fees=_money(grown.fees, currency)), "", inputs, (step,))


def explain_tax(grown: Grown, currency: str) -> Explanation:
    """Explain what tax takes from the gain."""
    savings = grown.savings
    yearly = savings.taxed is Taxed.YEARLY and savings.compounds is not None
    code = "savings.tax_yearly" if yearly else "savings.tax_at_end"
    before = grown.gross - grown.fees
    gain = line(
        "savings.gain",
        before=_money(before, currency),
        paid=Money(grown.paid_in, currency),
        gain=_money(before - grown.paid_in, currency),
    )
    steps = (gain, line(code, rate=savings.tax, tax=_money(grown.tax, currency)))
    return Explanation(line("savings.tax_rule", tax=_money(grown.tax, currency)), "", steps=steps)


def explain_gain(grown: Grown, currency: str) -> Explanation:
    """Explain what is gained in the end."""
    gain = grown.net - grown.paid_in
    rule = line(
        "savings.gained",
        gain=_money(gain, currency),
        net=_money(grown.net, currency),
        paid=Money(grown.paid_in, currency),
    )
    return Explanation(rule, "", children=(explain_growth(grown, currency),))


def explain_paid_in(grown: Grown, currency: str) -> Explanation:
    """Explain what is paid in."""
    savings = grown.savings
    step = line(
        "savings.sum",
        start=Money(savings.start, currency),
        months=savings.months,
        monthly=Money(savings.monthly, currency),
    )
    return Explanation(line("savings.paid", paid=Money(grown.paid_in, currency)), "", steps=(step,))


def _inputs(grown: Grown, currency: str) -> tuple[Line, ...]:
    savings = grown.savings
    found = []
    if savings.start:
        found.append(line("savings.start", start=Money(savings.start, currency)))
    if savings.monthly:
        found.append(line("savings.monthly", monthly=Money(savings.monthly, currency)))
    return tuple(found)


def _money(exact: Decimal, currency: str) -> Money:
    return Money(round_minor(exact), currency)

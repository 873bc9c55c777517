"""Worked examples of laws, manuals and other programs that are not among the vectors, by the same entry."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from finapp.domain.dates import Unit, due_dates
from finapp.services.calc import run_cases


def _asked(topic: str, kind: str, **inputs: object) -> dict[str, Any]:
    results = run_cases(topic, {"cases": [{"id": 1, "kind": kind, "inputs": inputs}]})["results"]
    assert isinstance(results, list)
    outputs: dict[str, Any] = results[0]["outputs"]
    return outputs


def _paid(days: tuple[date, ...], amount: str) -> list[dict[str, str]]:
    return [{"date": day.isoformat(), "amount": amount} for day in days]


@pytest.mark.parametrize(
    ("advance", "first", "count", "amount", "unit", "multiple", "expected"),
    [
        (("1978-05-23", "10000"), date(1978, 10, 1), 40, "385", "month", 3, ("0.0897", 1, "39/90")),
        (("1978-07-23", "10000"), date(1978, 10, 1), 40, "385", "month", 3, ("0.0932", 0, "69/90")),
        (("2023-10-26", "1000"), date(2023, 11, 30), 5, "220", "day", 1, ("0.9415", 35, "0")),
        (("2023-11-24", "1000"), date(2023, 11, 30), 5, "250", "week", 1, ("4.3430", 0, "6/7")),
        (("2023-10-26", "1000"), date(2023, 11, 30), 5, "500", "year", 1, ("0.7834", 0, "35/365")),
        (("2025-01-30", "1000"), date(2025, 2, 28), 1, "1010", "month", 1, ("0.1200", 1, "0")),
    ],
)
def test_us_rates(
    advance: tuple[str, str],
    first: date,
    count: int,
    amount: str,
    unit: str,
    multiple: int,
    expected: tuple[str, int, str],
) -> None:
    """12 CFR 1026 Appendix J (c)(1)(iv), (b)(3)(iv), and tests of simontreanor/FSharp.Finance.Personal."""
    found = _asked(
        "apr_us",
        "apr",
        advances=[{"date": advance[0], "amount": advance[1]}],
        payments=_paid(due_dates(first, count, Unit(unit), multiple), amount),
        unit_period={"unit": unit, "multiple": multiple},
    )
    assert (str(round(Decimal(found["apr"]), 4)), found["first_t"], found["first_f"]) == expected


@pytest.mark.parametrize("name", ["semimonth", "semi-month", "semi_month", "semimonthly"])
def test_a_us_rate_of_payments_twice_a_month(name: str) -> None:
    """12 CFR 1026 Appendix J (c)(1)(iii): short first period, 10.34 %."""
    days = sorted(due_dates(date(1978, 3, 1), 12) + due_dates(date(1978, 3, 16), 12))
    found = _asked(
        "apr_us",
        "apr",
        advances=[{"date": "1978-02-23", "amount": "5000"}],
        payments=_paid(tuple(days), "219.17"),
        unit_period={"unit": name},
    )
    assert round(Decimal(found["apr"]), 4) == Decimal("0.1034")
    assert (found["first_t"], found["first_f"], found["unit_periods_per_year"]) == (0, "6/15", "24")


def test_a_us_rate_of_odd_first_and_last_payments() -> None:
    """12 CFR 1026 Appendix J (c)(4)(ii): every two months, 7.30 %."""
    payments = _paid((date(1978, 3, 1),), "449.36")
    payments += _paid(due_dates(date(1978, 5, 1), 18, step=2), "465") + _paid((date(1981, 5, 1),), "200")
    found = _asked(
        "apr_us",
        "apr",
        advances=[{"date": "1978-01-10", "amount": "8000"}],
        payments=payments,
        unit_period={"unit": "month", "multiple": 2},
    )
    assert round(Decimal(found["apr"]), 4) == Decimal("0.0730")
    assert (found["first_t"], found["first_f"]) == (0, "52/60")


@pytest.mark.parametrize(
    ("inputs", "price"),
    [
        (
            {"case": "short_first", "coupon": "0.085", "yield": "0.0859", "n": 3, "r": 181, "s": 183},
            "99.838183",
        ),
        (
            {"case": "long_first", "coupon": "0.085", "yield": "0.0853", "n": 10, "r": 75, "s": 181},
            "99.805118",
        ),
        (
            {
                "case": "reopening_long_first",
                "coupon": "0.1075",
                "yield": "0.1047",
                "n": 39,
                "r": 103,
                "s": 184,
            }
            | {"r_prime": 44, "s_second": 181},
            "102.214586",
        ),
    ],
)
def test_treasury_prices(inputs: dict[str, object], price: str) -> None:
    """31 CFR 356 Appendix B, section II."""
    assert str(round(Decimal(_asked("bond", "us_treasury_price", **inputs)["price"]), 6)) == price


@pytest.mark.parametrize(
    ("topic", "kind", "inputs"),
    [
        (
            "credit_card",
            "average_daily_balance",
            {"opening_balance": "500", "transactions": [], "apr": "0.18"}
            | {"cycle_start": "2024-02-01", "cycle_end": "2024-01-16"},
        ),
        (
            "credit_card",
            "interest_charge",
            {"balance_subject": "500", "apr": "0.18", "basis": 365}
            | {"cycle_start": "2024-02-01", "cycle_end": "2024-01-16"},
        ),
        (
            "credit_card",
            "cash_advance",
            {"amount": "2000", "date": "2026-03-10", "repaid": "2026-03-09", "daily_rate": "0.0005"},
        ),
        (
            "term_deposit",
            "cn_fixed_deposit",
            {"principal": "10000", "start": "2026-03-10", "term_months": 12, "rate": "0.015"}
            | {"withdrawn": "2026-03-09", "demand_rate": "0.0005"},
        ),
    ],
)
def test_an_end_before_its_beginning_is_refused(topic: str, kind: str, inputs: dict[str, object]) -> None:
    case = {"id": "backwards", "kind": kind, "inputs": inputs}
    results = run_cases(topic, {"cases": [case]})["results"]
    assert isinstance(results, list)
    answer = results[0]
    assert answer["error"]["code"] == "calc.unreadable"
    assert "from 20" in answer["error"]["message"]


def test_money_is_rounded_to_the_cent_however_finely_it_is_written() -> None:
    asked = {"balance": "12730", "pct": "0.1126", "floor": "66.90", "interest": "0.000000", "past_due": "0"}
    due = _asked("credit_card", "minimum_payment", rule="pct_plus_interest_floor", **asked)
    assert due["minimum_payment"] == "1433.40"
    held = _asked(
        "money_fund",
        "holding_income",
        units="123456.7891",
        income_per_10k=["0.4312", "0.4312"],
        carry_over="daily",
        rounding="DOWN",
    )
    assert [Decimal(one) for one in held["daily"]] == [Decimal("5.32")] * 2
    assert Decimal(held["end_units"]) == Decimal("123467.4291")


def test_treasury_bills_and_index_ratios() -> None:
    """31 CFR 356 Appendix B, I.B.3, I.D and VI: what is cut, what is rounded, and bills of a year."""
    ratios = [("154.65", "154.63333", "1.00011"), ("163.29032", "161.55484", "1.01074"), ("164", "164", "1")]
    for reference, base, ratio in ratios:
        found = _asked("bond", "tips_index_ratio", ref_cpi=reference, base_cpi=base)
        assert Decimal(found["index_ratio"]) == Decimal(ratio)
    year = _asked("bond", "bill_investment_rate", price="92.265", days=364, year_days=365)
    assert round(Decimal(year["rate"]), 5) == Decimal("0.08237")
    halves = {"coupon": "0.1075", "par": "1000", "first": [44, 181], "second": [81, 184]}
    assert Decimal(_asked("bond", "ust_accrued_two_halves", **halves)["accrued"]) == Decimal("36.727983109")


def test_spreadsheet_bonds() -> None:
    """Microsoft Support: PRICE, YIELD, COUPNUM and DURATION examples."""
    bond = {"coupon": "0.0575", "frequency": 2, "day_count": "30/360-US", "settle": "2008-02-15"}
    priced = _asked("bond", "price_from_yield", **bond, maturity="2017-11-15", **{"yield": "0.065"})
    assert round(Decimal(priced["clean"]), 5) == Decimal("94.63436")
    yielded = _asked("bond", "yield_from_price", **bond, maturity="2016-11-15", clean="95.04287")
    assert round(Decimal(yielded["yield"]), 6) == Decimal("0.065")
    dates = {"settle": "2007-01-25", "maturity": "2008-11-15", "frequency": 2, "day_count": "ACT/ACT-ICMA"}
    assert _asked("bond", "coupon_dates", **dates)["coupons_left"] == 4
    long = {"settle": "2018-07-01", "maturity": "2048-01-01", "coupon": "0.08", "frequency": 2}
    found = _asked("bond", "duration", **long, day_count="ACT/ACT-ICMA", **{"yield": "0.09"})
    assert round(Decimal(found["macaulay"]), 6) == Decimal("10.919145")


@pytest.mark.parametrize(
    ("settle", "accrued", "rate", "modified", "convexity"),
    [
        ("2013-05-30", "-0.1758242", "0.0749618", "5.8928163", "43.7562186"),
        ("2013-05-31", "-0.1538462", "0.0749599", "5.8901860", "43.7239438"),
    ],
)
def test_an_ex_coupon_gilt(settle: str, accrued: str, rate: str, modified: str, convexity: str) -> None:
    """QuantLib test-suite/bonds.cpp testExCouponGilt, GB0009997999, verified there with Bloomberg."""
    found = _asked(
        "bond",
        "yield_from_price",
        settle=settle,
        maturity="2021-06-07",
        coupon="0.08",
        clean="103",
        frequency=2,
        day_count="ACT/ACT-ICMA",
        ex_coupon_from="2013-05-30",
        next_coupon="2013-06-07",
    )
    keys = ("accrued", "yield", "modified", "convexity")
    assert [str(round(Decimal(found[key]), 7)) for key in keys] == [accrued, rate, modified, convexity]


@pytest.mark.parametrize(
    ("principal", "days", "n", "lower_last", "expected"),
    [
        ("100", 8, 5, True, ("31.43", "31.42", "157.14")),
        ("100", 24, 4, True, ("40.06", "40.04", "160.22")),
        ("100", 32, 4, False, ("42.20", "42.22", "168.82")),
        ("300", 4, 5, False, ("91.46", "91.50", "457.34")),
    ],
)
def test_daily_interest_loans(
    principal: str, days: int, n: int, lower_last: bool, expected: tuple[str, str, str]
) -> None:
    """simontreanor/FSharp.Finance.Personal tests/PaymentScheduleTests.fs, monthly payments."""
    first = date(2023, 12, 7) + timedelta(days=days)
    found = _asked(
        "schedules",
        "equal_instalment_daily_simple",
        principal=principal,
        daily_rate="0.00798",
        start="2023-12-07",
        first_due=first.isoformat(),
        n=n,
        unit="month",
        anchor_day=first.day,
        rounding={"payment": "HALF_UP", "interest": "HALF_UP", "places": 2},
        residual="last_payment",
        final_not_higher_than_level=lower_last,
    )
    assert (found["payment"], found["last_payment"], found["total_paid"]) == expected


def test_an_investment_all_but_wiped_out() -> None:
    """numpy-financial issue 15: a rate of -99.99999990596 % from flows that fade below 1e-300."""
    fading = [
        "2.3926932267015667e-07",
        "4.1672087103345505e-16",
        "5.3965110036378706e-25",
        "3.0250999925830644e-301",
    ]
    found = _asked("irr", "irr", flows=["-3000.0", *fading])
    assert abs(Decimal(found["irr"]) - Decimal("-0.9999999990596069")) < Decimal("1e-9")


@pytest.mark.parametrize(
    ("topic", "kind", "inputs", "reason"),
    [
        (
            "tvm",
            "nper",
            {"annual_nominal_rate": "0.12", "payments_per_year": 12, "pv": "1000", "pmt": "-10"},
            "payment_below_interest",
        ),
        (
            "tvm",
            "pv",
            {"annual_nominal_rate": "-1", "payments_per_year": 1, "nper": 10, "pmt": "1"},
            "undefined",
        ),
        (
            "tvm",
            "ppmt",
            {"annual_nominal_rate": "0.1", "payments_per_year": 12, "per": 0, "nper": 60, "pv": "15000"},
            "outside_term",
        ),
        (
            "tvm",
            "cumipmt",
            {
                "annual_nominal_rate": "0.1",
                "payments_per_year": 12,
                "nper": 6,
                "pv": "1",
                "start": 5,
                "end": 7,
            },
            "outside_term",
        ),
        (
            "tvm",
            "mirr",
            {"flows": ["39000", "30000"], "finance_rate": "0.1", "reinvest_rate": "0.12"},
            "no_sign_change",
        ),
        ("tvm", "rri", {"nper": 10, "pv": "100", "fv": "-5"}, "undefined"),
        ("tvm", "pduration", {"rate": "0.02", "pv": "100", "fv": "0"}, "undefined"),
        ("irr", "irr", {"flows": ["0", "0"]}, "all_zero"),
        ("irr", "irr", {"flows": ["1", "-3", "3"]}, "no_real_root"),
        (
            "xirr",
            "xirr",
            {"flows": [{"date": "2024-01-01", "amount": "-5"}, {"date": "2024-01-01", "amount": "6"}]},
            "too_short",
        ),
        (
            "rates",
            "convert",
            {"rate": "-2", "from": "simple", "t_years": "1", "to": "continuous"},
            "undefined",
        ),
        (
            "credit_card",
            "payoff_simulation",
            {"balance": "1000", "apr": "0.24", "fixed_payment": "20"},
            "payment_below_interest",
        ),
        (
            "returns",
            "modified_dietz",
            {"begin": "0", "end": "5", "days": 30, "flows": []},
            "no_capital_at_work",
        ),
        ("returns", "volatility", {"returns": ["0.01"]}, "too_short"),
        (
            "monte_carlo",
            "deterministic_limit",
            {"start": "100", "annual_return": "0.05", "withdrawal_end_of_year": "5"},
            "never_empty",
        ),
        (
            "business_days",
            "roll",
            {"convention": "FOLLOWING", "date": "2090-05-01", "calendar_id": "CN"},
            "calendar_unknown",
        ),
    ],
)
def test_what_has_no_value_says_why(topic: str, kind: str, inputs: dict[str, object], reason: str) -> None:
    outputs = _asked(topic, kind, **inputs)
    assert outputs["reason"] == reason
    assert None in outputs.values()


def test_a_card_case_with_promotions_and_a_lost_grace_period() -> None:
    """12 CFR 1026 Appendix M2: rates weighted by time and balance; paying in part loses the grace."""
    box = _asked(
        "credit_card",
        "repay_in_36_months",
        balances=["3000", "1000"],
        aprs=["0", "0.18"],
        promo_months_first=12,
        post_promo_apr="0.22",
        days_per_month="365/12",
    )
    # (0 for 12 months, 22 % for 24) on 3,000 and 18 % on 1,000 are 15.5 % a year.
    assert abs(Decimal(box["weighted_monthly_rate"]) - Decimal("0.155") / 12) < Decimal("1e-25")
    assert (round(Decimal(box["payment_36"]), 2), box["payment_rounded"]) == (Decimal("139.64"), "140.00")
    lost = _asked(
        "credit_card",
        "grace",
        prev_statement_balance="1000",
        cycle_start="2024-06-01",
        cycle_end="2024-06-30",
        payment={"date": "2024-06-20", "amount": "400"},
        purchases=[{"date": "2024-06-10", "amount": "200"}],
        apr="0.20",
        basis=365,
    )
    # 1,000 for 30 days, 200 more for 21, 400 less for 11: 29,800 balance-days.
    assert lost == {"interest": "16.33", "grace_applies": False}

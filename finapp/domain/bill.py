"""US Treasury securities by the rules of 31 CFR 356, Chinese last-period yields, and discount bills."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

PAR = Decimal(100)
_DAILY_FACTOR_PLACES = Decimal("1e-9")
_INDEX_RATIO_CUT, _INDEX_RATIO_PLACES = Decimal("1e-6"), Decimal("1e-5")


class FirstPeriodCase(StrEnum):
    """Which formula of 31 CFR 356 Appendix B applies to the first interest period."""

    REGULAR = "regular"
    SHORT_FIRST = "short_first"
    LONG_FIRST = "long_first"
    REOPENING = "reopening"
    REOPENING_LONG_FIRST = "reopening_long_first"


@dataclass(frozen=True, slots=True)
class TreasuryPrice:
    """A price per 100 and the parts of its formula."""

    price: Decimal
    accrued: Decimal
    discount: Decimal
    annuity: Decimal

    @property
    def dirty(self) -> Decimal:
        """Return price and accrued interest."""
        return self.price + self.accrued


def treasury_price(
    coupon: Decimal,
    rate: Decimal,
    n: int,
    r: int,
    s: int,
    *,
    case: FirstPeriodCase = FirstPeriodCase.REGULAR,
    r_prime: int = 0,
    s_second: int = 1,
) -> TreasuryPrice:
    """Return the price of a Treasury note or bond at a yield (31 CFR 356 Appendix B, II.A to E).

    `n` full half-years follow the next coupon, which is `r` of `s` days away. A long first period adds
    `r_prime` of the `s_second` days of the half-year before. The odd first fraction bears simple interest.
    """
    half = PAR * coupon / 2
    v = 1 / (1 + rate / 2)
    v_n = v**n
    annuity = (1 - v_n) / (rate / 2) if rate else Decimal(n)
    first, long_part = Decimal(r) / s, Decimal(r_prime) / s_second
    rest = half * annuity + PAR * v_n
    accrued = Decimal(0)
    if case is FirstPeriodCase.SHORT_FIRST:
        numerator = half * first + rest
    elif case is FirstPeriodCase.LONG_FIRST:
        numerator = half * (1 + first) * v + half * (annuity - v) + PAR * v_n
    else:
        accrued = half * (1 - first)
        numerator = half + rest
        if case is FirstPeriodCase.REOPENING_LONG_FIRST:
            accrued += half * long_part
            numerator += half * long_part
    dirty = numerator / (1 + first * rate / 2)
    return TreasuryPrice(dirty - accrued, accrued, v_n, annuity)


def accrued_over_half_years(coupon: Decimal, par: Decimal, parts: tuple[tuple[int, int], ...]) -> Decimal:
    """Return accrued interest over (days, days of the half-year) parts.

    The daily factor of each half-year is rounded to nine decimals (31 CFR 356 Appendix B, I.A.2 and I.D.3).
    """
    half = par * coupon / 2
    daily = [(half / whole).quantize(_DAILY_FACTOR_PLACES, "ROUND_HALF_UP") for _, whole in parts]
    return sum((factor * days for factor, (days, _) in zip(daily, parts, strict=True)), Decimal(0))


def bill_price(discount_rate: Decimal, days: int, basis: int = 360) -> Decimal:
    """Return 100(1 − d·days/basis)."""
    return PAR * (1 - discount_rate * days / basis)


def money_market_yield(price: Decimal, days: int, basis: int = 360) -> Decimal:
    """Return the simple yield of a bill on its price."""
    return (PAR - price) / price * basis / days


def bond_equivalent_yield(discount_rate: Decimal, days: int) -> Decimal:
    """Return 365d / (360 − d·days), the simple yield of a bill up to half a year."""
    return 365 * discount_rate / (360 - discount_rate * days)


def investment_rate(price: Decimal, days: int, year_days: int = 365) -> Decimal:
    """Return the coupon-equivalent rate of a bill (31 CFR 356 Appendix B, VI.D).

    Beyond half a year it is the positive root of a·i² + b·i + c with a = r/2y − 1/4, b = r/y,
    c = (P − 100)/P.
    """
    if 2 * days <= year_days:
        return (PAR - price) / price * year_days / days
    share = Decimal(days) / year_days
    a, b, c = share / 2 - Decimal("0.25"), share, (price - PAR) / price
    return ((b * b - 4 * a * c).sqrt() - b) / (2 * a)


def index_ratio(reference_cpi: Decimal, base_cpi: Decimal) -> Decimal:
    """Return the index ratio of an inflation-protected bond (31 CFR 356 Appendix B, I.B.3).

    It is cut after six decimals and then rounded to five, so 1.000107803 is 1.00011.
    """
    cut = (reference_cpi / base_cpi).quantize(_INDEX_RATIO_CUT, "ROUND_DOWN")
    return cut.quantize(_INDEX_RATIO_PLACES, "ROUND_HALF_UP")


def zero_price(rate: Decimal, days: int, basis: int = 365) -> Decimal:
    """Return 100(1 + y)^(−days/basis)."""
    return PAR * (1 + rate) ** (-Decimal(days) / basis)


def last_period_yield(redemption: Decimal, coupon: Decimal, dirty: Decimal, days: int, year: int) -> Decimal:
    """Return the simple yield of a bond in its last coupon period (PBoC Yinfa [2007] 200)."""
    return (redemption + coupon - dirty) / dirty * year / days


def simple_investment_rate(invested: Decimal, redeemed: Decimal, days: int, basis: int) -> Decimal:
    """Return the simple yearly rate of money invested and redeemed."""
    return (redeemed - invested) / invested * basis / days


def received_at_maturity(invested: Decimal, discount_rate: Decimal, days: int, basis: int) -> Decimal:
    """Return what a discounted security bought for `invested` pays at maturity."""
    return invested / (1 - discount_rate * days / basis)

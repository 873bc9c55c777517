"""Amounts of a case in whole minor units, as fine as the case writes or rounds them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.rounding import Rounding, round_ratio
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finapp.services.calc.inputs import Inputs

CENTS = 2
MOST_PLACES = 12
"""Decimals an agreement may round to; no currency has more than a few."""
UNROUNDED_PLACES = 30
"""How fine the integer core counts where a case asks for no rounding at all."""

_WIDE = Context(prec=400)
_UNROUNDED = "NONE"


@dataclass(frozen=True, slots=True)
class Scale:
    """Minor units of 10^-places."""

    places: int

    @classmethod
    def for_amounts(cls, amounts: Iterable[Decimal], places: int = CENTS) -> Scale:
        """Return the scale that holds every amount exactly and has at least `places`.

        Zeros at the end of an amount do not make it finer: 12.5000 is in cents.
        """
        finest = (-int(_WIDE.normalize(amount).as_tuple().exponent) for amount in amounts)
        return cls(max((places, *finest)))

    def minor(self, amount: Decimal) -> int:
        """Return an amount in minor units; it must fit the scale exactly."""
        return int(_WIDE.scaleb(amount, self.places))

    def amount(self, minor: int | Fraction) -> Decimal:
        """Return minor units as an amount."""
        if isinstance(minor, int):
            return Decimal(minor).scaleb(-self.places, _WIDE)
        exact = Fraction(minor)
        units = _WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
        return _WIDE.scaleb(units, -self.places)

    def money(self, minor: int | Fraction, places: int = CENTS) -> Decimal:
        """Return minor units as an amount rounded half up to `places`."""
        step = self.step(places)
        exact = Fraction(minor)
        return self.amount(round_ratio(exact.numerator, exact.denominator * step) * step)

    def step(self, places: int) -> int:
        """Return the minor units of one unit in the `places`-th decimal."""
        return int(10 ** max(self.places - places, 0))


def rounding_mode(text: str) -> Rounding | None:
    """Return the mode a case names; None for NONE."""
    if text.upper() == _UNROUNDED:
        return None
    modes = {mode.name: mode for mode in Rounding}
    if text.upper() not in modes:
        expected = " / ".join([*modes, _UNROUNDED])
        raise UserError("calc.unreadable", key="rounding", value=text, expected=expected)
    return modes[text.upper()]


def cents(inputs: Inputs, *keys: str, optional: Iterable[str] = ()) -> tuple[Scale, list[int]]:
    """Return a scale of cents or finer for the amounts at `keys`, and those amounts.

    The `optional` ones follow; an absent one is 0.
    """
    amounts = [*map(inputs.decimal, keys), *(inputs.decimal(key, 0) for key in optional)]
    scale = Scale.for_amounts(amounts)
    return scale, [scale.minor(amount) for amount in amounts]


def fine_cents(inputs: Inputs, *keys: str, optional: Iterable[str] = ()) -> tuple[Scale, list[int]]:
    """Return amounts like `cents`, but where one is finer so fine that results round only once."""
    amounts = [*map(inputs.decimal, keys), *(inputs.decimal(key, 0) for key in optional)]
    scale = fine_scale(amounts)
    return scale, [scale.minor(amount) for amount in amounts]


def fine_scale(amounts: Iterable[Decimal]) -> Scale:
    """Return cents if they hold every amount, else a scale so fine that rounding to it is not seen."""
    listed = list(amounts)
    scale = Scale.for_amounts(listed)
    return scale if scale.places == CENTS else Scale.for_amounts(listed, UNROUNDED_PLACES)

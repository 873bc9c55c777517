"""Questions that can be read but have no answer: a division by zero, a logarithm that does not exist."""

from __future__ import annotations

from decimal import DecimalException
from functools import wraps
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Adaptor, Outputs

UNDEFINED = "undefined"
"""The reason where a formula has no value for these numbers, such as a return on nothing."""

TOO_SHORT = "too_short"
"""The reason where a series has fewer values than the question needs."""

OUTSIDE_TERM = "outside_term"
"""The reason where a period is asked for that the term does not have."""


def no_value(*keys: str, reason: str = UNDEFINED) -> Outputs:
    """Return null under `keys`, and why."""
    return {**dict.fromkeys(keys), "reason": reason}


def or_no_value(*keys: str) -> Callable[[Adaptor], Adaptor]:
    """Answer with null under `keys` where the arithmetic of an adaptor has no result."""

    def decorate(adaptor: Adaptor) -> Adaptor:
        @wraps(adaptor)
        def answer(inputs: Inputs) -> Outputs:
            try:
                return adaptor(inputs)
            except (DecimalException, ZeroDivisionError):
                return no_value(*keys)

        return answer

    return decorate

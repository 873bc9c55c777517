"""How long work takes: processor time, so that what else the machine does counts for nobody."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def once(function: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of one run and what it returned."""
    begin = time.process_time()
    found = function()
    return time.process_time() - begin, found


def best(function: Callable[[], T], times: int = 5) -> tuple[float, T]:
    """Return the seconds of the fastest of some runs and what it returned."""
    return min((once(function) for _ in range(times)), key=lambda run: run[0])

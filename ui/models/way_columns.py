"""Ways to pay as columns of the comparison grid."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.money import Money
from finapp.domain.plan import CostConvention
from finapp.projection.ways_to_pay import WayKind, cheapest
from ui import format as formats
from ui.dialogs import plan_words as words
from ui.widgets.comparison import Cell, Option, Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.plan import PlanTerms
    from finapp.projection.ways_to_pay import Way
    from finapp.services.purchase_entry import Basis

translate = QCoreApplication.translate

_NONE = Cell("–", "text-3")
OWN = "own"
"""The key of the plan with terms of its own."""

COSTLY = Decimal("0.05")
"""A true annual rate this far above what waiting money earns is marked."""


def rows() -> list[Row]:
    """Return the lines of the comparison."""
    return [
        Row("each", translate("WaysToPay", "Each month")),
        Row("first", translate("WaysToPay", "First due")),
        Row("total", translate("WaysToPay", "Total paid")),
        Row("fee", translate("WaysToPay", "Fee")),
        Row("rate", translate("WaysToPay", "True annual rate"), translate("WaysToPay", "by actual dates")),
        Row("earned", translate("WaysToPay", "Fund earns while waiting")),
        Row("net", translate("WaysToPay", "Net cost"), kind="total"),
        Row("gap", "", kind="under"),
    ]


def way_name(way: Way) -> str:
    """Return what a way is called: “Pay now”, “3 installments”."""
    if way.kind is WayKind.NOW:
        return translate("WaysToPay", "Pay now")
    if way.plan is None:
        return translate("WaysToPay", "Next bill")
    return translate("WaysToPay", "%n installment(s)", None, len(way.plan.installments))


def cost_words(terms: PlanTerms) -> str:
    """Return how an offer charges: “interest-free”, “7.5% flat fee”, “0.7% a month”, “16.2% a year”."""
    writes = formats.current()
    if terms.convention is CostConvention.NONE or (not terms.rate and not terms.fee):
        return translate("WaysToPay", "interest-free")
    if terms.fee is not None:
        return translate("WaysToPay", "{fee} fee").format(fee=writes.money(Money(terms.fee, terms.currency)))
    places = 2 if (terms.rate * 1000) % 1 else 1
    rate = writes.percent(terms.rate, places)
    if terms.convention is CostConvention.FEE_PER_PERIOD:
        return translate("WaysToPay", "{rate} each time").format(rate=rate)
    if terms.convention in words.YEARLY:
        return translate("WaysToPay", "{rate} a year").format(rate=rate)
    return translate("WaysToPay", "{rate} flat fee").format(rate=rate)


def columns(ways: Sequence[Way], basis: Basis, today: date, *, own: Way | None = None) -> list[Option]:
    """Return one column for each way, at the end the one of `own` terms.

    The lowest net cost is marked where it is not that of all.
    """
    everything = [*ways, own] if own is not None else list(ways)
    best = cheapest(everything)
    marked = best is not None and any(way.net != best.net for way in everything)
    found = [_column(way, best if marked else None, basis, today) for way in everything]
    if own is not None:
        view = basis.view(own.account_id)
        detail = translate("WaysToPay", "{tool} · own terms").format(tool=view.account.name if view else "")
        found[-1] = replace(found[-1], key=OWN, detail=detail)
    return found


def unfinished() -> Option:
    """Return the column of a plan whose terms are not complete yet."""
    name = translate("WaysToPay", "Own plan")
    return Option(OWN, name, translate("WaysToPay", "fill in its terms below"))


def _column(way: Way, best: Way | None, basis: Basis, today: date) -> Option:
    view = basis.view(way.account_id)
    name = view.account.name if view is not None else ""
    detail = (
        translate("WaysToPay", "from {account}").format(account=name) if way.kind is WayKind.NOW else name
    )
    if way.terms is not None:
        detail = f"{name} · {cost_words(way.terms)}"
    lowest = best is not None and way.net == best.net
    badge = (translate("WaysToPay", "Cheapest"), "positive", "check-bold") if way is best else None
    dated = way.kind is WayKind.NOW or way.plan is not None or bool(view is not None and view.cycles)
    return Option(
        way.key,
        way_name(way),
        detail,
        badge,
        {**_amounts(way, basis.waiting_yield), "first": _first(way, today, dated=dated)}
        | _net(way, best, lowest=lowest),
    )


def _first(way: Way, today: date, *, dated: bool) -> Cell:
    if not dated:
        return Cell("?", "warning", tip=translate("WaysToPay", "This tool has no statement day yet"))
    day = way.payments[0][0]
    writes = formats.current()
    return Cell(translate("WaysToPay", "today") if day == today else writes.date(day))


def _amounts(way: Way, yearly: Decimal) -> dict[str, Cell]:
    writes, currency = formats.current(), way.price.currency
    cells = {
        "total": Cell(writes.money(way.total), explained=way.plan is not None),
        "fee": Cell(writes.money(way.cost), explained=way.plan is not None),
        "each": _NONE,
        "rate": _NONE,
        "earned": Cell(writes.money(-way.interest), "positive", explained=True) if way.earned else _NONE,
    }
    if way.plan is not None:
        count = len(way.plan.installments)
        cells["each"] = Cell(writes.money(Money(way.plan.usual, currency)), after=f"× {count}")
        rate = way.plan.rate.value
        if rate is not None:
            costly = rate >= yearly + COSTLY
            cells["rate"] = Cell(
                writes.percent(rate), "warning" if costly else "text", strong=costly, explained=True
            )
    return cells


def _net(way: Way, best: Way | None, *, lowest: bool) -> dict[str, Cell]:
    writes = formats.current()
    net = Cell(writes.money(way.net), explained=True)
    if best is None:
        return {"net": net, "gap": Cell("")}
    if lowest:
        return {"net": net, "gap": Cell(translate("WaysToPay", "lowest"), "positive", strong=True)}
    return {"net": net, "gap": Cell(writes.money(way.net - best.net, sign="both"))}

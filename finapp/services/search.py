"""Finds purchases, plans, lenders and accounts by what people type: words, initials, amounts, days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.account import REAL_KINDS, AccountId
from finapp.domain.amount_text import parse_amount
from finapp.domain.pinyin import find_initials
from finapp.errors import UserError
from finapp.store import accounts, members, plans, search

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import Account
    from finapp.domain.plan import Plan
    from finapp.store.book_file import BookFile
    from finapp.store.search import FoundPurchase

_SCANNED = 3_000
"""How many of the newest purchases are looked through for initials of Chinese names."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY_PATTERNS = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日?"),
    re.compile(r"(?P<month>\d{1,2})[-/](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\s*(?P<name>[a-z]{3})[a-z]*(?:\s+(?P<year>\d{4}))?"),
    re.compile(r"(?P<name>[a-z]{3})[a-z]*\s*(?P<day>\d{1,2})(?:,?\s+(?P<year>\d{4}))?"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: the page it is shown on, its id there, what it is called, the day it was bought."""

    page: str
    id: int
    title: str
    detail: str = ""
    icon: str = ""
    monogram: str = ""
    slot: int = 0
    on: date | None = None


def day_ending(text: str) -> str | None:
    """Return how the ISO form of a typed day ends (`-11-15` without a year), None when it is no day."""
    for pattern in _DAY_PATTERNS:
        match = pattern.fullmatch(text.strip().lower())
        if match is None:
            continue
        found = match.groupdict()
        if found.get("name"):
            if found["name"] not in _MONTHS:
                continue
            found["month"] = str(_MONTHS.index(found["name"]) + 1)
        month, day = int(found["month"] or 0), int(found["day"] or 0)
        if 1 <= month <= len(_MONTHS) and 1 <= day <= 31:  # noqa: PLR2004 - days of a month
            return f"{found.get('year') or ''}-{month:02}-{day:02}"
    return None


def _fits(text: str, *names: str) -> bool:
    wanted = text.casefold()
    return any(wanted in name.casefold() or find_initials(name, text) is not None for name in names if name)


class Search:
    """Answers the search field."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def find(self, text: str, limit: int = 8) -> list[Hit]:
        """Return what `text` finds, accounts and lenders first, then plans, then the newest purchases."""
        text = " ".join(text.split())
        if not text:
            return []
        with self._file.read() as connection:
            known = accounts.accounts(connection)
            all_plans = plans.plans(connection)
            currency = str(members.settings(connection).get("currency", "CNY"))
            ending, minor = day_ending(text), _minor(text, currency)
            bought = search.purchases_by_text(connection, text, limit)
            if ending is not None:
                bought += search.purchases_by_day(connection, ending, limit)
            if minor is not None:
                bought += search.purchases_by_price(connection, minor, limit)
            if len(bought) < limit:
                latest = search.latest_purchases(connection, _SCANNED)
                bought += [one for one in latest if _fits(text, one.title, one.merchant)][:limit]
            chosen: set[int] = set()
            if minor is not None:
                chosen.update(search.plans_by_installment(connection, minor=minor))
            if ending is not None:
                chosen.update(search.plans_by_installment(connection, ending=ending))
        hits = [
            *(
                _account_hit(a)
                for a in known.values()
                if a.kind in REAL_KINDS and _fits(text, a.label, a.institution)
            ),
            *(_plan_hit(p, known) for p in all_plans if p.id in chosen or _fits(text, p.title)),
            *(_purchase_hit(one, known) for one in dict.fromkeys(bought)),
        ]
        return hits[:limit]


def _minor(text: str, currency: str) -> int | None:
    try:
        return parse_amount(text, currency).minor
    except UserError:
        return None


def _account_hit(account: Account) -> Hit:
    slot = account.color_slot or 0 if account.kind.is_debt else 0
    monogram = account.monogram if account.kind.is_debt else ""
    return Hit(
        page="accounts", id=account.id, title=account.label, icon="wallet", monogram=monogram, slot=slot
    )


def _plan_hit(plan: Plan, known: dict[AccountId, Account]) -> Hit:
    tool = known[plan.account_id]
    detail = f"{tool.name} · {plan.done}/{len(plan.installments)}"
    return Hit(
        page="plans",
        id=plan.id,
        title=plan.title,
        detail=detail,
        icon="stack",
        monogram=tool.monogram,
        slot=tool.color_slot or 0,
    )


def _purchase_hit(found: FoundPurchase, known: dict[AccountId, Account]) -> Hit:
    paid_with = known[AccountId(found.account_id)]
    return Hit(
        page="purchases",
        id=found.id,
        title=found.title,
        detail=found.merchant,
        icon="shopping-bag",
        monogram=paid_with.monogram if paid_with.kind.is_debt else "",
        slot=paid_with.color_slot or 0 if paid_with.kind.is_debt else 0,
        on=found.bought_on,
    )

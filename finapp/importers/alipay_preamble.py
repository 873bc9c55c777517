"""What an Alipay bill says about itself above and below its rows; names and accounts are masked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.importers.rows import Preamble, Totals
from finapp.importers.text import amount, clean, moment, narrow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_PERIOD = re.compile(r"起始(?:时间|日期):?\[([^\]]+)\]\s*终止(?:时间|日期):?\[([^\]]+)\]")
_EXPORTED = re.compile(r"导出时间:?\[([^\]]+)\]")
_OWNER = re.compile(r"(?:姓名|用户):\s*(\S+)")
_ACCOUNT = re.compile(r"(?:支付宝账户|账号):\s*\[?([^\]\s]+)\]?")
_RECORDS = re.compile(r"共\s*([0-9]+)\s*笔")
_CLAIM = re.compile(
    r"(?:已)?(?P<word>待?收入|待?支出|不计收支|其他):\s*(?P<count>[0-9]+)笔[,\s]*(?P<sum>[0-9.,]+)元?"
)


def read(lines: Sequence[str], currency: str) -> Preamble:
    """Return what `lines` around the rows tell; what they do not tell stays empty."""
    text = "\n".join(narrow(clean(line.strip(",;\t "))) for line in lines)
    period = _PERIOD.search(text)
    exported = _EXPORTED.search(text)
    owner = _OWNER.search(text)
    account = _ACCOUNT.search(text)
    records = _RECORDS.search(text)
    return Preamble(
        period_from=_day(period[1]) if period else None,
        period_to=_day(period[2]) if period else None,
        exported_on=_day(exported[1]) if exported else None,
        owner=mask_name(owner[1]) if owner else "",
        account=mask_account(account[1]) if account else "",
        records=int(records[1][:9]) if records else None,
        claims=_claims(text, currency),
    )


def _claims(text: str, currency: str) -> dict[str, Totals]:
    claims: dict[str, Totals] = {}
    for match in _CLAIM.finditer(text):
        try:
            money = amount(match["sum"], currency).money
        except UserError:
            continue
        claims.setdefault(match["word"], Totals(int(match["count"][:9]), money))
    return claims


def _day(text: str) -> date | None:
    try:
        return moment(text).day
    except UserError:
        return None


def mask_name(name: str) -> str:
    """Return a person's name with all but its first character hidden: 张三 → 张*."""
    return name[:1] + "*" * len(name[1:])


def mask_account(account: str) -> str:
    """Return a phone number or address with its middle hidden: `exa***@example.com`, `138****0000`."""
    local, at, host = account.partition("@")
    if at:
        return f"{local[:3]}***@{host}"
    return account if len(account) < 8 else f"{account[:3]}****{account[-4:]}"  # noqa: PLR2004 - too short

"""Dated amounts pasted from a spreadsheet or typed: one flow a line, dates and amounts in many forms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LINES = 20_000
_LONGEST = 400
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets; their serial numbers count days from it."""

_SERIALS = range(15_000, 75_000)
"""Serial numbers that are taken for dates: 1941 to 2105."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?:" + "|".join(_MONTHS) + r")[a-z]*\.?"
_END = r"(?![\d.,]*\d)"
_FORMS = (
    ("ymd", re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?")),
    ("ymd", re.compile(r"(?<![\d.,])((?:19|20)\d{2})([01]\d)([0-3]\d)" + _END)),
    ("dMy", re.compile(rf"(?<!\d)(\d{{1,2}})[\s-]*({_NAME})[\s,-]*(\d{{4}}|\d{{2}}(?!\d))", re.IGNORECASE)),
    ("Mdy", re.compile(rf"({_NAME})\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.IGNORECASE)),
    ("xxy", re.compile(r"(?<![\d.,])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")),
)
_TIME = re.compile(r"[T\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\s?[AP]M)?", re.IGNORECASE)
_CODES = re.compile(r"(?:\b[A-Z]{3}\b|元|圆)")
_NUMBER = re.compile(r"[-+]?(?:\d[\d.,' ]*|\.\d+)")


class DateOrder(StrEnum):
    """How `3/4/2026` is meant."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class PastedFlow(NamedTuple):
    """One line that was understood."""

    line: int
    day: date
    amount: Decimal


class LineProblem(NamedTuple):
    """One line that was not: its number from 1, what stands there, and why."""

    line: int
    text: str
    error: UserError


@dataclass(frozen=True, slots=True)
class PastedFlows:
    """What was understood of a text, and what was not.

    `unsure` tells that some dates could be meant either way; `order` is how they were read.
    """

    flows: tuple[PastedFlow, ...]
    problems: tuple[LineProblem, ...]
    order: DateOrder
    unsure: bool = False

    @property
    def dated(self) -> list[tuple[date, Decimal]]:
        """Return the flows as `rates.xirr` takes them."""
        return [(flow.day, flow.amount) for flow in self.flows]


class _Line(NamedTuple):
    number: int
    text: str


def read_flows(text: str, order: DateOrder | None = None) -> PastedFlows:
    """Return the dated amounts of a text.

    A first line without any number is a heading. `order` settles dates such as `3/4/2026`; without, a date
    that can be read in one way only settles all. Raises `flows.too_many`.
    """
    lines = [_Line(number, _plain(line)) for number, line in enumerate(text.splitlines(), 1)]
    lines = [line for line in lines if line.text.strip()]
    if len(lines) > MOST_LINES:
        raise UserError("flows.too_many", largest=f"{MOST_LINES:,}")
    if lines and not re.search(r"\d", lines[0].text):
        lines = lines[1:]
    found = order or _settled(lines)
    flows: list[PastedFlow] = []
    problems: list[LineProblem] = []
    for line in lines:
        try:
            day, amount = _understood(line.text, found or DateOrder.DAY_FIRST)
        except UserError as error:
            problems.append(LineProblem(line.number, line.text.strip(), error))
        else:
            flows.append(PastedFlow(line.number, day, amount))
    unsure = order is None and found is None and any(_either_way(line.text) for line in lines)
    return PastedFlows(tuple(flows), tuple(problems), found or DateOrder.DAY_FIRST, unsure)


def _plain(line: str) -> str:
    plain = unicodedata.normalize("NFKC", line[:_LONGEST])
    return plain.replace("−", "-").replace("–", "-").replace("\u200b", "")


def _short_dates(lines: Sequence[_Line]) -> list[tuple[int, int]]:
    """Return the first two numbers of every date that does not say which of them is the month."""
    form = _FORMS[-1][1]
    return [(int(hit[1]), int(hit[3])) for line in lines for hit in form.finditer(line.text)]


def _settled(lines: Sequence[_Line]) -> DateOrder | None:
    """Return the order of short dates that can be read in one way only; None where none can."""
    pairs = _short_dates(lines)
    if any(first > len(_MONTHS) for first, _ in pairs):
        return DateOrder.DAY_FIRST
    if any(second > len(_MONTHS) for _, second in pairs):
        return DateOrder.MONTH_FIRST
    return None


def _either_way(text: str) -> bool:
    return any(first != second for first, second in _short_dates([_Line(0, text)]))


def _understood(text: str, order: DateOrder) -> tuple[date, Decimal]:
    """Return date and amount of a line; raise a `flows.*` error."""
    cells = [cell.strip().strip('"') for cell in re.split(r"[\t;]", text)]
    if len(cells) == 1:
        cells = _around_date(text, order)
    day: date | None = None
    amounts = []
    for cell in cells:
        found = _date(_TIME.sub("", cell), order) if day is None else None
        if found is not None:
            day = found
        elif (amount := _amount(cell)) is not None:
            amounts.append(amount)
    if day is None:
        day, amounts = _by_serial(amounts)
    if day is None:
        raise UserError("flows.no_date")
    if not amounts:
        raise UserError("flows.no_amount")
    if len(amounts) > 1:
        raise UserError("flows.several", count=len(amounts))
    return day, amounts[0]


def _around_date(text: str, order: DateOrder) -> list[str]:
    """Return the date of a line without tabs, and what stands before and after it."""
    plain = _TIME.sub(" ", text)
    for _, form in _FORMS:
        hit = form.search(plain)
        if hit is not None and _date(hit[0], order) is not None:
            rest = [plain[: hit.start()], plain[hit.end() :]]
            return [hit[0], *(part.strip().strip(",\"'").strip() for part in rest)]
    impossible = next((hit[0] for _, form in _FORMS if (hit := form.search(plain))), "")
    if impossible:
        raise UserError("flows.impossible", text=impossible.strip())
    return [part.strip() for part in re.split(r"\s{2,}|,(?!\d{3})|\s+", plain.strip()) if part.strip()]


def _date(cell: str, order: DateOrder) -> date | None:
    """Return the date that a cell is, None if it is none."""
    for name, form in _FORMS:
        hit = form.fullmatch(cell.strip().strip(",").strip())
        if hit is None:
            continue
        year, month, day = _parts(name, hit, order)
        try:
            return date(year, month, day)
        except ValueError:
            raise UserError("flows.impossible", text=cell.strip()) from None
    return None


def _parts(name: str, hit: re.Match[str], order: DateOrder) -> tuple[int, int, int]:
    if name == "ymd":
        return int(hit[1]), int(hit[2]), int(hit[3])
    if name == "dMy":
        return _year(hit[3]), _month(hit[2]), int(hit[1])
    if name == "Mdy":
        return int(hit[3]), _month(hit[1]), int(hit[2])
    first, second = int(hit[1]), int(hit[3])
    day_first = order is DateOrder.DAY_FIRST
    return _year(hit[4]), second if day_first else first, first if day_first else second


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else 2000 + year if year < 70 else 1900 + year  # noqa: PLR2004 - two digits


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _by_serial(amounts: list[Decimal]) -> tuple[date | None, list[Decimal]]:
    """Take the first of two numbers that counts days as spreadsheets do for the date."""
    for place, number in enumerate(amounts):
        if len(amounts) > 1 and number == int(number) and int(number) in _SERIALS:
            return _EPOCH + timedelta(days=int(number)), amounts[:place] + amounts[place + 1 :]
    return None, amounts


def _amount(cell: str) -> Decimal | None:
    """Return the amount that a cell is, None if it is none: words, or empty."""
    plain = "".join(sign for sign in _CODES.sub("", cell) if unicodedata.category(sign) != "Sc").strip()
    negative = plain.startswith("(") and plain.endswith(")")
    plain = plain.strip("()").strip()
    if plain.endswith("-"):
        plain = "-" + plain[:-1]
    plain = re.sub(r"^([-+])\s+", r"\1", plain)
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        found = Decimal(_unpunctuated(plain.replace(" ", "").replace("'", "")))
    except InvalidOperation:
        return None
    return -abs(found) if negative else found


def _unpunctuated(text: str) -> str:
    """Return a number with a point for its decimals and nothing between thousands."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if point > comma else "."
        return text.replace(thousands, "").replace(",", ".")
    if comma >= 0:
        grouped = re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+", text)
        return text.replace(",", "") if grouped or text.count(",") > 1 else text.replace(",", ".")
    return text.replace(".", "") if text.count(".") > 1 else text

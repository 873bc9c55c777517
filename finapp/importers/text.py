"""Text out of other programs' files: decoding, clean cells, exact amounts, days with their time."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from finapp.domain.dates import check_day
from finapp.domain.money import LARGEST_ENTRY, Money, check_entry
from finapp.errors import UserError

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "shift_jis", "euc-kr", "cp1252")
"""What a user may choose by hand, by Python's codec names."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_BLANKS = " \t\r\n\v\f\u00a0\u3000"
_WIDE = str.maketrans("０１２３４５６７８９．，（）［］／：￥＋－−–—", "0123456789.,()[]/:¥+----")

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+"
_UNIT = r"(?:¥|元|RMB|CNY)"
_AMOUNT = re.compile(rf"(?P<sign>[-+]?){_UNIT}?(?P<inner>[-+]?)(?P<digits>{_DIGITS}){_UNIT}?", re.IGNORECASE)
_LONGEST_AMOUNT = 40
_NOTE = re.compile(r"(?P<amount>[^()]+)\((?P<note>[^()]*)\)")
_REFUND_NOTE = re.compile(r"(?:已退款|已退|refunded):?(?P<part>.+)", re.IGNORECASE)
_FULL_REFUND_NOTES = {"已全额退款", "全额退款", "fullyrefunded", "refundedinfull"}

_MOMENT = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-/.年])(?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?"
    r"(?:(?:T|\s+)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding that fits it, and whether its last character was cut in two."""

    text: str
    encoding: str
    cut: bool = False


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of `data`, in `encoding` when the user chose one.

    Without a choice: the byte order mark, UTF-16 that lacks one, else strict UTF-8 over the whole file, else
    GB18030. A prefix is not enough to tell: the first bytes of 支 in GBK are valid UTF-8. Raise
    `import.not_text` for files that hold no text, `import.encoding` when nothing fits,
    `import.encoding_choice` when the choice does not.
    """
    if encoding is not None:
        return _decode_chosen(data, encoding)
    for mark, name in _BOMS:
        if data.startswith(mark):
            found = _strict(data[len(mark) :], name)
            if found is None:
                raise UserError("import.encoding")
            return _readable(found)
    found = _unmarked_utf16(data) or _strict(data, "utf-8") or _strict(data, "gb18030")
    if found is None:
        raise UserError("import.not_text" if b"\0" in data else "import.encoding")
    return _readable(found)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Return UTF-16 text without a byte order mark: only there do line ends and commas hold zero bytes."""
    for name, comma, end in (("utf-16-le", b",\0", b"\n\0"), ("utf-16-be", b"\0,", b"\0\n")):
        if comma in data and end in data:
            found = _strict(data, name)
            if found is not None and "," in found.text and "\n" in found.text and "\0" not in found.text:
                return found
    return None


def _decode_chosen(data: bytes, encoding: str) -> Decoded:
    if encoding not in ENCODINGS:
        raise UserError("import.encoding_choice", encoding=encoding)
    for mark, name in _BOMS:
        if data.startswith(mark) and encoding in (name, "utf-16"):
            data, encoding = data[len(mark) :], name
    found = _strict(data, "utf-16-le" if encoding == "utf-16" else encoding)
    if found is None:
        raise UserError("import.encoding_choice", encoding=encoding)
    return _readable(found)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    """Decode without mercy, except for a last character that the end of the file cuts in two."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding, cut=bool(decoder.getstate()[0]))


def _readable(found: Decoded) -> Decoded:
    if "\0" in found.text:
        raise UserError("import.not_text")
    return found


def clean(cell: str) -> str:
    """Return `cell` without the padding, quotes and direction marks that exports put around it."""
    text = (cell if cell.isascii() else cell.translate(_INVISIBLE)).strip(_BLANKS)
    if '"' not in text:
        return text
    if text.startswith('="') and text.endswith('"'):
        text = text[1:]
    if text.startswith('"') and (text.count('"') == 1 or text.endswith('"')):
        text = text.removeprefix('"').removesuffix('"').strip(_BLANKS)
    return text


def narrow(text: str) -> str:
    """Return `text` with full-width digits, brackets and signs made plain."""
    return text.translate(_WIDE)


def column_name(cell: str) -> str:
    """Return a header cell in the one spelling columns are looked up by: `金额（元）` → `金额(元)`."""
    return re.sub(r"\s+", "", narrow(clean(cell)))


class Amount(NamedTuple):
    """An amount as its cell states it, with the part the same cell says was refunded."""

    money: Money
    refunded: Money


def amount(text: str, currency: str) -> Amount:
    """Return the exact amount in `text`: `¥1,234.56`, `-5`, `139.9`, `131.77(已退款89.84)`.

    Raise `import.amount_empty`, `amount.not_a_number`, `amount.too_precise` (never rounded in silence) or
    `amount.too_large`.
    """
    plain = re.sub(r"\s+", "", narrow(clean(text)))
    if not plain or plain == "/":
        raise UserError("import.amount_empty")
    noted = _NOTE.fullmatch(plain)
    if noted is None:
        return Amount(_money(plain, currency, text), Money(0, currency))
    money = _money(noted["amount"], currency, text)
    note = noted["note"].lower()
    if note in _FULL_REFUND_NOTES:
        return Amount(money, money)
    partly = _REFUND_NOTE.fullmatch(note)
    if partly is None:
        raise UserError("amount.not_a_number", text=clean(text))
    return Amount(money, _money(partly["part"], currency, text))


def _money(plain: str, currency: str, text: str) -> Money:
    match = _AMOUNT.fullmatch(plain)
    if match is None or (match["sign"] and match["inner"]):
        raise UserError("amount.not_a_number", text=clean(text)[:_LONGEST_AMOUNT])
    digits = match["digits"].replace(",", "")
    if len(digits) > _LONGEST_AMOUNT:
        largest = Money(LARGEST_ENTRY, currency)
        raise UserError(
            "amount.too_large", text=digits[:_LONGEST_AMOUNT] + "…", largest=f"{largest.major:,f}"
        )
    money = check_entry(Money.of(digits, currency))
    return -money if "-" in (match["sign"], match["inner"]) else money


class Moment(NamedTuple):
    """A day, and the time on it as far as the cell tells: `12:00:05`, `12:00` or nothing."""

    day: date
    time: str


def moment(text: str) -> Moment:
    """Return the day and time in `text`: `2026-03-09 12:00:00`, `2026/3/9 8:05`, `2026年3月9日`.

    Raise `date.unreadable`, also for a day the calendar does not have (31 February).
    """
    match = _MOMENT.fullmatch(narrow(clean(text)))
    if match is None:
        raise UserError("date.unreadable", text=clean(text))
    try:
        day = check_day(date(int(match["year"]), int(match["month"]), int(match["day"])))
    except (ValueError, UserError):
        raise UserError("date.unreadable", text=clean(text)) from None
    if match["hour"] is None:
        return Moment(day, "")
    parts = [match["hour"].zfill(2), match["minute"]] + ([match["second"]] if match["second"] else [])
    if any(value > limit for value, limit in zip(parts, ("23", "59", "60"), strict=False)):
        raise UserError("date.unreadable", text=clean(text))
    return Moment(day, ":".join(parts))

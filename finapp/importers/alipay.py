"""Reads Alipay bills (支付宝交易明细) in all three layouts; every record becomes a row or a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.importers import alipay_preamble
from finapp.importers.cells import find_header, records, split_lines
from finapp.importers.rows import ParsedFile, ParsedRow, ParseProblem
from finapp.importers.text import amount, clean, column_name, moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from finapp.domain.money import Money
    from finapp.importers.cells import Record
    from finapp.importers.rows import SourceFile
    from finapp.importers.text import Decoded

NAME = "alipay"
CURRENCY = "CNY"
WEB = "alipay.web"
APP_2021 = "alipay.app_2021"
APP_2023 = "alipay.app_2023"

OUT = "支出"
IN = "收入"
NEUTRAL = ("不计收支", "其他", "", "/")

_COLUMNS = {
    "time": ("交易时间", "交易创建时间"),
    "direction": ("收/支",),
    "amount": ("金额", "金额(元)"),
    "status": ("交易状态",),
    "order_id": ("交易订单号", "交易号"),
    "merchant_order_id": ("商家订单号", "商户订单号"),
    "counterparty": ("交易对方",),
    "description": ("商品说明", "商品名称"),
    "methods": ("收/付款方式", "付款方式"),
    "category": ("交易分类",),
    "note": ("备注",),
    "fee": ("服务费(元)",),
    "refunded": ("成功退款(元)",),
    "changed": ("最近修改时间",),
}
_FREE_TEXT = ("description", "counterparty", "note")
_MUST = ("time", "direction", "amount", "status", "order_id")
_REQUIRED = (
    frozenset({"交易时间", "交易对方", "商品说明", "收/支", "金额", "交易状态"}),
    frozenset({"交易创建时间", "交易对方", "商品名称", "收/支", "金额(元)", "交易状态"}),
)
_DASHES = re.compile(r"\s*-{6,}")
_FOOTER = re.compile(
    r"共\s*[0-9]+\s*笔|[已待](?:收入|支出)[:：]|(?:导出|起始|终止|特别提示|支付宝|姓名|用户)"
)
_FIRST_GROUP = re.compile(r"[-+]?[¥￥]?[-+]?[0-9]{1,3}(?:,[0-9]{3})*")
_GROUP = re.compile(r"[0-9]{3}(?:\.[0-9]*)?元?")
_MOST_GROUPS = 3
"""Thousands, millions and milliards."""
_DAMAGED_ID = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+|[1-9][0-9]{14}0{5,}")


def recognizes(text: str) -> bool:
    """Tell whether `text` is an Alipay bill: by the names of its columns, never by banner or line number."""
    return find_header(split_lines(text).texts, column_name, _REQUIRED) is not None


def parse(found: Decoded, source: SourceFile) -> ParsedFile:
    """Return every record of an Alipay bill in file order; raise `import.unknown_layout` for other files."""
    lines = split_lines(found.text)
    header = find_header(lines.texts, column_name, _REQUIRED)
    if header is None:
        raise UserError("import.unknown_layout", name=source.name)
    reader = _Reader(*header)
    reader.read(lines.texts, complete=lines.terminated and not found.cut)
    return ParsedFile(
        source=source,
        importer=NAME,
        layout=reader.layout,
        encoding=found.encoding,
        currency=CURRENCY,
        rows=tuple(reader.rows),
        problems=tuple(reader.problems),
        preamble=alipay_preamble.read([*lines.texts[: header[0]], *reader.around], CURRENCY),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each field is in a record of one layout.

    `width` is the number of cells up to the last named column, `needed` how many a record must have.
    """

    names: tuple[str, ...]
    places: dict[str, int]
    width: int
    needed: int

    @classmethod
    def of(cls, names: Sequence[str]) -> _Columns:
        places: dict[str, int] = {}
        for field, spellings in _COLUMNS.items():
            for spelling in spellings:
                if spelling in names:
                    places[field] = list(names).index(spelling)  # of two columns of a name the first wins
                    break
        width = max(index for index, name in enumerate(names) if name) + 1
        needed = max(place for field, place in places.items() if field in _MUST) + 1
        return cls(tuple(names), places, width, needed)

    def get(self, cells: Sequence[str], field: str) -> str:
        """Return the text of `field` in clean `cells`, empty for the file's own sign for nothing."""
        place = self.places.get(field)
        text = cells[place] if place is not None and place < len(cells) else ""
        return "" if text == "/" else text


class _Reader:
    """Goes through the records below a header, and over further headers of files that were joined."""

    def __init__(self, index: int, delimiter: str, names: Sequence[str]) -> None:
        self.start = index + 1
        self.delimiter = delimiter
        self.columns = _Columns.of(names)
        self.layout = _layout(self.columns)
        self.rows: list[ParsedRow] = []
        self.problems: list[ParseProblem] = []
        self.around: list[str] = []

    def read(self, lines: Sequence[str], *, complete: bool) -> None:
        """Read all records from the header on; `complete` is false when the file ends within a line."""
        in_rows = True
        usual = len(self.columns.names)
        for record in records(lines, self.start, self.delimiter, self.columns.width):
            if self._is_header(record):
                self.columns = _Columns.of([column_name(cell) for cell in record.cells])
                self.layout = _layout(self.columns)
                in_rows = True
            elif in_rows and not _is_footer(record):
                if record.after == len(lines) and not complete and len(record.cells) < usual:
                    self._cut(record, usual)
                else:
                    usual = min(usual, max(len(record.cells), self.columns.needed))
                    self._read_record(record)
            else:
                in_rows = False
                self.around.append(record.raw)

    def _is_header(self, record: Record) -> bool:
        if "收/支" not in record.raw and "收／支" not in record.raw:
            return False
        names = {column_name(cell) for cell in record.cells}
        return any(wanted <= names for wanted in _REQUIRED)

    def _cut(self, record: Record, expected: int) -> None:
        params = {"found": len(record.cells), "expected": expected}
        self.problems.append(ParseProblem(record.line, "import.row_cut", params, record.raw))

    def _read_record(self, record: Record) -> None:
        if len(record.cells) < self.columns.needed:
            self._cut(record, self.columns.width)
            return
        try:
            self.rows.append(self._row(record, self._aligned(record.cells)))
        except UserError as error:
            self.problems.append(ParseProblem(record.line, error.code, error.params, record.raw))

    def _aligned(self, raw: list[str]) -> list[str]:
        """Return clean cells; texts and amounts that hold a delimiter are put together."""
        cells = [clean(cell) for cell in raw]
        extra = len(cells) - len(self.columns.names)
        overflow = any(cells[self.columns.width :])
        if not self._halved(cells) and (extra <= 0 or (not overflow and self._fits(cells))):
            return cells
        fitting = [joined for joined in self._put_together(raw, max(extra, 0)) if self._fits(joined)]
        amounts = {self.columns.get(joined, "amount") for joined in fitting}
        if len(amounts) == 1:
            return fitting[0]
        if amounts or overflow or self._halved(cells):
            raise UserError("import.row_long", found=len(cells), expected=len(self.columns.names))
        return cells

    def _put_together(self, raw: list[str], extra: int) -> Iterator[list[str]]:
        """Yield `raw` with the delimiters taken as part of a free text, of the amount, or of both.

        As many cells as are too many come first; with a cut amount a row may also lack the empty cell at its
        end, or have one that its header lacks.
        """
        texts = [self.columns.places[field] for field in _FREE_TEXT if field in self.columns.places]
        amount_place = self.columns.places["amount"]
        for joined in sorted(range(1, extra + 2), key=lambda number: abs(number - extra)):
            for groups in range(0 if joined == extra else 1, min(joined, _MOST_GROUPS) + 1):
                for place in texts if joined > groups else texts[:1]:
                    cells = raw
                    for at, more in sorted(((place, joined - groups), (amount_place, groups))):
                        text = self.delimiter.join(cells[at : at + more + 1])
                        cells = [*cells[:at], text, *cells[at + more + 1 :]]
                    yield [clean(cell) for cell in cells]

    def _halved(self, cells: Sequence[str]) -> bool:
        """Tell whether a comma cut the amount in two: `1` and `234.50`."""
        place = self.columns.places["amount"]
        after = cells[place + 1] if place + 1 < len(cells) else ""
        return _FIRST_GROUP.fullmatch(cells[place]) is not None and _GROUP.fullmatch(after) is not None

    def _fits(self, cells: Sequence[str]) -> bool:
        if len(cells) < self.columns.needed or self._halved(cells):
            return False
        if any(cells[self.columns.width :]) or _FIRST_GROUP.fullmatch(self.columns.get(cells, "methods")):
            return False
        if self.columns.get(cells, "direction") not in (OUT, IN, *NEUTRAL):
            return False
        try:
            amount(self.columns.get(cells, "amount"), CURRENCY)
            moment(self.columns.get(cells, "time"))
        except UserError:
            return False
        return True

    def _row(self, record: Record, cells: Sequence[str]) -> ParsedRow:
        columns = self.columns
        when = moment(columns.get(cells, "time"))
        money = amount(columns.get(cells, "amount"), CURRENCY)
        refunded = self._optional(cells, "refunded") or money.refunded
        methods = (part.strip() for part in columns.get(cells, "methods").split("&"))
        return ParsedRow(
            line=record.line,
            raw=record.raw,
            cells=_named(columns.names, cells),
            layout=self.layout,
            occurred_on=when.day,
            time=when.time,
            direction=columns.get(cells, "direction"),
            amount=money.money,
            status=columns.get(cells, "status"),
            order_id=_identifier(columns.get(cells, "order_id")),
            merchant_order_id=_identifier(columns.get(cells, "merchant_order_id")),
            counterparty=columns.get(cells, "counterparty"),
            description=columns.get(cells, "description"),
            methods=tuple(part for part in methods if part),
            category=columns.get(cells, "category"),
            note=columns.get(cells, "note"),
            fee=self._optional(cells, "fee"),
            refunded=refunded or None,
            changed_on=self._changed_on(cells),
        )

    def _optional(self, cells: Sequence[str], field: str) -> Money | None:
        text = self.columns.get(cells, field)
        return (amount(text, CURRENCY).money or None) if text else None

    def _changed_on(self, cells: Sequence[str]) -> date | None:
        text = self.columns.get(cells, "changed")
        try:
            return moment(text).day if text else None
        except UserError:  # nothing depends on it but the day of a refund
            return None


def _layout(columns: _Columns) -> str:
    if "交易创建时间" in columns.names:
        return WEB
    return APP_2023 if columns.places["time"] < columns.places["direction"] else APP_2021


def _is_footer(record: Record) -> bool:
    first = clean(record.cells[0])
    if _DASHES.match(first):
        return True
    filled = sum(1 for cell in record.cells if clean(cell))
    return filled <= 2 and bool(_FOOTER.match(first))  # noqa: PLR2004 - 已收入:1笔,0.01元 holds a comma


def _identifier(text: str) -> str:
    """Return an order id, or nothing when a spreadsheet turned it into a rounded number."""
    bare = text.strip("'`")
    return "" if _DAMAGED_ID.fullmatch(bare) else bare


def _named(names: Sequence[str], cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
    seen: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if name and name not in seen:
            seen[name] = cell
    return tuple(seen.items())

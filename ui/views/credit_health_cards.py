"""The cards of credit health: what each figure rests on, row by row; a row leads to its record."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from ui import fonts
from ui import format as formats
from ui.account_words import kind_name
from ui.repayments import name_of, tile_of, what_of
from ui.views.debts_columns import used_tone
from ui.widgets.cards import Card, Hairline
from ui.widgets.evidence_row import EvidenceRow, HeadRow, amount, cell, gap, named, two_lines
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Bar, Tile
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from finapp.domain.account import Account
    from finapp.domain.money import Money
    from finapp.projection.health import Late, Part, Use
    from finapp.services.health import HealthReport

translate = QCoreApplication.translate

BANDS = tuple(Decimal(tenth) / 10 for tenth in range(1, 10))
"""Shares of a limit that can be chosen as the most to use."""

_BAR, _MOST = 6, 20
_TILE = 26


class RowsCard(Card):
    """A card of rows below one another, parted by hairlines."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent, flush=True)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.setSpacing(0)
        self.rows: list[EvidenceRow] = []

    def clear(self) -> None:
        """Take all rows away."""
        self.rows = []
        empty(self.body)

    def add_row(self, row: EvidenceRow) -> None:
        """Add a row."""
        if self.rows:
            self.body.addWidget(Hairline())
        self.rows.append(row)
        self.body.addWidget(row)

    def add_words(self, text: str) -> None:
        """Add a quiet sentence in place of rows, or below them."""
        words = Label(text, tone="text-3", wrap=True)
        words.setContentsMargins(15, 12, 15, 12)
        self.body.addWidget(words)


def empty(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def tile(account: Account) -> Tile:
    """Return the tile of a tool."""
    return Tile(*tile_of(account), side=_TILE)


class LimitsCard(RowsCard):
    """What is used of each limit now and at the next closing, and what to pay before to stay below a band."""

    tool_wanted = Signal(object)
    band_chosen = Signal(object)
    explained = Signal()
    """The share at the next closing wants to be explained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Use of limits"), parent)
        self.close_share = ExplainedLabel(style="amount")
        self.close_share.explain_requested.connect(self.explained)
        self.close_words = Label(self.tr("at the next closing"), tone="text-3")
        self.band = Picker(
            [PickItem(one, formats.current().share(one)) for one in BANDS], chip=True, required=True
        )
        self.band.setAccessibleName(self.tr("Stay below this share of a limit"))
        self.band.value_changed.connect(self.band_chosen)
        self.head.addWidget(self.close_share)
        self.head.addWidget(self.close_words)
        self.head.addSpacing(16)
        self.head.addWidget(Label(self.tr("Stay below"), tone="text-2"))
        self.head.addWidget(self.band)

    def show_report(self, report: HealthReport) -> None:
        """Show the limits of a report."""
        self.clear()
        health, writes = report.health, formats.current()
        if report.band not in BANDS:
            self.band.set_items([PickItem(one, writes.share(one)) for one in sorted({*BANDS, report.band})])
        self.band.set_value(report.band)
        later = health.used_at_close
        self.close_share.setText("" if later is None else writes.share(later))
        for one in (self.close_share, self.close_words):
            one.setVisible(later is not None)
        if not health.uses:
            self.add_words(self.tr("No tool has a limit. Set one with Edit on the lender’s page."))
            return
        self.body.addWidget(self._heads())
        if len(health.uses) > 1:
            self.add_row(self._all(report))
        for use in health.uses:
            row = self._row(use, report)
            row.clicked.connect(partial(self.tool_wanted.emit, use.tools[0]))
            self.add_row(row)

    def _heads(self) -> HeadRow:
        return HeadRow(
            [
                (self.tr("Limit of"), 6, False),
                (self.tr("Limit"), 3, True),
                ("", 0, False),
                (self.tr("Used now"), 4, False),
                (self.tr("At the next closing"), 4, False),
                (self.tr("To pay before"), 3, True),
            ]
        )

    def _all(self, report: HealthReport) -> EvidenceRow:
        """Return the line of all limits together, which leads nowhere: its parts stand below."""
        health, writes = report.health, formats.current()
        limit = sum(one.limit for one in health.uses)
        pay = health.to_pay(report.band)
        name = self.tr("All limits together")
        figures = (
            writes.figure(report.money(limit)),
            *((writes.share(one) if one is not None else "–") for one in (health.used, health.used_at_close)),
            "–" if pay is None else writes.money(report.money(pay)),
        )
        return EvidenceRow(
            writes.listed((name, *figures)),
            [
                (cell(Label(name, style="heading")), 6),
                (cell(amount(figures[0]), right=True), 3),
                (gap(), 0),
                (_share_cell(health.used), 4),
                (_share_cell(health.used_at_close), 4),
                (cell(amount(figures[3]), right=True), 3),
            ],
            leads=False,
        )

    def _row(self, use: Use, report: HealthReport) -> EvidenceRow:
        own, writes = use.own, formats.current()
        names = " + ".join(report.accounts[tool].name for tool in use.tools)
        first = report.accounts[use.tools[0]]
        shared = translate("DebtsTable", "%n tool(s) share this limit", "", len(use.tools))
        note = shared if len(use.tools) > 1 else kind_name(first.kind)
        pay = own.to_pay(report.band)
        before = ""
        if own.closes_on is not None:
            day = writes.short_date(own.closes_on, report.today)
            closes = self.tr("closes {day}").format(day=day)
            before = self.tr("before {day}").format(day=day) if pay else self.tr("stays below")
        else:
            closes = self.tr("closes no statement")
        text = "–" if pay is None else writes.money(pay)
        spoken = self.tr("{tools}: {now} of {limit} used, {later} at the next closing, to pay {amount}")
        return EvidenceRow(
            spoken.format(
                tools=names,
                now=writes.share(use.share),
                limit=writes.spoken(own.limit),
                later="–" if use.share_at_close is None else writes.share(use.share_at_close),
                amount="–" if pay is None else writes.spoken(pay),
            ),
            [
                (cell(tile(first), named(names, note)), 6),
                (cell(amount(writes.figure(own.limit), _in_base(own.limit, report)), right=True), 3),
                (gap(), 0),
                (_share_cell(use.share, writes.money(own.used)), 4),
                (_share_cell(use.share_at_close, closes), 4),
                (cell(amount(text, before, tone="text" if pay else "text-3"), right=True), 3),
            ],
        )


def _in_base(own: Money, report: HealthReport) -> str:
    """Return an amount of another currency in the base currency."""
    if own.currency == report.base:
        return ""
    converted = report.in_base(own)
    return "" if converted is None else formats.current().figure(converted)


def _share_cell(share: Decimal | None, note: str = "") -> QWidget:
    """Return a share with its bar, and a quiet line below."""
    if share is None:
        return cell(two_lines(Label("–", tone="text-3"), Label(note, style="note", tone="text-3")))
    tone = used_tone(share)
    text = formats.current().share(share)
    bar = Bar(height=_BAR, name=text)
    bar.set_share(min(1.0, float(share)), tone)
    words = Label(text, style="name", tone="text" if tone == "mark" else tone)
    words.setFixedWidth(fonts.px(38))
    line = cell(words, bar)
    return cell(two_lines(line, Label(note, style="note", tone="text-3"))) if note else line


class LateCard(RowsCard):
    """The repayments of two years that were late, newest first."""

    late_wanted = Signal(object)
    """The obligation of a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Late repayments, two years"), parent)

    def show_report(self, report: HealthReport) -> None:
        """Show what was late."""
        self.clear()
        history = report.health.history
        self.set_heading(
            self.tr("Late repayments, two years"), self.tr("%n late", "", len(history)) if history else ""
        )
        if not report.health.judged:
            self.add_words(self.tr("No repayment fell due yet."))
        elif not history:
            count = report.health.judged
            self.add_words(self.tr("All %n repayment(s) were made by their day.", "", count))
        for late in history[:_MOST]:
            row = self._row(late, report)
            row.clicked.connect(partial(self.late_wanted.emit, late.obligation))
            self.add_row(row)
        if len(history) > _MOST:
            self.add_words(self.tr("and %n more", "", len(history) - _MOST))

    def _row(self, late: Late, report: HealthReport) -> EvidenceRow:
        one, writes = late.obligation, formats.current()
        tool = report.accounts[one.account_id]
        name, what = name_of(one, tool), what_of(one, report.today)
        if late.paid_on is None:
            state, tone = self.tr("not paid yet"), "danger"
        else:
            day = writes.short_date(late.paid_on, report.today)
            state, tone = self.tr("paid {day}").format(day=day), "text-2"
        days = self.tr("%n day(s) late", "", late.days)
        due = writes.short_date(one.due, report.today)
        return EvidenceRow(
            writes.listed([due, name, what, days, state, writes.spoken(one.amount)]),
            [
                (cell(Label(due, style="small", tone="text-2")), 3),
                (cell(tile(tool), named(name, what)), 8),
                (
                    cell(
                        two_lines(
                            Label(days, style="small-name", tone=tone),
                            Label(state, style="note", tone="text-3"),
                        )
                    ),
                    4,
                ),
                (cell(amount(writes.money(one.amount)), right=True), 4),
            ],
        )


class LendersCard(RowsCard):
    """How what is owed is spread over lenders."""

    tool_wanted = Signal(object)
    explained = Signal()
    """The share of the largest lender wants to be explained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Concentration"), parent)
        self.largest = ExplainedLabel(style="amount")
        self.largest.explain_requested.connect(self.explained)
        self.words = Label(self.tr("at the largest lender"), tone="text-3")
        self.head.addWidget(self.largest)
        self.head.addWidget(self.words)

    def show_report(self, report: HealthReport) -> None:
        """Show each lender's share."""
        self.clear()
        parts: Sequence[Part] = report.health.parts
        largest = report.health.largest
        self.largest.setText("" if largest is None else formats.current().share(largest.share))
        for one in (self.largest, self.words):
            one.setVisible(largest is not None)
        if not parts:
            self.add_words(self.tr("Nothing is owed to anybody."))
        for part in parts:
            row = self._row(part, report)
            row.clicked.connect(partial(self.tool_wanted.emit, part.account_id))
            self.add_row(row)

    @staticmethod
    def _row(part: Part, report: HealthReport) -> EvidenceRow:
        writes, tool = formats.current(), report.accounts[part.account_id]
        share, owed = writes.share(part.share), report.money(part.owed)
        letters_slot = tile_of(tool)
        bar = Bar(height=_BAR, name=share)
        bar.set_share(float(part.share), letters_slot[1])
        return EvidenceRow(
            writes.listed([tool.name, writes.spoken(owed), share]),
            [
                (cell(tile(tool), named(tool.name, kind_name(tool.kind))), 7),
                (cell(bar), 4),
                (cell(amount(share), right=True), 2),
                (cell(amount(writes.money(owed)), right=True), 5),
            ],
        )

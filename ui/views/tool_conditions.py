"""What a credit tool agrees over time: every version with what it changed, and one of them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import format as formats
from ui.models.tool_conditions import changes_of, facts_of
from ui.widgets.cards import Card
from ui.widgets.entry_list import Entry, EntryList, Step
from ui.widgets.facts import FactsGrid
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.tool_versions import ToolVersion
    from ui.models.tool_sheet import ToolSheet

SHOW, CHANGE, REMOVE = "show", "change", "remove"


class ToolConditions(QWidget):
    """The versions at the left, the newest first; at the right what holds today, or the one chosen."""

    add_wanted = Signal()
    change_wanted = Signal(object)
    """The version to change."""
    remove_wanted = Signal(object)
    """The day of the version to remove."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: ToolSheet | None = None
        self._shown: date | None = None
        self.list = EntryList(
            self.tr("Conditions over time"),
            icon="percent",
            empty=self.tr("Nothing is known of its conditions"),
            sentence=self.tr("Add its statement day, due day, limit and what it charges."),
        )
        self.add = self.list.add_button(self.tr("Add a change…"))
        self.list.body.addStretch(1)
        self.detail = Card(self.tr("In force today"))
        self.facts = FactsGrid(name_width=180)
        self.source = Label("", style="small", tone="text-3", wrap=True)
        self.detail.body.addWidget(self.facts)
        self.detail.body.addWidget(self.source)
        self.detail.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.addWidget(scrolled(self.list))
        row.addLayout(left, 6)
        right = QVBoxLayout()
        right.addWidget(self.detail, 1)
        row.addLayout(right, 5)
        self.add.clicked.connect(self.add_wanted)
        self.list.step_wanted.connect(self._on_step)

    def show_sheet(self, sheet: ToolSheet) -> None:
        """Show the conditions of a tool."""
        if self.sheet is None or self.sheet.id != sheet.id:
            self._shown = None
        self.sheet = sheet
        self._show()

    @property
    def versions(self) -> tuple[ToolVersion, ...]:
        """Every version, oldest first."""
        return () if self.sheet is None else self.sheet.dated.versions()

    def _show(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        known = self.versions
        days = [one.valid_from for one in known]
        now = max((day for day in days if day <= sheet.today), default=None)
        if self._shown not in days:
            self._shown = None
        currency = sheet.view.account.currency or ""
        entries = []
        for at, one in enumerate(known):
            before = known[at - 1] if at else None
            entries.append(self._entry(one, before, currency, now))
        self.list.show_entries(list(reversed(entries)))
        wanted = self._shown or now or (days[0] if days else None)
        chosen = next((one for one in known if one.valid_from == wanted), None)
        self._show_detail(chosen, now)

    def _entry(self, one: ToolVersion, before: ToolVersion | None, currency: str, now: date | None) -> Entry:
        steps = [
            Step(SHOW, "eye", self.tr("Show in full")),
            Step(CHANGE, "pencil-simple", self.tr("Change")),
        ]
        if before is not None:
            steps.append(Step(REMOVE, "trash", self.tr("Remove")))
        badge, tone = "", "neutral"
        if one.valid_from == now:
            badge, tone = self.tr("in force"), "positive"
        elif now is None or one.valid_from > now:
            badge = self.tr("to come")
        return Entry(
            one,
            self.tr("From {day}").format(day=formats.current().date(one.valid_from)),
            changes_of(one, before, currency),
            badge=badge,
            badge_tone=tone,
            steps=tuple(steps),
        )

    def _show_detail(self, one: ToolVersion | None, now: date | None) -> None:
        self.facts.clear()
        self.detail.setVisible(one is not None)
        if one is None or self.sheet is None:
            return
        heading = self.tr("In force today")
        if one.valid_from != now:
            heading = self.tr("From {day}").format(day=formats.current().date(one.valid_from))
        self.detail.set_heading(heading)
        for fact in facts_of(one, self.sheet.view.account.currency or ""):
            self.facts.add(fact.name, fact.value)
        self.source.setText(self.tr("Source: {source}").format(source=one.source))
        self.source.setVisible(bool(one.source))

    @Slot(str, object)
    def _on_step(self, step: str, version: ToolVersion) -> None:
        if step == SHOW:
            self._shown = version.valid_from
            self._show()
        elif step == CHANGE:
            self.change_wanted.emit(version)
        else:
            self.remove_wanted.emit(version.valid_from)

"""The inspector of the inbox: the file, what will be added, warnings with their lines, the chosen line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from finapp.messages import sentence, word
from ui import format as formats
from ui import i18n
from ui.models.import_draft import Tab
from ui.views.import_answers import BankBox, SharesBox
from ui.views.import_columns import KINDS, kind_name
from ui.widgets.buttons import LinkButton
from ui.widgets.facts import FactsGrid, LineFigures
from ui.widgets.inspector import Inspector, Section, TitleSection
from ui.widgets.labels import Label
from ui.widgets.picker import Picker, PickItem
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.account import AccountId, Member, MemberId
    from finapp.domain.money import Money
    from finapp.services.imports import Totals
    from ui.models.import_draft import ImportDraft

_MOST_WARNINGS = 30
_KIB = 1024


def warnings_of(draft: ImportDraft) -> list[tuple[int, str]]:
    """Return what is to be known about lines: (line, sentence), in file order."""
    language = i18n.current()
    found = []
    for one in draft.lines:
        if one.problem is not None:
            found.append((one.line, sentence(one.problem.code, language, **one.problem.params)))
        elif one.item is not None and one.place is Tab.NEW:
            found += [(one.line, sentence(code, language)) for code in one.item.meaning.questions]
    return found


class ImportInspector(Inspector):
    """Shows one draft; empty without one."""

    answered = Signal()
    """The draft knows more than before: shares of a line, or the bank account."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=QCoreApplication.translate("ImportInbox", "File"))
        self._draft: ImportDraft | None = None
        self._warnings: list[tuple[int, str]] = []
        self.member: Picker | None = None
        self.remember = TickBox()
        self.settle = TickBox()
        self._figures = LineFigures()
        self._line_box: Section | None = None
        self.shares: SharesBox | None = None
        self.bank: BankBox | None = None
        self._add_hint()

    def show_draft(self, draft: ImportDraft | None, members: Sequence[Member], waiting: int) -> None:
        """Show another file, or none; `waiting` more follow it."""
        self.show_line(None)
        self.clear()
        self._draft, self.bank = draft, None
        if draft is None:
            self._add_hint()
            return
        self._warnings = warnings_of(draft)
        self._add_file(draft, members, waiting)
        self._add_figures()
        self._add_totals(draft)
        if draft.asks_bank:
            self._add_bank(draft)
        if self._warnings:
            self._add_warnings()
        self._add_rules()
        self.show_counts()

    def _add_hint(self) -> None:
        """Say what will stand here."""
        words = self.tr(
            "What a file will add is counted here, with everything that needs your eye. "
            "Nothing is saved before you press Import."
        )
        section = Section(self.tr("Before anything is saved"), line=False)
        section.body.addWidget(Label(words, style="small", tone="text-3", wrap=True))
        self.add(section)

    # sections ------------------------------------------------------------------------------------------

    def _add_file(self, draft: ImportDraft, members: Sequence[Member], waiting: int) -> None:
        file, writes = draft.preview.statement.file, formats.current()
        size = self.tr("{size} KB").format(size=writes.number(max(1, round(file.source.size / _KIB))))
        kind = self.tr("{wallet} statement").format(wallet=word("importer", file.importer, i18n.current()))
        section = TitleSection("file-text", file.source.name, f"{kind} · {file.encoding.upper()} · {size}")
        facts = FactsGrid(name_width=84)
        if file.period is not None:
            facts.add(self.tr("Period"), writes.period(*file.period))
        self.member = None
        if members:
            items = [PickItem(one.id, one.name, initial=(one.initials, one.color_slot)) for one in members]
            self.member = Picker(items, chip=True)
            owner = file.preamble.owner
            self.member.set_value(next((one.id for one in members if one.name == owner), members[0].id))
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(self.member)
            row.addStretch(1)
            facts.add_widget(self.tr("Belongs to"), holder)
        facts.add(self.tr("Read"), self.tr("%n row(s)", "", file.records))
        if waiting:
            facts.add(self.tr("Waiting"), self.tr("%n more file(s)", "", waiting))
        section.body.addWidget(facts)
        self.add(section)

    def _add_figures(self) -> None:
        section = Section(self.tr("Will be added"))
        self._figures = LineFigures()
        section.body.addWidget(self._figures)
        self.add(section)

    def _add_totals(self, draft: ImportDraft) -> None:
        """Say what the rows add up to by the file's own words, and where the file claims something else."""
        file = draft.preview.statement.file
        if not file.rows:
            return
        section = Section(self.tr("In the file"))
        figures = LineFigures()
        section.body.addWidget(figures)
        claims = []
        for direction, totals in file.totals().items():
            name = self.tr("{direction}, %n row(s)", "", totals.count).format(direction=direction or "–")
            figures.add(name, self._sum(totals))
            claim = file.preamble.claims.get(direction)
            if claim is not None and (claim.count, claim.amount) != (totals.count, totals.amount):
                said = self.tr("{direction}: the file says %n row(s), {amount}.", "", claim.count)
                claims.append(said.format(direction=direction, amount=self._sum(claim)))
        if claims:
            claims.append(self.tr("Its own sums leave out refunds, or rows were taken out of it."))
            section.body.addWidget(Label("\n".join(claims), style="small", tone="text-3", wrap=True))
        self.add(section)

    @staticmethod
    def _sum(totals: Totals) -> str:
        return formats.current().money(totals.amount) if totals.amount is not None else "–"

    def _add_bank(self, draft: ImportDraft) -> None:
        section = Section(self.tr("Bank account"))
        self.bank = BankBox(draft.accounts.values(), draft.bank_id)
        self.bank.answered.connect(self._on_bank)
        section.body.addWidget(self.bank)
        self.add(section)

    @Slot(object)
    def _on_bank(self, account: AccountId | None) -> None:
        if self._draft is not None:
            self._draft.choose_bank(account)
            self.answered.emit()

    def _add_shares(self, draft: ImportDraft, line: int, section: Section) -> None:
        item = draft.at(line).item
        if item is None or not draft.asks_shares(draft.at(line)):
            return
        self.shares = SharesBox(item, draft.shares.get(line))
        self.shares.answered.connect(partial(self._on_shares, line))
        section.body.addWidget(self.shares)

    def _on_shares(self, line: int, shares: Sequence[Money] | None) -> None:
        if self._draft is not None:
            self._draft.share(line, shares)
            self.answered.emit()

    def _add_warnings(self) -> None:
        section = Section(self.tr("%n warning(s)", "", len(self._warnings)))
        copy = LinkButton(self.tr("Copy list"))
        copy.clicked.connect(self.copy_warnings)
        section.head.addWidget(copy)
        numbers = [
            self.tr("Line {number}").format(number=line) for line, _ in self._warnings[:_MOST_WARNINGS]
        ]
        labels = [Label(number, style="small-strong", tone="warning") for number in numbers]
        width = max(label.sizeHint().width() for label in labels)
        for label, (_, said) in zip(labels, self._warnings, strict=False):
            label.setFixedWidth(width)
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(said, style="small", tone="text-2", wrap=True), 1)
            section.body.addLayout(row)
        rest = len(self._warnings) - _MOST_WARNINGS
        if rest > 0:
            section.body.addWidget(Label(self.tr("and %n more", "", rest), style="small", tone="text-3"))
        self.add(section)

    def _add_rules(self) -> None:
        section = Section(self.tr("Rules"), line=False)
        self.remember = TickBox(self.tr("Remember my category choices"))
        self.settle = TickBox(self.tr("Mark matching installments paid"))
        for box in (self.remember, self.settle):
            box.setChecked(True)
            section.body.addWidget(box)
        self.add(section)

    # showing -------------------------------------------------------------------------------------------

    def show_counts(self) -> None:
        """Add up what is ticked."""
        draft = self._draft
        if draft is None:
            return
        writes, counts = formats.current(), draft.kinds()
        self._figures.clear()
        for key, kind in KINDS.items():
            if counts[key]:
                number = writes.number(counts[key])
                name = kind_name(key, plural=True)
                self._figures.add(name, number, icon=kind.icon, icon_tone=kind.tone)
        self._figures.add_total(self.tr("Rows to import"), writes.number(len(draft.ticked)))
        matches = draft.matches
        self.settle.setVisible(matches > 0)
        text = self.tr("Mark matching installments paid ({count})")
        self.settle.setText(text.format(count=writes.number(matches)))

    def show_line(self, line: int | None) -> None:
        """Show the original text of a line; None takes it away."""
        if self._line_box is not None:
            self._line_box.hide()
            self._column.removeWidget(self._line_box)
            self._line_box.deleteLater()
            self._line_box = self.shares = None
        if line is None or self._draft is None:
            return
        number = self.tr("Line {number}").format(number=line)
        self._line_box = Section(
            self.tr("{line} as in the file").format(line=number),
            line=self._draft.asks_shares(self._draft.at(line)),
        )
        words = Label(self._draft.at(line).raw.strip(), style="small", tone="text-2", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line_box.body.addWidget(words)
        self._add_shares(self._draft, line, self._line_box)
        place = 1 if self.shares is not None else self._column.count() - 1  # what is asked stands above
        self._column.insertWidget(place, self._line_box)

    @property
    def line_text(self) -> str:
        """Return the original text that is shown."""
        labels = self._line_box.findChildren(Label) if self._line_box is not None else []
        return labels[-1].text() if labels else ""

    @property
    def member_id(self) -> MemberId | None:
        """Return whose file this is."""
        return self.member.value() if self.member is not None else None  # type: ignore[return-value] # its keys

    @Slot()
    def copy_warnings(self) -> None:
        """Copy the warnings, one a line."""
        lines = [self.tr("Line {number}").format(number=line) + f": {said}" for line, said in self._warnings]
        QApplication.clipboard().setText("\n".join(lines))

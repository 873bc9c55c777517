"""Settings: the name of the household and its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.views.settings_rows import SettingCard, SettingRow, SettingSection
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Hairline
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.marks import Initial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.account import Member
    from finapp.errors import UserError
    from ui.context import AppContext


class MemberRow(QWidget):
    """One member: initial, name to change, a step that removes."""

    def __init__(self, context: AppContext, member: Member) -> None:
        super().__init__()
        self._context, self._member = context, member
        self.name = TextField(required=True)
        self.name.set_value(member.name)
        self.name.setAccessibleName(self.tr("Name of {member}").format(member=member.name))
        self.remove = IconButton("trash", self.tr("Remove {member}").format(member=member.name), side=28)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(Initial(member.initials, member.color_slot, side=24))
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)
        self.name.editingFinished.connect(self._on_named)
        self.remove.clicked.connect(self._on_remove)

    def _on_named(self) -> None:
        name = self.name.value()
        if name and name != self._member.name:
            run_change(self._context, self._context.book.members.rename, self._member.id, name)

    def _on_remove(self) -> None:
        run_change(self._context, self._context.book.members.remove, self._member.id)


class HouseholdSection(SettingSection):
    """Who the book belongs to."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.name = TextField(placeholder=self.tr("The members’ names"))
        self.name.editingFinished.connect(self._on_name)
        self.new = TextField(placeholder=self.tr("Name of a new member"))
        self.new.returnPressed.connect(self._on_add)
        self.add = Button(self.tr("Add member"), icon="plus-bold")
        self.add.clicked.connect(self._on_add)
        self.trouble = Label(style="small", tone="danger", wrap=True)
        self.trouble.hide()
        self.rows: list[MemberRow] = []
        self._name = ""
        card = SettingCard(self.tr("Household"))
        sentence = self.tr("Shown above the pages; left empty, the members’ names stand there.")
        card.add(SettingRow(self.tr("Name"), self.name, sentence))
        self.column.addWidget(card)
        self._members = SettingCard(
            self.tr("Members"), self.tr("Purchases, plans and accounts can belong to one of them")
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._members.body.addLayout(self._list)
        self._members.body.addWidget(self._foot())
        self.column.addWidget(self._members)
        self.column.addStretch(1)

    def _foot(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.new, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(self.trouble)
        return holder

    def show_values(self, values: dict[str, object]) -> None:
        """Show the name of the household."""
        self._name = str(values["name"])
        if not self.name.hasFocus():
            self.name.set_value(self._name or None)

    def show_members(self, members: Sequence[Member]) -> None:
        """List the members."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [MemberRow(self.context, member) for member in members]
        for row in self.rows:
            self._list.addWidget(row)
            self._list.addWidget(Hairline())

    def _on_name(self) -> None:
        if self.name.value() != self._name:
            self._name = self.name.value()
            self.save("name", self._name)

    def _on_add(self) -> None:
        run_change(
            self.context,
            self.context.book.members.add,
            self.new.value(),
            done=self._on_added,
            refused=self._on_refused,
        )

    def _on_added(self, _change: object) -> None:
        self.new.clear()
        self.trouble.hide()

    def _on_refused(self, error: UserError) -> None:
        self.trouble.setText(sentence_of(error, i18n.current()))
        self.trouble.show()

"""The dialog that asks what usually comes in each month, for each member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from finapp.services.health import HOUSEHOLD
from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finapp.domain.account import Member, MemberId
    from finapp.domain.money import Money
    from finapp.errors import UserError
    from ui.context import AppContext


class UsualIncomeDialog(DialogFrame):
    """Asks for an amount a month; an empty field counts what is recorded again."""

    def __init__(
        self,
        context: AppContext,
        people: Mapping[MemberId, Member],
        stated: Mapping[MemberId, Money],
        currency: str,
    ) -> None:
        super().__init__(self.tr("Usual income of a month"), primary=self.tr("Save income"))
        self._context, self._stated = context, stated
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        words = self.tr(
            "What comes in each month, after tax. It counts in place of what is recorded on accounts; with "
            "every field empty the records count."
        )
        self.body.addWidget(self.trouble)
        self.body.addWidget(Label(words, tone="text-2", wrap=True))
        names = {member_id: member.name for member_id, member in people.items()}
        if not names or HOUSEHOLD in stated:
            names = {HOUSEHOLD: self.tr("Household"), **names}
        self.fields: dict[MemberId, MoneyEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        for number, (member_id, name) in enumerate(names.items()):
            known = stated.get(member_id)
            field = MoneyEdit(currency if known is None else known.currency, zero=False)
            field.set_value(known)
            self.fields[member_id] = field
            grid.addWidget(Field(name, field), number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def submit(self) -> None:
        """Keep the amounts."""
        if not check_all(list(self.fields.values())):
            return
        self.primary.setEnabled(False)
        run_change(
            self._context,
            self._context.book.health.state_incomes,
            {member_id: field.value() for member_id, field in self.fields.items()},
            done=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()

"""The dialog that names a way out of debt: to keep it, or to call it something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, TextField, check_all
from ui.widgets.labels import Label
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.errors import UserError
    from ui.context import AppContext


class ScenarioNameDialog(DialogFrame):
    """Asks for a name; `change(name)` keeps it in the book."""

    def __init__(
        self,
        context: AppContext,
        title: str,
        name: str,
        change: Callable[[str], Any],
        *,
        hint: str = "",
    ) -> None:
        super().__init__(title, primary=self.tr("Save"))
        self._context, self._change = context, change
        self.name = TextField(required=True)
        self.name.setText(name)
        self.name.selectAll()
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.body.addWidget(Field(self.tr("Name"), self.name))
        if hint:
            self.body.addWidget(Label(hint, style="small", tone="text-3", wrap=True))

    def submit(self) -> None:
        """Keep the name."""
        if not check_all([self.name]):
            return
        self.primary.setEnabled(False)
        run_change(
            self._context, self._change, self.name.value(), done=self._on_done, refused=self._on_refused
        )

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()

"""The part of the account dialog that proposes what a kind of lender usually agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from finapp.services.presets import preset, presets
from ui import format as formats
from ui import i18n
from ui.account_words import kind_name
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from finapp.services.presets import Preset


class PresetBox(QWidget):
    """A list of lenders, and what to know of the chosen one. `picked` carries the preset."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        language = i18n.current()
        items = [
            PickItem(one.key, one.names[language], detail=kind_name(one.kind))
            for one in presets()
            if one.kind.is_debt
        ]
        self.lender = Picker(items, placeholder=self.tr("Choose one to fill in what is usual"))
        self.note = Label("", style="small", tone="text-3", wrap=True)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Field(self.tr("Lender"), self.lender))
        column.addWidget(self.note)
        self.lender.value_changed.connect(self._on_lender)

    def chosen(self) -> Preset | None:
        """Return the preset that was chosen."""
        return preset(str(self.lender.value() or ""))

    @Slot(object)
    def _on_lender(self, _key: object) -> None:
        found = self.chosen()
        self.note.setVisible(found is not None)
        if found is None:
            return
        language = i18n.current()
        words = self.tr("{note} As of {day}.")
        self.note.setText(words.format(note=found.notes[language], day=formats.current().date(found.as_of)))
        sources = "\n".join(f"{one.says}\n{one.url}" for one in found.sources)
        self.note.setToolTip(sources)
        self.picked.emit(found)

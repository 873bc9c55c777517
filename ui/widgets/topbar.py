"""The bar above every page: title, one line of context, the page's own controls, search, the main button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui import fonts
from ui.commands import shown_keys
from ui.widgets.labels import CutLabel, Label
from ui.widgets.search_field import SearchField
from ui.widgets.split_button import SplitButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

HEIGHT = 56


class TopBar(QFrame):
    """One for the whole window; each page lends it its words and controls."""

    search_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setFixedHeight(fonts.px(HEIGHT))
        self.title = Label("", self, style="title")
        self.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.context_line = CutLabel("", self, tone="text-2")
        self.search = SearchField(shown_keys(QKeySequence("Ctrl+K")), self)
        self.search.opened.connect(self.search_opened)
        self.primary = SplitButton("", self, icon="plus-bold")
        self.primary.hide()
        self._primary_action: QAction | None = None
        self.primary.clicked.connect(self._on_primary)
        self._lent: list[QWidget] = []
        self._lead = QHBoxLayout()
        self._lead.setSpacing(8)
        self._tail = QHBoxLayout()
        self._tail.setSpacing(8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addLayout(self._lead)
        layout.addWidget(self.context_line, 3, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        layout.addLayout(self._tail)
        layout.addWidget(self.search, 4)
        layout.addWidget(self.primary)

    def show_page(
        self, title: str, context_line: str, lead: Sequence[QWidget], tail: Sequence[QWidget]
    ) -> None:
        """Show what a page lends; what the page before lent is hidden."""
        self.title.setText(title)
        self.context_line.set_full_text(context_line)
        lent = [*lead, *tail]
        for widget in self._lent:
            if widget not in lent:
                widget.hide()
        for layout, widgets in ((self._lead, lead), (self._tail, tail)):
            while (item := layout.takeAt(0)) is not None:
                if (old := item.widget()) is not None and old not in lent:
                    old.hide()
            for widget in widgets:
                layout.addWidget(widget)
                widget.show()
        self._lent = lent

    def set_commands(self, actions: Sequence[QAction]) -> None:
        """Make the first action the main button and all of them its menu; none hides it."""
        self.primary.setVisible(bool(actions))
        if not actions:
            return
        self._primary_action = actions[0]
        self.primary.setText(actions[0].text())
        self.primary.setToolTip(actions[0].toolTip())
        self.primary.updateGeometry()
        self.primary.commands().clear()
        for action in actions:
            self.primary.add_action(action)

    @Slot()
    def _on_primary(self) -> None:
        if self._primary_action is not None:
            self._primary_action.trigger()

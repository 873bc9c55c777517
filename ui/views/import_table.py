"""One file in the inbox: tabs with counts, the table of its lines, and the step that imports them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import fonts
from ui import format as formats
from ui.models.import_draft import ImportDraft, ImportLine, ImportQuery, ImportSource, Tab
from ui.views.import_columns import CHOOSE, import_columns
from ui.widgets import focus_ring, painters
from ui.widgets.big_table import BigTable
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline
from ui.widgets.fields import LineEdit
from ui.widgets.labels import Label
from ui.widgets.picker_list import PickerPopup, PickItem
from ui.widgets.table_header import TableHeader
from ui.widgets.table_panel import TablePanel

if TYPE_CHECKING:
    from array import array

    from PySide6.QtGui import QPaintEvent

    from finapp.domain.account import AccountId
    from ui.context import AppContext

_TABS, _FOOT = 44, 56
_GAP, _LINE = 7, 2


class _TabButton(QToolButton):
    """A tab with its count; the count of what needs the user is a warning badge."""

    def __init__(self, tab: Tab, name: str) -> None:
        super().__init__()
        self.tab = tab
        self.count = 0
        self.setText(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        focus_ring.attach(self, 6)

    def set_count(self, count: int) -> None:
        """Show how many lines there are."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    @property
    def _warns(self) -> bool:
        return self.tab is Tab.NEED_YOU and self.count > 0

    def sizeHint(self) -> QSize:
        """Return the room of name and count."""
        number = f"{self.count:,}"
        width = painters.badge_width(number) if self._warns else painters.text_width(number, "small")
        return QSize(round(painters.text_width(self.text(), "name") + width) + _GAP + 12, fonts.px(_TABS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, count and the line below the chosen tab."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        inner = rect.adjusted(6, 0, 0, 0)
        tone = "accent-text" if self.isChecked() else "text" if self.underMouse() else "text-2"
        taken = painters.text(painter, inner, self.text(), style="name", color=tone)
        number = f"{self.count:,}"
        rest = inner.adjusted(taken + _GAP, 0, 0, 0)
        if self._warns:
            spot = painters.centered(
                QRectF(rest.x(), 0, painters.badge_width(number), rect.height()),
                painters.badge_width(number),
                painters.BADGE_HEIGHT,
            )
            painters.badge(painter, spot, number, "warning")
        else:
            count_tone = "accent-text" if self.isChecked() else "text-3"
            painters.text(painter, rest, number, style="small", color=count_tone)
        if self.isChecked():
            painter.fillRect(QRectF(0, rect.bottom() - _LINE, rect.width(), _LINE), painters.token("accent"))


class ImportTable(QFrame):
    """Shows a draft and changes it; what was decided is told by `changed`."""

    changed = Signal()
    """Ticks or categories are new."""

    current_changed = Signal(object)
    """The number of the line that has the keyboard, or None."""

    answer_wanted = Signal(int, str)
    """A line that asks something beside a category, and what: SPLIT or BANK."""

    import_pressed = Signal()
    discard_pressed = Signal()

    def __init__(self, context: AppContext, draft: ImportDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.draft = draft
        self.tab = Tab.ALL
        self.picker: PickerPopup | None = None
        self._picked: list[int] = []
        self.table: BigTable[ImportLine] = BigTable(
            "import",
            ImportSource(draft),
            import_columns(draft, context.today),
            context.tasks,
            context.settings,
        )
        self.table.setAccessibleName(self.tr("Lines of the file"))
        self.panel = TablePanel(self.table, foot=False)
        self.search = LineEdit(placeholder=self.tr("Find in this file"), small=True)
        self.search.set_leading_icon("magnifying-glass")
        self.search.setAccessibleName(self.tr("Find in this file"))
        self.search.setMaximumWidth(fonts.px(200))
        self.tabs = {tab: _TabButton(tab, name) for tab, name in self._tab_names()}
        self._tab_group = QButtonGroup(self)
        self.chosen = Label(tone="text-2")
        self.discard = Button(self.tr("Discard file"), kind="quiet")
        hint = "⌘ ↵" if sys.platform == "darwin" else "Ctrl Enter"
        self.step = Button("", kind="primary", icon="check", hint=hint)
        self._anchor = QWidget(self.table.viewport())
        self._anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._anchor.setFocusProxy(self.table)
        self._lay_out()
        self._connect()
        self.show_draft()

    def _tab_names(self) -> list[tuple[Tab, str]]:
        return [
            (Tab.ALL, self.tr("All")),
            (Tab.NEW, self.tr("New")),
            (Tab.DUPLICATES, self.tr("Duplicates")),
            (Tab.NEED_YOU, self.tr("Need you")),
            (Tab.SKIPPED, self.tr("Skipped")),
        ]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.setSpacing(14)
        for tab in self.tabs.values():
            self._tab_group.addButton(tab)
            head.addWidget(tab)
        self.tabs[self.tab].setChecked(True)
        head.addStretch(1)
        head.addWidget(self.search, 1)
        foot = QWidget()
        foot.setFixedHeight(fonts.px(_FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(10)
        row.addWidget(self.chosen)
        row.addStretch(1)
        row.addWidget(self.discard)
        row.addWidget(self.step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.panel, 1)
        column.addWidget(Hairline())
        column.addWidget(foot)

    def _connect(self) -> None:
        self._tab_group.buttonClicked.connect(self._on_tab)
        self.search.textChanged.connect(self._on_find)
        self.panel.clear_filters_wanted.connect(self._on_clear)
        self.table.ticks_pressed.connect(self._on_ticks)
        self.table.button_pressed.connect(self._on_button)
        self.table.row_opened.connect(self._on_opened)
        self.table.edit_wanted.connect(self._on_opened)
        self.table.current_changed.connect(self.current_changed)
        header = self.table.horizontalHeader()
        if isinstance(header, TableHeader):
            header.tick_all_pressed.connect(self._on_tick_all)
        self.discard.clicked.connect(self.discard_pressed)
        self.step.clicked.connect(self.import_pressed)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.step.click)

    # showing -------------------------------------------------------------------------------------------

    def show_draft(self) -> None:
        """Show the draft as it is: lines, counts, and what the step will do."""
        self._ask()
        self.show_decided()

    def show_decided(self) -> None:
        """Show what was decided; the lines stay where they are."""
        for tab, count in self.draft.counts().items():
            self.tabs[tab].set_count(count)
        self._show_ticks()

    def _ask(self) -> None:
        lines = tuple(one.line for one in self.draft.shown(self.tab))
        words = self.search.text()
        self.panel.set_empty(Label(self.tr("No lines here"), tone="text-3"), self.tr("No line fits"))
        self.panel.show_query(ImportQuery(lines, words), filtered=bool(words) or self.tab is not Tab.ALL)

    def _show_ticks(self) -> None:
        self.table.rows.repaint_cells()
        draft, writes = self.draft, formats.current()
        possible = sum(1 for one in draft.lines if draft.can_tick(one))
        header = self.table.horizontalHeader()
        if isinstance(header, TableHeader):
            full = bool(possible) and len(draft.ticked) == possible
            header.set_ticked("on" if full else "some" if draft.ticked else "off")
        said = self.tr("{chosen} of {all} rows chosen · nothing is saved yet")
        self.chosen.setText(
            said.format(chosen=writes.number(len(draft.ticked)), all=writes.number(len(draft.lines)))
        )
        self.step.setText(self.tr("Import %n row(s)", "", len(draft.ticked)))
        self.step.setEnabled(bool(draft.ticked))

    # news ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_tab(self, button: _TabButton) -> None:
        self.tab = button.tab
        self._ask()

    @Slot()
    def _on_find(self) -> None:
        self._ask()

    @Slot()
    def _on_clear(self) -> None:
        self.search.clear()
        self.tabs[Tab.ALL].click()

    @Slot(object)
    def _on_ticks(self, lines: array[int]) -> None:
        self.draft.toggle(lines)
        self._show_ticks()
        self.changed.emit()

    @Slot(bool)
    def _on_tick_all(self, on: bool) -> None:
        self.draft.tick((one.line for one in self.draft.shown(self.tab)), on=on)
        self._show_ticks()
        self.changed.emit()

    @Slot(object, str)
    def _on_button(self, line: int, command: str) -> None:
        if command == CHOOSE:
            self.choose_category(line)
        else:
            self.answer_wanted.emit(line, command)

    @Slot(object)
    def _on_opened(self, line: int) -> None:
        self.choose_category(line)

    def choose_category(self, line: int) -> None:
        """Open the list of categories for a line, or for all selected ones if it is among them."""
        kinds = self.draft.category_kinds(self.draft.at(line))
        if not kinds:
            return
        items = [
            PickItem(account.id, account.name, search=account.code or "")
            for account in self.draft.accounts.values()
            if account.kind in kinds
        ]
        selected = list(self.table.selected_ids())
        self._picked = selected if line in selected else [line]
        row = next((at for at in range(self.table.rows.rowCount()) if self.table.rows.id_at(at) == line), 0)
        place = [column.key for column in self.table.rows.columns].index("category")
        self._anchor.setGeometry(
            self.table.visualRect(self.table.rows.index(row, place)).adjusted(8, 4, -8, -4)
        )
        self._anchor.show()
        current = self.draft.category(self.draft.at(line))
        self.picker = PickerPopup(items, current.id if current is not None else None, self)
        self.picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picker.chosen.connect(self._on_category)
        self.picker.open_for(self._anchor, "")

    @Slot(object)
    def _on_category(self, item: PickItem) -> None:
        category: AccountId = item.key  # type: ignore[assignment] # the keys above
        self.set_category(self._picked, category)

    def set_category(self, lines: list[int], category: AccountId) -> None:
        """Give lines a category and show what that changes."""
        self.draft.choose(lines, category)
        if self.tab is Tab.NEED_YOU:
            self._ask()
        self.show_decided()
        self.changed.emit()

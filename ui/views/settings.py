"""The Settings page: a list of sections, and the rows of the chosen one. Changes count at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import fonts
from ui.views.page import Page
from ui.views.settings_household import HouseholdSection
from ui.views.settings_sections import (
    BuffersSection,
    HelpSection,
    LookSection,
    RegionSection,
    SecuritySection,
)
from ui.widgets.nav_item import NavItem

if TYPE_CHECKING:
    from finapp.domain.account import Member
    from finapp.domain.exchange import ExchangeRate
    from finapp.services.book import Book
    from ui.context import AppContext
    from ui.views.settings_rows import SettingSection

_LIST, _WIDEST, _ROOM = 216, 288, 680
_REMEMBERED = "settings/section"


class SettingsPage(Page):
    """Everything the household and this computer can be set to."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"setting", "member", "exchange_rate"})

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.household = HouseholdSection(context)
        self.region = RegionSection(context)
        self.look = LookSection(context)
        self.buffers = BuffersSection(context)
        self.security = SecuritySection(context)
        self.help = HelpSection(context)
        self.sections: dict[str, SettingSection] = {
            "household": self.household,
            "region": self.region,
            "look": self.look,
            "buffers": self.buffers,
            "security": self.security,
            "help": self.help,
        }
        self.items: dict[str, NavItem] = {}
        self.values: dict[str, object] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self.choose(context.settings.text(_REMEMBERED, "household"))
        context.events.theme_changed.connect(self._on_stale)

    def _lay_out(self) -> None:
        names = {
            "household": ("users", self.tr("Household and members")),
            "region": ("translate", self.tr("Language, currency, rates")),
            "look": ("sun", self.tr("Look")),
            "buffers": ("umbrella", self.tr("Buffers")),
            "security": ("lock-simple", self.tr("Security and file")),
            "help": ("keyboard", self.tr("Keyboard and about")),
        }
        listing = QWidget()
        listing.setFixedWidth(min(fonts.px(_LIST), _WIDEST))
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for key, (icon, name) in names.items():
            item = NavItem(icon)
            item.set_words(name, "")
            item.setObjectName(key)
            item.clicked.connect(self._on_item)
            self.items[key] = item
            self._group.addButton(item)
            column.addWidget(item)
            self._stack.addWidget(_scrolled(self.sections[key]))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 0)
        row.setSpacing(24)
        row.addWidget(listing)
        row.addWidget(self._stack, 1)

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Settings")

    def go_to(self, **target: object) -> None:
        """Show a `section`."""
        self.choose(str(target.get("section", "")))

    # showing -----------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Show a section; the first one where the key is not known."""
        key = key if key in self.sections else next(iter(self.sections))
        self.items[key].setChecked(True)
        self._stack.setCurrentIndex(list(self.sections).index(key))
        self.context.settings.set_text(_REMEMBERED, key)

    def refresh(self) -> None:
        """Read what the book says."""
        self.load(_read, self.context.book, show=self._on_read)

    @Slot(object)
    def _on_read(self, found: tuple[dict[str, object], list[Member], list[ExchangeRate]]) -> None:
        self.values, members, rates = found
        for section in self.sections.values():
            section.show_values(self.values)
        self.household.show_members(members)
        self.region.rates.show_rates(rates, str(self.values["currency"]))

    @Slot()
    def _on_item(self) -> None:
        item = self.sender()
        if item is not None:
            self.choose(item.objectName())


def _read(book: Book) -> tuple[dict[str, object], list[Member], list[ExchangeRate]]:
    """Read the settings, the members and the exchange rates. Runs on the reader thread."""
    return book.settings.all(), book.members.all(), book.exchange.all()


def _scrolled(section: SettingSection) -> QScrollArea:
    section.setMaximumWidth(fonts.px(_ROOM))
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(2, 0, 12, 16)
    row.addWidget(section, 10)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area

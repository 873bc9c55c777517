"""The window: the frame, and the one book whose pages it shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui import fonts, i18n, theme
from ui import format as formats
from ui.actions import PAGE, Actions
from ui.book_session import BookSession
from ui.context import AppContext
from ui.errors import report_failure
from ui.events import Events
from ui.file_drop import FileDrop
from ui.frame import NARROW_BELOW, Frame
from ui.household import HOUSEHOLD_TABLES, Counts, Household, read_counts, read_household
from ui.labels import action_name
from ui.page_deck import PageDeck
from ui.tasks import Tasks
from ui.views.registry import PAGES
from ui.widgets.member_filter import MemberMark
from ui.widgets.nav_item import NavBadge
from ui.window_books import WindowBooks
from ui.window_commands import WindowCommands
from ui.window_palette import WindowPalette
from ui.window_shell import WindowShell
from ui.window_state import restore_panes, restore_window, save_window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from finapp.services.book import Book
    from ui.settings import Settings
    from ui.views.registry import PageSpec

DAY_CHECK_MS = 60_000


class MainWindow(QMainWindow):
    """Shows one book at a time, or the door to it."""

    first_painted = Signal()
    """The frame is on the screen; heavy libraries may load now."""

    def __init__(
        self,
        settings: Settings,
        *,
        today: Callable[[], dt.date] = dt.date.today,
        pages: Sequence[PageSpec] = PAGES,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.today = today
        self.tasks = Tasks(self)
        self.session = BookSession(self.tasks, today, self)
        self.events = Events(self)
        self.shell = WindowShell(self)
        self.books = WindowBooks(self)
        self.context: AppContext | None = None
        self.household: Household | None = None
        self.deck: PageDeck | None = None
        self.door: QWidget | None = None
        self._pages = tuple(pages)
        self._painted = False
        self._alt_alone = False
        self._day = today()
        self._room = QStackedWidget(self)
        self.setCentralWidget(self._room)
        self.setWindowTitle("finapp")
        restore_window(self, settings)
        self._build()
        self.session.opened.connect(self._on_opened)
        self.session.closed.connect(self._on_closed)
        self.events.changed.connect(self._on_changed)
        i18n.language_changed.connect(self._on_language_changed)
        theme.theme_changed.connect(self.events.theme_changed)
        FileDrop(self).dropped.connect(self._on_files_dropped)
        self._day_timer = QTimer(self)
        self._day_timer.setInterval(DAY_CHECK_MS)
        self._day_timer.timeout.connect(self.check_day)
        self._day_timer.start()

    # the frame ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        """Make frame, actions and menus in the language in force."""
        self.commands = Actions(self, self._pages)
        self.steps = WindowCommands(self)
        self.frame = Frame(self._pages, self.commands.books_menu(self), self.tasks, self)
        self.finder = WindowPalette(self)
        for menu in self.commands.menus(self.menuBar()):
            self.menuBar().addMenu(menu)
        self.menuBar().setVisible(self.settings.flag("window/menu_bar"))
        self._room.insertWidget(0, self.frame)
        self._room.setCurrentWidget(self.door or self.frame)
        restore_panes(self.frame.workspace, self.settings)
        self.commands.triggered.connect(self.shell.run_command)
        self.frame.sidebar.page_chosen.connect(self._on_page_chosen)
        self.frame.sidebar.member_filter.chosen.connect(self._on_members_chosen)
        self.frame.workspace.width_chosen.connect(self._on_inspector_width)
        self.frame.workspace.inspector_changed.connect(self.refresh_commands)
        self.frame.topbar.search_opened.connect(self.finder.open)
        self.fit_sidebar()
        self.refresh_commands()

    def rebuild(self) -> None:
        """Build the whole frame anew, in another language, and show the same page again."""
        page = self.deck.current_key if self.deck is not None else ""
        members = self.shell.members
        if self.deck is not None:
            self.deck.close()
        old = (self.frame, self.commands, self.steps, self.finder)
        for key in self.commands.all_keys():
            self.removeAction(self.commands[key])
        self.menuBar().clear()
        self._room.removeWidget(self.frame)
        self._build()
        for part in old:
            part.deleteLater()
        if self.context is not None:
            self._make_deck(self.context)
            if self.household is not None:
                self._on_household(self.household)
            self.frame.sidebar.member_filter.choose(members)
            self._show_first_page(page)

    @Slot()
    def refresh_commands(self) -> None:
        """Enable, check and name the commands as things stand."""
        commands, deck, workspace = self.commands, self.deck, self.frame.workspace
        page = deck.current if deck is not None else None
        commands.enable(has_book=self.context is not None, handled=page.handles() if page is not None else {})
        commands["back"].setEnabled(deck is not None and deck.can_go_back)
        commands["forward"].setEnabled(deck is not None and deck.can_go_forward)
        commands["inspector"].setEnabled(workspace.has_inspector)
        commands.set_checked("inspector", workspace.inspector_shown)
        commands.set_checked("sidebar", self.frame.sidebar.narrow)
        commands.set_checked("hide_amounts", self.settings.hide_amounts)
        commands.set_checked("menu_bar", self.settings.flag("window/menu_bar"))
        commands.set_checked("compact_rows", self.settings.compact_rows)
        commands.set_checked(f"theme_{self.settings.theme}", on=True)
        commands.set_checked(f"language_{i18n.current()}", on=True)
        commands.set_recent(self.settings.recent_books)
        self.frame.topbar.set_commands(commands.add_menu() if self.context is not None else [])
        self._name_history()

    def _name_history(self) -> None:
        """Write the names of the next steps into the menu."""
        history = self.context.book.history if self.context is not None else None
        for key, word, label in (
            ("undo", self.tr("Undo {step}"), history.undo_label if history else None),
            ("redo", self.tr("Redo {step}"), history.redo_label if history else None),
        ):
            step = action_name(label[0], label[1], i18n.current()) if label is not None else ""
            self.commands[key].setText(word.format(step=step).strip())
            self.commands[key].setEnabled(label is not None and not self.shell.read_only)

    @property
    def page_specs(self) -> tuple[PageSpec, ...]:
        """The pages of this window."""
        return self._pages

    def page_spec(self, key: str) -> PageSpec | None:
        """Return the page of this key."""
        return next((spec for spec in self._pages if spec.key == key), None)

    def fit_sidebar(self) -> None:
        """Show icons only where there is no room for names, or where the user wants it so."""
        narrow = self.width() < fonts.px(NARROW_BELOW) or self.settings.flag("window/narrow_sidebar")
        if narrow != self.frame.sidebar.narrow:
            self.frame.sidebar.set_narrow(narrow)

    def show_door(self, door: QWidget | None) -> None:
        """Show `door` instead of the frame (a passphrase, the first start), or the frame again."""
        if self.door is not None:
            self._room.removeWidget(self.door)
            self.door.deleteLater()
        self.door = door
        if door is not None:
            self._room.addWidget(door)
        self._room.setCurrentWidget(door or self.frame)
        self.refresh_commands()

    # the book ----------------------------------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, book: Book) -> None:
        self.context = AppContext(
            book=book,
            tasks=self.tasks,
            events=self.events,
            settings=self.settings,
            shell=self.shell,
            today=self.today,
        )
        self.show_door(None)
        self._make_deck(self.context)
        self.tasks.read(read_household, book).finished.connect(self._on_first_household)
        state = self.tr("Encrypted") if book.encrypted else self.tr("Not encrypted")
        self.frame.sidebar.show_file_state("lock-simple" if book.encrypted else "lock-simple-open", state)

    def _make_deck(self, context: AppContext) -> None:
        frame = self.frame
        self.deck = PageDeck(
            self._pages, context, frame.topbar, frame.workspace, frame.filters, frame.line, self
        )
        self.deck.page_shown.connect(self._on_page_shown)
        self.deck.badge_changed.connect(self._on_page_badge)

    @Slot(object)
    def _on_first_household(self, household: Household) -> None:
        """Show the first page once amounts can be written in the book's currency."""
        if self.deck is not None:
            self._on_household(household)
            self._show_first_page(self.settings.text("window/page"))
            self.books.run_wish()

    def _show_first_page(self, wanted: str) -> None:
        keys = [spec.key for spec in self._pages]
        if keys:
            self.shell.navigate(wanted if wanted in keys else keys[0])
        self.refresh_commands()

    @Slot(object)
    def _on_household(self, household: Household) -> None:
        self.household = household
        shown = replace(
            formats.current(),
            language=i18n.current(),
            base=household.currency,
            hidden=self.settings.hide_amounts,
        )
        formats.set_current(shown)
        self.frame.sidebar.header.set_words(household.name, self.tr("On this computer"))
        self.setWindowTitle(f"{household.name} – finapp")
        marks = [
            MemberMark(member.id, member.name.split()[-1], member.initials, member.color_slot)
            for member in household.members
        ]
        self.frame.sidebar.member_filter.set_members(marks)
        self._count()

    def _count(self) -> None:
        if self.context is not None:
            job = self.tasks.read(read_counts, self.context.book, self.shell.members)
            job.finished.connect(self._on_counts)
            job.failed.connect(self._on_read_failed)

    @Slot(object)
    def _on_counts(self, counts: Counts) -> None:
        overdue = self.tr("%n overdue", "", counts.overdue)
        plans = self.tr("%n open plan(s)", "", counts.open_plans)
        items = self.frame.sidebar.items
        for key, badge in (
            ("calendar", NavBadge(counts.overdue, "danger", overdue)),
            ("plans", NavBadge(counts.open_plans, "plain", plans)),
        ):
            if key in items:
                items[key].set_badge(badge)

    @Slot(str, int, str)
    def _on_page_badge(self, page: str, count: int, meaning: str) -> None:
        self.frame.sidebar.items[page].set_badge(NavBadge(count, "neutral", meaning))

    @Slot(object)
    def _on_read_failed(self, error: object) -> None:
        report_failure(self.shell, error)

    @Slot()
    def _on_closed(self) -> None:
        if self.deck is not None:
            self.deck.close()
            self.deck.deleteLater()
        self.deck = None
        self.context = None
        self.household = None
        self.setWindowTitle("finapp")
        self.frame.sidebar.member_filter.set_members([])
        for item in self.frame.sidebar.items.values():
            item.set_badge(None)
        self.refresh_commands()

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        tables: frozenset[str] = getattr(change, "tables", frozenset())
        self._name_history()
        if tables & HOUSEHOLD_TABLES and self.context is not None:
            self.tasks.read(read_household, self.context.book).finished.connect(self._on_household)
        else:
            self._count()

    # news --------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_page_chosen(self, page: str) -> None:
        self.shell.run_command(f"{PAGE}{page}")

    @Slot(str)
    def _on_page_shown(self, page: str) -> None:
        place = self.page_spec(page)
        shown = place.within or page if place is not None else page
        self.frame.sidebar.set_current(shown)
        self.settings.set_text("window/page", shown)
        self.refresh_commands()

    @Slot(object)
    def _on_members_chosen(self, members: object) -> None:
        self.events.member_filter_changed.emit(members)
        self._count()

    @Slot(int)
    def _on_inspector_width(self, width: int) -> None:
        self.settings.set_number("window/inspector_width", width)

    @Slot(str)
    def _on_language_changed(self, language: str) -> None:
        formats.set_current(replace(formats.current(), language=language))
        self.rebuild()
        self.events.language_changed.emit(language)

    @Slot(object)
    def _on_files_dropped(self, files: object) -> None:
        if self.page_spec("import") is not None:
            self.shell.navigate("import", files=files)

    @Slot()
    def check_day(self) -> None:
        """Refresh what rests on the day when a new one began."""
        if self.today() != self._day:
            self._day = self.today()
            self.events.day_changed.emit()
            self._count()

    # Qt ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the frame is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the page before the names in the sidebar."""
        super().resizeEvent(event)
        self.fit_sidebar()

    def changeEvent(self, event: QEvent) -> None:
        """Look at the day when the window comes back to the front."""
        super().changeEvent(event)
        if event.type() == event.Type.ActivationChange and self.isActiveWindow():
            self.check_day()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Alt pressed alone."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the hidden menu bar for Alt pressed alone, and hide it again."""
        if self._alt_alone and event.key() == Qt.Key.Key_Alt and not self.settings.flag("window/menu_bar"):
            self.menuBar().setVisible(not self.menuBar().isVisible())
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, close the book and end the threads."""
        save_window(self, self.frame.workspace, self.deck.current_key if self.deck else "", self.settings)
        self.session.close()
        self.tasks.finish()
        super().closeEvent(event)

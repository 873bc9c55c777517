"""Feeds the command palette and does what was chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui import format as formats
from ui.actions import PAGE
from ui.commands import shown_keys
from ui.errors import report_failure
from ui.palette_search import MOST, Entry, chinese_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ui.main_window import MainWindow
    from ui.tasks import Job

HIDDEN = frozenset({"palette", "next_pane", "previous_pane", "back", "forward"})
"""Commands that make no sense from inside the palette."""


THINGS = {"purchases": "purchase", "plans": "plan", "accounts": "account"}
"""What each page that things are found on is asked to show."""


class WindowPalette(QObject):
    """Opens the palette over the scrim and does what Enter chose."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._box = window.frame.palette_box
        self._job: Job | None = None
        self._typed = ""
        self._recent_things: list[Entry] = []
        self._box.chosen.connect(self._on_chosen)
        self._box.typed.connect(self._on_typed)
        self._box.closed.connect(self._on_closed)

    @Slot(str)
    def open(self, typed: str) -> None:
        """Open the palette; `typed` is what stands in its field."""
        if not self._box.isVisible():
            self._window.frame.scrim.cover()
        self._box.open_with(
            self.entries(), self._window.settings.recent_commands, things=self._recent_things, typed=typed
        )

    def entries(self) -> list[Entry]:
        """Return the commands and pages that can be run now."""
        found = []
        for key in self._window.commands.all_keys():
            action = self._window.commands[key]
            if key in HIDDEN or not action.isEnabled():
                continue
            command = self._window.commands.command(key)
            spec = None if command is not None else self._window.page_spec(key.removeprefix(PAGE))
            english = str(command.name) if command is not None else str(spec.name) if spec is not None else ""
            context = "Commands" if command is not None else "Pages"
            icon = command.icon if command is not None else spec.icon if spec is not None else ""
            keys = shown_keys(action.shortcut())
            names = tuple({english.rstrip("…"), chinese_name(context, english)} - {"", action.text()})
            found.append(Entry(f"command:{key}", action.text(), icon=icon, keys=keys, names=names))
            for section, name in spec.sections if spec is not None else ():
                title = f"{action.text()} › {spec.section_label(name) if spec is not None else ''}"
                also = (str(name), chinese_name("Pages", str(name)))
                found.append(
                    Entry(f"section:{key.removeprefix(PAGE)}:{section}", title, icon=icon, names=also)
                )
        return found

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Ask the book for things that fit; a later question replaces an earlier one."""
        context = self._window.context
        if self._job is not None and not self._job.is_over:
            self._job.finished.disconnect()
            self._job.cancel()
        self._job = None
        search = getattr(context.book, "search", None) if context is not None else None
        if context is None or search is None or not text.strip():
            return
        self._typed = text
        self._job = context.tasks.read(_things, search.find, text.strip())
        self._job.finished.connect(self._on_found)
        self._job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_found(self, things: Sequence[Entry]) -> None:
        self._box.show_things(self._typed, things)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        report_failure(self._window.shell, error)

    @Slot()
    def _on_closed(self) -> None:
        self._window.frame.scrim.uncover()

    @Slot(object)
    def _on_chosen(self, entry: Entry) -> None:
        """Run a command, show a page, or go to a thing."""
        kind, _, rest = entry.key.partition(":")
        if kind == "command":
            self._window.settings.remember_command(entry.key)
            self._window.shell.run_command(rest)
        elif kind == "section":
            self._window.settings.remember_command(entry.key)
            page, _, section = rest.partition(":")
            self._window.shell.navigate(page, section=section)
        else:
            # Names of a book are not written to the settings file, which anybody can read.
            others = [one for one in self._recent_things if one.key != entry.key]
            self._recent_things = [entry, *others][:MOST]
            self._window.shell.navigate(kind, **{THINGS[kind]: int(rest)})


def _detail(words: str, on: dt.date | None) -> str:
    """Return what stands beside a name: the shop and the day."""
    return " · ".join(part for part in (words, formats.current().date(on) if on is not None else "") if part)


def _things(find: object, text: str) -> list[Entry]:
    """Ask the book and turn what it found into entries. Runs on the reader thread."""
    if not callable(find):
        return []
    return [
        Entry(
            key=f"{hit.page}:{hit.id}",
            title=hit.title,
            detail=_detail(hit.detail, getattr(hit, "on", None)),
            icon=getattr(hit, "icon", ""),
            monogram=getattr(hit, "monogram", ""),
            slot=getattr(hit, "slot", 0) or 0,
        )
        for hit in find(text, MOST)
    ]

"""The Import inbox: files are read, looked through line by line, and imported as one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from finapp.errors import UserError
from ui.changes import run_change
from ui.dialogs.import_asks import Answers, EncodingDialog, OffersDialog, ZipPasswordDialog
from ui.errors import report_failure, sentence_of
from ui.models.import_draft import ImportDraft
from ui.views.import_columns import BANK, SPLIT
from ui.views.import_drop import DropStrip
from ui.views.import_inspector import ImportInspector
from ui.views.import_reading import HowToRead, ReadFile, commit_file, glimpse_at, read_again, read_file
from ui.views.import_table import ImportTable
from ui.views.page import Page
from ui.widgets.buttons import Button
from ui.widgets.notices import Banner, EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from finapp.domain.account import Member
    from finapp.services.imports import OfferNeed
    from ui.context import AppContext

KEY = "import"
_LOCKED = {"import.password_needed", "import.wrong_password"}
_UNREADABLE = {"import.encoding", "import.encoding_choice"}


def choose_files(context: AppContext) -> None:
    """Show the inbox and ask for files: the command “Import statements…”."""
    context.shell.navigate(KEY, choose=[True])


class ImportPage(Page):
    """Shows one file at a time; the others wait."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"import_row", "category_rule", "account", "plan", "member"}
    )
    EDGE: ClassVar[bool] = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.waiting: list[Path] = []
        self.draft: ImportDraft | None = None
        self.view: ImportTable | None = None
        self.banners: list[Banner] = []
        self._path: Path | None = None
        self._how = HowToRead()
        self._choice: EncodingDialog | None = None
        self._members: list[Member] = []
        self.panel = ImportInspector()
        self.panel.answered.connect(self._on_answered)
        self.choose = Button(self.tr("Choose files…"), kind="primary", icon="folder-open")
        self.choose.clicked.connect(self.choose_files)
        self._lay_out()

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            "tray",
            self.tr("Nothing waiting"),
            self.tr("Drop a statement anywhere in this window."),
            buttons=[self.choose],
        )
        self._room = QStackedWidget()
        self._room.addWidget(self._empty)
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(24, 0, 20, 0)
        self._notices.setSpacing(8)
        self.strip = QFrame()
        self.strip.setProperty("ground", "surface")
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(24, 14, 20, 4)
        strip = DropStrip()
        strip.choose_pressed.connect(self.choose_files)
        row.addWidget(strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(self._notices)
        column.addWidget(self._room, 1)
        self.strip.hide()

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the title."""
        return self.tr("Import inbox")

    def inspector(self) -> QWidget:
        """Return the panel about the file."""
        return self.panel

    def handles(self) -> dict[str, Callable[[], None]]:
        """Find in the file."""
        return {"find": self._on_find} if self.view is not None else {}

    def go_to(self, **target: object) -> None:
        """Take `files` that were dropped, or ask for some with `choose`; each is taken once."""
        files, choose = target.get("files"), target.get("choose")
        if isinstance(files, list) and files:
            arrived = [Path(one) for one in files]
            files.clear()
            self.add_files(arrived)
        if isinstance(choose, list) and choose:
            choose.clear()
            self.choose_files()

    # files -------------------------------------------------------------------------------------------

    @Slot()
    def choose_files(self) -> None:
        """Ask for files."""
        kinds = self.tr("Statements (*.csv *.zip *.txt)")
        dialog = QFileDialog(self, self.tr("Choose statements"), "", f"{kinds};;{self.tr('All files')} (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    def add_files(self, paths: Iterable[Path]) -> None:
        """Put files at the end of those that wait; the first is read at once."""
        self.waiting += [path for path in paths if path not in self.waiting]
        if self._path is None:
            self._read_next()
        elif self.draft is not None:
            self.panel.show_draft(self.draft, self._members, len(self.waiting))

    def _read_next(self) -> None:
        """Read the next file that waits, or show that there is none."""
        self._show(None)
        self._path = self.waiting.pop(0) if self.waiting else None
        if self._path is not None:
            self._read(HowToRead())

    def _read(self, how: HowToRead) -> None:
        path, self._how = self._path, how
        if path is None:
            return
        title = self.tr("Reading {name}").format(name=path.name)
        job = self.load(
            read_file,
            self.context.book,
            path,
            how,
            show=self._on_read,
            refused=self._on_refused,
            title=title,
        )
        job.cancelled.connect(self._on_dropped)

    @Slot(object)
    def _on_read(self, found: ReadFile) -> None:
        self._members = found.members
        self._show(ImportDraft(found.preview, found.accounts))

    @Slot(object)
    def _on_refused(self, error: object) -> None:
        """Ask for the password of a locked file, or its encoding; say of any other why it can't be read."""
        path = self._path
        if isinstance(error, UserError) and error.code in _UNREADABLE and path is not None:
            choice = EncodingDialog(path.name, self._how.encoding)
            choice.given.connect(self._on_encoding)
            choice.wanted.connect(self._on_encoding_tried)
            self._choice = choice
            choice.rejected.connect(self._on_dropped)
            self.context.shell.open_dialog(choice)
            return
        if isinstance(error, UserError) and error.code in _LOCKED and path is not None:
            dialog = ZipPasswordDialog(path.name, wrong=error.code == "import.wrong_password")
            dialog.given.connect(self._on_password)
            dialog.rejected.connect(self._on_dropped)
            self.context.shell.open_dialog(dialog)
            return
        if isinstance(error, UserError):
            self._complain(error, path.name if path is not None else "")
        else:
            report_failure(self.context.shell, error)
        self._on_dropped()

    @Slot(str)
    def _on_password(self, password: str) -> None:
        self._read(self._how._replace(password=password))

    @Slot(str)
    def _on_encoding(self, encoding: str) -> None:
        self._read(self._how._replace(encoding=encoding))

    @Slot(str)
    def _on_encoding_tried(self, encoding: str) -> None:
        """Let the dialog show how the file reads in the encoding that was chosen in it."""
        if self._path is not None and self._choice is not None:
            self.load(glimpse_at, self._path, self._how, encoding, show=self._choice.show_lines)

    @Slot()
    def _on_dropped(self) -> None:
        """Go on with the next file."""
        self._path = None
        self._read_next()

    @Slot(object)
    def _on_files(self, names: list[str]) -> None:
        self.add_files(Path(name) for name in names)

    def _complain(self, error: UserError, name: str) -> None:
        """Say above the list what is wrong with a file."""
        banner = Banner(
            sentence_of(error, self.context.shell.language), tone="danger", strong=name, closable=True
        )
        self.banners.append(banner)
        self._notices.addWidget(banner)

    def _clear_banners(self) -> None:
        for banner in self.banners:
            banner.hide()
            banner.deleteLater()
        self.banners = []

    # the file shown ----------------------------------------------------------------------------------

    def _show(self, draft: ImportDraft | None) -> None:
        """Show a file with its inspector, or the empty page."""
        if self.view is not None:
            self._room.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
            self.view = None
        self.draft = draft
        self.strip.setVisible(draft is not None)
        self.panel.show_draft(draft, self._members, len(self.waiting))
        if draft is None:
            self._room.setCurrentWidget(self._empty)
        else:
            self.view = ImportTable(self.context, draft)
            self.view.changed.connect(self._on_decided)
            self.view.current_changed.connect(self.panel.show_line)
            self.view.discard_pressed.connect(self._on_dropped)
            self.view.import_pressed.connect(self._on_import)
            self.view.answer_wanted.connect(self._on_answer_wanted)
            self._room.addWidget(self.view)
            self._room.setCurrentWidget(self.view)
            self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_badge()

    @Slot()
    def _on_answered(self) -> None:
        if self.view is not None:
            self.view.show_decided()
        self._on_decided()

    @Slot(int, str)
    def _on_answer_wanted(self, line: int, what: str) -> None:
        """Lead to the field that asks for it."""
        self.panel.show_line(line)
        if what == SPLIT and self.panel.shares is not None:
            self.panel.shares.edits[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif what == BANK and self.panel.bank is not None:
            self.panel.bank.account.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_decided(self) -> None:
        self.panel.show_counts()
        self._tell_badge()

    def _tell_badge(self) -> None:
        count = len(self.draft.ticked) if self.draft is not None else 0
        self.badge_changed.emit(count, self.tr("%n row(s) waiting", "", count))

    def refresh(self) -> None:
        """Look at the file anew: what the book knows may have changed."""
        if self.draft is not None:
            self.load(read_again, self.context.book, self.draft.preview, show=self._on_again)

    @Slot(object)
    def _on_again(self, found: ReadFile) -> None:
        if self.draft is None or self.view is None:
            return
        if found.preview.statement is not self.draft.preview.statement:
            return
        self.draft.take(found.preview, found.accounts)
        self.view.show_draft()
        self._on_decided()

    @Slot()
    def _on_find(self) -> None:
        if self.view is not None:
            self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # importing ---------------------------------------------------------------------------------------

    @Slot()
    def _on_import(self) -> None:
        """Ask first what installments cost where nobody said it yet."""
        draft = self.draft
        if draft is not None and draft.ticked:
            lines = frozenset(draft.ticked)
            self.load(self.context.book.imports.offers_needed, draft.preview, lines, show=self._on_needs)

    @Slot(object)
    def _on_needs(self, needs: tuple[OfferNeed, ...]) -> None:
        if not needs or self.draft is None:
            self.commit(Answers())
            return
        dialog = OffersDialog(needs, self.tr("Import %n row(s)", "", len(self.draft.ticked)))
        dialog.given.connect(self.commit)
        self.context.shell.open_dialog(dialog)

    @Slot(object)
    def commit(self, answers: Answers) -> None:
        """Import what is ticked, as one step to undo."""
        draft = self.draft
        if draft is None:
            return
        choices = replace(
            draft.choices(),
            lines=frozenset(draft.ticked),
            offers=answers.offers,
            days=answers.days,
            member_id=self.panel.member_id,
            remember=self.panel.remember.isChecked(),
            settle=self.panel.settle.isChecked(),
        )
        name = draft.preview.statement.file.source.name
        self._clear_banners()
        self.setEnabled(False)
        job = run_change(
            self.context,
            commit_file,
            self.context.book.imports,
            draft.preview,
            choices,
            done=self._on_imported,
            refused=self._on_not_imported,
            title=self.tr("Importing {name}").format(name=name),
        )
        job.settled.connect(self._on_settled)

    @Slot()
    def _on_settled(self) -> None:
        self.setEnabled(True)

    @Slot(object)
    def _on_imported(self, _change: object) -> None:
        self._on_dropped()

    @Slot(object)
    def _on_not_imported(self, error: UserError) -> None:
        name = self.draft.preview.statement.file.source.name if self.draft is not None else ""
        self._complain(error, name)

"""The documents of one tool: contracts and letters kept in the book, opened, saved elsewhere."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import format as formats
from ui.file_drop import files_in
from ui.views.purchase_receipts import size_text
from ui.widgets.entry_list import Entry, EntryList, Step
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from finapp.domain.document import Document, DocumentId
    from finapp.services.book import Book
    from ui.models.tool_sheet import ToolSheet

OPEN, SAVE, REMOVE = "open", "save", "remove"


class ToolDocuments(QWidget):
    """A list of files; what is to be done with one is said by signals."""

    add_wanted = Signal()
    files_dropped = Signal(object)
    """Paths to keep."""
    step_wanted = Signal(str, object)
    """`open`, `save` or `remove`, and the document."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.list = EntryList(
            self.tr("Documents"),
            icon="paperclip",
            empty=self.tr("No documents"),
            sentence=self.tr("Drop the contract or a letter here; it is copied into the book."),
        )
        self.list.body.addStretch(1)
        self.hint = Label(
            self.tr("Up to 10 MB each. They are part of the book: encrypted with it, and in its backups."),
            style="small",
            tone="text-3",
            wrap=True,
        )
        self.add = self.list.add_button(self.tr("Add document…"), icon="paperclip")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(scrolled(self.list), 1)
        column.addWidget(self.hint)
        self.add.clicked.connect(self.add_wanted)
        self.list.step_wanted.connect(self._on_step)

    def show_sheet(self, sheet: ToolSheet) -> None:
        """Show the documents of a tool, the newest first."""
        self.list.show_entries([self._entry(one) for one in reversed(sheet.documents)])

    def _entry(self, one: Document) -> Entry:
        added = self.tr("added {day}").format(day=formats.current().date(one.added_on))
        steps = (
            Step(OPEN, "arrow-square-out", self.tr("Open")),
            Step(SAVE, "download-simple", self.tr("Save a copy…")),
            Step(REMOVE, "trash", self.tr("Remove")),
        )
        icon = "image" if one.media_type.startswith("image/") else "file-text"
        return Entry(one, one.name, f"{size_text(one.size)} · {added}", icon=icon, steps=steps)

    @Slot(str, object)
    def _on_step(self, step: str, document: Document) -> None:
        self.step_wanted.emit(step, document)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        paths = files_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def copy_out(book: Book, document_id: DocumentId, name: str) -> Path:
    """Write a document to a folder of its own, where another program opens it. Runs on the reader thread."""
    path = Path(tempfile.mkdtemp(prefix="finapp-document-")) / Path(name).name
    return book.documents.save_copy(document_id, path)

"""What is done with the documents of one tool from its page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.changes import run_change
from ui.errors import report_failure
from ui.views.tool_documents import OPEN, REMOVE, copy_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.account import AccountId
    from finapp.domain.document import Document
    from ui.context import AppContext


class DocumentActions(QObject):
    """Keeps, opens, saves and removes documents of the tool that the page shows."""

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.account_id: AccountId | None = None

    @Slot()
    def choose(self) -> None:
        """Open the file dialog."""
        kinds = self.tr("Documents (*.pdf *.png *.jpg *.jpeg *.webp *.docx *.txt);;All files (*)")
        paths, _ = QFileDialog.getOpenFileNames(self._page, self.tr("Add a document"), "", kinds)
        self.keep([Path(path) for path in paths])

    @Slot(object)
    def keep(self, paths: Sequence[Path]) -> None:
        """Copy files into the book."""
        if self.account_id is not None:
            for path in paths:
                run_change(self._context, self._context.book.documents.add, self.account_id, path)

    @Slot(str, object)
    def step(self, step: str, document: Document) -> None:
        """Open, save or remove a document."""
        book = self._context.book
        if step == OPEN:
            job = self._context.tasks.read(copy_out, book, document.id, document.name)
            job.finished.connect(self._on_copied)
            job.failed.connect(partial(report_failure, self._context.shell))
        elif step == REMOVE:
            run_change(self._context, book.documents.remove, document.id)
        else:
            path, _ = QFileDialog.getSaveFileName(self._page, self.tr("Save a copy"), document.name)
            if path:
                self.save(document, Path(path))

    def save(self, document: Document, path: Path) -> None:
        """Write a copy to a place that was chosen."""
        job = self._context.tasks.read(self._context.book.documents.save_copy, document.id, path)
        job.finished.connect(self._on_saved)
        job.failed.connect(partial(report_failure, self._context.shell))

    @Slot(object)
    def _on_copied(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._context.shell.show_toast(self.tr("Saved {name}").format(name=path.name))

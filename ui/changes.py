"""How a change of the book is made from the window: one write, one toast, one refresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from finapp.errors import UserError
from ui.errors import report_failure
from ui.labels import toast_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import AppContext
    from ui.labels import Named
    from ui.tasks import Job


class _Run(QObject):
    """One running change. It lives as long as its job."""

    done = Signal(object)
    refused = Signal(object)

    def __init__(
        self, job: Job, context: AppContext, *, toast: bool, undo: bool, inline: bool, say: str
    ) -> None:
        super().__init__(job)
        self._context = context
        self._toast = toast
        self._undo = undo
        self._inline = inline
        self._say = say
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    @Slot(object)
    def _on_finished(self, change: Named) -> None:
        self.done.emit(change)
        self._context.events.changed.emit(change)
        if self._toast:
            text = self._say or toast_text(change, self._context.shell.language)
            self._context.shell.show_toast(text, undo=self._undo)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if self._inline and isinstance(error, UserError):
            self.refused.emit(error)
        else:
            report_failure(self._context.shell, error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._context.shell.show_toast(self.tr("Cancelled, nothing was saved"))


def run_change(
    context: AppContext,
    function: Callable[..., object],
    *args: object,
    done: Callable[..., None] | None = None,
    refused: Callable[..., None] | None = None,
    toast: bool = True,
    undo: bool = True,
    title: str = "",
    say: str = "",
    **kwargs: object,
) -> Job:
    """Run a changing method of the book on the writer thread.

    Afterwards every visible page that watches the changed tables refreshes, and a toast names what
    happened and offers Undo. `done` gets the `Change`; `refused` gets the `UserError` of a change the
    book did not take (without it the sentence is shown as a toast). Both are bound methods of a
    widget: if it is gone by then, nothing is called. `say` replaces the toast's words. A bug is logged
    and shown; the book is as before.
    """
    if context.shell.read_only:
        function, args, kwargs = _refuse, (context.book.path,), {}
    job = context.tasks.write(
        function, *args, title=title or QCoreApplication.translate("Changes", "Saving"), **kwargs
    )
    run = _Run(job, context, toast=toast, undo=undo, inline=refused is not None, say=say)
    if done is not None:
        run.done.connect(done)
    if refused is not None:
        run.refused.connect(refused)
    return job


def _refuse(path: object) -> None:
    raise UserError("book.busy", path=str(path))

"""Work off the window's thread: one writer, one reader, and jobs that report back through signals."""

from __future__ import annotations

import inspect
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818 - a wish of the user, not an error
    """The user stopped this work; what it wrote is rolled back by whoever lets it pass."""


class Report:
    """What running work tells the window, and hears from it.

    A function that names a parameter `report` is given one.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._stopped = job.stopped

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is; `total` 0 means unknown. Raises `Cancelled` when the user stopped it."""
        self.check()
        self._job.tell(self._job.told_progress, done, total, text)

    def check(self) -> None:
        """Raise `Cancelled` when the user stopped the work."""
        if self._stopped.is_set():
            raise Cancelled


class Job(QObject):
    """One piece of work: it lives in the window's thread and speaks only there."""

    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(int, int, str)
    settled = Signal()
    """Comes once, after any of the three ends."""

    told_result = Signal(object)
    told_failure = Signal(object)
    told_cancelled = Signal()
    told_progress = Signal(int, int, str)

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.stopped = threading.Event()
        self.is_over = False
        self.reports = False
        """Whether the work reports its progress, and so can be stopped in the middle."""
        self.future: Future[None] | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self.told_result.connect(self._on_result, queued)
        self.told_failure.connect(self._on_failure, queued)
        self.told_cancelled.connect(self._on_cancelled, queued)
        self.told_progress.connect(self._on_progress, queued)

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` comes when it has."""
        self.stopped.set()
        if self.future is not None and self.future.cancel():
            self.told_cancelled.emit()

    def tell(self, signal: Any, *values: object) -> None:
        """Emit one of the `told_…` signals from the worker's thread."""
        try:
            signal.emit(*values)
        except RuntimeError:
            # The window closed and took this job with it: nobody is left to hear.
            self.stopped.set()

    @Slot(object)
    def _on_result(self, value: object) -> None:
        self.is_over = True
        self.finished.emit(value)
        self.settled.emit()

    @Slot(object)
    def _on_failure(self, error: object) -> None:
        self.is_over = True
        self.failed.emit(error)
        self.settled.emit()

    @Slot()
    def _on_cancelled(self) -> None:
        self.is_over = True
        self.cancelled.emit()
        self.settled.emit()

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, text: str) -> None:
        if not self.is_over:
            self.progressed.emit(done, total, text)


class Tasks(QObject):
    """Three executors of one worker each: writes follow one another, reads wait for nothing else."""

    started = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="finapp-write")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="finapp-read")
        self._thinker = ThreadPoolExecutor(1, thread_name_prefix="finapp-think")
        self._jobs: set[Job] = set()
        self._closed = False

    def write(self, function: Callable[..., object], *args: object, title: str = "", **kwargs: object) -> Job:
        """Run `function` on the writer thread. `title` names it in the work strip."""
        return self._submit(self._writer, function, args, kwargs, title)

    def read(self, function: Callable[..., object], *args: object, title: str = "", **kwargs: object) -> Job:
        """Run `function` on the reader thread. Without a `title` the work strip leaves it out."""
        return self._submit(self._reader, function, args, kwargs, title)

    def think(self, function: Callable[..., object], *args: object, title: str = "", **kwargs: object) -> Job:
        """Run a calculation of seconds, which needs no book, on a thread of its own."""
        return self._submit(self._thinker, function, args, kwargs, title)

    @property
    def busy(self) -> bool:
        """Whether any job has not come to its end."""
        return bool(self._jobs)

    def finish(self) -> None:
        """End all threads: what was asked to be written is written, long work stops. Blocks until then."""
        self._closed = True
        for job in self._jobs:
            if job.reports:
                job.stopped.set()
        self._thinker.shutdown(wait=True, cancel_futures=True)
        self._reader.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._jobs.clear()

    def shutdown(self) -> None:
        """Stop what can be stopped, wait for what is in the middle of a transaction, and end all threads."""
        self._closed = True
        for job in self._jobs:
            job.stopped.set()
        for executor in (self._thinker, self._writer, self._reader):
            executor.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _submit(
        self,
        executor: ThreadPoolExecutor,
        function: Callable[..., object],
        args: tuple[object, ...],
        kwargs: dict[str, object],
        title: str,
    ) -> Job:
        job = Job(title, self)
        if self._closed:
            job.told_cancelled.emit()
            return job
        self._jobs.add(job)
        job.settled.connect(self._on_settled)
        if _wants_report(function):
            job.reports = True
            kwargs = {**kwargs, "report": Report(job)}
        job.future = executor.submit(_run, job, function, args, kwargs)
        self.started.emit(job)
        return job

    @Slot()
    def _on_settled(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.discard(job)
            job.deleteLater()


def _run(
    job: Job, function: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]
) -> None:
    """Do the work in the worker's thread and tell how it ended."""
    try:
        if job.stopped.is_set():
            raise Cancelled  # noqa: TRY301 - one way out for work stopped before and during
        value = function(*args, **kwargs)
    except Cancelled:
        job.tell(job.told_cancelled)
    except BaseException as error:  # noqa: BLE001 - every failure of a worker is told to the window
        job.tell(job.told_failure, error)
    else:
        job.tell(job.told_result, value)


def _wants_report(function: Callable[..., object]) -> bool:
    try:
        return "report" in inspect.signature(function).parameters
    except ValueError:
        # A builtin without a signature, such as `int`.
        return False

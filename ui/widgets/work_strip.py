"""The strip at the foot of the page while something long runs: its name, how far it is, Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui import fonts
from ui.tasks import Job
from ui.widgets import painters
from ui.widgets.buttons import Button
from ui.widgets.labels import CutLabel, Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.tasks import Tasks

AFTER_MS = 300
TICK_MS = 40
STEP = 0.02
PART = 0.3
"""The moving part of a bar of unknown length."""


class WorkBar(QWidget):
    """A bar of a known share, or one whose part moves from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._start = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float | None) -> None:
        """Show `share` from 0 to 1, or None for an unknown length."""
        self._share = share
        if share is None and self.isVisible():
            self._timer.start()
        elif share is not None:
            self._timer.stop()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a bar of 6 px."""
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bar."""
        painter = QPainter(self)
        frame = QRectF(self.rect())
        if self._share is not None:
            painters.bar(painter, frame, self._share)
            return
        painters.box(painter, frame, frame.height() / 2, fill="track")
        left = max(self._start - PART, 0) * frame.width()
        right = min(self._start, 1) * frame.width()
        painters.box(painter, QRectF(left, 0, right - left, frame.height()), frame.height() / 2, fill="mark")

    @Slot()
    def _on_tick(self) -> None:
        self._start = (self._start + STEP) % (1 + PART)
        if not self.isVisible():
            self._timer.stop()
        self.update()


class WorkStrip(QFrame):
    """Appears 300 ms after a named job began, and goes when none is left."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._shown: Job | None = None
        self._told: dict[Job, tuple[int, int, str]] = {}
        self._name = CutLabel("", self)
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._count = Label("", self, style="small", tone="text-2")
        self._bar = WorkBar(self)
        self.cancel = Button(self.tr("Cancel"), self, small=True)
        self.cancel.clicked.connect(self._on_cancel)
        self.setProperty("ground", "surface")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(16)
        layout.addWidget(self._name)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._count)
        layout.addWidget(self.cancel)
        self.setFixedHeight(fonts.px(40))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self._on_late)
        self.hide()
        tasks.started.connect(self._on_started)

    @property
    def text(self) -> str:
        """The name of the work that is shown."""
        return self._name.full_text()

    @property
    def count_text(self) -> str:
        """How far it is, in words."""
        return self._count.text()

    @property
    def is_waiting(self) -> bool:
        """Whether named work runs that has not taken 300 ms yet."""
        return self._timer.isActive()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, painters.token("border"))

    @Slot(Job)
    def _on_started(self, job: Job) -> None:
        if not job.title:
            return
        self._jobs.append(job)
        job.settled.connect(self._on_settled)
        job.progressed.connect(self._on_progressed)
        if not self._timer.isActive() and self._shown is None:
            self._timer.start()

    @Slot()
    def _on_late(self) -> None:
        if self._jobs:
            self._show(self._jobs[0])

    @Slot(int, int, str)
    def _on_progressed(self, done: int, total: int, text: str) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._told[job] = (done, total, text)
            if job is self._shown:
                self._show_progress()

    @Slot()
    def _on_settled(self) -> None:
        job = self.sender()
        self._jobs = [one for one in self._jobs if one is not job and not one.is_over]
        self._told = {one: told for one, told in self._told.items() if one in self._jobs}
        if job is not self._shown and self._shown is not None:
            return
        self._shown = None
        self._timer.stop()
        if not self._jobs:
            self.hide()
        elif self.isVisible():
            self._show(self._jobs[0])
        else:
            self._timer.start()

    @Slot()
    def _on_cancel(self) -> None:
        if self._shown is not None:
            self.cancel.setEnabled(False)
            self._shown.cancel()

    def _show(self, job: Job) -> None:
        self._shown = job
        self._name.set_full_text(job.title)
        self.cancel.setEnabled(True)
        self.show()
        self._show_progress()

    def _show_progress(self) -> None:
        done, total, text = self._told.get(self._shown, (0, 0, "")) if self._shown is not None else (0, 0, "")
        self._bar.set_share(done / total if total else None)
        template = self.tr("{done} of {total}") if total else "{done}" if done else ""
        said = template.format(done=f"{done:,}", total=f"{total:,}")
        self._count.setText(f"{said} {text}".strip())

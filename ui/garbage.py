"""Collects garbage in the window's thread only: a cycle that holds a widget must not die in a worker."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 500
"""Milliseconds between two looks at what has gathered."""


class Collector(QObject):
    """Takes the cyclic collector off every thread and runs it from a timer of this one.

    Python collects in whichever thread happens to allocate. Qt objects destroyed there take the process down.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self._on_start)
        self._timer.start()

    def stop(self) -> None:
        """Give the collector back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _on_start(self) -> None:
        # What start-up has loaded stays; leaving it out keeps the oldest generation small and its turn short.
        gc.freeze()
        self._timer.timeout.disconnect(self._on_start)
        self._timer.timeout.connect(self._on_turn)

    @Slot()
    def _on_turn(self) -> None:
        gathered = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(gathered) if count > limit]
        if due:
            gc.collect(max(due))

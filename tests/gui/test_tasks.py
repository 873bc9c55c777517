"""Work runs off the window's thread and reports back into it, whoever is still there to hear."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from finapp.errors import UserError
from ui.tasks import Job, Report, Tasks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Listener(QObject):
    """Keeps what it hears and the thread it heard it in."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[int] = []

    @Slot(object)
    def on_value(self, value: object) -> None:
        self.heard.append(value)
        self.threads.append(threading.get_ident())


def test_result_arrives_in_the_window_thread(qtbot: QtBot, tasks: Tasks) -> None:
    listener = Listener()
    worker: list[str] = []

    def work(left: int, *, right: int) -> int:
        worker.append(threading.current_thread().name)
        return left + right

    job = tasks.write(work, 2, right=3)
    job.finished.connect(listener.on_value)
    qtbot.waitUntil(lambda: listener.heard == [5])
    assert listener.threads == [threading.get_ident()]
    assert worker[0].startswith("finapp-write")


def test_writes_follow_one_another(qtbot: QtBot, tasks: Tasks) -> None:
    order: list[str] = []
    gate = threading.Event()

    def first() -> None:
        gate.wait(30)
        order.append("first")

    tasks.write(first)
    last = tasks.write(order.append, "second")
    with qtbot.waitSignal(last.settled):
        gate.set()
    assert order == ["first", "second"]


def test_reads_do_not_wait_for_a_write(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    write = tasks.write(gate.wait, 30)
    with qtbot.waitSignal(tasks.read(int).settled):
        pass
    assert not write.is_over
    with qtbot.waitSignal(write.settled):
        gate.set()


def test_failure_carries_the_error(qtbot: QtBot, tasks: Tasks) -> None:
    def work() -> None:
        raise UserError("amount.not_a_number", text="x")

    with qtbot.waitSignal(tasks.write(work).failed) as blocker:
        pass
    error = blocker.args[0]
    assert isinstance(error, UserError)
    assert error.code == "amount.not_a_number"


def test_cancel_stops_running_work_at_its_next_report(qtbot: QtBot, tasks: Tasks) -> None:
    running = threading.Event()
    steps: list[int] = []

    def work(report: Report) -> None:
        step = 0
        while True:
            step += 1
            report.progress(step, 0, "rows")
            steps.append(step)
            running.set()

    job = tasks.write(work)
    assert running.wait(30)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    count = len(steps)
    with qtbot.waitSignal(tasks.write(int).finished):
        pass
    assert len(steps) == count


def test_cancel_before_the_start_never_runs_it(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    ran: list[int] = []
    first = tasks.write(gate.wait, 30)
    waiting = tasks.write(ran.append, 1)
    with qtbot.waitSignal(waiting.cancelled):
        waiting.cancel()
    with qtbot.waitSignal(first.settled):
        gate.set()
    with qtbot.waitSignal(tasks.write(int).settled):
        pass
    assert ran == []


def test_progress_is_told_in_order(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[int, int, str]] = []

    class Hearing(QObject):
        @Slot(int, int, str)
        def on_progress(self, done: int, total: int, text: str) -> None:
            told.append((done, total, text))

    def work(report: Report) -> None:
        for done in range(1, 4):
            report.progress(done, 3, "rows")

    hearing = Hearing()
    job = tasks.read(work)
    job.progressed.connect(hearing.on_progress)
    with qtbot.waitSignal(job.settled):
        pass
    assert told == [(1, 3, "rows"), (2, 3, "rows"), (3, 3, "rows")]


def test_a_dead_receiver_is_no_crash(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    listener = Listener()
    job = tasks.write(gate.wait, 30)
    job.finished.connect(listener.on_value)
    shiboken6.delete(listener)
    with qtbot.waitSignal(job.settled):
        gate.set()
    assert listener.heard == []


def test_a_dead_job_is_no_crash(qtbot: QtBot) -> None:
    tasks = Tasks()
    gate = threading.Event()
    job = tasks.write(gate.wait, 30)
    shiboken6.delete(job)
    gate.set()
    tasks.shutdown()
    qtbot.wait(1)


def test_shutdown_waits_for_the_write_in_hand_and_drops_the_rest(qtbot: QtBot) -> None:
    tasks = Tasks()
    running, gate, done = threading.Event(), threading.Event(), []

    def work() -> None:
        running.set()
        gate.wait(30)
        done.append("committed")

    tasks.write(work)
    tasks.write(done.append, "never")
    assert running.wait(30)
    threading.Timer(0.01, gate.set).start()
    tasks.shutdown()
    assert done == ["committed"]
    late = tasks.write(done.append, "late")
    with qtbot.waitSignal(late.cancelled):
        pass
    assert done == ["committed"]


class Bell(QObject):
    rang = Signal(object)


def test_emitting_signals_keeps_the_references_to_true() -> None:
    """PySide6 6.12 under Python 3.11 drops one reference to True for each emit, and aborts in the end."""
    bell = Bell()
    listener = Listener()
    bell.rang.connect(listener.on_value)
    before = sys.getrefcount(True)
    for _ in range(1_000):
        bell.rang.emit(None)
    assert sys.getrefcount(True) >= before - 10


def test_a_job_without_a_window_still_settles(qtbot: QtBot, tasks: Tasks) -> None:
    jobs: list[Job] = [tasks.read(int) for _ in range(50)]
    qtbot.waitUntil(lambda: all(job.is_over for job in jobs))
    assert not tasks.busy


@pytest.mark.parametrize("ending", ["finished", "failed"])
def test_settled_follows_either_end(qtbot: QtBot, tasks: Tasks, ending: str) -> None:
    def work() -> None:
        if ending == "failed":
            raise ValueError

    job = tasks.read(work)
    with qtbot.waitSignals([getattr(job, ending), job.settled], order="strict"):
        pass

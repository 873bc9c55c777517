"""Documents on the page of one tool: dropped, saved elsewhere, removed, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from tests.gui.tool_hands import OpenedTool, loan_book, open_tool, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def loan(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[OpenedTool]:
    path = tmp_path / "home.finapp"
    loan_book(path)
    opened = open_tool(qtbot, settings, path, "ICBC loan", "documents")
    yield opened
    opened.close()


def drop(loan: OpenedTool, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPoint(40, 40), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    loan.page.documents.dropEvent(event)
    assert event.isAccepted()


def test_a_dropped_contract_is_kept_saved_elsewhere_and_removed(loan: OpenedTool, tmp_path: Path) -> None:
    contract = tmp_path / "Loan contract.pdf"
    contract.write_bytes(b"%PDF-1.7 " + b"x" * 250_000)
    drop(loan, contract)
    documents = loan.page.documents.list
    loan.wait(lambda: len(documents.rows) == 1)
    loan.wait(lambda: "Loan contract.pdf | 250 KB · added 18 Nov 2026" in text_of(documents))
    (found,) = loan.sheet.documents
    loan.page.files.save(found, tmp_path / "copy.pdf")
    loan.wait(lambda: "Saved copy.pdf" in loan.window.frame.toast.text())
    assert (tmp_path / "copy.pdf").read_bytes() == contract.read_bytes()
    QTest.mouseClick(documents.rows[0].buttons["remove"], LEFT)
    loan.wait(lambda: loan.book.documents.of(loan.sheet.id) == ())
    loan.undo()
    loan.wait(lambda: len(documents.rows) == 1)


def test_a_file_that_can_not_be_taken_says_why(loan: OpenedTool, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    drop(loan, empty)
    loan.wait(lambda: "empty.pdf is empty." in loan.window.frame.toast.text())
    assert loan.book.documents.of(loan.sheet.id) == ()

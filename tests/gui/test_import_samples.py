"""Public sample bills through the window: counts and sums, imported twice, undone at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.money import Money
from finapp.domain.plan import CostConvention
from finapp.store.schema import metadata
from tests.gui.test_import_page import Inbox, inbox
from tests.unit.test_alipay_samples import NAMES, SAMPLES
from ui import format as formats
from ui.dialogs.import_asks import OffersDialog
from ui.models.import_draft import Tab
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["inbox"]
pytestmark = pytest.mark.skipif(
    not (SAMPLES / "alipay").is_dir(),
    reason="the public samples are not part of the project (shared/samples)",
)
SUMS = {"支出": "sum_out_minor", "收入": "sum_in_minor", "不计收支": "neutral_sum_minor"}


def _expected(name: str) -> dict[str, Any]:
    found = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
    entry: dict[str, Any] = found[f"alipay/{name}"]
    return entry


def _content(inbox: Inbox) -> list[list[tuple[object, ...]]]:
    """Return everything the book holds, what can be done again apart."""
    assert inbox.window.context is not None
    tables = [one for one in metadata.sorted_tables if not one.name.startswith("undo")]
    with inbox.window.context.book.file.read() as connection:
        return [[tuple(row) for row in connection.execute(sa.select(table))] for table in tables]


def _answer(inbox: Inbox) -> None:
    """Say that installments cost nothing and are due on the 10th, where it is asked."""
    asked = inbox._dialogs(OffersDialog)
    if asked:
        dialog = asked[0]
        assert isinstance(dialog, OffersDialog)
        for ask in dialog.asks:
            ask.cost.set_value(CostConvention.NONE)
            ask.cost.value_changed.emit(CostConvention.NONE)
        for days in dialog.days:
            days.closing.set_value(1)
            days.due.set_value(10)
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_through_the_window(inbox: Inbox, tmp_path: Path, name: str) -> None:
    expected = _expected(name)
    copy = tmp_path / name
    copy.write_bytes((SAMPLES / "alipay" / name).read_bytes())
    before = _content(inbox)
    inbox.drop(copy)
    view = inbox.shown()
    new = view.tabs[Tab.NEW].count
    assert view.tabs[Tab.ALL].count == expected["records"]
    said = [label.text() for label in inbox.page.panel.findChildren(Label)]
    for direction, count in expected["by_direction"].items():
        money = Money(expected[SUMS[direction]], "CNY")
        assert f"{direction}, {count} row{'s' * (count > 1)}" in said
        assert formats.current().money(money) in said

    inbox.press()
    inbox.qtbot.waitUntil(lambda: inbox.page.view is None or bool(inbox._dialogs(OffersDialog)))
    _answer(inbox)
    inbox.wait_imported()

    inbox.drop(copy)
    assert inbox.shown().tabs[Tab.DUPLICATES].count == new
    assert not inbox.shown().step.isEnabled()
    QTest.keyClick(inbox.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    inbox.qtbot.waitUntil(lambda: inbox.shown().tabs[Tab.NEW].count == new)
    assert _content(inbox) == before

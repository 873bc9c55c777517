"""Conditions over time, rates and promotions of a credit card, from its page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from finapp.domain.money import Money
from finapp.domain.statement import PromotionKind
from tests.gui.tool_hands import OpenedTool, loan_book, open_tool, text_of
from tests.unit.card_book import cn_card
from ui.dialogs.conditions_change import ConditionsDialog
from ui.dialogs.loan_steps import RateDialog
from ui.dialogs.promotion import PromotionDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from finapp.domain.tool_versions import ToolVersion
    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[OpenedTool]:
    """1,000.00 bought on 20 October and 300.00 on 4 November."""
    made = cn_card(tmp_path)
    made.buy("2026-10-20", "1000")
    made.buy("2026-11-04", "300")
    name = made.book.accounts.all()[made.card].name
    made.book.file.forget_history()
    made.book.close()
    opened = open_tool(qtbot, settings, made.book.path, name, "conditions")
    yield opened
    opened.close()


def versions(card: OpenedTool) -> tuple[ToolVersion, ...]:
    return card.book.conditions.dated(card.sheet.id).versions()


def set_day(field: QLineEdit, day: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, day)


def test_a_change_from_a_day_on_leaves_the_past_as_it_was(card: OpenedTool) -> None:
    before = [(one.closing, one.due) for one in card.sheet.statements if one.is_closed]
    QTest.mouseClick(card.page.conditions.add, LEFT)
    dialog = card.dialog(ConditionsDialog)
    assert dialog.billing.closing.value() == 5
    set_day(dialog.day, "2026-12-01")
    set_day(dialog.billing.closing, "10")
    set_day(dialog.conditions.rate, "15.6")
    set_day(dialog.limit, "50000")
    QTest.mouseClick(dialog.primary, LEFT)
    card.wait(lambda: len(versions(card)) == 2)
    newest = versions(card)[-1]
    assert newest.valid_from == date(2026, 12, 1)
    assert newest.terms is not None
    assert (newest.terms.rate, newest.limit) == (Decimal("0.156"), Money(5_000_000, "CNY"))
    card.wait(lambda: "Statement day day 5 → day 10" in text_of(card.page.conditions.list))
    assert "Rate 18.25% → 15.60%" in text_of(card.page.conditions.list)
    assert [(one.closing, one.due) for one in card.sheet.statements if one.is_closed] == before
    assert card.page.conditions.list.rows[0].entry.badge == "to come"
    card.undo()
    card.wait(lambda: len(versions(card)) == 1)


def test_a_version_is_shown_changed_and_removed(card: OpenedTool) -> None:
    first = versions(card)[0]
    conditions = card.page.conditions
    QTest.mouseClick(conditions.add, LEFT)
    dialog = card.dialog(ConditionsDialog)
    set_day(dialog.day, "2026-09-01")
    set_day(dialog.conditions.rate, "12")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    card.wait(lambda: len(conditions.list.rows) == 2)
    card.wait(lambda: "Rate | 12.00%" in text_of(conditions.detail))
    QTest.mouseClick(conditions.list.rows[1].buttons["show"], LEFT)
    card.wait(lambda: "Rate | 18.25%" in text_of(conditions.detail))
    assert "remove" not in conditions.list.rows[1].buttons
    QTest.mouseClick(conditions.list.rows[0].buttons["change"], LEFT)
    again = card.dialog(ConditionsDialog)
    set_day(again.day, "2026-10-01")
    QTest.mouseClick(again.primary, LEFT)
    card.wait(lambda: [one.valid_from for one in versions(card)] == [first.valid_from, date(2026, 10, 1)])
    card.wait(lambda: conditions.list.rows[0].entry.title == "From 1 Oct 2026")
    QTest.mouseClick(conditions.list.rows[0].buttons["remove"], LEFT)
    card.wait(lambda: versions(card) == (first,))


def test_the_rates_of_a_card_over_time(card: OpenedTool) -> None:
    card.page.choose("rates")
    QTest.mouseClick(card.page.rates.add, LEFT)
    dialog = card.dialog(ConditionsDialog)
    set_day(dialog.day, "2027-01-01")
    set_day(dialog.conditions.rate, "14")
    QTest.mouseClick(dialog.primary, LEFT)
    card.wait(lambda: len(card.page.rates.steps) == 2)
    card.wait(lambda: "From 1 Jan 2027" in text_of(card.page.rates.list))
    said = text_of(card.page.rates.list)
    assert (
        "From 1 Jan 2027 | 14.93% with interest on interest · −4.25 percentage points against before" in said
    )
    assert "18.25% a year now; 2 rates since" in card.page.rates.chart.accessibleName()


def test_a_deferred_promotion_says_what_missing_it_costs(card: OpenedTool) -> None:
    card.page.choose("promotions")
    QTest.mouseClick(card.page.promotions.add, LEFT)
    dialog = card.dialog(PromotionDialog)
    words = "No interest if repaid in time"
    QTest.mouseClick(next(one for one in dialog.kind.findChildren(QToolButton) if one.text() == words), LEFT)
    set_day(dialog.begins, "2026-10-01")
    set_day(dialog.ends, "2026-12-20")
    set_day(dialog.rate, "24")
    # 1,000.00 for 61 days and 300.00 for 46 days at 24 % of 365 days
    said = "¥1,300.00 must be repaid by 20 Dec 2026, or ¥49.18 of interest is charged at once."
    card.wait(lambda: said in text_of(dialog))
    QTest.mouseClick(dialog.primary, LEFT)
    promotions = card.page.promotions.list
    card.wait(lambda: len(promotions.rows) == 1)
    assert promotions.rows[0].entry.badge == "32 days left"
    card.wait(lambda: "If anything is left then: ¥49.18 of interest at once" in text_of(promotions))
    card.wait(lambda: "or ¥49.18 of interest put aside is charged." in card.page.head.banner_words())
    QTest.mouseClick(promotions.rows[0].buttons["change"], LEFT)
    again = card.dialog(PromotionDialog)
    assert again.kind.value() == PromotionKind.DEFERRED
    set_day(again.ends, "2027-03-01")
    QTest.mouseClick(again.primary, LEFT)
    card.wait(lambda: promotions.rows[0].entry.badge == "103 days left")
    QTest.mouseClick(promotions.rows[0].buttons["remove"], LEFT)
    card.wait(lambda: "No promotions" in text_of(card.page.promotions))


def test_a_promotion_that_ends_before_it_begins_is_refused(card: OpenedTool) -> None:
    card.page.choose("promotions")
    QTest.mouseClick(card.page.promotions.add, LEFT)
    dialog = card.dialog(PromotionDialog)
    set_day(dialog.ends, "2026-11-01")
    card.wait(lambda: "2026-11-01" in dialog.preview.text())
    QTest.mouseClick(dialog.primary, LEFT)
    card.wait(dialog.trouble.isVisible)
    dialog.reject()


def test_the_rates_of_a_loan_over_time(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "home.finapp"
    loan_book(path)
    opened = open_tool(qtbot, settings, path, "ICBC loan", "rates")
    QTest.mouseClick(opened.page.rates.add, LEFT)
    dialog = opened.dialog(RateDialog)
    QTest.keyClicks(dialog.rate, "3.9")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait(lambda: len(opened.page.rates.steps) == 2)
    rows = opened.page.rates.list.rows
    assert (rows[0].entry.title, rows[0].entry.value) == ("From 18 Nov 2026", "3.90%")
    assert rows[1].entry.title == "21 Jun 2025 to 17 Nov 2026"
    QTest.mouseClick(rows[0].buttons["remove"], LEFT)
    opened.wait(lambda: len(opened.page.rates.steps) == 1)
    opened.close()

"""What is typed into fields means the right value, or says what is wrong with a right example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from finapp.domain.money import Money
from finapp.errors import UserError
from tests.gui.hands import show_together, type_text
from ui.widgets.date_edit import DateEdit
from ui.widgets.date_text import parse_day
from ui.widgets.fields import Field, TextField, check_all
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.sliders import CountSlider, MoneySlider
from ui.widgets.tags_edit import TagsEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 18)


def cny(text: str) -> Money:
    return Money.of(text, "CNY")


@pytest.mark.parametrize(
    ("typed", "meant", "shown"),
    [
        ("5999/12", "499.92", "499.92"),
        ("￥５００", "500", "500.00"),
        ("1,250.5", "1250.50", "1,250.50"),
        ("3*(20+5)", "75", "75.00"),
        ("¥7999", "7999", "7,999.00"),
    ],
)
def test_amount_is_understood_and_rewritten(qtbot: QtBot, typed: str, meant: str, shown: str) -> None:
    edit = MoneyEdit("CNY")
    window = show_together(qtbot, edit)
    type_text(edit, typed)
    assert edit.value() == cny(meant)
    window.setFocus()
    assert edit.text() == shown
    assert edit.error() == ""
    window.close()


def test_calculation_shows_its_result_while_typing(qtbot: QtBot) -> None:
    edit = MoneyEdit("CNY")
    window = show_together(qtbot, edit)
    type_text(edit, "5999/12")
    assert edit.suffix() == "= 499.92"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "499.92"
    assert edit.suffix() == ""
    window.close()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12,5.00", "1,250.00"),
        ("abc", "abc"),
        ("-5", "without a minus"),
        ("1.234", "2"),
        ("", "Enter an amount"),
    ],
)
def test_wrong_amount_says_how_to_write_it(qtbot: QtBot, typed: str, said: str) -> None:
    edit = MoneyEdit("CNY", required=True)
    field = Field("Amount", edit)
    window = show_together(qtbot, field, focus=edit)
    type_text(edit, typed)
    assert field.error() == ""
    window.setFocus()
    assert said in field.error()
    assert edit.value() is None
    assert edit.accessibleDescription() == field.error()
    window.close()


def test_error_goes_while_typing_and_change_is_told_once(qtbot: QtBot) -> None:
    edit = MoneyEdit("CNY")
    field = Field("Amount", edit)
    window = show_together(qtbot, field)
    heard: list[object] = []
    edit.value_changed.connect(heard.append)
    edit.setFocus()
    type_text(edit, "12,5")
    window.setFocus()
    assert field.error()
    edit.setFocus()
    edit.selectAll()
    type_text(edit, "7")
    assert field.error() == ""
    assert heard[-1] == cny("7")
    assert heard.count(cny("7")) == 1
    window.close()


def test_minus_is_taken_where_it_makes_sense(qtbot: QtBot) -> None:
    edit = MoneyEdit("CNY", signed=True)
    qtbot.addWidget(edit)
    type_text(edit, "−541.9")
    assert edit.value() == cny("-541.90")


def test_currency_change_keeps_the_number(qtbot: QtBot) -> None:
    edit = MoneyEdit("CNY")
    qtbot.addWidget(edit)
    edit.set_value(cny("500"))
    edit.set_currency("JPY")
    assert edit.value() == Money(500, "JPY")
    assert edit.text() == "500"


@pytest.mark.parametrize(
    ("typed", "meant", "shown"),
    [
        ("7.5", "0.075", "7.50"),
        ("7.5%", "0.075", "7.50"),
        ("１．５８％", "0.0158", "1.58"),
        ("0.05", "0.0005", "0.05"),
    ],
)
def test_rate_in_percent(qtbot: QtBot, typed: str, meant: str, shown: str) -> None:
    edit = RateEdit()
    window = show_together(qtbot, edit)
    type_text(edit, typed)
    assert edit.value() == Decimal(meant)
    window.setFocus()
    assert edit.text() == shown
    window.close()


def test_rate_out_of_range_and_nonsense(qtbot: QtBot) -> None:
    edit = RateEdit(most=Decimal("0.36"))
    qtbot.addWidget(edit)
    edit.setText("40")
    assert not edit.check()
    assert "0% to 36%" in edit.error()
    edit.setText("x")
    assert not edit.check()
    assert "Write it like 7.5" in edit.error()


def test_count_steps_and_stays_in_range(qtbot: QtBot) -> None:
    edit = CountEdit(least=1, most=12)
    qtbot.addWidget(edit)
    edit.set_value(11)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == 12
    QTest.keyClick(edit, Qt.Key.Key_PageDown)
    assert edit.value() == 2
    edit.setText("13")
    assert not edit.check()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("18 nov", TODAY),
        ("18 November 2025", date(2025, 11, 18)),
        ("Nov 18, 2026", TODAY),
        ("2026-11-18", TODAY),
        ("2026/1/5", date(2026, 1, 5)),
        ("20261118", TODAY),
        ("2026年11月18日", TODAY),
        ("11月18日", TODAY),
        ("18.11.2026", TODAY),
        ("今天", TODAY),
        ("+5", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 17)),
    ],
)
def test_days_are_read_in_many_forms(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["2026-13-02", "11/12/2026", "30 feb", "soon", "1118"])
def test_ambiguous_or_impossible_days_are_refused(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_day(typed, TODAY)
    assert caught.value.code == "date.unreadable"


def test_date_field_steps_and_rewrites(qtbot: QtBot) -> None:
    edit = DateEdit(TODAY, last=date(2026, 11, 20))
    window = show_together(qtbot, edit)
    type_text(edit, "18 nov")
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "19 Nov 2026"
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == date(2026, 11, 20)
    edit.setText("21 Nov")
    assert not edit.check()
    assert "20 Nov 2026" in edit.error()
    window.close()


def test_month_is_opened_and_moved_by_keys(qtbot: QtBot) -> None:
    edit = DateEdit(TODAY)
    window = show_together(qtbot, edit)
    heard: list[object] = []
    edit.value_changed.connect(heard.append)
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popover = edit.popover()
    assert popover is not None
    grid = popover.findChild(QWidget, "days")
    assert grid is not None
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    assert heard == [date(2026, 12, 26)]
    assert edit.text() == "26 Dec 2026"
    window.close()


def test_click_on_a_day_takes_it(qtbot: QtBot) -> None:
    edit = DateEdit(TODAY)
    window = show_together(qtbot, edit)
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(16, 16))
    popover = edit.popover()
    assert popover is not None
    grid = popover.findChild(QWidget, "days")
    assert grid is not None
    # The grid of November 2026 starts on Monday 26 October: second row, first cell is 2 November.
    side = grid.width() // 7
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(side // 2, side * 2 + side // 2))
    assert edit.value() == date(2026, 11, 2)
    window.close()


def test_saving_puts_the_focus_into_the_first_wrong_field(qtbot: QtBot) -> None:
    name, amount = TextField(required=True), MoneyEdit("CNY", required=True)
    window = show_together(qtbot, Field("Item", name), Field("Amount", amount))
    name.setFocus()
    type_text(name, "  Cat food  ")
    assert name.value() == "Cat food"
    assert not check_all([name, amount])
    assert amount.hasFocus()
    type_text(amount, "259")
    assert check_all([name, amount])
    window.close()


def test_tags_are_ended_by_comma_and_enter_and_taken_back(qtbot: QtBot) -> None:
    edit = TagsEdit(known=["gift"])
    window = show_together(qtbot, edit)
    line = edit.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    type_text(line, "work,new flat")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert edit.value() == ("work", "new flat")
    type_text(line, "work,")
    assert edit.value() == ("work", "new flat")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert edit.value() == ("work",)
    type_text(line, "gift")
    window.setFocus()
    assert edit.value() == ("work", "gift")
    window.close()


def test_slider_and_field_are_equal(qtbot: QtBot) -> None:
    slider = MoneySlider(cny("0"), cny("4000"), cny("50"), name="Extra each month")
    window = show_together(qtbot, slider)
    heard: list[object] = []
    slider.value_changed.connect(heard.append)
    slider.slider.setFocus()
    QTest.keyClick(slider.slider, Qt.Key.Key_Right)
    assert slider.edit.text() == "50"
    QTest.keyClick(slider.slider, Qt.Key.Key_PageUp)
    assert heard[-1] == cny("550")
    slider.edit.selectAll()
    type_text(slider.edit, "1510")
    assert slider.value() == cny("1510")
    assert slider.slider.value() == 30
    window.close()


def test_count_slider_starts_at_its_least(qtbot: QtBot) -> None:
    slider = CountSlider(1, 12, unit="months")
    qtbot.addWidget(slider)
    slider.set_value(6)
    QTest.keyClick(slider.slider, Qt.Key.Key_Home)
    assert slider.value() == 1

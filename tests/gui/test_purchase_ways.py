"""Ways to pay in the purchase dialog: compared, adjusted, offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.purchase_hands import (
    CTRL,
    LEFT,
    Opened,
    choose,
    column,
    laptop,
    open_purchases,
    pick,
)
from tests.unit.household import cny
from ui.dialogs.offer import OfferDialog
from ui.explain_panel import ExplainPanel
from ui.widgets.fields import Field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    yield from open_purchases(qtbot, settings, tmp_path / "home.finapp")


def test_the_ways_to_pay_of_the_design(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.form.basics.title, "MacBook Air")
    QTest.keyClicks(dialog.form.basics.price, "7,999")
    assert dialog.ways.compare.isChecked()  # above 500
    assert column(dialog, "Pay now")["net"] == "¥7,999.00"
    three = column(dialog, "3 installment")
    assert three == {
        "detail": "Huabei · interest-free",
        "each": "¥2,666.33",
        "first": "10 Dec 2026",
        "total": "¥7,999.00",
        "fee": "¥0.00",
        "rate": "0.0%",
        "earned": "−¥18.25",
        "net": "¥7,980.75",
        "gap": "lowest",
    }
    twelve = column(dialog, "12 installment")
    assert (twelve["each"], twelve["rate"], twelve["earned"]) == ("¥716.57", "15.2%", "−¥61.27")
    dialog.reject()


def test_a_plan_is_chosen_with_the_arrows_and_named_by_the_button(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.form.basics.title, "MacBook Air")
    QTest.keyClicks(dialog.form.basics.price, "7999")
    grid = dialog.ways.grid
    while not grid.value().endswith(":3"):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert dialog.primary.text().startswith("Add with 3 installment")
    QTest.keyClick(grid, Qt.Key.Key_Return, CTRL)
    opened.wait_until_gone()
    plan = opened.book.plans.of_purchase(opened.newest().id)[0]
    assert [row.amount for row in plan.installments] == [266_633, 266_633, 266_634]
    opened.window.shell.undo()
    opened.qtbot.waitUntil(lambda: len(opened.book.plans.all()) == 1)
    assert opened.book.check.run() == []


def test_the_schedule_has_principal_and_fee_of_each_installment(opened: Opened) -> None:
    dialog = laptop(opened)
    choose(dialog, ":12")
    QTest.mouseClick(dialog.ways.foot.show_schedule, LEFT)
    rows = dialog.ways.foot.schedule.rows()
    assert len(rows) == 12
    assert (rows[0].date, rows[0].note, rows[0].amount) == ("10 Dec 2026", "666.58 + 49.99 fee", "716.57")
    assert (rows[11].date, rows[11].amount) == ("10 Nov 2027", "716.66")
    assert "repayments of December 2026: ¥1,458.47 instead of ¥741.90" in dialog.ways.foot.effect.text()
    dialog.reject()


def test_an_adjusted_plan_with_a_down_payment_from_the_middle(opened: Opened) -> None:
    dialog = laptop(opened)
    dialog.form.basics.day.setFocus()
    dialog.form.basics.day.selectAll()
    QTest.keyClicks(dialog.form.basics.day, "2026-08-20")
    choose(dialog, ":12")
    QTest.mouseClick(dialog.ways.foot.adjust, LEFT)
    own = dialog.ways.own
    assert own.isVisible()
    assert own.tool.text() == "Huabei"
    QTest.keyClicks(own.form.down, "1999")
    pick(own.down_from, "ICBC")
    own.done_before.selectAll()
    QTest.keyClicks(own.done_before, "2")
    assert column(dialog, "12 installment")["fee"] == "¥599.93"  # the offer itself stays beside it
    option = dialog.ways.grid.options()[-1]
    assert (option.key, option.detail, option.cells["fee"].text) == ("own", "Huabei · own terms", "¥450.00")
    QTest.keyClick(own.form.down, Qt.Key.Key_Return, CTRL)
    opened.wait_until_gone()
    plan = opened.book.plans.all()[-1]
    assert (plan.terms.down_payment, plan.done, plan.installments[0].amount) == (199_900, 2, 53_750)
    assert opened.book.accounts.view(opened.account("ICBC debit").id).balance == cny(
        5_000_000 - 3 * 54_190 - 199_900
    )
    assert opened.book.check.run() == []


def test_every_two_weeks_known_by_the_installment(opened: Opened) -> None:
    dialog = laptop(opened)
    choose(dialog, ":0")
    QTest.mouseClick(dialog.ways.foot.adjust, LEFT)
    own, form = dialog.ways.own, dialog.ways.own.form
    pick(own.tool, "JD Baitiao")
    form.entry.set_value("each")
    form.entry.changed.emit("each")
    assert dialog.ways.grid.options()[-1].detail == "fill in its terms below"
    form.count.selectAll()
    QTest.keyClicks(form.count, "4")
    QTest.keyClicks(form.each, "2050")
    form.step.selectAll()
    QTest.keyClicks(form.step, "2")
    pick(form.unit, "Weeks")
    pick(form.rule, "Days after the start")
    form.days.selectAll()
    QTest.keyClicks(form.days, "14")
    assert dialog.primary.text().startswith("Add with 4 installment")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait_until_gone()
    plan = opened.book.plans.of_purchase(opened.newest().id)[0]
    assert [row.due.isoformat() for row in plan.installments] == [
        "2026-12-02",
        "2026-12-16",
        "2026-12-30",
        "2027-01-13",
    ]
    assert [row.amount for row in plan.installments] == [205_000] * 4


def test_terms_that_cannot_be_are_said(opened: Opened) -> None:
    dialog = laptop(opened)
    choose(dialog, ":12")
    QTest.mouseClick(dialog.ways.foot.adjust, LEFT)
    form = dialog.ways.own.form
    form.count.selectAll()
    QTest.keyClicks(form.count, "0")
    QTest.mouseClick(dialog.primary, LEFT)
    assert form.field("count").error() == "Write a number from 1 to 600."
    form.count.selectAll()
    QTest.keyClicks(form.count, "12")
    QTest.keyClicks(form.down, "8000")
    pick(dialog.ways.own.down_from, "ICBC")
    QTest.mouseClick(dialog.primary, LEFT)
    assert "The down payment ¥8,000.00 must be less than the price" in dialog.trouble.accessibleName()
    assert opened.book.purchase_list.count() == 2
    dialog.reject()


def test_offers_are_added_changed_and_taken_off(opened: Opened) -> None:
    dialog = laptop(opened)
    QTest.mouseClick(dialog.ways.add_offer, LEFT)
    offer = opened.window.findChildren(OfferDialog)[-1]
    QTest.mouseClick(offer.primary, LEFT)
    assert offer.findChildren(Field)[1].error() == "Enter a number from 2 to 600."
    pick(offer.tool, "JD Baitiao")
    QTest.keyClicks(offer.count, "24")
    pick(offer.cost, "A fee every month")
    QTest.keyClicks(offer.rate, "0.6")
    QTest.keyClick(offer.rate, Qt.Key.Key_Return, CTRL)
    opened.qtbot.waitUntil(lambda: any(one.name.startswith("24") for one in dialog.ways.grid.options()))
    assert column(dialog, "24")["detail"] == "JD Baitiao · 0.6% each time"
    choose(dialog, ":24")
    QTest.mouseClick(dialog.ways.foot.change_offer, LEFT)
    change = opened.window.findChildren(OfferDialog)[-1]
    change.count.selectAll()
    QTest.keyClicks(change.count, "18")
    QTest.mouseClick(change.primary, LEFT)
    opened.qtbot.waitUntil(lambda: any(one.name.startswith("18") for one in dialog.ways.grid.options()))
    assert not any(one.name.startswith("24") for one in dialog.ways.grid.options())
    choose(dialog, ":18")
    QTest.mouseClick(dialog.ways.foot.change_offer, LEFT)
    QTest.mouseClick(opened.window.findChildren(OfferDialog)[-1].remove, LEFT)
    opened.qtbot.waitUntil(lambda: not any(one.name.startswith("18") for one in dialog.ways.grid.options()))
    dialog.reject()


def reason(opened: Opened) -> str:
    """Return the explanation that is open, and close it."""
    panel = next(one for one in opened.window.findChildren(ExplainPanel) if one.isVisible())
    text = panel.text()
    panel.close()
    return text


def test_every_underlined_number_explains_itself_by_keyboard(opened: Opened) -> None:
    dialog = laptop(opened)
    choose(dialog, ":12")
    grid = dialog.ways.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_F1)
    assert "paid − ¥61.27 that the money earns" in reason(opened)  # the net cost
    seen = {}
    for _ in range(5):
        QTest.keyClick(grid, Qt.Key.Key_Down)
        QTest.keyClick(grid, Qt.Key.Key_F1)
        seen[grid.explained_row()] = reason(opened)
    assert set(seen) == {"total", "fee", "rate", "earned", "net"}
    assert "7.5000% of ¥7,999.00 = ¥599.93" in seen["fee"]
    assert seen["fee"] == seen["total"]
    assert "true yearly rate is 15.1" in seen["rate"]
    assert grid.value().endswith(":12")
    dialog.reject()


def test_every_underlined_number_explains_itself_by_a_click(opened: Opened) -> None:
    dialog = laptop(opened)
    grid = dialog.ways.grid
    three = next(number for number, one in enumerate(grid.options()) if one.key.endswith(":3"))
    for key, words in (("rate", "0.0"), ("net", "¥7,980.75"), ("total", "3 installments")):
        QTest.mouseClick(grid, LEFT, pos=grid.spot(three, key))
        assert words in reason(opened)
        assert grid.value().endswith(":3")
    QTest.mouseClick(grid, LEFT, pos=grid.spot(three, "first"))  # a day has no reason
    assert not any(one.isVisible() for one in opened.window.findChildren(ExplainPanel))
    dialog.reject()

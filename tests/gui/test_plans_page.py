"""The Plans page: its figures, the table, the inspector's steps, and the dialog that adds a plan."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.plan import CostConvention
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from ui.dialogs.installment import AmountDialog, DueDateDialog
from ui.dialogs.payoff import PayoffDialog
from ui.dialogs.plan import PlanDialog
from ui.dialogs.plan_form import EACH, SUM
from ui.explain_panel import ExplainPanel
from ui.views.plans import PlansPage
from ui.views.plans_inspector import FOLLOWING, MOVE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from finapp.domain.plan import Plan
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.dialog import DialogFrame

LEFT = Qt.MouseButton.LeftButton


class Opened:
    """The page in its window, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: PlansPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def plan(self, number: int = 0) -> Plan:
        return self.book.plans.all()[number]

    def wait_for_plan(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.side.schedule is not None)

    def dialog(self, kind: type[DialogFrame]) -> DialogFrame:
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def add_dialog(self) -> PlanDialog:
        self.window.shell.run_command("add_plan")
        dialog = self.dialog(PlanDialog)
        assert isinstance(dialog, PlanDialog)
        return dialog


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "plans")
    assert isinstance(page, PlansPage)
    made = Opened(qtbot, window, page)
    made.wait_for_plan()
    qtbot.waitUntil(lambda: bool(page.open_card.figure.text()))
    yield made
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def _fill(dialog: PlanDialog, price: str, count: str) -> None:
    QTest.keyClicks(dialog.name, "Desk")
    dialog.lender.set_value(next(item.key for item in dialog.lender.items() if item.text == "Huabei"))
    dialog._on_lender(dialog.lender.value())
    QTest.keyClicks(dialog.form.price, price)
    dialog.form.count.selectAll()
    QTest.keyClicks(dialog.form.count, count)


def test_the_cards_say_what_is_left(opened: Opened) -> None:
    page = opened.page
    assert page.open_card.figure.text() == "1"
    assert page.left_card.figure.toolTip() == "¥4,877.22"
    assert page.left_card.foot_text.full_text() == "¥542 this month"
    assert page.fee_card.figure.toolTip() == "¥377.95"
    assert page.end_card.figure.text() == "Jul 2027"


def test_the_row_has_the_true_annual_rate(opened: Opened) -> None:
    rows = opened.page.table.rows
    cells = {column.key: rows.cell(0, place) for place, column in enumerate(rows.columns)}
    progress, rate, due = cells["progress"], cells["rate"], cells["next"]
    assert progress is not None
    assert rate is not None
    assert due is not None
    assert (progress.text, progress.tone, rate.text) == ("3/12", "danger", "16.2%")
    assert (due.text, due.second) == ("15 Nov", "3 days late")


def test_every_figure_explains_itself(opened: Opened) -> None:
    QTest.mouseClick(opened.page.left_card.figure, LEFT)
    panel = opened.window.findChildren(ExplainPanel)[-1]
    assert "iPhone 17 256 GB: ¥4,877.22" in panel.text()
    panel.close()
    rate = opened.page.side.rate
    assert rate is not None
    QTest.mouseClick(rate, LEFT)
    text = opened.window.findChildren(ExplainPanel)[-1].text()
    assert text.startswith("The true yearly rate is 16.19%.")
    assert "Installment 12 on 15 Jul 2027: ¥542.02" in text


def test_the_totals_of_a_schedule_explain_themselves(opened: Opened) -> None:
    side = opened.page.side
    assert side.cost is not None
    QTest.mouseClick(side.cost, LEFT)
    panel = opened.window.findChildren(ExplainPanel)[-1]
    assert "iPhone 17 256 GB costs ¥503.92 of interest and fees in all." in panel.text()
    assert "Installment 1 on 15 Aug 2026: ¥41.99" in panel.text()
    panel.close()


def test_what_paying_off_early_saves_explains_itself(opened: Opened) -> None:
    saving = opened.page.side.saving
    assert saving is not None
    QTest.mouseClick(saving, LEFT)
    text = opened.window.findChildren(ExplainPanel)[-1].text()
    assert text.startswith("What paying off now saves depends on the lender’s rule")
    assert "Paying off now costs ¥4,499.27 and saves ¥377.95." in text
    assert "Paying off now costs ¥4,877.22, as much as paying on." in text
    assert "Paying on to the end would cost ¥4,877.22" in text


def test_mark_paid_in_the_schedule(opened: Opened) -> None:
    schedule = opened.page.side.schedule
    assert schedule is not None
    assert schedule.rows()[3].action == "Mark paid"
    spot = schedule.action_rect(3).center().toPoint()
    QTest.mouseClick(schedule.viewport(), LEFT, pos=spot)
    opened.qtbot.waitUntil(lambda: opened.plan().done == 4)
    opened.qtbot.waitUntil(lambda: "nothing overdue" in opened.page.open_card.foot_text.full_text())


def test_a_date_is_changed(opened: Opened) -> None:
    opened.page._on_part(MOVE, opened.plan().installments[4].id)
    dialog = opened.dialog(DueDateDialog)
    assert isinstance(dialog, DueDateDialog)
    QTest.keyClick(dialog.day, Qt.Key.Key_Up)
    QTest.mouseClick(dialog.primary, LEFT)
    moved = dt.date(2026, 12, 16)
    opened.qtbot.waitUntil(lambda: opened.plan().installments[4].due == moved)
    assert opened.plan().installments[5].due == dt.date(2027, 1, 15)


def test_an_amount_is_changed_from_here_on(opened: Opened) -> None:
    opened.page._on_part(FOLLOWING, opened.plan().installments[4].id)
    dialog = opened.dialog(AmountDialog)
    assert isinstance(dialog, AmountDialog)
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "600")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.qtbot.waitUntil(lambda: opened.plan().installments[4].amount == 60_000)
    amounts = [row.amount for row in opened.plan().installments[4:]]
    assert amounts[:7] == [60_000] * 7
    assert sum(amounts) == 7 * 54_190 + 54_202


def test_paying_off_early_compares_and_records(opened: Opened) -> None:
    pay_off = opened.page.side.pay_off
    assert pay_off is not None
    QTest.mouseClick(pay_off, LEFT)
    dialog = opened.dialog(PayoffDialog)
    assert isinstance(dialog, PayoffDialog)
    assert "4,499.27" in dialog.primary.text()
    QTest.mouseClick(dialog.primary, LEFT)
    opened.qtbot.waitUntil(lambda: opened.plan().open == 0)
    assert opened.book.payments.all()[-1].amount.minor == 449_927


def test_the_preview_follows_the_typing(opened: Opened) -> None:
    dialog = opened.add_dialog()
    _fill(dialog, "3299", "12")
    dialog.form.convention.set_value(CostConvention.FEE_ONCE_SPREAD)
    dialog.form._on_any()
    QTest.keyClicks(dialog.form.rate, "7.5")
    assert dialog.preview.each.text() == "¥295.52"
    rows = dialog.preview.schedule.rows()
    assert len(rows) == 12
    assert rows[0].date == "10 Dec 2026"


def test_a_plan_is_added_with_what_was_paid_before(opened: Opened) -> None:
    dialog = opened.add_dialog()
    _fill(dialog, "1200", "6")
    dialog.done_before.selectAll()
    QTest.keyClicks(dialog.done_before, "2")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.qtbot.waitUntil(lambda: len(opened.book.plans.all()) == 2)
    plan = opened.plan(1)
    assert (plan.title, plan.done, plan.open) == ("Desk", 2, 80_000)


def test_the_amount_of_one_installment_is_enough(opened: Opened) -> None:
    dialog = opened.add_dialog()
    _fill(dialog, "1000", "10")
    dialog.form.entry.set_value(EACH)
    dialog.form._on_any()
    QTest.keyClicks(dialog.form.each, "110")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.qtbot.waitUntil(lambda: len(opened.book.plans.all()) == 2)
    assert opened.plan(1).cost == 10_000


def test_a_fee_is_known_as_an_amount(opened: Opened) -> None:
    dialog = opened.add_dialog()
    _fill(dialog, "1000", "4")
    dialog.form.convention.set_value(CostConvention.FEE_ONCE_FIRST)
    dialog.form.known.set_value(SUM)
    dialog.form._on_any()
    QTest.keyClicks(dialog.form.fee, "30")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.qtbot.waitUntil(lambda: len(opened.book.plans.all()) == 2)
    assert [row.fee for row in opened.plan(1).installments] == [3_000, 0, 0, 0]


def test_a_plan_needs_a_name_and_a_lender(opened: Opened) -> None:
    dialog = opened.add_dialog()
    QTest.mouseClick(dialog.primary, LEFT)
    assert dialog.isVisible()
    assert dialog.name.error()
    assert dialog.lender.error()


def test_terms_are_changed_and_paid_rows_stay(opened: Opened) -> None:
    opened.page._on_terms()
    dialog = opened.dialog(PlanDialog)
    assert isinstance(dialog, PlanDialog)
    assert not dialog.form.price.isEnabled()
    dialog.form.rate.selectAll()
    QTest.keyClicks(dialog.form.rate, "0.5")
    before = opened.plan().installments[:3]
    QTest.mouseClick(dialog.primary, LEFT)
    opened.qtbot.waitUntil(lambda: opened.plan().terms.rate == Decimal("0.005"))
    assert opened.plan().installments[:3] == before


def test_delete_and_undo(opened: Opened) -> None:
    opened.page.table.setFocus()
    opened.page.table.selectRow(0)
    QTest.keyClick(opened.page.table, Qt.Key.Key_Delete)
    opened.qtbot.waitUntil(lambda: not opened.book.plans.all())
    opened.qtbot.waitUntil(opened.window.frame.toast.isVisible)
    opened.window.frame.toast.press_action()
    opened.qtbot.waitUntil(lambda: len(opened.book.plans.all()) == 1)


def test_the_filter_finds_and_clears(opened: Opened) -> None:
    page = opened.page
    QTest.keyClicks(page.finder, "vacuum")
    opened.qtbot.waitUntil(lambda: page.table.rows.rowCount() == 0 and not page.table.rows.loading)
    page.finder.clear()
    QTest.keyClicks(page.finder, "baitiao")
    opened.qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1)


def test_an_empty_book_says_so(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "empty.finapp"
    Book.create(path).close()
    window, page = open_page(qtbot, settings, path, "plans")
    assert isinstance(page, PlansPage)
    qtbot.waitUntil(lambda: page.panel.shown() is not page.table)
    assert page.open_card.isVisible()
    window.close()
    window.deleteLater()
    qtbot.wait(0)

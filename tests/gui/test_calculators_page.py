"""The Calculators page: typed by hand, against published examples."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from tests.gui.calculators import Opened, opened
from ui.dialogs.plan import PlanDialog

__all__ = ["opened"]
LEFT = Qt.MouseButton.LeftButton


def test_a_published_offer(opened: Opened) -> None:
    """12,000 in 12 parts at 0.6 % a month: banks disclose 13.03 % (PBoC Announcement 2021 No. 3)."""
    offer = opened.page.offer
    assert offer.shown() == "empty"
    opened.type_into(offer.price, "12000")
    opened.pick(offer.offer.convention, "Fee with every")
    opened.type_into(offer.offer.rate, "0.6")
    opened.wait_for(offer)
    assert offer.each.text() == "¥1,072.00"
    assert offer.cost.text() == "¥864.00"
    assert offer.china.text() == "13.0%"
    assert offer.advertised.text() == "7.2%"


def test_it_opens_from_the_menu_and_the_palette(opened: Opened) -> None:
    opened.window.shell.navigate("plans")
    opened.window.commands["page:calculators"].trigger()
    assert opened.window.deck is not None
    assert opened.window.deck.current is opened.page
    assert "calculators" not in opened.window.frame.sidebar.items
    assert not any(item.isChecked() for item in opened.window.frame.sidebar.items.values())
    found = [entry.title for entry in opened.window.finder.entries()]
    assert "Calculators › Installment offer" in found


def test_a_number_explains_itself_by_click_and_f1(opened: Opened) -> None:
    offer = opened.page.offer
    QTest.mouseClick(offer.empty.findChildren(type(offer.copy))[0], LEFT)
    opened.wait_for(offer)
    QTest.mouseClick(offer.card.headline.value, LEFT)
    text = opened.explanation()
    assert text.startswith("The true yearly rate is 16.")
    assert "is worth 0.00" in text
    offer.us.value.setFocus()
    QTest.keyClick(offer.us.value, Qt.Key.Key_F1)
    assert "12 CFR 1026 Appendix J" in opened.explanation()


def test_the_result_is_copied_in_words_and_as_a_table(opened: Opened) -> None:
    offer = opened.page.offer
    opened.type_into(offer.price, "1200")
    opened.type_into(offer.offer.rate, "12")
    opened.wait_for(offer)
    QTest.mouseClick(offer.copy, LEFT)
    words = QGuiApplication.clipboard().text()
    assert "Total paid: ¥1,344.00" in words
    QTest.mouseClick(offer.copy_table, LEFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["#", "Due", "Payment"]
    assert lines[1].split("\t") == ["1", "2026-12-18", "112.00", "100.00", "12.00", "1100.00"]


def test_an_offer_becomes_a_plan(opened: Opened) -> None:
    offer = opened.page.offer
    opened.type_into(offer.price, "3299")
    opened.type_into(offer.offer.rate, "7.5")
    opened.wait_for(offer)
    QTest.mouseClick(offer.add_plan, LEFT)
    dialog = next(one for one in opened.window.findChildren(PlanDialog) if one.isVisible())
    assert dialog.form.price.text() == "3,299.00"
    assert dialog.preview.each.text() == "¥295.52"
    dialog.reject()


def test_wrong_input_is_answered_with_a_sentence(opened: Opened) -> None:
    offer = opened.page.offer
    opened.type_into(offer.price, "0.05")
    opened.type_into(offer.offer.rate, "5")
    opened.wait_for(offer, "wrong")
    assert "too little for 12 installments" in offer.trouble()
    opened.type_into(offer.offer.rate, "x")
    QTest.keyClick(offer.offer.rate, Qt.Key.Key_Tab)
    assert "is not a rate" in offer.offer.rate.error()


def test_the_payment_of_a_published_loan(opened: Opened) -> None:
    """15,000 at 8 % in 60 payments: 304.15 (numpy-financial)."""
    loan = opened.page.loan
    opened.show(loan)
    opened.type_into(loan.amount, "15000")
    opened.type_into(loan.rate, "8")
    opened.type_into(loan.count, "60")
    opened.wait_for(loan)
    assert loan.card.headline.text() == "¥304.15"
    QTest.mouseClick(loan.card.headline.value, LEFT)
    assert "Payment = (amount × g − balloon) × i / (g − 1) = 304.145914" in opened.explanation()


def test_only_the_number_to_be_found_is_not_asked(opened: Opened) -> None:
    loan = opened.page.loan
    opened.show(loan)
    assert not loan.payment.isVisible()
    opened.pick(loan.unknown, "Number")
    assert loan.payment.isVisible()
    assert not loan.count.isVisible()
    opened.type_into(loan.amount, "60000")
    opened.type_into(loan.rate, "4.35")
    opened.type_into(loan.payment, "2000")
    opened.wait_for(loan)
    assert loan.card.headline.text() == "32"
    assert loan.card.verdict.text() == "The last payment is ¥1,635.77."
    opened.type_into(loan.payment, "200")
    opened.qtbot.waitUntil(lambda: loan.card.headline.text() == "–")
    assert "It is never repaid" in loan.card.verdict.text()
    assert not loan.add_plan.isEnabled()


def test_an_uneven_loan_becomes_a_plan_with_the_same_rows(opened: Opened) -> None:
    loan = opened.page.loan
    opened.show(loan)
    opened.pick(loan.unknown, "Number")
    opened.type_into(loan.amount, "60000")
    opened.type_into(loan.rate, "4.35")
    opened.type_into(loan.payment, "2000")
    opened.wait_for(loan)
    QTest.mouseClick(loan.add_plan, LEFT)
    dialog = next(one for one in opened.window.findChildren(PlanDialog) if one.isVisible())
    assert dialog.form.convention.text() == "As printed by the lender"
    rows = dialog.preview.schedule.rows()
    assert (len(rows), rows[-1].amount) == (32, "1,635.77")
    QTest.keyClicks(dialog.name, "Car")
    QTest.mouseClick(dialog.lender, LEFT)
    popup = dialog.lender.popup()
    assert popup is not None
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    QTest.mouseClick(dialog.primary, LEFT)
    book = opened.page.context.book
    opened.qtbot.waitUntil(lambda: len(book.plans.all()) == 2)
    assert book.plans.all()[1].installments[-1].amount == 163_577


def test_two_offers_side_by_side(opened: Opened) -> None:
    """Three interest-free installments against twelve at a flat fee, the money waiting at 1.58 %."""
    both = opened.page.comparison
    opened.show(both)
    opened.type_into(both.price, "7999")
    opened.type_into(both.waiting, "1.58")
    first, second = both.offers
    opened.type_into(first.count, "3")
    opened.pick(first.convention, "Interest-free")
    opened.type_into(second.rate, "7.5")
    opened.wait_for(both)
    cells = both.grid.cells
    assert [cells[n, "net"].text() for n in range(3)] == ["¥7,999.00", "¥7,977.99", "¥8,534.87"]
    assert [head.badge.isVisible() for head in both.grid.heads] == [False, True, False]
    assert both.verdict.text() == "Offer A costs least: ¥21.01 less than Pay now."
    QTest.mouseClick(cells[2, "net"], LEFT)
    assert "¥8,534.87 = ¥8,598.93 paid − ¥64.06" in opened.explanation()
    QTest.mouseClick(both.copy_table, LEFT)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert ["Net cost", "7999.00", "7977.99", "8534.87"] in rows
    QTest.mouseClick(both.grid.adds[2], LEFT)
    dialog = next(one for one in opened.window.findChildren(PlanDialog) if one.isVisible())
    assert (dialog.form.price.text(), dialog.form.rate.text()) == ("7,999.00", "7.50")
    dialog.reject()


def test_regular_saving(opened: Opened) -> None:
    """1,000 and 100 a month for a year at 6 %: 2,301.40 (Excel, FV)."""
    savings = opened.page.savings
    opened.show(savings)
    fields = savings.growth
    opened.type_into(fields.start, "1000")
    opened.type_into(fields.monthly, "100")
    opened.type_into(fields.term, "1")
    opened.type_into(fields.rate, "6")
    opened.pick(fields.interest, "Compounded monthly")
    opened.wait_for(savings)
    opened.qtbot.waitUntil(lambda: savings.card.headline.text() == "¥2,301.40")
    assert savings.gain.text() == "+¥101.40"
    assert not savings.tax.isVisible()
    QTest.mouseClick(fields.more, LEFT)
    opened.type_into(fields.tax, "20")
    opened.qtbot.waitUntil(savings.tax.isVisible)
    assert savings.tax.text() == "¥20.28"
    savings.tax.value.setFocus()
    QTest.keyClick(savings.tax.value, Qt.Key.Key_F1)
    assert "Tax of 20.00% on the whole gain" in opened.explanation()


def test_a_money_fund_by_pasted_incomes(opened: Opened) -> None:
    savings = opened.page.savings
    opened.show(savings)
    QTest.mouseClick(opened.segment(savings.mode, "Money fund"), LEFT)
    fund = savings.fund
    opened.type_into(fund.amount, "100000")
    QTest.mouseClick(opened.segment(fund.known, "Income per 10,000"), LEFT)
    QGuiApplication.clipboard().setText("0.4312\n0.4290\n0.4305\n0.4401\n0.4287\n0.4310\n0.4299")
    fund.incomes.setFocus()
    QTest.keySequence(fund.incomes, QKeySequence(QKeySequence.StandardKey.Paste))
    opened.wait_for(savings)
    assert savings.seven_day.text() == "1.5874%"
    assert savings.first_day.text() == "+¥4.31"
    fund.incomes.clear()
    opened.type_into(fund.incomes, "0.43 0.42")
    opened.wait_for(savings, "wrong")
    assert savings.trouble().startswith("2 incomes were given.")


def test_an_answer_on_its_way_does_not_come_back_to_an_emptied_field(opened: Opened) -> None:
    offer = opened.page.offer
    opened.type_into(offer.offer.rate, "5")
    opened.type_into(offer.price, "1200")
    offer.price.selectAll()
    QTest.keyClick(offer.price, Qt.Key.Key_Delete)
    opened.qtbot.waitUntil(lambda: not opened.page.context.tasks.busy)
    assert offer.shown() == "empty"

"""The Import inbox: what a person sees of a file, decides about it, and takes back."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.hands import type_text
from tests.gui.real_pages import open_page, small_household
from ui.dialogs.import_asks import EncodingDialog, OffersDialog, ZipPasswordDialog
from ui.models.import_draft import Tab
from ui.views.import_inbox import ImportPage
from ui.widgets.dialog import DialogFrame
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.views.import_answers import SharesBox
    from ui.views.import_table import ImportTable

HEAD = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
)
ROWS = (
    "2026-11-12 10:00:00,餐饮美食,某茶铺,abc,奶茶,支出,32.00,余额宝,交易成功,T1,M1,,",
    "2026-11-11 10:00:00,其他,甲公司,abc,货品,支出,86.50,余额,交易成功,T2,M2,,",
    "2026-11-10 10:00:00,其他,乙公司,abc,货品,其它,20.00,余额,交易成功,T3,M3,,",
    "2026-11-09 10:00:00,餐饮美食,某茶铺,abc,茶点,支出,12.00,余额宝,交易关闭,T4,M4,,",
    "2026-13-02 10:00:00,餐饮美食,某茶铺,abc,茶点,支出,12.00,余额宝,交易成功,T5,M5,,",
)
SPLIT = "2026-11-08 10:00:00,日用百货,某旗舰店,abc,电饭煲,支出,300.00,花呗分期(3期),交易成功,T6,M6,,"


def bill(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows, ""]).encode("gb18030")


@dataclass
class Inbox:
    qtbot: QtBot
    window: MainWindow
    page: ImportPage
    folder: Path

    def file(self, name: str, *rows: str) -> Path:
        path = self.folder / name
        path.write_bytes(bill(*rows))
        return path

    def drop(self, *paths: Path) -> None:
        """Drag files over the sidebar of the window and let them go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(40, 400), copy, data, left, none)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.window, QDropEvent(QPointF(40, 400), copy, data, left, none))

    def open(self, *rows: str) -> ImportTable:
        self.drop(self.file("bill.csv", *rows))
        return self.shown()

    def shown(self) -> ImportTable:
        self.qtbot.waitUntil(
            lambda: self.page.view is not None and bool(self.page.view.table.rows.rowCount())
        )
        assert self.page.view is not None
        return self.page.view

    def text(self, row: int, column: str) -> str:
        table = self.shown().table
        place = [one.key for one in table.rows.columns].index(column)
        return str(table.rows.data(table.rows.index(row, place), Qt.ItemDataRole.AccessibleTextRole))

    def click(self, row: int, column: str) -> None:
        """Click at the left of a cell, where boxes and buttons are."""
        table = self.shown().table
        place = [one.key for one in table.rows.columns].index(column)
        rect = table.visualRect(table.rows.index(row, place))
        spot = QPoint(rect.left() + 24, rect.center().y())
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def press(self) -> None:
        """Press the import step, and wait for what comes of it."""
        QTest.mouseClick(self.shown().step, Qt.MouseButton.LeftButton)

    def wait_imported(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.view is None and self.page.isEnabled())

    def dialog(self, kind: type[DialogFrame]) -> DialogFrame:
        self.qtbot.waitUntil(lambda: bool(self._dialogs(kind)))
        return self._dialogs(kind)[0]

    def _dialogs(self, kind: type[DialogFrame]) -> list[DialogFrame]:
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def purchases(self) -> list[str]:
        context = self.window.context
        assert context is not None
        with context.book.file.read() as connection:
            found = connection.exec_driver_sql("SELECT title FROM purchase ORDER BY id").scalars()
            return [str(one) for one in found]

    def choose(self, row: int, typed: str) -> None:
        """Open the categories of a line and take the one that was typed."""
        self.click(row, "category")
        picker = self.shown().picker
        assert picker is not None
        type_text(picker.search, typed)
        QTest.keyClick(picker.search, Qt.Key.Key_Return)


@pytest.fixture
def inbox(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Inbox]:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "import")
    assert isinstance(page, ImportPage)
    yield Inbox(qtbot, window, page, tmp_path)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_dropped_files_show_lines_that_add_up(inbox: Inbox) -> None:
    view = inbox.open(*ROWS)
    counts = {tab: button.count for tab, button in view.tabs.items()}
    assert counts == {Tab.ALL: 5, Tab.NEW: 3, Tab.DUPLICATES: 0, Tab.NEED_YOU: 2, Tab.SKIPPED: 2}
    assert counts[Tab.NEW] + counts[Tab.DUPLICATES] + counts[Tab.SKIPPED] == counts[Tab.ALL]
    assert inbox.text(0, "category") == "Eating out"
    assert inbox.text(1, "category") == "Choose…"
    assert inbox.text(4, "line") == "6"
    assert view.chosen.text() == "2 of 5 rows chosen · nothing is saved yet"
    assert inbox.window.frame.sidebar.items["import"].accessibleName().count("2")


def test_a_tick_leaves_a_row_out_and_the_import_is_one_step_to_undo(inbox: Inbox) -> None:
    inbox.open(*ROWS)
    before = inbox.purchases()
    inbox.click(1, "tick")
    inbox.press()
    inbox.wait_imported()
    assert inbox.purchases() == [*before, "奶茶"]
    inbox.window.shell.undo()
    inbox.qtbot.waitUntil(lambda: inbox.purchases() == before)


def test_the_same_file_again_is_all_duplicates(inbox: Inbox) -> None:
    inbox.open(ROWS[0])
    inbox.press()
    inbox.wait_imported()
    view = inbox.open(ROWS[0])
    assert view.tabs[Tab.DUPLICATES].count == 1
    assert inbox.text(0, "category") == "Already imported"
    assert not view.step.isEnabled()


def test_a_chosen_category_settles_a_line_and_is_known_in_the_next_file(inbox: Inbox) -> None:
    view = inbox.open(*ROWS)
    inbox.choose(2, "Gifts")
    assert view.tabs[Tab.NEED_YOU].count == 1
    assert inbox.text(2, "category") == "Gifts"
    assert inbox.text(2, "type") == "Purchase"
    assert 4 in view.draft.ticked
    inbox.press()
    inbox.wait_imported()
    assert len(inbox.purchases()) == 5
    inbox.open(ROWS[1].replace("甲公司", "乙公司").replace("T2", "T9"))
    assert inbox.text(0, "category") == "Gifts"


def test_tabs_and_words_narrow_the_list(inbox: Inbox) -> None:
    view = inbox.open(*ROWS)
    QTest.mouseClick(view.tabs[Tab.SKIPPED], Qt.MouseButton.LeftButton)
    inbox.qtbot.waitUntil(lambda: view.table.rows.rowCount() == 2)
    QTest.mouseClick(view.tabs[Tab.ALL], Qt.MouseButton.LeftButton)
    inbox.qtbot.waitUntil(lambda: view.table.rows.rowCount() == 5)
    type_text(view.search, "奶茶")
    inbox.qtbot.waitUntil(lambda: view.table.rows.rowCount() == 1)


def test_problems_have_line_numbers_and_can_be_copied(inbox: Inbox) -> None:
    inbox.open(*ROWS)
    inbox.page.panel.copy_warnings()
    copied = QApplication.clipboard().text().splitlines()
    assert [one.split(":")[0] for one in copied] == ["Line 4", "Line 6"]
    assert "2026-13-02" in copied[1]


def test_the_original_text_of_the_chosen_line_is_shown(inbox: Inbox) -> None:
    inbox.open(*ROWS)
    inbox.click(0, "what")
    assert inbox.page.panel.line_text == ROWS[0]


def test_the_fee_of_installments_is_asked_for_once(inbox: Inbox) -> None:
    inbox.open(SPLIT)
    inbox.press()
    dialog = inbox.dialog(OffersDialog)
    assert isinstance(dialog, OffersDialog)
    ask = dialog.asks[0]
    assert ask.rate.text() == "2.50"  # what the preset says
    ask.rate.selectAll()
    QTest.keyClick(ask.rate, Qt.Key.Key_Backspace)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    type_text(ask.rate, "3")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    inbox.wait_imported()
    context = inbox.window.context
    assert context is not None
    plan = next(one for one in context.book.plans.all() if one.title == "电饭煲")
    assert [row.amount for row in plan.installments] == [10_300, 10_300, 10_300]
    inbox.open(SPLIT.replace("T6", "T7"))
    inbox.press()
    inbox.wait_imported()


def test_each_tool_is_asked_for_its_fee_and_a_card_for_its_days(inbox: Inbox) -> None:
    card = (
        SPLIT.replace("花呗分期(3期)", "招商银行信用卡(8812)分3期")
        .replace("T6", "T7")
        .replace("电饭煲", "电视")
    )
    inbox.open(SPLIT, card)
    inbox.press()
    dialog = inbox.dialog(OffersDialog)
    assert isinstance(dialog, OffersDialog)
    assert [ask.need.tool for ask in dialog.asks] == ["Huabei", "招商银行 ··8812"]
    dialog.asks[0].rate.selectAll()
    type_text(dialog.asks[0].rate, "2")
    QTest.mouseClick(dialog.asks[1].cost, Qt.MouseButton.LeftButton)
    popup = dialog.asks[1].cost.popup()
    assert popup is not None
    popup.list.setCurrentRow(0)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    type_text(dialog.days[0].closing, "5")
    type_text(dialog.days[0].due, "23")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    inbox.wait_imported()
    context = inbox.window.context
    assert context is not None
    plans = {plan.title: plan for plan in context.book.plans.all()}
    assert [row.amount for row in plans["电饭煲"].installments] == [10_200, 10_200, 10_200]
    assert {row.due.day for row in plans["电视"].installments} == {23}


def test_a_payment_from_several_accounts_is_split_beside_it(inbox: Inbox) -> None:
    view = inbox.open(ROWS[0].replace("余额宝", "余额宝&花呗"))
    assert view.tabs[Tab.NEED_YOU].count == 1
    assert not view.step.isEnabled()
    inbox.click(0, "category")
    box = inbox.page.panel.shares
    assert box is not None
    type_text(box.edits[0], "40")
    assert "More than" in text_of(box)
    box.edits[0].selectAll()
    type_text(box.edits[0], "12")
    assert box.edits[1].text() == "20.00"
    assert view.draft.ticked == {2}
    assert view.tabs[Tab.NEED_YOU].count == 0
    inbox.press()
    inbox.wait_imported()
    context = inbox.window.context
    assert context is not None
    owed = {one.account.name: one.balance.minor for one in context.book.accounts.views()}
    assert (owed["余额宝"], owed["Huabei"]) == (-1_200, -20_000 - 2_000)  # groceries were owed before


def test_the_bank_account_that_the_file_does_not_name_is_chosen_once(inbox: Inbox) -> None:
    head = "2026-11-12 10:00:00,投资理财,天弘基金,abc,余额宝-单次转出到卡,不计收支"
    moved = f"{head},{{}},余额宝,交易成功,{{}},,,".format
    view = inbox.open(moved("50.00", "T1"), moved("60.00", "T2"))
    assert view.tabs[Tab.NEED_YOU].count == 2
    box = inbox.page.panel.bank
    assert box is not None
    QTest.mouseClick(box.account, Qt.MouseButton.LeftButton)
    popup = box.account.popup()
    assert popup is not None
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert view.draft.ticked == {2, 3}
    inbox.press()
    inbox.wait_imported()
    again = inbox.open(moved("70.00", "T3"))
    assert again.draft.ticked == {2}


def text_of(box: SharesBox) -> str:
    return " ".join(label.text() for label in box.findChildren(Label))


def test_a_locked_zip_asks_for_its_password(inbox: Inbox) -> None:
    pyzipper = pytest.importorskip("pyzipper")
    path = inbox.folder / "bill.zip"
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"246810")
        archive.writestr("bill.csv", bill(ROWS[0]))
    inbox.drop(path)
    dialog = inbox.dialog(ZipPasswordDialog)
    assert isinstance(dialog, ZipPasswordDialog)
    type_text(dialog.password, "111111")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    inbox.qtbot.waitUntil(lambda: not dialog_is(inbox, dialog))
    again = inbox.dialog(ZipPasswordDialog)
    assert isinstance(again, ZipPasswordDialog)
    type_text(again.password, "246810")
    QTest.keyClick(again.password, Qt.Key.Key_Return)
    assert inbox.shown().tabs[Tab.NEW].count == 1


def test_a_file_in_unknown_characters_asks_for_its_encoding(inbox: Inbox) -> None:
    path = inbox.folder / "odd.csv"
    path.write_bytes(bill(ROWS[0]) + b"\xff\n")
    inbox.drop(path)
    dialog = inbox.dialog(EncodingDialog)
    assert isinstance(dialog, EncodingDialog)
    dialog.encoding.set_value("big5")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    inbox.qtbot.waitUntil(lambda: not dialog_is(inbox, dialog))
    again = inbox.dialog(EncodingDialog)
    assert "Big5" in " ".join(label.text() for label in again.findChildren(Label))
    QTest.keyClick(again, Qt.Key.Key_Escape)
    inbox.qtbot.waitUntil(lambda: not dialog_is(inbox, again))
    assert inbox.page.draft is None


def test_a_choice_of_characters_shows_how_the_file_reads(inbox: Inbox) -> None:
    path = inbox.folder / "odd.csv"
    path.write_bytes("帳單,支付寶\n".encode("big5") + b"\xff\n")
    inbox.drop(path)
    dialog = inbox.dialog(EncodingDialog)
    assert isinstance(dialog, EncodingDialog)
    assert not dialog.lines.isVisible()
    QTest.mouseClick(dialog.encoding, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClicks(popup.focusWidget() or popup, "big5")
    QTest.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Return)
    inbox.qtbot.waitUntil(dialog.lines.isVisible, timeout=15_000)
    assert dialog.lines.text().splitlines()[0] == "帳單,支付寶"


def dialog_is(inbox: Inbox, dialog: DialogFrame) -> bool:
    return any(one is dialog for one in inbox.window.findChildren(DialogFrame))


def test_the_inspector_adds_up_the_file_beside_what_it_claims(inbox: Inbox) -> None:
    path = inbox.folder / "claims.csv"
    claims = "支出：3笔 130.50元\n不计收支：9笔 5.00元\n".encode("gb18030")
    path.write_bytes(claims + bill(*ROWS))
    inbox.drop(path)
    inbox.shown()
    said = [label.text() for label in inbox.page.panel.findChildren(Label)]
    assert {"支出, 3 rows", "¥130.50", "其它, 1 row", "¥20.00"} <= set(said)
    assert not any("the file says" in text for text in said)
    path.write_bytes("支出：7笔 999.00元\n".encode("gb18030") + bill(*ROWS, SPLIT))
    inbox.shown().discard_pressed.emit()
    inbox.drop(path)
    inbox.shown()
    said = [label.text() for label in inbox.page.panel.findChildren(Label)]
    assert any(text.startswith("支出: the file says 7 rows, ¥999.00.") for text in said)


def test_a_file_that_is_no_statement_is_named_and_the_next_is_shown(inbox: Inbox) -> None:
    wrong = inbox.folder / "notes.zip"
    with zipfile.ZipFile(wrong, "w") as archive:
        archive.writestr("notes.csv", "a,b\n1,2\n")
    inbox.drop(wrong, inbox.file("bill.csv", ROWS[0]))
    assert inbox.shown().tabs[Tab.ALL].count == 1
    assert inbox.page.banners[0].accessibleName().startswith("notes.zip")


def test_discarding_shows_the_next_file(inbox: Inbox) -> None:
    inbox.drop(inbox.file("a.csv", *ROWS), inbox.file("b.csv", ROWS[0]))
    first = inbox.shown()
    QTest.mouseClick(first.discard, Qt.MouseButton.LeftButton)
    inbox.qtbot.waitUntil(lambda: inbox.page.view is not None and inbox.page.view is not first)
    assert inbox.shown().tabs[Tab.ALL].count == 1

"""A Chinese window speaks Chinese: every page and dialog, from the start and after a change of language."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QWidget,
)

from finapp.services.sample import create_sample, sample_day
from ui import format as formats
from ui import i18n
from ui.main_window import MainWindow
from ui.views.import_inbox import ImportPage
from ui.views.registry import PAGES
from ui.widgets.big_table import BigTable
from ui.widgets.calendar_grid import CalendarGrid
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings

_LATIN = (
    "finapp English CSV csv PDF zip UTF KB GB kg CNY EUR APR APRC Python Qt linux Documents "
    "Ctrl Shift Alt Enter Return Esc Del Delete Space PgUp PgDown F1 F4 "
    "iPhone Klarna Zalando TV Pro Apple MIT LGPL OFL Inter Phosphor"
)
"""What a Chinese user writes in Latin letters: names, formats, currencies, keys."""
LATIN = frozenset(_LATIN.split())
PATIENCE = 30_000
"""Milliseconds a page may take on a busy machine."""
DIALOGS = ("add_purchase", "add_plan", "add_debt", "add_account", "keyboard", "about")


def _said(widget: QWidget) -> Iterator[str]:
    """Yield what one widget says: its texts, its tooltip, and what a screen reader reads."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QListWidget):
        yield from (widget.item(row).text() for row in range(widget.count()))
    elif isinstance(widget, CalendarGrid):
        yield from (f"{day.spoken} {day.tip}" for day in widget._days.values())
    elif isinstance(widget, BigTable):
        rows = widget.rows
        yield from (f"{column.title} {column.hint}" for column in rows.columns)
        cells = (
            rows.cell(row, at) for row in range(min(rows.rowCount(), 30)) for at in range(len(rows.columns))
        )
        yield from (f"{cell.accessible_text()} {cell.tooltip}" for cell in cells if cell is not None)


def idle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the page has read and shown what it shows."""
    qtbot.waitUntil(lambda: window.deck is not None and window.deck.current is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=PATIENCE)
    qtbot.wait(0)


def english_in(window: QWidget) -> dict[str, str]:
    """Return the English words that a window shows, each with the text it stands in."""
    widgets = [window, *(one for one in window.findChildren(QWidget) if one.isVisible())]
    found: dict[str, str] = {}
    for text in (re.sub(r"<[^>]*>|/\S+", " ", text) for one in widgets for text in _said(one)):
        found |= {word: text for word in re.findall(r"[A-Za-z]{2,}\d*", text) if word not in LATIN}
    return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("chinese") / "sample.finapp"
    create_sample(path, language="zh_CN").close()
    return path


@pytest.fixture(params=["zh_CN", "en"], ids=["from the start", "after a change"])
def window(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    settings: Settings,
    sample: Path,
    tmp_path: Path,
) -> Iterator[MainWindow]:
    """The sample in a Chinese window; `en` starts in English and changes to Chinese with the book open."""
    path = tmp_path / "示例.finapp"
    shutil.copy(sample, path)
    settings.language = request.param
    i18n.set_language(qapp, request.param)
    made = MainWindow(settings, today=sample_day)
    made.resize(1440, 900)
    made.show()
    made.books.open(path)
    idle(qtbot, made)
    if request.param == "en":
        assert "Overview" in english_in(made)
        made.shell.run_command("language_zh_CN")
        idle(qtbot, made)
    yield made
    made.close()
    made.deleteLater()
    qtbot.wait(0)
    i18n.set_language(qapp, "en")
    formats.set_current(formats.Format())


def test_every_page_is_chinese(qtbot: QtBot, window: MainWindow) -> None:
    found = {}
    for spec in PAGES:
        window.shell.navigate(spec.key)
        idle(qtbot, window)
        if words := english_in(window):
            found[spec.key] = words
    assert found == {}


def test_every_section_of_a_page_is_chinese(qtbot: QtBot, window: MainWindow) -> None:
    found = {}
    for page, section in [(spec.key, key) for spec in PAGES for key, _name in spec.sections]:
        window.shell.navigate(page, section=section)
        idle(qtbot, window)
        if words := english_in(window):
            found[f"{page} {section}"] = words
    assert found == {}


def test_dialogs_are_chinese(qtbot: QtBot, window: MainWindow) -> None:
    found = {}
    for command in DIALOGS:
        window.shell.run_command(command)
        idle(qtbot, window)
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        if words := english_in(dialog):
            found[command] = words
        dialog.reject()
        qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(QDialog)))
    assert found == {}


def test_menus_are_chinese(window: MainWindow) -> None:
    shown: list[QMenuBar | QMenu] = [window.menuBar()]
    for menu in shown:
        shown += [one for action in menu.actions() if isinstance(one := action.menu(), QMenu)]
    texts = " ".join(f"{one.text()} {one.toolTip()}" for menu in shown for one in menu.actions())
    assert "添加购物" in texts
    assert set(re.findall(r"[A-Za-z]{2,}", re.sub(r"/\S+", "", texts))) - LATIN == set()


def test_a_file_in_the_inbox_is_chinese(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    bill = tmp_path / "账单.csv"
    bill.write_text(
        "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n"
        "2026-11-05 09:30:00,餐饮美食,某茶铺,,奶茶,支出,32.00,余额宝,交易成功,11,21,,\n"
        "2026-11-06 09:30:00,退款,某鞋店,,退款-跑鞋,不计收支,149.00,花呗,退款成功,12,22,,\n"
        "2026-11-07 09:30:00,其他,某人,,转账,/,300.00,余额,交易成功,13,23,,\n"
        "2026-11-08 09:30:00,日用百货,某店,,纸,支出,坏,余额,交易成功,14,24,,\n",
        encoding="utf-8",
    )
    window.shell.navigate("import")
    window.shell.navigate("import", files=[bill])
    idle(qtbot, window)
    page = window.deck.current if window.deck is not None else None
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.view is not None and page.view.table.rows.rowCount() > 0)
    idle(qtbot, window)
    assert english_in(window) == {}


@pytest.mark.parametrize("style", ["body", "small", "title", "amount"])
def test_chinese_stands_on_the_line_of_latin(qtbot: QtBot, style: str) -> None:
    def digits(words: str) -> list[int]:
        """Return the rows of pixels that the “12” at the start of a label covers."""
        label = Label(words, style=style)
        qtbot.addWidget(label)
        label.resize(120, 40)
        image = label.grab().toImage()
        width = int(QFontMetricsF(label.font()).horizontalAdvance("12"))
        ground = image.pixel(119, 0)
        return [y for y in range(40) if any(image.pixel(x, y) != ground for x in range(width - 1))]

    assert digits("12月") == digits("12 m")

"""Charts: round scales, short numbers, the picture of the repayments, hover, keys and the menu."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.gui.hands import show_together
from ui import theme
from ui.charts.canvas import ChartCanvas, ink_of
from ui.charts.plot import render
from ui.charts.repayments import RepaymentChart, Series
from ui.charts.scale import short, steps_for

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.tasks import Tasks


def chart(language: str = "en") -> RepaymentChart:
    return RepaymentChart(
        currency="CNY",
        language=language,
        months=tuple(date(2026, 11, 1) + relativedelta(months=number) for number in range(3)),
        series=(Series("Huabei", 1, (0, 460_068, 100_000)), Series("JD Baitiao", 2, (0, 109_173, 0))),
        overdue=(54_190, 0, 0),
        overdue_word="Overdue",
        total_word="Total",
        finding="Repayments are highest in December 2026",
    )


@pytest.mark.parametrize("top", [0.4, 9, 541.9, 11_107, 68_802, 1_234_567])
def test_scales_are_round_and_reach_nearly_the_top(top: float) -> None:
    steps = steps_for(top)
    assert 3 <= len(steps) <= 6
    assert steps[0] == 0
    assert steps[-1] >= top * 0.8


def test_nothing_has_a_scale_too() -> None:
    assert steps_for(0) == [0, 1]


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (0, "0", "0"),
        (4_000, "4k", "4,000"),
        (99_000, "99k", "99,000"),
        (100_000, "100k", "10万"),
        (2.5e6, "2.5M", "250万"),
    ],
)
def test_short_numbers(value: float, english: str, chinese: str) -> None:
    assert (short(value, "en"), short(value, "zh_CN")) == (english, chinese)


def test_the_picture_has_the_colors_of_the_tools(qtbot: QtBot) -> None:  # noqa: ARG001 - fonts need Qt
    picture = render(chart(), 600, 220, 2, ink_of(hidden=False))
    assert (picture.width, picture.height) == (1200, 440)
    image = QImage(picture.pixels, 1200, 440, 4800, QImage.Format.Format_RGBA8888)
    left, right = picture.zones[1]
    middle = round(left + right)
    colors = {image.pixelColor(middle, y).name() for y in range(440)}
    assert {theme.current().hex("tool-1"), theme.current().hex("tool-2")} <= colors
    assert image.pixelColor(2, 2).alpha() == 0, "the card shows through"


def test_values_read_from_the_top_of_the_stack() -> None:
    rows = chart().rows(1)
    assert [(row.name, row.value) for row in rows] == [
        ("JD Baitiao", "1,091.73"),
        ("Huabei", "4,600.68"),
        ("Total", "¥5,692.41"),
    ]
    assert [row.name for row in chart().rows(0)] == ["Overdue", "Total"]
    assert chart().table().splitlines()[:2] == [
        "\tHuabei\tJD Baitiao\tOverdue\tTotal",
        "2026-11\t0.00\t0.00\t541.90\t541.90",
    ]


def test_hover_keys_and_click(qtbot: QtBot, tasks: Tasks) -> None:
    canvas = ChartCanvas(tasks)
    canvas.setMinimumSize(600, 240)
    window = show_together(qtbot, canvas)
    canvas.show_chart(chart())
    assert window.isVisible()
    qtbot.waitUntil(canvas.is_drawn, timeout=30_000)
    assert canvas.accessibleName() == "Repayments are highest in December 2026"
    picture = canvas.picture()
    assert picture is not None
    place = QPoint(round(sum(picture.zones[1]) / 2), 100)
    QTest.mouseMove(canvas, place)
    assert canvas.marked() == 1
    with qtbot.waitSignal(canvas.point_chosen) as chosen:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1]
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.marked() == 2
    assert canvas.accessibleDescription() == "January 2027: Huabei 1,000.00, Total ¥1,000.00"
    with qtbot.waitSignal(canvas.point_chosen) as chosen:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert chosen.args == [2]
    canvas.menu().actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == chart().table()

"""Every control in every state on one sheet: `python -m ui.gallery out.png light` (or `dark`)."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QMenu, QWidget

from ui import fonts, theme
from ui.gallery_samples import PaletteSample, RowsSample, ToastSample, WorkSample
from ui.widgets import focus_ring
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.chips import FilterChip
from ui.widgets.fields import Field, LineEdit, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.marks import Badge, Tile
from ui.widgets.notices import Banner, EmptyState
from ui.widgets.segmented import Choice, Segmented
from ui.widgets.toggles import RadioButton, Switch, TickBox

WIDTH, HEIGHT = 1440, 900
TOOLS = ("HB Blue", "JD Amber", "CM Violet", "IC Green", "ZM Plum", "KL Slate", "AF Olive", "PA Brown")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Gallery(QWidget):
    """The sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(WIDTH, HEIGHT)
        self._rings: list[QWidget] = []
        places = {
            self._buttons(): QRect(20, 20, 456, 223),
            self._fields(): QRect(20, 257, 456, 319),
            self._type(): QRect(20, 590, 456, 290),
            self._card("Table rows", RowsSample()): QRect(492, 20, 456, 358),
            self._colors(): QRect(492, 392, 456, 175),
            self._empty(): QRect(492, 581, 456, 299),
            self._card("Search and commands, Ctrl K", PaletteSample()): QRect(964, 20, 456, 321),
            self._toasts(): QRect(964, 356, 456, 140),
            self._card("Long work", WorkSample()): QRect(964, 510, 456, 127),
            self._banners(): QRect(964, 651, 456, 229),
        }
        for card, rect in places.items():
            card.setParent(self)
            card.setGeometry(rect)

    def show_rings(self) -> None:
        """Draw the focus rings of what the sheet shows as focused."""
        for widget, radius, field in self._rings_wanted:
            self._rings.append(focus_ring.FocusRing(widget, radius, field=field))

    @staticmethod
    def _card(heading: str, *content: QWidget) -> Card:
        card = Card()
        card.body.setContentsMargins(15, 11, 15, 14)
        card.body.setSpacing(8)
        card.body.addWidget(Label(heading, style="small-strong", tone="text-2"))
        for widget in content:
            card.body.addWidget(widget)
        if content:
            card.body.addStretch(1)
        return card

    def _buttons(self) -> Card:
        self._rings_wanted: list[tuple[QWidget, float, bool]] = []
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(2, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(8)
        for column, state in enumerate(("Rest", "Hover", "Pressed", "Focus", "Disabled")):
            head = Label(state, style="caption", tone="text-3")
            head.setFixedHeight(32)
            grid.addWidget(head, 0, column + 1)
            grid.setColumnMinimumWidth(column + 1, 70)
        grid.setColumnMinimumWidth(0, 75)
        kinds: list[tuple[str, Kind, str]] = [
            ("Primary", "primary", "Save"),
            ("Secondary", "secondary", "Edit"),
            ("Quiet", "quiet", "Reset"),
            ("Danger", "danger", "Delete"),
        ]
        for line, (name, kind, words) in enumerate(kinds, 1):
            grid.addWidget(Label(name, style="small", tone="text-2"), line, 0)
            for column, state in enumerate(("rest", "hover", "pressed", "focus", "disabled"), 1):
                button = Button(words, kind=kind, small=True)
                button.show_state("" if state in {"focus", "disabled"} else state)
                button.setEnabled(state != "disabled")
                if state == "focus":
                    self._rings_wanted.append((button, 6, False))
                grid.addWidget(button, line, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(6, 1)
        return self._card("Buttons", table)

    def _fields(self) -> Card:
        focused, wrong, closed = LineEdit("7,999.00"), TextField(), LineEdit("From the plan")
        closed.setEnabled(False)
        wrong.setText("12,5.00")
        self._rings_wanted.append((focused, 7, True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        error = Field("Error", wrong)
        error.set_error("Write it like 1,250.00")
        wrong.setProperty("error", "true")
        grid.addWidget(Field("Rest", LineEdit("Apple · Tmall")), 0, 0)
        grid.addWidget(Field("Focus", focused), 0, 1)
        grid.addWidget(error, 1, 0)
        grid.addWidget(Field("Disabled", closed), 1, 1)
        card = self._card("Fields and choices")
        card.body.addLayout(grid)
        card.body.addLayout(self._choices())
        card.body.addLayout(self._filters())
        card.body.addLayout(self._badges())
        card.body.addStretch(1)
        return card

    @staticmethod
    def _choices() -> QHBoxLayout:
        on, some, yes, switch = TickBox("On"), TickBox("Some"), RadioButton("Yes"), Switch("On")
        on.setChecked(True)
        some.setTristate(True)
        some.setCheckState(Qt.CheckState.PartiallyChecked)
        yes.setChecked(True)
        switch.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(20)
        for widget in (TickBox("Off"), on, some, RadioButton("No"), yes, switch):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    @staticmethod
    def _filters() -> QHBoxLayout:
        words = ("Month", "Week", "Agenda")
        views = Segmented([Choice(word.lower(), word) for word in words])
        plan, status = FilterChip("Has a plan"), FilterChip("Status")
        plan.set_value("Has a plan")
        status.set_menu(QMenu(status))
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (views, plan, status):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    @staticmethod
    def _badges() -> FlowLayout:
        flow = FlowLayout(gap=7, line_gap=7)
        flow.setContentsMargins(0, 3, 0, 0)
        flow.addWidget(Badge("Overdue", tone="danger-fill", icon="warning-circle-fill"))
        flow.addWidget(Badge("3 days late", tone="danger", icon="warning-circle-fill"))
        flow.addWidget(Badge("Due today", tone="warning", icon="clock"))
        flow.addWidget(Badge("Recommended", tone="accent"))
        flow.addWidget(Badge("Cheapest", tone="positive", icon="check-bold"))
        flow.addWidget(Badge("Closed", tone="neutral"))
        return flow

    def _type(self) -> Card:
        lines = [
            ("¥240,343", "figure", "text", "figure 25/32 · 650"),
            ("Page title 页面标题", "title", "text", "title 18/24 · 650"),
            ("Card heading 卡片", "heading", "text", "heading 13/18 · 600"),
            ("Body and tables 正文", "body", "text", "body 13/18 · 400, 500"),
            ("Secondary line 次要", "small", "text-3", "small 12/16 · 400"),
            ("Column heads, axes 表头", "caption", "text-3", "caption 11.5/15 · 500"),
        ]
        card = self._card("Type, Inter with Noto Sans CJK SC")
        for words, style, tone, note in lines:
            row = QHBoxLayout()
            row.addWidget(Label(words, style=style, tone=tone))
            row.addStretch(1)
            row.addWidget(Label(note, style="note", tone="text-3"))
            card.body.addLayout(row)
        card.body.addStretch(1)
        return card

    def _colors(self) -> Card:
        card = self._card("Tool colors, in order of use")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for number, words in enumerate(TOOLS):
            letters, name = words.split()
            row = QHBoxLayout()
            row.setSpacing(9)
            row.addWidget(Tile(letters, number + 1, side=26))
            row.addWidget(Label(name, style="name"))
            row.addStretch(1)
            value = theme.current().hex(f"tool-{number + 1}").upper()
            row.addWidget(Label(value, tone="text-3"))
            grid.addLayout(row, number // 2, number % 2)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _empty(self) -> Card:
        buttons = [
            Button("Add plan", kind="primary", small=True, icon="plus-bold"),
            Button("Import statements", small=True, icon="tray"),
        ]
        words = "Add one to see what it really costs and when it ends."
        card = self._card("Empty")
        card.body.addWidget(EmptyState("stack", "No installment plans yet", words, buttons=buttons), 1)
        return card

    def _toasts(self) -> Card:
        paid = ToastSample("Marked 541.90 to JD Baitiao as paid", "Undo", "Ctrl Z", trouble=False)
        full = ToastSample("Could not save: the disk is full", "Try again", "Esc", trouble=True)
        return self._card("Toasts", paid, full)

    def _banners(self) -> Card:
        locked = Banner(
            "You can look, but not change anything.",
            tone="danger",
            strong="This file is in use by another window.",
        )
        locked.add_button("Try again")
        backup = Banner("No backup for 9 days.")
        backup.add_button("Back up now")
        return self._card("Banners", locked, backup)


def main(arguments: list[str]) -> int:
    """Write the sheet as a picture."""
    path, name = arguments[0], arguments[1] if len(arguments) > 1 else theme.LIGHT
    app = QApplication([])
    fonts.load()
    theme.set_theme(app, name)
    sheet = Gallery()
    sheet.ensurePolished()
    sheet.show()
    sheet.show_rings()
    sheet.grab().save(path)
    sheet.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

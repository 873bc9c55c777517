"""The Calendar page: repayments by month, week or in a list, and the agenda of the chosen day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import format as formats
from ui.auto_payments import AutoPaymentsBanner
from ui.models.calendar_days import days_of, planned_of, visible
from ui.repayments import mark_paid, mark_planned_paid
from ui.views.calendar_agenda import Agenda
from ui.views.calendar_list import DayList
from ui.views.calendar_summary import Legend, MonthSummary
from ui.views.page import Page
from ui.widgets.buttons import Button, IconButton
from ui.widgets.calendar_grid import DAYS, WEEKS, CalendarGrid
from ui.widgets.notices import EmptyState
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from finapp.services.calendar import Sheet
    from ui.context import AppContext

MONTH, WEEK, AGENDA = "month", "week", "agenda"
_MODE_KEYS = {Qt.Key.Key_M: MONTH, Qt.Key.Key_W: WEEK, Qt.Key.Key_A: AGENDA}
_AROUND = timedelta(days=400)
"""How far around the chosen day statement days are read."""


class CalendarPage(Page):
    """What falls due on which day."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"*"})

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheet: Sheet | None = None
        self._read = (date.min, date.min)
        self.mode = Segmented(
            [
                Choice(MONTH, self.tr("Month")),
                Choice(WEEK, self.tr("Week")),
                Choice(AGENDA, self.tr("Agenda")),
            ],
            name=self.tr("View"),
        )
        self.back = IconButton(
            "caret-left-bold", self.tr("Previous"), kind="secondary", side=32, icon_side=12
        )
        self.ahead = IconButton("caret-right-bold", self.tr("Next"), kind="secondary", side=32, icon_side=12)
        self.now = Button(self.tr("Today"))
        self.summary = MonthSummary()
        self.legend = Legend()
        self.grid = CalendarGrid(context.today())
        self.list = DayList(context)
        self.taken = AutoPaymentsBanner(context)
        self.agenda = Agenda(context)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        add = Button(self.tr("Add plan"), kind="primary", icon="plus-bold")
        add.clicked.connect(self._on_add_plan)
        self._empty = EmptyState(
            "calendar-blank",
            self.tr("Nothing due"),
            self.tr("Repayments appear here as soon as a plan or a credit tool exists."),
            buttons=[add],
        )
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(24, 10, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.taken)
        column.addWidget(self.summary)
        column.addWidget(self.legend)
        self._views = QStackedWidget()
        self._views.addWidget(self.grid)
        self._views.addWidget(self.list)
        column.addWidget(self._views, 1)
        self._full = full
        self._room = QStackedLayout(self)
        self._room.addWidget(full)
        self._room.addWidget(self._empty)

    def _connect(self) -> None:
        self.mode.changed.connect(self._on_mode)
        self.back.clicked.connect(self._on_back)
        self.ahead.clicked.connect(self._on_ahead)
        self.now.clicked.connect(self._on_now)
        self.grid.chosen.connect(self._on_day)
        self.grid.entered.connect(self._on_entered)
        self.legend.changed.connect(self._on_legend)
        self.context.events.theme_changed.connect(self._on_stale)

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the month, or the week, in view."""
        writes, day = formats.current(), self.grid.day()
        if self.mode.value() == WEEK:
            first = self.grid.first()
            return writes.period(first, first + timedelta(days=DAYS - 1))
        return writes.month(day)

    def lead_widgets(self) -> list[QWidget]:
        """Return the steps through time and the three views."""
        return [self.back, self.now, self.ahead, self.mode]

    def inspector(self) -> QWidget:
        """Return the agenda."""
        return self.agenda

    def handles(self) -> dict[str, Callable[[], None]]:
        """Mark the first open repayment of the chosen day paid."""
        return {"mark_paid": self._on_mark_paid}

    def go_to(self, **target: object) -> None:
        """Show `day`."""
        day = target.get("day")
        if isinstance(day, date):
            self._go(day)

    # showing -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the sheet around the chosen day."""
        day = self.grid.day()
        self._read = (day - _AROUND, day + _AROUND)
        self.load(
            self.context.book.calendar.sheet, *self._read, self.context.shell.members, show=self._on_sheet
        )
        self.taken.read(self)

    @Slot(object)
    def _on_sheet(self, sheet: Sheet) -> None:
        self.sheet = sheet
        tools = {one.account_id for one in sheet.obligations}
        tools |= {tool for closing in sheet.statements.values() for tool in closing}
        tools |= {one.account_id for one in sheet.planned if not one.is_done}
        accounts = [sheet.accounts[tool] for tool in tools]
        self.legend.show_tools(sorted(accounts, key=lambda tool: (tool.color_slot or DAYS, tool.id)))
        self.legend.show_kinds(sheet)
        shown = tools or sheet.maturities or sheet.expected
        self._room.setCurrentWidget(self._full if shown else self._empty)
        self._show_days()

    def _show_days(self) -> None:
        """Write every day anew, as the legend wants it."""
        sheet = self.sheet
        if sheet is not None:
            days = days_of(sheet, self.legend.shown())
            self.grid.show_days(days, week_start=sheet.week_start, today=sheet.today)
            self._show()

    def _show(self) -> None:
        """Show what goes with the chosen day and the view."""
        sheet = self.sheet
        if sheet is None:
            return
        day, shown = self.grid.day(), self.legend.shown()
        self.summary.show_month(day, visible(sheet, shown), sheet.currency, sheet.rates)
        self.summary.show_others(day, sheet, shown)
        if self.mode.value() == AGENDA:
            self.list.show_month(sheet, day, shown)
        self._show_day()
        self.header_changed.emit()

    def _show_day(self) -> None:
        if self.sheet is None:
            return
        focused = QApplication.focusWidget()
        inside = focused is not None and self.agenda.isAncestorOf(focused)
        self.agenda.show_day(self.sheet, self.grid.day(), self.legend.shown())
        if inside:  # what had the focus is gone
            (self.agenda.first_step or self.grid).setFocus(Qt.FocusReason.OtherFocusReason)

    # moving ------------------------------------------------------------------------------------------

    def _go(self, day: date) -> None:
        """Choose a day, and read again where its surroundings were not read."""
        self.grid.set_day(day)
        if (
            self._read[0] + timedelta(days=DAYS * WEEKS)
            <= day
            <= self._read[1] - timedelta(days=DAYS * WEEKS)
        ):
            self._show()
        else:
            self.refresh()

    @Slot(object)
    def _on_day(self, day: date) -> None:
        self._go(day)

    def _step(self, sign: int) -> None:
        day = self.grid.day()
        week = self.mode.value() == WEEK
        self._go(day + (timedelta(days=sign * DAYS) if week else relativedelta(months=sign)))

    @Slot()
    def _on_back(self) -> None:
        self._step(-1)

    @Slot()
    def _on_ahead(self) -> None:
        self._step(1)

    @Slot()
    def _on_now(self) -> None:
        self._go(self.context.today())

    @Slot(str)
    def _on_mode(self, mode: str) -> None:
        self.grid.set_weeks(1 if mode == WEEK else WEEKS)
        self._views.setCurrentWidget(self.list if mode == AGENDA else self.grid)
        self._show()

    @Slot(object)
    def _on_legend(self, _shown: object) -> None:
        self._show_days()

    @Slot()
    def _on_entered(self) -> None:
        """Go to the first step of the chosen day."""
        self.inspector_wanted.emit(True)
        if self.agenda.first_step is not None:
            self.agenda.first_step.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_add_plan(self) -> None:
        self.context.shell.run_command("add_plan")

    def _on_mark_paid(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        here = [due for due in sheet.dues if due.on == self.grid.day() and due.open_parts]
        planned = [one for one in planned_of(sheet, self.legend.shown()) if one.on == self.grid.day()]
        if here:
            mark_paid(self.context, here[0], sheet)
        elif planned:
            mark_planned_paid(self.context, planned[0], sheet)
        else:
            self.context.shell.show_toast(self.tr("Nothing to pay on this day"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T goes to today; M, W and A choose the view."""
        key = Qt.Key(event.key())
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_T:
            self._on_now()
        elif key in _MODE_KEYS:
            self.mode.set_value(_MODE_KEYS[key])
            self._on_mode(_MODE_KEYS[key])
        else:
            super().keyPressEvent(event)

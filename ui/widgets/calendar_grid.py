"""The month or week of a calendar: one focusable, painted view of 42 or 7 days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import fonts
from ui import format as formats
from ui.models.calendar_days import EMPTY
from ui.widgets import calendar_cells, controls, painters
from ui.widgets.painters import token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.models.calendar_days import Day

DAYS, WEEKS = 7, 6
_HEADER = 28
_SATURDAY = 5
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CalendarGrid(QWidget):
    """Days with their items; `chosen` carries the day moved to, `entered` asks for its first item."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today
        self._weeks = WEEKS
        self._week_start = 0
        self._days: Mapping[date, Day] = {}
        self._under: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(420, 320))

    # What it shows -----------------------------------------------------------------------------------

    def day(self) -> date:
        """Return the chosen day."""
        return self._day

    def show_days(self, days: Mapping[date, Day], *, week_start: int, today: date) -> None:
        """Show what falls on which day."""
        self._days, self._week_start, self._today = days, week_start, today
        self._tell()
        self.update()

    def set_weeks(self, weeks: int) -> None:
        """Show six weeks around the month, or the one week of the chosen day."""
        self._weeks = weeks
        self.update()

    def set_day(self, day: date) -> None:
        """Choose a day without saying so; its month or week comes into view."""
        self._day = day
        self._tell()
        self.update()

    def first(self) -> date:
        """Return the first day in view."""
        anchor = self._day if self._weeks == 1 else self._day.replace(day=1)
        return anchor - timedelta(days=(anchor.weekday() - self._week_start) % DAYS)

    def cell(self, day: date) -> QRectF:
        """Return where a day is drawn."""
        index = (day - self.first()).days
        return self._cell(index)

    def _tell(self) -> None:
        """Tell a screen reader the chosen day and what is on it."""
        spoken = self._days.get(self._day, EMPTY).spoken or self.tr("nothing due")
        self.setAccessibleName(f"{formats.current().long_date(self._day)}: {spoken}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    # Input -------------------------------------------------------------------------------------------

    def _go(self, day: date) -> None:
        self.set_day(day)
        self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days, weeks and months; Enter goes to the first item of the day."""
        key = Qt.Key(event.key())
        if event.modifiers() not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(self._day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self._go(self._day + relativedelta(months=_MONTHS[key]))
        elif key in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _day_at(self, pos: QPointF) -> date | None:
        top = fonts.px(_HEADER)
        if pos.y() < top or not self.rect().contains(pos.toPoint()):
            return None
        column = int(pos.x() * DAYS / self.width())
        row = int((pos.y() - top) * self._weeks / (self.height() - top))
        return self.first() + timedelta(days=min(row, self._weeks - 1) * DAYS + min(column, DAYS - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self._day_at(event.position())
        if day is not None:
            self._go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the first item of the day."""
        if self._day_at(event.position()) is not None:
            self.entered.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the day under the pointer."""
        self._under = self._day_at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Light no day."""
        super().leaveEvent(event)
        self._under = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show all items of the day under the pointer as its tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._days.get(day, EMPTY).tip if day else "", self)
            return True
        return super().event(event)

    # Drawing -----------------------------------------------------------------------------------------

    def _cell(self, index: int) -> QRectF:
        top = fonts.px(_HEADER)
        column, row = index % DAYS, index // DAYS
        left, right = (round(self.width() * side / DAYS) for side in (column, column + 1))
        height = self.height() - top
        upper, lower = (top + round(height * side / self._weeks) for side in (row, row + 1))
        return QRectF(left, upper, right - left, lower - upper)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays, the days and the lines between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(whole, 10, 10)
        painter.setClipPath(outline)
        painter.fillRect(whole, token("surface"))
        first, writes = self.first(), formats.current()
        for column in range(DAYS):
            cell = self._cell(column)
            head = QRectF(cell.x() + calendar_cells.PAD, 0, cell.width(), cell.y())
            name = writes.weekday(first + timedelta(days=column))
            painters.text(painter, head, name, style="caption", color="text-3")
        for index in range(self._weeks * DAYS):
            self._paint_day(painter, self._cell(index), first + timedelta(days=index))
        self._paint_lines(painter)
        painter.setClipping(False)
        painters.box(painter, QRectF(self.rect()), 10, edge="border")
        self._paint_chosen(painter)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        outside = self._weeks > 1 and (day.year, day.month) != (self._day.year, self._day.month)
        ground = "window" if outside or day.weekday() >= _SATURDAY else "surface"
        if day == self._day:
            ground = "selected"
        elif day == self._under:
            ground = "hover"
        painter.fillRect(cell, token(ground))
        shown = self._days.get(day, EMPTY)
        calendar_cells.head(painter, cell, self._number(day), shown, today=day == self._today, faint=outside)
        more = self.tr("{count} more")
        calendar_cells.marks(painter, cell, shown, more, tall=self._weeks == 1, ground=ground)

    def _number(self, day: date) -> str:
        """Return the day's number, with the month where another one begins."""
        if day.day == 1 and day != self._today:
            short = formats.current().short_date(day, day)
            return str(short)
        return str(day.day)

    def _paint_lines(self, painter: QPainter) -> None:
        pen = QPen(token("border"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for column in range(1, DAYS):
            x = self._cell(column).x() + 0.5
            painter.drawLine(QPointF(x, fonts.px(_HEADER)), QPointF(x, self.height()))
        for row in range(self._weeks):
            y = self._cell(row * DAYS).y() + 0.5
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _paint_chosen(self, painter: QPainter) -> None:
        cell = self.cell(self._day)
        if self.hasFocus():
            controls.ring(painter, cell, 3)
        else:
            painters.box(painter, cell, 3, edge="accent", width=1.5)

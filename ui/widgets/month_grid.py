"""The small month of a date field: 42 days, moved with the keyboard."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts
from ui import format as fmt
from ui.widgets import controls, painters
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label

_CELL, _WEEKS, _DAYS = 32, 6, 7
_CENTER = Qt.AlignmentFlag.AlignCenter
_DAY_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTH_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class DayGrid(QWidget):
    """Six weeks with one day marked. `moved` carries the marked day, `chosen` the one that was taken."""

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, day: date, today: date, parent: QWidget | None = None, *, first_weekday: int = 0
    ) -> None:
        super().__init__(parent)
        self._day, self._today, self._first_weekday = day, today, first_weekday
        self.setObjectName("days")
        self.first: date | None = None
        self.last: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._under: date | None = None

    def day(self) -> date:
        """Return the marked day."""
        return self._day

    def set_day(self, day: date) -> None:
        """Mark a day and show its month; days out of the limits are brought inside."""
        day = max(day, self.first) if self.first else day
        self._day = min(day, self.last) if self.last else day
        self.setAccessibleName(fmt.current().long_date(self._day))
        self.moved.emit(self._day)
        self.update()

    def _start(self) -> date:
        first = self._day.replace(day=1)
        return first - timedelta(days=(first.weekday() - self._first_weekday) % _DAYS)

    def _side(self) -> int:
        return fonts.px(_CELL)

    def sizeHint(self) -> QSize:
        """Return room for the weekdays and six weeks."""
        return QSize(_DAYS * self._side(), (_WEEKS + 1) * self._side())

    def _cell(self, index: int) -> QRectF:
        side = self._side()
        return QRectF(index % _DAYS * side, (index // _DAYS + 1) * side, side, side)

    def _day_at(self, pos: QPoint) -> date | None:
        side = self._side()
        column, row = pos.x() // side, pos.y() // side - 1
        if not (0 <= column < _DAYS and 0 <= row < _WEEKS):
            return None
        return self._start() + timedelta(days=row * _DAYS + column)

    def _allowed(self, day: date) -> bool:
        return not ((self.first and day < self.first) or (self.last and day > self.last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days, weeks and months; T goes to today, Enter takes the day."""
        key = Qt.Key(event.key())
        if key in _DAY_KEYS:
            self.set_day(self._day + timedelta(days=_DAY_KEYS[key]))
        elif key in _MONTH_KEYS:
            self.set_day(self._day + relativedelta(months=_MONTH_KEYS[key]))
        elif key == Qt.Key.Key_Home:
            self.set_day(self._day.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.set_day(self._day + relativedelta(day=31))
        elif key == Qt.Key.Key_T:
            self.set_day(self._today)
        elif key in _ENTER:
            self.chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the day under the pointer."""
        self._under = self._day_at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Light no day."""
        super().leaveEvent(event)
        self._under = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the day under the pointer."""
        day = self._day_at(event.position().toPoint())
        if day is not None and self._allowed(day):
            self.set_day(day)
            self.chosen.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays and the days."""
        painter = QPainter(self)
        side, start, writes = self._side(), self._start(), fmt.current()
        for column in range(_DAYS):
            name = writes.weekday(start + timedelta(days=column))
            spot = QRectF(column * side, 0, side, side)
            painters.text(painter, spot, name, style="caption", color="text-3", align=_CENTER)
        for index in range(_WEEKS * _DAYS):
            self._paint_day(painter, self._cell(index), start + timedelta(days=index))

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        spot = cell.adjusted(2, 2, -2, -2)
        color, style = "text", "body"
        if not self._allowed(day):
            color = "text-disabled"
        elif day.month != self._day.month:
            color = "text-3"
        if day == self._day:
            painters.box(painter, spot, 7, fill="accent")
            color, style = "on-accent", "amount"
        elif day == self._under and self._allowed(day):
            painters.box(painter, spot, 7, fill="hover")
        if day == self._today and day != self._day:
            painters.box(painter, spot, 7, edge="border-control")
        painters.text(painter, spot, str(day.day), style=style, color=color, align=_CENTER)
        if day == self._day and self.hasFocus():
            controls.ring(painter, cell, 9)


class MonthGrid(QWidget):
    """A day grid with its month's name, arrows and “Today”."""

    chosen = Signal(object)

    def __init__(
        self, day: date, today: date, parent: QWidget | None = None, *, first_weekday: int = 0
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.grid = DayGrid(day, today, self, first_weekday=first_weekday)
        self._title = Label(style="heading")
        back = IconButton("caret-left-bold", self.tr("Previous month"), icon_side=12)
        on = IconButton("caret-right-bold", self.tr("Next month"), icon_side=12)
        now = Button(self.tr("Today"), kind="quiet", small=True)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.setSpacing(2)
        for widget in (self._title, None, now, back, on):
            if widget is None:
                head.addStretch(1)
            else:
                head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.grid)
        back.clicked.connect(self._on_back)
        on.clicked.connect(self._on_forward)
        now.clicked.connect(self._on_today)
        self.grid.moved.connect(self._on_moved)
        self.grid.chosen.connect(self.chosen)
        self.setFocusProxy(self.grid)
        self.grid.set_day(day)

    def _on_moved(self, day: date) -> None:
        self._title.setText(fmt.current().month(day))

    def _on_back(self) -> None:
        self.grid.set_day(self.grid.day() - relativedelta(months=1))

    def _on_forward(self) -> None:
        self.grid.set_day(self.grid.day() + relativedelta(months=1))

    def _on_today(self) -> None:
        self.grid.set_day(self._today)

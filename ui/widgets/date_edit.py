"""The field for a day: typed in many forms, stepped with the arrows, or chosen from a small month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from finapp.domain.dates import FARTHEST_DAY, FIRST_DAY
from finapp.errors import UserError
from ui import format as fmt
from ui.widgets.date_text import parse_day
from ui.widgets.fields import ValueEdit
from ui.widgets.month_grid import MonthGrid
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DateEdit(ValueEdit):
    """A day; `value()` is a `date` or None.

    Up and Down move a day; Alt+Down, F4 or a click on the icon open the month. `first` and `last` limit it.
    """

    def __init__(
        self,
        today: date,
        parent: QWidget | None = None,
        *,
        required: bool = False,
        first: date | None = None,
        last: date | None = None,
        first_weekday: int = 0,
    ) -> None:
        super().__init__(parent, required=required)
        self._today = today
        self.set_limits(first, last)
        self._first_weekday = first_weekday
        self._popover: Popover | None = None
        self.set_leading_icon("calendar-blank")
        self.leading_clicked.connect(self.open_month)

    def value(self) -> date | None:
        """Return the day."""
        return self._value if isinstance(self._value, date) else None

    def set_limits(self, first: date | None, last: date | None) -> None:
        """Allow only days from `first` to `last`; None is as far as a book reaches."""
        self._first, self._last = first or FIRST_DAY, last or FARTHEST_DAY

    def _read(self, text: str) -> date:
        day = parse_day(text, self._today)
        if not self._first <= day <= self._last:
            writes = fmt.current()
            first, last = writes.date(self._first), writes.date(self._last)
            raise UserError("date.out_of_range", first=first, last=last)
        return day

    def _write(self, value: date) -> str:
        return fmt.current().date(value)

    def _missing(self) -> UserError:
        return UserError("date.missing")

    def open_month(self) -> None:
        """Open the small month below the field."""
        popover = Popover(self, margin=10)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month = MonthGrid(self._value or self._today, self._today, popover, first_weekday=self._first_weekday)
        month.grid.first, month.grid.last = self._first, self._last
        month.chosen.connect(self._on_chosen)
        popover.body.addWidget(month)
        self._popover = popover
        popover.open_at(self)
        month.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def popover(self) -> Popover | None:
        """Return the month that was opened last."""
        return self._popover

    def _on_chosen(self, day: date) -> None:
        self._set_and_tell(day)
        if self._popover is not None:
            self._popover.close()
            self._popover = None

    def _set_and_tell(self, day: date) -> None:
        self.setText(self._write(day))
        self._show_error("")
        self._take(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by days or open the month."""
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.open_month()
        elif key in _STEPS and not alt:
            self._step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _step(self, days: int) -> None:
        day = (self._value or self._today) + timedelta(days=days)
        self._set_and_tell(min(max(day, self._first), self._last))

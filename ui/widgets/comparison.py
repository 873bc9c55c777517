"""Ways to pay (or any options) as columns of one grid; one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import fonts
from ui.widgets import controls, painters
from ui.widgets.buttons import IconButton
from ui.widgets.comparison_parts import Cell, Option, Row, head_width, style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Cell", "ComparisonGrid", "Option", "Row"]

_HEAD, _ROW, _TOTAL, _UNDER = 58, 31, 40, 30
_NAMES, _LEAST, _PAD = 212, 150, 16
_MOST_WANTED = 3
"""Columns that ask for room; more of them are shown where there is some."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ComparisonGrid(QWidget):
    """Rows of values for each option. Left, Right and clicks choose; `chosen` carries the key.

    Up and Down go through the values of the choice that have a reason, with a dotted underline; F1 or a click
    on one emits `explain_requested(option, row)`. Columns that there is no room for are reached by two
    buttons in the corner, and by the arrows.
    """

    chosen = Signal(str)
    explain_requested = Signal(str, str)

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)
        self._options: list[Option] = []
        self._value = ""
        self._row = ""
        self._first = 0
        self.back = IconButton("caret-left-bold", self.tr("Columns before these"), self, icon_side=12)
        self.on = IconButton("caret-right-bold", self.tr("More columns"), self, icon_side=12)
        for button, step in ((self.back, self._on_back), (self.on, self._on_on)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows do the same
            button.clicked.connect(step)
            button.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_options(self, options: Sequence[Option]) -> None:
        """Show other options or new values; the chosen key stays if it is still there."""
        self._options = list(options)
        keys = [option.key for option in self._options]
        if self._value not in keys:
            self._value = keys[0] if keys else ""
        self._tell()
        self.updateGeometry()
        self._show_chosen()
        self._fit()

    def options(self) -> list[Option]:
        """Return the options shown."""
        return list(self._options)

    def value(self) -> str:
        """Return the key of the chosen option."""
        return self._value

    def set_value(self, key: str) -> None:
        """Choose an option without saying so."""
        self._value = key
        self._tell()
        self._show_chosen()
        self.update()

    def _tell(self) -> None:
        option = self._option(self._value)
        if option is None:
            return
        values = [f"{row.name} {option.cells[row.key].text}" for row in self._rows if row.key in option.cells]
        self.setAccessibleName(f"{option.name}, {option.detail}")
        self.setAccessibleDescription("; ".join(values))

    def _option(self, key: str) -> Option | None:
        return next((option for option in self._options if option.key == key), None)

    def _choose(self, key: str) -> None:
        if key != self._value:
            self.set_value(key)
            self.chosen.emit(key)

    # Measures ----------------------------------------------------------------------------------------

    def _height(self, row: Row) -> int:
        return fonts.px({"total": _TOTAL, "under": _UNDER}.get(row.kind, _ROW))

    def sizeHint(self) -> QSize:
        """Return the room of all rows and columns."""
        height = fonts.px(_HEAD) + sum(self._height(row) for row in self._rows) + 2
        return QSize(fonts.px(_NAMES + _LEAST * min(max(len(self._options), 1), _MOST_WANTED)), height)

    def minimumSizeHint(self) -> QSize:
        """Return room for one column: the others are a step away."""
        return QSize(fonts.px(_NAMES + _LEAST), self.sizeHint().height())

    def _room(self) -> float:
        return float(self.width() - fonts.px(_NAMES) - 1)

    def shown(self) -> range:
        """Return the numbers of the columns that there is room for, from the first one shown."""
        room, number = self._room(), self._first
        while number < len(self._options):
            room -= max(head_width(self._options[number]), fonts.px(_LEAST))
            if room < 0 and number > self._first:
                break
            number += 1
        return range(self._first, number)

    def _widths(self) -> list[float]:
        """Return the width of each column shown: equal, but none too narrow for its head."""
        room = self._room()
        wanted = [head_width(self._options[number]) for number in self.shown()]
        open_columns = set(range(len(wanted)))
        widths = [0.0] * len(wanted)
        while open_columns:
            share = room / len(open_columns)
            wide = {number for number in open_columns if wanted[number] > share}
            if not wide or len(wide) == len(open_columns):
                break
            for number in wide:
                widths[number] = wanted[number]
                room -= wanted[number]
            open_columns -= wide
        for number in open_columns:
            widths[number] = room / len(open_columns)
        return widths

    def _column(self, number: int) -> QRectF:
        """Return the place of a column that is shown."""
        widths, at = self._widths(), number - self._first
        left = fonts.px(_NAMES) + round(sum(widths[:at]))
        right = fonts.px(_NAMES) + round(sum(widths[: at + 1]))
        return QRectF(left, 0, right - left, self.height())

    def show_from(self, first: int) -> None:
        """Show the columns from this number on, as many as there is room for."""
        self._first = max(0, min(first, len(self._options) - 1))
        while self._first > 0 and self.shown().stop == len(self._options):
            self._first -= 1
            if self.shown().stop < len(self._options):
                self._first += 1
                break
        self._fit()

    def _show_chosen(self) -> None:
        """Bring the chosen column into view."""
        keys = [option.key for option in self._options]
        if self._value not in keys:
            return
        number = keys.index(self._value)
        self._first = min(self._first, number)
        while number not in self.shown():
            self._first += 1
        self.show_from(self._first)

    def _fit(self) -> None:
        """Place the buttons that lead to columns out of view."""
        shown, count = self.shown(), len(self._options)
        more = len(shown) < count
        for button, side, usable in (
            (self.back, 0, shown.start > 0),
            (self.on, 1, shown.stop < count),
        ):
            button.setVisible(more)
            button.setEnabled(usable)
            button.move(
                _PAD - 6 + side * button.sizeHint().width(),
                (fonts.px(_HEAD) - button.sizeHint().height()) // 2,
            )
        self.update()

    def _on_back(self) -> None:
        self.show_from(self._first - 1)

    def _on_on(self) -> None:
        self.show_from(self._first + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen column in view."""
        super().resizeEvent(event)
        self._show_chosen()
        self._fit()

    def _spots(self) -> list[tuple[Row, int, int]]:
        """Return each row with its top and height."""
        y, found = fonts.px(_HEAD), []
        for row in self._rows:
            height = self._height(row)
            found.append((row, y, height))
            y += height
        return found

    def _reasons(self) -> list[str]:
        """Return the rows of the chosen option that have a reason."""
        option = self._option(self._value)
        cells = option.cells if option is not None else {}
        return [row.key for row in self._rows if row.key in cells and cells[row.key].explained]

    def explained_row(self) -> str:
        """Return the row that F1 explains: where the arrows went, else the total."""
        reasons = self._reasons()
        if self._row in reasons:
            return self._row
        total = next((row.key for row in self._rows if row.kind == "total"), "")
        return total if total in reasons else next(iter(reasons), "")

    def _number(self, number: int, row: Row) -> QRectF:
        """Return where the number of a cell stands, the room for its underline included."""
        cell = self._options[number].cells[row.key]
        y, height = next((y, height) for one, y, height in self._spots() if one is row)
        right = self._column(number).right() - _PAD
        if cell.after:
            right -= painters.text_width(cell.after, "note") + 5
        width = painters.text_width(cell.text, style_of(row, cell))
        return QRectF(right - width, y, width, height)

    def spot(self, number: int, key: str) -> QPoint:
        """Return the middle of the number in a column that is shown and the row of this key."""
        row = next(row for row in self._rows if row.key == key)
        return self._number(number, row).center().toPoint()

    def _at(self, pos: QPoint) -> tuple[Option | None, Row | None]:
        hit = next((number for number in self.shown() if self._column(number).contains(pos)), None)
        option = None if hit is None else self._options[hit]
        row = next((row for row, y, height in self._spots() if y <= pos.y() < y + height), None)
        return option, row

    # Behavior ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Left and Right, go to a number with Up and Down; F1 explains it."""
        key = Qt.Key(event.key())
        keys, reasons = [option.key for option in self._options], self._reasons()
        if key in _ACROSS and keys:
            self._choose(keys[(keys.index(self._value) + _ACROSS[key]) % len(keys)])
        elif key in _DOWN and reasons:
            self._row = reasons[(reasons.index(self.explained_row()) + _DOWN[key]) % len(reasons)]
            self.update()
        elif key == Qt.Key.Key_F1:
            if reasons:
                self.explain_requested.emit(self._value, self.explained_row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the column under the pointer; explain the number under it."""
        pos = event.position().toPoint()
        option, row = self._at(pos)
        if option is None:
            return
        self._choose(option.key)
        cell = option.cells.get(row.key) if row is not None else None
        if row is not None and cell is not None and cell.explained:
            number = self._options.index(option)
            if number in self.shown() and self._number(number, row).adjusted(-6, 0, 6, 0).contains(pos):
                self._row = row.key
                self.explain_requested.emit(option.key, row.key)

    def event(self, event: QEvent) -> bool:
        """Show the tip of a value, and take F1 itself: in a window its command would hear it."""
        asked = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1
        if asked and event.type() == QEvent.Type.ShortcutOverride and self._reasons():
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            option, row = self._at(event.pos())
            cell = option.cells.get(row.key) if option and row else None
            QToolTip.showText(event.globalPos(), cell.tip if cell else "", self)
            return True
        return super().event(event)

    # Drawing -----------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the grid."""
        painter = QPainter(self)
        frame = QRectF(self.rect())
        painters.box(painter, frame, 8, fill="surface")
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(frame, 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(clip)
        for number in self.shown():
            self._paint_column(painter, self._column(number), self._options[number])
            self._paint_reasons(painter, number)
        self._paint_names(painter)
        painter.restore()
        painters.box(painter, frame, 8, edge="border")
        chosen = next((one for one in self.shown() if self._options[one].key == self._value), None)
        if chosen is not None:
            column = self._column(chosen)
            painter.fillRect(QRectF(column.x(), 0, column.width() + 1, 3), painters.token("accent"))
            if self.hasFocus():
                controls.ring(painter, column, 8)

    def _paint_names(self, painter: QPainter) -> None:
        line = painters.token("border")
        painter.fillRect(QRectF(0, fonts.px(_HEAD) - 1, self.width(), 1), line)
        for number in self.shown():
            painter.fillRect(QRectF(self._column(number).x(), 0, 1, self.height()), line)
        if self.back.isVisibleTo(self):
            left, shown = self.on.geometry().right() + 6, self.shown()
            words = self.tr("{first}–{last} of {count}").format(
                first=shown.start + 1, last=shown.stop, count=len(self._options)
            )
            head = QRectF(left, 0, fonts.px(_NAMES) - left, fonts.px(_HEAD))
            painters.text(painter, head, words, style="note", color="text-3")
        for row, y, height in self._spots():
            rect = QRectF(_PAD, y, fonts.px(_NAMES) - _PAD - 4, height)
            if row.kind == "total":
                painter.fillRect(QRectF(0, y, self.width(), 1), line)
            style, tone = ("heading", "text") if row.kind == "total" else ("body", "text-2")
            taken = painters.text(painter, rect, row.name, style=style, color=tone)
            painters.text(painter, rect.adjusted(taken + 6, 1, 0, 1), row.after, style="note", color="text-3")

    def _paint_column(self, painter: QPainter, column: QRectF, option: Option) -> None:
        if option.key == self._value:
            painter.fillRect(column, painters.token("accent-tint"))
        self._paint_head(painter, QRectF(column.x(), 0, column.width(), fonts.px(_HEAD)), option)
        for row, y, height in self._spots():
            cell = option.cells.get(row.key)
            if cell is None:
                continue
            rect = QRectF(column.x() + 8, y, column.width() - 8 - _PAD, height)
            if cell.after:
                width = painters.text(painter, rect, cell.after, style="note", color="text-3", align=_RIGHT)
                rect.adjust(0, 0, -width - 5, 0)
            tone = "text-3" if row.kind == "under" and cell.tone == "text" else cell.tone
            painters.text(painter, rect, cell.text, style=style_of(row, cell), color=tone, align=_RIGHT)

    def _paint_reasons(self, painter: QPainter, number: int) -> None:
        """Underline the numbers that explain themselves, and ring the one the arrows went to."""
        option = self._options[number]
        for row in self._rows:
            cell = option.cells.get(row.key)
            if cell is None or not cell.explained or not cell.text:
                continue
            place = self._number(number, row)
            below = place.center().y() + fonts.line(style_of(row, cell)) / 2 - 1
            controls.dotted_line(painter, QPointF(round(place.x()), int(below) + 0.5), place.width())
            if option.key == self._value and row.key == self._row and self.hasFocus():
                controls.ring(painter, place.adjusted(-6, 3, 6, -2), 4)

    def _paint_head(self, painter: QPainter, rect: QRectF, option: Option) -> None:
        circle = QRectF(rect.x() + 14, rect.y(), 16, rect.height())
        controls.radio(painter, circle, chosen=option.key == self._value)
        left = circle.right() + 10
        right = rect.right() - 14
        if option.badge is not None:
            words, tone, icon = option.badge
            width = painters.badge_width(words, icon)
            spot = painters.centered(QRectF(right - width, rect.y(), width, rect.height()), width, 20)
            painters.badge(painter, spot, words, tone, icon)
            right = spot.x() - 6
        line, below = fonts.line("heading"), fonts.line("note")
        top = rect.y() + round((rect.height() - line - below) / 2) + 1
        painters.text(painter, QRectF(left, top, right - left, line), option.name, style="heading")
        words_below = QRectF(left, top + line, right - left, below)
        painters.text(painter, words_below, option.detail, style="note", color="text-3")

"""The place of a chart: drawn by matplotlib off the window's thread, with hover, keys and a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui import fonts, theme
from ui.charts.chart import Ink, Picture
from ui.widgets import painters

if TYPE_CHECKING:
    from ui.charts.chart import Chart
    from ui.tasks import Job, Tasks

_WAIT_MS = 120
_LINE, _PAD, _GAP, _SWATCH = 18, 10, 16, 9
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Wanted(NamedTuple):
    """What one picture is of."""

    chart: Chart
    width: int
    height: int
    ratio: float
    ink: Ink


def _render(wanted: _Wanted) -> tuple[_Wanted, Picture]:
    """Draw a chart; runs on the reader thread, where matplotlib is loaded with the first one."""
    from ui.charts.plot import render  # noqa: PLC0415 - half a second that the first paint must not wait for

    return wanted, render(wanted.chart, wanted.width, wanted.height, wanted.ratio, wanted.ink)


def ink_of(*, hidden: bool) -> Ink:
    """Return the colors of the theme in force."""
    current = theme.current()
    tokens = {name: current.hex(name) for name in current.tokens()}
    return Ink(tokens, fonts.scale(), tuple(fonts.FAMILIES), hidden)


class ChartCanvas(QWidget):
    """Shows one chart; `point_chosen` carries the number of the bar or point that was clicked."""

    point_chosen = Signal(int)
    point_marked = Signal(int)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._chart: Chart | None = None
        self._hidden = False
        self._job: Job | None = None
        self._picture: Picture | None = None
        self._image = QImage()
        self._stale = False
        self._marked = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._on_theme)

    # What it shows -----------------------------------------------------------------------------------

    def show_chart(self, chart: Chart, *, hidden: bool = False) -> None:
        """Show a chart; with `hidden` without its scales."""
        self._chart, self._hidden = chart, hidden
        self.setAccessibleName(chart.finding)
        self._want()

    def is_drawn(self) -> bool:
        """Tell whether the picture is that of the chart as it is now."""
        return self._picture is not None and not self._stale

    def picture(self) -> Picture | None:
        """Return what was drawn last."""
        return self._picture

    def marked(self) -> int:
        """Return the number of the marked point, -1 for none."""
        return self._marked

    def _want(self) -> None:
        self._stale = True
        self.update()
        self._timer.start(0 if self._picture is None else _WAIT_MS)

    @Slot()
    def _draw(self) -> None:
        if self._chart is None or not self.isVisible() or self.width() < 1 or self.height() < 1:
            return
        if self._job is not None and not self._job.is_over:
            self._job.finished.disconnect(self._on_drawn)
            self._job.cancel()
        ink = ink_of(hidden=self._hidden)
        wanted = _Wanted(self._chart, self.width(), self.height(), self.devicePixelRatioF(), ink)
        self._job = self._tasks.read(_render, wanted)
        self._job.finished.connect(self._on_drawn)

    @Slot(object)
    def _on_drawn(self, answer: tuple[_Wanted, Picture]) -> None:
        wanted, picture = answer
        self._picture = picture
        line = picture.width * 4
        image = QImage(picture.pixels, picture.width, picture.height, line, QImage.Format.Format_RGBA8888)
        self._image = image.copy()
        self._image.setDevicePixelRatio(wanted.ratio)
        self._stale = False
        self.update()

    @Slot()
    def _on_theme(self) -> None:
        if self._chart is not None:
            self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew, not more often than every 120 ms."""
        super().resizeEvent(event)
        if self._chart is not None:
            self._want()

    def event(self, event: QEvent) -> bool:
        """Draw what could not be drawn while the page was hidden."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._timer.start(0)
        return super().event(event)

    # Input -------------------------------------------------------------------------------------------

    def _at(self, x: float) -> int:
        zones = self._picture.zones if self._picture is not None else ()
        return next((number for number, (left, right) in enumerate(zones) if left <= x < right), -1)

    def mark(self, number: int) -> None:
        """Mark a point and show its values; -1 marks none."""
        if number != self._marked:
            self._marked = number
            chart = self._chart
            if chart is not None and number >= 0:
                rows = ", ".join(f"{row.name} {row.value}" for row in chart.rows(number))
                self.setAccessibleDescription(f"{chart.heading(number)}: {rows}")
            self.point_marked.emit(number)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the point under the pointer."""
        self.mark(self._at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Mark none."""
        super().leaveEvent(event)
        self.mark(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the pointer."""
        number = self._at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.point_chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right mark, Enter chooses, Esc marks none."""
        key, count = Qt.Key(event.key()), len(self._picture.zones) if self._picture is not None else 0
        if key in _KEYS and count:
            start = self._marked if self._marked >= 0 else -1 if _KEYS[key] > 0 else count
            self.mark(min(max(start + _KEYS[key], 0), count - 1))
        elif key in _ENTER and self._marked >= 0:
            self.point_chosen.emit(self._marked)
        elif key == Qt.Key.Key_Escape and self._marked >= 0:
            self.mark(-1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark none when the focus goes."""
        super().focusOutEvent(event)
        self.mark(-1)

    def menu(self) -> QMenu:
        """Return what can be done with the chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy as table"), self._on_copy_table)
        menu.addAction(self.tr("Copy picture"), self._on_copy_picture)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        self.menu().popup(event.globalPos())

    @Slot()
    def _on_copy_table(self) -> None:
        if self._chart is not None:
            QGuiApplication.clipboard().setText(self._chart.table())

    @Slot()
    def _on_copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(self._image)

    # Drawing -----------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, pale while a newer one is on its way, and the values of the marked point."""
        painter = QPainter(self)
        painter.setOpacity(0.4 if self._stale else 1)
        painter.drawImage(QPoint(0, 0), self._image)
        painter.setOpacity(1)
        if self._chart is not None and self._marked >= 0 and self.is_drawn():
            self._paint_values(painter, self._chart)
        if self.hasFocus():
            painters.box(painter, QRectF(self.rect()), 6, edge="focus", width=2)

    def _paint_values(self, painter: QPainter, chart: Chart) -> None:
        picture = self._picture
        if picture is None:
            return
        left, right = picture.zones[self._marked]
        middle = round((left + right) / 2)
        painter.fillRect(middle, 4, 1, self.height() - 8, painters.token("border-strong"))
        rows = chart.rows(self._marked)
        names = max(painters.text_width(row.name, "small") for row in rows)
        values = max(painters.text_width(row.value, "small-strong") for row in rows)
        head = painters.text_width(chart.heading(self._marked), "small-strong")
        inner = max(names + values + _GAP + _SWATCH + 8, head)
        width, height = inner + 2 * _PAD, fonts.px(_LINE) * (len(rows) + 1) + 2 * _PAD
        x = middle + 12 if middle + 12 + width < self.width() else middle - 12 - width
        frame = QRectF(max(x, 0), 8, width, height)
        painters.box(painter, frame, 8, fill="raised", edge="border-strong")
        spot = QRectF(frame.x() + _PAD, frame.y() + _PAD, inner, fonts.px(_LINE))
        painters.text(painter, spot, chart.heading(self._marked), style="small-strong")
        for row in rows:
            spot.translate(0, fonts.px(_LINE))
            swatch = painters.centered(QRectF(spot.x(), spot.y(), _SWATCH, spot.height()), _SWATCH, _SWATCH)
            if row.color:
                painters.box(painter, swatch, 2, fill=row.color)
            words = spot.adjusted(_SWATCH + 8, 0, 0, 0)
            painters.text(painter, words, row.name, style="small", color="text-2", elide=False)
            painters.text(painter, spot, row.value, style="small-strong", align=_RIGHT, elide=False)

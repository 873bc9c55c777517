"""Parts of the gallery that need a window around them in the program: rows, palette, toasts, work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.models.cells import Cell, Tile
from ui.palette_search import Entry
from ui.widgets import cell_painter, controls, painters
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.palette import Palette
from ui.widgets.toast import Toast
from ui.widgets.work_strip import WorkBar

_ROW = 34
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROWS = (
    ("Rest", "surface"),
    ("Hover", "hover"),
    ("Selected", "selected"),
    ("Selected, panel has focus", "sunken"),
    ("Cell with keyboard focus", "selected"),
    ("Editing", "surface"),
    ("Disabled", "surface"),
    ("", "surface"),
)


class RowsSample(QWidget):
    """Table rows in their states, drawn by the painter of table cells."""

    def sizeHint(self) -> QSize:
        """Return room for a head and the rows."""
        return QSize(400, 35 + _ROW * len(_ROWS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw head and rows."""
        painter = QPainter(self)
        width = self.width()
        for words, rect, align in (
            ("Row", QRectF(12, 0, 200, 35), Qt.AlignmentFlag.AlignVCenter),
            ("Paid with", QRectF(228, 0, 90, 35), Qt.AlignmentFlag.AlignVCenter),
            ("Amount, ¥", QRectF(0, 0, width - 12, 35), _RIGHT),
        ):
            painters.text(painter, rect, words, style="caption", color="text-3", align=align)
        painter.fillRect(QRectF(0, 34, width, 1), painters.token("border"))
        for number, (name, ground) in enumerate(_ROWS):
            self._paint_row(painter, QRectF(0, 35 + number * _ROW, width, _ROW), name, ground)

    def _paint_row(self, painter: QPainter, rect: QRectF, name: str, ground: str) -> None:
        painter.fillRect(rect, painters.token(ground))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), painters.token("border"))
        inner = rect.adjusted(0, 0, 0, -1)
        if ground in {"selected", "sunken"}:
            controls.selection_bar(painter, inner, focused=ground == "selected")
        tone = "text-disabled" if name == "Disabled" else "text"
        columns = [inner.adjusted(12, 0, -200, 0), QRectF(228, inner.y(), 96, inner.height())]
        amount = QRectF(330, inner.y(), rect.width() - 342, inner.height())
        if not name:
            bones = [(columns[0], 0.62), (columns[1], 0.72), (amount, 1.0)]
            for spot, _share in bones:
                cell_painter.paint_bone(painter, spot, right=spot is amount)
            return
        cell_painter.paint_cell(painter, columns[0], Cell(name, tone=tone))
        if name != "Editing":
            lead = None if name == "Disabled" else Tile("HB", 1)
            cell_painter.paint_cell(painter, columns[1], Cell("Huabei", tone=tone, lead=lead))
        if name == "Cell with keyboard focus":
            controls.ring(painter, QRectF(220, inner.y(), 110, inner.height()), 0)
        if name == "Editing":
            field = QRectF(334, inner.y() + 4, rect.width() - 338, 26)
            painters.box(painter, field.adjusted(-2, -2, 2, 2), 8, edge="selected-strong", width=2)
            painters.box(painter, field, 6, fill="surface", edge="accent")
        cell_painter.paint_cell(painter, amount, Cell("295.52", tone=tone), right=True)


class PaletteSample(QWidget):
    """The command palette with something typed."""

    def __init__(self) -> None:
        super().__init__()
        self._palette = Palette(self)
        self._palette.setGraphicsEffect(None)  # type: ignore[arg-type] # Qt takes null
        commands = [
            Entry("command:mark_paid", "Mark next repayment paid…", icon="check-circle", keys="Ctrl D"),
            Entry("command:compare", "Compare ways to pay", icon="scales"),
            Entry("command:payoff", "Open payoff planner", icon="path"),
        ]
        self._palette.open_with(commands, [], typed="pay")
        self.setFixedHeight(276)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill in what the book would answer."""
        super().showEvent(event)
        things = [
            Entry("purchase:1", "iPhone 17 256 GB", "JD Baitiao · 3/12", "1 overdue", monogram="JD", slot=2),
            Entry("purchase:2", "Winter coat", "Klarna · 1/3", monogram="KL", slot=6),
        ]
        self._palette.show()
        self._palette.show_things("pay", things)
        self._palette.list.setFixedHeight(228)
        self._palette.setGeometry(self.rect())


class ToastSample(QWidget):
    """A toast that stays."""

    def __init__(self, words: str, action: str, keys: str, *, trouble: bool) -> None:
        super().__init__()
        self._toast = Toast(self, self)
        self._toast.show_text(words, trouble=trouble, action=action, keys=keys)
        self._toast.setGraphicsEffect(None)  # type: ignore[arg-type] # Qt takes null
        self.setFixedHeight(40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the toast fill the place."""
        super().resizeEvent(event)
        self._toast.setGeometry(self.rect())


class WorkSample(QFrame):
    """Long work in the middle of it."""

    def __init__(self) -> None:
        super().__init__()
        bar = WorkBar(self)
        bar.set_share(0.32)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(Label("Reading alipay_record_20261117.csv"))
        top.addStretch(1)
        top.addWidget(Label("1,240 of 3,900 rows", style="small", tone="text-3"))
        foot.setSpacing(12)
        foot.addWidget(bar, 1)
        foot.addWidget(Button("Cancel", small=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(foot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painters.box(QPainter(self), QRectF(self.rect()), 8, edge="border")

"""The two rows above the calendar: what the month adds up to, and the legend that is also a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from finapp.services.calendar import summarize, summary_in
from ui import fonts
from ui import format as formats
from ui.models.calendar_days import Shown, expected_of, planned_of
from ui.repayments import GONE, shown_amount, tile_of
from ui.totals import total_note, total_spoken, total_text
from ui.widgets import focus_ring, painters
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.marks import Bar, Icon
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.exchange import Rates, Total
    from finapp.projection.obligations import Obligation
    from finapp.services.calendar import Sheet


class _Figure(QWidget):
    """A small label with an icon above a sum."""

    def __init__(self, label: str, icon: str = "", tone: str = "text", icon_tone: str = "") -> None:
        super().__init__()
        self.label = Label(label, style="small", tone="danger" if tone == "danger" else "text-2")
        self.value = Label(style="figure-3", tone=tone)
        head = QHBoxLayout()
        head.setSpacing(6)
        if icon:
            head.addWidget(Icon(icon, tone=icon_tone or tone, side=13))
        head.addWidget(self.label)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self.value)

    def show_sum(self, total: Total) -> None:
        """Show a sum in the base currency; the tip says what it rests on."""
        self.value.setText(total_text(total))
        self.value.setToolTip(total_note(total))
        self.value.setAccessibleName(f"{self.label.text()}: {total_spoken(total)}")


class MonthSummary(QWidget):
    """Repayments of a month = paid + overdue + still due."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = _Figure("")
        self.paid = _Figure(self.tr("Paid"), "check-circle-fill", icon_tone="positive")
        self.overdue = _Figure(self.tr("Overdue"), "warning-circle-fill", "danger")
        self.due = _Figure(self.tr("Still due"))
        self.planned = _Figure(self.tr("Planned extra"), "calendar-plus", "text-2")
        self.money_in = _Figure(self.tr("Money in"), "arrow-down-left-bold", icon_tone="positive")
        self.bar = Bar(width=92, height=8, name=self.tr("Paid and overdue"))
        self.share = Label(style="small", tone="text-3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(26)
        for figure in (self.total, self.paid, self.overdue, self.due):
            row.addWidget(figure)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self.bar)
        column.addWidget(self.share)
        column.addStretch(1)
        row.addLayout(column)
        row.addWidget(self.planned)
        row.addWidget(self.money_in)
        row.addStretch(1)

    def show_others(self, month: date, sheet: Sheet, shown: Shown) -> None:
        """Show what a payoff plan wants to pay beside what is due, and what comes back from borrowers."""
        first = month.replace(day=1)
        extra = [one.amount for one in planned_of(sheet, shown) if one.on.replace(day=1) == first]
        coming = [
            shown_amount(one)
            for one in expected_of(sheet, shown)
            if one.due.replace(day=1) == first and one.state not in GONE
        ]
        for figure, amounts in ((self.planned, extra), (self.money_in, coming)):
            figure.setVisible(bool(amounts))
            figure.show_sum(sheet.total(amounts))

    def show_month(self, month: date, obligations: Iterable[Obligation], base: str, rates: Rates) -> None:
        """Show what the repayments of a month add up to in the base currency."""
        inside = [one for one in obligations if (one.due.year, one.due.month) == (month.year, month.month)]
        sums = summary_in(summarize(inside), base, rates)
        name = formats.current().month(month)
        self.total.label.setText(self.tr("Repayments in {month}").format(month=name))
        for figure, total in (
            (self.total, sums.total),
            (self.paid, sums.paid),
            (self.overdue, sums.overdue),
            (self.due, sums.due),
        ):
            figure.show_sum(total)
        self.overdue.setVisible(bool(sums.overdue))
        whole = sums.total.amount.minor
        paid = sums.paid.amount.minor / whole if whole else 0
        late = sums.overdue.amount.minor / whole if whole else 0
        self.bar.set_parts([(paid, "positive"), (late, "danger")])
        self.share.setText(self.tr("{share}% paid").format(share=int(paid * 100)) if whole else "")
        self.bar.setVisible(bool(whole))


class ToolToggle(QToolButton):
    """A tool's tile and name; off, its repayments are left out."""

    def __init__(self, tool: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool = tool
        self.setCheckable(True)
        self.setChecked(True)
        self.setText(tool.name)
        self.setAccessibleName(tool.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Show or hide {tool}").format(tool=tool.name))
        focus_ring.attach(self, 6)

    def sizeHint(self) -> QSize:
        """Return the room of tile and name."""
        return QSize(round(painters.text_width(self.text(), "small")) + 26, fonts.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tile and name, struck out when off."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        spot = painters.centered(QRectF(rect.x(), 0, 16, rect.height()), 16, 16)
        letters, slot = tile_of(self.tool)
        on = self.isChecked()
        painters.tile(painter, spot, letters, slot, enabled=on)
        font = fonts.font("small")
        font.setStrikeOut(not on)
        color = "text" if self.underMouse() else "text-2" if on else "text-3"
        painters.text(painter, rect.adjusted(23, 0, 2, 0), self.text(), font=font, color=color)


class Legend(QWidget):
    """Tools, statement days and more, each can be switched off; `changed` carries what is left in."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggles: list[ToolToggle] = []
        self.statements = TickBox(self.tr("Statements"), tone="text-2")
        self.planned = TickBox(self.tr("Planned"), tone="text-2")
        self.money_in = TickBox(self.tr("Money in"), tone="text-2")
        self._flow = FlowLayout(gap=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._flow, 1)
        for box in (self.money_in, self.planned, self.statements):
            box.setChecked(True)
            box.toggled.connect(self._on_toggled)
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)

    def shown(self) -> Shown:
        """Return what is left in."""
        hidden = frozenset(toggle.tool.id for toggle in self.toggles if not toggle.isChecked())
        return Shown(hidden, self.statements.isChecked(), self.planned.isChecked(), self.money_in.isChecked())

    def show_kinds(self, sheet: Sheet) -> None:
        """Offer to leave out only what there is."""
        self.planned.setVisible(any(not one.is_done for one in sheet.planned))
        self.money_in.setVisible(bool(sheet.expected))

    def show_tools(self, tools: Iterable[Account]) -> None:
        """Show these tools; those switched off before stay off."""
        tools = list(tools)
        if tools == [toggle.tool for toggle in self.toggles]:
            return
        off: frozenset[AccountId] = self.shown().hidden_tools
        for toggle in self.toggles:
            self._flow.removeWidget(toggle)
            toggle.hide()
            toggle.deleteLater()
        self.toggles = [ToolToggle(tool) for tool in tools]
        for toggle in self.toggles:
            toggle.setChecked(toggle.tool.id not in off)
            toggle.toggled.connect(self._on_toggled)
            self._flow.addWidget(toggle)

    def _on_toggled(self, _on: bool) -> None:
        self.changed.emit(self.shown())

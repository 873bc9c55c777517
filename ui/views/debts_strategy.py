"""One strategy of the payoff planner as a card to choose: when it ends, what it costs, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from finapp.domain.payoff import Strategy
from ui import fonts
from ui.models import payoff_words as words
from ui.widgets import painters
from ui.widgets.choice_cards import ChoiceCard
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Badge
from ui.widgets.order_tiles import OrderTiles

if TYPE_CHECKING:
    from finapp.services.payoff_plan import Ground, Way
    from ui.widgets.order_tiles import Lender

_DASHES = {Strategy.SNOWBALL: (4.0, 2.4), Strategy.CUSTOM: (5.0, 2.0, 1.2, 2.0), Strategy.OPTIMAL: (7.0, 2.0)}
_SAMPLE = 22


class LineSample(QWidget):
    """A piece of the line that stands for a strategy in the chart."""

    def __init__(self, strategy: Strategy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strategy, self._chosen = strategy, False

    def set_chosen(self, chosen: bool) -> None:
        """Draw it thick in the color of marks, or thin and dashed."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the line."""
        return QSize(fonts.px(_SAMPLE), 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(painters.token("mark" if self._chosen else "text-2"), 3 if self._chosen else 1.6)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not self._chosen and self._strategy in _DASHES:
            pen.setDashPattern([part / 1.6 for part in _DASHES[self._strategy]])
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))


class StrategyCard(ChoiceCard):
    """A strategy with the month of the last repayment, interest and fees, and the order of lenders."""

    order_changed = Signal(object)

    def __init__(self, strategy: Strategy, parent: QWidget | None = None) -> None:
        super().__init__(
            strategy.value, words.strategy_name(strategy), words.strategy_sentence(strategy), parent
        )
        self.strategy = strategy
        self.sample = LineSample(strategy)
        self.badge = Badge("")
        self.ends = Label("–", style="figure-3")
        self.cost = ExplainedLabel("–", style="figure-3")
        self.order = OrderTiles(movable=strategy is Strategy.CUSTOM)
        self.order.order_changed.connect(self.order_changed)
        self.marks.addWidget(self.sample)
        self.marks.addWidget(self.badge)
        self.badge.set_badge(self.tr("Cheapest"), "positive", "check-bold")
        self.name.setMinimumHeight(self.badge.sizeHint().height())  # so that no card moves when it comes
        figures = QGridLayout()
        figures.setHorizontalSpacing(18)
        figures.setVerticalSpacing(0)
        names = ((self.tr("Debt-free"), self.ends), (self.tr("Interest and fees"), self.cost))
        for column, (name, value) in enumerate(names):
            figures.addWidget(Label(name, style="small", tone="text-3"), 0, column)
            figures.addWidget(value, 1, column)
        figures.setColumnStretch(len(names), 1)
        self.body.addLayout(figures)
        row = QHBoxLayout()
        row.setSpacing(7)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Label(self.tr("Order"), style="small", tone="text-3"), 0, top)
        row.addWidget(self.order, 1)
        self.body.addLayout(row)
        self.badge.set_badge("")

    def set_chosen(self, chosen: bool) -> None:
        """Draw it as the choice or not."""
        super().set_chosen(chosen)
        self.sample.set_chosen(chosen)

    def show_way(self, ground: Ground, way: Way | None, *, cheapest: bool) -> None:
        """Show what the strategy leads to; None: it is still being looked for."""
        self.cost.set_explained(way is not None)
        if way is None:
            self.ends.setText("…")
            self.cost.setText("…")
            self.sentence.setText(self.tr("Optimal: looking for it"))
            self.order.show_lenders([])
        else:
            self.ends.setText(words.debt_free(way))
            self.cost.setText(words.cost(ground, way))
            if self.strategy is Strategy.OPTIMAL:
                self.sentence.setText(words.optimal_sentence(ground, way))
            if self.strategy is not Strategy.CUSTOM:
                self.order.show_lenders(words.lenders_of(ground, way.lenders))
        self.cost.setAccessibleName(self.tr("Interest and fees: {cost}").format(cost=self.cost.text()))
        self.badge.set_badge(self.tr("Cheapest") if cheapest else "", "positive", "check-bold")
        spoken = self.tr("debt-free {month}, {cost} interest and fees")
        self.setAccessibleName(
            f"{words.strategy_name(self.strategy)}: "
            + spoken.format(month=self.ends.text(), cost=self.cost.text())
        )

    def show_stopped(self) -> None:
        """Say that the search was stopped, and how it goes on."""
        self.ends.setText("–")
        self.cost.setText("–")
        self.sentence.setText(self.tr("Optimal: stopped. Choose it to look again"))

    def show_own_order(self, lenders: list[Lender]) -> None:
        """Show every lender, to be dragged into the household's order."""
        self.order.show_lenders(lenders)

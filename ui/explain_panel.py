"""How a number came about: rule, inputs, steps, rounding and source, beside the number."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from finapp.domain.explain import render
from finapp.domain.money import Money
from ui import fonts
from ui import format as formats
from ui.repayments import sum_text
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Hairline
from ui.widgets.labels import Label
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from finapp.domain.explain import Explanation, Value

WIDTH, TALLEST = 420, 460

INDENT = 14


def _written(value: Value) -> object:
    """Return an amount or a day as the window writes it; amounts are hidden where all are."""
    if isinstance(value, tuple):
        return sum_text(value)
    if isinstance(value, Money):
        return formats.current().money(value)
    return formats.current().date(value) if isinstance(value, date) else value


class ExplainPanel(Popover):
    """Opens on F1 or on a click on a number with a dotted underline; Esc closes it."""

    def __init__(self, explanation: Explanation, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._explanation = explanation
        self._language = language
        self.setFixedWidth(fonts.px(WIDTH))
        self.body.addWidget(Label(self.tr("How this number came about"), style="heading"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        self._fill(column, explanation, level=0)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        width = fonts.px(WIDTH) - 2 * 16
        needed = column.heightForWidth(width) if column.hasHeightForWidth() else inside.sizeHint().height()
        scroll.setFixedHeight(min(needed + 4, fonts.px(TALLEST)))
        self.body.addWidget(scroll)
        copy = LinkButton(self.tr("Copy"), icon="copy")
        copy.clicked.connect(self._on_copy)
        self.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignRight)

    def text(self) -> str:
        """Return the explanation as plain text."""
        return "\n".join(render(self._explanation, self._language, _written))

    def _fill(self, column: QVBoxLayout, explanation: Explanation, level: int) -> None:
        """Add one explanation and, indented below it, those of its parts."""
        if level:
            column.addWidget(Hairline())
        self._add(column, explanation.rule.text(self._language, _written), "name", "text", level)
        for line in explanation.inputs:
            self._add(column, line.text(self._language, _written), "small", "text-2", level)
        for line in explanation.steps:
            self._add(column, line.text(self._language, _written), "small", "text", level)
        if explanation.rounding is not None:
            self._add(column, explanation.rounding.text(self._language, _written), "small", "text-2", level)
        if explanation.source:
            source = self.tr("Source: {source}").format(source=explanation.source)
            self._add(column, source, "note", "text-3", level)
        for child in explanation.children:
            self._fill(column, child, level + 1)

    def _add(self, column: QVBoxLayout, words: str, style: str, tone: str, level: int) -> None:
        label = Label(words, style=style, tone=tone, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setContentsMargins(INDENT * level, 0, 0, 0)
        column.addWidget(label)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

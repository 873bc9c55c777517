"""The articles of an order: each with quantity and amount; their sum is the price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountId
from finapp.domain.money import Money
from finapp.domain.purchase import PurchaseLine
from ui import fonts
from ui import format as formats
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import CountEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 9_999
_STRETCH = (10, 2, 5, 6)
_REMOVE = 28


class LineRow(QWidget):
    """One article: name, how many, what they cost together, its own category if any."""

    changed = Signal()
    done = Signal()
    """Enter in the amount."""
    removed = Signal(object)

    def __init__(self, currency: str, categories: Sequence[PickItem]) -> None:
        super().__init__()
        self.title = TextField(required=True, placeholder=self.tr("Article"))
        self.quantity = CountEdit(least=1, most=_MOST, required=True)
        self.quantity.set_value(1)
        self.amount = MoneyEdit(currency, required=True, zero=False)
        self.category = Picker(categories, placeholder=self.tr("As the purchase"))
        self.remove = IconButton("x", self.tr("Remove this article"), side=_REMOVE, icon_side=14)
        self.title.setAccessibleName(self.tr("Article"))
        self.quantity.setAccessibleName(self.tr("Quantity"))
        self.amount.setAccessibleName(self.tr("Amount"))
        self.category.setAccessibleName(self.tr("Category"))
        self.wrong = Label(style="note", tone="danger", wrap=True)
        self.wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        edits = (self.title, self.quantity, self.amount, self.category)
        for edit, stretch in zip(edits, _STRETCH, strict=True):
            row.addWidget(edit, stretch)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.amount.value_changed.connect(self.changed)
        self.quantity.value_changed.connect(self.changed)
        self.amount.returnPressed.connect(self.done)
        self.remove.clicked.connect(self._on_remove)
        for edit in (self.title, self.quantity, self.amount):
            edit.error_changed.connect(self._on_error)

    def _on_remove(self) -> None:
        self.removed.emit(self)

    def _on_error(self, _text: str) -> None:
        words = next((one.error() for one in (self.title, self.quantity, self.amount) if one.error()), "")
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        self.changed.emit()

    def line(self) -> PurchaseLine | None:
        """Return the article, None while something is missing."""
        amount, quantity = self.amount.value(), self.quantity.value()
        if amount is None or quantity is None or not self.title.value():
            return None
        key = self.category.value()
        return PurchaseLine(
            title=self.title.value(),
            amount=amount,
            quantity=quantity,
            category_id=AccountId(key) if isinstance(key, int) else None,
        )

    def show_line(self, line: PurchaseLine) -> None:
        """Show an article."""
        self.title.set_value(line.title)
        self.quantity.set_value(line.quantity)
        self.amount.set_value(line.amount)
        self.category.set_value(line.category_id)


class PurchaseLines(QWidget):
    """The articles; `sum_changed` comes with every new sum."""

    sum_changed = Signal()
    sum_wanted = Signal()
    """The sum is to be the amount of the purchase."""

    def __init__(self, currency: str, categories: Sequence[PickItem]) -> None:
        super().__init__()
        self._currency, self._categories = currency, list(categories)
        self._price: Money | None = None
        self.rows: list[LineRow] = []
        self.add = LinkButton(self.tr("Add an article"), icon="plus-bold")
        self.add.clicked.connect(self._on_add)
        self.sum = Label(tone="text-2")
        self.take_sum = LinkButton(self.tr("Take the sum as amount"))
        self.take_sum.clicked.connect(self.sum_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.sum)
        foot.addWidget(self.take_sum)
        foot.addSpacing(fonts.px(_REMOVE) + 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addLayout(self._list)
        column.addLayout(foot)
        self._show_sum()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        names = (self.tr("Article"), self.tr("Quantity"), self.tr("Amount, together"), self.tr("Category"))
        for name, stretch in zip(names, _STRETCH, strict=True):
            row.addWidget(Label(name, style="small-name", tone="text-2"), stretch)
        row.addSpacing(fonts.px(_REMOVE) + 8)
        return row

    # values ------------------------------------------------------------------------------------------

    def lines(self) -> tuple[PurchaseLine, ...]:
        """Return the articles that are complete."""
        found = (row.line() for row in self.rows)
        return tuple(line for line in found if line is not None)

    def total(self) -> Money | None:
        """Return the sum of the amounts typed so far, None when there are none."""
        amounts = [amount for row in self.rows if (amount := row.amount.value()) is not None]
        return Money(sum(one.minor for one in amounts), self._currency) if amounts else None

    def set_price(self, price: Money | None, currency: str) -> None:
        """Compare the sum with the price; write amounts in its currency."""
        self._price = price
        if currency != self._currency:
            self._currency = currency
            for row in self.rows:
                row.amount.set_currency(currency)
        self._show_sum()

    def show_lines(self, lines: Sequence[PurchaseLine]) -> None:
        """Show articles."""
        for line in lines:
            self._append().show_line(line)
        self._show_sum()

    def state(self) -> tuple[tuple[str, str, str, object], ...]:
        """Return what was typed, to be shown again later."""
        return tuple(
            (row.title.text(), row.quantity.text(), row.amount.text(), row.category.value())
            for row in self.rows
        )

    def restore(self, state: Sequence[tuple[str, str, str, object]]) -> None:
        """Show what was typed before, and only that."""
        for row in self.rows:
            self._drop(row)
        self.rows = []
        for title, quantity, amount, category in state:
            row = self._append()
            row.title.retype(title)
            row.quantity.retype(quantity)
            row.amount.retype(amount)
            row.category.set_value(category)
        self._show_sum()

    def fits(self) -> bool:
        """Tell whether the articles add up to the price, or there are none."""
        return not self.rows or self.total() == self._price

    def controls(self) -> list[QWidget]:
        """Return what is checked before saving, in order."""
        return [edit for row in self.rows for edit in (row.title, row.quantity, row.amount)]

    # rows --------------------------------------------------------------------------------------------

    def _append(self) -> LineRow:
        row = LineRow(self._currency, self._categories)
        row.changed.connect(self._on_changed)
        row.done.connect(self._on_add)
        row.removed.connect(self._on_removed)
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _on_add(self) -> None:
        """Add an empty article and type into it."""
        row = self._append()
        self._on_changed()
        row.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Add the first article, if there is none."""
        if not self.rows:
            self._on_add()

    def _on_removed(self, row: LineRow) -> None:
        self.rows.remove(row)
        self._drop(row)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_changed()

    def _drop(self, row: LineRow) -> None:
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_changed(self) -> None:
        self._show_sum()
        self.sum_changed.emit()

    def _show_sum(self) -> None:
        total, writes = self.total(), formats.current()
        self.take_sum.setVisible(total is not None and total != self._price)
        if total is None:
            self.sum.setText("")
            return
        words = self.tr("Sum {sum}").format(sum=writes.money(total))
        if self._price is not None and total != self._price:
            gap = self._price - total
            text = self.tr("{gap} missing") if gap.minor > 0 else self.tr("{gap} too much")
            words += " · " + text.format(gap=writes.money(abs(gap)))
        self.sum.setText(words)
        self.sum.set_tone("text-2" if self.fits() or self._price is None else "warning")

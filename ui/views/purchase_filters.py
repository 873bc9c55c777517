"""The filters of the Purchases page: chips for days, amounts and choices, and the field that finds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from finapp.domain.purchase import OrderStatus
from finapp.domain.purchase_filter import PurchaseFilter
from ui import fonts
from ui import format as formats
from ui.models.purchase_rows import status_word
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.chips import FilterChip
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field, LineEdit
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.popover import Popover
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import MemberId
    from finapp.services.purchase_list import Choices

_MOST_SHOWN = 320


class ChoicePopover(Popover):
    """Boxes to tick, and a step that unticks all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[object, TickBox] = {}
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(2, 2, 12, 2)
        self._list.setSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.none = LinkButton(self.tr("Clear"))
        self.none.clicked.connect(self._on_none)
        self.body.addWidget(self._scroll)
        self.body.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices; ticks of those that stay stay."""
        ticked = self.value()
        for box in self.boxes.values():
            self._list.removeWidget(box)
            box.deleteLater()
        self.boxes = {}
        for key, words in choices:
            box = TickBox(words)
            box.setChecked(key in ticked)
            box.toggled.connect(self.changed)
            self._list.addWidget(box)
            self.boxes[key] = box
        widest = max((box.sizeHint().width() for box in self.boxes.values()), default=120)
        high = sum(box.sizeHint().height() + 8 for box in self.boxes.values()) + 4
        self._scroll.setFixedSize(max(widest, 140) + 32, min(high, fonts.px(_MOST_SHOWN)))

    def value(self) -> frozenset[Any]:
        """Return the keys that are ticked."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def words(self) -> list[str]:
        """Return the words of the boxes that are ticked."""
        return [box.text() for box in self.boxes.values() if box.isChecked()]

    def set_value(self, keys: frozenset[Any]) -> None:
        """Tick these and no others, without saying so."""
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(key in keys)
            box.blockSignals(False)

    def _on_none(self) -> None:
        self.set_value(frozenset())
        self.changed.emit()


class DaysPopover(Popover):
    """A first and a last day, and the usual ranges."""

    changed = Signal()

    def __init__(self, today: date, week_start: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.first = DateEdit(today, first_weekday=week_start)
        self.last = DateEdit(today, first_weekday=week_start)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(Field(self.tr("From"), self.first), 0, 0)
        grid.addWidget(Field(self.tr("To"), self.last), 0, 1)
        self.body.addLayout(grid)
        month = today.replace(day=1)
        year = today.replace(month=1, day=1)
        self.ranges = {
            self.tr("This month"): (month, None),
            self.tr("Last month"): (month - relativedelta(months=1), month - timedelta(days=1)),
            self.tr("Last 3 months"): (today - relativedelta(months=3), None),
            self.tr("This year"): (year, None),
            self.tr("Last year"): (year - relativedelta(years=1), year - timedelta(days=1)),
            self.tr("All days"): (None, None),
        }
        for number, (words, days) in enumerate(self.ranges.items()):
            button = Button(words, small=True)
            button.clicked.connect(self._chooser(*days))
            grid.addWidget(button, 1 + number // 2, number % 2)
        self.first.value_changed.connect(self._on_typed)
        self.last.value_changed.connect(self._on_typed)
        self.setMinimumWidth(fonts.px(300))

    def _chooser(self, first: date | None, last: date | None) -> Callable[[], None]:
        def choose() -> None:
            self.set_value(first, last)
            self.changed.emit()
            self.close()

        return choose

    def set_value(self, first: date | None, last: date | None) -> None:
        """Show a range without saying so; None is open."""
        self.first.set_value(first)
        self.last.set_value(last)

    def value(self) -> tuple[date | None, date | None]:
        """Return the first and the last day."""
        return self.first.value(), self.last.value()

    def words(self) -> str:
        """Return the range as the chip shows it: “1 Jul – today”."""
        first, last = self.value()
        writes = formats.current()
        begin = writes.short_date(first, self._today) if first else "…"
        end = self.tr("today") if last in {None, self._today} else writes.short_date(last, self._today)
        return f"{begin}{formats.THIN_RANGE}{end}" if first or last else ""

    def _on_typed(self, _value: object) -> None:
        self.changed.emit()


class AmountPopover(Popover):
    """The least and the most an item may have cost."""

    changed = Signal()

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least = MoneyEdit(currency, symbol=True)
        self.most = MoneyEdit(currency, symbol=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Field(self.tr("At least"), self.least))
        row.addWidget(Field(self.tr("At most"), self.most))
        self.body.addLayout(row)
        self.least.value_changed.connect(self._on_typed)
        self.most.value_changed.connect(self._on_typed)
        self.setMinimumWidth(fonts.px(280))

    def words(self) -> str:
        """Return the range as the chip shows it: “Amount ≥ 240”."""
        writes = formats.Format()
        least, most = self.least.value(), self.most.value()
        low = writes.figure_amount(least) if least is not None else ""
        high = writes.figure_amount(most) if most is not None else ""
        if low and high:
            return self.tr("Amount {least} – {most}").format(least=low, most=high)
        if low:
            return self.tr("Amount ≥ {least}").format(least=low)
        return self.tr("Amount ≤ {most}").format(most=high) if high else ""

    def _on_typed(self, _value: object) -> None:
        self.changed.emit()


class PurchaseFilters(QWidget):
    """The row of chips; `changed` says that the filter is new."""

    changed = Signal()

    def __init__(self, today: date, currency: str, week_start: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = DaysPopover(today, week_start, self)
        self.amount = AmountPopover(currency, self)
        self.choices = {key: ChoicePopover(self) for key in ("status", "paid_with", "category", "tag")}
        self.day_chip = FilterChip(self.tr("Date"), icon="calendar-blank")
        self.amount_chip = FilterChip(self.tr("Amount"))
        self.chips = {
            "status": FilterChip(self.tr("Status")),
            "paid_with": FilterChip(self.tr("Paid with")),
            "category": FilterChip(self.tr("Category")),
            "tag": FilterChip(self.tr("Tag")),
        }
        self.plan_chip = FilterChip(self.tr("Has a plan"))
        self.finder = LineEdit(placeholder=self.tr("Find in purchases"), small=True)
        self.finder.set_leading_icon("magnifying-glass")
        self.finder.setMaximumWidth(fonts.px(190))
        self.finder.setClearButtonEnabled(True)
        self.columns = Button(self.tr("Columns"), kind="quiet", icon="sliders-horizontal", small=True)
        self.choices["status"].set_choices([(status, status_word(status)) for status in OrderStatus])
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day_chip)
        row.addWidget(self.amount_chip)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addWidget(self.plan_chip)
        row.addStretch(1)
        row.addWidget(self.finder)
        row.addWidget(self.columns)

    def _connect(self) -> None:
        self.day_chip.set_popover(self.days)
        self.amount_chip.set_popover(self.amount)
        for key, chip in self.chips.items():
            chip.set_popover(self.choices[key])
            chip.cleared.connect(self._on_chip_cleared)
            self.choices[key].changed.connect(self._on_changed)
        self.day_chip.cleared.connect(self._on_days_cleared)
        self.amount_chip.cleared.connect(self._on_amount_cleared)
        self.plan_chip.cleared.connect(self._on_changed)
        self.plan_chip.toggled_on.connect(self._on_changed)
        self.days.changed.connect(self._on_changed)
        self.amount.changed.connect(self._on_changed)
        self.finder.textChanged.connect(self._on_changed)

    # the filter --------------------------------------------------------------------------------------

    def show_choices(self, choices: Choices) -> None:
        """Offer what the book holds now."""
        self.choices["paid_with"].set_choices([(one.id, one.label) for one in choices.accounts])
        self.choices["category"].set_choices([(one.id, one.name) for one in choices.categories])
        self.choices["tag"].set_choices([(name, name) for name in choices.tags])
        self.chips["tag"].setVisible(bool(choices.tags))

    def wanted(self, members: frozenset[MemberId]) -> PurchaseFilter:
        """Return the filter as it stands, for the members shown."""
        first, last = self.days.value()
        least, most = self.amount.least.value(), self.amount.most.value()
        return PurchaseFilter(
            begin=first,
            end=None if last is None else last + timedelta(days=1),
            least=None if least is None else least.minor,
            most=None if most is None else most.minor,
            statuses=self.choices["status"].value(),
            accounts=self.choices["paid_with"].value(),
            categories=self.choices["category"].value(),
            tags=self.choices["tag"].value(),
            members=members,
            has_plan=True if self.plan_chip.is_on() else None,
            text=self.finder.text(),
        )

    def clear(self) -> None:
        """Ask for everything, and say so once."""
        self.blockSignals(True)
        self.days.set_value(None, None)
        self._on_amount_cleared()
        for popover in self.choices.values():
            popover.set_value(frozenset())
        self.plan_chip.set_value("")
        self.finder.clear()
        self.blockSignals(False)
        self._on_changed()

    def _on_changed(self) -> None:
        self.day_chip.set_value(self.days.words())
        self.amount_chip.set_value(self.amount.words())
        for key, chip in self.chips.items():
            words = self.choices[key].words()
            name = words[0] if len(words) == 1 else self.tr("%n chosen", "filter values", len(words))
            chip.set_value(name if words else "")
        self.changed.emit()

    def _on_chip_cleared(self) -> None:
        for key, chip in self.chips.items():
            if not chip.is_on():
                self.choices[key].set_value(frozenset())
        self._on_changed()

    def _on_days_cleared(self) -> None:
        self.days.set_value(None, None)
        self._on_changed()

    def _on_amount_cleared(self) -> None:
        self.amount.least.set_value(None)
        self.amount.most.set_value(None)
        self._on_changed()

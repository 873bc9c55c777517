"""What an import has to ask: the password of a zip file, what installments cost and when they fall due."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from finapp.domain.account import AccountId
from finapp.domain.credit import Offer
from finapp.domain.dates import LAST_DAY
from finapp.domain.plan import CostConvention
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, TextField, check_all
from ui.widgets.labels import Label
from ui.widgets.notices import Banner
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finapp.services.imports import OfferNeed


_LONGEST_LINE = 60
"""Signs of each line that the choice of an encoding shows."""


class ZipPasswordDialog(DialogFrame):
    """Asks for the password of a zip file."""

    given = Signal(str)

    def __init__(self, name: str, *, wrong: bool = False) -> None:
        super().__init__(self.tr("Open {name}").format(name=name), primary=self.tr("Open"))
        self.password = TextField(required=True)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        words = self.tr("This zip file is locked. The Alipay app shows its password beside the bill.")
        self.body.addWidget(Label(words, tone="text-2", wrap=True))
        if wrong:
            said = self.tr("That password does not open the file. Check it and type it again.")
            self.body.addWidget(Banner(said, tone="danger"))
        self.body.addWidget(Field(self.tr("Password"), self.password))
        self.password.returnPressed.connect(self.submit)

    def submit(self) -> None:
        """Hand the password on."""
        if check_all([self.password]):
            self.given.emit(self.password.text())
            self.accept()


class EncodingDialog(DialogFrame):
    """Asks which characters a file is written in, where that can't be told, and shows how it reads."""

    given = Signal(str)

    wanted = Signal(str)
    """An encoding was chosen: somebody has to answer with `show_lines`."""

    def __init__(self, name: str, tried: str | None) -> None:
        super().__init__(self.tr("Characters of {name}").format(name=name), primary=self.tr("Read"))
        words = self.tr("The characters fit neither UTF-8 nor GB18030. Choose what the file was saved in.")
        if tried is not None:
            name = self._names().get(tried, tried.upper())
            words = self.tr("The file can’t be read as {encoding}. Choose another.").format(encoding=name)
        self.body.addWidget(Label(words, tone="text-2", wrap=True))
        items = [PickItem(one, name, search=one) for one, name in self._names().items() if one != tried]
        self.encoding = Picker(items, required=True, placeholder=self.tr("Choose"))
        self.body.addWidget(Field(self.tr("Encoding"), self.encoding))
        self.lines = Label(style="small", tone="text-2", wrap=True)
        self.lines.setAccessibleName(self.tr("How the file reads then"))
        self.shown = Field(self.tr("How the file reads then"), self.lines)
        self.shown.hide()
        self.body.addWidget(self.shown)
        self.encoding.value_changed.connect(self._on_chosen)

    def _names(self) -> dict[str, str]:
        """Return every encoding that is not tried anyway."""
        return {
            "utf-16": self.tr("Unicode (UTF-16)"),
            "big5": self.tr("Traditional Chinese (Big5)"),
            "shift_jis": self.tr("Japanese (Shift JIS)"),
            "euc-kr": self.tr("Korean (EUC-KR)"),
            "cp1252": self.tr("Western European (Windows-1252)"),
        }

    @Slot(object)
    def _on_chosen(self, encoding: object) -> None:
        self.wanted.emit(str(encoding))

    @Slot(object)
    def show_lines(self, lines: Sequence[str]) -> None:
        """Show how the file reads in the chosen encoding."""
        self.lines.setText("\n".join(line[:_LONGEST_LINE] for line in lines))
        self.shown.setVisible(bool(lines))
        self.refit()

    def submit(self) -> None:
        """Hand the encoding on."""
        if check_all([self.encoding]):
            self.given.emit(str(self.encoding.value()))
            self.accept()


@dataclass(frozen=True, slots=True)
class Answers:
    """What installments cost, by tool and number of them; statement and due day of tools, by their labels."""

    offers: Mapping[OfferNeed, Offer] = field(default_factory=dict)
    days: Mapping[str, tuple[int, int]] = field(default_factory=dict)


class _Ask(QWidget):
    """One line: a tool's number of installments, how it is charged, and the rate."""

    def __init__(self, need: OfferNeed) -> None:
        super().__init__()
        self.need = need
        items = [
            PickItem(CostConvention.NONE, self.tr("No fee")),
            PickItem(CostConvention.FEE_ONCE_SPREAD, self.tr("One fee, of the price")),
            PickItem(CostConvention.FEE_PER_PERIOD, self.tr("A fee every month, of the price")),
            PickItem(CostConvention.ANNUITY, self.tr("Interest, per year")),
        ]
        self.cost = Picker(items, required=True, placeholder=self.tr("What it costs"))
        self.rate = RateEdit(required=True, most=Decimal(1))
        self._rate_field = Field(self.tr("Rate"), self.rate)
        self._rate_field.setEnabled(False)
        name = self.tr("{tool}, {count} installments").format(tool=need.tool, count=need.count)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(Field(name, self.cost), 0, 0)
        grid.addWidget(self._rate_field, 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        self.cost.value_changed.connect(self._on_cost)
        if need.proposed is not None:
            self.cost.set_value(need.proposed.convention)
            self._rate_field.setEnabled(True)
            self.rate.set_value(need.proposed.rate)
            self._rate_field.set_hint(self.tr("the usual price: check yours"))

    def _on_cost(self, cost: object) -> None:
        self._rate_field.setEnabled(cost is not CostConvention.NONE)
        if cost is CostConvention.NONE:
            self.rate.clear()
        else:
            self.rate.setFocus()

    def controls(self) -> list[QWidget]:
        """Return what has to be filled in."""
        return [self.cost, self.rate] if self.cost.value() is not CostConvention.NONE else [self.cost]

    def offer(self) -> Offer:
        """Return what was said."""
        convention = CostConvention(str(self.cost.value()))
        return Offer(AccountId(0), self.need.count, convention, self.rate.value() or Decimal(0))


class _Days(QWidget):
    """One line: a tool's statement day and due day."""

    def __init__(self, tool: str) -> None:
        super().__init__()
        self.tool = tool
        self.closing = CountEdit(least=1, most=LAST_DAY, required=True)
        self.due = CountEdit(least=1, most=LAST_DAY, required=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        name = self.tr("{tool}, statement day").format(tool=tool)
        grid.addWidget(Field(name, self.closing), 0, 0)
        grid.addWidget(Field(self.tr("Due day"), self.due), 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)

    def days(self) -> tuple[int, int]:
        """Return the statement day and the due day."""
        return self.closing.value() or 1, self.due.value() or 1


class OffersDialog(DialogFrame):
    """Asks what installments cost and when they fall due, where the book does not know it."""

    given = Signal(object)
    """The `Answers`."""

    def __init__(self, needs: Sequence[OfferNeed], step: str) -> None:
        super().__init__(self.tr("What do these installments cost?"), primary=step)
        words = self.tr(
            "The file says into how many installments a purchase is split, but not the fee. "
            "Your answer is remembered with the tool."
        )
        self.body.addWidget(Label(words, tone="text-2", wrap=True))
        self.asks = [_Ask(need) for need in needs if need.asks_cost]
        self.days = [_Days(tool) for tool in dict.fromkeys(need.tool for need in needs if need.asks_days)]
        for ask in (*self.asks, *self.days):
            row = QHBoxLayout()
            row.addWidget(ask)
            self.body.addLayout(row)

    def submit(self) -> None:
        """Hand the answers on once all are known."""
        asked = [control for ask in self.asks for control in ask.controls()]
        if check_all([*asked, *(edit for one in self.days for edit in (one.closing, one.due))]):
            offers = {ask.need: ask.offer() for ask in self.asks}
            self.given.emit(Answers(offers, {one.tool: one.days() for one in self.days}))
            self.accept()

"""What stands below the ways to pay: what the choice changes, its schedule, and the steps to other terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.projection.ways_to_pay import WayKind
from ui import format as formats
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.schedule import ScheduleList, ScheduleRow

if TYPE_CHECKING:
    from finapp.domain.plan import InstallmentDraft
    from finapp.projection.ways_to_pay import Way
    from finapp.services.purchase_entry import Basis


translate = QCoreApplication.translate


class WayFoot(QWidget):
    """The quiet line and the links below the comparison."""

    adjust_wanted = Signal()
    offer_wanted = Signal()
    """The chosen offer is to be changed."""
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.effect = Label(style="small", tone="text-3", wrap=True)
        self.show_schedule = LinkButton("")
        self.adjust = LinkButton("")
        self.change_offer = LinkButton(self.tr("Change this offer"))
        self.schedule = ScheduleList()
        self._open = False
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.effect, 1)
        for link in (self.show_schedule, self.change_offer, self.adjust):
            links.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(links)
        column.addWidget(self.schedule)
        self.show_schedule.clicked.connect(self._on_schedule)
        self.adjust.clicked.connect(self.adjust_wanted)
        self.change_offer.clicked.connect(self.offer_wanted)

    def show_way(self, way: Way | None, basis: Basis, *, own: bool) -> None:
        """Say what the chosen way changes."""
        planned = way is not None and way.plan is not None
        self.effect.setText("" if way is None else self._effect(way, basis))
        self.show_schedule.setVisible(planned and not own)
        self.change_offer.setVisible(way is not None and way.offer is not None)
        self.adjust.setVisible(not own)
        self.adjust.setText(self.tr("Adjust this plan") if planned else self.tr("Enter another plan"))
        rows = way.plan.installments if way is not None and way.plan is not None and not own else ()
        currency = "" if way is None else way.price.currency
        self.schedule.set_rows([_row(row, currency) for row in rows])
        self._fit()

    def _effect(self, way: Way, basis: Basis) -> str:
        view = basis.view(way.account_id)
        writes = formats.current()
        purse = basis.purse(way.price.currency)
        words = []
        if way.kind is WayKind.NOW and view is not None:
            left = Money(purse.held.get(way.account_id, 0), way.price.currency) - way.price
            text = self.tr("{name} then holds {left}")
            words.append(text.format(name=view.account.label, left=writes.money(left)))
        elif view is not None and way.account_id in purse.lent:
            owed = way.price.minor - (way.terms.down_payment if way.terms is not None else 0)
            spare = Money(max(purse.lent[way.account_id] - owed, 0), way.price.currency)
            text = self.tr("{name} then lends {left} more")
            words.append(text.format(name=view.account.name, left=writes.money(spare)))
        load = basis.heaviest_month(way)
        if load is not None:
            text = self.tr("repayments of {month}: {after} instead of {before}")
            after, before = writes.money(load.after), writes.money(load.before)
            words.append(text.format(month=writes.month(load.month), after=after, before=before))
        return " · ".join(words)

    def _on_schedule(self) -> None:
        self._open = not self._open
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        shown = self._open and self.schedule.count() > 0
        self.schedule.setVisible(shown)
        self.show_schedule.setText(self.tr("Hide the schedule") if shown else self.tr("Show the schedule"))


def _row(row: InstallmentDraft, currency: str) -> ScheduleRow:
    """Return one installment, with its cost beside its principal."""
    writes = formats.current()
    note = ""
    if row.cost:
        words = [writes.amount(Money(row.principal, currency))]
        for part, text in (
            (row.interest, translate("WayFoot", "{amount} interest")),
            (row.fee, translate("WayFoot", "{amount} fee")),
        ):
            if part:
                words.append(text.format(amount=writes.amount(Money(part, currency))))
        note = " + ".join(words)
    amount = writes.amount(Money(row.amount, currency))
    return ScheduleRow(row.number, str(row.number), writes.date(row.due), amount, "upcoming", note)

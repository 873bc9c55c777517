"""The first two rows of the purchase dialog: what, how much, when, where, for what, who."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountId
from finapp.services.attached_files import check_file
from ui.account_facts import NOBODY, owner_of
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field, TextField
from ui.widgets.files_edit import FilesEdit, FilesState
from ui.widgets.picker import Picker, PickItem
from ui.widgets.price_edit import PriceEdit
from ui.widgets.tags_edit import TagsEdit

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import MemberId
    from finapp.services.purchase_entry import Basis, Habits

SEPARATOR = " · "
"""Between merchant and platform in one field: “Apple · Tmall”."""


class Shop(NamedTuple):
    """Where something was bought: the merchant, and the platform it sells on if any."""

    merchant: str
    platform: str = ""

    @classmethod
    def of(cls, text: str) -> Shop:
        """Return the shop that “Apple · Tmall” means."""
        merchant, _, platform = text.partition(SEPARATOR.strip())
        return cls(merchant.strip(), platform.strip())

    @property
    def text(self) -> str:
        """Return how it is written."""
        return SEPARATOR.join(one for one in self if one) if self.merchant else ""


class BasicsState(NamedTuple):
    """What was typed, as long as the dialog is not saved."""

    title: str
    currency: str
    price: str
    day: str
    shop: Shop
    category: object
    category_chosen: bool
    tags: tuple[str, ...]
    member: object
    files: FilesState


class PurchaseBasics(QWidget):
    """Item, amount, date; merchant, category, tags, member, receipts."""

    changed = Signal()
    """Amount, currency or date: what ways to pay rest on."""
    shop_changed = Signal()
    """Item or shop: what habits rest on."""

    def __init__(self, basis: Basis, today: date) -> None:
        super().__init__()
        self.title = TextField(required=True)
        self.price = PriceEdit(_currencies(basis))
        self.day = DateEdit(today, required=True, first_weekday=basis.week_start)
        self.day.set_value(today)
        shops = [Shop(*pair).text for pair in basis.shops]
        self.shop = Picker([PickItem(text, text) for text in shops], free=True)
        self.category = Picker(
            [PickItem(one.id, one.name, search=one.code or "") for one in basis.categories]
        )
        self.tags = TagsEdit(known=basis.tags)
        people = [PickItem(one.id, one.name, initial=(one.initials, one.color_slot)) for one in basis.members]
        together = QCoreApplication.translate("Accounts", "Everyone together")
        self.member = Picker([*people, PickItem(NOBODY, together, icon="users")])
        self.files = FilesEdit(check_file)
        self.category_chosen = False
        """Whether the category was chosen by hand, so that no habit replaces it."""
        self._fields: dict[str, Field] = {}
        self._lay_out(len(basis.members))
        self.price.value_changed.connect(self.changed)
        self.day.value_changed.connect(self.changed)
        self.title.editingFinished.connect(self.shop_changed)
        self.shop.value_changed.connect(self.shop_changed)
        self.category.value_changed.connect(self._on_category)

    def _field(self, key: str, label: str, control: QWidget) -> Field:
        self._fields[key] = Field(label, control)
        return self._fields[key]

    def field(self, key: str) -> Field:
        """Return one field, to say something below it."""
        return self._fields[key]

    def _lay_out(self, people: int) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(12)
        first.addWidget(self._field("title", self.tr("Item"), self.title), 22)
        first.addWidget(self._field("price", self.tr("Amount"), self.price), 10)
        first.addWidget(self._field("day", self.tr("Date"), self.day), 10)
        second.addWidget(self._field("shop", self.tr("Merchant"), self.shop), 10)
        second.addWidget(self._field("category", self.tr("Category"), self.category), 8)
        second.addWidget(self._field("tags", self.tr("Tags"), self.tags), 8)
        second.addWidget(self._field("member", self.tr("Bought by"), self.member), 8)
        second.addWidget(self._field("files", self.tr("Receipt"), self.files), 8)
        if people <= 1:
            self._fields["member"].hide()
        self.shop.setToolTip(self.tr("The shop, and the platform behind a dot: “Apple · Tmall”"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(first)
        column.addLayout(second)

    def _on_category(self, _key: object) -> None:
        self.category_chosen = True

    # values ------------------------------------------------------------------------------------------

    def where(self) -> Shop:
        """Return the shop."""
        return Shop.of(str(self.shop.value() or ""))

    def set_where(self, shop: Shop) -> None:
        """Show a shop."""
        self.shop.set_value(shop.text or None)

    def category_id(self) -> AccountId | None:
        """Return the category, None when none is chosen."""
        key = self.category.value()
        return AccountId(key) if isinstance(key, int) else None

    def member_id(self) -> MemberId | None:
        """Return who bought it, None for everyone together."""
        return owner_of(self.member.value())

    def take_habits(self, habits: Habits, fallback: AccountId) -> None:
        """Fill in what usually goes with the shop, where nothing was chosen by hand."""
        if not self.category_chosen:
            self.category.set_value(habits.category_id or fallback)
            guessed = habits.category_id is not None and not habits.certain
            self._fields["category"].set_hint(self.tr("Suggested by the name") if guessed else "")
        shop = self.where()
        if habits.platform and shop.merchant and not shop.platform:
            self.set_where(Shop(shop.merchant, habits.platform))

    def state(self) -> BasicsState:
        """Return what was typed, to be shown again later."""
        return BasicsState(
            self.title.text(),
            self.price.currency(),
            self.price.text(),
            self.day.text(),
            self.where(),
            self.category.value(),
            self.category_chosen,
            self.tags.value(),
            self.member.value(),
            self.files.state(),
        )

    def restore(self, state: BasicsState) -> None:
        """Show what was typed before."""
        self.title.retype(state.title)
        self.price.set_currency(state.currency)
        self.price.retype(state.price)
        self.day.retype(state.day)
        self.set_where(state.shop)
        self.category.set_value(state.category)
        self.category_chosen = state.category_chosen
        self.tags.set_value(state.tags)
        self.member.set_value(state.member)
        self.files.restore(state.files)

    def controls(self) -> list[QWidget]:
        """Return what is checked before saving, in order."""
        return [self.title, self.price, self.day]


def _currencies(basis: Basis) -> list[str]:
    """Return the currencies something can be paid in, the base currency first."""
    used = {view.account.currency for view in basis.views if view.account.currency}
    return [basis.currency, *sorted(used - {basis.currency})]

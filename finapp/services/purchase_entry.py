"""What the purchase dialog rests on: accounts and offers to pay with, habits, and what was bought alike."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.account import AccountId, AccountKind
from finapp.domain.money import Money
from finapp.domain.purchase import PurchaseId
from finapp.errors import UserError
from finapp.importers.categories import code_of_words
from finapp.projection.ways_to_pay import Purse, WayKind, pay_bill, pay_now, pay_offer
from finapp.services.accounts import Accounts
from finapp.services.calendar import Calendar
from finapp.services.settings import Settings
from finapp.services.setup import UNCATEGORIZED
from finapp.store import accounts, imports, listings, members, purchases

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from finapp.domain.account import Account, Member
    from finapp.domain.purchase import Purchase
    from finapp.projection.ways_to_pay import Way
    from finapp.services.accounts import AccountView
    from finapp.store.book_file import BookFile


class MonthLoad(NamedTuple):
    """What is to be repaid in a month (its first day) without and with a purchase."""

    month: date
    before: Money
    after: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What the dialog asks once. Amounts in minor units.

    `shops` are pairs of merchant and platform, `last` is the newest purchase, `coming` are the open
    repayments known today: day, currency, amount. `waiting_yield` is a yearly rate.
    """

    currency: str
    views: tuple[AccountView, ...]
    categories: tuple[Account, ...]
    members: tuple[Member, ...]
    shops: tuple[tuple[str, str], ...]
    platforms: tuple[str, ...]
    tags: tuple[str, ...]
    last: Purchase | None
    coming: tuple[tuple[date, str, int], ...]
    buffer: int
    compare_above: int
    waiting_yield: Decimal
    week_start: int

    @property
    def uncategorized(self) -> AccountId:
        """Return the category of what has none."""
        return next(one.id for one in self.categories if one.code == UNCATEGORIZED)

    def view(self, account_id: AccountId | None) -> AccountView | None:
        """Return an account by its id."""
        return next((view for view in self.views if view.account.id == account_id), None)

    def purse(self, currency: str) -> Purse:
        """Return what there is to pay with in a currency; the buffer counts in the base currency only."""
        mine = [view for view in self.views if view.account.currency == currency]
        return Purse(
            held={view.account.id: view.balance.minor for view in mine if view.account.kind.is_own},
            lent={
                view.account.id: view.terms.limit.minor + view.balance.minor
                for view in mine
                if view.account.kind.is_debt and view.terms.limit is not None
            },
            buffer=self.buffer if currency == self.currency else 0,
        )

    def payers(self, currency: str) -> tuple[AccountView, ...]:
        """Return what can pay in a currency: own accounts first, then tools; loans only with offers."""
        fit = [view for view in self.views if view.account.currency == currency]
        own = [view for view in fit if view.account.kind.is_own]
        tools = [view for view in fit if view.account.kind.is_debt]
        return (*own, *(view for view in tools if view.account.kind is not AccountKind.LOAN or view.offers))

    def heaviest_month(self, way: Way) -> MonthLoad | None:
        """Return the month that a way makes the heaviest of those it pays in; None for paying at once."""
        if way.kind is WayKind.NOW:
            return None
        added: defaultdict[date, int] = defaultdict(int)
        for day, minor in way.payments:
            added[day.replace(day=1)] += minor
        before: defaultdict[date, int] = defaultdict(int)
        for day, currency, minor in self.coming:
            if currency == way.price.currency:
                before[day.replace(day=1)] += minor
        month = max(added, key=lambda one: (before[one] + added[one], -one.toordinal()))
        currency = way.price.currency
        return MonthLoad(month, Money(before[month], currency), Money(before[month] + added[month], currency))

    def ways(
        self, price: Money, on: date, pay_from: AccountId | None, usual: AccountId | None = None
    ) -> list[Way]:
        """Return the ways to pay: at once from `pay_from`, by each tool's offers, with each tool's bill.

        The bill of the `usual` tool comes before the offers. An offer that the price is too small for is left
        out.
        """
        now = [] if pay_from is None else [pay_now(pay_from, price, on)]
        tools = [view for view in self.payers(price.currency) if view.account.kind.is_debt]
        offers: list[Way] = []
        for view in tools:
            for offer in view.offers:
                with suppress(UserError):
                    offers.append(pay_offer(price, on, offer, view.cycles, self.waiting_yield))
        bills = [
            pay_bill(view.account.id, price, on, view.cycles, self.waiting_yield)
            for view in tools
            if view.account.kind is not AccountKind.LOAN
        ]
        first = [way for way in bills if way.account_id == usual]
        return [*now, *first, *offers, *(way for way in bills if way.account_id != usual)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What usually goes with a shop or an article; None where nothing is known.

    `certain`: an earlier purchase or a rule of the user said it, it is not guessed from words.
    """

    category_id: AccountId | None = None
    account_id: AccountId | None = None
    platform: str = ""
    certain: bool = False


class PurchaseEntry:
    """Answers the dialog that adds or changes a purchase; may be asked from the reader thread."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def basis(self) -> Basis:
        """Return everything the dialog asks once."""
        settings = Settings(self._file).all()
        views = Accounts(self._file, self._today).views()
        coming = [
            (one.due, one.open.currency, one.open.minor)
            for one in Calendar(self._file, self._today).obligations()
            if one.is_open
        ]
        with self._file.read() as connection:
            known = accounts.accounts(connection)
            people = members.members(connection)
            shops = listings.shops(connection)
            _, platforms, tags = listings.names_in_use(connection)
            newest = listings.newest(connection)
            last = None if newest is None else purchases.get(connection, PurchaseId(newest))
        return Basis(
            currency=str(settings["currency"]),
            views=tuple(view for view in views if view.account.closed_on is None),
            categories=tuple(one for one in known.values() if one.kind is AccountKind.EXPENSE),
            members=tuple(people),
            shops=tuple(shops),
            platforms=tuple(platforms),
            tags=tuple(tags),
            last=last,
            coming=tuple(coming),
            buffer=int(str(settings["buffer_minor"])),
            compare_above=int(str(settings["compare_above_minor"])),
            waiting_yield=Decimal(str(settings["waiting_yield"])),
            week_start=int(str(settings["week_start"])),
        )

    def habits(self, merchant: str, title: str = "") -> Habits:
        """Return what goes with a shop: as bought there last, else by the user's rules, else by words."""
        with self._file.read() as connection:
            found = listings.latest_at(connection, merchant) if merchant else None
            if found is not None:
                last = purchases.get(connection, PurchaseId(found))
                return Habits(
                    category_id=last.category_id,
                    account_id=last.account_id,
                    platform=last.platform,
                    certain=True,
                )
            rule = imports.category_rules(connection).get(merchant)
            if rule is not None:
                return Habits(category_id=rule, certain=True)
            code = code_of_words(title, merchant)
            return Habits(category_id=None if code is None else accounts.by_code(connection, code))

    def alike(
        self, title: str, price: Money, on: date, *, merchant: str = "", besides: PurchaseId | None = None
    ) -> Purchase | None:
        """Return a purchase that is probably the same one.

        Same amount, bought within a day, at the same shop (or of the same name where one has no shop).
        """
        day = timedelta(days=1)
        with self._file.read() as connection:
            ids = listings.of_price(connection, price, on - day, on + day, besides)
            found = [purchases.get(connection, PurchaseId(one)) for one in ids]
        return next((one for one in found if _same(one, title, merchant)), None)


def _same(one: Purchase, title: str, merchant: str) -> bool:
    if one.merchant and merchant:
        return one.merchant.casefold() == merchant.casefold()
    return one.title.casefold() == title.strip().casefold()

"""What there is to see: every page and dialog of the window, and how a person gets there.

A scene does what a person does and returns what it is about. Each begins with the window as it was opened.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.money import Money
from finapp.domain.term_deposit import DepositTerms, Renewal
from finapp.services.accounts import ToolDraft
from tools import scenes_of_debts as debts
from tools import scenes_of_dialogs as dialogs
from tools import scenes_of_tools as tools
from tools.scenes_of_dialogs import DEBIT, PHONE
from tools.scenes_of_habits import HABITS
from ui.explain_panel import ExplainPanel
from ui.views.accounts import AccountsPage
from ui.views.calculators import CalculatorsPage
from ui.views.calendar import CalendarPage
from ui.views.credit_health import CreditHealthPage
from ui.views.import_inbox import ImportPage
from ui.views.overview import OverviewPage
from ui.views.page import Page
from ui.views.plans import PlansPage
from ui.views.purchases import PurchasesPage
from ui.views.registry import PAGES
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tools.stage import Stage


FRIEND = 2_400_000
"""What a friend lent, in minor units."""


DEPOSIT = DepositTerms(
    rate=Decimal("0.0145"),
    start=date(2025, 11, 27),
    matures=date(2026, 11, 27),
    renewal=Renewal.WITH_INTEREST,
    demand_rate=Decimal("0.0005"),
)


class Scene(NamedTuple):
    """One thing to see."""

    name: str
    play: Callable[[Stage], QWidget]
    """Brings the window there and returns what a picture of this scene alone shows."""
    empty: bool = False
    """Whether it is about a book with nothing in it."""


# pages -----------------------------------------------------------------------------------------------


def _sidebar(stage: Stage) -> QWidget:
    stage.page(OverviewPage, "overview")
    return stage.window.frame.sidebar


def _overview(stage: Stage) -> QWidget:
    stage.page(OverviewPage, "overview")
    return stage.window.frame.body


def _purchases(stage: Stage) -> QWidget:
    page = stage.page(PurchasesPage, "purchases")
    page.go_to(purchase=stage.purchase(PHONE))
    return stage.window.frame.body


def _plans(stage: Stage) -> QWidget:
    stage.page(PlansPage, "plans")
    return stage.window.frame.body


def _plan_without_purchase(stage: Stage) -> QWidget:
    stage.page(PlansPage, "plans", plan=stage.plan(FRIEND).id)
    return stage.window.frame.body


def _health_without_income(stage: Stage) -> QWidget:
    stage.page(CreditHealthPage, "health")
    return stage.window.frame.body


def _health(stage: Stage) -> QWidget:
    """Enter what comes in, look at the figures."""
    dialog = dialogs.usual_income(stage)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    stage.settle()
    stage.window.frame.toast.dismiss()
    _scroll_health(stage, 0)
    return stage.window.frame.body


def _scroll_health(stage: Stage, place: int) -> None:
    stage.page(CreditHealthPage, "health", fresh=False).sheet.verticalScrollBar().setValue(place)


def _health_records(stage: Stage) -> QWidget:
    """Look at the records further down."""
    _health(stage)
    _scroll_health(stage, 10_000)
    return stage.window.frame.body


def _calendar(stage: Stage) -> QWidget:
    stage.page(CalendarPage, "calendar")
    return stage.window.frame.body


def _calendar_planned(stage: Stage) -> QWidget:
    debts.follow(stage)
    stage.page(CalendarPage, "calendar", day=stage.book.payoff.planned()[2].on)
    return stage.window.frame.body


def _agenda_planned(stage: Stage) -> QWidget:
    body = _calendar_planned(stage)
    QTest.keyClick(stage.page(CalendarPage, "calendar", fresh=False), Qt.Key.Key_A)
    return body


def _calendar_week(stage: Stage) -> QWidget:
    QTest.keyClick(stage.page(CalendarPage, "calendar"), Qt.Key.Key_W)
    return stage.window.frame.body


def _calendar_agenda(stage: Stage) -> QWidget:
    QTest.keyClick(stage.page(CalendarPage, "calendar"), Qt.Key.Key_A)
    return stage.window.frame.body


def _accounts(stage: Stage) -> QWidget:
    stage.page(AccountsPage, "accounts")
    return stage.window.frame.body


def _accounts_deposit(stage: Stage) -> QWidget:
    """Show what a term deposit is worth."""
    stage.page(AccountsPage, "accounts", fresh=False, account=_add_deposit(stage))
    return stage.window.frame.body


def _calendar_deposit(stage: Stage) -> QWidget:
    """Show the day a term deposit ends."""
    _add_deposit(stage)
    stage.page(CalendarPage, "calendar", day=DEPOSIT.matures)
    return stage.window.frame.body


def _add_deposit(stage: Stage) -> AccountId:
    bank = stage.bank(DEBIT)
    draft = AccountDraft(
        kind=AccountKind.TERM_DEPOSIT,
        name="CMB 1 Y",
        currency="CNY",
        member_id=stage.book.accounts.view(bank).account.member_id,
    )
    tool = ToolDraft(account=draft, deposit=DEPOSIT)
    added = stage.book.accounts.add_tool(tool, Money.of(30_000, "CNY"), DEPOSIT.start)
    stage.window.rebuild()
    stage.settle()
    return AccountId(added.created or 0)


def _import_empty(stage: Stage) -> QWidget:
    stage.page(ImportPage, "import")
    return stage.window.frame.body


def _import_file(stage: Stage) -> QWidget:
    stage.drop_bill()
    return stage.window.frame.body


def _section(page: str, section: str) -> Callable[[Stage], QWidget]:
    def play(stage: Stage) -> QWidget:
        stage.page(Page, page, fresh=False, section=section)
        return stage.window.frame.body

    return play


def _calculator(section: str) -> Callable[[Stage], QWidget]:
    """Return what fills one calculator with its example."""

    def play(stage: Stage) -> QWidget:
        page = stage.page(CalculatorsPage, "calculators", section=section)
        example = page.current.empty.findChild(Button)
        if example is not None:
            example.click()
        return stage.window.frame.body

    return play


def _sections() -> list[Scene]:
    """Return a scene for each part of the pages that have parts."""
    return [
        Scene(f"{page.key}-{section}", _section(page.key, section))
        for page in PAGES
        for section, _name in page.sections
    ]


# over the pages --------------------------------------------------------------------------------------


def _explanation(stage: Stage) -> QWidget:
    page = stage.page(PlansPage, "plans")
    if page.side.rate is not None:
        QTest.mouseClick(page.side.rate, Qt.MouseButton.LeftButton)
    return stage.find(ExplainPanel)


def _palette(stage: Stage) -> QWidget:
    stage.command("palette")
    return stage.window.frame.palette_box


def _palette_finds(stage: Stage) -> QWidget:
    stage.command("palette")
    QTest.keyClicks(stage.window.frame.palette_box.field, "iph")
    return stage.window.frame.palette_box


def _toast_with_undo(stage: Stage) -> QWidget:
    page = stage.page(OverviewPage, "overview")
    QTest.mouseClick(page.rows[0].pay, Qt.MouseButton.LeftButton)
    return stage.window.frame.toast


def _toast_of_trouble(stage: Stage) -> QWidget:
    page = stage.page(ImportPage, "import")
    page.add_files([stage.home / "missing.csv"])
    return stage.window.frame.body


# empty and closed ------------------------------------------------------------------------------------


def _empty(key: str) -> Callable[[Stage], QWidget]:
    def play(stage: Stage) -> QWidget:
        stage.page(Page, key, fresh=False)
        return stage.window.frame.body

    return play


def _first_start(stage: Stage) -> QWidget:
    stage.command("new_book")
    return stage.window


def _locked(stage: Stage) -> QWidget:
    return stage.open_locked()


SCENES: tuple[Scene, ...] = (
    Scene("sidebar", _sidebar),
    Scene("overview", _overview),
    Scene("purchases", _purchases),
    Scene("plans", _plans),
    Scene("plans-loan", _plan_without_purchase),
    *(Scene(name, play) for name, play in debts.SCENES.items()),
    *(Scene(name, play) for name, play in {**tools.PARTS, **HABITS}.items()),
    Scene("health", _health),
    Scene("health-records", _health_records),
    Scene("health-without-income", _health_without_income),
    Scene("calendar", _calendar),
    Scene("calendar-week", _calendar_week),
    Scene("calendar-agenda", _calendar_agenda),
    Scene("calendar-planned", _calendar_planned),
    Scene("calendar-planned-agenda", _agenda_planned),
    Scene("accounts", _accounts),
    Scene("accounts-deposit", _accounts_deposit),
    Scene("calendar-deposit", _calendar_deposit),
    Scene("import", _import_empty),
    Scene("import-file", _import_file),
    *_sections(),
    *(
        Scene(f"calculator-{section}", _calculator(section))
        for page in PAGES
        if page.key == "calculators"
        for section, _name in page.sections
    ),
    *(Scene(f"dialog-{name}", play) for name, play in {**dialogs.DIALOGS, **tools.DIALOGS}.items()),
    Scene("dialog-import-fees", dialogs.fees_of_an_import, empty=True),
    Scene("explanation", _explanation),
    Scene("palette", _palette),
    Scene("palette-finds", _palette_finds),
    Scene("toast", _toast_with_undo),
    Scene("import-trouble", _toast_of_trouble),
    *(
        Scene(f"empty-{key}", _empty(key), empty=True)
        for key in ("overview", "purchases", "plans", "calendar", "debts", "health", "accounts")
    ),
    Scene("first-start", _first_start),
    Scene("locked", _locked),
)

"""The pages of the window, in the order of the sidebar. A new page is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.views.page import Page


FOOT = -1
"""The group of a page that stands at the foot of the sidebar."""

TOOL = -2
"""The group of a page that is no place of the book: menu Tools and the palette open it."""


@dataclass(frozen=True)
class PageSpec:
    """How a page appears in the sidebar, and where its class is: imported when first shown."""

    key: str
    name: object
    """English name, marked with `QT_TRANSLATE_NOOP("Pages", …)`."""
    icon: str
    group: int
    """Pages of one group stand together; `FOOT` is the foot of the sidebar, `TOOL` not in it."""
    digit: int
    """The page opens with Ctrl and this digit; 0 for none."""
    where: str
    """`module:Class` of the page."""
    sections: tuple[tuple[str, object], ...] = ()
    """Parts of the page that the palette finds: key and English name, marked in the same way."""
    within: str = ""
    """The page that opens this one for one of its things; no menu names it by itself."""

    def label(self) -> str:
        """Return the translated name."""
        return QCoreApplication.translate("Pages", str(self.name))

    def section_label(self, name: object) -> str:
        """Return the translated name of one of `sections`."""
        return QCoreApplication.translate("Pages", str(name))

    def build(self, context: AppContext) -> Page:
        """Import the page's class and make the page."""
        module, _, name = self.where.partition(":")
        page: Page = getattr(import_module(module), name)(context)
        return page


PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "overview",
        QT_TRANSLATE_NOOP("Pages", "Overview"),
        "squares-four",
        0,
        1,
        "ui.views.overview:OverviewPage",
    ),
    PageSpec(
        "purchases",
        QT_TRANSLATE_NOOP("Pages", "Purchases"),
        "shopping-bag",
        1,
        2,
        "ui.views.purchases:PurchasesPage",
    ),
    PageSpec(
        "plans",
        QT_TRANSLATE_NOOP("Pages", "Plans"),
        "stack",
        1,
        3,
        "ui.views.plans:PlansPage",
    ),
    PageSpec(
        "calendar",
        QT_TRANSLATE_NOOP("Pages", "Calendar"),
        "calendar-blank",
        1,
        4,
        "ui.views.calendar:CalendarPage",
    ),
    PageSpec(
        "debts",
        QT_TRANSLATE_NOOP("Pages", "Debts"),
        "credit-card",
        2,
        5,
        "ui.views.debts:DebtsPage",
    ),
    PageSpec(
        "tool",
        QT_TRANSLATE_NOOP("Pages", "One debt"),
        "credit-card",
        TOOL,
        0,
        "ui.views.tool:ToolPage",
        within="debts",
    ),
    PageSpec(
        "health",
        QT_TRANSLATE_NOOP("Pages", "Credit health"),
        "heart",
        TOOL,
        0,
        "ui.views.credit_health:CreditHealthPage",
        within="debts",
    ),
    PageSpec(
        "accounts",
        QT_TRANSLATE_NOOP("Pages", "Accounts"),
        "wallet",
        2,
        7,
        "ui.views.accounts:AccountsPage",
    ),
    PageSpec(
        "import",
        QT_TRANSLATE_NOOP("Pages", "Import inbox"),
        "tray",
        3,
        9,
        "ui.views.import_inbox:ImportPage",
    ),
    PageSpec(
        "calculators",
        QT_TRANSLATE_NOOP("Pages", "Calculators"),
        "calculator",
        TOOL,
        0,
        "ui.views.calculators:CalculatorsPage",
        (
            ("offer", QT_TRANSLATE_NOOP("Pages", "Installment offer")),
            ("loan", QT_TRANSLATE_NOOP("Pages", "Loan")),
            ("comparison", QT_TRANSLATE_NOOP("Pages", "Two offers")),
            ("savings", QT_TRANSLATE_NOOP("Pages", "Deposits and funds")),
            ("flows", QT_TRANSLATE_NOOP("Pages", "Cash flows")),
        ),
    ),
    PageSpec(
        "settings",
        QT_TRANSLATE_NOOP("Pages", "Settings"),
        "gear-six",
        FOOT,
        0,
        "ui.views.settings:SettingsPage",
        (
            ("household", QT_TRANSLATE_NOOP("Pages", "Household and members")),
            ("region", QT_TRANSLATE_NOOP("Pages", "Language and region")),
            ("look", QT_TRANSLATE_NOOP("Pages", "Look")),
            ("buffers", QT_TRANSLATE_NOOP("Pages", "Buffers")),
            ("security", QT_TRANSLATE_NOOP("Pages", "Security and file")),
            ("help", QT_TRANSLATE_NOOP("Pages", "Keyboard and about")),
        ),
    ),
)

"""The page of one credit tool or loan as a whole: how it stands, its statements, its schedule, its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountId
from finapp.projection.due import by_lender
from ui.account_facts import AccountFacts
from ui.account_words import kind_name
from ui.auto_payments import auto_words
from ui.dialogs.account import AccountDialog
from ui.dialogs.statement import open_statement
from ui.dialogs.statement_sheet import read_sheet
from ui.models.tool_sheet import read_tool
from ui.repayments import ask_payment
from ui.views.page import Page
from ui.views.tool_condition_actions import ConditionActions
from ui.views.tool_conditions import ToolConditions
from ui.views.tool_document_actions import DocumentActions
from ui.views.tool_documents import ToolDocuments
from ui.views.tool_head import ToolHead
from ui.views.tool_loan_actions import LoanActions
from ui.views.tool_loan_terms import LoanTermsPart
from ui.views.tool_promotions import ToolPromotions
from ui.views.tool_rates import ToolRates
from ui.views.tool_schedule import ToolSchedule
from ui.views.tool_statements import ToolStatements
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.notices import EmptyState
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from finapp.services.calendar import Sheet
    from ui.context import AppContext
    from ui.dialogs.statement_sheet import StatementSheet
    from ui.models.tool_sheet import ToolSheet

_REMEMBERED = "tool/section"
_OF_TOOLS = frozenset({"statements", "conditions", "promotions"})
_OF_LOANS = frozenset({"terms"})
_SHOWN = "tool/account"


class ToolPage(Page):
    """One debt; `go_to(account=…, section=…)` names it and what of it is shown."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"*"})

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheet: ToolSheet | None = None
        self.head = ToolHead()
        self.statements = ToolStatements(context)
        self.schedule = ToolSchedule(context)
        self.terms = LoanTermsPart()
        self.conditions = ToolConditions()
        self.rates = ToolRates(context)
        self.promotions = ToolPromotions()
        self.documents = ToolDocuments()
        self.loans = LoanActions(context, self)
        self.files = DocumentActions(context, self)
        self.agreed = ConditionActions(context, self)
        self.sections: dict[str, QWidget] = {
            "statements": self.statements,
            "schedule": self.schedule,
            "terms": self.terms,
            "conditions": self.conditions,
            "rates": self.rates,
            "promotions": self.promotions,
            "documents": self.documents,
        }
        self._names = {
            "statements": self.tr("Statements"),
            "schedule": self.tr("Schedule"),
            "terms": self.tr("Terms"),
            "conditions": self.tr("Conditions"),
            "rates": self.tr("Rates"),
            "promotions": self.tr("Promotions"),
            "documents": self.tr("Documents"),
        }
        self.back = LinkButton(self.tr("Debts"), icon="arrow-left")
        self.section = Segmented(self._choices(), name=self.tr("Part of the debt"))
        self._wanted = context.settings.text(_SHOWN, "")
        self._section = context.settings.text(_REMEMBERED, "statements")
        self._lay_out()
        self._connect()

    def _choices(self) -> list[Choice]:
        sheet = self.sheet
        hidden = _OF_LOANS if sheet is None or not sheet.is_loan else _OF_TOOLS
        if sheet is not None and sheet.is_loan and not sheet.plans:
            hidden |= {"terms", "rates"}
        return [Choice(key, self._names[key]) for key in self.sections if key not in hidden]

    def _lay_out(self) -> None:
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(16)
        row.addWidget(self.back)
        row.addWidget(self.section)
        row.addStretch(1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(24, 4, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.head)
        self._parts = QStackedLayout()
        column.addLayout(self._parts, 1)
        for part in self.sections.values():
            self._parts.addWidget(part)  # it shows the first: outside of the page that were a window
        choose = Button(self.tr("Show debts"))
        choose.clicked.connect(self._on_back)
        sentence = self.tr("Choose a lender on the Debts page to see everything about it.")
        empty = EmptyState("credit-card", self.tr("No debt chosen"), sentence, buttons=[choose])
        self._room = QStackedLayout(self)
        self._room.addWidget(empty)
        self._room.addWidget(full)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.section.changed.connect(self.choose)
        head = self.head
        head.pay_wanted.connect(self._on_pay)
        head.change_wanted.connect(self._on_change)
        head.register_wanted.connect(self._on_register)
        head.step_wanted.connect(self.loans.step)
        self.schedule.loan.value_changed.connect(self._show_loan)
        self.terms.terms_wanted.connect(self.loans.change_terms)
        self.terms.event_wanted.connect(self.loans.happened)
        self.conditions.add_wanted.connect(self.agreed.add_version)
        self.conditions.change_wanted.connect(self.agreed.change_version)
        self.conditions.remove_wanted.connect(self.agreed.remove_version)
        self.rates.add_wanted.connect(self.agreed.add_rate)
        self.rates.step_wanted.connect(self.agreed.rate_step)
        self.promotions.add_wanted.connect(self.agreed.add_promotion)
        self.documents.add_wanted.connect(self.files.choose)
        self.documents.files_dropped.connect(self.files.keep)
        self.documents.step_wanted.connect(self.files.step)
        self.promotions.step_wanted.connect(self.agreed.promotion_step)
        head.explained.connect(self.ask_explanation)
        self.statements.statement_wanted.connect(self._on_statement)
        self.context.events.theme_changed.connect(self._on_stale)

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the name of the tool."""
        return self.tr("One debt") if self.sheet is None else self.sheet.view.account.name

    def context_line(self) -> str:
        """Return what it is and whose."""
        if self.sheet is None:
            return ""
        words = [kind_name(self.sheet.view.account.kind)]
        if self.sheet.member is not None:
            words.append(self.sheet.member.name)
        row = self.sheet.row
        if row is not None and row.parent:
            words.append(self.tr("belongs to {tool}").format(tool=row.parent))
        if row is not None and row.is_automatic:
            words.append(self.tr("takes {what}").format(what=auto_words(row.state.terms, row.pays_from)))
        return " · ".join(words)

    def filter_row(self) -> QWidget:
        """Return the way back and the choice of what is shown."""
        return self._row

    def handles(self) -> dict[str, Callable[[], None]]:
        """Pay what the tool asks for next."""
        return {"mark_paid": self._on_pay}

    def go_to(self, **target: object) -> None:
        """Show the `account`, and of it the `section`."""
        account, section = target.get("account"), target.get("section")
        if isinstance(section, str):
            self._section = section
        if isinstance(account, int):
            self._wanted = str(account)
            self.context.settings.set_text(_SHOWN, self._wanted)
        self.mark_stale()

    # showing -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the tool again."""
        if self._wanted.isdecimal():
            wanted = AccountId(int(self._wanted))
            self.load(read_tool, self.context.book, wanted, show=self._on_sheet, refused=self._on_gone)
        else:
            self._on_gone(None)

    @Slot(object)
    def _on_gone(self, _error: object) -> None:
        """Show that no debt is chosen: it was removed, or belongs to another book."""
        self.sheet = None
        self._room.setCurrentIndex(0)
        self.section.hide()
        self.header_changed.emit()

    @Slot(object)
    def _on_sheet(self, sheet: ToolSheet) -> None:
        self.sheet = sheet
        self._room.setCurrentIndex(1)
        self.head.show_sheet(sheet)
        self.files.account_id = sheet.id
        for part in (self.statements, self.schedule, self.conditions, self.promotions, self.documents):
            part.show_sheet(sheet)
        self._show_loan()
        self.section.set_choices(self._choices())
        self.section.show()
        self.choose(self._section)
        self.header_changed.emit()

    @Slot()
    def _show_loan(self, _plan: object = None) -> None:
        """Let every part be about the loan that is chosen in the schedule."""
        current = self.schedule.current
        self.loans.loan = None if current is None else current.loan
        self.loans.account_id = None if self.sheet is None else self.sheet.id
        self.agreed.sheet, self.agreed.loan = self.sheet, self.loans.loan
        if self.sheet is not None:
            self.rates.show_rates(self.sheet, self.loans.loan)
        if current is not None and self.sheet is not None:
            self.terms.show_loan(current, self.sheet.today)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show a part; the first where this tool does not have it."""
        offered = [choice.key for choice in self._choices()]
        key = key if key in offered else offered[0]
        self._section = key
        self.section.set_value(key)
        self._parts.setCurrentWidget(self.sections[key])
        self.context.settings.set_text(_REMEMBERED, key)

    # steps -------------------------------------------------------------------------------------------

    @Slot()
    def _on_back(self) -> None:
        if self.sheet is None:
            self.context.shell.navigate("debts")
        elif self.sheet.is_lent:
            self.context.shell.navigate("accounts", account=self.sheet.id)
        else:
            self.context.shell.navigate("debts", account=self.sheet.id)

    @Slot()
    def _on_pay(self) -> None:
        state = self.sheet.state if self.sheet is not None else None
        if state is None or state.next_due is None:
            self.context.shell.show_toast(self.tr("Nothing is left to pay to this lender"))
            return
        self.load(self.context.book.calendar.sheet, state.next_due, state.next_due, show=self._on_pay_sheet)

    @Slot(object)
    def _on_pay_sheet(self, sheet: Sheet) -> None:
        wanted = self.sheet.id if self.sheet is not None else None
        mine = [one for one in sheet.obligations if one.account_id == wanted and one.is_open]
        if mine:
            ask_payment(self.context, by_lender(mine)[0], sheet)

    @Slot()
    def _on_change(self) -> None:
        self.load(AccountFacts.read, self.context.book, show=self._on_change_facts)

    @Slot(object)
    def _on_change_facts(self, facts: AccountFacts) -> None:
        view = facts.view(self.sheet.id) if self.sheet is not None else None
        if view is not None:
            self.context.shell.open_dialog(AccountDialog(self.context, facts, view=view))

    @Slot()
    def _on_register(self) -> None:
        if self.sheet is not None:
            self.context.shell.navigate("accounts", account=self.sheet.id)

    @Slot(object)
    def _on_statement(self, closing: date) -> None:
        if self.sheet is not None:
            self.load(read_sheet, self.context.book, self.sheet.id, closing, show=self._on_statement_sheet)

    @Slot(object)
    def _on_statement_sheet(self, sheet: StatementSheet) -> None:
        open_statement(self.context, sheet)

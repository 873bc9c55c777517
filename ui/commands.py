"""The commands of the window: names, keys and menus. A command that opens a dialog is one line here."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from ui.context import AppContext

SEPARATOR = "-"


@dataclass(frozen=True)
class Command:
    """One command. With `where` it calls `function(context)` of that module, imported when first used;
    without, the frame or the current page does it.
    """  # noqa: D205 - one thought

    key: str
    name: object
    """English name, marked with `QT_TRANSLATE_NOOP("Commands", …)`."""
    icon: str = ""
    keys: str = ""
    """Shortcut, such as `Ctrl+N`; Qt turns Ctrl into ⌘ on macOS."""
    where: str = ""
    """`module:function`; empty if the frame does it."""
    needs_book: bool = True
    by_page: bool = False
    """Whether the current page does it (`Page.handles`)."""

    def label(self) -> str:
        """Return the translated name."""
        return QCoreApplication.translate("Commands", str(self.name))

    def run(self, context: AppContext) -> None:
        """Call the function that `where` names."""
        module, _, name = self.where.partition(":")
        getattr(import_module(module), name)(context)


COMMANDS: tuple[Command, ...] = (
    # file
    Command("new_book", QT_TRANSLATE_NOOP("Commands", "New book…"), "file-text", needs_book=False),
    Command("open_book", QT_TRANSLATE_NOOP("Commands", "Open book…"), "folder-open", needs_book=False),
    Command("open_sample", QT_TRANSLATE_NOOP("Commands", "Open the sample"), "compass", needs_book=False),
    Command(
        "import_statements",
        QT_TRANSLATE_NOOP("Commands", "Import statements…"),
        "tray",
        "Ctrl+O",
        where="ui.views.import_inbox:choose_files",
    ),
    Command(
        "export_view", QT_TRANSLATE_NOOP("Commands", "Export this view…"), "export", "Ctrl+E", by_page=True
    ),
    Command("close_book", QT_TRANSLATE_NOOP("Commands", "Close book"), "x"),
    Command("lock", QT_TRANSLATE_NOOP("Commands", "Lock now"), "lock-simple", "Ctrl+L"),
    Command("quit", QT_TRANSLATE_NOOP("Commands", "Quit"), "", "Ctrl+Q", needs_book=False),
    # edit
    Command(
        "add_purchase",
        QT_TRANSLATE_NOOP("Commands", "Add purchase"),
        "shopping-bag",
        "Ctrl+N",
        "ui.dialogs.purchase:add_purchase",
    ),
    Command(
        "add_plan",
        QT_TRANSLATE_NOOP("Commands", "Add plan"),
        "stack",
        "Ctrl+Shift+N",
        "ui.dialogs.plan:add_plan",
    ),
    Command(
        "add_debt",
        QT_TRANSLATE_NOOP("Commands", "Add debt or credit tool"),
        "credit-card",
        where="ui.dialogs.account_new:add_debt",
    ),
    Command(
        "add_loan",
        QT_TRANSLATE_NOOP("Commands", "Add loan, or money lent"),
        "handshake",
        where="ui.dialogs.loan:add_loan",
    ),
    Command(
        "add_account",
        QT_TRANSLATE_NOOP("Commands", "Add account"),
        "wallet",
        where="ui.dialogs.account_new:add_account",
    ),
    Command(
        "credit_health",
        QT_TRANSLATE_NOOP("Commands", "Credit health"),
        "heart",
        where="ui.views.credit_health_parts:show_health",
    ),
    Command("undo", QT_TRANSLATE_NOOP("Commands", "Undo"), "arrow-counter-clockwise", "Ctrl+Z"),
    Command("redo", QT_TRANSLATE_NOOP("Commands", "Redo"), "arrow-clockwise", "Ctrl+Shift+Z"),
    Command(
        "find", QT_TRANSLATE_NOOP("Commands", "Find on this page"), "magnifying-glass", "Ctrl+F", by_page=True
    ),
    Command(
        "mark_paid",
        QT_TRANSLATE_NOOP("Commands", "Mark the selected repayment paid"),
        "check-circle",
        "Ctrl+D",
        by_page=True,
    ),
    # view
    Command("back", QT_TRANSLATE_NOOP("Commands", "Back"), "arrow-left", "Alt+Left"),
    Command("forward", QT_TRANSLATE_NOOP("Commands", "Forward"), "arrow-right", "Alt+Right"),
    Command(
        "sidebar",
        QT_TRANSLATE_NOOP("Commands", "Narrow sidebar"),
        "sidebar-simple",
        "Ctrl+B",
        needs_book=False,
    ),
    Command("inspector", QT_TRANSLATE_NOOP("Commands", "Inspector"), "sidebar", "Ctrl+I"),
    Command("next_member", QT_TRANSLATE_NOOP("Commands", "Next member"), "users", "Ctrl+Shift+M"),
    Command("hide_amounts", QT_TRANSLATE_NOOP("Commands", "Hide amounts"), "eye-slash", "Ctrl+Shift+H"),
    Command("next_pane", QT_TRANSLATE_NOOP("Commands", "Next pane"), "", "F6"),
    Command("previous_pane", QT_TRANSLATE_NOOP("Commands", "Previous pane"), "", "Shift+F6"),
    Command("menu_bar", QT_TRANSLATE_NOOP("Commands", "Menu bar"), "list", needs_book=False),
    Command("theme_light", QT_TRANSLATE_NOOP("Commands", "Light theme"), "sun", needs_book=False),
    Command("theme_dark", QT_TRANSLATE_NOOP("Commands", "Dark theme"), "moon", needs_book=False),
    Command(
        "theme_system", QT_TRANSLATE_NOOP("Commands", "Theme as the system"), "desktop", needs_book=False
    ),
    Command("language_en", "English", "translate", needs_book=False),
    Command("language_zh_CN", "简体中文", "translate", needs_book=False),
    Command(
        "larger_text", QT_TRANSLATE_NOOP("Commands", "Larger text"), "text-aa", "Ctrl++", needs_book=False
    ),
    Command(
        "smaller_text", QT_TRANSLATE_NOOP("Commands", "Smaller text"), "text-aa", "Ctrl+-", needs_book=False
    ),
    Command("compact_rows", QT_TRANSLATE_NOOP("Commands", "Compact rows"), "rows", needs_book=False),
    # tools and help
    Command("palette", QT_TRANSLATE_NOOP("Commands", "Search and commands"), "magnifying-glass", "Ctrl+K"),
    Command("explain", QT_TRANSLATE_NOOP("Commands", "Explain the number in focus"), "question", "F1"),
    Command("keyboard", QT_TRANSLATE_NOOP("Commands", "Keyboard"), "keyboard", "Ctrl+/", needs_book=False),
    Command("show_log", QT_TRANSLATE_NOOP("Commands", "Show the log file"), "file-text", needs_book=False),
    Command("about", QT_TRANSLATE_NOOP("Commands", "About finapp"), "info", needs_book=False),
)


_LABELS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}


def shown_keys(sequence: QKeySequence) -> str:
    """Return a shortcut as the keys are labelled, with spaces: “Ctrl Shift Z”, “Ctrl +”, “Alt ←”, “⇧⌘Z”."""
    if sequence.isEmpty():
        return ""
    if sys.platform == "darwin":
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    # Qt translates the names of keys, such as “Left” to “左方向”; keyboards are labelled alike everywhere.
    parts = sequence.toString(QKeySequence.SequenceFormat.PortableText).removesuffix("+").split("+")
    return " ".join(_LABELS.get(part, part or "+") for part in parts)


ADD_MENU = (
    "add_purchase",
    "add_plan",
    "add_debt",
    "add_loan",
    "add_product",
    "add_account",
    "import_statements",
)
"""The main button and its menu, those that exist, in this order."""

MENUS: tuple[tuple[object, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Commands", "File"),
        (
            "new_book",
            "open_book",
            "recent_books",
            "open_sample",
            SEPARATOR,
            "import_statements",
            "export_view",
            "backup",
            SEPARATOR,
            "lock",
            "close_book",
            "quit",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Edit"),
        (
            "undo",
            "redo",
            SEPARATOR,
            *(key for key in ADD_MENU if key != "import_statements"),
            SEPARATOR,
            "mark_paid",
            "find",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "View"),
        (
            "pages",
            SEPARATOR,
            "back",
            "forward",
            SEPARATOR,
            "sidebar",
            "inspector",
            "menu_bar",
            SEPARATOR,
            "next_member",
            "hide_amounts",
            "compact_rows",
            SEPARATOR,
            "theme_light",
            "theme_dark",
            "theme_system",
            SEPARATOR,
            "larger_text",
            "smaller_text",
            SEPARATOR,
            "language_en",
            "language_zh_CN",
        ),
    ),
    (QT_TRANSLATE_NOOP("Commands", "Tools"), ("palette", "credit_health", "page:calculators")),
    (
        QT_TRANSLATE_NOOP("Commands", "Help"),
        ("explain", "keyboard", SEPARATOR, "show_log", "about"),
    ),
)
"""Menus in their order. `recent_books` and `pages` are lists; a key without an action is left out."""

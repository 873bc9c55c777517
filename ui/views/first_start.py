"""The first start: three ways in, the protection of the file, language, currency and theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from finapp.domain.currencies import exponents
from ui import format as formats
from ui import i18n, theme
from ui.views.lock_door import Mark
from ui.views.ways_in import WAYS, ways_in
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Icon
from ui.widgets.notices import Banner
from ui.widgets.picker import Picker, PickItem
from ui.widgets.protect_box import ProtectBox
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 1040
SUFFIX = ".finapp"
MOST_WAYS = 3
COMMON = ("CNY", "EUR", "USD", "GBP", "HKD", "JPY", "TWD", "SGD")


class NewBook(NamedTuple):
    """What a new book is made of."""

    path: Path
    passphrase: str | None
    currency: str
    language: str


def books_folder() -> Path:
    """Return the folder that new books go to."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "finapp"


def free_path(folder: Path, name: str) -> Path:
    """Return a path in `folder` that no file has yet."""
    path = folder / f"{name}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{name} {number}{SUFFIX}"
        number += 1
    return path


class FirstStart(QWidget):
    """The door to a new book."""

    book_wanted = Signal(object, str)
    """`NewBook`, and the command to run in it: `import_statements` or `add_purchase`."""

    command_wanted = Signal(str)
    """`open_book` or `open_sample`."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, commands: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._path = free_path(books_folder(), self.tr("My household"))
        self.ways = ways_in([key for key in WAYS if not key or key in commands][:MOST_WAYS])
        self.protect = ProtectBox()
        self.currency = Picker(self._currencies(), required=True)
        self.currency.setAccessibleName(self.tr("Currency"))
        self.currency.set_value("CNY" if i18n.current() == "zh_CN" else _system_currency())
        self._notice: Banner | None = None
        self._column = self._inside()
        self._lay_out(self._column)
        for way in self.ways:
            way.chosen.connect(self._on_way)
        self.protect.submitted.connect(self._on_submitted)

    def show_notice(self, sentence: str) -> None:
        """Say above everything why a book could not be opened."""
        if self._notice is not None:
            self._notice.deleteLater()
        self._notice = Banner(sentence, tone="danger", closable=True)
        self._column.insertWidget(0, self._notice)

    def notice(self) -> str:
        """Return what is said above everything; empty for nothing."""
        return self._notice.accessibleName() if self._notice is not None else ""

    def _currencies(self) -> list[PickItem]:
        language = i18n.current()
        codes = [*COMMON, *sorted(set(exponents()) - set(COMMON))]
        return [PickItem(code, f"{code} · {formats.currency_name(code, language)}") for code in codes]

    def _inside(self) -> QVBoxLayout:
        """Return the column with everything in it."""
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(Mark(44), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(
            Label(self.tr("See what you owe, what you own and what comes next"), style="hero", wrap=True)
        )
        sentence = self.tr("Everything stays in one file on this computer. No account, no connection needed.")
        words.addWidget(Label(sentence, tone="text-2"))
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addSpacing(28)
        ways = QHBoxLayout()
        ways.setSpacing(16)
        for way in self.ways:
            ways.addWidget(way, 1)
        column.addLayout(ways)
        column.addSpacing(16)
        card = Card(self.tr("Protect the file"), note=self.tr("You can change this later in Settings"))
        card.head.insertWidget(0, Icon("lock-simple", tone="accent-text", side=18))
        card.body.setContentsMargins(20, 4, 20, 20)
        card.body.addWidget(self.protect)
        column.addWidget(card)
        column.addSpacing(16)
        column.addLayout(self._choices())
        column.addSpacing(10)
        column.addLayout(self._place())
        return column

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        choices = QWidget()
        flow = FlowLayout(choices, gap=12)
        language = Segmented(
            [Choice(code, name) for code, name in i18n.LANGUAGES.items()], name=self.tr("Language")
        )
        language.set_value(i18n.current())
        language.changed.connect(self.language_chosen)
        look = Segmented(
            [
                Choice(theme.LIGHT, self.tr("Light")),
                Choice(theme.DARK, self.tr("Dark")),
                Choice(theme.SYSTEM, self.tr("As system")),
            ],
            name=self.tr("Theme"),
        )
        look.set_value(theme.choice())
        look.changed.connect(self.theme_chosen)
        for words, control in (
            (self.tr("Language"), language),
            (self.tr("Currency"), self.currency),
            (self.tr("Theme"), look),
        ):
            pair = QWidget()
            inside = QHBoxLayout(pair)
            inside.setContentsMargins(0, 0, 8, 0)
            inside.setSpacing(12)
            inside.addWidget(Label(words, tone="text-2"))
            inside.addWidget(control)
            flow.addWidget(pair)
        row.addWidget(choices)
        row.addStretch(1)
        existing = LinkButton(self.tr("Open an existing file…"), icon="folder-open")
        existing.clicked.connect(self._on_existing)
        row.addWidget(existing)
        return row

    def _place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._where = CutLabel(self._path_words(), style="small", tone="text-3")
        self._where.setSizePolicy(
            self._where.sizePolicy().Policy.Maximum, self._where.sizePolicy().Policy.Fixed
        )
        change = LinkButton(self.tr("Change…"))
        change.clicked.connect(self._on_change)
        row.addWidget(self._where)
        row.addWidget(change)
        row.addStretch(1)
        return row

    def _lay_out(self, column: QVBoxLayout) -> None:
        box = QWidget()
        box.setMaximumWidth(WIDTH)
        box.setLayout(column)
        column.setContentsMargins(4, 24, 4, 24)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(box, 100)
        middle.addStretch(1)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(24, 0, 24, 0)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _path_words(self) -> str:
        return self.tr("The file will be {path}").format(path=formats.place(self._path))

    @Slot(str)
    def _on_way(self, key: str) -> None:
        if key == "open_sample":
            self.command_wanted.emit(key)
        elif self.protect.check() and self.currency.check():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            book = NewBook(self._path, self.protect.value(), str(self.currency.value()), i18n.current())
            self.book_wanted.emit(book, key)

    @Slot()
    def _on_submitted(self) -> None:
        self.protect.check()

    @Slot()
    def _on_existing(self) -> None:
        self.command_wanted.emit("open_book")

    @Slot()
    def _on_change(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to keep the file"), str(self._path))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.setNameFilter(f"finapp (*{SUFFIX})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_path)
        dialog.open()

    @Slot(str)
    def _on_path(self, path: str) -> None:
        self._path = Path(path)
        self._where.set_full_text(self._path_words())


def _system_currency() -> str:
    """Return the currency of the desktop's region, if it is one we know."""
    code = QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return code if code in exponents() else "EUR"

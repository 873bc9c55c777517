"""Whether a new book is encrypted, and with which passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from finapp.domain.passphrase import FAIR, NONE, WEAK, strength
from ui import icons
from ui.widgets import painters
from ui.widgets.choice_cards import ChoiceCard
from ui.widgets.fields import Field, LineEdit, mark_error
from ui.widgets.marks import Badge

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BARS = 4
_TONES = {WEAK: "danger", FAIR: "warning"}


class PassphraseEdit(LineEdit):
    """Dots, with an eye that shows what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.addAction(icons.icon("eye", "text-2"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.triggered.connect(self._on_eye)
        self._name_eye()

    @Slot()
    def _on_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._name_eye()

    def _name_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setText(self.tr("Show passphrase") if hidden else self.tr("Hide passphrase"))
        self._eye.setToolTip(self._eye.text())
        icons.set_icon(self._eye, "eye" if hidden else "eye-slash")


class StrengthMeter(QWidget):
    """Four bars and a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = NONE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_strength(self, passphrase: str) -> None:
        """Judge a passphrase."""
        self._level = strength(passphrase)
        self.setAccessibleName(self.word())
        self.update()

    def word(self) -> str:
        """Return the judgment in words."""
        words = ("", self.tr("Weak"), self.tr("Fair"), self.tr("Strong"), self.tr("Very strong"))
        return words[self._level]

    def sizeHint(self) -> QSize:
        """Return room for the bars and the longest word."""
        return QSize(240, 18)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw bars and word."""
        painter = QPainter(self)
        tone = _TONES.get(self._level, "positive")
        for place in range(BARS):
            bar = QRectF(place * 31, self.height() / 2 - 2, 28, 4)
            painters.box(painter, bar, 2, fill=tone if place < self._level else "track")
        words = QRectF(BARS * 31 + 5, 0, self.width() - BARS * 31 - 5, self.height())
        painters.text(painter, words, self.word(), style="small", color=tone)


class ProtectBox(QWidget):
    """Two cards: encrypt with a passphrase (recommended), or not."""

    submitted = Signal()
    """Enter in a passphrase field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encrypt = ChoiceCard(
            "encrypt",
            self.tr("Encrypt with a passphrase"),
            self.tr("Nobody can open the file without it. It can’t be recovered, so write it down."),
            tinted=False,
        )
        self.encrypt.marks.addWidget(Badge(self.tr("Recommended"), tone="accent"))
        self.plain = ChoiceCard(
            "plain",
            self.tr("Don’t encrypt"),
            self.tr(
                "Anyone who can read this computer’s files can read your data. "
                "Fine on a disk that is encrypted already."
            ),
            tinted=False,
        )
        self.passphrase = PassphraseEdit()
        self.repeat = PassphraseEdit()
        self._first = Field(self.tr("Passphrase"), self.passphrase)
        self._second = Field(self.tr("Repeat"), self.repeat)
        self._meter = StrengthMeter()
        fields = QHBoxLayout()
        fields.setSpacing(10)
        fields.addWidget(self._first)
        fields.addWidget(self._second)
        self.encrypt.body.addLayout(fields)
        self.encrypt.body.addWidget(self._meter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.encrypt, 8)
        row.addWidget(self.plain, 5)
        for card in (self.encrypt, self.plain):
            card.picked.connect(self.choose)
        self.passphrase.textChanged.connect(self._on_text)
        self.repeat.textChanged.connect(self._on_text)
        self.passphrase.returnPressed.connect(self.submitted)
        self.repeat.returnPressed.connect(self.submitted)
        self.choose("encrypt")

    @Slot(str)
    def choose(self, key: str) -> None:
        """Choose `encrypt` or `plain`."""
        self.encrypt.set_chosen(key == "encrypt")
        self.plain.set_chosen(key == "plain")
        for field in (self._first, self._second):
            field.setEnabled(key == "encrypt")

    def value(self) -> str | None:
        """Return the passphrase, or None for a book that is not encrypted."""
        return self.passphrase.text() if self.encrypt.is_chosen() else None

    def check(self) -> bool:
        """Tell below the fields what is missing; the focus goes to the first field that is wrong."""
        if self.plain.is_chosen():
            return True
        empty = not self.passphrase.text()
        differs = not empty and self.passphrase.text() != self.repeat.text()
        self._first.set_error(self.tr("Type a passphrase, or choose “Don’t encrypt”") if empty else "")
        self._second.set_error(self.tr("The two passphrases differ. Type it again") if differs else "")
        mark_error(self.passphrase, wrong=empty)
        mark_error(self.repeat, wrong=differs)
        if empty:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        elif differs:
            self.repeat.setFocus(Qt.FocusReason.OtherFocusReason)
        return not empty and not differs

    @Slot()
    def _on_text(self) -> None:
        self.choose("encrypt")
        self._meter.show_strength(self.passphrase.text())
        for field, edit in ((self._first, self.passphrase), (self._second, self.repeat)):
            field.set_error("")
            mark_error(edit, wrong=False)

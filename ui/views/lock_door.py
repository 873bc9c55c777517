"""The door of an encrypted book: a passphrase field, and nothing of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts
from ui import format as formats
from ui.widgets.book_header import paint_mark
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import Field, mark_error
from ui.widgets.labels import Label
from ui.widgets.protect_box import PassphraseEdit

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

WIDTH = 360


class Mark(QWidget):
    """The product's mark."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return its side."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw it."""
        paint_mark(QPainter(self), QRectF(self.rect()))


class LockDoor(QWidget):
    """Asks for the passphrase; the window opens the book."""

    passphrase_given = Signal(object, str)
    """Path and passphrase."""

    open_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._path = path
        self.passphrase = PassphraseEdit()
        self._field = Field(self.tr("Passphrase"), self.passphrase)
        self.open_button = Button(self.tr("Open"), kind="primary", icon="lock-simple-open")
        self.open_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        other = LinkButton(self.tr("Open another book…"))
        new = LinkButton(self.tr("Start a new book…"))
        box = QWidget()
        box.setFixedWidth(fonts.px(WIDTH))
        column = QVBoxLayout(box)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addWidget(Mark(44), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(16)
        column.addWidget(Label(self.tr("{name} is locked").format(name=path.stem), style="title", wrap=True))
        column.addSpacing(4)
        place = Label(formats.place(path.parent), style="small", tone="text-3", wrap=True)
        column.addWidget(place)
        column.addSpacing(20)
        column.addWidget(self._field)
        column.addSpacing(12)
        column.addWidget(self.open_button)
        column.addSpacing(16)
        links = QHBoxLayout()
        links.addWidget(other)
        links.addStretch(1)
        links.addWidget(new)
        column.addLayout(links)
        outer = QVBoxLayout(self)
        outer.addStretch(3)
        outer.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(4)
        self.setFocusProxy(self.passphrase)
        self.open_button.clicked.connect(self._on_open)
        self.passphrase.returnPressed.connect(self._on_open)
        self.passphrase.textChanged.connect(self._on_text)
        other.clicked.connect(self.open_wanted)
        new.clicked.connect(self.new_wanted)

    def show_error(self, sentence: str) -> None:
        """Say why the book did not open; the passphrase can be typed again."""
        self._set_busy(busy=False)
        self._field.set_error(sentence)
        mark_error(self.passphrase, wrong=True)
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def error(self) -> str:
        """Return the error shown."""
        return self._field.error()

    @Slot()
    def _on_open(self) -> None:
        if not self.passphrase.text():
            self.show_error(self.tr("Type the passphrase of this book"))
        elif self.passphrase.isEnabled():
            self._set_busy(busy=True)
            self.passphrase_given.emit(self._path, self.passphrase.text())

    @Slot()
    def _on_text(self) -> None:
        self._field.set_error("")
        mark_error(self.passphrase, wrong=False)

    def _set_busy(self, *, busy: bool) -> None:
        self.passphrase.setEnabled(not busy)
        self.open_button.setEnabled(not busy)

"""The receipts of a purchase: files kept in the book, opened with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui import icons
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.flow import FlowLayout
from ui.widgets.inspector import Section
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from finapp.domain.purchase import Attachment

_KILO = 1000


def size_text(size: int) -> str:
    """Return the size of a file: “118 KB”, “1.9 MB”."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{size / _KILO**2:.1f} MB"


class _Receipt(Button):
    """One receipt; Delete removes it."""

    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Delete from what presses a button."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class ReceiptsSection(Section):
    """A button for each receipt, and the step that attaches one."""

    attach_wanted = Signal()
    opened = Signal(object)
    """The id of a receipt to open."""
    removed = Signal(object)

    def __init__(self, receipts: Sequence[Attachment]) -> None:
        super().__init__(line=False)
        self.heading.setText(self.tr("Receipts"))
        self.body.addLayout(self.head)
        self.attach = LinkButton(self.tr("Attach"), icon="paperclip")
        self.attach.clicked.connect(self.attach_wanted)
        self.head.addWidget(self.attach)
        self.buttons: list[Button] = []
        if not receipts:
            hint = self.tr("Drop a PDF or a picture here; it is kept in the book.")
            self.body.addWidget(Label(hint, style="small", tone="text-3", wrap=True))
            return
        holder = QWidget()
        flow = FlowLayout(holder)
        for one in receipts:
            flow.addWidget(self._button(one))
        self.body.addWidget(holder)

    def _button(self, one: Attachment) -> Button:
        icon = "image" if one.media_type.startswith("image/") else "file-text"
        button = _Receipt(f"{one.name}  {size_text(one.size)}", icon=icon, small=True)
        button.setToolTip(self.tr("Open {name}; Delete or the menu removes it").format(name=one.name))
        button.delete_pressed.connect(lambda: self.removed.emit(one.id))
        button.clicked.connect(lambda: self.opened.emit(one.id))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda: self._open_menu(one, button))
        self.buttons.append(button)
        return button

    def _open_menu(self, one: Attachment, button: Button) -> None:
        menu = QMenu(self)
        remove = menu.addAction(self.tr("Remove"))
        icons.set_icon(remove, "trash")
        remove.triggered.connect(lambda: self.removed.emit(one.id))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

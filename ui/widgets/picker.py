"""A field that chooses one of a list, found by typing: by name, by pinyin initials, by further words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from finapp.messages import sentence
from ui import fonts, i18n, icons
from ui.widgets import focus_ring, painters
from ui.widgets.fields import mark_error
from ui.widgets.picker_list import PickerPopup, PickItem, paint_item, paint_lead

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PickItem", "Picker"]

_PAD, _CARET = 10, 12
_OPENING = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Picker(QPushButton):
    """A choice among `PickItem`s; `value()` is the key of the chosen one, None when there is none.

    `free=True` also takes words that are not in the list: then the key is the typed text. `chip=True` draws
    it 26 px high with a light edge, for places outside forms.
    """

    value_changed = Signal(object)
    error_changed = Signal(str)

    def __init__(
        self,
        items: Sequence[PickItem] = (),
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
        required: bool = False,
        free: bool = False,
        chip: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items = list(items)
        self._placeholder = placeholder
        self._required, self._free, self._chip = required, free, chip
        self._chosen: PickItem | None = None
        self._error = ""
        self._popup: PickerPopup | None = None
        self.setAutoDefault(False)
        across = QSizePolicy.Policy.Fixed if chip else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        focus_ring.attach(self, 7, field=not chip)
        self.clicked.connect(self.open_list)
        self._retitle()

    # Values ------------------------------------------------------------------------------------------

    def items(self) -> list[PickItem]:
        """Return the choices."""
        return list(self._items)

    def set_items(self, items: Sequence[PickItem]) -> None:
        """Replace the choices; the chosen key stays chosen if it is still there."""
        self._items = list(items)
        key = self.value()
        self._chosen = self._find(key)
        self._retitle()

    def value(self) -> object:
        """Return the key of the choice."""
        return None if self._chosen is None else self._chosen.key

    def set_value(self, key: object) -> None:
        """Choose by key without saying so; None clears."""
        self._chosen = self._find(key)
        self._retitle()

    def item(self) -> PickItem | None:
        """Return the choice itself."""
        return self._chosen

    def _find(self, key: object) -> PickItem | None:
        if key is None:
            return None
        known = next((item for item in self._items if item.key == key), None)
        return known or (PickItem(key, str(key)) if self._free else None)

    def check(self) -> bool:
        """Say what is missing; return whether all is well."""
        wrong = self._required and self._chosen is None
        self._show_error(sentence("field.choose", i18n.current()) if wrong else "")
        return not wrong

    def error(self) -> str:
        """Return the sentence shown below the field."""
        return self._error

    def _show_error(self, text: str) -> None:
        if text != self._error:
            self._error = text
            mark_error(self, wrong=bool(text))
            self.error_changed.emit(text)

    def _retitle(self) -> None:
        self.setText(self._chosen.text if self._chosen else "")
        self.setAccessibleDescription(self.text() or self._placeholder)
        self.updateGeometry()
        self.update()

    # The list ----------------------------------------------------------------------------------------

    def open_list(self, typed: str = "") -> None:
        """Open the list; `typed` is already searched for."""
        typed = typed if isinstance(typed, str) else ""
        popup = PickerPopup(self._items, self.value(), self, free=self._free)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(self._on_chosen)
        self._popup = popup
        popup.open_for(self, typed)

    def popup(self) -> PickerPopup | None:
        """Return the list that was opened last."""
        return self._popup

    def _on_chosen(self, item: PickItem) -> None:
        self._popup = None
        changed = item.key != self.value()
        self._chosen = item
        self._retitle()
        self._show_error("")
        if changed:
            self.value_changed.emit(item.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Down, Enter or F4; a letter opens and searches."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if event.key() in _OPENING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_list()
        elif plain and event.text().strip() and event.text().isprintable():
            self.open_list(event.text())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not self._required:
            if self._chosen is not None:
                self.set_value(None)
                self.value_changed.emit(None)
        else:
            super().keyPressEvent(event)

    # Drawing -----------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return room for the chosen words."""
        style = "small-name" if self._chip else "body"
        words = painters.text_width(self.text() or self._placeholder, style)
        lead = paint_lead(None, QRectF(), self._chosen)
        height = fonts.px(26 if self._chip else 32)
        return QSize(round(words + lead) + 2 * _PAD + _CARET + 8, height)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return self.sizeHint() if self._chip else QSize(72, fonts.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, the choice and the caret."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        self._paint_ground(painter, rect)
        inner = rect.adjusted(_PAD, 0, -_PAD - _CARET - 4, 0)
        tone = "text" if self.isEnabled() else "text-disabled"
        style = "small-name" if self._chip else "body"
        if self._chosen is not None:
            paint_item(painter, inner, self._chosen, tone=tone, style=style, detail=False)
        else:
            faint = "text-3" if self.isEnabled() else "text-disabled"
            painters.text(painter, inner, self._placeholder, style=style, color=faint)
        spot = QRectF(rect.right() - _PAD - _CARET, 0, _CARET, rect.height())
        icons.paint(painter, painters.centered(spot, _CARET, _CARET), "caret-down-bold", "text-2")

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        fill, edge, width = "surface", "border-strong" if self._chip else "border-control", 1.0
        if not self.isEnabled():
            fill, edge = "sunken", "border"
        elif self._error:
            edge, width = "danger", 1.5
        elif self._chip and self.underMouse():
            fill = "hover"
        painters.box(painter, rect, 6 if self._chip else 7, fill=fill, edge=edge, width=width)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size with a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

"""The field for a price in one of several currencies: the currency is chosen at its left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui import format as formats
from ui import i18n, icons
from ui.widgets import painters
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.picker_list import PickerPopup, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

_PAD, _CARET, _GAP = 11, 10, 4


class PriceEdit(MoneyEdit):
    """An amount whose currency can be changed: by a click on it, with F4 or Alt+Down."""

    def __init__(self, currencies: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(currencies[0], parent, required=True, zero=False)
        self._currencies = tuple(currencies)
        self._popup: PickerPopup | None = None
        self._make_room()
        if self._several:
            self.setToolTip(self.tr("F4 changes the currency"))

    @property
    def _several(self) -> bool:
        return len(self._currencies) > 1

    def open_currencies(self) -> None:
        """Open the list of currencies."""
        language = i18n.current()
        items = [
            PickItem(code, f"{code} · {formats.currency_name(code, language)}") for code in self._currencies
        ]
        popup = PickerPopup(items, self.currency(), self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(self._on_chosen)
        self._popup = popup
        popup.open_for(self, "")

    def popup(self) -> PickerPopup | None:
        """Return the list that was opened last."""
        return self._popup

    def _on_chosen(self, item: PickItem) -> None:
        self._popup = None
        self.set_currency(str(item.key))

    def _leading(self) -> int:
        extra = _CARET + _GAP if getattr(self, "_several", False) else 0
        return super()._leading() + extra

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the currencies with F4 or Alt+Down."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._several and (event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down)):
            self.open_currencies()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the currencies with a click on the sign."""
        super().mousePressEvent(event)
        if self._several and event.position().x() < _PAD + self._leading():
            self.open_currencies()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a caret behind the currency where there are several."""
        super().paintEvent(event)
        if self._several:
            left = _PAD + super()._leading() - _GAP
            spot = painters.centered(QRectF(left, 0, _CARET, self.height()), _CARET, _CARET)
            icons.paint(QPainter(self), spot, "caret-down-bold", "text-3")

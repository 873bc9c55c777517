"""Buttons: primary, secondary, quiet and danger, two sizes, with an icon and the key that does the same."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import fonts, icons, theme
from ui.widgets import focus_ring, painters

Kind = Literal["primary", "secondary", "quiet", "danger", "link"]
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Look(NamedTuple):
    """The colors of a button in one state; an empty token draws nothing."""

    fill: str
    edge: str
    text: str


_REST = {
    "primary": Look("accent", "", "on-accent"),
    "secondary": Look("surface", "border-strong", "text"),
    "quiet": Look("", "", "text-2"),
    "danger": Look("surface", "border-strong", "danger"),
    "link": Look("", "", "accent-text"),
}
_HOVER = {
    "primary": Look("accent-hover", "", "on-accent"),
    "secondary": Look("hover", "border-strong", "text"),
    "quiet": Look("hover", "", "text-2"),
    "danger": Look("danger-tint", "border-strong", "danger"),
    "link": Look("", "", "accent-hover"),
}
_PRESSED = {
    "primary": Look("accent-pressed", "", "on-accent"),
    "secondary": Look("track", "border-strong", "text"),
    "quiet": Look("track", "", "text-2"),
    "danger": Look("danger-fill", "", "on-accent"),
    "link": Look("", "", "accent-text"),
}
_DISABLED = {
    "primary": Look("track", "", "text-disabled"),
    "secondary": Look("surface", "border", "text-disabled"),
    "quiet": Look("", "", "text-disabled"),
    "danger": Look("surface", "border", "text-disabled"),
    "link": Look("", "", "text-disabled"),
}


def look(kind: str, state: str) -> Look:
    """Return the colors of a kind in `rest`, `hover`, `pressed` or `disabled`."""
    tables = {"hover": _HOVER, "pressed": _PRESSED, "disabled": _DISABLED}
    return tables.get(state, _REST)[kind]


class Button(QPushButton):
    """A push button painted from the theme.

    `icon` is an icon's name, `hint` the key shown inside (“Ctrl Enter”), `trailing` an icon after the words.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        kind: Kind = "secondary",
        small: bool = False,
        icon: str = "",
        trailing: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._small = small
        self._icon = icon
        self._trailing = trailing
        self._hint = hint
        self._forced = ""
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        focus_ring.attach(self, self._radius())

    # What it is --------------------------------------------------------------------------------------

    def kind(self) -> Kind:
        """Return the kind."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Change the kind, for example when a choice makes this the main step."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon_name(self, name: str) -> None:
        """Change the icon before the words; empty for none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_hint(self, hint: str) -> None:
        """Change the key shown inside; empty for none."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def show_state(self, state: str) -> None:
        """Draw a state regardless of the pointer (`hover`, `pressed`); the gallery uses it."""
        self._forced = state
        self.update()

    # Measures ----------------------------------------------------------------------------------------

    def _radius(self) -> float:
        return 6 if self._small or self._kind == "link" else 7

    def _style(self) -> str:
        strong = self._kind in {"primary", "link"}
        if self._small:
            return "small-strong" if strong else "small-name"
        return "amount" if strong else "name"

    def _pad(self) -> int:
        if self._kind == "link":
            return 0
        return 10 if self._small else 12

    def _icon_side(self) -> int:
        side = 14 if self._small else 16
        return side - 2 if self._icon.endswith("-bold") else side

    def _trailing_side(self) -> int:
        return 12

    def _gap(self) -> int:
        return 7 if self.text() else 0

    def _hint_width(self) -> float:
        return painters.text_width(self._hint, "caption") + 12

    def _content_width(self) -> float:
        width = painters.text_width(self.text(), self._style())
        if self._icon:
            width += self._icon_side() + self._gap()
        if self._trailing:
            width += self._trailing_side() + self._gap()
        if self._hint:
            width += self._hint_width() + 8
        return width

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and key."""
        least = fonts.line("small") if self._kind == "link" else fonts.px(26 if self._small else 32)
        return QSize(round(self._content_width()) + 2 * self._pad(), least)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button never cuts its words."""
        return self.sizeHint()

    # Drawing -----------------------------------------------------------------------------------------

    def _state(self) -> str:
        if self._forced:
            return self._forced
        if not self.isEnabled():
            return "disabled"
        if self.isDown() or self.isChecked():
            return "pressed"
        return "hover" if self.underMouse() else "rest"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, edge and content."""
        painter = QPainter(self)
        colors = look(self._kind, self._state())
        if colors.fill or colors.edge:
            painters.box(
                painter,
                QRectF(self.rect()),
                self._radius(),
                fill=colors.fill or None,
                edge=colors.edge or None,
            )
        self._paint_content(painter, QRectF(self.rect()), colors)

    def _paint_content(self, painter: QPainter, rect: QRectF, colors: Look) -> None:
        x = rect.x() + round((rect.width() - self._content_width()) / 2)
        if self._icon:
            side = self._icon_side()
            spot = painters.centered(QRectF(x, rect.y(), side, rect.height()), side, side)
            icons.paint(painter, spot, self._icon, colors.text)
            x += side + self._gap()
        words = QRectF(x, rect.y(), rect.right() - x, rect.height())
        x += painters.text(painter, words, self.text(), style=self._style(), color=colors.text, elide=False)
        if self._trailing:
            side = self._trailing_side()
            x += self._gap()
            spot = painters.centered(QRectF(x, rect.y(), side, rect.height()), side, side)
            icons.paint(painter, spot, self._trailing, colors.text)
        if self._hint:
            width = round(self._hint_width())
            spot = painters.centered(QRectF(x + 8, rect.y(), width, rect.height()), width, 18)
            self._paint_hint(painter, spot, colors)

    def _paint_hint(self, painter: QPainter, spot: QRectF, colors: Look) -> None:
        if self._kind != "primary" or not colors.fill:
            painters.key_hint(painter, spot, self._hint)
            return
        current = theme.current()
        ground: QColor = theme.mix(current[colors.fill], current[colors.text], 0.2)
        painters.key_hint(painter, spot, self._hint, fill=ground, color=colors.text, edge=None)

    # Behavior ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as the space bar does."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in _ENTER:
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size with a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class IconButton(Button):
    """A quiet square button that shows only an icon; `name` is what screen readers and the tip say."""

    def __init__(
        self,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = "quiet",
        side: int = 28,
        icon_side: int = 16,
    ) -> None:
        self._side = side
        self._shown_side = icon_side
        super().__init__("", parent, kind=kind, small=True, icon=icon)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _icon_side(self) -> int:
        return self._shown_side

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(fonts.px(self._side), fonts.px(self._side))


class LinkButton(Button):
    """Words in the accent color that do something, with a caret where they lead to another page."""

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: str = "", caret: bool = False
    ) -> None:
        trailing = "caret-right-bold" if caret else ""
        super().__init__(text, parent, kind="link", small=True, icon=icon, trailing=trailing)

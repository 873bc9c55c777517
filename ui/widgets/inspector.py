"""The panel at the right of a page: sections with hairlines between, scrolled as one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import fonts
from ui.widgets import focus_ring
from ui.widgets.cards import Hairline
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIDE, _TOP = 20, 14


class Section(QWidget):
    """One part of an inspector: padding 14/20, an optional heading row.

    Put content into `body`; `head` is the heading row, widgets added to it stand at its right. `wide(widget)`
    adds something below the body that reaches 8 px further out on both sides, as schedules do.
    """

    def __init__(self, heading: str = "", parent: QWidget | None = None, *, line: bool = True) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        self.body.setSpacing(8)
        self.heading = Label(heading, style="heading")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        if heading:
            self.body.addLayout(self.head)
        column.addLayout(self.body)
        if line:
            column.addWidget(Hairline())

    def wide(self, widget: QWidget) -> None:
        """Add a widget below the body that reaches 8 px past the text on both sides."""
        self.body.setContentsMargins(_SIDE, _TOP, _SIDE, 8)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE - 8, 0, _SIDE - 8, _TOP)
        row.addWidget(widget)
        self._column.insertLayout(self._column.indexOf(self.body) + 1, row)


class TitleSection(Section):
    """The head of an inspector: an icon on a well, the title, a quiet line; `corner` takes a menu button."""

    def __init__(self, icon: str, title: str = "", line: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.body.setSpacing(13)
        self.icon = Icon(icon, side=22, ground="sunken", box=fonts.px(42))
        self.title = CutLabel(title, style="dialog-title")
        self.line = CutLabel(line, style="small", tone="text-3")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.corner = QHBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.icon)
        row.addLayout(words, 1)
        row.addLayout(self.corner)
        self.body.addLayout(row)

    def set_title(self, title: str, line: str = "", icon: str = "") -> None:
        """Show another thing."""
        self.title.set_full_text(title)
        self.line.set_full_text(line)
        if icon:
            self.icon.set_icon(icon)


class Inspector(QFrame):
    """The panel itself; `add(section)` puts sections below one another, `clear()` empties it."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setProperty("box", "panel")
        self.setAccessibleName(name or self.tr("Inspector"))
        self.setMinimumWidth(300)
        self.setMaximumWidth(480)
        self._sections: list[QWidget] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self.scroll_area)

    def add(self, section: QWidget) -> None:
        """Add a section at the end; the keyboard can reach it at once."""
        self._sections.append(section)
        self._column.insertWidget(self._column.count() - 1, section)
        section.show()  # the layout would do so later

    def sections(self) -> list[QWidget]:
        """Return the sections in their order."""
        return list(self._sections)

    @contextmanager
    def same_focus(self) -> Iterator[None]:
        """Give the focus to the control that takes the place of the focused one, when all is made anew."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            yield
            return
        kind, ringed = type(focused), focus_ring.shown() is not None
        old = self.findChildren(kind)
        place = [one for one in old if one.isVisibleTo(self)].index(focused)
        yield
        fresh = [one for one in self.findChildren(kind) if one not in old and one.isVisibleTo(self)]
        if fresh:
            reason = Qt.FocusReason.TabFocusReason if ringed else Qt.FocusReason.OtherFocusReason
            fresh[min(place, len(fresh) - 1)].setFocus(reason)

    def clear(self) -> None:
        """Take all sections away."""
        for section in self._sections:
            self._column.removeWidget(section)
            section.hide()
            section.deleteLater()
        self._sections = []

"""Whose numbers are shown: everyone's or one member's, in the sidebar above the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import fonts, icons, theme
from ui.widgets import controls, focus_ring, painters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPaintEvent

    from finapp.domain.account import MemberId

HEIGHT = 30
INITIAL = 16
MOST_SEGMENTS = 3


class MemberMark(NamedTuple):
    """A member as the filter shows one."""

    id: MemberId
    name: str
    initial: str
    slot: int
    """Place of the initial’s color, from 0."""


class _Segment(QAbstractButton):
    """“Everyone”, or a member with the initial."""

    def __init__(self, text: str, mark: tuple[str, int] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = mark
        self._ring = False
        self.narrow = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return room for the name and the initial."""
        width = QFontMetrics(fonts.font("small-name")).horizontalAdvance(self.text()) + 20
        return QSize(width + (INITIAL + 6 if self._mark else 0), fonts.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the least width: the initial alone, or the text elided."""
        return QSize(24, fonts.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the filter: Qt's own would move the tick without telling."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for focus that came by keyboard."""
        self._ring = event.reason() in focus_ring.KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the chosen segment raised, the others flat."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        frame = QRectF(self.rect())
        if self.isChecked():
            painter.setPen(QPen(look["border-strong"], 1) if look.dark else Qt.PenStyle.NoPen)
            painter.setBrush(look["raised" if look.dark else "surface"])
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        font = fonts.font("small-name")
        space = 6 if self._mark and not self.narrow else 0
        lead = INITIAL if self._mark else 0
        room = self.width() - lead - space - 8
        text = "" if self._mark and self.narrow else self.text()
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        wide = QFontMetrics(font).horizontalAdvance(text)
        left = (self.width() - lead - space - wide) / 2
        if self._mark:
            box = QRectF(left, (self.height() - INITIAL) / 2, INITIAL, INITIAL)
            painters.initial(painter, box, *self._mark)
        painter.setFont(font)
        painter.setPen(look["text" if self.isChecked() else "text-2"])
        start = left + lead + space
        box = QRectF(start, 0, wide + 2, self.height())
        painter.drawText(painters.start_of(box, text, font, Qt.AlignmentFlag.AlignVCenter), text)
        if self.hasFocus() and self._ring:
            controls.ring(painter, frame, 5)


class _MenuButton(QAbstractButton):
    """The filter of a larger household, or of the narrow sidebar: says who is shown, opens the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Return the height of the segmented control."""
        return QSize(32, fonts.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the members icon, the names and a caret."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        painter.setPen(QPen(look["focus"], 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(look["track"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        top = (self.height() - 16) / 2
        icons.paint(painter, QRectF((self.width() - 16) / 2 if self.narrow else 9, top, 16, 16), "users")
        if self.narrow:
            return
        font = fonts.font("small-name")
        room = self.width() - 60
        painter.setFont(font)
        painter.setPen(look["text"])
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        box = QRectF(33, 0, room + 2, self.height())
        painter.drawText(painters.start_of(box, text, font, Qt.AlignmentFlag.AlignVCenter), text)
        icons.paint(painter, QRectF(self.width() - 22, top + 2, 12, 12), "caret-down-bold", "text-3")


class MemberFilter(QWidget):
    """A segmented control for up to three members, a menu with tick boxes for more."""

    chosen = Signal(object)
    """A `frozenset` of member ids; empty means everyone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: tuple[MemberMark, ...] = ()
        self._chosen: frozenset[MemberId] = frozenset()
        self._narrow = False
        self._segments: dict[_Segment, frozenset[MemberId]] = {}
        self._group = QButtonGroup(self)
        self._bar = QWidget(self)
        self._row = QHBoxLayout(self._bar)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(0)
        self._button = _MenuButton(self)
        self.menu = QMenu(self)
        self._actions: dict[QAction, MemberId] = {}
        self._button.clicked.connect(self._on_menu_wanted)
        self.menu.triggered.connect(self._on_ticked)
        self._group.buttonClicked.connect(self._on_segment)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar)
        layout.addWidget(self._button)
        self.set_members(())

    @property
    def members(self) -> frozenset[MemberId]:
        """Ids of the members shown; empty means everyone."""
        return self._chosen

    @property
    def segments(self) -> list[QAbstractButton]:
        """The segments: everyone, then the members."""
        return list(self._segments)

    def set_members(self, members: Sequence[MemberMark]) -> None:
        """Offer these members; a household of one needs no filter and shows none."""
        self._members = tuple(members)
        before = self._chosen
        self._chosen &= frozenset(member.id for member in members)
        for segment in self._segments:
            self._group.removeButton(segment)
            segment.deleteLater()
        self._segments = {}
        self.menu.clear()
        self._actions = {}
        self._add_segment(self.tr("Everyone"), None, frozenset())
        for member in members:
            self._add_segment(member.name, (member.initial, member.slot), frozenset({member.id}))
            action = self.menu.addAction(member.name)
            action.setCheckable(True)
            self._actions[action] = member.id
        self.setVisible(len(members) > 1)
        self._arrange()
        if self._chosen != before:
            self.chosen.emit(self._chosen)

    def set_narrow(self, narrow: bool) -> None:
        """Fit the narrow sidebar."""
        self._narrow = narrow
        self._button.narrow = narrow
        self._arrange()

    def choose(self, members: frozenset[MemberId]) -> None:
        """Show these members; empty means everyone."""
        everyone = frozenset(member.id for member in self._members)
        members = frozenset() if members == everyone else members & everyone
        if members != self._chosen:
            self._chosen = members
            self.chosen.emit(members)
        self._reflect()

    def choose_next(self) -> None:
        """Go on to the next member, and from the last to everyone."""
        order: list[frozenset[MemberId]] = [
            frozenset(),
            *(frozenset({member.id}) for member in self._members),
        ]
        place = order.index(self._chosen) if self._chosen in order else 0
        self.choose(order[(place + 1) % len(order)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the segments with the arrows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        segments = list(self._segments)
        here = self.window().focusWidget()
        focused = next((place for place, one in enumerate(segments) if one is here), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        target = segments[(focused + step) % len(segments)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.choose(self._segments[target])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the track behind the segments."""
        if self._bar.isVisible():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current()["track"])
            painter.drawRoundedRect(QRectF(self._bar.geometry()), 7, 7)

    def _add_segment(self, text: str, mark: tuple[str, int] | None, members: frozenset[MemberId]) -> None:
        segment = _Segment(text, mark, self._bar)
        self._group.addButton(segment)
        self._row.addWidget(segment, 1)
        self._segments[segment] = members

    def _arrange(self) -> None:
        segmented = len(self._members) <= MOST_SEGMENTS and not self._narrow
        self._bar.setVisible(segmented)
        self._button.setVisible(not segmented)
        for segment in self._segments:
            segment.narrow = len(self._members) == MOST_SEGMENTS
            segment.setToolTip(segment.text() if segment.narrow else "")
        self._reflect()

    def _reflect(self) -> None:
        for segment, members in self._segments.items():
            segment.setChecked(members == self._chosen)
        for action, member in self._actions.items():
            action.setChecked(not self._chosen or member in self._chosen)
        names = [member.name for member in self._members if member.id in self._chosen]
        text = self.tr(", ").join(names) if names else self.tr("Everyone")
        self._button.setText(text)
        self._button.setToolTip(text)
        self._button.setAccessibleName(self.tr("Members shown: {names}").format(names=text))
        self._button.update()

    @Slot(QAbstractButton)
    def _on_segment(self, segment: _Segment) -> None:
        self.choose(self._segments[segment])

    @Slot()
    def _on_menu_wanted(self) -> None:
        self.menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    @Slot(object)
    def _on_ticked(self, _action: QAction) -> None:
        ticked = frozenset(member for action, member in self._actions.items() if action.isChecked())
        self.choose(ticked)

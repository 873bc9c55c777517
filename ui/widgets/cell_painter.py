"""Draws one cell value: tick, tile, two lines, tags, bar, badge, button; measures it; finds its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from ui import fonts, icons
from ui.models.cells import Initial, Symbol, Tile
from ui.widgets import controls, painters

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.models.cells import Cell, RowButton

SMALL_TILE, LARGE_TILE = 18, 26
INITIAL, SYMBOL, TICK = 18, 16, 16
GAP, TAG_GAP = 8, 6
BAR_WIDTH, BAR_HEIGHT = 44, 4
BUTTON_HEIGHT, BUTTON_PAD, BUTTON_ICON = 26, 10, 14
BONE_HEIGHT, BONE_SHARE = 10, 0.62

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


def paint_bone(painter: QPainter, rect: QRectF, *, right: bool) -> None:
    """Draw the gray bar that stands for a cell that has not come yet."""
    width = rect.width() * BONE_SHARE
    left = rect.right() - width if right else rect.left()
    spot = QRectF(left, rect.center().y() - BONE_HEIGHT / 2, width, BONE_HEIGHT)
    painters.box(painter, spot, BONE_HEIGHT / 2, fill="track")


def paint_cell(
    painter: QPainter,
    rect: QRectF,
    cell: Cell,
    *,
    right: bool = False,
    compact: bool = False,
    enabled: bool = True,
    pressed: bool = False,
) -> None:
    """Draw `cell` inside `rect`, which already leaves out the padding of the column."""
    if cell.button is not None:
        _paint_button(painter, button_rect(rect, cell, right=right), cell.button, pressed=pressed)
        return
    body = QRectF(rect)
    if cell.tick is not None:
        spot = QRectF(body.left(), body.top(), TICK, body.height())
        controls.tick_box(painter, spot, "on" if cell.tick else "off", enabled=enabled)
        body.setLeft(spot.right() + GAP)
    body.setLeft(_paint_lead(painter, body, cell))
    if cell.badge is not None:
        body = _paint_badge(painter, body, cell)
    two = bool(cell.second or cell.tags or cell.bar is not None)
    if compact and two:
        _paint_one_line(painter, body, cell, right=right)
    elif two:
        _paint_two_lines(painter, body, cell, right=right)
    else:
        _paint_words(painter, body, cell, right=right)


def cell_width(cell: Cell) -> float:
    """Return the width `cell` needs, for “fit the content”."""
    if cell.button is not None:
        return _button_width(cell.button)
    width = painters.text_width(cell.text, cell.style)
    second = painters.text_width(cell.second, "note") if cell.second else 0.0
    second += sum(painters.tag_width(tag) + TAG_GAP for tag in cell.tags)
    if cell.bar is not None:
        second = max(second, BAR_WIDTH)
    width = max(width, second)
    if cell.lead is not None:
        width += _lead_side(cell) + GAP
    if cell.badge is not None:
        width += painters.badge_width(cell.badge.text, cell.badge.icon) + (GAP if cell.text else 0)
    if cell.tick is not None:
        width += TICK + (GAP if cell.text else 0)
    return width


def button_rect(rect: QRectF, cell: Cell, *, right: bool) -> QRectF:
    """Return where the cell's button is inside `rect`; empty if it has none."""
    if cell.button is None:
        return QRectF()
    width = min(_button_width(cell.button), rect.width())
    height = fonts.px(BUTTON_HEIGHT)
    left = rect.right() - width if right else rect.left()
    return QRectF(round(left), round(rect.center().y() - height / 2), round(width), height)


def tick_rect(rect: QRectF) -> QRectF:
    """Return the part of a cell that ticks it, 24 wide so that it is easy to hit."""
    return QRectF(rect.left() - 4, rect.top(), TICK + 8, rect.height())


def _lead_side(cell: Cell) -> float:
    if isinstance(cell.lead, Tile):
        return LARGE_TILE if cell.second else SMALL_TILE
    return INITIAL if isinstance(cell.lead, Initial) else SYMBOL


def _paint_lead(painter: QPainter, body: QRectF, cell: Cell) -> float:
    """Draw tile, initial or icon and return where the words begin."""
    lead = cell.lead
    if lead is None:
        return body.left()
    side = _lead_side(cell)
    spot = QRectF(body.left(), round(body.center().y() - side / 2), side, side)
    if isinstance(lead, Tile):
        painters.tile(painter, spot, lead.monogram, lead.slot)
    elif isinstance(lead, Initial):
        painters.initial(painter, spot, lead.letter, lead.member)
    elif isinstance(lead, Symbol):
        icons.paint(painter, spot, lead.icon, lead.tone)
    return spot.right() + GAP


def _paint_badge(painter: QPainter, body: QRectF, cell: Cell) -> QRectF:
    """Draw the badge after the words and return the room left for them."""
    badge = cell.badge
    if badge is None:
        return body
    width = painters.badge_width(badge.text, badge.icon)
    words = min(painters.text_width(cell.text, cell.style), max(body.width() - width - GAP, 0))
    left = body.left() + (words + GAP if cell.text else 0)
    height = painters.BADGE_HEIGHT
    spot = QRectF(left, round(body.center().y() - height / 2), min(width, body.width()), height)
    painters.badge(painter, spot, badge.text, badge.kind, badge.icon)
    return QRectF(body.left(), body.top(), words, body.height())


def _paint_words(painter: QPainter, spot: QRectF, cell: Cell, *, right: bool) -> None:
    font = fonts.font(cell.style)
    if cell.struck:
        font.setStrikeOut(True)
    color = "accent-text" if cell.link else cell.tone
    painters.text(painter, spot, cell.text, font=font, color=color, align=_RIGHT if right else _LEFT)


def _paint_two_lines(painter: QPainter, body: QRectF, cell: Cell, *, right: bool) -> None:
    first = fonts.line(cell.style)
    below = fonts.line("note") if cell.second else painters.TAG_HEIGHT if cell.tags else BAR_HEIGHT + 1
    top = round(body.center().y() - (first + below) / 2)
    _paint_words(painter, QRectF(body.left(), top, body.width(), first), cell, right=right)
    line = QRectF(body.left(), top + first, body.width(), below)
    if cell.second:
        align = _RIGHT if right else _LEFT
        painters.text(painter, line, cell.second, style="note", color=cell.second_tone, align=align)
    elif cell.tags:
        painters.tags(painter, line, cell.tags)
    elif cell.bar is not None:
        bar = QRectF(line.left(), line.top() + 1, min(BAR_WIDTH, line.width()), BAR_HEIGHT)
        painters.bar(painter, bar, cell.bar.share, cell.bar.tone)


def _paint_one_line(painter: QPainter, body: QRectF, cell: Cell, *, right: bool) -> None:
    """Draw the second line to the right of the first (to its left in a column of numbers)."""
    width = min(painters.text_width(cell.text, cell.style) + 1, body.width())
    words = QRectF(body.right() - width if right else body.left(), body.top(), width, body.height())
    _paint_words(painter, words, cell, right=right)
    if right:
        room = QRectF(body.left(), body.top(), body.width() - width - GAP, body.height())
    else:
        room = QRectF(words.right() + GAP, body.top(), body.right() - words.right() - GAP, body.height())
    if room.width() < GAP:
        return
    if cell.second:
        align = _RIGHT if right else _LEFT
        painters.text(painter, room, cell.second, style="note", color=cell.second_tone, align=align)
    elif cell.tags:
        height = painters.TAG_HEIGHT
        painters.tags(
            painter, QRectF(room.left(), room.center().y() - height / 2, room.width(), height), cell.tags
        )
    elif cell.bar is not None:
        bar = QRectF(room.left(), room.center().y() - 2, min(BAR_WIDTH, room.width()), BAR_HEIGHT)
        painters.bar(painter, bar, cell.bar.share, cell.bar.tone)


def _button_width(button: RowButton) -> float:
    icon = BUTTON_ICON + 6 if button.icon else 0
    return painters.text_width(button.text, "small-name") + 2 * BUTTON_PAD + icon


def _paint_button(painter: QPainter, spot: QRectF, button: RowButton, *, pressed: bool) -> None:
    tone = "on-accent" if button.filled else "text"
    if button.filled:
        painters.box(painter, spot, 6, fill="accent-pressed" if pressed else "accent")
    else:
        painters.box(painter, spot, 6, fill="track" if pressed else "surface", edge="border-strong")
    body = spot.adjusted(BUTTON_PAD, 0, -BUTTON_PAD, 0)
    if button.icon:
        icon = QRectF(body.left(), round(body.center().y() - BUTTON_ICON / 2), BUTTON_ICON, BUTTON_ICON)
        icons.paint(painter, icon, button.icon, tone)
        body.setLeft(icon.right() + 6)
    style = "small-strong" if button.filled else "small-name"
    painters.text(painter, body, button.text, style=style, color=tone, align=_CENTER)

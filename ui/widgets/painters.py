"""Small marks drawn the same in widgets and in table cells: tiles, initials, badges, tags and bars.

Every function takes an open `QPainter` and a rectangle in logical pixels, reads the theme in force and
restores what it changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ui import fonts, icons, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

TONES = {
    "danger-fill": ("danger-fill", "on-accent"),
    "danger": ("danger-tint", "danger"),
    "warning": ("warning-tint", "warning"),
    "accent": ("accent-tint", "accent-text"),
    "positive": ("positive-tint", "positive"),
    "neutral": ("neutral-tint", "text-2"),
}
"""Badge tones: ground and text token."""

BADGE_HEIGHT, TAG_HEIGHT = 20, 16
_BADGE_PAD, _BADGE_ICON, _BADGE_GAP = 8, 12, 5
_TAG_PAD = 5
_ALIGN_CENTER = Qt.AlignmentFlag.AlignCenter
_FIRST_WIDE = "\u2e80"
_RISK_LEVELS = 5


def token(color: str | QColor) -> QColor:
    """Return a color given as a token or as itself."""
    return theme.current()[color] if isinstance(color, str) else color


def tool_color(slot: int) -> QColor:
    """Return the color of a tool slot."""
    return theme.current().tool(slot).fill


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str | QColor | None = None,
    edge: str | QColor | None = None,
    width: float = 1.0,
) -> None:
    """Fill a rounded rectangle and draw its edge inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(token(fill)) if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.setPen(QPen(token(edge), width))
        inset = width / 2
        radius = max(radius - inset, 0)
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    *,
    style: str = "body",
    color: str | QColor = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    font: QFont | None = None,
    elide: bool = True,
) -> float:
    """Draw one line of text, elided at the end where it does not fit; return the width it took."""
    chosen = font or fonts.font(style)
    metrics = QFontMetricsF(chosen)
    if elide and metrics.horizontalAdvance(words) > rect.width() + 0.5:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.save()
    painter.setFont(chosen)
    painter.setPen(token(color))
    painter.drawText(start_of(rect, words, chosen, align), words)
    painter.restore()
    return metrics.horizontalAdvance(words)


def start_of(rect: QRectF, words: str, font: QFont, align: Qt.AlignmentFlag) -> QPointF:
    """Return where on the base line a text begins.

    Only the metrics of Inter count: Qt makes a line with Chinese in it higher, and would set its text lower
    than a Latin one beside it.
    """
    metrics = QFontMetricsF(font)
    room = rect.width() - metrics.horizontalAdvance(words)
    left = (
        room
        if align & Qt.AlignmentFlag.AlignRight
        else room / 2
        if align & Qt.AlignmentFlag.AlignHCenter
        else 0
    )
    high = metrics.ascent() + metrics.descent()
    space = rect.height() - high
    top = (
        0
        if align & Qt.AlignmentFlag.AlignTop
        else space
        if align & Qt.AlignmentFlag.AlignBottom
        else space / 2
    )
    return QPointF(rect.left() + left, round(rect.top() + top + metrics.ascent()))


def text_width(words: str, style: str = "body") -> float:
    """Return the width of a line of text in a style."""
    return QFontMetricsF(fonts.font(style)).horizontalAdvance(words)


def centered(rect: QRectF, width: float, height: float) -> QRectF:
    """Return a rectangle of this size in the middle of `rect`, on whole pixels."""
    x = rect.x() + round((rect.width() - width) / 2)
    y = rect.y() + round((rect.height() - height) / 2)
    return QRectF(x, y, width, height)


def _monogram_font(side: float, letters: str) -> QFont:
    font = fonts.font("caption", 700)
    wide = letters[:1] >= _FIRST_WIDE
    font.setPixelSize(max(round(side * (0.54 if wide else 0.43)), 7))
    return font


def tile(painter: QPainter, rect: QRectF, letters: str, slot: int, *, enabled: bool = True) -> None:
    """Draw the monogram tile of a tool: two Latin letters or one Chinese character."""
    fill = theme.current().tool(slot)
    ground = fill.fill if enabled else theme.mix(token("surface"), fill.fill, 0.4)
    box(painter, rect, 5 if rect.width() > 16 else 4, fill=ground)  # noqa: PLR2004 (pixels)
    font = _monogram_font(rect.width(), letters)
    text(painter, rect, letters, font=font, color=fill.text, align=_ALIGN_CENTER, elide=False)


def initial(painter: QPainter, rect: QRectF, letter: str, index: int) -> None:
    """Draw the round initial of a member."""
    fill = theme.current().member(index)
    box(painter, rect, rect.height() / 2, fill=fill.fill)
    font = fonts.font("caption", 700)
    font.setPixelSize(max(round(rect.width() * 0.5), 7))
    text(painter, rect, letter, font=font, color=fill.text, align=_ALIGN_CENTER, elide=False)


def badge_width(words: str, icon: str = "") -> float:
    """Return the width of a badge."""
    marked = _BADGE_ICON + _BADGE_GAP if icon else 0
    return round(text_width(words, "badge") + 2 * _BADGE_PAD + marked)


def badge(painter: QPainter, rect: QRectF, words: str, tone: str = "neutral", icon: str = "") -> None:
    """Draw a badge that fills `rect`: half-round ends, an optional icon before the words."""
    ground, color = TONES[tone]
    box(painter, rect, rect.height() / 2, fill=ground)
    inner = rect.adjusted(_BADGE_PAD, 0, -_BADGE_PAD, 0)
    if icon:
        spot = centered(QRectF(inner.x(), inner.y(), _BADGE_ICON, inner.height()), _BADGE_ICON, _BADGE_ICON)
        icons.paint(painter, spot, icon, color)
        inner.adjust(_BADGE_ICON + _BADGE_GAP, 0, 0, 0)
    text(painter, inner, words, style="badge", color=color, elide=False)


def tag_width(words: str) -> float:
    """Return the width of a tag."""
    return round(text_width(words, "note") + 2 * _TAG_PAD)


def tag(painter: QPainter, rect: QRectF, words: str) -> None:
    """Draw a tag that fills `rect`."""
    box(painter, rect, 4, fill="neutral-tint")
    inner = rect.adjusted(_TAG_PAD, 0, -_TAG_PAD + 1, 0)
    text(painter, inner, words, style="note", color="text-2")


def tags(painter: QPainter, rect: QRectF, words: Sequence[str], gap: int = 6) -> None:
    """Draw tags one after the other, as many as fit; what is left reads “+2”."""
    x = rect.x()
    for number, word in enumerate(words):
        rest = f"+{len(words) - number}"
        width = tag_width(word)
        last = number == len(words) - 1
        if x + width + (0 if last else gap + tag_width(rest)) > rect.right() and number:
            tag(painter, QRectF(x, rect.y(), tag_width(rest), rect.height()), rest)
            return
        tag(painter, QRectF(x, rect.y(), min(width, rect.right() - x), rect.height()), word)
        x += width + gap


def key_hint(
    painter: QPainter,
    rect: QRectF,
    words: str,
    *,
    fill: str | QColor = "sunken",
    color: str | QColor = "text-3",
    edge: str | QColor | None = "border",
) -> None:
    """Draw a key such as “Ctrl K” in a small frame."""
    box(painter, rect, 4, fill=fill, edge=edge)
    text(painter, rect, words, style="caption", color=color, align=_ALIGN_CENTER, elide=False)


def bar(painter: QPainter, rect: QRectF, share: float, color: str | QColor = "mark") -> None:
    """Draw a progress bar with half-round ends, `share` from 0 to 1."""
    stack(painter, rect, [(share, token(color))])


def stack(painter: QPainter, rect: QRectF, parts: Sequence[tuple[float, QColor]]) -> None:
    """Draw a bar of several parts, each a share of the whole, parted by 1 px of the surface."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setClipPath(outline)
    painter.fillRect(rect, token("track"))
    x = rect.x()
    for number, (share, color) in enumerate(parts):
        width = rect.width() * min(max(share, 0), 1)
        painter.fillRect(QRectF(x, rect.y(), width, rect.height()), color)
        x += width
        if number < len(parts) - 1:
            painter.fillRect(QRectF(x - 1, rect.y(), 1, rect.height()), token("surface"))
    painter.restore()


def risk_meter(painter: QPainter, rect: QRectF, level: int) -> None:
    """Draw the risk R1 to R5 as five small bars, `level` of them filled."""
    gap = 2.0
    width = (rect.width() - gap * (_RISK_LEVELS - 1)) / _RISK_LEVELS
    for number in range(_RISK_LEVELS):
        height = rect.height() * (number + 2) / (_RISK_LEVELS + 1)
        spot = QRectF(rect.x() + number * (width + gap), rect.bottom() - height, width, height)
        painter.fillRect(spot, token("text-2" if number < level else "track"))


def hatch(painter: QPainter, rect: QRectF) -> None:
    """Fill with the overdue hatch: `danger` lines at 45° every 4 px on `danger-tint`."""
    painter.save()
    painter.setClipRect(rect)
    painter.fillRect(rect, token("danger-tint"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(token("danger"), 1.2))
    step = 4 * 2**0.5
    x = rect.x() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.y()))
        x += step
    painter.restore()

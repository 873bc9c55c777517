"""What the parts of the window tell one another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Events(QObject):
    """Past-tense news that any page may listen to; one object for each open book."""

    changed = Signal(object)
    """A `Change` was committed, undone or redone: views that show its tables refresh."""

    member_filter_changed = Signal(object)
    """A `frozenset` of member ids; the empty set means everyone."""

    theme_changed = Signal()
    """Colors or sizes of text are new: repaint from the tokens, drop cached icons, redraw charts."""

    language_changed = Signal(str)
    """`en` or `zh_CN`."""

    privacy_changed = Signal(bool)
    """Amounts are hidden (True) or shown."""

    day_changed = Signal()
    """Midnight passed, or the computer woke up on another day."""

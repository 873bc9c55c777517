"""What the window remembers between starts, in one readable ini file beside no book."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

if TYPE_CHECKING:
    from collections.abc import Sequence

ENVIRONMENT = "FINAPP_SETTINGS"
RECENT_BOOKS = 8
RECENT_COMMANDS = 5
TEXT_SCALES = (0.9, 1.0, 1.1, 1.25, 1.5)


def settings_path(given: str | None = None) -> Path:
    """Return the ini file: the given one, the environment's, or the one in the user's configuration."""
    chosen = given or os.environ.get(ENVIRONMENT)
    if chosen:
        return Path(chosen)
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(base) / "finapp" / "finapp.ini"


class Settings:
    """Typed access to the ini file. Nothing in it belongs to a book, and no book needs it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def sync(self) -> None:
        """Write what is pending to the disk."""
        self._file.sync()

    # look -------------------------------------------------------------------------------------------

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        return self._choice("look/theme", ("system", "light", "dark"), "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._file.setValue("look/theme", name)

    @property
    def language(self) -> str:
        """`system`, `en` or `zh_CN`."""
        return self._choice("look/language", ("system", "en", "zh_CN"), "system")

    @language.setter
    def language(self, code: str) -> None:
        self._file.setValue("look/language", code)

    @property
    def text_scale(self) -> float:
        """Size of text, 0.9 to 1.5."""
        try:
            scale = float(str(self._file.value("look/text_scale", "1.0")))
        except ValueError:
            return 1.0
        return min(max(scale, TEXT_SCALES[0]), TEXT_SCALES[-1])

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._file.setValue("look/text_scale", f"{scale:.2f}")

    @property
    def compact_rows(self) -> bool:
        """Whether two-line rows put their second line to the right of the first."""
        return self.flag("look/compact_rows")

    @compact_rows.setter
    def compact_rows(self, on: bool) -> None:
        self.set_flag("look/compact_rows", on)

    @property
    def gains(self) -> str:
        """Color of gains: `green`, `red` or `none`."""
        return self._choice("look/gains", ("green", "red", "none"), "green")

    @gains.setter
    def gains(self, name: str) -> None:
        self._file.setValue("look/gains", name)

    @property
    def hide_amounts(self) -> bool:
        """Whether figures are shown as dots."""
        return self.flag("look/hide_amounts")

    @hide_amounts.setter
    def hide_amounts(self, on: bool) -> None:
        self.set_flag("look/hide_amounts", on)

    # books and commands ------------------------------------------------------------------------------

    @property
    def recent_books(self) -> list[Path]:
        """Books opened last, newest first, those that still exist."""
        return [path for text in self.texts("books/recent") if (path := Path(text)).exists()]

    def remember_book(self, path: Path) -> None:
        """Put `path` first among the recent books."""
        self._remember("books/recent", str(path), RECENT_BOOKS)

    def forget_book(self, path: Path) -> None:
        """Drop `path` from the recent books."""
        self.set_texts("books/recent", [text for text in self.texts("books/recent") if text != str(path)])

    @property
    def recent_commands(self) -> list[str]:
        """Keys of what the palette ran last, newest first."""
        return self.texts("palette/recent")

    def remember_command(self, key: str) -> None:
        """Put `key` first among the palette's recent entries."""
        self._remember("palette/recent", key, RECENT_COMMANDS)

    # places and sizes --------------------------------------------------------------------------------

    def state(self, key: str) -> QByteArray | None:
        """Return a saved geometry or header state."""
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else None

    def set_state(self, key: str, value: QByteArray) -> None:
        """Save a geometry or header state."""
        self._file.setValue(key, value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a switch."""
        return str(self._file.value(key, default)).lower() == "true"

    def set_flag(self, key: str, on: bool) -> None:
        """Save a switch."""
        self._file.setValue(key, on)

    def number(self, key: str, default: int) -> int:
        """Return a whole number."""
        try:
            return int(str(self._file.value(key, default)))
        except ValueError:
            return default

    def set_number(self, key: str, value: int) -> None:
        """Save a whole number."""
        self._file.setValue(key, value)

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        return str(self._file.value(key, default))

    def set_text(self, key: str, value: str) -> None:
        """Save a text."""
        self._file.setValue(key, value)

    def texts(self, key: str) -> list[str]:
        """Return a list of texts; one text alone comes back as a list too."""
        value = self._file.value(key)
        if isinstance(value, str):
            return [value] if value else []
        return [str(item) for item in value] if isinstance(value, list) else []

    def set_texts(self, key: str, values: Sequence[str]) -> None:
        """Save a list of texts."""
        self._file.setValue(key, list(values))

    def _remember(self, key: str, text: str, most: int) -> None:
        rest = [other for other in self.texts(key) if other != text]
        self.set_texts(key, [text, *rest][:most])

    def _choice(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        value = str(self._file.value(key, default))
        return value if value in allowed else default

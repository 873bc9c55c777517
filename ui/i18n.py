"""The language of the window: translators for our own strings and for Qt's, switched while it runs.

A switch installs the translators and emits `language_changed`; the window is then built anew, so no widget
has to know how to translate itself again.
"""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

SYSTEM = "system"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""Languages by code, each with its own name."""


class _Speech(QObject):
    """The language in force, and the word that it changed."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.language = "en"
        self.translators: list[QTranslator] = []


_speech = _Speech()
language_changed = _speech.changed
"""Emitted with the code of the new language, after its translators are in force."""


def current() -> str:
    """Return the language in force, `en` or `zh_CN`."""
    return _speech.language


def resolve(choice: str) -> str:
    """Return the language of a choice; `system` is Chinese where the desktop speaks any Chinese."""
    if choice in LANGUAGES:
        return choice
    chinese = any(name.startswith("zh") for name in QLocale.system().uiLanguages())
    return "zh_CN" if chinese else "en"


def set_language(app: QCoreApplication, choice: str) -> str:
    """Put `system`, `en` or `zh_CN` in force and return the language it means."""
    language = resolve(choice)
    before = _speech.language
    for translator in _speech.translators:
        app.removeTranslator(translator)
    _speech.translators = [found for found in (_qt(language), _own(language)) if found is not None]
    for translator in _speech.translators:
        app.installTranslator(translator)
    _speech.language = language
    QLocale.setDefault(QLocale(language))
    if language != before:
        _speech.changed.emit(language)
    return language


def _own(language: str) -> QTranslator | None:
    """Return the translator of our strings; English has one too, for its plurals."""
    path = files("resources").joinpath("translations", f"finapp_{language}.qm")
    if not path.is_file():
        return None
    translator = QTranslator(_speech)
    translator.load(str(path))
    return translator


def _qt(language: str) -> QTranslator | None:
    """Return the translator of Qt's own dialogs; English needs none."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(_speech)
    if language == "en" or not translator.load(f"qtbase_{language}", folder):
        return None
    return translator

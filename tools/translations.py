"""Brings the translations of the window up to date: `.ts` from the sources, `.qm` from the `.ts`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from tools.window_texts import listing

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
# English is written in the sources; only its plurals need forms of their own.
LANGUAGES = {"en": ["-pluralonly"], "zh_CN": []}


def _qt_tool(name: str) -> str:
    """Return the program that came with PySide6."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def texts_file(language: str) -> Path:
    """Return the `.ts` file of `language`."""
    return FOLDER / f"finapp_{language}.ts"


def update(language: str, target: Path) -> None:
    """Add to `target` what the sources say now and drop what they no longer say; line numbers stay out."""
    options = ["-silent", "-no-obsolete", "-locations", "none", *LANGUAGES[language]]
    with TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.py"
        texts.write_text(listing(sorted((ROOT / "ui").rglob("*.py"))), encoding="utf-8")
        command = [
            _qt_tool("lupdate"),
            *options,
            str(texts),
            "-target-language",
            language,
            "-ts",
            str(target),
        ]
        subprocess.run(command, check=True)  # noqa: S603 - Qt's own tool


def release(source: Path, target: Path) -> None:
    """Write the finished translations of `source` the way Qt loads them."""
    command = [_qt_tool("lrelease"), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)  # noqa: S603 - Qt's own tool


def unfinished(source: Path) -> list[str]:
    """Return “context: text” of every message without a translation."""
    return [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in ET.parse(source).iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not "".join(translation.itertext()).strip()
    ]


def main() -> int:
    """Update both languages and tell what still needs a translator."""
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        path = texts_file(language)
        update(language, path)
        release(path, path.with_suffix(".qm"))
        for text in unfinished(path):
            print(f"{language}: {text}")  # noqa: T201 - its output
    return 0


if __name__ == "__main__":
    sys.exit(main())

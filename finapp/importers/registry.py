"""Finds the reader for a file, and reads it: the one door to all importers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finapp.errors import UserError
from finapp.importers import alipay, alipay_kinds, archive
from finapp.importers.rows import SourceFile
from finapp.importers.text import Decoded, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finapp.importers.kinds import Interpretation
    from finapp.importers.rows import ParsedFile, ParsedRow

MAX_BYTES = 128 * 1024 * 1024
"""The largest file that is read."""

_GLIMPSED, _GLIMPSED_LINES = 64 * 1024, 5

_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"


class Importer(NamedTuple):
    """One format: how it is recognized, read and interpreted."""

    name: str
    recognizes: Callable[[str], bool]
    parse: Callable[[Decoded, SourceFile], ParsedFile]
    interpret: Callable[[Sequence[ParsedRow]], tuple[Interpretation, ...]]


IMPORTERS = (Importer(alipay.NAME, alipay.recognizes, alipay.parse, alipay_kinds.interpret_all),)


class Statement(NamedTuple):
    """A file as read: `interpreted` has one entry for each of its rows."""

    file: ParsedFile
    interpreted: tuple[Interpretation, ...]


def detect(text: str) -> Importer | None:
    """Return the importer that recognizes `text`."""
    return next((importer for importer in IMPORTERS if importer.recognizes(text)), None)


def read(data: bytes, name: str, *, password: str | None = None, encoding: str | None = None) -> Statement:
    """Read the statement `data`, a plain text or a zip file (`password`) that holds one.

    `encoding` is the user's choice where detection failed. Raise a `UserError` of the `import` section for
    a file that cannot be read at all; single bad rows are `problems` of the result.
    """
    if len(data) > MAX_BYTES:
        raise UserError("import.too_large", limit=MAX_BYTES // 1024**2)
    source = SourceFile.of(name, data)
    if not archive.is_archive(data):
        importer, found = _recognize(data, name, encoding)
        return _read(importer, found, source)
    opened: list[tuple[Importer, Decoded]] = []
    refusals: list[UserError] = []
    for member in archive.unpack(data, password):
        try:
            opened.append(_recognize(member.data, member.name, encoding))
        except UserError as error:
            refusals.append(error)
    if not opened:
        raise refusals[0]
    if len(opened) > 1:
        raise UserError("import.archive_several", count=len(opened))
    return _read(*opened[0], source)


def glimpse(data: bytes, encoding: str, *, password: str | None = None) -> tuple[str, ...]:
    """Return a few lines of the statement `data` as `encoding` reads them; what it can't read is a �.

    The lines are the first that hold something beyond plain ASCII: those tell one encoding from another.
    Raise what `archive.unpack` raises.
    """
    if archive.is_archive(data):
        data = archive.unpack(data, password)[0].data
    lines = [line.strip() for line in data[:_GLIMPSED].decode(encoding, errors="replace").splitlines()]
    telling = [line for line in lines if line and not line.isascii()]
    return tuple((telling or [line for line in lines if line])[:_GLIMPSED_LINES])


def _read(importer: Importer, found: Decoded, source: SourceFile) -> Statement:
    file = importer.parse(found, source)
    return Statement(file, importer.interpret(file.rows))


def _recognize(data: bytes, name: str, encoding: str | None) -> tuple[Importer, Decoded]:
    if not data.strip():
        raise UserError("import.empty", name=name)
    if data.startswith(_WORKBOOK):
        raise UserError("import.workbook")
    if data.startswith(_PDF):
        raise UserError("import.not_text")
    found = decode(data, encoding)
    importer = detect(found.text)
    if importer is not None:
        return importer, found
    if encoding is not None and _readable_otherwise(data):
        raise UserError("import.encoding_choice", encoding=encoding)
    if "\ufffd" in found.text or detect(_undo_garbling(found.text)) is not None:
        raise UserError("import.garbled", name=name)
    raise UserError("import.unknown_layout", name=name)


def _readable_otherwise(data: bytes) -> bool:
    try:
        return detect(decode(data).text) is not None
    except UserError:
        return False


def _undo_garbling(text: str) -> str:
    """Return `text` as it was before a program read GB18030 as Latin-1 and saved the result."""
    try:
        return text.encode("latin-1").decode("gb18030", errors="ignore")
    except UnicodeEncodeError:
        return text.encode("cp1252", errors="ignore").decode("gb18030", errors="ignore")

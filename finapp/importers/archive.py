"""Statements in a zip file: password, size limits, the texts inside."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_UNPACKED = 128 * 1024 * 1024
"""Bytes all members may unpack to: a year of a busy wallet is under 5 MiB."""

MAX_MEMBERS = 200
_ENCRYPTED = 0x1
_SUFFIXES = (".csv", ".txt")
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    ValueError,
    KeyError,
    OSError,
    RuntimeError,
)
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99)


class Member(NamedTuple):
    """One unpacked file."""

    name: str
    data: bytes


def is_archive(data: bytes) -> bool:
    """Tell whether `data` is a zip file (workbooks are zip files too: see `unpack`)."""
    return data.startswith(_MAGIC)


def unpack(data: bytes, password: str | None = None) -> tuple[Member, ...]:
    """Return the text files inside the zip file `data`, in the archive's order.

    Raise `import.password_needed`, `import.wrong_password`, `import.archive_too_large`,
    `import.archive_damaged`, `import.archive_empty` (no statement inside) or `import.workbook`.
    """
    try:
        # The standard library lists members of every kind; it only refuses to decrypt AES.
        with zipfile.ZipFile(io.BytesIO(data)) as listing:
            members = [info for info in listing.infolist() if not info.is_dir()]
    except _BROKEN:
        raise UserError("import.archive_damaged") from None
    if any(info.filename == "[Content_Types].xml" for info in members):
        raise UserError("import.workbook")
    texts = [info for info in members if _is_statement(info.filename)]
    if not texts:
        raise UserError("import.archive_empty")
    if len(members) > MAX_MEMBERS or sum(info.file_size for info in texts) > MAX_UNPACKED:
        raise UserError("import.archive_too_large", limit=MAX_UNPACKED // 1024**2)
    if any(info.compress_type not in _COMPRESSIONS for info in texts):
        raise UserError("import.archive_damaged")
    if not any(info.flag_bits & _ENCRYPTED for info in texts):
        return _read_all(data, [info.filename for info in texts], None)
    if not password:
        raise UserError("import.password_needed")
    return _read_all(data, [info.filename for info in texts], password)


def _is_statement(name: str) -> bool:
    base = name.rsplit("/", 1)[-1]
    return base.lower().endswith(_SUFFIXES) and not base.startswith(".") and "__MACOSX" not in name


def _read_all(data: bytes, names: list[str], password: str | None) -> tuple[Member, ...]:
    found: list[Member] = []
    room = MAX_UNPACKED
    try:
        with _opener(password)(io.BytesIO(data)) as archive:
            if password:
                archive.setpassword(password.encode())
            for name in names:
                with archive.open(name) as stream:
                    # A declared size may lie: never unpack more than the limit.
                    content = stream.read(room + 1)
                room -= len(content)
                if room < 0:
                    raise UserError("import.archive_too_large", limit=MAX_UNPACKED // 1024**2)
                found.append(Member(name, content))
    except _BROKEN:
        # A wrong password is a RuntimeError; now and then it passes the short check of the header and fails
        # at the checksum.
        raise UserError("import.wrong_password" if password else "import.archive_damaged") from None
    return tuple(found)


def _opener(password: str | None) -> Callable[[io.BytesIO], zipfile.ZipFile]:
    if password is None:
        return zipfile.ZipFile
    import pyzipper  # noqa: PLC0415 - cryptography is loaded only for an encrypted archive

    opener: Callable[[io.BytesIO], zipfile.ZipFile] = pyzipper.AESZipFile
    return opener

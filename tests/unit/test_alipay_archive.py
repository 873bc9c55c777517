"""Bills in zip files: passwords, damage, bombs."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
import pyzipper

from finapp.errors import UserError
from finapp.importers import archive
from finapp.importers.registry import read
from tests.unit.alipay_bills import Row, bill_2023

if TYPE_CHECKING:
    from collections.abc import Mapping

PASSWORD = "".join(map(str, range(6)))
BILL = bill_2023(Row()).encode("gb18030")


def zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return stream.getvalue()


def locked(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with pyzipper.AESZipFile(
        stream, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as file:
        file.setpassword(PASSWORD.encode())
        for name, data in members.items():
            file.writestr(name, data)
    return stream.getvalue()


def refusal(data: bytes, password: str | None = None) -> str:
    with pytest.raises(UserError) as caught:
        read(data, "bill.zip", password=password)
    return caught.value.code


def test_a_plain_zip_is_read_and_known_by_the_zip_itself() -> None:
    data = zipped({"alipay_record_20260401.csv": BILL, "说明.pdf": b"%PDF", "__MACOSX/._a.csv": b"x"})
    file = read(data, "bill.zip").file
    assert (file.records, file.source.name, file.source.size) == (1, "bill.zip", len(data))
    assert file.source.digest != read(BILL, "bill.csv").file.source.digest


def test_an_aes_zip_opens_with_its_password() -> None:
    assert read(locked({"alipay_record.csv": BILL}), "bill.zip", password=PASSWORD).file.records == 1


@pytest.mark.parametrize(
    ("password", "code"),
    [(None, "import.password_needed"), ("", "import.password_needed"), ("543210", "import.wrong_password")],
)
def test_a_locked_zip_says_what_it_needs(password: str | None, code: str) -> None:
    assert refusal(locked({"alipay_record.csv": BILL}), password) == code


def test_a_file_beside_the_bill_that_is_none_is_passed_over() -> None:
    data = zipped({"readme.txt": b"how to open this bill", "alipay_record.csv": BILL})
    assert read(data, "bill.zip").file.records == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"a.csv": BILL})[:-30], "import.archive_damaged"),
        (b"PK\x03\x04" + bytes(40), "import.archive_damaged"),
        (zipped({"bill.pdf": b"%PDF"}), "import.archive_empty"),
        (zipped({"a.csv": b"Date,Amount\n1,2\n"}), "import.unknown_layout"),
        (zipped({"a.csv": BILL, "b.csv": BILL}), "import.archive_several"),
        (zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b""}), "import.workbook"),
        (zipped({f"{n}.csv": b"" for n in range(archive.MAX_MEMBERS + 1)}), "import.archive_too_large"),
    ],
)
def test_an_archive_that_cannot_be_used_says_why(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_a_flipped_byte_in_the_content_is_damage() -> None:
    data = bytearray(zipped({"a.csv": BILL}))
    data[60] ^= 0xFF
    assert refusal(bytes(data)) == "import.archive_damaged"


def test_a_flipped_byte_in_a_locked_archive_is_no_crash() -> None:
    data = bytearray(locked({"a.csv": BILL}))
    data[90] ^= 0xFF
    assert refusal(bytes(data), PASSWORD) == "import.wrong_password"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 10_000)
    assert refusal(zipped({"a.csv": bytes(20_000)})) == "import.archive_too_large"


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 10_000)
    data = zipped({"a.csv": bytes(20_000)})
    honest, lie = (20_000).to_bytes(4, "little"), (9_000).to_bytes(4, "little")
    assert data.count(honest) == 2  # in the local header and in the directory
    assert refusal(data.replace(honest, lie)) in {"import.archive_too_large", "import.archive_damaged"}

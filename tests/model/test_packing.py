"""Everything is packed in one way: at one level, without the clock, and nothing twice."""

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from pipeline.model.packing import LEVEL, fixed_zip, new_zip, pack
from pipeline.sheets.looks.book import new_book
from tests.sheets.looks.test_rows import CREATED

NAMES = ("[Content_Types].xml", "word/document.xml", "a.xml")
TEXT = "".join(f"<c r='A{number}'>{number * number}</c>" for number in range(3000)).encode()


def a_zip(moment: tuple[int, int, int, int, int, int]) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in NAMES:
            archive.writestr(ZipInfo(name, moment), TEXT, ZIP_DEFLATED, 9)
    return data.getvalue()


def packed_in(data: bytes) -> Iterator[bytes]:
    """The compressed bytes of every member."""
    with ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            begin = info.header_offset + 30 + len(info.filename.encode())
            yield data[begin : begin + info.compress_size]


def at_our_level(data: bytes) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def test_a_zip_of_a_library_loses_its_clock_and_nothing_else() -> None:
    once, again = a_zip((2018, 12, 5, 17, 0, 0)), a_zip((2018, 12, 5, 17, 0, 2))
    assert once != again
    assert fixed_zip(once) == fixed_zip(again) == fixed_zip(fixed_zip(once))
    assert list(packed_in(fixed_zip(once))) == list(packed_in(once))
    with ZipFile(io.BytesIO(fixed_zip(once))) as archive:
        assert archive.namelist() == list(NAMES)
        assert {(one.date_time, one.create_system) for one in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
        assert archive.testzip() is None


def test_a_member_in_pieces_is_the_member_at_once(tmp_path: Path) -> None:
    whole, pieces = tmp_path / "a.zip", io.BytesIO()
    (tmp_path / "b").write_bytes(TEXT[50:9000])
    with new_zip(whole) as goal:
        pack(goal, "a.xml", TEXT)
    with new_zip(pieces) as goal, (tmp_path / "b").open("rb") as file:
        file.seek(17)
        pack(goal, "a.xml", (TEXT[:50], file, TEXT[9000:]))
    assert pieces.getvalue() == whole.read_bytes()
    assert list(packed_in(pieces.getvalue())) == [at_our_level(TEXT)]


@pytest.mark.parametrize("memory", ["in_memory", "constant_memory"])
def test_a_workbook_is_packed_as_all_else(tmp_path: Path, memory: str) -> None:
    path = tmp_path / "a.xlsx"
    with new_book(path, title="Sổ", author="Khối", created=CREATED, memory=memory) as book:
        book.add_worksheet("Trống")
        book.add_worksheet("Bảng").write_string(3, 0, "Một")
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {(one.date_time, one.create_system) for one in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
        parts = [archive.read(name) for name in archive.namelist()]
    assert list(packed_in(path.read_bytes())) == list(map(at_our_level, parts))

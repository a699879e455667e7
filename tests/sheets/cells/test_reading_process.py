"""A file that kills, hangs or swells the process that reads it is refused, and the others are read."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.sheets.cells import TooLarge, Unreadable, book_from, limits
from pipeline.sheets.cells.reading_process import ReadingProcess, read_apart
from tests.sheets.cells.packages import a_package, a_sheet, parts_of, zipped

GOOD = a_package('<row r="1"><c r="A1"><f>6</f><v>7</v></c></row>')
SENT = Path(__file__).parents[2] / "sent"


@pytest.fixture
def reader() -> Iterator[ReadingProcess]:
    process = ReadingProcess((sys.executable, "-m", "tests.sheets.cells.planted_worker"), seconds=3)
    yield process
    process.close()


def is_read(reader: ReadingProcess) -> bool:
    book = read_apart(GOOD, "VP.xlsx", reader)
    cell = book.sheets["Phiếu"].cell(1, 1)
    return cell.formula and book.stored(cell).value == 7


@pytest.mark.parametrize(
    ("planted", "error", "fact"),
    [
        (b"kill", Unreadable, "giữa chừng"),
        (b"end", Unreadable, "giữa chừng"),
        (b"hang", TooLarge, "quá lâu"),
        (b"spin", TooLarge, "quá lâu"),
        pytest.param(
            b"swell", TooLarge, "bộ nhớ", marks=pytest.mark.skipif(sys.platform == "win32", reason="no such bound")
        ),
        (b"no spreadsheet", Unreadable, ""),
    ],
)
def test_what_a_file_does_to_its_reader_is_its_own_fate(
    reader: ReadingProcess, planted: bytes, error: type[Unreadable], fact: str
) -> None:
    assert is_read(reader)
    with pytest.raises(error) as caught:
        read_apart(planted, "VP.xls", reader)
    assert type(caught.value) is error
    assert fact in " ".join(caught.value.facts.values())
    assert is_read(reader)


def test_a_bug_in_the_reading_process_is_a_bug(reader: ReadingProcess) -> None:
    with pytest.raises(RuntimeError):
        read_apart(b"bug", "VP.xls", reader)


def test_a_damaged_sheet_is_met_when_its_cells_are_asked_for(reader: ReadingProcess) -> None:
    book = read_apart(a_package('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'), "VP.xlsx", reader)
    with pytest.raises(Unreadable):
        _ = book.sheets["Phiếu"].rows


def test_the_same_cells_whoever_reads(reader: ReadingProcess) -> None:
    for path in sorted((SENT / "inbox").glob("*.xlsx"))[:3]:
        data = path.read_bytes()
        here, there = book_from(data, path.name), read_apart(data, path.name, reader)
        assert {title: sheet.grid for title, sheet in here.sheets.items()} == {
            title: sheet.grid for title, sheet in there.sheets.items()
        }


def test_a_heavy_file_is_read_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("pipeline.sheets.cells.read_apart", lambda data, name: asked.append(name))
    book_from(GOOD, "light")
    heavy = a_sheet("", "<!--" + "x" * (limits.LIGHT_BYTES + 1) + "-->")
    book_from(zipped(parts_of() | {"xl/worksheets/sheet1.xml": heavy}), "heavy")
    book_from((SENT / "resaved" / "KHTC.xls").read_bytes(), "xls")
    assert asked == ["heavy", "xls"]


def test_the_process_starts_within_a_second() -> None:
    reader = ReadingProcess()
    began = time.monotonic()
    try:
        assert is_read(reader)
        assert time.monotonic() - began < 2
    finally:
        reader.close()

"""Whose fault it is: what a library raises on a file is the file's, what our own code raises is a bug."""

from pathlib import Path

import pytest
import xlrd
import xlsxwriter

from pipeline.sheets.cells import LibraryCall, Unreadable, read_book
from pipeline.sheets.cells import book as book_of_cells


def test_what_a_library_raises_is_the_fault_of_the_file() -> None:
    with pytest.raises(Unreadable, match=r"phieu\.xls: "), LibraryCall("phieu.xls"):
        xlrd.open_workbook(file_contents=b"k")


@pytest.mark.parametrize("wrong", [AttributeError, KeyError, TypeError, ValueError, RuntimeError, AssertionError])
def test_what_our_own_code_raises_is_a_bug(wrong: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {"__name__": "pipeline.sheets.cells.planted", "wrong": wrong}
    exec("def read():\n    raise wrong('a misspelt key')", ours)
    with pytest.raises(wrong, match="a misspelt key"), LibraryCall("phieu.xlsx"):
        ours["read"]()


def test_a_typo_planted_in_our_reader_crashes_loudly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "phieu.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Phiếu").write_string("A1", "Đạt")
    source = (Path(book_of_cells.__file__).read_text(encoding="utf-8")).replace("found.legacy", "found.legcay")
    planted = dict(vars(book_of_cells))
    exec(compile(source, book_of_cells.__file__, "exec"), planted)
    monkeypatch.setattr(book_of_cells.Sheet, "_cell", planted["Sheet"]._cell)
    with pytest.raises(AttributeError, match="legcay"):
        _ = read_book(path, path.name).sheets["Phiếu"].rows

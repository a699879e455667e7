"""Whose fault it is: what a library raises on a file is the file's, what our own code raises is a bug."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import xlrd
import xlsxwriter

from pipeline.sheets.cells import LibraryCall, Unreadable, read_book, xlsx, xlsx_sheet


def test_what_a_library_raises_is_the_fault_of_the_file() -> None:
    with pytest.raises(Unreadable, match=r"phieu\.xls: "), LibraryCall("phieu.xls"):
        xlrd.open_workbook(file_contents=b"k")


@pytest.mark.parametrize("wrong", [AttributeError, KeyError, TypeError, ValueError, RuntimeError, AssertionError])
def test_what_our_own_code_raises_is_a_bug(wrong: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {"__name__": "pipeline.sheets.cells.planted", "wrong": wrong}
    exec("def read():\n    raise wrong('a misspelt key')", ours)
    with pytest.raises(wrong, match="a misspelt key"), LibraryCall("phieu.xlsx"):
        ours["read"]()


def planted(module: ModuleType, right: str, wrong: str, name: str) -> Any:
    """What a module calls `name`, as if our source had a typo."""
    path = Path(str(module.__file__))
    source = path.read_text(encoding="utf-8")
    assert right in source
    space = {**vars(module)}
    exec(compile(source.replace(right, wrong), str(path), "exec"), space)
    return space[name]


def test_a_typo_planted_in_our_reader_crashes_loudly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "phieu.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Phiếu").write_string("A1", "Đạt")
    wrong = planted(xlsx_sheet, 'attributes.get("r")', 'attributes["row"]', "SheetPass")
    monkeypatch.setattr(xlsx, "SheetPass", wrong)
    with pytest.raises(KeyError, match="row"):
        _ = read_book(path, path.name).sheets["Phiếu"].rows

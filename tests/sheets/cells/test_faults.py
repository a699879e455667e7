"""Whose fault it is: what a library raises on a file is the file's, what our own code raises is a bug."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import xlrd

from pipeline.sheets.cells import LibraryCall, Unreadable, book_from, xlsx_sheet, xlsx_usual
from tests.sheets.cells.packages import a_package


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


@pytest.mark.parametrize(
    ("module", "right", "wrong", "name", "row"),
    [
        (
            xlsx_usual,
            "data[last:]",
            "data[lost:]",
            "usual_sheet",
            '<row r="1"><c r="A1"><v>1</v></c></row>',
        ),
        (xlsx_sheet, 'attributes.get("r")', "attribute", "SheetPass", '<row><c r="A1"><v>1</v></c></row>'),
    ],
    ids=["usual", "odd"],
)
def test_a_typo_planted_in_our_reader_crashes_loudly(
    module: ModuleType, right: str, wrong: str, name: str, row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_sheet, name, planted(module, right, wrong, name))
    with pytest.raises(NameError):
        _ = book_from(a_package(row), "phieu.xlsx").sheets["Phiếu"].rows

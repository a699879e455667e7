"""scale.xlsx and targets.xlsx as written say what was given, and stay fit for a person to edit."""

import csv
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from pipeline.model.bloc import Bloc, Config, Period
from pipeline.model.scale import Scale
from pipeline.rules.parameters import decimal
from pipeline.setup.books.scale_book import COLUMNS, read_scale
from pipeline.setup.books.target_book import read_targets
from pipeline.setup.config.reading import read_config
from pipeline.sheets.cells import read_book
from pipeline.sheets.table import find_header, rows_of
from pipeline.starting.scale_writer import write_scale
from pipeline.starting.shipped import SHIPPED
from pipeline.starting.tables import read_table
from pipeline.starting.target_writer import write_targets
from pipeline.text import labels
from pipeline.text.numbers import plain
from tests.builders import a_bloc, a_config, a_line, a_member, a_scale, some_members

EXAMPLES = sorted(path.name for path in SHIPPED.iterdir())
WITH_TARGETS = [name for name in EXAMPLES if (SHIPPED / name / "targets.csv").exists()]
NUMBERS = (labels.LEVEL, labels.MAXIMUM, labels.BONUS_CAP, labels.DEDUCTION_CAP)


def written(name: str, folder: Path) -> tuple[Path, Config]:
    config, _ = read_config(SHIPPED / name / "config.toml")
    assert config
    path = folder / "scale.xlsx"
    write_scale(path, read_table(SHIPPED / name / "scale.csv"), config.bloc)
    return path, config


def scale_of(path: Path, config: Config) -> Scale:
    scale, faults = read_scale(path, config)
    assert scale, faults
    return scale


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_cell_of_a_scale_reads_back_as_it_was_given(name: str, tmp_path: Path) -> None:
    path, _ = written(name, tmp_path)
    book = read_book(path, path.name)
    sheet = book.sheets[labels.SCALE_SHEET]
    header = find_header(sheet, COLUMNS)
    assert header
    assert header.strangers == ()
    read = [{label: row.text(label) for label in COLUMNS} for row in rows_of(sheet, header, COLUMNS)]
    with (SHIPPED / name / "scale.csv").open(encoding="utf-8", newline="") as file:
        given = [{label: row.get(label, "") for label in COLUMNS} for row in csv.DictReader(file)]
    for row in given:
        row.update({label: plain(decimal(row[label])).replace(".", ",") for label in NUMBERS if row[label]})
    assert read == given


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_written_scale_has_no_faults(name: str, tmp_path: Path) -> None:
    path, config = written(name, tmp_path)
    assert read_scale(path, config)[1] == ()


@pytest.mark.parametrize("name", WITH_TARGETS)
def test_targets_read_back_as_they_were_given(name: str, tmp_path: Path) -> None:
    path, config = written(name, tmp_path)
    rows = read_table(SHIPPED / name / "targets.csv")
    write_targets(tmp_path / "targets.xlsx", rows, config.bloc)
    targets, faults = read_targets(tmp_path / "targets.xlsx", config, scale_of(path, config))
    assert targets is not None, faults
    codes = [member.code for member in config.bloc.members]
    given = {row["Mã"]: {code: decimal(row[code]) for code in codes if row[code]} for row in rows}
    assert targets[Period.YEAR_END] == given


def test_targets_of_periods_have_a_column_that_says_so(tmp_path: Path) -> None:
    bloc = a_bloc([a_member("VP")])
    rows = [
        {"Mã": "A1", "Nội dung": "Hồ sơ", "Kỳ": period, "VP": text} for period, text in (("", "9"), ("6 tháng", "4"))
    ]
    write_targets(tmp_path / "targets.xlsx", rows, bloc)
    config = a_config()._replace(bloc=bloc)
    targets, faults = read_targets(tmp_path / "targets.xlsx", config, a_scale(a_line("A1")))
    assert targets, faults
    assert [figures["A1"]["VP"] for figures in targets.values()] == [4, 9]


def a_scale_book(path: Path, bloc: Bloc | None = None) -> Path:
    rows = (
        {"Cấp": "1", "Mã": "1", "Nội dung": "Chuyên môn", "Loại": "Nhóm", "Điểm tối đa": "60"},
        {"Cấp": "2", "Mã": "1.10", "Nội dung": "=1+1", "Loại": "Chuẩn", "Điểm tối đa": "2,5", "Cách tính": "Theo bậc",
         "Tham số": "=15: 2; còn lại: 1"},
        {"Cấp": "1", "Mã": "2", "Nội dung": "Thưởng", "Loại": "Nhóm", "Trần thưởng": "0,5"},
        {"Cấp": "1", "Mã": "3", "Nội dung": "Khác", "Loại": "Nhóm", "Điểm tối đa": "39,5"},
    )  # fmt: skip
    write_scale(path, rows, bloc or a_bloc())
    return path


def test_the_total_of_the_first_level_stands_above_the_table(tmp_path: Path) -> None:
    path = a_scale_book(tmp_path / "scale.xlsx")
    formula = openpyxl.load_workbook(path)["Thang điểm"]["E3"].value
    assert formula == "=SUMIFS(E5:E208,A5:A208,1)"
    assert openpyxl.load_workbook(path, data_only=True)["Thang điểm"]["E3"].value == 99.5
    scale, faults = read_scale(path, None)
    assert scale, faults
    assert [line.code for line in scale.lines] == ["1", "1.10", "2", "3"]


def test_codes_and_parameters_stay_text_where_excel_would_make_something_else(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(a_scale_book(tmp_path / "scale.xlsx"))["Thang điểm"]
    assert (sheet["B6"].value, sheet["B6"].data_type, sheet["B6"].number_format) == ("1.10", "s", "@")
    assert (sheet["C6"].value, sheet["C6"].data_type) == ("=1+1", "s")
    assert (sheet["G6"].value, sheet["G6"].data_type, sheet["G6"].number_format) == ("=15: 2; còn lại: 1", "s", "@")
    assert (sheet["E6"].value, sheet["A6"].value) == (2.5, 2)
    for letter in "BG":
        below = sheet.column_dimensions[letter]
        assert below.number_format == "@", "rows typed below are text too"


def test_drop_downs_cover_the_rows_and_room_below_and_explain_themselves(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(a_scale_book(tmp_path / "scale.xlsx"))["Thang điểm"]
    offered = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    lists = {"Loại": "D", "Cách tính": "F", "Kỳ": "J", "Gộp": "M", "Thưởng khi": "N", "Minh chứng": "O"}
    for label, letter in lists.items():
        assert sheet[f"{letter}4"].value == label
        assert offered[f"{letter}5:{letter}208"].type == "list"
    assert offered["J5:J208"].formula1 == '"6 tháng,Năm"'
    for check in offered.values():
        assert len(check.formula1) <= 257
        assert check.error
        assert len(check.error) <= 255
        assert check.showErrorMessage


def test_the_sheet_prints_on_landscape_pages_with_its_header(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(a_scale_book(tmp_path / "scale.xlsx"))["Thang điểm"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0), "one page wide, any number tall"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "D5"
    assert sheet.auto_filter.ref is None
    assert [sheet.row_dimensions[row].outlineLevel for row in (5, 6, 7)] == [0, 1, 0]


def test_the_same_scale_and_targets_give_the_same_bytes(tmp_path: Path) -> None:
    first, again = a_scale_book(tmp_path / "one.xlsx"), a_scale_book(tmp_path / "two.xlsx")
    assert first.read_bytes() == again.read_bytes()
    with ZipFile(first) as book:
        assert "2018-01-01T00:00:00Z" in book.read("docProps/core.xml").decode()


def test_targets_show_the_members_names_above_their_codes(tmp_path: Path) -> None:
    bloc = a_bloc(some_members(3))
    write_targets(tmp_path / "targets.xlsx", [{"Mã": "A1", "Nội dung": "Nhiệm vụ", "DV02": "0,9"}], bloc)
    sheet = openpyxl.load_workbook(tmp_path / "targets.xlsx")["Chỉ tiêu"]
    assert [sheet.cell(4, column).value for column in range(1, 6)] == ["Mã", "Nội dung", "DV01", "DV02", "DV03"]
    assert [sheet.cell(3, column).value for column in range(3, 6)] == [member.name for member in bloc.members]
    assert [sheet.cell(5, column).value for column in range(1, 6)] == ["A1", "Nhiệm vụ", None, 0.9, None]
    (check,) = sheet.data_validations.dataValidation
    assert (check.type, check.operator, str(check.sqref)) == ("decimal", "greaterThanOrEqual", "C5:E205")

"""The register is written in place: a row a file, and nothing of what people wrote is lost."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.styles import PatternFill

from pipeline.cli.cli import main
from pipeline.intake.register import LABELS, REGISTER, SHEET
from pipeline.intake.registering import RegisterUnreadable, written_register
from tests.intake.mails import mail
from tests.intake.test_receipts import EARLY, form, grounds, put, register, reviewed, stamp
from tests.workspaces import a_workspace


def rows_of(data: bytes) -> list[tuple[object, ...]]:
    return [tuple(row) for row in openpyxl.load_workbook(BytesIO(data))[SHEET].iter_rows(values_only=True)]


def written(folder: Path) -> bytes | None:
    path = folder / REGISTER
    return written_register(path.read_bytes() if path.exists() else None, reviewed(folder, "vp@so.example")).data


def test_a_new_register_has_a_row_for_each_file(tmp_path: Path) -> None:
    put(tmp_path, {"t.eml": mail({"VP.xlsx": form()}, sender="la@khac.example", date=stamp(EARLY)), "ảnh.jpg": b"x"})
    put(tmp_path, {"Thumbs.db": b"", "~$VP.xlsx": b""})
    data = written(tmp_path)
    assert data
    assert rows_of(data) == [
        LABELS,
        ("t.eml", None, None, None, "Đã mở", None, None, None),
        (
            "t.eml/VP.xlsx",
            "Đơn vị VP",
            None,
            "la@khac.example",
            "Tạm giữ: gửi từ địa chỉ không đăng ký của đơn vị; nhận lúc 17:00 ngày 02/12/2018",
            None,
            None,
            None,
        ),
        ("ảnh.jpg", None, None, None, "Bỏ qua: không phải bảng tính (có thể là minh chứng)", None, None, None),
    ]


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    """Their columns and sheets, formulas, fills and widths, rows of files that are gone; new rows stand below."""
    put(tmp_path, {"VP.xlsx": form(), "TTR.xlsx": form(unit="TTR")})
    labels = ("Của tôi", "Ghi chú", "Tệp", "Nhận lúc", "Chấp nhận", "Kết quả")
    register(
        tmp_path,
        {"Tệp": "VP.xlsx", "Của tôi": "=1+1", "Nhận lúc": "hôm qua", "Ghi chú": "gọi lại", "Kết quả": "cũ"},
        {"Tệp": "đã bỏ.xlsx", "Của tôi": 7},
        labels=labels,
    )
    book = openpyxl.load_workbook(tmp_path / REGISTER)
    book[SHEET]["A2"].fill = PatternFill("solid", fgColor="FFFF00")
    book[SHEET].column_dimensions["A"].width = 33
    book.create_sheet("Danh bạ")["B2"] = "0909"
    book.save(tmp_path / REGISTER)
    data = written(tmp_path)
    assert data
    assert rows_of(data) == [
        labels,
        ("=1+1", "gọi lại", "VP.xlsx", "hôm qua", None, "Được chấm"),
        (7, None, "đã bỏ.xlsx", None, None, None),
        (None, None, "TTR.xlsx", None, None, "Được chấm"),
    ]
    kept = openpyxl.load_workbook(BytesIO(data))
    assert kept["Danh bạ"]["B2"].value == "0909"
    assert kept[SHEET]["A2"].fill.fgColor.rgb == "00FFFF00"
    assert kept[SHEET].column_dimensions["A"].width == 33


def test_written_twice_it_is_the_same(tmp_path: Path) -> None:
    put(tmp_path, {"VP.xlsx": form(), "=1+1.xlsx": form(6)})
    data = written(tmp_path)
    assert data
    (tmp_path / REGISTER).write_bytes(data)
    assert written(tmp_path) is None
    assert ("=1+1.xlsx", "Đơn vị VP") in [row[:2] for row in rows_of(data)]


@pytest.mark.parametrize(
    "name", ["VP\x01.xlsx", "VP\r\n2018.xlsx", "VP\ufffe.xlsx", "PHIẾU ÐƠN VỊ.xlsx", "VP\x0b\t.xlsx"]
)
def test_whatever_a_file_is_called_its_row_is_found_again(tmp_path: Path, name: str) -> None:
    put(tmp_path, {name: form()})
    data = written(tmp_path)
    assert data
    (tmp_path / REGISTER).write_bytes(data)
    assert len(rows_of(data)) == 2
    assert written(tmp_path) is None
    assert [one.code for one in reviewed(tmp_path).findings] == ["receipt_unknown"]


@pytest.mark.parametrize("data", [b"PK", b""])
def test_a_register_that_cannot_be_read_is_left_alone(tmp_path: Path, data: bytes) -> None:
    (tmp_path / REGISTER).write_bytes(data)
    with pytest.raises(RegisterUnreadable):
        written_register(data, reviewed(tmp_path))
    assert grounds()


def test_the_command(tmp_path: Path) -> None:
    root = a_workspace(tmp_path / "khối")
    inbox = root / "inbox" / "2018-year-end"
    before = {path: path.read_bytes() for path in inbox.rglob("*") if path.is_file()}
    words = ["register", "--period", "year-end", "--workspace", str(root)]
    first = CliRunner().invoke(main, words)
    assert first.exit_code == 0, first.output
    assert "11 dòng mới, tất cả 11 tệp" in first.output
    told = (inbox / REGISTER).read_bytes()
    assert len(rows_of(told)) == 12
    again = CliRunner().invoke(main, words)
    assert "00 dòng mới" in again.output or "0 dòng mới" in again.output
    assert (inbox / REGISTER).read_bytes() == told
    assert {path: path.read_bytes() for path in before} == before
    (inbox / REGISTER).write_bytes(b"PK")
    refused = CliRunner().invoke(main, words)
    assert refused.exit_code == 2
    assert "Không đọc được sổ nhận phiếu" in refused.output
    assert (inbox / REGISTER).read_bytes() == b"PK"

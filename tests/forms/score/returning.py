"""Real forms of a small bloc, filled, changed as offices change them, and read back."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook, load_workbook

from pipeline.forms.score.layout import FORM_SHEET, HEADER_ROW
from pipeline.forms.score.writer import write_form
from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.reports.results import results
from pipeline.reviewing import review
from tests.answering import ON_TIME, some_grounds
from tests.builders import a_condition, a_config, a_group, a_line, a_member, a_scale
from tests.filling import Rows, fill

UNITS = ("VP", "TTR", "KHTC")
SCALE = a_scale(
    a_group("1", "Nhiệm vụ chuyên môn"),
    a_line("1.1", "Chấm trực tiếp", "bước 0,25", title="Ban hành chương trình công tác năm"),
    a_line("1.10", "Theo tỷ lệ", title="Tỷ lệ hồ sơ giải quyết đúng hạn"),
    a_line("1.2", "Theo tỷ lệ", "kết quả là %", title="Tỷ lệ văn bản điện tử", unit="%"),
    a_group("2", "Xây dựng cơ quan"),
    a_line("2.1", "Theo mức", "Tốt: 10; Khá: 5; Không: 0", title="Chấp hành kỷ luật, kỷ cương"),
    a_line("2.2", "Đạt/không đạt", title="Có báo cáo cải cách hành chính"),
    a_line("2.3", "Theo thời hạn", "hạn 31/10; 1/ngày", title="Gửi báo cáo thi đua"),
    a_line("T1", "Theo số lượng", "0,5/lần", kind=Kind.BONUS, title="Sáng kiến được công nhận"),
    a_condition("K1"),
)
TARGETS = {"1.10": {"VP": 100, "TTR": 80, "KHTC": 50}}
GROUNDS = some_grounds(SCALE, config=a_config([a_member(unit) for unit in UNITS]), targets=TARGETS)

ANSWERS: Mapping[str, Rows] = {
    "VP": {
        "1.1": {"claimed": 7.25, "evidence": "BC 01/BC-VP"},
        "1.10": {"reported": 92.5, "note": "Số liệu đến 30/11"},
        "1.2": {"reported": 98.7},
        "2.1": {"reported": "Khá"},
        "2.2": {"reported": "Đạt", "evidence": "CV 12\nCV 13"},
        "2.3": {"reported": {"date": "2018-11-02"}},
        "T1": {"reported": 3},
        "K1": {"reported": "Không"},
    },
    "TTR": {
        "1.1": {"not_applicable": "x", "note": "Không có nhiệm vụ này"},
        "1.10": {"reported": 80},
        "1.2": {"reported": {"cell": "percent", "v": 0.905}},
        "2.1": {"reported": "Tốt"},
        "2.2": {"reported": "Không"},
        "2.3": {"reported": "15/10/2018"},
    },
    "KHTC": {
        "1.1": {"claimed": 10},
        "1.10": {"reported": 40},
        "1.2": {"reported": "99,5%"},
        "2.1": {"reported": "Không"},
        "2.2": {"reported": "Đạt"},
        "2.3": {"reported": {"date": "2018-10-31"}},
        "T1": {"reported": {"cell": "formula", "f": "=1+1", "v": 2}},
    },
}

Change = Callable[[Workbook], object]


def send(folder: Path, unit: str, *changes: Change, rows: Rows | None = None, name: str = "", **told: Any) -> Path:
    """The form of a unit as it was written, filled and then changed; `told` is what else the writer is given."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f"{unit}.xlsx")
    if rows is None and not told:
        path.write_bytes(_filled(unit))
    else:
        _write(path, unit, ANSWERS[unit] if rows is None else rows, **told)
    if changes:
        book = load_workbook(path)
        for change in changes:
            change(book)
        book.save(path)
    receive(path)
    return path


@cache
def _filled(unit: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        _write(path, unit, ANSWERS[unit])
        return path.read_bytes()


def _write(path: Path, unit: str, rows: Rows, **told: Any) -> None:
    given = {"config": GROUNDS.config, "period": Period.YEAR_END, "scale": SCALE} | told
    targets = {code: figures[unit] for code, figures in GROUNDS.targets.items()}
    write_form(path, member=a_member(unit), targets=targets, **given)
    fill(path, rows)


def receive(path: Path, hours: int = 0) -> None:
    """The sidecar of a form that came in time."""
    received = ON_TIME.replace(hour=ON_TIME.hour + hours).isoformat()
    path.with_name(f"{path.name}.meta.json").write_text(json.dumps({"received": received}), encoding="utf-8")


def read(folder: Path) -> Review:
    return review(GROUNDS, folder).review


def reviewed(folder: Path, *changes: Change, **more: Any) -> Review:
    """The review where only the form of VP was changed."""
    for unit in UNITS[1:]:
        send(folder, unit)
    send(folder, "VP", *changes, **more)
    return read(folder)


def marks(told: Review, unit: str) -> dict[str, tuple[Any, ...]] | None:
    """What was read and given on every line; None for a member without a counted form. Places are left out."""
    for standing in results(told)["standings"]:
        if standing["unit"] == unit:
            seen = ("points", "basis", "reported", "claimed", "target")
            return {mark["code"]: tuple(mark[name] for name in seen) for mark in standing["marks"]}
    return None


def others(told: Review) -> list[Any]:
    """The marks of the members whose forms were not changed."""
    return [marks(told, unit) for unit in UNITS[1:]]


def findings(told: Review, unit: str | None = "VP") -> list[tuple[str, str | None]]:
    """Codes and lines of what is to be said of a unit's form."""
    return [(one.code, one.line) for one in told.findings if one.unit == unit]


def fate(told: Review, name: str = "VP.xlsx") -> tuple[str, str | None, str | None]:
    """What became of a file: status, reason and unit."""
    (record,) = [record for record in told.files if record.file == name]
    return record.status.value, record.reason, record.unit


# --------------------------------------------------------------------------- what offices do to a form


def form(book: Workbook) -> Any:
    return book[FORM_SHEET]


def row_of(sheet: Any, code: str) -> int:
    """The row of a code in a form whose columns stand where they were."""
    return next(row for row in range(HEADER_ROW + 1, sheet.max_row + 1) if sheet.cell(row, 1).value == code)


def copied(book: Workbook) -> Any:
    """A second sheet like the form."""
    return book.copy_worksheet(form(book))


Held = tuple[Any, str]
Matrix = list[list[Held]]
EMPTY: Held = (None, "General")


def rearranged(change: Callable[[Matrix], Matrix]) -> Change:
    """All cells of the form in another arrangement: values and number formats, as cut and paste moves them."""

    def rearrange(book: Workbook) -> None:
        sheet = form(book)
        for area in [str(area) for area in sheet.merged_cells.ranges]:
            sheet.unmerge_cells(area)
        table = change([[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows(max_col=11)])
        sheet.delete_rows(1, sheet.max_row)
        for number, cells in enumerate(table, start=1):
            for column, (value, code) in enumerate(cells, start=1):
                put(sheet.cell(number, column), value, code)

    return rearrange


def put(cell: Any, value: Any, code: str = "General") -> None:
    cell.value, cell.number_format = value, code


def in_table(change: Callable[[Matrix], Matrix]) -> Change:
    """The same for the table only, its header being the first row."""
    return rearranged(lambda rows: rows[: HEADER_ROW - 1] + change(rows[HEADER_ROW - 1 :]))


def typed(code: str, column: int, value: Any, number_format: str = "General") -> Change:
    """Something typed into one cell of a line."""
    return lambda book: put(form(book).cell(row_of(form(book), code), column), value, number_format)


def pasted(book: Workbook, keep: Iterable[int] | None = None) -> Workbook:
    """The values of the form's sheet in a new workbook, nothing hidden; `keep` are the rows that were copied."""
    source, fresh = form(book), Workbook()
    sheet = fresh.active
    assert sheet is not None
    for number, row in enumerate((row for row in source.iter_rows() if keep is None or row[0].row in keep), start=1):
        for cell in row:
            if cell.data_type != "f":
                put(sheet.cell(number, cell.column), cell.value, cell.number_format)
    return fresh


def of_another_year(year: int) -> dict[str, Any]:
    return {"config": GROUNDS.config._replace(bloc=GROUNDS.config.bloc._replace(year=year))}

"""targets.xlsx → the targets that each member registered (CONTRACT section 5)."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pipeline.model.bloc import Config
from pipeline.model.cells import Cell, CellKind
from pipeline.model.finding import Fault
from pipeline.model.grounds import Targets
from pipeline.model.scale import Scale
from pipeline.sheets.cells import Book, Sheet, Unreadable, read_book
from pipeline.sheets.reading import read_number, shown
from pipeline.sheets.table import (
    Faults,
    Header,
    Row,
    filled_above,
    find_header,
    headless,
    merge_faults,
    pick_sheet,
    rows_of,
)
from pipeline.text import labels
from pipeline.text.words import did_you_mean, fold

ASIDE = "; cột ghi chú, cột cộng thì chuyển sang trang tính khác"


def read_targets(path: Path, config: Config, scale: Scale) -> tuple[Targets | None, tuple[Fault, ...]]:
    """Line code → member code → target, or None and all that is wrong. A file that is not there: no targets."""
    if not path.exists():
        return {}, ()
    name, codes = path.name, [member.code for member in config.bloc.members]
    columns = (labels.CODE, labels.TITLE, *codes)
    try:
        book = read_book(path, name)
        sheet = pick_sheet(book, labels.TARGETS_SHEET)
        if sheet is None:
            known = "; ".join(book.sheets)
            return None, (Fault(name, f"không có trang tính “{labels.TARGETS_SHEET}” (đang có: {known})"),)
        header = find_header(sheet, (labels.CODE, labels.TITLE), codes=codes, at_least=1)
    except Unreadable:
        return None, (Fault(name, "không đọc được tệp; hãy mở bằng Excel và lưu lại thành .xlsx"),)
    if header is None or labels.CODE not in header.columns:
        return None, (Fault(f"{name} › {sheet.name}", f"không tìm thấy hàng tiêu đề có cột “{labels.CODE}”"),)
    faults = Faults(_header_faults(header, codes))
    rows = list(rows_of(sheet, header, columns))
    faults += _layout_faults(sheet, header, rows, scale)
    targets: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        code = _code(row, scale, targets, faults)
        if code is not None:
            targets[code] = _figures(book, row, codes, in_percent=scale.by_code[code].in_percent, faults=faults)
    return (None if faults else targets), tuple(faults)


def _layout_faults(sheet: Sheet, header: Header, rows: list[Row], scale: Scale) -> Iterator[Fault]:
    """What was moved, merged or lost its heading, so that figures would be another's or nobody's."""
    for row in filled_above(sheet, header, (labels.CODE,)):
        if row.text(labels.CODE) in scale.by_code:
            cell = row.cells[labels.CODE]
            yield Fault(str(cell.ref), "dòng này đứng trên hàng tiêu đề; hãy đưa hàng tiêu đề lên trên mọi dòng")
    for cell in headless(sheet, header, [row for row in rows if row.text(labels.CODE)]):
        yield Fault(
            str(cell.ref),
            f"cột này có “{shown(cell)}” mà ô ở hàng tiêu đề (hàng {header.row}) để trống; hãy ghi mã đơn vị, "
            "số không phải là chỉ tiêu thì chuyển sang trang tính khác",
        )
    yield from merge_faults(sheet, header, rows, title=labels.TITLE, vital=set(header.columns) - {labels.TITLE})
    for row in rows:
        yield from _moved_text(row, scale)


def _moved_text(row: Row, scale: Scale) -> Iterator[Fault]:
    """A code beside the text of another line: one column was sorted or moved without the other."""
    line, text = scale.by_code.get(row.text(labels.CODE)), fold(row.text(labels.TITLE))
    if line is None or fold(line.title) == text:
        return
    other = next((one.code for one in scale.lines if text and fold(one.title) == text), None)
    if other is not None:
        yield Fault(
            str(row.cells[labels.TITLE].ref),
            f"Nội dung này là của dòng {other} trong thang điểm, còn Mã ghi {line.code}; hãy xem lại hàng này "
            "(có thể một cột bị sắp xếp riêng), rồi sửa Mã hoặc Nội dung",
        )


def _header_faults(header: Header, codes: list[str]) -> list[Fault]:
    unknown = [
        Fault(
            str(cell.ref),
            f"không có đơn vị mã “{shown(cell)}” trong config.toml{did_you_mean(shown(cell), codes)}{ASIDE}",
        )
        for cell in header.strangers
    ]
    twice = [Fault(str(cell.ref), f"cột “{shown(cell)}” ghi hai lần") for cell in header.repeated]
    return unknown + twice


def _code(row: Row, scale: Scale, taken: Targets, faults: Faults) -> str | None:
    cell = row.cells[labels.CODE]
    code = cell.value if isinstance(cell.value, str) and not cell.formula else None
    if code is None:
        faults.at(
            cell,
            "hàng này thiếu Mã, hoặc Mã không phải là chữ; hãy định dạng cột Mã là Text rồi gõ lại, "
            "còn ghi chú, hàng cộng thì chuyển sang trang tính khác",
        )
    elif code not in scale.by_code:
        faults.at(cell, f"thang điểm không có dòng mã “{code}”{did_you_mean(code, scale.by_code)}")
        return None
    elif code in taken:
        faults.at(cell, f"Mã “{code}” ghi hai lần")
        return None
    return code


def _figures(book: Book, row: Row, codes: list[str], *, in_percent: bool, faults: Faults) -> dict[str, Decimal]:
    figures = {}
    for member in codes:
        value = _target(book, row.cells[member], in_percent, faults)
        if value is not None:
            figures[member] = value
    return figures


def _target(book: Book, cell: Cell, in_percent: bool, faults: Faults) -> Decimal | None:
    stored = book.stored(cell) if cell.formula else cell
    reading = read_number(stored, in_percent=in_percent)
    if reading.blank:
        return None
    if stored.kind is CellKind.TEXT or not isinstance(reading.value, Decimal):
        faults.at(cell, f"chỉ tiêu phải là số, ở đây là “{shown(stored)}”; đơn vị không được giao thì để trống ô")
        return None
    if reading.value < 0:
        faults.at(cell, f"chỉ tiêu không được là số âm ({shown(stored)})")
    return reading.value

"""scale.xlsx → Scale: every row a line, every fault located (CONTRACT section 3)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from pipeline.cells import Book, Unreadable, read_book
from pipeline.model import CellKind, Config, Fault, Line, Scale, Sort
from pipeline.reading import read_number, shown
from pipeline.scale_row import LineReader
from pipeline.scale_version import version_of
from pipeline.table import Faults, Header, Row, find_header, pick_sheet, rows_of
from pipeline.text import labels
from pipeline.text.words import did_you_mean

COLUMNS = (*labels.REQUIRED_COLUMNS, *labels.OPTIONAL_COLUMNS)


def read_scale(path: Path, config: Config | None) -> tuple[Scale | None, tuple[Fault, ...]]:
    """The scale, or None and all that is wrong with it.

    `config` gives the decimals, the year and the names of grades; None (it is faulty itself) leaves out the
    checks that need them.
    """
    name = path.name
    if not path.exists():
        return None, (Fault(name, "không tìm thấy tệp thang điểm trong input_templates"),)
    try:
        book = read_book(path, name)
        sheet = pick_sheet(book, labels.SCALE_SHEET)
        if sheet is None:
            known = "; ".join(book.sheets)
            return None, (Fault(name, f"không có trang tính “{labels.SCALE_SHEET}” (đang có: {known})"),)
        header = find_header(sheet, COLUMNS)
    except Unreadable:
        return None, (Fault(name, "không đọc được tệp; hãy mở bằng Excel và lưu lại thành .xlsx"),)
    if header is None:
        wanted = ", ".join(labels.REQUIRED_COLUMNS)
        return None, (Fault(f"{name} › {sheet.name}", f"không tìm thấy hàng tiêu đề có các cột {wanted}"),)
    faults = Faults(_header_faults(header, f"{name} › {sheet.name}"))
    if any(label not in header.columns for label in labels.REQUIRED_COLUMNS):
        return None, tuple(faults)
    lines = _read_lines(book, rows_of(sheet, header, COLUMNS), config, faults)
    if not lines and not faults:
        faults.append(Fault(f"{name} › {sheet.name}", "thang điểm chưa có dòng nào"))
    return (None if faults else Scale(lines, version_of(lines))), tuple(faults)


def _header_faults(header: Header, where: str) -> Iterator[Fault]:
    missing = [label for label in COLUMNS if label not in header.columns]
    for cell in header.strangers:
        guess = did_you_mean(shown(cell), missing)
        if guess:
            yield Fault(str(cell.ref), f"không có cột “{shown(cell)}”{guess}")
    for cell in header.repeated:
        yield Fault(str(cell.ref), f"cột “{shown(cell)}” ghi hai lần")
    for label in labels.REQUIRED_COLUMNS:
        if label in missing:
            yield Fault(f"{where}, hàng {header.row}", f"thiếu cột “{label}”")


def _read_lines(book: Book, rows: Iterable[Row], config: Config | None, faults: Faults) -> tuple[Line, ...]:
    lines: list[Line] = []
    rules: dict[str, Row] = {}
    path: list[str] = []
    for row in rows:
        level = _level(row, len(path), faults)
        code = _code(row, rules, faults)
        if level is None or code is None:
            continue
        path[level - 1 :] = [code]
        rules[code] = row
        parent = path[level - 2] if level > 1 else None
        lines.append(LineReader(book, row, config, faults).line(code, level, parent))
    for line in lines:
        _check_references(line, {other.code: other for other in lines}, rules[line.code], faults)
    return tuple(lines)


def _level(row: Row, depth: int, faults: Faults) -> int | None:
    cell = row.cells[labels.LEVEL]
    value = read_number(cell, in_percent=False).value
    level = int(value) if isinstance(value, Decimal) and value % 1 == 0 and value >= 1 else None
    if level is None:
        faults.at(
            cell, f"Cấp phải là số nguyên từ 1, ở đây là “{shown(cell)}”; hàng chỉ để ghi chú thì đưa ra ngoài bảng"
        )
    elif level > depth + 1:
        allowed = "hàng đầu tiên phải là cấp 1" if depth == 0 else f"chỉ được nhiều nhất là {depth + 1}"
        faults.at(cell, f"Cấp {level} sâu hơn hàng trên quá một bậc; {allowed}")
        return None
    return level


def _code(row: Row, taken: dict[str, Row], faults: Faults) -> str | None:
    cell = row.cells[labels.CODE]
    code = cell.value if cell.kind is CellKind.TEXT and isinstance(cell.value, str) else None
    if cell.formula:
        faults.at(cell, "Mã không được là công thức; hãy gõ mã dạng chữ")
    elif cell.kind is CellKind.BLANK:
        faults.at(cell, "thiếu Mã của dòng này")
    elif code is None:
        faults.at(
            cell,
            f"Mã “{shown(cell)}” đang là số hoặc ngày (Excel đổi 1.10 thành 1,1); "
            "hãy định dạng cột Mã là Text rồi gõ lại",
        )
    elif code in taken:
        faults.at(cell, f"Mã “{code}” đã dùng ở hàng {taken[code].number}")
        return None
    return code


def _check_references(line: Line, by_code: dict[str, Line], row: Row, faults: Faults) -> None:
    """The lines that a rule names must be there and have what the rule takes from them."""
    if line.rule is None:
        return
    cell, target = row.cells[labels.PARAMETERS], line.rule.follows or line.rule.exceeds
    if target is None:
        return
    other = by_code.get(target)
    if other is None:
        faults.at(cell, f"không có dòng mã “{target}”{did_you_mean(target, by_code)}")
        return
    if line.rule.exceeds is not None:
        if other.rule is None or other.rule.label not in ("Theo tỷ lệ", "So với đơn vị dẫn đầu"):
            faults.at(cell, f"dòng {target} phải tính “Theo tỷ lệ” hoặc “So với đơn vị dẫn đầu” mới có mức vượt")
        return
    asked = other.rule.question if other.rule else None
    if other.rule is None or asked is None or asked.claimed or other.rule.follows is not None:
        faults.at(cell, f"dòng {target} không có ô Kết quả của riêng nó, nên không thể “theo dòng {target}”")
    elif line.rule.question and line.rule.question.sort is not asked.sort and asked.sort is not Sort.NUMBER:
        faults.at(cell, f"Kết quả của dòng {target} không phải là số, nên cách tính này không dùng được")

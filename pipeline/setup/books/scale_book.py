"""scale.xlsx → Scale: every row a line, every fault located (CONTRACT section 3)."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from pipeline.model.bloc import Config
from pipeline.model.cells import CellKind
from pipeline.model.finding import Fault
from pipeline.model.scale import Kind, Line, Scale, Sort
from pipeline.rules.leader import AgainstLeader
from pipeline.rules.ratio import Proportion
from pipeline.setup.books.scale_row import LineReader
from pipeline.setup.books.scale_version import version_of
from pipeline.setup.config.known import Known, known_of
from pipeline.sheets.cells import Book, Sheet, Unreadable, read_book
from pipeline.sheets.reading import is_blank, read_number, shown
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
from pipeline.text.setup_faults import (
    ABOVE_THE_HEADER,
    CODE_IS_FORMULA,
    CODE_IS_NUMBER,
    CODE_TAKEN,
    COLUMN_WITHOUT_NAME,
    DEEPEST_LEVEL,
    FIRST_LEVEL,
    NO_HEADER,
    NO_LEVEL,
    NO_LINE,
    NO_LINES,
    NO_NUMBER_TO_FOLLOW,
    NO_SCALE,
    NO_SHEET,
    NO_SUCH_LINE,
    NOTHING_TO_EXCEED,
    NOTHING_TO_FOLLOW,
    ODD_LEVEL,
    TEXT_IN_ERROR,
    TEXT_WITHOUT_VALUE,
    TOO_DEEP,
    UNREADABLE_BOOK,
)
from pipeline.text.words import did_you_mean, fold

COLUMNS = (*labels.REQUIRED_COLUMNS, *labels.OPTIONAL_COLUMNS)
TEXTS = (labels.TITLE, labels.UNIT, labels.GROUPS, labels.APPRAISER, labels.GUIDANCE, labels.SHORT)
"""The columns in which any text will do; in the others only known words and numbers."""

_COMPUTED = tuple(label for label in COLUMNS if label not in (labels.CODE, labels.PARAMETERS))


def read_scale(path: Path, config: Config | None) -> tuple[Scale | None, tuple[Fault, ...]]:
    """The scale, or None and all that is wrong with it.

    `config` gives the decimals, the year and the names of grades; None (it is faulty itself) leaves out the
    checks that need them.
    """
    scale, faults = read_scale_as_far(path, Known() if config is None else known_of(config))
    return (None if faults else scale), faults


def read_scale_as_far(path: Path, known: Known) -> tuple[Scale | None, tuple[Fault, ...]]:
    """The scale as far as its rows can be read, None where they cannot, and all that is wrong with it."""
    name = path.name
    if not path.exists():
        return None, (Fault(name, NO_SCALE),)
    try:
        book = read_book(path, name)
        sheet = pick_sheet(book, labels.SCALE_SHEET)
        if sheet is None:
            there = "; ".join(book.sheets)
            return None, (Fault(name, NO_SHEET.format(sheet=labels.SCALE_SHEET, there=there)),)
        header = find_header(sheet, COLUMNS)
    except Unreadable:
        return None, (Fault(name, UNREADABLE_BOOK),)
    if header is None:
        wanted = ", ".join(labels.REQUIRED_COLUMNS)
        return None, (Fault(f"{name} › {sheet.name}", NO_HEADER.format(wanted=wanted)),)
    faults = Faults(_header_faults(header, f"{name} › {sheet.name}"))
    if any(label not in header.columns for label in labels.REQUIRED_COLUMNS):
        return None, tuple(faults)
    rows = [_computed(book, row, faults) for row in rows_of(sheet, header, COLUMNS)]
    faults += _layout_faults(sheet, header, [row for row in rows if _is_line(row)])
    lines = _read_lines(book, rows, known, faults)
    if not lines and not faults:
        faults.append(Fault(f"{name} › {sheet.name}", NO_LINES))
    return Scale(lines, version_of(lines)), tuple(faults)


def has_all_codes(scale: Scale) -> bool:
    """True where every row of the scale has a code of its own, whatever else is wrong with it."""
    return bool(scale.lines) and all(line.code != _without_code(line.row) for line in scale.lines)


def _without_code(row: int) -> str:
    return f"hàng {row}"


def _header_faults(header: Header, where: str) -> Iterator[Fault]:
    missing = [label for label in COLUMNS if label not in header.columns]
    for cell in header.strangers:
        guess = did_you_mean(shown(cell), missing) or _spelled_out(shown(cell), missing)
        if guess:
            yield Fault(str(cell.ref), f"không có cột “{shown(cell)}”{guess}")
    for cell in header.repeated:
        yield Fault(str(cell.ref), f"cột “{shown(cell)}” ghi hai lần")
    for label in labels.REQUIRED_COLUMNS:
        if label in missing:
            yield Fault(f"{where}, hàng {header.row}", f"thiếu cột “{label}”")


def _spelled_out(word: str, missing: Iterable[str]) -> str:
    """The column for which a word stands by its initials, as ĐVT for `Đơn vị tính`; nothing where there is none."""
    initials = {"".join(part[0] for part in fold(label).split()): label for label in missing if " " in label}
    found = initials.get(fold(word).replace(".", ""))
    return f" — có phải “{found}” không?" if found else ""


def _layout_faults(sheet: Sheet, header: Header, rows: list[Row]) -> Iterator[Fault]:
    """What was moved, merged or lost its heading, so that values would stand for something else or for nothing."""
    for row in filled_above(sheet, header, (labels.LEVEL, labels.CODE, labels.KIND)):
        if fold(row.text(labels.KIND)) in map(fold, labels.KINDS):
            yield Fault(str(row.cell(labels.CODE).ref), ABOVE_THE_HEADER)
    for cell in headless(sheet, header, rows):
        yield Fault(
            str(cell.ref),
            COLUMN_WITHOUT_NAME.format(seen=shown(cell), row=header.row),
        )
    vital = (labels.LEVEL, labels.CODE, labels.KIND)
    yield from merge_faults(sheet, header, rows, title=labels.TITLE, vital=vital)


def _computed(book: Book, row: Row, faults: Faults) -> Row:
    """The row with what its formulas have stored; a code and parameters stay as they are, they must be typed."""
    held = dict(row.held)
    for label in _COMPUTED:
        if held[label].formula:
            held[label] = book.stored(row.cell(label))
        cell = held[label]
        if label in TEXTS and cell.kind is CellKind.ERROR:
            faults.at(row.cell(label), TEXT_IN_ERROR.format(label=label, seen=shown(cell)))
        elif label in TEXTS and cell.formula and cell.kind is CellKind.BLANK:
            faults.at(row.cell(label), TEXT_WITHOUT_VALUE.format(label=label))
    return row._replace(held=held)


def _read_lines(book: Book, rows: Sequence[Row], known: Known, faults: Faults) -> tuple[Line, ...]:
    lines: list[Line] = []
    taken: dict[str, Row] = {}
    path: list[str] = []
    codes = frozenset(row.text(labels.CODE) for row in rows)
    sure = True  # of the depth of the row above; a fault of its level is not told of the rows below as well
    for row in rows:
        if not _is_line(row):
            _refuse_remark(row, faults)
            continue
        level = _level(row, len(path) if sure else None, faults)
        code = _code(row, taken, faults)
        sure = level is not None
        depth = level or len(path) or 1
        parent = path[depth - 2] if 1 < depth <= len(path) + 1 else None
        line = LineReader(book, row, known, faults, codes).line(code or _without_code(row.number), depth, parent)
        path[depth - 1 :] = [line.code] * max(1, depth - len(path))
        lines.append(line)
        taken.setdefault(line.code, row)
    by_code = {line.code: line for line in lines}
    for line in lines:
        _check_references(line, by_code, taken, faults)
    return tuple(lines)


def _is_line(row: Row) -> bool:
    """A row without a code and without a number for its level is a remark or a sum, not a line."""
    level = row.held[labels.LEVEL]
    return not is_blank(row.held[labels.CODE]) or read_number(level, in_percent=False).value is not None


def _refuse_remark(row: Row, faults: Faults) -> None:
    first = next(row.cell(label) for label, cell in row.held.items() if not is_blank(cell))
    faults.at(
        first,
        NO_LINE.format(seen=shown(first)),
    )


def _level(row: Row, depth: int | None, faults: Faults) -> int | None:
    """The level, at most one deeper than `depth`; None for the depth: that of the row above is not known."""
    cell = row.cell(labels.LEVEL)
    value = read_number(cell, in_percent=False).value
    level = int(value) if isinstance(value, Decimal) and value % 1 == 0 and value >= 1 else None
    if is_blank(cell):
        faults.at(cell, NO_LEVEL)
    elif level is None:
        faults.at(cell, ODD_LEVEL.format(seen=shown(cell)))
    elif depth is not None and level > depth + 1:
        allowed = FIRST_LEVEL if depth == 0 else DEEPEST_LEVEL.format(level=depth + 1)
        faults.at(cell, TOO_DEEP.format(level=level, allowed=allowed))
        return None
    return level


def _code(row: Row, taken: dict[str, Row], faults: Faults) -> str | None:
    cell = row.cell(labels.CODE)
    code = cell.value if cell.kind is CellKind.TEXT and isinstance(cell.value, str) else None
    if cell.formula:
        faults.at(cell, CODE_IS_FORMULA)
        return None
    if cell.kind is CellKind.BLANK:
        faults.at(cell, "thiếu Mã của dòng này")
    elif code is None:
        faults.at(
            cell,
            CODE_IS_NUMBER.format(seen=shown(cell)),
        )
    elif code in taken:
        faults.at(cell, CODE_TAKEN.format(code=code, row=taken[code].number))
        return None
    return code


def _check_references(line: Line, by_code: dict[str, Line], rows: dict[str, Row], faults: Faults) -> None:
    """The lines that a rule names must be there and have what the rule takes from them."""
    if line.rule is None:
        return
    cell, target = rows[line.code].cell(labels.PARAMETERS), line.rule.follows or line.rule.exceeds
    if target is None:
        return
    other = by_code.get(target)
    if other is None:
        faults.at(cell, NO_SUCH_LINE.format(code=target, guess=did_you_mean(target, by_code)))
        return
    if other.rule is None and rows[target].text(labels.RULE) and other.kind not in (Kind.GROUP, Kind.CONDITION):
        return  # its own fault is told already
    if line.rule.exceeds is not None:
        if other.rule is None or other.rule.label not in (Proportion.label, AgainstLeader.label):
            faults.at(cell, NOTHING_TO_EXCEED.format(code=target))
        return
    asked = other.rule.question if other.rule else None
    if other.rule is None or asked is None or asked.claimed or other.rule.follows is not None:
        faults.at(cell, NOTHING_TO_FOLLOW.format(code=target))
    elif line.rule.question and line.rule.question.sort is not asked.sort and asked.sort is not Sort.NUMBER:
        faults.at(cell, NO_NUMBER_TO_FOLLOW.format(code=target))

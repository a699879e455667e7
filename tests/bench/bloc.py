"""A bloc of any size as its secretary would have it: a workspace with the members' filled forms in the inbox.

60 lines in six sections by ten rules; each member's answers are drawn by a generator of its own, shares with two
decimals, counts, levels, days, and every tenth member leaves one line blank, so that there are findings too. Where they
are to be `unlike`, no two members give the same number on a line. Forms are those of `thidua forms`, the answers put
into their cells.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from pipeline.forms.kit.columns import letters
from pipeline.forms.score.folder import write_forms
from pipeline.forms.score.layout import FIRST_ROW, FORM_SHEET, Column, form_lines
from pipeline.loading import read_setup
from pipeline.model.bloc import Bloc, Member, Period
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Kind
from pipeline.starting.scale_writer import ScaleRow, write_scale
from pipeline.starting.target_writer import write_targets
from pipeline.text import labels
from pipeline.workspace.workspace import Workspace

YEAR, PERIOD, SECTIONS = 2018, Period.YEAR_END, 6
TARGET = "Theo tỷ lệ"
NAME = "Khối thi đua các phòng, ban, đơn vị thuộc Sở Khoa học và Công nghệ"

RULES: Mapping[str, str] = {
    "Chấm trực tiếp": "bước 0,25",
    "Theo tỷ lệ": "đủ điểm từ 85%",
    "Theo bậc": "≥98: 10; ≥95: 8; còn lại: 2",
    "Đạt/không đạt": "",
    "Theo số lượng": "0,5/lần",
    "Trừ dần": "0,5/lần",
    "So với đơn vị dẫn đầu": "",
    "Theo mức": "Tốt: 10; Khá: 7; Không: 0",
    "Theo thời hạn": "hạn 30/10; 0,5/ngày",
    "Điểm chuẩn": "",
}
"""Ten rules, each on a line of every section, with what the scale says of them."""

_CONFIG = """[bloc]
name = "{name}"
year = {year}
parent = "Sở Khoa học và Công nghệ tỉnh Kiên Giang"
place = "Kiên Giang"
symbol = "KTĐ"

[periods.year-end]
deadline = {year}-12-05T17:00:00+07:00

[scoring]
decimals = 2
not_applicable = "exclude"

[ranking]
by = "total"

[[grades]]
name = "Hoàn thành tốt nhiệm vụ"
at_least = 60
[[grades]]
name = "Hoàn thành nhiệm vụ"
at_least = 0

[[awards]]
name = "Cờ thi đua"
places = "1"
quota = 1
"""


def members(number: int) -> tuple[Member, ...]:
    """DV0001, DV0002, … with names of the length that offices have."""
    long_name = "Trung tâm Thông tin và Thống kê Khoa học và Công nghệ"
    return tuple(
        Member(code=f"DV{n:04d}", name=f"Sở số {n}" if n % 3 else f"{long_name} số {n}") for n in range(1, number + 1)
    )


def make_bloc(root: Path, number: int, *, unlike: bool = False) -> Path:
    """The workspace of a bloc of so many members, every one with its form in the inbox."""
    place, people = Workspace(root), members(number)
    place.scale.parent.mkdir(parents=True)
    place.config.write_text(config_of(people), encoding="utf-8")
    bloc = Bloc(name="Khối thi đua", year=YEAR, parent="Sở", place="Kiên Giang", symbol="KTĐ", members=people)
    write_scale(place.scale, list(_scale()), bloc)
    write_targets(place.targets, list(_targets(people)), bloc)
    setup, faults = read_setup(place)
    assert setup, faults
    _fill_inbox(place.inbox(YEAR, PERIOD), setup.grounds(PERIOD), unlike=unlike)
    return root


def config_of(people: Sequence[Member], name: str = NAME) -> str:
    """config.toml of a bloc of this name."""
    listed = (f'[[members]]\ncode = "{one.code}"\nname = "{one.name}"\n' for one in people)
    return _CONFIG.format(year=YEAR, name=name) + "\n" + "".join(listed)


def _scale() -> Iterator[ScaleRow]:
    group, own = labels.KIND_LABELS[Kind.GROUP], labels.KIND_LABELS[Kind.BASE]
    for section in range(1, SECTIONS + 1):
        yield _row("1", f"{section}", f"Mục {section}", group, "100")
        for n, (rule, text) in enumerate(RULES.items(), start=1):
            title = "Tỷ lệ văn bản, hồ sơ giải quyết đúng hạn; không để quá hạn kéo dài" if n % 3 else "Tiêu chí khác"
            yield _row("2", f"{section}.{n}", title, own, "10") | {labels.RULE: rule, labels.PARAMETERS: text}


def _row(level: str, code: str, title: str, kind: str, maximum: str) -> dict[str, str]:
    values = (level, code, title, kind, maximum)
    return dict(zip((labels.LEVEL, labels.CODE, labels.TITLE, labels.KIND, labels.MAXIMUM), values, strict=True))


def _targets(people: tuple[Member, ...]) -> Iterator[Mapping[str, str]]:
    at = list(RULES).index(TARGET) + 1
    for section in range(1, SECTIONS + 1):
        yield {labels.CODE: f"{section}.{at}", labels.TITLE: "Tỷ lệ"} | {one.code: "100" for one in people}


# ------------------------------------------------------------------------------------ what members answer


def answers(at: int, *, unlike: bool = False) -> Iterator[tuple[str, Column, Decimal | str]]:
    """What the member in this place (from 0) answers: line code, column, value."""
    drawn = Random(at)
    for section in range(1, SECTIONS + 1):
        for n, label in enumerate(RULES, start=1):
            column = Column.CLAIMED if label == "Chấm trực tiếp" else Column.REPORTED
            value = _answer(label, drawn)
            if unlike and isinstance(value, Decimal) and label in _OF_ANY_NUMBER:
                value += Decimal(at + 1) / 1_000_000
            if value is not None and (at % 10 or (section, n) != (1, 2)):
                yield f"{section}.{n}", column, value


def _answer(label: str, drawn: Random) -> Decimal | str | None:
    """One answer as offices give it: most do what was asked."""
    share, often = Decimal(drawn.randint(8000, 10000)) / 100, drawn.random() < 0.8
    by_label: Mapping[str, Decimal | str] = {
        "Chấm trực tiếp": Decimal(drawn.randint(20, 40)) / 4,
        "Theo tỷ lệ": share,
        "Theo bậc": share,
        "Đạt/không đạt": "Đạt" if often else "Không đạt",
        "Theo số lượng": Decimal(drawn.randint(0, 19)),
        "Trừ dần": Decimal(0 if often else drawn.randint(1, 8)),
        "So với đơn vị dẫn đầu": Decimal(drawn.randint(40, 400)),
        "Theo mức": "Tốt" if often else "Khá",
        "Theo thời hạn": f"{drawn.randint(10, 28)}/10/{YEAR}" if often else f"{drawn.randint(1, 20):02d}/11/{YEAR}",
    }
    return by_label.get(label)


_OF_ANY_NUMBER = ("Theo tỷ lệ", "Theo bậc", "So với đơn vị dẫn đầu")


def _fill_inbox(inbox: Path, grounds: Grounds, *, unlike: bool) -> None:
    inbox.mkdir(parents=True)
    people = grounds.config.bloc.members
    write_forms(inbox, grounds, people)
    rows = rows_of(grounds)
    for at, member in enumerate(people):
        path = inbox / f"{member.code}.xlsx"
        path.write_bytes(filled(path.read_bytes(), cells_of(rows, at, unlike=unlike)))


def rows_of(grounds: Grounds) -> Mapping[str, int]:
    """Code of a line → its row in every form."""
    lines = form_lines(grounds.scale, grounds.config.bloc.members[0], PERIOD)
    return {line.code: row for row, line in enumerate(lines, start=FIRST_ROW)}


def cells_of(rows: Mapping[str, int], at: int, *, unlike: bool = False) -> Mapping[str, Decimal | str]:
    """What the member in this place (from 0) answers, by the cells of its form."""
    return {f"{letters(column.place)}{rows[code]}": value for code, column, value in answers(at, unlike=unlike)}


_CELL = re.compile(r'<c r="([A-Z]+\d+)"( s="\d+")?(?:/>|>.*?</c>)')


def filled(form: bytes, cells: Mapping[str, Decimal | str], name: str = NAME) -> bytes:
    """A form with these answers in the cells of its sheet, and of a bloc of this name; the rest stays byte for byte."""
    goal = BytesIO()
    with ZipFile(BytesIO(form)) as source, ZipFile(goal, "w", ZIP_DEFLATED) as target:
        part = _part_of(source)
        for member in source.infolist():
            data = source.read(member).replace(NAME.encode(), name.encode())
            if member.filename == part:
                data = _CELL.sub(lambda cell: _cell(cell, cells), data.decode()).encode()
            target.writestr(member, data, ZIP_DEFLATED)
    return goal.getvalue()


def _part_of(book: ZipFile) -> str:
    titles = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
    return f"xl/worksheets/sheet{titles.index(FORM_SHEET) + 1}.xml"


def _cell(found: re.Match[str], cells: Mapping[str, Decimal | str]) -> str:
    value, at = cells.get(found[1]), f'<c r="{found[1]}"{found[2] or ""}'
    if value is None:
        return found[0]
    if isinstance(value, str):
        return f'{at} t="inlineStr"><is><t>{value}</t></is></c>'
    return f"{at}><v>{value}</v></c>"

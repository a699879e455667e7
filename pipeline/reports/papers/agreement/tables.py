"""The rows of the pact's tables as texts: registered targets, the annexed scale, the grid of signatures."""

from collections.abc import Iterator, Sequence

from pipeline.model.bloc import Bloc, Member, Period
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Line
from pipeline.reports.figures.blocks import blocks_of
from pipeline.reports.papers.agreement.fields import (
    MemberTargetsFields,
    RegisteredBlockFields,
    RegisteredFields,
    ScaleRowFields,
    SignersFields,
)
from pipeline.scoring.offices import office_of
from pipeline.text.numbers import short
from pipeline.text.papers.as_agreed import ONLY, as_agreed
from pipeline.text.papers.signatures import in_grid
from pipeline.text.scale_lines import counting_of
from pipeline.text.sentences import one_line

NOTHING = "–"
SIGNERS = 3
"""Members that sign side by side."""

NOBODY = ("", "")

_ACROSS = ((5.5, 8), (6.5, 7), (7, 6), (8.2, 5), (9, 4))
"""How many columns fit beside the targets on a portrait page, by the figures of their longest text."""
_FEWEST = 3
_MOST_COLUMNS = 4
"""Targets that fit beside the names of members."""

_WIDE_LETTER = 1.36
"""Codes stand in the heading, in bold capitals, which are wider than figures."""


def registered_lines(grounds: Grounds) -> tuple[Line, ...]:
    """The lines for which some member registered a target, in scale order; blank and 0 are no target."""
    return tuple(line for line in grounds.scale.lines if any(grounds.targets.get(line.code, {}).values()))


def targets_told(grounds: Grounds) -> tuple[Line, ...]:
    """The registered lines, each figure once: a line of six months is left out beside the same one of the year."""
    lines = registered_lines(grounds)
    return tuple(line for line in lines if not any(_is_for_the_year(grounds, line, other) for other in lines))


def _is_for_the_year(grounds: Grounds, half: Line, year: Line) -> bool:
    """Whether `year` stands below the same heading as `half`, with the same figures for a longer time."""
    beside = grounds.scale.ancestry(half)[1:] == grounds.scale.ancestry(year)[1:] and half.unit == year.unit
    longer = half.period is Period.SIX_MONTH and year.period is not Period.SIX_MONTH
    return beside and longer and grounds.targets[half.code] == grounds.targets[year.code]


def by_members(grounds: Grounds) -> bool:
    """Whether members are the rows of the table: where there are fewer targets than members, and few enough."""
    return 0 < len(targets_told(grounds)) <= min(_MOST_COLUMNS, len(grounds.config.bloc.members) - 1)


def target_headings(grounds: Grounds) -> Iterator[str]:
    """The targets as headings of columns, each with its unit."""
    for line in targets_told(grounds):
        unit = one_line(line.unit)
        yield one_line(line.short or line.title).rstrip(" .:;") + (f" ({unit})" if unit else "")


def targets_by_member(grounds: Grounds) -> Iterator[MemberTargetsFields]:
    """A row a member, in the order of config.toml."""
    lines = targets_told(grounds)
    for number, member in enumerate(grounds.config.bloc.members, start=1):
        yield MemberTargetsFields(
            stt=str(number),
            don_vi=one_line(member.name),
            chi_tieu=tuple(_registered(grounds, line, member) for line in lines),
        )


def registered_blocks(grounds: Grounds) -> tuple[RegisteredBlockFields, ...]:
    """Lines by members, cut into blocks of members; none where nobody registered anything, or members are rows."""
    lines, members = targets_told(grounds), grounds.config.bloc.members
    if not lines or by_members(grounds):
        return ()
    rows = [[_registered(grounds, line, member) for member in members] for line in lines]
    return tuple(
        RegisteredBlockFields(
            ten=block.label,
            don_vi=tuple(one_line(member.code) for member in members[block.start : block.end]),
            dong=tuple(
                _registered_row(number, line, texts[block.start : block.end])
                for number, (line, texts) in enumerate(zip(lines, rows, strict=True), start=1)
            ),
        )
        for block in blocks_of(len(members), _across(members, rows))
    )


def _registered(grounds: Grounds, line: Line, member: Member) -> str:
    target = grounds.targets[line.code].get(member.code)
    return short(target) if target else NOTHING


def _registered_row(number: int, line: Line, texts: Sequence[str]) -> RegisteredFields:
    title = one_line(line.title).rstrip(" .:;")
    return RegisteredFields(stt=str(number), ten=title, don_vi_tinh=one_line(line.unit), chi_tieu=tuple(texts))


def _across(members: Sequence[Member], rows: Sequence[Sequence[str]]) -> int:
    codes = (len(one_line(member.code)) * _WIDE_LETTER for member in members)
    longest = max(*codes, *(len(text) for row in rows for text in row))
    return next((across for figures, across in _ACROSS if longest <= figures), _FEWEST)


def silent_members(grounds: Grounds) -> list[str]:
    """The names of members that registered no target at all."""
    registered = [grounds.targets[line.code].items() for line in registered_lines(grounds)]
    codes = {code for figures in registered for code, figure in figures if figure}
    return [one_line(member.name) for member in grounds.config.bloc.members if member.code not in codes]


def legend(members: Sequence[Member]) -> str:
    """The members' codes explained; "" where every code is the name."""
    told = [f"{one_line(one.code)}: {one_line(one.name)}" for one in members if one.code != one.name]
    return f"Ký hiệu đơn vị: {'; '.join(told)}." if told else ""


def signers(bloc: Bloc, noun: str) -> Iterator[SignersFields]:
    """The members in rows of three, the head and its deputies first.

    One that is left alone stands in the middle, two on both sides.
    """
    roles = dict.fromkeys(bloc.deputies, f"{noun} phó".upper())
    if bloc.head:
        roles = {bloc.head: f"{noun} trưởng".upper()} | roles
    rank = {code: at for at, code in enumerate(roles)}
    members = sorted(bloc.members, key=lambda member: rank.get(member.code, len(rank)))
    cells = [(in_grid(one_line(one.name)), roles.get(one.code, "")) for one in members]
    for start in range(0, len(cells), SIGNERS):
        row = cells[start : start + SIGNERS]
        left, middle, right = {1: (NOBODY, *row, NOBODY), 2: (row[0], NOBODY, row[-1])}.get(len(row), tuple(row))
        yield SignersFields(
            trai=left[0], giua=middle[0], phai=right[0], vai_trai=left[1], vai_giua=middle[1], vai_phai=right[1]
        )


def scale_rows(grounds: Grounds) -> Iterator[ScaleRowFields]:
    """Every row of the scale, headings included, in scale order."""
    for line in grounds.scale.lines:
        yield ScaleRowFields(
            ma=one_line(line.code),
            noi_dung=one_line(line.title),
            don_vi_tinh=one_line(line.unit),
            diem_toi_da="" if line.maximum is None else short(line.maximum),
            cach_tinh=" ".join(_counting(line)),
            tham_dinh=_office(grounds, line) if line.rule else "",
            dam=line.rule is None and line.condition is None,
        )


def _counting(line: Line) -> Iterator[str]:
    """The rule in words, what must be attached, and whom and which period the row concerns."""
    text = as_agreed(one_line(counting_of(line)))
    if text:
        yield text
    if line.evidence_required:
        yield "Phải ghi minh chứng."
    if line.groups:
        yield f"Áp dụng đối với: {', '.join(map(one_line, line.groups))}."
    if line.period:
        yield ONLY[line.period]


def _office(grounds: Grounds, line: Line) -> str:
    if grounds.config.appraisal.by == "members":
        return ""
    return one_line(office_of(grounds.config.bloc, grounds.scale, line))

"""Small words to build a bloc, a scale and a review in a test: `a_line("A1", maximum=40)`.

Points and figures are given as text or whole numbers. What adding up needs here (no caps, nothing rescaled) is
done in the plainest way, so that a review built by hand is consistent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from pipeline.model.bloc import (
    Award,
    Bloc,
    Calendar,
    Config,
    Grade,
    Member,
    NotApplicable,
    Period,
    Quota,
    RankingPolicy,
    ScoringPolicy,
)
from pipeline.model.cells import CellRef
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Targets
from pipeline.model.result import Basis, Mark, NotRanked, Review, Scoreboard, Scorecard, Standing, Tally
from pipeline.model.rounding import half_up
from pipeline.model.scale import Condition, Effect, Kind, Line, Rule, Scale
from pipeline.model.submission import Submission
from pipeline.rules import parse_rule
from pipeline.rules.parameters import LineFacts

DEADLINE = datetime(2018, 12, 5, 10, 0, tzinfo=UTC)
SIX_MONTH_DEADLINE = datetime(2018, 6, 25, 10, 0, tzinfo=UTC)

Number = Decimal | str | int


def points(number: Number, decimals: int = 2) -> Decimal:
    """A figure with the bloc's decimals: `points("9,5")` is 9.50."""
    return half_up(Decimal(str(number).replace(",", ".")), decimals)


# ------------------------------------------------------------------------------------- the bloc


def a_member(code: str = "VP", name: str | None = None, **more: object) -> Member:
    return Member(code=code, name=name or f"Đơn vị {code}")._replace(**more)


def some_members(count: int) -> tuple[Member, ...]:
    """DV01, DV02, … with names of growing length, as blocs have them."""
    long_name = "Trung tâm Thông tin và Thống kê Khoa học và Công nghệ"
    return tuple(a_member(f"DV{n:02d}", f"Sở số {n}" if n % 3 else f"{long_name} số {n}") for n in range(1, count + 1))


def a_bloc(members: Sequence[Member] = (), **more: object) -> Bloc:
    bloc = Bloc(
        name="Khối thi đua các phòng, ban, đơn vị thuộc Sở Khoa học và Công nghệ",
        year=2018,
        parent="Sở Khoa học và Công nghệ tỉnh Kiên Giang",
        place="Kiên Giang",
        symbol="KTĐ",
        members=tuple(members) or (a_member(),),
    )
    return bloc._replace(**more)


def a_config(members: Sequence[Member] = (), *, decimals: int = 2, by: str = "total", **more: object) -> Config:
    config = Config(
        bloc=a_bloc(members),
        periods={Period.SIX_MONTH: Calendar(deadline=SIX_MONTH_DEADLINE), Period.YEAR_END: Calendar(deadline=DEADLINE)},
        scoring=ScoringPolicy(decimals=decimals, not_applicable=NotApplicable.EXCLUDE),
        ranking=RankingPolicy(by=by),
    )
    return config._replace(**more)


def scored_by(policy: str = "exclude", **more: object) -> Config:
    """A bloc of one member and its policy for lines that do not apply; `more` is what else [scoring] says."""
    config = a_config()
    return config._replace(scoring=config.scoring._replace(not_applicable=NotApplicable(policy), **more))


def a_grade(name: str = "Xuất sắc", at_least: Number = 90, quota: Quota | None = None) -> Grade:
    return Grade(name=name, at_least=Decimal(at_least), quota=quota)


def an_award(name: str = "Cờ thi đua", first: int = 1, last: int = 1, quota: int = 1, **more: object) -> Award:
    return Award(name=name, first=first, last=last, quota=Quota(Decimal(quota), is_share=False))._replace(**more)


# ------------------------------------------------------------------------------------ the scale


def a_rule(label: str, parameters: str = "", kind: Kind = Kind.BASE, maximum: Number | None = 10) -> Rule:
    """The rule as scale.xlsx would give it."""
    limit = None if maximum is None else Decimal(maximum)
    rule, faults = parse_rule(label, parameters, LineFacts(kind=kind, maximum=limit, year=2018))
    assert rule is not None, faults
    return rule


def a_line(
    code: str = "A1",
    label: str = "Chấm trực tiếp",
    parameters: str = "",
    *,
    maximum: Number | None = 10,
    kind: Kind = Kind.BASE,
    level: int = 2,
    **more: object,
) -> Line:
    """A line with a rule; `a_scale` finds its parent."""
    line = Line(
        code=code,
        level=level,
        title=f"Tiêu chí {code}",
        kind=kind,
        row=2,
        maximum=None if maximum is None else Decimal(maximum),
        rule=a_rule(label, parameters, kind, maximum),
    )
    return replace(line, **more)


def a_group(code: str = "A", title: str | None = None, *, level: int = 1, **more: object) -> Line:
    return replace(Line(code=code, level=level, title=title or f"Mục {code}", kind=Kind.GROUP, row=2), **more)


def a_condition(code: str = "K1", effect: Effect = Effect.NOT_RANKED, **more: object) -> Line:
    line = Line(code=code, level=2, title=f"Điều kiện {code}", kind=Kind.CONDITION, row=2, condition=Condition(effect))
    return replace(line, **more)


def a_scale(*lines: Line) -> Scale:
    """The lines in order, each below the nearest row above whose level is one less."""
    placed: list[Line] = []
    for row, line in enumerate(lines or (a_group(), a_line()), start=2):
        parent = next((above.code for above in reversed(placed) if above.level == line.level - 1), None)
        placed.append(replace(line, row=row, parent=parent))
    return Scale(tuple(placed), "v1")


def a_long_scale(sections: int, lines: int) -> Scale:
    """`lines` lines of 10 points each, spread over `sections` headings."""
    rows: list[Line] = []
    for number in range(lines):
        section, place = number * sections // lines, sum(1 for row in rows if row.level == 2) + 1
        if section == sum(1 for row in rows if row.level == 1):
            rows.append(a_group(chr(ord("A") + section), "Kết quả thực hiện nhiệm vụ chính trị, chuyên môn được giao"))
        title = "Tỷ lệ văn bản, hồ sơ giải quyết đúng hạn; không để quá hạn kéo dài" if place % 3 else "Tiêu chí khác"
        rows.append(a_line(f"{chr(ord('A') + section)}{place}", title=title))
    return a_scale(*rows)


# --------------------------------------------------------------------------------- what came back


def a_mark(line: Line, given: Number = 0, basis: Basis = Basis.CLAIMED, **more: object) -> Mark:
    counts = line.kind is Kind.BASE and basis is not Basis.NOT_APPLICABLE
    maximum = points(line.maximum or 0) if counts else points(0)
    return Mark(code=line.code, kind=line.kind, points=points(given), maximum=maximum, basis=basis)._replace(**more)


def a_card(
    member: Member,
    scale: Scale,
    given: Mapping[str, Number] | None = None,
    *,
    marks: Sequence[Mark] = (),
    **more: object,
) -> Scorecard:
    """A member's marks: those given whole, those given as points, and 0 on every other line."""
    whole = {mark.code: mark for mark in marks}
    every = tuple(
        whole.get(line.code) or a_mark(line, (given or {}).get(line.code, 0), at=a_cell(line))
        for line in scale.lines
        if line.kind is not Kind.GROUP
    )
    tallies = {line.code: _tally(scale, line, {mark.code: mark for mark in every}) for line in scale.lines}
    whole_tally = _sum([tallies[section.code] for section in scale.sections])
    total = whole_tally.net
    percent = half_up(total * 100 / whole_tally.maximum, 2) if whole_tally.maximum else None
    card = Scorecard(
        member=member,
        marks=every,
        tallies=tallies,
        tally=whole_tally,
        total=total,
        percent=percent,
        claimed_total=total,
        file=f"{member.code}.xlsx",
    )
    return card._replace(**more)


def a_cell(line: Line) -> CellRef:
    return CellRef("", "Phiếu chấm điểm", f"G{line.row + 10}")


def _tally(scale: Scale, line: Line, marks: Mapping[str, Mark]) -> Tally:
    own = [_own(marks[line.code])] if line.code in marks else []
    return _sum([*own, *(_tally(scale, child, marks) for child in scale.children.get(line.code, ()))])


def _own(mark: Mark) -> Tally:
    if mark.kind is Kind.CONDITION:
        return _sum([])
    part = {Kind.BASE: "base", Kind.BONUS: "bonus", Kind.DEDUCTION: "deduction"}[mark.kind]
    return _sum([])._replace(maximum=mark.maximum, **{part: mark.points})


def _sum(tallies: Sequence[Tally]) -> Tally:
    zero = points(0)
    return Tally(
        base=sum((tally.base for tally in tallies), zero),
        bonus=sum((tally.bonus for tally in tallies), zero),
        deduction=sum((tally.deduction for tally in tallies), zero),
        maximum=sum((tally.maximum for tally in tallies), zero),
    )


def a_standing(card: Scorecard, place: int = 1, *, shared: bool = False, **more: object) -> Standing:
    return Standing(card=card, place=place, shared=shared, decided_by=None)._replace(**more)


def a_board(cards: Sequence[Scorecard], not_ranked: Sequence[NotRanked] = ()) -> Scoreboard:
    """The cards by total; equal totals share a place."""
    totals = [card.total for card in cards]
    standings = [
        a_standing(card, 1 + sum(total > card.total for total in totals), shared=totals.count(card.total) > 1)
        for card in sorted(cards, key=lambda card: -card.total)
    ]
    return Scoreboard(tuple(standings), tuple(not_ranked))


def a_finding(code: str = "missing_answer", severity: Severity = Severity.WARNING, **more: object) -> Finding:
    return Finding(code=code, severity=severity)._replace(**more)


def a_file(
    file: str = "VP.xlsx", unit: str | None = "VP", status: FileStatus = FileStatus.ACCEPTED, **more: object
) -> FileRecord:
    return FileRecord(file=file, sha256="0" * 64, unit=unit, status=status)._replace(**more)


def a_review(scale: Scale | None = None, board: Scoreboard | None = None, **more: object) -> Review:
    """A year-end review of the members on the board; without a board, of one member with 8 of 10 points."""
    scale = scale or a_scale()
    board = board or a_board([a_card(a_member(), scale, {"A1": 8})])
    members = [standing.card.member for standing in board.standings] + [one.member for one in board.not_ranked]
    submissions: tuple[Submission, ...] = ()
    targets: Targets = {}
    review = Review(
        config=a_config(sorted(members, key=lambda member: member.code)),
        period=Period.YEAR_END,
        scale=scale,
        targets=targets,
        submissions=submissions,
        board=board,
        findings=(),
        files=(),
    )
    return review._replace(**more)

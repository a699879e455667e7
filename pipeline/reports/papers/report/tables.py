"""The rows of the reports' tables as texts."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from decimal import Decimal

from pipeline.model.result import Review
from pipeline.model.rounding import half_up
from pipeline.ranking.awarding import proposals
from pipeline.reports.figures.blocks import blocks_of
from pipeline.reports.figures.detail_rows import DetailRow, details
from pipeline.reports.figures.past import past_of
from pipeline.reports.figures.ranking_columns import Row, chosen, fields_of, in_words, ranking_rows
from pipeline.reports.figures.tables import scorecards
from pipeline.reports.papers.report.fields import (
    AwardFields,
    BlockFields,
    LineFields,
    PlacedFields,
    ProgressFields,
    StandingFields,
    TargetFields,
)
from pipeline.text.explained.marks import Printed, printed
from pipeline.text.numbers import short, vietnamese
from pipeline.text.papers.targets import TargetLine
from pipeline.text.sentences import one_line

NOTHING = "–"
ACROSS = 12
"""Members that fit beside the criteria on a landscape page."""
MOST = 60
"""Members whose details a paper can hold; those of more are in the ranking workbook only."""

STANDING = {
    "stt": "number",
    "ma": "code",
    "ten": "name",
    "diem_thuong": "bonus",
    "diem_tru": "deduction",
    "tu_cham": "claimed",
    "tong_diem": "total",
    "toi_da": "maximum",
    "ty_le": "percent",
    "hang": "place",
    "xep_loai": "grade",
    "de_nghi": "awards",
}
"""The columns of the ranking that a template may name, by the names it knows them by; `muc` are the sections."""
PROPOSED = {"don_vi": "full_name", "tong_diem": "total", "hang": "place", "xep_loai": "grade"}
"""Those of a proposal."""


def standing_rows(review: Review) -> tuple[StandingFields, ...]:
    """All members: the ranked in order of place, then those without a place."""
    sections, texts = chosen(review, ("section",)), fields_of(review, STANDING)
    return tuple(
        StandingFields(muc=tuple(in_words(column, row) for column in sections), **texts(row))
        for row in ranking_rows(review)
    )


def scored_rows(review: Review, rows: Sequence[StandingFields]) -> tuple[StandingFields, ...]:
    """Of the rows of all members those with points, ranked or not."""
    return tuple(row for row, of in zip(rows, ranking_rows(review), strict=True) if of.card)


def placed_rows(review: Review, rows: Sequence[StandingFields]) -> tuple[PlacedFields, ...]:
    """Of the rows of all members those with a place, in order of place, with what they were before."""
    placed = zip(rows, review.board.standings, strict=False)
    pasts = ((row, past_of(review, one.card.member, one)) for row, one in placed)
    return tuple(
        PlacedFields(
            **{one.name: getattr(row, one.name) for one in fields(row)},
            sau_thang=past.sau_thang,
            nam_truoc=past.nam_truoc,
        )
        for row, past in pasts
    )


def needs_percent(review: Review) -> bool:
    """False where every maximum is 100: then the percent is the total once more."""
    return any(card.tally.maximum != 100 for card in scorecards(review))


def target_rows(lines: Sequence[TargetLine]) -> tuple[TargetFields, ...]:
    """Every registered target with every member's figure; a target in % says so by its figures."""
    return tuple(
        TargetFields(stt=str(number), ten=line.title, don_vi_tinh=line.unit, don_vi=tuple(_progress_rows(line)))
        for number, line in enumerate(lines, start=1)
    )


def _progress_rows(line: TargetLine) -> Iterator[ProgressFields]:
    for number, one in enumerate(line.members, start=1):
        yield ProgressFields(
            stt=str(number),
            don_vi=one.name,
            chi_tieu=short(one.target) + (f" (cả\u00a0năm\u00a0{short(one.year)})" if one.year is not None else ""),
            ket_qua=NOTHING if one.reported is None else short(one.reported),
            ty_le=NOTHING if one.share is None else vietnamese(half_up(one.share * 100, 1)),
            danh_gia=one.outcome.value,
        )


def detail_blocks(review: Review) -> tuple[BlockFields, ...]:
    """The detailed table, lines by members, cut into blocks of nearly the same number of members.

    None where there are no members to show or more than `MOST`.
    """
    cards = scorecards(review)
    if not 0 < len(cards) <= MOST:
        return ()
    found, ranking = details(review), [row for row in ranking_rows(review) if row.card]
    points = printed(review.config.scoring.decimals)
    rows = [(row, _cells(row, points)) for section in review.scale.sections for row in found.rows(section)]
    return tuple(
        BlockFields(
            ten=block.label,
            don_vi=tuple(one_line(card.member.code) for card in cards[block.start : block.end]),
            dong=(
                *(_line_row(row, cells[block.start : block.end]) for row, cells in rows),
                *_sums(review, ranking[block.start : block.end]),
            ),
        )
        for block in blocks_of(len(cards), ACROSS)
    )


def _line_row(row: DetailRow, cells: tuple[str, ...]) -> LineFields:
    maximum = short(row.maximum) if row.maximum else ""
    code, title = one_line(row.line.code), one_line(row.title)
    return LineFields(ma=code, noi_dung=title, toi_da=maximum, diem=cells, dam=row.heading)


def _cells(row: DetailRow, points: Printed) -> tuple[str, ...]:
    return tuple(points(value) if isinstance(value, Decimal) else value or "" for value, _ in row.cells)


def _sums(review: Review, rows: Sequence[Row]) -> Iterator[LineFields]:
    for column in chosen(review, ("carried", "total", "maximum", "percent", "place")):
        points = tuple(in_words(column, row) for row in rows)
        yield LineFields(ma="", noi_dung=column.heading, toi_da="", diem=points, dam=True)


def legend(review: Review) -> str:
    """The members' codes explained, for tables that have no room for names; "" where there is nothing to explain."""
    members = [card.member for card in scorecards(review)]
    told = [f"{one_line(one.code)}: {one_line(one.name)}" for one in members if one.code != one.name]
    return f"Ký hiệu đơn vị: {'; '.join(told)}." if told else ""


def award_rows(review: Review) -> tuple[AwardFields, ...]:
    """All proposals: by award in the order of config.toml, then by place."""
    texts, rows = fields_of(review, PROPOSED, shared=""), {row.member.code: row for row in ranking_rows(review)}
    pairs = [(one.award.name, rows[standing.card.member.code]) for one in proposals(review) for standing in one.chosen]
    return tuple(
        AwardFields(stt=str(number), danh_hieu=one_line(award), **texts(row))
        for number, (award, row) in enumerate(pairs, start=1)
    )


def section_headings(review: Review) -> tuple[str, ...]:
    """`Mục A` for every column of `StandingFields.muc`."""
    return tuple(one_line(column.short) for column in chosen(review, ("section",)))

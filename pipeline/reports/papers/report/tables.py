"""The rows of the reports' tables as texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.bloc import Member
from pipeline.model.result import Review, Scorecard, Standing, Tally
from pipeline.model.rounding import half_up
from pipeline.reports.figures.blocks import blocks_of
from pipeline.reports.figures.detail_rows import DetailRow, details
from pipeline.reports.figures.tables import scorecards, scored_sections
from pipeline.reports.papers.report.fields import (
    AwardFields,
    BlockFields,
    LineFields,
    ProgressFields,
    StandingFields,
    TargetFields,
)
from pipeline.scoring.carrying import share_carried
from pipeline.text.memory_sentences import carried_title
from pipeline.text.numbers import short, vietnamese
from pipeline.text.sentences import one_line
from pipeline.text.target_sentences import TargetLine

NOTHING = "–"
ACROSS = 12
"""Members that fit beside the criteria on a landscape page."""
MOST = 60
"""Members whose details a paper can hold; those of more are in the ranking workbook only."""


@dataclass(frozen=True, slots=True)
class _Points:
    """How a review writes points."""

    decimals: int

    def __call__(self, number: Decimal) -> str:
        return vietnamese(half_up(number, self.decimals))

    def percent(self, card: Scorecard) -> str:
        return NOTHING if card.percent is None else vietnamese(card.percent)


def standing_rows(review: Review) -> tuple[StandingFields, ...]:
    """All members: the ranked in order of place, then those without a place."""
    ranked = [(one.card.member, one.card, one) for one in review.board.standings]
    others = [(one.member, one.card, None) for one in review.board.not_ranked]
    every: list[tuple[Member, Scorecard | None, Standing | None]] = [*ranked, *others]
    codes, points = scored_sections(review), _Points(review.config.scoring.decimals)
    return tuple(_standing_row(number, *one, codes, points) for number, one in enumerate(every, start=1))


def _standing_row(
    number: int,
    member: Member,
    card: Scorecard | None,
    standing: Standing | None,
    codes: Sequence[str],
    points: _Points,
) -> StandingFields:
    awards = "; ".join(one_line(award) for award in standing.awards) if standing else ""
    return StandingFields(
        stt=str(number),
        ma=one_line(member.code),
        ten=one_line(member.name),
        muc=tuple(points(card.tallies.get(code, Tally()).net) if card else NOTHING for code in codes),
        diem_thuong=points(card.tally.bonus) if card else NOTHING,
        diem_tru=points(card.tally.deduction) if card else NOTHING,
        tu_cham=points(card.claimed_total) if card else NOTHING,
        tong_diem=points(card.total) if card else NOTHING,
        toi_da=points(card.tally.maximum) if card else NOTHING,
        ty_le=points.percent(card) if card else NOTHING,
        hang=_place(standing) if standing else NOTHING,
        xep_loai=one_line(standing.grade or "") or NOTHING if standing else NOTHING,
        de_nghi=awards or NOTHING,
    )


def _place(standing: Standing) -> str:
    return f"{standing.place}*" if standing.shared else str(standing.place)


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
            chi_tieu=short(one.target),
            ket_qua=NOTHING if one.reported is None else short(one.reported),
            ty_le=NOTHING if one.share is None else vietnamese(half_up(one.share * 100, 2)),
            danh_gia=one.outcome.value,
        )


def detail_blocks(review: Review) -> tuple[BlockFields, ...]:
    """The detailed table, lines by members, cut into blocks of nearly the same number of members.

    None where there are no members to show or more than `MOST`.
    """
    cards = scorecards(review)
    if not 0 < len(cards) <= MOST:
        return ()
    told, points = details(review), _Points(review.config.scoring.decimals)
    rows = [(row, _cells(row, points)) for section in review.scale.sections for row in told.rows(section)]
    return tuple(
        BlockFields(
            ten=block.label,
            don_vi=tuple(one_line(card.member.code) for card in cards[block.start : block.end]),
            dong=(
                *(_line_row(row, cells[block.start : block.end]) for row, cells in rows),
                *_sums(review, cards[block.start : block.end]),
            ),
        )
        for block in blocks_of(len(cards), ACROSS)
    )


def _line_row(row: DetailRow, cells: tuple[str, ...]) -> LineFields:
    maximum = short(row.maximum) if row.maximum else ""
    code, title = one_line(row.line.code), one_line(row.title)
    return LineFields(ma=code, noi_dung=title, toi_da=maximum, diem=cells, dam=row.heading)


def _cells(row: DetailRow, points: _Points) -> tuple[str, ...]:
    return tuple(points(value) if isinstance(value, Decimal) else value or "" for value, _ in row.cells)


def _sums(review: Review, cards: Sequence[Scorecard]) -> Iterator[LineFields]:
    points = _Points(review.config.scoring.decimals)
    places = {one.card.member.code: _place(one) for one in review.board.standings}
    share = share_carried(review.config, review.period)
    carried = [] if share is None else [(carried_title(share), [points(card.carried) for card in cards])]
    for title, texts in (
        *carried,
        ("Tổng điểm", [points(card.total) for card in cards]),
        ("Điểm tối đa áp dụng", [points(card.tally.maximum) for card in cards]),
        ("Tỷ lệ %", [points.percent(card) for card in cards]),
        ("Xếp hạng", [places.get(card.member.code, NOTHING) for card in cards]),
    ):
        yield LineFields(ma="", noi_dung=title, toi_da="", diem=tuple(texts), dam=True)


def legend(review: Review) -> str:
    """The members' codes explained, for tables that have no room for names; "" where there is nothing to explain."""
    members = [card.member for card in scorecards(review)]
    told = [f"{one_line(one.code)}: {one_line(one.name)}" for one in members if one.code != one.name]
    return f"Ký hiệu đơn vị: {'; '.join(told)}." if told else ""


def award_rows(review: Review) -> tuple[AwardFields, ...]:
    """All proposals: by award in the order of config.toml, then by place."""
    points = _Points(review.config.scoring.decimals)
    pairs = [
        (award.name, standing)
        for award in review.config.awards
        for standing in review.board.standings
        if review.period in award.periods and award.name in standing.awards
    ]
    return tuple(
        AwardFields(
            stt=str(number),
            danh_hieu=one_line(award),
            don_vi=one_line(one.card.member.name),
            tong_diem=points(one.card.total),
            hang=str(one.place),
            xep_loai=one_line(one.grade or "") or NOTHING,
        )
        for number, (award, one) in enumerate(pairs, start=1)
    )


def section_headings(review: Review) -> tuple[str, ...]:
    """`Mục A` for every column of `StandingFields.muc`."""
    return tuple(f"Mục {one_line(code)}" for code in scored_sections(review))

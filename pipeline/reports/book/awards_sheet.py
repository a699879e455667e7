"""Sheet `Khen thưởng`: for each award the candidates, the votes, who is proposed and who was awarded; and last year."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.ballot import Candidate
from pipeline.model.bloc import Decision, Member
from pipeline.model.result import Review, Standing
from pipeline.model.rounding import half_up
from pipeline.ranking.awarding import Proposal, proposals
from pipeline.ranking.places import ranking_value
from pipeline.reports.book.page import Page
from pipeline.reports.figures.award_history import History, decisions_of, history
from pipeline.reports.figures.ranking_columns import ranked_by
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import Paper, print_scale, set_paper
from pipeline.sheets.looks.rows import Cell
from pipeline.sheets.looks.styles import (
    BOLD,
    CENTRE,
    GRID,
    HEADER,
    NOTE,
    SUBTITLE,
    TEXT,
    TITLE,
    WRAP,
    Styles,
    in_decimals,
)
from pipeline.text.awards import given_of_proposed, near_miss_in_words, quota_in_words
from pipeline.text.sentences import one_line
from pipeline.text.terms import review_title
from pipeline.text.workbooks.awards import (
    GIVEN_WITH_DECISION,
    NO_CANDIDATE,
    NO_VOTE,
    NOBODY_MISSED,
    SHEET_TITLE,
    conditions,
    given_in_year,
    missed,
    nothing_known,
    vote_held,
    votes_needed,
)

SHEET = "Khen thưởng"
_WIDTHS = (7.0, 34.0, 12.0, 24.0, 10.0, 11.0, 13.0, 30.0)
_NAME, _GRADE, _GIVEN = 1, 3, 7
_NONE = "–"
_PROPOSED, _TIED, _NO = "Đề nghị", "Chưa quyết", "Không"
_HEAD_HEIGHT, _ROW_HEIGHT = 130.0, 36.0
"""About what the heading and the lines around a table take, and a row of two lines."""


@dataclass(slots=True)
class _Breaks:
    """Where new pages begin, so that what belongs together stands together. `top` is where the last one was set."""

    page: Page
    paper: Paper
    rows: list[int] = field(default_factory=list)
    top: float = 0.0

    def keep(self, height: float) -> None:
        """Begin a new page where the next `height` points do not fit on this one; what fits on none is not kept."""
        if self.paper.left(self.page.height - self.top) < height <= self.paper.room:
            self.rows.append(self.page.row)
            self.top = self.page.height


def write_awards(styles: Styles, review: Review) -> None:
    """The whole sheet, from top to bottom; none where the period has no awards."""
    given = proposals(review)
    if not given:
        return
    page = Page(styles.book.add_worksheet(SHEET), styles, _WIDTHS)
    set_paper(page.sheet)
    breaks = _Breaks(page, Paper(print_scale(_WIDTHS)))
    page.sheet.set_print_scale(breaks.paper.scale)
    page.paragraph(SHEET_TITLE, TITLE)
    page.paragraph(review_title(review.period, review.config.bloc.year), SUBTITLE)
    if review.config.ballots:
        members = len(review.config.bloc.members)
        page.paragraph(vote_held(review.ballot, members) if review.ballot else NO_VOTE, WRAP, CENTRE)
    page.next(8)
    for number, proposal in enumerate(given, start=1):
        breaks.keep(_HEAD_HEIGHT + len(proposal.slate.candidates) * _ROW_HEIGHT)
        _write_award(page, review, number, proposal)
    breaks.keep(_HEAD_HEIGHT + 2 * _ROW_HEIGHT)
    _write_last_year(page, review, len(given) + 1)
    page.sheet.set_h_pagebreaks(breaks.rows)


# ------------------------------------------------------------------------------------- one award


def _write_award(page: Page, review: Review, number: int, proposal: Proposal) -> None:
    page.paragraph(f"{number}. {one_line(proposal.award.name)}", BOLD, WRAP)
    for text in _conditions(review, proposal):
        page.paragraph(text, NOTE)
    rows = tuple(_rows(page, review, proposal))
    if rows:
        _write_header(page, review)
    for row in rows:
        page.cells(row)
        texts = ((_NAME, row[_NAME][0]), (_GRADE, row[_GRADE][0]), (_GIVEN, row[_GIVEN][0]))
        page.next(height_of([(str(text or ""), _WIDTHS[place] - 2) for place, text in texts]))
    page.paragraph(_just_missed(review, proposal), NOTE)
    page.next(8)


def _conditions(review: Review, proposal: Proposal) -> Iterator[str]:
    slate, award = proposal.slate, proposal.award
    quota = quota_in_words(award.quota, slate.room, len(review.board.standings))
    yield conditions(award, quota, None if award.grades is None else [one_line(name) for name in award.grades])
    if proposal.poll and review.config.ballots:
        yield votes_needed(proposal.poll, review.config.ballots.of)
    if not slate.candidates:
        yield NO_CANDIDATE


def _just_missed(review: Review, proposal: Proposal) -> str:
    """Who just missed, and why."""
    award = proposal.award
    miss = next((one for one in review.near_misses if one.award == award.name), None)
    if miss is None:
        return NOBODY_MISSED
    name = next(one.name for one in review.config.bloc.members if one.code == miss.unit)
    by_percent = review.config.ranking.by == "percent"
    return missed(one_line(name), near_miss_in_words(miss, award, proposal.poll, by_percent=by_percent))


def _write_header(page: Page, review: Review) -> None:
    headings = (
        "Hạng",
        "Đơn vị",
        ranked_by(review).heading,
        "Xếp loại",
        "Số phiếu",
        "Tỷ lệ phiếu (%)",
        "Đề nghị",
        "Đã trao",
    )
    page.cells([(text, page.styles(HEADER)) for text in headings])
    page.next(36)


def _rows(page: Page, review: Review, proposal: Proposal) -> Iterator[list[Cell]]:
    """The candidates in order of place, then who was awarded without being one."""
    award = proposal.award
    decision = next((one for one in decisions_of(review, review.config.bloc.year) if one.award == award.name), None)
    listed = [one.card.member for one in proposal.slate.candidates]
    listed += [
        one for one in review.config.bloc.members if decision and one.code in decision.members and one not in listed
    ]
    standings = {one.card.member.code: one for one in review.board.standings}
    words = {one.card.member.code: _PROPOSED for one in proposal.chosen}
    words |= {one.card.member.code: _TIED for one in proposal.tied}
    votes = {one.unit: one for one in proposal.poll.candidates} if proposal.poll else {}
    for member in listed:
        standing = standings.get(member.code)
        text, centred = page.styles(TEXT), page.styles(GRID, CENTRE)
        yield [
            (standing.place if standing else _NONE, page.styles(GRID, CENTRE, BOLD)),
            (one_line(member.label), text),
            _value(page, review, standing),
            (standing.grade if standing else None, text),
            *_votes(page, votes.get(member.code)),
            (words.get(member.code, _NO), centred),
            (_awarded(decision, member.code), text),
        ]


def _value(page: Page, review: Review, standing: Standing | None) -> Cell:
    if standing is None:
        return _NONE, page.styles(GRID, CENTRE)
    look = page.styles(GRID, CENTRE, in_decimals(ranked_by(review).look.decimals or 0))
    return ranking_value(standing.card, review.config.ranking), look


def _votes(page: Page, mine: Candidate | None) -> tuple[Cell, Cell]:
    """How many votes, and which share; None where the member was on no ballot."""
    if mine is None:
        nothing = (_NONE, page.styles(GRID, CENTRE))
        return nothing, nothing
    share = half_up(mine.share * 100, 2)
    return (mine.votes, page.styles(GRID, CENTRE)), (share, page.styles(GRID, CENTRE, in_decimals(2)))


def _awarded(decision: Decision | None, unit: str) -> str:
    if decision is None:
        return "Chưa có quyết định"
    if unit not in decision.members:
        return _NO
    return one_line(decision.number) or "Đã trao"


# ------------------------------------------------------------------------------------- last year


def _write_last_year(page: Page, review: Review, number: int) -> None:
    """How often each member was awarded of how often proposed, with the decisions."""
    year = review.config.bloc.year - 1
    page.paragraph(given_in_year(number, year), BOLD, WRAP)
    known = [(member, history(review, member.code)) for member in review.config.bloc.members]
    if all(past.awarded is None and past.proposed is None for _, past in known):
        page.paragraph(nothing_known(year), NOTE)
        return
    head = page.styles(HEADER)
    page.cells([("STT", head), ("Đơn vị", head), ("Trao/đề nghị", head)])
    page.merge(_GRADE, _GIVEN, GIVEN_WITH_DECISION, head)
    page.next(36)
    for place, (member, past) in enumerate(known, start=1):
        _write_history(page, place, member, past)


def _write_history(page: Page, number: int, member: Member, past: History) -> None:
    given = "; ".join(_in_words(one) for one in past.decisions) or _NONE
    text, centred, name = page.styles(TEXT), page.styles(GRID, CENTRE, WRAP), one_line(member.label)
    page.cells(
        [
            (number, page.styles(GRID, CENTRE)),
            (name, text),
            (given_of_proposed(past.awarded, past.proposed), centred),
        ]
    )
    page.merge(_GRADE, _GIVEN, given, text)
    page.next(height_of([(name, _WIDTHS[_NAME] - 2), (given, sum(_WIDTHS[_GRADE:]) - 2)]))


def _in_words(decision: Decision) -> str:
    number = f" ({one_line(decision.number)})" if decision.number else ""
    return f"{one_line(decision.award)}{number}"

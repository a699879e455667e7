"""Sheet `Thẩm định`: who answered, how appraisers stand to each other, abstentions, every line before and after."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from pipeline.model.result import Appraised, Review
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind, Line, Scale
from pipeline.model.submission import Abstention, Opinion
from pipeline.reports.book.appraisers_asked import write_asked
from pipeline.reports.book.links import Links
from pipeline.reports.book.page import Page
from pipeline.scoring.assignment import Stray, strays
from pipeline.scoring.offices import offices_of
from pipeline.scoring.spread import Bias, biases, reach
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.rows import Value
from pipeline.sheets.looks.styles import (
    BOLD,
    CENTRE,
    GRID,
    HEADER,
    ITALIC,
    LINK,
    NOTE,
    SUBTITLE,
    TEXT,
    TITLE,
    WRAP,
    Style,
    Styles,
    in_decimals,
)
from pipeline.text.appraisal import (
    CHANGES_NOTHING,
    HOW_COMPARED,
    NOT_COMPARED,
    STILL_COUNTS,
    STRAYS,
    abstentions_title,
    bias_in_words,
    changed_by,
    compared_title,
    cut,
    lines_title,
    opinion_in_words,
    response_in_words,
    strays_title,
)
from pipeline.text.numbers import cell_format
from pipeline.text.sentences import one_line
from pipeline.text.terms import review_title

SHEET = "Thẩm định"
LineAnswer = TypeVar("LineAnswer", Abstention, Opinion)

_COLUMNS = (
    ("Mã đơn vị", 10),
    ("Đơn vị", 24),
    ("Mã", 9),
    ("Nội dung", 36),
    ("Điểm của đơn vị", 11),
    ("Điểm được tính", 11),
    ("Thêm (+), bớt (−)", 11),
    ("Chênh giữa các nơi", 11),
    ("Thẩm định qua các vòng", 62),
    ("Đơn vị trả lời", 44),
)
_NAME, _TITLE, _OWN, _APART, _SAID, _ANSWER = 1, 3, 4, 7, 8, 9
_LONGEST = 8000


def write_appraisal(styles: Styles, review: Review) -> None:
    """The whole sheet, from top to bottom; none before an appraisal has begun."""
    if not (review.opinions or review.abstentions or review.appraisers):
        return
    page = Page(styles.book.add_worksheet(SHEET), styles, [width for _, width in _COLUMNS])
    set_paper(page.sheet)
    page.sheet.fit_to_pages(1, 0)
    page.paragraph("THẨM ĐỊNH ĐIỂM TỰ CHẤM", TITLE)
    page.paragraph(review_title(review.period, review.config.bloc.year), SUBTITLE)
    page.paragraph(CHANGES_NOTHING, ITALIC, CENTRE, WRAP)
    page.sheet.freeze_panes(page.row, 0)
    page.next(6)
    not_theirs = tuple(strays(review.config, review.scale, _in_order(review, review.opinions)))
    names = _names(review)
    number = 1
    if review.appraisers:
        write_asked(page, review, number)
        number += 1
    _write_biases(page, review, names, number)
    number += 1
    if review.abstentions:
        _write_abstentions(page, review, names, number)
        number += 1
    if not_theirs:
        _write_strays(page, review, names, number, not_theirs)
        number += 1
    _write_lines(page, review, names, number)


class _Known(NamedTuple):
    """What rows of opinions are written from: the scale, the members' names, and the links to the workbooks."""

    scale: Scale
    members: Mapping[str, str]
    links: Links


def _names(review: Review) -> Mapping[str, str]:
    """What appraisers are called: in cross-scoring they are known by their members' codes."""
    if review.config.appraisal.by != "members":
        return {}
    return {member.code: f"{one_line(member.label)} ({member.code})" for member in review.config.bloc.members}


def _called(names: Mapping[str, str], appraiser: str) -> str:
    return names.get(appraiser, one_line(appraiser))


def _head(page: Page, headings: Sequence[str], *, first: int = 0) -> None:
    page.cells([(heading, page.styles(HEADER)) for heading in headings], first=first)


def _row(page: Page, texts: Iterable[tuple[str, float]]) -> None:
    """Ends a row of the table, as high as its texts need."""
    page.next(height_of([(text, width - 2) for text, width in texts]))


# ------------------------------------------------------------------------------------ appraisers


def _write_biases(page: Page, review: Review, names: Mapping[str, str], number: int) -> None:
    page.paragraph(compared_title(number), BOLD)
    found = biases(review.appraised)
    if not found:
        page.paragraph(NOT_COMPARED, WRAP)
        page.next(8)
        return
    _head(page, ["STT"])
    page.merge(_NAME, _TITLE, "Nơi thẩm định", page.styles(HEADER))
    _head(page, ["Số dòng cùng chấm", "Chênh trung bình", "Cao nhất", "Thấp nhất", "Nghĩa là"], first=_OWN)
    page.next(36)
    for number, bias in enumerate(found, start=1):
        _write_bias(page, review, number, bias, _called(names, bias.appraiser))
    page.paragraph(HOW_COMPARED, NOTE)
    page.next(8)


def _write_bias(page: Page, review: Review, number: int, bias: Bias, name: str) -> None:
    decimals = max(2, review.config.scoring.decimals)
    mean, text = half_up(bias.mean, decimals), page.styles(TEXT)
    signed = page.styles(GRID, CENTRE, _signed(decimals))
    meaning = bias_in_words(mean)
    page.cells([(number, page.styles(GRID, CENTRE))])
    page.merge(_NAME, _TITLE, name, text)
    page.cells(
        [
            (bias.lines, page.styles(GRID, CENTRE, in_decimals(0))),
            (mean, page.styles(GRID, CENTRE, BOLD, _signed(decimals))),
            (half_up(bias.highest, decimals), signed),
            (half_up(bias.lowest, decimals), signed),
            (meaning, text),
        ],
        first=_OWN,
    )
    _row(page, [(name, sum(page.widths[_NAME : _TITLE + 1])), (meaning, page.widths[_SAID])])


def _signed(decimals: int) -> Style:
    """A number that says whether it is more or less."""
    return {"num_format": f"{cell_format(decimals, '+')};{cell_format(decimals, '-')};{cell_format(decimals)}"}


# --------------------------------------------------------------------------- abstentions and strays


def _write_abstentions(page: Page, review: Review, names: Mapping[str, str], number: int) -> None:
    page.paragraph(abstentions_title(number), BOLD)
    _sayings_head(page, "Lý do")
    known = _Known(review.scale, _members(review), Links(review))
    for one in _in_order(review, review.abstentions):
        _write_saying(page, known, one, _called(names, one.appraiser), cut(one_line(one.reason)))
    page.next(8)


def _write_strays(
    page: Page, review: Review, names: Mapping[str, str], number: int, not_theirs: Sequence[tuple[Opinion, Stray]]
) -> None:
    page.paragraph(strays_title(number), BOLD)
    page.paragraph(STILL_COUNTS, WRAP)
    _sayings_head(page, "Vì sao")
    offices, known = offices_of(review.config.bloc, review.scale), _Known(review.scale, _members(review), Links(review))
    for one, why in not_theirs:
        office = offices.called(offices.appraiser(one.line, one.unit))
        _write_saying(page, known, one, _called(names, one.appraiser), STRAYS[why].format(office=one_line(office)))
    page.next(8)


def _sayings_head(page: Page, what: str) -> None:
    _head(page, [heading for heading, _ in _COLUMNS[: _TITLE + 1]] + ["Vòng"])
    page.merge(_OWN + 1, _APART, "Nơi thẩm định", page.styles(HEADER))
    _head(page, [what, "Nguồn"], first=_SAID)
    page.next(20)


def _write_saying(page: Page, known: _Known, one: Abstention | Opinion, who: str, reason: str) -> None:
    text, title = page.styles(TEXT), known.scale.by_code[one.line].title
    name = known.members.get(one.unit, one.unit)
    page.cells([(one.unit, text), (name, text), (one.line, text), (title, text)])
    page.cells([(one.round, page.styles(GRID, CENTRE))], first=_OWN)
    page.merge(_OWN + 1, _APART, who, text)
    page.cells([(reason, text), (None, text)], first=_SAID)
    if one.at:
        target = known.links.to_sheet(one.at.file, one.at.sheet)
        page.link(_ANSWER, str(one.at), target, target.sheet and one.at.cell, page.styles(TEXT, LINK))
    widths = page.widths
    texts = [(name, widths[_NAME]), (title, widths[_TITLE]), (reason, widths[_SAID])]
    _row(page, [*texts, (who, sum(widths[_OWN + 1 : _APART + 1])), (str(one.at or ""), widths[_ANSWER])])


def _in_order(review: Review, said: Iterable[LineAnswer]) -> list[LineAnswer]:
    """By member in the order of config.toml, then by row of the scale, then by round."""
    units = {member.code: place for place, member in enumerate(review.config.bloc.members)}
    rows = {line.code: place for place, line in enumerate(review.scale.lines)}
    return sorted(said, key=lambda one: (units[one.unit], rows[one.line], one.round, one.appraiser))


def _members(review: Review) -> Mapping[str, str]:
    return {member.code: member.label for member in review.config.bloc.members}


# ---------------------------------------------------------------------------------- line by line


def _write_lines(page: Page, review: Review, names: Mapping[str, str], number: int) -> None:
    page.paragraph(lines_title(number), BOLD)
    header = page.row
    _head(page, [heading for heading, _ in _COLUMNS])
    page.sheet.repeat_rows(header)
    page.next(36)
    members = _members(review)
    answers: dict[tuple[str, str], list[str]] = {}
    for response in review.responses:
        after_round = f"Sau vòng {response.round}: {response_in_words(response)}"
        answers.setdefault((response.unit, response.line), []).append(after_round)
    for one in review.appraised:
        answer = "\n".join(answers.get((one.unit, one.line), ()))
        _write_line(page, review, one, members[one.unit], _said(review, names, one), cut(answer, _LONGEST))
    page.sheet.autofilter(header, 0, max(page.row - 1, header), len(_COLUMNS) - 1)


def _write_line(page: Page, review: Review, one: Appraised, name: str, said: str, answer: str) -> None:
    line, decimals = review.scale.by_code[one.line], review.config.scoring.decimals
    text, points = page.styles(TEXT), page.styles(GRID, CENTRE, _points(line, decimals))
    better = one.own - one.counted if one.kind is Kind.DEDUCTION else one.counted - one.own
    page.cells(
        [
            (one.unit, text),
            (name, text),
            (one.line, text),
            (line.title, text),
            (one.own, points),
            (one.counted, page.styles(GRID, CENTRE, BOLD, _points(line, decimals))),
            (better, page.styles(GRID, CENTRE, _signed(decimals))),
            (_apart(one), page.styles(GRID, CENTRE, in_decimals(decimals))),
            (said, text),
            (answer, text),
        ]
    )
    widths = page.widths
    texts = [(name, widths[_NAME]), (line.title, widths[_TITLE]), (said, widths[_SAID]), (answer, widths[_ANSWER])]
    _row(page, texts)


def _points(line: Line, decimals: int) -> Style:
    """Points of a line; what is taken says so."""
    number = cell_format(decimals)
    taken = cell_format(decimals, '"trừ "')
    return {"num_format": f"{taken};{number};{number}" if line.kind is Kind.DEDUCTION else number}


def _apart(one: Appraised) -> Value:
    """The highest less the lowest of several appraisers."""
    found = reach(one)
    return None if found is None else Decimal(found[1] - found[0])


def _said(review: Review, names: Mapping[str, str], one: Appraised) -> str:
    """Every opinion of every round, a line each; without one, on which line the change rests."""
    if one.opinions:
        opinions = (opinion_in_words(_called(names, voiced.opinion.appraiser), voiced) for voiced in one.opinions)
        return cut("\n".join(opinions), _LONGEST)
    rule = review.scale.by_code[one.line].rule
    source = (rule.follows or rule.exceeds) if rule else None
    return changed_by(source or "") if one.own != one.counted else ""

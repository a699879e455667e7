"""Whole traced reviews for the page: `sat(a_scale(a_line("A1")), VP={"A1": 8})`, or a bloc of any size."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.intake.forms import take_in
from pipeline.model.ballot import Ballot
from pipeline.model.bloc import Config, Period
from pipeline.model.grounds import Grounds, Memory, PastResult, PastReview
from pipeline.model.result import Review
from pipeline.model.scale import Scale
from pipeline.model.submission import Opinion
from pipeline.reports.figures.figures import Figures
from pipeline.reports.web.index_page import write_index_page
from pipeline.reviewing import conclude, understand
from pipeline.scoring.stages import TracedReview
from tests.answering import MARKED, Answers, Sent, arrived, some_grounds
from tests.builders import a_condition, a_config, a_grade, a_group, a_line, a_member, a_scale, an_award, some_members
from tests.scoring.test_stages import a_verdict

RULES: tuple[tuple[str, str, tuple[object, ...]], ...] = (
    ("Chấm trực tiếp", "bước 0,25", (10, "9,5", 8, "7,25")),
    ("Theo tỷ lệ", "đủ điểm từ 85%", (99, 80, 61, None)),
    ("Theo bậc", "≥98: 10; ≥95: 8; còn lại: 2", (98, 96, 90)),
    ("Đạt/không đạt", "", ("Đạt", "Không đạt", "đạt")),
    ("Theo số lượng", "0,5/lần", (3, 7, 25)),
    ("So với đơn vị dẫn đầu", "", (101, 130, 88)),
    ("Theo mức", "Tốt: 10; Khá: 7; Không: 0", ("Tốt", "Khá", "tôt")),
    ("Theo thời hạn", "hạn 30/10; 0,5/ngày", (date(2018, 10, 20), date(2018, 11, 3))),
)
"""Rules, and answers that the members give in turn; some of them are refused or missing."""


def sat(
    scale: Scale,
    *opinions: Opinion,
    targets: Mapping[str, Mapping[str, int | str]] | None = None,
    config: Config | None = None,
    ballot: Ballot | None = None,
    **answers: Answers,
) -> TracedReview:
    """The review over one form a member, received in time."""
    grounds = some_grounds(scale, [a_member(code) for code in answers], targets=targets, config=config)
    return sat_over(grounds, [Sent(code, given) for code, given in answers.items()], opinions, ballot)


def sat_over(
    grounds: Grounds, sent: Sequence[Sent], opinions: Sequence[Opinion] = (), ballot: Ballot | None = None
) -> TracedReview:
    intake = take_in([arrived(grounds, one) for one in sent], [], grounds)
    intake = intake._replace(papers=intake.papers._replace(opinions=tuple(opinions), ballot=ballot))
    return conclude(grounds, intake, understand(grounds, intake))


def a_bloc_at_work(members: int, lines: int) -> TracedReview:
    """So many members on so many lines in up to four sections, and one more member who sends nothing."""
    rows = [a_group(code) for code in "ABCD"[: min(4, lines)]]
    own = [
        a_line(f"{rows[number * len(rows) // lines].code}{number}", label, parameters)
        for number in range(lines)
        for label, parameters, _ in [RULES[number % len(RULES)]]
    ]
    scale = a_scale(*(line for row in rows for line in (row, *_below(row.code, own))), a_condition())
    people = some_members(members + 1)
    grades = (a_grade("Hoàn thành xuất sắc nhiệm vụ", lines * 7), a_grade("Hoàn thành tốt nhiệm vụ", lines * 4))
    config = a_config(people, grades=grades, awards=(an_award(), an_award("Bằng khen", 2, 3, 2)))
    targets = {line.code: {one.code: 100 for one in people} for line in own if line.rule and line.rule.needs_target}
    sent = [
        Sent(member.code, {line.code: _answer(place, number) for number, line in enumerate(own)})
        for place, member in enumerate(people[:members])
    ]
    appraised = a_verdict(own[0].code, "7,5".replace(",", "."), unit=people[0].code)
    return sat_over(some_grounds(scale, people, targets=targets, config=config), sent, [appraised])


def _below(code: str, lines: Sequence[object]) -> list[object]:
    return [line for line in lines if line.code[0] == code]  # type: ignore[attr-defined]


def _answer(place: int, number: int) -> object:
    if number and (place + number) % 11 == 0:
        return MARKED
    answers = RULES[number % len(RULES)][2]
    return answers[(place + number) % len(answers)]


def with_half_a_year(traced: TracedReview) -> TracedReview:
    """The same review, in which every ranked member but the last was one place lower in six months."""
    standings = traced.review.board.standings[:-1]
    results = {
        one.card.member.code: PastResult(
            unit=one.card.member.code, name=one.card.member.name, place=one.place + 1, percent=Decimal("61.25")
        )
        for one in standings
    }
    past = PastReview(year=2018, period=Period.SIX_MONTH, file="six.json", results=results)
    return traced._replace(review=traced.review._replace(memory=Memory(six_month=past)))


def replaced(traced: TracedReview, **more: object) -> TracedReview:
    """The review with another value of its review."""
    review: Review = traced.review._replace(**more)  # type: ignore[arg-type]
    return traced._replace(review=review)


def written(folder: Path, traced: TracedReview) -> Path:
    """The page in a folder beside documents such as a run writes."""
    for name in ("results.json", "bang-xep-hang.xlsx", "bao-cao-tong-ket.docx"):
        (folder / name).write_bytes(b"")
    (folder / "phieu-ket-qua").mkdir(exist_ok=True)
    for member in traced.review.config.bloc.members:
        (folder / "phieu-ket-qua" / f"{member.code}.docx").write_bytes(b"")
    page = folder / "index.html"
    write_index_page(page, traced, Figures(traced.review))
    return page

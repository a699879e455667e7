"""Every sentence of a paper that states a number, held against the review by a second derivation of the fact."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType

from pipeline.model.bloc import Period, Quota, RankingPolicy
from pipeline.model.result import Appraising, Review
from pipeline.model.scale import Effect, Kind
from pipeline.model.submission import Opinion
from pipeline.reports.papers.appraisal_minutes import APPRAISAL_MINUTES
from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.papers.result_slip import RESULT_SLIP
from pipeline.reports.templates.built_in import built_in
from pipeline.scoring.stages import TracedReview
from tests.answering import Answers, Sent, some_grounds
from tests.builders import a_condition, a_config, a_grade, a_group, a_line, a_scale, an_award, some_members
from tests.reports.members_read_again import unsupported_of
from tests.reports.second_reading import HELD, frames, texts_of, unsupported
from tests.reports.traced import a_sitting, a_verdict, sitting_of
from tests.reports.writing import fill

SCALE = a_scale(
    a_group("A", "Nhiệm vụ chuyên môn"),
    a_line("A1", "Theo tỷ lệ", title="Số nhiệm vụ hoàn thành", unit="nhiệm vụ", maximum=30),
    a_line("A2", title="Hồ sơ giải quyết đúng hạn (theo báo cáo)", maximum=20),
    a_group("B", "QUẢN LÝ ĐẤT ĐAI"),
    a_line("B1", "Điểm chuẩn", title="Giao đất, cho thuê đất", maximum=15),
    a_line("B1.1", "Theo số lượng", "0,5/lần", title="Mỗi trường hợp sai", kind=Kind.DEDUCTION, level=3, maximum=None),
    a_line("B2", title="Kỷ luật, kỷ cương", maximum=35),
    a_group("C", "Điểm thưởng, điểm trừ", deduction_cap=Decimal(4)),
    a_line("C1", title="Khen thưởng", kind=Kind.BONUS, maximum=5),
    a_line("C2", title="Bị phê bình", kind=Kind.DEDUCTION, maximum=5),
    a_line("C3", title="Chậm báo cáo", kind=Kind.DEDUCTION, maximum=5),
    a_group("D", "Điều kiện"),
    a_condition("D1", Effect.ONE_DOWN, title="Có lãnh đạo bị kỷ luật"),
)
GRADES = (
    a_grade("Hoàn thành xuất sắc", 70)._replace(quota=Quota(Decimal(20), is_share=True)),
    a_grade("Hoàn thành tốt", 50),
    a_grade("Hoàn thành", 0),
)


def answers_of(at: int) -> Answers:
    """What differs from member to member: figures, deductions, bonus, a condition."""
    return {
        "A1": Decimal(30 + 7 * at % 40),
        "A2": Decimal(20 - at % 3),
        "B1.1": Decimal(at % 4 * 2),
        "B2": Decimal(35 - 2 * (at % 5)),
        "C1": Decimal(at % 2 * 3),
        "C2": Decimal(at % 3),
        "C3": Decimal(4 if at % 5 == 4 else 0),
        "D1": "Có" if at == 1 else "Không",
    }


def a_bloc_of(
    members: int, sent: int, period: Period = Period.YEAR_END, opinions: Sequence[Opinion] = ()
) -> TracedReview:
    """Deductions below lines and in a capped section, quotas, a condition, targets; the first `sent` sent forms."""
    people = some_members(members)
    config = a_config(
        people, grades=GRADES, awards=(an_award("Cờ thi đua"), an_award("Bằng khen", 2, 3, quota=2))
    )._replace(
        ranking=RankingPolicy(by="total", tie_breaks=("bonus", "section:A")),
    )
    targets = {"A1": {member.code: Decimal(48) for member in people}}
    grounds = some_grounds(SCALE, config=config, period=period)._replace(targets=targets)
    forms = (Sent(member.code, answers_of(at)) for at, member in enumerate(people[:sent]))
    return sitting_of(grounds, *forms, opinions=opinions)


def every_text(traced: TracedReview) -> Sequence[tuple[str, list[tuple[str, str]]]]:
    """The papers whose running text is held, each with its headings and paragraphs."""
    return [
        (copy.path, texts_of(Document(BytesIO(fill(built_in(paper.template), copy.context)))))
        for paper in PAPERS
        if paper.name in HELD
        for copy in paper.copies(traced)
    ]


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "sent"), [(3, 3), (3, 1), (3, 0), (11, 11), (11, 5), (30, 30), (30, 15), (30, 0)])
def test_every_number_is_one_of_the_review(members: int, sent: int, period: Period) -> None:
    traced = a_bloc_of(members, sent, period)
    papers = every_text(traced)
    assert [path for path, texts in papers if unsupported(texts, traced.review)] == [], "\n".join(
        told for _, texts in papers for told in unsupported(texts, traced.review)
    )


@pytest.mark.parametrize(("members", "lines"), [(1, 1), (3, 15), (11, 60)])
def test_blocs_without_targets_and_deductions(members: int, lines: int) -> None:
    traced = a_sitting(members, lines)
    assert [told for _, texts in every_text(traced) for told in unsupported(texts, traced.review)] == []


def test_a_wrong_number_and_an_unknown_one_are_found() -> None:
    review: Review = a_bloc_of(11, 11).review
    name = review.board.standings[0].card.member.name
    wrong = [
        ("Thân bài", "Có 10/11 đơn vị thành viên được chấm điểm và xếp hạng."),
        ("Thân bài", f"Dẫn đầu Khối là {name}, đạt 1 điểm, cao hơn đơn vị xếp thứ hai 1 điểm."),
        ("Thân bài", "100% đơn vị đạt điểm tối đa ở tiêu chí: Giao đất, cho thuê đất."),
        ("Thân bài", "Khối đã tổ chức 07 hội nghị."),
    ]
    assert [len(unsupported([one], review)) for one in wrong] == [1, 1, 1, 1]


def papers_of_members(traced: TracedReview) -> Iterator[tuple[str, DocumentType]]:
    """A letter and the minutes of an appraisal of each member that has them, by its code."""
    for paper in (RESULT_SLIP, APPRAISAL_MINUTES):
        for copy in paper.copies(traced):
            yield Path(copy.path).stem, Document(BytesIO(fill(built_in(paper.template), copy.context)))


def an_appraised_bloc(returned: bool) -> TracedReview:
    """Three members, one line of each appraised otherwise; of another appraiser nothing may have come back."""
    members = [one.code for one in some_members(3)]
    told = tuple(a_verdict(code, "A2", str(12 + at)) for at, code in enumerate(members))
    traced = a_bloc_of(3, 3, opinions=told)
    waiting = Appraising(
        name="Thanh tra", returned=returned, asked=dict.fromkeys(members, frozenset({"B1", "B2", "C1"}))
    )
    return traced._replace(review=traced.review._replace(appraisers=(waiting,)))


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("members", [3, 11])
def test_every_number_of_the_letters_is_the_members_own(members: int, period: Period) -> None:
    traced = a_bloc_of(members, members, period)
    told = [
        text for code, document in papers_of_members(traced) for text in unsupported_of(code, document, traced.review)
    ]
    assert told == []


@pytest.mark.parametrize("returned", [True, False])
def test_every_number_of_the_minutes_of_an_appraisal_is_the_members_own(returned: bool) -> None:
    traced = an_appraised_bloc(returned)
    read = list(papers_of_members(traced))
    assert len(read) == 6
    assert [text for code, document in read for text in unsupported_of(code, document, traced.review)] == []


def test_the_letter_of_another_member_is_found_out() -> None:
    traced = an_appraised_bloc(returned=True)
    papers, (first, second, _) = dict(papers_of_members(traced)), [one.code for one in some_members(3)]
    assert unsupported_of(first, papers[second], traced.review) != []


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("members", [3, 11, 30])
def test_no_frame_of_a_sentence_stands_more_than_twice_in_a_paper(members: int, period: Period) -> None:
    traced = a_bloc_of(members, members, period)
    for path, texts in every_text(traced):
        running = [text for style, text in texts if style == "Thân bài"]
        assert {frame: told for frame, told in frames(running, traced.review).items() if told > 2} == {}, path

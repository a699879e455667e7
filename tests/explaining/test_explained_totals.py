"""Random totals and votes worked out by hand from what is printed: carry, floors, caps, maxima, percents, shares."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from random import Random

import pytest

from pipeline.explaining import account_of
from pipeline.intake.forms import take_in
from pipeline.model.ballot import Ballot
from pipeline.model.bloc import MAXIMUM, BallotPolicy, Config, Electorate, NotApplicable, ScoringPolicy
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review, Scorecard
from pipeline.model.rounding import half_up
from pipeline.ranking.slates import slates
from pipeline.reviewing import conclude, understand
from pipeline.text.explained.totals import explanation
from tests.answering import MARKED, Sent, arrived, card_of, some_grounds
from tests.builders import a_config, a_group, a_line, a_member, a_scale, an_award
from tests.explaining.test_explanations_worked_out import read, worked
from tests.remembering import half_year, remembering
from tests.working_out import worked_out

UNITS = ("VP", "TTR", "KH")
SEEDS = range(40)
SCALE = a_scale(a_group("A"), a_line("A1", maximum=60), a_line("A2", maximum=25), a_group("B"), a_line("B1"))
AWARDS = (an_award("Cờ thi đua", 1, 2), an_award("Bằng khen", 1, 3, 2, votes=Fraction(2, 3)))


def a_random_config(random: Random) -> Config:
    scoring = ScoringPolicy(
        decimals=2,
        not_applicable=random.choice((NotApplicable.EXCLUDE, NotApplicable.RESCALE)),
        total_floor=random.choice((None, Decimal(40))),
        total_cap=random.choice((None, Decimal(90), MAXIMUM)),
        bonus_maximum=Decimal(random.choice((0, 15))),
        carry=random.choice((None, Decimal(30), Decimal("12.5"), Decimal("33.333"))),
    )
    ballots = BallotPolicy(share=Fraction(random.randrange(5), 4), of=random.choice(list(Electorate)))
    members = tuple(a_member(unit) for unit in UNITS)
    return a_config(members, scoring=scoring, ballots=ballots, awards=AWARDS)


def a_random_past(random: Random) -> dict[str, tuple[int, Decimal] | None]:
    told = {unit: random.choice((None, (1, Decimal(random.randrange(5000)) / 100))) for unit in UNITS}
    return {unit: one for unit, one in told.items() if random.random() < 0.9}


def the_sent(random: Random) -> list[Sent]:
    lines = {"A1": 60, "A2": 25, "B1": 10}
    return [
        Sent(
            unit,
            {
                code: MARKED if random.random() < 0.15 else Decimal(random.randrange(100 * most)) / 100
                for code, most in lines.items()
            },
        )
        for unit in UNITS
    ]


@cache
def told_of(seed: int) -> tuple[Review, dict[str, list[str]]]:
    """A random review with a vote, and what is explained of every ranked member."""
    random = Random(seed)
    grounds = some_grounds(SCALE, config=a_random_config(random))
    grounds = grounds._replace(memory=remembering(half_year(**a_random_past(random))))
    intake = take_in([arrived(grounds, one) for one in the_sent(random)], [], grounds)
    statements = understand(grounds, intake)
    before = conclude(grounds, intake, statements).review
    traced = conclude(
        grounds, intake._replace(papers=intake.papers._replace(ballot=_ballot(random, before, grounds))), statements
    )
    texts = {
        one.card.member.code: [
            text for _, text in explanation(traced.review, account_of(traced.review, traced.stages, one.card.member))
        ]
        for one in traced.review.board.standings
    }
    return traced.review, texts


def _ballot(random: Random, review: Review, grounds: Grounds) -> Ballot:
    given = slates(review.board.standings, grounds.config, grounds.period)
    votes = {
        slate.award.name: {one.card.member.code: random.randrange(3) for one in slate.candidates} for slate in given
    }
    return Ballot(present=3, issued=3, returned=3, valid=2, votes=votes, file="kiem-phieu.xlsx")


def the_one(texts: list[str], beginning: str) -> str | None:
    found = [text.removeprefix(beginning) for text in texts if text.startswith(beginning)]
    assert len(found) < 2, found
    return found[0] if found else None


def carried(text: str | None) -> Decimal:
    """`40,05 × 30% = 12,015 → 12,02`."""
    return Decimal(0) if text is None else worked(re.sub(r"([\d,]+)%", r"\1/100", text))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_total_is_worked_out_from_what_is_printed(seed: int) -> None:
    review, told = told_of(seed)
    for unit, texts in told.items():
        card, total = card_of(review, unit), the_one(texts, "Tổng điểm: ")
        assert total is not None
        sum_told, *bounds = re.split(", (?:sàn|trần) ", total)
        parts, _, net = sum_told.rpartition(" = ")
        assert worked_out(parts) == Fraction(read(net))
        assert read(parts.split(" + ")[0]) == _base(texts)
        points = carried(the_one(texts, "Cộng sang từ kết quả 6 tháng: "))
        assert points == card.carried
        assert not points or read(parts.split(" + ")[-1]) == points
        assert read(bounds[-1].rpartition(" → ")[2] if bounds else net) == card.total
        _about_maximum(card, texts)


def _base(texts: list[str]) -> Decimal:
    """The base of the whole scale, rescaled where it is said so."""
    rescaled = next((text for text in texts if text.startswith("Quy đổi điểm chuẩn")), None)
    if rescaled:
        return worked(rescaled.partition(": ")[2])
    whole = texts[texts.index("Cộng cả thang điểm") :]
    base = the_one(whole, "chuẩn: ")
    return read(re.split(" = | ", base)[-1]) if base else Decimal(0)


def _about_maximum(card: Scorecard, texts: list[str]) -> None:
    maximum = next((text for text in texts if text.startswith("Điểm tối đa, cộng")), None)
    if maximum:
        parts, _, added = maximum.partition(": ")[2].partition(" = ")
        assert worked_out(parts) == Fraction(read(added)) == card.tally.maximum
        assert carried(the_one(texts, "Điểm tối đa cộng sang từ 6 tháng: ")) == card.carried_maximum
    percent = the_one(texts, "Tỷ lệ so với điểm tối đa: ")
    assert percent is not None
    told, _, number = percent.partition(" → ")
    assert half_up(worked_out(told), 2) == read(number.removesuffix("%")) == card.percent


@pytest.mark.parametrize("seed", SEEDS)
def test_a_share_of_votes_is_worked_out_and_enough_or_not(seed: int) -> None:
    review, told = told_of(seed)
    polls = {poll.award: poll for poll in review.polls}
    for unit, texts in told.items():
        for text in texts:
            found = re.match(r".*“(.+?)”.*được (\d+)/(\d+) phiếu \(([\d,]+)%\), (đủ|chưa đủ)?", text)
            if found:
                votes, of, percent, opinion = int(found[2]), int(found[3]), read(found[4]), found[5]
                poll = polls[found[1]]
                mine = next(one for one in poll.candidates if one.unit == unit)
                assert (votes, of) == (mine.votes, poll.of)
                assert half_up(Fraction(votes * 100, of), 1) == percent
                assert opinion is None or (opinion == "đủ") == (Fraction(votes, of) >= poll.needed)


def test_all_that_is_to_be_worked_out_occurred() -> None:
    told = [text for seed in SEEDS for texts in told_of(seed)[1].values() for text in texts]
    for part in (
        "Cộng sang từ kết quả",
        "Không có kết quả 6 tháng",
        "Quy đổi điểm chuẩn",
        "cộng phần thưởng và phần 6",
    ):
        assert any(part in text for text in told), part
    totals = [text for text in told if text.startswith("Tổng điểm: ")]
    assert {bound for bound in (", sàn ", ", trần ") for text in totals if bound in text} == {", sàn ", ", trần "}
    assert {opinion for opinion in (", đủ ", ", chưa đủ ") for text in told if f"%){opinion}" in text} == {
        ", đủ ",
        ", chưa đủ ",
    }


def test_who_is_proposed_is_not_told_of_a_tie_between_members_with_longer_names() -> None:
    members = [a_member("A", "Phòng 1"), a_member("B", "Phòng 10"), a_member("C", "Phòng 11")]
    config = a_config(members, ballots=BallotPolicy(), awards=(an_award("Cờ thi đua", quota=2),))
    grounds = some_grounds(a_scale(), config=config)
    intake = take_in([arrived(grounds, Sent(unit, {"A1": 8})) for unit in "ABC"], [], grounds)
    votes = {"Cờ thi đua": {"A": 3, "B": 2, "C": 2}}
    ballot = Ballot(present=3, issued=3, returned=3, valid=3, votes=votes, file="kiem-phieu.xlsx")
    traced = conclude(
        grounds, intake._replace(papers=intake.papers._replace(ballot=ballot)), understand(grounds, intake)
    )
    told = {
        member.code: any("Phòng 10; Phòng 11" in text for _, text in explanation(traced.review, account))
        for member in members
        for account in [account_of(traced.review, traced.stages, member)]
    }
    assert told == {"A": False, "B": True, "C": True}

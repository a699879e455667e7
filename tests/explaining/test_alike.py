"""What members have in common is worked out once, and told of each as if of it alone."""

import pytest

from pipeline.explaining import Accounts, account_of
from pipeline.model.bloc import Period
from pipeline.scoring.stages import TracedReview
from tests.answering import MARKED, Sent
from tests.explaining.alike import ANSWERS, CODES, SCALE, a_bloc_alike

BLOCS = {
    "as the members say": a_bloc_alike(appraised=False),
    "appraised": a_bloc_alike(appraised=True),
    "half a year": a_bloc_alike(Period.SIX_MONTH, appraised=False),
    "half a year, appraised": a_bloc_alike(Period.SIX_MONTH, appraised=True),
    "the same line marked": a_bloc_alike(
        appraised=False, sent=tuple(Sent(code, {**ANSWERS, "A1": MARKED}) for code in CODES)
    ),
}


@pytest.mark.parametrize("name", BLOCS)
def test_the_way_of_a_member_is_the_same_after_others_and_alone(name: str) -> None:
    traced = BLOCS[name]
    accounts = Accounts(traced.review, traced.stages)
    for member in traced.review.config.bloc.members:
        assert accounts.of(member) == account_of(traced.review, traced.stages, member)


def alike_on(traced: TracedReview, line: str) -> list[str]:
    """The members of whom the same is told on a line, by their codes: `["AB", "C"]`; not those told of alone."""
    accounts = Accounts(traced.review, traced.stages)
    groups: dict[object, str] = {}
    for member in traced.review.config.bloc.members:
        way = accounts.way(accounts.without_steps(member))
        assert way
        key = way.alike(SCALE.by_code[line])
        if key is not None:
            groups[key] = groups.get(key, "") + member.code
    return list(groups.values())


def test_members_who_answered_alike_share_what_is_told_of_it() -> None:
    traced = BLOCS["as the members say"]
    assert alike_on(traced, "A1") == ["ABCEFG", "D", "H"], "H has another target"
    assert alike_on(traced, "A2") == ["ABCEFG", "D", "H"], "it takes the figure of A1"
    assert alike_on(traced, "B2") == ["ABCDEFH", "G"], "G has no such row"
    assert alike_on(traced, "A6") == ["ABCGH", "D", "F"], "E marked the line"


def test_what_was_heard_beside_the_answer_is_told_of_the_member_alone() -> None:
    plain, appraised = BLOCS["as the members say"], BLOCS["appraised"]
    assert alike_on(plain, "A5") == [], "it goes by the day on which the form came"
    assert alike_on(plain, "B1") == [], "it goes by the figure of another line"
    assert alike_on(appraised, "A1") == ["ACEFG", "D", "H"], "B was appraised"
    assert alike_on(appraised, "A2") == ["ACEFG", "B", "D", "H"], "and with it the line that takes its figure"
    assert "D" not in "".join(alike_on(appraised, "A3"))


def test_a_reason_is_told_of_the_member_alone_whichever_line_takes_the_figure() -> None:
    marked = BLOCS["the same line marked"]
    assert alike_on(marked, "A1") == alike_on(marked, "A2") == []


def test_a_target_of_another_year_is_told_apart() -> None:
    assert alike_on(BLOCS["half a year"], "A1") == ["ABCEFG", "D", "H"]
    assert {code for group in alike_on(BLOCS["half a year"], "B2") for code in group} == set(CODES)

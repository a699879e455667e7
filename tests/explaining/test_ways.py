"""What letters do not ask for has nothing to tell: short cuts say the same as the whole way of a number."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.explaining import Accounts, Way
from pipeline.model.account import MarkAccount, SumAccount
from pipeline.model.bloc import Period
from pipeline.model.scale import Kind
from pipeline.scoring.stages import TracedReview
from pipeline.text.explained.marks import printed
from pipeline.text.papers.differences import claimed_of, why_cut, why_different
from tests.answering import GONE, MARKED, Sent, some_grounds
from tests.builders import a_config, a_group, a_line, a_member, a_scale
from tests.reports.traced import a_sitting, a_verdict, sitting_of

SCALE = a_scale(
    replace(a_group(), maximum=Decimal(25), bonus_cap=Decimal(2)),
    a_line("A1"),
    a_line("A2"),
    a_line("A3", kind=Kind.BONUS, maximum=5),
    a_line("A4", kind=Kind.DEDUCTION, maximum=5),
)
GROUNDS = some_grounds(SCALE, config=a_config([a_member(code) for code in ("VP", "KHTC", "TTR")]))
SENT = (
    Sent("VP", {"A1": 9, "A2": 10, "A3": 1, "A4": 0}),
    Sent("KHTC", {"A1": 10, "A2": MARKED, "A3": 5, "A4": 3}),
    Sent("TTR", {"A1": GONE, "A2": "không rõ", "A3": None, "A4": 1}),
)
SITTINGS = {
    "as the members say": sitting_of(GROUNDS, *SENT),
    "appraised": sitting_of(
        GROUNDS, *SENT, opinions=(a_verdict("VP", "A1", "7"), a_verdict("KHTC", "A3", "1"), a_verdict("TTR", "A2", "4"))
    ),
    "a larger bloc": a_sitting(5, 24),
    "half a year": a_sitting(4, 15, Period.SIX_MONTH, absent=1),
}


def ways(traced: TracedReview) -> list[tuple[Way, tuple[MarkAccount | SumAccount, ...]]]:
    """Of every member with a card its way, and all steps of its whole account."""
    accounts = Accounts(traced.review, traced.stages)
    found = []
    for member in traced.review.config.bloc.members:
        account = accounts.of(member)
        way = accounts.way(account)
        if way:
            found.append((way, account.steps))
    return found


@pytest.mark.parametrize("name", SITTINGS)
def test_a_line_stated_plainly_has_nothing_more_to_tell(name: str) -> None:
    traced = SITTINGS[name]
    points = printed(traced.review.config.scoring.decimals)
    plain = [
        (step, stated)
        for way, steps in ways(traced)
        for step in steps
        if isinstance(step, MarkAccount) and (stated := way.stated_plainly(step.line)) is not None
    ]
    assert plain
    for step, stated in plain:
        assert list(why_different(step, points, {})) == []
        assert step.stated == stated == claimed_of(step)
        assert not step.opinions
        assert step.year_target is None


@pytest.mark.parametrize("name", SITTINGS)
def test_a_row_that_adds_up_was_cut_nowhere(name: str) -> None:
    traced = SITTINGS[name]
    points = printed(traced.review.config.scoring.decimals)
    sums = [(way, step) for way, steps in ways(traced) for step in steps if isinstance(step, SumAccount)]
    assert sums
    for way, step in sums:
        assert way.adds_up(step.line) is not bool(list(why_cut(step, points)))


def test_what_is_not_plain_is_told_in_full() -> None:
    traced = SITTINGS["appraised"]
    told = {
        (way.trace.member.code, line.code)
        for way, _ in ways(traced)
        for line in SCALE.lines
        if line.code in way.marks and way.stated_plainly(line) is None
    }
    assert told >= {("VP", "A1"), ("KHTC", "A2"), ("KHTC", "A3"), ("TTR", "A1"), ("TTR", "A2")}
    assert ("VP", "A2") not in told


def test_steps_are_the_same_asked_for_alone_or_with_the_member() -> None:
    for traced in SITTINGS.values():
        accounts = Accounts(traced.review, traced.stages)
        for member in traced.review.config.bloc.members:
            whole, without = accounts.of(member), accounts.without_steps(member)
            assert whole._replace(steps=()) == without
            assert bool(whole.steps) is (whole.card is not None)

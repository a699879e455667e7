"""Whose cards the tables show, which sections, and how points are summed up."""

from decimal import Decimal

from pipeline.reports.figures.tables import scorecards, scored_sections, share_lost
from tests.reports.figures.small_bloc import a_small_bloc


def test_members_who_are_scored_but_not_ranked_come_last() -> None:
    assert [card.member.code for card in scorecards(a_small_bloc())] == ["VP", "KHTC", "TTR"]


def test_sections_of_conditions_only_have_nothing_to_show() -> None:
    assert scored_sections(a_small_bloc()) == ("A", "B")


def test_without_a_maximum_there_is_no_share_lost() -> None:
    assert share_lost(Decimal(0), Decimal(0)) is None

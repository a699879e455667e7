"""Outcomes of blocs, kept on the disk until all are there."""

from pipeline.province.gathered import gathered
from pipeline.province.rows import Outcome
from tests.province.test_summary import an_outcome


def test_outcomes_come_back_in_the_order_of_folders_however_they_came() -> None:
    outcomes = [an_outcome("b", ["90.00"]), Outcome(folder="c", faults=("thiếu bảng",)), an_outcome("a", ["1.00"])]
    with gathered(outcomes) as found:
        assert list(found) == list(found) == sorted(outcomes, key=lambda one: one.folder)
        assert (len(found), found.unchanged, dict(found.years)) == (3, 0, {2026: 2})
        assert found.refused == [outcomes[1]]
        assert found.to_look_at

"""Whose opinion it is to give, where the configuration says so."""

import pytest

from pipeline.model.bloc import AppraisalPolicy, Assignment, Config
from pipeline.model.submission import Opinion
from pipeline.scoring.assignment import Stray, strays
from tests.builders import a_config, a_group, a_line, a_member, a_scale
from tests.scoring.test_stages import a_verdict

SCALE = a_scale(a_group("A", appraiser="Phòng Tổng hợp"), a_line("A1"), a_group("B"), a_line("B1"))
HEADED = a_config([a_member("VP", "Văn phòng Sở"), a_member("TTR")])
HEADED = HEADED._replace(bloc=HEADED.bloc._replace(head="VP"))
CROSSED = HEADED._replace(
    appraisal=AppraisalPolicy(by="members", assignments=(Assignment("TTR", ("VP",)), Assignment("VP", ("TTR",)))),
)


def why(config: Config, opinion: Opinion) -> Stray | None:
    return next((found for _, found in strays(config, SCALE, [opinion])), None)


@pytest.mark.parametrize(
    ("line", "appraiser", "expected"),
    [
        ("A1", "Phòng Tổng hợp", None),
        ("A1", "phòng  tổng hợp", None),
        ("A1", "Văn phòng Sở", Stray.OTHER_OFFICE),
        ("B1", "Văn phòng Sở", None),
        ("B1", "Phòng Tổng hợp", Stray.OTHER_OFFICE),
    ],
)
def test_an_office_speaks_of_the_lines_it_is_in_charge_of(line: str, appraiser: str, expected: Stray | None) -> None:
    assert why(HEADED, a_verdict(line, "5", appraiser=appraiser, unit="TTR")) is expected


def test_nobody_in_charge_is_nobodys_fault() -> None:
    assert why(a_config(), a_verdict("B1", "5", appraiser="Ai đó")) is None


@pytest.mark.parametrize(
    ("appraiser", "unit", "expected"),
    [
        ("TTR", "VP", None),
        ("TTR", "TTR", Stray.OWN_MEMBER),
        ("KHTC", "VP", Stray.OTHER_MEMBER),
        ("VP", "KHTC", Stray.OTHER_MEMBER),
    ],
)
def test_a_member_speaks_of_those_assigned_to_it(appraiser: str, unit: str, expected: Stray | None) -> None:
    assert why(CROSSED, a_verdict("A1", "5", appraiser=appraiser, unit=unit)) is expected


def test_without_assignments_nothing_is_certain_but_that_nobody_scores_itself() -> None:
    config = CROSSED._replace(appraisal=AppraisalPolicy(by="members"))
    assert why(config, a_verdict("A1", "5", appraiser="TTR")) is None
    assert why(config, a_verdict("A1", "5", appraiser="VP")) is Stray.OWN_MEMBER

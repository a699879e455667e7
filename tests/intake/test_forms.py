"""Which form counts (CONTRACT section 10): several forms of one member, late ones, and what is told of them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pipeline.intake.forms import Intake, take_in
from pipeline.model.bloc import Calendar, Config, Period
from tests.answering import ON_TIME, Answers, Sent, a_row, arrived, number, review_of, some_grounds
from tests.builders import DEADLINE, a_config, a_group, a_line, a_member, a_scale

SCALE = a_scale(a_group(), a_line("A1"), a_line("A2", "Theo tỷ lệ", "kết quả là %"))
LATER = ON_TIME + timedelta(seconds=1)
CUTOFF = DEADLINE + timedelta(days=1)


def the_bloc() -> Config:
    config = a_config([a_member("VP"), a_member("TTR")])
    return config._replace(periods={Period.YEAR_END: Calendar(deadline=DEADLINE, cutoff=CUTOFF)})


GROUNDS = some_grounds(SCALE, config=the_bloc())


def intake(*sent: Sent) -> Intake:
    return take_in([arrived(GROUNDS, one) for one in sent], [], GROUNDS)


def form(file: str, points: int = 5, received: datetime | None = ON_TIME, **more: object) -> Sent:
    return replace(Sent("VP", {"A1": points}, file, received), **more)


def fates(*sent: Sent) -> dict[str, str]:
    return {record.file: record.reason or record.status.value for record in intake(*sent).files}


def told(*sent: Sent) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.severity.value, one.file) for one in intake(*sent).findings]


def counted(*sent: Sent) -> str | None:
    """The file that counts for VP."""
    return next((one.submission.file for one in intake(*sent).counted if one.member.code == "VP"), None)


# ------------------------------------------------------------------------------ one form, no form


def test_a_form_in_time_is_accepted_in_silence() -> None:
    assert fates(form("a.xlsx")) == {"a.xlsx": "accepted"}
    assert told(form("a.xlsx")) == []


@pytest.mark.parametrize(
    ("received", "findings"),
    [
        (DEADLINE, []),
        (DEADLINE + timedelta(seconds=1), [("late", "warning", "a.xlsx")]),
        (CUTOFF, [("late", "warning", "a.xlsx")]),
        (None, [("receipt_unknown", "info", "a.xlsx")]),
    ],
)
def test_the_deadline_to_the_second(received: datetime | None, findings: list[tuple[str, str, str]]) -> None:
    assert told(form("a.xlsx", received=received)) == findings
    assert counted(form("a.xlsx", received=received)) == "a.xlsx"


def test_a_bad_sidecar_is_told_and_the_time_unknown() -> None:
    assert told(form("a.xlsx", received=None, sidecar_fault=True)) == [
        ("bad_sidecar", "warning", "a.xlsx"),
        ("receipt_unknown", "info", "a.xlsx"),
    ]


def test_every_rejected_file_is_an_error() -> None:
    sent = [form("a.xlsx", reason="scale_differs"), form("b.xlsx", reason="late")]
    assert fates(*sent) == {"a.xlsx": "scale_differs", "b.xlsx": "late"}
    assert told(*sent) == [("scale_differs", "error", "a.xlsx"), ("late", "error", "b.xlsx")]


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ([], "no_submission"),
        ([form("a.xlsx", reason="scale_differs")], "rejected"),
        ([form("a.xlsx", reason="late")], "late"),
        ([form("a.xlsx", reason="scale_differs"), form("b.xlsx", reason="late")], "late"),
        ([form("a.xlsx", 5, None), form("b.xlsx", 6, None)], "rejected"),
        ([form("a.xlsx", 5, None), form("b.xlsx", 6, None), form("c.xlsx", reason="late")], "rejected"),
    ],
)
def test_why_a_member_has_no_form(sent: list[Sent], reason: str) -> None:
    assert intake(*sent).absent == {"VP": reason, "TTR": "no_submission"}
    assert [(one.member.code, one.reason) for one in review_of(GROUNDS, *sent).board.not_ranked] == [
        ("VP", reason),
        ("TTR", "no_submission"),
    ]


# ---------------------------------------------------------------------------------- several forms


def test_the_form_received_last_counts() -> None:
    sent = [form("a.xlsx", 5, LATER), form("b.xlsx", 6, ON_TIME), form("c.xlsx", 7, ON_TIME - timedelta(days=1))]
    assert counted(*sent) == "a.xlsx"
    assert fates(*sent) == {"a.xlsx": "accepted", "b.xlsx": "superseded", "c.xlsx": "superseded"}
    assert told(*sent) == [("superseded", "info", "b.xlsx"), ("superseded", "info", "c.xlsx")]


def test_a_rejected_form_supersedes_nothing() -> None:
    sent = [form("a.xlsx", 5), form("b.xlsx", 6, CUTOFF + timedelta(seconds=1), reason="late")]
    assert counted(*sent) == "a.xlsx"
    assert fates(*sent) == {"a.xlsx": "accepted", "b.xlsx": "late"}


def test_the_last_may_be_after_the_deadline() -> None:
    sent = [form("a.xlsx", 5), form("b.xlsx", 6, DEADLINE + timedelta(hours=1))]
    assert told(*sent) == [("superseded", "info", "a.xlsx"), ("late", "warning", "b.xlsx")]


def test_what_was_wrong_with_the_others_is_not_told() -> None:
    others = form("a.xlsx", 99, None, sidecar_fault=True)
    same = form("b.xlsx", 99, ON_TIME)
    review = review_of(
        GROUNDS, replace(others, received=ON_TIME), replace(same, answers={"A1": 5, "A2": 5}, received=LATER)
    )
    assert [(one.code, one.file) for one in review.findings if one.unit == "VP"] == [("superseded", "a.xlsx")]


def test_the_differences_are_told() -> None:
    old = Sent("VP", {"A1": 5, "A2": a_row(reported=90, evidence="BC 01")}, "a.xlsx", ON_TIME)
    new = Sent("VP", {"A1": 6, "A2": a_row(reported=90, note="xem lại")}, "b.xlsx", LATER)
    (finding,) = intake(old, new).findings
    assert finding.unit == "VP"
    assert dict(finding.facts) == {
        "other": "b.xlsx",
        "differences": ("A1 Điểm tự chấm: 5 → 6; A2 Minh chứng: BC 01 → (trống); A2 Giải trình: (trống) → xem lại"),
    }


@pytest.mark.parametrize("times", [(None, None), (None, ON_TIME), (LATER, None), (ON_TIME, ON_TIME)])
def test_times_that_do_not_decide(times: tuple[datetime | None, datetime | None]) -> None:
    same = [form("b.xlsx", 5, times[0]), form("a.xlsx", 5, times[1])]
    assert counted(*same) == "a.xlsx"
    assert fates(*same) == {"a.xlsx": "accepted", "b.xlsx": "superseded"}
    different = [form("b.xlsx", 5, times[0]), form("a.xlsx", 6, times[1])]
    assert counted(*different) is None
    assert fates(*different) == {"a.xlsx": "which_form", "b.xlsx": "which_form"}
    assert told(*different) == [("which_form", "error", "b.xlsx"), ("which_form", "error", "a.xlsx")]


def test_an_unknown_time_among_many_leaves_all_open() -> None:
    sent = [form("a.xlsx", 5, ON_TIME), form("b.xlsx", 6, LATER), form("c.xlsx", 6, None)]
    assert set(fates(*sent).values()) == {"which_form"}


def test_equal_times_before_the_last_do_not_matter() -> None:
    sent = [form("a.xlsx", 5, ON_TIME), form("b.xlsx", 6, ON_TIME), form("c.xlsx", 7, LATER)]
    assert counted(*sent) == "c.xlsx"


def test_equal_times_are_equal_whatever_their_offset() -> None:
    elsewhere = ON_TIME.astimezone(tz=None)
    assert set(fates(form("a.xlsx", 5, ON_TIME), form("b.xlsx", 6, elsewhere)).values()) == {"which_form"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"A1": 5}, {"A1": number("5.0")}, True),
        ({"A1": 5}, {"A1": "5"}, False),
        ({"A1": "a\u0301"}, {"A1": " \u00e1 "}, True),
        ({"A1": a_row(claimed=5, evidence="BC 01")}, {"A1": 5}, False),
        ({"A1": a_row(claimed=5, note="xem")}, {"A1": 5}, False),
        ({"A1": a_row(claimed=5, x="x")}, {"A1": 5}, False),
        ({"A1": a_row(claimed=5, title="Chữ khác")}, {"A1": 5}, True),
        ({"A2": a_row(reported=5, claimed=7)}, {"A2": 5}, False),
        (
            {"A2": a_row(reported=5, claimed=number("7", formula=True))},
            {"A2": a_row(reported=5, claimed=number("7"))},
            True,
        ),
    ],
)
def test_what_makes_forms_the_same(one: Answers, other: Answers, same: bool) -> None:
    sent = [Sent("VP", one, "b.xlsx", None), Sent("VP", other, "a.xlsx", None)]
    assert counted(*sent) == ("a.xlsx" if same else None)


def test_paths_go_by_code_points() -> None:
    assert counted(form("ă.xlsx", 5, None), form("b.xlsx", 5, None), form("a/z.xlsx", 5, None)) == "a/z.xlsx"


def test_members_do_not_disturb_each_other() -> None:
    sent = [form("a.xlsx", 5, None), form("b.xlsx", 6, None), Sent("TTR", {"A1": 9}, "c.xlsx")]
    assert [one.member.code for one in intake(*sent).counted] == ["TTR"]
    assert [record.file for record in intake(*reversed(sent)).files] == ["a.xlsx", "b.xlsx", "c.xlsx"]


def test_a_code_twice_counts_as_blank() -> None:
    (one,) = intake(Sent("VP", {"A1": a_row(claimed=5, times=2), "A2": 5})).counted
    assert sorted(one.submission.entries) == ["A", "A2"]

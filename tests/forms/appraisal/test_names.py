"""An appraiser that is a member is one appraiser under all its names, and never its own where another stands in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.intake.outstanding import appraisals_out
from pipeline.intake.status import settled_lines
from pipeline.model.finding import Severity
from pipeline.model.grounds import Grounds
from pipeline.model.result import Basis
from pipeline.reviewing import before_round, survey
from pipeline.text.findings import remedy
from pipeline.text.terminal.status import next_steps
from tests.answering import mark_of, some_grounds
from tests.builders import a_config, a_group, a_line, a_member, a_scale
from tests.filling import write_receipt
from tests.forms.appraisal.filling import (
    FIGURE,
    POINTS,
    REASON,
    appraisers,
    fill,
    issue,
    reviewed,
    send_forms,
    shown,
    told,
)

MEMBERS = (
    a_member("VP", "Văn phòng Sở", short="Văn phòng", aliases=("VP Sở",)),
    a_member("KHTC", "Phòng Kế hoạch – Tài chính"),
    a_member("TTR", "Phòng Thanh tra"),
)


def a_bloc(*offices: str, head: str | None = "VP", deputies: Sequence[str] = ("KHTC",)) -> Grounds:
    """A bloc with a line for each office: A1, A2, …; "" for one of which nothing is written."""
    lines = [a_line(f"A{at}", appraiser=office) for at, office in enumerate(offices, start=1)]
    config = a_config(MEMBERS)
    bloc = config.bloc._replace(head=head, deputies=tuple(deputies))
    return some_grounds(a_scale(a_group("A"), *lines), config=config._replace(bloc=bloc))


def who(grounds: Grounds) -> Mapping[str, Mapping[str, str]]:
    """By file: the lines of each member."""
    return {
        one.file: {member.code: " ".join(line.code for line in lines) for member, lines in one.places}
        for one in appraisers(grounds)
    }


# ------------------------------------------------------------------------------------------ names


@pytest.mark.parametrize(
    "name",
    ["VP", "vp", "Văn phòng Sở", "VĂN  PHÒNG SỞ", "Văn phòng", "vp sở", "Khối trưởng", "khối  trưởng", ""],
)
def test_by_any_of_its_names_a_member_is_one_appraiser(name: str) -> None:
    assert who(a_bloc("VP", name, "Văn phòng Sở")) == {
        "VP.xlsx": {"KHTC": "A1 A2 A3", "TTR": "A1 A2 A3"},
        "KHTC.xlsx": {"VP": "A1 A2 A3"},
    }


def test_the_first_deputy_is_meant_by_its_office() -> None:
    grounds = a_bloc("Khối phó", deputies=("TTR", "KHTC"))
    assert who(grounds) == {"TTR.xlsx": {"VP": "A1", "KHTC": "A1"}, "VP.xlsx": {"TTR": "A1"}}


def test_another_office_keeps_its_name_and_appraises_everybody() -> None:
    assert who(a_bloc("Sở Nội vụ")) == {"Sở Nội vụ.xlsx": {"VP": "A1", "KHTC": "A1", "TTR": "A1"}}


def test_where_nobody_holds_the_office_it_is_a_name_like_others() -> None:
    grounds = a_bloc("Khối trưởng", "Khối phó", head=None, deputies=())
    assert list(who(grounds)) == ["Khối trưởng.xlsx", "Khối phó.xlsx"]


def test_a_members_workbook_has_its_code_for_a_name_whatever_offices_are_called() -> None:
    assert list(who(a_bloc("TTR.", "TTR", deputies=()))) == ["TTR (2).xlsx", "TTR.xlsx"]


# --------------------------------------------------------------------------------------- own rows


@pytest.mark.parametrize(
    ("office", "head", "deputies", "expected"),
    [
        ("VP", "VP", ("KHTC", "TTR"), {"VP.xlsx": "KHTC TTR", "KHTC.xlsx": "VP"}),
        ("TTR", "VP", ("KHTC",), {"TTR.xlsx": "VP KHTC", "KHTC.xlsx": "TTR"}),
        ("KHTC", "VP", ("KHTC",), {"KHTC.xlsx": "VP TTR", "VP.xlsx": "KHTC"}),
        ("VP", "VP", (), {"VP.xlsx": "VP KHTC TTR"}),
        ("TTR", "VP", (), {"TTR.xlsx": "VP KHTC TTR"}),
        ("KHTC", None, ("KHTC",), {"KHTC.xlsx": "VP KHTC TTR"}),
        ("VP", "VP", ("VP",), {"VP.xlsx": "VP KHTC TTR"}),
    ],
)
def test_who_appraises_the_appraisers_own_rows(
    office: str, head: str | None, deputies: Sequence[str], expected: Mapping[str, str]
) -> None:
    found = who(a_bloc(office, head=head, deputies=deputies))
    assert {file: " ".join(places) for file, places in found.items()} == expected


def test_an_appraiser_without_a_row_has_no_workbook() -> None:
    scale = a_scale(a_group("A"), a_line("A1", appraiser="Sở Nội vụ"), a_line("A2", appraiser="Sở Y tế", groups=("x",)))
    assert list(who(a_bloc("VP")._replace(scale=scale))) == ["Sở Nội vụ.xlsx"]


@pytest.mark.parametrize(("deputies", "expected"), [((), ["VP"]), (("KHTC",), [])])
def test_a_value_on_an_own_row_is_told_where_nobody_stands_in(
    tmp_path: Path, deputies: Sequence[str], expected: Sequence[str]
) -> None:
    grounds, inbox = a_bloc("Khối trưởng", deputies=deputies), tmp_path / "inbox"
    send_forms(inbox, grounds, VP={"A1": 9}, KHTC={"A1": 9}, TTR={"A1": 9})
    (inbox / "vong-1").mkdir()
    for path in issue(tmp_path / "ra", grounds, inbox):
        fill(path, {(unit, "A1"): {POINTS: 8, REASON: "BB 01"} for unit, _ in shown(path)})
        (inbox / "vong-1" / path.name).write_bytes(path.read_bytes())
    review = reviewed(grounds, inbox)
    assert [one[1:4] for one in told(review, "appraises_itself")] == [("warning", unit, "A1") for unit in expected]
    assert [mark_of(review, "A1", unit).basis for unit in ("VP", "KHTC", "TTR")] == [Basis.APPRAISED] * 3


# ------------------------------------------------------------------- workbooks under earlier names


def renamed(path: Path, name: str, rows: Sequence[str] = ()) -> Path:
    """As an earlier version wrote it: the office's name where the code stands now, and only these members' rows."""
    book = openpyxl.load_workbook(path)
    next(row for row in book[IDENTITY_SHEET].iter_rows() if row[0].value == "Cơ quan thẩm định")[1].value = name
    for row in book["Thẩm định"].iter_rows(min_row=8):
        if rows and row[0].value not in rows:
            for cell in row:
                cell.value = None
    book.save(path)
    return path


GROUNDS = a_bloc("Khối trưởng")


def sent_back(tmp_path: Path) -> tuple[Path, Path]:
    """The inbox with all forms, and the head's workbook, filled."""
    inbox = tmp_path / "inbox"
    send_forms(inbox, GROUNDS, VP={"A1": 9}, KHTC={"A1": 9}, TTR={"A1": 9})
    path = issue(tmp_path / "ra", GROUNDS, inbox)[0]
    fill(path, {("TTR", "A1"): {POINTS: 7, REASON: "BB"}, ("KHTC", "A1"): {POINTS: 6, REASON: "BB"}})
    return inbox, path


@pytest.mark.parametrize("name", ["Khối trưởng", "Văn phòng Sở", "VĂN PHÒNG", "VP"])
def test_a_workbook_under_an_earlier_name_counts_and_is_written_again(tmp_path: Path, name: str) -> None:
    inbox, path = sent_back(tmp_path)
    (inbox / "a.xlsx").write_bytes(renamed(path, name).read_bytes())
    review = reviewed(GROUNDS, inbox)
    assert mark_of(review, "A1", "TTR").basis is Basis.APPRAISED
    assert {one.appraiser for one in review.opinions} == {"Văn phòng Sở"}
    again = issue(tmp_path / "ra", GROUNDS, inbox)[0]
    assert shown(again)["TTR", "A1"][POINTS] == 7
    assert [one.name for one in issue(tmp_path / "ra", GROUNDS, inbox, 2)] == ["VP.xlsx", "KHTC.xlsx"]


def test_two_earlier_workbooks_of_one_appraiser_count_both_where_they_share_no_row(tmp_path: Path) -> None:
    inbox, path = sent_back(tmp_path)
    whole = path.read_bytes()
    (inbox / "a.xlsx").write_bytes(renamed(path, "Khối trưởng", ["TTR"]).read_bytes())
    path.write_bytes(whole)
    (inbox / "b.xlsx").write_bytes(renamed(path, "Văn phòng Sở", ["KHTC"]).read_bytes())
    review = reviewed(GROUNDS, inbox)
    assert [str(mark_of(review, "A1", unit).points) for unit in ("TTR", "KHTC")] == ["7.00", "6.00"]
    again = shown(issue(tmp_path / "ra", GROUNDS, inbox)[0])
    assert [again[unit, "A1"][POINTS] for unit in ("TTR", "KHTC")] == [7, 6]


def test_of_two_that_share_rows_the_one_received_last_counts(tmp_path: Path) -> None:
    inbox, path = sent_back(tmp_path)
    (inbox / "b.xlsx").write_bytes(path.read_bytes())
    fill(path, {("TTR", "A1"): {POINTS: 5}})
    (inbox / "a.xlsx").write_bytes(renamed(path, "Khối trưởng").read_bytes())
    for name, day in (("a.xlsx", 11), ("b.xlsx", 12)):
        write_receipt(inbox / name, f"2018-12-{day}T08:00:00+07:00")
    review = reviewed(GROUNDS, inbox)
    assert str(mark_of(review, "A1", "TTR").points) == "7.00"
    assert [one.file for one in review.findings if one.code == "superseded"] == ["a.xlsx"]


# -------------------------------------------------------------------------- who has sent nothing back


def test_appraisers_who_sent_nothing_back_are_known_by_round(tmp_path: Path) -> None:
    inbox, path = sent_back(tmp_path)
    (inbox / "a.xlsx").write_bytes(path.read_bytes())
    (tmp_path / "ra").rename(tmp_path / "appraisal")
    issue(tmp_path / "appraisal", GROUNDS, inbox, 2)
    sent = sorted((tmp_path / "appraisal").glob("vong-*/*.xlsx"))
    found = appraisals_out(sent, before_round(GROUNDS, inbox, 3).appraisals, GROUNDS)
    deputy, head = MEMBERS[1].name, MEMBERS[0].name
    assert [(one.round, one.sent, set(one.missing)) for one in found] == [(1, 2, {deputy}), (2, 2, {deputy, head})]
    earlier = path.parent.parent.with_name("appraisal") / "vong-1" / "VP.xlsx"
    earlier.rename(earlier.with_name("Văn phòng Sở.xlsx"))
    again = sorted((tmp_path / "appraisal").glob("vong-1/*.xlsx"))
    assert [one.missing for one in appraisals_out(again, before_round(GROUNDS, inbox, 3).appraisals, GROUNDS)] == [
        (deputy,)
    ]


# ------------------------------------------------------------------------------------ what is advised


def test_an_appraisers_cell_is_told_to_use_the_appraisers_column(tmp_path: Path) -> None:
    inbox, path = sent_back(tmp_path)
    fill(path, {("TTR", "A1"): {POINTS: "2 lần"}})
    (inbox / "a.xlsx").write_bytes(path.read_bytes())
    send_forms(inbox, GROUNDS, VP={"A1": "2 lần"})
    by_file = {one.file: remedy(one) for one in reviewed(GROUNDS, inbox).findings if one.code == "not_a_number"}
    assert "ghi ở cột Lý do." in by_file["a.xlsx"]
    assert "ghi ở cột Giải trình." in by_file["VP.xlsx"]


@pytest.mark.parametrize(
    ("follower", "given", "asked"),
    [
        (False, {}, True),
        (False, {POINTS: 7, REASON: "BB"}, False),
        (True, {POINTS: 7, REASON: "BB"}, True),
        (True, {FIGURE: 3, REASON: "BB"}, False),
    ],
)
def test_a_member_is_not_asked_to_mend_what_an_appraiser_has_set(
    tmp_path: Path, follower: bool, given: Mapping[str, object], asked: bool
) -> None:
    more = [a_line("A2", "Trừ dần", "1/lần; theo dòng A1")] if follower else []
    scale = a_scale(a_group("A", appraiser="Sở Nội vụ"), a_line("A1", "Trừ dần", "1/lần"), *more)
    grounds, inbox = GROUNDS._replace(scale=scale), tmp_path / "inbox"
    send_forms(inbox, grounds, VP={"A1": "2 lần"}, KHTC={}, TTR={})
    path = issue(tmp_path / "ra", grounds, inbox)[0]
    fill(path, {("VP", "A1"): given})
    (inbox / "a.xlsx").write_bytes(path.read_bytes())
    review, members = survey(grounds, inbox)
    assert [one.unit for one in review.findings if one.severity is Severity.ERROR] == ["VP"]
    assert (("VP", "A1") in settled_lines(review)) is not asked
    assert any("sửa phiếu" in step for step in next_steps(members)) is asked

"""What is wrong with the rows of a filled form, apart from its answers (CONTRACT section 9)."""

from dataclasses import replace

import pytest

from pipeline.forms.score.checks import Filled, RowFindings, check_form
from pipeline.forms.score.reader import FilledForm
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.model.remembered import Remembered
from tests.answering import (
    GONE,
    Answers,
    Sent,
    Value,
    a_row,
    arrived,
    identity_for,
    number,
    percent,
    some_grounds,
    words,
)
from tests.builders import a_group, a_line, a_member, a_scale

SCALE = a_scale(
    a_group("A", "Mục A"),
    a_line("A1", "Theo tỷ lệ"),
    a_line("A2", "Theo tỷ lệ", unit="%"),
    a_line("A3", groups=("khác",)),
    a_line("A4", period=Period.SIX_MONTH),
)
MEMBER = a_member("VP")
GROUNDS = some_grounds(SCALE, [MEMBER], targets={"A1": {"VP": 100}})


def filled(answers: Answers, grounds: Grounds = GROUNDS, **form: object) -> Filled:
    """The form of VP beside what it should be."""
    read = arrived(grounds, Sent("VP", answers)).form
    assert read is not None
    return Filled(read._replace(**form), MEMBER, SCALE.lines[:3], grounds)


def found(answers: Answers, **form: object) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (one.code, one.severity.value, one.line, one.cell and one.cell.partition("!")[2])
        for one in check_form(filled(answers, **form))
    ]


def test_a_form_as_it_was_sent_out() -> None:
    assert found({"A1": 5, "A2": "sáu"}) == []


def test_only_the_visible_identity_is_left() -> None:
    assert found({}, visible_only=True) == [("identity_visible_only", "warning", None, None)]


def test_a_code_that_is_not_in_the_scale() -> None:
    assert found({"A9": 5}) == [("unknown_code", "error", None, "A11")]
    assert found({"a1": 5}) == [("unknown_code", "error", None, "A11")]
    (finding,) = check_form(filled({"A 1": 5}))
    assert finding.seen == "A 1"
    assert finding.facts["suggestion"] == " — có phải “A1” không?"


@pytest.mark.parametrize("code", ["A3", "A4"])
def test_a_line_of_others_is_known(code: str) -> None:
    assert found({code: 5}) == []


@pytest.mark.parametrize("times", [2, 3])
def test_a_code_more_than_once(times: int) -> None:
    findings = found({"A1": a_row(reported=5, times=times)})
    assert findings == [("duplicate_code", "error", "A1", f"A{9 + time}") for time in range(1, times)]


def test_a_line_that_is_gone() -> None:
    assert found({"A1": GONE}) == [("missing_line", "warning", "A1", None)]
    assert found({"A": GONE}) == [("missing_line", "warning", "A", None)]


@pytest.mark.parametrize(
    ("title", "changed"),
    [
        ("Tiêu chí A1", False),
        ("TIÊU CHÍ  A1 ", False),
        ("Tie\u0302u chi\u0301 A1", False),
        ("Tiêu\u00a0chí\nA1", False),
        ("Tiêu chí A2", True),
        (None, True),
        (7, True),
    ],
)
def test_a_text_that_is_no_longer_the_scales(title: Value, changed: bool) -> None:
    expected = [("text_changed", "warning", "A1", "B9")] if changed else []
    assert found({"A1": a_row(reported=5, title=title)}) == expected


def test_a_heading_that_was_rewritten() -> None:
    assert found({"A": a_row(title="Mục khác")}) == [("text_changed", "warning", "A", "B8")]


@pytest.mark.parametrize(
    ("line", "shown", "differs"),
    [
        ("A1", 100, False),
        ("A1", number("100.0"), False),
        ("A1", "100", False),
        ("A1", 90, True),
        ("A1", None, True),
        ("A1", "một trăm", True),
        ("A1", percent("1"), True),
        ("A2", None, False),
        ("A2", 5, True),
        ("A2", "không giao", True),
        ("A2", words("0"), True),
    ],
)
def test_a_target_that_is_not_the_one_in_force(line: str, shown: Value, differs: bool) -> None:
    cell = {"A1": "F9", "A2": "F10"}[line]
    expected = [("target_differs", "warning", line, cell)] if differs else []
    assert found({line: a_row(reported=5, target=shown)}) == expected


def test_a_target_says_what_is_in_force() -> None:
    (one,) = check_form(filled({"A1": a_row(target=90)}))
    (other,) = check_form(filled({"A2": a_row(target=90)}))
    assert [dict(finding.facts) for finding in (one, other)] == [
        {"shown": "90", "target": "100"},
        {"shown": "90", "target": "không giao"},
    ]


def test_answers_in_rows_without_a_code_are_not_lost_in_silence() -> None:
    form = FilledForm(identity=None, entries=filled({}).form.entries, strays=(words("95"), words("BC 01")))
    findings = check_form(replace(filled({}), form=form))
    assert [(one.code, one.severity.value, one.seen) for one in findings] == [
        ("unknown_code", "error", "95"),
        ("unknown_code", "error", "BC 01"),
    ]


def test_a_code_cell_that_holds_no_text() -> None:
    form = filled({}).form._replace(codeless=(number("1.1"),))
    (finding,) = check_form(replace(filled({}), form=form))
    assert (finding.code, finding.severity.value, finding.facts["number"]) == ("unknown_code", "error", "1,1")


def test_the_text_of_another_line_names_that_line() -> None:
    (finding,) = check_form(filled({"A1": a_row(reported=5, title="Tiêu chí A2")}))
    assert (finding.line, finding.facts["owner"]) == ("A1", "A2")


def test_a_head_that_says_the_same_in_another_way() -> None:
    told = identity_for(GROUNDS, "VP")
    form = filled({}).form._replace(shown=told._replace(bloc=f" {told.bloc.upper()} "))
    assert check_form(replace(filled({}), form=form)) == ()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"unit": "TTR"}, "Mã đơn vị: “TTR”, thông tin ẩn: “VP”"),
        ({"year": 2017, "period": Period.SIX_MONTH},
         "Năm: “2017”, thông tin ẩn: “2018”; Kỳ: “Sơ kết 6 tháng”, thông tin ẩn: “Tổng kết năm”"),
    ],
)  # fmt: skip
def test_a_head_that_tells_another_story(more: dict[str, object], told: str) -> None:
    form = filled({}).form._replace(shown=identity_for(GROUNDS, "VP")._replace(**more))
    (finding,) = check_form(replace(filled({}), form=form))
    assert (finding.code, finding.severity.value, finding.facts["differences"]) == ("identity_differs", "warning", told)


def test_every_cell_in_a_legacy_font_is_told() -> None:
    row = a_row(reported=5, evidence=words("Số 1", legacy="Sè 1"), note=words("Đủ", legacy="§ñ"))
    assert found({"A1": row}) == [("legacy_font", "info", "A1", "J9"), ("legacy_font", "info", "A1", "K9")]


def test_a_row_that_another_form_held_is_told_by_the_target_of_its_own_member() -> None:
    form, known = filled({"A1": a_row(target=90)}), Remembered[RowFindings]()
    other = some_grounds(SCALE, [MEMBER], targets={"A1": {"VP": 90}})
    for _ in range(2):
        assert [one.code for one in check_form(replace(form, known=known))] == ["target_differs"]
        assert check_form(replace(form, known=known, grounds=other)) == ()

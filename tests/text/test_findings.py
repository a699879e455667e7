"""Every finding has a sentence a tired official understands, whatever facts came with it."""

import re

import pytest

from pipeline.model.finding import Finding, Severity
from pipeline.text import findings
from pipeline.text.findings import VARIANTS, WORDINGS, advice, message, remedy, title
from pipeline.text.findings.receipts import REGISTER_ROWS
from pipeline.text.findings.wording import fill

FACTS = {
    "senders": "la@khac.example",
    "emails": "vp@so.example",
    "options": "Đạt; Không đạt",
    "suggestion": " — có phải “Đạt” không?",
    "maximum": "10",
    "minimum": "0",
    "step": "0,25",
    "claimed": "9",
    "computed": "8,5",
    "differences": "A1, B2",
    "deadline": "17:00 ngày 05/12/2018",
    "received": "08:30 ngày 06/12/2018",
    "target": "100",
    "shown": "90",
    "title": "Thực hiện nhiệm vụ chuyên môn",
    "award": "Cờ thi đua",
    "grade": "Xuất sắc",
    "next_grade": "Tốt",
    "quota": "2",
    "place": "1",
    "expected": "2018",
    "found": "2017",
    "other": "VP lần 2.xlsx",
    "owner": "A2",
    "others": "90; 90; 90",
    "member": "Thanh tra Sở",
    "more": "5",
    "fewer": "4",
    "present": "7",
    "members": "11",
    "quorum": "2/3",
}

EVERY = [Finding(code=code, severity=Severity.ERROR) for code in sorted(WORDINGS)] + [
    Finding(code=code, severity=severity) for code, severity in VARIANTS
]


def with_facts(finding: Finding, **facts: str) -> Finding:
    own = {"unit": "VP", "line": "A1", "file": "VP.xlsx", "cell": "Phiếu chấm điểm!G12", "seen": "abc"}
    return Finding(code=finding.code, severity=finding.severity, facts={**FACTS, **facts}, **own)


def reads_well(sentence: str) -> bool:
    without_sample = re.sub(r'\{"received": "\S+"\}', "này", sentence)
    untidy = re.search(r"  |\s[.,;:)]|\(\s|\(\)|“”|[{}\[\]|]|\.\.|,\.|^[\s,;.]", without_sample)
    return untidy is None and sentence[-1] in ".?" and (sentence[0].isupper() or sentence.startswith(("“abc”", "abc")))


def test_a_code_with_another_meaning_has_words_of_its_own() -> None:
    assert {code for code, _ in VARIANTS} <= WORDINGS.keys()


@pytest.mark.parametrize("finding", EVERY, ids=lambda finding: f"{finding.code}-{finding.severity}")
def test_sentences_read_well_with_all_facts_and_with_none(finding: Finding) -> None:
    for one in (finding, with_facts(finding)):
        assert reads_well(message(one)), message(one)
        assert reads_well(remedy(one)), remedy(one)


@pytest.mark.parametrize("code", [*REGISTER_ROWS, "register_row_unknown", "duplicate_row"])
def test_rows_of_the_register_have_sentences_of_their_own(code: str) -> None:
    about_row = with_facts(Finding(code=code, severity=Severity.ERROR), row_of="thư.eml/VP.xlsx", column="Chấp nhận")
    assert reads_well(message(about_row)), message(about_row)
    assert reads_well(remedy(about_row)), remedy(about_row)
    assert "Giải trình" not in message(about_row) + remedy(about_row)


def test_titles_are_short_and_tell_the_codes_apart() -> None:
    assert len({title(code) for code in WORDINGS}) == len(WORDINGS)
    assert max(len(title(code)) for code in WORDINGS) <= 32


def test_the_sentence_names_the_value_and_the_guess() -> None:
    finding = Finding(
        code="unknown_option",
        severity=Severity.ERROR,
        seen="TSVMM",
        facts={"suggestion": " — có phải “TSVM” không?", "options": "TSVM; Hoàn thành"},
    )
    assert "“TSVMM”" in message(finding)
    assert message(finding).endswith(" — có phải “TSVM” không?")
    assert "TSVM; Hoàn thành" in remedy(finding)
    assert advice(finding) == f"{message(finding)} {remedy(finding)}"


def test_only_the_known_bound_is_told() -> None:
    finding = Finding(code="out_of_range", severity=Severity.ERROR, seen="-1", facts={"minimum": "0"})
    assert "(nhỏ nhất 0)" in message(finding)
    assert "lớn nhất" not in message(finding)


@pytest.mark.parametrize(
    ("code", "facts", "told"),
    [
        ("unknown_code", {"stray": "95"}, "Nội dung “95” không được tính vì hàng này không có mã."),
        ("unknown_code", {"number": "1,1"}, "vì ô Mã là số hoặc ngày (1,1), không phải mã dạng chữ."),
        ("which_form", {"sheets": "“Lần 1”, “Lần 2”"}, "Tệp có nhiều trang phiếu khác nhau (“Lần 1”, “Lần 2”)"),
        ("which_form", {"others": "a.xlsx; b.xlsx"}, "của cùng một nơi gửi (a.xlsx; b.xlsx) mà không rõ"),
        ("text_changed", {"owner": "2.1"}, "đó là nội dung của dòng 2.1"),
    ],
)
def test_one_code_tells_what_it_was_this_time(code: str, facts: dict[str, str], told: str) -> None:
    finding = Finding(code=code, severity=Severity.ERROR, facts=facts)
    assert told in message(finding)
    assert reads_well(message(finding))
    assert reads_well(remedy(finding))


@pytest.mark.parametrize(
    ("code", "refused", "accepted"),
    [("late", Severity.ERROR, Severity.WARNING), ("percent_cell", Severity.ERROR, Severity.INFO)],
)
def test_one_code_speaks_differently_by_severity(code: str, refused: Severity, accepted: Severity) -> None:
    said = {severity: message(Finding(code=code, severity=severity)) for severity in (refused, accepted)}
    assert "không được chấm" in said[refused] or "chưa được tính" in said[refused]
    assert "vẫn" in said[accepted]


def test_what_a_member_typed_is_never_read_as_a_template() -> None:
    finding = Finding(code="not_a_number", severity=Severity.ERROR, seen="{maximum}[x|y]", facts={"maximum": "5"})
    assert "“{maximum}[x|y]”" in message(finding)


def test_a_page_typed_into_a_cell_is_cut_short() -> None:
    finding = Finding(code="not_a_number", severity=Severity.ERROR, seen="dài " * 500)
    assert len(message(finding)) < 300
    assert "…" in message(finding)


def test_fill_takes_the_first_alternative_whose_facts_are_known() -> None:
    template = "Số[ {a} và {b}| {b}| nào đó]."
    assert fill(template, {"a": "1", "b": "2"}) == "Số 1 và 2."
    assert fill(template, {"b": "2"}) == "Số 2."
    assert fill(template, {}) == "Số nào đó."
    assert findings.title("late") == "Nộp muộn"

"""Parameters as people write them, and as the program itself tells a rule (CONTRACT section 4)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.scale import Kind, Rule
from pipeline.rules import parse_rule
from pipeline.rules.parameters import LineFacts, Parts, typed
from tests.builders import a_rule
from tests.rules.cases import faults

BANDED, COUNTED, LOSING, IN_TIME, CHOSEN = "Theo bậc", "Theo số lượng", "Trừ dần", "Theo thời hạn", "Theo mức"


@pytest.mark.parametrize(
    ("label", "written", "plainly"),
    [
        (BANDED, "từ 98% trở lên: 5; từ 95% đến dưới 98%: 4", "≥98: 5; từ 95 đến dưới 98: 4"),
        (BANDED, "98% trở lên: 5 điểm\nCÒN LẠI: 0đ.", "≥98: 5; còn lại: 0"),
        (BANDED, "95% - <98%: 4", "từ 95 đến dưới 98: 4"),
        (BANDED, "95 – dưới 98: 4; ≥ 90 và <95: 3", "từ 95 đến dưới 98: 4; từ 90 đến dưới 95: 3"),
        (BANDED, "trên 98: 5; dưới 50: 0; đến 60: 1", ">98: 5; <50: 0; ≤60: 1"),
        (BANDED, "không quá 50: 1; lớn hơn  50: 2 điểm;", "≤50: 1; >50: 2"),
        (BANDED, "trên 50 đến không quá 70: 2", "trên 50 đến hết 70: 2"),
        (BANDED, "Theo tỷ lệ % so với chỉ tiêu: ≥ 100%: 5 điểm", "theo % chỉ tiêu; ≥100: 5"),
        (COUNTED, "2đ/lần", "2/lần"),
        (COUNTED, "0,5 điểm / bài viết.", "0,5/bài viết"),
        (COUNTED, "mỗi lần: 0,5", "0,5/lần"),
        (COUNTED, "Mỗi lần trừ 0,5 điểm", "0,5/lần"),
        (COUNTED, "mỗi lần được 0,5 điểm", "0,5/lần"),
        (COUNTED, "mỗi sáng kiến cộng: 0,5", "0,5/sáng kiến"),
        (COUNTED, "0,1đ mỗi 1% trên 92%", "0,1 mỗi 1 trên 92"),
        (LOSING, "mỗi lần trừ 0,5; trừ tối đa 2 điểm", "0,5/lần; trừ tối đa 2"),
        (LOSING, "Trừ  tối đa 2đ\n0,5 điểm/lần", "0,5/lần; trừ tối đa 2"),
        (LOSING, "cứ mỗi 1% dưới 92% trừ 0,5 điểm", "0,5 mỗi 1 dưới 92"),
        (IN_TIME, "Hạn 15/12/2018; mỗi ngày: 1", "hạn 15/12; 1/ngày"),
        (IN_TIME, "hạn: 31-01; ≤ 0 ngày: 3 điểm; ≤30: 1,5.", "hạn 31/01; ≤0: 3; ≤30: 1,5"),
        (IN_TIME, "HẠN NỘP; 0,5đ/ngày; trừ tối đa 3 điểm", "hạn nộp; 0,5/ngày; trừ tối đa 3"),
        (CHOSEN, "Tốt: 5 điểm; Khá: 3đ; Đạt. : 1", "Tốt: 5; Khá: 3; Đạt.: 1"),
        ("Chấm trực tiếp", "BƯỚC 0,25 điểm.", "bước 0,25"),
        ("Theo tỷ lệ", "đủ  điểm từ 85%. ; Không điểm dưới 60 %", "đủ điểm từ 85%; không điểm dưới 60%"),
    ],
)
def test_papers_write_it_so(label: str, written: str, plainly: str) -> None:
    assert a_rule(label, written) == a_rule(label, plainly)


@pytest.mark.parametrize(
    ("label", "written", "said"),
    [
        (LOSING, "0,5/lần, trừ tối đa 2", "“0,5/lần; trừ tối đa 2”"),
        (LOSING, "0,5/lần (trừ tối đa 2)", "“0,5/lần; trừ tối đa 2”"),
        (LOSING, "0,5/lần: trừ tối đa 2", "“0,5/lần; trừ tối đa 2”"),
        (LOSING, "0,5/lần trừ tối đa 2", "“0,5/lần; trừ tối đa 2”"),
        (IN_TIME, "hạn nộp; 1/ngày, trừ tối đa 3", "“hạn nộp; 1/ngày; trừ tối đa 3”"),
        (COUNTED, "1/sáng kiến, tối đa 2 điểm", "“1/sáng kiến”, số điểm nhiều nhất ghi ở cột Điểm tối đa"),
        (COUNTED, "0,2/10 tin bài", "“0,2 mỗi 10 trên 0”"),
        (COUNTED, "0,2/bài [đã đăng]", "“0,2/bài đã đăng”"),
        (COUNTED, "0,5/lần theo dòng A", "“0,5/lần; theo dòng A”"),
        (COUNTED, "0,1 mỗi 1% trên 100% chỉ tiêu", "“0,1 mỗi 1% trên 100%; theo % chỉ tiêu”"),
        (LOSING, "0,5 mỗi 1% dưới 100% chỉ tiêu", "“0,5 mỗi 1% dưới 100%; theo % chỉ tiêu”"),
        (LOSING, "0,5/lần - trừ tối đa 2", "“0,5/lần; trừ tối đa 2”"),
        (LOSING, "0,5/lần và trừ tối đa 2", "“0,5/lần; trừ tối đa 2”"),
        (LOSING, "0,5/2 lần", "hãy ghi số điểm của một lần"),
        (IN_TIME, "31/01; 1/ngày", "“hạn 31/01”"),
        (CHOSEN, "Tốt: 5, Khá: 3, Kém: 0", "“Tốt: 5; Khá: 3; Kém: 0”"),
        (CHOSEN, "Tốt: 5 điểm Khá: 3,5đ. Kém: 0 điểm", "“Tốt: 5 điểm; Khá: 3,5đ; Kém: 0 điểm”"),
        (CHOSEN, "1: 5, 2: 3", "“1: 5; 2: 3”"),
        (COUNTED, "0,5/lần; nhiều nhất 3 điểm", "khác cột Điểm tối đa"),
        (BANDED, "từ 95 đến 98: 4", "“từ 95 đến dưới 98: 4” hoặc “từ 95 đến không quá 98: 4”"),
        (BANDED, "95-98: 4", "chưa nói rõ 98"),
        (BANDED, "từ 98 đến dưới 95: 4", "không con số nào"),
        (BANDED, "≥98: 5, ≥95: 4", "“≥98: 5; ≥95: 4”"),
        (IN_TIME, "hạn nộp; ≤30%: 1", "chưa đúng dạng một bậc"),
        (IN_TIME, "hạn nộp; 1/lần", "“1/ngày”"),
        (COUNTED, "0,5/lần; theo % chỉ tiêu", "… mỗi … trên …"),
        (LOSING, "0,5/lần; theo % chỉ tiêu", "… mỗi … dưới …"),
        (LOSING, "0,5 mỗi 0 dưới 92", "phải lớn hơn 0"),
        (CHOSEN, "Tốt: 5; tốt : 4", "ghi hai lần"),
    ],
)
def test_what_has_two_readings_is_asked_for(label: str, written: str, said: str) -> None:
    assert any(said in sentence for sentence in faults(label, written)), faults(label, written)


@pytest.mark.parametrize(
    ("label", "written", "guess"),
    [
        (LOSING, "0,5/lần; trừ tối đe 2", "“trừ tối đa 2”"),
        ("Theo tỷ lệ", "không điểm dưới 50 phần trăm", "“không điểm dưới 50%”"),
        ("Chấm trực tiếp", "bướt 0,7", "“bước 0,7”"),
        (BANDED, "=> 98: 5", "“≥ 98: 5”"),
        (IN_TIME, "hạn nộp; ≤0%: 3", "“≤0: 3”"),
        (COUNTED, "0,1 mỗi 1 trên 92 theo % chỉ tiêu", "“0,1 mỗi 1 trên 92; theo % chỉ tiêu”"),
    ],
)
def test_a_suggestion_keeps_the_numbers_that_were_typed(label: str, written: str, guess: str) -> None:
    assert any(guess in sentence for sentence in faults(label, written))


@pytest.mark.parametrize(
    ("label", "written"),
    [
        (BANDED, "5: ≥98"),
        (COUNTED, "-0,5/lần"),
        (COUNTED, "mỗi 1% vượt trên 92%: 0,1"),
        (COUNTED, "0,1 mỗi 1 dưới 92"),
        (LOSING, "0,1 mỗi 1 trên 92"),
    ],
)
def test_a_suggestion_keeps_signs_and_order_too_or_is_none(label: str, written: str) -> None:
    assert faults(label, written)
    assert not any("có phải" in sentence for sentence in faults(label, written))


@pytest.mark.parametrize("name", ["Đạt: tốt", "Tỷ lệ 1:3", "Trước 8:30, đúng giờ", "Mức: 2 năm", "Giải nhất, nhì"])
def test_a_colon_or_a_number_within_an_options_name(name: str) -> None:
    assert a_rule(CHOSEN, f"{name}: 5; Không: 0").question.options == (name, "Không")


def test_a_suggestion_with_other_numbers_is_none() -> None:
    (sentence,) = faults("Chấm trực tiếp", "bước 0,25 0,5")
    assert "có phải" not in sentence


@pytest.mark.parametrize(
    ("typed_code", "code"), [("A1", "A1"), ("A1.", "A1"), ("I.", "I."), ("I", "I"), ("B 2.", "B 2")]
)
def test_a_code_that_ends_in_a_full_stop(typed_code: str, code: str) -> None:
    assert Parts(f"theo dòng {typed_code}", codes={"A1", "I.", "B 2"}).code("theo dòng") == code


NUMBERS = st.decimals(0, 2000, places=2)
POINTS = st.decimals(0, 1000, places=2)
SIGNED = st.decimals(-100, 2000, places=1)
LETTERS = st.sampled_from(["", "lần", "bài viết", "Đảng viên"])
FOLLOWS = st.sampled_from(["", "; theo dòng I."])
TIERS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("≥>=<≤"), SIGNED).map(lambda tier: f"{tier[0]}{typed(tier[1])}"),
        st.tuples(SIGNED, st.decimals("0.1", 50, places=1), st.sampled_from(["từ", "trên"])).map(
            lambda tier: f"{tier[2]} {typed(tier[0])} đến dưới {typed(tier[0] + tier[1])}"
        ),
    ),
    min_size=1,
    max_size=4,
)


def tiers(bounds: list[str], points: list[Decimal]) -> str:
    return "; ".join(f"{bound}: {typed(worth)}" for bound, worth in zip(bounds, points, strict=False))


def typed_back(label: str, parameters: str, kind: Kind = Kind.BASE) -> tuple[Rule, Rule | None]:
    """A rule, and the rule that its own words make."""
    facts = LineFacts(kind=kind, maximum=Decimal(2000), year=2018, codes=frozenset({"I."}))
    rule, wrong = parse_rule(label, parameters, facts)
    assert rule is not None, wrong
    follows = f"; lấy theo kết quả dòng {rule.follows}." if rule.follows else "."
    return rule, parse_rule(label, rule.words() + follows, facts)[0]


@given(TIERS, st.lists(POINTS, min_size=4, max_size=4), st.booleans(), FOLLOWS)
def test_tiers_may_be_typed_as_they_are_told(bounds: list[str], points: list[Decimal], of: bool, then: str) -> None:
    rule, again = typed_back(BANDED, tiers(bounds, points) + ("; theo % chỉ tiêu" if of else "") + then)
    assert again == rule


@given(st.lists(POINTS, min_size=1, max_size=5), FOLLOWS)
def test_options_may_be_typed_as_they_are_told(points: list[Decimal], then: str) -> None:
    rule, again = typed_back(CHOSEN, "; ".join(f"Mức {at}: {typed(each)}" for at, each in enumerate(points)) + then)
    assert again == rule


@given(POINTS, LETTERS, st.none() | st.tuples(st.decimals("0.1", 50, places=1), NUMBERS), st.booleans(), FOLLOWS)
def test_counts_may_be_typed_as_they_are_told(
    price: Decimal, unit: str, over: tuple[Decimal, Decimal] | None, of: bool, then: str
) -> None:
    for label, side in ((COUNTED, "trên"), (LOSING, "dưới")):
        part = f"{typed(price)}/{unit or 'lần'}"
        if over:
            part = f"{typed(price)} mỗi {typed(over[0])} {side} {typed(over[1])}" + ("; theo % chỉ tiêu" if of else "")
        for bound in ("", f"; trừ tối đa {typed(price)}") if label == LOSING else ("",):
            rule, again = typed_back(label, part + bound + then)
            assert again == rule


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)) | st.none(), TIERS, st.lists(POINTS, min_size=4, max_size=4))
def test_deadlines_may_be_typed_as_they_are_told(due: date | None, bounds: list[str], points: list[Decimal]) -> None:
    day = f"hạn {due:%d/%m/}{due.year:04d}" if due else "hạn nộp"
    price = f"{typed(points[0])}/ngày"
    for way in (tiers(bounds, points), price, f"{price}; trừ tối đa {typed(points[1])}"):
        for receipt in ("", "; theo ngày nộp"):
            rule, again = typed_back(IN_TIME, f"{day}; {way}{receipt}")
            assert again == rule


OTHERWISE = (
    (BANDED, "đạt 98% trở lên: 5", "98% trở lên: 5"),
    (BANDED, "Đạt từ 98% trở lên được 5 điểm\nCòn lại không điểm", "từ 98% trở lên: 5 điểm; Còn lại: 0"),
    (BANDED, "≥5 sáng kiến: 5; từ 2 sáng kiến đến dưới 5 sáng kiến: 3", "≥5: 5; từ 2 đến dưới 5: 3"),
    (BANDED, "từ 5 lần trở lên: 5; khác: 0", "từ 5 trở lên: 5; còn lại: 0"),
    (BANDED, "95 ≤ x < 98: 4", "từ 95 < 98: 4"),
    (BANDED, "lớn hơn hoặc bằng 98: 5; thấp hơn 98: 2", "≥ 98: 5; dưới 98: 2"),
    (BANDED, "từ 100% chỉ tiêu trở lên: 5", "theo % chỉ tiêu; từ 100% trở lên: 5"),
    (BANDED, "≥98%: 5 điểm. ≥95%: 4 điểm.", "≥98%: 5 điểm; ≥95%: 4 điểm"),
    (BANDED, "- Từ 98%: 5 điểm\n- Dưới 98%: 3 điểm", "Từ 98%: 5 điểm; Dưới 98%: 3 điểm"),
    (BANDED, "≥1.000.000: 5", "≥1000000: 5"),
    (BANDED, "5 điểm: từ 98% trở lên", "từ 98% trở lên: 5 điểm"),
    (COUNTED, "cộng 0,5 điểm/lần", "0,5 điểm/lần"),
    (COUNTED, "cứ 1 sáng kiến được cộng 0,5 điểm", "0,5 điểm/sáng kiến"),
    (COUNTED, "0,5 điểm cho mỗi bài viết", "0,5 điểm/bài viết"),
    (COUNTED, "vượt 1% được cộng 0,1 điểm", "0,1 điểm mỗi 1% trên 100%; theo % chỉ tiêu"),
    (LOSING, "trừ 0,5 điểm/lần", "0,5 điểm/lần"),
    (LOSING, "mỗi lần vi phạm thì trừ 0,5 điểm, tối đa 2 điểm", "0,5 điểm/lần vi phạm; trừ tối đa 2 điểm"),
    (LOSING, "0,5/lần; tối đa 2", "0,5/lần; trừ tối đa 2"),
    (LOSING, "0,5/lần nhưng không quá 2 điểm", "0,5/lần; trừ tối đa 2 điểm"),
    (LOSING, "thiếu 1% trừ 0,5 điểm", "0,5 điểm mỗi 1% dưới 100%; theo % chỉ tiêu"),
    (IN_TIME, "hạn 31/01/24; đúng hạn: 3", "hạn 31/01/2024; ≤0: 3"),
    (IN_TIME, "trước ngày 31 tháng 01; nộp chậm dưới 5 ngày: 2; không nộp: 0", "hạn 31/01; <5: 2; còn lại: 0"),
    (IN_TIME, "hạn 2024-01-31, trễ mỗi ngày trừ 1 điểm", "hạn 31/01/2024; 1 điểm/ngày"),
    (IN_TIME, "hạn 31/01; chậm 1 ngày trừ 0,5 điểm", "hạn 31/01; 0,5 điểm/ngày"),
    (IN_TIME, "hạn nộp; đúng hạn 5 điểm; trễ trên 3 ngày 0 điểm", "hạn nộp; ≤0: 5 điểm; >3: 0 điểm"),
    ("Theo tỷ lệ", "từ 85% trở lên được đủ điểm; dưới 60% không có điểm", "đủ điểm từ 85%; không điểm dưới 60%"),
    (CHOSEN, "Tốt - 5 điểm; Khá (3 điểm); Kém 0 điểm", "Tốt: 5 điểm; Khá: 3 điểm; Kém: 0 điểm"),
    ("Chấm trực tiếp", "bội số của 0,5", "bước 0,5"),
)
"""What people type that is not read, and the whole cell that is offered."""


@pytest.mark.parametrize(("label", "written", "offered"), OTHERWISE)
def test_what_is_not_read_is_shown_as_it_is_to_be_written(label: str, written: str, offered: str) -> None:
    sentences = faults(label, written)
    assert [sentence.partition("cả ô là ")[2] for sentence in sentences] == [f"“{offered}”"]
    assert a_rule(label, offered)

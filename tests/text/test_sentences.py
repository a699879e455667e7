"""Lists, names and who sent."""

import pytest

from pipeline.text.sentences import (
    Sending,
    criterion,
    in_small,
    listing,
    members_of,
    membership,
    name_in,
    one_line,
    quoted,
    sending,
)
from tests.builders import SIX_MONTH_DEADLINE, a_line

DEADLINE = "Thời hạn gửi bảng tự chấm điểm là 17 giờ 00 phút, ngày 25 tháng 6 năm 2018."


def told(**groups: tuple[str, ...]) -> list[str]:
    first, *rest = sending(Sending(deadline=SIX_MONTH_DEADLINE, **groups))
    assert first == DEADLINE
    return rest


def test_lists_end_with_and_unless_an_item_has_an_and_of_its_own() -> None:
    assert listing(["A"]) == "A"
    assert listing(["A", "B", "C"]) == "A, B và C"
    assert listing(["Thông tin và Thống kê", "B"]) == "Thông tin và Thống kê; B"
    assert listing(["A, B", "C"]) == "A, B; C"


def test_a_long_list_names_the_first_and_counts_the_others() -> None:
    assert listing(["A", "B", "C", "D"], 2) == "A; B và 02 đơn vị khác"
    assert listing(["A", "B", "C", "D"], 2, "dòng") == "A; B và 02 dòng khác"
    assert listing(["A", "B"], 2) == "A và B"
    assert listing(["A", "B", "C"], 2) == "A, B và C", "nobody is counted alone"


def test_text_of_many_lines_stands_on_one() -> None:
    assert one_line(" a\n b\tc\x07 ") == "a b c"


def test_a_long_criterion_is_cut_at_a_word() -> None:
    assert quoted("Kỷ cương.") == "“Kỷ cương”"
    long = quoted("chữ " * 60)
    assert long.endswith("chữ…”")
    assert len(long) < 165


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Số nhiệm vụ hoàn thành (đạt từ 50% được đủ điểm)", "Số nhiệm vụ hoàn thành"),
        ("Thực hành tiết kiệm; quản lý tài sản", "Thực hành tiết kiệm"),
        ("Cải cách hành chính: ứng dụng công nghệ", "Cải cách hành chính"),
        ("Tiêu chuẩn 1: Thực hiện tốt nhiệm vụ. (80 điểm)", "Thực hiện tốt nhiệm vụ"),
        ("NHIỆM VỤ CÔNG TÁC CHUYÊN MÔN", "Nhiệm vụ công tác chuyên môn"),
        ("(tự chấm)", "(tự chấm)"),
        ("Tiêu chí số 12", "Tiêu chí số 12"),
        ("ISO", "ISO"),
    ],
)
def test_a_title_is_cut_where_its_notes_begin(title: str, name: str) -> None:
    assert name_in(title) == name
    assert criterion(a_line("A1", title=title)) == name
    assert criterion(a_line("A1", title=title, short="Tên gọn của tiêu chí")) == "Tên gọn của tiêu chí"


def test_members_are_counted_with_a_leading_zero() -> None:
    assert membership("Cụm", ["A"]) == "Cụm có 01 đơn vị thành viên: A."
    assert membership("", ["A"]) == "Có 01 đơn vị thành viên: A."


@pytest.mark.parametrize(
    ("groups", "sentences"),
    [
        ({"on_time": ("A", "B")}, ["Cả 02 đơn vị gửi bảng tự chấm điểm, đều đúng thời hạn quy định."]),
        ({"on_time": ("A",)}, ["Có 01 đơn vị gửi bảng tự chấm điểm, đúng thời hạn quy định."]),
        (
            {"late": ("A", "B")},
            ["Cả 02 đơn vị gửi bảng tự chấm điểm, đều chậm so với thời hạn quy định."],
        ),
        (
            {"unknown": ("A", "B")},
            ["Cả 02 đơn vị gửi bảng tự chấm điểm."],
        ),
        (
            {"on_time": ("A", "B"), "late": ("C",), "unknown": ("D",)},
            ["Cả 04 đơn vị gửi bảng tự chấm điểm, trong đó 01 đơn vị gửi chậm (C)."],
        ),
        ({"missing": ("A", "B")}, ["Chưa có đơn vị nào gửi bảng tự chấm điểm."]),
        (
            {"on_time": tuple("ABCDEFGH"), "late": ("I", "K", "L")},
            ["Cả 11 đơn vị gửi bảng tự chấm điểm, trong đó 08 đơn vị gửi đúng hạn, 03 đơn vị gửi chậm (I, K và L)."],
        ),
        (
            {"on_time": ("A",), "too_late": ("B",), "refused": ("C",), "missing": ("D",)},
            [
                "Có 03/04 đơn vị gửi bảng tự chấm điểm, trong đó 01 đơn vị gửi đúng hạn, 01 đơn vị gửi sau khi đã hết "
                "thời gian nhận (B), 01 đơn vị gửi nhưng bảng tự chấm điểm chưa hợp lệ (C).",
                "Còn 01 đơn vị chưa gửi bảng tự chấm điểm: D.",
            ],
        ),
    ],
)
def test_who_sent_and_when(groups: dict[str, tuple[str, ...]], sentences: list[str]) -> None:
    assert told(**groups) == sentences


def test_a_name_that_lists_the_members_stands_for_them() -> None:
    assert members_of("Khối thi đua số 1") == "các đơn vị thành viên Khối thi đua số 1"
    assert members_of("Các phòng, đơn vị thuộc Sở") == "các phòng, đơn vị thuộc Sở"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("CÔNG TÁC XÂY DỰNG ĐẢNG", "Công tác xây dựng Đảng"),
        ("CÁN BỘ, ĐẢNG VIÊN VI PHẠM", "Cán bộ, đảng viên vi phạm"),
        ("QUẢN LÝ NHÀ NƯỚC, HỘI ĐỒNG NHÂN DÂN", "Quản lý nhà nước, Hội đồng nhân dân"),
        ("KH&CN", "KH&CN"),
        ("Công tác khác", "Công tác khác"),
    ],
)
def test_titles_in_capitals_are_small_but_for_names(title: str, told: str) -> None:
    assert in_small(title) == told

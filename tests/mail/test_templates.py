"""Templates of mails: the built-in ones are in order, faults are found before anybody is written to."""

from pathlib import Path

import pytest

from pipeline.mail.catalogue import KINDS, template_faults
from pipeline.mail.kind import Kind
from pipeline.mail.kinds.reminders import REMINDERS, ReminderFields
from pipeline.mail.templates import built_in, filled, has_own, templates_of_no_kind
from pipeline.reports.papers.report.fields import BlocFields

BLOC = BlocFields(
    loai="Khối", loai_in_hoa="KHỐI", ten="Khối A & <b>", ten_in_hoa="KHỐI A", co_quan_chu_quan="Sở",
    co_quan_chu_quan_in_hoa="SỞ", dia_danh="Huế", ky_hieu="KTĐ", ky=("TM. KHỐI",), nguoi_ky="",
    dung_dau="Khối trưởng", la_khoi=True, ten_giua_cau="Khối A & <b>", luu="VT",
)  # fmt: skip


def reminder(**more: object) -> ReminderFields:
    values: dict[str, object] = {
        "khoi": BLOC, "nam": "2018", "ky": "năm 2018", "ten_ky": "tổng kết năm", "don_vi": "{{ nam }} {% if %}",
        "han_nop": "17 giờ", "han_nhan": "", "con_han": True, "nguoi_gui": "", "thoi_han": "Còn 03 ngày.",
        "so_ngay": "3", "qua_han": False, "het_han_nhan": False,
    }  # fmt: skip
    return ReminderFields(**{**values, **more})  # type: ignore[arg-type]


def put(folder: Path, text: str | bytes, kind: Kind = REMINDERS) -> Path:
    data = text.encode() if isinstance(text, str) else text
    (folder / kind.template).write_bytes(data)
    return folder


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_built_in_templates_are_in_order(kind: Kind, tmp_path: Path) -> None:
    assert template_faults(tmp_path) == ()
    put(tmp_path, built_in(kind.template), kind)
    assert template_faults(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("Kính gửi: {{ don_vi }}\n\nLời thư", "mail/reminders.txt", "dòng đầu phải là tiêu đề"),
        ("Tiêu đề:   \n\nLời thư", "mail/reminders.txt", "dòng đầu phải là tiêu đề"),
        ("", "mail/reminders.txt", "dòng đầu phải là tiêu đề"),
        ("Tiêu đề: Nhắc\n\n  \n", "mail/reminders.txt", "phải có lời của thư"),
        ("Tiêu đề: Nhắc\nLời".encode("utf-16"), "mail/reminders.txt", "mã UTF-8"),
        ("Tiêu đề: {{ kyy }}\nLời", "mail/reminders.txt › “{{ kyy }}”", "không có giá trị “kyy” — có phải “ky” không?"),
        ("Tiêu đề: Nhắc\n{{ khoi.tenn }}", "mail/reminders.txt › “{{ khoi.tenn }}”", "không có giá trị “tenn”"),
        (
            "Tiêu đề: Nhắc\n{% if qua_han %}\nx",
            "mail/reminders.txt › “{% if qua_han %}”",
            "trong cùng đoạn",
        ),
        ("Tiêu đề: Nhắc\n{%p if qua_han %}\nx", "mail/reminders.txt › “{%p if qua_han %}”", "chưa được đóng"),
        ("Tiêu đề: Nhắc\n{{ ky.__class__ }}", "mail/reminders.txt › “{{ ky.__class__ }}”", "không có giá trị"),
        ("Tiêu đề: Nhắc\n{{ 7 * 7 }}", "mail/reminders.txt › “{{ 7 * 7 }}”", "không tính toán được"),
        ("Tiêu đề: Nhắc\n{% include 'x' %}", "mail/reminders.txt › “{% include 'x' %}”", "không dùng được lệnh"),
    ],
)
def test_a_fault_is_located(text: str | bytes, where: str, said: str, tmp_path: Path) -> None:
    (fault,) = template_faults(put(tmp_path, text))
    assert fault.where == where
    assert said in fault.message


def test_files_that_nothing_is_made_from_are_told(tmp_path: Path) -> None:
    put(tmp_path, built_in("reminders.txt"))
    (tmp_path / "remainders.txt").write_text("x", encoding="utf-8")
    (odd,) = templates_of_no_kind(tmp_path)
    assert (odd.where, "reminders.txt" in odd.message) == ("mail/remainders.txt", True)


def test_what_members_wrote_is_never_a_tag_nor_markup(tmp_path: Path) -> None:
    subject, text = filled(tmp_path, REMINDERS, reminder())
    assert subject == "Nhắc gửi phiếu chấm điểm thi đua năm 2018 – {{ nam }} {% if %}"
    assert "Kính gửi: {{ nam }} {% if %}\n\nĐến nay Khối A & <b> chưa nhận được" in text


def test_lines_of_nothing_but_tags_leave_no_line(tmp_path: Path) -> None:
    put(tmp_path, "\ufeffTiêu đề: x\r\n\r\nA\r\n{%p if qua_han %}\r\nB\r\n{%p else %}\r\nC\r\n{%p endif %}\r\nD\r\n")
    assert filled(tmp_path, REMINDERS, reminder()) == ("x", "A\nC\nD\n")
    assert filled(tmp_path, REMINDERS, reminder(qua_han=True)) == ("x", "A\nB\nD\n")


def test_curly_quotes_of_word_processors_are_read_as_straight_ones(tmp_path: Path) -> None:
    put(tmp_path, "Tiêu đề: “x”\n{% if so_ngay == “3” %}ba “ngày”{% endif %}")
    assert template_faults(tmp_path) == ()
    assert filled(tmp_path, REMINDERS, reminder()) == ("“x”", "ba “ngày”\n")


def test_a_subject_stays_on_one_line(tmp_path: Path) -> None:
    put(tmp_path, "Tiêu đề: {{ don_vi }}\nLời")
    subject, _ = filled(tmp_path, REMINDERS, reminder(don_vi="VP\r\nBcc: ai@khac.example"))
    assert subject == "VP Bcc: ai@khac.example"


def test_only_a_template_that_is_not_the_built_in_one_is_the_blocs_own(tmp_path: Path) -> None:
    assert not has_own(tmp_path)
    for kind in KINDS:
        (tmp_path / kind.template).write_text(built_in(kind.template), encoding="utf-8", newline="\n")
    assert not has_own(tmp_path)
    put(tmp_path, built_in(REMINDERS.template) + "\nThêm một dòng\n")
    assert has_own(tmp_path)

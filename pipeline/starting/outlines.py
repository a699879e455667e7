"""The files for what people write, as a new workspace has them: the headings, and how to write below them."""

from collections.abc import Iterable, Mapping
from datetime import date

from pipeline.reports.papers.numbering import NUMBERED
from pipeline.text.papers.bases import bases_on
from pipeline.text.workbooks.setup import BASES_DRAFTED, HOW_TO_NUMBER, HOW_TO_WRITE
from pipeline.text.written_words import HEADINGS, NUMBERS

_ALWAYS = ("kinh_gui", "thuc_hien", "noi_nhan")
_GOING_OUT = ("noi_nhan_phieu", "thoi_gian_hop", "dia_diem_hop", "chu_tri", "khach_moi", "chuong_trinh_hop")
_MEETING = (
    "thanh_phan_hop",
    "thu_ky",
    "ban_kiem_phieu",
    "dien_bien_hop",
    "ket_thuc_hop",
    "ho_so_kem_theo",
)
_APPRAISAL = ("thoi_gian_tham_dinh", "dia_diem_tham_dinh", "to_tham_dinh")
_OBJECTIONS = ("thoi_han_phan_anh", "noi_nhan_phan_anh")
_PLANS = ("phuong_huong", "kien_nghi")

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "agreement.md": ("can_cu", "muc_dich", "noi_dung_thi_dua", "to_chuc_thuc_hien", "noi_nhan"),
    "six-month.md": (
        *_GOING_OUT,
        *_ALWAYS,
        *("dac_diem", "ket_qua_khac", "hoat_dong", "uu_diem", "han_che", "nguyen_nhan"),
        *_PLANS,
        *_APPRAISAL,
        *_OBJECTIONS,
    ),
    "year-end.md": (
        *_GOING_OUT,
        "can_cu",
        *_ALWAYS,
        *("lanh_dao", "ket_qua_khac", "khen_thuong", "dien_hinh", "hoat_dong", "binh_xet", "han_che", "nguyen_nhan"),
        *_PLANS,
        *_APPRAISAL,
        *_MEETING,
        *_OBJECTIONS,
    ),
}
"""File → the values whose headings it has, in the order of the papers."""

_COMMANDS = {
    "agreement.md": "thidua agreement",
    "six-month.md": "thidua run --period six-month",
    "year-end.md": "thidua run --period year-end",
}

_DAYS = {"agreement.md": (1, 15), "six-month.md": (6, 30), "year-end.md": (12, 31)}
"""Month and day by which the law in force is drafted."""


def outlines(year: int) -> Mapping[str, str]:
    """File name → its text, for a bloc of this year."""
    return {name: _outline(name, values, year) for name, values in SECTIONS.items()}


def _outline(name: str, values: Iterable[str], year: int) -> str:
    numbers = f"# {NUMBERS[0]}\n{HOW_TO_NUMBER.format(lines=numbered_lines(name, year))}"
    drafted = {"can_cu": _drafted_bases(date(year, *_DAYS[name]))}
    headings = (f"# {HEADINGS[value][0]}\n{drafted.get(value, '')}" for value in values)
    return "\n".join((HOW_TO_WRITE.format(command=_COMMANDS[name]), numbers, *headings))


def _drafted_bases(day: date) -> str:
    """The law in force, in a comment: nobody signs it before a person has checked it and taken the comment away."""
    return BASES_DRAFTED.format(lines="\n\n".join(f"Căn cứ {text}" for text in bases_on(day)))


def numbered_lines(name: str, year: int) -> str:
    """An example of each paper's line, with numbers that nobody takes for the next free ones."""
    return "\n".join(f"{paper}: 12; 05/01/{year + 1}" for paper in NUMBERED[name])

"""What only people can write: the values `viet.…` that every template may name, each a section of `noi-dung`.

Each section is a tuple of paragraphs, empty where nobody wrote anything: then the template shows a place to fill in.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

WRITTEN = "viet"
"""The name by which every template reaches what only people write."""

Paragraphs = tuple[str, ...]


class WrittenFields(NamedTuple):
    """The sections of `noi-dung/<period>.md`; `so` and `ngay` are the paper's own number and date, "" = not yet."""

    can_cu: Paragraphs = ()
    muc_dich: Paragraphs = ()
    noi_dung_thi_dua: Paragraphs = ()
    thuc_hien: Paragraphs = ()
    kinh_gui: Paragraphs = ()
    noi_nhan: Paragraphs = ()
    dac_diem: Paragraphs = ()
    lanh_dao: Paragraphs = ()
    ket_qua_khac: Paragraphs = ()
    khen_thuong: Paragraphs = ()
    dien_hinh: Paragraphs = ()
    hoat_dong: Paragraphs = ()
    uu_diem: Paragraphs = ()
    han_che: Paragraphs = ()
    nguyen_nhan: Paragraphs = ()
    binh_xet: Paragraphs = ()
    phuong_huong: Paragraphs = ()
    kien_nghi: Paragraphs = ()
    to_chuc_thuc_hien: Paragraphs = ()
    thoi_gian_tham_dinh: Paragraphs = ()
    dia_diem_tham_dinh: Paragraphs = ()
    to_tham_dinh: Paragraphs = ()
    thoi_gian_hop: Paragraphs = ()
    dia_diem_hop: Paragraphs = ()
    thanh_phan_hop: Paragraphs = ()
    chu_tri: Paragraphs = ()
    thu_ky: Paragraphs = ()
    chuong_trinh_hop: Paragraphs = ()
    khach_moi: Paragraphs = ()
    ban_kiem_phieu: Paragraphs = ()
    dien_bien_hop: Paragraphs = ()
    ket_thuc_hop: Paragraphs = ()
    thoi_han_phan_anh: Paragraphs = ()
    noi_nhan_phan_anh: Paragraphs = ()
    noi_nhan_phieu: Paragraphs = ()
    ho_so_kem_theo: Paragraphs = ()
    so: str = ""
    ngay: str = ""


NOTHING_WRITTEN = WrittenFields()

OWN_NUMBER = ("so", "ngay")
"""The values that are the paper's own number and date, "" where they are not given."""

_INSIDE = {"kinh_gui", "noi_nhan", "thuc_hien", "thoi_han_phan_anh", "noi_nhan_phan_anh", "noi_nhan_phieu"}
"""Values that stand inside a sentence or a list of the paper, which has its own stop."""

LISTED = {"khach_moi", "ket_qua_khac", "uu_diem", "han_che", "ho_so_kem_theo"}
"""Values whose paragraphs all begin with a dash: their papers list them."""


def from_sections(sections: Mapping[str, Iterable[str]]) -> WrittenFields:
    """The values from the paragraphs of their sections, by value name, each in the shape its papers need."""
    shaped: dict[str, Any] = {name: tuple(_shaped(name, text) for text in texts) for name, texts in sections.items()}
    return WrittenFields(**shaped)


def _shaped(name: str, text: str) -> str:
    if name == "can_cu":  # legal bases stand one a paragraph, each ended by a semicolon
        return text.removeprefix("- ").rstrip(" .;") + ";"
    if name in _INSIDE:  # the paper has a sentence or a list of its own for them
        return text.removeprefix("- ").rstrip(" .;,")
    return f"- {text}" if name in LISTED and not text.startswith(("- ", "+ ")) else text

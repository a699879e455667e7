"""What only people can write: the values `viet.…` that every template may name, and their headings in `noi-dung`.

Each value is a tuple of paragraphs, empty where nobody wrote anything: then the template shows a place to fill in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Paragraphs = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFields:
    """The sections of `noi-dung/<period>.md`."""

    can_cu: Paragraphs = ()
    kinh_gui: Paragraphs = ()
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
    dien_bien_hop: Paragraphs = ()
    ket_thuc_hop: Paragraphs = ()
    thoi_han_phan_anh: Paragraphs = ()
    noi_nhan_phan_anh: Paragraphs = ()
    ho_so_kem_theo: Paragraphs = ()


NOTHING_WRITTEN = WrittenFields()

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "can_cu": ("Căn cứ", "Căn cứ pháp lý"),
    "kinh_gui": ("Kính gửi", "Nơi kính gửi"),
    "dac_diem": ("Đặc điểm", "Đặc điểm chung", "Đặc điểm, tình hình"),
    "lanh_dao": ("Công tác lãnh đạo", "Công tác lãnh đạo, chỉ đạo", "Lãnh đạo, chỉ đạo"),
    "ket_qua_khac": ("Kết quả nổi bật khác", "Kết quả nổi bật", "Kết quả khác"),
    "khen_thuong": ("Công tác khen thưởng", "Kết quả khen thưởng", "Khen thưởng các cấp"),
    "dien_hinh": ("Điển hình tiên tiến", "Điển hình", "Gương điển hình"),
    "hoat_dong": ("Hoạt động chung", "Hoạt động"),
    "uu_diem": ("Ưu điểm", "Những ưu điểm"),
    "han_che": ("Hạn chế", "Những hạn chế", "Tồn tại, hạn chế"),
    "nguyen_nhan": ("Nguyên nhân", "Nguyên nhân của hạn chế"),
    "binh_xet": ("Bình xét", "Kết quả bình xét"),
    "phuong_huong": ("Phương hướng", "Phương hướng, nhiệm vụ", "Phương hướng, nhiệm vụ, giải pháp"),
    "kien_nghi": ("Kiến nghị", "Đề xuất, kiến nghị"),
    "to_chuc_thuc_hien": ("Tổ chức thực hiện",),
    "thoi_gian_tham_dinh": ("Thời gian thẩm định",),
    "dia_diem_tham_dinh": ("Địa điểm thẩm định",),
    "to_tham_dinh": ("Tổ thẩm định", "Thành phần thẩm định", "Đoàn thẩm định"),
    "thoi_gian_hop": ("Thời gian họp", "Thời gian cuộc họp"),
    "dia_diem_hop": ("Địa điểm họp", "Địa điểm cuộc họp"),
    "thanh_phan_hop": ("Thành phần dự họp", "Thành phần họp", "Thành phần"),
    "chu_tri": ("Chủ trì", "Chủ trì cuộc họp"),
    "thu_ky": ("Thư ký", "Thư ký cuộc họp"),
    "dien_bien_hop": ("Diễn biến cuộc họp", "Diễn biến", "Nội dung cuộc họp"),
    "ket_thuc_hop": ("Kết thúc họp", "Kết thúc cuộc họp", "Giờ kết thúc"),
    "thoi_han_phan_anh": ("Thời hạn phản ánh", "Thời hạn kiến nghị kết quả"),
    "noi_nhan_phan_anh": ("Nơi nhận phản ánh", "Nơi tiếp nhận phản ánh"),
    "ho_so_kem_theo": ("Hồ sơ kèm theo", "Tài liệu kèm theo"),
}
"""Value → the headings that its section may have, the usual one first."""

LISTED = {"ket_qua_khac", "uu_diem", "han_che", "ho_so_kem_theo"}
"""Values whose paragraphs all begin with a dash: their papers list them."""


def from_sections(sections: Mapping[str, Iterable[str]]) -> WrittenFields:
    """The values from the paragraphs of their sections, by value name, each in the shape its papers need."""
    return WrittenFields(**{name: tuple(_shaped(name, text) for text in texts) for name, texts in sections.items()})


def _shaped(name: str, text: str) -> str:
    if name == "can_cu":  # legal bases stand one a paragraph, each ended by a semicolon
        return text.removeprefix("- ").rstrip(" .;") + ";"
    if name == "kinh_gui":  # the paper lists them itself
        return text.removeprefix("- ").rstrip(" .;,")
    return f"- {text}" if name in LISTED and not text.startswith(("- ", "+ ")) else text

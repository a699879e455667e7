"""`noi-dung/*.md`: the headings under which people write for the papers, and what of it no paper takes.

`guess` is `did_you_mean`'s question, or nothing.
"""

from collections.abc import Mapping, Sequence

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "can_cu": ("Căn cứ", "Căn cứ pháp lý"),
    "muc_dich": ("Mục đích, yêu cầu", "Mục đích"),
    "noi_dung_thi_dua": ("Nội dung thi đua", "Nội dung giao ước"),
    "thuc_hien": ("Thực hiện", "Văn bản yêu cầu báo cáo"),
    "kinh_gui": ("Kính gửi", "Nơi kính gửi"),
    "noi_nhan": ("Nơi nhận", "Nơi nhận văn bản"),
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
    "chuong_trinh_hop": ("Chương trình họp", "Chương trình cuộc họp", "Chương trình hội nghị"),
    "khach_moi": ("Đại biểu mời", "Khách mời"),
    "ban_kiem_phieu": ("Ban kiểm phiếu", "Tổ kiểm phiếu"),
    "dien_bien_hop": ("Diễn biến cuộc họp", "Diễn biến", "Nội dung cuộc họp"),
    "ket_thuc_hop": ("Kết thúc họp", "Kết thúc cuộc họp", "Giờ kết thúc"),
    "thoi_han_phan_anh": ("Thời hạn phản ánh", "Thời hạn kiến nghị kết quả"),
    "noi_nhan_phan_anh": ("Nơi nhận phản ánh", "Nơi tiếp nhận phản ánh"),
    "noi_nhan_phieu": ("Nơi nhận phiếu", "Nơi nhận bảng tự chấm điểm"),
    "ho_so_kem_theo": ("Hồ sơ kèm theo", "Tài liệu kèm theo"),
}
"""Value → the headings that its section may have, the usual one first."""

NUMBER_BEFORE = r"(?:[ivx]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*"
"""`ii.`, `2.1)`, `a.`: what may stand before a heading, as `fold` writes it."""

WHOSE_BEHIND = r"\s+(?:(?:của\s+)?(?:khối|cụm)(?: thi đua)?|(?:6 tháng (?:đầu|cuối) )?năm(?: \d{4})?)$"
"""`của khối thi đua`, `6 tháng đầu năm 2019`: what may stand behind a heading, as `fold` writes it."""

NUMBERS = ("Số và ngày", "Số, ngày", "Số và ngày văn bản")
"""The headings below which stand the papers' own numbers and dates, a line a paper."""

UNREADABLE = "không đọc được; hãy lưu lại tệp dạng văn bản UTF-8"
BEFORE_THE_FIRST = "chữ đứng trước đề mục đầu tiên nên không vào văn bản nào"
LEFT_OUT = "không văn bản nào của tệp này dùng mục này"
NOT_YET = "lần chạy này chưa lập văn bản dùng mục này; chữ vẫn giữ, đến khi lập thì được dùng"


def no_such_heading(guess: str) -> str:
    """A heading that no paper has."""
    return f"không văn bản nào có đề mục này nên phần chữ bên dưới chưa được dùng{guess}"


A_NUMBER_AND_DAY = r"(?P<paper>[^:]+):\s*(?:số\s*)?(?P<number>\d{1,5})(?:\s*;\s*(?:ngày\s*)?(?P<day>\S+))?"
"""A line of `Số và ngày`: `bao-cao-tong-ket: 12; 05/01/2019`, also with `số` and `ngày`."""

OWN_PARAGRAPH = r"\+ |\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s"
"""How a line begins that stays a paragraph of its own: `+ `, `1. `, `2.1) `, `a) `."""


def number_expected(paper: str) -> str:
    """A line of `Số và ngày` that gives no number, or a day that there is not."""
    return f"chưa hiểu số, ngày của văn bản này; xin viết “{paper}: số; ngày/tháng/năm”"


def numbered_twice(paper: str) -> str:
    """A second line of one paper."""
    return f"“{paper}” đã có một dòng ở trên; dòng này không được dùng"


def paper_not_numbered(known: Sequence[str], guess: str) -> str:
    """A line of `Số và ngày` that names no paper of the file."""
    example = f"“{known[0]}: số; ngày/tháng/năm”" if known else ""
    return f"không phải tên văn bản của tệp này{guess}; tên dùng được: {', '.join(known)}; xin viết như {example}"


def no_such_file(guess: str) -> str:
    """A file that no period reads."""
    return f"không kỳ nào dùng tệp này{guess}"

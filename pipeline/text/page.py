"""What the page of a review says besides the review's own words."""

from decimal import Decimal

from pipeline.text.numbers import count, short, vietnamese
from pipeline.text.sentences import beside, of_all, units

DOCUMENTS = {
    "bang-xep-hang": "Bảng xếp hạng, khen thưởng, chi tiết điểm, biểu đồ",
    "so-lam-viec": "Sổ làm việc của thư ký: ghi nhận, căn cứ, độ chắc, dữ liệu",
    "bao-cao-so-ket": "Báo cáo sơ kết 6 tháng đầu năm",
    "bao-cao-tong-ket": "Báo cáo tổng kết năm",
    "thong-bao": "Thông báo kết quả chấm điểm, xếp hạng",
    "bien-ban-binh-xet": "Biên bản họp bình xét thi đua",
    "to-trinh": "Tờ trình đề nghị khen thưởng",
    "giao-uoc": "Bản giao ước thi đua",
    "trinh-chieu": "Trình chiếu tại cuộc họp",
    "bien-ban-kiem-phieu": "Biên bản kiểm phiếu",
    "tom-tat": "Tóm tắt kết quả, trình lãnh đạo",
    "results": "Toàn bộ kết quả dưới dạng dữ liệu",
}
"""Documents of the whole bloc by the name of their file, in the order in which they are shown."""

DOCUMENTS_OF_MEMBERS = {
    "phieu-ket-qua": "Phiếu kết quả",
    "tham-dinh": "Biên bản thẩm định",
    "bao-cao-thanh-tich": "Báo cáo thành tích (khung)",
}
"""Documents of which every member has its own, by their folder."""

FORMATS = {".xlsx": "Excel", ".docx": "Word", ".pptx": "PowerPoint", ".pdf": "PDF", ".json": "JSON"}


PROPOSED, UNDECIDED, NOT_PROPOSED = "Được đề nghị", "Chưa quyết", "Không được đề nghị"


LEADS, ROSE, PROPOSED_TITLE, OPEN = "Dẫn đầu", "Tăng hạng nhiều nhất", "Đề nghị khen thưởng", "Còn phải xem"
NOBODY_ROSE = "Không có đơn vị tăng hạng so với 6 tháng đầu năm"
NOTHING_OPEN = "Không còn việc phải xem"


def took_part(scored: int, members: int, ranked: int) -> str:
    """How many members took part, and how many have a place."""
    placed = units(ranked) if ranked else "chưa có đơn vị nào"
    return f"{of_all(scored, members)} có phiếu được chấm; {placed} được xếp hạng."


def leads_with(value: Decimal, gap: Decimal | None, *, by_percent: bool) -> str:
    """What the first came to, and how far it is ahead; `gap` is None where all are first."""
    sign, unit = ("%", " điểm phần trăm") if by_percent else (" điểm", " điểm")
    ahead = f"; cao hơn đơn vị xếp sau {short(gap)}{unit}" if gap else ""
    level = "; đơn vị xếp sau bằng điểm, phân định bằng tiêu chí phụ" if gap == 0 else ""
    return f"{short(value)}{sign}{ahead}{level}"


def rose_from(way: str, then: int, now: int) -> str:
    """`tăng 03 bậc (từ hạng 5 lên hạng 2)`."""
    return f"{way} (từ hạng {then} lên hạng {now})"


def members_proposed(members: int) -> str:
    """How many are proposed for some award."""
    return units(members) if members else "Chưa có đơn vị được đề nghị"


def proposed_for(award: str, names: str) -> str:
    """An award and who is proposed for it."""
    return f"{award}: {names}"


def still_open(*, errors: int, warnings: int, not_ranked: int, undecided: int, noun: str) -> list[str]:
    """What people have still to do; nothing where there is nothing. `noun` is `khối`, `cụm` or ""."""
    told = [
        (undecided, f"{count(undecided)} hình thức khen chưa quyết,{beside(noun)} phải bình xét"),
        (errors, f"{count(errors)} ghi nhận phải sửa trong phiếu"),
        (warnings, f"{count(warnings)} ghi nhận cần xem"),
        (not_ranked, f"{units(not_ranked)} không xếp hạng"),
    ]
    return [sentence for number, sentence in told if number]


def just_missed(name: str, why: str) -> str:
    """The first member who was not proposed, though it was near."""
    return f"Sát mức được đề nghị (kém không quá 1% điểm tối đa): {name}, {why}."


def passed_over(name: str, why: str) -> str:
    """A member who was not proposed for another reason than its place."""
    return f"Không được đề nghị: {name}, {why}."


def without_ways(marks: int, most: int) -> str:
    """Why a page of a large bloc does not tell the way of every point, and where it is told."""
    return (
        f"Khối có {vietnamese(marks)} điểm của từng dòng, nhiều hơn {vietnamese(most)}, nên trang này không kể cách "
        "tính từng điểm. Vui lòng dùng lệnh thidua explain MÃ_ĐƠN_VỊ để xem của từng đơn vị."
    )


def further_findings(left: int) -> str:
    """How many findings are not on the page, and where they stand."""
    return f"Còn {count(left)} ghi nhận nữa, xem ở trang Ghi nhận của so-lam-viec.xlsx."

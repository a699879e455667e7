"""What the page of a review says besides the review's own words."""

from pipeline.text.numbers import count, vietnamese

DOCUMENTS = {
    "bang-xep-hang": "Bảng xếp hạng, chi tiết điểm và căn cứ",
    "bao-cao-so-ket": "Báo cáo sơ kết 6 tháng đầu năm",
    "bao-cao-tong-ket": "Báo cáo tổng kết năm",
    "thong-bao": "Thông báo kết quả chấm điểm, xếp hạng",
    "bien-ban-binh-xet": "Biên bản họp bình xét thi đua",
    "to-trinh": "Tờ trình đề nghị khen thưởng",
    "giao-uoc": "Bản giao ước thi đua",
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

FORMATS = {".xlsx": "Excel", ".docx": "Word", ".pdf": "PDF", ".json": "JSON"}


PROPOSED, UNDECIDED, NOT_PROPOSED = "Được đề nghị", "Chưa quyết", "Không được đề nghị"


def just_missed(name: str, why: str) -> str:
    """The first member who was not proposed."""
    return f"Cận ngưỡng: {name}, {why}."


def without_ways(marks: int, most: int) -> str:
    """Why a page of a large bloc does not tell the way of every point, and where it is told."""
    return (
        f"Khối có {vietnamese(marks)} điểm của từng dòng, nhiều hơn {vietnamese(most)}, nên trang này không kể cách "
        "tính từng điểm. Vui lòng dùng lệnh thidua explain MÃ_ĐƠN_VỊ để xem của từng đơn vị."
    )


def further_findings(left: int) -> str:
    """How many findings are not on the page, and where they stand."""
    return f"Còn {count(left)} ghi nhận nữa, xem ở trang Ghi nhận của bang-xep-hang.xlsx."

"""What the sheets of details, grounds and findings say around their tables."""

DETAILS_TITLE = "CHI TIẾT ĐIỂM THEO TIÊU CHÍ"
DETAILS_LEGEND = (
    "Ô tô màu: chưa có số liệu, tính 0 điểm; “–”: không áp dụng; chữ nghiêng: điểm thẩm định; dòng Trừ ghi số âm. "
    "Trung bình và tỷ lệ mất so với điểm tối đa tính trên các đơn vị có áp dụng."
)
OWN_POINTS = "Điểm của riêng dòng này"
"""The row of a line that has lines of its own below it."""
FINDINGS_TITLE = "GHI NHẬN KHI ĐỌC VÀ CHẤM PHIẾU"


def details_of_section(code: str) -> str:
    """The title of a sheet for one level-1 row."""
    return f"CHI TIẾT ĐIỂM – MỤC {code}"

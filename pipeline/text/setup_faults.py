"""Faults of the books that the bloc keeps: what a cell holds, and how to mend it."""

UNREADABLE_BOOK = "không đọc được tệp; hãy mở bằng Excel và lưu lại thành .xlsx"

_NO_TARGET = {
    "date_for_number": "ô đang là ngày ({seen}); hãy đổi định dạng ô sang Number rồi gõ lại con số",
    "percent_cell": "ô đang ở định dạng phần trăm ({seen}) mà Đơn vị tính của dòng không bắt đầu bằng %; "
    "hãy đổi định dạng ô sang Number rồi gõ lại con số",
    "ambiguous_number": "“{seen}” đọc được hai cách, vì dấu ngăn có thể là dấu thập phân hoặc dấu hàng nghìn; "
    "hãy gõ lại con số, không dùng dấu ngăn hàng nghìn",
    "cell_error": "ô đang báo lỗi ({seen}); hãy sửa công thức hoặc gõ thẳng con số",
    "formula_without_value": "ô là công thức chưa có giá trị; hãy mở tệp bằng Excel rồi lưu lại, hoặc gõ thẳng con số",
    "not_a_number": "ở đây là “{seen}”; hãy gõ lại con số, không kèm chữ và dấu ngăn hàng nghìn, "
    "đơn vị không được giao thì để trống ô",
}


def no_target(why: str, seen: str) -> str:
    """What a cell holds that is no target; `why` is the code that reading the cell gave."""
    return "chỉ tiêu phải là số, " + _NO_TARGET.get(why, _NO_TARGET["not_a_number"]).format(seen=seen)


def no_code(seen: str) -> str:
    """A row of targets.xlsx whose `Mã` is blank, a number or a date."""
    if seen:
        return (
            f"Mã “{seen}” đang là số hoặc ngày (Excel đổi 1.10 thành 1,1, đổi 1-2 thành ngày); hãy định dạng cột Mã "
            "là Text rồi gõ lại mã của dòng"
        )
    return "hàng này thiếu Mã; hãy ghi mã của dòng, còn ghi chú, hàng cộng thì chuyển sang trang tính khác"


def unknown_period(text: str, guess: str) -> str:
    """A word in the column `Kỳ` of targets.xlsx that is no period."""
    return (
        f"Kỳ “{text}” không hợp lệ{guess} (được dùng: 6 tháng, Năm); chỉ tiêu của cả năm mà kỳ 6 tháng cũng so theo "
        "thì để trống"
    )

"""Faults of the books that the bloc keeps: what a cell holds, and how to mend it."""

UNREADABLE_BOOK = "không đọc được tệp; hãy mở bằng Excel và lưu lại thành .xlsx"

NO_SCALE = "không tìm thấy tệp thang điểm trong input_templates"
NO_SHEET = "không có trang tính “{sheet}” (đang có: {there})"
NO_HEADER = "không tìm thấy hàng tiêu đề có các cột {wanted}"
NO_CODE_COLUMN = "không tìm thấy hàng tiêu đề có cột “{label}”"
NO_LINES = "thang điểm chưa có dòng nào"
ABOVE_THE_HEADER = "dòng này đứng trên hàng tiêu đề; hãy đưa hàng tiêu đề lên trên mọi dòng"
COLUMN_WITHOUT_NAME = (
    "cột này có “{seen}” mà ô ở hàng tiêu đề (hàng {row}) để trống; hãy ghi lại tên cột, cột ghi chú riêng thì "
    "đặt tên khác"
)
COLUMN_WITHOUT_MEMBER = (
    "cột này có “{seen}” mà ô ở hàng tiêu đề (hàng {row}) để trống; hãy ghi mã đơn vị, số không phải là chỉ "
    "tiêu thì chuyển sang trang tính khác"
)
TEXT_IN_ERROR = "{label} đang báo lỗi {seen}; hãy gõ lại nội dung"
TEXT_WITHOUT_VALUE = "{label} là công thức chưa có giá trị; hãy mở tệp bằng Excel rồi lưu lại, hoặc gõ thẳng"
NO_LINE = (
    "hàng có “{seen}” không có Cấp và Mã nên không phải là một dòng của thang điểm; ghi chú, hàng cộng thì "
    "chuyển sang trang tính khác hoặc lên trên hàng tiêu đề, còn nếu là dòng chấm điểm thì ghi đủ Cấp và Mã"
)
MERGED = "các ô {area} đang gộp làm một; hãy bỏ gộp (Unmerge Cells) rồi ghi giá trị vào từng ô"
NO_LEVEL = "thiếu Cấp của dòng này; Cấp phải là số nguyên từ 1"
ODD_LEVEL = "Cấp phải là số nguyên từ 1, ở đây là “{seen}”; hàng chỉ để ghi chú thì đưa ra ngoài bảng"
TOO_DEEP = "Cấp {level} sâu hơn hàng trên quá một bậc; {allowed}"
FIRST_LEVEL = "hàng đầu tiên phải là cấp 1"
DEEPEST_LEVEL = "chỉ được nhiều nhất là {level}"
CODE_IS_FORMULA = "Mã không được là công thức; hãy gõ mã dạng chữ"
CODE_IS_NUMBER = "Mã “{seen}” đang là số hoặc ngày (Excel đổi 1.10 thành 1,1); hãy định dạng cột Mã là Text rồi gõ lại"
CODE_TAKEN = "Mã “{code}” đã dùng ở hàng {row}"
NO_SUCH_LINE = "không có dòng mã “{code}”{guess}"
NOTHING_TO_EXCEED = "dòng {code} phải tính “Theo tỷ lệ” hoặc “So với đơn vị dẫn đầu” mới có mức vượt"
NOTHING_TO_FOLLOW = "dòng {code} không có ô Kết quả của riêng nó, nên không thể “theo dòng {code}”"
NO_NUMBER_TO_FOLLOW = "Kết quả của dòng {code} không phải là số, nên cách tính này không dùng được"
SAVE_OR_TYPE = "hãy mở tệp bằng Excel rồi lưu lại, hoặc gõ thẳng số"
TYPE_A_NUMBER = "hãy gõ lại thành số, không kèm chữ và dấu ngăn hàng nghìn"
FORMAT_AS_NUMBER = "hãy định dạng ô là Number rồi gõ lại"
NO_NUMBER = "{label} phải là số, ở đây là “{seen}”; {remedy}"
NEGATIVE = "{label} không được là số âm ({number})"
TOO_FINE = "{label} {number} có nhiều hơn {decimals} chữ số lẻ (scoring.decimals)"
MISSING = "thiếu {label} (được dùng: {allowed})"
UNKNOWN_WORD = "{label} “{text}” không hợp lệ{guess} (được dùng: {allowed}){aside}"
BOTH_PERIODS = "; dòng dùng ở cả hai kỳ thì để trống"
PARAMETERS_ARE_FORMULA = "Tham số đang là công thức; hãy định dạng ô là Text rồi gõ lại (ví dụ: =15: 4)"
PARAMETERS_ARE_NO_TEXT = "Tham số “{seen}” không phải là chữ; hãy định dạng ô là Text rồi gõ lại"
HAS_NO_RULE = "dòng loại {kind} không có Cách tính; hãy để trống ô này"
UNKNOWN_EFFECT = "không hiểu hệ quả “{text}”{guess} (được dùng: {known})"
NO_SUCH_GRADE = "config.toml không có mức xếp loại “{name}”{guess}"
MOVED_TEXT = (
    "Nội dung này là của dòng {other} trong thang điểm, còn Mã ghi {code}; hãy xem lại hàng này (có thể một "
    "cột bị sắp xếp riêng), rồi sửa Mã hoặc Nội dung"
)
NO_SUCH_MEMBER = (
    "không có đơn vị mã “{code}” trong config.toml{guess} (cột ghi chú, cột cộng thì chuyển sang trang tính khác)"
)
NOT_IN_SCALE = "thang điểm không có dòng mã “{code}”{guess}"
NEGATIVE_TARGET = "chỉ tiêu không được là số âm ({seen})"

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

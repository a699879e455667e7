"""Faults of config.toml: what a value may not be, and what values may not say about each other."""

NO_FILE_NAME = 'mã đơn vị được dùng làm tên tệp nên không được có các ký tự \\ / : * ? " < > |'
KEPT_BY_WINDOWS = "mã đơn vị này không dùng làm tên tệp được; vui lòng đặt mã khác"
NO_ADDRESS = 'phải là một địa chỉ thư ("vanphong@so.example") hoặc tên miền có @ đứng trước ("@so.example")'
NO_SENDER = 'phải là một địa chỉ thư ("thuky@so.example"), hoặc tên và địa chỉ ("Thư ký khối <thuky@so.example>")'
NOBODY_SENDS = "gửi thư qua [mail.smtp] thì phải ghi địa chỉ người gửi ở khóa này"
NO_HOST = 'phải là tên máy chủ, ví dụ "smtp.so.example"; cổng ghi ở khóa port, tài khoản ghi ở khóa user'
NO_DATE = "phải là một ngày, không đặt trong dấu ngoặc kép, ví dụ: 2026-06-01"
NO_NUMBER = "phải là một số, không đặt trong dấu ngoặc kép, phần thập phân viết sau dấu chấm (ví dụ: 12.5)"
NO_CAP = 'phải là một số hoặc "maximum" (điểm tối đa của từng đơn vị)'
NO_HOUR = "phải có cả giờ, ví dụ: {day}T17:00:00+07:00"
YEAR = "{year}"
"""Stands for the bloc's year in examples."""
NO_DAY = f"phải có cả ngày, ví dụ: {YEAR}-06-25T17:00:00+07:00"
NO_MOMENT = f"phải là ngày giờ, không đặt trong dấu ngoặc kép, ví dụ: {YEAR}-06-25T17:00:00+07:00"
NO_PLACES = 'phải là hạng hoặc khoảng hạng trong dấu ngoặc kép, ví dụ: "1" hoặc "2-3"'
PLACES_UPSIDE_DOWN = "khoảng hạng bị ngược: hạng {first} đứng sau hạng {last}"
NO_QUOTA = 'phải là số nguyên không âm hoặc tỷ lệ trong dấu ngoặc kép, ví dụ: 2 hoặc "20%", "12,5%"'
NO_SHARE = 'phải là tỷ lệ trong dấu ngoặc kép, ví dụ: "30%" hoặc "12,5%"'
NO_PART = 'phải là tỷ lệ trong dấu ngoặc kép, ví dụ: "2/3", "50%" hoặc "66,7%"'
ABOVE_ALL = "tỷ lệ không được vượt quá 100%"
NO_SUCH_WORD = "phải là một trong các từ: {known}{guess}"
NO_PERIOD = "phải có ít nhất một kỳ: [periods.six-month] hoặc [periods.year-end]"
CUTOFF_FIRST = "thời điểm ngừng nhận phiếu (cutoff) không được trước hạn nộp (deadline)"
SAME_TO_THE_EYE = (
    "mã “{code}” chỉ khác mã “{other}” ở cách viết, nhìn như nhau và trùng tên tệp trên Windows; hãy đặt mã khác"
)
REPEATED = "{noun} này trùng với mục thứ {number}"
NO_SUCH_MEMBER = "không có đơn vị nào mang mã “{code}”{guess}"
APPRAISES_ITSELF = "đơn vị “{code}” không được tự thẩm định mình"
NO_BALLOTS = "chỉ dùng khi khối bỏ phiếu: hãy thêm bảng [ballots] hoặc bỏ khóa này"
DECIDED_TWICE = "danh hiệu này của năm {year} trùng với mục thứ {number}"
NO_SUCH_AWARD = "không có danh hiệu “{award}” trong [[awards]]{guess}"
WRITTEN_ABOVE = "đơn vị “{code}” đã được ghi ở trên"
DOES_NOT_FALL = "các mức phải giảm dần: {below} không thấp hơn mức {above} của xếp loại “{upper}” ở trên"
NO_SUCH_GRADE = "không có xếp loại “{grade}”{guess}"
CAP_BELOW_FLOOR = "mức trần {cap} thấp hơn mức sàn {floor} (total_floor)"
NOTHING_TO_CARRY = "không có kỳ sơ kết để lấy điểm: hãy thêm bảng [periods.six-month] hoặc bỏ khóa này"
TOO_FINE = "{number} có nhiều chữ số thập phân hơn mức làm tròn ({places} chữ số)"

EMPTY = "không được để trống"
TABLE_MISSING = "thiếu bảng bắt buộc “{table}”"
NO_TEXT = "phải là chữ, viết trong dấu ngoặc kép"
NO_WHOLE_NUMBER = "phải là số nguyên, không đặt trong dấu ngoặc kép"
NO_FLAG = "phải là true hoặc false, không đặt trong dấu ngoặc kép"
TOO_SMALL = "không được nhỏ hơn {least}"
TOO_LARGE = "không được lớn hơn {most}"
NO_LIST = 'phải là danh sách trong ngoặc vuông, ví dụ: ["VP", "KHTC"]'
NO_TABLE = "phải là một bảng, viết trong một ngoặc vuông […]"
NOTHING_LISTED = "phải có ít nhất một mục"

SYNTAX = (
    (r"twice|overwrite|Duplicate|redefine|mutate|immutable", "khóa hoặc bảng này đã khai báo ở trên rồi"),
    (r"Invalid date", "ngày giờ không có thật"),
    (r"Expected '=' after", "thiếu dấu “=” sau tên khóa; tên khóa có dấu hoặc dấu cách phải đặt trong dấu ngoặc kép"),
    (r"Illegal character|Unterminated string", "chuỗi chữ chưa đóng dấu ngoặc kép hoặc có ký tự không được phép"),
    (r"Unescaped|escape|hex", "trong dấu ngoặc kép, dấu “\\” phải viết là “\\\\”"),
    (r"Too deep", "quá nhiều ngoặc lồng vào nhau"),
    (r"[Uu]nclosed array", "danh sách chưa đóng ngoặc vuông hoặc thiếu dấu phẩy"),
    (r"Invalid value|Invalid statement", "giá trị viết không đúng: chữ phải đặt trong dấu ngoặc kép"),
    (r"Expected newline", "sau giá trị còn thừa chữ; mỗi khóa viết trên một dòng"),
    (r"Expected '\]", "tiêu đề bảng thiếu dấu ngoặc vuông đóng"),
)
"""A pattern of what the TOML parser says, and what the writer should read; tried in order."""

NO_TOML = "viết không đúng quy tắc TOML"
NO_ACCESS = "Không đọc được tệp (mã lỗi {number}); vui lòng kiểm tra quyền đọc"
NOT_IN_UTF_8 = "Tệp không ở bảng mã UTF-8; vui lòng lưu lại với bảng mã UTF-8"
NOT_THERE = (
    "không có tệp này trong thư mục {folder}; hãy vào đúng thư mục của khối (cd), ghi --workspace THƯ_MỤC, hoặc tạo "
    "thư mục mới bằng thidua init"
)
NO_LINE_OF_CODE = "Thang điểm không có dòng mang mã “{code}”{guess}"


def key_missing(key: str) -> str:
    """A key without which its table means nothing."""
    return f"thiếu khóa bắt buộc “{key}”"


def key_unknown(key: str) -> str:
    """A key that its table does not have."""
    return f"không có khóa “{key}”"

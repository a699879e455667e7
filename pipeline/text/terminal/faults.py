"""What the machine refuses, and what went wrong in the program itself, in one sentence each."""

FULL = "Không ghi được {path}: đĩa đã đầy. Vui lòng dọn bớt tệp rồi chạy lại; kết quả cũ vẫn còn nguyên."
READ_ONLY = (
    "Không ghi được {path}: ổ đĩa hoặc thư mục chỉ cho đọc. Vui lòng chép thư mục của khối sang nơi ghi được rồi chạy "
    "lại; kết quả cũ vẫn còn nguyên."
)
REFUSED = (
    "Không mở hoặc không ghi được {path}: tệp đang mở ở chương trình khác, hoặc thư mục không cho phép. Vui lòng đóng "
    "tệp, xem lại quyền của thư mục rồi chạy lại; kết quả cũ vẫn còn nguyên."
)
TOO_LONG = (
    "Không ghi được {path}: đường dẫn dài quá mức máy cho phép (Windows: dưới 260 ký tự). Vui lòng chuyển thư mục của "
    "khối đến nơi có đường dẫn ngắn hơn (ví dụ D:\\thidua) rồi chạy lại; kết quả cũ vẫn còn nguyên."
)
NOT_READ = "Không đọc hoặc ghi được {path}: ổ đĩa báo lỗi. Vui lòng kiểm tra ổ đĩa, mạng rồi chạy lại."
OUTPUT_IN_USE = (
    "Không thay được thư mục {folder}: có tệp trong đó đang mở (ví dụ trong Excel, Word) hoặc thư mục không cho phép "
    "ghi. Vui lòng đóng tệp rồi chạy lại; kết quả cũ vẫn còn nguyên."
)
NO_FOLDER = (
    "{path} phải là thư mục nhưng đang là một tệp. Vui lòng đổi tên hoặc chuyển tệp đó đi rồi chạy lại; kết quả cũ vẫn "
    "còn nguyên."
)
NO_FILE = (
    "{path} phải là tệp nhưng đang là một thư mục. Vui lòng đổi tên hoặc chuyển thư mục đó đi rồi chạy lại; kết quả cũ "
    "vẫn còn nguyên."
)
GONE = (
    "Không tìm thấy {path}: tệp hoặc thư mục đã bị xóa, đổi tên hoặc chuyển đi. Vui lòng xem lại thư mục của khối rồi "
    "chạy lại; kết quả cũ vẫn còn nguyên."
)
OTHERWISE = (
    "Không đọc hoặc không ghi được {path}: hệ điều hành từ chối ({reason}). Vui lòng xem lại tệp, thư mục và ổ đĩa rồi "
    "chạy lại; kết quả cũ vẫn còn nguyên."
)
A_FILE = "một tệp"

AT_WORK = (
    "Thư mục này đang có lệnh khác làm việc[: {who}]. Vui lòng chờ lệnh đó xong rồi chạy lại; lần này chưa làm gì và "
    "chưa ghi gì."
)
WHO = "thidua {command}, chạy từ {since}"

UNEXPECTED = (
    "Chương trình gặp lỗi ngoài dự kiến nên đã dừng; phiếu đã nhận và kết quả cũ vẫn còn nguyên.\n"
    "Vui lòng gửi tệp {log} cho người hỗ trợ."
)
UNEXPECTED_UNLOGGED = (
    "Chương trình gặp lỗi ngoài dự kiến nên đã dừng; phiếu đã nhận và kết quả cũ vẫn còn nguyên.\n"
    "Vui lòng chạy lại với biến môi trường THIDUA_TRACEBACK=1, chép màn hình gửi cho người hỗ trợ."
)

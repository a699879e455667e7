"""What forms that go out say beside their cells: prompts, remarks, captions."""

# ------------------------------------------------------------------------------------- any form

COMMA = "Dấu thập phân gõ theo máy: 12,5 hoặc 12.5."
WRONG_ANSWER = "Xin kiểm tra lại ô này"
BLANK_IS_NONE = "Không có thì để trống."
BLANK_IS_ZERO = "Để trống nghĩa là 0."
BLANK_IS_OPEN = "Để trống thì dòng này chưa có điểm."
CHOOSE = "Chọn một mức trong danh sách."
NEVER_DONE = " Chưa làm hoặc không làm thì ghi {never}."
A_DAY = "Ghi ngày/tháng/năm, ví dụ 20/04/{year}, rồi xem lại ngày hiện trong ô.{never}"
NO_PERCENT_SIGN = "{text}, ví dụ 98,5; không gõ dấu %."
MARK = "Chỉ ghi x khi nội dung này không áp dụng cho đơn vị, và phải ghi lý do ở cột Giải trình. Còn lại để trống."
MARK_ONLY = "Ô này chỉ nhận x, hoặc để trống."
YES_NO = "Chọn Có hoặc Không. Để trống là Không."
YES_NO_ONLY = "Xin chọn Có hoặc Không."

# -------------------------------------------------------------------------------- what is signed

SIGN, SIGN_AND_SEAL = "(Ký, ghi rõ họ tên)", "(Ký, đóng dấu, ghi rõ họ tên)"
WHO_MADE = "NGƯỜI LẬP BIỂU"
WHO_FILLED, HEAD_OF_MEMBER = "NGƯỜI LẬP PHIẾU", "THỦ TRƯỞNG ĐƠN VỊ"
COUNTERS, HEAD_COUNTER = "THÀNH VIÊN BAN KIỂM PHIẾU", "TRƯỞNG BAN KIỂM PHIẾU"
SEND_FORM = "Gửi tệp này (.xlsx) và bản đã ký, đóng dấu về {recipient} chậm nhất {deadline}."
SEND_ANSWER = "Gửi tệp này (.xlsx) và bản đã ký, đóng dấu về {recipient}."
REGISTRATION = "Phiếu đăng ký chỉ tiêu thi đua"
SEND_REGISTRATION = "Gửi tệp này (.xlsx) và bản đã ký, đóng dấu về {recipient}."
REGISTERED_FIGURE = "Ghi một con số không âm; không đăng ký chỉ tiêu ở dòng này thì để trống."
SEND_COUNT = "Lưu tệp này, gửi cùng bản đã ký về {recipient} ngay sau khi kiểm phiếu."


def recipient(noun: str, head: str = "", address: str = "", body: str = "") -> str:
    """To whom a paper goes back: `Khối trưởng (Văn phòng Sở), thư điện tử vanphong@so.example`, else the secretary.

    Of a body that is no bloc, with `noun` "", that is `body` itself.
    """
    if not head:
        return f"thư ký {noun.lower()}" if noun else body
    return f"{noun} trưởng ({head})" + (f", thư điện tử {address}" if address else "")


def dated(place: str) -> str:
    """Where a paper is signed, with room for the date."""
    return f"{place}, ngày …… tháng …… năm ………"


# ------------------------------------------------------------------------------- the score form

SCORE_FORM = "Phiếu tự chấm điểm thi đua {period}"
NOTHING_FILLED = "Chưa điền"
TOTAL_SO_FAR = "Tổng điểm tự chấm (tạm tính)"
UNIT_MAXIMUM = "Điểm tối đa của đơn vị"
BEFORE_RESCALING = "Điểm tối đa trước quy đổi"
LEFT_TO_BLOC = "Tổng điểm chưa gồm {count} dòng khối sẽ tính sau khi nhận đủ phiếu."
WANTS_EVIDENCE = "Phải ghi minh chứng."
NEVER_APPLIES = "Đơn vị không có chỉ tiêu nên dòng này không áp dụng."
OF_SIX_MONTHS = "Chỉ tiêu giao ghi ở đây là của 6 tháng; cả năm: {year}."

# -------------------------------------------------------------------------------- the appraisal

NO_FORM = "Đơn vị chưa có phiếu được chấm."
NO_TARGET = "Đơn vị không có chỉ tiêu nên dòng không áp dụng; không thẩm định."
NOT_FOLLOWED = "Dòng không áp dụng với đơn vị; không thẩm định."
MARKED = "Đơn vị ghi không áp dụng; có giá trị thẩm định thì dòng được áp dụng."
POINTS_FROM_ZERO = "Ghi số điểm từ 0 trở lên{limit}."
AGREED = "Đồng ý với điểm đang có thì để trống."
REASON = "Điểm khác điểm đang có thì ghi lý do và căn cứ: số, ngày văn bản, biên bản kiểm tra."
NO_FIGURE = "Dòng này không có {REPORTED} riêng để thẩm định; nếu cần, xin ghi {POINTS}."
NOBODY_APPRAISES = (
    "chưa rõ ai thẩm định các dòng {codes}; hãy ghi cột {column} ở dòng hoặc ở mục trên, "
    "hoặc ghi mã Khối trưởng vào bloc.head trong config.toml"
)
NO_ASSIGNMENTS = "chưa có phân công thẩm định chéo nào; hãy thêm [[appraisal.assignments]]"

# ------------------------------------------------------------------------------- the explanation

EXPLANATION = "Phiếu giải trình sau thẩm định"
AGREE_OR_NOT = "Chọn Nhất trí hoặc Không nhất trí trong danh sách. Để trống là chưa có ý kiến."
EXPLAIN = (
    "Không nhất trí thì ghi lý do và căn cứ: số, ngày văn bản, nơi lưu minh chứng. Đơn vị thẩm định xem ở vòng sau."
)

# ------------------------------------------------------------------------- the ballot, the counts

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
VOTER = "ĐẠI DIỆN ĐƠN VỊ BỎ PHIẾU"
SECRET_BALLOT = "Phiếu kín: không ghi tên, không ký."
HOW_TO_MARK = (
    "Cách ghi phiếu: với mỗi đơn vị, đánh dấu X vào một trong hai ô Đồng ý hoặc Không đồng ý. Ở mỗi danh hiệu, số "
    "đơn vị được đánh dấu Đồng ý không quá số ghi ở tên danh hiệu; quá số đó, hoặc đánh dấu cả hai ô của một đơn "
    "vị, thì phiếu không hợp lệ."
)
MOST_MARKS = "đánh dấu Đồng ý nhiều nhất {count} đơn vị"
VOTES_HEADING = "2. Số phiếu đồng ý cho từng đơn vị"
QUORUM = "cuộc họp hợp lệ khi có mặt ít nhất {share}"
NOT_COUNTED, NO_NUMBER, MORE_THAN = "Chưa ghi", "Không phải số", "Nhiều hơn {noun}"
NOT_WHOLE = "Ghi một số nguyên từ 0 trở lên, không quá {noun}."
HOW_TO_COUNT = (
    "Tỷ lệ tính trên {electorate}. Ban kiểm phiếu chỉ ghi các ô nền vàng: số nguyên, không có phiếu nào thì ghi 0, "
    "không để trống."
)

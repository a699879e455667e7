"""What `thidua province` says: on the terminal, in tong-hop.xlsx and on the page of the province."""

from pipeline.text.numbers import vietnamese

IN_USE = "thư mục của khối đang có lệnh khác làm việc; lệnh ấy xong thì chạy lại"
NO_PERIOD = "config.toml › periods: khối không có kỳ {period}; hãy thêm bảng [periods.{period}] hoặc để khối ở ngoài"
OTHER_PROGRAM = "máy được giao việc chạy phiên bản thidua khác; hãy cài cùng một phiên bản trên mọi máy rồi chạy lại"

TITLE = "TỔNG HỢP CÁC KHỐI THI ĐUA {review}"
STATES = {"reviewed": "Có kết quả", "faulty": "Chưa chấm được"}
STAGES = {
    "on_time": "Đúng hạn",
    "late": "Chậm",
    "time_unknown": "Chưa rõ thời điểm",
    "not_accepted": "Không nhận",
    "missing": "Chưa gửi",
}
BANDS = ("Từ 100", "95 đến dưới 100", "90 đến dưới 95", "80 đến dưới 90", "70 đến dưới 80", "50 đến dưới 70", "Dưới 50")
HIGHER, LOWER = "Cao hơn hẳn", "Thấp hơn hẳn"

NO_BLOCS = "Không thấy khối nào trong {folder}: mỗi khối là một thư mục con có tệp config.toml."
INSIDE_ONE = "{folder} là thư mục của một khối; hãy chỉ thư mục chứa thư mục của các khối, hoặc dùng thidua run."
BAD_EXECUTOR = "--executor phải là serial, processes hoặc dask:tcp://MÁY:CỔNG; không dùng được “{given}”"
NO_DASK = "Cần thư viện dask.distributed để giao việc cho cụm máy; hãy cài bằng: pip install 'thidua[cluster]'"
NO_SCHEDULER = "Không nối được với bộ điều phối {address}. Vui lòng xem máy đã chạy dask scheduler chưa, rồi chạy lại."
CLUSTER_LOST = (
    "Mất liên lạc với bộ điều phối {address} hoặc các máy làm việc. Các khối đã xong vẫn giữ kết quả; hãy xem lại cụm "
    "máy rồi chạy lại, chương trình làm tiếp các khối còn lại."
)
NO_WORKERS = "Chưa máy nào vào làm với bộ điều phối {address}: lệnh này chờ đến khi có máy chạy dask worker."
WORKER_DIED = (
    "Một tiến trình chấm điểm bị máy dừng giữa chừng (thường vì thiếu bộ nhớ). Các khối đã xong vẫn giữ kết quả; hãy "
    "chạy lại với --workers nhỏ hơn, chương trình làm tiếp các khối còn lại."
)
REVIEWING = "Đang chấm các khối"
WITHOUT_RESULT = "{count} khối chưa chấm được:"
WROTE = "Kết quả chung: {folder} (tong-hop.xlsx, index.html, province.json)"


def done_in_words(done: int, unchanged: int, faulty: int) -> str:
    """How many blocs there were, and what became of them."""
    total = done + unchanged + faulty
    parts = [f"chấm lại {done:02d}" if unchanged else f"đã chấm {done:02d}"]
    parts += [f"không đổi gì nên giữ nguyên {unchanged:02d}"] if unchanged else []
    parts += [f"chưa chấm được {faulty:02d}"] if faulty else []
    return f"{total:02d} khối: {', '.join(parts)}."


BLOCS, MEMBERS, SECTIONS, WAITING = "Các khối", "Đơn vị", "Mục", "Chậm, chưa gửi"
WITHOUT = "Các khối chưa có kết quả"
BANDS_OF, PLACES, LINES, APART = "Phân bố", "Theo hạng", "Mất điểm nhiều", "Khác các khối khác"

ABOUT = {
    BLOCS: "Mỗi hàng một khối. Trung bình, trung vị, độ lệch chuẩn là của tỷ lệ % các đơn vị được xếp hạng.",
    WITHOUT: "Những chỗ phải sửa trước khi chấm được; sửa rồi chạy lại, các khối khác giữ nguyên.",
    MEMBERS: "Mỗi hàng một đơn vị của mọi khối.",
    SECTIONS: "Mỗi hàng một mục của một khối: bình quân điểm đạt (không kể điểm thưởng), đã trừ điểm trừ.",
    WAITING: "Đơn vị gửi chậm, gửi khi đã hết thời gian nhận, hoặc chưa gửi.",
    BANDS_OF: "Số đơn vị được xếp hạng theo tỷ lệ % so với điểm tối đa áp dụng.",
    PLACES: "Mỗi thứ hạng, trong mọi khối: số đơn vị và tỷ lệ % bình quân.",
    LINES: "Tiêu chí mà ở ít nhất một khối có từ một nửa số đơn vị trở lên chưa đạt điểm tối đa, theo thang điểm.",
    APART: "Khối có tỷ lệ bình quân khác hẳn các khối dùng cùng thang điểm; nên xem lại cách chấm trước khi so sánh.",
}

HEADS = {
    "folder": "Thư mục",
    "name": "Tên",
    "bloc": "Khối",
    "unit": "Mã",
    "state": "Tình trạng",
    "stage": "Phiếu",
    "members": "Số đơn vị",
    "received": "Đã nhận",
    "late": "Chậm",
    "missing": "Chưa gửi",
    "ranked": "Xếp hạng",
    "mean": "Trung bình (%)",
    "median": "Trung vị (%)",
    "spread": "Độ lệch chuẩn",
    "first": "Đứng đầu",
    "first_percent": "Tỷ lệ đứng đầu (%)",
    "last": "Đứng cuối",
    "last_percent": "Tỷ lệ đứng cuối (%)",
    "errors": "Phải sửa",
    "warnings": "Nên xem",
    "infos": "Để biết",
    "awards": "Đề nghị khen",
    "faults": "Vì sao chưa có kết quả",
    "place": "Hạng",
    "total": "Tổng điểm",
    "maximum": "Điểm tối đa",
    "percent": "Tỷ lệ (%)",
    "grade": "Xếp loại",
    "reason": "Vì sao không xếp hạng",
    "code": "Mã dòng",
    "title": "Nội dung",
    "band": "Tỷ lệ (%)",
    "blocs": "Số khối",
    "losing": "Khối có nửa số đơn vị mất điểm",
    "losers": "Đơn vị mất điểm",
    "lost": "Tổng điểm mất",
    "scale": "Thang điểm",
    "side": "So với các khối",
}
"""The heading of each column."""

NOTHING = "Không có."

SEARCH = {
    "title": "Tìm đơn vị",
    "asked": "Tên, mã đơn vị hoặc tên khối:",
    "told": "Tìm thấy {all} đơn vị, hiện {shown}.",
    "rows": "Tìm trong bảng:",
    "elsewhere": "Đơn vị nhiều quá để tìm trên trang này; hãy tìm ở trang tính Đơn vị của tong-hop.xlsx.",
    "heads": ("Khối", "Mã", "Tên", "Hạng", "Tỷ lệ (%)", "Xếp loại"),
}
"""What the page's search says, and its headings."""

CONTINUED = "{about} Bảng dài hơn một trang tính của Excel: phần {part} trong {parts}, các phần nối tiếp nhau."
"""Under the title of a table that goes on over several sheets."""


def figures_in_words(
    *, blocs: int, done: int, members: int, received: int, missing: int, ranked: int, awards: int
) -> list[tuple[str, str]]:
    """What stands on top of the page: figures and what they count."""
    return [
        (f"{vietnamese(done)}/{vietnamese(blocs)}", "khối có kết quả"),
        (f"{vietnamese(received)}/{vietnamese(members)}", "đơn vị đã gửi phiếu"),
        (vietnamese(missing), "đơn vị chưa gửi"),
        (vietnamese(ranked), "đơn vị được xếp hạng"),
        (vietnamese(awards), "lượt đề nghị khen thưởng"),
    ]


def more_rows(total: int, shown: int) -> str:
    """Under a table of which the page shows the beginning."""
    return f"Trang này hiện {vietnamese(shown)} trong {vietnamese(total)} hàng; đủ các hàng ở tong-hop.xlsx."

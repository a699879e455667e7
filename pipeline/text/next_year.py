"""What is said when next year's workspace is made from last year's: what cannot be, what was done, what to look at."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.text.numbers import count
from pipeline.text.sentences import listing

# ---------------------------------------------------------------------------------------------------- what cannot be

NOBODY_LEFT = "Khối không còn đơn vị nào."
CONFIG_UNUSUAL = (
    "config.toml của năm trước viết theo cách mà chương trình không tự sửa được ở những chỗ phải đổi (năm, thời hạn, "
    "đơn vị). Vui lòng viết mỗi khóa một dòng dưới bảng của nó ([bloc], [[members]], [periods.six-month]…) rồi chạy "
    "lại; chưa ghi gì."
)
INSIDE_THE_OLD = "Thư mục mới không được nằm trong thư mục năm trước, vì thư mục ấy giữ nguyên; vui lòng chọn chỗ khác."


def year_not_after(year: int, old: int) -> str:
    """The new year is not after the old one."""
    return f"Năm mới là {year}, mà thư mục năm trước đã là của năm {old}; vui lòng ghi --year lớn hơn {old}."


def no_such_member(code: str, guess: str) -> str:
    """A code that last year's bloc does not have."""
    return f"Năm trước không có đơn vị mã “{code}”{guess or '.'}"


def told_twice(code: str) -> str:
    """Two options speak of one member."""
    return f"Đơn vị “{code}” được nêu hai lần; mỗi đơn vị chỉ ghi trong một tùy chọn."


def merged_alone(codes: Sequence[str]) -> str:
    """A merger of fewer than two."""
    return f"Hợp nhất phải có từ hai đơn vị khác nhau, ở đây là: {', '.join(codes)}."


def code_taken(code: str) -> str:
    """Two members of next year would have one code."""
    return f"Mã “{code}” sẽ là của hai đơn vị; vui lòng chọn mã khác."


# ------------------------------------------------------------------------------------------------------ what was done


def made_from(folder: Path, year: int, old: Path, old_year: int) -> str:
    """The new workspace is there."""
    return f"Đã tạo thư mục năm {year}: {folder} (từ thư mục năm {old_year}: {old}, giữ nguyên)."


TAKEN_OVER = "Chép sang: đơn vị, thang điểm, cách chấm, xếp loại, danh hiệu, mẫu văn bản, chữ trong noi-dung."
DATES_MOVED = "Thời hạn đã dời sang năm mới, xin xác nhận từng ngày (sửa ở config.toml › periods):"
MEMBERS_CHANGED = "Đơn vị thay đổi:"
TO_LOOK_AT = "Xin xem lại trước khi dùng:"
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_HOLIDAYS = ((1, 1), (30, 4), (1, 5), (2, 9))
DEADLINE, CUTOFF = "hạn nộp", "hạn cuối, sau đó không nhận"


def day_moved(period: str, what: str, old: date, new: date) -> str:
    """`6 tháng, hạn nộp: 25/06/2018 → 25/06/2019 (Thứ Ba)`, and what is odd about the new day."""
    remarks = [_WEEKDAYS[new.weekday()]]
    if new.weekday() >= 5:
        remarks.append("ngày nghỉ cuối tuần, nên đổi")
    if (new.day, new.month) in _HOLIDAYS:
        remarks.append("ngày nghỉ lễ, nên đổi")
    if (new.day, new.month) != (old.day, old.month):
        remarks.append(f"năm {new.year} không có ngày {old:%d/%m}")
    return f"{period}, {what}: {old:%d/%m/%Y} → {new:%d/%m/%Y} ({', '.join(remarks)})"


def became(codes: Sequence[str], code: str, name: str) -> str:
    """A member that is called otherwise, or of which several became one."""
    what = "hợp nhất thành" if len(codes) > 1 else "nay là"
    return f"{', '.join(codes)} {what} {code} — {name}; mã, tên cũ giữ ở aliases"


def joined(code: str, name: str) -> str:
    """A new member."""
    return f"{code} — {name}: mới vào khối"


def left(code: str, name: str) -> str:
    """A member that is not there any more."""
    return f"{code} — {name}: rời khối"


def next_command(folder: Path) -> str:
    """What comes next."""
    quoted = f'"{folder}"' if " " in str(folder) else folder
    return f"Bước tiếp theo: ghi chỉ tiêu năm mới, sửa những chỗ trên, rồi chạy thidua check --workspace {quoted}"


# ---------------------------------------------------------------------------------------------------- what to look at

SIGNER = "vẫn là {name}; đổi người ký thì sửa ở đây"
OPTIONS_OF_MEMBER = "xem lại short, groups, emails của {codes}: đơn vị mới hoặc vừa đổi tên"
ASSIGNMENTS_CHANGED = "phân công thẩm định đã bỏ đơn vị không còn; hãy phân công lại cho đủ"
OFFICE_GONE = "cột Phụ trách ở dòng {lines} ghi {office}, đơn vị đã rời khối"
DECISIONS_WITHOUT_SOME = "quyết định cũ không còn ghi đơn vị đã rời khối hoặc hợp nhất"
NO_TARGETS = "năm trước không có chỉ tiêu nào; khối có giao chỉ tiêu thì ghi vào input_templates/targets.xlsx"


def leaders(head: str | None, deputies: Sequence[str]) -> str:
    """Who leads the bloc, as last year."""
    told = [f"Khối trưởng {head}"] if head else []
    told += [f"Khối phó {', '.join(deputies)}"] if deputies else []
    return f"vẫn là {listing(told)}; khối luân phiên thì sửa ở đây"


def head_gone(code: str) -> str:
    """The head left the bloc."""
    return f"Khối trưởng năm trước ({code}) đã rời khối; hãy ghi Khối trưởng mới"


def decisions_missing(year: int) -> str:
    """Nothing is known of what was awarded last year."""
    return f"chưa ghi quyết định khen thưởng năm {year}; có quyết định thì thêm [[decisions]]"


def targets_to_fill(rows: int, year: int) -> str:
    """Targets are empty."""
    return f"{count(rows)} dòng chưa có chỉ tiêu; cột xám cạnh mỗi đơn vị là chỉ tiêu năm {year} để đối chiếu"


def speaks_of(year: int) -> str:
    """A text that still names last year."""
    return f"còn nói năm {year}"


def numbers_set_aside(lines: int) -> str:
    """Numbers and dates of last year's papers."""
    return f"{count(lines)} dòng số và ngày văn bản của năm trước đã để trong ghi chú <!-- -->, không in ra nữa"


def number_of_then(year: int, line: str) -> str:
    """A line with a paper's number and date, as a remark that no paper takes."""
    return f"<!-- năm {year}: {line} -->"


def results_taken(year: int) -> str:
    """Last year's results are there to be compared with."""
    return f"kết quả năm {year} đã chép sang, bản tổng kết năm mới sẽ so với kết quả ấy"


def results_missing(year: int, wanted: int) -> str:
    """Last year's results are not there."""
    if year != wanted:
        return f"chỉ so được với năm liền trước ({wanted}), mà thư mục năm trước là của năm {year}"
    return (
        f"không thấy kết quả tổng kết năm {year} trong thư mục năm trước nên năm mới không so được với năm {year}; có "
        f"thì chép vào output/{year}-year-end"
    )


RESULTS = "output/{year}-year-end"
NUMBERS_OF = "noi-dung/{file} “Số và ngày”"
LINES_OF = "{file}, dòng {lines}"
CELLS_OF = "{file} › {sheet}, ô {cells}"

"""What commands report when they are done, or why they did nothing: one function or sentence for each thing said.

Paths are given as the person will type them.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.model.bloc import Period
from pipeline.text.numbers import count
from pipeline.text.terms import period_title

READING, SCORING, WRITING, WRITING_ALL, CONVERTING = "Đọc phiếu", "Chấm đơn vị", "Lập phiếu", "Lập văn bản", "Lập PDF"
"""What stands beside the progress bar."""


# ------------------------------------------------------------------ the setup: init, check, every command


def workspace_made(folder: Path) -> tuple[str, str]:
    """The new workspace, and the command that comes next; a path with a blank is quoted as a shell wants it."""
    quoted = f'"{folder}"' if " " in str(folder) else folder
    return (
        f"Đã tạo thư mục làm việc của khối: {folder}",
        f"Bước tiếp theo: sửa config.toml và input_templates, rồi chạy thidua check --workspace {quoted}",
    )


FROM_ALONE = "Đã chọn mẫu bằng --from thì không ghi thêm tên khối, năm hay đơn vị."
MEMBERS_ASKED = "Ghi từng đơn vị theo dạng MÃ=TÊN, ví dụ VP=Văn phòng Sở; để trống dòng rồi Enter khi hết."
NAME_ASKED, YEAR_ASKED, MEMBER_ASKED = "Tên khối thi đua", "Năm", "Đơn vị"
PARENT_ASKED, PLACE_ASKED, SYMBOL_ASKED = "Cơ quan chủ quản", "Địa danh", "Ký hiệu văn bản"
HALF_YEAR_MISSING = (
    "phải có kết quả 6 tháng để cộng sang năm, mà thư mục làm việc chưa có; hãy chạy thidua run --period "
    "six-month trước, hoặc bỏ khóa này"
)
IN_ORDER = "Cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản đều dùng được."


def member_unreadable(text: str) -> str:
    """A member on the command line that is not written as code and name."""
    return f"Đơn vị “{text}” phải ghi theo dạng MÃ=TÊN, ví dụ VP=Văn phòng Sở."


def period_expected(words: Sequence[str]) -> str:
    """`--period` is missing."""
    return f"Ghi một trong: {', '.join(words)} (hoặc 6-thang, nam)."


def period_chosen(period: Period, year: int) -> str:
    """The period was left out, and chosen by the calendar."""
    return f"Kỳ {period_title(period, year)} (--period {period.value}), theo hạn nộp trong config.toml và ngày hôm nay."


def period_unknown(period: str) -> str:
    """The configuration does not have the period that was asked for."""
    return f"không có kỳ {period}; hãy thêm [periods.{period}] với hạn nộp"


def faults_found(number: int) -> str:
    """Above the faults of the configuration."""
    return f"Chưa làm gì và chưa ghi gì, vì cấu hình có {count(number)} chỗ phải sửa:"


def oddities_found(number: int) -> str:
    """Above what is legal but odd."""
    return f"Có {count(number)} chỗ nên xem lại (hợp lệ, nhưng lạ):"


# ------------------------------------------------------- what goes out: agreement, forms, appraisal, responses, ballots


def agreement_written(folder: Path) -> str:
    """The pact to be signed."""
    return f"Đã lập bản giao ước thi đua: {folder}"


OTHERS_KEPT = "Các phiếu khác trong thư mục giữ nguyên."


NO_PAPERS = "config.toml ghi papers = false nên không lập văn bản Word; chỉ có bảng xếp hạng và trang kết quả."


def letters_written(folder: Path) -> str:
    """The papers that go out before a review."""
    return f"Đã lập giấy mời, công văn: {folder}"


NOBODY_TO_REMIND = "Không còn đơn vị nào phải đôn đốc nên không lập công văn đôn đốc."


SEND_FORMS = "Xin gửi cho mỗi đơn vị phiếu mang mã của đơn vị đó."


def forms_written(number: int, folder: Path) -> str:
    """The score forms."""
    return f"Đã lập {count(number)} phiếu chấm điểm: {folder}"


NO_FORMS_YET = "Chưa có phiếu chấm điểm nào được nhận; phiếu thẩm định chưa có số liệu của các đơn vị."


def appraisals_written(number: int, round_number: int, folder: Path) -> str:
    """The appraisers' workbooks of a round."""
    return f"Đã lập {count(number)} phiếu thẩm định vòng {round_number}: {folder}"


def appraisal_size(members: int, lines: int) -> str:
    """How much there is to appraise in a workbook."""
    return f"{count(members)} đơn vị, {count(lines)} dòng của thang điểm"


def round_before_out(number: int, sent: int, missing: Sequence[str]) -> str:
    """A round was begun while workbooks of the one before it are out; what comes back later still counts."""
    return (
        f"Lưu ý: vòng {number} còn {count(len(missing))}/{count(sent)} sổ thẩm định chưa nhận: {', '.join(missing)}. "
        "Sổ ấy nhận sau vẫn được tính ở dòng mà vòng mới không có ý kiến."
    )


def send_appraisals(back: Path) -> str:
    """What to do with the appraisers' workbooks; `back` is where the filled ones go."""
    return f"Xin gửi phiếu cho từng cơ quan; phiếu đã điền thì đặt vào {back} rồi chạy thidua run."


def round_not_received(inbox: Path, round_number: int) -> str:
    """There is nothing to respond to yet."""
    return f"Chưa lập phiếu nào: trong {inbox} chưa có phiếu thẩm định vòng {round_number} nào được nhận."


def nothing_to_respond(round_number: int) -> str:
    """The round changed no points."""
    return f"Sau vòng {round_number} điểm của mọi đơn vị vẫn như đơn vị tự chấm, nên không có phiếu giải trình nào."


def responses_written(number: int, round_number: int, folder: Path) -> str:
    """The members' response forms after a round."""
    return f"Đã lập {count(number)} phiếu giải trình sau vòng {round_number}: {folder}"


def send_responses(back: Path, next_round: int) -> str:
    """What to do with the response forms; `back` is where the answered ones go."""
    return (
        f"Xin gửi cho mỗi đơn vị phiếu của đơn vị đó; phiếu đã trả lời thì đặt vào {back} rồi chạy "
        f"thidua appraisal --round {next_round} hoặc thidua run."
    )


NO_BALLOT_POLICY = (
    "khối chưa có quy định bỏ phiếu; hãy thêm bảng [ballots] (quorum, share, of, secret), chạy thidua check rồi gõ lại"
)
NO_AWARD = "kỳ này không có danh hiệu nào để bỏ phiếu; hãy xem khóa periods ở [[awards]]"
NOBODY_TO_PROPOSE = "Chưa lập phiếu: theo kết quả chấm hiện nay chưa có đơn vị nào đủ điều kiện đề nghị."
NO_CANDIDATES = "không có đơn vị nào để bỏ phiếu"


def ballots_written(folder: Path) -> str:
    """The ballot and the workbook of counts."""
    return f"Đã lập phiếu suy tôn và bảng kiểm phiếu: {folder}"


def slate_size(candidates: int, room: int) -> str:
    """For an award: how many stand, and how many may be proposed."""
    return f"{count(candidates)} đơn vị để bỏ phiếu, đề nghị nhiều nhất {count(room)}" if candidates else NO_CANDIDATES


def ballot_conditions(quorum: str, electorate: str) -> str:
    """Who must be there, and of what the share of votes is taken; both come in words."""
    return f"Điều kiện: có mặt ít nhất {quorum} tổng số thành viên; tỷ lệ phiếu tính trên {electorate}."


def send_counts(count_file: str, inbox: Path) -> str:
    """What to do once the vote is over."""
    return f"Bỏ phiếu xong, ghi {count_file}, đặt vào {inbox} rồi chạy thidua run."


# ------------------------------------------------------------------------------------------- the review: run, status


NOBODY_RANKED = "Chưa có đơn vị nào được xếp hạng."
NO_FINDINGS = "Không có ghi nhận nào phải xem."


def inbox_empty(year: int, period: str) -> str:
    """No file came yet."""
    return f"Chưa có tệp nào trong inbox/{year}-{period}: xin chép phiếu vào đó."


def files_read(number: int, by_status: str) -> str:
    """How many files were read, and what became of them."""
    return f"Đã đọc {count(number)} tệp: {by_status}."


def not_ranked(name: str, code: str, reason: str) -> str:
    """A member without a place, and why."""
    return f"Không xếp hạng: {name} ({code}) — {reason}"


def votes_counted(meeting: str) -> str:
    """The vote is in the result; `meeting` says who was there."""
    return f"Đã tính kết quả bỏ phiếu suy tôn. {meeting}"


def findings_made(number: int, by_severity: str, book: str) -> str:
    """How many findings there are, and where they stand."""
    return f"Có {count(number)} ghi nhận ({by_severity}): xem trang Ghi nhận của {book}."


def result_in(folder: Path) -> str:
    """Where the result is."""
    return f"Kết quả: {folder}"


def received_until(deadline: str, cutoff: str | None, inbox: Path) -> str:
    """The moments that decide who is late, in words, and where files are taken from."""
    refused = f"; không nhận phiếu sau {cutoff}" if cutoff else ""
    return f"Hạn nộp: {deadline}{refused}. Thư mục nhận: {inbox}"


# --------------------------------------------------------------------------------------------- the papers: run, fields


NO_OFFICE = (
    "Chưa lập PDF: máy này không có LibreOffice. Các văn bản Word đã lập đủ; có thể mở bằng Word và lưu thành PDF, "
    "hoặc cài LibreOffice rồi chạy lại."
)


def pdfs_made(number: int, folder: Path) -> str:
    """The papers as PDF."""
    return f"Đã lập {count(number)} tệp PDF: {folder}"


def pdf_failed(name: str) -> str:
    """A paper of which LibreOffice made no PDF."""
    return f"Không chuyển được sang PDF: {name}; vui lòng mở tệp này bằng Word để xem và lưu PDF."


def pdfs_are_old(folder: Path) -> str:
    """PDFs of an earlier run are still there."""
    return f"Lưu ý: các tệp PDF trong {folder} là của lần chạy trước; thêm --pdf để lập lại theo kết quả mới."


WRITTEN_VALUES = "Mẫu nào cũng dùng được, chữ lấy từ noi-dung/<kỳ>.md:"
HOW_TO_LOOP = (
    "Trong Word, thẻ “for”, “if” và “endfor”, “endif” chiếm cả đoạn thì ghi {%p … %}, cả hàng của bảng thì",
    "ghi {%tr … %}, mỗi thẻ một đoạn hoặc một hàng riêng.",
)


def without_example(template: str) -> str:
    """A paper of which the period cannot give an example."""
    return f"{template} (kỳ này chưa có số liệu làm ví dụ)"


def template_unknown(name: str, guess: str, known: Sequence[str]) -> str:
    """No paper has a template of this name; `guess` is `did_you_mean`'s question, or nothing."""
    return f"Không có mẫu “{name}”{guess}. Các mẫu: {', '.join(known)}."

"""Findings about whole files, the bloc's grades and awards, and the appraisal: what happened, what to do now."""

from pipeline.model.finding import Severity
from pipeline.text.findings.wording import Wording

_SEND_AGAIN = "Đề nghị đơn vị điền vào mẫu phiếu đã gửi cho kỳ này rồi gửi lại."
_REGISTER = "ghi cột Nhận lúc của sổ nhận phiếu (so-nhan-phieu.xlsx; lập bằng thidua register) rồi chạy lại."

FILES = {
    "receipt_unknown": Wording(
        "Chưa rõ thời điểm nhận",
        "Chưa rõ khối nhận phiếu này lúc nào; phiếu vẫn được chấm.",
        f"Nếu cần tính hạn nộp, thư ký khối {_REGISTER}",
    ),
    "identity_visible_only": Wording(
        "Phiếu mất thông tin ẩn",
        (
            "Phiếu không còn thông tin ẩn để nhận biết, có thể do lưu bằng phần mềm khác; đã nhận biết theo phần ghi "
            "ở đầu phiếu."
        ),
        "Kiểm tra tên đơn vị, kỳ và năm ở đầu phiếu có đúng không.",
    ),
    "identity_differs": Wording(
        "Đầu phiếu khác thông tin ẩn",
        "Phần ghi ở đầu phiếu khác thông tin ẩn của phiếu[ ({differences})]; đã nhận phiếu theo thông tin ẩn.",
        "Hỏi nơi gửi phiếu này là của ai; nếu nhận nhầm, đề nghị điền vào mẫu phiếu của chính đơn vị rồi gửi lại.",
    ),
    "unreadable": Wording(
        "Không mở được tệp",
        (
            "[Không mở được tệp: {why}|Không mở được tệp: tệp hỏng, có mật khẩu, đang bị chương trình khác giữ, hoặc "
            "không đúng định dạng]; tệp không được chấm."
        ),
        (
            "Đóng tệp nếu đang mở rồi chạy lại; nếu vẫn không được, đề nghị đơn vị bỏ mật khẩu, lưu lại dạng Excel "
            "(.xlsx) rồi gửi lại."
        ),
    ),
    "not_a_form": Wording(
        "Không phải phiếu chấm điểm",
        "Tệp mở được nhưng không phải phiếu chấm điểm của khối, nên không được chấm.",
        _SEND_AGAIN,
    ),
    "wrong_bloc": Wording(
        "Phiếu của khối khác",
        "Phiếu này là của khối khác[ ({found})], không phải của khối[ “{expected}”| đang chấm], nên không được chấm.",
        _SEND_AGAIN,
    ),
    "wrong_year": Wording(
        "Phiếu của năm khác",
        "Phiếu này là của năm[ {found}| khác], không phải năm[ {expected}| đang chấm], nên không được chấm.",
        _SEND_AGAIN,
    ),
    "wrong_period": Wording(
        "Phiếu của kỳ khác",
        "Phiếu này là của kỳ[ {found}| khác], không phải kỳ[ {expected}| đang chấm], nên không được chấm.",
        _SEND_AGAIN,
    ),
    "unknown_member": Wording(
        "Đơn vị không thuộc khối",
        (
            "[Dòng có ô {where}|Phiếu] không được chấm vì mã đơn vị[ “{found}”| “{seen}”] ghi trên phiếu không có "
            "trong danh sách của khối[{suggestion}|.]"
        ),
        (
            "Kiểm tra mã đơn vị ở [ô {where}; nếu là đơn vị của khối, sửa lại cho đúng mã|đầu phiếu; nếu là đơn vị của "
            "khối, đề nghị điền vào phiếu mang đúng mã] rồi gửi lại."
        ),
    ),
    "scale_differs": Wording(
        "Phiếu theo thang điểm khác",
        "Phiếu được lập theo một thang điểm khác thang điểm đang dùng, nên không được chấm.",
        "Lập lại phiếu theo thang điểm đang dùng, đề nghị đơn vị chép số liệu sang rồi gửi lại.",
    ),
    "late": Wording(
        "Nộp muộn",
        "Phiếu đến[ lúc {received}] khi đã hết thời gian nhận[ (hạn nộp: {deadline})], nên không được chấm.",
        (
            "Khối quyết định; nếu thống nhất nhận, ghi x ở cột Chấp nhận và lý do ở cột Ghi chú của sổ nhận phiếu "
            "(so-nhan-phieu.xlsx) rồi chạy lại."
        ),
    ),
    "which_form": Wording(
        "Nhiều phiếu, chưa rõ phiếu nào",
        (
            "[Tệp có nhiều trang phiếu khác nhau ({sheets}), không rõ trang nào đúng|Có nhiều phiếu khác nhau của cùng "
            "một nơi gửi ({others}) mà không rõ phiếu nào gửi sau cùng|Có nhiều phiếu khác nhau của cùng một nơi gửi "
            "({other}) mà không rõ phiếu nào gửi sau cùng|Có nhiều phiếu khác nhau của cùng một nơi gửi mà không rõ "
            "phiếu nào gửi sau cùng], nên chưa chọn phiếu nào."
        ),
        (
            "Hỏi nơi gửi phiếu nào đúng, chỉ giữ [một trong các trang {sheets}|phiếu đó trong thư mục nhận (hoặc ghi "
            "cột Nhận lúc của từng phiếu trong sổ nhận phiếu)] rồi chạy lại."
        ),
    ),
    "superseded": Wording(
        "Có phiếu gửi sau",
        "Phiếu này đã được thay bằng phiếu gửi sau[ ({other})].[ Khác nhau ở: {differences}.]",
        "Không phải sửa; chỉ cần xem các chỗ khác nhau nếu có.",
    ),
    "bad_sidecar": Wording(
        "Tệp thời điểm nhận bị hỏng",
        (
            "Không đọc được tệp ghi thời điểm nhận[ ({other})| (“{file}.meta.json”)], nên coi như chưa rõ thời điểm "
            "nhận phiếu."
        ),
        'Sửa tệp theo mẫu {"received": "NNNN-06-20T08:30:00+07:00"} (NNNN là năm) rồi chạy lại.',
    ),
}

FILE_VARIANTS = {
    ("receipt_unknown", Severity.WARNING): Wording(
        "Chưa rõ thời điểm nhận",
        "Dòng này tính theo ngày nộp nhưng chưa rõ khối nhận phiếu lúc nào, nên tạm tính như nộp đúng hạn.",
        f"Thư ký khối {_REGISTER}",
    ),
    ("late", Severity.WARNING): Wording(
        "Nộp muộn",
        "Phiếu đến sau hạn nộp[ ({deadline})][, lúc {received}], nhưng vẫn được nhận và chấm.",
        "Không yêu cầu xử lý.",
    ),
}

GRADE_REASONS = {
    "grade_quota": "do loại này [không quá {quota} đơn vị|không xếp cho đơn vị nào với số đơn vị được xếp hạng]",
    "grade_section": (
        "do mục[ “{title}”| này] đạt[ {points}/{maximum} điểm], dưới [{needed}%|mức tối thiểu so với] điểm tối đa "
        "của mục"
    ),
}

BLOC = {
    "grade_quota": Wording(
        "Vượt tỷ lệ xếp loại",
        (
            "Đơn vị[ xếp thứ {place}] chưa được xếp loại[ “{grade}”| này] do vượt tỷ lệ xếp loại: loại này [không quá "
            "{quota} đơn vị|không xếp cho đơn vị nào với số đơn vị được xếp hạng][; được xếp loại “{next_grade}”]."
        ),
        "Không phải sửa; khối xem lại nếu muốn thay đổi tỷ lệ xếp loại.",
    ),
    "grade_section": Wording(
        "Một mục chưa đạt tỷ lệ của loại",
        (
            "Mục[ “{title}”| này] mới được[ {points}/{maximum} điểm], dưới [{needed}%|mức tối thiểu so với] điểm tối "
            "đa của mục, nên không xét loại[ “{grade}”| này][; xét loại “{next_grade}”]."
        ),
        "Không phải sửa; khối xem lại nếu điểm của mục chưa đúng.",
    ),
    "award_undecided": Wording(
        "Chưa quyết được đề nghị khen",
        (
            "Số lượng còn lại[ ({quota})] của[ “{award}”| hình thức khen này] không đủ cho các đơn vị cùng [xếp thứ "
            "{place} và cùng được {votes} phiếu|xếp thứ {place}|thứ hạng][ ({others})], nên chưa đề nghị các đơn vị "
            "này và các đơn vị xếp sau."
        ),
        (
            "[Các đơn vị này cùng được {votes} phiếu: khối bỏ phiếu lại hoặc bình xét để chọn.|Khối họp bình xét, bỏ "
            "phiếu để chọn.]"
        ),
    ),
    "carry_missing": Wording(
        "Không có điểm 6 tháng cộng sang",
        (
            "Khối cộng một phần kết quả 6 tháng vào tổng điểm năm, nhưng đơn vị không có kết quả xếp hạng 6 tháng, nên "
            "phần cộng sang là 0 điểm."
        ),
        "Khối xem lại kết quả sơ kết 6 tháng của đơn vị, hoặc thống nhất cách tính cho đơn vị này.",
    ),
    "appraised_above_maximum": Wording(
        "Thẩm định vượt tối đa",
        "Điểm thẩm định[ {seen}] cao hơn điểm tối đa của dòng[ ({maximum})]; vẫn tính như đã ghi.",
        "Đơn vị thẩm định xem lại; nếu khối đã thống nhất thì không phải sửa.",
    ),
    "appraises_itself": Wording(
        "Tự thẩm định chính mình",
        "Đơn vị tự thẩm định dòng này của chính mình; giá trị thẩm định vẫn được tính như đã ghi.",
        (
            "Khối giao Khối phó hoặc đơn vị khác thẩm định lại dòng này; nếu khối chưa có Khối phó, ghi mã Khối phó "
            "vào bloc.deputies trong config.toml rồi lập lại phiếu thẩm định."
        ),
    ),
    "appraised_capped": Wording(
        "Điểm thẩm định bị cắt theo trần",
        (
            "Mục[ “{title}”| này] có dòng được thẩm định cao hơn tối đa, và tổng của mục đã bị cắt theo mức trần[ "
            "{maximum} điểm]."
        ),
        "Khối xem lại điểm thẩm định và mức trần của mục có đúng ý không.",
    ),
    "appraised_not_applicable": Wording(
        "Thẩm định dòng không áp dụng",
        (
            "Có giá trị thẩm định[ ({seen})] [ở cột {column} của dòng không nhận giá trị ở cột đó|ở dòng không áp dụng "
            "với đơn vị này], nên không được tính."
        ),
        (
            "Xóa giá trị [ở cột {column}; nếu cần đổi điểm của dòng, ghi ở cột Điểm thẩm định|thẩm định; nếu dòng "
            "phải áp dụng, sửa chỉ tiêu của đơn vị hoặc đối tượng, kỳ của dòng trong thang điểm]."
        ),
    ),
}

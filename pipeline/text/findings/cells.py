"""Findings in the cells and rows of a form: what is wrong, what was done with the value, what to do now."""

from pipeline.model.finding import Severity
from pipeline.text.findings.wording import Wording

_LOOK_AGAIN = "Không phải sửa; chỉ cần xem lại con số cho đúng."
_CLAIM = "Xem lại số liệu ở cột Kết quả; nếu cách tính chưa đúng với thực tế, nêu rõ ở cột Giải trình để thẩm định."

CELLS = {
    "date_for_number": Wording(
        "Ô định dạng ngày",
        (
            "Ô này phải ghi số nhưng đang ở định dạng ngày[ ({seen})], có thể bảng tính đã tự đổi số thành ngày; giá "
            "trị này chưa được tính."
        ),
        "Đổi định dạng ô sang Số (Number) rồi gõ lại con số.",
    ),
    "percent_cell": Wording(
        "Ô định dạng phần trăm",
        (
            "Ô đang ở định dạng phần trăm[ ({seen})] nhưng dòng này không tính bằng phần trăm, nên không rõ con số "
            "muốn báo cáo; giá trị này chưa được tính."
        ),
        "Đổi định dạng ô sang Số (Number) rồi gõ lại con số theo đúng đơn vị tính của dòng.",
    ),
    "number_as_text": Wording(
        "Số gõ dạng chữ",
        "Con số[ “{seen}”] được gõ dưới dạng chữ; đã đọc được và vẫn tính bình thường.",
        _LOOK_AGAIN,
    ),
    "ambiguous_number": Wording(
        "Số có thể đọc hai cách",
        (
            "[“{seen}”|Con số trong ô] có thể đọc theo hai cách, vì dấu ngăn cách có thể là dấu thập phân hoặc dấu "
            "hàng nghìn; giá trị này chưa được tính."
        ),
        "Gõ lại con số, không dùng dấu ngăn cách hàng nghìn (ví dụ: 1234).",
    ),
    "not_a_number": Wording(
        "Không phải số",
        "[“{seen}”|Nội dung trong ô] không phải là một con số; giá trị này chưa được tính.",
        "Chỉ ghi một con số vào ô; đơn vị tính và lời giải thích xin ghi ở cột [{notes}|Giải trình].",
    ),
    "cell_error": Wording(
        "Ô báo lỗi",
        "Ô đang báo lỗi của bảng tính[ ({seen})], không có giá trị để tính.",
        "Sửa công thức bị lỗi hoặc gõ thẳng giá trị vào ô.",
    ),
    "formula_without_value": Wording(
        "Công thức chưa có kết quả",
        "Ô có công thức nhưng tệp không lưu kết quả của công thức, nên không có giá trị để tính.",
        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi gửi; hoặc gõ thẳng giá trị vào ô.",
    ),
    "formula_in_input": Wording(
        "Ô nhập có công thức",
        "Ô nhập liệu chứa công thức[ (kết quả: {seen})]; đã lấy kết quả của công thức và vẫn tính bình thường.",
        _LOOK_AGAIN,
    ),
    "date_as_text": Wording(
        "Ngày gõ dạng chữ",
        "Ngày[ “{seen}”] được gõ dưới dạng chữ; đã đọc theo thứ tự ngày, tháng, năm.",
        "Không phải sửa; chỉ cần xem lại ngày và tháng có bị đảo không.",
    ),
    "not_a_date": Wording(
        "Không phải ngày",
        "[“{seen}”|Nội dung trong ô] không phải là một ngày đọc được; giá trị này chưa được tính.",
        (
            "Ghi ngày theo dạng ngày/tháng/năm, năm đủ bốn chữ số[; nếu không có ngày thì ghi một trong các từ: "
            "{options}]."
        ),
    ),
    "unknown_option": Wording(
        "Câu trả lời ngoài danh sách",
        "Chưa tính được vì [“{seen}”|nội dung trong ô] không có trong các câu trả lời của dòng này[{suggestion}|.]",
        "Chọn đúng một câu trả lời[: {options}| trong danh sách của ô].",
    ),
    "out_of_range": Wording(
        "Số ngoài giới hạn",
        (
            "[{seen}|Con số trong ô] nằm ngoài giới hạn của dòng này[ (nhỏ nhất {minimum}, lớn nhất {maximum})| (nhỏ "
            "nhất {minimum})| (lớn nhất {maximum})]; giá trị này chưa được tính."
        ),
        "Ghi lại con số trong giới hạn; nếu số liệu thực tế đúng như vậy, xin trao đổi với thư ký.",
    ),
    "not_a_multiple": Wording(
        "Sai bước điểm",
        (
            "[{seen}|Con số trong ô] không đúng bước điểm của dòng này[ (phải là bội số của {step})]; giá trị này "
            "chưa được tính."
        ),
        "Ghi lại một con số chia hết cho [{step}|bước điểm của dòng].",
    ),
    "not_whole": Wording(
        "Số đếm bị lẻ",
        (
            "[{seen}|Con số trong ô] không phải số nguyên, trong khi dòng này đếm số lần, số việc; giá trị này chưa "
            "được tính."
        ),
        "Ghi lại số đếm, không có phần lẻ.",
    ),
    "unusual_figure": Wording(
        "Số khác hẳn các đơn vị khác",
        (
            "[{seen} so với chỉ tiêu {target}|{seen}|Con số trong ô] khác hẳn các đơn vị khác ở cùng dòng[ (thường đạt "
            "khoảng {usual}% chỉ tiêu)| (chỉ tiêu của các đơn vị khác thường khoảng {targets})| (thường khoảng "
            "{others})]; vẫn tính như đã ghi."
        ),
        (
            "Xem lại đơn vị tính và dấu thập phân[ của kết quả và của chỉ tiêu {target}] (ví dụ ghi 0,9 thay cho 90); "
            "nếu đúng thì không phải sửa."
        ),
    ),
    "missing_answer": Wording(
        "Chưa trả lời",
        "Dòng này áp dụng với đơn vị nhưng còn để trống, nên được 0 điểm[ trên tối đa {maximum} điểm].",
        "Điền kết quả; nếu dòng không áp dụng với đơn vị, ghi x ở cột Không áp dụng và nêu lý do ở cột Giải trình.",
    ),
    "claim_differs": Wording(
        "Tự chấm khác điểm tính",
        "Điểm tự chấm[ {claimed}] khác điểm tính theo thang điểm[ ({computed})]; điểm tự chấm chỉ để đối chiếu.",
        _CLAIM,
    ),
    "claim_above_maximum": Wording(
        "Tự chấm vượt tối đa",
        (
            "Điểm tự chấm[ {claimed}] cao hơn điểm tối đa của dòng[ ({maximum})]; điểm tự chấm chỉ để đối chiếu[, "
            "điểm tính theo thang điểm là {computed}]."
        ),
        _CLAIM,
    ),
    "missing_evidence": Wording(
        "Thiếu minh chứng",
        "Dòng này có điểm và bắt buộc có minh chứng nhưng cột Minh chứng còn trống; điểm vẫn được giữ.",
        "Ghi số, ngày của văn bản hoặc nơi lưu minh chứng vào cột Minh chứng.",
    ),
    "reason_missing": Wording(
        "Thiếu lý do",
        "Dòng được đánh dấu Không áp dụng nhưng cột Giải trình không nêu lý do, nên vẫn tính là có áp dụng.",
        "Nêu lý do ở cột Giải trình của chính dòng đó, hoặc xóa dấu x và điền kết quả.",
    ),
    "unknown_mark": Wording(
        "Dấu lạ",
        "Cột Không áp dụng chỉ nhận dấu x[, không nhận “{seen}”]; dòng này vẫn tính là có áp dụng.",
        "Ghi x nếu dòng không áp dụng và nêu lý do ở cột Giải trình; nếu có áp dụng thì để trống.",
    ),
    "unknown_code": Wording(
        "Mã ngoài thang điểm",
        (
            "[Nội dung “{stray}” không được tính vì hàng này không có mã|Dòng này không được tính vì ô Mã là số hoặc "
            "ngày ({number}), không phải mã dạng chữ|Dòng này không được tính vì mã “{seen}” không có trong thang "
            "điểm|Dòng này không được tính vì mã của dòng không có trong thang điểm][{suggestion}|.]"
        ),
        "Không sửa cột Mã, không chèn thêm dòng; chép số liệu vào đúng dòng của mẫu phiếu đã gửi.",
    ),
    "duplicate_code": Wording(
        "Mã lặp lại",
        "Mã [“{line}”|“{seen}”|này] có nhiều dòng trong phiếu, không rõ dòng nào đúng, nên coi như để trống.",
        "Chỉ giữ một dòng cho mỗi mã rồi gửi lại phiếu.",
    ),
    "missing_line": Wording(
        "Thiếu dòng",
        "Phiếu không còn dòng [“{title}”|này] của thang điểm, nên dòng được coi như để trống.",
        "Dùng lại mẫu phiếu đã gửi, không xóa dòng; điền đủ rồi gửi lại.",
    ),
    "text_changed": Wording(
        "Nội dung dòng bị sửa",
        (
            "Nội dung của dòng trong phiếu[ (“{seen}”)] khác thang điểm[ (“{title}”)][, đó là nội dung của dòng "
            "{owner}]; điểm vẫn tính theo mã của dòng và thang điểm."
        ),
        (
            "Xem [mã và nội dung có bị xếp lệch nhau không, nhất là so với dòng {owner}|đơn vị có hiểu đúng nội dung "
            "của dòng không]; xin không sửa cột Nội dung."
        ),
    ),
    "answers_elsewhere": Wording(
        "Câu trả lời ngoài bản được tính",
        (
            "Tệp còn một bản khác của phiếu hoặc một cột trùng tên, ghi khác phần được tính[: {differences}]; phần "
            "khác đó không được tính."
        ),
        "Xem phần nào đúng; nếu phần được tính chưa đúng, chỉ giữ một bản phiếu, mỗi cột một lần, rồi gửi lại.",
    ),
    "legacy_font": Wording(
        "Chữ gõ bằng phông cũ",
        "Ô này gõ bằng phông chữ trước Unicode (TCVN3 hoặc VNI); đã chuyển thành[ “{seen}”| chữ Unicode].",
        "Không phải sửa; chỉ cần xem chữ đã chuyển có đúng không.",
    ),
    "target_differs": Wording(
        "Chỉ tiêu trên phiếu khác",
        (
            "Chỉ tiêu trên phiếu[ ({shown})] khác chỉ tiêu đang có hiệu lực[ ({target})]; điểm tính theo chỉ tiêu "
            "đang có hiệu lực."
        ),
        "Nếu chỉ tiêu đã được điều chỉnh thì không phải sửa; nếu chưa, thư ký khối xem lại tệp targets.xlsx.",
    ),
}

CELL_VARIANTS = {
    ("percent_cell", Severity.INFO): Wording(
        "Ô định dạng phần trăm",
        "Ô đang ở định dạng phần trăm[ ({seen})]; đã đọc là số phần trăm và vẫn tính bình thường.",
        _LOOK_AGAIN,
    ),
    ("reason_missing", Severity.WARNING): Wording(
        "Thiếu lý do",
        "Điểm thẩm định khác điểm trước khi thẩm định nhưng cột Lý do còn trống; điểm thẩm định vẫn được tính.",
        "Đơn vị thẩm định bổ sung lý do ở cột Lý do.",
    ),
}

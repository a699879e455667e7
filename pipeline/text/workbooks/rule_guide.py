"""What a secretary must know to write a line of the scale: the rules, the conditions and the columns, in words.

A rule without an entry here fails a test; so does an example that its rule does not take. Source: CONTRACT
sections 3, 4 and 8.
"""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.model.scale import Kind
from pipeline.text import labels


class Example(NamedTuple):
    """A line that could stand in a scale: `maximum` and `parameters` as they are typed, "" = blank."""

    kind: Kind
    maximum: str
    parameters: str


class RuleGuide(NamedTuple):
    """`answer`: what the member fills in. `points`: what comes of it. `parameters`: a part and its meaning."""

    answer: str
    points: str
    examples: tuple[Example, ...]
    parameters: tuple[tuple[str, str], ...] = ()


_FOLLOWS = (
    "theo dòng X",
    "Không có ô điền riêng mà lấy Kết quả và Chỉ tiêu giao của dòng mã X; dòng X không áp dụng thì dòng này cũng vậy.",
)
_OF_TARGET = (
    "theo % chỉ tiêu",
    "Con số là tỷ lệ % của Kết quả so với Chỉ tiêu giao; chỉ đi với “… mỗi … trên …” hoặc “… mỗi … dưới …”.",
)
_MOST_TAKEN = ("trừ tối đa 1,5", "Không trừ quá số điểm này.")

GUIDES: Mapping[str, RuleGuide] = {
    "Điểm chuẩn": RuleGuide(
        answer="Đơn vị không phải điền.",
        points="Được đủ Điểm tối đa; thường kèm các dòng loại Trừ ở cấp dưới.",
        examples=(Example(Kind.BASE, "10", ""),),
    ),
    "Chấm trực tiếp": RuleGuide(
        answer="Đơn vị ghi số điểm vào cột Điểm tự chấm, từ 0 đến Điểm tối đa.",
        points="Điểm là số đã ghi. Dòng Thưởng, Trừ có thể để trống Điểm tối đa, nghĩa là không giới hạn.",
        parameters=(
            ("bước 0,25", "Số điểm tự chấm phải là bội số của 0,25."),
            ("thang 100", "Đơn vị chấm từ 0 đến 100 rồi được quy ra Điểm tối đa; “bước” khi đó nói về số đã chấm."),
        ),
        examples=(
            Example(Kind.BASE, "7", "bước 0,5"),
            Example(Kind.BASE, "20", "thang 100; bước 1"),
            Example(Kind.BONUS, "", ""),
        ),
    ),
    "Đạt/không đạt": RuleGuide(
        answer="Đơn vị chọn Đạt hoặc Không đạt (Có hoặc Không) ở cột Kết quả.",
        points="Đạt, Có, x: đủ Điểm tối đa; ngược lại 0 điểm. Ở dòng Trừ chỉ ghi Có (bị trừ đủ) hoặc Không.",
        examples=(Example(Kind.BASE, "5", ""), Example(Kind.DEDUCTION, "2", "")),
    ),
    "Theo mức": RuleGuide(
        answer="Đơn vị chọn một mức trong danh sách ở cột Kết quả.",
        points="Điểm là số đã ghi sau dấu hai chấm của mức được chọn, từ 0 đến Điểm tối đa.",
        parameters=(("tên mức: số điểm", "Mỗi mức một phần, không trùng tên nhau."), _FOLLOWS),
        examples=(
            Example(Kind.BASE, "6", "Hoàn thành xuất sắc: 6; Hoàn thành tốt: 5; Hoàn thành: 3; Không hoàn thành: 0"),
            Example(Kind.BONUS, "2", "Khen thưởng cấp Trung ương: 2; Khen thưởng cấp tỉnh: 1; Không: 0"),
        ),
    ),
    "Theo bậc": RuleGuide(
        answer="Đơn vị ghi một con số ở cột Kết quả.",
        points="Điểm là của bậc đầu tiên đúng với con số, xét theo thứ tự đã viết; không bậc nào đúng thì 0 điểm.",
        parameters=(
            ("≥98: 5", "Một bậc: dấu so sánh (≥ > = < ≤, viết >= <= cũng được), ngưỡng, dấu hai chấm, số điểm."),
            ("từ 98% trở lên: 5", "Bậc viết như trong văn bản; cũng được: trên 98: 5, dưới 50: 0, không quá 50: 1."),
            ("từ 95% đến dưới 98%: 4", "Bậc từ 95 trở lên và dưới 98; viết “95% - <98%: 4” cũng được."),
            ("còn lại: 0", "Bậc cuối cùng, cho mọi con số chưa thuộc bậc nào ở trên."),
            ("theo % chỉ tiêu", "So sánh tỷ lệ % của Kết quả so với Chỉ tiêu giao, thay cho chính con số."),
            _FOLLOWS,
        ),
        examples=(
            Example(Kind.BASE, "5", "≥98: 5; ≥97: 4; ≥96: 3; còn lại: 0"),
            Example(Kind.BASE, "10", "theo % chỉ tiêu; ≥100: 10; ≥95: 8; ≥80: 5; còn lại: 0"),
            Example(Kind.BONUS, "2", "theo dòng A1; theo % chỉ tiêu; ≥120: 2; >100: 1"),
        ),
    ),
    "Theo tỷ lệ": RuleGuide(
        answer="Đơn vị ghi số đạt được (không âm) ở cột Kết quả; Chỉ tiêu giao lấy từ targets.xlsx.",
        points="Điểm bằng Điểm tối đa nhân tỷ lệ Kết quả so với Chỉ tiêu giao, đạt đủ thì không tăng thêm. "
        "Không có chỉ tiêu thì dòng không áp dụng.",
        parameters=(
            ("đủ điểm từ 85%", "Đạt 85% chỉ tiêu đã được đủ điểm (không ghi: 100%)."),
            ("không điểm dưới 60%", "Đạt dưới 60% thì 0 điểm (không ghi: không có ngưỡng này)."),
            ("kết quả là %", "Kết quả đã là tỷ lệ %, không cần chỉ tiêu."),
            ("càng thấp càng tốt", "Tỷ lệ tính ngược: chỉ tiêu chia cho kết quả; kết quả 0 được đủ điểm."),
            _FOLLOWS,
        ),
        examples=(
            Example(Kind.BASE, "30", ""),
            Example(Kind.BASE, "30", "đủ điểm từ 85%; không điểm dưới 60%"),
            Example(Kind.BASE, "10", "kết quả là %; đủ điểm từ 80%"),
            Example(Kind.BASE, "6", "càng thấp càng tốt"),
        ),
    ),
    "Theo số lượng": RuleGuide(
        answer="Đơn vị ghi số lượng ở cột Kết quả; để trống là 0.",
        points="Điểm bằng đơn giá nhân số lượng, không quá Điểm tối đa. "
        "Dòng Thưởng, Trừ có thể để trống Điểm tối đa, nghĩa là không giới hạn.",
        parameters=(
            ("0,5/lần", "Mỗi lần 0,5 điểm; số lần là số nguyên. Sau dấu / chỉ ghi chữ; “mỗi lần: 0,5” cũng được."),
            ("0,1 mỗi 1 trên 92", "Cứ mỗi 1 đủ vượt trên 92 được 0,1 điểm; số ghi vào có thể lẻ."),
            _OF_TARGET,
            _FOLLOWS,
        ),
        examples=(
            Example(Kind.BASE, "5", "1/hoạt động"),
            Example(Kind.BONUS, "2", "0,1 mỗi 1 trên 92"),
            Example(Kind.BONUS, "3", "0,1 mỗi 1 trên 100; theo % chỉ tiêu"),
            Example(Kind.DEDUCTION, "", "2/lần"),
        ),
    ),
    "Trừ dần": RuleGuide(
        answer="Đơn vị ghi số lần vi phạm (số nguyên, để trống là 0) hoặc con số đạt được ở cột Kết quả.",
        points="Bắt đầu từ Điểm tối đa, mỗi lần (hoặc cứ thiếu mỗi mức) bị trừ dần, thấp nhất là 0 điểm.",
        parameters=(
            ("0,5/lần", "Mỗi lần trừ 0,5 điểm; sau dấu / chỉ ghi chữ."),
            ("0,5 mỗi 1 dưới 92", "Cứ mỗi 1 đủ thiếu so với 92 trừ 0,5 điểm; từ 92 trở lên được đủ điểm."),
            _OF_TARGET,
            _MOST_TAKEN,
            _FOLLOWS,
        ),
        examples=(
            Example(Kind.BASE, "5", "0,5/lần"),
            Example(Kind.BASE, "5", "0,5/lần; trừ tối đa 1,5"),
            Example(Kind.BASE, "10", "0,2 mỗi 1 dưới 100; theo % chỉ tiêu"),
        ),
    ),
    "Theo thời hạn": RuleGuide(
        answer="Đơn vị ghi ngày hoàn thành ở cột Kết quả, hoặc Không nếu không làm.",
        points="Điểm theo số ngày trễ so với hạn: theo bậc ngày, hoặc trừ theo từng ngày; dòng Thưởng chỉ dùng bậc.",
        parameters=(
            ("hạn 31/01", "Hạn trong năm của khối; ghi đủ ngày/tháng/năm để chỉ năm khác."),
            ("hạn nộp", "Hạn là ngày hạn nộp phiếu của kỳ."),
            ("≤0: 3", "Bậc ngày: trễ không quá 0 ngày được 3 điểm; số ngày âm là sớm hơn hạn."),
            ("còn lại: 0", "Bậc cuối cùng, cũng là điểm khi ghi Không."),
            ("1/ngày", "Mỗi ngày trễ trừ 1 điểm khỏi Điểm tối đa (ở dòng Trừ: bị trừ 1 điểm mỗi ngày)."),
            ("trừ tối đa 3", "Đi với số điểm mỗi ngày: không trừ quá 3 điểm."),
            ("theo ngày nộp", "Không phải điền: lấy ngày khối nhận được phiếu."),
        ),
        examples=(
            Example(Kind.BASE, "3", "hạn 31/01; ≤0: 3; ≤30: 1,5; còn lại: 0"),
            Example(Kind.BASE, "5", "hạn 15/12; 1/ngày; trừ tối đa 3"),
            Example(Kind.BASE, "4", "hạn nộp; 0,5/ngày; theo ngày nộp"),
            Example(Kind.DEDUCTION, "3", "hạn 31/03; 0,5/ngày"),
        ),
    ),
    "Vượt kế hoạch": RuleGuide(
        answer="Đơn vị không phải điền.",
        points="Thưởng cho từng phần trăm tròn vượt chỉ tiêu của một dòng “Theo tỷ lệ” hoặc “So với đơn vị dẫn đầu”; "
        "không quá Điểm tối đa.",
        parameters=(
            ("của X", "Mã của dòng được tính vượt; bắt buộc."),
            ("1%", "Cứ vượt 1% được thưởng 1% số điểm tối đa của dòng X (không ghi: 1%)."),
        ),
        examples=(Example(Kind.BONUS, "2", "của A1"), Example(Kind.BONUS, "4", "của A1; 2%")),
    ),
    "So với đơn vị dẫn đầu": RuleGuide(
        answer="Đơn vị ghi số đạt được (không âm) ở cột Kết quả; Chỉ tiêu giao lấy từ targets.xlsx.",
        points="Đạt đúng chỉ tiêu được một nửa Điểm tối đa, chưa đạt thì theo tỷ lệ; "
        "vượt thì được thêm tới một nửa kia, so với đơn vị vượt nhiều nhất. "
        "Đơn vị không có chỉ tiêu nhưng có kết quả được so với nhau; không đơn vị nào có chỉ tiêu thì so bằng kết quả. "
        "Chỉ tính được khi đã có phiếu của cả khối.",
        examples=(Example(Kind.BASE, "20", ""),),
    ),
}
"""By the rule's label, in the order of the rules."""

CONDITIONS: tuple[tuple[str, str], ...] = (
    ("không xếp hạng", "Đơn vị trả lời Có thì không được xếp hạng."),
    ("không khen thưởng", "Vẫn xếp hạng, xếp loại nhưng không đề nghị khen thưởng."),
    ("không xếp loại", "Vẫn xếp hạng nhưng không xếp loại và không đề nghị khen thưởng."),
    ("hạ 1 bậc", "Hạ một bậc xếp loại; mỗi điều kiện hạ một bậc, không thấp hơn bậc cuối."),
    ("tối đa: Hoàn thành nhiệm vụ", "Xếp loại không cao hơn mức ghi sau dấu hai chấm; tên mức như trong config.toml."),
)

COLUMNS: tuple[tuple[str, str], ...] = (
    (labels.LEVEL, "Bậc của hàng: hàng đầu tiên là 1; hàng dưới sâu hơn hàng trên nhiều nhất một bậc."),
    (labels.CODE, "Mã của dòng, dạng chữ, không trùng nhau. Cột này đã định dạng Text để 1.10 không thành 1,1."),
    (labels.TITLE, "Nội dung tiêu chí, in trên phiếu."),
    (
        labels.KIND,
        "Nhóm: đề mục, không có điểm riêng. Chuẩn: điểm chuẩn. Thưởng: điểm cộng thêm. Trừ: điểm bị trừ. "
        "Điều kiện: câu hỏi Có/Không.",
    ),
    (
        labels.MAXIMUM,
        "Số điểm nhiều nhất của dòng; ở dòng Trừ là số bị trừ nhiều nhất, ghi số dương. "
        "Ở Nhóm là số điểm chuẩn nhiều nhất của cả nhánh; để trống nghĩa là không giới hạn riêng.",
    ),
    (labels.UNIT, "Đơn vị tính của Kết quả. Ghi bắt đầu bằng % thì ô phần trăm và dấu % được hiểu đúng."),
    (
        labels.GROUPS,
        "Dòng và nhánh này chỉ áp dụng cho các nhóm đơn vị (groups trong config.toml) ghi ở đây, cách nhau dấu phẩy.",
    ),
    (labels.PERIOD, "6 tháng hoặc Năm: dòng và nhánh chỉ dùng ở kỳ đó; để trống là cả hai kỳ."),
    (labels.BONUS_CAP, "Số điểm thưởng nhiều nhất được tính của hàng này và cả nhánh."),
    (labels.DEDUCTION_CAP, "Số điểm trừ nhiều nhất bị tính của hàng này và cả nhánh."),
    (labels.PICK, "Cộng (mặc định): cộng các dòng con. Cao nhất: chỉ lấy mức cao nhất trong các dòng con."),
    (labels.BONUS_IF, "không bị trừ: điểm thưởng của nhánh chỉ được tính khi trong nhánh không có điểm trừ."),
    (labels.EVIDENCE, "Bắt buộc: có điểm mà không ghi minh chứng thì chương trình nhắc; điểm vẫn giữ."),
    (labels.APPRAISER, "Nơi thẩm định dòng này; để trống thì theo hàng trên gần nhất, sau cùng là Khối trưởng."),
    (labels.GUIDANCE, "Lời hướng dẫn in trên phiếu của đơn vị."),
    (labels.SHORT, "Tên ngắn của tiêu chí trong câu văn và biểu đồ; để trống thì dùng Nội dung."),
)

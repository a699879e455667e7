"""How to fill each form that goes out: the steps of its first sheet, and what the tints of its cells mean.

Names in braces stand for the labels of the form's columns, and for other words of it.
"""

from collections.abc import Mapping
from typing import NamedTuple

Steps = tuple[tuple[str, str], ...]
"""A heading and a sentence or two for each step."""


class Guide(NamedTuple):
    """The first sheet of a form. `tints` say what cells are: to fill, to fill where needed, computed, wrong."""

    heading: str
    steps: Steps
    tints: tuple[str, str, str, str]


_SCORE_TINTS = (
    "Ô phải điền: kết quả, hoặc điểm tự chấm của dòng chấm trực tiếp",
    "Ô điền khi cần: Không áp dụng, Minh chứng, Giải trình",
    "Điểm tự tính từ kết quả, đã khóa",
    "Ô ghi chưa đúng, cần xem lại",
)
_APPRAISAL_TINTS = (
    "Ô nhập: {FIGURE}, {POINTS}, {REASON}",
    "Dòng không có {REPORTED} riêng: chỉ ghi {POINTS}",
    "Điểm đang có trước vòng này, đã khóa",
    "Còn thiếu {REASON}",
)
_RESPONSE_TINTS = ("Ô chọn {OPINION}", "Ô ghi {TEXT}", "{POINTS}, đã khóa", "{disagrees} mà chưa ghi {TEXT}")

_SEND_BACK = (
    "Gửi lại",
    "Lưu rồi gửi chính tệp này (.xlsx) cho thư ký khối. Không đổi tên trang, không thêm hoặc xóa hàng, cột, "
    "không chép sang tệp khác; gửi lại nhiều lần thì bản nhận sau cùng được tính.",
)

_SCORE: Steps = (
    (
        "Điền ở đâu",
        "Mở trang “{sheet}” và chỉ điền các ô có nền vàng. Các ô khác đã khóa; vẫn kéo rộng được hàng, cột.",
    ),
    (
        "Kết quả",
        "Ghi số liệu thực hiện theo Đơn vị tính của dòng, hoặc chọn một mức trong danh sách. "
        "Bấm vào ô để xem ô đó cần gì.",
    ),
    (
        "Cách ghi số",
        "Chỉ ghi số, không kèm chữ; phần lẻ dùng dấu phẩy, ví dụ 98,5 (máy dùng dấu chấm thì gõ 98.5). "
        "Tỷ lệ % cũng ghi 98,5, không gõ dấu %.",
    ),
    ("Cách ghi ngày", "Ghi ngày/tháng/năm, ví dụ 20/04/{year}, rồi xem lại ngày hiện trong ô."),
    (
        "Điểm tự chấm",
        "Tự tính từ kết quả. Chỉ những dòng có nền vàng ở cột này mới phải ghi điểm. "
        "Dòng ghi “{by_bloc}” thì khối tính sau khi nhận đủ phiếu.",
    ),
    (
        "Không áp dụng",
        "Nội dung không thuộc nhiệm vụ của đơn vị: ghi x và ghi lý do ở cột Giải trình cùng hàng. "
        "Thiếu lý do thì x không có giá trị. Ghi x ở dòng tiêu đề là cho cả nhóm dưới dòng đó.",
    ),
    (
        "Minh chứng",
        "Ghi số, ngày, tên văn bản. Dòng có câu “Phải ghi minh chứng” mà để trống sẽ được nhắc khi thẩm định.",
    ),
    (
        "Ô để trống",
        "Ở dòng tính theo số lượng, số lần: nghĩa là 0. Ở dòng thưởng, dòng trừ và điều kiện: nghĩa là không có. "
        "Ở các dòng khác: chưa có điểm và được đếm ở ô “Còn trống”.",
    ),
    (
        "Trước khi gửi",
        "Xem góc trên bên phải: “Còn trống” và “Cần xem lại” nên bằng 0; cột bên phải bảng chỉ ra từng dòng.",
    ),
    (
        "Gửi lại",
        "Lưu rồi gửi chính tệp này (.xlsx). Không đổi tên trang, không thêm hoặc xóa hàng, cột, "
        "không chép sang tệp khác. {recipient} Hạn nộp: {deadline}.",
    ),
)
_APPRAISAL: Steps = (
    (
        "Điền ở đâu",
        "Mở trang “{sheet}”; mỗi hàng là một dòng của thang điểm ở một đơn vị. "
        "Chỉ ghi ba cột {FIGURE}, {POINTS}, {REASON}; lọc theo đơn vị hoặc theo dòng bằng nút ở hàng tiêu đề.",
    ),
    ("Đồng ý với đơn vị", "Để trống cả ba cột: {COMPUTED} được giữ."),
    (
        "Số liệu khác",
        "Ghi số liệu đúng vào {FIGURE}, theo cách ghi của cột {REPORTED}; điểm được tính lại theo thang điểm.",
    ),
    (
        "Điểm khác",
        "Ghi điểm vào {POINTS}, từ 0 trở lên; ở dòng trừ là số điểm bị trừ. "
        "Ghi cả hai thì {POINTS} được tính. Cao hơn điểm tối đa vẫn tính nhưng được nhắc để xem lại.",
    ),
    ("{REASON}", "Điểm khác điểm đang có thì ghi lý do và căn cứ; thiếu lý do sẽ được nhắc."),
)
_EARLIER_ROUNDS: Steps = (
    (
        "Vòng trước",
        "Các cột “Vòng …” bên phải {REASON} cho biết kết quả, điểm và lý do đã thẩm định ở vòng trước, và "
        "đơn vị nhất trí hay giải trình thế nào; không sửa các cột này. Dòng để trống ở vòng này giữ nguyên ý kiến "
        "của vòng trước.",
    ),
)
_REMARKS: Steps = (
    (
        "Cần chú ý",
        "Cột cuối bên phải, không có tiêu đề, nhắc những chỗ nên xem ở phiếu của đơn vị: thiếu minh chứng, "
        "số liệu khác thường, dòng không áp dụng.",
    ),
    _SEND_BACK,
)
_RESPONSE: Steps = (
    (
        "Phiếu gồm gì",
        "Trang “{sheet}” chỉ có những dòng mà điểm sau thẩm định khác điểm của đơn vị, kèm kết quả, điểm "
        "và lý do của đơn vị thẩm định.",
    ),
    (
        "{OPINION}",
        "Chọn {agrees} hoặc {disagrees} ở từng dòng. Để trống là chưa có ý kiến; điểm không vì thế mà thay đổi.",
    ),
    (
        "{TEXT}",
        "{disagrees} thì ghi lý do và căn cứ: số, ngày của văn bản, nơi lưu minh chứng. {agrees} thì không cần ghi.",
    ),
    (
        "Sau khi gửi",
        "Đơn vị thẩm định xem ý kiến này ở vòng sau; điểm chỉ thay đổi khi đơn vị thẩm định ghi điểm mới.",
    ),
    _SEND_BACK,
)


def score_guide(sheet: str, by_bloc: str, recipient: str, deadline: str, year: int) -> Guide:
    """`by_bloc` is what lines show that the bloc computes; `recipient` to whom the form goes back."""
    to = f"Gửi về {recipient}."
    words = {"sheet": sheet, "by_bloc": by_bloc, "recipient": to, "deadline": deadline, "year": str(year)}
    return _guide("Hướng dẫn điền phiếu tự chấm điểm", _SCORE, _SCORE_TINTS, words)


def appraisal_guide(words: Mapping[str, str], *, with_earlier: bool) -> Guide:
    """`with_earlier`: the workbook shows what was said in earlier rounds."""
    steps = (*_APPRAISAL, *(_EARLIER_ROUNDS if with_earlier else ()), *_REMARKS)
    return _guide("Hướng dẫn điền phiếu thẩm định", steps, _APPRAISAL_TINTS, words)


def response_guide(words: Mapping[str, str]) -> Guide:
    """How a member answers an appraisal."""
    return _guide("Hướng dẫn điền phiếu giải trình sau thẩm định", _RESPONSE, _RESPONSE_TINTS, words)


def _guide(heading: str, steps: Steps, tints: tuple[str, str, str, str], words: Mapping[str, str]) -> Guide:
    to_fill, where_needed, computed, wrong = (text.format_map(words) for text in tints)
    filled = tuple((step.format_map(words), text.format_map(words)) for step, text in steps)
    return Guide(heading, filled, (to_fill, where_needed, computed, wrong))

"""Sentences about the appraisal: what appraisers gave and why, what members answered, how far appraisers are apart.

Names, reasons and answers are people's texts; they are cut where they are long.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pipeline.model.result import OpinionPoints
from pipeline.model.scale import Answer
from pipeline.model.submission import Opinion, Response
from pipeline.text.numbers import count, short, vietnamese

AGREED = {True: "Nhất trí", False: "Không nhất trí"}
NO_REASON = "không ghi lý do"
CHANGES_NOTHING = "Trang này chỉ để xem lại: không làm thay đổi điểm, thứ hạng, xếp loại hay đề nghị khen thưởng nào."
NOT_COMPARED = (
    "Kỳ này không có dòng nào được từ hai nơi thẩm định trở lên cho điểm ở vòng được tính, nên không so sánh được."
)
HOW_COMPARED = (
    "Cách tính: chỉ xét những dòng của một đơn vị được từ hai nơi thẩm định trở lên cho điểm ở vòng được tính. Trên "
    "mỗi dòng ấy lấy điểm của một nơi trừ đi trung bình điểm của các nơi còn lại; ở dòng trừ thì đổi dấu, để số dương "
    "luôn là có lợi hơn cho đơn vị được chấm. Chênh trung bình là trung bình của các hiệu ấy, làm tròn một lần; cao "
    "nhất, thấp nhất là hiệu lớn nhất, nhỏ nhất. Bảng này chỉ để khối biết nơi nào chấm rộng, nơi nào chấm chặt hơn "
    "các nơi khác; không điểm nào vì thế mà thay đổi."
)
STRAYS = {
    "other_office": "Dòng này do {office} phụ trách",
    "own_member": "Đơn vị tự thẩm định chính mình",
    "other_member": "Không được phân công thẩm định đơn vị này",
}
"""Why an opinion is not its appraiser's, by `assignment.Stray`."""

STILL_COUNTS = (
    "Các giá trị dưới đây vẫn được tính như mọi giá trị thẩm định khác; nếu không đúng ý khối, xóa giá trị trong phiếu "
    "thẩm định rồi chạy lại."
)
_LONGEST = 1500

APPRAISERS_ASKED = ("Số đơn vị được giao", "Số dòng được giao", "Dòng có giá trị", "Dòng không cho điểm")
WHAT_BLANK_MEANS = (
    "Dòng được giao là từng dòng của từng đơn vị. Sổ đã gửi lại mà dòng để trống là không có ý kiến khác; sổ chưa gửi "
    "lại thì chưa có ý kiến, các dòng ấy chưa được thống nhất."
)


def asked_title(number: int) -> str:
    """The heading above the appraisers and what became of their workbooks, in that place of the sheet."""
    return f"{number}. Các nơi được giao thẩm định"


def answered_in_words(returned: bool, given: int, abstained: int, blank: int) -> str:
    """What became of an appraiser's workbook; numbers are lines of members."""
    if not returned:
        return f"Chưa gửi lại sổ thẩm định; {count(blank)} dòng chưa có ý kiến."
    parts = [f"{count(given)} dòng có giá trị"]
    parts += [f"{count(abstained)} dòng không cho điểm, có nêu lý do"] if abstained else []
    parts += [f"{count(blank)} dòng để trống, không có ý kiến khác"] if blank else []
    return f"Đã gửi lại sổ thẩm định: {'; '.join(parts)}."


def compared_title(number: int) -> str:
    """The heading above the appraisers beside each other."""
    return f"{number}. Các nơi thẩm định so với nhau"


def abstentions_title(number: int) -> str:
    """The heading above those who gave no points, in that place of the sheet."""
    return f"{number}. Không cho điểm, có nêu lý do"


def strays_title(number: int) -> str:
    """The heading above opinions that were not their appraiser's to give."""
    return f"{number}. Thẩm định ngoài phần được giao"


def lines_title(number: int) -> str:
    """The heading above the lines that appraisal changed."""
    return f"{number}. Từng dòng trước và sau thẩm định"


def cut(text: str, longest: int = _LONGEST) -> str:
    """A person's text, as long as a cell of a table may reasonably be."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def answer_in_words(answer: Answer) -> str:
    """A result as papers write it."""
    match answer:
        case Decimal():
            return short(answer)
        case date():
            return f"{answer:%d/%m/%Y}"
        case _:
            return answer


def figures_in_words(opinions: Iterable[Opinion]) -> str:
    """`Văn phòng: 95`, an appraiser a line."""
    figures = ((one.appraiser, one.figure) for one in opinions if one.figure is not None)
    return "\n".join(f"{who}: {answer_in_words(figure)}" for who, figure in figures)


def reasons_in_words(opinions: Sequence[OpinionPoints]) -> str:
    """`Văn phòng: theo biên bản 05`, an appraiser a line; of several each with its points."""
    several = len(opinions) > 1
    return "\n".join(
        f"{voiced.opinion.appraiser}{f' ({vietnamese(voiced.points)} điểm)' if several else ''}: "
        f"{cut(voiced.opinion.reason) or NO_REASON}"
        for voiced in opinions
    )


def opinion_in_words(who: str, voiced: OpinionPoints) -> str:
    """`Vòng 1, Văn phòng: kết quả 95, 9,50 điểm; theo biên bản 05`; a round that was spoken of again says so."""
    opinion = voiced.opinion
    figure = (
        "" if opinion.figure is None or opinion.points is not None else f"kết quả {answer_in_words(opinion.figure)}, "
    )
    fate = "" if voiced.counts else " (đã có vòng sau, không tính)"
    reason = cut(opinion.reason) or NO_REASON
    return f"Vòng {opinion.round}, {who}: {figure}{vietnamese(voiced.points)} điểm{fate}; {reason}"


def changed_by(line: str) -> str:
    """Why points are others on a line of which no appraiser spoke."""
    if line:
        return f"Điểm thay đổi theo dòng {line} đã thẩm định."
    return "Điểm thay đổi vì số liệu của đơn vị khác đã được thẩm định."


def response_in_words(response: Response) -> str:
    """`Không nhất trí: đã bổ sung Báo cáo số 12`."""
    opinion = "" if response.agrees is None else AGREED[response.agrees]
    return ": ".join(part for part in (opinion, cut(response.text)) if part)


def bias_in_words(mean: Decimal) -> str:
    """`Chấm rộng hơn các nơi khác, trung bình 0,75 điểm một dòng`."""
    if not mean:
        return "Trung bình ngang các nơi khác"
    side = "rộng" if mean > 0 else "chặt"
    return f"Chấm {side} hơn các nơi khác, trung bình {vietnamese(abs(mean))} điểm một dòng"

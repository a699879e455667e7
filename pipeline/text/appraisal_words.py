"""Sentences about the appraisal: what appraisers gave and why, what members answered, how far appraisers are apart.

Names, reasons and answers are people's texts; they are cut where they are long.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pipeline.model import Answer, Response, Verdict, Voice
from pipeline.text.numbers import short, vietnamese

AGREED = {True: "Nhất trí", False: "Không nhất trí"}
NO_REASON = "không ghi lý do"
_LONGEST = 1500


def cut(text: str) -> str:
    """A person's text, as long as a cell of a table may reasonably be."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def answer_told(answer: Answer) -> str:
    """A result as papers write it."""
    match answer:
        case Decimal():
            return short(answer)
        case date():
            return f"{answer:%d/%m/%Y}"
        case _:
            return answer


def figures_told(verdicts: Iterable[Verdict]) -> str:
    """`Văn phòng: 95`, an appraiser a line."""
    told = ((one.appraiser, one.figure) for one in verdicts if one.figure is not None)
    return "\n".join(f"{who}: {answer_told(figure)}" for who, figure in told)


def reasons_told(voices: Sequence[Voice]) -> str:
    """`Văn phòng: theo biên bản 05`, an appraiser a line; of several each with its points."""
    several = len(voices) > 1
    return "\n".join(
        f"{voice.verdict.appraiser}{f' ({vietnamese(voice.points)} điểm)' if several else ''}: "
        f"{cut(voice.verdict.reason) or NO_REASON}"
        for voice in voices
    )


def changed_by(line: str) -> str:
    """Why points are others on a line of which no appraiser spoke."""
    if line:
        return f"Điểm thay đổi theo dòng {line} đã thẩm định."
    return "Điểm thay đổi vì số liệu của đơn vị khác đã được thẩm định."


def response_told(response: Response) -> str:
    """`Không nhất trí: đã bổ sung Báo cáo số 12`."""
    opinion = "" if response.agrees is None else AGREED[response.agrees]
    return ": ".join(part for part in (opinion, cut(response.text)) if part)

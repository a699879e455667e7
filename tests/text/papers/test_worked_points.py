"""What was reached of what, and what that gives, in the words of an office."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from pipeline.model.account import Calculation, MarkAccount
from pipeline.model.result import Basis
from pipeline.model.scale import Answer, Kind
from pipeline.text.papers.worked_points import in_words
from tests.builders import a_line, a_mark

LOWER = ("Theo tỷ lệ", "càng thấp càng tốt")
PLAIN, COUNT = ("Theo tỷ lệ", ""), ("Theo số lượng", "2/lần")


def told(answer: Answer | None, rule: tuple[str, str] = PLAIN, target: int | None = None, **line: object) -> str:
    of = a_line("A1", *rule, **{"maximum": 30, **line})
    mark = a_mark(of, "27.5")._replace(target=None if target is None else Decimal(target), basis=Basis.COMPUTED)
    worked = Calculation("30 × min(1; 33/36)", Fraction(55, 2), Decimal("27.50"))
    account = MarkAccount(
        line=of,
        mark=mark,
        file="",
        seen="",
        blank=False,
        answer=answer,
        stated=None,
        own=worked,
        counted=worked,
        exemption=None,
        opinions=(),
        combined=None,
        abstentions=(),
        responses=(),
        findings=(),
    )
    return in_words(account, worked, answer)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (told(Decimal(33), target=36, unit="nhiệm vụ"), "đạt 33/36 nhiệm vụ (91,7%), được 27,5/30 điểm"),
        (told(Decimal(33), target=36), "đạt 33/36 (91,7%), được 27,5/30 điểm"),
        (told(Decimal(108), target=36), "đạt 108/36 (gấp 3 lần), được 27,5/30 điểm"),
        (told(Decimal(30), LOWER, 25), "thực hiện 30/25 (120%), được 27,5/30 điểm"),
        (told(Decimal(85), target=90, unit="%"), "đạt 85% so với chỉ tiêu 90%, được 27,5/30 điểm"),
        (told(Decimal(3), COUNT, unit="lần"), "kết quả 3 lần, được 27,5/30 điểm"),
        (told(Decimal(3), COUNT, unit="lần", kind=Kind.DEDUCTION), "ghi nhận 3 lần, bị trừ 27,5 điểm"),
        (told(Decimal(0), COUNT, unit="vụ vi phạm"), "không có vụ vi phạm, được 27,5/30 điểm"),
        (told(date(2022, 2, 9), COUNT), "thực hiện ngày 09/02/2022, được 27,5/30 điểm"),
        (told("Đạt", COUNT), "mức “Đạt”, được 27,5/30 điểm"),
        (told(None, COUNT), "được 27,5/30 điểm"),
    ],
)
def test_what_was_reached_and_what_it_gives(given: str, sentence: str) -> None:
    assert given == sentence

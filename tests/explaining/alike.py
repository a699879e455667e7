"""A bloc whose members answer alike, as forms are read that hold the same: rows that hold the same are one object."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from pipeline.intake.forms import Intake, take_in
from pipeline.model.bloc import Period
from pipeline.model.scale import Kind
from pipeline.model.submission import Entry, Submission
from pipeline.reviewing import conclude, understand
from pipeline.scoring.stages import TracedReview
from tests.answering import GONE, MARKED, ON_TIME, Answers, Sent, arrived, some_grounds
from tests.builders import a_condition, a_config, a_group, a_line, a_member, a_scale
from tests.reports.traced import a_verdict

SCALE = a_scale(
    a_group("A"),
    a_line("A1", "Theo tỷ lệ", "đủ điểm từ 85%"),
    a_line("A2", "Theo bậc", "≥90: 10; còn lại: 2; theo dòng A1"),
    a_line("A3", "So với đơn vị dẫn đầu"),
    a_line("A4", "Theo thời hạn", "hạn 30/10; 0,5/ngày"),
    a_line("A5", "Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp"),
    a_line("A6"),
    a_group("B"),
    a_line("B1", "Vượt kế hoạch", "của A1; 1%", kind=Kind.BONUS, maximum=5),
    a_line("B2", kind=Kind.DEDUCTION, maximum=5),
    a_condition(),
)
ANSWERS: Answers = {"A1": 90, "A3": 120, "A4": date(2018, 11, 2), "A6": 8, "B2": 1}
LATE: datetime = ON_TIME.replace(day=20)
SENT = (
    Sent("A", ANSWERS),
    Sent("B", ANSWERS),
    Sent("C", ANSWERS, received=LATE),
    Sent("D", {**ANSWERS, "A1": 60, "A6": 20}),
    Sent("E", {**ANSWERS, "A6": MARKED}),
    Sent("F", {**ANSWERS, "A6": None, "A3": "không rõ"}),
    Sent("G", {**ANSWERS, "B2": GONE}),
    Sent("H", ANSWERS),
)
CODES = tuple(one.unit for one in SENT)
HUNDRED, EIGHTY = Decimal(100), Decimal(80)
HALF = {HUNDRED: Decimal(50), EIGHTY: Decimal(40)}
TARGETS = {"A1": {**dict.fromkeys(CODES, HUNDRED), "H": EIGHTY}, "A3": dict.fromkeys(CODES, HUNDRED)}
VERDICTS = (a_verdict("B", "A1", "7"), a_verdict("D", "A3", "4"), a_verdict("D", "A3", "5", appraiser="Phòng Nội vụ"))


def a_bloc_alike(period: Period = Period.YEAR_END, *, appraised: bool, sent: tuple[Sent, ...] = SENT) -> TracedReview:
    """The forms; in six months members are measured by the half of their targets, but H by those of the year."""
    config, opinions = a_config([a_member(code) for code in CODES]), VERDICTS if appraised else ()
    grounds = some_grounds(SCALE, config=config, period=period)._replace(targets=TARGETS)
    if period is Period.SIX_MONTH:
        halves = {line: {unit: HALF[number] for unit, number in own.items()} for line, own in TARGETS.items()}
        whole = {line: {**own, "H": halves[line]["H"]} for line, own in TARGETS.items()}
        grounds = grounds._replace(targets=halves, year_targets=whole)
    intake = _shared(take_in([arrived(grounds, one) for one in sent], [], grounds).hearing(opinions))
    return conclude(grounds, intake, understand(grounds, intake))


def _shared(intake: Intake) -> Intake:
    known: dict[object, Entry] = {}
    return intake._replace(
        counted=tuple(one._replace(submission=_own(one.submission, known)) for one in intake.counted)
    )


def _own(submission: Submission, known: dict[object, Entry]) -> Submission:
    return submission._replace(entries=dict(_entries(submission.entries, known)))


def _entries(entries: Mapping[str, Entry], known: dict[object, Entry]) -> Iterator[tuple[str, Entry]]:
    for code, entry in entries.items():
        holds = tuple((one.kind, one.value, one.ref and one.ref.cell) for one in entry.held)
        yield code, known.setdefault((code, holds), entry)

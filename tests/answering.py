"""Filled forms in few words: `reviewed(a_scale(a_line("A1")), VP={"A1": 8})` is the review of one form.

An answer is put where its line asks for it; `a_row(...)` fills any cell of a row. Whole numbers and decimals
become number cells, texts text cells, dates date cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.identity import Identity
from pipeline.forms.score.comparing import PARTS
from pipeline.forms.score.layout import FORM_SHEET, HEADER_ROW, Column, input_column
from pipeline.forms.score.reader import FilledForm
from pipeline.intake.examining import Examined
from pipeline.intake.forms import take_in
from pipeline.intake.opening import Arrival
from pipeline.intake.sources import OnDisk
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.cells import Cell, CellKind, CellRef
from pipeline.model.finding import Finding
from pipeline.model.grounds import Grounds, Targets
from pipeline.model.result import Mark, NotRanked, Review, Scorecard, Standing
from pipeline.model.scale import Line, Scale
from pipeline.model.submission import Entry
from pipeline.reviewing import evaluate, understand
from pipeline.scoring.applicability import excluded
from pipeline.text.words import clean
from tests.builders import a_config, a_member

Value = Cell | Decimal | date | str | int | None

ON_TIME = datetime(2018, 12, 1, 1, 30, tzinfo=UTC)


# ---------------------------------------------------------------------------------------- cells


def number(text: str | int, **more: object) -> Cell:
    return Cell(CellKind.NUMBER, Decimal(text), None)._replace(**more)


def percent(text: str, **more: object) -> Cell:
    """A cell in a percentage format: `percent("0.9")` shows 90%."""
    return Cell(CellKind.PERCENT, Decimal(text), None)._replace(**more)


def words(text: str, **more: object) -> Cell:
    """A text cell as the reader of workbooks gives it."""
    told = clean(text)
    return (Cell(CellKind.TEXT, told, None) if told else Cell(CellKind.BLANK, None, None))._replace(**more)


def day(year: int, month: int, of_month: int, **more: object) -> Cell:
    return Cell(CellKind.DATE, date(year, month, of_month), None)._replace(**more)


TIME_OF_DAY = Cell(CellKind.DATE, None, None)
TRUE = Cell(CellKind.BOOL, True, None)
ERROR = Cell(CellKind.ERROR, "#REF!", None)
FORMULA_WITHOUT_VALUE = Cell(CellKind.BLANK, None, None, formula=True)


def as_cell(value: Value) -> Cell:
    match value:
        case Cell():
            return value
        case Decimal() | int():
            return number(str(value))
        case str():
            return words(value)
        case date():
            return Cell(CellKind.DATE, value, None)
        case None:
            return Cell(CellKind.BLANK, None, None)


# ---------------------------------------------------------------------------------------- forms


@dataclass(frozen=True)
class Filling:
    """What is put into the cells of one row; `times` is how often the row stands in the form."""

    cells: Mapping[Column, Value]
    times: int = 1


def a_row(
    *,
    reported: Value = None,
    claimed: Value = None,
    x: Value = None,
    evidence: Value = None,
    note: Value = None,
    times: int = 1,
    **shown: Value,
) -> Filling:
    """`shown` may be `title` or `target`: what the form shows in place of the scale's text, the target."""
    cells: dict[Column, Value] = {
        Column.REPORTED: reported,
        Column.CLAIMED: claimed,
        Column.NOT_APPLICABLE: x,
        Column.EVIDENCE: evidence,
        Column.NOTE: note,
    }
    return Filling(cells | {Column[name.upper()]: value for name, value in shown.items()}, times)


GONE = Filling({}, times=0)
MARKED = a_row(x="x", note="Đơn vị không có nhiệm vụ này")

Answers = Mapping[str, Value | Filling]


@dataclass(frozen=True)
class Sent:
    """One form of a member as it arrives. `answers` are by line code; codes that no line has become rows too."""

    unit: str
    answers: Answers
    file: str = ""
    received: datetime | None = ON_TIME
    reason: str | None = None
    sidecar_fault: bool = False
    visible_only: bool = False
    requested: bool = False
    allowed: bool = False


def some_grounds(
    scale: Scale,
    members: Sequence[Member] = (),
    *,
    targets: Mapping[str, Mapping[str, int | str]] | None = None,
    config: Config | None = None,
    period: Period = Period.YEAR_END,
) -> Grounds:
    known: Targets = {
        code: {unit: Decimal(figure) for unit, figure in figures.items()} for code, figures in (targets or {}).items()
    }
    config = config or a_config(tuple(members) or (a_member("VP"),))
    return Grounds(config=config, period=period, scale=scale, targets=known)


def arrived(grounds: Grounds, sent: Sent) -> Examined:
    """The form, opened and checked, as if it lay in the inbox."""
    file = sent.file or f"{sent.unit}.xlsx"
    member = next(member for member in grounds.config.bloc.members if member.code == sent.unit)
    return Examined(
        arrival=Arrival(
            file,
            OnDisk(Path(file)),
            sent.received,
            sent.sidecar_fault,
            "0" * 64,
            requested=sent.requested,
            allowed=sent.allowed,
        ),
        form=FilledForm(
            identity=identity_for(grounds, member.code),
            visible_only=sent.visible_only,
            entries=tuple(_entries(grounds, member, sent.answers, file)),
        ),
        unit=sent.unit,
        reason=sent.reason,
    )


def identity_for(grounds: Grounds, unit: str) -> Identity:
    bloc = grounds.config.bloc
    return Identity(unit=unit, period=grounds.period, bloc=bloc.name, year=bloc.year, scale=grounds.scale.version)


def rows_of_form(grounds: Grounds, member: Member, answers: Answers) -> list[dict[Column, Value]]:
    """The rows of a form below its header, each by column: what the form shows and what was filled in."""
    rows: list[dict[Column, Value]] = []
    lines = [line for line in grounds.scale.lines if not excluded(grounds.scale, line, member, grounds.period)]
    for line in lines:
        filling = _filling(line, answers.get(line.code))
        shown: dict[Column, Value] = {
            Column.CODE: line.code,
            Column.TITLE: line.title,
            Column.TARGET: grounds.targets.get(line.code, {}).get(member.code),
        }
        rows += [shown | dict(filling.cells)] * filling.times
    known = {line.code for line in lines}
    strangers = [code for code in answers if code not in known]
    return rows + [{Column.CODE: code, Column.REPORTED: str(answers[code])} for code in strangers]


def _filling(line: Line, answer: Value | Filling) -> Filling:
    if isinstance(answer, Filling):
        return answer
    column = input_column(line)
    return Filling({column: answer} if column else {})


def _entries(grounds: Grounds, member: Member, answers: Answers, file: str) -> list[Entry]:
    entries = []
    for row, values in enumerate(rows_of_form(grounds, member, answers), start=HEADER_ROW + 1):
        cells = {
            column: as_cell(values.get(column))._replace(ref=CellRef(file, FORM_SHEET, cell(column, row)))
            for column in Column
        }
        entries.append(Entry(str(values[Column.CODE]), tuple(cells[column] for column in PARTS)))
    return entries


# -------------------------------------------------------------------------------------- reviews


def review_of(grounds: Grounds, *sent: Sent) -> Review:
    """The review of these forms."""
    intake = take_in([arrived(grounds, one) for one in sent], [], grounds)
    return evaluate(grounds, intake, understand(grounds, intake))


def reviewed(
    scale: Scale,
    *,
    targets: Mapping[str, Mapping[str, int | str]] | None = None,
    config: Config | None = None,
    period: Period = Period.YEAR_END,
    **answers: Answers,
) -> Review:
    """The review of one form a member, received in time: `reviewed(scale, VP={"A1": 8}, TTR={})`."""
    members = [a_member(code) for code in answers]
    grounds = some_grounds(scale, members, targets=targets, config=config, period=period)
    return review_of(grounds, *(Sent(code, given) for code, given in answers.items()))


def every_card(review: Review) -> list[Scorecard]:
    """Scorecards of all members with a counted form, ranked or not."""
    unranked = [one.card for one in review.board.not_ranked if one.card]
    return [standing.card for standing in review.board.standings] + unranked


def card_of(review: Review, unit: str = "VP") -> Scorecard:
    return next(card for card in every_card(review) if card.member.code == unit)


def mark_of(review: Review, line: str = "A1", unit: str = "VP") -> Mark:
    return next(mark for mark in card_of(review, unit).marks if mark.code == line)


def standing_of(review: Review, unit: str) -> Standing:
    return next(standing for standing in review.board.standings if standing.card.member.code == unit)


def not_ranked_of(review: Review, unit: str) -> NotRanked:
    return next(one for one in review.board.not_ranked if one.member.code == unit)


def found(review: Review, *but: str) -> list[tuple[str, str, str | None, str | None]]:
    """Findings as (code, severity, line, cell without its sheet), leaving out those with the codes `but`."""
    return [
        (one.code, one.severity.value, one.line, one.cell and one.cell.partition("!")[2])
        for one in review.findings
        if one.code not in but
    ]


def finding_of(review: Review, code: str) -> Finding:
    (finding,) = [one for one in review.findings if one.code == code]
    return finding

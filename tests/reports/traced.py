"""Traced reviews of blocs of any size, made from filled forms, and their papers read back with python-docx."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType

from pipeline.intake.forms import take_in
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.grounds import Grounds
from pipeline.model.submission import Opinion
from pipeline.reports.papers.of_a_review import as_written
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reviewing import conclude, understand
from pipeline.scoring.stages import TracedReview
from tests.answering import Answers, Sent, arrived, some_grounds
from tests.builders import a_config, a_grade, a_long_scale, an_award, some_members
from tests.reports.blocs import UNEVEN
from tests.reports.writing import fill

GRADES = (a_grade("Xuất sắc", 90), a_grade("Tốt", 70), a_grade("Không xếp", 0))
AWARDS = (an_award("Cờ thi đua", 1, 1, 1), an_award("Giấy khen", 2, 3, 2, periods=tuple(Period)))


def sitting_of(grounds: Grounds, *sent: Sent, opinions: Sequence[Opinion] = ()) -> TracedReview:
    """What comes of these forms and opinions."""
    intake = take_in([arrived(grounds, one) for one in sent], [], grounds).hearing(tuple(opinions))
    return conclude(grounds, intake, understand(grounds, intake))


def a_verdict(unit: str, line: str, points: str, appraiser: str = "Văn phòng", **more: object) -> Opinion:
    told = Opinion(unit=unit, line=line, appraiser=appraiser, round=1, points=Decimal(points), reason="Theo hồ sơ")
    return told._replace(**more)


def bloc_grounds(
    members: Sequence[Member] | int, lines: int, period: Period = Period.YEAR_END, **more: object
) -> Grounds:
    """A bloc with grades and awards, on so many lines of 10 points in up to six sections."""
    people = some_members(members) if isinstance(members, int) else tuple(members)
    config: Config = a_config(people)._replace(grades=GRADES, awards=AWARDS, **more)
    return some_grounds(a_long_scale(min(6, lines), lines), config=config, period=period)


def uneven(grounds: Grounds, at: int) -> Answers:
    """Points that differ from line to line and from member to member, given by the member itself."""
    own = [line for line in grounds.scale.lines if line.rule is not None]
    told = [str(UNEVEN[(at + number) % len(UNEVEN)]).replace(",", ".") for number in range(len(own))]
    return {line.code: Decimal(points) for line, points in zip(own, told, strict=True)}


def a_sitting(
    members: int, lines: int, period: Period = Period.YEAR_END, opinions: Sequence[Opinion] = (), absent: int = 0
) -> TracedReview:
    """All members but the last `absent` sent a form in time."""
    grounds = bloc_grounds(members, lines, period)
    people = grounds.config.bloc.members[: members - absent]
    sent = [Sent(member.code, uneven(grounds, at)) for at, member in enumerate(people)]
    return sitting_of(grounds, *sent, opinions=opinions)


def papers(paper: Paper, traced: TracedReview, written: WrittenFields = NOTHING_WRITTEN) -> Mapping[str, DocumentType]:
    """Every copy of a paper by its path, filled by the built-in template."""
    template = built_in(paper.template)
    return {
        copy.path: Document(BytesIO(fill(template, copy.context, written)))
        for copy in paper.copies(as_written(traced, written))
    }


def only(paper: Paper, traced: TracedReview, unit: str = "", written: WrittenFields = NOTHING_WRITTEN) -> DocumentType:
    """The one copy of a paper, or the one for a member."""
    template = built_in(paper.template)
    (copy,) = (
        copy for copy in paper.copies(as_written(traced, written)) if not unit or copy.path.endswith(f"/{unit}.docx")
    )
    return Document(BytesIO(fill(template, copy.context, written)))


def rows(document: DocumentType, heading: str) -> list[dict[str, str]]:
    """The rows of the one table with this column heading, by column heading."""
    (table,) = (table for table in document.tables if heading in [cell.text for cell in table.rows[0].cells])
    headings = [cell.text for cell in table.rows[0].cells]
    return [dict(zip(headings, (cell.text for cell in row.cells), strict=True)) for row in table.rows[1:]]

"""What a review keeps of one member: little, however many there are and wherever their forms were read."""

import gc
import pickle
import tracemalloc
from collections.abc import Sequence
from decimal import Decimal

from pipeline.forms.kit.columns import letters
from pipeline.forms.score.comparing import PARTS
from pipeline.forms.score.layout import FORM_SHEET, HEADER_ROW, Column, input_column
from pipeline.model.by_code import ByCode
from pipeline.model.cells import NOTHING, Cell, CellKind
from pipeline.model.grounds import Grounds
from pipeline.model.remembered import Remembered
from pipeline.model.submission import Entry, Submission, columns_at
from pipeline.scoring.answers import Statement, Understood, read_statement
from pipeline.scoring.stages import Scored, score
from tests.answering import ON_TIME, some_grounds
from tests.builders import a_line, a_scale, some_members

LINES = tuple(a_line(f"A{number}", maximum=40) for number in range(1, 61))
WHERE = columns_at(FORM_SHEET, tuple(letters(column.place) for column in PARTS))
FEW, MANY = 10, 60


def form_of(place: int) -> Sequence[Entry]:
    """A member's form, as a process that reads forms sends it."""
    rows = []
    for number, line in enumerate(LINES):
        held = {
            Column.CODE: Cell(CellKind.TEXT, line.code, None),
            Column.TITLE: Cell(CellKind.TEXT, line.title, None),
            input_column(line): Cell(CellKind.NUMBER, Decimal((place + number) % 5), None),
        }
        cells = tuple(held.get(column, NOTHING) for column in PARTS)
        rows.append(Entry(line.code, cells, HEADER_ROW + 1 + number, WHERE))
    return rows


def review_of(grounds: Grounds, forms: Sequence[bytes]) -> tuple[Sequence[Statement], Scored]:
    known: Remembered[Understood] = Remembered()
    statements = []
    for member, form in zip(grounds.config.bloc.members, forms, strict=False):
        entries = ByCode({entry.code: entry for entry in pickle.loads(form)})
        submission = Submission(unit=member.code, file=f"{member.code}.xlsx", entries=entries, received=ON_TIME)
        statements.append(read_statement(grounds, grounds.scale.lines, member, submission, known))
    return statements, score(grounds, tuple(statements))


def test_a_member_more_is_little_more_in_memory() -> None:
    grounds = some_grounds(a_scale(*LINES), some_members(MANY))
    forms = [pickle.dumps(form_of(place)) for place in range(MANY)]
    sizes = []
    for members in (FEW, FEW, MANY):  # the first time all is met that is remembered for good
        gc.collect()
        tracemalloc.start()
        reviewed = review_of(grounds, forms[:members])
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
        del reviewed
    assert (sizes[2] - sizes[1]) / (MANY - FEW) < 5_000, "bytes for each member of 60 lines"


def test_members_who_answer_alike_share_their_marks() -> None:
    grounds = some_grounds(a_scale(*LINES), some_members(10))
    _, scored = review_of(grounds, [pickle.dumps(form_of(place)) for place in range(10)])
    for one, other in zip(scored.cards[0].marks, scored.cards[5].marks, strict=True):
        assert one is other
    assert scored.cards[0].at(scored.cards[0].marks[0]) != scored.cards[5].at(scored.cards[5].marks[0])

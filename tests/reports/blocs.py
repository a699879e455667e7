"""Reviews of blocs of any size, for the papers."""

from decimal import Decimal

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.model.submission import Submission
from tests.builders import a_board, a_card, a_long_scale, a_mark, a_review, some_members

BLOCS = [(1, 1), (3, 15), (11, 60), (30, 24)]
"""Members and lines of blocs of many sizes."""

UNEVEN = (10, 10, "9,5", "7,25", 10, 0, 10)
"""Points that differ from line to line and from member to member."""


def a_bloc_review(members: int, lines: int, period: Period = Period.YEAR_END, **more: object) -> Review:
    """So many members on so many lines of 10 points in up to six sections; every sixth line has a target."""
    scale, people = a_long_scale(min(6, lines), lines), some_members(members)
    own = [line for line in scale.lines if line.rule is not None]
    targets = {line.code: {member.code: Decimal(48) for member in people} for line in own[::6]}
    cards = []
    for at, member in enumerate(people):
        marks = [
            a_mark(
                line,
                UNEVEN[(at + number) % len(UNEVEN)],
                reported=Decimal(20 + at % 31) if line.code in targets else None,
                target=Decimal(48) if line.code in targets else None,
            )
            for number, line in enumerate(own)
        ]
        cards.append(a_card(member, scale, marks=marks))
    submissions = tuple(Submission(unit=member.code, file=f"{member.code}.xlsx", entries={}) for member in people)
    review = a_review(scale, a_board(cards), targets=targets, period=period, submissions=submissions)
    return review._replace(**more)

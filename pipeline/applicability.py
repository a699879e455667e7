"""Which rows of the scale concern a member at all."""

from pipeline.model import Line, Member, Period, Scale
from pipeline.text.words import fold


def excluded(scale: Scale, line: Line, member: Member, period: Period) -> bool:
    """True where `Đối tượng` or `Kỳ` of the row or of a row above it leaves the member or the period out.

    An excluded row takes its branch with it, conditions included. Group names are compared as words.
    Source: CONTRACT sections 3 and 5.
    """
    groups = {fold(group) for group in member.groups}
    return any(_leaves_out(row, groups, period) for row in scale.ancestry(line))


def _leaves_out(row: Line, groups: set[str], period: Period) -> bool:
    if row.period not in (None, period):
        return True
    return bool(row.groups) and not groups & {fold(group) for group in row.groups}

"""Which rows of the scale concern a member at all."""

from pipeline.model.bloc import Member, Period
from pipeline.model.scale import Line, Scale
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


class Concerned:
    """The rows that concern each member in one period; members of the same groups share theirs."""

    def __init__(self, scale: Scale, period: Period) -> None:
        self._scale, self._period = scale, period
        self._by_groups: dict[tuple[str, ...], tuple[Line, ...]] = {}

    def lines(self, member: Member) -> tuple[Line, ...]:
        """All rows not excluded, headings included, in scale order."""
        if member.groups not in self._by_groups:
            self._by_groups[member.groups] = tuple(
                line for line in self._scale.lines if not excluded(self._scale, line, member, self._period)
            )
        return self._by_groups[member.groups]

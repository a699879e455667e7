"""Whose opinion it is to give, where the configuration says so (CONTRACT section 12). Pure."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from pipeline.model.bloc import Config
from pipeline.model.scale import Scale
from pipeline.model.submission import Opinion
from pipeline.scoring.offices import Offices, offices_of
from pipeline.text.words import fold


class Stray(StrEnum):
    """Why an opinion is not its appraiser's to give. It counts all the same."""

    OTHER_OFFICE = "other_office"  # another office is in charge of the line
    OWN_MEMBER = "own_member"  # nobody appraises itself where another member stands in
    OTHER_MEMBER = "other_member"  # cross-scoring: the member is assigned to others


def strays(config: Config, scale: Scale, opinions: Iterable[Opinion]) -> Iterator[tuple[Opinion, Stray]]:
    """The opinions that are certainly not their appraiser's, and why; none where nobody said whose they are."""
    crossed, offices = config.appraisal.by == "members", offices_of(config.bloc, scale)
    for opinion in opinions:
        why = _among_members(config, opinion) if crossed else _among_offices(offices, opinion)
        if why:
            yield opinion, why


def appraises_itself(config: Config, opinion: Opinion) -> bool:
    """True for what a member says of its own row, by office: in cross-scoring it is given no such row."""
    return config.appraisal.by == "office" and opinion.member == opinion.unit


def _among_offices(offices: Offices, opinion: Opinion) -> Stray | None:
    expected, given = offices.appraiser(opinion.line, opinion.unit), offices.key(opinion.member or opinion.appraiser)
    if not expected or fold(expected) == fold(given):
        return None
    return Stray.OWN_MEMBER if given == opinion.unit else Stray.OTHER_OFFICE


def _among_members(config: Config, opinion: Opinion) -> Stray | None:
    if opinion.appraiser == opinion.unit:
        return Stray.OWN_MEMBER
    assignments = config.appraisal.assignments
    given = (one for one in assignments if one.appraiser == opinion.appraiser)
    if not assignments or any(opinion.unit in one.members for one in given):
        return None
    return Stray.OTHER_MEMBER

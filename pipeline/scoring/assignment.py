"""Who is to appraise which line of which member (CONTRACT section 12). Pure."""

from enum import StrEnum

from pipeline.model.bloc import Config
from pipeline.model.scale import Scale
from pipeline.model.submission import Opinion
from pipeline.scoring.appraising import office_of
from pipeline.text.words import fold


class Stray(StrEnum):
    """Why an opinion is not its appraiser's to give. It counts all the same."""

    OTHER_OFFICE = "other_office"  # another office is in charge of the line
    OWN_MEMBER = "own_member"  # cross-scoring: nobody scores itself
    OTHER_MEMBER = "other_member"  # cross-scoring: the member is assigned to others


def stray(config: Config, scale: Scale, opinion: Opinion) -> Stray | None:
    """Why an opinion is certainly not its appraiser's; None where it is, or where nobody said whose it is."""
    if config.appraisal.by == "members":
        return _among_members(config, opinion)
    office = office_of(config.bloc, scale, scale.by_code[opinion.line])
    return Stray.OTHER_OFFICE if office and fold(office) != fold(opinion.appraiser) else None


def _among_members(config: Config, opinion: Opinion) -> Stray | None:
    if opinion.appraiser == opinion.unit:
        return Stray.OWN_MEMBER
    assignments = config.appraisal.assignments
    given = (one for one in assignments if one.appraiser == opinion.appraiser)
    if not assignments or any(opinion.unit in one.members for one in given):
        return None
    return Stray.OTHER_MEMBER

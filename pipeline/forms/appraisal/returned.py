"""Which appraisers have sent their workbook back, and what each was asked (CONTRACT section 12). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pipeline.forms.appraisal.appraisers import Appraiser, appraisers_of
from pipeline.model.grounds import Grounds
from pipeline.model.result import Appraising
from pipeline.text.words import fold

if TYPE_CHECKING:
    from pipeline.forms.appraisal.reader import FilledAppraisal


def appraising(grounds: Grounds, back: Iterable[FilledAppraisal]) -> tuple[Appraising, ...]:
    """Every appraiser, in order; nobody before the first workbook came back, or where nobody is in charge."""
    returned = {fold(one.identity.appraiser) for one in back if one.identity}
    if not returned:
        return ()
    return tuple(
        Appraising(name=one.name, returned=fold(one.key) in returned, asked=_asked(one))
        for one in appraisers_of(grounds)[0]
    )


def _asked(appraiser: Appraiser) -> Mapping[str, frozenset[str]]:
    return {member.code: frozenset(line.code for line in lines) for member, lines in appraiser.places}

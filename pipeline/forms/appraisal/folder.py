"""What `thidua appraisal` writes: the round's workbooks, with the other rounds as they were."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.forms.appraisal.appraisers import Appraiser
from pipeline.forms.appraisal.draft import Draft, Known, appraiser_identity, draft_workbook
from pipeline.forms.appraisal.reader import keyed, read_appraisal
from pipeline.forms.appraisal.writer import write_workbook
from pipeline.forms.kit.rounds import find_filled, former_papers, keep_other_rounds, round_folder
from pipeline.scoring.offices import offices_of


def draft_round(known: Known, appraisers: Iterable[Appraiser], number: int, folder: Path) -> Iterator[Draft]:
    """The workbooks of a round, with what was filled in them before: in the inbox, else in the former output."""
    grounds = known.grounds
    offices = offices_of(grounds.config.bloc, grounds.scale)
    lying = former_papers(round_folder(folder, number), grounds.scale, read_appraisal)
    former = tuple(keyed(paper, offices) for paper in lying)
    for appraiser in appraisers:
        identity = appraiser_identity(grounds, appraiser, number)
        filled = find_filled(known.appraisals, identity) or find_filled(former, identity)
        yield draft_workbook(known, appraiser, number, filled)


def write_round(new: Path, former: Path, drafts: Iterable[Draft], number: int) -> None:
    """Fill the empty folder `new`: the other rounds copied from the former folder, this one written anew."""
    goal = keep_other_rounds(new, former, number)
    for draft in drafts:
        write_workbook(goal / draft.appraiser.file, draft)

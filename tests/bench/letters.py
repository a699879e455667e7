"""How fast result letters are filled: from the prepared template, and by docxtpl, in one run on one machine."""

import time
from collections.abc import Callable, Sequence

from pipeline.model.packing import fixed_zip
from pipeline.reports.papers.result_slip import RESULT_SLIP
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.filling import filled_by_docxtpl
from pipeline.reports.templates.prepared import Values, prepare, values_in
from pipeline.scoring.stages import TracedReview
from tests.reports.blocs import a_bloc_review

LINES = 60


def letters(members: int) -> tuple[bytes, list[Values]]:
    """The letters' template, and the values of a letter for each of so many members."""
    copies = RESULT_SLIP.copies(TracedReview(a_bloc_review(members, LINES), ()))
    return built_in(RESULT_SLIP.template), [values_in(copy.context) for copy in copies]


def seconds(job: Callable[[], object]) -> float:
    """Processor seconds of a job: what else the machine does is not counted."""
    start = time.process_time()
    job()
    return time.process_time() - start


def ratio(template: bytes, many: Sequence[Values], times: int = 3) -> float:
    """How many times as fast the prepared form fills these letters as docxtpl does; the best of some times each."""
    prepared = prepare(template)
    assert prepared is not None
    ours = min(seconds(lambda: [prepared.fill(values) for values in many]) for _ in range(times))
    theirs = min(seconds(lambda: [_plain(template, values) for values in many]) for _ in range(times))
    return theirs / ours


def _plain(template: bytes, values: Values) -> bytes:
    return fixed_zip(filled_by_docxtpl(template, dict(values)))

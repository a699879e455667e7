"""Forms that came back and that the scale as it is now does not fit."""

from collections.abc import Iterable, Iterator

from pipeline.checking.subject import PERIOD_LABELS
from pipeline.model.bloc import Period
from pipeline.model.finding import Fault, FileRecord
from pipeline.text.oddities import forms_of_another_scale

OTHER_SCALE = "scale_differs"


def outdated_forms(period: Period, files: Iterable[FileRecord]) -> Iterator[Fault]:
    """Forms of the period in the inbox that were made for another scale: lines were added or changed since."""
    number = sum(file.reason == OTHER_SCALE for file in files)
    if number:
        yield Fault("scale.xlsx", forms_of_another_scale(number, PERIOD_LABELS[period]))

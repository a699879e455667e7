"""What came in beside score forms: appraisals, counts of votes, members' answers to a round of appraisal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.intake.examining import Examined
from pipeline.model.ballot import Ballot
from pipeline.model.finding import FileRecord, Finding
from pipeline.model.grounds import Grounds
from pipeline.model.submission import Abstention, Opinion, Response

if TYPE_CHECKING:
    from pipeline.forms.appraisal.reader import FilledAppraisal
    from pipeline.forms.responses.reader import FilledResponse


class Papers(NamedTuple):
    """What counts of them and what it says, with the fate of every file; all empty where none came.

    `appraisals` are the workbooks of appraisers that count, `opinions` and `abstentions` what they say; `answered` are
    the members' answers that count, `responses` what they say; `ballot` is the vote where one is counted and does not
    contradict itself.
    """

    files: tuple[FileRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    appraisals: tuple[FilledAppraisal, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    responses: tuple[Response, ...] = ()
    answered: tuple[FilledResponse, ...] = ()
    ballot: Ballot | None = None


def take_papers(examined: Sequence[Examined], grounds: Grounds) -> Papers:
    """Choose what counts and read it; how each kind is read is loaded with the first that comes."""
    if not examined:
        return Papers()
    from pipeline.intake.appraisals import take_appraisals
    from pipeline.intake.ballots import take_counts
    from pipeline.intake.responses import take_responses

    heard = take_appraisals([one for one in examined if one.appraisal], grounds)
    polled = take_counts([one for one in examined if one.count], grounds)
    replies = take_responses([one for one in examined if one.response and one.reason is None], grounds)
    return Papers(
        files=(*heard.files, *polled.files, *replies.files),
        findings=(*heard.findings, *polled.findings, *replies.findings),
        opinions=heard.opinions,
        appraisals=heard.workbooks,
        abstentions=heard.abstentions,
        responses=tuple(replies.responses),
        answered=tuple(replies.forms),
        ballot=polled.ballot,
    )

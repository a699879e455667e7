"""The explanation of a member of a review in few words: `explained(scale, VP={"A1": 8})` is its sentences."""

from collections.abc import Mapping, Sequence

from pipeline.explaining import account_of
from pipeline.explaining.subject import member_called, row_called
from pipeline.intake.forms import take_in
from pipeline.model.bloc import Config
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.model.scale import Scale
from pipeline.model.submission import Opinion
from pipeline.reviewing import evaluate, understand
from pipeline.scoring.stages import admitted, scoring_stages
from pipeline.text.explained.totals import explanation
from tests.answering import Answers, Sent, arrived, some_grounds
from tests.builders import a_member


def explained_in(
    grounds: Grounds, *sent: Sent, opinions: Sequence[Opinion] = (), unit: str = "VP", row: str | None = None
) -> tuple[Review, list[str]]:
    """The review of these forms, and what is explained of a member in it."""
    intake = take_in([arrived(grounds, one) for one in sent], [], grounds).hearing(tuple(opinions))
    statements = understand(grounds, intake)
    review = evaluate(grounds, intake, statements)
    member = member_called(grounds.config.bloc, unit)
    assert member is not None
    heard = scoring_stages(grounds, statements, admitted(statements, intake.papers.opinions)[0])
    account = account_of(review, heard, member, row_called(grounds.scale, row) if row else None)
    return review, [text for _, text in explanation(review, account)]


def explained(
    scale: Scale,
    *opinions: Opinion,
    targets: Mapping[str, Mapping[str, int | str]] | None = None,
    config: Config | None = None,
    unit: str = "VP",
    row: str | None = None,
    **answers: Answers,
) -> list[str]:
    """What is explained of a member when one form a member was received in time."""
    grounds = some_grounds(scale, [a_member(code) for code in answers], targets=targets, config=config)
    sent = [Sent(code, given) for code, given in answers.items()]
    return explained_in(grounds, *sent, opinions=opinions, unit=unit, row=row)[1]

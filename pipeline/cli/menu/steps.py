"""What can be done with a bloc, in the order of its year, and what is to be done next. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.cli.menu.standing import Standing
from pipeline.intake.register import REGISTER
from pipeline.model.bloc import Period
from pipeline.text.terminal import menu as words
from pipeline.workspace.seal import PUBLISHED
from pipeline.workspace.workspace import INDEX_PAGE, RANKING_BOOK

PERIOD_TYPED = {Period.SIX_MONTH: "6-thang", Period.YEAR_END: "nam"}
"""How the menu writes a period, as short as it may be typed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command: `words` as they are typed after `thidua`.

    `opens` are the files and folders it makes, below the folders that `{output}` (of the period), `{year}` and
    `{inbox}` stand for.
    """

    label: str
    words: tuple[str, ...]
    opens: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The command without its options: `run`, `send forms`."""
        return " ".join(self.words).partition(" --period")[0]


def steps(standing: Standing) -> tuple[Step, ...]:
    """Every command that makes sense for the bloc, in the order of its year."""
    return tuple(_of_the_year()) + tuple(_of_the_period(standing))


def _of_the_year() -> Iterator[Step]:
    yield Step(words.CHECK, ("check",))
    yield Step(words.REGISTRATION, ("registration",), ("{year}/registration",))
    yield Step(words.AGREEMENT, ("agreement",), ("{year}/agreement",))


def _of_the_period(standing: Standing) -> Iterator[Step]:
    period = ("--period", PERIOD_TYPED[standing.period])
    mail, ballots = standing.config.mail, standing.config.ballots
    yield Step(words.FORMS, ("forms", *period), ("{output}/forms",))
    if standing.can_mail:
        yield Step(words.SEND_FORMS, ("send", "forms", *period), ("{output}/mail/forms",))
    yield Step(words.LETTERS, ("letters", *period), ("{output}/letters",))
    if mail.imap is not None:
        yield Step(words.COLLECT, ("collect", *period))
    yield Step(words.STATUS, ("status", *period))
    if standing.can_mail and standing.missing:
        yield Step(words.SEND_REMINDERS, ("send", "reminders", *period), ("{output}/mail/reminders",))
    yield Step(words.REGISTER, ("register", *period), ("{inbox}/" + REGISTER,))
    review = tuple(f"{{output}}/review{name}" for name in (f"/{RANKING_BOOK}", f"/{INDEX_PAGE}", ""))
    yield Step(words.RUN, ("run", *period), review)
    yield Step(words.APPRAISAL, ("appraisal", *period), ("{output}/appraisal",))
    yield Step(words.RESPONSES, ("responses", *period), ("{output}/responses",))
    if ballots is not None and any(standing.period in award.periods for award in standing.config.awards):
        yield Step(words.BALLOTS, ("ballots", *period), ("{output}/ballots",))
    yield Step(words.PUBLISH, ("publish", *period), ("{output}/" + PUBLISHED,))
    yield Step(words.VERIFY, ("verify", *period))
    if standing.can_mail:
        yield Step(words.SEND_RESULTS, ("send", "results", *period), ("{output}/mail/results",))


def next_step(standing: Standing) -> tuple[str, str]:
    """The name of the step to be done next, and why."""
    return next(_next(standing))


def _next(now: Standing) -> Iterator[tuple[str, str]]:
    """From the most urgent on; the last one always holds."""
    names = {step.name for step in steps(now)}
    if not now.received and "forms" not in now.out:
        yield "forms", words.NO_FORMS_OUT
    if not now.received and not now.is_due and "send forms" in names and "mail/forms" not in now.out:
        yield "send forms", words.FORMS_NOT_SENT
    if now.missing and now.is_due and "letters" not in now.out and "mail/reminders" not in now.out:
        yield ("send reminders" if "send reminders" in names else "letters"), words.OVERDUE
    if not now.received or (now.missing and not now.is_due):
        yield "status", words.STILL_TO_COME
    if not now.is_fresh:
        yield "run", words.NOT_REVIEWED if "review" not in now.out else words.NEWS
    if now.to_mend:
        yield "status", words.TO_MEND
    if "ballots" in names and "ballots" not in now.out:
        yield "ballots", words.VOTE
    if PUBLISHED not in now.out:
        yield "publish", words.NOT_PUBLISHED
    yield "verify", words.PUBLISHED

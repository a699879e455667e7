"""What comes next, as the bloc goes through a period."""

from dataclasses import replace

import pytest

from pipeline.cli.cli import main
from pipeline.cli.menu.standing import Standing
from pipeline.cli.menu.steps import next_step, steps
from pipeline.model.bloc import Period
from pipeline.model.mail import Mailbox, Security, Server
from tests.cli.menu.on_a_terminal import ROWS
from tests.workspaces import a_workspace, grounds_of


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    """A bloc of eleven members with addresses, before anything of its year-end."""
    config = grounds_of(a_workspace(tmp_path_factory.mktemp("khối")), Period.YEAR_END).config
    return Standing(
        config=config, period=Period.YEAR_END, received=0, missing=11, to_mend=0, out=frozenset(), is_due=False
    )


def test_a_period_step_by_step(begun: Standing) -> None:
    def after(*out: str, **known: int | bool) -> str:
        return next_step(replace(begun, out=frozenset(out), **known))[0]  # type: ignore[arg-type]

    assert after() == "forms"
    assert after("forms") == "send forms"
    assert after("forms", "mail/forms") == "status"
    assert after("forms", "mail/forms", received=9, missing=2) == "status"
    assert after("forms", received=9, missing=2, is_due=True) == "send reminders"
    assert after("forms", "mail/reminders", received=9, missing=2, is_due=True) == "run"
    assert after("forms", received=11, missing=0) == "run"
    assert after("forms", "review", received=11, missing=0) == "run"
    assert after("forms", "review", received=11, missing=0, is_fresh=True, to_mend=1) == "status"
    assert after("forms", "review", received=11, missing=0, is_fresh=True) == "ballots"
    assert after("review", "ballots", received=11, missing=0, is_fresh=True) == "publish"
    assert after("review", "ballots", "published", received=11, missing=0, is_fresh=True) == "verify"


def test_the_next_step_is_always_one_of_the_steps(begun: Standing) -> None:
    for period in Period:
        for received in (0, 4, 11):
            for is_due in (False, True):
                now = replace(begun, period=period, received=received, missing=11 - received, is_due=is_due)
                assert next_step(now)[0] in {step.name for step in steps(now)}


NOT_IN_IT = {"menu", "init", "examples", "fields", "templates", "explain", "province", "doctor", "schema"}
"""What is asked for with words of one's own, or is no step of a bloc's year."""


def test_every_command_of_the_year_is_a_step_and_all_fit_the_screen(begun: Standing) -> None:
    server = Server(host="thu.example", port=993, user="khoi", tls=next(iter(Security)))
    mail = begun.config.mail._replace(imap=Mailbox(server=server, folder="INBOX"))
    everything = steps(replace(begun, config=begun.config._replace(mail=mail)))
    assert {step.words[0] for step in everything} == main.commands.keys() - NOT_IN_IT
    around = ("bloc", "folder", "period", "received", "the next step", "letters", "the question")
    assert len(everything) + len(around) <= ROWS


def test_without_addresses_no_mails_are_offered(begun: Standing) -> None:
    members = tuple(member._replace(emails=()) for member in begun.config.bloc.members)
    config = begun.config._replace(bloc=begun.config.bloc._replace(members=members))
    now = replace(begun, config=config, out=frozenset({"forms"}), is_due=True)
    assert not any(step.name.startswith("send") for step in steps(now))
    assert next_step(now)[0] == "letters"


def test_six_months_know_no_vote(begun: Standing) -> None:
    assert "ballots" not in {step.name for step in steps(replace(begun, period=Period.SIX_MONTH))}

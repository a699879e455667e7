"""The schema of results.json: the examples follow it (`test_shipped_examples`), and what is wrong fails."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli.cli import main
from pipeline.model.bloc import Period
from pipeline.model.finding import FileStatus, Severity
from pipeline.model.result import Basis
from pipeline.model.scale import Kind
from pipeline.reports.results import results
from pipeline.text.terms import NOT_RANKED
from tests.reports.results_schema import faults_of, validator
from tests.workspaces import a_workspace, reviewed_at


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = a_workspace(tmp_path_factory.mktemp("khối"))
    return json.dumps(results(reviewed_at(place, Period.SIX_MONTH)))


def test_a_review_follows_it(good: str) -> None:
    assert faults_of(json.loads(good)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 2),
        (("period",), "quarter"),
        (("year",), "2018"),
        (("standings", 0, "total"), 94.5),
        (("standings", 0, "total"), "94,50"),
        (("standings", 0, "place"), 0),
        (("standings", 0, "extra"), 1),
        (("standings", 0, "marks", 0, "kind"), "group"),
        (("findings", 0, "code"), "Nộp muộn"),
        (("files", 0, "sha256"), "abc"),
        (("not_ranked",), None),
    ],
)
def test_what_is_wrong_fails(good: str, path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(good)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert len(faults_of(data)) == 1


def test_what_is_missing_fails(good: str) -> None:
    data = json.loads(good)
    del data["files"]
    assert faults_of(data) == ["$: 'files' is a required property"]


def test_its_words_are_those_of_the_program() -> None:
    told = validator().schema["$defs"]

    def words(what: str, field: str) -> set[str]:
        return set(told[what]["properties"][field]["enum"])

    assert words("mark", "basis") == set(Basis)
    assert words("mark", "kind") == set(Kind) - {Kind.GROUP}
    assert words("finding", "severity") == set(Severity)
    assert words("file", "status") == set(FileStatus)
    assert words("not_ranked", "reason") == NOT_RANKED.keys()


def test_the_command_prints_them() -> None:
    for words, what in (([], "results"), (["results"], "results"), (["province"], "province")):
        result = CliRunner().invoke(main, ["schema", *words])
        assert result.exit_code == 0
        assert json.loads(result.stdout) == validator(what).schema

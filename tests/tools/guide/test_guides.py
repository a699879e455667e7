"""The guides say what the program does: commands, keys, columns, sheets and files named in them exist."""

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest

from pipeline.cli.cli import main
from pipeline.forms.score.layout import FORM_SHEET, Column
from pipeline.reports.papers.report.fields import BlocFields, ReportContext
from pipeline.setup.config.schema import KEYS
from pipeline.starting import examples
from pipeline.starting.shipped import SHIPPED
from pipeline.text.findings import VARIANTS, WORDINGS
from pipeline.text.labels import SCALE_SHEET, TARGETS_SHEET
from tests.conftest import SaveAs
from tests.workspaces import a_workspace
from tools.guide import DOCS
from tools.guide.made_tables import APPRAISAL, FINDINGS
from tools.guide.make_guides import GUIDES, guides
from tools.guide.markup import Picture, Screen, Table, blocks_of

ROOT = Path(__file__).parents[3]
SECRETARY, MEMBERS = DOCS / "thu-ky.md", DOCS / "don-vi.md"
TEXTS = [ROOT / "README.md", SECRETARY, MEMBERS, *sorted(SHIPPED.glob("*/mo-ta.md"))]

TYPED = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(?:^|[\s/\\;])thidua(?:\s+(?P<words>[^;&]*))?$")


def typed(path: Path) -> Iterator[str]:
    """Everything that stands as typed words or in a block of them."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    yield from (line for block in blocks for line in block.splitlines())
    yield from TYPED.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def commands(path: Path) -> list[str]:
    """What follows `thidua` wherever it is called, also through a path and after other commands of the line."""
    parts = (part.strip() for line in typed(path) for part in re.split(r"&&|;", line))
    return [found["words"] or "" for part in parts if (found := COMMAND.search(part))]


EVERY_COMMAND = sorted({(path.name, words) for path in TEXTS for words in commands(path)})


def test_commands_are_found() -> None:
    assert len(EVERY_COMMAND) > 12
    assert ("README.md", "run --period year-end") in EVERY_COMMAND
    assert ("thu-ky.md", "init khoi-moi --from kien-giang-2018") in EVERY_COMMAND


@pytest.mark.parametrize(("text", "words"), EVERY_COMMAND)
def test_every_command_in_the_texts_is_one_of_the_program(text: str, words: str) -> None:
    name, *rest = shlex.split(words) or [""]
    if name.startswith("-") or not name:
        main.make_parser(click.Context(main)).parse_args([name] if name else [])
        return
    command = main.commands[name]
    given, _, _ = command.make_parser(click.Context(command)).parse_args(rest)
    for param in command.params:
        if isinstance(param.type, click.Choice) and isinstance(given.get(param.name or ""), str):
            assert given[param.name or ""] in param.type.choices
    if given.get("example"):
        assert given["example"] in {example.name for example in examples()}


def test_the_secretary_is_told_of_every_command_of_the_year() -> None:
    told = {words.split()[0] for words in commands(SECRETARY) if words}
    assert told >= set(main.commands)


def test_every_key_of_the_configuration_is_explained_and_none_that_is_not() -> None:
    tables = [block for block in blocks_of(SECRETARY.read_text(encoding="utf-8")) if isinstance(block, Table)]
    keys = next(table for table in tables if table.rows[0][0] == "Mục, khóa")
    told = {word for row in keys.rows[1:] for word in TYPED.findall(row[0])}
    sections = {path for row in keys.rows for path in re.findall(r"\[+([a-z.-]+)\]+", row[0])}
    paths = {".".join(path): names for path, names in KEYS.items() if path and path[0] != "appraisal"}
    assert sections == set(paths) - {"periods"}
    assert told == {name for path, names in paths.items() if path != "periods" for name in names}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_workspace(tmp_path_factory.mktemp("khoi"))


def test_every_file_of_a_workspace_that_is_named_is_there(workspace: Path) -> None:
    starts = ("input_templates/", "inbox/", "config.toml")
    named = {word for word in typed(SECRETARY) if word.startswith(starts) and " › " not in word}
    assert "input_templates/scale.xlsx" in named
    for word in named - {"inbox/2026-year-end/TTR.xlsx", "input_templates/word/moi", "input_templates/mail/moi"}:
        assert (workspace / word.replace("2026", "2018")).exists(), word


def test_sheets_columns_and_template_values_that_are_named_exist() -> None:
    text = SECRETARY.read_text(encoding="utf-8") + MEMBERS.read_text(encoding="utf-8")
    for sheet in (FORM_SHEET, SCALE_SHEET, TARGETS_SHEET):
        assert f"“{sheet}”" in text
    for column in (Column.REPORTED, Column.CLAIMED, Column.NOT_APPLICABLE, Column.NOTE, Column.EVIDENCE):
        assert column.value in text
    for owner, name in re.findall(r"\{\{ (\w+)\.(\w+) \}\}", text):
        assert owner in ReportContext.__annotations__
        assert name in BlocFields.__annotations__
    for name in re.findall(r"\{%p for \w+ in (\w+) %\}", text):
        assert name in ReportContext.__annotations__


def test_every_finding_stands_in_one_group() -> None:
    told = [said for group in FINDINGS.values() for said in group]
    assert len(told) == len(set(told))
    assert set(told) | APPRAISAL == WORDINGS.keys() | VARIANTS.keys(), "say in FINDINGS what is to be done"


def test_unusual_figures_are_told_whole() -> None:
    assert "chương trình chỉ nhắc xem lại đơn vị tính, không đổi điểm." in SECRETARY.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    """The guides as their maker writes them now."""
    return guides()


@pytest.mark.parametrize("name", GUIDES)
def test_the_guides_are_made_from_their_texts(made: Mapping[str, bytes], name: str) -> None:
    assert (DOCS / name).read_bytes() == made[name], "run: python -m tools.guide.make_guides"


def test_pictures_are_there_and_small() -> None:
    named = {
        block.file
        for path in (SECRETARY, MEMBERS)
        for block in blocks_of(path.read_text(encoding="utf-8"))
        if isinstance(block, Picture)
    }
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named |= {f"pictures/{name}" for name in re.findall(r"docs/guide/pictures/([\w-]+\.png)", readme)}
    assert named == {f"pictures/{path.name}" for path in (DOCS / "pictures").iterdir()}
    assert all(path.stat().st_size <= 150 * 1024 for path in (DOCS / "pictures").iterdir())


def test_what_stands_on_screens_fits_the_paper() -> None:
    screens = [block for block in blocks_of(SECRETARY.read_text(encoding="utf-8")) if isinstance(block, Screen)]
    assert max(len(line) for screen in screens for line in screen.lines) <= 112


def test_the_members_guide_is_one_page_and_the_secretarys_at_most_twenty_four(save_as: SaveAs, tmp_path: Path) -> None:
    save_as([DOCS / name for name in GUIDES], "pdf", tmp_path)
    assert pages_of(tmp_path / "huong-dan-don-vi.pdf") == 1
    assert pages_of(tmp_path / "huong-dan-thu-ky.pdf") <= 24


def pages_of(printed: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", printed.read_bytes()))

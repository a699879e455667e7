"""What is shipped: nothing that no command loads, nothing that no module opens."""

import ast
from functools import cache
from pathlib import Path

import pytest

from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.papers.written import NAMES
from pipeline.starting.shipped import SHIPPED
from tests.test_architecture import FILES, HOUSE, every_import, ours, tree_of

OF_AN_EXAMPLE = {"config.toml", "scale.csv", "targets.csv", "received.csv", "mo-ta.md"}
DATA = sorted(
    path
    for path in HOUSE.rglob("*")
    if path.is_file() and path.suffix not in (".py", ".pyc", ".typed") and SHIPPED not in path.parents
)


@cache
def reached() -> frozenset[str]:
    """The modules that the command line imports, or names to run in a process of their own, and their packages."""
    found, waiting = set[str](), {"pipeline.__main__"}
    while waiting:
        name = waiting.pop()
        packages = {name.rsplit(".", depth)[0] for depth in range(name.count(".") + 1)}
        found |= packages
        for package in packages:
            waiting |= (ours(every_import(package)) | FILES.keys() & words_of(package)) - found
    return frozenset(found)


@cache
def words_of(module: str) -> frozenset[str]:
    """The strings of a module that are no docstrings."""
    tree = tree_of(module)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
    return frozenset(node.value for node in strings if isinstance(node.value, str))


def test_every_module_is_reached_from_the_command_line() -> None:
    assert FILES.keys() - reached() == set()


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_every_file_of_data_is_opened_by_a_module(path: Path) -> None:
    named = {word for module in reached() for word in words_of(module)}
    assert path.name in named


def test_the_words_of_a_paper_name_its_template() -> None:
    """So that the test above can tell a template that no paper fills."""
    assert {path.name for path in DATA if path.suffix == ".docx"} == {paper.template for paper in PAPERS}


@pytest.mark.parametrize("example", [path for path in SHIPPED.iterdir() if path.is_dir()], ids=lambda path: path.name)
def test_every_file_of_an_example_is_read_by_init(example: Path) -> None:
    others = {path.name for path in example.iterdir()} - OF_AN_EXAMPLE
    others -= {f"noi-dung-{name}" for name in NAMES}
    periods = ("", "-six-month", "-year-end")
    assert others <= {f"entries{period}{version}.csv" for period in periods for version in ("", "-v2")}
    modules = ("pipeline.starting.example", "pipeline.starting.shipped")
    assert {word for module in modules for word in words_of(module)} >= OF_AN_EXAMPLE


def test_nothing_of_the_tools_is_needed_by_the_program() -> None:
    assert {name for name in FILES if any(one.startswith(("tools", "tests")) for one in every_import(name))} == set()

"""The house: which room may lean on which, and how large anything may grow."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import pipeline
from pipeline.starting import make_workspace

HOUSE = Path(pipeline.__file__).parent
READERS = {"openpyxl", "xlrd"}
HEAVY = READERS | {"pandas", "numpy", "docxtpl", "docx", "pptx", "xlsxwriter", "matplotlib"}

MAY_IMPORT = {
    "model": "",
    "text": "model",
    "workspace": "model text",
    "rules": "model text",
    "sheets": "model text",
    "scoring": "model text rules sheets",
    "ranking": "model text scoring",
    "setup": "model text workspace rules sheets",
    "forms": "model text rules sheets scoring ranking",
    "explaining": "model text sheets scoring ranking",
    "intake": "model text sheets scoring forms",
    "reports": "model text workspace sheets scoring ranking explaining",
    "checking": "model text workspace rules scoring reports",
    "mail": "model text workspace sheets forms intake reports",
    "starting": "model text workspace rules sheets setup forms intake reports mail",
    "reviewing": "model scoring ranking forms intake explaining",
    "loading": "model text workspace setup reports",
    "publication": "model text workspace sheets scoring setup forms reports reviewing loading",
    "province": "model text workspace sheets setup reports reviewing loading publication",
    "cli": "model text workspace scoring setup ranking forms intake explaining reports checking mail starting reviewing"
    " loading publication province",
    "__main__": "text cli workspace",
}
"""The rooms of the house, each a folder of `pipeline/` (or one of its few files), the lowest first, and what each may
lean on."""


def module_of(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_of(path): path for path in sorted(HOUSE.rglob("*.py")) if "examples" not in path.parts}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


def imported(nodes: Iterator[ast.AST]) -> set[str]:
    """Full names of the imported modules; of `from package import name` also `package.name`."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            names |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def every_import(module: str) -> set[str]:
    """Also those inside functions and for types only."""
    return imported(ast.walk(tree_of(module)))


def imports_at_load(module: str) -> set[str]:
    """Those that are carried out when the module is loaded."""

    def nodes(body: list[ast.stmt]) -> Iterator[ast.AST]:
        for node in body:
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            if isinstance(node, (ast.If, ast.Try, ast.With)):
                yield from nodes(node.body)
            yield node

    return imported(nodes(tree_of(module).body))


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name in FILES and name != "pipeline"}


def libraries(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def test_every_module_has_its_room() -> None:
    assert {name.split(".")[1] for name in FILES if "." in name} == MAY_IMPORT.keys()
    assert len([path for path in HOUSE.iterdir() if path.name not in ("__pycache__", "py.typed")]) <= 22


@pytest.mark.parametrize("module", [name for name in FILES if name != "pipeline"])
def test_imports_run_one_way(module: str) -> None:
    room = module.split(".")[1]
    leans_on = {name.split(".")[1] for name in ours(every_import(module))} - {room}
    assert leans_on <= set(MAY_IMPORT[room].split())


def test_there_is_no_circle() -> None:
    done: set[str] = set()

    def visit(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " → ".join((*above, module))
        if module in done:
            return
        done.add(module)
        for name in sorted(ours(every_import(module)) - {module}):
            if not module.startswith(f"{name}."):  # a package's own list of its modules
                visit(name, (*above, module))

    for module in FILES:
        visit(module, ())


def test_rooms_lean_on_lower_ones_only() -> None:
    order = list(MAY_IMPORT)
    for floor, room in enumerate(order):
        assert set(MAY_IMPORT[room].split()) <= set(order[:floor]), room


def test_one_room_reads_workbooks() -> None:
    knowing = [name for name in FILES if libraries(every_import(name)) & READERS]
    assert {name.rpartition(".")[0] for name in knowing} == {"pipeline.sheets.cells"}


def test_one_place_packs() -> None:
    """What is compressed anywhere else would be of another level."""
    packing = re.compile(
        r'compresslevel|\bcompressobj|writestr|make_archive|ZipFile\(.+"[wax]"|\bWorkbook\(.+\bin_memory'
    )
    packers = [name for name, path in FILES.items() if packing.search(path.read_text(encoding="utf-8"))]
    assert packers == ["pipeline.model.packing", "pipeline.sheets.looks.parts"]


def test_pandas_is_for_tables_of_many_blocs() -> None:
    users = [name for name in FILES if "pandas" in libraries(every_import(name))]
    assert users == ["pipeline.province.summary"]


def test_numpy_is_for_how_firm_a_place_is_and_for_lines_alike() -> None:
    users = [name for name in FILES if "numpy" in libraries(every_import(name))]
    assert "pipeline.reports.figures.correlation" in users
    users.remove("pipeline.reports.figures.correlation")
    assert all(name.startswith("pipeline.ranking.firmness") for name in users)


def loaded_with(module: str) -> set[str]:
    """The modules of ours that are loaded with one."""
    loaded, waiting = set[str](), {module}
    while waiting:
        loaded.add(current := waiting.pop())
        waiting |= ours(imports_at_load(current)) - loaded
    return loaded


def test_the_door_opens_at_once() -> None:
    """Nothing heavy is loaded before a command begins, not even through a module of ours."""
    commands = [name for name in FILES if name.startswith("pipeline.cli.commands.")]
    for module in set[str]().union(*map(loaded_with, ["pipeline.cli.cli", *commands])):
        assert libraries(imports_at_load(module)) & HEAVY == set(), module


def test_no_command_waits_for_another() -> None:
    assert {name for name in loaded_with("pipeline.cli.cli") if name.startswith("pipeline.cli.")} == {
        "pipeline.cli.cli"
    }


@pytest.mark.parametrize(
    "module", ["pipeline.loading", "pipeline.checking.paper_oddities", "pipeline.cli.terminal.review"]
)
def test_what_makes_no_ranking_does_not_wait_for_tables_and_draws(module: str) -> None:
    for one in loaded_with(module):
        assert libraries(imports_at_load(one)) & {"pandas", "numpy"} == set(), one


@pytest.mark.parametrize("module", FILES)
def test_functions_are_short(module: str) -> None:
    functions = (
        node for node in ast.walk(tree_of(module)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > 50} == {}


@pytest.mark.parametrize("path", FILES.values(), ids=lambda path: path.name)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


LIBRARIES = ("docx", "email", "jinja2", "lxml", "numpy", "openpyxl", "pandas", "xlsxwriter")
DOES_WITHOUT = {
    "examples": (*LIBRARIES, "pipeline.rules"),
    "check": (*LIBRARIES, "pipeline.reports.papers.catalogue", "pipeline.reviewing"),
    "status": (*LIBRARIES, "pipeline.explaining", "pipeline.intake.appraisals"),
    "run": (
        *("docx", "docxtpl", "openpyxl", "pandas", "pipeline.mail", "pipeline.publication", "pipeline.reports.pdf"),
        *("pipeline.reports.papers.catalogue", "pipeline.cli.commands.mailing", "pipeline.forms.ballots"),
    ),
}
"""Command → libraries and modules that it never loads on the shipped bloc."""


@pytest.mark.parametrize("command", DOES_WITHOUT)
def test_a_command_loads_only_what_it_does_its_work_with(command: str, tmp_path: Path) -> None:
    words = ["--period", "year-end"] if command in ("status", "run") else []
    if command != "examples":
        make_workspace(tmp_path / "khối", "kien-giang-2018")
        words = [*words, "--workspace", str(tmp_path / "khối")]
    code = "import atexit, sys, pipeline.__main__ as it; atexit.register(lambda: print(*sys.modules)); it.main()"
    done = subprocess.run([sys.executable, "-c", code, command, *words], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert loaded & set(DOES_WITHOUT[command]) == set()


def test_a_command_ends_without_looking_for_circles_in_all_that_it_made() -> None:
    ended = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count()));"
    code = f"{ended} import pipeline.__main__ as it; it.main()"
    done = subprocess.run([sys.executable, "-c", code, "examples"], capture_output=True, check=True, text=True)
    assert int(done.stdout.splitlines()[-1]) > 0

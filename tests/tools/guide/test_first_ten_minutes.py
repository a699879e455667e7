"""The made-up bloc of the secretary's guide: what the guide has people type gives what the guide says they will see."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from pipeline.cli.cli import main
from pipeline.rules.parameters import decimal
from tests.filling import LABELS, fill
from tools.guide import DOCS, trial
from tools.guide.markup import Screen, Table, blocks_of

BLOCKS = tuple(blocks_of((DOCS / "thu-ky.md").read_text(encoding="utf-8")))
INBOX, FORMS = "inbox/2026-year-end", "output/2026-year-end/forms"
NAMES = {label: name for name, label in LABELS.items()}
CORRECTED = {"TTR": {"B3": {"note": "Không có tổ chức đoàn thể riêng"}}, "TTDV": {"A3": {"reported": 94}}}


def thidua(*words: str, told: str = "") -> list[str]:
    """The lines on the screen, with single spaces."""
    result = CliRunner().invoke(main, words, input=told)
    assert result.exit_code == 0, result.output
    return [" ".join(line.split()) for line in result.output.splitlines()]


def screen(beginning: str) -> list[str]:
    """The lines of the guide's screen that begins so, with single spaces."""
    lines = next(block.lines for block in BLOCKS if isinstance(block, Screen) and block.lines[0].startswith(beginning))
    return [" ".join(line.split()) for line in lines]


def write_targets(path: Path, targets: Mapping[str, Mapping[str, str]]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Chỉ tiêu"]
    header = next(row for row in sheet.iter_rows() if row[0].value == "Mã")
    columns = {str(cell.value): cell.column for cell in header}
    rows = {str(cell.value): cell.row for cell in sheet["A"]}
    for code, figures in targets.items():
        for member, figure in figures.items():
            sheet.cell(rows[code], columns[member]).value = int(figure)
    book.save(path)


def as_typed(text: str) -> object:
    """A figure is a number, everything else a word."""
    return decimal(text) if text[0].isdigit() else text


@pytest.fixture(scope="module")
def bloc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The bloc after step 6: initialised, with targets, forms issued and filled with the guide's two mistakes."""
    folder = tmp_path_factory.mktemp("muoi-phut")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        thidua("init", "khoi-thu", told="\n".join(trial.told_to_init()) + "\n")
        patch.chdir(folder / "khoi-thu")
        write_targets(Path("input_templates/targets.xlsx"), trial.targets())
        assert thidua("check")[-1] == "Cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản đều dùng được."
        thidua("forms", "--period", "year-end")
        for member, typed in trial.answers().items():
            form = Path(INBOX, f"{member}.xlsx")
            shutil.copyfile(Path(FORMS, form.name), form)
            rows = {code: {NAMES[label]: as_typed(text) for label, text in row.items()} for code, row in typed.items()}
            fill(form, rows)
        yield folder / "khoi-thu"


def test_the_status_is_the_one_of_the_guide(bloc: Path) -> None:
    shown = thidua("status", "--period", "year-end", "--workspace", str(bloc))
    assert [line for line in screen("Mã ") if line not in shown] == []


def test_the_ranking_is_the_one_of_the_guide_before_and_after_the_corrections(bloc: Path, tmp_path: Path) -> None:
    root = tmp_path / "khoi"
    shutil.copytree(bloc, root)
    run = ("run", "--period", "year-end", "--workspace", str(root))
    before = thidua(*run)
    assert [line for line in screen("Đã đọc") if line not in before] == []
    for member, rows in CORRECTED.items():
        fill(root / INBOX / f"{member}.xlsx", rows)
    after = thidua(*run)
    assert [line for line in screen("   1") if line not in after] == []


def test_the_four_ways_of_a_line_that_does_not_apply(bloc: Path, tmp_path: Path) -> None:
    root = tmp_path / "khoi"
    shutil.copytree(bloc, root)
    fill(root / INBOX / "TTR.xlsx", CORRECTED["TTR"])
    config = (root / "config.toml").read_text(encoding="utf-8")
    table = next(block for block in BLOCKS if isinstance(block, Table) and block.rows[0][0] == "Giá trị")
    assert [row[0] for row in table.rows[1:]] == ["`exclude`", "`rescale`", "`full`", "`zero`"]
    for row in table.rows[1:]:
        policy = f'not_applicable = "{row[0].strip("`")}"'
        (root / "config.toml").write_text(config.replace('not_applicable = "exclude"', policy), encoding="utf-8")
        shown = thidua("run", "--period", "year-end", "--workspace", str(root))
        assert any("Thanh tra" in line and line.endswith(" ".join(row[2:])) for line in shown), (row, shown)


def test_the_faults_that_the_guide_shows_are_those_that_are_told(bloc: Path, tmp_path: Path) -> None:
    root = tmp_path / "khoi"
    shutil.copytree(bloc, root)
    assert set(screen("config.toml › periods.year-end")) <= faults_of_a_bad_config(root) | faults_of_bad_workbooks(root)


def faults_of_a_bad_config(root: Path) -> set[str]:
    config = (root / "config.toml").read_text(encoding="utf-8")
    bad = config.replace("decimals = 2", "decimal = 2").replace("2026-12-05T17:00:00+07:00", "2026-12-05")
    (root / "config.toml").write_text(bad, encoding="utf-8")
    told = faults(root)
    (root / "config.toml").write_text(config, encoding="utf-8")
    return told


def faults_of_bad_workbooks(root: Path) -> set[str]:
    targets = root / "input_templates" / "targets.xlsx"
    book = openpyxl.load_workbook(targets)
    book["Chỉ tiêu"]["C5"].value = "năm mươi"
    book.save(targets)
    told = faults(root)
    scale = root / "input_templates" / "scale.xlsx"
    book = openpyxl.load_workbook(scale)
    book["Thang điểm"]["F8"].value = "Theo bặc"
    book.save(scale)
    return {fault.partition(";")[0] for fault in told} | faults(root)


def faults(root: Path) -> set[str]:
    result = CliRunner().invoke(main, ["check", "--workspace", str(root)])
    assert result.exit_code == 2
    return {line.removeprefix("  • ") for line in result.stderr.splitlines() if line.startswith("  • ")}

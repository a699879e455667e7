"""What goes to whoever helps: enough to see what is wrong, nothing of the members unless it is asked for."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.cli.doctor.masking import masked, masks_of
from pipeline.workspace import workspace
from tests.windows import EVER, refusing
from tests.workspaces import a_workspace

NAMES = ("Văn phòng Sở", "Phòng Kế hoạch", "Chi cục Tiêu chuẩn", "so-khcn.example", "KHTC.xlsx")


@pytest.fixture
def bloc(tmp_path: Path) -> Path:
    root = a_workspace(tmp_path / "khối")
    log = root / "output" / "nhat-ky-loi.txt"
    log.parent.mkdir(exist_ok=True)
    log.write_text(f"KeyError: 'Văn phòng Sở' vp@so-khcn.example\n{root}/config.toml", encoding="utf-8")
    return root


def doctor(bloc: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *words, "--workspace", str(bloc)])


def packed(bloc: Path) -> dict[str, str]:
    with ZipFile(bloc / "output" / "chan-doan.zip") as found:
        return {name: found.read(name).decode("utf-8", "replace") for name in found.namelist()}


def test_without_data_no_member_is_named(bloc: Path) -> None:
    result = doctor(bloc)
    assert result.exit_code == 0, result.output
    found = packed(bloc)
    assert found.keys() == {"phien-ban.txt", "cau-hinh.toml", "nhat-ky.txt", "ghi-nhan.json", "tep.txt"}
    for name, text in found.items():
        assert [hidden for hidden in (*NAMES, str(bloc)) if hidden in text] == [], name
    assert "KeyError: 'VP' [e-mail]\n<khoi>/config.toml" in found["nhat-ky.txt"]
    assert 'code = "VP"' in found["cau-hinh.toml"]
    assert "deadline = 2018-12-05" in found["cau-hinh.toml"]
    assert found["phien-ban.txt"].startswith("thidua ")
    assert "openpyxl " in found["phien-ban.txt"]
    told = json.loads(found["ghi-nhan.json"])["findings"]
    assert {one["code"] for one in told["six-month"]} >= {"late"}
    assert {key for one in told["six-month"] for key in one} == {"severity", "code", "unit", "line", "cell"}


def test_with_data_everything_goes_along(bloc: Path) -> None:
    assert doctor(bloc, "--with-data").exit_code == 0
    found = packed(bloc)
    assert "Văn phòng Sở" in found["cau-hinh.toml"]
    assert "du-lieu/config.toml" in found
    assert "du-lieu/input_templates/scale.xlsx" in found
    assert any(name.startswith("du-lieu/inbox/2018-year-end/") for name in found)


def test_the_same_bytes_again_whole_or_not_at_all(bloc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "PATIENCE", 0.2)
    assert doctor(bloc).exit_code == 0
    path = bloc / "output" / "chan-doan.zip"
    former = path.read_bytes()
    assert doctor(bloc).exit_code == 0
    assert path.read_bytes() == former
    with monkeypatch.context() as patched:
        refusing(patched, ("replace",), lambda name: name.endswith("chan-doan.zip"), EVER)
        assert doctor(bloc, "--with-data").exit_code == 2
    assert path.read_bytes() == former


def test_a_faulty_configuration_is_told_with_its_faults(bloc: Path) -> None:
    config = bloc / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("[scoring]", "[scoring]\nlạ = 1"), "utf-8")
    assert doctor(bloc).exit_code == 0
    found = packed(bloc)
    assert json.loads(found["ghi-nhan.json"])["faults"] != []
    assert "Văn phòng Sở" not in "".join(found.values())


def test_of_what_is_no_toml_every_name_is_hidden() -> None:
    text = 'code = "VP"\nname = "Văn phòng Sở"\naliases = ["VP Sở", "Văn phòng"]\nemails = ["vp@x.example"\n[[['
    shown = masked(text, masks_of(text, Path("/nơi/khối")))
    assert shown == 'code = "VP"\nname = "[…]"\naliases = ["[…]", "[…]"]\nemails = ["[e-mail]"\n[[['

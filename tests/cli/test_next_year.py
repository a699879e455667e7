"""`thidua init --from-year`: what the terminal says, and what `thidua check` tells of who is compared with whom."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.model.bloc import Period
from pipeline.publication.remaking import review_of
from pipeline.reports.results import write_results
from pipeline.workspace.workspace import Workspace
from tests.workspaces import a_workspace

Thidua = Callable[..., Result]


@pytest.fixture
def thidua(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Thidua:
    """Commands beside the folder `cu`, the shipped bloc with its results of 2018."""
    place = Workspace(a_workspace(tmp_path / "cu"))
    path = place.output(2018, Period.YEAR_END, "review") / "results.json"
    path.parent.mkdir(parents=True)
    write_results(path, review_of(place, 2018, Period.YEAR_END).review)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, words)


def test_the_dates_the_members_and_what_to_look_at_are_told(thidua: Thidua) -> None:
    changes = ("--rename", "TTR=TTS=Thanh tra", "--merge", "QLKH,QLCN=QLCN=Phòng Quản lý", "--leave", "KHTC")
    told = thidua("init", "moi", "--from-year", "cu", *changes, "--join", "CDS=Chuyển đổi số")
    assert told.exit_code == 0, told.output
    for line in (
        "• sơ kết 6 tháng, hạn nộp: 25/06/2018 → 25/06/2019 (Thứ Ba)",
        "không nhận: 30/06/2018 → 30/06/2019 (Chủ nhật, ngày nghỉ cuối tuần, nên đổi)",
        "• TTR nay là TTS — Thanh tra; mã, tên cũ giữ ở aliases",
        "• QLKH, QLCN hợp nhất thành QLCN — Phòng Quản lý",
        "• CDS — Chuyển đổi số: mới vào khối",
        "• KHTC — Phòng Kế hoạch – Tài chính: rời khối",
        "• config.toml › bloc: vẫn là Khối trưởng VP",
        "• scale.xlsx › Thang điểm, ô C36: còn nói năm 2018",
        "thidua check --workspace moi",
    ):
        assert line in told.output
    checked = thidua("check", "--workspace", "moi").output
    for line in (
        "• 07 đơn vị so với chính mình",
        "• TTS — Thanh tra: so với TTR — Phòng Thanh tra (hạng 5)",
        "• QLCN — Phòng Quản lý: gộp từ QLKH (hạng 1), QLCN (hạng 8), nên không so",
        "• CDS — Chuyển đổi số: khi đó chưa có trong khối",
        "• KHTC — Phòng Kế hoạch – Tài chính (hạng 4): nay không còn trong khối",
    ):
        assert line in checked


def test_a_member_that_was_split_in_config_toml_is_told_of(thidua: Thidua) -> None:
    assert thidua("init", "moi", "--from-year", "cu", "--rename", "TTR=T1=Thanh tra 1").exit_code == 0
    config = Path("moi/config.toml")
    text = config.read_text(encoding="utf-8").replace("[periods.six-month]", "{}\n[periods.six-month]")
    other = '[[members]]\ncode = "T2"\nname = "Thanh tra 2"\naliases = ["TTR"]\n'
    config.write_text(text.replace("{}", other), encoding="utf-8")
    assert "TTR — Phòng Thanh tra (hạng 5): nay là T1, T2, nên không so" in thidua("check", "--workspace", "moi").output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from-year", "cu", "--member", "A=B"), "không ghi thêm mẫu"),
        (("--from-year", "cu", "--from", "kien-giang-2018"), "không ghi thêm mẫu"),
        (("--leave", "A"), "chỉ dùng cùng --from-year"),
        (("--from-year", "cu", "--rename", "VP"), "MÃ=TÊN MỚI"),
        (("--from-year", "cu", "--merge", "VP,TTR=Tên"), "MÃ,MÃ=MÃ MỚI=TÊN MỚI"),
        (("--from-year", "cu", "--join", "VP2"), "MÃ=TÊN"),
        (("--from-year", "cu", "--leave", "TTX"), "không có đơn vị mã “TTX” — có phải “TTR” không?"),
        (("--from-year", "cu", "--year", "2018"), "lớn hơn 2018"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(thidua: Thidua, options: tuple[str, ...], said: str) -> None:
    told = thidua("init", "moi", *options)
    assert told.exit_code == 2
    assert said in told.output
    assert sorted(path.name for path in Path().iterdir()) == ["cu"]


def test_a_faulty_folder_is_told_with_its_faults(thidua: Thidua) -> None:
    config = Path("cu/config.toml")
    config.write_text(config.read_text(encoding="utf-8").replace("decimals", "decimal"), encoding="utf-8")
    told = thidua("init", "moi", "--from-year", "cu")
    assert told.exit_code == 2
    assert "có phải “decimals” không?" in told.output
    assert not Path("moi").exists()

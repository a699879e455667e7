"""What `thidua status` says of each member: the file that counts, what was not taken, what is to be mended."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from pipeline.cli.cli import main
from tests.intake.mails import mail
from tests.workspaces import a_workspace

INBOX = Path("inbox") / "2018-year-end"


def status(bloc: Path) -> str:
    result = CliRunner().invoke(main, ["status", "--period", "year-end", "--workspace", str(bloc)])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def bloc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped bloc: VP's form came by mail, KHTC's from a stranger, TTR sent a scan, QLCN's has a wrong mark."""
    root = a_workspace(tmp_path_factory.mktemp("khối"))
    inbox = root / INBOX
    for unit, sender in (("VP", "vp@so-khcn.example"), ("KHTC", "la@khac.example")):
        form = inbox / f"{unit}.xlsx"
        (inbox / f"{unit}.eml").write_bytes(mail({form.name: form.read_bytes()}, sender=sender))
        form.unlink()
        Path(f"{form}.meta.json").unlink(missing_ok=True)
    (inbox / "TTR.xlsx").unlink()
    (inbox / "TTR.xlsx.meta.json").unlink(missing_ok=True)
    (inbox / "TTR.pdf").write_bytes(b"%PDF")
    book = openpyxl.load_workbook(inbox / "QLCN.xlsx")
    book["Phiếu chấm điểm"]["I12"] = "có"
    book.save(inbox / "QLCN.xlsx")
    return root


def test_who_sent_what_and_what_was_not_taken(bloc: Path) -> None:
    text = status(bloc)
    assert "Được chấm: VP.eml/VP.xlsx, gửi từ vp@so-khcn.example, nhận lúc 08:30 ngày 20/06/2018." in text
    assert "KHTC.eml/KHTC.xlsx (gửi từ la@khac.example): tạm giữ: gửi từ địa chỉ không đăng ký của đơn vị." in text
    assert "TTR.pdf: tệp mang tên của đơn vị chưa có phiếu được nhận" in text


def test_what_a_member_has_to_mend_names_the_cell_and_the_remedy(bloc: Path) -> None:
    (line,) = [line for line in status(bloc).splitlines() if "I12" in line]
    assert line.strip().startswith("Ô I12, dòng ")
    assert "Dấu lạ" in line
    assert "để trống" in line


def test_what_was_sent_out_and_has_not_come_back(bloc: Path) -> None:
    assert "Chưa nhận lại" not in status(bloc)
    made = CliRunner().invoke(main, ["appraisal", "--period", "year-end", "--workspace", str(bloc)])
    assert made.exit_code == 0, made.output
    sent = sorted((bloc / "output" / "2018-year-end" / "appraisal" / "vong-1").glob("*.xlsx"))
    assert sent
    assert f"Chưa nhận lại {len(sent):02} tệp đã phát: vong-1/{sent[0].name}" in status(bloc)
    assert "Vòng 1: 03/03 sổ thẩm định chưa nhận: " in status(bloc)
    (bloc / INBOX / "vong-1").mkdir()
    (bloc / INBOX / "vong-1" / sent[0].name).write_bytes(sent[0].read_bytes())
    assert f"vong-1/{sent[0].name}" not in status(bloc).partition("Chưa nhận lại")[2]


def test_a_run_and_a_new_round_say_whose_workbooks_are_out(bloc: Path) -> None:
    out = "02/03 sổ thẩm định chưa nhận: "
    for command in ("run", "appraisal"):
        words = [command, "--period", "year-end", *(["--round", "2"] if command == "appraisal" else [])]
        result = CliRunner().invoke(main, [*words, "--workspace", str(bloc)])
        assert result.exit_code == 0, result.output
        assert out in result.output
        said = result.output.partition(out)[2]
        assert "Phòng Thanh tra" in said
        assert "Văn phòng Sở" in said


def test_a_run_names_the_file_of_a_member_that_it_could_not_rank(bloc: Path) -> None:
    result = CliRunner().invoke(main, ["run", "--period", "year-end", "--workspace", str(bloc)])
    assert result.exit_code == 0, result.output
    assert "KHTC.eml/KHTC.xlsx (gửi từ la@khac.example): tạm giữ" in result.output
    assert "TTR.pdf: tệp mang tên" in result.output

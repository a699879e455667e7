"""`thidua send` and `thidua collect` as the secretary types them: who gets what, what is told, what ends with 2."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.cli.commands.mailing import KIND_WORDS
from pipeline.mail.catalogue import KINDS
from tests.conftest import SaveAs
from tests.filling import fill
from tests.workspaces import a_workspace

Run = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return a_workspace(tmp_path / "khoi")


@pytest.fixture
def run(root: Path) -> Run:
    return lambda *words: CliRunner().invoke(main, [*words, "--period", "six-month", "--workspace", str(root)])


def inbox(root: Path) -> Path:
    return root / "inbox" / "2018-six-month"


def drafts(root: Path, what: str) -> dict[str, EmailMessage]:
    folder = root / "output" / "2018-six-month" / "mail" / what
    return {
        path.stem: message_from_bytes(path.read_bytes(), policy=policy.default)  # type: ignore[misc]
        for path in sorted(folder.iterdir())
    }


def text_of(message: EmailMessage) -> str:
    return str(message.get_body().get_content())  # type: ignore[union-attr]


def files_of(message: EmailMessage) -> dict[str, bytes]:
    return {str(one.get_filename()): one.get_content() for one in message.iter_attachments()}


def config(root: Path, change: Callable[[str], str]) -> None:
    path = root / "config.toml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_the_command_names_every_kind(run: Run) -> None:
    assert tuple(kind.name for kind in KINDS) == KIND_WORDS
    missing = CliRunner().invoke(main, ["send", "--period", "six-month"])
    assert missing.exit_code == 2
    assert all(word in missing.output for word in KIND_WORDS)
    assert run("send", "formz").exit_code == 2


def test_forms_as_drafts_the_same_bytes_again(root: Path, run: Run) -> None:
    done = run("send", "forms")
    assert (done.exit_code, "Đã soạn 11 thư nháp" in done.output) == (0, True)
    folder = root / "output" / "2018-six-month" / "mail" / "forms"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    run("send", "forms")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    run("forms")
    form = (root / "output" / "2018-six-month" / "forms" / "VP.xlsx").read_bytes()
    assert files_of(drafts(root, "forms")["VP"]) == {"Phieu-cham-diem_Van-phong-So_6-thang-2018_KTD.xlsx": form}


def test_what_letters_wrote_goes_along_and_open_places_are_told(root: Path, run: Run) -> None:
    (inbox(root) / "VP.xlsx").unlink()
    run("letters")
    done = run("send", "forms")
    assert list(files_of(drafts(root, "forms")["TTR"])) == [
        "Phieu-cham-diem_Phong-Thanh-tra_6-thang-2018_KTD.xlsx",
        "Cong-van_6-thang-2018_KTD.docx",
    ]
    assert "còn chỗ tô vàng chưa điền: Cong-van_6-thang-2018_KTD.docx" in done.output
    run("send", "reminders")
    assert "Cong-van-don-doc_6-thang-2018_KTD.docx" in files_of(drafts(root, "reminders")["VP"])


def test_a_dry_run_writes_nothing(root: Path, run: Run) -> None:
    done = run("send", "forms", "--dry-run")
    assert (done.exit_code, "vp@so-khcn.example" in done.output) == (0, True)
    assert "Sẽ soạn 11 thư" in done.output
    assert not (root / "output" / "2018-six-month").exists()


def test_a_member_without_an_address_is_listed_and_the_others_go_on(root: Path, run: Run) -> None:
    config(root, lambda text: text.replace('emails = ["vp@so-khcn.example"]', 'emails = ["@so-khcn.example"]'))
    done = run("send", "forms")
    assert done.exit_code == 0
    told = " ".join(done.output.split())
    assert "01 nơi nhận chưa có địa chỉ thư đầy đủ, nên không soạn thư: VP – Văn phòng Sở (@so-khcn.example)" in told
    assert "Chưa có địa chỉ thư của" not in told
    assert len(drafts(root, "forms")) == 10
    config(root, lambda text: text.replace('emails = ["@so-khcn.example"]\n', ""))
    told = " ".join(run("send", "forms").output.split())
    assert "Chưa có địa chỉ thư của 01 nơi nhận, nên không soạn thư: VP – Văn phòng Sở." in told


def test_where_nobody_has_an_address_nothing_is_written(root: Path, run: Run) -> None:
    config(root, lambda text: "\n".join(line for line in text.splitlines() if not line.startswith("emails")))
    done = run("send", "forms")
    assert (done.exit_code, "Cả 11 nơi nhận đều chưa có địa chỉ thư" in done.output) == (2, True)
    assert not (root / "output" / "2018-six-month").exists()


@pytest.mark.parametrize("kind", ["appraisal", "responses", "results", "invitation"])
def test_what_was_not_made_yet_is_asked_for(kind: str, run: Run) -> None:
    done = run("send", kind)
    assert (done.exit_code, "Chưa có tệp để gửi kèm. Vui lòng chạy thidua" in done.output) == (2, True)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2018, 6, 22, 3, 0, tzinfo=UTC), "Còn 03 ngày nữa là đến hạn nộp."),
        (datetime(2018, 6, 25, 3, 0, tzinfo=UTC), "Hôm nay là ngày cuối của hạn nộp."),
        (datetime(2018, 6, 25, 11, 0, tzinfo=UTC), "Đến nay đã quá giờ hạn nộp của hôm nay."),
        (datetime(2018, 6, 27, 3, 0, tzinfo=UTC), "Đến nay đã quá hạn nộp 02 ngày."),
        (datetime(2018, 7, 2, 3, 0, tzinfo=UTC), "Thời gian nhận phiếu cũng đã hết"),
    ],
)
def test_only_those_who_sent_nothing_are_reminded(
    root: Path, run: Run, now: datetime, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return now

    (inbox(root) / "VP.xlsx").unlink()
    monkeypatch.setattr("datetime.datetime", Clock)
    assert run("send", "reminders").exit_code == 0
    monkeypatch.undo()
    ((code, reminder),) = drafts(root, "reminders").items()
    assert (code, said in text_of(reminder)) == ("VP", True)
    assert list(files_of(reminder)) == ["Phieu-cham-diem_Van-phong-So_6-thang-2018_KTD.xlsx"]


def test_reminders_of_before_are_taken_away_when_all_have_sent(root: Path, run: Run) -> None:
    path = inbox(root) / "VP.xlsx"
    form = path.read_bytes()
    path.unlink()
    run("send", "reminders")
    path.write_bytes(form)
    assert "không có ai cần nhận loại thư này" in run("send", "reminders").output
    assert drafts(root, "reminders") == {}


def test_corrections_name_the_cell_the_value_and_the_remedy_on_a_copy(root: Path, run: Run) -> None:
    path = inbox(root) / "TTR.xlsx"
    fill(path, {"A2": {"reported": "gần hết {{ x }}"}})
    received = path.read_bytes()
    assert run("send", "corrections").exit_code == 0
    assert path.read_bytes() == received
    ((code, letter),) = drafts(root, "corrections").items()
    text = text_of(letter)
    assert code == "TTR"
    assert "Phải sửa – ô G11 – dòng A2 – đang ghi “gần hết {{ x }}”" in text
    assert "Cần làm: Chỉ ghi một con số vào ô" in text
    ((name, copy),) = files_of(letter).items()
    assert name == "Phieu-cham-diem_Phong-Thanh-tra_6-thang-2018_KTD.xlsx"
    (root / "ban-sao.xlsx").write_bytes(copy)
    cell = openpyxl.load_workbook(root / "ban-sao.xlsx")["Phiếu chấm điểm"]["G11"]
    assert (cell.value, "không phải là một con số" in cell.comment.text) == ("gần hết {{ x }}", True)


def test_a_form_of_another_kind_goes_back_as_it_came(root: Path, run: Run, save_as: SaveAs) -> None:
    path = inbox(root) / "TTR.xlsx"
    fill(path, {"A2": {"reported": "gần hết"}})
    save_as([path], "ods", inbox(root))
    path.unlink()
    run("send", "corrections")
    letter = drafts(root, "corrections")["TTR"]
    assert "không đánh dấu được ô nào trong tệp này" in text_of(letter)
    ((name, copy),) = files_of(letter).items()
    assert name.endswith(".ods")
    assert copy == (inbox(root) / "TTR.ods").read_bytes()


def test_a_member_whose_form_is_not_taken_gets_a_blank_one(root: Path, run: Run) -> None:
    (inbox(root) / "TTR.xlsx").unlink()
    (inbox(root) / "gui-lai").mkdir()
    scale = root / "input_templates" / "scale.xlsx"
    run("forms")
    other = (root / "output" / "2018-six-month" / "forms" / "TTR.xlsx").read_bytes()
    book = openpyxl.load_workbook(scale)
    sheet = book["Thang điểm"]
    row = next(row for row in sheet.iter_rows() if row[1].value == "A3")
    row[4].value = 9
    book.save(scale)
    (inbox(root) / "gui-lai" / "TTR.xlsx").write_bytes(other)
    done = run("send", "corrections")
    assert done.exit_code == 0, done.output
    letter = drafts(root, "corrections")["TTR"]
    assert "chưa có phiếu chấm điểm thi đua 6 tháng đầu năm 2018 nào được chấm" in text_of(letter)
    assert "gui-lai/TTR.xlsx" in text_of(letter)
    assert "Lập theo thang điểm khác" in text_of(letter)
    assert list(files_of(letter)) == ["Phieu-cham-diem_Phong-Thanh-tra_6-thang-2018_KTD.xlsx"]


def test_a_bug_in_a_template_is_found_before_anybody_is_written_to(root: Path, run: Run) -> None:
    (root / "input_templates" / "mail" / "forms.txt").write_text("Tiêu đề: x\n{{ don_v }}", encoding="utf-8")
    done = run("send", "forms")
    assert (done.exit_code, "có phải “don_vi” không?" in done.output) == (2, True)
    checked = CliRunner().invoke(main, ["check", "--workspace", str(root)])
    assert (checked.exit_code, "mail/forms.txt › “{{ don_v }}”" in checked.output) == (2, True)
    assert run("run").exit_code == 0, "a review does not wait for the words of mails"


def test_fields_lists_the_values_of_a_mail(root: Path) -> None:
    told = CliRunner().invoke(main, ["fields", "reminders", "--workspace", str(root)])
    assert told.exit_code == 0
    assert "{{ thoi_han }}" in told.output
    assert "{{ khoi.ten }}" in told.output


def test_a_seal_does_not_hold_the_words_of_mails(root: Path, run: Run) -> None:
    run("run")
    assert run("publish", "--anyway").exit_code == 0
    with (root / "input_templates" / "mail" / "forms.txt").open("a", encoding="utf-8") as file:
        file.write("Thêm một dòng.\n")
    assert "còn nguyên vẹn" in run("verify").output


# -------------------------------------------------------------------------------------- servers that nobody has named


def test_without_a_server_nothing_is_sent_or_collected(run: Run) -> None:
    sent, collected = run("send", "forms", "--smtp"), run("collect")
    assert (sent.exit_code, "[mail.smtp]" in sent.output) == (2, True)
    assert (collected.exit_code, "[mail.imap]" in collected.output) == (2, True)


IMAP = '\n[mail.imap]\nhost = "127.0.0.1"\nport = 9\nuser = "tk@khoi.example"\n'


def test_a_password_that_nobody_told(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    config(root, lambda text: text + IMAP)
    monkeypatch.delenv("THIDUA_IMAP_PASSWORD", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)
    done = run("collect")
    assert (done.exit_code, "THIDUA_IMAP_PASSWORD" in done.output) == (2, True)
    assert "keyring set thidua imap:tk@khoi.example@127.0.0.1" in done.output


def test_a_password_of_the_systems_keyring(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    config(root, lambda text: text + IMAP)
    monkeypatch.delenv("THIDUA_IMAP_PASSWORD", raising=False)
    asked: list[tuple[str, str]] = []
    library, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    library.get_password = lambda *names: asked.append(names) or "mật khẩu"  # type: ignore[attr-defined]
    errors.KeyringError = RuntimeError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", library)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    done = run("collect")
    assert (done.exit_code, "Không nối được với máy chủ thư 127.0.0.1:9" in done.output) == (2, True)
    assert asked == [("thidua", "imap:tk@khoi.example@127.0.0.1")]
    assert not (root / "output" / "2018-six-month").exists()

"""Giấy mời, công văn gửi phiếu, công văn đôn đốc: what goes out before a review, from the configuration and status."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.model.status import MemberStatus, Stage
from pipeline.reports.papers.catalogue import LETTERS, nobody_has_sent, write_letters
from pipeline.reports.papers.letters.forms_letters import reminder_context
from pipeline.reports.papers.letters.invitation import invitation_context
from pipeline.reports.papers.numbering import GOING_OUT, Numbered
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.templates.left_to_fill import places_left
from tests.builders import a_config
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.finished import looks_finished
from tests.reports.traced import bloc_grounds

LETTER = Form(abbreviation="", letter=True)
INVITED = Form(abbreviation="GM", addressed=False)


def statuses(grounds: Grounds, *stages: tuple[Stage, str | None]) -> list[MemberStatus]:
    """The members with these stages and reasons, in their order; all others are in time."""
    told = [*stages, *[(Stage.ON_TIME, None)] * len(grounds.config.bloc.members)]
    members = grounds.config.bloc.members
    return [
        MemberStatus(member=member, stage=stage, reason=reason)
        for member, (stage, reason) in zip(members, told, strict=False)
    ]


def written(folder: Path, grounds: Grounds, fields: WrittenFields = NOTHING_WRITTEN) -> dict[str, DocumentType]:
    write_letters(folder, grounds, nobody_has_sent(grounds), folder / "none", fields)
    return {path.stem: Document(str(path)) for path in folder.iterdir()}


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("members", [1, 3, 11, 30])
def test_blocs_of_any_size(tmp_path: Path, members: int, period: Period) -> None:
    made = written(tmp_path, bloc_grounds(members, 15, period))
    assert made.keys() == {paper.name for paper in LETTERS} == {*GOING_OUT}
    for name, document in made.items():
        follows_the_decree(document, INVITED if name == "giay-moi" else LETTER)
        looks_finished(document)


def test_the_reminder_goes_to_those_whose_form_is_still_to_come() -> None:
    grounds = bloc_grounds(4, 15)
    told = statuses(
        grounds, (Stage.MISSING, "no_submission"), (Stage.NOT_ACCEPTED, "rejected"), (Stage.NOT_ACCEPTED, "late")
    )
    reminder = reminder_context(grounds, told)
    assert reminder is not None
    assert reminder.kinh_gui == ("Sở số 1", "Sở số 2")
    assert reminder.tinh_hinh == (
        "Đến nay đã tiếp nhận phiếu tự chấm điểm thi đua năm 2018 của 02/04 đơn vị; các đơn vị có tên trên chưa có "
        "phiếu được tiếp nhận.",
    )


def test_nobody_awaited_no_reminder(tmp_path: Path) -> None:
    grounds = bloc_grounds(3, 15)
    assert reminder_context(grounds, statuses(grounds)) is None
    write_letters(tmp_path, grounds, statuses(grounds), tmp_path / "none")
    assert {path.name for path in tmp_path.iterdir()} == {"giay-moi.docx", "cong-van-gui-phieu.docx"}


def test_a_reminder_to_all_is_addressed_to_all_at_once() -> None:
    grounds = bloc_grounds(30, 15)
    reminder = reminder_context(grounds, nobody_has_sent(grounds))
    assert reminder is not None
    assert len(reminder.kinh_gui) == 1
    assert reminder.tinh_hinh[-1] == "Đến nay chưa nhận được phiếu tự chấm điểm thi đua năm 2018 của đơn vị nào."


def test_deadline_and_cutoff_are_those_of_the_period(tmp_path: Path) -> None:
    grounds = bloc_grounds(3, 15)
    calendar = grounds.calendar._replace(cutoff=datetime(2018, 12, 12, 10, tzinfo=UTC))
    config = grounds.config._replace(periods={Period.YEAR_END: calendar})
    for name in ("cong-van-gui-phieu", "cong-van-don-doc"):
        text = text_of(written(tmp_path, grounds._replace(config=config))[name])
        assert "- Thời hạn: chậm nhất 17 giờ 00 phút, ngày 05 tháng 12 năm 2018." in text
        assert "Khối không nhận phiếu gửi sau 17 giờ 00 phút, ngày 12 tháng 12 năm 2018." in text


def test_the_programme_has_what_the_meeting_does() -> None:
    half, year = (bloc_grounds(3, 15, period) for period in (Period.SIX_MONTH, Period.YEAR_END))
    bare = year._replace(config=a_config(year.config.bloc.members))
    items = {
        name: [one.noi_dung for one in invitation_context(grounds).chuong_trinh]
        for name, grounds in (("half", half), ("year", year), ("bare", bare))
    }
    assert "Bình xét, đề nghị khen thưởng" in items["year"]
    assert "Bình xét, đề nghị khen thưởng" not in items["bare"]
    assert items["half"][2] == "Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2018"


def test_what_people_wrote_takes_the_places(tmp_path: Path) -> None:
    fields = WrittenFields(
        thoi_gian_hop=("08 giờ 00, ngày 10 tháng 01 năm 2019",),
        dia_diem_hop=("Hội trường Sở",),
        chu_tri=("[Họ và tên], Khối trưởng",),
        khach_moi=("- Ban Thi đua - Khen thưởng tỉnh.",),
        chuong_trinh_hop=("- 08 giờ 00: Khai mạc.", "- 11 giờ 00: Bế mạc."),
        noi_nhan_phieu=("Văn phòng Sở",),
        so="12",
        ngay="ngày 02 tháng 01 năm 2019",
    )
    made = written(tmp_path, bloc_grounds(3, 15), fields)
    for name in made:
        left = set(places_left((tmp_path / f"{name}.docx").read_bytes()))
        assert left <= {"[Họ và tên]", "[đơn vị đầu mối, điện thoại]"}, name
    assert "- 08 giờ 00: Khai mạc." in styled(made["giay-moi"], "Thân bài")
    guests = [line for line in styled(made["giay-moi"], "Thân bài") if line.startswith("- ")]
    added = guests.index("- Ban Thi đua - Khen thưởng tỉnh.")
    assert added > 0
    assert all(line.endswith(";") for line in guests[:added])


def test_number_and_date_of_each(tmp_path: Path) -> None:
    grounds, day = bloc_grounds(3, 15), datetime(2019, 1, 2, tzinfo=UTC).date()
    numbers = {"giay-moi": Numbered(7, day), "cong-van-don-doc": Numbered(8)}
    write_letters(tmp_path, grounds, nobody_has_sent(grounds), tmp_path / "none", numbers=numbers)
    heads = {path.stem: styled(Document(str(path)), "Số, ký hiệu")[0] for path in tmp_path.iterdir()}
    assert heads == {
        "giay-moi": "Số: 07/GM-KTĐ",
        "cong-van-gui-phieu": "Số: …/KTĐ",
        "cong-van-don-doc": "Số: 08/KTĐ",
    }


def test_the_same_bytes_on_a_second_run(tmp_path: Path) -> None:
    grounds = bloc_grounds(3, 15)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_letters(tmp_path / name, grounds, nobody_has_sent(grounds), tmp_path / "none")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()

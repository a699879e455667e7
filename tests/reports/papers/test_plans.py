"""Kế hoạch và quy chế: drafts at the start of the year, from what the configuration and the scale say already."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.reports.papers.agreement.paper import agreement_context
from pipeline.reports.papers.agreement.plan import PLAN, REGULATION, plan_context
from pipeline.reports.papers.catalogue import OF_THE_YEAR, write_agreement
from pipeline.reports.papers.numbering import Numbered
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.built_in import built_in
from tests.builders import a_config
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.finished import looks_finished
from tests.reports.traced import bloc_grounds
from tests.reports.writing import fill


def plan(given: Grounds, written: WrittenFields) -> DocumentType:
    return Document(BytesIO(fill(built_in(PLAN.template), plan_context(given, written), written)))


@pytest.mark.parametrize("members", [1, 3, 11, 30])
def test_blocs_of_any_size(tmp_path: Path, members: int) -> None:
    write_agreement(tmp_path, bloc_grounds(members, 15), tmp_path / "none")
    assert {path.name for path in tmp_path.iterdir()} == {paper.template for paper in OF_THE_YEAR}
    for paper, abbreviation in ((PLAN, "KH"), (REGULATION, "QC")):
        document = Document(str(tmp_path / paper.template))
        follows_the_decree(document, Form(abbreviation=abbreviation, addressed=False))
        looks_finished(document)


def test_what_is_done_in_the_year_and_when() -> None:
    told = [(one.viec, one.thoi_gian) for one in plan_context(bloc_grounds(3, 15)).tien_do]
    assert told == [
        ("Ký kết giao ước thi đua", ""),
        ("Gửi bảng tự chấm điểm sơ kết 6 tháng đầu năm", "Trước 17 giờ 00 phút, ngày 25 tháng 6 năm 2018"),
        ("Hội nghị sơ kết 6 tháng đầu năm", ""),
        ("Bình xét, hoàn thiện hồ sơ đề nghị khen thưởng sơ kết 6 tháng đầu năm", ""),
        ("Gửi bảng tự chấm điểm tổng kết năm", "Trước 17 giờ 00 phút, ngày 05 tháng 12 năm 2018"),
        ("Hội nghị tổng kết năm", ""),
        ("Bình xét, hoàn thiện hồ sơ đề nghị khen thưởng tổng kết năm", ""),
    ]


def test_a_bloc_of_one_period_has_one_meeting() -> None:
    given = bloc_grounds(3, 15)
    only = {Period.YEAR_END: given.config.periods[Period.YEAR_END]}
    told = plan_context(given._replace(config=given.config._replace(periods=only))).tien_do
    assert [one.viec for one in told if one.viec.startswith("Hội nghị")] == ["Hội nghị tổng kết năm"]


def test_what_people_wrote_stands_in_the_plan() -> None:
    written = WrittenFields(muc_dich=("- Mục đích.",), noi_dung_thi_dua=("Hoàn thành kế hoạch.",))
    text = text_of(plan(bloc_grounds(3, 15), written))
    assert "- Mục đích." in text
    assert "Hoàn thành kế hoạch." in text
    assert "[Nêu mục đích" not in text
    assert "[Nêu các phong trào" not in text


def test_the_articles_of_the_regulation_count_on() -> None:
    given = bloc_grounds(3, 15)
    document = Document(BytesIO(fill(built_in(REGULATION.template), agreement_context(given))))
    assert [text.partition(".")[0] for text in styled(document, "Điều")] == [f"Điều {n}" for n in range(1, 13)]
    assert styled(document, "Phần") == [f"Chương {n}" for n in ("I", "II", "III", "IV")]


def test_without_grades_and_awards_the_regulation_leaves_a_place() -> None:
    given = bloc_grounds(3, 15)
    bare = given._replace(config=a_config(given.config.bloc.members))
    text = text_of(Document(BytesIO(fill(built_in(REGULATION.template), agreement_context(bare)))))
    assert "[Nêu hình thức khen thưởng" in text
    assert "xếp loại như sau" not in text


def test_each_has_its_own_number(tmp_path: Path) -> None:
    write_agreement(tmp_path, bloc_grounds(3, 15), tmp_path / "none", numbers={"ke-hoach": Numbered(3)})
    heads = {path.stem: styled(Document(str(path)), "Số, ký hiệu")[0] for path in tmp_path.iterdir()}
    assert heads == {"giao-uoc": "Số: …/GƯTĐ-KTĐ", "ke-hoach": "Số: 03/KH-KTĐ", "quy-che": "Số: …/QC-KTĐ"}


def test_where_an_agency_judges_its_members_the_regulation_is_not_of_the_agency() -> None:
    given = bloc_grounds(3, 15)
    body = "Sở Tài nguyên và Môi trường"
    bloc = given.config.bloc._replace(name="Các phòng cấp huyện", head=None, issuer=body, acting="Giám đốc")
    told = agreement_context(given._replace(config=given.config._replace(bloc=bloc)))
    title = told.ten_quy_che.replace("\u00a0", " ")
    assert title == "Tổ chức phong trào thi đua, chấm điểm, xếp hạng các phòng cấp huyện năm 2018"
    assert (told.lanh_dao.split(" theo dõi, ")[0], told.chuc_danh) == (body, "")
    text = text_of(Document(BytesIO(fill(built_in(REGULATION.template), told))))
    assert f"áp dụng đối với {body} và các đơn vị thành viên." in text
    assert "[Nêu" not in text.split("Điều 3. Tổ chức")[1].split("Điều 4.")[0]


def test_the_regulation_says_who_leads_once_and_leads_to_its_awards() -> None:
    given = bloc_grounds(3, 15)
    bloc = given.config.bloc._replace(head="DV01", deputies=("DV02",))
    told = agreement_context(given._replace(config=given.config._replace(bloc=bloc)))
    text = text_of(Document(BytesIO(fill(built_in(REGULATION.template), told))))
    assert told.chuc_danh in text
    assert told.lanh_dao not in text
    assert "Khối xét, đề nghị khen thưởng các đơn vị thành viên như sau:" in text

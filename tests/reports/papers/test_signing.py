"""The foot of every paper: who signs, in which capacity, with which offices; the paper's own number and date."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from pipeline.model.bloc import Period, Signing
from pipeline.model.result import Review
from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.papers.numbering import Numbered
from pipeline.reports.papers.result_slip import FOLDER
from pipeline.reports.papers.written import Written, read_written
from pipeline.reports.templates.left_to_fill import places_left
from pipeline.scoring.stages import TracedReview
from pipeline.text.papers.signatures import WIDEST, above_the_signature, balanced, in_head
from tests.builders import an_award
from tests.reports.blocs import a_bloc_review
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled
from tests.reports.writing import write_paper, write_papers

OFFICE = "Giám đốc Sở Khoa học và Công nghệ"
ABBREVIATIONS = {"bao-cao-tong-ket": "BC", "thong-bao": "TB", "to-trinh": "TTr"}


def signed(signing: Signing | None, period: Period = Period.YEAR_END) -> Review:
    """A review of three members, one of them proposed, whose papers are signed like this."""
    review = a_bloc_review(3, 15, period)
    award = an_award("Cờ thi đua")
    first, *others = review.board.standings
    board = review.board._replace(standings=(first._replace(awards=(award.name,)), *others))
    return review._replace(board=board, config=review.config._replace(signing=signing, awards=(award,)))


@pytest.mark.parametrize(
    ("signing", "lines"),
    [
        (None, ["TM. KHỐI THI ĐUA", "KHỐI TRƯỞNG"]),
        (Signing(name="A"), ["TM. KHỐI THI ĐUA", "KHỐI TRƯỞNG"]),
        (
            Signing(name="A", office=OFFICE),
            ["TM. KHỐI THI ĐUA", "KHỐI TRƯỞNG", "GIÁM ĐỐC", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
        ),
        (Signing(name="A", capacity="KT."), ["TM. KHỐI THI ĐUA", "KT. KHỐI TRƯỞNG", "KHỐI PHÓ"]),
        (
            Signing(name="A", capacity="KT.", office="PHÓ GIÁM ĐỐC"),
            ["TM. KHỐI THI ĐUA", "KT. KHỐI TRƯỞNG", "KHỐI PHÓ", "PHÓ GIÁM ĐỐC"],
        ),
        (Signing(name="A", capacity="TL.", office="CHÁNH VĂN PHÒNG"), ["TL. KHỐI TRƯỞNG", "CHÁNH VĂN PHÒNG"]),
        (Signing(name="A", capacity="TUQ.", office="CHÁNH VĂN PHÒNG"), ["TUQ. KHỐI TRƯỞNG", "CHÁNH VĂN PHÒNG"]),
        (Signing(name="A", capacity="Q."), ["TM. KHỐI THI ĐUA", "Q. KHỐI TRƯỞNG"]),
    ],
)
def test_offices_above_the_signature(signing: Signing | None, lines: list[str]) -> None:
    assert list(above_the_signature("Khối", signing)) == lines


def test_a_cluster_signs_as_one() -> None:
    signing = Signing(name="A", capacity="KT.")
    assert list(above_the_signature("Cụm", signing)) == ["TM. CỤM THI ĐUA", "KT. CỤM TRƯỞNG", "CỤM PHÓ"]


@pytest.mark.parametrize(
    ("office", "lines"),
    [
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG LONG XUYÊN", ["CHỦ TỊCH ỦY BAN NHÂN DÂN", "PHƯỜNG LONG XUYÊN"]),
        (
            "GIÁM ĐỐC TRUNG TÂM THÔNG TIN VÀ THỐNG KÊ TỈNH KIÊN GIANG",
            ["GIÁM ĐỐC TRUNG TÂM", "THÔNG TIN VÀ THỐNG KÊ", "TỈNH KIÊN GIANG"],
        ),
        ("A" * 40, ["A" * 40]),
        (" ".join(["CHỮ"] * 30), [" ".join(["CHỮ"] * 6)] * 5),
        ("", []),
    ],
)
def test_a_long_office_is_cut_before_the_names_of_agencies_and_places(office: str, lines: list[str]) -> None:
    assert balanced(office, WIDEST) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ủy ban nhân dân tỉnh Thái Nguyên", ["ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN"]),
        ("Ủy ban nhân dân tỉnh Bắc Ninh", ["ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH"]),
        ("Sở Nội vụ", ["SỞ NỘI VỤ"]),
        ("Cụm thi đua số 347 (Công an xã)", ["CỤM THI ĐUA SỐ 347", "(CÔNG AN XÃ)"]),
        ("Khối thi đua Văn hóa – Xã hội", ["KHỐI THI ĐUA", "VĂN HÓA – XÃ HỘI"]),
        ("Phòng Kế hoạch – Tài chính", ["PHÒNG KẾ HOẠCH –", "TÀI CHÍNH"]),
    ],
)
def test_a_head_breaks_only_between_names(name: str, lines: list[str]) -> None:
    assert [line.replace("\xa0", " ") for line in in_head(name).split(" ")] == lines


def test_every_paper_that_the_bloc_signs_names_the_signer(tmp_path: Path) -> None:
    write_papers(tmp_path, TracedReview(signed(Signing(name="Người Ký", office=OFFICE, capacity="KT.")), ()), tmp_path)
    papers = [tmp_path / f"{name}.docx" for name in ABBREVIATIONS] + sorted((tmp_path / FOLDER).glob("*.docx"))
    assert len(papers) == 6
    for path in papers:
        document = Document(str(path))
        assert styled(document, "Quyền hạn, chức vụ")[1:3] == ["KT. KHỐI TRƯỞNG", "KHỐI PHÓ"], path.name
        assert styled(document, "Họ tên người ký") == ["Người Ký"], path.name
        assert "[Họ và tên]" not in places_left(path.read_bytes()), path.name


def test_the_sample_name_of_the_configuration_is_still_a_place_to_fill_in(tmp_path: Path) -> None:
    write_papers(tmp_path, TracedReview(signed(Signing(name="[Họ và tên]")), ()), tmp_path)
    assert "[Họ và tên]" in places_left((tmp_path / "thong-bao.docx").read_bytes())


# ------------------------------------------------------------------------------ numbers and dates


def read(folder: Path, text: str, name: str = "year-end.md") -> Written:
    path = folder / "noi-dung" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"# Số và ngày\n{text}\n", encoding="utf-8")
    return read_written(path)


@pytest.mark.parametrize(
    ("line", "numbered"),
    [
        ("thong-bao: 12; 05/01/2019", Numbered(12, date(2019, 1, 5))),
        ("- Thong-Bao.docx : số 12 ; ngày 5-1-2019.", Numbered(12, date(2019, 1, 5))),
        ("thong-bao: 07", Numbered(7)),
    ],
)
def test_a_line_a_paper(tmp_path: Path, line: str, numbered: Numbered) -> None:
    written = read(tmp_path, line)
    assert written.numbers == {"thong-bao": numbered}
    assert written.remarks == ()


@pytest.mark.parametrize(
    "line",
    [
        "thong-bao 12",
        "thong-bao: mười hai",
        "thong-bao: 0; 05/01/2019",
        "thong-bao: 12; 31/02/2019",
        "thong-bao: 12; hôm nay",
        "thong-bao: 12; 05/01",
    ],
)
def test_a_faulty_line_is_located_and_says_how_to_write_it(tmp_path: Path, line: str) -> None:
    written = read(tmp_path, f"to-trinh: 3\n{line}")
    (remark,) = written.remarks
    assert written.numbers == {"to-trinh": Numbered(3)}
    assert remark.where == f"noi-dung/year-end.md, dòng 3 “{line}”"
    assert "thong-bao: số; ngày/tháng/năm" in remark.message or "tên dùng được" in remark.message


def test_a_paper_of_another_file_and_a_second_line_are_told(tmp_path: Path) -> None:
    written = read(tmp_path, "bao-cao-so-ket: 1\nthong-bao: 2\nthong-bao: 3\nthong-bos: 4")
    assert [remark.where.partition(", ")[2] for remark in written.remarks] == [
        "dòng 2 “bao-cao-so-ket: 1”",
        "dòng 4 “thong-bao: 3”",
        "dòng 5 “thong-bos: 4”",
    ]
    assert "“thong-bao”" in written.remarks[2].message
    assert written.numbers == {"thong-bao": Numbered(2)}


def test_the_pact_has_a_number_in_its_own_file(tmp_path: Path) -> None:
    assert read(tmp_path, "giao-uoc: 3; 15/02/2019", "agreement.md").numbers == {
        "giao-uoc": Numbered(3, date(2019, 2, 15))
    }


def test_numbers_and_dates_in_the_form_of_the_decree(tmp_path: Path) -> None:
    written = read(tmp_path, "bao-cao-tong-ket: 7; 05/01/2019\nthong-bao: 12; 29/6/2019\nto-trinh: 130; 1/12/2018")
    write_papers(tmp_path, TracedReview(signed(None), ()), tmp_path, written.fields, written.numbers)
    heads = {}
    for name, abbreviation in ABBREVIATIONS.items():
        document = Document(str(tmp_path / f"{name}.docx"))
        if name != "thong-bao":
            follows_the_decree(document, Form(abbreviation=abbreviation))
        (number,), (day,) = styled(document, "Số, ký hiệu"), styled(document, "Địa danh, thời gian")
        heads[name] = (number, day)
        belonging = f"số {number.removeprefix('Số: ')} {day.partition(', ')[2]} của"
        assert all(belonging in text for text in styled(document, "Kèm theo")), name
    assert heads == {
        "bao-cao-tong-ket": ("Số: 07/BC-KTĐ", "Kiên Giang, ngày 05 tháng 01 năm 2019"),
        "thong-bao": ("Số: 12/TB-KTĐ", "Kiên Giang, ngày 29 tháng 6 năm 2019"),
        "to-trinh": ("Số: 130/TTr-KTĐ", "Kiên Giang, ngày 01 tháng 12 năm 2018"),
    }


def test_what_is_not_given_is_highlighted_and_counted_and_the_year_is_open(tmp_path: Path) -> None:
    (notice,) = (paper for paper in PAPERS if paper.name == "thong-bao")
    traced, none = TracedReview(signed(None), ()), tmp_path / "none"
    write_paper(tmp_path, notice, traced, none)
    open_places = places_left((tmp_path / notice.template).read_bytes())
    assert open_places[:2] == ("…", "ngày … tháng … năm …")
    write_paper(tmp_path, notice, traced, none, numbered=Numbered(5))
    assert places_left((tmp_path / notice.template).read_bytes()) == open_places[1:]
    write_paper(tmp_path, notice, traced, none, numbered=Numbered(5, date(2019, 1, 5)))
    assert places_left((tmp_path / notice.template).read_bytes()) == open_places[2:]


def test_letters_count_on_in_order_of_place(tmp_path: Path) -> None:
    review = signed(None)
    first, second, third = (standing.card.member.code for standing in review.board.standings)
    written = read(tmp_path, "phieu-ket-qua: 9; 05/01/2019")
    write_papers(tmp_path, TracedReview(review, ()), tmp_path, written.fields, written.numbers)
    numbers = {path.stem: styled(Document(str(path)), "Số, ký hiệu")[0] for path in (tmp_path / FOLDER).glob("*.docx")}
    assert numbers == {first: "Số: 09/PB-KTĐ", second: "Số: 10/PB-KTĐ", third: "Số: 11/PB-KTĐ"}

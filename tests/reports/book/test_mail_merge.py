"""The sheet `Dữ liệu` is the source of a mail merge as it is: LibreOffice Writer writes a letter a member."""

from pathlib import Path

from pipeline.reports.book.data_sheet import SHEET
from pipeline.reports.book.working_book import write_working_book
from pipeline.reports.figures.figures import Figures
from tests.builders import a_member
from tests.reports.book.merging import letters_merged
from tests.reports.books import two_ranked_and_one_not

HOSTILE = '=1+1 "Sở" & <Lao động> {{ khoi.ten }}'
FIELDS = ["Đơn vị", "Thư điện tử", "Tổng điểm", "Tỷ lệ %", "Xếp hạng", "Đề nghị khen thưởng", "Phiếu báo"]


def test_a_letter_a_member(tmp_path: Path) -> None:
    review = two_ranked_and_one_not()
    first, second = review.board.standings
    member = a_member("VP", HOSTILE, emails=("vp@so.example",))
    named = first._replace(card=first.card._replace(member=member), awards=("Cờ thi đua", "Bằng khen"))
    figures = Figures(review._replace(board=review.board._replace(standings=(named, second))))
    write_working_book(tmp_path / "so-lam-viec.xlsx", figures)
    letters = letters_merged(tmp_path, tmp_path / "so-lam-viec.xlsx", SHEET, FIELDS, "Mã đơn vị")
    assert letters == {
        "VP": [HOSTILE, "vp@so.example", "28", "93.33", "1", "Cờ thi đua; Bằng khen", "phieu-ket-qua/VP.docx"],
        "KHTC": ["Phòng Kế hoạch – Tài chính", "", "9.5", "95", "2", "", "phieu-ket-qua/KHTC.docx"],
        "TTR": ["Đơn vị TTR", "", "20", "66.67", "", "", "phieu-ket-qua/TTR.docx"],
    }

"""What a person sees of the papers: what is left to write, and what was written for no paper."""

from collections.abc import Callable
from pathlib import Path

from pipeline.checking.paper_oddities import papers_in, sections_left_out
from pipeline.cli.terminal.review import console, watched
from pipeline.model.bloc import Period
from pipeline.reports.papers.written import Written
from pipeline.reports.pdf import batches, find_office, write_pdfs
from pipeline.reports.templates.left_to_fill import left_in
from pipeline.text.numbers import count
from pipeline.workspace.workspace import Workspace


def tell_left(folder: Path, written: str) -> None:
    """How many places are left for people to fill in, by paper; `written` is the file that may fill them."""
    left = left_in(folder)
    if not left:
        return
    out = console()
    out.print(f"Còn {count(sum(left.values()))} chỗ để người viết điền (chữ tô nền trong ngoặc vuông):")
    for name, number in left.items():
        out.print(f"  • {name}: {count(number)} chỗ", soft_wrap=True)
    out.print(f"Ghi vào {written} rồi chạy lại, hoặc điền trong Word vào bản sao: chạy lại sẽ lập lại các tệp này.")


def tell_remarks(place: Workspace, period: Period, written: Written, folder: Path) -> None:
    """What people wrote that none of the papers in the review's folder takes."""
    path = place.written_for(period)
    left_out = sections_left_out(path, written.fields, place.word_templates, papers_in(folder))
    for remark in (*written.remarks, *left_out):
        console().print(str(remark), soft_wrap=True)


def make_pdfs(review: Path, goal: Path, publish: Callable[[Path, Callable[[Path], None]], None]) -> None:
    """The review's papers as PDF in a folder of their own; where there is no LibreOffice, say so."""
    out, office = console(), find_office()
    if office is None:
        out.print(NO_OFFICE, soft_wrap=True)
        tell_old_pdfs(goal)
        return
    parts, failed = batches(review), list[str]()
    publish(goal, lambda new: failed.extend(write_pdfs(review, new, office, watched(parts, "Lập PDF"))))
    made = sum(map(len, parts)) - len(failed)
    out.print(f"Đã lập {count(made)} tệp PDF: {goal}", soft_wrap=True)
    for name in failed:
        out.print(
            f"Không chuyển được sang PDF: {name}; vui lòng mở tệp này bằng Word để xem và lưu PDF.", soft_wrap=True
        )


def tell_old_pdfs(goal: Path) -> None:
    """PDFs of an earlier run are not those of this one."""
    if goal.exists():
        told = f"Lưu ý: các tệp PDF trong {goal} là của lần chạy trước; thêm --pdf để lập lại theo kết quả mới."
        console().print(told, soft_wrap=True)


NO_OFFICE = (
    "Chưa lập PDF: máy này không có LibreOffice. Các văn bản Word đã lập đủ; có thể mở bằng Word và lưu thành PDF, "
    "hoặc cài LibreOffice rồi chạy lại."
)

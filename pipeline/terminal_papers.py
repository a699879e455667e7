"""What a person sees of the papers: what is left to write, and what was written for no paper."""

from pathlib import Path

from pipeline.model import Period
from pipeline.reports.left_to_fill import left_in
from pipeline.reports.paper_oddities import papers_in, sections_left_out
from pipeline.reports.written import Written
from pipeline.terminal import console
from pipeline.text.numbers import count
from pipeline.workspace import Workspace


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

"""`thidua appraisal`: the workbooks of a round are written, and the terminal says for whom and where."""

from collections.abc import Callable
from pathlib import Path

from pipeline.cli.terminal.review import console, tell_faults, watched
from pipeline.forms.appraisal.appraisers import appraisers_of
from pipeline.forms.appraisal.folder import draft_round, round_folder, write_round
from pipeline.model.grounds import Grounds
from pipeline.review import before_round
from pipeline.text.numbers import count
from pipeline.workspace.workspace import Workspace

Publish = Callable[[Path, Callable[[Path], None]], None]


def appraise_and_tell(place: Workspace, grounds: Grounds, number: int, publish: Publish) -> bool:
    """Write the workbooks of a round; False where nobody is there to appraise a line, which is told."""
    appraisers, faults = appraisers_of(grounds)
    if faults:
        tell_faults(faults)
        return False
    year = grounds.config.bloc.year
    inbox, folder = place.inbox(year, grounds.period), place.output(year, grounds.period, "appraisal")
    known = before_round(grounds, inbox, number, lambda items: watched(items, "Đọc phiếu"))
    drafts = tuple(draft_round(known, appraisers, number, folder))
    publish(folder, lambda new: write_round(new, folder, watched(drafts, "Lập phiếu"), number))
    out = console()
    out.print(
        f"Đã lập {count(len(drafts))} phiếu thẩm định vòng {number}: {round_folder(folder, number)}", soft_wrap=True
    )
    for draft in drafts:
        members, lines = {row.member.code for row in draft.rows}, {row.line.code for row in draft.rows}
        size = f"{count(len(members))} đơn vị, {count(len(lines))} dòng của thang điểm"
        out.print(f"  {draft.appraiser.file}: {draft.appraiser.name}, {size}", soft_wrap=True)
    if number == 1 and not known.statements:
        out.print("Chưa có phiếu chấm điểm nào được nhận; phiếu thẩm định chưa có số liệu của các đơn vị.")
    back = round_folder(inbox, number)
    out.print(f"Xin gửi phiếu cho từng cơ quan; phiếu đã điền thì đặt vào {back} rồi chạy thidua run.", soft_wrap=True)
    return True

"""`thidua responses`: the members' forms after a round, and the terminal says for whom and where."""

from collections.abc import Callable
from pathlib import Path

from pipeline.cli.terminal.review import console, watched
from pipeline.forms.appraisal.folder import round_folder
from pipeline.forms.responses.draft import ResponseDraft
from pipeline.forms.responses.folder import draft_round, write_round
from pipeline.model.grounds import Grounds
from pipeline.review import after_round
from pipeline.text.numbers import count
from pipeline.workspace.workspace import Workspace

Publish = Callable[[Path, Callable[[Path], None]], None]


def ask_and_tell(place: Workspace, grounds: Grounds, number: int, publish: Publish) -> bool:
    """Write the forms after a round; False where no workbook of the round came back, which is told."""
    year, out = grounds.config.bloc.year, console()
    inbox, folder = place.inbox(year, grounds.period), place.output(year, grounds.period, "responses")
    outcome = after_round(grounds, inbox, number, lambda items: watched(items, "Đọc phiếu"))
    if number not in outcome.rounds:
        out.print(
            f"Chưa lập phiếu nào: trong {inbox} chưa có phiếu thẩm định vòng {number} nào được nhận.", soft_wrap=True
        )
        return False
    drafts = tuple(draft_round(outcome, number, folder))
    publish(folder, lambda new: write_round(new, folder, watched(drafts, "Lập phiếu"), number))
    if not drafts:
        out.print(f"Sau vòng {number} điểm của mọi đơn vị vẫn như đơn vị tự chấm, nên không có phiếu giải trình nào.")
        return True
    out.print(
        f"Đã lập {count(len(drafts))} phiếu giải trình sau vòng {number}: {round_folder(folder, number)}",
        soft_wrap=True,
    )
    for draft in drafts:
        out.print(f"  {draft.file}: {_size(draft)}", soft_wrap=True)
    out.print(
        "Xin gửi cho mỗi đơn vị phiếu của đơn vị đó; phiếu đã trả lời thì đặt vào "
        f"{round_folder(inbox, number)} rồi chạy thidua appraisal --round {number + 1} hoặc thidua run.",
        soft_wrap=True,
    )
    return True


def _size(draft: ResponseDraft) -> str:
    return f"{draft.member.name}, {count(len(draft.rows))} dòng"

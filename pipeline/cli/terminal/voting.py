"""`thidua ballots`: the papers of the vote are written, and the terminal says on whom and what comes next."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.cli.terminal.review import console, tell_faults, watched
from pipeline.forms.ballots.writer import COUNT_FILE, write_ballots
from pipeline.model.bloc import BallotPolicy
from pipeline.model.finding import Fault
from pipeline.model.grounds import Grounds
from pipeline.ranking.slates import Slate, slates
from pipeline.review import review
from pipeline.text.award_words import electorate, share_told
from pipeline.text.numbers import count
from pipeline.workspace.workspace import Workspace

Publish = Callable[[Path, Callable[[Path], None]], None]

NO_POLICY = Fault(
    "config.toml › ballots",
    "khối chưa có quy định bỏ phiếu; hãy thêm bảng [ballots] (quorum, share, of, secret), chạy thidua check rồi gõ lại",
)
NO_AWARD = Fault("config.toml › awards", "kỳ này không có danh hiệu nào để bỏ phiếu; hãy xem khóa periods ở [[awards]]")


def call_the_vote(place: Workspace, grounds: Grounds, publish: Publish) -> bool:
    """Write the ballot and the workbook of counts; False where there is nothing to vote on, which is told."""
    policy, year = grounds.config.ballots, grounds.config.bloc.year
    if policy is None:
        tell_faults([NO_POLICY])
        return False
    if not any(grounds.period in award.periods for award in grounds.config.awards):
        tell_faults([NO_AWARD])
        return False
    inbox, folder = place.inbox(year, grounds.period), place.output(year, grounds.period, "ballots")
    standings = review(grounds, inbox, lambda items: watched(items, "Đọc phiếu")).review.board.standings
    given = slates(standings, grounds.config, grounds.period)
    open_to_some = [slate for slate in given if slate.candidates]
    if not open_to_some:
        console(stderr=True).print(
            "Chưa lập phiếu: theo kết quả chấm hiện nay chưa có đơn vị nào đủ điều kiện đề nghị."
        )
        return False
    publish(folder, lambda new: write_ballots(new, grounds, open_to_some, policy))
    _tell(given, policy, folder, inbox)
    return True


def _tell(given: Sequence[Slate], policy: BallotPolicy, folder: Path, inbox: Path) -> None:
    out = console()
    out.print(f"Đã lập phiếu suy tôn và bảng kiểm phiếu: {folder}", soft_wrap=True)
    for slate in given:
        size = f"{count(len(slate.candidates))} đơn vị để bỏ phiếu, nhiều nhất {count(slate.room)} suất"
        told = size if slate.candidates else "không có đơn vị nào để bỏ phiếu"
        out.print(f"  {slate.award.name}: {told}", soft_wrap=True)
    shares = f"có mặt ít nhất {share_told(policy.quorum)} tổng số thành viên"
    out.print(f"Điều kiện: {shares}; tỷ lệ phiếu tính trên {electorate(policy.of)}.", soft_wrap=True)
    out.print(f"Bỏ phiếu xong, ghi {COUNT_FILE}, đặt vào {inbox} rồi chạy thidua run.", soft_wrap=True)

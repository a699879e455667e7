"""What the sheet `Khen thưởng` says around its tables: titles, conditions, the vote, who just missed, last year."""

from collections.abc import Sequence

from pipeline.model.ballot import Ballot, Poll
from pipeline.model.bloc import Award, Electorate
from pipeline.text.awards import meeting_in_words, needed_in_words, places_in_words

SHEET_TITLE = "ĐỀ NGHỊ VÀ KẾT QUẢ KHEN THƯỞNG"
NO_VOTE = "Chưa có kết quả bỏ phiếu được tính; đề nghị dưới đây mới theo thứ hạng và điều kiện."
NO_CANDIDATE = "Không có đơn vị nào thuộc diện đề nghị."
NOBODY_MISSED = "Cận ngưỡng: không có đơn vị nào."
GIVEN_WITH_DECISION = "Hình thức được trao, số quyết định"


def vote_held(ballot: Ballot, members: int) -> str:
    """The vote that was counted; `members` are all of the bloc."""
    return f"Bỏ phiếu suy tôn: {meeting_in_words(ballot, members)}"


def conditions(award: Award, quota: str, grades: Sequence[str] | None) -> str:
    """Whom an award is open to, and how many may get it; `quota` as `quota_in_words` says it."""
    graded = "" if grades is None else f"; xếp loại {', '.join(f'“{name}”' for name in grades)}"
    return f"Điều kiện: {places_in_words(award)}{graded}. Số lượng: {quota}."


def votes_needed(poll: Poll, of: Electorate) -> str:
    """How many votes an award needs."""
    return f"Số phiếu đồng ý cần có: {needed_in_words(poll, of)}."


def missed(name: str, why: str) -> str:
    """The first member who was not proposed; `why` as `near_miss_in_words` says it."""
    return f"Cận ngưỡng: {name} {why}."


def given_in_year(number: int, year: int) -> str:
    """The heading above the awards of an earlier year, in that place of the sheet."""
    return f"{number}. Khen thưởng năm {year} (trao/đề nghị)"


def nothing_known(year: int) -> str:
    """What to do where nothing is known of a year's awards."""
    return f"Chưa có dữ liệu khen thưởng năm {year}; có thể ghi ở [[decisions]] trong config.toml."

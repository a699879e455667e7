"""What a person sees of the values that templates may use: paper by paper, each with an example from the workspace."""

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console

from pipeline.cli.terminal.review import console
from pipeline.loading import Setup
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.reports.papers.catalogue import PAPERS, example_of
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written import read_written
from pipeline.reports.templates.fields import Named, named_values, written_values
from pipeline.review import review
from pipeline.scoring.stages import TracedReview
from pipeline.text.words import did_you_mean
from pipeline.workspace.workspace import Workspace

_LONGEST = 90
_TAG_WIDTH = 44

"""The reviews from which examples are taken."""


class UnknownPaper(Exception):  # noqa: N818 - it names what is the matter
    """There is no paper of this name."""


def tell_fields(setup: Setup, workspace: Path, period: Period | None, name: str | None) -> None:
    """The values of every paper, or of the one that is named. Raises: UnknownPaper."""
    wanted = _wanted(name)
    place, out = Workspace(workspace), console()
    periods = (period,) if period else tuple(setup.config.periods)
    held = [_held(setup, place, one) for one in periods]
    for paper in wanted:
        example = next((found for one in held if (found := example_of(paper, *one)) is not None), None)
        out.print(paper.template if example is not None else f"{paper.template} (kỳ này chưa có số liệu làm ví dụ)")
        _tell(out, named_values(paper.fields, example))
    out.print("Mẫu nào cũng dùng được, chữ lấy từ noi-dung/<kỳ>.md:")
    _tell(out, written_values(read_written(place.written_for(periods[-1])).fields))
    out.print("Trong Word, thẻ “for”, “if” và “endfor”, “endif” chiếm cả đoạn thì ghi {%p … %}, cả hàng của bảng thì")
    out.print("ghi {%tr … %}, mỗi thẻ một đoạn hoặc một hàng riêng.")


def _wanted(name: str | None) -> tuple[Paper, ...]:
    by_name = {Path(paper.template).stem: paper for paper in PAPERS}
    if name is None:
        return PAPERS
    stem = Path(name).stem
    if stem not in by_name:
        raise UnknownPaper(f"Không có mẫu “{name}”{did_you_mean(stem, by_name)}. Các mẫu: {', '.join(by_name)}.")
    return (by_name[stem],)


def _held(setup: Setup, place: Workspace, period: Period) -> tuple[Grounds, TracedReview]:
    grounds = setup.grounds(period)
    return grounds, review(grounds, place.inbox(setup.config.bloc.year, period))


def _tell(out: Console, values: Iterable[Named]) -> None:
    for one in values:
        out.print(_line(one), soft_wrap=True)


def _line(one: Named) -> str:
    tag = f"{'  ' * (one.depth + 1)}{one.tag}"
    example = " ".join(one.example.split())
    shown = example if len(example) <= _LONGEST else example[: _LONGEST - 1].rstrip() + "…"
    return f"{tag:<{_TAG_WIDTH}} {shown}".rstrip()

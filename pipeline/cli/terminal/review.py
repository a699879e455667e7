"""What a person sees on the terminal: what was read, the ranking, where to look."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console, JustifyMethod
from rich.progress import track
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pipeline.model.clock import told
from pipeline.model.finding import Fault, FileStatus, Severity
from pipeline.model.result import Review
from pipeline.model.scale import Line, Scale
from pipeline.model.status import MemberStatus
from pipeline.reports.figures.ranking_columns import chosen, in_words, ranking_rows
from pipeline.text.award_words import meeting_told
from pipeline.text.findings import message
from pipeline.text.labels import KIND_LABELS
from pipeline.text.numbers import count, short
from pipeline.text.status_words import STAGES, next_steps
from pipeline.text.terms import FILE_REASONS, NOT_RANKED, SEVERITIES, file_status, period_title
from pipeline.workspace.workspace import RANKING_BOOK

PIPE_WIDTH = 140
"""Columns of a line in a pipe or a file, where there is no terminal to ask."""

RANKING = ("place", "name", "half", "claimed", "total", "maximum", "percent", "grade", "awards")
"""The columns of the ranking that a line has room for."""

T = TypeVar("T")


def console(*, stderr: bool = False) -> Console:
    """Plain text in a pipe, colours on a terminal. Text from files is never taken for markup."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False)


def watched(items: Sequence[T], label: str) -> Iterable[T]:
    """The items, with a progress bar while they are gone through; none in a pipe."""
    if not sys.stderr.isatty():
        return items
    return track(items, description=label, console=console(stderr=True), transient=True)


def tell_faults(faults: Iterable[Fault]) -> None:
    """The configuration's faults, on stderr, and that nothing was done."""
    faults = tuple(faults)
    out = console(stderr=True)
    out.print(f"Chưa làm gì và chưa ghi gì, vì cấu hình có {count(len(faults))} chỗ phải sửa:")
    for fault in faults:
        out.print(f"  • {fault}", soft_wrap=True)


def tell_oddities(oddities: Sequence[Fault]) -> None:
    """What is legal but odd."""
    if oddities:
        out = console()
        out.print(f"Có {count(len(oddities))} chỗ nên xem lại (hợp lệ, nhưng lạ):")
        for oddity in oddities:
            out.print(f"  • {oddity}", soft_wrap=True)


def tell_scale(scale: Scale) -> None:
    """The scale as the program understood it: a tree with points by level."""
    out = console()
    tree = Tree(f"Thang điểm, phiên bản {scale.version}")
    for section in scale.sections:
        _grow(tree, scale, section)
    out.print(tree)


def _grow(tree: Tree, scale: Scale, line: Line) -> None:
    branch = tree.add(Text(_line_told(line)))
    for child in scale.children.get(line.code, ()):
        _grow(branch, scale, child)


def _line_told(line: Line) -> str:
    limit = "" if line.maximum is None else f", tối đa {short(line.maximum)}"
    caps = (("trần thưởng", line.bonus_cap), ("trần trừ", line.deduction_cap))
    limit += "".join(f", {name} {short(cap)}" for name, cap in caps if cap is not None)
    rule = f" — {line.rule.label}: {line.rule.words()}" if line.rule else ""
    effect = line.condition
    rule += f" — {effect.effect}{': ' + effect.grade if effect.grade else ''}" if effect else ""
    return f"{line.code}. {line.title} [{KIND_LABELS[line.kind]}{limit}]{rule}"


def tell_review(review: Review, folder: Path) -> None:
    """What was read, the ranking, and where to look."""
    out = console()
    out.print(f"{review.config.bloc.name} — {period_title(review.period, review.config.bloc.year)}")
    out.print(_files_told(review))
    if review.board.standings:
        out.print()
        out.print(ranking_table(review))
    else:
        out.print("Chưa có đơn vị nào được xếp hạng.")
    for one in review.board.not_ranked:
        out.print(f"Không xếp hạng: {one.member.name} ({one.member.code}) — {NOT_RANKED[one.reason]}", soft_wrap=True)
    if review.ballot:
        told_votes = meeting_told(review.ballot, len(review.config.bloc.members))
        out.print(f"Đã tính kết quả bỏ phiếu suy tôn. {told_votes}", soft_wrap=True)
    out.print(_findings_told(review), soft_wrap=True)
    out.print(f"Kết quả: {folder}", soft_wrap=True)


def _files_told(review: Review) -> str:
    order = list(FileStatus)
    records = sorted(review.files, key=lambda record: order.index(record.status))
    numbers = Counter(file_status(record).lower() for record in records)
    if not numbers:
        return f"Chưa có tệp nào trong inbox/{review.config.bloc.year}-{review.period.value}: xin chép phiếu vào đó."
    told = ", ".join(f"{count(number)} {status}" for status, number in numbers.items())
    return f"Đã đọc {count(len(review.files))} tệp: {told}."


def ranking_table(review: Review) -> Table:
    """Places, points and what is proposed; numbers as Vietnamese papers write them. The six months where known."""
    columns, table = chosen(review, RANKING), Table(box=SIMPLE_HEAD, pad_edge=False)
    for one in columns:
        justify: JustifyMethod = "left" if one.look.wraps else "right"
        heading = one.shortest or one.short or one.heading
        table.add_column(heading, justify=justify, overflow="fold", no_wrap=not one.look.wraps)
    for row in ranking_rows(review)[: len(review.board.standings)]:
        table.add_row(*(Text(in_words(one, row, nothing="", shared="=")) for one in columns))
    return table


def _findings_told(review: Review) -> str:
    if not review.findings:
        return "Không có ghi nhận nào phải xem."
    told = list(_by_severity(review))
    return f"Có {count(len(review.findings))} ghi nhận ({', '.join(told)}): xem trang Ghi nhận của {RANKING_BOOK}."


def _by_severity(review: Review) -> Iterator[str]:
    for severity in Severity:
        number = sum(finding.severity is severity for finding in review.findings)
        if number:
            yield f"{count(number)} {SEVERITIES[severity].lower()}"


def tell_status(review: Review, members: Sequence[MemberStatus], inbox: Path) -> None:
    """Who sent what, when and how complete, who is late or missing, and what to do next."""
    out = console()
    calendar = review.config.periods[review.period]
    cutoff = f"; không nhận phiếu sau {told(calendar.cutoff)}" if calendar.cutoff else ""
    out.print(f"{review.config.bloc.name} — {period_title(review.period, review.config.bloc.year)}", soft_wrap=True)
    out.print(f"Hạn nộp: {told(calendar.deadline)}{cutoff}. Thư mục nhận: {inbox}", soft_wrap=True)
    out.print(_status_table(members))
    for finding in review.findings:
        if finding.code == "superseded":
            out.print(f"{finding.file}: {message(finding)}", soft_wrap=True)
    for record in review.files:
        if record.reason:
            out.print(f"{record.file}: {FILE_REASONS[record.reason]}", soft_wrap=True)
    for step in next_steps(members):
        out.print(f"→ {step}", soft_wrap=True)


def _status_table(members: Sequence[MemberStatus]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in ("Mã", "Đơn vị", "Tình trạng", "Nhận lúc"):
        table.add_column(title, overflow="fold")
    for title in ("Số tệp", "Đã điền", "Phải sửa", "Cần xem"):
        table.add_column(title, justify="right")
    for one in members:
        stage = NOT_RANKED[one.reason] if one.reason else STAGES[one.stage]
        filled = f"{one.asked - one.blank}/{one.asked}" if one.file else ""
        numbers = (str(one.errors), str(one.warnings)) if one.file else ("", "")
        received = told(one.received) if one.received else ""
        name = Text(one.member.name)
        table.add_row(Text(one.member.code), name, stage, received, str(one.versions), filled, *numbers)
    return table

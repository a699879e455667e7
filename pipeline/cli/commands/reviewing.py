"""The review itself, and how its numbers came about."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    TO_LOOK_AT,
    Errand,
    period_option,
    publish_folder,
    setup_of,
    strict_option,
    workspace_option,
)


@click.command(cls=Errand)
@period_option
@workspace_option
@strict_option("Thoát với mã 1 khi có ghi nhận phải sửa, cần xem, đơn vị không xếp hạng, hoặc khen thưởng chưa quyết.")
@click.option("--pdf", is_flag=True, help="Lập thêm bản PDF của các văn bản Word, nếu máy có LibreOffice.")
def run(period: str, workspace: Path, strict: bool, pdf: bool) -> None:
    """Đọc các phiếu đã nhận, chấm điểm, xếp hạng và lập bảng, báo cáo."""
    from pipeline.cli.terminal.papers import make_pdfs, tell_left, tell_old_pdfs, tell_remarks
    from pipeline.cli.terminal.publication import tell_changes
    from pipeline.cli.terminal.review import tell_review, watched
    from pipeline.model.bloc import Period
    from pipeline.reports.papers.written import read_written
    from pipeline.reports.review_folder import write_review
    from pipeline.review import needs_attention, review
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period), Workspace(workspace)
    grounds, year = setup.grounds(Period(period)), setup.config.bloc.year
    result = review(grounds, place.inbox(year, grounds.period), lambda items: watched(items, "Đọc phiếu"))
    folder = place.output(year, grounds.period, "review")
    written = read_written(place.written_for(grounds.period))
    publish_folder(folder, lambda new: write_review(new, result, place.word_templates, written.fields))
    tell_review(result.review, folder)
    tell_remarks(place, grounds.period, written, folder)
    tell_left(folder, f"noi-dung/{period}.md")
    pdfs = place.output(year, grounds.period, "pdf")
    make_pdfs(folder, pdfs, publish_folder) if pdf else tell_old_pdfs(pdfs)
    tell_changes(place, result.review)
    if strict and needs_attention(result.review):
        raise SystemExit(TO_LOOK_AT)


@click.command(cls=Errand, name="explain")
@click.argument("member", metavar="ĐƠN_VỊ")
@click.argument("row", metavar="[MÃ_DÒNG]", required=False)
@period_option
@workspace_option
def explain_member(member: str, row: str | None, period: str, workspace: Path) -> None:
    """Kể cách tính từng điểm của một đơn vị, từ ô trong phiếu đến thứ hạng."""
    from pipeline.cli.terminal.account import tell_account
    from pipeline.model.bloc import Period

    tell_account(setup_of(workspace, period), Period(period), workspace, member, row)

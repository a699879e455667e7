"""The door: commands, options, one call each, exit codes (CONTRACT section 1).

Heavy imports live inside the commands, so that `--help` is instant.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline import __version__
from pipeline.text.click_words import speak_vietnamese
from pipeline.text.help import HELP

if TYPE_CHECKING:
    from pipeline.loading import Setup

speak_vietnamese()

DONE, TO_LOOK_AT, NOTHING_DONE = 0, 1, 2
PERIOD_WORDS = ("six-month", "year-end")

Command = Callable[..., Any]


class NothingDone(click.ClickException):
    """Nothing was done and nothing was written; the reasons were told."""

    exit_code = NOTHING_DONE


def workspace_option(command: Command) -> Command:
    return click.option(
        "--workspace",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        metavar="THƯ_MỤC",
        help="Thư mục làm việc của khối; không ghi thì là thư mục hiện tại.",
    )(command)


class PeriodWord(click.Choice[str]):
    """One of the two periods; told on one line where it is missing."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        return f"Ghi một trong: {', '.join(PERIOD_WORDS)}."


def period_option(command: Command) -> Command:
    return click.option(
        "--period",
        type=PeriodWord(PERIOD_WORDS),
        required=True,
        metavar="KỲ",
        help="Kỳ: six-month (sơ kết 6 tháng) hoặc year-end (tổng kết năm).",
    )(command)


def strict_option(help_text: str) -> Callable[[Command], Command]:
    return click.option("--strict", is_flag=True, help=help_text)


class Errand(click.Command):
    """A command whose usage line is Vietnamese."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*(param.make_metavar(ctx) for param in self.params if isinstance(param, click.Argument)), "[TÙY CHỌN]"]


class Door(click.Group):
    """The group of all commands, with a help text of its own."""

    command_class = Errand

    def get_help(self, ctx: click.Context) -> str:
        return HELP.rstrip()


@click.group(
    cls=Door,
    options_metavar="LỆNH",
    subcommand_metavar="[TÙY CHỌN]",
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="thidua")
def main() -> None:
    """Chấm điểm, xếp hạng và lập văn bản thi đua cho một khối thi đua."""


@main.command()
@period_option
@workspace_option
def forms(period: str, workspace: Path) -> None:
    """Lập phiếu chấm điểm cho từng đơn vị, để gửi đi."""
    from pipeline.form.folder import write_forms
    from pipeline.model import Period
    from pipeline.terminal import watched
    from pipeline.text.numbers import count
    from pipeline.workspace import Workspace, publish

    setup = _setup(workspace, period)
    grounds = setup.grounds(Period(period))
    folder = Workspace(workspace).output(setup.config.bloc.year, grounds.period, "forms")
    members = watched(setup.config.bloc.members, "Lập phiếu")
    _publish(publish, folder, lambda new: write_forms(new, grounds, members))
    click.echo(f"Đã lập {count(len(setup.config.bloc.members))} phiếu chấm điểm: {folder}")
    click.echo("Xin gửi cho mỗi đơn vị phiếu mang mã của đơn vị đó.")


@main.command()
@period_option
@workspace_option
@strict_option("Thoát với mã 1 khi có ghi nhận phải sửa, cần xem, đơn vị không xếp hạng, hoặc khen thưởng chưa quyết.")
def run(period: str, workspace: Path, strict: bool) -> None:
    """Đọc các phiếu đã nhận, chấm điểm, xếp hạng và lập bảng, báo cáo."""
    from pipeline.model import Period
    from pipeline.reports.review_folder import write_review
    from pipeline.review import needs_attention, review
    from pipeline.terminal import tell_review, watched
    from pipeline.terminal_publication import tell_changes
    from pipeline.workspace import Workspace, publish

    setup, place = _setup(workspace, period), Workspace(workspace)
    grounds, year = setup.grounds(Period(period)), setup.config.bloc.year
    result = review(grounds, place.inbox(year, grounds.period), lambda items: watched(items, "Đọc phiếu"))
    folder = place.output(year, grounds.period, "review")
    _publish(publish, folder, lambda new: write_review(new, result, place.word_templates))
    tell_review(result, folder)
    tell_changes(place, result)
    if strict and needs_attention(result):
        raise SystemExit(TO_LOOK_AT)


@main.command(name="publish")
@period_option
@workspace_option
@click.option("--replace", is_flag=True, help="Thay bản đã công bố của kỳ này.")
def publish_result(period: str, workspace: Path, replace: bool) -> None:
    """Niêm phong kết quả đã xem cùng toàn bộ đầu vào, để công bố."""
    from pipeline.publication.publishing import CannotPublish
    from pipeline.terminal_publication import publish_and_tell

    setup = _setup(workspace, period)
    try:
        publish_and_tell(workspace, period, setup, replace=replace)
    except CannotPublish as reason:
        raise NothingDone(str(reason)) from reason


@main.command()
@period_option
@workspace_option
@click.option("--changes", is_flag=True, help="Kể hết đầu vào và kết quả hiện nay khác bản đã công bố ở đâu.")
def verify(period: str, workspace: Path, changes: bool) -> None:
    """Đối chiếu từng byte của bản đã công bố và chấm lại từ đầu vào đã niêm phong."""
    from pipeline.publication.publishing import CannotPublish
    from pipeline.terminal_publication import verify_and_tell

    setup = _setup(workspace, period) if changes else None
    try:
        whole = verify_and_tell(workspace, period, setup)
    except CannotPublish as reason:
        raise NothingDone(str(reason)) from reason
    if not whole:
        raise SystemExit(TO_LOOK_AT)


@main.command()
@period_option
@workspace_option
@click.option("--round", "number", type=click.IntRange(1, 9), default=1, metavar="VÒNG", help="Vòng thẩm định: 1, 2…")
def appraisal(period: str, workspace: Path, number: int) -> None:
    """Lập phiếu thẩm định cho từng cơ quan, kèm số liệu của các đơn vị."""
    from pipeline.model import Period
    from pipeline.terminal_appraisal import appraise_and_tell
    from pipeline.workspace import Workspace, publish

    grounds, place = _setup(workspace, period).grounds(Period(period)), Workspace(workspace)
    if not appraise_and_tell(place, grounds, number, lambda folder, build: _publish(publish, folder, build)):
        raise SystemExit(NOTHING_DONE)


@main.command()
@workspace_option
@strict_option("Thoát với mã 1 khi có chỗ nên xem lại.")
def check(workspace: Path, strict: bool) -> None:
    """Kiểm tra cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản."""
    from pipeline.oddities import oddities
    from pipeline.terminal import tell_oddities, tell_scale

    setup = _setup(workspace)
    tell_scale(setup.scale)
    odd = oddities(setup.config, setup.scale, setup.targets)
    tell_oddities(odd)
    click.echo("Cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản đều dùng được.")
    if strict and odd:
        raise SystemExit(TO_LOOK_AT)


@main.command()
@period_option
@workspace_option
def status(period: str, workspace: Path) -> None:
    """Xem đơn vị nào đã gửi phiếu, gửi lúc nào, còn thiếu gì; chỉ đọc, không ghi."""
    from pipeline.model import Period
    from pipeline.review import survey
    from pipeline.terminal import tell_status, watched
    from pipeline.workspace import Workspace

    setup, place = _setup(workspace, period), Workspace(workspace)
    grounds = setup.grounds(Period(period))
    inbox = place.inbox(setup.config.bloc.year, grounds.period)
    tell_status(*survey(grounds, inbox, lambda items: watched(items, "Đọc phiếu")), inbox)


@main.command(name="explain")
@click.argument("member", metavar="ĐƠN_VỊ")
@click.argument("row", metavar="[MÃ_DÒNG]", required=False)
@period_option
@workspace_option
def explain_member(member: str, row: str | None, period: str, workspace: Path) -> None:
    """Kể cách tính từng điểm của một đơn vị, từ ô trong phiếu đến thứ hạng."""
    from pipeline.model import Period
    from pipeline.telling import tell_account

    tell_account(_setup(workspace, period), Period(period), workspace, member, row)


@main.command()
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "example", metavar="TÊN", help="Tên một mẫu có sẵn; xem bằng lệnh thidua examples.")
@click.option("--name", metavar="TÊN", help="Tên khối thi đua.")
@click.option("--year", type=click.IntRange(2000, 2100), metavar="NĂM", help="Năm giao ước.")
@click.option("--parent", metavar="TÊN", help="Cơ quan chủ quản, in ở đầu văn bản.")
@click.option("--place", metavar="TÊN", help="Địa danh, ví dụ: Kiên Giang.")
@click.option("--symbol", metavar="CHỮ", help="Ký hiệu văn bản, ví dụ KTĐ trong Số: 05/BC-KTĐ.")
@click.option(
    "--member", "members", multiple=True, metavar="MÃ=TÊN", help="Một đơn vị; ghi nhiều lần cho nhiều đơn vị."
)
def init(folder: Path, example: str | None, members: tuple[str, ...], **bloc: Any) -> None:
    """Tạo thư mục làm việc mới cho một khối: từ mẫu có sẵn, hoặc trống."""
    from pipeline.asking import asked_bloc
    from pipeline.starting import CannotStart, make_workspace, refuse_occupied

    if example and (members or any(bloc.values())):
        raise click.UsageError("Đã chọn mẫu bằng --from thì không ghi thêm tên khối, năm hay đơn vị.")
    try:
        refuse_occupied(folder)
        make_workspace(folder, example or asked_bloc(members, **bloc))
    except CannotStart as reason:
        raise NothingDone(str(reason)) from reason
    click.echo(f"Đã tạo thư mục làm việc của khối: {folder}")
    quoted = f'"{folder}"' if " " in str(folder) else folder
    click.echo(f"Bước tiếp theo: sửa config.toml và input_templates, rồi chạy thidua check --workspace {quoted}")


@main.command()
def examples() -> None:
    """Liệt kê các mẫu có sẵn cho thidua init --from."""
    from pipeline.starting import examples as shipped

    for example in shipped():
        click.echo(f"{example.name:<18} {example.title}")


def _setup(workspace: Path, period: str | None = None) -> Setup:
    """The workspace's setup; where it is faulty, or does not have the period, everything wrong is told."""
    from pipeline.loading import read_setup
    from pipeline.model import Fault, Period
    from pipeline.terminal import tell_faults
    from pipeline.workspace import Workspace

    setup, faults = read_setup(Workspace(workspace))
    if setup and period and Period(period) not in setup.config.periods:
        faults = (Fault("config.toml › periods", f"không có kỳ {period}; hãy thêm [periods.{period}] với hạn nộp"),)
    if setup is None or faults:
        tell_faults(faults)
        raise SystemExit(NOTHING_DONE)
    return setup


def _publish(publish: Command, folder: Path, build: Callable[[Path], None]) -> None:
    """Publish a folder; where another program holds it, say so and leave the former one."""
    from pipeline.workspace import OutputInUse

    try:
        publish(folder, build)
    except OutputInUse as held:
        raise NothingDone(str(held)) from held

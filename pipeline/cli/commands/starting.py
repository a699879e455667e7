"""The start of the year: a workspace, and whether it is in order."""

from pathlib import Path
from typing import Any

import click

from pipeline.cli.commands.options import (
    TO_LOOK_AT,
    Errand,
    NothingDone,
    publish_folder,
    setup_of,
    strict_option,
    workspace_option,
)


@click.command(cls=Errand)
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
    from pipeline.cli.terminal.asking import asked_bloc
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


@click.command(cls=Errand)
def examples() -> None:
    """Liệt kê các mẫu có sẵn cho thidua init --from."""
    from pipeline.starting import examples as shipped

    for example in shipped():
        click.echo(f"{example.name:<18} {example.title}")


@click.command(cls=Errand)
@workspace_option
@strict_option("Thoát với mã 1 khi có chỗ nên xem lại.")
def check(workspace: Path, strict: bool) -> None:
    """Kiểm tra cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản."""
    from pipeline.checking.oddities import oddities
    from pipeline.checking.paper_oddities import paper_oddities
    from pipeline.cli.terminal.review import tell_oddities, tell_scale
    from pipeline.setup.memory import read_memory
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace), Workspace(workspace)
    tell_scale(setup.scale)
    past = read_memory(place, setup.config)[1]
    odd = (*oddities(setup.config, setup.scale, setup.targets), *paper_oddities(place), *past)
    tell_oddities(odd)
    click.echo("Cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản đều dùng được.")
    if strict and odd:
        raise SystemExit(TO_LOOK_AT)


@click.command(cls=Errand)
@workspace_option
def agreement(workspace: Path) -> None:
    """Lập bản giao ước thi đua của năm, kèm thang điểm, để các đơn vị ký."""
    from pipeline.cli.terminal.papers import tell_left
    from pipeline.model.bloc import Period
    from pipeline.reports.papers.catalogue import write_agreement
    from pipeline.reports.papers.written import read_written
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace), Workspace(workspace)
    folder = place.agreement(setup.config.bloc.year)
    written = read_written(place.written_for_agreement).fields
    grounds = setup.grounds(Period.YEAR_END)
    publish_folder(folder, lambda new: write_agreement(new, grounds, place.word_templates, written))
    click.echo(f"Đã lập bản giao ước thi đua: {folder}")
    tell_left(folder, "noi-dung/agreement.md")

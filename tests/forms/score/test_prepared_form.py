"""Forms with the member's texts and figures put in are those that are written from the start, byte for byte."""

import zlib
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from pipeline.forms.score.folder import write_forms
from pipeline.forms.score.prepared_form import PreparedForms, targets_of
from pipeline.forms.score.writer import write_form
from pipeline.model.bloc import Member, Period
from pipeline.model.grounds import Grounds, Targets
from pipeline.model.packing import LEVEL
from pipeline.sheets.looks.parts import Packer, Parts
from tests.builders import a_config, a_group, a_line, a_member, a_scale

LONG = "Trung tâm Thông tin và Thống kê Khoa học và Công nghệ thuộc Sở Khoa học và Công nghệ"
NAMES = {
    "VP": "Văn phòng",
    "A1": "Phòng có mã như một dòng",
    "KH": "Phòng Kế hoạch & Tài chính <mới>",
    "TT": LONG,
    "TK": f"{LONG} tỉnh",
    "MA": "Mã",
    "NHOM": "Phòng thuộc nhóm",
    "KD": "Khối đảng\xa0đoàn",
    "_x0041_": "Mã _x0041_",
    "CUOI": "Đơn vị cuối",
    "HAI": "Đơn vị hai",
}


def the_members() -> tuple[Member, ...]:
    return tuple(a_member(code, name, groups=("nhóm",) * (code in ("NHOM", "HAI"))) for code, name in NAMES.items())


def the_grounds(period: Period, year: Targets | None = None) -> Grounds:
    ratio = a_line("A1", "Theo tỷ lệ", "đủ điểm từ 85%")
    lines = (ratio, a_line("A2", "Theo tỷ lệ", ""), replace(a_line("A3"), groups=("nhóm",)), a_line("A4"))
    targets = {
        "A1": {code: Decimal(10 + place) / 4 for place, code in enumerate(NAMES)},
        "A2": {code: Decimal(place % 3) for place, code in enumerate(NAMES) if place % 4},
    }
    return Grounds(
        config=a_config(the_members()), period=period, scale=a_scale(a_group(), *lines), targets=targets,
        year_targets=year,
    )  # fmt: skip


def from_the_start(path: Path, grounds: Grounds, member: Member) -> bytes:
    of_year = grounds.year_targets
    write_form(
        path,
        config=grounds.config,
        period=grounds.period,
        scale=grounds.scale,
        member=member,
        targets=targets_of(member, grounds.targets),
        year_targets=None if of_year is None else targets_of(member, of_year),
        by_figures=grounds.by_figures,
    )
    return path.read_bytes()


def test_every_form_is_the_one_that_is_written_from_the_start(tmp_path: Path) -> None:
    of_year = {"A1": {code: Decimal(10) for code in NAMES}}
    for grounds in (the_grounds(Period.YEAR_END), the_grounds(Period.SIX_MONTH, of_year)):
        members = grounds.config.bloc.members
        write_forms(tmp_path, grounds, members)
        for member in members:
            written = (tmp_path / f"{member.code}.xlsx").read_bytes()
            assert written == from_the_start(tmp_path / "again.xlsx", grounds, member), member.name


def test_members_alike_share_a_pattern(tmp_path: Path) -> None:
    grounds = the_grounds(Period.YEAR_END)._replace(targets={})
    forms = PreparedForms(grounds)
    for number in range(3):
        forms.write(tmp_path / "form.xlsx", a_member(f"M{number}", f"Đơn vị {number}"))
    assert sum(pattern is not None for pattern in forms._patterns.values()) == 1


def test_the_first_of_a_shape_may_have_a_name_that_no_pattern_takes(tmp_path: Path) -> None:
    grounds = the_grounds(Period.YEAR_END)._replace(targets={})
    forms = PreparedForms(grounds)
    for code, name in (("M0", "M0"), ("M1", "Đơn vị 1"), ("M2", "Đơn vị 2")):
        forms.write(tmp_path / f"{code}.xlsx", a_member(code, name))
    assert sum(pattern is not None for pattern in forms._patterns.values()) == 1


@given(st.binary(max_size=60_000), st.integers(0, 60_000))
def test_what_is_compressed_in_two_is_as_if_it_were_at_once(data: bytes, cut: int) -> None:
    data = b"".join((data, data[:cut], b"<c/>" * 500, data[cut:]))
    whole = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    expected = (whole.compress(data) + whole.flush(), zlib.crc32(data))
    packer = Packer()
    for _ in range(2):
        assert packer.packed(data[:cut], data[cut:]) == expected


def test_parts_that_are_replaced_leave_the_others_as_they_are(tmp_path: Path) -> None:
    grounds = the_grounds(Period.YEAR_END)
    file = from_the_start(tmp_path / "form.xlsx", grounds, grounds.config.bloc.members[0])
    parts = Parts(file)
    assert parts.replaced({}) == file
    name = "xl/sharedStrings.xml"
    text = parts.texts()[name]
    for cut in (0, 1, len(text) // 2, len(text) // 2, len(text)):
        assert parts.replaced({name: (text[:cut], text[cut:])}) == file
    with ZipFile(BytesIO(parts.replaced({name: ("<mới", "/>")}))) as changed:
        assert changed.testzip() is None
        assert changed.read(name).decode() == "<mới/>"

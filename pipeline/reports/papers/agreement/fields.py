"""What the template of the pact (giao ước thi đua) may name: the fields of `AgreementContext` and of what it holds.

Vietnamese without marks, as in `report_fields`; every value is a ready-made text, a yes/no or a row of such.
"""

from typing import NamedTuple

from pipeline.reports.papers.report.fields import BlocFields


class ContentFields(NamedTuple):
    """A level-1 row of the scale with base points: what is competed in, and what it is worth.

    `cam_ket` is what people wrote for it. `gom` names its criteria where nobody wrote anything; "" where they are too
    many for a sentence.
    """

    stt: str
    ma: str
    ten: str
    muc_diem: str
    cam_ket: tuple[str, ...]
    gom: str


class RegisteredFields(NamedTuple):
    """A registered target; `chi_tieu` goes by the members of the block."""

    stt: str
    ten: str
    don_vi_tinh: str
    chi_tieu: tuple[str, ...]


class RegisteredBlockFields(NamedTuple):
    """As many members as fit on one page's width, by code, and what they registered; `ten` is `Bảng 1/3` or "" ."""

    ten: str
    don_vi: tuple[str, ...]
    dong: tuple[RegisteredFields, ...]


class MemberTargetsFields(NamedTuple):
    """A member and what it registered on each of the targets that are columns."""

    stt: str
    don_vi: str
    chi_tieu: tuple[str, ...]


class SignersFields(NamedTuple):
    """A row of the grid of signatures: members' names, "" where a place stays empty, and their offices in the bloc."""

    trai: str
    giua: str
    phai: str
    vai_trai: str
    vai_giua: str
    vai_phai: str


class ScaleRowFields(NamedTuple):
    """A row of the annexed scale; `dam` marks headings."""

    ma: str
    noi_dung: str
    don_vi_tinh: str
    diem_toi_da: str
    cach_tinh: str
    tham_dinh: str
    dam: bool


class AgreementContext(NamedTuple):
    """All that the pact says. Tuples of texts are paragraphs.

    `can_dang_ky`: the scale has criteria that need a target. `lanh_dao` is "" where config.toml names no head. Where
    targets are fewer than members, they are the columns `cot_chi_tieu` of `don_vi_chi_tieu`, and `chi_tieu` is empty.
    `ten_quy_che` is what the regulation is about; `chuc_danh` who leads, without the duties. `co_don_vi_tinh`: some
    target of `chi_tieu` has a unit; `thang_co_don_vi_tinh`: some row of the scale has one.
    """

    khoi: BlocFields
    nam: str
    thanh_vien: str
    lanh_dao: str
    chuc_danh: str
    ten_quy_che: str
    noi_dung: tuple[ContentFields, ...]
    tong_diem: str
    ngoai_ra: str
    cot_chi_tieu: tuple[str, ...]
    don_vi_chi_tieu: tuple[MemberTargetsFields, ...]
    chi_tieu: tuple[RegisteredBlockFields, ...]
    co_don_vi_tinh: bool
    chua_dang_ky: str
    ghi_chu_chi_tieu: str
    can_dang_ky: bool
    che_do_hop: str
    thoi_han: tuple[str, ...]
    tham_dinh: tuple[str, ...]
    cach_tinh: tuple[str, ...]
    xep_hang: str
    xep_loai: tuple[str, ...]
    xep_loai_khac: tuple[str, ...]
    dieu_kien: str
    khen_thuong: tuple[str, ...]
    khen_thuong_khac: tuple[str, ...]
    so_ban: str
    chung_kien: str
    chung_kien_in_hoa: str
    ky_ten: tuple[SignersFields, ...]
    thang_diem: tuple[ScaleRowFields, ...]
    thang_co_don_vi_tinh: bool
    co_tham_dinh: bool

"""What a template of a report may name: the fields of `ReportContext` and of what it holds.

The names stand in Word templates that the bloc's secretary edits, so they are Vietnamese without marks, and they
are kept when the program changes. Every value is a ready-made text, a yes/no or a row of such; nothing is ever None.
"""

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.reports.figures.past import ThenFields


class BlocFields(NamedTuple):
    """The bloc in the head and the running text; `loai` is what it calls itself: `Khối` or `Cụm`.

    `ten` begins a sentence, `ten_giua_cau` is the name inside one. `dung_dau` leads: `Khối trưởng`. `la_khoi` False:
    the papers are those of another body, whose name `loai` and `dung_dau` are then. `ky` are the lines above the
    signature, `nguoi_ky` the signer, "" where config.toml names nobody. `luu` is where the
    paper is kept: a bloc has no office of its own, so its head keeps it too.
    """

    loai: str
    loai_in_hoa: str
    dung_dau: str
    la_khoi: bool
    ten: str
    ten_giua_cau: str
    ten_in_hoa: str
    co_quan_chu_quan: str
    co_quan_chu_quan_in_hoa: str
    dia_danh: str
    ky_hieu: str
    ky: tuple[str, ...]
    nguoi_ky: str
    luu: str


class SectionFields(NamedTuple):
    """A level-1 row of the scale and what the numbers say about it."""

    stt: str
    ma: str
    ten: str
    nhan_xet: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingFields:
    """A member in the tables of points; `hang` is `–` for one without a place. `muc` are the sections' points."""

    stt: str
    ma: str
    ten: str
    muc: tuple[str, ...]
    diem_thuong: str
    diem_tru: str
    tu_cham: str
    tong_diem: str
    toi_da: str
    ty_le: str
    hang: str
    xep_loai: str
    de_nghi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFields(StandingFields):
    """A member with a place, beside what it was in the year's six months and in the year before."""

    sau_thang: ThenFields
    nam_truoc: ThenFields


class ProgressFields(NamedTuple):
    """A member's figure on one target."""

    stt: str
    don_vi: str
    chi_tieu: str
    ket_qua: str
    ty_le: str
    danh_gia: str


class TargetFields(NamedTuple):
    """A registered target and the members who registered it."""

    stt: str
    ten: str
    don_vi_tinh: str
    don_vi: tuple[ProgressFields, ...]


class LineFields(NamedTuple):
    """A row of the detailed table; `dam` marks headings and totals, `diem` goes by the members of the block."""

    ma: str
    noi_dung: str
    toi_da: str
    diem: tuple[str, ...]
    dam: bool


class BlockFields(NamedTuple):
    """As many members as fit on one page's width, by code, and their points on every line."""

    ten: str
    don_vi: tuple[str, ...]
    dong: tuple[LineFields, ...]


class AwardFields(NamedTuple):
    """One proposal: an award for a member."""

    stt: str
    danh_hieu: str
    don_vi: str
    tong_diem: str
    hang: str
    xep_loai: str


class AnnexFields(NamedTuple):
    """What the annexes of this report are called: `Phụ lục I`, or `Phụ lục` where there is only one."""

    chi_tieu: str
    tong_hop: str
    chi_tiet: str
    khen_thuong: str


class ChartFields(NamedTuple):
    """Where a chart goes, in a paragraph of its own, and its caption; both "" where there is nothing to draw.

    `ky_hieu` is always "", for members stand there by name: templates of earlier years may still ask for it.
    """

    tong_diem: str
    ten_tong_diem: str
    sau_thang: str
    ten_sau_thang: str
    diem_mat: str
    ten_diem_mat: str
    ky_hieu: str


class ComparedFields(NamedTuple):
    """A member's place and percent beside those of the year's six months and of the year before."""

    ten: str
    hang: str
    ty_le: str
    sau_thang: ThenFields
    nam_truoc: ThenFields


class ReportContext(NamedTuple):
    """All that the reports say. Tuples of texts are paragraphs.

    `xep_hang` are all members with points, `bang_xep_hang` those with a place; `ghi_chu_xep_loai` belongs below every
    table of grades. `co_ty_le`: percent and maximum say what the points do not. `chua_den_han` is what six months leave
    to do, `du_kien`: the bloc has still to vote on what is proposed. `bo_phieu` tells of the vote that was held,
    `binh_xet` also that it is still to come.
    """

    khoi: BlocFields
    nam: str
    nam_sau: str
    nam_truoc: str
    thanh_vien: str
    gui_bang_cham: tuple[str, ...]
    chi_tieu_chung: tuple[str, ...]
    muc: tuple[SectionFields, ...]
    stt_ket_qua: str
    stt_tam_tinh: str
    ket_qua: tuple[str, ...]
    tham_dinh: tuple[str, ...]
    uu_diem: tuple[str, ...]
    han_che: tuple[str, ...]
    chua_den_han: tuple[str, ...]
    khen_thuong: tuple[str, ...]
    bo_phieu: tuple[str, ...]
    binh_xet: tuple[str, ...]
    du_kien: bool
    xep_hang: tuple[StandingFields, ...]
    bang_xep_hang: tuple[PlacedFields, ...]
    ghi_chu_xep_loai: tuple[str, ...]
    co_ty_le: bool
    xep_hang_theo: str
    bieu_do: ChartFields
    so_sanh: tuple[str, ...]
    bang_so_sanh: tuple[ComparedFields, ...]
    co_sau_thang: bool
    co_nam_truoc: bool
    cot_muc: tuple[str, ...]
    ghi_chu: tuple[str, ...]
    chi_tieu: tuple[TargetFields, ...]
    so_voi_nam: bool
    chi_tiet: tuple[BlockFields, ...]
    khong_chi_tiet: str
    ky_hieu_don_vi: str
    danh_sach_khen: tuple[AwardFields, ...]
    phu_luc: AnnexFields
    co_tham_dinh: bool
    co_xep_loai: bool
    co_khen_thuong: bool

"""What the template of the meeting's record may name.

Vietnamese without marks, as in `report_fields`; every value is a ready-made text, a yes/no or a row of such.
"""

from typing import NamedTuple

from pipeline.reports.papers.report.fields import BlocFields, StandingFields


class CandidateFields(NamedTuple):
    """A member on the ballot of an award; `so_phieu`, `ty_le` and `ket_qua` are "" where no vote was counted."""

    stt: str
    don_vi: str
    hang: str
    so_phieu: str
    ty_le: str
    ket_qua: str


class PollFields(NamedTuple):
    """An award and the members it was open to; `yeu_cau` is what it needs, "" where no vote was counted."""

    danh_hieu: str
    yeu_cau: str
    ung_vien: tuple[CandidateFields, ...]


class MeetingContext(NamedTuple):
    """All that the record of the meeting says. Tuples of texts are paragraphs.

    `co_mat`, `vang_mat`, `du_so`, `kiem_phieu` are "" where no vote was counted, `chu_tri` where config.toml names no
    head. `ket_luan` and `chua_quyet`, the awards that the meeting has still to decide, are empty in that case too.
    `ghi_chu_xep_loai` belongs below the table of grades.
    """

    khoi: BlocFields
    nam: str
    so_don_vi: str
    co_mat: str
    vang_mat: str
    chu_tri: str
    du_so: str
    ket_qua: tuple[str, ...]
    da_xep_hang: bool
    xep_hang: tuple[StandingFields, ...]
    ghi_chu_xep_loai: tuple[str, ...]
    co_ty_le: bool
    xep_hang_theo: str
    co_xep_loai: bool
    co_khen_thuong: bool
    hinh_thuc: str
    da_kiem_phieu: bool
    kiem_phieu: str
    bo_phieu: tuple[PollFields, ...]
    khong_ung_vien: tuple[str, ...]
    ket_luan: tuple[str, ...]
    chua_quyet: tuple[str, ...]

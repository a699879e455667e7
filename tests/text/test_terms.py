"""The review's words: nothing that can happen is without one."""

from pipeline.model.bloc import Period
from pipeline.model.finding import FileStatus, Severity
from pipeline.model.result import Basis
from pipeline.model.scale import Kind, Line, Scale
from pipeline.text import terms
from pipeline.text.findings import WORDINGS


def test_every_value_has_a_word() -> None:
    assert set(terms.BASES) == set(Basis)
    assert set(terms.SEVERITIES) == set(Severity)
    assert set(terms.FILE_STATUSES) == set(FileStatus)
    assert set(terms.PERIODS) == set(Period)


def test_every_reason_of_a_rejected_file_is_also_a_finding() -> None:
    ignored = {
        "not_a_spreadsheet", "lock_file", "hidden", "orphan_sidecar", "register", "system_file", "not_a_file",
    }  # fmt: skip
    assert set(terms.FILE_REASONS) - ignored <= set(WORDINGS)


def test_tie_breaks_name_what_is_compared() -> None:
    scale = Scale((Line(code="A", level=1, title="Chuyên môn", kind=Kind.GROUP, row=2),), "v1")
    assert terms.tie_break("section:A", scale) == "điểm mục A (Chuyên môn)"
    assert terms.tie_break("deduction", scale) == "điểm trừ (ít hơn xếp trên)"


def test_the_time_a_review_speaks_of() -> None:
    assert terms.period_title(Period.SIX_MONTH, 2018) == "6 tháng đầu năm 2018"
    assert terms.period_title(Period.YEAR_END, 2018) == "năm 2018"

"""Tables of the guides that are made from the program, so that they say what it does: rules, columns, findings."""

from collections.abc import Callable, Iterable, Mapping

from pipeline.model.finding import Severity
from pipeline.rules import RULES
from pipeline.starting.rule_sheet import meaning_of
from pipeline.text.findings import VARIANTS, WORDINGS
from pipeline.text.findings.wording import fill
from pipeline.text.labels import KIND_LABELS
from pipeline.text.workbooks.rule_guide import COLUMNS, CONDITIONS, GUIDES
from tools.guide.markup import Table

_YEAR = 2026

LineAnswer = str | tuple[str, Severity]
"""A finding's code, or its code at a severity at which it says something else."""

FINDINGS: Mapping[str, tuple[LineAnswer, ...]] = {
    "Đơn vị sửa phiếu rồi gửi lại": (
        "not_a_number",
        "ambiguous_number",
        "date_for_number",
        "percent_cell",
        "not_a_date",
        "unknown_option",
        "out_of_range",
        "not_a_multiple",
        "not_whole",
        "cell_error",
        "formula_without_value",
        "reason_missing",
        "unknown_mark",
        "missing_answer",
        "missing_evidence",
        "missing_line",
        "duplicate_code",
        "unknown_code",
        "answers_elsewhere",
    ),
    "Tệp không được chấm: đề nghị gửi lại": (
        "unreadable",
        "too_large",
        "not_a_form_file",
        "not_a_form",
        "wrong_bloc",
        "wrong_year",
        "wrong_period",
        "unknown_member",
        "scale_differs",
        "which_form",
    ),
    "Thư ký xem, hỏi đơn vị": (
        "unusual_figure",
        "claim_differs",
        "claim_above_maximum",
        "text_changed",
        "target_differs",
        "identity_visible_only",
        "identity_differs",
        "unknown_sender",
        "register_row_unknown",
        "duplicate_row",
        "bad_sidecar",
        "receipt_unknown",
        ("receipt_unknown", Severity.WARNING),
    ),
    "Đối chiếu biên bản kiểm phiếu": (
        "ballot_count_missing",
        "ballot_not_a_count",
        "ballot_present_above_members",
        "ballot_issued_above_present",
        "ballot_returned_above_issued",
        "ballot_valid_above_returned",
        "ballot_votes_above_valid",
        "ballot_twice",
        "ballot_not_a_candidate",
        "ballot_no_quorum",
    ),
    "Khối quyết định": (
        "late",
        ("late", Severity.WARNING),
        "award_undecided",
        "grade_quota",
        "grade_section",
        "carry_missing",
    ),
    "Chỉ để biết, đã tính bình thường": (
        "number_as_text",
        "date_as_text",
        ("percent_cell", Severity.INFO),
        "formula_in_input",
        "legacy_font",
        "superseded",
    ),
}
"""The findings by who does what; the sentences are those of the program."""

APPRAISAL: frozenset[LineAnswer] = frozenset(
    {
        "appraised_above_maximum",
        "appraised_capped",
        "appraises_itself",
        "appraised_not_applicable",
        ("reason_missing", Severity.WARNING),
        "explanation_missing",
        "unknown_opinion",
    }
)
"""Findings of the appraisal, which the table leaves out: it is for score forms, and the sheet tells what to do."""


def rules() -> Table:
    """Every rule with its first example: how it is typed, and what it means."""
    rows = []
    for rule in RULES:
        guide = GUIDES[rule.label]
        example = guide.examples[0]
        meaning = meaning_of(rule, example, _YEAR)
        typed = (KIND_LABELS[example.kind], example.maximum, example.parameters or "(để trống)")
        rows.append((f"**{rule.label}**", *typed, f"{guide.answer} {meaning}{'' if meaning.endswith('.') else '.'}"))
    return _table((22, 17, 14, 40, 77), ("Cách tính", "Loại", "Điểm tối đa", "Tham số", "Nghĩa là"), rows)


def conditions() -> Table:
    """What a condition may do."""
    return _table((45, 115), ("Tham số", "Khi đơn vị trả lời Có"), CONDITIONS)


def columns() -> Table:
    """The columns of the scale but `Cách tính` and `Tham số`."""
    rows = ((f"**{label}**", meaning) for label, meaning in COLUMNS)
    return _table((28, 132), ("Cột", "Nghĩa"), rows)


def findings() -> Table:
    """Every finding by what is to be done; a row with one cell heads each group."""
    rows: list[tuple[str, ...]] = []
    for heading, group in FINDINGS.items():
        rows.append((f"**{heading}**",))
        rows += map(_told, group)
    return _table((30, 72, 68), ("Ghi nhận", "Chương trình thấy gì", "Việc cần làm"), rows)


def _told(said: LineAnswer) -> tuple[str, ...]:
    wording = WORDINGS[said] if isinstance(said, str) else VARIANTS[said]
    return wording.title, fill(wording.problem, {}), fill(wording.remedy, {})


def _table(shares: tuple[int, ...], heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(shares, (heading, *rows))


MADE: Mapping[str, Callable[[], Table]] = {
    "cach-tinh": rules,
    "dieu-kien": conditions,
    "cot-thang-diem": columns,
    "ghi-nhan": findings,
}
"""Name in a text → the table."""

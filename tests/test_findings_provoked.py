"""Every finding there is, provoked once in a real review: where it points, and that it says what to do."""

import ast
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import pipeline
from pipeline.forms.kit.identity import Identity
from pipeline.forms.score.reader import Elsewhere
from pipeline.intake.forms import take_in
from pipeline.model.bloc import Calendar, Config, Grade, Period, Quota
from pipeline.model.cells import CellRef
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.model.scale import Kind, Scale
from pipeline.reviewing import evaluate, review, understand
from pipeline.text.findings import VARIANTS, WORDINGS, message, remedy, title
from tests.answering import (
    ERROR,
    FORMULA_WITHOUT_VALUE,
    GONE,
    ON_TIME,
    Answers,
    Sent,
    Value,
    a_row,
    arrived,
    number,
    percent,
    review_of,
    some_grounds,
    words,
)
from tests.builders import DEADLINE, a_condition, a_config, a_grade, a_group, a_line, a_member, a_scale, an_award
from tests.forms.ballots.test_counts import PROVOKED as BALLOTS
from tests.forms.responses.test_answers import PROVOKED as RESPONSES
from tests.intake.test_receipts import PROVOKED as RECEIPTS
from tests.scoring.test_stages import PROVOKED as APPRAISAL
from tests.workbooks import write_filled

ERROR_, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

SCALE = a_scale(
    a_group("A"),
    a_line("DIR", "Chấm trực tiếp", "bước 0,25", evidence_required=True),
    a_line("PCT", "Theo tỷ lệ", "kết quả là %", unit="%"),
    a_line("RAT", "Theo tỷ lệ"),
    a_line("CNT", "Theo số lượng", "1/lần", kind=Kind.BONUS),
    a_line("DAY", "Theo thời hạn", "hạn nộp; 1/ngày", kind=Kind.DEDUCTION),
    a_line("OPT", "Theo mức", "Tốt: 5", kind=Kind.BONUS),
    a_line("REC", "Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp", kind=Kind.DEDUCTION),
    a_condition("K"),
)
GOOD: Answers = {"DIR": a_row(claimed=5, evidence="BC 01"), "PCT": 90}


@dataclass(frozen=True)
class Provoked:
    """A finding that is expected, by member, line and cell."""

    code: str
    severity: Severity
    found: Callable[[], Review]
    unit: str | None = "VP"
    line: str | None = None
    cell: str | None = None


def the_bloc(*units: str, cutoff: datetime | None = None, **more: object) -> Config:
    config = a_config([a_member(unit) for unit in units or ("VP",)], **more)
    return config._replace(periods={Period.YEAR_END: Calendar(deadline=DEADLINE, cutoff=cutoff)})


def answering(more: Answers, targets: Mapping[str, Mapping[str, int]] | None = None) -> Callable[[], Review]:
    """The review of one form that is right but for these answers."""
    return lambda: review_of(some_grounds(SCALE, config=the_bloc(), targets=targets), Sent("VP", GOOD | more))


def sending(*sent: Sent) -> Callable[[], Review]:
    return lambda: review_of(some_grounds(SCALE, config=the_bloc(cutoff=DEADLINE + timedelta(1))), *sent)


def at(code: str, severity: Severity, line: str, answer: Value, cell: str) -> Provoked:
    return Provoked(code, severity, answering({line: answer}), line=line, cell=cell)


def reading(**more: object) -> Callable[[], Review]:
    """The review of one form that is right but for what else its file holds."""
    grounds = some_grounds(SCALE, config=the_bloc())
    examined = arrived(grounds, Sent("VP", GOOD))
    assert examined.form
    intake = take_in([replace(examined, form=examined.form._replace(**more))], [], grounds)
    return lambda: evaluate(grounds, intake, understand(grounds, intake))


def scoring(*points: int, grades: tuple[Grade, ...] = (), **more: object) -> Callable[[], Review]:
    """The review of members U0, U1 … with these points."""
    units = [f"U{place}" for place in range(len(points))]
    scale: Scale = a_scale(a_group(), a_line("A1", maximum=100))
    grounds = some_grounds(scale, config=the_bloc(*units, grades=grades, **more))
    return lambda: review_of(grounds, *(Sent(unit, {"A1": given}) for unit, given in zip(units, points, strict=True)))


def carrying(share: str) -> Callable[[], Review]:
    """The review of U0, whose bloc carries a share (percent) of six months of which nothing is known."""
    policy = a_config().scoring._replace(carry=Decimal(share))
    return scoring(90, scoring=policy)


def rates(*figures: int | str) -> Callable[[], Review]:
    units = [f"U{place}" for place in range(len(figures))]
    scale = a_scale(a_group(), a_line("A1", "Theo tỷ lệ", "kết quả là %"))
    grounds = some_grounds(scale, config=the_bloc(*units))
    sent = [Sent(unit, {"A1": number(figure)}) for unit, figure in zip(units, figures, strict=True)]
    return lambda: review_of(grounds, *sent)


IN_CELLS = (
    at("not_a_number", ERROR_, "PCT", "chín mươi", "G10"),
    at("ambiguous_number", ERROR_, "PCT", "1.234", "G10"),
    at("number_as_text", INFO, "PCT", "90,5%", "G10"),
    at("percent_cell", INFO, "PCT", percent("0.9"), "G10"),
    at("percent_cell", ERROR_, "CNT", percent("0.9"), "G12"),
    at("date_for_number", ERROR_, "PCT", date(2018, 1, 9), "G10"),
    at("cell_error", ERROR_, "PCT", ERROR, "G10"),
    at("formula_without_value", ERROR_, "PCT", FORMULA_WITHOUT_VALUE, "G10"),
    at("formula_in_input", INFO, "PCT", number("90", formula=True), "G10"),
    at("not_a_date", ERROR_, "DAY", 43439, "G13"),
    at("date_as_text", INFO, "DAY", "5/12/2018", "G13"),
    at("unknown_option", ERROR_, "OPT", "Khá", "G14"),
    at("out_of_range", ERROR_, "DIR", a_row(claimed=11), "H9"),
    at("not_a_multiple", ERROR_, "DIR", a_row(claimed=number("0.3")), "H9"),
    at("not_whole", ERROR_, "CNT", number("1.5"), "G12"),
    at("missing_answer", WARNING, "PCT", None, "G10"),
    at("missing_evidence", WARNING, "DIR", a_row(claimed=5), "A9"),
    at("claim_differs", WARNING, "PCT", a_row(reported=90, claimed=8), "H10"),
    at("claim_above_maximum", WARNING, "PCT", a_row(reported=90, claimed=11), "H10"),
    at("reason_missing", ERROR_, "PCT", a_row(reported=90, x="x"), "I10"),
    at("unknown_mark", ERROR_, "PCT", a_row(reported=90, x="không"), "I10"),
    at("duplicate_code", ERROR_, "PCT", a_row(reported=90, times=2), "A11"),
    at("missing_line", WARNING, "PCT", GONE, None),
    at("text_changed", WARNING, "PCT", a_row(reported=90, title="Chữ khác"), "B10"),
    at("target_differs", WARNING, "RAT", a_row(target=5), "F11"),
    at("legacy_font", INFO, "OPT", words("Tốt", legacy="Tèt"), "G14"),
    Provoked("unknown_code", ERROR_, answering({"XYZ": 5}), cell="A17"),
    Provoked("unusual_figure", INFO, rates(90, 91, 89, 9, 92), unit="U3", line="A1", cell="G9"),
    Provoked("receipt_unknown", WARNING, sending(Sent("VP", GOOD, received=None)), line="REC", cell="A15"),
)
A_COPY = CellRef("VP.xlsx", "Phiếu chấm điểm", "M10")
A_HEAD = Identity(unit="TTR", period=Period.YEAR_END, bloc="Khối khác", year=2018, scale="v1")

IN_FILES = (
    Provoked("answers_elsewhere", WARNING, reading(elsewhere=[Elsewhere(A_COPY, "PCT: 90 → 80")]), cell="M10"),
    Provoked("identity_differs", WARNING, reading(shown=A_HEAD)),
    Provoked("receipt_unknown", INFO, sending(Sent("VP", GOOD, received=None))),
    Provoked("bad_sidecar", WARNING, sending(Sent("VP", GOOD, received=None, sidecar_fault=True))),
    Provoked("identity_visible_only", WARNING, sending(Sent("VP", GOOD, visible_only=True))),
    Provoked("late", WARNING, sending(Sent("VP", GOOD, received=DEADLINE + timedelta(seconds=1)))),
    Provoked("late", ERROR_, sending(Sent("VP", GOOD, received=DEADLINE + timedelta(2), reason="late"))),
    Provoked("superseded", INFO, sending(Sent("VP", GOOD, "a.xlsx", ON_TIME), Sent("VP", {}, "b.xlsx", DEADLINE))),
    Provoked("which_form", ERROR_, sending(Sent("VP", GOOD, "a.xlsx", ON_TIME), Sent("VP", {}, "b.xlsx", ON_TIME))),
)
IN_THE_BLOC = (
    Provoked(
        "grade_quota",
        INFO,
        scoring(95, 94, grades=(a_grade(quota=Quota(Decimal(1), is_share=False)), a_grade("Tốt", 50))),
        unit="U1",
    ),
    Provoked(
        "grade_section",
        INFO,
        scoring(95, grades=(a_grade()._replace(each_section_at_least=Decimal(96)),)),
        unit="U0",
        line="A",
    ),
    Provoked("award_undecided", WARNING, scoring(95, 95, awards=(an_award(),)), unit=None),
    Provoked("carry_missing", WARNING, carrying("30"), unit="U0"),
)
IN_MEMORY = (*IN_CELLS, *IN_FILES, *IN_THE_BLOC)


def assert_provoked(findings: tuple[Finding, ...], expected: Provoked) -> None:
    here = [
        one
        for one in findings
        if (one.code, one.severity, one.unit, one.line)
        == (expected.code, expected.severity, expected.unit, expected.line)
    ]
    assert here, [(one.code, one.severity.value, one.unit, one.line) for one in findings]
    assert here[0].cell == (f"Phiếu chấm điểm!{expected.cell}" if expected.cell else None)
    for text in (message(here[0]), remedy(here[0]), title(expected.code)):
        assert len(text) > 5
        assert not set("[]|") & set(text), text


@pytest.mark.parametrize("expected", IN_MEMORY, ids=lambda one: f"{one.code}-{one.severity}")
def test_provoked(expected: Provoked) -> None:
    assert_provoked(expected.found().findings, expected)


@pytest.mark.parametrize("expected", IN_CELLS, ids=lambda one: f"{one.code}-{one.severity}")
def test_nothing_else_is_wrong(expected: Provoked) -> None:
    """The form is right but for one cell; what follows from that cell is told at the same line."""
    others = [one for one in expected.found().findings if one.line not in (expected.line, None) and one.line != "REC"]
    assert others == []


FILES: Mapping[str, Callable[[Path, Grounds], object]] = {
    "unreadable": lambda path, _: path.write_bytes(b"PK\x03\x04"),
    "not_a_form": lambda path, where: write_filled(path, where, "", {}, hidden=False),
    "wrong_bloc": lambda path, where: write_filled(path, where, "VP", {}, bloc="Khối khác"),
    "wrong_year": lambda path, where: write_filled(path, where, "VP", {}, year=2017),
    "wrong_period": lambda path, where: write_filled(path, where, "VP", {}, period=Period.SIX_MONTH),
    "unknown_member": lambda path, where: write_filled(path, where, "XYZ", {}),
    "scale_differs": lambda path, where: write_filled(path, where, "VP", {}, scale="v0"),
}


@pytest.mark.parametrize("code", FILES)
def test_a_file_is_rejected(code: str, tmp_path: Path) -> None:
    where = some_grounds(SCALE, config=the_bloc())
    FILES[code](tmp_path / "phiếu.xlsx", where)
    told = review(where, tmp_path).review
    unit = "VP" if code == "scale_differs" else None
    assert_provoked(told.findings, Provoked(code, ERROR_, lambda: told, unit=unit))
    assert [(one.status.value, one.reason, one.unit) for one in told.files] == [("rejected", code, unit)]
    assert [one.file for one in told.findings] == ["phiếu.xlsx"]
    assert [one.reason for one in told.board.not_ranked] == ["rejected" if unit else "no_submission"]


def test_the_same_from_a_real_workbook(tmp_path: Path) -> None:
    """One form with a fault in every column, read from disk."""
    where = some_grounds(SCALE, config=the_bloc(), targets={"RAT": {"VP": 100}})
    wrong: Answers = {
        "DIR": a_row(claimed=number("0.3"), title="Chữ khác"),
        "PCT": percent("0.9"),
        "RAT": a_row(reported=number("50", formula=True), claimed=6, target=90),
        "CNT": ERROR,
        "DAY": FORMULA_WITHOUT_VALUE,
        "OPT": a_row(reported="=1+1", x="x"),
        "K": "có lẽ",
        "XYZ": 5,
    }
    path = write_filled(tmp_path / "VP.xlsx", where, "VP", wrong, hidden=False)
    Path(f"{path}.meta.json").write_text(json.dumps({"received": ON_TIME.isoformat()}))
    told = [
        (one.code, one.severity.value, one.line, one.cell and one.cell[-3:])
        for one in review(where, tmp_path).review.findings
    ]
    assert told == [
        ("identity_visible_only", "warning", None, None),
        ("unknown_code", "error", None, "A17"),
        ("text_changed", "warning", "DIR", "!B9"),
        ("not_a_multiple", "error", "DIR", "!H9"),
        ("percent_cell", "info", "PCT", "G10"),
        ("target_differs", "warning", "RAT", "F11"),
        ("formula_in_input", "info", "RAT", "G11"),
        ("claim_differs", "warning", "RAT", "H11"),
        ("cell_error", "error", "CNT", "G12"),
        ("formula_without_value", "error", "DAY", "G13"),
        ("reason_missing", "error", "OPT", "I14"),
        ("unknown_option", "error", "OPT", "G14"),
        ("unknown_option", "error", "K", "G16"),
    ]


TELLING = ("text", "reports", "examples", "starting", "terminal.py", "cli.py", "commands")


def emittable() -> set[str]:
    """Codes that stand as text in a module that is not for wording or presenting."""
    house = Path(pipeline.__file__).parent
    told: set[str] = set()
    for path in house.rglob("*.py"):
        if path.relative_to(house).parts[0] in TELLING:
            continue
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        told |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return told & WORDINGS.keys()


def test_every_code_is_provoked() -> None:
    provoked = {one.code for one in IN_MEMORY} | FILES.keys() | APPRAISAL.keys() | RESPONSES.keys() | BALLOTS | RECEIPTS
    assert emittable() == provoked
    assert WORDINGS.keys() == provoked


def test_codes_with_two_meanings_are_provoked_in_both() -> None:
    told = {(one.code, one.severity) for one in IN_MEMORY}
    of_an_appraiser = {("reason_missing", WARNING)}
    assert VARIANTS.keys() - told == of_an_appraiser
    assert "reason_missing" in APPRAISAL

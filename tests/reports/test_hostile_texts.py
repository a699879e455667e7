"""Whatever people write shows up as what they wrote: in every paper, in the workbook and on the page.

Every text that a member, an appraiser, the bloc's own files or the secretary can give is hostile at once, and each
carries the name of its field, so that it can be told where it is shown.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from pipeline.forms.score.writer import write_form
from pipeline.intake.forms import take_in
from pipeline.model.ballot import Ballot
from pipeline.model.bloc import BallotPolicy, Decision, Period
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Line
from pipeline.model.submission import Abstention, Response
from pipeline.reports.papers.catalogue import nobody_has_sent, write_agreement, write_letters
from pipeline.reports.papers.written_fields import WrittenFields, from_sections
from pipeline.reports.review_folder import write_review
from pipeline.reviewing import conclude, understand
from pipeline.scoring.stages import TracedReview
from tests.answering import Sent, a_row, arrived, some_grounds
from tests.builders import a_bloc, a_condition, a_config, a_grade, a_group, a_line, a_member, a_rule, a_scale, an_award
from tests.reports.shown import formulas, shown_by
from tests.reports.traced import a_verdict

UNITS = ("VP", "TTR", "KHTC")
FIELDS = {
    "tên khối": "docx xlsx html",
    "cơ quan": "docx html",
    "địa danh": "docx",
    "ký hiệu": "docx",
    "đơn vị VP": "docx xlsx html",
    "đơn vị TTR": "docx xlsx html",
    "đơn vị KHTC": "docx xlsx html",
    "mục A": "docx xlsx html",
    "tiêu chí A1": "docx xlsx html",
    "tiêu chí A2": "docx xlsx html",
    "tiêu chí A3": "docx xlsx html",
    "điều kiện": "docx xlsx html",
    "đơn vị tính": "docx",
    "hướng dẫn": "xlsx",
    "mức": "docx",
    "xếp loại": "docx xlsx html",
    "danh hiệu": "docx xlsx html",
    "số quyết định": "xlsx",
    "cơ quan thẩm định": "docx xlsx html",
    "lý do thẩm định": "docx xlsx html",
    "lý do không chấm": "html",
    "giải trình": "docx html",
    "lý do không áp dụng": "docx html",
    "câu trả lời": "xlsx html",
    "tệp": "xlsx html",
}
"""Field → the kinds of files that must show it."""

SHORTENED = {("lý do thẩm định", "xlsx"), ("câu trả lời", "html")}
"""What is shown by its beginning and `…` where it is very long; the other kinds have the whole."""

LONG = 5000


def hostile(field: str) -> str:
    """A formula, mark-up, template tags, line ends, marks that turn the direction, entities, and the field's name."""
    return f"=cmd|' /C x'!A0 <x-{len(field)}> & &amp; {{{{1337*1337}}}} {{% for a in b %}}\n«{field}» \"'"


def long(field: str) -> str:
    return f"«{field}» ".ljust(LONG - 1, "d") + "."


def named(text: str) -> str:
    """What may stand in the name of a file or of a choice in scale.xlsx."""
    return " ".join(text.split()).replace("/", "").replace("|", "").replace(";", "").replace(":", "")[:200]


def the_ground(told: Mapping[str, str]) -> Grounds:
    members = [a_member(unit, told[f"đơn vị {unit}"], aliases=(told["đơn vị VP"] + unit,)) for unit in UNITS]
    level = a_line("A2", "Theo mức", f"{named(told['mức'])}: 10; Khá: 5", title=told["tiêu chí A2"])
    scale = a_scale(
        a_group("A", told["mục A"]),
        a_line("A1", title=told["tiêu chí A1"], guidance=told["hướng dẫn"], appraiser=told["cơ quan thẩm định"]),
        level,
        replace(_by_share("A3"), title=told["tiêu chí A3"], unit=told["đơn vị tính"]),
        a_condition("K1", title=told["điều kiện"]),
    )
    config = a_config(
        members,
        bloc=a_bloc(
            members,
            name=told["tên khối"],
            parent=told["cơ quan"],
            place=told["địa danh"],
            symbol=told["ký hiệu"],
            head="VP",
        ),
        grades=(a_grade(told["xếp loại"], 0),),
        awards=(an_award(told["danh hiệu"], votes=True, periods=tuple(Period)),),
        ballots=BallotPolicy(),
        decisions=(Decision(year=2018, award=told["danh hiệu"], number=told["số quyết định"], members=("TTR",)),),
    )
    targets = {"A3": dict.fromkeys(UNITS, 20)}
    return some_grounds(scale, config=config, targets=targets)


def _by_share(code: str) -> Line:
    return replace(a_line(code), rule=a_rule("Theo tỷ lệ"))


def the_sitting(told: Mapping[str, str]) -> TracedReview:
    grounds = the_ground(told)
    file = named(told["tệp"]) + ".xlsx"
    sent = [
        Sent("VP", {"A1": 8, "A2": told["câu trả lời"], "A3": 10}, file=file),
        Sent("TTR", {"A1": a_row(x="x", note=told["lý do không áp dụng"]), "A2": "Khá", "A3": told["câu trả lời"]}),
    ]
    intake = take_in([arrived(grounds, one) for one in sent], [], grounds)
    appraiser = told["cơ quan thẩm định"]
    said = intake.papers._replace(
        opinions=(a_verdict("VP", "A1", "7", appraiser, reason=told["lý do thẩm định"]),),
        abstentions=(Abstention(unit="VP", line="A3", appraiser=appraiser, round=1, reason=told["lý do không chấm"]),),
        responses=(Response(unit="VP", line="A1", round=1, text=told["giải trình"], agrees=False),),
        ballot=Ballot(present=3, issued=3, returned=3, valid=3, votes={told["danh hiệu"]: {"VP": 3}}, file=file),
    )
    intake = intake._replace(papers=said)
    return conclude(grounds, intake, understand(grounds, intake))


def the_year(folder: Path, told: Mapping[str, str], written: WrittenFields) -> list[Path]:
    """Everything a review of the bloc, its pact and its letters write, and a blank form."""
    traced = the_sitting(told)
    write_review(folder, traced, folder / "no-templates", written)
    write_agreement(folder, the_ground(told), folder / "no-templates", written)
    write_letters(folder, the_ground(told), nobody_has_sent(the_ground(told)), folder / "no-templates", written)
    write_blank_form(folder / "phieu.xlsx", the_ground(told))
    return [path for path in sorted(folder.rglob("*")) if path.suffix in (".docx", ".xlsx", ".html")]


def write_blank_form(path: Path, grounds: Grounds) -> None:
    config, member = grounds.config, grounds.config.bloc.members[0]
    write_form(path, config=config, period=grounds.period, scale=grounds.scale, member=member, targets={})


def single(text: str) -> str:
    return " ".join(text.split())


def everything(files: list[Path]) -> dict[str, str]:
    """All that is shown, by kind of file, each text on one line."""
    shown: dict[str, list[str]] = {"docx": [], "xlsx": [], "html": []}
    for path in files:
        shown[path.suffix[1:]] += map(single, shown_by(path))
    return {kind: "\n".join(texts) for kind, texts in shown.items()}


@pytest.fixture(scope="module", params=[hostile, long])
def texts(request: pytest.FixtureRequest) -> Mapping[str, str]:
    return {field: request.param(field) for field in FIELDS}


def test_every_text_shows_up_as_that_text(tmp_path: Path, texts: Mapping[str, str]) -> None:
    files = the_year(tmp_path, texts, from_sections({}))
    assert len(files) == 21
    shown = everything(files)
    missing = set()
    for field, kinds in FIELDS.items():
        text = named(texts[field]) if field in ("tệp", "mức") else single(texts[field])
        missing |= {(field, kind) for kind in kinds.split() if text not in shown[kind]}
    assert missing == (SHORTENED if len(texts["tên khối"]) == LONG else set())
    assert all(f"«{field}»" in shown[kind] for field, kind in missing)
    nothing_was_done_with_it(files, shown)


def test_what_people_wrote_for_the_papers_shows_up_as_that_text(tmp_path: Path) -> None:
    told = {name: hostile(name) for name in WrittenFields._fields}
    written = from_sections({name: [text] for name, text in told.items()})
    files = the_year(tmp_path, {field: "Bình thường" if field != "mức" else "Tốt" for field in FIELDS}, written)
    shown = everything(files)
    half_a_year, of_numbers = {"dac_diem", "uu_diem"}, {"so", "ngay"}  # numbers and days are read, never copied
    assert {
        name for name, text in told.items() if single(text).rstrip(" .;,") not in shown["docx"]
    } == half_a_year | of_numbers
    nothing_was_done_with_it(files, shown)


def nothing_was_done_with_it(files: list[Path], shown: Mapping[str, str]) -> None:
    """No formula (but as a text in quotes, in those of the forms), no template, no mark-up came of it."""
    assert "1787569" not in "".join(shown.values())
    for path in files:
        if path.suffix == ".xlsx":
            assert [told for told in formulas(path) if "cmd" in re.sub(r'"(?:[^"]|"")*"', '""', told)] == []
        if path.suffix == ".html":
            root = html.fromstring(path.read_text(encoding="utf-8"))
            assert [element.tag for element in root.iter() if str(element.tag).startswith("x-")] == []

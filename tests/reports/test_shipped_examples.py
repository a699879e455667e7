"""Everything that the shipped examples write, in every period they have, reads as finished Vietnamese text.

Their own words (titles of the scale, names, answers) are shown as they are, whatever they look like.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from pipeline.intake.arrivals import arrivals
from pipeline.intake.examining import examine
from pipeline.intake.forms import take_in
from pipeline.loading import read_setup
from pipeline.model.ballot import Ballot
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.model.submission import Opinion
from pipeline.reports.papers.catalogue import LETTERS, PAPERS, nobody_has_sent, write_agreement, write_letters
from pipeline.reports.review_folder import write_review
from pipeline.reviewing import conclude, review, understand
from pipeline.scoring.stages import TracedReview
from pipeline.starting import examples
from pipeline.starting.shipped import SHIPPED
from pipeline.text.sentences import one_line
from pipeline.workspace.workspace import RESULTS, Workspace
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import paragraphs, styled
from tests.reports.members_read_again import MEMBERS, unsupported_of
from tests.reports.results_schema import follows_the_schema
from tests.reports.second_reading import HELD, Reader, frames, texts_of, unsupported
from tests.reports.shown import in_document, shown_by
from tests.workspaces import a_workspace

LETTER = Form(abbreviation="", letter=True)
FORMS = {
    "giao-uoc": Form(abbreviation="GƯTĐ", addressed=False, receivers=False),
    "ke-hoach": Form(abbreviation="KH", addressed=False),
    "quy-che": Form(abbreviation="QC", addressed=False),
    "bao-cao-so-ket": Form(abbreviation="BC"),
    "bao-cao-tong-ket": Form(abbreviation="BC"),
    "thong-bao": Form(abbreviation="TB", addressed=False),
    "phieu-ket-qua": Form(abbreviation="PB"),
    "tham-dinh": Form(abbreviation="BB", addressed=False, dated=False),
    "bien-ban-binh-xet": Form(abbreviation="BB", addressed=False, dated=False),
    "bien-ban-kiem-phieu": Form(abbreviation="BB", addressed=False, dated=False),
    "to-trinh": Form(abbreviation="TTr"),
    "bao-cao-thanh-tich": Form(abbreviation="BC", addressed=False),
    "giay-moi": Form(abbreviation="GM", addressed=False),
    "cong-van-gui-phieu": LETTER,
    "cong-van-don-doc": LETTER,
    "tom-tat": Form(abbreviation="", addressed=False, dated=False, receivers=False, signed=False),
}
NAMES = [example.name for example in examples()]
WITH_PAPERS = [name for name in NAMES if "papers = false" not in (SHIPPED / name / "config.toml").read_text("utf-8")]
RUNS = [
    (name, period)
    for name in NAMES
    for period in Period
    if f"[periods.{period.value}]" in (SHIPPED / name / "config.toml").read_text(encoding="utf-8")
]
"""In the order of the year; one of the examples has a year-end to which nobody has sent a form yet."""


def test_the_form_of_every_paper_is_known() -> None:
    kinds = {paper.folder or Path(paper.template).stem for paper in PAPERS}
    assert kinds == FORMS.keys(), "say in FORMS how the paper is headed"


ODD = {
    "a doubled blank": r"\s\s",
    "a blank at an edge": r"^\s|\s$",
    "a blank before a mark": r"\s[,;:!?)”]|\s\.(?!\.)",
    "a blank after an opening mark": r"[(“]\s",
    "marks in a row": r"(?<!\.)\.\.(?!\.)|,[,.;:]|;[,;.:]|:[,;.:]|\.;|\(\)|“”|\(\s*[,;]",
    "no blank after a mark": r"[,;](?=[^\W\d_])",
    "a tag": r"\{[{%#]|[}%#]\}|\bundefined\b",
    "an empty bullet": r"^[-–•+*]\s*[.;]?$",
}
ENGLISH = re.compile(
    r"(?i)\b(none|nan|null|true|false|the|and|of|or|not|are|with|for|from|this|that|by|at|total|score|scores|rank|"
    r"ranks|ranked|ranking|member|members|unit|units|period|error|errors|line|lines|scale|point|points|unknown|warning|"
    r"review|missing|file|files|sheet|row|rows|column|cell|value|values|data|name|date|info|rejected|accepted|late|"
    r"superseded|ignored|base|bonus|deduction|condition|group|claimed|computed|month|year|end|code|kind|maximum|level|"
    r"rule|table|chart|award|grade|ballot|vote|votes|round|appraisal|appraised|response|percent|share|link|page|"
    r"section|target|targets|default|key|index|object|instance|method)\b"
)
COUNTED = "đơn vị|tiêu chí|chỉ tiêu|điều kiện|phiếu|tệp|bản|bậc|ghi nhận|chỗ|đại biểu|hình thức|nội dung|lần|ngày"
COUNT = re.compile(rf"(?<![\w.,/%–-])(?<!hạng )(?<!thứ )(?<!gấp )[0-9] (?:{COUNTED})\b")
EMPTY_CELL = "–"
LETTERS_OF_MEMBERS, SAMPLES = MEMBERS[0], 3
"""The letters, and how many papers of a kind are read where every member gets one."""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    """The workspace of each example."""
    found = {}
    for example in examples():
        found[example.name] = Workspace(a_workspace(tmp_path_factory.mktemp("khoi") / example.name, example.name))
    return found


def grounds_of(place: Workspace, period: Period) -> Grounds:
    setup, faults = read_setup(place, period)
    assert setup, faults
    return setup.grounds(period)


def published(place: Workspace, traced: TracedReview) -> Path:
    """The folder of a review, written where a run puts it."""
    folder = place.output(traced.review.config.bloc.year, traced.review.period, "review")
    folder.mkdir(parents=True, exist_ok=True)
    write_review(folder, traced, place.word_templates)
    return folder


def own_words(name: str, grounds: Grounds) -> set[str]:
    """The texts of an example's own tables and of its configuration, as they stand in a sentence."""
    texts = set(re.findall(r'"([^"\n]+)"', (SHIPPED / name / "config.toml").read_text(encoding="utf-8")))
    for path in (SHIPPED / name).glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as rows:
            texts.update(text for row in csv.reader(rows) for text in row)
    texts.update(line.title for line in grounds.scale.lines)
    whole = {one_line(text) for text in texts if len(text) > 3}
    return whole | {text.upper() for text in whole}


def remarks(text: str) -> Iterator[str]:
    """What is odd about a text."""
    if unicodedata.normalize("NFC", text) != text:
        yield "not NFC"
    yield from (what for what, pattern in ODD.items() if re.search(pattern, text))
    yield from (f"English: {found[0]}" for found in ENGLISH.finditer(text))


def is_odd(text: str, own: list[str]) -> list[str]:
    """The remarks on a text that remain when the example's own odd words are taken out; they may be cut in quotes."""
    if not list(remarks(text)):
        return []
    for words in own:
        text = text.replace(words, "Đ").replace(words.rstrip(" .;:,"), "Đ")
    return [f"{remark}: {text}" for remark in remarks(re.sub(r"“[^”]*…”", "“Đ”", text))]


def reads_as_finished(folder: Path, own: set[str]) -> None:
    """Every text of every file in a folder."""
    odd = sorted((words for words in own if list(remarks(words))), key=len, reverse=True)
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".docx", ".xlsx", ".html")]
    assert files
    found = []
    for path in files:
        for text in shown_by(path):
            if text.strip() != EMPTY_CELL:
                found += [f"{path.name}: {remark}" for remark in is_odd(text, odd)]
    assert found == []


def is_in_form(path: Path, own: set[str]) -> None:
    """The decree's form; nothing said twice, no paragraph left empty, counts in running text with their zero."""
    document = Document(str(path))
    kind = path.stem if path.stem in FORMS else path.parent.name
    without_points = kind == "phieu-ket-qua" and not styled(document, "Tên loại văn bản")
    follows_the_decree(document, LETTER if without_points else FORMS[kind])
    running = [text for style, text in paragraphs(document) if style in ("Thân bài", "Khoản", "Mục", "Căn cứ")]
    assert all(text.strip("-–+ .") for text in running)
    said = [text for text in running if len(text) > 60 and not text.startswith(("- [", "[", "Đơn vị có ý kiến"))]
    assert sorted({text for text in said if said.count(text) > 1}) == []
    for text in in_document(path, within_tables=False):
        if COUNT.search(text):
            for words in sorted(own, key=len, reverse=True):
                text = text.replace(words, "Đ").replace(words.rstrip(" .;:,"), "Đ")
            assert not COUNT.search(re.sub(r"“[^”]*”", "“Đ”", text)), text


def all_is_in_form(folder: Path, own: set[str]) -> None:
    """Every kind of paper; of those that each member gets, the first two."""
    for place in (folder, *filter(Path.is_dir, folder.iterdir())):
        for path in sorted(place.glob("*.docx"))[: None if place == folder else 2]:
            is_in_form(path, own)


def says_what_is_so(folder: Path, review: Review) -> None:
    """Every number of the papers is one of the review, and no frame of a sentence stands more than twice in one."""
    for path in (folder / f"{name}.docx" for name in (*HELD, "tom-tat")):
        if path.exists():
            texts = texts_of(Document(str(path)))
            assert path.stem not in HELD or unsupported(texts, review) == []
            assert repeated(texts, review) == {}, path.name
    for kind in MEMBERS:
        for path in sorted((folder / kind).glob("*.docx"))[:SAMPLES]:
            document = Document(str(path))
            if path.stem in {card.member.code for card in Reader(review).cards}:
                assert unsupported_of(path.stem, document, review) == [], path
            assert kind != LETTERS_OF_MEMBERS or repeated(texts_of(document), review) == {}, path


def repeated(texts: Sequence[tuple[str, str]], review: Review) -> dict[str, int]:
    """The frames of running text that stand there more than twice; minutes of an appraisal have theirs by rule."""
    running = [text for style, text in texts if style == "Thân bài"]
    return {frame: told for frame, told in frames(running, review).items() if told > 2}


@pytest.mark.parametrize(("name", "period"), RUNS, ids=[f"{name}-{period}" for name, period in RUNS])
def test_every_period_of_every_example(places: dict[str, Workspace], name: str, period: Period) -> None:
    """In the order of the year: the second period looks back at the first."""
    place = places[name]
    grounds = grounds_of(place, period)
    traced = review(grounds, place.inbox(grounds.config.bloc.year, period))
    folder = published(place, traced)
    follows_the_schema(folder / RESULTS)
    own = own_words(name, grounds)
    reads_as_finished(folder, own)
    all_is_in_form(folder, own)
    says_what_is_so(folder, traced.review)


LETTERED = [(name, period) for name, period in RUNS if name in WITH_PAPERS]


@pytest.mark.parametrize(("name", "period"), LETTERED, ids=[f"{name}-{period}" for name, period in LETTERED])
def test_the_letters_of_every_example(places: dict[str, Workspace], tmp_path: Path, name: str, period: Period) -> None:
    grounds = grounds_of(places[name], period)
    write_letters(tmp_path, grounds, nobody_has_sent(grounds), places[name].word_templates)
    assert {path.stem for path in tmp_path.iterdir()} == {paper.name for paper in LETTERS}
    own = own_words(name, grounds)
    reads_as_finished(tmp_path, own)
    all_is_in_form(tmp_path, own)


@pytest.mark.parametrize("name", WITH_PAPERS)
def test_the_pact_of_every_example(places: dict[str, Workspace], tmp_path: Path, name: str) -> None:
    grounds = grounds_of(places[name], Period.YEAR_END if (name, Period.YEAR_END) in RUNS else Period.SIX_MONTH)
    write_agreement(tmp_path, grounds, places[name].word_templates)
    own = own_words(name, grounds)
    reads_as_finished(tmp_path, own)
    all_is_in_form(tmp_path, own)


# ------------------------------------------------------------------- with appraisers and a vote


def appraised_and_voted(grounds: Grounds, inbox: Path) -> TracedReview:
    """Every member is appraised on its first three lines, one of them differently in two rounds; then all vote."""
    found = arrivals(inbox)
    intake = take_in([examine(one, grounds) for one in found.arrivals], found.records, grounds)
    units = [member.code for member in grounds.config.bloc.members]
    lines = [line.code for line in grounds.scale.lines if line.maximum and line.rule][:3]
    told = [
        Opinion(unit=unit, line=line, appraiser="Văn phòng", round=number, points=Decimal(points), reason="Theo hồ sơ")
        for number, points in ((1, "1"), (2, "2"))
        for unit in units[: len(units) // number]
        for line in lines[:: 3 - number]
    ]
    awards = [award.name for award in grounds.config.awards if grounds.period in award.periods]
    votes = {name: {unit: len(units) - at for at, unit in enumerate(units)} for name in awards}
    ballot = Ballot(
        present=len(units), issued=len(units), returned=len(units), valid=len(units), votes=votes, file="phiếu.xlsx"
    )
    intake = intake._replace(papers=intake.papers._replace(opinions=tuple(told), ballot=ballot if awards else None))
    return conclude(grounds, intake, understand(grounds, intake))


@pytest.mark.parametrize("name", ["kien-giang-2018", "quang-tri-2025"])
def test_examples_with_appraisers_and_a_vote(places: dict[str, Workspace], name: str) -> None:
    place = places[name]
    grounds = grounds_of(place, Period.YEAR_END)
    traced = appraised_and_voted(grounds, place.inbox(grounds.config.bloc.year, grounds.period))
    folder = published(place, traced)
    assert len(list(folder.glob("tham-dinh/*.docx"))) == len(grounds.config.bloc.members)
    own = own_words(name, grounds)
    reads_as_finished(folder, own)
    all_is_in_form(folder, own)
    says_what_is_so(folder, traced.review)

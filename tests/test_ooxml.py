"""Every .docx and .xlsx that the program writes keeps to ECMA-376; a file that does not is refused."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from lxml import etree

import pipeline
from pipeline.cli.cli import main
from pipeline.model.bloc import Member, Period
from pipeline.model.result import Review
from pipeline.reports.book.ranking_book import write_ranking_book
from pipeline.reports.book.working_book import write_working_book
from pipeline.reports.charts.figures import distance_to_mean
from pipeline.reports.charts.placing import mark_of, with_charts
from pipeline.reports.figures.figures import Figures
from pipeline.scoring.stages import TracedReview
from tests.builders import a_board, a_card, a_group, a_line, a_member, a_review, a_scale, some_members
from tests.ooxml import assert_valid, problems_of
from tests.remembering import a_past, remembering
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.documents import an_empty_paper
from tests.reports.writing import write_papers
from tests.workspaces import a_workspace
from tools.guide import DOCS

TEMPLATES = Path(pipeline.__file__).parent / "reports" / "templates" / "word"
SHIPPED = [*sorted(DOCS.glob("*.docx")), *sorted(TEMPLATES.glob("*.docx"))]
ONE_EACH = {"inbox", "forms", "appraisal", "phieu-ket-qua", "bien-ban-tham-dinh"}
"""Folders with files that differ by the member or the office only."""
HOSTILE = (
    '=HYPERLINK("http://x.example";"<b>&")',
    "{{ khoi.ten }} {%p if x %} ]]> <w:p/>",
    "Sở “Nội vụ” & <Lao động> – Bộ phận 1/2 'đặc biệt' 🏆",
    "\u202eSở Y tế\u202c " + "tên rất dài " * 30,
    "⟦Biểu đồ 1⟧ [Họ và tên] &amp; &#7; \\0",
)


def half_a_year(review: Review) -> Review:
    """The year-end review with its six months known."""
    known = {one.card.member.code: (one.place, "40,5") for one in review.board.standings}
    return review._replace(memory=remembering(a_past(2018, Period.SIX_MONTH, **known)))


def samples(root: Path) -> Iterator[Path]:
    """Every .docx, .pptx and .xlsx below; of a folder with one file a member or an office only the first."""
    seen = set()
    for path in sorted(path for path in root.rglob("*") if path.suffix in (".docx", ".pptx", ".xlsx")):
        one_each = path.parent.name in ONE_EACH or path.parent.parent.name in ONE_EACH
        if not one_each or path.parent not in seen:
            yield path
        seen.add(path.parent)


def written(folder: Path, review: Review) -> Iterator[Path]:
    write_papers(folder, TracedReview(review, ()), folder / "no templates of its own")
    write_ranking_book(folder / "bang-xep-hang.xlsx", review)
    write_working_book(folder / "so-lam-viec.xlsx", Figures(review))
    yield from samples(folder)


# ------------------------------------------------------------------------------- what is written


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_word_templates_and_the_guides(path: Path) -> None:
    assert_valid(path)


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "lines"), [BLOCS[0], BLOCS[1], BLOCS[3]])
def test_the_papers_and_the_workbooks_of_blocs_of_any_size(
    members: int, lines: int, period: Period, tmp_path: Path
) -> None:
    review = a_bloc_review(members, lines, period)
    for path in written(tmp_path, half_a_year(review) if period is Period.YEAR_END else review):
        assert_valid(path)


def test_texts_that_look_like_formulas_templates_or_xml(tmp_path: Path) -> None:
    members: list[Member] = [a_member(f"<{n}>&'\"={n}", name) for n, name in enumerate(HOSTILE)]
    scale = a_scale(*(row for n, text in enumerate(HOSTILE) for row in (a_group(f"={n}", text), a_line(f"<{n}>1"))))
    cards = [a_card(member, scale, {"<0>1": 9, "<1>1": n}) for n, member in enumerate(members)]
    for path in written(tmp_path, half_a_year(a_review(scale, a_board(cards)))):
        assert_valid(path)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the shipped bloc after all commands of a year that write files."""
    root = a_workspace(tmp_path_factory.mktemp("năm") / "khối")
    for words in (
        ["agreement"],
        ["forms", "--period", "year-end"],
        ["run", "--period", "six-month"],
        ["run", "--period", "year-end"],
        ["appraisal", "--period", "year-end"],
        ["ballots", "--period", "year-end"],
    ):
        done = CliRunner().invoke(main, [*words, "--workspace", str(root)])
        assert done.exit_code == 0, f"{words}: {done.output}"
    return root


def test_whatever_a_year_writes(year: Path) -> None:
    files = list(samples(year))
    assert {"input_templates", "word", "inbox", "forms", "appraisal", "review", "phieu-ket-qua"} <= {
        name for path in files for name in path.relative_to(year).parts
    }
    for path in files:
        assert_valid(path)


def test_a_clean_workspace(tmp_path: Path) -> None:
    told = ["--name", HOSTILE[0], "--year", "2026", "--parent", "Sở <Nội vụ> & khác", "--place", "Hà Nội"]
    words = ["init", str(tmp_path / "khối"), *told, "--symbol", "KTĐ", "--member", f"VP={HOSTILE[2]}"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    for path in tmp_path.rglob("*.xlsx"):
        assert_valid(path)


# ------------------------------------------------------------------------------- what is refused


def a_document() -> bytes:
    """A paper with one chart."""
    chart = distance_to_mean(a_bloc_review(2, 2))
    assert chart
    paper, file = an_empty_paper(), BytesIO()
    paper.add_paragraph(mark_of(chart), "Biểu đồ")
    paper.save(file)
    return with_charts(file.getvalue(), {mark_of(chart): chart})


def a_workbook(folder: Path) -> bytes:
    write_ranking_book(folder / "a.xlsx", a_bloc_review(1, 1))
    return (folder / "a.xlsx").read_bytes()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes | None], name: str = "") -> bytes:
    """The package with one part changed, taken away (None) or renamed."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(file, "w") as goal:
        assert part in source.namelist()
        for member in source.namelist():
            new = change(source.read(member)) if member == part else source.read(member)
            if new is not None:
                goal.writestr(name if name and member == part else member, new)
    return file.getvalue()


def spoiled(spoil: Callable[[etree._Element], None]) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        root = etree.fromstring(data)
        spoil(root)
        return etree.tostring(root)

    return change


def an_unknown_element(root: etree._Element) -> None:
    root.insert(0, root.makeelement(f"{{{etree.QName(root).namespace}}}unknown"))


def an_unknown_attribute(root: etree._Element) -> None:
    (root[0] if len(root) else root).set("unknown", "1")


def a_stray_text(root: etree._Element) -> None:
    root.text = "lạc"


def xml_parts(data: bytes) -> list[str]:
    """One part of each kind: of sheets, headers and charts the first."""
    with ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return list({re.sub(r"\d+", "#", name): name for name in reversed(names)}.values())


@pytest.mark.parametrize("spoil", [an_unknown_element, an_unknown_attribute, a_stray_text])
def test_no_part_may_be_spoiled(spoil: Callable[[etree._Element], None], tmp_path: Path) -> None:
    for kind, data in ((".docx", a_document()), (".xlsx", a_workbook(tmp_path))):
        assert problems_of(data, kind) == []
        for part in xml_parts(data):
            assert problems_of(changed(data, part, spoiled(spoil)), kind), f"{spoil.__name__} in {part}"


def swapped(root: etree._Element) -> None:
    """The first two children change places."""
    root[0].addprevious(root[1])


def twice_the_last_child(root: etree._Element) -> None:
    root.append(deepcopy(root[-1]))


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), 1)

    return change


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        ("word/charts/chart1.xml", spoiled(swapped), "nexpected element"),
        ("word/charts/chart1.xml", replaced('<c:barDir val="bar"/>', ""), "barDir"),
        ("word/charts/chart1.xml", replaced('barDir val="bar"', 'barDir val="up"'), "allowed values"),
        ("word/charts/chart1.xml", replaced('gapWidth val="40"', 'gapWidth val="rộng"'), "gapWidth"),
        ("word/document.xml", replaced('cx="', 'cx="x'), "cx"),
        ("word/document.xml", replaced('r:id="rId', 'r:id="none'), "no relation none"),
        ("word/styles.xml", spoiled(twice_the_last_child), "styleId"),
        ("word/charts/_rels/chart1.xml.rels", replaced("So_lieu_1", "So_lieu_2"), "to nowhere"),
        ("word/charts/_rels/chart1.xml.rels", lambda _: None, "no relation"),
        ("[Content_Types].xml", replaced('Extension="xlsx"', 'Extension="bin"'), "no content type"),
        ("[Content_Types].xml", replaced("/word/charts/chart1.xml", "/word/charts/chart9.xml"), "there is no"),
        ("[Content_Types].xml", spoiled(twice_the_last_child), "twice"),
        ("word/embeddings/So_lieu_1.xlsx", lambda data: changed(data, "xl/workbook.xml", lambda _: None), "no"),
        (
            "word/embeddings/So_lieu_1.xlsx",
            lambda data: changed(data, "xl/worksheets/sheet1.xml", spoiled(an_unknown_attribute)),
            "So_lieu_1.xlsx",
        ),
    ],
)
def test_a_broken_document_is_refused(part: str, change: Callable[[bytes], bytes | None], told: str) -> None:
    problems = "\n".join(problems_of(changed(a_document(), part, change), ".docx"))
    assert told in problems


def test_parts_that_nothing_leads_to_are_told() -> None:
    data = a_document()
    file = BytesIO(data)
    with ZipFile(file, "a") as package:
        package.writestr("word/embeddings/stray.xlsx", b"")
    assert problems_of(file.getvalue(), ".docx") == ["word/embeddings/stray.xlsx cannot be reached"]


def test_drawings_and_bookmarks_have_ids_of_their_own() -> None:
    chart = distance_to_mean(a_bloc_review(2, 2))
    assert chart
    paper, file = an_empty_paper(), BytesIO()
    for _ in some_members(2):
        paper.add_paragraph(mark_of(chart), "Biểu đồ")
    paper.save(file)
    data = with_charts(file.getvalue(), {mark_of(chart): chart})
    assert problems_of(data, ".docx") == []
    same = changed(data, "word/document.xml", replaced('docPr id="2"', 'docPr id="1"'))
    assert problems_of(same, ".docx") == ["word/document.xml: id 1 stands twice"]


def test_what_is_ignorable_is_passed_by() -> None:
    space = 'xmlns:z="urn:z" z:a="1"'
    ignored = f'{space} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="z"'
    for more, refused in ((space, True), (ignored, False)):
        change = replaced("<c:chartSpace ", f"<c:chartSpace {more} ")
        assert bool(problems_of(changed(a_document(), "word/charts/chart1.xml", change), ".docx")) is refused

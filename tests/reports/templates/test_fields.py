"""The values of a paper as tags, each with an example."""

from dataclasses import dataclass

from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.papers.written_fields import OWN_NUMBER, WrittenFields
from pipeline.reports.templates.fields import Named, named_values, written_values
from pipeline.reports.templates.values import values_of
from pipeline.text.written_words import HEADINGS


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    ten: str
    diem: tuple[str, ...]


@dataclass(frozen=True)
class Bloc:
    """The bloc."""

    ten: str


@dataclass(frozen=True)
class Context:
    """All of a paper."""

    khoi: Bloc
    co_hang: bool
    hang: tuple[Row, ...]


def test_values_stand_in_their_loops() -> None:
    context = Context(khoi=Bloc("Khối 1"), co_hang=True, hang=(Row("VP", ("9,5", "8")), Row("TTR", ())))
    assert list(named_values(Context, context)) == [
        Named(0, "{{ khoi.ten }}", "Khối 1"),
        Named(0, "{% if co_hang %}", "có"),
        Named(0, "{% for x in hang %}", "(02 giá trị)"),
        Named(1, "{{ x.ten }}", "VP"),
        Named(1, "{% for y in x.diem %}", "(02 giá trị)"),
        Named(2, "{{ y }}", "9,5"),
    ]


def test_without_an_example_the_tags_are_there() -> None:
    assert [one.example for one in named_values(Context)] == [""] * 6
    empty = Context(khoi=Bloc("Khối 1"), co_hang=False, hang=())
    assert [one.example for one in named_values(Context, empty)] == ["Khối 1", "không", "(00 giá trị)", "", "", ""]


def test_what_people_write_is_told_by_its_heading() -> None:
    told = list(written_values(WrittenFields(uu_diem=("- Tốt",))))
    assert sum(one.depth == 0 for one in told) == len(HEADINGS) + len(OWN_NUMBER)
    at = told.index(Named(0, "{% for x in viet.uu_diem %}", "mục “Ưu điểm”"))
    assert told[at + 1] == Named(1, "{{ x }}", "- Tốt")


def test_every_value_of_every_paper_is_listed() -> None:
    for paper in PAPERS:
        texts = sum(not (one.repeated and one.inner) for one in values_of(paper.fields) if one.path[0] != "viet")
        printed = [one for one in named_values(paper.fields) if not one.tag.startswith("{% for")]
        structs = sum(one.inner is not None and not one.repeated for one in values_of(paper.fields))
        assert len(printed) == texts - structs, paper.template

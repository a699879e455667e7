"""Tables whose columns a template chooses: mended once for every outcome, and filled to what docxtpl makes."""

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from pipeline.reports.templates.filling import filled_by_docxtpl
from pipeline.reports.templates.prepared import Prepared, filled, prepare
from pipeline.reports.templates.tables import _HELD, ChangingTable
from pipeline.reports.templates.tagged_text import Torn
from tests.reports.templates.test_prepared import Item, a_list, bytes_of, same_paper, torn_in

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Rows = Sequence[Sequence[str]]

CHOSEN = (
    ("STT", "{%tc if co %}", "Tên", "{%tc endif %}", "Cuối"),
    ("{%tr for m in muc %}", "", "", "", ""),
    ("{{ loop.index }}", "{%tc if co %}", "{{ m.ten }}", "{%tc endif %}", "c"),
    ("{%tr endfor %}", "", "", "", ""),
)
EITHER = (("A", "{%tc if co %}", "B", "{%tc else %}", "{{ khoi }}", "{%tc endif %}"),)
ROW_BY_ROW = (
    ("A", "B", "", "", ""),
    ("{%tr for m in muc %}", "", "", "", ""),
    ("{{ m.ten }}", "{%tc if m.diem %}", "x", "{%tc endif %}", "y"),
    ("{%tr endfor %}", "", "", "", ""),
)
WIDE_ROW_MAY_GO = (
    ("A", "{%tc if co %}", "B", "{%tc endif %}"),
    ("{%tr if muc %}", "", "", ""),
    ("a", "b", "c", "d"),
    ("{%tr endif %}", "", "", ""),
)
REPEATED = (
    ("STT", "{%tc for m in muc %}", "{{ m.ten }}", "{%tc endfor %}", "Cuối"),
    ("{%tr for m in muc %}", "", "", "", ""),
    ("{{ loop.index }}", "{%tc for n in muc %}", "{{ n.ten }} <w:tc>", "{%tc endfor %}", "c"),
    ("{%tr endfor %}", "", "", "", ""),
    ("{%tr if co %}", "", "", "", ""),
    ("Chung", "{%tc if muc %}", "hẹp", "{%tc endif %}", "hết"),
    ("{%tr endif %}", "", "", "", ""),
)


def a_template(rows: Rows) -> bytes:
    document = Document()
    document.add_paragraph("{{ khoi }}")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def without_widths(rows: Rows) -> bytes:
    """The same, with cells that do not say how wide they are."""
    document = Document(BytesIO(a_template(rows)))
    for cell in list(document.element.body.iter(f"{{{NAMESPACE}}}tcW"))[::2]:
        cell.getparent().remove(cell)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def prepared(rows: Rows) -> Prepared:
    found = prepare(a_template(rows))
    assert found is not None
    return found


def table_of(template: Prepared) -> ChangingTable:
    (table,) = template.parts["word/document.xml"].tables.values()
    return table


COPIES: tuple[dict[str, Any], ...] = tuple(
    {**a_list(*names), "co": co} for names in ((), ("Một",), ("Một", "Hai & <ba>")) for co in (True, False)
)


@pytest.mark.parametrize("rows", [CHOSEN, EITHER, ROW_BY_ROW, WIDE_ROW_MAY_GO, REPEATED], ids=range(5))
@pytest.mark.parametrize("made", [a_template, without_widths])
def test_columns_come_out_as_docxtpl_leaves_them(rows: Rows, made: Callable[[Rows], bytes]) -> None:
    template = made(rows)
    ours = prepare(template)
    assert ours is not None
    for values in (*COPIES, {**a_list("x"), "muc": (Item("x"), Item("y", ("1",)))}):
        assert same_paper(ours.fill(values).file, filled_by_docxtpl(template, values))


def test_a_table_goes_on_behind_many_texts_that_are_empty() -> None:
    rows = (("A", "{%tc for m in muc %}", "{{ m.ten }}", "{%tc endfor %}", "{% for x in trong %}{{ x }}{% endfor %}c"),)
    template, values = a_template(rows), {**a_list("Một", "Hai"), "trong": ("",) * 200}
    assert same_paper(filled(template, values).file, filled_by_docxtpl(template, values))


def test_a_table_is_mended_once_for_every_outcome() -> None:
    ours = prepared(CHOSEN)
    for values in COPIES:
        ours.fill(values)
    made = table_of(ours).made
    assert set(made) == {(True,), (False,)}
    assert all(made.values())


@pytest.mark.parametrize("rows", [ROW_BY_ROW, WIDE_ROW_MAY_GO], ids=range(2))
def test_where_rows_decide_every_copy_is_mended(rows: Rows) -> None:
    ours = prepared(rows)
    for values in COPIES:
        ours.fill(values)
    table = table_of(ours)
    assert table.conditions is None or not all(table.made.values())


def many(length: int) -> dict[str, Any]:
    """A list of which a few are of another shape."""
    return {**a_list(), "muc": tuple(Item(f"Sở {n}", ("1",) if n in (0, 7, length - 9) else ()) for n in range(length))}


@pytest.mark.parametrize("length", [100, _HELD - 2, _HELD - 1, _HELD, _HELD + 300])
def test_more_rows_than_are_held_are_mended_to_the_same(length: int) -> None:
    template, ours, values = a_template(ROW_BY_ROW), prepared(ROW_BY_ROW), many(length)
    assert same_paper(ours.fill(values).file, filled_by_docxtpl(template, values))
    narrow_first = {**values, "muc": tuple(reversed(values["muc"]))}
    assert same_paper(ours.fill(narrow_first).file, filled_by_docxtpl(template, narrow_first))


@pytest.mark.parametrize("rows", [CHOSEN, ROW_BY_ROW], ids=["mended before", "mended after"])
def test_a_paper_of_thousands_is_never_whole_in_memory(rows: Rows) -> None:
    ours = prepared(rows)
    ours.fill(many(5_000))
    (less, fewer), (more, larger) = (peak_and_size(ours, many(length)) for length in (5_000, 20_000))
    assert more - less < (larger - fewer) / 3


def peak_and_size(template: Prepared, values: dict[str, Any]) -> tuple[int, int]:
    """The memory that filling needs at most, and how large the text is that comes of it."""
    gc.collect()
    tracemalloc.start()
    made = template.fill(values).file
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    with ZipFile(BytesIO(made)) as parts:
        return peak, parts.getinfo("word/document.xml").file_size


def test_a_choice_that_ends_in_another_element_is_left_to_docxtpl() -> None:
    """In a table whose columns are repeated it is seen when the table is first filled."""
    document = Document()
    document.add_paragraph("{{ khoi }}")
    cells = document.add_table(rows=1, cols=3).rows[0].cells
    cells[0].text, cells[2].text = "{%tc for m in muc %}", "{%tc endfor %}"
    torn_in(cells[1].paragraphs[0])
    template, values = bytes_of(document), {**a_list("x"), "co": True}
    ours = prepare(template)
    assert ours is not None
    with pytest.raises(Torn):
        ours.fill(values)
    assert same_paper(filled(template, values).file, filled_by_docxtpl(template, values))


def test_a_table_may_name_what_stands_around_it() -> None:
    """The word of a loop around the table, its place there, names in quotes and after dots, filters."""
    document = Document()
    for text in ("{{ khoi }}", "{%p for b in muc %}"):
        document.add_paragraph(text)
    table = document.add_table(rows=2, cols=3)
    rows = (
        ("{%tc if b.ten|length > 1 %}", "{{ loop.index }}. {{ b.ten }}", "{%tc endif %}"),
        (
            "{% if b.ten == 'Một' or not co %}{{ khoi|upper }}{% endif %}{% for d in b.diem %}{{ d }}{% endfor %}",
            "",
            "",
        ),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("{%p endfor %}")
    template = bytes_of(document)
    assert prepare(template) is not None
    for values in (a_list("Một", "B", "Hai"), a_list()):
        assert same_paper(filled(template, values).file, filled_by_docxtpl(template, values))

"""What blocs come to together: statistics by a second way, bands, waiting members, lines, blocs apart."""

import json
import statistics
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.model.bloc import Period
from pipeline.province.book import write_book
from pipeline.province.page import write_page
from pipeline.province.province import province_data
from pipeline.province.rows import BlocRow, LineRow, MemberRow, Outcome, SectionRow, as_text, from_text
from pipeline.province.summary import summary
from pipeline.province.tables import tables
from pipeline.text.province import BANDS, HIGHER, MEMBERS

CENT = Decimal("0.01")


def an_outcome(
    folder: str, percents: list[str], *, scale: str = "s", name: str = "Khối", title: str = "Nội dung"
) -> Outcome:
    members = tuple(
        MemberRow(unit=f"M{at}", name=f"Đơn vị {at}", stage="on_time", place=at, total=one, maximum="100", percent=one)
        for at, one in enumerate(sorted(percents, key=Decimal, reverse=True), start=1)
    )
    return Outcome(
        folder=folder,
        bloc=BlocRow(
            name=name,
            year=2026,
            scale=scale,
            members=len(percents) + 1,
            received=len(percents),
            late=0,
            missing=1,
            ranked=len(percents),
            errors=0,
            warnings=1,
            infos=2,
            awards=0,
        ),
        members=(*members, MemberRow(unit="Z", name="Đơn vị Z", stage="missing", reason="no_submission")),
        sections=(SectionRow(code="I", title=title, members=1, mean="1", maximum="2", percent="50.00"),),
        lines=(LineRow(code="1", title=title, members=4, losers=2, lost="3.5", maximum="5"),),
    )


PERCENTS = st.lists(st.integers(0, 13000).map(lambda cents: f"{Decimal(cents) / 100:.2f}"), min_size=1, max_size=30)


def rounded(number: Decimal) -> str:
    return str(number.quantize(CENT, ROUND_HALF_UP))


@given(PERCENTS)
def test_means_medians_and_spreads_are_those_of_the_statistics_module(percents: list[str]) -> None:
    (row,) = summary([an_outcome("a", percents)]).blocs.to_dict("records")
    numbers = [Decimal(one) for one in percents]
    assert row["mean"] == rounded(statistics.mean(numbers))
    assert row["median"] == rounded(statistics.median(numbers))
    assert row["spread"] == rounded(statistics.pstdev(numbers))
    assert (Decimal(row["first_percent"]), Decimal(row["last_percent"])) == (max(numbers), min(numbers))


def test_bands_count_every_ranked_member_once() -> None:
    found = summary([an_outcome("a", ["100.00", "99.99", "95.00", "94.99", "50.00", "49.99", "0.00"])])
    assert dict(found.bands.itertuples(index=False)) == dict(zip(BANDS, (1, 2, 1, 0, 0, 1, 2), strict=True))


def test_a_bloc_far_from_those_of_its_scale_is_named() -> None:
    alike = [an_outcome(f"k{at}", [f"{80 + at}.00"]) for at in range(5)]
    far = an_outcome("xa", ["99.00"], name="Khối xa")
    other = an_outcome("khac", ["10.00"], scale="t")
    (row,) = summary([*alike, far, other]).apart.to_dict("records")
    assert (row["folder"], row["side"], row["mean"], row["median"], row["blocs"]) == ("xa", HIGHER, "99.00", "82.50", 6)


def test_lines_are_added_up_by_scale() -> None:
    found = summary([an_outcome("a", ["1.00"]), an_outcome("b", ["1.00"]), an_outcome("c", ["1.00"], scale="t")])
    rows = found.lines.to_dict("records")
    assert [(row["scale"], row["blocs"], row["losing"], row["losers"], row["lost"]) for row in rows] == [
        ("s", 2, 2, 4, "7.0"),
        ("t", 1, 1, 2, "3.5"),
    ]


def test_outcomes_are_kept_and_read_again() -> None:
    outcome = an_outcome("a", ["90.00"])
    assert from_text(as_text(outcome)) == outcome


def test_more_members_than_a_sheet_holds_go_on_another(tmp_path: Path) -> None:
    found = summary([an_outcome("a", [f"{at}.00" for at in range(20)])])
    write_book(tmp_path / "a.xlsx", tables(found), 2026, Period.YEAR_END, most_rows=10)
    book = load_workbook(tmp_path / "a.xlsx")
    sheets = [name for name in book.sheetnames if name.startswith(MEMBERS)]
    codes = [row[1].value for name in sheets for row in book[name].iter_rows(min_row=4)]
    assert len(sheets) == 3
    assert [
        str(book[name]["A2"].value).endswith(f"phần {at} trong 3, các phần nối tiếp nhau.")
        for at, name in enumerate(sheets, start=1)
    ] == [True] * 3
    assert codes == [*(f"M{at}" for at in range(1, 21)), "Z"]


def test_texts_of_blocs_are_data_and_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    hostile = '=1+1<script>alert("x")</script>'
    found = summary([an_outcome("a", ["90.00"], name=hostile, title=hostile), Outcome(folder="b", faults=(hostile,))])
    for name in ("1", "2"):
        write_book(tmp_path / f"{name}.xlsx", tables(found), 2026, Period.YEAR_END)
        write_page(tmp_path / f"{name}.html", found, 2026, Period.YEAR_END)
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()
    assert "<script>alert" not in (tmp_path / "1.html").read_text("utf-8")
    cells = [cell for sheet in load_workbook(tmp_path / "1.xlsx") for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == hostile for cell in cells)
    assert {cell.data_type for cell in cells if cell.value == hostile} == {"s"}


def test_data_tell_blocs_without_a_result_with_their_faults() -> None:
    outcomes = [an_outcome("a", ["90.00"]), Outcome(folder="b", faults=("thiếu bảng",))]
    data = json.loads("".join(province_data(summary(outcomes), 2026, Period.YEAR_END)))
    good, bad = data["blocs"]
    assert (good["state"], good["mean"], good["faults"]) == ("reviewed", "90.00", [])
    assert (bad["state"], bad["name"], bad["mean"], bad["faults"]) == ("faulty", None, None, ["thiếu bảng"])
    assert [row["unit"] for row in data["members"]] == ["M1", "Z"]

"""The page as a file: it says what `explain` says, of every bloc, and every text on it is only a text."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from pipeline.explaining import account_of
from pipeline.model.ballot import Ballot
from pipeline.model.bloc import BallotPolicy, Period
from pipeline.model.finding import Severity
from pipeline.model.grounds import Memory
from pipeline.model.result import NotRanked
from pipeline.model.scale import Kind
from pipeline.reports.figures.figures import Figures
from pipeline.reports.web import content, findings, ways
from pipeline.reports.web.index_page import write_index_page
from pipeline.scoring.stages import TracedReview
from pipeline.text.explained.totals import explanation
from tests.builders import a_board, a_config, a_finding, a_group, a_line, a_member, a_review, a_scale, an_award
from tests.explaining.alike import a_bloc_alike
from tests.remembering import half_year
from tests.reports.web.hostile import HOSTILE, hostile_review_of, seen
from tests.reports.web.traced import a_bloc_at_work, replaced, sat, with_half_a_year, written

BLOCS = [(1, 1), (3, 15), (11, 60), (30, 24)]
ENGLISH = re.compile(r"\b(None|True|False|null|nan|Undefined|object at)\b")


def write_page(path: Path, traced: TracedReview) -> None:
    write_index_page(path, traced, Figures(traced.review))


def opened(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))


def texts(root: html.HtmlElement, selector: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in root.cssselect(selector)]


def rows(root: html.HtmlElement, table: str) -> list[list[str]]:
    return [[" ".join(cell.text_content().split()) for cell in row] for row in root.cssselect(f"{table} tbody tr")]


def ranking(root: html.HtmlElement, headings: list[str]) -> list[list[str]]:
    """The ranked members' cells in the columns with these headings."""
    every = texts(root, ".ranking thead th")
    return [[row[every.index(heading)] for heading in headings] for row in rows(root, ".ranking")]


@pytest.mark.parametrize(
    "traced",
    [
        *(a_bloc_at_work(members, lines) for members, lines in BLOCS),
        *(a_bloc_alike(period, appraised=appraised) for period in Period for appraised in (False, True)),
        sat(a_scale(a_group(), a_line("A\n1"), a_line("A2")), VP={"A\n1": 8, "A2": 3}),
    ],
)
def test_the_way_of_every_point_is_that_of_explain(tmp_path: Path, traced: TracedReview) -> None:
    root = opened(written(tmp_path, traced))
    told = root.cssselect("details.member")
    by_name = {one.cssselect("h3")[0].text_content(): one for one in told}
    assert len(told) == len(traced.review.config.bloc.members)
    for member in traced.review.config.bloc.members:
        account = account_of(traced.review, traced.stages, member)
        sentences = [text for _, text in explanation(traced.review, account)][1:]
        shown = by_name[member.name].xpath(".//li/text()[1] | .//summary[not(h3)]/text() | .//p/text()")
        assert [text.strip() for text in shown] == sentences


@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_every_size_of_bloc_reads_well(tmp_path: Path, members: int, lines: int) -> None:
    page = written(tmp_path, with_half_a_year(a_bloc_at_work(members, lines)))
    root = opened(page)
    assert not ENGLISH.search(" ".join(texts(root, "header, nav, main, footer")))
    assert all(text for text in texts(root, "li, caption, th, h1, h2, h3, h4, dt, dd, summary, option, label"))
    identities = [element.get("id") for element in root.cssselect("[id]")]
    assert len(identities) == len(set(identities))
    for link in root.cssselect("a"):
        address = unquote(str(link.get("href")))
        assert address[1:] in identities if address.startswith("#") else (tmp_path / address).is_file(), address


def test_the_ranking_says_what_the_board_says(tmp_path: Path) -> None:
    traced = sat(a_scale(a_group(), a_line("A1"), a_line("A2")), VP={"A1": 8, "A2": 9}, TTR={"A1": 8, "A2": "9,5"})
    root = opened(written(tmp_path, traced))
    headings = ["Hạng", "Đơn vị", "Tổng điểm", "Điểm tối đa áp dụng", "Tỷ lệ %"]
    assert ranking(root, headings) == [
        ["1", "Đơn vị TTR", "17,50", "20,00", "87,50"],
        ["2", "Đơn vị VP", "17,00", "20,00", "85,00"],
    ]
    assert "02/02 đơn vị có phiếu được chấm; 02 đơn vị được xếp hạng." in root.text_content()


def test_half_a_year_stands_beside_the_year(tmp_path: Path) -> None:
    traced = sat(a_scale(a_group(), a_line("A1")), VP={"A1": 9}, TTR={"A1": 8})
    assert "6 tháng" not in opened(written(tmp_path, traced)).text_content()
    root = opened(written(tmp_path, with_half_a_year(traced)))
    assert ranking(root, ["6 tháng", "Tỷ lệ % 6 tháng"]) == [["2 (▲1)", "61,25"], ["–"] * 2]


def answers(root: html.HtmlElement) -> dict[str, list[str]]:
    """What the first look says, by its questions."""
    return {
        " ".join(card.cssselect("dt")[0].text_content().split()): [
            " ".join(one.text_content().split()) for one in card.cssselect("dd")
        ]
        for card in root.cssselect(".answers > div")
    }


def test_the_first_look_says_who_leads_who_rose_who_is_proposed_and_what_is_open(tmp_path: Path) -> None:
    config = a_config([a_member(code) for code in ("A", "B", "C", "D")], awards=(an_award(last=2, quota=2),))
    traced = sat(a_scale(a_group(), a_line("A1")), config=config, A={"A1": 9}, B={"A1": "8,5"}, C={"A1": 12})
    assert answers(opened(written(tmp_path, with_half_a_year(traced)))) == {
        "Dẫn đầu": ["Đơn vị A", "9 điểm; cao hơn đơn vị xếp sau 0,5 điểm"],
        "Tăng hạng nhiều nhất": ["Đơn vị A và Đơn vị B", "tăng 01 bậc"],
        "Đề nghị khen thưởng": ["02 đơn vị", "Cờ thi đua: Đơn vị A và Đơn vị B"],
        "Còn phải xem": ["01 ghi nhận phải sửa trong phiếu", "01 đơn vị không xếp hạng"],
    }
    calm = sat(a_scale(a_group(), a_line("A1")), A={"A1": 9})
    assert answers(opened(written(tmp_path, calm))) == {
        "Dẫn đầu": ["Đơn vị A", "9 điểm"],
        "Còn phải xem": ["Không còn việc phải xem"],
    }


def test_points_that_are_percent_are_told_once(tmp_path: Path) -> None:
    root = opened(written(tmp_path, sat(a_scale(a_group(), a_line("A1", maximum=100)), VP={"A1": 90})))
    headings = texts(root, ".ranking thead th")
    assert "Tổng điểm" in headings
    assert not {"Tỷ lệ %", "Điểm tối đa áp dụng"} & set(headings)


def test_columns_that_tell_nothing_of_their_own_are_left_out(tmp_path: Path) -> None:
    plain = a_scale(a_group(), a_line("A1"))
    headings = set(texts(opened(written(tmp_path, sat(plain, VP={"A1": 9}))), ".ranking thead th"))
    assert not {"Điểm thưởng", "Điểm trừ", "Xếp loại", "Đề nghị"} & headings
    scale = a_scale(a_group("A"), a_line("A1"), a_group("B"), a_line("B1", maximum=5, kind=Kind.BONUS))
    found = texts(opened(written(tmp_path, sat(scale, VP={"A1": 9, "B1": 2}))), ".ranking thead th")
    assert "Điểm thưởng" in found
    assert not [one for one in found if one == "Mục B"], "bonus is told once"


def test_long_names_beside_criteria_keep_the_end_that_tells_them_apart(tmp_path: Path) -> None:
    long = "Phòng Tài nguyên và Môi trường huyện, thị xã, thành phố {}"
    config = a_config([a_member(code, long.format(name)) for code, name in (("A", "Cái Bè"), ("B", "Gò Công"))])
    root = opened(written(tmp_path, sat(a_scale(a_group(), a_line("A1")), config=config, A={"A1": 9}, B={"A1": 8})))
    names = texts(root, ".heat thead .unit")
    assert [name.split()[-1] for name in names] == ["Bè", "Công"]


def test_every_member_stands_beside_every_criterion_with_its_share_of_the_maximum(tmp_path: Path) -> None:
    scale = a_scale(
        a_group("A"),
        a_line("A1", maximum=10),
        a_line("A2", maximum=20),
        a_line("A3", maximum=5, kind=Kind.BONUS),
        a_line("A4", maximum=5, kind=Kind.DEDUCTION),
    )
    first = {"A1": 10, "A2": "19,99", "A3": 2}
    root = opened(written(tmp_path, sat(scale, VP=first, TTR={"A1": "0,01", "A2": None, "A4": "0,5"})))
    assert texts(root, ".heat thead th")[2:] == ["Đơn vị VP", "Đơn vị TTR"]
    shown = {row[0].partition(".")[0]: row[1:] for row in rows(root, ".heat")}
    assert shown == {
        "A": ["30", "107", "−2"],
        "A1": ["10", "100", "1"],
        "A2": ["20", "99", "0"],
        "A3": ["5", "+2", "0"],
        "A4": ["5", "0", "−0,5"],
    }
    looks = [[cell.get("class") for cell in row.cssselect("td")[1:]] for row in root.cssselect(".heat tbody tr")]
    assert looks == [["h0", "h5"], ["h0", "h5"], ["h1", "h5 missing"], ["given", "none"], ["none", "taken"]]


def test_every_cell_of_the_criteria_leads_to_its_way(tmp_path: Path) -> None:
    root = opened(written(tmp_path, a_bloc_at_work(3, 15)))
    cells = root.cssselect(".heat td a")
    assert len(cells) == 3 * 16
    for cell in cells:
        (point,) = root.cssselect(str(cell.get("href")))
        code = " ".join(cell.xpath("ancestor::tr")[0].cssselect("th")[0].text_content().split()).partition(".")[0]
        assert point.text_content().startswith(f"{code}. ")


def test_lines_go_from_the_places_of_six_months_to_those_of_the_year(tmp_path: Path) -> None:
    answered = {"A": {"A1": 9}, "B": {"A1": 8}, "C": {"A1": 7}}
    traced = sat(a_scale(a_group(), a_line("A1")), **answered)
    past = half_year(A=(2, "80"), B=(1, "90"), C=(3, "70"))
    root = opened(written(tmp_path, replaced(traced, memory=Memory(six_month=past))))
    assert texts(root, ".slope .then li") == ["Đơn vị B 1", "Đơn vị A 2", "Đơn vị C 3"]
    assert texts(root, ".slope .now li") == ["1 Đơn vị A (tăng 01 bậc)", "2 Đơn vị B (giảm 01 bậc)", "3 Đơn vị C"]
    ends = [(line.get("class"), line.get("y1"), line.get("y2")) for line in root.cssselect(".slope line")]
    assert ends == [("up", "50.00%", "16.67%"), ("down", "16.67%", "50.00%"), ("same", "83.33%", "83.33%")]
    assert opened(written(tmp_path, traced)).cssselect(".slope") == []


def test_what_the_scale_did_is_told_line_by_line(tmp_path: Path) -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A2", maximum=10))
    traced = sat(scale, VP={"A1": 10, "A2": 9}, TTR={"A1": 10, "A2": 4}, KHTC={"A1": 10, "A2": 7})
    told = rows(opened(written(tmp_path, traced)), ".scale")
    assert [row[1:3] for row in told] == [["03/03 đơn vị", "10"], ["00/03 đơn vị", "4 – 9"]]
    assert "tiêu chí không phân biệt được các đơn vị" in told[0][-1]


def test_a_finding_that_many_members_have_alike_is_one_line(tmp_path: Path) -> None:
    facts = {"grade": "Xuất sắc", "next_grade": "Tốt", "quota": "2"}
    alike = tuple(
        a_finding("grade_quota", Severity.INFO, unit=unit)._replace(
            facts={**facts, "place": str(place)},
            file=None,
            cell=None,
        )
        for place, unit in enumerate(("B", "C"), start=3)
    )
    traced = sat(a_scale(a_group(), a_line("A1")), A={"A1": 9}, B={"A1": 8}, C={"A1": 7})
    root = opened(written(tmp_path, replaced(traced, findings=alike)))
    (row,) = root.cssselect("#cac-ghi-nhan tbody tr")
    assert row.get("data-member") == "2 3"
    assert texts(row, "td")[2] == "Đơn vị B; Đơn vị C"
    assert "xếp thứ" not in row.text_content()


def test_nobody_ranked(tmp_path: Path) -> None:
    absent = [NotRanked(a_member(code), "no_submission") for code in ("A", "B")]
    write_page(tmp_path / "index.html", TracedReview(a_review(board=a_board([], absent)), ()))
    root = opened(tmp_path / "index.html")
    assert "Chưa có đơn vị nào được xếp hạng." in root.text_content()
    assert rows(root, ".cards") == [["Đơn vị A", "Chưa nộp phiếu"], ["Đơn vị B", "Chưa nộp phiếu"]]
    assert root.cssselect(".chart, .ranking, .heat, .slope, .scale") == []


def test_bars_are_as_long_as_their_figures_and_go_to_both_sides_of_the_mean(tmp_path: Path) -> None:
    answers = {"VP": {"A1": 10}, "TTR": {"A1": 8}, "KHTC": {"A1": 3}}
    root = opened(written(tmp_path, sat(a_scale(a_group(), a_line("A1")), **answers)))
    chart = root.cssselect(".chart")[0]
    bars = [(bar.get("x"), bar.get("width")) for bar in chart.cssselect("rect")]
    assert bars == [("57.14%", "42.86%"), ("57.14%", "14.29%"), ("0.00%", "57.14%")]
    assert {line.get("x1") for line in chart.cssselect("line")} == {"57.14%"}
    assert [row[-1] for row in rows(root, ".chart")[:3]] == ["+3,00", "+1,00", "−4,00"]


def test_undecided_awards_are_told_below_the_ranking(tmp_path: Path) -> None:
    traced = sat(a_scale(a_group(), a_line("A1")), VP={"A1": 8}, TTR={"A1": 8})
    assert "Đồng hạng" in " ".join(texts(opened(written(tmp_path, traced)), ".notes li"))


def test_findings_come_by_severity_and_lead_to_their_point(tmp_path: Path) -> None:
    traced = sat(a_scale(a_group(), a_line("A1"), a_line("A2")), VP={"A1": None, "A2": 99})
    root = opened(written(tmp_path, traced))
    found = root.cssselect("#cac-ghi-nhan tbody tr")
    assert [(row.get("data-severity"), row.get("data-member"), row.get("data-section")) for row in found] == [
        ("error", "1", "0"),
        ("warning", "1", "0"),
    ]
    for row, code in zip(found, ("A2", "A1"), strict=True):
        (link,) = row.cssselect("a")
        (point,) = root.cssselect(str(link.get("href")))
        assert point.text_content().startswith(f"{code}. ")


def test_large_blocs_keep_the_ways_out_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MOST_MARKS", 3)
    monkeypatch.setattr(findings, "MOST_FINDINGS", 1)
    traced = a_bloc_at_work(3, 4)
    root = opened(written(tmp_path, traced))
    assert root.cssselect("details") == []
    assert "thidua explain MÃ_ĐƠN_VỊ" in root.text_content()
    assert len(root.cssselect("#cac-ghi-nhan tbody tr")) == 1
    assert f"Còn {len(traced.review.findings) - 1:02d} ghi nhận nữa" in root.text_content()
    assert all(link.get("href", "").startswith("#dv") is False for link in root.cssselect("a"))


def test_a_page_tells_as_many_ways_as_a_large_bloc_has() -> None:
    assert ways.MOST_MARKS >= 30 * 176


def test_the_same_review_gives_the_same_bytes(tmp_path: Path) -> None:
    traced = with_half_a_year(a_bloc_at_work(3, 15))
    first = written(tmp_path, traced).read_bytes()
    assert written(tmp_path, with_half_a_year(a_bloc_at_work(3, 15))).read_bytes() == first


def test_nothing_but_the_own_style_and_script_is_allowed(tmp_path: Path) -> None:
    root = opened(written(tmp_path, a_bloc_at_work(3, 15)))
    (policy,) = root.cssselect("meta[http-equiv=Content-Security-Policy]")
    (style,), (script,) = root.cssselect("style"), root.cssselect("script")
    hashes = [b64encode(sha256(piece.text.encode()).digest()).decode() for piece in (style, script)]
    assert str(policy.get("content")).split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{hashes[0]}'",
        f"script-src 'sha256-{hashes[1]}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert root.xpath("//@style | //@src | //*/@*[starts-with(name(), 'on')]") == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_text(tmp_path: Path, text: str) -> None:
    page = tmp_path / "index.html"
    write_page(page, hostile_review_of(text))
    root = opened(page)
    shown = seen(text)
    assert texts(root, ".ranking tbody th") == [shown, shown]
    assert texts(root, ".head .bloc") == [shown]
    assert f"A. {shown}" in texts(root, ".member h4")
    assert texts(root, ".awards tbody .grade, .ranking tbody tr:first-child .text") == [shown] * 3
    assert any(row[5] == f"{shown} › {shown}" for row in rows(root, "#cac-ghi-nhan"))
    assert [script.text for script in root.cssselect("script")] == [_script(root)]
    assert root.xpath("//img | //iframe | //object | //@style | //@src | //*/@*[starts-with(name(), 'on')]") == []
    assert {str(link.get("href"))[0] for link in root.cssselect("a")} == {"#"}
    assert {element.tag for element in root.cssselect("main bdi *")} == set()


def _script(root: html.HtmlElement) -> str:
    """The program's own script, the last thing on the page."""
    return str(root.cssselect("body > script:last-child")[0].text)


def test_addresses_of_documents_are_escaped(tmp_path: Path) -> None:
    names = ['a&b "c".docx', "100%.docx", "x#y?z.docx", "javascript:1.docx"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    write_page(tmp_path / "index.html", sat(a_scale(a_group(), a_line("A1")), VP={"A1": 8}))
    links = opened(tmp_path / "index.html").cssselect(".documents a")
    assert sorted(unquote(str(link.get("href"))) for link in links) == sorted(names)
    assert not any(set(str(link.get("href"))) & set("&\"#?: '<>") for link in links)


def test_documents_are_called_by_their_names(tmp_path: Path) -> None:
    traced = sat(a_scale(a_group(), a_line("A1")), VP={"A1": 8}, TTR={"A1": 9})
    root = opened(written(tmp_path, traced))
    assert texts(root, ".documents li") == [
        "Bảng xếp hạng, khen thưởng, chi tiết điểm, biểu đồ (Excel)",
        "Báo cáo tổng kết năm (Word)",
        "Toàn bộ kết quả dưới dạng dữ liệu (JSON)",
        "Đơn vị VP (Word)",
        "Đơn vị TTR (Word)",
    ]
    assert texts(root, "[aria-labelledby=van-ban] h3") == ["Phiếu kết quả"]


def test_a_finding_of_nobody_and_of_no_line(tmp_path: Path) -> None:
    traced = sat(a_scale(a_group(), a_line("A1")), VP={"A1": 8})
    found = a_finding("receipt_unknown", Severity.INFO, unit="LẠ", line="Z9")
    root = opened(written(tmp_path, replaced(traced, findings=(found,))))
    (row,) = rows(root, "#cac-ghi-nhan")
    assert (row[0], row[3], row[4], row[5]) == ("Để biết", "LẠ", "Z9", "")


def test_grades_and_awards(tmp_path: Path) -> None:
    traced = a_bloc_at_work(3, 4)
    root = opened(written(tmp_path, traced))
    first = traced.review.board.standings[0]
    assert first.awards == (an_award().name,)
    assert ranking(root, ["Xếp loại", "Đề nghị"])[0] == [first.grade or "–", an_award().name]


def test_candidates_for_awards_and_who_just_missed_one(tmp_path: Path) -> None:
    config = a_config([a_member(code) for code in ("A", "B", "C")], awards=(an_award(),))
    near = sat(a_scale(a_group(), a_line("A1")), config=config, A={"A1": 9}, B={"A1": "8,9"}, C={"A1": 7})
    root = opened(written(tmp_path, near))
    assert rows(root, ".awards") == [["Đơn vị A", "1", "–", "Được đề nghị"]]
    (missed,) = texts(root, "[aria-labelledby=khen-thuong] .note")
    assert missed.startswith("Sát mức được đề nghị (kém không quá 1% điểm tối đa): Đơn vị B, xếp hạng 2, ")
    assert missed.endswith("0,10 điểm.")
    far = sat(a_scale(a_group(), a_line("A1")), config=config, A={"A1": 9}, B={"A1": "8,8"}, C={"A1": 7})
    assert texts(opened(written(tmp_path, far)), "[aria-labelledby=khen-thuong] .note") == []


def test_votes_stand_beside_the_candidates(tmp_path: Path) -> None:
    config = a_config([a_member(code) for code in ("A", "B", "C")], awards=(an_award(last=2, quota=2),))
    config = config._replace(ballots=BallotPolicy())
    ballot = Ballot(present=3, issued=3, returned=3, valid=3, votes={"Cờ thi đua": {"A": 3, "B": 1}}, file="phieu.xlsx")
    traced = sat(a_scale(a_group(), a_line("A1")), config=config, ballot=ballot, A={"A1": 9}, B={"A1": 8}, C={})
    assert [(row[3], row[4]) for row in rows(opened(written(tmp_path, traced)), ".awards")] == [
        ("03/03 phiếu (100%)", "Được đề nghị"),
        ("01/03 phiếu (33,3%)", "Không được đề nghị"),
    ]

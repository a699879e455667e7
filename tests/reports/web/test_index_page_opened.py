"""The page in a browser: by keyboard, on a phone, in the dark, on paper, read aloud, without its script."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from pipeline.scoring.stages import TracedReview
from tests.reports.web.hostile import HOSTILE, hostile_review_of, seen
from tests.reports.web.opening import Opening
from tests.reports.web.traced import a_bloc_at_work, with_half_a_year, written

PHONE = {"width": 360, "height": 740}
CONTROLS = {"link", "button", "combobox", "DisclosureTriangle", "region", "navigation", "main", "table", "heading"}

# Every visible text against what is painted behind it: the smallest contrast, as WCAG reckons it.
CONTRAST = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor);
  };
  const worst = [];
  for (const element of document.querySelectorAll("body *:not(script)")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const [one, other] = [parse(getComputedStyle(element).color), behind(element)].map(light);
    worst.push([(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), element.outerHTML.slice(0, 80)]);
  }
  return worst.sort((a, b) => a[0] - b[0])[0];
}"""


@pytest.fixture(scope="session")
def bloc() -> TracedReview:
    return with_half_a_year(a_bloc_at_work(11, 24))


@pytest.fixture
def page(tmp_path: Path, bloc: TracedReview) -> Path:
    return written(tmp_path, bloc)


def focus_by_tab(page: Page, selector: str) -> None:
    """Presses Tab until the control has the focus."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by the keyboard")


def visible(page: Page, selector: str) -> int:
    return page.locator(selector).filter(visible=True).count()


def test_it_opens_by_a_double_click(opening: Opening, page: Path) -> None:
    shown = opening(page)
    assert shown.title().startswith("Tổng kết năm 2018 – Khối thi đua")
    assert visible(shown, ".ranking tbody tr") == 11
    assert visible(shown, ".filter") == 2


def test_members_and_sections_are_chosen_by_keyboard(opening: Opening, page: Path) -> None:
    shown = opening(page)
    status = shown.locator("form[data-filter=duong-di] [role=status]")
    every = shown.locator(".point").count()
    assert status.inner_text() == f"Đang hiện {every} trên {every} dòng."
    focus_by_tab(shown, "#loc-don-vi")
    shown.keyboard.press("ArrowDown")
    assert visible(shown, "details.member") == 1
    assert shown.locator("details.member[data-member='1']").get_attribute("open") is not None
    focus_by_tab(shown, "#loc-muc")
    shown.keyboard.press("ArrowDown")
    assert visible(shown, ".branch") == 1
    chosen = shown.locator("details.member[data-member='1'] .branch[data-section='0'] .point").count()
    assert status.inner_text() == f"Đang hiện {chosen} trên {every} dòng."
    focus_by_tab(shown, "form[data-filter=duong-di] [data-clear]")
    shown.keyboard.press("Enter")
    assert visible(shown, "details.member") == 12
    assert status.inner_text() == f"Đang hiện {every} trên {every} dòng."


def test_findings_are_chosen_by_severity_member_and_section(opening: Opening, page: Path, bloc: TracedReview) -> None:
    shown = opening(page)
    errors = [one for one in bloc.review.findings if one.severity.value == "error"]
    assert 0 < len(errors) < len(bloc.review.findings)
    focus_by_tab(shown, "#loc-muc-do")
    shown.keyboard.press("ArrowDown")
    assert visible(shown, "#cac-ghi-nhan tbody tr") == len(errors)
    member = shown.locator("#loc-ghi-nhan-don-vi option").nth(1).inner_text()
    shown.select_option("#loc-ghi-nhan-don-vi", index=1)
    names = shown.locator("#cac-ghi-nhan tbody tr:visible td:nth-child(4)").all_inner_texts()
    assert set(names) <= {member}
    shown.select_option("#loc-ghi-nhan-don-vi", index=0)
    shown.select_option("#loc-muc-do", index=0)
    shown.select_option("#loc-ghi-nhan-muc", index=1)
    codes = shown.locator("#cac-ghi-nhan tbody tr:visible .line").all_inner_texts()
    assert codes
    assert all(code.startswith("A") for code in codes)


def test_ways_open_and_close_by_keyboard(opening: Opening, page: Path) -> None:
    shown = opening(page)
    focus_by_tab(shown, "details.member > summary")
    shown.keyboard.press("Enter")
    assert visible(shown, "details.member[open] .point") > 0
    focus_by_tab(shown, ".point > summary")
    shown.keyboard.press("Space")
    assert visible(shown, ".point[open] li") >= 2
    shown.get_by_role("button", name="Mở hết").click()
    assert visible(shown, ".point > ul") == shown.locator(".point").count()
    shown.get_by_role("button", name="Đóng hết").click()
    assert shown.locator("details[open]").count() == 0


def test_jumps_open_what_they_lead_to(opening: Opening, page: Path) -> None:
    shown = opening(page)
    shown.select_option("#loc-don-vi", index=3)
    link = shown.locator("#cac-ghi-nhan .line a").first
    goal = str(link.get_attribute("href"))
    link.click()
    shown.wait_for_function("goal => document.activeElement.matches(goal)", arg=goal)
    assert shown.locator(goal).evaluate("summary => summary.parentElement.open && summary.checkVisibility()")


def test_the_ranking_is_sorted_by_any_column(opening: Opening, page: Path) -> None:
    shown = opening(page)
    places, names = shown.locator(".ranking .place"), shown.locator(".ranking tbody th")
    before = places.all_inner_texts()
    total = shown.locator(".ranking thead th", has_text="Tổng điểm")
    total.get_by_role("button").press("Enter")
    assert total.get_attribute("aria-sort") == "ascending"
    points = [text.replace(".", "").replace(",", ".") for text in shown.locator(".ranking .total").all_inner_texts()]
    assert list(map(float, points)) == sorted(map(float, points))
    shown.locator(".ranking thead th", has_text="Đơn vị").get_by_role("button").click()
    assert names.first.inner_text() == "Sở số 1"
    shown.locator(".ranking thead th").first.get_by_role("button").click()
    assert places.all_inner_texts() == before


@pytest.mark.parametrize(("members", "lines"), [(11, 24), (30, 60)])
def test_the_whole_ranking_and_all_criteria_are_seen_on_a_common_screen(
    opening: Opening, tmp_path: Path, members: int, lines: int
) -> None:
    page = written(tmp_path, with_half_a_year(a_bloc_at_work(members, lines)))
    shown = opening(page, viewport={"width": 1440, "height": 900})
    beyond = shown.locator(".wide").evaluate_all("tables => tables.map(table => table.scrollWidth - table.clientWidth)")
    assert beyond == [0, 0]
    edges = "cells => cells.map((cell) => cell.getBoundingClientRect()).map((box) => [box.top, box.bottom])"
    lines_of = [shown.locator(f".ranking tbody {cell}").evaluate_all(edges) for cell in ("th", "td.total")]
    assert lines_of[0] == lines_of[1], "the line below a row goes on below its name"
    borders = "cells => cells.map(getComputedStyle).map((look) => look.borderTopWidth + look.borderBottomWidth)"
    drawn = shown.locator(".ranking tbody tr:not(:first-child) th").evaluate_all(borders)
    assert set(drawn) == {"1px0px"}, "a line below a cell that stays in place is painted over by the next"


def test_a_cell_of_the_criteria_opens_its_way_by_keyboard(opening: Opening, page: Path) -> None:
    shown = opening(page)
    focus_by_tab(shown, ".heat tbody a")
    first = shown.evaluate("document.activeElement.hash")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp"):
        shown.keyboard.press(key)
    goal = shown.evaluate("document.activeElement.hash")
    assert goal.partition("-")[2].split("-")[0] == first.partition("-")[2].split("-")[0], "the same member"
    assert goal != first
    shown.keyboard.press("Enter")
    shown.wait_for_function("goal => document.activeElement.matches(goal)", arg=goal)
    assert shown.locator(goal).evaluate("summary => summary.parentElement.open && summary.checkVisibility()")
    assert shown.locator(".heat a[tabindex='0'], .heat tbody a:not([tabindex])").count() == 1, (
        "one stop of the keyboard"
    )


def test_what_is_looked_for_is_found_without_its_marks(opening: Opening, page: Path) -> None:
    shown = opening(page)
    status = shown.locator("form.search [role=status]")
    focus_by_tab(shown, "#tim")
    shown.keyboard.type("SO SO 4")
    shown.wait_for_function("() => document.querySelector('form.search [role=status]').textContent !== ''")
    assert visible(shown, ".ranking tbody tr") == 1
    assert visible(shown, "details.member") == 1
    points = shown.locator("details.member:not(.unfound) .point").count()
    assert status.inner_text().startswith(f"Tìm thấy: 1 đơn vị ở bảng xếp hạng, {points} dòng cách tính")
    shown.fill("#tim", "không có ở đâu")
    shown.wait_for_function("() => document.querySelector('form.search [role=status]').textContent.includes(' 0 ghi')")
    assert visible(shown, ".ranking tbody tr") == 11, "what has none of it stays whole"
    shown.fill("#tim", "")
    shown.wait_for_function("() => document.querySelector('form.search [role=status]').textContent === ''")
    assert visible(shown, "details.member") == 12


def test_a_jump_leads_to_what_the_search_had_put_away(opening: Opening, page: Path) -> None:
    shown = opening(page)
    shown.fill("#tim", "Sở số 4")
    shown.wait_for_function("() => document.querySelectorAll('details.member.unfound').length === 11")
    link = shown.locator(".slope, .answers, .heat thead").last.locator("a").last
    goal = str(link.get_attribute("href"))
    link.click()
    shown.wait_for_function("goal => document.activeElement.matches(goal)", arg=goal)
    assert shown.input_value("#tim") == ""


def test_the_first_part_prints_on_two_pages(opening: Opening, tmp_path: Path) -> None:
    shown = opening(written(tmp_path, with_half_a_year(a_bloc_at_work(30, 24))))
    shown.evaluate("document.querySelectorAll('.first ~ *').forEach((part) => part.remove())")
    shown.evaluate("document.querySelector('footer').remove()")
    shown.evaluate("document.querySelector('.first').style.breakAfter = 'auto'")
    assert shown.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 2


def test_no_title_and_no_foot_is_alone_on_paper(opening: Opening, page: Path) -> None:
    shown = opening(page)
    shown.emulate_media(media="print")
    assert not shown.get_by_role("heading", name="Cách tính từng điểm").is_visible(), "nothing of it is open"
    assert shown.locator("footer").evaluate("foot => getComputedStyle(foot).breakBefore") == "avoid"
    shown.locator("details.member").first.evaluate("way => { way.open = true }")
    assert shown.get_by_role("heading", name="Cách tính từng điểm").is_visible()


@pytest.mark.parametrize(("width", "cards"), [(1440, 4), (1024, 2), (390, 1)])
def test_the_first_look_leaves_no_card_alone(opening: Opening, tmp_path: Path, width: int, cards: int) -> None:
    shown = opening(
        written(tmp_path, with_half_a_year(a_bloc_at_work(11, 24))), viewport={"width": width, "height": 900}
    )
    shown.evaluate("four => { document.querySelector('.answers').innerHTML = four }", "<div><dt>Hỏi</dt></div>" * 4)
    at = "cards => cards.map((card) => card.getBoundingClientRect().top)"
    tops = shown.locator(".answers > div").evaluate_all(at)
    assert tops.count(tops[0]) == cards


def test_everything_has_a_name_for_those_who_listen(opening: Opening, page: Path) -> None:
    shown = opening(page)
    shown.get_by_role("button", name="Mở hết").click()
    nodes: list[dict[str, Any]] = shown.context.new_cdp_session(shown).send("Accessibility.getFullAXTree")["nodes"]
    told = [node for node in nodes if not node["ignored"]]
    nameless = {
        node["role"]["value"]
        for node in told
        if node["role"]["value"] in CONTROLS and not node.get("name", {}).get("value", "").strip()
    }
    assert nameless <= {"main"}
    roles = [node["role"]["value"] for node in told]
    assert {"banner", "navigation", "main", "contentinfo", "status", "columnheader", "rowheader"} <= set(roles)
    levels = shown.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert shown.evaluate("document.documentElement.lang") == "vi"


def test_the_first_stop_of_the_keyboard_skips_to_the_contents(opening: Opening, page: Path) -> None:
    shown = opening(page)
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.className") == "skip"
    assert shown.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "noi-dung"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_seen_in_light_and_in_the_dark(opening: Opening, page: Path, scheme: str) -> None:
    shown = opening(page, color_scheme=scheme)
    shown.get_by_role("button", name="Mở hết").click()
    contrast, where = shown.evaluate(CONTRAST)
    assert contrast >= 4.5, where
    ground = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")


@pytest.mark.parametrize("text", ["", HOSTILE["long"]], ids=["a bloc", "long names"])
def test_a_phone_shows_it_without_moving_sideways(opening: Opening, page: Path, tmp_path: Path, text: str) -> None:
    shown = opening(written(tmp_path, hostile_review_of(text)) if text else page, viewport=PHONE)
    shown.get_by_role("button", name="Mở hết").click()
    assert shown.evaluate("document.documentElement.scrollWidth") == 360
    assert shown.locator(".wide").evaluate_all("tables => tables.map(table => table.tabIndex)") == [0, 0]
    assert shown.locator("#cac-ghi-nhan").bounding_box()["width"] <= 360  # type: ignore[index]


def test_tables_stay_tables_on_a_phone(opening: Opening, page: Path) -> None:
    shown = opening(page, viewport=PHONE)
    table = shown.get_by_role("table", name="Những điều cần xem khi đọc và chấm phiếu")
    assert table.get_by_role("row").count() > 1
    assert table.get_by_role("rowheader").count() > 1


def test_paper_has_all_but_the_controls(opening: Opening, page: Path) -> None:
    shown = opening(page)
    shown.locator("details.member > summary").first.click()
    shown.emulate_media(media="print")
    assert visible(shown, ".filter, .contents, .skip") == 0
    assert visible(shown, "details.member") == 1
    points = shown.locator("details.member[open] .point")
    assert all(points.nth(at).locator("li").first.is_visible() for at in range(points.count()))
    assert visible(shown, "#cac-ghi-nhan tbody tr") == shown.locator("#cac-ghi-nhan tbody tr").count()
    shown.emulate_media(media="screen")
    paper = shown.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") >= 3
    assert shown.locator(".ranking thead button").count() == shown.locator(".ranking thead th").count()


def test_without_its_script_it_is_all_there(opening: Opening, page: Path) -> None:
    shown = opening(page, java_script_enabled=False)
    assert visible(shown, ".filter") == 0
    assert visible(shown, ".ranking tbody tr") == 11
    shown.locator("details.member > summary").first.click()
    shown.locator("details.member[open] .point > summary").first.click()
    assert shown.locator(".point[open] li").first.is_visible()
    assert visible(shown, "#cac-ghi-nhan tbody tr") == shown.locator("#cac-ghi-nhan tbody tr").count()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_does_nothing(opening: Opening, tmp_path: Path, text: str) -> None:
    shown = opening(written(tmp_path, hostile_review_of(text)))
    shown.get_by_role("button", name="Mở hết").click()
    assert shown.evaluate("window.ran") is None
    assert shown.evaluate("document.querySelectorAll('script').length") == 1
    assert set(shown.locator(".ranking tbody th").all_inner_texts()) == {seen(text)}


def test_marks_of_direction_stay_in_their_text(opening: Opening, tmp_path: Path) -> None:
    shown = opening(written(tmp_path, hostile_review_of(HOSTILE["marks"])))
    summary = shown.locator("details.member > summary").first
    name, about = summary.locator("bdi").bounding_box(), summary.locator(".about").bounding_box()
    assert name is not None
    assert about is not None
    assert name["x"] < about["x"]
    assert "Hạng 1" in summary.locator(".about").inner_text()

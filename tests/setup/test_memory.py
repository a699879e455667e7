"""What a year-end review reads of the past, and what it says of files that cannot tell it."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.bloc import Config, Period
from pipeline.model.grounds import Memory
from pipeline.model.result import NotRanked
from pipeline.reports.results import results, write_results
from pipeline.setup.memory import memory_files, read_memory
from pipeline.workspace.seal import Seal, files_below, sealed, write_seal
from pipeline.workspace.workspace import Workspace
from tests.builders import a_board, a_card, a_config, a_grade, a_member, a_review, a_scale, a_standing

VP, TTR, NEW = a_member("VP", "Văn phòng Sở"), a_member("TTR", "Thanh tra Sở"), a_member("NEW")
SCALE = a_scale()
CONFIG = a_config([VP, TTR, NEW], grades=(a_grade(),))
SIX_MONTH, YEAR_END = Period.SIX_MONTH, Period.YEAR_END

Data = dict[str, Any]
Change = Callable[[Data], object]


def a_result(year: int = 2018, period: Period = SIX_MONTH, config: Config = CONFIG) -> Data:
    """VP before TTR; NEW sent nothing."""
    first, second = a_card(VP, SCALE, {"A1": "9,5"}), a_card(TTR, SCALE, {"A1": 8})
    standings = (a_standing(first, 1, grade="Xuất sắc", awards=("Cờ thi đua",)), a_standing(second, 2))
    board = a_board([first, second], [NotRanked(NEW, "no_submission")])._replace(standings=standings)
    bloc = config.bloc._replace(year=year)
    return results(a_review(SCALE, board, period=period, config=config._replace(bloc=bloc)))


def put(place: Workspace, data: object, year: int = 2018, period: Period = SIX_MONTH) -> Path:
    """Lay a results.json where a run writes it."""
    path = place.output(year, period, "review") / "results.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def publish(place: Workspace, data: Data) -> Path:
    """Lay a results.json where the publication of the six months has it, sealed."""
    published = place.output(2018, SIX_MONTH, "published")
    path = published / "ket-qua" / "results.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    seal = Seal(program="1", scale="v1", year=2018, period=SIX_MONTH, files=files_below(published))
    write_seal(published, sealed(seal))
    return path


def remembered(place: Workspace, config: Config = CONFIG) -> Memory:
    memory, faults = read_memory(place, config)
    assert faults == ()
    return memory


def the_fault(place: Workspace, config: Config = CONFIG) -> tuple[str, str]:
    memory, faults = read_memory(place, config)
    assert memory == Memory()
    (fault,) = faults
    return fault.where, fault.message


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def test_without_earlier_results_nothing_is_known(place: Workspace) -> None:
    assert remembered(place) == Memory()
    assert list(memory_files(place, 2018, YEAR_END)) == []


def test_the_six_months_are_read_exactly_as_they_were_written(place: Workspace) -> None:
    put(place, a_result())
    past = remembered(place).six_month
    assert past is not None
    assert (past.year, past.period) == (2018, SIX_MONTH)
    assert past.file == "output/2018-six-month/review/results.json"
    first = past.results["VP"]
    assert (first.name, first.place, first.grade, first.awards) == ("Văn phòng Sở", 1, "Xuất sắc", ("Cờ thi đua",))
    assert (str(first.total), str(first.maximum), str(first.percent)) == ("9.50", "10.00", "95.00")


def test_who_had_no_place_is_without_a_value(place: Workspace) -> None:
    put(place, a_result())
    past = remembered(place).six_month
    assert past is not None
    assert (past.results["NEW"].place, past.results["NEW"].total) == (None, None)
    assert "KHTC" not in past.results


def test_last_year_is_read_by_codes_whatever_the_bloc_was_called(place: Workspace) -> None:
    renamed = CONFIG._replace(bloc=CONFIG.bloc._replace(name="Cụm thi đua số 7"))
    put(place, a_result(2017, YEAR_END, renamed), 2017, YEAR_END)
    memory = remembered(place)
    assert memory.six_month is None
    assert memory.last_year is not None
    assert memory.last_year.results["TTR"].place == 2


def test_a_published_result_counts_before_a_later_run(place: Workspace) -> None:
    put(place, {**a_result(), "standings": [], "not_ranked": []})
    publish(place, a_result())
    past = remembered(place).six_month
    assert past is not None
    assert past.file == "output/2018-six-month/published/ket-qua/results.json"
    assert past.results["VP"].place == 1


def test_what_the_memory_is_read_from_is_told_for_the_seal(place: Workspace) -> None:
    reviewed = put(place, a_result())
    last = put(place, a_result(2017, YEAR_END), 2017, YEAR_END)
    assert list(memory_files(place, 2018, YEAR_END)) == [reviewed, last]
    published = publish(place, a_result())
    manifest = published.parent.parent / "niem-phong.json"
    assert list(memory_files(place, 2018, YEAR_END)) == [published, manifest, last]
    assert list(memory_files(place, 2018, SIX_MONTH)) == []


def test_a_name_of_the_bloc_is_compared_as_words_are(place: Workspace) -> None:
    put(place, {**a_result(), "bloc": f"  {CONFIG.bloc.name.upper()} "})
    assert remembered(place).six_month is not None


# ------------------------------------------------------------------------------ what is wrong


HERE = "output/2018-six-month/review/results.json"
REMEDY = "thidua run --period six-month"


@pytest.mark.parametrize("text", ["", "{", "nay", '{"schema": 1', "[" * 100_000, "\x00", '"\\ud800"'])
def test_what_is_no_json_is_damaged(place: Workspace, text: str) -> None:
    put(place, text)
    where, told = the_fault(place)
    assert where.startswith(HERE)
    assert REMEDY in told


def test_bytes_that_are_no_text_are_damaged(place: Workspace) -> None:
    put(place, "").write_bytes(b"\xff\xfe{\x00}\x00")
    assert the_fault(place)[0] == HERE


@pytest.mark.parametrize(
    ("change", "where", "told"),
    [
        (lambda data: data.update(schema=2), "schema", "phiên bản dữ liệu 2"),
        (lambda data: data.update(schema=True), "schema", "hỏng"),
        (lambda data: data.update(year=2017), "year", "kết quả của năm 2017"),
        (lambda data: data.update(period="year-end"), "period", "kết quả của kỳ “year-end”"),
        (lambda data: data.update(bloc="Khối thi đua số 9"), "bloc", "khối khác (“Khối thi đua số 9”)"),
        (lambda data: data.pop("standings"), "standings", "hỏng"),
        (lambda data: data["standings"][0].update(total=9.5), "standings[0].total", "hỏng"),
        (lambda data: data["standings"][0].update(total="NaN"), "standings[0].total", "hỏng"),
        (lambda data: data["standings"][0].update(total="1e3"), "standings[0].total", "hỏng"),
        (lambda data: data["standings"][0].update(total="٩.50"), "standings[0].total", "hỏng"),
        (lambda data: data["standings"][0].update(total="-0.00"), "standings[0].total", "hỏng"),
        (lambda data: data["standings"][0].update(total="9" * 40), "standings[0].total", "hỏng"),
        (lambda data: data["standings"][0].update(percent="95"), "standings[0].percent", "hỏng"),
        (lambda data: data["standings"][1].update(place="2"), "standings[1].place", "hỏng"),
        (lambda data: data["standings"][1].update(place=True), "standings[1].place", "hỏng"),
        (lambda data: data["standings"][1].update(place=0), "standings[1].place", "hỏng"),
        (lambda data: data["standings"][1].update(place=3), "standings", "không khớp"),
        (lambda data: data["standings"][1].update(total="8.0"), "standings", "không khớp"),
        (lambda data: data["standings"][1].update(unit=" "), "standings[1].unit", "hỏng"),
        (lambda data: data["standings"][1].update(unit="VP"), "standings", "đơn vị “VP” có hai kết quả"),
        (lambda data: data["not_ranked"][0].update(unit="VP"), "standings", "đơn vị “VP” có hai kết quả"),
        (lambda data: data["standings"][0].update(awards="Cờ"), "standings[0].awards", "hỏng"),
    ],
)
def test_a_damaged_or_foreign_file_is_located_with_a_remedy(
    place: Workspace, change: Change, where: str, told: str
) -> None:
    data = a_result()
    change(data)
    put(place, data)
    found = the_fault(place)
    assert found[0] == f"{HERE} › {where}"
    assert told in found[1]
    assert REMEDY in found[1]


def test_a_list_in_place_of_results_is_damaged(place: Workspace) -> None:
    put(place, [])
    assert the_fault(place)[0] == HERE


def test_what_is_wrong_with_last_year_has_a_remedy_of_its_own(place: Workspace) -> None:
    put(place, a_result(2016, YEAR_END), 2017, YEAR_END)
    where, told = the_fault(place)
    assert where == "output/2017-year-end/review/results.json › year"
    assert "kết quả của năm 2016, không phải năm 2017" in told
    assert "không so sánh với năm trước" in told


def test_both_files_are_told_at_once(place: Workspace) -> None:
    put(place, "")
    put(place, "", 2017, YEAR_END)
    assert len(read_memory(place, CONFIG)[1]) == 2


def test_a_published_result_that_was_touched_is_not_read(place: Workspace) -> None:
    path = publish(place, a_result())
    path.write_text(path.read_text("utf-8").replace("9.50", "9.90"), encoding="utf-8")
    where, told = the_fault(place)
    assert where == "output/2018-six-month/published/ket-qua/results.json"
    assert "không còn như khi niêm phong" in told
    assert "thidua verify --period six-month" in told


@pytest.mark.parametrize("lost", ["niem-phong.json", "ket-qua/results.json"])
def test_a_publication_that_is_not_whole_is_not_passed_over(place: Workspace, lost: str) -> None:
    put(place, a_result())
    publish(place, a_result())
    (place.output(2018, SIX_MONTH, "published") / lost).unlink()
    assert "niêm phong" in the_fault(place)[1]


def test_numbers_stay_exact_to_the_last_digit(place: Workspace) -> None:
    data = a_result()
    for one in data["standings"]:
        one.update(total="123456789012345.000001", maximum="123456789012345.000002")
    put(place, data)
    past = remembered(place).six_month
    assert past is not None
    assert past.results["VP"].total == Decimal("123456789012345.000001")


def test_a_run_writes_what_a_memory_reads(place: Workspace) -> None:
    path = place.output(2018, SIX_MONTH, "review") / "results.json"
    path.parent.mkdir(parents=True)
    write_results(path, a_review(SCALE, a_board([a_card(VP, SCALE)]), period=SIX_MONTH, config=CONFIG))
    past = remembered(place).six_month
    assert past is not None
    assert past.results.keys() == {"VP"}

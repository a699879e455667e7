"""Whose result of then is whose of now."""

from pipeline.model.grounds import PastResult
from pipeline.setup.kinship import by_todays_codes
from tests.builders import a_member


def then(*units: str) -> list[PastResult]:
    return [PastResult(unit=unit, name=f"Đơn vị {unit}") for unit in units]


def compared(results: list[PastResult], *members: object) -> tuple[dict[str, str], list[tuple[str, tuple[str, ...]]]]:
    """Code of now → code of then; and those compared with nobody, with what they became."""
    found, parted = by_todays_codes(results, members)  # type: ignore[arg-type]
    return {code: one.unit for code, one in found.items()}, [(one.result.unit, one.now) for one in parted]


def test_the_same_code_is_the_same_member_whatever_its_name() -> None:
    assert compared(then("XTA"), a_member("XTA", "Phường Tân An")) == ({"XTA": "XTA"}, [])


def test_another_code_is_known_by_the_old_code_or_the_old_name_among_the_aliases() -> None:
    by_code = a_member("PTA", "Phường Tân An", aliases=("XTA",))
    by_name = a_member("PHB", "Phường Hòa Bình", aliases=("đơn vị  XHB",))
    assert compared(then("XTA", "XHB"), by_code, by_name) == ({"PTA": "XTA", "PHB": "XHB"}, [])


def test_another_code_with_the_old_name_is_the_same_member() -> None:
    assert compared(then("XTA"), a_member("01", "Đơn vị XTA")) == ({"01": "XTA"}, [])


def test_a_code_that_is_a_members_is_never_anothers() -> None:
    members = (a_member("XTA"), a_member("XHB", aliases=("XTA",)))
    assert compared(then("XTA", "XHB"), *members) == ({"XTA": "XTA", "XHB": "XHB"}, [])


def test_members_that_were_merged_are_compared_with_nobody() -> None:
    kept = a_member("XHB", aliases=("XHA",))
    assert compared(then("XHA", "XHB"), kept) == ({}, [("XHA", ("XHB",)), ("XHB", ("XHB",))])


def test_a_member_that_was_split_is_compared_with_nobody() -> None:
    halves = (a_member("X1", aliases=("X",)), a_member("X2", aliases=("X",)))
    assert compared(then("X"), *halves) == ({}, [("X", ("X1", "X2"))])


def test_who_left_and_who_joined_have_no_counterpart() -> None:
    assert compared(then("CU"), a_member("MOI")) == ({}, [("CU", ())])

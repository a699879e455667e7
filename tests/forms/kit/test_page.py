"""Where the pages of a form begin: full pages, headings with what follows, signatures with the last rows."""

from pipeline.forms.kit.page import page_starts

ROOM, HEADER = 100.0, 10.0


def starts(heights: list[float], joined: tuple[int, ...] = (), tail: int = 1) -> list[int]:
    return page_starts(heights, ROOM, HEADER, joined, tail)


def test_what_fits_on_one_page_is_on_one() -> None:
    assert starts([20.0] * 5) == []


def test_later_pages_hold_less_by_the_heading_they_repeat() -> None:
    assert starts([20.0] * 12) == [5, 9]


def test_a_heading_goes_with_what_follows() -> None:
    assert starts([20.0] * 8, joined=(4,)) == [4]
    assert starts([20.0] * 8, joined=(3, 4)) == [3, 7]


def test_headings_alone_are_parted_where_no_page_would_hold_them() -> None:
    assert starts([20.0] * 7, joined=tuple(range(7))) == [5]


def test_the_last_rows_stand_together() -> None:
    assert starts([20.0] * 6, tail=3) == [3]
    assert starts([20.0] * 6, joined=(2,), tail=3) == [2]
    assert starts([20.0] * 10, tail=3) == [5, 7]
    assert starts([20.0] * 9, tail=3) == [5]


def test_a_row_higher_than_a_page_has_one_of_its_own() -> None:
    assert starts([20.0, 300.0, 20.0]) == [1, 2]

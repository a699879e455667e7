"""The past of a review in few words: `half_year(VP=(1, "45"))` is a six-month review with VP on place 1."""

from decimal import Decimal

from pipeline.model.bloc import Period
from pipeline.model.grounds import Memory, PastResult, PastReview
from pipeline.model.rounding import half_up
from tests.builders import Number, points

Result = tuple[int, Number] | None
"""The place and the total of 50 points; None for a member without a place."""

MAXIMUM = Decimal("50.00")


def a_result(unit: str, place: int = 1, total: Number = 45, **more: object) -> PastResult:
    got = points(total)
    result = PastResult(
        unit=unit,
        name=f"Đơn vị {unit}",
        place=place,
        total=got,
        maximum=MAXIMUM,
        percent=half_up(got * 100 / MAXIMUM, 2),
    )
    return result._replace(**more)


def a_past(year: int, period: Period, **results: Result) -> PastReview:
    return PastReview(
        year=year,
        period=period,
        file=f"output/{year}-{period.value}/review/results.json",
        results={
            unit: PastResult(unit=unit, name=f"Đơn vị {unit}") if one is None else a_result(unit, *one)
            for unit, one in results.items()
        },
    )


def half_year(**results: Result) -> PastReview:
    return a_past(2018, Period.SIX_MONTH, **results)


def year_before(**results: Result) -> PastReview:
    return a_past(2017, Period.YEAR_END, **results)


def remembering(six_month: PastReview | None = None, last_year: PastReview | None = None) -> Memory:
    return Memory(six_month=six_month, last_year=last_year)

"""What a member came to before, beside what it comes to now, as ready-made texts for every paper."""

from typing import NamedTuple

from pipeline.model.bloc import Member
from pipeline.model.grounds import PastResult, PastReview
from pipeline.model.result import Review, Standing
from pipeline.text.numbers import vietnamese
from pipeline.text.papers.memory import UNKNOWN, grown, moved, moved_in_words
from pipeline.text.sentences import one_line
from pipeline.text.terms import period_title


class ThenFields(NamedTuple):
    """A member in one earlier review; `–` where it had no place then, or that review is not known.

    `ky` is the time it speaks of, `6 tháng đầu năm 2018`, "" where the review is not known. `doi_hang` is how the
    place moved since (`▲2`, `▼1`, `=`), `doi_hang_bang_chu` the same in words ("" where unknown), `doi_ty_le` the
    change of the percent (`+1,25`). `co` tells that the member had a place then.
    """

    co: bool
    ky: str
    tong_diem: str
    toi_da: str
    ty_le: str
    hang: str
    xep_loai: str
    doi_hang: str
    doi_hang_bang_chu: str
    doi_ty_le: str


class PastFields(NamedTuple):
    """The member's half of the year, and its year before. All unknown in a six-month review."""

    sau_thang: ThenFields
    nam_truoc: ThenFields


def past_of(review: Review, member: Member, now: Standing | None) -> PastFields:
    """The past of a member, whatever of it is known; `now` is its place in this review, None where it has none."""
    return PastFields(
        sau_thang=_then(review.memory.six_month, member, now), nam_truoc=_then(review.memory.last_year, member, now)
    )


def result_then(past: PastReview | None, member: Member) -> PastResult | None:
    """What the member came to then; None where it had no place, or the review is not known."""
    result = past.results.get(member.code) if past else None
    return result if result and result.place is not None else None


def _then(past: PastReview | None, member: Member, now: Standing | None) -> ThenFields:
    result = result_then(past, member) or PastResult(unit=member.code, name=member.name)
    place = now.place if now else None
    numbers = (result.total, result.maximum, result.percent)
    total, maximum, percent = (UNKNOWN if number is None else vietnamese(number) for number in numbers)
    return ThenFields(
        co=result.place is not None,
        ky=period_title(past.period, past.year) if past else "",
        tong_diem=total,
        toi_da=maximum,
        ty_le=percent,
        hang=UNKNOWN if result.place is None else str(result.place),
        xep_loai=one_line(result.grade or "") or UNKNOWN,
        doi_hang=moved(result.place, place),
        doi_hang_bang_chu=moved_in_words(result.place, place),
        doi_ty_le=grown(result.percent, now.card.percent if now else None),
    )

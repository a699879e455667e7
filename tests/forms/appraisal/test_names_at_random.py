"""Who appraises whom, drawn at random, against section 12 of the contract said once more in a few lines."""

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.forms.appraisal.filling import appraisers
from tests.forms.appraisal.test_names import MEMBERS, a_bloc

CODES = [member.code for member in MEMBERS]
CALLED = {name: member.code for member in MEMBERS for name in (member.code, member.name, member.short, *member.aliases)}
OFFICES = [*(name for name in CALLED if name), "Khối trưởng", "Khối phó", "Sở Nội vụ", ""]


@given(
    st.lists(st.sampled_from(OFFICES), min_size=1, max_size=6),
    st.sampled_from(CODES),
    st.lists(st.sampled_from(CODES), max_size=3, unique=True),
    st.sampled_from([str.upper, str.lower, str.title, lambda name: name.replace(" ", "  ")]),
)
def test_who_appraises_whom(
    offices: Sequence[str], head: str, deputies: Sequence[str], spelt: Callable[[str], str]
) -> None:
    grounds = a_bloc(*map(spelt, offices), head=head, deputies=deputies)
    first = deputies[0] if deputies else None
    expected = set()
    for at, office in enumerate(offices, start=1):
        meant = {**CALLED, "Khối trưởng": head, "Khối phó": first, "": head}.get(office)
        for unit in CODES:
            key = meant
            if meant == unit:
                other = head if unit == first else first
                key = other or unit
            expected.add((key or office.casefold(), unit, f"A{at}"))
    found = [
        (one.key if one.key in CODES else " ".join(one.key.casefold().split()), member.code, line.code)
        for one in appraisers(grounds)
        for member, lines in one.places
        for line in lines
    ]
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert all(one.file == f"{one.key}.xlsx" for one in appraisers(grounds) if one.key in CODES)

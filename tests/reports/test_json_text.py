"""JSON written piece by piece is what the library writes."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.json_text import Written, pieces

names = st.text(max_size=8)
scalars = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(names, values, min_size=1, max_size=4))
def test_it_is_what_the_library_writes(data: dict[str, object]) -> None:
    assert "".join(pieces(data)) == json.dumps(data, ensure_ascii=False, indent=1)


@given(st.dictionaries(names, st.lists(values, max_size=4), min_size=1, max_size=3))
def test_lists_may_be_made_while_they_are_written(data: dict[str, list[object]]) -> None:
    made = {name: iter(found) for name, found in data.items()}
    assert "".join(pieces(made)) == json.dumps(data, ensure_ascii=False, indent=1)


@given(values)
def test_what_is_written_already_stays_as_it_is(value: object) -> None:
    written = Written(json.dumps(value, ensure_ascii=False))
    assert (
        "".join(pieces({"a": written, "b": iter([written])})) == f'{{\n "a": {written},\n "b": [\n  {written}\n ]\n}}'
    )

"""Tables of a document: what is read, and every fault with the way to it."""

from typing import Annotated, NamedTuple

import pytest

from pipeline.setup.tables import Path, Reader, Refused, flag, keys_of, listed, table, text, whole


class Office(NamedTuple):
    name: Annotated[str, text]
    rooms: Annotated[tuple[int, ...], listed(whole(1, 99))] = ()
    is_open: Annotated[bool, flag] = True


OFFICE = table(Office, keys={"is_open": "is-open"})


def refused(read: Reader[object], value: object) -> list[tuple[Path, str]]:
    with pytest.raises(Refused) as error:
        read(value)
    return list(error.value.faults)


def test_what_is_missing_has_its_default() -> None:
    assert OFFICE({"name": " Văn phòng "}) == Office("Văn phòng", (), True)
    assert OFFICE({"name": "Thanh tra", "rooms": [3, 12], "is-open": False}) == Office("Thanh tra", (3, 12), False)
    assert keys_of(Office) == ("name", "rooms", "is_open")


def test_every_fault_is_told_with_the_way_to_it_in_the_order_of_the_keys() -> None:
    faults = refused(listed(OFFICE), [{"nmae": "x", "is-open": 1, "rooms": [0, True, 100, 7]}, 5])
    assert [path for path, _ in faults] == [
        (0, "name"),
        (0, "rooms", 0),
        (0, "rooms", 1),
        (0, "rooms", 2),
        (0, "is-open"),
        (0, "nmae"),
        (1,),
    ]
    assert "có phải “name” không?" in dict(faults)[0, "nmae"]


def test_a_list_that_must_not_be_empty() -> None:
    assert refused(listed(text, at_least=1), []) == [((), "phải có ít nhất một mục")]
    assert refused(listed(text), "chữ")[0][0] == ()


def test_keys_of_others_may_be_passed_over() -> None:
    assert table(Office, others=True)({"name": "Văn phòng", "schema": 1}) == Office("Văn phòng")
    assert [path for path, _ in refused(table(Office), {"name": "Văn phòng", "schema": 1})] == [("schema",)]

"""What stands in a tag: read as jinja reads it, as far as a template may name, repeat and choose."""

from typing import Any

import pytest
from jinja2.sandbox import SandboxedEnvironment

from pipeline.reports.templates.expressions import NotUnderstood, condition, loop, value
from pipeline.reports.templates.rendering import reaching

VALUES: dict[str, Any] = {"a": "một Hai-ba", "n": 3, "co": True, "khong": False, "xs": ("x", "y", "y"), "rong": ()}


@pytest.mark.parametrize(
    "source",
    [
        "a",
        "'chữ' if co else a",
        "a|upper",
        "a|title",
        "a|trim|capitalize",
        "xs|length",
        "a if khong else 'b' if khong else 'c'",
        "(a if co else 'b')|lower",
        "'it\\'s'",
        "3",
    ],
)
def test_values_are_those_of_jinja(source: str) -> None:
    jinja = SandboxedEnvironment().from_string("{{ " + source + " }}")
    assert str(reaching(value(source))(VALUES)) == jinja.render(VALUES)


@pytest.mark.parametrize(
    "source",
    [
        "co",
        "not co or khong",
        "not (co and khong)",
        "co or khong and khong",
        "n == 3 and a != 'b'",
        "1 < n <= 3",
        "'x' in xs",
        "'z' not in xs",
        "not xs",
        "not rong and n > 2",
        "xs|length == 3",
        "a == “một Hai-ba”".replace("“", '"').replace("”", '"'),
    ],
)
def test_conditions_are_those_of_jinja(source: str) -> None:
    jinja = SandboxedEnvironment().from_string("{% if " + source + " %}yes{% endif %}")
    assert bool(reaching(condition(source))(VALUES)) is (jinja.render(VALUES) == "yes")


@pytest.mark.parametrize("source", ["", "a b", "a.", ".a", "'a", "a |", "(a", "a)", "if", "a ==", "not", "a.1"])
def test_what_is_no_expression(source: str) -> None:
    with pytest.raises(NotUnderstood) as wrong:
        value(source)
    assert not wrong.value.computing


@pytest.mark.parametrize("source", ["n + 1", "a()", "a.b(1)", "a['b']", "-n", "n ** 2", "[1]", "a is none", "a ~ a"])
def test_what_would_be_computed(source: str) -> None:
    with pytest.raises(NotUnderstood) as wrong:
        value(source)
    assert wrong.value.computing


def test_a_loop_names_its_item_and_may_choose_among_them() -> None:
    said = loop("x in xs if x != 'y'")
    assert (said.name, reaching(said.items)(VALUES)) == ("x", VALUES["xs"])
    assert said.test is not None
    for wrong in ("x", "x of xs", "a, b in xs", "1 in xs", "x in xs recursive", "in in xs"):
        with pytest.raises(NotUnderstood):
            loop(wrong)

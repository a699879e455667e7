"""A text with tags: filled as jinja fills it, whatever stands in whatever; torn where no whole XML would be left."""

from typing import Any

import pytest

from pipeline.reports.templates.language import language
from pipeline.reports.templates.tagged_text import Text, Torn


def filled(source: str, **values: Any) -> str:
    return "".join(Text(source).pieces(values))


@pytest.mark.parametrize("a", [0, 1, 2])
@pytest.mark.parametrize("b", [(), ("x", "<y>", "z")])
@pytest.mark.parametrize(
    "source",
    [
        "{% if a == 1 %}<b>một</b>{% elif a == 2 %}<b>hai</b>{% elif b %}có{% else %}không{% endif %}",
        "<p>{% for x in b %}{{ loop.index }}{% if loop.last and a %}!{% endif %}{% else %}trống{% endfor %}</p>",
        "{% for x in b if x != 'x' %}{% for y in b %}{{ x }}{{ y|upper }}{% endfor %};{% endfor %}{{ a }}",
        "{{ 'có' if a else 'không' }}{# lời #}{% if a %}{% endif %}{{ b|length }}",
        "không có gì",
    ],
)
def test_a_text_is_filled_as_jinja_fills_it(source: str, a: int, b: tuple[str, ...]) -> None:
    assert filled(source, a=a, b=b) == language().from_string(source).render(a=a, b=b)


def test_tags_are_as_word_writes_them_and_braces_that_are_none_stay() -> None:
    assert filled("{% if a == “x” %}{%tr if b &gt; 1 %}{_{ a }_}{%tr endif %}{% endif %}", a="x", b=2) == "{{ a }}"


def test_a_branch_that_closes_an_element_and_opens_it_again_is_whole() -> None:
    assert filled("<p>{% if a %}một</p><p>{% endif %}hai</p>", a=True) == "<p>một</p><p>hai</p>"


@pytest.mark.parametrize(
    "source",
    [
        "<p>{% if a %}một</p>{% endif %}",
        "<p>{% if a %}<b>{% else %}</b>{% endif %}</p>",
        "{% if a %}một",
        "{% if a %}một{% endfor %}",
        "{% for x in a %}{% elif x %}{% endfor %}",
        "{% set x = 1 %}",
        "{{- a }}",
    ],
)
def test_a_text_that_is_torn_is_told_before_it_is_filled(source: str) -> None:
    with pytest.raises(Torn):
        Text(source)

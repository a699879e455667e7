"""What a template may do with the values that it is given, and how a value stands in the XML."""

from typing import Any, NamedTuple

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from pipeline.reports.templates.language import language


class Unit(NamedTuple):
    """A member as a context has it."""

    ten: str

    def secret(self) -> str:
        return "bí mật"


def filled(template: str, **values: Any) -> str:
    return language().from_string(template).render(values)


@pytest.mark.parametrize(
    ("value", "xml"),
    [
        ("Sở A & B <c> \"d\" 'e'", "Sở A &amp; B &lt;c&gt; &#34;d&#34; &#39;e&#39;"),
        ("đã &amp; rồi", "đã &amp;amp; rồi"),
        ("tab\tdòng\nhết\x00\x0b\x1f\ufffe\ud800", "tab\tdòng\nhết"),
        (12, "12"),
        (True, "True"),
    ],
)
def test_a_value_stands_in_the_xml_as_a_text(value: object, xml: str) -> None:
    assert filled("{{ a }}", a=value) == xml
    assert filled("{% for one in a %}{{ one }}{% endfor %}", a=(value, value)) == xml * 2


def test_only_a_whole_table_is_xml_already_though_a_text_reads_the_same() -> None:
    assert filled("{{ a }}{{ a|safe }}{{ a }}", a="<w:tbl/>") == "&lt;w:tbl/&gt;<w:tbl/>&lt;w:tbl/&gt;"


def test_values_that_are_equal_but_not_of_one_kind_are_each_told_as_what_they_are() -> None:
    assert filled("{{ a }} {{ b }} {{ c }}", a=1, b=True, c="1") == "1 True 1"


def test_what_a_filter_makes_of_a_text_is_a_text() -> None:
    assert filled("{{ a|upper }}{{ a|trim }}{{ '<' }}", a=" <a> ") == " &lt;A&gt; &lt;a&gt;&lt;"


def test_a_loop_knows_its_place() -> None:
    told = "{% for x in a %}{{ loop.index }}/{{ loop.length }}{% if loop.revindex == 2 %}!{% endif %} {% endfor %}"
    assert filled(told, a=("x", "y", "z")) == "1/3 2/3! 3/3 "


@pytest.mark.parametrize(
    "reach",
    [
        "{{ a.__class__ }}",
        "{{ a.__class__.__mro__ }}",
        "{{ a.ten.__class__ }}",
        "{{ a.secret.__globals__ }}",
        "{{ a.secret.__func__ }}",
        "{{ a['__class__'] }}",
        "{{ a._fields }}",
        "{{ a._replace(ten='Sở B') }}",
        "{% for x in b %}{{ loop.__init__ }}{% endfor %}",
        "{% for x in b %}{{ loop._iterator }}{% endfor %}",
        "{{ '{0.__class__}'.format(a) }}",
        "{{ a.nothing }}",
        "{{ nothing }}",
    ],
)
def test_a_template_reaches_nothing_but_values(reach: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        filled(reach, a=Unit("Sở A"), b=("x",))

"""Texts that try to be something else, and a bloc in which every text is such a one."""

from pipeline.model.finding import FileStatus, Severity
from pipeline.scoring.stages import TracedReview
from tests.answering import Sent, a_row, some_grounds
from tests.builders import (
    a_bloc,
    a_condition,
    a_config,
    a_file,
    a_finding,
    a_grade,
    a_group,
    a_line,
    a_member,
    a_scale,
    an_award,
)
from tests.reports.web.traced import replaced, sat_over
from tests.scoring.test_stages import a_verdict

MARK = "‮"
HOSTILE = {
    "script": "<script>window.ran = 1</script>",
    "image": '<img src=x onerror="window.ran = 1">',
    "closing": "</script></style></title></summary><script>window.ran = 1</script>",
    "template": "{{ 7*7 }}{% for x in y %}",
    "formula": '=HYPERLINK("http://thu.example")',
    "quotes": "\" onclick='window.ran = 1' x=\"",
    "entities": "A & B &amp; &lt;c&gt; &#x41;",
    "marks": f"{MARK}gnol{MARK} ngược dòng",
    "lines": "một\nhai\r\nba\tbốn",
    "address": "javascript:window.ran = 1",
    "long": "dài" * 1667,
}


def seen(text: str) -> str:
    """The text as a page shows it: on one line, without marks of direction, which nobody sees."""
    return " ".join(text.replace(MARK, "").split())


def hostile_review_of(text: str) -> TracedReview:
    """Every name, title, answer, note, file and reason is the text; only codes are what codes can be."""
    scale = a_scale(
        a_group("A", text),
        a_line("A1", title=text),
        a_line("A2", "Theo mức", "Tốt: 10; Khá: 5", title=text),
        a_condition("K1", title=text),
    )
    members = [a_member("VP", text), a_member("TTR", text), a_member("KHTC", text)]
    config = a_config(members, grades=(a_grade(text, 0),), awards=(an_award(text),))
    config = config._replace(bloc=a_bloc(members, name=text, parent=text, place=text))
    sent = [
        Sent("VP", {"A1": 8, "A2": text}, file=f"{text}.xlsx"),
        Sent("TTR", {"A1": a_row(x="x", note=text), "A2": "Tốt"}),
    ]
    told = a_verdict("A1", "7", reason=text, appraiser=text)
    traced = sat_over(some_grounds(scale, members, config=config), sent, [told])
    found = a_finding("unknown_option", Severity.ERROR, unit=text, line=text, file=text, cell=text, seen=text)
    found = found._replace(facts={"options": text, "suggestion": text})
    files = (*traced.review.files, a_file(text, text, FileStatus.REJECTED, reason="unreadable"))
    return replaced(traced, findings=(*traced.review.findings, found), files=files)

"""What `thidua check` prints of earlier reviews: who is compared with whom, in both directions."""

from collections.abc import Iterator, Sequence

from pipeline.cli.terminal.console import say
from pipeline.model.bloc import Member
from pipeline.model.grounds import Memory, PastReview
from pipeline.text.sentences import one_line
from pipeline.text.terminal import past as words
from pipeline.text.terms import period_title
from pipeline.text.words import fold


def tell_past(memory: Memory, members: Sequence[Member]) -> None:
    """For each review of the past that is there: whom members of now are compared with, and whom nobody."""
    for past in (memory.six_month, memory.last_year):
        if past:
            say(words.compared_with(period_title(past.period, past.year), past.file))
            say(*(f"  • {line}" for line in _lines(past, members)))


def _lines(past: PastReview, members: Sequence[Member]) -> Iterator[str]:
    same = 0
    changed = list[str]()
    for member in members:
        then = past.results.get(member.code)
        if then and then.unit == member.code and fold(then.name) == fold(member.name):
            same += 1
        else:
            changed.append(_now(past, member))
    if same:
        yield words.as_before(same, all_members=same == len(members))
    yield from changed
    for one in past.parted:
        if not one.now:
            yield words.gone(one.result)
        elif len(one.now) > 1:
            yield words.split_into(one.result, one.now)


def _now(past: PastReview, member: Member) -> str:
    code, name = member.code, one_line(member.name)
    then = past.results.get(code)
    if then:
        return words.called_otherwise(code, name, then)
    of = [one.result for one in past.parted if code in one.now]
    return words.merged_from(code, name, of) if of else words.without_past(code, name)

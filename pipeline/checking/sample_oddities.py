"""What a new workspace shows as a sample and nobody has replaced: it would go into forms, mails and papers as it is."""

from collections.abc import Iterator

from pipeline.checking.subject import Subject
from pipeline.model.finding import Fault
from pipeline.text import labels
from pipeline.text.oddities import sample_guidance, sample_left
from pipeline.text.workbooks import setup as samples


def samples_left_in_config(subject: Subject) -> Iterator[Fault]:
    """Short names, aliases, addresses and numbers of decisions that are the clean config.toml's own."""
    for at, member in enumerate(subject.config.bloc.members):
        if member.short == samples.SAMPLE_SHORT:
            yield _left(f"members[{at}].short", member.short)
        for alias in member.aliases:
            if alias == samples.SAMPLE_ALIAS:
                yield _left(f"members[{at}].aliases", alias)
        for address in member.emails:
            if address.rpartition("@")[2] == samples.SAMPLE_DOMAIN:
                yield _left(f"members[{at}].emails", address)
    for at, decision in enumerate(subject.config.decisions):
        if decision.number == samples.SAMPLE_DECISION:
            yield _left(f"decisions[{at}].number", decision.number)


def samples_left_in_scale(subject: Subject) -> Iterator[Fault]:
    """Guidance that begins as that of the clean scale does: it is printed on the forms."""
    left = [line.code for line in subject.scale.lines if line.guidance.startswith(samples.SAMPLE_GUIDANCE)]
    if left:
        yield Fault(f"scale.xlsx › {labels.SCALE_SHEET}, cột {labels.GUIDANCE}", sample_guidance(left))


def _left(path: str, sample: str) -> Fault:
    return Fault(f"config.toml › {path}", sample_left(sample))

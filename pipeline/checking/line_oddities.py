"""What is odd about single lines of the scale: whom they are for, how their texts and tiers read."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import floor

from pipeline.checking.subject import Subject, named, wants_targets
from pipeline.model.finding import Fault
from pipeline.model.scale import Line
from pipeline.rules.banded import Banded
from pipeline.rules.deadline import Timeliness
from pipeline.rules.options import Options
from pipeline.rules.tiers import Tiers
from pipeline.text import labels
from pipeline.text.numbers import exact, short
from pipeline.text.oddities import (
    NOBODYS_LINE,
    NOBODYS_TARGET,
    between_tiers,
    looks_alike,
    target_missing,
    tier_never_reached,
    unknown_group,
)
from pipeline.text.words import did_you_mean, fold, to_the_eye


def texts_that_look_alike(subject: Subject) -> Iterator[Fault]:
    """Codes, options and groups that are equal to the eye and still not the same."""
    codes: dict[str, Line] = {}
    for line in subject.scale.lines:
        first = codes.setdefault(to_the_eye(line.code), line)
        if first is not line:
            told = looks_alike("Mã", line.code, first.code, f"hàng {first.row}")
            yield Fault(subject.at(line, labels.CODE), told)
        if isinstance(line.rule, Options):
            for option, other in _alike(name for name, _ in line.rule.options):
                told = looks_alike("Mức", option, other, "cùng dòng")
                yield Fault(subject.at(line, labels.PARAMETERS), told)
    groups = [group for member in subject.config.bloc.members for group in member.groups]
    for group, other in _alike(groups):
        yield Fault("config.toml › members, groups", looks_alike("Nhóm", group, other, "khóa groups"))


def _alike(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Texts that look like an earlier one but are compared as another word, each with that one."""
    seen: dict[str, str] = {}
    for text in {fold(text): text for text in texts}.values():
        first = seen.setdefault(to_the_eye(text), text)
        if first != text:
            yield text, first


def groups_of_nobody(subject: Subject) -> Iterator[Fault]:
    """A group in `Đối tượng` that no member has, also beside one that there is."""
    known = {fold(group): group for member in subject.config.bloc.members for group in member.groups}
    for line in subject.scale.lines:
        for group in line.groups:
            if fold(group) not in known:
                told = unknown_group(group, did_you_mean(group, known.values()))
                yield Fault(subject.at(line, labels.GROUPS), told)


def lines_for_nobody(subject: Subject) -> Iterator[Fault]:
    """Lines that concern no member in any period, or that need a target nobody has."""
    concerned = {code for audience in subject.audiences for code in audience.codes}
    for line in subject.scale.lines:
        source = subject.scale.source(line)
        if line.code not in concerned:
            yield Fault(subject.at(line, labels.GROUPS), NOBODYS_LINE)
        elif wants_targets(line) and not any(subject.given(source.code)):
            yield Fault(subject.at(line, labels.RULE), NOBODYS_TARGET)


def targets_of_all_but_one(subject: Subject) -> Iterator[Fault]:
    """Lines for which a single member has no target: it was more likely forgotten than left out."""
    for line in subject.scale.lines:
        if not wants_targets(line) or subject.scale.source(line) is not line:
            continue
        lacking = set()
        for period in subject.config.periods:
            concerned = [
                member
                for audience in subject.audiences
                if audience.period is period and line.code in audience.codes
                for member in audience.members
            ]
            figures = subject.targets[period].get(line.code, {})
            without = [member for member in concerned if not figures.get(member.code)]
            if len(without) == 1 and len(concerned) > 2 and without[0].code not in figures:
                lacking.add(without[0])
        for member in subject.config.bloc.members:
            if member in lacking:
                told = target_missing(named((member,), 0))
                yield Fault(f"targets.xlsx › {labels.TARGETS_SHEET}, Mã {line.code}, cột {member.code}", told)


def tiers_never_reached(subject: Subject) -> Iterator[Fault]:
    """Tiers that earlier ones cover: tiers written from low to high."""
    for line, tiers, whole in _tiers(subject):
        numbers = _probes(tiers, whole=whole)
        used = {tiers.first(number) for number in numbers}
        for tier in tiers.tiers:
            if tier not in used and any(tier.holds(number) for number in numbers):
                told = tier_never_reached(f"{tier.told()}: {short(tier.points)}")
                yield Fault(subject.at(line, labels.PARAMETERS), told)


def figures_between_tiers(subject: Subject) -> Iterator[Fault]:
    """A figure that no tier takes, though those above and below it give more (`>98: 5; <98: 3`)."""
    for line, tiers, whole in _tiers(subject):
        numbers = _probes(tiers, whole=whole)
        taken = [at for at, number in enumerate(numbers) if tiers.first(number)]
        for before, after in pairwise(taken):
            lost = numbers[before + 1 : after]
            if lost and tiers.otherwise < min(tiers.points(numbers[before]), tiers.points(numbers[after])):
                told = between_tiers(exact(lost[len(lost) // 2]), short(tiers.otherwise))
                yield Fault(subject.at(line, labels.PARAMETERS), told)


def _tiers(subject: Subject) -> Iterator[tuple[Line, Tiers, bool]]:
    """The lines with tiers; True where only whole numbers fall into them, as counts between whole bounds do."""
    for line in subject.scale.lines:
        if isinstance(line.rule, Banded):
            percent = line.rule.of_target or line.rule.with_percent_sign or subject.scale.source(line).in_percent
            bounds = [bound for tier in line.rule.tiers.tiers for bound in tier.bounds]
            yield line, line.rule.tiers, not percent and all(bound == bound.to_integral_value() for bound in bounds)
        elif isinstance(line.rule, Timeliness) and line.rule.tiers is not None:
            yield line, line.rule.tiers, True


def _probes(tiers: Tiers, *, whole: bool) -> list[Fraction]:
    """A number at every bound, between each two, and beyond the first and last: no tier begins or ends elsewhere."""
    bounds = sorted({Fraction(bound) for tier in tiers.tiers for bound in tier.bounds})
    if whole:
        near = {floor(bound) + step for bound in bounds for step in (-1, 0, 1, 2)}
        return [Fraction(number) for number in sorted(near)]
    between = [(low + high) / 2 for low, high in pairwise(bounds)]
    outside = [bounds[0] - 1, bounds[-1] + 1] if bounds else []
    return sorted({*bounds, *between, *outside})

"""What is printed of a setup: its faults, what is legal but odd, the scale."""

from collections.abc import Iterable, Sequence

from pipeline.cli.terminal.console import say, width
from pipeline.cli.terminal.tables import Branch, tree
from pipeline.model.finding import Fault
from pipeline.model.scale import Line, Scale
from pipeline.text.labels import KIND_LABELS
from pipeline.text.numbers import short
from pipeline.text.terminal.reports import faults_found, oddities_found


def tell_faults(faults: Iterable[Fault]) -> None:
    """The configuration's faults, on stderr, and that nothing was done."""
    faults = tuple(faults)
    say(faults_found(len(faults)), *(f"  • {fault}" for fault in faults), stderr=True)


def tell_oddities(oddities: Sequence[Fault]) -> None:
    """What is legal but odd."""
    if oddities:
        say(oddities_found(len(oddities)), *(f"  • {oddity}" for oddity in oddities))


def tell_scale(scale: Scale) -> None:
    """The scale as the program understood it: a tree with points by level."""
    say(f"Thang điểm, phiên bản {scale.version}", *tree([_branch(scale, one) for one in scale.sections], width()))


def _branch(scale: Scale, line: Line) -> Branch:
    return _row_in_words(line), [_branch(scale, child) for child in scale.children.get(line.code, ())]


def _row_in_words(line: Line) -> str:
    limit = "" if line.maximum is None else f", tối đa {short(line.maximum)}"
    caps = (("trần thưởng", line.bonus_cap), ("trần trừ", line.deduction_cap))
    limit += "".join(f", {name} {short(cap)}" for name, cap in caps if cap is not None)
    rule = f" — {line.rule.label}: {line.rule.words()}" if line.rule else ""
    effect = line.condition
    rule += f" — {effect.effect}{': ' + effect.grade if effect.grade else ''}" if effect else ""
    return f"{line.code}. {line.title} [{KIND_LABELS[line.kind]}{limit}]{rule}"

"""Cách tính: one small file a rule, one line each in the mapping.

A rule is a frozen dataclass that fulfils `model.Rule` and has `label` and `parse`. To add one: write its file,
add it to `RULES`, and test it in tests/rules/.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from pipeline.model.scale import Kind, Rule
from pipeline.rules.banded import Banded
from pipeline.rules.countdown import Countdown
from pipeline.rules.deadline import Timeliness
from pipeline.rules.direct import Direct
from pipeline.rules.leader import AgainstLeader
from pipeline.rules.mending import rewritten
from pipeline.rules.options import Options
from pipeline.rules.parameters import LineFacts, Parts
from pipeline.rules.pass_fail import PassFail
from pipeline.rules.quantity import Quantity
from pipeline.rules.ratio import Proportion
from pipeline.rules.standard import Standard
from pipeline.rules.surplus import Surplus
from pipeline.text import labels
from pipeline.text.words import did_you_mean, fold


class RuleClass(Protocol):
    """What the mapping holds: a class with the rule's label, which reads its parameters."""

    label: str

    def parse(self, parts: Parts, facts: LineFacts) -> Rule:
        """The rule; what is wrong with the parameters goes to `parts.faults`."""


class Use(NamedTuple):
    """The kinds of lines that may use a rule, and those on which `Điểm tối đa` may be blank (no limit)."""

    kinds: frozenset[Kind]
    unlimited: frozenset[Kind] = frozenset()


_BASE = frozenset({Kind.BASE})
_ADJUSTING = frozenset({Kind.BONUS, Kind.DEDUCTION})
_ALL = _BASE | _ADJUSTING

RULES: dict[RuleClass, Use] = {
    Standard: Use(_BASE),
    Direct: Use(_ALL, unlimited=_ADJUSTING),
    PassFail: Use(_ALL),
    Options: Use(_ALL),
    Banded: Use(_ALL),
    Proportion: Use(_BASE),
    Quantity: Use(_ALL, unlimited=_ADJUSTING),
    Countdown: Use(_BASE),
    Timeliness: Use(_ALL),
    Surplus: Use(frozenset({Kind.BONUS})),
    AgainstLeader: Use(_BASE),
}
"""Every rule, in the order in which they are explained (CONTRACT section 4)."""

_ALSO_CALLED: dict[str, RuleClass] = {
    "Có/không": PassFail,
    "Đạt / không đạt": PassFail,
    "Có / không": PassFail,
    "Tự chấm": Direct,
    "Tự chấm điểm": Direct,
}
"""What else people write in `Cách tính` where only one rule can be meant."""

_BY_LABEL = {fold(rule.label): rule for rule in RULES} | {fold(word): rule for word, rule in _ALSO_CALLED.items()}


WRITE_SO = "chưa đọc được cách ghi này; nếu đúng ý thì hãy viết cả ô là “{whole}”"


class RuleFault(NamedTuple):
    """What is wrong with a line's rule, and the column of scale.xlsx where it is to be mended."""

    column: str
    sentence: str


def parse_rule(label: str, parameters: str, facts: LineFacts) -> tuple[Rule | None, tuple[RuleFault, ...]]:
    """The rule of a line from its `Cách tính` and `Tham số`, or None and what is wrong with them."""
    rule_class = _BY_LABEL.get(fold(label))
    if rule_class is None:
        guess = did_you_mean(label, (rule.label for rule in RULES))
        return None, (RuleFault(labels.RULE, f"không có cách tính “{label}”{guess}"),)
    use, parts = RULES[rule_class], Parts(parameters, facts.codes)
    faults = []
    if facts.kind not in use.kinds:
        kind = labels.KIND_LABELS[facts.kind]
        faults.append(RuleFault(labels.RULE, f"cách tính “{rule_class.label}” không dùng cho dòng loại {kind}"))
    if facts.maximum is None and facts.kind not in use.unlimited:
        faults.append(RuleFault(labels.MAXIMUM, f"cách tính “{rule_class.label}” cần Điểm tối đa"))
    rule = rule_class.parse(parts, facts)
    faults += [
        RuleFault(labels.PARAMETERS, sentence) for sentence in _told(rule_class, parameters, parts.faults, facts)
    ]
    return (None if faults else rule), tuple(faults)


def _told(rule_class: RuleClass, parameters: str, faults: Sequence[str], facts: LineFacts) -> Sequence[str]:
    """What is wrong with the parameters: how to write the whole cell where that is known, else part by part."""
    for whole in rewritten(rule_class.label, parameters) if faults else ():
        parts = Parts(whole, facts.codes)
        rule_class.parse(parts, facts)
        if not parts.faults:
            return (WRITE_SO.format(whole=whole),)
        if len(parts.faults) < len(faults) or (len(parts.faults) == len(faults) and "hoặc" in parts.faults[0]):
            faults = parts.faults
    return faults

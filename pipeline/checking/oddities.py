"""What is legal in a workspace, but odd: a check is a small pure function in the tuple at the end."""

from collections.abc import Callable, Iterator

from pipeline.checking import line_oddities as lines
from pipeline.checking import parameter_oddities as parameters
from pipeline.checking import policy_oddities as policies
from pipeline.checking import reach_oddities as reach
from pipeline.checking import sample_oddities as samples
from pipeline.checking.subject import Subject, subject_of
from pipeline.model.bloc import Config
from pipeline.model.finding import Fault
from pipeline.model.grounds import TargetsByPeriod
from pipeline.model.scale import Scale


def oddities(config: Config, scale: Scale, targets: TargetsByPeriod) -> tuple[Fault, ...]:
    """All that is odd, in the order of the checks."""
    subject = subject_of(config, scale, targets)
    return tuple(fault for check in CHECKS for fault in check(subject))


CHECKS: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    policies.times_of_another_year,
    samples.samples_left_in_config,
    samples.samples_left_in_scale,
    lines.texts_that_look_alike,
    lines.groups_of_nobody,
    lines.lines_for_nobody,
    lines.targets_of_all_but_one,
    lines.tiers_never_reached,
    lines.figures_between_tiers,
    parameters.numbers_of_two_readings,
    parameters.percentages_of_nothing,
    parameters.options_that_are_tiers,
    reach.rules_below_their_maximum,
    reach.groups_that_do_not_add_up,
    reach.nobody_ranked,
    reach.grades_out_of_reach,
    policies.quotas_for_nobody,
)

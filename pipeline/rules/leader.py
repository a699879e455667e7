"""`So với đơn vị dẫn đầu`: who goes over the target is measured against the member who went furthest."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import BlocFigures, Case, Question, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import figure, fraction_of, share, told_figure, told_share
from pipeline.rules.parameters import LineFacts, Parts
from pipeline.text.numbers import exact, short


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstLeader(Defaults):
    """r = reported/target. r < 1: ½·M·r; r = 1: ½·M; r > 1: ½·M + ½·M·(r−1)/(r*−1), r* the largest r of the bloc.

    Without a target (blank or 0) but reported > 0: M·reported/(the largest reported among such members); they are
    never the leader. A figure beyond all of the bloc's, as one of several appraisers may put it (CONTRACT section 12:
    the member's own stays in r*), gives M. Source: CONTRACT section 4.
    """

    label = "So với đơn vị dẫn đầu"
    maximum: Decimal

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "AgainstLeader":
        parts.finish(())
        return cls(maximum=facts.ceiling)

    @property
    def question(self) -> Question:
        return Question(sort=Sort.NUMBER, at_least=Decimal(0))

    @property
    def needs_target(self) -> bool:
        return True

    @property
    def needs_bloc_figures(self) -> bool:
        return True

    def ratio(self, case: Case) -> Fraction | None:
        return share(case) if case.target else None

    def points(self, case: Case) -> Fraction:
        maximum, ratio = fraction_of(self.maximum), self.ratio(case)
        if _is_beyond(case, ratio):
            return maximum
        if ratio is None:
            return maximum * figure(case) / Fraction(case.bloc_figures.untargeted or 1)
        if ratio <= 1:
            return maximum / 2 * ratio
        return maximum / 2 + maximum / 2 * (ratio - 1) / (Fraction(case.bloc_figures.leader or ratio) - 1)

    def calculation(self, case: Case) -> str:
        maximum, ratio = short(self.maximum), self.ratio(case)
        beyond = _is_beyond(case, ratio)
        if ratio is None:
            mine, most = told_figure(case), short(case.bloc_figures.untargeted or Decimal(1))
            told = f"{mine} > {most} nên lấy {maximum}" if beyond else f"{maximum} × {mine}/{most}"
            return f"không có chỉ tiêu, số lớn nhất trong các đơn vị như vậy là {most}: {told}"
        if ratio <= 1:
            return f"{maximum}/2 × {told_share(case)}"
        if case.bloc_figures.leader is None:
            return f"trong khối chưa có tỷ lệ nào để so: {told_share(case)} > 1 nên lấy {maximum}"
        leader = exact(case.bloc_figures.leader)
        over = f"{maximum}/2 + {maximum}/2 × ({told_share(case)} − 1)/({leader} − 1)"
        told = f"{told_share(case)} > {leader} nên lấy {maximum}" if beyond else over
        return f"tỷ lệ cao nhất khối là {leader}: {told}"

    def best(self) -> Fraction:
        return fraction_of(self.maximum)

    def words(self) -> str:
        half = short(self.maximum / 2)
        return (
            f"Đạt đúng chỉ tiêu: {half} điểm, chưa đạt thì tính theo tỷ lệ; "
            f"vượt chỉ tiêu được thêm tới {half} điểm so với đơn vị vượt nhiều nhất khối (khối tính)"
        )


def _is_beyond(case: Case, ratio: Fraction | None) -> bool:
    """True where the figure beats every one that it is measured against."""
    if ratio is None:
        return figure(case) > Fraction(case.bloc_figures.untargeted or figure(case))
    return ratio > 1 and (case.bloc_figures.leader is None or ratio > case.bloc_figures.leader)


def bloc_figures(cases: Iterable[Case]) -> BlocFigures:
    """The bloc's figures for one line, from the cases of all members on whom it applies with a valid figure."""
    cases = tuple(cases)
    ratios = [share(case) for case in cases if case.target]
    figures = [case.answer for case in cases if not case.target and isinstance(case.answer, Decimal)]
    return BlocFigures(leader=max(ratios, default=None), untargeted=max(figures, default=None))

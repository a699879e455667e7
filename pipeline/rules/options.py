"""`Theo mức`: each option that may be chosen has its points."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells, Question, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import fraction_of
from pipeline.rules.parameters import FOLLOWING, NUMBER, LineFacts, Parts, decimal, typed
from pipeline.rules.tier_words import check_points
from pipeline.text.numbers import exact, plain
from pipeline.text.words import clean, fold

_GIVEN = rf"(?i:(?:(?<![0-9]):|:\s)\s*{NUMBER}(?:(\s*(?:điểm|đ)\b)|(?!\w|[.,][0-9]))(\s*[,.]?\s*)(?=(\w)))"
"""Points, their unit, and what stands where a `;` was lost, before the first letter of the next option."""


def _apart(name: str) -> str:
    """The name with a `;` after points that it holds: the `;` between two options was lost."""
    if ":" not in name:
        return name
    return re.sub(
        _GIVEN, lambda at: f"{at[0].rstrip(' ,.')}; " if at[1] or at[2].strip() or at[3].isupper() else at[0], name
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Defaults):
    """Points: those of the chosen option. Source: CONTRACT section 4."""

    label = "Theo mức"
    options: tuple[tuple[str, Decimal], ...]
    follows: str | None = None

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Options":
        follows = parts.code(*FOLLOWING)
        options: list[tuple[str, Decimal]] = []
        for part in parts.rest():
            name, colon, points = map(clean, part.rpartition(":"))
            number = re.fullmatch(rf"({NUMBER})\s*(?:điểm|đ)?", fold(points))
            if not (name and colon and number):
                parts.fault(f"“{part}” chưa đúng dạng “tên mức: số điểm”")
                continue
            if (apart := _apart(name)) != name:
                whole = f"{apart}: {points}"
                parts.fault(f"“{part}” có nhiều số điểm; hãy ngăn các mức bằng dấu chấm phẩy: “{whole}”")
            if fold(name) in {fold(other) for other, _ in options}:
                parts.fault(f"mức “{name}” ghi hai lần")
            options.append((name, decimal(number[1])))
        check_points(parts, facts, [points for _, points in options])
        return cls(options=tuple(options), follows=follows)

    @property
    def question(self) -> Question:
        return Question(sort=Sort.OPTION, options=tuple(name for name, _ in self.options))

    def points(self, case: Case) -> Fraction:
        return fraction_of(dict(self.options)[str(case.answer)])

    def calculation(self, case: Case) -> str:
        return f"“{case.answer}” nên lấy {exact(self.points(case))}"

    def best(self) -> Fraction:
        return max((Fraction(points) for _, points in self.options), default=Fraction(0))

    def formula(self, cells: FormulaCells) -> str:
        text = "0"
        for name, points in reversed(self.options):
            quoted = name.replace('"', '""')
            text = f'IF(TRIM({cells.answer})="{quoted}",{plain(points)},{text})'
        return text

    def words(self) -> str:
        return "; ".join(f"{name}: {typed(points)} điểm" for name, points in self.options)

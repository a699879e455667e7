"""Two hundred random marks and more, worked out by hand from what is printed: the printed numbers give the points.

The scales have every rule, all policies for lines that do not apply, caps, and appraisers of two rounds.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from random import Random

import pytest

from pipeline.model.bloc import AppraisalPolicy, Config, NotApplicable, ScoringPolicy
from pipeline.model.result import Review
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind, Line, Scale
from pipeline.model.submission import Opinion
from pipeline.rules import RULES
from tests.answering import MARKED, Answers, Sent, some_grounds
from tests.builders import a_config, a_group, a_line, a_member, a_scale
from tests.explained import explained_in
from tests.rules.every_rule import uses_of_other_rules
from tests.working_out import BECAUSE, comes_to, value, worked_out

UNITS = ("VP", "TTR", "KH")
SEEDS = range(24)

KNOWN = (
    ("Điểm chuẩn", "", Kind.BASE),
    ("Chấm trực tiếp", "", Kind.BASE),
    ("Chấm trực tiếp", "thang 30", Kind.BASE),
    ("Đạt/không đạt", "", Kind.DEDUCTION),
    ("Theo mức", "Tốt: 7,25; Khá: 4; Kém: 0", Kind.BASE),
    ("Theo bậc", "≥98: 5; >50: 3,5; <10: 1; còn lại: 0,5", Kind.BASE),
    ("Theo bậc", "theo % chỉ tiêu; ≥100: 5; ≥60: 2", Kind.BONUS),
    ("Theo tỷ lệ", "đủ điểm từ 85%; không điểm dưới 20%", Kind.BASE),
    ("Theo tỷ lệ", "càng thấp càng tốt", Kind.BASE),
    ("Theo tỷ lệ", "kết quả là %", Kind.BASE),
    ("Theo số lượng", "0,75/lần", Kind.BONUS),
    ("Theo số lượng", "0,3 mỗi 7 trên 12", Kind.DEDUCTION),
    ("Trừ dần", "0,15/lần; trừ tối đa 4", Kind.BASE),
    ("Theo thời hạn", "hạn 31/01; 0,35/ngày; trừ tối đa 6", Kind.BASE),
    ("Theo thời hạn", "hạn 31/01; ≤0: 3; ≤30: 1,5; còn lại: 0,25", Kind.BONUS),
    ("Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp", Kind.DEDUCTION),
    ("Vượt kế hoạch", "của L8; 2%", Kind.BONUS),
    ("So với đơn vị dẫn đầu", "", Kind.BASE),
)
LINES = (*KNOWN, *(use[:3] for use in uses_of_other_rules(label for label, _, _ in KNOWN)))
"""With a line of every rule."""


def a_random_scale(random: Random) -> Scale:
    """Every line of `LINES` in three sections with caps, one of which counts only its highest row."""
    rows: list[Line] = []
    for number, (label, parameters, kind) in enumerate(LINES, start=1):
        if number % 6 == 1:
            rows.append(_section(random, f"S{number // 6}"))
        rows.append(a_line(f"L{number}", label, parameters, kind=kind))
    return a_scale(*rows)


def _section(random: Random, code: str) -> Line:
    caps = {"maximum": 40, "bonus_cap": 3, "deduction_cap": 2}
    chosen = {name: Decimal(cap) for name, cap in caps.items() if random.random() < 0.4}
    return a_group(code, highest_only=random.random() < 0.2, bonus_if_clean=random.random() < 0.2, **chosen)


def an_answer(random: Random, label: str) -> object:
    if random.random() < 0.1:
        return random.choice((None, MARKED, "không rõ"))
    match label:
        case "Theo mức":
            return random.choice(("Tốt", "Khá", "Kém"))
        case "Đạt/không đạt":
            return random.choice(("Có", "Không"))
        case "Theo thời hạn":
            return random.choice((date(2018, 1, 1) + timedelta(random.randrange(90)), "Không"))
        case "Theo số lượng" | "Trừ dần":
            return random.randrange(40)
        case "Chấm trực tiếp":
            return Decimal(random.randrange(1000)) / 100
        case _:
            return Decimal(random.randrange(15000)) / 100


def a_verdict(random: Random, number: int, line: Line) -> Opinion:
    figure = an_answer(random, line.rule.label) if line.rule and random.random() < 0.5 else None
    told = Decimal(figure) if isinstance(figure, int) else figure if isinstance(figure, Decimal) else None
    usable = told is not None and not (line.rule and line.rule.question is None)
    return Opinion(
        unit=random.choice(UNITS),
        line=line.code,
        appraiser=f"Phòng {number % 3}",
        round=random.choice((1, 1, 2)),
        points=None if usable else Decimal(random.randrange(1200)) / 100,
        figure=told if usable else None,
    )


def a_random_config(random: Random) -> Config:
    config = a_config(tuple(a_member(unit) for unit in UNITS))
    policy = random.choice(list(NotApplicable))
    scoring = ScoringPolicy(decimals=2, not_applicable=policy, total_cap=random.choice((None, Decimal(60))))
    appraisal = AppraisalPolicy(combine=random.choice(("mean", "median")))
    return config._replace(scoring=scoring, appraisal=appraisal)


@cache
def told_of(seed: int) -> tuple[tuple[Review, str, tuple[str, ...]], ...]:
    """A random review, and for every member of it what is explained."""
    random = Random(seed)
    scale = a_random_scale(random)
    lines = [line for line in scale.lines if line.rule]
    targets = {
        line.code: {unit: random.randrange(1, 120) for unit in UNITS if random.random() < 0.9}
        for line in lines
        if line.rule and line.rule.needs_target
    }
    grounds = some_grounds(scale, config=a_random_config(random), targets=targets)
    sent = [Sent(unit, _answers(random, lines)) for unit in UNITS]
    opinions = [a_verdict(random, number, random.choice(lines)) for number in range(random.choice((0, 12)))]
    explained = (explained_in(grounds, *sent, opinions=opinions, unit=unit) for unit in UNITS)
    return tuple((review, unit, tuple(texts)) for unit, (review, texts) in zip(UNITS, explained, strict=True))


def _answers(random: Random, lines: list[Line]) -> Answers:
    return {line.code: an_answer(random, line.rule.label) for line in lines if line.rule and line.rule.question}


# ------------------------------------------------------------------------------ what is printed


def worked(text: str) -> Decimal:
    """The number after the arrow, once what stands before it has been worked out."""
    told, _, rounded = text.rpartition(" → ")
    if BECAUSE not in told and " = " in told:
        told, _, number = told.rpartition(" = ")
        assert comes_to(value(told), number), text
    assert half_up(value(told), 2) == read(rounded), text
    return read(rounded)


def read(number: str) -> Decimal:
    return Decimal(number.replace(".", "").replace(",", "."))


def marks_of(texts: tuple[str, ...]) -> Iterator[tuple[str, Decimal, list[str]]]:
    """Code, printed points and the sentences of every mark."""
    heads = [index for index, text in enumerate(texts) if re.match(r"L\d+\. .* điểm \(", text)]
    ends = [index for index, text in enumerate(texts) if re.match(r"(L\d+|Mục S\d+)\. |Mục |Cộng", text)]
    for head in heads:
        end = min(index for index in ends if index > head)
        printed = re.search(r"\]: (?:trừ )?(-?[\d.,]+) điểm \(", texts[head])
        assert printed
        yield texts[head].split(".")[0], read(printed[1]), list(texts[head + 1 : end])


def counted(sentences: list[str], points: Decimal) -> Decimal:
    """The points that the sentences of a mark come to, worked out by hand; `points` where nothing is calculated."""
    told = {text.partition(": ")[0].partition(" (")[0]: text.partition(": ")[2] for text in sentences}
    opinions = [text for text in sentences if text.startswith("Thẩm định vòng") and text.endswith("được tính).")]
    given = [_opinion(text) for text in opinions if "không tính)" not in text]
    if "Gộp điểm thẩm định" in told:
        combined = told["Gộp điểm thẩm định"]
        for number in re.findall(r"\d+,\d\d", combined.split(")/")[0]):
            assert read(number) in given
        return worked(combined)
    if given:
        return given[0]
    for name in ("Sau thẩm định", "Thay số"):
        if name in told:
            return worked(told[name])
    assert "Không áp dụng" in told, sentences
    return points


def _opinion(text: str) -> Decimal:
    said = re.search(r"cho ([\d.,]+) điểm \(|tính ra (.*) \(", text)
    assert said, text
    return read(said[1]) if said[1] else worked(said[2])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_printed_numbers_give_the_points(seed: int) -> None:
    for review, unit, texts in told_of(seed):
        card = next(one.card for one in review.board.standings if one.card.member.code == unit)
        marks = {mark.code: mark for mark in card.marks}
        told = {code: (points, counted(sentences, points)) for code, points, sentences in marks_of(texts)}
        assert told == {code: (mark.points, mark.points) for code, mark in marks.items()}


def test_enough_was_worked_out() -> None:
    """More than two hundred marks were calculated, by every rule, after appraisals too, and every policy occurred."""
    told = [text for seed in SEEDS for _, _, texts in told_of(seed) for text in texts]
    assert sum(text.startswith("Thay số: ") for text in told) > 200
    assert {text.split(" — ")[0] for text in told if " — " in text and text.startswith("Cách tính")} == {
        f"Cách tính: {rule.label}" for rule in RULES
    }
    for beginning in ("Sau thẩm định: ", "Gộp điểm thẩm định", "Quy đổi điểm chuẩn", "Không áp dụng: "):
        assert any(text.startswith(beginning) for text in told), beginning
    policies = {review.config.scoring.not_applicable for seed in SEEDS for review, _, _ in told_of(seed)}
    assert policies == set(NotApplicable)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sums_add_up_to_the_printed_total(seed: int) -> None:
    for review, unit, texts in told_of(seed):
        sums = dict(_sums(texts))
        points = {code: printed for code, printed, _ in marks_of(texts)}
        for row, components in sums.items():
            for name, (parts, _) in components.items():
                for code, number in parts.items():
                    below = sums[code][name][1] if code in sums else points.get(code, number)
                    assert name == "tối đa" or number == below, (row, name, code)
        total = next(text for text in texts if text.startswith("Tổng điểm: "))
        net, *limits = total.removeprefix("Tổng điểm: ").split(", trần ")
        told, _, printed = net.rpartition(" = ")
        assert worked_out(told) == Fraction(read(printed))
        last = read(limits[0].rpartition(" → ")[2]) if limits else read(printed)
        assert last == next(one.card.total for one in review.board.standings if one.card.member.code == unit)


def _sums(texts: tuple[str, ...]) -> Iterator[tuple[str, dict[str, tuple[dict[str, Decimal], Decimal]]]]:
    """By row, then by component: the parts by row code, and what counts. Every sum is added up."""
    row, components = "", dict[str, tuple[dict[str, Decimal], Decimal]]()
    for text in texts:
        head = re.match(r"Mục (S\d+)\. |(Cộng cả thang điểm)", text)
        if head:
            if row:
                yield row, components
            row, components = head[1] or head[2], {}
        component = re.match(r"(chuẩn|thưởng|trừ|tối đa): (.*)", text)
        if component and row:
            components[component[1]] = _added(component[2])
    yield row, components


def _added(text: str) -> tuple[dict[str, Decimal], Decimal]:
    sum_told, *limits = re.split(", (?:trần|chỉ tính) ", text)
    parts = {code: read(number) for code, number in re.findall(r"([LS]\d+) (-?[\d.]+(?:,\d+)?)", sum_told)}
    highest = sum_told.startswith("cao nhất")
    added = max(parts.values()) if highest else sum(parts.values(), Decimal(0))
    if " = " in sum_told or highest:
        assert read(re.split(" = | là ", sum_told)[-1]) == added, text
    return parts, read(limits[0].rpartition(" → ")[2]) if limits and " → " in limits[0] else added

"""How a row of the scale counts, in words: its rule or consequence, and the caps of its branch."""

from pipeline.model.scale import Condition, Effect, Kind, Line
from pipeline.text.numbers import short

_EFFECTS = {
    Effect.NOT_RANKED: "không xếp hạng",
    Effect.NO_AWARD: "không đề nghị khen thưởng",
    Effect.NO_GRADE: "không xếp loại, không đề nghị khen thưởng",
    Effect.ONE_DOWN: "hạ 01 bậc xếp loại",
}

_SIDES = {Kind.BONUS: "Điểm thưởng", Kind.DEDUCTION: "Điểm trừ"}


def counting_of(line: Line) -> str:
    """The rule or the consequence, then the caps of the branch, as a sentence; "" where there is nothing to say."""
    parts = [*_own(line), *_caps(line)]
    text = "; ".join(parts) + ("." if parts else "")
    return text[:1].upper() + text[1:]


def _own(line: Line) -> list[str]:
    if line.condition is not None:
        return [_consequence(line.condition)]
    if line.rule is None:
        return []
    follows = [f"lấy theo kết quả dòng {line.rule.follows}"] if line.rule.follows else []
    words = f"{_SIDES[line.kind]}. {line.rule.words()}" if line.kind in _SIDES else line.rule.words()
    return [words, *follows]


def _consequence(condition: Condition) -> str:
    if condition.effect is Effect.AT_MOST:
        return f"Nếu Có: xếp loại cao nhất là {condition.grade}"
    return f"Nếu Có: {_EFFECTS[condition.effect]}"


def _caps(line: Line) -> list[str]:
    caps = []
    if line.highest_only:
        caps.append("chỉ tính mức cao nhất trong các dòng dưới đây")
    if line.bonus_cap is not None:
        caps.append(f"điểm thưởng không quá {short(line.bonus_cap)}")
    if line.deduction_cap is not None:
        caps.append(f"điểm trừ không quá {short(line.deduction_cap)}")
    if line.bonus_if_clean:
        caps.append("chỉ được thưởng khi không bị trừ điểm")
    if line.kind is Kind.GROUP and line.maximum is not None and caps:
        caps.insert(0, f"điểm chuẩn không quá {short(line.maximum)}")
    return caps

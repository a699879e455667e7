"""The live formulas of one row that read its answer, and tell whether it is one (CONTRACT section 4)."""

from pipeline.forms.score.layout import Column, Working, input_column
from pipeline.forms.score.plan import DUST, REVIEW, Plan, accepted
from pipeline.forms.score.typed import cleaned_date, cleaned_number, look, read_date, read_number, words
from pipeline.model.scale import Kind, Line, Question, Sort
from pipeline.text.numbers import plain

_WRONG = f'"{REVIEW}"'


def shown_as(plan: Plan, line: Line) -> str | None:
    """How the line's own answer is shown; None where a word is asked or nothing."""
    cell = _typed_into(plan, line)
    return look(cell) if cell else None


def typed(plan: Plan, line: Line) -> str | None:
    """The line's own answer where it was typed as text; None where a word is asked or nothing."""
    cell, question = _typed_into(plan, line), line.rule.question if line.rule else None
    if cell is None or question is None:
        return None
    return cleaned_date(cell) if question.sort is Sort.DATE else cleaned_number(cell, in_percent=line.in_percent)


def _typed_into(plan: Plan, line: Line) -> str | None:
    """The cell in which the line asks for a number or a date."""
    column, question = input_column(line), line.rule.question if line.rule else None
    asks = column is not None and question is not None and question.sort is not Sort.OPTION
    return plan.at(column, line) if column is not None and asks else None


def answer(plan: Plan, line: Line) -> str | None:
    """What was answered, as the rule takes it: a number, a date or a word; "" where the cell is blank.

    By `theo dòng X` it is line X's answer, and where X is blank the line's own rule says what that means.
    """
    source = plan.scale.source(line)
    column = input_column(source)
    if column is None or source.code not in plan.rows:
        return None
    cell = plan.at(column, source)
    blank = "0" if line.rule and line.rule.blank_is_zero and line.kind is Kind.BASE else '""'
    if source is not line:
        given = plan.at(Working.ANSWER, source)
        meant = f"IF(ISNUMBER({given}),{_spelled(plan, line, given)},{given})" if accepted(line) else given
    else:
        meant = _own(plan, line, cell)
    return f'IF({words(cell)}="",{blank},{meant})'


def _own(plan: Plan, line: Line, cell: str) -> str:
    question = line.rule.question if line.rule else None
    text, shown = plan.at(Working.TYPED, line), plan.at(Working.SHOWN_AS, line)
    if question is None or question.sort is Sort.OPTION:
        number = f"IF(ISLOGICAL({cell}),{_WRONG},{_spelled(plan, line, cell)})"
        return f"IF(ISNUMBER({cell}),{number},{words(cell)})"
    if question.sort is Sort.DATE:
        return read_date(cell, text, shown, _WRONG)
    return read_number(cell, text, shown, _WRONG, in_percent=line.in_percent)


def claim_typed(plan: Plan, line: Line) -> str | None:
    """What was typed as text over our formula of a computed line; None where there is none."""
    if not takes_claim(line):
        return None
    return cleaned_number(plan.at(Column.CLAIMED, line), in_percent=line.in_percent)


def claim(plan: Plan, line: Line) -> str | None:
    """The number in `Điểm tự chấm` of a computed line, our own or typed over it; "" where there is none."""
    if not takes_claim(line):
        return None
    cell, text = plan.at(Column.CLAIMED, line), plan.at(Working.CLAIM_TYPED, line)
    number = read_number(cell, text, look(cell), '""', in_percent=line.in_percent)
    return f'IFERROR(ROUND(ROUND({number},{DUST}),{plan.policy.decimals}),"")'


def takes_claim(line: Line) -> bool:
    """True where points are computed, so that a number in `Điểm tự chấm` is a claim beside them."""
    return line.rule is not None and input_column(line) is not Column.CLAIMED


def _spelled(plan: Plan, line: Line, number: str) -> str:
    """A number among the options is chosen by its text, with a decimal point or comma."""
    point, comma = f'SUBSTITUTE({number}&"",",",".")', f'SUBSTITUTE({number}&"",".",",")'
    return f"IF(SUMPRODUCT(--({plan.lists[accepted(line)]}={point}))>0,{point},{comma})"


def valid(plan: Plan, line: Line) -> str:
    """Whether the answer lies in the rule's domain, and in line X's for `theo dòng X`."""
    answered = plan.at(Working.ANSWER, line)
    question = line.rule.question if line.rule else None
    if question is None or question.sort is Sort.OPTION:
        test = f"SUMPRODUCT(--({plan.lists[accepted(line)]}={answered}))>0"
    elif question.sort is Sort.DATE:
        words = "".join(f',{answered}="{word}"' for word in question.options)
        test = f"OR(ISNUMBER({answered}){words})"
    else:
        test = f"IFERROR(AND(ISNUMBER({answered}){_bounds(question, answered)}),FALSE)"
    source = plan.scale.source(line)
    return test if source is line else f'AND({plan.at(Working.STATE, source)}<>"{REVIEW}",{test})'


def _bounds(question: Question, answered: str) -> str:
    tests = []
    if question.at_least is not None:
        tests.append(f"{answered}>={plain(question.at_least)}")
    if question.at_most is not None:
        tests.append(f"{answered}<={plain(question.at_most)}")
    if question.whole:
        tests.append(f"{answered}=INT({answered})")
    if question.step is not None:
        parts = f"{answered}/{plain(question.step)}"
        tests.append(f"ABS({parts}-ROUND({parts},0))<0.000000001")
    return "".join(f",{test}" for test in tests)

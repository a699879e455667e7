"""The live formulas of one row that read its answer, and tell whether it is one (CONTRACT section 4)."""

from pipeline.forms.score.layout import Working, input_column
from pipeline.forms.score.plan import DUST, REVIEW, Plan, accepted
from pipeline.forms.score.typed import cleaned_date, cleaned_number, date_of, number_of
from pipeline.model.scale import Kind, Line, Question, Sort
from pipeline.text.numbers import plain


def typed(plan: Plan, line: Line) -> str | None:
    """The line's own answer where it was typed as text; None where a word is asked or nothing."""
    column, question = input_column(line), line.rule.question if line.rule else None
    if column is None or question is None or question.sort is Sort.OPTION:
        return None
    cell = plan.at(column, line)
    return cleaned_date(cell) if question.sort is Sort.DATE else cleaned_number(cell, in_percent=line.in_percent)


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
    return f'IF(TRIM({cell})="",{blank},{meant})'


def _own(plan: Plan, line: Line, cell: str) -> str:
    question, text = line.rule.question if line.rule else None, plan.at(Working.TYPED, line)
    if question is None or question.sort is Sort.OPTION:
        return f"IF(ISNUMBER({cell}),{_spelled(plan, line, cell)},TRIM({cell}))"
    if question.sort is Sort.DATE:
        return f"IF(ISNUMBER({cell}),{cell},{date_of(text, f'TRIM({cell})')})"
    # A percent format makes 98,5% out of 0,985; a date format a day out of a number. Not every program can tell.
    format_code = f'LEFT(IFERROR(CELL("format",{cell}),"G"),1)'
    percent = f"ROUND({cell}*100,{DUST})" if line.in_percent else f'"{REVIEW}"'
    number = f'IF({format_code}="P",{percent},IF({format_code}="D","{REVIEW}",{cell}))'
    wrong = f'"{REVIEW}"'
    return f"IF(ISNUMBER({cell}),{number},{number_of(text, wrong)})"


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

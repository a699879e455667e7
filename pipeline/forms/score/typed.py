"""A number or a date that was typed as text, read on the form as the program reads it (but for a sign before it).

`typed` is the address of the input cell, `text` that of the cleaned text on `Tính`. Nothing here depends on the
decimal sign or the date order of the computer. Source: CONTRACT section 4, "Reading a cell".
"""


def cleaned_number(typed: str, *, in_percent: bool) -> str:
    """The text with a decimal point, and on a line measured in % without a closing %."""
    text = f"TRIM({typed})"
    if in_percent:
        text = f'IF(RIGHT({text},1)="%",LEFT({text},LEN({text})-1),{text})'
    return f'IF(ISTEXT({typed}),SUBSTITUTE({text},",","."),"")'


def number_of(text: str, otherwise: str) -> str:
    """The number of a cleaned text: digits and at most one point; `1.234` might be a thousand, and is none."""
    digits = f'SUBSTITUTE({text},".","")'
    decimals = f'(LEN({text})-IFERROR(FIND(".",{text}),LEN({text})))'
    tests = (
        f'TEXT(VALUE({digits}),REPT("0",LEN({digits})))={digits}',
        f"LEN({text})-LEN({digits})<=1",
        f'LEFT({text},1)<>"."',
        f'RIGHT({text},1)<>"."',
        f'NOT(AND({decimals}=3,LEN({text})<=7,LEFT({text},1)<>"0"))',
    )
    return f"IFERROR(IF(AND({','.join(tests)}),VALUE({digits})/10^{decimals},{otherwise}),{otherwise})"


def cleaned_date(typed: str) -> str:
    """The text as `d/m/yyyy`, whatever its separators; `yyyy-mm-dd` turned round."""
    text = f'SUBSTITUTE(SUBSTITUTE(TRIM({typed}),"-","/"),".","/")'
    turned = f'MID({text},9,2)&"/"&MID({text},6,2)&"/"&LEFT({text},4)'
    year_first = f'AND(LEN({text})=10,MID(TRIM({typed}),5,1)="-")'
    return f'IF(ISTEXT({typed}),IF({year_first},{turned},{text}),"")'


def date_of(text: str, otherwise: str) -> str:
    """The day of a cleaned text, where there is such a day."""
    first = f'FIND("/",{text})'
    second = f'FIND("/",{text},{first}+1)'
    day = f"VALUE(LEFT({text},{first}-1))"
    month = f"VALUE(MID({text},{first}+1,{second}-{first}-1))"
    year = f"VALUE(MID({text},{second}+1,9))"
    found = f"DATE({year},{month},{day})"
    tests = f"{year}>=1900,{year}<=9999,DAY({found})={day},MONTH({found})={month}"
    return f"IFERROR(IF(AND({tests}),{found},{otherwise}),{otherwise})"

"""What stands in an input cell, read on the form as the program reads it.

`typed` is the address of the input cell, `text` that of the cleaned text on `Tính`. Nothing here depends on the
decimal sign or the date order of the computer. Source: CONTRACT section 4, "Reading a cell".
"""

from pipeline.forms.score.plan import DUST

DATE_LOOK, PERCENT_LOOK, UNKNOWN_LOOK = "D", "P", "G"
_BLANK = "\N{NO-BREAK SPACE}"
_SHOWN_DATES = '{"*/*","*:*","*.*.*","?*-*"}'
_FIRST_DAY, _LAST_DAY = "DATE(1990,1,1)", "DATE(2100,1,1)"
"""Between them lies every day that may be reported; a count of days typed by mistake (15, 2026) does not."""


def words(typed: str) -> str:
    """The text of a cell without the blanks around it, those of a web page included."""
    return f'TRIM(SUBSTITUTE({typed},"{_BLANK}"," "))'


def look(typed: str) -> str:
    """How a number is shown: `D` as a date, `P` as a percentage, `G` where that is not known, else something else.

    Excel tells it by `CELL`. LibreOffice gives `G` for every format that is not one of its own, so that dd/mm/yyyy and
    `[<=1]0%;0` are not told; but its `COUNTIF` compares what a cell shows, where Excel's finds no number at all.
    """
    told = f'LEFT(IFERROR(CELL("format",{typed}),"{UNKNOWN_LOOK}"),1)'
    dates = f'SUMPRODUCT(COUNTIF({typed},{_SHOWN_DATES}))>COUNTIF({typed},"*E-*")'
    shown = f'IF(COUNTIF({typed},"*%*")>0,"{PERCENT_LOOK}",IF({dates},"{DATE_LOOK}","{UNKNOWN_LOOK}"))'
    return f'IF({told}="{UNKNOWN_LOOK}",{shown},{told})'


def read_number(typed: str, text: str, shown: str, otherwise: str, *, in_percent: bool) -> str:
    """A number that stands in a cell or was typed as text; `shown` is its look. A date and TRUE are none."""
    percent = f"ROUND({typed}*100,{DUST})" if in_percent else otherwise
    number = f'IF({shown}="{PERCENT_LOOK}",{percent},IF({shown}="{DATE_LOOK}",{otherwise},{typed}))'
    return f"IF(ISLOGICAL({typed}),{otherwise},IF(ISNUMBER({typed}),{number},{_number_of(typed, text, otherwise)}))"


def read_date(typed: str, text: str, shown: str, otherwise: str) -> str:
    """A day that stands in a cell or was typed as text, else the cell's words. A bare number is none.

    Where the look of a number is not known it counts as a date if it can be one.
    """
    possible = f"{typed}>={_FIRST_DAY},{typed}<{_LAST_DAY}"
    is_date = f'OR({shown}="{DATE_LOOK}",AND({shown}="{UNKNOWN_LOOK}",{possible}))'
    number = f"IF({is_date},{typed},{otherwise})"
    return f"IF(ISLOGICAL({typed}),{otherwise},IF(ISNUMBER({typed}),{number},{_date_of(text, words(typed))}))"


def cleaned_number(typed: str, *, in_percent: bool) -> str:
    """The text with a decimal point and without its sign, on a line measured in % without a closing %."""
    text = words(typed)
    if in_percent:
        text = f'IF(RIGHT({text},1)="%",LEFT({text},LEN({text})-1),{text})'
    text = f'SUBSTITUTE({text},",",".")'
    unsigned = f'IF(ISNUMBER(FIND(LEFT({text},1),"+-")),TRIM(MID({text},2,LEN({text}))),{text})'
    return f'IF(ISTEXT({typed}),{unsigned},"")'


def _number_of(typed: str, text: str, otherwise: str) -> str:
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
    sign = f'IF(LEFT({words(typed)},1)="-",-1,1)'
    return f"IFERROR(IF(AND({','.join(tests)}),{sign}*VALUE({digits})/10^{decimals},{otherwise}),{otherwise})"


def cleaned_date(typed: str) -> str:
    """The day as `d/m/yyyy`, whatever its separators; `yyyy-mm-dd` turned round. Nothing where no hour follows."""
    whole = words(typed)
    cut = f'IFERROR(FIND(" ",{whole}),IFERROR(FIND("T",{whole}),LEN({whole})+1))'
    day = f"LEFT({whole},{cut}-1)"
    text = f'SUBSTITUTE(SUBSTITUTE({day},"-","/"),".","/")'
    turned = f'MID({text},9,2)&"/"&MID({text},6,2)&"/"&LEFT({text},4)'
    year_first = f'AND(LEN({text})=10,MID({whole},5,1)="-")'
    return f'IF(ISTEXT({typed}),IF({_hour(f"MID({whole},{cut}+1,20)")},IF({year_first},{turned},{text}),""),"")'


def _hour(after: str) -> str:
    """Whether what follows a day is nothing, or an hour as `8:00`, `08:00:00`, `8h30` or `8h`."""
    colons = f'SUBSTITUTE(SUBSTITUTE(UPPER({after}),"H",":")," ","")'
    full = f'{colons}&IF(RIGHT({colons},1)=":","00","")'
    tests = f'ISNUMBER(TIMEVALUE({full})),VALUE(LEFT({full},FIND(":",{full})-1))<24,LEFT(RIGHT({full},3),1)=":"'
    return f'IF({after}="",TRUE,IFERROR(AND({tests}),FALSE))'


def _date_of(text: str, otherwise: str) -> str:
    """The day of a cleaned text, where there is such a day."""
    first = f'FIND("/",{text})'
    second = f'FIND("/",{text},{first}+1)'
    day = f"VALUE(LEFT({text},{first}-1))"
    month = f"VALUE(MID({text},{first}+1,{second}-{first}-1))"
    year = f"VALUE(MID({text},{second}+1,9))"
    found = f"DATE({year},{month},{day})"
    tests = f"{year}>=1900,{year}<=9999,DAY({found})={day},MONTH({found})={month}"
    return f"IFERROR(IF(AND({tests}),{found},{otherwise}),{otherwise})"

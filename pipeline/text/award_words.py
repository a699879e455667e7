"""Awards and votes in words: shares of voters, what an award needs, and who just missed it."""

from fractions import Fraction
from math import ceil

from pipeline.model import Electorate
from pipeline.text.numbers import exact


def share_told(share: Fraction) -> str:
    """`50%`, `66,7%`; a share that is no such percentage as it is, `2/3`."""
    percent = share * 100
    return f"{exact(percent)}%" if 1000 % percent.denominator == 0 else exact(share)


def electorate(of: Electorate) -> str:
    """Of what a share of votes is taken."""
    return "tổng số thành viên của khối" if of is Electorate.MEMBERS else "số phiếu hợp lệ"


def fewest(share: Fraction, of: int) -> int:
    """The fewest votes that make up a share."""
    return ceil(share * of)

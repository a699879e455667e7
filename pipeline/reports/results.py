"""results.json: the whole review as data (CONTRACT section 11)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from json import loads
from json.encoder import encode_basestring as in_json
from pathlib import Path
from typing import Any

from pipeline.model.finding import FileRecord, Finding
from pipeline.model.remembered import Remembered
from pipeline.model.result import Mark, NotRanked, Review, Scorecard, Standing
from pipeline.model.rounding import half_up
from pipeline.model.scale import Answer
from pipeline.reports.json_text import Written, pieces
from pipeline.scoring.carrying import share_carried
from pipeline.text.findings import advice
from pipeline.text.numbers import plain

Printing = Callable[[Decimal], str]
NEXT = ",\n    "


def write_results(path: Path, review: Review) -> None:
    """UTF-8; decimals as strings, points with the bloc's decimals, percent with 2."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces(_as_data(review)))
        file.write("\n")


def results(review: Review) -> dict[str, Any]:
    """The review as plain data."""
    data: dict[str, Any] = loads("".join(pieces(_as_data(review))))
    return data


def _as_data(review: Review) -> dict[str, Any]:
    """The review's values, its long lists made while they are read."""
    printed = printing(review.config.scoring.decimals)
    marks = _Marks(printed)
    return {
        "schema": 1,
        "bloc": review.config.bloc.name,
        "year": review.config.bloc.year,
        "period": review.period.value,
        "scale": review.scale.version,
        "standings": (_standing(review, standing, printed, marks) for standing in review.board.standings),
        "not_ranked": [_not_ranked(one) for one in review.board.not_ranked],
        "findings": (_finding(finding) for finding in review.findings),
        "files": (_file(record) for record in review.files),
    }


@lru_cache(16)
def printing(decimals: int) -> Printing:
    """Writes numbers with so many decimals; most are met again and again, and each is worked out once."""
    return lru_cache(1 << 14)(lambda number: format(half_up(number, decimals), "f"))


def _standing(review: Review, standing: Standing, printed: Printing, marks: "_Marks") -> dict[str, Any]:
    card = standing.card
    carries = share_carried(review.config, review.period) is not None
    return {
        "unit": card.member.code,
        "name": card.member.name,
        "place": standing.place,
        "shared": standing.shared,
        "decided_by": standing.decided_by,
        "base": printed(card.tally.base),
        "bonus": printed(card.tally.bonus),
        "deduction": printed(card.tally.deduction),
        "total": printed(card.total),
        "maximum": printed(card.tally.maximum),
        "percent": None if card.percent is None else printing(2)(card.percent),
        **({"carried": printed(card.carried)} if carries else {}),
        "claimed_total": printed(card.claimed_total),
        "grade": standing.grade,
        "awards": list(standing.awards),
        "marks": marks.of(card),
    }


class _Marks:
    """The marks of members, by far most of what is written: as `json.dumps` lays them out below a standing.

    Members who come to the same share a mark, which is written once: in which form it stands, each card says.
    """

    def __init__(self, printed: Printing) -> None:
        self._printed, self._known = printed, Remembered[tuple[str, str]]()

    def of(self, card: Scorecard) -> Written:
        """The marks of one member."""
        file, written = _inside(f"{card.file} › "), list[str]()
        for mark in card.marks:
            key = (id(mark),)
            before, after = self._known.get(key) or self._known.keep(key, self._mark(mark))
            written.append(f"{before}{file}{after}" if mark.at else f"{before}{after}")
        return Written(f"[\n    {NEXT.join(written)}\n   ]" if written else "[]")

    def _mark(self, mark: Mark) -> tuple[str, str]:
        """A mark before and after the file of its cell, or of `null`."""
        printed = self._printed
        before = f"""{{
     "code": {in_json(mark.code)},
     "kind": {in_json(mark.kind)},
     "points": "{printed(mark.points)}",
     "maximum": "{printed(mark.maximum)}",
     "basis": {in_json(mark.basis)},
     "reported": {_answer(mark.reported)},
     "target": {_answer(mark.target)},
     "claimed": {_answer(mark.claimed)},
     "at": """
        return (before, "null\n    }") if mark.at is None else (f'{before}"', f'{_inside(mark.at.local)}"\n    }}')


def _inside(text: str) -> str:
    """A text as it stands between quotation marks."""
    return in_json(text)[1:-1]


@lru_cache(1 << 12)
def _answer(value: Answer | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return in_json(value)
    return f'"{value.isoformat() if isinstance(value, date) else plain(value)}"'


def _not_ranked(one: NotRanked) -> dict[str, Any]:
    return {"unit": one.member.code, "name": one.member.name, "reason": one.reason}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "unit": finding.unit,
        "line": finding.line,
        "file": finding.file,
        "cell": finding.cell,
        "message": advice(finding),
    }


def _file(record: FileRecord) -> dict[str, Any]:
    return {
        "file": record.file,
        "sha256": record.sha256 or None,
        "unit": record.unit,
        "status": record.status.value,
        "reason": record.reason,
        "received": None if record.received is None else record.received.isoformat(),
    }

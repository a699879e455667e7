"""results.json: the whole review as data (CONTRACT section 11)."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.model.finding import FileRecord, Finding
from pipeline.model.result import Mark, NotRanked, Review, Standing
from pipeline.model.rounding import half_up
from pipeline.model.scale import Answer
from pipeline.scoring.carrying import share_carried
from pipeline.text.findings import advice
from pipeline.text.numbers import plain


def write_results(path: Path, review: Review) -> None:
    """UTF-8; decimals as strings, points with the bloc's decimals, percent with 2."""
    path.write_text(json.dumps(results(review), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def results(review: Review) -> dict[str, Any]:
    """The review as plain data."""
    decimals = review.config.scoring.decimals
    return {
        "schema": 1,
        "bloc": review.config.bloc.name,
        "year": review.config.bloc.year,
        "period": review.period.value,
        "scale": review.scale.version,
        "standings": [_standing(review, standing, decimals) for standing in review.board.standings],
        "not_ranked": [_not_ranked(one) for one in review.board.not_ranked],
        "findings": [_finding(finding) for finding in review.findings],
        "files": [_file(record) for record in review.files],
    }


def _points(number: Decimal, decimals: int) -> str:
    return format(half_up(number, decimals), "f")


def _standing(review: Review, standing: Standing, decimals: int) -> dict[str, Any]:
    card = standing.card
    carries = share_carried(review.config, review.period) is not None
    return {
        "unit": card.member.code,
        "name": card.member.name,
        "place": standing.place,
        "shared": standing.shared,
        "decided_by": standing.decided_by,
        "base": _points(card.tally.base, decimals),
        "bonus": _points(card.tally.bonus, decimals),
        "deduction": _points(card.tally.deduction, decimals),
        "total": _points(card.total, decimals),
        "maximum": _points(card.tally.maximum, decimals),
        "percent": None if card.percent is None else _points(card.percent, 2),
        **({"carried": _points(card.carried, decimals)} if carries else {}),
        "claimed_total": _points(card.claimed_total, decimals),
        "grade": standing.grade,
        "awards": list(standing.awards),
        "marks": [_mark(mark, decimals) for mark in card.marks],
    }


def _mark(mark: Mark, decimals: int) -> dict[str, Any]:
    return {
        "code": mark.code,
        "kind": mark.kind.value,
        "points": _points(mark.points, decimals),
        "maximum": _points(mark.maximum, decimals),
        "basis": mark.basis.value,
        "reported": _answer(mark.reported),
        "target": _answer(mark.target),
        "claimed": _answer(mark.claimed),
        "at": None if mark.at is None else str(mark.at),
    }


def _answer(value: Answer | None) -> str | None:
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case _:
            return value


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

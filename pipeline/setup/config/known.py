"""What config.toml says that scale and targets are read by, as far as it is without fault itself."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.bloc import Config
from pipeline.setup.config.schema import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """None where that part of the file is faulty: what needs it is not checked."""

    members: tuple[str, ...] | None = None
    year: int | None = None
    decimals: int | None = None
    grades: tuple[str, ...] | None = None
    tie_breaks: tuple[str, ...] = ()


def known_of(config: Config) -> Known:
    """What a whole configuration says."""
    return Known(
        members=tuple(member.code for member in config.bloc.members),
        year=config.bloc.year,
        decimals=config.scoring.decimals,
        grades=tuple(grade.name for grade in config.grades),
        tie_breaks=config.ranking.tie_breaks,
    )


def known_of_draft(draft: Draft) -> Known:
    """What the tables without fault say."""
    return Known(
        members=None if draft.members is None else tuple(dict.fromkeys(member.code for member in draft.members)),
        year=None if draft.bloc is None else draft.bloc.year,
        decimals=None if draft.scoring is None else draft.scoring.decimals,
        grades=None if draft.grades is None else tuple(grade.name for grade in draft.grades),
        tie_breaks=() if draft.ranking is None else tuple(draft.ranking.tie_breaks),
    )

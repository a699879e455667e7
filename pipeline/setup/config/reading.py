"""config.toml → Config: every fault at once, each with its key path. Source: CONTRACT sections 2 and 12."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.model.bloc import (
    AppraisalPolicy,
    Assignment,
    Award,
    BallotPolicy,
    Bloc,
    Calendar,
    Config,
    Decision,
    Electorate,
    Grade,
    Member,
    NotApplicable,
    PaperSize,
    Period,
    RankingPolicy,
    ScoringPolicy,
    Signing,
)
from pipeline.model.finding import Fault
from pipeline.model.mail import MailPolicy
from pipeline.model.scale import Scale
from pipeline.setup.config.checks import CHECKS
from pipeline.setup.config.faults import FILE, deepest_place, fault, faults_of, syntax_fault
from pipeline.setup.config.known import Known, known_of_draft
from pipeline.setup.config.mail import mail_policy
from pipeline.setup.config.schema import (
    MISSING,
    TABLES,
    AppraisalTable,
    AwardTable,
    BallotTable,
    BlocTable,
    DecisionTable,
    Draft,
    GradeTable,
    MemberTable,
    PeriodsTable,
    RankingTable,
    ScoringTable,
    SigningTable,
)
from pipeline.setup.config.values import SECTION
from pipeline.setup.tables import Refused, no_key
from pipeline.text.config_faults import NO_ACCESS, NO_LINE_OF_CODE, NOT_IN_UTF_8, NOT_THERE, TABLE_MISSING
from pipeline.text.words import did_you_mean, fold


def read_config(path: Path) -> tuple[Config | None, tuple[Fault, ...]]:
    """The configuration, or None and all that is wrong with it."""
    config, _, faults = read_as_far(path)
    return config, faults


def read_as_far(path: Path) -> tuple[Config | None, Known, tuple[Fault, ...]]:
    """The configuration or None, what of it is known all the same, and all that is wrong with it."""
    text = _text(path)
    if isinstance(text, Fault):
        return None, Known(), (text,)
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:
        return None, Known(), (syntax_fault(text, str(error), path.name),)
    except RecursionError:
        return None, Known(), (syntax_fault(text, f"Too deep {deepest_place(text)}", path.name),)
    draft, faults = _draft(document)
    contradictions = tuple(fault(document, *found) for check in CHECKS for found in check(draft))
    config = None if faults or contradictions else _config(draft)
    return config, known_of_draft(draft, document), (*faults, *contradictions)


def check_against_scale(known: Known, scale: Scale) -> tuple[Fault, ...]:
    """What the configuration says of rows that the scale does not have."""
    faults = []
    for at, word in enumerate(known.tie_breaks):
        code = word.removeprefix(SECTION)
        if code != word and code not in scale.by_code:
            guess = did_you_mean(code, scale.by_code)
            told = NO_LINE_OF_CODE.format(code=code, guess=guess)
            faults.append(Fault(f"ranking.tie_breaks[{at}]", told, FILE))
    return tuple(faults)


def _text(path: Path) -> str | Fault:
    """The file in NFC; the byte order mark that Notepad writes is no part of it."""
    try:
        return unicodedata.normalize("NFC", path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Fault(path.name, NOT_THERE.format(folder=path.parent.resolve()))
    except OSError as error:
        return Fault(path.name, NO_ACCESS.format(number=error.errno))
    except UnicodeDecodeError:
        return Fault(path.name, NOT_IN_UTF_8)


def _draft(document: Mapping[str, Any]) -> tuple[Draft, tuple[Fault, ...]]:
    faults = [fault(document, (name,), no_key(name, tuple(TABLES))) for name in document if name not in TABLES]
    tables: dict[str, Any] = dict.fromkeys(TABLES)
    for name, read in TABLES.items():
        if name not in document:
            tables[name] = MISSING.get(name)
            if name not in MISSING:
                faults.append(fault(document, (name,), TABLE_MISSING.format(table=name)))
            continue
        try:
            tables[name] = read(document[name])
        except Refused as refused:
            faults.extend(faults_of(refused, document, name))
    return Draft(**tables), tuple(faults)


def _config(draft: Draft) -> Config | None:
    """The values of a draft without faults, in which every table is there."""
    if not (draft.bloc and draft.members and draft.periods and draft.scoring and draft.ranking and draft.appraisal):
        return None
    grades = tuple(_grade(grade) for grade in draft.grades or ())
    awards = tuple(_award(award, grades) for award in draft.awards or ())
    return Config(
        bloc=_bloc(draft.bloc, draft.members),
        periods=_periods(draft.periods),
        scoring=_scoring(draft.scoring),
        ranking=_ranking(draft.ranking),
        grades=grades,
        awards=awards,
        appraisal=_appraisal(draft.appraisal),
        ballots=_ballots(draft.ballots) if draft.ballots else None,
        decisions=tuple(_decision(decision, awards, draft.bloc.year) for decision in draft.decisions or ()),
        signing=_signing(draft.signing) if draft.signing else None,
        paper=PaperSize(draft.print.paper) if draft.print else PaperSize.A4,
        mail=mail_policy(draft.mail) if draft.mail else MailPolicy(),
    )


def _grade(table: GradeTable) -> Grade:
    return Grade(
        name=table.name,
        at_least=table.at_least,
        quota=table.quota,
        each_section_at_least=table.each_section_at_least,
        periods=table.periods,
    )


def _signing(table: SigningTable) -> Signing:
    return Signing(name=table.name, office=table.office, capacity=table.capacity)


def _bloc(table: BlocTable, members: Iterable[MemberTable]) -> Bloc:
    return Bloc(
        name=table.name,
        year=table.year,
        parent=table.parent,
        issuer=table.issuer,
        acting=table.acting,
        papers=table.papers,
        place=table.place,
        symbol=table.symbol,
        head=table.head,
        deputies=table.deputies,
        members=tuple(_member(member) for member in members),
    )


def _member(table: MemberTable) -> Member:
    return Member(
        code=table.code,
        name=table.name,
        short=table.short,
        aliases=table.aliases,
        groups=table.groups,
        emails=table.emails,
    )


def _periods(table: PeriodsTable) -> Mapping[Period, Calendar]:
    half, year = table.six_month, table.year_end
    given = {}
    if half:
        given[Period.SIX_MONTH] = Calendar(deadline=half.deadline, cutoff=half.cutoff, target_share=half.target_share)
    if year:
        given[Period.YEAR_END] = Calendar(deadline=year.deadline, cutoff=year.cutoff)
    return given


def _scoring(table: ScoringTable) -> ScoringPolicy:
    return ScoringPolicy(
        decimals=table.decimals,
        not_applicable=NotApplicable(table.not_applicable),
        total_floor=table.total_floor,
        total_cap=table.total_cap,
        bonus_maximum=table.bonus_maximum,
        carry=table.carry,
    )


def _ranking(table: RankingTable) -> RankingPolicy:
    return RankingPolicy(by=table.by, tie_breaks=table.tie_breaks)


def _award(table: AwardTable, grades: tuple[Grade, ...]) -> Award:
    """Grades are named as [[grades]] spells them, whatever the case and spaces here."""
    spelt = {fold(grade.name): grade.name for grade in grades}
    first, last = table.places
    return Award(
        name=table.name,
        first=first,
        last=last,
        quota=table.quota,
        grades=None if table.grades is None else tuple(spelt[fold(name)] for name in table.grades),
        periods=table.periods,
        votes=table.votes,
    )


def _ballots(table: BallotTable) -> BallotPolicy:
    return BallotPolicy(quorum=table.quorum, share=table.share, of=Electorate(table.of), secret=table.secret)


def _decision(table: DecisionTable, awards: tuple[Award, ...], year: int) -> Decision:
    """This year's awards are named as [[awards]] spells them; those of other years as they are written."""
    spelt = {fold(award.name): award.name for award in awards} if table.year == year else {}
    return Decision(
        year=table.year,
        award=spelt.get(fold(table.award), table.award),
        number=table.number,
        members=table.members,
        proposed=table.proposed,
    )


def _appraisal(table: AppraisalTable) -> AppraisalPolicy:
    combine, trim = table.combine
    return AppraisalPolicy(
        by=table.by,
        combine=combine,
        trim=trim,
        assignments=tuple(Assignment(given.appraiser, given.members) for given in table.assignments),
    )

"""What the counted votes say of each award: bỏ phiếu suy tôn."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.model.ballot import Ballot, Candidate, Poll
from pipeline.model.bloc import BallotPolicy, Config, Electorate, Member
from pipeline.model.finding import Finding, Severity
from pipeline.ranking.slates import Slate


def poll_of(slate: Slate, ballot: Ballot, config: Config, policy: BallotPolicy) -> Poll:
    """The vote on one award, counted for each of its candidates; a share of nobody is 0."""
    award = slate.award
    needed = policy.share if award.votes is None else award.votes
    of = len(config.bloc.members) if policy.of is Electorate.MEMBERS else ballot.valid
    votes = ballot.votes.get(award.name, {})
    candidates = ((unit, votes.get(unit, 0)) for unit in (standing.card.member.code for standing in slate.candidates))
    return Poll(
        award=award.name,
        needed=needed,
        of=of,
        candidates=tuple(_candidate(unit, given, of, needed) for unit, given in candidates),
    )


def _candidate(unit: str, votes: int, of: int, needed: Fraction) -> Candidate:
    share = Fraction(votes, of) if of else Fraction(0)
    return Candidate(unit=unit, votes=votes, share=share, enough=share >= needed)


def disagreements(ballot: Ballot, given: Sequence[Slate], config: Config) -> Iterator[Finding]:
    """Where the votes do not fit the candidates: some for who is none, none counted for who is one."""
    open_to = {(slate.award.name, standing.card.member.code) for slate in given for standing in slate.candidates}
    names = {member.code: member.name for member in config.bloc.members}
    for award, votes in ballot.votes.items():
        for unit, number in votes.items():
            if number and (award, unit) not in open_to:
                yield _not_a_candidate(ballot, award, unit, names.get(unit))
    for slate in given:
        counted = ballot.votes.get(slate.award.name, {})
        missing = (standing.card.member for standing in slate.candidates if standing.card.member.code not in counted)
        yield from (_uncounted(ballot, slate.award.name, member) for member in missing)


def _not_a_candidate(ballot: Ballot, award: str, unit: str, name: str | None) -> Finding:
    at = ballot.cells.get((award, unit))
    return Finding(
        code="ballot_not_a_candidate",
        severity=Severity.ERROR,
        unit=unit if name else None,
        file=ballot.file,
        cell=at.local if at else None,
        seen=str(ballot.votes[award][unit]),
        facts={"award": award, "member": name or unit},
    )


def _uncounted(ballot: Ballot, award: str, member: Member) -> Finding:
    facts = {"award": award, "member": member.name}
    return Finding(
        code="ballot_count_missing", severity=Severity.ERROR, unit=member.code, file=ballot.file, facts=facts
    )

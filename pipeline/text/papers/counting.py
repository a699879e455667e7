"""Biên bản kiểm phiếu: what became of the ballots, what each award needed, who has enough votes.

Names are members' and the bloc's texts; they come here on one line (`one_line`).
"""

from collections.abc import Iterator, Sequence

from pipeline.model.ballot import Ballot
from pipeline.text.numbers import count
from pipeline.text.sentences import listing, units


def ballots_counted(ballot: Ballot) -> Iterator[str]:
    """What became of the ballots, each ended as an item of a list."""
    spoiled = ballot.returned - ballot.valid
    missing = ballot.issued - ballot.returned
    yield f"Số phiếu phát ra: {count(ballot.issued)} phiếu;"
    kept = f" ({count(missing)} phiếu không thu về)" if missing else ""
    yield f"Số phiếu thu về: {count(ballot.returned)} phiếu{kept};"
    yield f"Số phiếu hợp lệ: {count(ballot.valid)} phiếu;"
    yield f"Số phiếu không hợp lệ: {f'{count(spoiled)} phiếu' if spoiled else 'không có'}."


def enough_votes(award: str, names: Sequence[str], *, candidates: bool) -> str:
    """Who of the candidates for an award has enough votes, in the order of the ballot; `candidates`: it had some."""
    if not candidates:
        return f"“{award}”: không có đơn vị đủ điều kiện để đưa ra bỏ phiếu."
    if not names:
        return f"“{award}”: không có đơn vị đủ số phiếu theo quy định."
    return f"“{award}”: {units(len(names))} đủ số phiếu theo quy định, gồm {listing(names)}."

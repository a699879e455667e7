"""What a member's letter and the minutes of its appraisal say in numbers, worked out a second time from its marks.

As `second_reading`, whose reader knows the review; here one member is read of, its tables as well as its sentences.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from docx.document import Document as DocumentType

from pipeline.model.result import Mark, Review, Scorecard, Tally
from pipeline.model.scale import Kind, Line
from pipeline.text.sentences import one_line
from tests.reports.documents import paragraphs
from tests.reports.second_reading import Reader, number, said
from tests.reports.traced import rows

MEMBERS = ("phieu-ket-qua", "tham-dinh")
"""The folders of the papers that are read here, one paper a member."""

_NAME = r"⟦([^⟧]*)⟧"
_NUMBER = r"(\d[\d.]*(?:,\d+)?)"


class Member:
    """One member of a review: its card, and what is said of it."""

    def __init__(self, review: Review, code: str) -> None:
        self.review, self.reader = review, Reader(review)
        self.card: Scorecard = next(card for card in self.reader.cards if card.member.code == code)
        self.marks: Mapping[str, Mark] = self.reader.marks[code]
        self.place = next((one for one in review.board.standings if one.card.member.code == code), None)

    def lines(self, name: str) -> Sequence[Line]:
        """The lines of that name; minutes call them by their whole titles."""
        whole = [line for line in self.review.scale.lines if one_line(line.title).rstrip(" .;:,") == name]
        return [*whole, *self.reader.lines(name)]

    def has(self, name: str, points: str) -> bool:
        """True where some line of the name has these points."""
        return any(
            self.marks[line.code].points == number(points) for line in self.lines(name) if line.code in self.marks
        )

    def lacks(self, name: str, points: str) -> bool:
        """True where the member lacks so much on a row of the name."""
        gaps = (gap for line in self.lines(name) for gap in self._gaps(line))
        return any(said(gap, 9) == points for gap in gaps)

    def _gaps(self, line: Line) -> Iterator[Decimal]:
        yield self.reader.short_of(self.card, line)
        mark = self.marks.get(line.code)
        if mark:
            yield mark.points if mark.kind is Kind.DEDUCTION else mark.maximum - mark.points

    def kinds(self) -> Mapping[Kind, Decimal]:
        tally = self.card.tally
        return {Kind.BASE: tally.base, Kind.BONUS: tally.bonus, Kind.DEDUCTION: tally.deduction}

    def by_section(self) -> list[Tally]:
        """What the level-1 rows add up to in which the member has points to be given, in the order of the scale."""
        scale = self.review.scale
        own = {scale.ancestry(line)[-1].code for line in scale.lines if line.rule and line.code in self.marks}
        return [self.card.tallies.get(one.code, Tally()) for one in scale.sections if one.code in own]

    def appraised_by(self, name: str) -> int:
        """On how many lines an appraiser of the name spoke, or said that it does not."""
        called = {one.code: one_line(one.name) for one in self.review.config.bloc.members}
        spoken = [one for one in (*self.review.opinions, *self.review.abstentions) if one.unit == self.card.member.code]
        return len({one.line for one in spoken if called.get(one.appraiser, one.appraiser) == name})

    def awaited_of(self, name: str) -> set[int]:
        """How many lines wait for an appraiser who sent nothing, in each section and in all."""
        asked = [
            one.asked.get(self.card.member.code, frozenset())
            for one in self.review.appraisers
            if one_line(one.name) == name and not one.returned
        ]
        sections: dict[str, int] = {}
        for code in (code for codes in asked for code in codes):
            top = self.review.scale.ancestry(self.review.scale.by_code[code])[-1].code
            sections[top] = sections.get(top, 0) + 1
        return set(sections.values())


Check = Callable[[Member, re.Match[str]], bool]


def _total(member: Member, found: re.Match[str]) -> bool:
    kinds = member.kinds()
    parts = (found[4] or found[1], found[5] or "0", found[6] or "0")
    return (
        said(member.card.total, 9) == found[1]
        and (found[2] is None or said(member.card.tally.maximum, 9) == found[2])
        and (found[3] is None or said(member.card.percent or 0) == found[3])
        and tuple(map(number, parts)) == (kinds[Kind.BASE], kinds[Kind.BONUS], kinds[Kind.DEDUCTION])
    )


def _claimed(member: Member, found: re.Match[str]) -> bool:
    gap = member.card.total - member.card.claimed_total
    signs = {"cao hơn": 1, "thấp hơn": -1}
    return said(member.card.claimed_total, 9) == found[1] and (
        gap == 0 if found[2] is None else gap * signs[found[2]] == number(found[3])
    )


def _placed(member: Member, found: re.Match[str]) -> bool:
    return member.place is not None and (member.place.place, len(member.review.board.standings)) == (
        int(found[1]),
        int(found[2]),
    )


def _agreed(member: Member, found: re.Match[str]) -> bool:
    """`điểm chuẩn X, cộng Y, trừ Z, thống nhất đạt T` of a line; what is agreed is its mark, and the sum is right."""
    standard, added, taken, result = (number(found[at]) for at in (2, 3, 4, 6))
    if not member.has(found[1], found[6]):
        return False
    if found[5] == "trừ":
        return (standard, added, taken) == (0, 0, result)
    maxima = {line.maximum if line.kind is Kind.BASE else Decimal(0) for line in member.lines(found[1])}
    return standard in maxima and standard + added - taken == result and not (added and taken)


def _in_all(member: Member, found: re.Match[str]) -> bool:
    """What some section adds up to."""
    told = (number(found[1]) if found[1] else Decimal(0), number(found[2]))
    return any((one.maximum, one.base + one.bonus - one.deduction) == told for one in member.by_section())


def _collected(member: Member, found: re.Match[str]) -> bool:
    kind = Kind.BONUS if found[1] == "thưởng" else Kind.DEDUCTION
    given = [mark.points for mark in member.marks.values() if mark.kind is kind]
    added = sum(given, Decimal(0))
    return member.kinds()[kind] == number(found[2]) and (found[3] is None or number(found[3]) == added)


def _share(member: Member, found: re.Match[str]) -> bool:
    value = member.card.percent if member.review.config.ranking.by == "percent" else member.card.total
    return value is not None and said(value, 9) == found[1]


def _known(member: Member, found: re.Match[str]) -> bool:
    return set(found.groups()) <= member.reader.numbers_of()


def _threshold(member: Member, found: re.Match[str]) -> bool:
    grades = member.review.config.grades
    return any(one_line(one.name) == found[1] and said(one.at_least, 9) == found[2] for one in grades)


def _place(member: Member, found: re.Match[str]) -> bool:
    return member.place is not None and member.place.place == int(found[1])


def _claims_one(member: Member, found: re.Match[str]) -> bool:
    """Some line that the member claims, or whose answer comes to, so many points."""
    points, code = number(found[1]), member.card.member.code
    own = [one.own for one in member.review.appraised if one.unit == code]
    return points in (*own, *(mark.claimed for mark in member.marks.values()))


def _limited(member: Member, found: re.Match[str]) -> bool:
    """A total that its cap or its floor changed."""
    parts = member.card.tally.base + member.card.tally.bonus - member.card.tally.deduction + member.card.carried
    above = {"cao": parts > member.card.total, "thấp": parts < member.card.total}[found[2]]
    return above and (number(found[1]), number(found[3])) == (parts, member.card.total)


def _rescaled(member: Member, found: re.Match[str]) -> bool:
    """`đạt 64,7/87 điểm …, quy đổi theo điểm tối đa 100 là 74,4`: what applies, brought up to the whole maximum."""
    own, most, whole, result = (number(found[at]) for at in (1, 2, 3, 4))
    there = said(Fraction(own) * Fraction(whole) / Fraction(most), member.review.config.scoring.decimals)
    return there == said(result, 9) and result == member.card.tally.base


def _just_missed(member: Member, found: re.Match[str]) -> bool:
    """Which place it has, for which places the award is, and what it lacks to the lowest that is proposed."""
    award, place, first, last, behind = found.groups()
    (given,) = (one for one in member.review.config.awards if one_line(one.name) == award)
    if member.place is None or member.place.place != int(place):
        return False
    if first and (given.first, given.last) != (int(first), int(last or first)):
        return False
    by_percent = member.review.config.ranking.by == "percent"
    values = {
        one.card.member.code: (one.card.percent or Decimal(0)) if by_percent else one.card.total
        for one in member.review.board.standings
    }
    own = values[member.card.member.code]
    proposed = [values[one.card.member.code] for one in member.review.board.standings if given.name in one.awards]
    return not behind or any(one - own == number(behind) for one in proposed)


def _quota(member: Member, found: re.Match[str]) -> bool:
    ranked = len(member.review.board.standings)
    return any(one.quota and one.quota.of(ranked) == int(found[1]) for one in member.review.config.grades)


CHECKS: tuple[tuple[str, Check], ...] = (
    (
        rf"Tổng điểm của đơn vị là {_NUMBER}(?: trên {_NUMBER} điểm tối đa áp dụng(?:, bằng {_NUMBER}%)?| điểm)"
        rf"(?: \(điểm chuẩn {_NUMBER}(?:; điểm thưởng {_NUMBER})?(?:; điểm trừ {_NUMBER})?\))?",
        _total,
    ),
    (
        rf"Tổng điểm đơn vị tự chấm là {_NUMBER} điểm(?:, bằng điểm công nhận|; điểm công nhận (cao hơn|thấp hơn) "
        rf"{_NUMBER} điểm)",
        _claimed,
    ),
    (
        rf"Tổng điểm đơn vị tự chấm là {_NUMBER}(?: điểm)?(?=\.$)",
        lambda member, found: number(found[1]) == member.card.claimed_total,
    ),
    (r"xếp thứ (\d+)/(\d+) đơn vị được xếp hạng", _placed),
    (rf"theo tỷ lệ {_NUMBER}%", _share),
    (rf"“{_NAME}” \(từ {_NUMBER}(?: điểm|%)? trở lên\)", _threshold),
    (r"xếp thứ (\d+)(?= chưa được xếp loại)", _place),
    (r"(?:chỉ tiêu|không quá|tối đa|chỉ có) (\d+) đơn vị", _quota),
    (rf"{_NUMBER} so với {_NUMBER}(?=\.)", _known),
    (
        rf"{_NAME}: điểm chuẩn {_NUMBER}, cộng {_NUMBER}, trừ {_NUMBER}, thống nhất (đạt|trừ) {_NUMBER}",
        _agreed,
    ),
    (
        rf"(?:Cộng:|Không có ý kiến khác;)(?: điểm tối đa {_NUMBER},)? thống nhất (-?[\d.,]+)(?=\.)",
        _in_all,
    ),
    (rf"Điểm (thưởng|trừ): tính {_NUMBER} điểm(?:, từ {_NUMBER} điểm cộng được)?", _collected),
    (rf"{_NAME} \({_NUMBER} điểm\)", lambda member, found: member.lacks(found[1], found[2])),
    (rf"{_NAME} \({_NUMBER}\)", lambda member, found: member.has(found[1], found[2])),
    (
        rf"Cận ngưỡng “{_NAME}”: xếp hạng (\d+), [^;.]*?(?:\(hạng (\d+)(?:–(\d+))?\))?(?:; kém đơn vị được đề nghị "
        rf"thấp nhất {_NUMBER} điểm(?: phần trăm)?)?(?=\.$)",
        _just_missed,
    ),
    (
        rf"Tổng các phần là {_NUMBER} điểm, (cao|thấp) hơn mức \S+ nên được lấy bằng mức \S+ {_NUMBER}(?= điểm\.)",
        _limited,
    ),
    (
        rf"Điểm chuẩn đạt {_NUMBER}/{_NUMBER} điểm tối đa của các tiêu chí áp dụng đối với đơn vị, quy đổi theo điểm "
        rf"tối đa {_NUMBER} là {_NUMBER}(?= điểm\.)",
        _rescaled,
    ),
    (r"\(hạng (\d+)\)", lambda member, found: any(one.place == int(found[1]) for one in member.review.board.standings)),
    (r"và (\d+) tiêu chí khác", lambda member, found: int(found[1]) > 0),
    (
        rf"Tổng điểm thống nhất của đơn vị là {_NUMBER} trên {_NUMBER} điểm tối đa áp dụng(?:, bằng {_NUMBER}%)?; "
        rf"(?:bằng điểm đơn vị tự chấm|(?:cao|thấp) hơn điểm đơn vị tự chấm {_NUMBER} điểm)",
        lambda member, found: (
            number(found[1]) == member.card.total
            and number(found[2]) == member.card.tally.maximum
            and abs(member.card.total - member.card.claimed_total) == (number(found[4]) if found[4] else 0)
        ),
    ),
    (
        rf"{_NAME} \(thẩm định (\d+) tiêu chí\)",
        lambda member, found: member.appraised_by(found[1]) == int(found[2]),
    ),
    (
        rf"Chưa có ý kiến thẩm định của {_NAME} \((\d+) tiêu chí\)",
        lambda member, found: int(found[2]) in member.awaited_of(found[1]),
    ),
    (
        r"^- (\d+) tiêu chí(?: khác)?(?=: không có ý kiến khác)",
        lambda member, found: 0 < int(found[1]) <= len(member.marks),
    ),
    (rf"; đơn vị tự chấm: {_NUMBER}", _claims_one),
    (rf"đã cộng {_NUMBER} điểm từ kết quả 6 tháng", lambda member, found: number(found[1]) == member.card.carried),
)
"""Words that state a number of one member, and how it is worked out again."""

NOT_NUMBERS = re.compile(
    r"\d\d giờ \d\d phút, ngày \d\d tháng \d+ năm \d{4}|6 tháng(?: (?:đầu|cuối) năm(?: 20\d\d)?)?"
    r"|(?:đầu |cuối )?[Nn]ăm (?:20\d\d|…)|⟦[^⟧]*⟧|\[[^\]]*\]|0[12] bản|điểm mục \S+ \(|“[^”]*”"
    r"|; (?:lý do|ý kiến thẩm định): .*"
)
"""Times, names, places to fill in, and what appraisers wrote."""


def unsupported_of(code: str, document: DocumentType, review: Review) -> list[str]:
    """The paragraphs and rows of a member's paper with a number that the review does not support."""
    member = Member(review, code)
    return [*_sentences(member, document), *_sections(member, document), *_lines(member, document)]


def _sentences(member: Member, document: DocumentType) -> Iterator[str]:
    appraisers = {one_line(one.appraiser) for one in (*member.review.opinions, *member.review.abstentions)}
    titles = {one_line(line.title).rstrip(" .;:,") for line in member.review.scale.lines}
    longest = sorted((name for name in appraisers | titles if len(name) > 2), key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, longest)))
    for style, text in paragraphs(document):
        if style != "Thân bài":
            continue
        rest = named.sub(lambda found: f"⟦{found[0]}⟧", text)
        rest = "".join(
            part if part.startswith("⟦") else member.reader.marked(part) for part in re.split(r"(⟦[^⟧]*⟧)", rest)
        )
        wrong: list[str] = []
        for pattern, check in CHECKS:
            wrong += [found[0] for found in re.finditer(pattern, rest) if not check(member, found)]
            rest = re.sub(pattern, "✓", rest)
        if wrong or re.search(r"\d", NOT_NUMBERS.sub("", rest)):
            yield f"{wrong or NOT_NUMBERS.sub('', rest)} in {text}"


def _table(document: DocumentType, heading: str) -> list[dict[str, str]]:
    there = any(heading in [cell.text for cell in table.rows[0].cells] for table in document.tables)
    return rows(document, heading) if there else []


def _in_cell(text: str) -> Decimal:
    """A cell that shows nothing stands for zero."""
    return number(text) if re.search(r"\d", text) else Decimal(0)


def _sections(member: Member, document: DocumentType) -> Iterator[str]:
    """The table by sections: what adds up in each row, and in all of them to the total."""
    for row in _table(document, "Điểm chuẩn"):
        sum_ = row.get("Cộng") or row["Thống nhất"]
        tally = member.card.tallies.get(row["Mục"], Tally()) if row["Mục"] else member.card.tally
        told = tuple(_in_cell(row[name]) for name in ("Điểm chuẩn", "Điểm thưởng", "Điểm trừ", "Điểm tối đa"))
        agreed = (tally.base, tally.bonus, tally.deduction) if sum_ != "–" else (Decimal(0),) * 3
        if told != (*agreed, tally.maximum):
            yield f"{told} in the row {row}"
        net = tally.base + tally.bonus - tally.deduction if row["Mục"] else member.card.total
        if sum_ != "–" and number(sum_) != net:
            yield f"{sum_} for {net} in the row {row}"


def _lines(member: Member, document: DocumentType) -> Iterator[str]:
    """The table by lines: what counts is the line's mark, deductions below zero."""
    told = _table(document, "Điểm công nhận")
    twice = [row["Mã"] for row in told]
    for row in told:
        mark = member.marks.get(row["Mã"])
        if mark is None or twice.count(row["Mã"]) > 1 or not re.search(r"\d", row["Điểm công nhận"]):
            continue
        signed = -mark.points if mark.kind is Kind.DEDUCTION else mark.points
        if Fraction(number(row["Điểm công nhận"])) != signed:
            yield f"{row['Điểm công nhận']} for {signed} in the row {row}"
        if not _reason_holds(mark, row):
            yield f"the reason in the row {row}"


_REACHED = re.compile(
    rf"Theo thang điểm, (?:đạt|thực hiện) {_NUMBER}/{_NUMBER}[^()]*\((?:{_NUMBER}%|gấp {_NUMBER} lần)\), "
    rf"(?:so với đơn vị dẫn đầu )?được {_NUMBER}(?:/{_NUMBER})? điểm"
)


def _reason_holds(mark: Mark, row: Mapping[str, str]) -> bool:
    """`Theo thang điểm, đạt 33/36 (91,7%), được 27,5/30 điểm` of the figure, the target, and what they come to."""
    found = _REACHED.search(row.get("Lý do chênh lệch", ""))
    if found is None or not isinstance(mark.reported, Decimal) or not mark.target:
        return found is None
    share = Fraction(mark.reported) / Fraction(mark.target)
    compared = said(share * 100) == found[3] if found[3] else said(share) == found[4] and share > 2
    figures = (number(found[1]), number(found[2])) == (mark.reported, mark.target)
    return figures and compared and number(found[5]) == number(row["Tính theo số liệu"])

"""The numbers of a paper held against its review, worked out a second time from marks, targets and standings.

A paper's running text is read with names taken for marks: `⟦name⟧`. Each fragment that states a number is found by its
words, worked out anew and taken out; a number that is left over is one that nothing in the review supports.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from docx.document import Document as DocumentType

from pipeline.model.bloc import Period
from pipeline.model.result import Mark, Review, Scorecard, Tally
from pipeline.model.scale import Kind, Line
from pipeline.text.sentences import criterion, name_in, one_line
from tests.reports.documents import paragraphs

ABOUT_NO_FIGURE = {"missing_evidence", "claim_differs", "claim_above_maximum", "text_changed", "missing_answer"}
LOWER = "càng thấp càng"
"""How a rule says that less is better."""
_NAME = r"⟦([^⟧]*)⟧"
_NAMES = r"((?:⟦[^⟧]*⟧(?:, |; | và )?)+)"
_OF = r"(?:[Cc]ả (\d+) đơn vị|(\d+)/(\d+) đơn vị)"


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def said(value: Fraction | Decimal, places: int = 1) -> str:
    """A number as people say it, worked out here."""
    rounded = (Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )
    whole, _, rest = f"{rounded:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    rest = rest.rstrip("0")
    return f"{grouped},{rest}" if rest else grouped


def _names_of(line: Line) -> set[str]:
    """How a line is called in sentences: `Tiêu chí số 21` is also `tiêu chí số 21` inside one."""
    names = {criterion(line), name_in(line.title)}
    return names | {name[0].lower() + name[1:] for name in names if name.startswith(("Tiêu chí ", "Chỉ tiêu "))}


@dataclass
class Reader:
    """One review as a reader holds it beside its papers; `section` is the level-1 row that is being read of."""

    review: Review
    cards: list[Scorecard] = field(init=False)
    section: Line | None = None

    def __post_init__(self) -> None:
        board = self.review.board
        self.cards = [one.card for one in board.standings] + [one.card for one in board.not_ranked if one.card]
        self.members = len(self.review.config.bloc.members)
        names = {one_line(member.name) for member in self.review.config.bloc.members}
        names |= {name for line in self.review.scale.lines for name in self._called(line)}
        for text in (self.review.config.bloc.name, self.review.config.bloc.parent):
            names.add(one_line(text))
        names |= {one_line(one.name) for one in (*self.review.config.grades, *self.review.config.awards)}
        names |= {one_line(one.name) for one in self.review.appraisers}
        self.called: dict[str, list[Line]] = {}
        for line in self.review.scale.lines:
            for name in self._called(line):
                self.called.setdefault(name, []).append(line)
        self.marks = {card.member.code: {mark.code: mark for mark in card.marks} for card in self.cards}
        self.names = re.compile(
            "|".join(map(re.escape, sorted((name for name in names if len(name) > 2), key=len, reverse=True)))
        )

    def _called(self, line: Line) -> set[str]:
        """By its name, alone or with the row that it stands below."""
        above = self.review.scale.by_code.get(line.parent or "")
        rows = {f"{name} (mục {criterion(above)})" for name in _names_of(line)} if above else set()
        return _names_of(line) | rows

    def marked(self, text: str) -> str:
        return self.names.sub(lambda found: f"⟦{found[0]}⟧", text)

    def card(self, name: str) -> Scorecard:
        return next(card for card in self.cards if one_line(card.member.name) == name)

    def lines(self, name: str) -> list[Line]:
        return self.called.get(name, [])

    def mark(self, card: Scorecard, line: Line) -> Mark | None:
        return self.marks[card.member.code].get(line.code)

    def below(self, line: Line) -> list[Line]:
        children = self.review.scale.children.get(line.code, ())
        return [one for child in children for one in (child, *self.below(child))]

    # ------------------------------------------------------------------------------ facts, anew

    def short_of(self, card: Scorecard, line: Line) -> Decimal:
        """What a member lacks on a row: by its own tally, which has all that is taken away below it."""
        tally = card.tallies.get(line.code, Tally())
        return tally.maximum - tally.base + tally.deduction

    def losses(self, name: str, points: str, who: str) -> bool:
        """A criterion by name, how many points were lost there in all and by whom."""
        for line in self.lines(name):
            lost = {card.member.name: self.short_of(card, line) for card in self.cards}
            own = {card.member.name: self._own_loss(card, line) for card in self.cards}
            for found in (lost, own):
                losers = [one_line(name) for name, gap in found.items() if gap > 0]
                total = sum((gap for gap in found.values() if gap > 0), Decimal(0))
                if said(total, 9) == points and self._are(losers, who):
                    return True
        return False

    def _own_loss(self, card: Scorecard, line: Line) -> Decimal:
        mark = self.mark(card, line)
        if mark is None or mark.kind not in (Kind.BASE, Kind.DEDUCTION):
            return Decimal(0)
        return mark.points if mark.kind is Kind.DEDUCTION else mark.maximum - mark.points

    def _are(self, losers: Sequence[str], who: str) -> bool:
        counted = re.fullmatch(r"(\d+)(?:/(\d+))? đơn vị", who)
        if counted:
            return int(counted[1]) == len(losers)
        return sorted(re.findall(_NAME, who)) == sorted(losers)

    def full(self, name: str) -> list[bool]:
        """For each member on whom a criterion applies, whether it has all of it and nothing was taken away below."""
        return max(
            (
                [
                    self.short_of(card, line) <= 0 and self._own_loss(card, line) <= 0
                    for card in self.cards
                    if card.tallies.get(line.code, Tally()).maximum
                ]
                for line in self.lines(name)
            ),
            key=sum,
            default=[],
        )

    def mean_of_section(self) -> str:
        assert self.section is not None
        tallies = [card.tallies.get(self.section.code, Tally()) for card in self.cards]
        counting = [tally for tally in tallies if tally.maximum]
        got = sum((Fraction(tally.base) - Fraction(tally.deduction) for tally in counting), Fraction(0))
        return said(got / sum((Fraction(tally.maximum) for tally in counting), Fraction(0)) * 100)

    def best_of_section(self) -> list[Scorecard]:
        assert self.section is not None
        shares = {
            card.member.code: Fraction(tally.base - tally.deduction) / Fraction(tally.maximum)
            for card in self.cards
            if (tally := card.tallies.get(self.section.code, Tally())).maximum
        }
        return [card for card in self.cards if shares.get(card.member.code) == max(shares.values())]

    def result_of_section(self, words: str) -> bool:
        """`đạt điểm tối đa`, `đạt 14,5 điểm`, `đạt 93,3%` of the best of the section."""
        assert self.section is not None
        tally = self.best_of_section()[0].tallies[self.section.code]
        points = tally.base - tally.deduction
        if words == "điểm tối đa":
            return points >= tally.maximum
        if words.endswith("%"):
            return words == f"{said(Fraction(points) / Fraction(tally.maximum) * 100)}%"
        return words == f"{said(points, 9)} điểm"

    def target(self, name: str, reported: str, goal: str, share: str | None, times: str | None) -> bool:
        """A figure beside its target, for some line of that member."""
        for line, goals in self.review.targets.items():
            mark = self.mark(self.card(name), self.review.scale.by_code[line])
            if mark is None or not isinstance(mark.reported, Decimal):
                continue
            code = self.card(name).member.code
            for own in filter(None, {goals.get(code), self.of_the_year(line).get(code)}):
                if (said(mark.reported, 9), said(own, 9)) != (reported, goal):
                    continue
                ratio = Fraction(mark.reported) / Fraction(own)
                return (
                    (share is None or share == said(ratio * 100))
                    and (times is None or times == said(ratio))
                    and (times is not None) == (ratio > 2)
                )
        return False

    def of_the_year(self, line: str) -> Mapping[str, Decimal]:
        """The targets of the whole year, where six months have others too."""
        whole = self.review.targets if self.review.year_targets is None else self.review.year_targets
        return whole.get(line, {})

    def reached(self, name: str, what: str) -> set[tuple[int, int]]:
        """How many of how many reached a target, missed it or told nothing, by each line of the name."""
        found = set()
        for line in self.lines(name):
            goals = self.of_the_year(line.code) if "năm" in what else self.review.targets.get(line.code, {})
            pairs = [
                (mark.reported, goals[card.member.code])
                for card in self.cards
                if goals.get(card.member.code)
                and (mark := self.mark(card, line)) is not None
                and mark.basis.value != "not_applicable"
                and not self._doubted(card, line)
            ]
            shares = [Fraction(got) / Fraction(goal) if isinstance(got, Decimal) else None for got, goal in pairs]
            holds: dict[str, Callable[[Fraction | None], bool]] = {
                "đạt từ 50% kế hoạch năm": lambda share: share is not None and share >= Fraction(1, 2),
                "chưa đạt 50% kế hoạch năm": lambda share: share is not None and share < Fraction(1, 2),
                "đạt chỉ tiêu": lambda share: share is not None and share >= 1,
                "chưa đạt chỉ tiêu": lambda share: share is not None and share < 1,
                "vượt": lambda share: share is not None and share > 1,
                "vượt mức cho phép": lambda share: share is not None and share > 1,
                "thực hiện trong mức chỉ tiêu": lambda share: share is not None and share <= 1,
                "chưa có số liệu": lambda share: share is None,
            }
            found.add((sum(map(holds[what], shares)), len(shares)))
        return found

    def _doubted(self, card: Scorecard, line: Line) -> bool:
        return any(
            one.unit == card.member.code
            and one.line == line.code
            and (one.severity.value != "info" or one.code == "unusual_figure")
            and one.code not in ABOUT_NO_FIGURE
            for one in self.review.findings
        )

    def sent(self) -> int:
        took = {one.unit for one in self.review.submissions}
        refused = {
            one.member.code for one in self.review.board.not_ranked if one.reason in ("late", "held", "rejected")
        }
        return len(took | refused)

    def punctual(self) -> dict[str, int]:
        """How many forms came in time, late, too late, or could not be scored."""
        deadline = self.review.config.periods[self.review.period].deadline
        received = [one.received for one in self.review.submissions]
        absent = [one.reason for one in self.review.board.not_ranked]
        return {
            "đúng": sum(at is not None and at <= deadline for at in received),
            "chậm": sum(at is not None and at > deadline for at in received),
            "sau": absent.count("late"),
            "nhưng": absent.count("held") + absent.count("rejected"),
        }

    def pledges(self) -> Iterator[tuple[str, Line, Fraction | None, bool]]:
        """Every registered figure that may be told: whose, on which line, its share of the target, if it is enough."""
        for code, goals in self.review.targets.items():
            line = self.review.scale.by_code[code]
            for card in self.cards:
                mark, goal = self.mark(card, line), goals.get(card.member.code)
                follows = line.rule is not None and line.rule.follows
                if not goal or mark is None or mark.basis.value == "not_applicable" or follows:
                    continue
                if not self._doubted(card, line) or not isinstance(mark.reported, Decimal):
                    share = Fraction(mark.reported) / Fraction(goal) if isinstance(mark.reported, Decimal) else None
                    yield card.member.name, line, share, share is not None and self._enough(card, line, share)

    def _enough(self, card: Scorecard, line: Line, share: Fraction) -> bool:
        if line.rule is not None and LOWER in line.rule.words():
            return share <= 1
        half = (
            self.review.period is Period.SIX_MONTH
            and not line.in_percent
            and not any(self.review.has_own_target(line.code, other.member.code) for other in self.cards)
        )
        return share >= (Fraction(1, 2) if half else 1)

    def failing(self) -> tuple[int, int]:
        """How many members missed some target, of how many that have any."""
        every = {name for name, *_ in self.pledges()}
        return len({name for name, _, _, enough in self.pledges() if not enough}), len(every)

    def moved(self) -> dict[str, list[int]]:
        """How many rose, fell and stayed since the six months, and since last year, one after the other."""
        found: dict[str, list[int]] = {"lên": [], "xuống": [], "giữ nguyên": []}
        for past in (self.review.memory.six_month, self.review.memory.last_year):
            ways = [
                then.place - one.place
                for one in self.review.board.standings
                if past and (then := past.results.get(one.card.member.code)) and then.place is not None
            ]
            found["lên"].append(sum(way > 0 for way in ways))
            found["xuống"].append(sum(way < 0 for way in ways))
            found["giữ nguyên"].append(ways.count(0))
        return found

    def rose(self, name: str) -> int:
        """By how many places a member rose since the six months."""
        then, code = self.review.memory.six_month, self.card(name).member.code
        now = next(one.place for one in self.review.board.standings if one.card.member.code == code)
        return (then.results[code].place or 0) - now if then else 0

    def means_then_and_now(self) -> set[tuple[str, str]]:
        found = set()
        for past in (self.review.memory.six_month, self.review.memory.last_year):
            pairs = [
                (Fraction(then.percent), Fraction(one.card.percent))
                for one in self.review.board.standings
                if past
                and (then := past.results.get(one.card.member.code))
                and then.place is not None
                and then.percent is not None
                and one.card.percent is not None
            ]
            if pairs:
                found.add((said(sum(a for a, _ in pairs) / len(pairs)), said(sum(b for _, b in pairs) / len(pairs))))
        return found

    def numbers_of(self) -> set[str]:
        """All that a tie-break may compare."""
        found = set()
        for card in self.cards:
            for tally in (card.tally, *card.tallies.values()):
                found |= {said(abs(points), 9) for points in (tally.base, tally.bonus, tally.deduction, tally.net)}
            found |= {said(card.total, 9), said(card.percent or 0, 9)}
        return found

    def grades(self, name: str) -> int:
        return sum(one.grade == name for one in self.review.board.standings)


Check = Callable[[Reader, re.Match[str], str], bool]


def _same(value: object, text: str) -> bool:
    return int(text) == value


def _value(reader: Reader, place: int) -> Decimal:
    one = reader.review.board.standings[place]
    return one.card.total if reader.review.config.ranking.by == "total" else one.card.percent or Decimal(0)


def _counts(reader: Reader, found: re.Match[str], text: str) -> bool:
    """`08/11 đơn vị đạt chỉ tiêu` of the target that the paragraph names."""
    together, some, every, what = found.groups()
    pair = (int(together), int(together)) if together else (int(some), int(every))
    named = re.findall(_NAME, text)[0]
    return pair in reader.reached(named, what.removesuffix(" 6 tháng"))


def _told_bonus(reader: Reader, found: re.Match[str], text: str) -> bool:
    card = reader.card(found[1])
    return any(said(tally.bonus, 9) == found[2] for tally in card.tallies.values())


CHECKS: tuple[tuple[str, Check], ...] = (
    (
        r"cùng đạt ([\d,.]+)(?:%| điểm);",
        lambda r, m, text: [said(_value(r, at), 9) for at in range(len(r.review.board.standings))].count(m[1]) > 1,
    ),
    (_NAME + r" \((\d+)/(\d+) đơn vị\)", lambda r, m, text: sum(r.full(m[1])) == int(m[2])),
    (
        _NAME + r" \(([\d.,]+) điểm, ở (\d+(?:/\d+)? đơn vị|" + _NAMES + r")\)",
        lambda r, m, text: r.losses(m[1], m[2], m[3]),
    ),
    (
        _NAME + r"(?: \(|, )([\d.,]+)(?:%)?(?:/| so với )([\d.,]+)(?:%)?(?: [^\d,()⟦;]*)?(?:, bằng ([\d.,]+)%|, gấp "
        r"([\d.,]+) lần)?\)",
        lambda r, m, text: r.target(m[1], m[2], m[3], m[4], m[5]),
    ),
    (
        _OF + r" (đạt từ 50% kế hoạch năm|chưa đạt 50% kế hoạch năm|chưa đạt chỉ tiêu(?: 6 tháng)?|đạt chỉ tiêu"
        r"(?: 6 tháng)?|thực hiện trong mức chỉ tiêu|vượt mức cho phép|chưa có số liệu)",
        _counts,
    ),
    (
        _NAME + r" \((\d+) đơn vị đăng ký\)",
        lambda r, m, text: (0, int(m[2])) in r.reached(m[1], "đạt chỉ tiêu"),
    ),
    (
        r"trong đó ()()(\d+) đơn vị (vượt)",
        lambda r, m, text: any(int(m[3]) == one for one, _ in r.reached(re.findall(_NAME, text)[0], "vượt")),
    ),
    (_NAME + r" (?:\(|được cộng )([\d.,]+) điểm(?:\)| thưởng)", _told_bonus),
    (
        _OF + r",? (?:dẫn đầu, |đứng đầu, )?(?:cùng )?đạt ([^.;,]*?(?:điểm tối đa|điểm|%))",
        lambda r, m, text: (
            r.section is not None and _same(len(r.best_of_section()), m[1] or m[2]) and r.result_of_section(m[4])
        ),
    ),
    (
        r"(\d+) đơn vị (?:dẫn đầu, |đứng đầu, )?cùng đạt ([\d.,]+ điểm|[\d.,]+%|điểm tối đa)",
        lambda r, m, text: (
            r.section is not None and len(r.best_of_section()) == int(m[1]) and r.result_of_section(m[2])
        ),
    ),
    (
        r"(?:đạt|bằng|được|là) ([\d.,]+)%(?= điểm tối đa[;.,]| điểm tối đa của nội dung này|; (?:đứng đầu|có))",
        lambda r, m, text: r.section is not None and m[1] == r.mean_of_section(),
    ),
    (
        _NAMES + r",? ?\(?(?:cùng )?đạt ([\d.,]+ điểm|[\d.,]+%|điểm tối đa)\)?(?=\.$| \()",
        lambda r, m, text: (
            r.section is None
            or (
                {one_line(card.member.name) for card in r.best_of_section()} == set(re.findall(_NAME, m[1]))
                and r.result_of_section(m[2])
            )
        ),
    ),
    (r"bình quân là ([\d.,]+)%", lambda r, m, text: r.section is not None and m[1] == r.mean_of_section()),
    (
        r"100% đơn vị đạt điểm tối đa ở (?:các )?tiêu chí: " + _NAMES,
        lambda r, m, text: len(r.cards) == r.members and all(all(r.full(name)) for name in re.findall(_NAME, m[1])),
    ),
    (
        r"đạt ([\d.,]+) điểm, cao hơn đơn vị xếp thứ hai ([\d.,]+) điểm",
        lambda r, m, text: (
            m[1] == said(r.review.board.standings[0].card.total, 9) and m[2] == said(_value(r, 0) - _value(r, 1), 9)
        ),
    ),
    (
        r"Kết quả bình quân của (\d+) đơn vị được xếp hạng là ([\d.,]+)(?:%| điểm)",
        lambda r, m, text: (
            _same(len(r.review.board.standings), m[1])
            and m[2]
            == said(
                sum((Fraction(_value(r, at)) for at in range(len(r.review.board.standings))), Fraction(0))
                / len(r.review.board.standings)
            )
        ),
    ),
    (
        r"đạt ([\d.,]+)% điểm tối đa áp dụng; xếp thứ hai là ⟦[^⟧]*⟧ với ([\d.,]+)%",
        lambda r, m, text: (
            m[1] in (said(_value(r, 0)), said(_value(r, 0), 2)) and m[2] in (said(_value(r, 1)), said(_value(r, 1), 2))
        ),
    ),
    (
        r"đạt ([\d.,]+)(?: điểm|% điểm tối đa áp dụng)(?=[.;])",
        lambda r, m, text: m[1] in (said(r.review.board.standings[0].card.total, 9), said(_value(r, 0))),
    ),
    (r"(\d+) đơn vị “⟦?([^⟧”]*)⟧?”", lambda r, m, text: r.grades(m[2]) == int(m[1]) or "đề nghị" in text),
    (
        r"(\d+) đơn vị không xếp loại",
        lambda r, m, text: sum(one.grade is None for one in r.review.board.standings) == int(m[1]),
    ),
    (
        r"(\d+)/(\d+) đơn vị gửi bảng tự chấm điểm(?! đúng)",
        lambda r, m, text: r.sent() == int(m[1]) and r.members == int(m[2]),
    ),
    (
        r"(\d+)(?:/(\d+))? đơn vị (?:chưa gửi|chưa có bảng tự chấm điểm)",
        lambda r, m, text: int(m[1]) in (r.members - r.sent(), r.members - len(r.review.submissions)),
    ),
    (
        r"Bảng không nêu (\d+) đơn vị",
        lambda r, m, text: sum(one.card is None for one in r.review.board.not_ranked) == int(m[1]),
    ),
    (r"(\d+) đơn vị không xếp hạng", lambda r, m, text: len(r.review.board.not_ranked) == int(m[1])),
    (
        r"(\d+)/(\d+) đơn vị thành viên (?:được xếp hạng|được chấm điểm và xếp hạng)",
        lambda r, m, text: len(r.review.board.standings) == int(m[1]) and r.members == int(m[2]),
    ),
    (r"(\d+) đơn vị không được xếp hạng", lambda r, m, text: len(r.review.board.not_ranked) == int(m[1])),
    (r"xếp hạng (\d+)/(\d+) đơn vị thành viên", lambda r, m, text: len(r.review.board.standings) == int(m[1])),
    (r"[Cc]ó (\d+) đơn vị thành viên", lambda r, m, text: r.members == int(m[1])),
    (
        r"không quá (?:[\d,]+% số đơn vị được xếp hạng \()?(\d+) đơn vị\)?; (?:các )?đơn vị xếp hạng ([\d ,đếnvà]+) "
        r"(?:đạt từ ([\d,]+)(?:%| điểm) trở lên )?được xếp loại “⟦[^⟧]*⟧”",
        lambda r, m, text: any(
            grade.quota
            and grade.quota.of(len(r.review.board.standings)) == int(m[1])
            and (m[3] is None or said(grade.at_least, 9) == m[3])
            for grade in r.review.config.grades
        ),
    ),
    (
        r"đề nghị (\d+) đơn vị là " + _NAMES,
        lambda r, m, text: (
            len(re.findall(_NAME, m[2])) == int(m[1])
            and all(
                any(one_line(one.card.member.name) == name and one.awards for one in r.review.board.standings)
                for name in re.findall(_NAME, m[2])
            )
        ),
    ),
    (r"(\d+) đơn vị gửi (đúng|chậm|sau|nhưng)", lambda r, m, text: r.punctual()[m[2]] == int(m[1])),
    (r"(\d+)/(\d+) đơn vị gửi bảng tự chấm điểm đúng thời hạn", lambda r, m, text: r.punctual()["đúng"] == int(m[1])),
    (
        r"(\d+) đơn vị gửi bảng tự chấm điểm chậm",
        lambda r, m, text: r.punctual()["chậm"] + r.punctual()["sau"] == int(m[1]),
    ),
    (
        r"(\d+) đơn vị(?: được cộng điểm thưởng)?(?=: ✓)",
        lambda r, m, text: (
            r.section is not None
            and sum(card.tallies.get(r.section.code, Tally()).bonus > 0 for card in r.cards) == int(m[1])
        ),
    ),
    (
        r"(\d+) đơn vị bị trừ điểm",
        lambda r, m, text: (
            r.section is not None
            and sum(card.tallies.get(r.section.code, Tally()).deduction > 0 for card in r.cards) == int(m[1])
        ),
    ),
    (
        r"(\d+)/(\d+) đơn vị được cộng điểm thưởng",
        lambda r, m, text: sum(card.tally.bonus > 0 for card in r.cards) == int(m[1]),
    ),
    (
        r"Vượt chỉ tiêu đã đăng ký(?: cả năm ngay trong 6 tháng đầu năm)?: (.*?)(?: và (\d+) đơn vị khác)?\.",
        lambda r, m, text: (
            len(
                {
                    name
                    for name, line, share, _ in r.pledges()
                    if share and share > 1 and LOWER not in (line.rule.words() if line.rule else "")
                }
            )
            >= len(re.findall(_NAME, m[1])) + int(m[2] or 0)
        ),
    ),
    (
        r"(?:[Cc]ả (\d+)|(\d+)/(\d+)) đơn vị (?:có chỉ tiêu chưa đạt tiến độ|chưa hoàn thành đủ các chỉ tiêu)",
        lambda r, m, text: r.failing() == (int(m[1] or m[2]), int(m[1] or m[3])),
    ),
    (
        r"(\d+)/(\d+) đơn vị (?:hoàn thành|đạt tiến độ ở) tất cả các chỉ tiêu",
        lambda r, m, text: r.failing() == (int(m[2]) - int(m[1]), int(m[2])),
    ),
    (
        r"Tổng số (\d+) lượt chỉ tiêu các đơn vị đã đăng ký ở (\d+) nội dung, (\d+) lượt(?: \(([\d,]+)%\))?",
        lambda r, m, text: (
            (len(every := list(r.pledges())), sum(enough for *_, enough in every)) == (int(m[1]), int(m[3]))
            and (m[4] is None or m[4] == said(Fraction(int(m[3]) * 100, int(m[1]))))
        ),
    ),
    (
        r"trong đó (\d+) lượt vượt chỉ tiêu",
        lambda r, m, text: (
            sum(
                share is not None and share > 1
                for _, line, share, _ in r.pledges()
                if LOWER not in (line.rule.words() if line.rule else "")
            )
            >= int(m[1])
        ),
    ),
    (
        r"hạng (\d+): " + _NAMES,
        lambda r, m, text: (
            {one_line(one.card.member.name) for one in r.review.board.standings if one.place == int(m[1])}
            == set(re.findall(_NAME, m[2]))
        ),
    ),
    (_NAME + r" \(tăng (\d+) bậc\)", lambda r, m, text: r.rose(m[1]) == int(m[2])),
    (r"(\d+) đơn vị (lên|xuống|giữ nguyên) hạng", lambda r, m, text: int(m[1]) in r.moved()[m[2]]),
    (
        r"tăng từ ([\d,]+)% lên ([\d,]+)%|giảm từ ([\d,]+)% xuống ([\d,]+)%",
        lambda r, m, text: (m[1] or m[3], m[2] or m[4]) in r.means_then_and_now(),
    ),
    (r"giữ ở mức ([\d,]+)%", lambda r, m, text: (m[1], m[1]) in r.means_then_and_now()),
    (r"\(([\d,.]+) so với ([\d,.]+)\)", lambda r, m, text: {m[1], m[2]} <= r.numbers_of()),
    (r"/(\d+) đơn vị$", lambda r, m, text: r.members == int(m[1])),
    (
        r"Báo cáo thành tích của (\d+) đơn vị được đề nghị",
        lambda r, m, text: sum(bool(one.awards) for one in r.review.board.standings) == int(m[1]),
    ),
    (r"Đề nghị (\d+) đơn vị:", lambda r, m, text: 0 < int(m[1]) <= len(r.review.board.standings)),
    (
        _NAME
        + r": ([\d.,]+) điểm(?: \(([\d,]+)% điểm tối đa áp dụng\))?, (?:xếp thứ \w+|xếp thứ (\d+)|đồng hạng (\d+))",
        lambda r, m, text: (
            said(r.card(m[1]).total, 9) == m[2] and (m[3] is None or said(r.card(m[1]).percent or 0) == m[3])
        ),
    ),
    (
        _NAME + r" \(tự chấm ([\d.,]+) điểm, điểm công nhận ([\d.,]+)\)",
        lambda r, m, text: said(r.card(m[1]).claimed_total, 9) == m[2] and said(r.card(m[1]).total, 9) == m[3],
    ),
    (
        r"(\d+) đơn vị tự chấm cao hơn",
        lambda r, m, text: sum(card.claimed_total > card.total for card in r.cards) == int(m[1]),
    ),
    (
        r"của (\d+)/(\d+) nơi được giao thẩm định",
        lambda r, m, text: (
            (sum(one.returned for one in r.review.appraisers), len(r.review.appraisers)) == (int(m[1]), int(m[2]))
        ),
    ),
    (
        r"Biên bản thẩm định kết quả tự chấm điểm của (\d+) đơn vị",
        lambda r, m, text: len({one.unit for one in r.review.opinions}) == int(m[1]),
    ),
    (r"số liệu của (\d+) đơn vị đang được rà soát", lambda r, m, text: int(m[1]) > 0),
    (r"Có 01 đơn vị được xếp hạng là", lambda r, m, text: len(r.review.board.standings) == 1),
    (r"[Cc]ả (\d+) đơn vị đồng hạng nhất", lambda r, m, text: len(r.review.board.standings) == int(m[1])),
    (
        _NAME + r" đạt ([\d.,]+)/([\d.,]+) điểm",
        lambda r, m, text: (
            r.section is not None
            and said(r.card(m[1]).tallies[r.section.code].base - r.card(m[1]).tallies[r.section.code].deduction, 9)
            == m[2]
        ),
    ),
    (
        r"(?:điểm tối đa|✓) \(([\d.,]+) điểm\)",
        lambda r, m, text: (
            r.section is not None
            and m[1] in {said(card.tallies.get(r.section.code, Tally()).maximum, 9) for card in r.cards}
        ),
    ),
    (
        r"(?:[Cc]ả |được |với |, )(\d+) đơn vị (?:đều |cùng )?đạt (?:đủ|điểm tối đa)",
        lambda r, m, text: (
            r.section is not None and len(r.best_of_section()) == int(m[1]) and r.result_of_section("điểm tối đa")
        ),
    ),
    (
        r"(\d+)/(\d+) đơn vị(?: đạt|\) ?)",
        lambda r, m, text: m[1] == m[2] and r.section is not None and len(r.best_of_section()) == int(m[1]),
    ),
    (r"cùng đạt ([\d,.]+)%", lambda r, m, text: r.section is not None and r.result_of_section(f"{m[1]}%")),
    (r"và (\d+) (?:đơn vị|tiêu chí) khác", lambda r, m, text: int(m[1]) > 0),
    (
        r"là (\d+) trong khi có (\d+) đơn vị cùng hạng (\d+)(?: và cùng được \d+ phiếu)?",
        lambda r, m, text: sum(one.place == int(m[3]) for one in r.review.board.standings) >= int(m[2]) > int(m[1]),
    ),
    (
        r"đã cộng ([\d,.]+) điểm thưởng tối đa",
        lambda r, m, text: m[1] == said(r.review.config.scoring.bonus_maximum, 9),
    ),
    (r"đã cộng ([\d,.]+)%", lambda r, m, text: m[1] == said(r.review.config.scoring.carry or 0, 9)),
    (
        r"cùng xếp thứ (\d+)",
        lambda r, m, text: sum(one.place == int(m[1]) for one in r.review.board.standings) > 1,
    ),
)
"""Words that state a number, and how it is worked out again."""

NOT_NUMBERS = re.compile(
    r"^Các mục: .*|điểm mục \S+ \(|Ký hiệu đơn vị: .*"
    r"|(?:(?:đầu|cuối) )?[Nn]ăm (?:20\d\d|…)|6 tháng(?: (?:đầu|cuối) năm(?: 20\d\d)?)?"
    r"|\d\d giờ \d\d phút, ngày \d\d tháng \d+ năm \d{4}|số …"
    r"|50% kế hoạch năm|Phụ lục [IV]+|ngày … tháng|⟦[^⟧]*⟧|“[^”]*”|\[[^\]]*\]|^\d+\. |0[12] bản|100% đơn vị"
)
"""Years, times, names and places to fill in."""


HELD = ("bao-cao-so-ket", "bao-cao-tong-ket", "thong-bao", "bien-ban-binh-xet", "to-trinh")
"""The papers whose running text is held."""


def texts_of(document: DocumentType) -> list[tuple[str, str]]:
    """Clauses, running text and notes below tables, in their order."""
    return [(style, text) for style, text in paragraphs(document) if style in ("Khoản", "Thân bài", "Ghi chú bảng")]


_ALL = re.compile(
    r"(?:[Cc]ả (\d+)|Có (01)) đơn vị"
    r"(?= (?:gửi bảng|thành viên(?! \S*:)|đạt tiến độ|hoàn thành tất|được cộng|chưa hoàn|có chỉ))"
    r"|(?<=ở )cả (\d+) đơn vị|(?<=xếp hạng )(01) đơn vị(?= thành viên)|(?<=\()cả (\d+) đơn vị(?=\))"
)


def in_figures(text: str) -> str:
    """`Cả 08 đơn vị gửi …` as figures: `08/08 đơn vị gửi …`, which is held like `07/08`."""
    return _ALL.sub(lambda found: "{0}/{0} đơn vị".format(next(filter(None, found.groups()))), text)


def unsupported(texts: Sequence[tuple[str, str]], review: Review) -> list[str]:
    """The paragraphs with a number that the review does not support; `texts` are styles and texts in their order."""
    reader, left = Reader(review), []
    told = {
        review.scale.ancestry(review.scale.by_code[mark.code])[-1].code for one in reader.cards for mark in one.marks
    }
    sections = dict(enumerate((one for one in review.scale.sections if one.code in told), start=1))
    for style, text in texts:
        if style == "Khoản":
            number_, _, title = text.partition(". ")
            named = sections.get(int(number_)) if number_.isdigit() else None
            reader.section = named if named and criterion(named) == title else None
            continue
        whole = rest = reader.marked(in_figures(text))
        wrong: list[str] = []
        for pattern, check in CHECKS:
            wrong += [found[0] for found in re.finditer(pattern, rest) if not check(reader, found, whole)]
            rest = re.sub(pattern, "✓", rest)
        if wrong or re.search(r"\d", NOT_NUMBERS.sub("", rest)):
            left.append(f"{wrong or NOT_NUMBERS.sub('', rest)} in {text}")
    return left


def frames(texts: Sequence[str], review: Review) -> Counter[str]:
    """How often each sentence stands there when names and numbers are left out; places to fill in are no sentences."""
    reader = Reader(review)
    told = (re.sub(r"\d+(?:[.,]\d+)*", "#", re.sub(_NAMES, "N", reader.marked(text))) for text in texts)
    return Counter(frame for frame in told if "[" not in frame)

"""From a review to the ready-made texts of its report; pure."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.ranking.awarding import before_the_meeting, before_the_vote
from pipeline.ranking.places import ranking_value
from pipeline.reports.charts.report_charts import chart_fields
from pipeline.reports.figures.bloc_context import bloc_fields, named_members
from pipeline.reports.figures.grade_notes import grade_notes
from pipeline.reports.figures.losses import criteria
from pipeline.reports.figures.paper_notes import appraisal_in_words, places_in_words, unranked_in_words
from pipeline.reports.figures.ranking_notes import about_sums, order_in_words, sections_in_words
from pipeline.reports.figures.tables import scorecards
from pipeline.reports.papers.report import figures as figures
from pipeline.reports.papers.report import tables as tables
from pipeline.reports.papers.report.assessment import merits, not_due, shortcomings
from pipeline.reports.papers.report.fields import AnnexFields, ReportContext, SectionFields
from pipeline.reports.papers.report.past import comparable, compared_rows, comparison
from pipeline.reports.papers.report.proposed import proposals_in_words
from pipeline.text import sentences
from pipeline.text.papers import notes
from pipeline.text.papers import sections as section_sentences
from pipeline.text.papers import standings as standing_sentences
from pipeline.text.papers import targets as target_sentences
from pipeline.text.papers import votes as vote_sentences
from pipeline.text.papers.targets import TargetLine
from pipeline.text.sentences import criterion, noun_of, one_line, speaker_of
from pipeline.text.terms import tie_break


def report_context(review: Review) -> ReportContext:
    """Everything the reports say, as texts. Correct for any number of members, ranked or not."""
    bloc, cards = review.config.bloc, figures.cards_in_order(review)
    sections = figures.sections(review, cards)
    lost, by_section = criteria(review, cards), figures.targets_in(review, sections)
    targets = [line for lines in by_section for line in lines]
    awards, standings = tables.award_rows(review), tables.standing_rows(review)
    return ReportContext(
        khoi=bloc_fields(review.config),
        nam=str(bloc.year),
        nam_sau=str(bloc.year + 1),
        nam_truoc=str(bloc.year - 1),
        thanh_vien=sentences.membership(noun_of(bloc), named_members(bloc)),
        gui_bang_cham=tuple(sentences.sending(figures.sending_of(review))),
        chi_tieu_chung=tuple(_in_general(review, targets)),
        muc=tuple(_section(review, number, *one) for number, one in enumerate(zip(sections, by_section, strict=True))),
        stt_ket_qua=str(len(sections) + 1),
        stt_tam_tinh=str(len(sections) + 2),
        ket_qua=tuple(results_in_words(review, named=notes.NOT_SENT)),
        tham_dinh=appraisal_in_words(review),
        uu_diem=tuple(merits(review, targets, lost)),
        han_che=tuple(shortcomings(review, targets, lost)),
        chua_den_han=tuple(not_due(review, lost)),
        khen_thuong=tuple(proposals_in_words(review)),
        bo_phieu=tuple(_votes(review)),
        binh_xet=tuple(_deciding(review)),
        du_kien=before_the_meeting(review),
        xep_hang=tables.scored_rows(review, standings),
        bang_xep_hang=tables.placed_rows(review, standings),
        ghi_chu_xep_loai=grade_notes(review),
        co_ty_le=tables.needs_percent(review),
        xep_hang_theo=order_of_places(review),
        bieu_do=chart_fields(review),
        so_sanh=tuple(comparison(review)),
        bang_so_sanh=compared_rows(review),
        co_sau_thang=comparable(review, review.memory.six_month),
        co_nam_truoc=comparable(review, review.memory.last_year),
        cot_muc=tables.section_headings(review),
        ghi_chu=tuple(_notes(review)),
        chi_tieu=tables.target_rows(targets),
        so_voi_nam=not any(line.of_period for line in targets),
        chi_tiet=tables.detail_blocks(review),
        khong_chi_tiet=" ".join(standing_sentences.without_details(len(cards), tables.MOST)),
        ky_hieu_don_vi=tables.legend(review),
        danh_sach_khen=awards,
        phu_luc=_annexes(review.period, bool(cards), bool(targets), bool(awards)),
        co_tham_dinh=bool(review.opinions),
        co_xep_loai=bool(review.config.grades_in(review.period)),
        co_khen_thuong=any(review.period in award.periods for award in review.config.awards),
    )


def _annexes(period: Period, scored: bool, targets: bool, awards: bool) -> AnnexFields:
    """Annexes in their order, without those that this report does not have; one alone has no number.

    Where nobody is `scored` the one that is left says so in a sentence.
    """
    if period is Period.SIX_MONTH:
        names = ["chi_tieu"] * targets + ["tong_hop"]
    else:
        names = ["tong_hop"] + ["chi_tiet"] * scored + ["khen_thuong"] * awards
    labels = {name: f"Phụ lục {'I' * number}" for number, name in enumerate(names, start=1)}
    if len(names) == 1:
        labels = {names[0]: "Phụ lục"}
    every = ("chi_tieu", "tong_hop", "chi_tiet", "khen_thuong")
    return AnnexFields(**{name: labels.get(name, "") for name in every})


# -------------------------------------------------------------------------------- the sections


def _in_general(review: Review, targets: Sequence[TargetLine]) -> Iterator[str]:
    if not scorecards(review):
        yield standing_sentences.NOBODY_SCORED
    yield from target_sentences.overview(targets, half_year=review.period is Period.SIX_MONTH)


def _section(review: Review, before: int, section: figures.Section, targets: Sequence[TargetLine]) -> SectionFields:
    """A section that comes after so many others."""
    told = tuple(paragraph for paragraph in _paragraphs(review, section, targets, before) if paragraph)
    return SectionFields(
        stt=str(before + 1),
        ma=one_line(section.line.code),
        ten=criterion(section.line),
        nhan_xet=told or (section_sentences.NOTHING_APPLIES,),
    )


def _paragraphs(review: Review, section: figures.Section, targets: Sequence[TargetLine], turn: int) -> Iterator[str]:
    """The section in a few paragraphs: what was reached, its targets, what was added, conditions.

    What was lost is told once, among the shortcomings; only a section of deductions says here how many it met.
    """
    base = figures.reached_in(review, section)
    yield from section_sentences.reached(base, turn)
    yield from target_sentences.line_sentences(targets, turn)
    bonus = figures.taken_in(review, section, Kind.BONUS)
    yield from section_sentences.bonuses(bonus, turn)
    if not base:
        if section.has(Kind.BONUS) and not bonus:
            yield section_sentences.NO_BONUS
        if section.has(Kind.DEDUCTION):
            yield section_sentences.deductions(len(figures.taken_in(review, section, Kind.DEDUCTION)))
    yield from section_sentences.conditions(figures.answered_in(section))


# --------------------------------------------------------------------------------- the results


def _ranked(review: Review) -> list[standing_sentences.Ranked]:
    policy, scale = review.config.ranking, review.scale
    return [
        standing_sentences.Ranked(
            name=one_line(one.card.member.name),
            place=one.place,
            total=one.card.total,
            value=ranking_value(one.card, policy),
            maximum=one.card.tally.maximum,
            decided_by=one_line(tie_break(one.decided_by, scale)) if one.decided_by else "",
        )
        for one in review.board.standings
    ]


def results_in_words(review: Review, named: str = "") -> Iterator[str]:
    """Who leads and by how much, the mean, shared places, grades, who has no place.

    `named` is a reason for that whose members the paper names elsewhere.
    """
    ranked, by_percent = _ranked(review), review.config.ranking.by == "percent"
    yield " ".join(standing_sentences.leading(noun_of(review.config.bloc), ranked, by_percent=by_percent))
    if ranked:
        mean = sum((Fraction(one.value) for one in ranked), Fraction(0)) / len(ranked)
        yield from standing_sentences.average(ranked, mean, by_percent=by_percent)
    yield from standing_sentences.shared_places(ranked)
    yield from _grades(review)
    yield from standing_sentences.not_ranked(unranked_in_words(review), named)


def _grades(review: Review) -> Iterator[str]:
    given = [one.grade for one in review.board.standings]
    if given_grades := review.config.grades_in(review.period):
        grades = [(one_line(grade.name), given.count(grade.name)) for grade in given_grades]
        yield from standing_sentences.grading(grades, given.count(None))


def _votes(review: Review) -> Iterator[str]:
    """That the bloc has voted; what each member got is in the record of the meeting."""
    bloc, policy = review.config.bloc, review.config.ballots
    if review.ballot and policy:
        yield vote_sentences.held(speaker_of(bloc), policy, review.ballot, len(bloc.members))


def _deciding(review: Review) -> Iterator[str]:
    """How awards are decided, as far as that is known: by the vote that was held, or by one that is still to come."""
    yield from _votes(review)
    voted_on = any(review.period in award.periods for award in review.config.awards)
    if voted_on and review.config.ballots and before_the_vote(review):
        yield vote_sentences.awaited(review.config.ballots)


def order_of_places(review: Review) -> str:
    """How places are found, below a table of places."""
    shared = any(one.shared for one in review.board.standings)
    order = one_line(order_in_words(review))
    return f"{order} Dấu (*): đồng hạng." if shared else order


def _notes(review: Review) -> Iterator[str]:
    """What stands below the table of points."""
    yield from sections_in_words(review)
    yield one_line(order_in_words(review))
    yield from map(one_line, places_in_words(review))
    yield from map(one_line, about_sums(review))
    absent = [one.member for one in review.board.not_ranked if one.card is None]
    if absent and figures.cards_in_order(review):
        yield standing_sentences.not_in_the_table(len(absent))

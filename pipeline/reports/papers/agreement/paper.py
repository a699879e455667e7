"""Bản giao ước thi đua: what the members sign at the start of the year, from the configuration alone."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model.bloc import Bloc, Config
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Kind, Line
from pipeline.reports.figures.bloc_context import bloc_fields, head_of, named_members
from pipeline.reports.papers.agreement.fields import AgreementContext, ContentFields
from pipeline.reports.papers.agreement.figures import whole_base, worth_of
from pipeline.reports.papers.agreement.tables import (
    NOTHING,
    by_members,
    legend,
    registered_blocks,
    registered_lines,
    scale_rows,
    signers,
    silent_members,
    target_headings,
    targets_by_member,
    targets_told,
)
from pipeline.reports.papers.paper import Paper, of_no_review
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.text.numbers import count
from pipeline.text.papers import agreement as pact
from pipeline.text.papers import plans
from pipeline.text.papers import votes as vote_sentences
from pipeline.text.papers.signatures import in_head, in_title
from pipeline.text.sentences import (
    criterion,
    inside,
    issuer_of,
    leader_of,
    members_of,
    membership,
    noun_of,
    one_line,
    speaker_of,
)
from pipeline.text.terms import tie_break_in_a_paper

_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[-+])\s+")
"""What people put before a paragraph that stands below a numbered heading."""

AGREEMENT = Paper("giao-uoc.docx", AgreementContext, of_no_review)


def agreement_context(grounds: Grounds, written: WrittenFields = NOTHING_WRITTEN) -> AgreementContext:
    """Everything the pact says, as texts; it covers the whole year, whatever the period of the grounds.

    Of `written` the paragraphs about what is competed in go to the sections, one to each in their order.
    """
    config, scale = grounds.config, grounds.scale
    bloc, by_percent = config.bloc, config.ranking.by == "percent"
    leaders, witness, blocks = _leaders(config), _witness(bloc), registered_blocks(grounds)
    rows = tuple(scale_rows(grounds))
    offices = any(row.tham_dinh for row in rows)
    needs_targets = any(line.rule is not None and line.rule.needs_target for line in scale.lines)
    restricted = any(line.groups or line.period for line in scale.lines)
    return AgreementContext(
        khoi=bloc_fields(config),
        nam=str(bloc.year),
        thanh_vien=membership(noun_of(bloc), named_members(bloc)),
        lanh_dao=leaders[0],
        chuc_danh=leaders[1],
        ten_quy_che=in_title(_regulated(bloc)),
        noi_dung=tuple(_contents(grounds, written.noi_dung_thi_dua)),
        tong_diem=pact.most_of_all(whole_base(grounds)),
        ngoai_ra=_besides(grounds),
        cot_chi_tieu=tuple(target_headings(grounds)) if by_members(grounds) else (),
        don_vi_chi_tieu=tuple(targets_by_member(grounds)) if by_members(grounds) else (),
        chi_tieu=blocks,
        co_don_vi_tinh=any(row.don_vi_tinh for block in blocks for row in block.dong),
        chua_dang_ky=_silent(grounds),
        ghi_chu_chi_tieu=_targets_explained(grounds),
        can_dang_ky=needs_targets,
        che_do_hop=pact.meetings(config.periods, leader_of(bloc)),
        thoi_han=tuple(pact.deadlines(config.periods)),
        tham_dinh=tuple(pact.appraisal(speaker_of(bloc), config.appraisal, offices=offices)),
        cach_tinh=tuple(pact.adding_up(config.scoring, needs_targets=needs_targets, restricted=restricted)),
        xep_hang=pact.ranking(config.ranking, _tie_breaks(grounds)),
        xep_loai=tuple(pact.grading(config.grades, by_percent=by_percent)),
        xep_loai_khac=tuple(pact.grading_rest(config.grades, by_percent=by_percent)),
        dieu_kien=pact.condition_lines(sum(line.condition is not None for line in scale.lines)),
        khen_thuong=tuple(pact.awarding(config.awards)),
        khen_thuong_khac=tuple(_award_rules(grounds)),
        so_ban=count(len(bloc.members) + bool(witness)),
        chung_kien=witness,
        chung_kien_in_hoa=in_head(witness),
        ky_ten=tuple(signers(bloc, noun_of(bloc))),
        thang_diem=rows,
        thang_co_don_vi_tinh=any(row.don_vi_tinh for row in rows),
        co_tham_dinh=offices,
    )


def _tie_breaks(grounds: Grounds) -> list[str]:
    """What is compared between equals, in words."""
    return [one_line(tie_break_in_a_paper(rule, grounds.scale)) for rule in grounds.config.ranking.tie_breaks]


def _witness(bloc: Bloc) -> str:
    """Who sees the pact signed and keeps a copy: the body that has its members judged, else the one above the bloc."""
    return one_line(bloc.parent) if noun_of(bloc) else one_line(bloc.issuer or bloc.parent)


def _leaders(config: Config) -> tuple[str, str]:
    """Who leads the bloc this year, with the duties and without; "" where nobody is named."""
    bloc = config.bloc
    head, noun = head_of(bloc), noun_of(bloc)
    if head is None:
        return ("" if noun or not bloc.issuer else pact.organiser(one_line(bloc.issuer), config.periods)), ""
    deputies = [one_line(member.name) for member in bloc.members if member.code in bloc.deputies]
    name = one_line(head.name)
    return pact.leaders(noun, name, deputies, config.periods), pact.offices(noun, name, deputies)


def _regulated(bloc: Bloc) -> str:
    name = inside(issuer_of(bloc)) if noun_of(bloc) else ""
    return plans.of_the_regulation(name, members_of(one_line(bloc.name)), bloc.year)


def _contents(grounds: Grounds, paragraphs: Sequence[str]) -> Iterator[ContentFields]:
    """The sections with base points; paragraphs beyond their number stand below the last one."""
    worths = [(section, worth_of(grounds, section)) for section in grounds.scale.sections]
    given = [(section, worth) for section, worth in worths if worth.base[1]]
    for number, (section, worth) in enumerate(given, start=1):
        end = None if number == len(given) else number
        undertaken = tuple(_NUMBERED.sub("", text) for text in paragraphs[number - 1 : end])
        yield ContentFields(
            stt=str(number),
            ma=one_line(section.code),
            ten=criterion(section),
            muc_diem=pact.worth(worth),
            cam_ket=undertaken,
            gom="" if undertaken else pact.criteria([criterion(line) for line in _branch(grounds, section)]),
        )


def _branch(grounds: Grounds, section: Line) -> Iterator[Line]:
    """The rows just below a section that stand for base points, each figure once."""
    twice = set(registered_lines(grounds)) - set(targets_told(grounds))
    below = grounds.scale.children.get(section.code, ())
    return (line for line in below if line.kind in (Kind.GROUP, Kind.BASE) and line not in twice)


def _besides(grounds: Grounds) -> str:
    """That bonus, deductions and conditions are in the annex, as far as the scale has any."""
    kinds = {line.kind for line in grounds.scale.lines}
    return pact.besides(
        bonus=Kind.BONUS in kinds, deduction=Kind.DEDUCTION in kinds, conditions=Kind.CONDITION in kinds
    )


def _silent(grounds: Grounds) -> str:
    names = [] if by_members(grounds) else silent_members(grounds)
    return pact.without_targets(names) if names and registered_lines(grounds) else ""


def _targets_explained(grounds: Grounds) -> str:
    """What stands below the tables of targets; "" where there are none, or nothing is to be explained."""
    blocks = registered_blocks(grounds)
    if by_members(grounds):
        told = any(NOTHING in row.chi_tieu for row in targets_by_member(grounds))
        return pact.no_target(NOTHING) if told else ""
    if not blocks:
        return ""
    gaps = any(NOTHING in row.chi_tieu for block in blocks for row in block.dong)
    dash = pact.no_target(NOTHING) if gaps else ""
    return " ".join(text for text in (dash, legend(grounds.config.bloc.members)) if text)


def _award_rules(grounds: Grounds) -> Iterator[str]:
    """What holds for every award, where there are any."""
    config = grounds.config
    if not config.awards:
        return
    yield pact.rules_of_awards(speaker_of(config.bloc), by_ballot=config.ballots is not None)
    if config.ballots:
        yield from vote_sentences.rules(config.ballots, config.awards)

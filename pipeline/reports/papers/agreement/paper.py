"""Bản giao ước thi đua: what the members sign at the start of the year, from the configuration alone."""

from collections.abc import Iterator

from pipeline.model.bloc import Bloc
from pipeline.model.grounds import Grounds
from pipeline.reports.figures.bloc_context import bloc_fields, head_of, named_members, noun_of
from pipeline.reports.papers.agreement.fields import AgreementContext, ContentFields
from pipeline.reports.papers.agreement.figures import whole_base, worth_of
from pipeline.reports.papers.agreement.tables import (
    NOTHING,
    legend,
    registered_blocks,
    registered_lines,
    scale_rows,
    signers,
    silent_members,
)
from pipeline.reports.papers.paper import Paper, of_no_review
from pipeline.text.numbers import count
from pipeline.text.papers import agreement as pact
from pipeline.text.papers import votes as vote_sentences
from pipeline.text.sentences import membership, one_line
from pipeline.text.terms import tie_break

AGREEMENT = Paper("giao-uoc.docx", AgreementContext, of_no_review)


def agreement_context(grounds: Grounds) -> AgreementContext:
    """Everything the pact says, as texts; it covers the whole year, whatever the period of the grounds."""
    config, scale = grounds.config, grounds.scale
    bloc, by_percent = config.bloc, config.ranking.by == "percent"
    rows = tuple(scale_rows(grounds))
    offices = any(row.tham_dinh for row in rows)
    needs_targets = any(line.rule is not None and line.rule.needs_target for line in scale.lines)
    restricted = any(line.groups or line.period for line in scale.lines)
    return AgreementContext(
        khoi=bloc_fields(config),
        nam=str(bloc.year),
        thanh_vien=membership(noun_of(bloc), named_members(bloc)),
        lanh_dao=_leaders(bloc),
        noi_dung=tuple(_contents(grounds)),
        tong_diem=pact.most_of_all(whole_base(grounds)),
        chi_tieu=registered_blocks(grounds),
        chua_dang_ky=_silent(grounds),
        ghi_chu_chi_tieu=_targets_explained(grounds),
        can_dang_ky=needs_targets,
        thoi_han=tuple(pact.deadlines(config.periods)),
        tham_dinh=tuple(pact.appraisal(noun_of(bloc), config.appraisal, offices=offices)),
        cach_tinh=tuple(pact.adding_up(config.scoring, needs_targets=needs_targets, restricted=restricted)),
        xep_hang=pact.ranking(config.ranking, [one_line(tie_break(rule, scale)) for rule in config.ranking.tie_breaks]),
        xep_loai=tuple(pact.grading(config.grades, by_percent=by_percent)),
        xep_loai_khac=tuple(pact.grading_rest(config.grades, by_percent=by_percent)),
        dieu_kien=pact.condition_lines(sum(line.condition is not None for line in scale.lines)),
        khen_thuong=tuple(pact.awarding(config.awards)),
        khen_thuong_khac=tuple(_award_rules(grounds)),
        so_ban=count(len(bloc.members) + bool(one_line(bloc.parent))),
        ky_ten=tuple(signers(bloc.members)),
        thang_diem=rows,
        co_tham_dinh=offices,
    )


def _leaders(bloc: Bloc) -> str:
    """Who leads the bloc this year; "" where nobody is named."""
    head, noun = head_of(bloc), noun_of(bloc)
    if head is None:
        return ""
    deputies = [one_line(member.name) for member in bloc.members if member.code in bloc.deputies]
    return pact.leaders(noun, one_line(head.name), deputies)


def _contents(grounds: Grounds) -> Iterator[ContentFields]:
    for number, section in enumerate(grounds.scale.sections, start=1):
        yield ContentFields(
            stt=str(number),
            ma=one_line(section.code),
            ten=one_line(section.title).rstrip(" .:;"),
            muc_diem=pact.worth(worth_of(grounds, section)),
        )


def _silent(grounds: Grounds) -> str:
    names = silent_members(grounds)
    return pact.without_targets(names) if names and registered_lines(grounds) else ""


def _targets_explained(grounds: Grounds) -> str:
    """What stands below the tables of targets; "" where there are none, or nothing is to be explained."""
    blocks = registered_blocks(grounds)
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
    yield pact.rules_of_awards(noun_of(config.bloc), by_ballot=config.ballots is not None)
    if config.ballots:
        yield from vote_sentences.rules(config.ballots, config.awards)

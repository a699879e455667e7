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
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.scoring.stages import TracedReview
from pipeline.text.numbers import count
from pipeline.text.papers import agreement as pact
from pipeline.text.papers import votes as vote_sentences
from pipeline.text.sentences import listing, membership, one_line, units
from pipeline.text.terms import tie_break


def _copies(traced: TracedReview) -> Iterator[Copy]:
    """No review calls for the pact: it is signed before the year begins."""
    return iter(())


AGREEMENT = Paper("giao-uoc.docx", AgreementContext, _copies)


def agreement_context(grounds: Grounds) -> AgreementContext:
    """Everything the pact says, as texts; it covers the whole year, whatever the period of the grounds."""
    config, scale = grounds.config, grounds.scale
    bloc, by_percent = config.bloc, config.ranking.by == "percent"
    rows = tuple(scale_rows(grounds))
    offices = any(row.tham_dinh for row in rows)
    needs_targets = any(line.rule is not None and line.rule.needs_target for line in scale.lines)
    restricted = any(line.groups or line.period for line in scale.lines)
    return AgreementContext(
        khoi=bloc_fields(bloc),
        nam=str(bloc.year),
        thanh_vien=membership(noun_of(bloc), named_members(bloc)),
        lanh_dao=_leaders(bloc),
        noi_dung=tuple(_contents(grounds)),
        tong_diem=f"Tổng điểm chuẩn tối đa của thang điểm là {pact.most_points(whole_base(grounds))}.",
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
        dieu_kien=_conditions(grounds),
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
    duty = "theo dõi, đôn đốc việc thực hiện giao ước, tổng hợp kết quả và chủ trì các cuộc họp sơ kết, tổng kết"
    deputies = [one_line(member.name) for member in bloc.members if member.code in bloc.deputies]
    helpers = f"; {listing(deputies)} là {noun} phó, phối hợp thực hiện" if deputies else ""
    return f"{one_line(head.name)} là {noun} trưởng, có trách nhiệm {duty}{helpers}."


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
    if not names or not registered_lines(grounds):
        return ""
    return f"Có {units(len(names))} chưa đăng ký chỉ tiêu: {listing(names)}."


def _targets_explained(grounds: Grounds) -> str:
    """What stands below the tables of targets; "" where there are none, or nothing is to be explained."""
    blocks = registered_blocks(grounds)
    if not blocks:
        return ""
    gaps = any(NOTHING in row.chi_tieu for block in blocks for row in block.dong)
    dash = f"Dấu “{NOTHING}”: đơn vị không đăng ký chỉ tiêu." if gaps else ""
    return " ".join(text for text in (dash, legend(grounds.config.bloc.members)) if text)


def _conditions(grounds: Grounds) -> str:
    number = sum(line.condition is not None for line in grounds.scale.lines)
    if not number:
        return ""
    return (
        f"Thang điểm có {count(number)} điều kiện về xếp hạng, xếp loại hoặc khen thưởng; đơn vị thuộc trường hợp nêu "
        "tại điều kiện nào thì áp dụng hệ quả của điều kiện đó."
    )


def _award_rules(grounds: Grounds) -> Iterator[str]:
    """What holds for every award, where there are any."""
    config = grounds.config
    if not config.awards:
        return
    settled = "đề nghị đơn vị được nhiều phiếu hơn" if config.ballots else f"do {noun_of(config.bloc)} biểu quyết"
    yield (
        "Đơn vị không đủ điều kiện thì không được đề nghị và đơn vị xếp sau không được đôn lên; số suất còn lại không "
        f"đủ cho các đơn vị đồng hạng thì {settled}."
    )
    if config.ballots:
        yield from vote_sentences.rules(config.ballots, config.awards)

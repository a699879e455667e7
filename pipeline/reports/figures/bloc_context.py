"""The bloc as every paper names it: in the head, in running text, and its members."""

from pipeline.model.bloc import Bloc, Config, Member
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.text.papers.signatures import above_the_signature, in_head, kept_by, signer_of
from pipeline.text.sentences import inside, issuer_of, leader_of, noun_of, one_line, speaker_of


def bloc_fields(config: Config) -> BlocFields:
    """The bloc's own texts, each on one line, and who signs for it."""
    bloc = config.bloc
    head, noun, name, parent = head_of(bloc), noun_of(bloc), issuer_of(bloc), one_line(bloc.parent)
    return BlocFields(
        loai=speaker_of(bloc),
        loai_in_hoa=speaker_of(bloc).upper(),
        dung_dau=leader_of(bloc),
        la_khoi=bool(noun),
        ten=name,
        ten_giua_cau=inside(name),
        ten_in_hoa=in_head(name),
        co_quan_chu_quan=parent,
        co_quan_chu_quan_in_hoa=in_head(parent),
        dia_danh=one_line(bloc.place),
        ky_hieu=one_line(bloc.symbol),
        ky=tuple(above_the_signature(noun, config.signing, bloc.acting)),
        nguoi_ky=signer_of(config.signing),
        luu=kept_by(one_line(head.label) if head and noun else ""),
    )


def named_members(bloc: Bloc) -> list[str]:
    """Every member's name in the order of config.toml, with its office in the bloc: `Văn phòng Sở (Khối trưởng)`."""
    roles = {code: f" ({noun_of(bloc)} phó)" for code in bloc.deputies} | {bloc.head: f" ({noun_of(bloc)} trưởng)"}
    return [one_line(member.name) + roles.get(member.code, "") for member in bloc.members]


def head_of(bloc: Bloc) -> Member | None:
    """The member that leads the bloc this year; None where config.toml names none."""
    return next((member for member in bloc.members if member.code == bloc.head), None)

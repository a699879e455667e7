"""Bản giao ước thi đua: form, contents, targets, how it is counted, signatures and the annexed scale."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT

from pipeline.model.bloc import AppraisalPolicy, Award, BallotPolicy, Config, Grade, NotApplicable, Period, Quota
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Effect, Kind, Scale
from pipeline.reports.papers.agreement.paper import AGREEMENT, agreement_context
from pipeline.reports.papers.catalogue import write_agreement
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.left_to_fill import FILL_IN
from pipeline.text.papers.signatures import in_grid
from tests.builders import (
    Number,
    a_bloc,
    a_condition,
    a_config,
    a_grade,
    a_group,
    a_line,
    a_long_scale,
    a_member,
    a_scale,
    an_award,
    some_members,
)
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.finished import looks_finished
from tests.reports.traced import AWARDS, GRADES, rows
from tests.reports.writing import fill

FORM = Form(abbreviation="GƯTĐ", addressed=False, receivers=False)
HOSTILE = "A & B <c> {{7*7}} {% if x %} “d” 'e' \"f\""

SCALE = a_scale(
    a_group("A", "Nhiệm vụ chuyên môn:", maximum=Decimal(60), appraiser="Phòng Kế hoạch"),
    a_line("A1", "Theo tỷ lệ", maximum=40, unit="nhiệm vụ", evidence_required=True),
    a_line("A2", maximum=20, groups=("phòng",), appraiser="Thanh tra"),
    a_line("A3", maximum=30, groups=("trung tâm",), period=Period.YEAR_END),
    a_group("B", "Thưởng, trừ", bonus_cap=Decimal(5)),
    a_line("B1", "Theo số lượng", "1/lần", maximum=None, kind=Kind.BONUS),
    a_line("B2", "Theo số lượng", "1/lần", maximum=None, kind=Kind.DEDUCTION),
    a_group("K", "Điều kiện xét"),
    a_condition("K1", Effect.NO_AWARD),
)


def grounds(
    scale: Scale = SCALE, config: Config | None = None, targets: Mapping[str, Mapping[str, Number]] | None = None
) -> Grounds:
    told = {code: {unit: Decimal(str(one)) for unit, one in line.items()} for code, line in (targets or {}).items()}
    everyone = a_config([a_member("VP", groups=("phòng",)), a_member("TT", groups=("trung tâm",))])
    return Grounds(config=config or everyone, period=Period.YEAR_END, scale=scale, targets=told)


def made(given: Grounds, people: WrittenFields = NOTHING_WRITTEN) -> DocumentType:
    return Document(BytesIO(fill(built_in(AGREEMENT.template), agreement_context(given), people)))


def a_pact(members: int, lines: int, *, targets: bool = True, **more: object) -> Grounds:
    """A bloc of so many members and lines; every sixth line has targets, of which some members have none."""
    people, scale = some_members(members), a_long_scale(min(6, lines), lines)
    own = [line for line in scale.lines if line.rule is not None][::6] if targets else []
    told = {
        line.code: {one.code: 1200 + at * 37 for at, one in enumerate(people) if (at + n) % 5 or members == 1}
        for n, line in enumerate(own)
    }
    return grounds(scale, a_config(people)._replace(**more), told)


def from_two_grades(first: Grade, last: Grade, **more: object) -> list[str]:
    config = a_config()._replace(grades=(first, last), **more)
    return list(agreement_context(grounds(config=config)).xep_loai)


# ------------------------------------------------------------------------------------------ form


@pytest.mark.parametrize(("members", "lines"), [(1, 1), (2, 6), (3, 15), (11, 60), (30, 24)])
@pytest.mark.parametrize("targets", [True, False])
def test_every_size_of_bloc(members: int, lines: int, targets: bool) -> None:
    document = made(a_pact(members, lines, targets=targets, grades=GRADES, awards=AWARDS))
    follows_the_decree(document, FORM)
    looks_finished(document)
    letter, annex = document.sections
    assert (letter.orientation, annex.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)


@pytest.mark.parametrize("more", [{}, {"grades": GRADES}, {"awards": AWARDS}, {"periods": {}}])
def test_every_configuration_reads_well(more: Mapping[str, object]) -> None:
    document = made(a_pact(3, 4, **more))
    follows_the_decree(document, FORM)
    looks_finished(document)


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_agreement(tmp_path / name, grounds(), tmp_path / "no-templates")
    written = [(tmp_path / name / "giao-uoc.docx").read_bytes() for name in ("a", "b")]
    assert written[0] == written[1]


def test_what_people_wrote_takes_the_place_of_what_is_to_fill_in() -> None:
    empty, full = made(grounds()), made(grounds(), WrittenFields(can_cu=("Căn cứ Kế hoạch số 05;",)))
    assert styled(empty, "Căn cứ")[0].startswith("Căn cứ [tên, số")
    assert styled(full, "Căn cứ") == [
        "Căn cứ Kế hoạch số 05;",
        "Căn cứ đặc điểm, tình hình và nhiệm vụ được giao của các đơn vị thành viên.",
    ]
    places = [run.text for p in empty.paragraphs for run in p.runs if run.style.name == FILL_IN]
    assert len(places) == 7
    assert places[-2:] == ["…", "ngày … tháng … năm …"]


# -------------------------------------------------------------------------------------- contents


def test_the_level_one_rows_with_what_they_are_worth() -> None:
    document = made(grounds())
    body, clauses = styled(document, "Thân bài"), styled(document, "Khoản")
    assert clauses[0] == "1. Nhiệm vụ chuyên môn (điểm chuẩn tối đa 60 điểm)"
    assert "Các tiêu chí chấm điểm gồm: tiêu chí A1; tiêu chí A2; tiêu chí A3." in body
    assert not [text for text in clauses if "Thưởng, trừ" in text or "Điều kiện xét" in text]
    assert "Tổng điểm chuẩn tối đa của thang điểm là 60 điểm." in body
    assert "Điểm thưởng, điểm trừ và điều kiện xét thi đua thực hiện theo thang điểm." in body


def test_a_paragraph_a_section_from_what_people_wrote() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=40), a_group("B"), a_line("B1", maximum=60))
    empty = text_of(made(grounds(scale)))
    assert empty.count("[Nêu nội dung các đơn vị cam kết thực hiện ở mục này]") == 2
    people = WrittenFields(noi_dung_thi_dua=("1. Hoàn thành kế hoạch.", "2. Giữ kỷ cương.", "Văn hóa công sở."))
    given = grounds(scale)
    first, second = agreement_context(given, people).noi_dung
    assert (first.cam_ket, second.cam_ket) == (("Hoàn thành kế hoạch.",), ("Giữ kỷ cương.", "Văn hóa công sở."))
    full = text_of(Document(BytesIO(fill(built_in(AGREEMENT.template), agreement_context(given, people), people))))
    assert "[Nêu nội dung" not in full
    assert "Hoàn thành kế hoạch." in full


def test_members_on_whom_other_lines_apply_have_another_maximum() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=40), a_line("A2", maximum=20, groups=("phòng",)))
    told = agreement_context(grounds(scale))
    assert told.noi_dung[0].muc_diem == (
        "điểm chuẩn tối đa từ 40 đến 60 điểm tùy theo tiêu chí áp dụng đối với từng đơn vị"
    )


# --------------------------------------------------------------------------------------- targets


BESIDE = {"A2": {"VP": 1, "TT": 1}}
"""A second target, so that there are as many targets as members, and the targets are the rows."""


def test_targets_are_lines_by_members() -> None:
    document = made(grounds(targets={"A1": {"VP": "24111", "TT": "37.5"}} | BESIDE))
    assert rows(document, "Chỉ tiêu")[0] == {
        "STT": "1",
        "Chỉ tiêu": "Tiêu chí A1",
        "Đơn vị tính": "nhiệm vụ",
        "VP": "24.111",
        "TT": "37,5",
    }
    assert "Dấu “–”" not in text_of(document)


def test_a_blank_target_and_zero_are_no_target() -> None:
    document = made(grounds(targets={"A1": {"VP": 36, "TT": 0}, "A2": {"VP": 1, "TT": 0}}))
    assert [row["TT"] for row in rows(document, "Chỉ tiêu")] == ["–", "–"]
    assert "Dấu “–”: đơn vị không đăng ký chỉ tiêu. Ký hiệu đơn vị: VP: Đơn vị VP; TT: Đơn vị TT." in text_of(document)
    assert "Có 01 đơn vị chưa đăng ký chỉ tiêu: Đơn vị TT." in text_of(document)


def test_fewer_targets_than_members_have_the_members_as_rows() -> None:
    people = [a_member(code) for code in ("VP", "TT", "KH")]
    document = made(grounds(config=a_config(people), targets={"A1": {"VP": 36, "TT": 40}}))
    assert rows(document, "Tiêu chí A1 (nhiệm vụ)") == [
        {"STT": "1", "Đơn vị": "Đơn vị VP", "Tiêu chí A1 (nhiệm vụ)": "36"},
        {"STT": "2", "Đơn vị": "Đơn vị TT", "Tiêu chí A1 (nhiệm vụ)": "40"},
        {"STT": "3", "Đơn vị": "Đơn vị KH", "Tiêu chí A1 (nhiệm vụ)": "–"},
    ]
    assert "Dấu “–”: đơn vị không đăng ký chỉ tiêu." in text_of(document)
    assert agreement_context(grounds(config=a_config(people), targets={"A1": {"VP": 36}})).chi_tieu == ()


def test_one_figure_for_both_times_is_one_target() -> None:
    half = a_line("A1.1", "Theo tỷ lệ", maximum=5, parent="A", period=Period.SIX_MONTH)
    year = a_line("A1.2", "Theo tỷ lệ", maximum=5, parent="A", period=Period.YEAR_END)
    scale, same = a_scale(a_group("A"), half, year), {"VP": 36, "TT": 40}
    assert agreement_context(grounds(scale, targets={"A1.1": same, "A1.2": same})).cot_chi_tieu == ("Tiêu chí A1.2",)
    other = agreement_context(grounds(scale, targets={"A1.1": same, "A1.2": {"VP": 50, "TT": 60}}))
    assert [row.ten for row in other.chi_tieu[0].dong] == ["Tiêu chí A1.1", "Tiêu chí A1.2"]


def test_many_members_stand_in_blocks_that_each_hold_every_line() -> None:
    blocks = agreement_context(a_pact(30, 30)).chi_tieu
    assert [block.ten for block in blocks] == [f"Bảng {n}/{len(blocks)}" for n in range(1, len(blocks) + 1)]
    assert sum(len(block.don_vi) for block in blocks) == 30
    assert max(len(block.don_vi) for block in blocks) <= 8
    assert {len(block.dong) for block in blocks} == {5}
    assert all(len(row.chi_tieu) == len(block.don_vi) for block in blocks for row in block.dong)


@pytest.mark.parametrize(("figure", "across"), [(36, 6), (1234567, 4), (1234567890, 3)])
def test_wide_figures_get_wide_columns(figure: int, across: int) -> None:
    people = [a_member(f"DV{n:02d}") for n in range(12)]
    lines = [a_line(f"A{n}", "Theo tỷ lệ", maximum=5) for n in range(1, 7)]
    told = {line.code: dict.fromkeys([one.code for one in people], figure) for line in lines}
    given = grounds(a_scale(a_group("A"), *lines), a_config(people), told)
    assert {len(block.don_vi) for block in agreement_context(given).chi_tieu} == {across}


def test_without_targets() -> None:
    assert "[Nêu các chỉ tiêu mà từng đơn vị đăng ký theo thang điểm]" in text_of(made(grounds()))
    none_needed = made(grounds(a_scale(a_group(), a_line())))
    assert "thang điểm không có tiêu chí phải đăng ký chỉ tiêu riêng" in text_of(none_needed)
    assert "Chỉ tiêu" not in styled(none_needed, "Đầu cột nhỏ")


# ------------------------------------------------------------------------------ how it is counted


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (NotApplicable.EXCLUDE, "không được tính điểm và được trừ khỏi điểm tối đa của đơn vị."),
        (NotApplicable.RESCALE, "được quy đổi theo điểm tối đa của cả thang điểm."),
        (NotApplicable.FULL, "được tính đủ điểm tối đa nếu là tiêu chí điểm chuẩn."),
        (NotApplicable.ZERO, "được 0 điểm, điểm tối đa của đơn vị giữ nguyên."),
    ],
)
def test_lines_that_do_not_apply(policy: NotApplicable, words: str) -> None:
    config = a_config()
    told = agreement_context(grounds(config=config._replace(scoring=config.scoring._replace(not_applicable=policy))))
    assert told.cach_tinh[1].startswith("Tiêu chí không áp dụng đối với đơn vị (")
    assert told.cach_tinh[1].endswith(words)


def test_limits_of_the_total_and_what_is_carried_over() -> None:
    config = a_config(decimals=0)
    scoring = config.scoring._replace(
        total_floor=Decimal(0), total_cap="maximum", bonus_maximum=Decimal(15), carry=Decimal("12.5")
    )
    told = agreement_context(grounds(config=config._replace(scoring=scoring))).cach_tinh
    assert told[0].endswith("được làm tròn đến số nguyên.")
    assert "Điểm tối đa của mỗi đơn vị được cộng thêm 15 điểm thưởng tối đa." in told
    assert any("cộng thêm 12,5% tổng điểm và điểm tối đa của kỳ sơ kết" in text for text in told)
    assert told[-1] == "Tổng điểm không thấp hơn 0 điểm và không vượt quá điểm tối đa áp dụng đối với đơn vị."


def test_ranking_and_ties() -> None:
    config = a_config(by="percent")
    plain = agreement_context(grounds(config=config)).xep_hang
    assert "theo tỷ lệ % giữa tổng điểm và điểm tối đa" in plain
    assert plain.endswith("; các đơn vị bằng nhau thì đồng hạng và thứ hạng liền sau được bỏ trống tương ứng.")
    broken = config._replace(ranking=config.ranking._replace(tie_breaks=("section:B", "deduction")))
    told = agreement_context(grounds(config=broken)).xep_hang
    assert "xét lần lượt: điểm mục “Thưởng, trừ”, điểm trừ (ít hơn xếp trên); vẫn bằng nhau" in told


def test_grades_with_thresholds_and_quotas() -> None:
    best, good = a_grade("Giỏi", 90, Quota(Decimal("12.5"), is_share=True)), a_grade("Khá", 70)
    assert from_two_grades(best, good) == [
        "“Giỏi”: từ 90 điểm trở lên, không quá 12,5% số đơn vị được xếp hạng (làm tròn xuống);",
        "“Khá”: từ 70 điểm đến dưới 90 điểm.",
    ]
    assert from_two_grades(best, good, ranking=a_config(by="percent").ranking)[1] == "“Khá”: từ 70% đến dưới 90%."
    told = agreement_context(grounds(config=a_config()._replace(grades=(best, good)))).xep_loai_khac
    assert told[0] == "Đơn vị đạt dưới 70 điểm không được xếp loại."
    assert "chuyển xuống mức liền kề; các đơn vị đồng hạng" in told[1]


def test_awards_and_the_vote() -> None:
    awards: tuple[Award, ...] = (
        an_award("Cờ", grades=("Giỏi", "Khá")),
        an_award("Giấy khen", 2, 4, 3, periods=tuple(Period), votes=Fraction(9, 10)),
    )
    told = agreement_context(grounds(config=a_config()._replace(awards=awards)))
    assert told.khen_thuong == (
        "“Cờ”: xét khi tổng kết năm, đề nghị đơn vị xếp hạng 1, được xếp loại “Giỏi” hoặc “Khá”, không quá 01 đơn vị;",
        "“Giấy khen”: xét khi sơ kết 6 tháng đầu năm và tổng kết năm, đề nghị đơn vị xếp từ hạng 2 đến hạng 4, không "
        "quá 03 đơn vị.",
    )
    assert told.khen_thuong_khac[0].endswith("không đủ cho các đơn vị đồng hạng thì do Khối biểu quyết.")
    voted = agreement_context(
        grounds(config=a_config()._replace(awards=awards, ballots=BallotPolicy()))
    ).khen_thuong_khac
    assert voted[0].endswith("thì đề nghị đơn vị được nhiều phiếu hơn.")
    assert "bỏ phiếu kín tại cuộc họp bình xét có ít nhất 2/3 tổng số" in voted[1]
    assert voted[2].endswith("riêng đối với “Giấy khen” là 90%.")


def test_times_and_appraisal() -> None:
    config = a_config()
    told = agreement_context(grounds())
    assert [text[:42] for text in told.thoi_han] == [
        "Kỳ sơ kết 6 tháng đầu năm: chậm nhất 17 gi",
        "Kỳ tổng kết năm: chậm nhất 17 giờ 00 phút,",
        "Bảng gửi sau thời hạn nêu trên được ghi nh",
    ]
    one = config._replace(periods={Period.YEAR_END: config.periods[Period.YEAR_END]})
    assert len(agreement_context(grounds(config=one)).thoi_han) == 2
    assert "cột “Thẩm định” của thang điểm" in told.tham_dinh[0]
    crossed = config._replace(appraisal=AppraisalPolicy(by="members", combine="trimmed", trim=1))
    text = " ".join(agreement_context(grounds(config=crossed)).tham_dinh)
    assert "thẩm định chéo" in text
    assert "bỏ 01 điểm cao nhất và 01 điểm thấp nhất (khi có từ 03 điểm trở lên)" in text


# ------------------------------------------------------------------------- signatures and annex


@pytest.mark.parametrize("members", [1, 2, 3, 4, 11, 30])
def test_every_member_has_a_place_to_sign(members: int) -> None:
    document = made(a_pact(members, 4))
    names = [name for name in styled(document, "Đơn vị ký") if name]
    witness = "ĐẠI DIỆN SỞ\xa0KHOA\xa0HỌC\xa0VÀ\xa0CÔNG\xa0NGHỆ TỈNH\xa0KIÊN\xa0GIANG"
    assert [plain(name) for name in names] == [*(one.name.upper() for one in some_members(members)), plain(witness)]
    assert [text for text in styled(document, "Họ tên người ký") if text] == ["[Họ và tên]"] * (members + 1)
    assert styled(document, "Quyền hạn, chức vụ").count("[CHỨC VỤ]") == members + 1
    assert f"lập thành {members + 1:02d} bản" in styled(document, "Lời kết")[0]


def test_a_body_that_has_its_members_judged_sees_the_pact_signed_itself() -> None:
    named = {"name": "Các phòng cấp huyện", "head": None, "deputies": (), "issuer": "Sở Nội vụ", "acting": "Giám đốc"}
    pact = a_pact(3, 4)
    document = made(pact._replace(config=pact.config._replace(bloc=pact.config.bloc._replace(**named))))
    assert styled(document, "Lời kết")[0].endswith("mỗi đơn vị thành viên giữ 01 bản, Sở Nội vụ giữ 01 bản./.")
    assert plain(styled(document, "Đơn vị ký")[-1]) == "ĐẠI DIỆN SỞ NỘI VỤ"


def test_the_last_row_of_signatures_is_balanced() -> None:
    assert signing(a_pact(4, 4))[-1] == ("", "SỞ SỐ 4", "")
    assert signing(a_pact(2, 4)) == [("SỞ SỐ 1", "", "SỞ SỐ 2")]


def plain(name: str) -> str:
    """A name that breaks anywhere."""
    return " ".join(name.split())


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "Phòng Quản lý Công nghệ và Thị trường Công nghệ",
            ["PHÒNG QUẢN LÝ", "CÔNG NGHỆ", "VÀ THỊ TRƯỜNG", "CÔNG NGHỆ"],
        ),
        ("Phòng Kế hoạch – Tài chính", ["PHÒNG KẾ HOẠCH –", "TÀI CHÍNH"]),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng", ["CHI CỤC", "TIÊU CHUẨN", "ĐO LƯỜNG", "CHẤT LƯỢNG"]),
    ],
)
def test_a_name_above_a_signature_is_not_broken_inside_words(name: str, lines: list[str]) -> None:
    assert [line.replace("\xa0", " ") for line in in_grid(name).split(" ")] == lines


def signing(given: Grounds) -> list[tuple[str, str, str]]:
    """The names in the grid of signatures, row by row."""
    return [(plain(row.trai), plain(row.giua), plain(row.phai)) for row in agreement_context(given).ky_ten]


def test_the_head_signs_first_then_its_deputies() -> None:
    people = some_members(4)
    led = a_bloc(people, head="DV04", deputies=("DV02",))
    given = grounds(config=a_config(people)._replace(bloc=led))
    assert signing(given)[0] == ("SỞ SỐ 4", "SỞ SỐ 2", "SỞ SỐ 1")
    first = agreement_context(given).ky_ten[0]
    assert [first.vai_trai, first.vai_giua, first.vai_phai] == ["KHỐI TRƯỞNG", "KHỐI PHÓ", ""]


def test_the_annexed_scale() -> None:
    told = {row["Mã"]: row for row in rows(made(grounds()), "Cách tính điểm")}
    assert list(told) == [line.code for line in SCALE.lines]
    assert told["A"]["Điểm tối đa"] == "60"
    assert told["A1"]["Cách tính điểm"].endswith("Phải ghi minh chứng.")
    assert [told[code]["Thẩm định"] for code in ("A", "A1", "A2")] == ["", "Phòng Kế hoạch", "Thanh tra"]
    assert told["A3"]["Cách tính điểm"].endswith("Áp dụng đối với: trung tâm. Chỉ chấm khi tổng kết năm.")
    assert told["B"]["Cách tính điểm"] == "Điểm thưởng không quá 5."
    assert told["K1"]["Cách tính điểm"] == "Nếu Có: không đề nghị khen thưởng."


def test_columns_without_a_text_are_left_out() -> None:
    for line, headings in (
        (a_line(), ["Mã", "Nội dung", "Điểm tối đa", "Cách tính điểm"]),
        (a_line(unit="bài"), ["Mã", "Nội dung", "Đơn vị tính", "Điểm tối đa", "Cách tính điểm"]),
    ):
        assert styled(made(grounds(a_scale(a_group(), line))), "Đầu cột nhỏ") == headings


def test_hostile_text_is_shown_as_that_text() -> None:
    dirty = f"{HOSTILE}\n\x07g"
    member = a_member(dirty, dirty, groups=(dirty,))
    scale = a_scale(a_group("A", dirty), a_line("A1", title=dirty, unit=dirty, groups=(dirty,), appraiser=dirty))
    config = a_config([member], bloc=a_bloc([member], name=dirty, parent=dirty, place=dirty, symbol=dirty, head=dirty))
    config = config._replace(grades=(a_grade(dirty),), awards=(an_award(dirty, grades=(dirty,)),))
    document = made(grounds(scale, config, {"A1": {dirty: 5}}))
    text = text_of(document)
    assert text.count(f"{HOSTILE} g") >= 10
    assert "49" not in text
    for style in ("Số, ký hiệu", "Địa danh, thời gian", "Lời kết", "Ô chữ nhỏ đậm"):
        assert any(HOSTILE in told for told in styled(document, style)), style

"""What a change of the scale, the targets or the members does to forms that are out or came back."""

from pipeline.checking.received import Forms, outdated_forms
from pipeline.model.bloc import Period
from pipeline.model.finding import FileRecord, FileStatus, Finding
from tests.builders import a_finding

SIX_MONTHS = Forms(period=Period.SIX_MONTH, codes=("VP", "TTR", "MOI"), folder="output/2018-six-month/forms")
WHOLE = ("VP.xlsx", "TTR.xlsx", "MOI.xlsx")


def files(*names: str, reason: str | None = None) -> tuple[FileRecord, ...]:
    status = FileStatus.REJECTED if reason else FileStatus.ACCEPTED
    return tuple(FileRecord(file=name, sha256="", unit=None, status=status, reason=reason) for name in names)


def found(unit: str, code: str) -> Finding:
    return a_finding(code, unit=unit)


def told(forms: Forms) -> list[str]:
    return [str(odd) for odd in outdated_forms(forms)]


def test_nothing_is_told_where_forms_are_as_they_would_be_now() -> None:
    out = (found("VP", "missing_answer"), found("VP", "receipt_unknown"))
    back = (*files("VP.xlsx"), *files("anh.xlsx", reason="unreadable"), *files("khac.xlsx", reason="wrong_bloc"))
    assert told(SIX_MONTHS._replace(back=back, out=files(*WHOLE), found=out)) == []
    assert told(SIX_MONTHS) == [], "no form was written yet"


def test_forms_of_another_scale_that_came_back_are_counted() -> None:
    back = (*files("VP.xlsx", "TTR.xlsx", reason="scale_differs"), *files("MOI.xlsx", reason="late"))
    (odd,) = told(SIX_MONTHS._replace(back=back))
    assert odd.startswith("scale.xlsx: 02 phiếu đã nhận sẽ không đọc được")
    assert "kỳ 6 tháng" in odd
    assert "công bố" not in odd


def test_a_sealed_result_stays_and_forms_to_be_sent_do_not_matter_any_more() -> None:
    back, out = files("VP.xlsx", reason="scale_differs"), files(*WHOLE, reason="scale_differs")
    (odd,) = told(SIX_MONTHS._replace(back=back, out=out, published=True))
    assert odd.endswith("kết quả đã công bố vẫn giữ nguyên")


def test_forms_of_another_scale_that_are_out_are_counted() -> None:
    out = (*files("VP.xlsx", "TTR.xlsx", reason="scale_differs"), *files("MOI.xlsx"))
    (odd,) = told(SIX_MONTHS._replace(out=out))
    assert odd.startswith("output/2018-six-month/forms: 02 phiếu đã lập là của thang điểm khác")
    assert "thidua forms --period six-month)" in odd


def test_members_that_left_and_joined_are_told_with_the_command_for_the_new_ones() -> None:
    back, out = (
        files("CU.xlsx", reason="unknown_member"),
        (*files("VP.xlsx"), *files("CU.xlsx", reason="unknown_member")),
    )
    odd = told(SIX_MONTHS._replace(back=back, out=out))
    assert [one.partition(":")[0] for one in odd] == ["config.toml › members", *2 * ["output/2018-six-month/forms"]]
    assert "CU.xlsx" in odd[0]
    assert "CU.xlsx" in odd[1]
    assert odd[2].endswith("thidua forms --period six-month --only TTR --only MOI")


def test_forms_that_show_other_targets_or_rows_are_told_of_each_with_the_command() -> None:
    out = (found("TTR", "target_differs"), found("VP", "target_differs"), found("MOI", "missing_line"))
    targets, lines = told(SIX_MONTHS._replace(out=files(*WHOLE), found=out))
    assert "phiếu của VP và TTR in chỉ tiêu khác targets.xlsx" in targets
    assert targets.endswith("--only VP --only TTR")
    assert "phiếu của MOI khác cấu hình hiện nay" in lines


def test_another_name_of_the_bloc_is_told_where_no_form_is_its_own() -> None:
    strange = files("VP.xlsx", "TTR.xlsx", reason="wrong_bloc")
    back, out = told(SIX_MONTHS._replace(back=strange, out=files(*WHOLE, reason="wrong_bloc")))
    assert "cả 02 phiếu đã nhận là của khối, năm hoặc kỳ khác" in back
    assert "03 phiếu đã lập mang tên khối hoặc năm khác" in out
    assert told(SIX_MONTHS._replace(back=(*strange, *files("MOI.xlsx")))) == []

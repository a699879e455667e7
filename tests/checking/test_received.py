"""Forms that came back before the scale was changed."""

from pipeline.checking.received import outdated_forms
from pipeline.model.bloc import Period
from pipeline.model.finding import FileRecord, FileStatus


def a_file(reason: str | None) -> FileRecord:
    status = FileStatus.REJECTED if reason else FileStatus.ACCEPTED
    return FileRecord(file="VP.xlsx", sha256="", unit="VP", status=status, reason=reason)


def test_forms_of_another_scale_are_counted() -> None:
    files = [a_file("scale_differs"), a_file(None), a_file("scale_differs"), a_file("late")]
    (odd,) = outdated_forms(Period.SIX_MONTH, files)
    assert str(odd).startswith("scale.xlsx: 2 phiếu đã nhận sẽ không đọc được")
    assert "kỳ 6 tháng" in str(odd)


def test_forms_of_this_scale_are_no_oddity() -> None:
    assert list(outdated_forms(Period.YEAR_END, [a_file(None), a_file("unreadable")])) == []

"""Whether all that came in is of the review, told by the hidden parts alone."""

from pathlib import Path

import pytest

from pipeline.intake.belonging import all_belong
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from tests.answering import some_grounds
from tests.builders import a_group, a_line, a_member, a_scale
from tests.workbooks import write_filled

SCALE = a_scale(a_group(), a_line("A1"))
GROUNDS: Grounds = some_grounds(SCALE, [a_member("VP"), a_member("TTR")])


def test_an_empty_inbox_and_forms_of_this_review_need_no_second_look(tmp_path: Path) -> None:
    assert all_belong(tmp_path / "inbox", GROUNDS)
    write_filled(tmp_path / "a.xlsx", GROUNDS, "VP", {})
    (tmp_path / "ảnh.jpg").write_bytes(b"no workbook")
    (tmp_path / "hỏng.xlsx").write_bytes(b"none either, and refused as such")
    assert all_belong(tmp_path, GROUNDS)


@pytest.mark.parametrize(
    "identity",
    [
        {"bloc": "Khối thi đua các huyện"},
        {"year": 2017},
        {"period": Period.SIX_MONTH},
        {"unit": "XYZ"},
        {"unit": ""},
        {"scale": "v0"},
        {"hidden": False},
    ],
)
def test_one_form_of_which_the_hidden_part_says_otherwise_or_nothing_calls_for_it(
    tmp_path: Path, identity: dict[str, object]
) -> None:
    write_filled(tmp_path / "a.xlsx", GROUNDS, "VP", {})
    write_filled(tmp_path / "b.xlsx", GROUNDS, **{"unit": "VP", "answers": {}, **identity})
    assert not all_belong(tmp_path, GROUNDS)

"""The ballot to print and the workbook of counts: what they show, what may be filled, and that texts stay texts."""

from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from pipeline.forms.ballots.layout import BALLOT_SHEET, PAPER, Column, Total
from pipeline.forms.ballots.writer import BALLOT_FILE, COUNT_FILE
from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.model.bloc import BallotPolicy, Electorate
from tests.forms.ballots.counting import FLAG, POLICY, PRAISE, a_vote, issued, places, with_forms

HOSTILE = '=HYPERLINK("http://x.example";"<b>&")'


def written(tmp_path: Path, policy: BallotPolicy | None = None, **more: object) -> Path:
    grounds = a_vote(policy or POLICY, **more)
    inbox = with_forms(tmp_path / "inbox", grounds)
    return issued(tmp_path / "output", grounds, inbox).parent


def sheet_of(folder: Path, file: str, sheet: str) -> Any:
    return openpyxl.load_workbook(folder / file)[sheet]


def texts(sheet: Any) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_the_ballot_has_the_candidates_of_each_award_in_order_of_place(tmp_path: Path) -> None:
    sheet = sheet_of(written(tmp_path), BALLOT_FILE, BALLOT_SHEET)
    table = [[cell.value for cell in row[:3]] for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    assert table == [
        [1, "Đơn vị VP", "9,00"],
        [2, "Đơn vị TTR", "8,00"],
        [2, "Đơn vị KHTC", "8,00"],
    ]
    headings = [text for text in texts(sheet) if "nhiều nhất" in text]
    assert headings == [
        f"{number}. {name} (đánh dấu Đồng ý nhiều nhất 01 đơn vị)" for number, name in ((1, FLAG), (2, PRAISE))
    ]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")


@pytest.mark.parametrize("secret", [True, False])
def test_a_secret_ballot_has_no_name_an_open_one_a_line_for_it(tmp_path: Path, secret: bool) -> None:
    told = texts(sheet_of(written(tmp_path, BallotPolicy(secret=secret)), BALLOT_FILE, BALLOT_SHEET))
    assert any(text.startswith("Phiếu kín") for text in told) is secret
    assert any(text.startswith("Đơn vị bỏ phiếu: ....") for text in told) is not secret
    assert ("(Ký, ghi rõ họ tên)" in told) is not secret


def test_only_the_counts_may_be_filled(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path) / COUNT_FILE)
    sheet = book[PAPER.sheet]
    columns, rows, above = places(sheet)
    inputs = {sheet.cell(row, columns[Column.VOTES]).coordinate for row in rows.values()}
    inputs |= {sheet.cell(above[total.value], columns[Column.VOTES]).coordinate for total in Total}
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == inputs
    checked = {str(cells) for check in sheet.data_validations.dataValidation for cells in check.sqref.ranges}
    assert checked == inputs
    assert all(page.protection.sheet and page.protection.password is None for page in book.worksheets)
    assert book[IDENTITY_SHEET].sheet_state == "veryHidden"
    assert list(rows) == [(FLAG, "VP"), (PRAISE, "TTR"), (PRAISE, "KHTC")]


def test_it_says_of_whom_a_share_is_taken(tmp_path: Path) -> None:
    policy = BallotPolicy(quorum=Fraction(3, 4), of=Electorate.VALID)
    told = " ".join(texts(sheet_of(written(tmp_path, policy), COUNT_FILE, PAPER.sheet)))
    assert "Số thành viên của khối (cuộc họp hợp lệ khi có mặt ít nhất 75%)" in told
    assert "Tỷ lệ tính trên số phiếu hợp lệ" in told


def test_texts_of_the_bloc_are_texts(tmp_path: Path) -> None:
    config = a_vote().config
    members = (config.bloc.members[0]._replace(name=HOSTILE), *config.bloc.members[1:])
    awards = tuple(award._replace(name=f"={award.name}&") for award in config.awards)
    bloc = config.bloc._replace(members=members, parent="@SUM(A1)")
    folder = written(tmp_path, bloc=bloc, awards=awards)
    for file, sheet in ((BALLOT_FILE, BALLOT_SHEET), (COUNT_FILE, PAPER.sheet)):
        cells = [cell for row in sheet_of(folder, file, sheet).iter_rows() for cell in row]
        formulas = [cell.value for cell in cells if cell.data_type == "f"]
        assert all(formula.startswith("=IF(") for formula in formulas)
        assert HOSTILE in [cell.value for cell in cells]
        assert not any("externalLink" in name for name in ZipFile(folder / file).namelist())


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a"), written(tmp_path / "b")
    for file in (BALLOT_FILE, COUNT_FILE):
        assert (first / file).read_bytes() == (second / file).read_bytes()

"""A published result is sealed with its inputs, is reproduced bit for bit, and no byte of it changes unnoticed."""

import errno
import json
import shutil
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from lxml import etree

from pipeline import __version__
from pipeline.publication import publishing, verifying
from pipeline.publication.publishing import CannotPublish, publish_review
from pipeline.publication.verifying import publications, verify
from pipeline.text.terminal.publication import BROKEN_SEAL, INPUTS_NOT_WHOLE, SAME_FIGURES
from pipeline.workspace import workspace
from pipeline.workspace.edited import hashes_below, remember
from pipeline.workspace.seal import BrokenSeal, read_seal
from pipeline.workspace.workspace import Workspace
from tests.filling import fill
from tests.publication.conftest import PERIOD, YEAR, run


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def flip(path: Path) -> None:
    """One bit of one byte in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_the_result_and_all_its_inputs_are_sealed(place: Workspace, published: Path) -> None:
    sealed = files_below(published)
    results = files_below(place.output(YEAR, PERIOD, "review"))
    book = sealed["ket-qua/so-lam-viec.xlsx"]
    inbox = files_below(place.inbox(YEAR, PERIOD))
    below = files_below(place.root / "input_templates")
    templates = {name: data for name, data in below.items() if not name.startswith("mail/")}
    assert sealed == {
        "niem-phong.json": sealed["niem-phong.json"],
        "dau-vao/config.toml": place.config.read_bytes(),
        **{f"ket-qua/{name}": data for name, data in results.items()},
        "ket-qua/so-lam-viec.xlsx": book,
        **{f"dau-vao/inbox/2018-year-end/{name}": data for name, data in inbox.items()},
        **{f"dau-vao/input_templates/{name}": data for name, data in templates.items() if name[:5] != "mail/"},
        "dau-vao/noi-dung/year-end.md": place.written_for(PERIOD).read_bytes(),
    }
    seal = read_seal(published)
    assert (seal.program, seal.year, seal.period) == (__version__, YEAR, PERIOD)
    assert seal.scale == json.loads(sealed["ket-qua/results.json"])["scale"]
    assert {one.path: one.size for one in seal.files} == {
        name: len(data) for name, data in sealed.items() if name != "niem-phong.json"
    }


def parts(book: Path) -> dict[str, bytes]:
    with ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def links(book: Path) -> list[Path]:
    """Where the links of a workbook lead, as its reader resolves them."""
    of_sheets = [etree.fromstring(data) for name, data in parts(book).items() if name.endswith(".xml.rels")]
    external = [one for sheet in of_sheets for one in sheet if one.get("TargetMode") == "External"]
    return [book.parent / unquote(one.get("Target", "")).replace("\\", "/") for one in external]


def test_every_link_of_the_sealed_workbook_leads_to_a_sealed_form(place: Workspace, published: Path) -> None:
    shutil.move(published, published.parent / "chép sang máy khác")
    shutil.rmtree(place.root / "inbox")
    book = published.parent / "chép sang máy khác" / "ket-qua" / "so-lam-viec.xlsx"
    found = links(book)
    assert len(found) > 10
    assert {one.name for one in found} >= {"VP.xlsx", "KHTC.xlsx"}
    assert [one for one in found if not one.is_file()] == []


def test_the_sealed_workbook_is_that_of_the_review_but_for_its_links(place: Workspace, published: Path) -> None:
    review = parts(place.output(YEAR, PERIOD, "review") / "so-lam-viec.xlsx")
    sealed = parts(published / "ket-qua" / "so-lam-viec.xlsx")
    assert list(sealed) == list(review)
    assert {name.rpartition("/")[0] for name in sealed if sealed[name] != review[name]} == {"xl/worksheets/_rels"}


def test_a_publication_is_whole_and_comes_out_of_its_inputs_again(published: Path) -> None:
    found = verify(published)
    assert (found.problems, found.notes) == ((), ())
    assert found.seal == read_seal(published)


def test_two_publications_of_one_review_are_the_same_bytes(place: Workspace, published: Path) -> None:
    first = files_below(published)
    publish_review(place, YEAR, PERIOD)
    assert files_below(published) == first


@pytest.mark.parametrize(
    "path",
    [
        "dau-vao/config.toml",
        "dau-vao/input_templates/scale.xlsx",
        "dau-vao/noi-dung/year-end.md",
        "dau-vao/input_templates/targets.xlsx",
        "dau-vao/input_templates/word/bao-cao-tong-ket.docx",
        "dau-vao/inbox/2018-year-end/VP.xlsx",
        "dau-vao/inbox/2018-year-end/VP.xlsx.meta.json",
    ],
)
def test_one_changed_bit_of_an_input_is_named(published: Path, path: str) -> None:
    flip(published / path)
    assert verify(published).problems == (f"{path}: nội dung đã khác.", INPUTS_NOT_WHOLE)


def test_one_changed_bit_of_a_result_is_named(published: Path) -> None:
    names = ["bang-xep-hang.xlsx", "bao-cao-tong-ket.docx", "results.json"]
    for name in names:
        flip(published / "ket-qua" / name)
    assert verify(published).problems == tuple(f"ket-qua/{name}: nội dung đã khác." for name in names)


def test_no_byte_of_the_seal_can_be_changed(published: Path) -> None:
    manifest = published / "niem-phong.json"
    whole = manifest.read_bytes()
    for at in range(0, len(whole), 7):
        manifest.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(BrokenSeal):
            read_seal(published)
    for changed in (b"", b"[]", b"{}", whole + b"\n", whole.replace(b"\n", b"\r\n")):
        manifest.write_bytes(changed)
        assert verify(published).problems == (BROKEN_SEAL,)
    manifest.unlink()
    assert verify(published).problems == (BROKEN_SEAL,)


def test_files_that_are_gone_or_too_many_are_named(published: Path) -> None:
    (published / "ket-qua" / "results.json").unlink()
    (published / "ghi chú.txt").write_text("x", encoding="utf-8")
    book = published / "ket-qua" / "bang-xep-hang.xlsx"
    book.rename(published.parent / "bang.xlsx")
    book.symlink_to(published.parent / "bang.xlsx")
    assert verify(published).problems == (
        "ghi chú.txt: tệp thừa.",
        "ket-qua/bang-xep-hang.xlsx: nội dung đã khác.",
        "ket-qua/results.json: không còn.",
    )


def test_what_the_system_puts_into_a_publication_is_told_apart(published: Path) -> None:
    for name in ("Thumbs.db", "ket-qua/desktop.ini", "dau-vao/inbox/2018-year-end/.DS_Store", "ket-qua/~$bang.xlsx"):
        (published / name).write_bytes(b"x")
    found = verify(published)
    assert found.problems == ()
    (note,) = found.notes
    assert "Thumbs.db" in note
    assert ".DS_Store" in note
    (published / "ket-qua" / "thêm.docx").write_bytes(b"x")
    assert len(verify(published).problems) == 1


def test_another_version_of_the_program_is_told_and_is_no_fault_of_itself(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "__version__", "9.0")
    found = verify(published)
    assert found.problems == ()
    assert found.notes == (f"Niêm phong bằng chương trình phiên bản {__version__}; phiên bản đang dùng là 9.0.",)


def test_a_result_that_does_not_come_out_of_the_inputs_is_told(
    place: Workspace, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a program would seal that writes its workbooks otherwise: the figures are the same."""
    lead = publishing.lead_to_sealed_forms

    def otherwise(results: Path) -> None:
        lead(results)
        flip(results / "bang-xep-hang.xlsx")

    monkeypatch.setattr(publishing, "lead_to_sealed_forms", otherwise)
    publish_review(place, YEAR, PERIOD)
    problems = verify(published).problems
    assert problems == (
        "Chấm lại từ đầu vào đã niêm phong thì các tệp này ra khác: bang-xep-hang.xlsx.",
        SAME_FIGURES,
    )


def test_a_sealed_path_that_windows_cannot_hold_is_refused_before_anything_is_written(
    place: Workspace, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = files_below(place.root)
    longest = max(len(str(published / name)) for name in files_below(published)) + len("..new")
    monkeypatch.setattr(workspace, "LONGEST_PATH", longest - 1)
    monkeypatch.setattr(publishing, "publish", None)
    with pytest.raises(OSError, match="dau-vao/input_templates/word") as refused:
        publish_review(place, YEAR, PERIOD)
    assert refused.value.errno == errno.ENAMETOOLONG
    monkeypatch.undo()
    monkeypatch.setattr(workspace, "LONGEST_PATH", longest)
    publish_review(place, YEAR, PERIOD)
    assert files_below(place.root) == former


def test_without_a_review_nothing_is_published(place: Workspace) -> None:
    with pytest.raises(CannotPublish, match="thidua run --period six-month"):
        publish_review(place, YEAR, type(PERIOD).SIX_MONTH)
    assert not place.output(YEAR, type(PERIOD).SIX_MONTH, "published").parent.exists()


def test_a_review_that_the_inputs_do_not_give_is_not_published(place: Workspace, published: Path) -> None:
    before = files_below(place.output(YEAR, PERIOD, "published").parent)
    fill(place.inbox(YEAR, PERIOD) / "VP.xlsx", {"B2": {"claimed": 3}})
    with pytest.raises(CannotPublish) as told:
        publish_review(place, YEAR, PERIOD)
    assert {
        "bang-xep-hang.xlsx: nội dung đã khác.",
        "bao-cao-tong-ket.docx: nội dung đã khác.",
        "index.html: nội dung đã khác.",
        "results.json: nội dung đã khác.",
    } <= set(str(told.value).splitlines()[1:])
    assert files_below(published.parent) == before
    run(place)
    publish_review(place, YEAR, PERIOD)
    assert verify(published).problems == ()


def test_a_review_in_which_somebody_changed_files_is_not_published(place: Workspace) -> None:
    review = place.output(YEAR, PERIOD, "review")
    (review / "results.json").unlink()
    (review / "ý kiến.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CannotPublish) as told:
        publish_review(place, YEAR, PERIOD)
    assert str(told.value).splitlines()[1:] == ["results.json: không còn.", "ý kiến.txt: tệp thừa."]


def test_a_workbook_open_in_excel_does_not_hinder_a_publication(place: Workspace, published: Path) -> None:
    (place.output(YEAR, PERIOD, "review") / "~$bang-xep-hang.xlsx").write_bytes(b"x")
    (place.root / "input_templates" / "~$scale.xlsx").write_bytes(b"x")
    before = files_below(published)
    publish_review(place, YEAR, PERIOD)
    assert files_below(published) == before


def test_file_names_of_every_kind_are_sealed(place: Workspace, published: Path) -> None:
    odd = place.inbox(YEAR, PERIOD) / "minh chứng" / b"b\xe1o c\xe1o.pdf".decode("utf-8", "surrogateescape")
    odd.parent.mkdir()
    odd.write_bytes(b"x")
    run(place)
    publish_review(place, YEAR, PERIOD)
    assert verify(published).problems == ()
    flip(published / "dau-vao" / odd.relative_to(place.root))
    assert verify(published).problems[0].startswith("dau-vao/inbox/2018-year-end/minh chứng/b?o c?o.pdf: ")


def test_publications_are_found_whatever_the_configuration_says_now(place: Workspace, published: Path) -> None:
    place.config.write_text("year = ", encoding="utf-8")
    assert publications(place.root, PERIOD) == (published,)
    assert publications(place.root, type(PERIOD).SIX_MONTH) == ()


def test_papers_edited_or_signed_since_they_were_written_are_sealed_beside_the_written_ones(place: Workspace) -> None:
    reviewed = place.output(YEAR, PERIOD, "review")
    remember(reviewed, hashes_below(reviewed))
    paper = reviewed / "thong-bao.docx"
    written = paper.read_bytes()
    paper.write_bytes(written + b"\0")
    (reviewed / "thong-bao-da-ky.pdf").write_bytes(b"%PDF")
    (reviewed / "desktop.ini").write_bytes(b"")
    seal = publish_review(place, YEAR, PERIOD)
    published = place.output(YEAR, PERIOD, "published")
    assert set(seal.below("ban-sua-tay")) == {"thong-bao.docx", "thong-bao-da-ky.pdf"}
    assert (published / "ban-sua-tay" / "thong-bao.docx").read_bytes() == paper.read_bytes()
    assert (published / "ket-qua" / "thong-bao.docx").read_bytes() == written
    assert verify(published).problems == ()


def test_an_edited_paper_of_another_result_is_stale_all_the_same(place: Workspace) -> None:
    reviewed = place.output(YEAR, PERIOD, "review")
    remember(reviewed, hashes_below(reviewed))
    paper = reviewed / "thong-bao.docx"
    paper.write_bytes(paper.read_bytes() + b"\0")
    place.written_for(PERIOD).write_text("# Phương hướng\nMột hướng khác.\n", encoding="utf-8")
    with pytest.raises(CannotPublish, match=r"thong-bao\.docx|bao-cao-tong-ket\.docx"):
        publish_review(place, YEAR, PERIOD)


def test_figures_are_nobodys_to_change(place: Workspace) -> None:
    reviewed = place.output(YEAR, PERIOD, "review")
    remember(reviewed, hashes_below(reviewed))
    (reviewed / "results.json").write_bytes(b"{}")
    with pytest.raises(CannotPublish, match=r"results\.json"):
        publish_review(place, YEAR, PERIOD)

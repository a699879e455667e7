"""A workspace's copies: which are as `init` made them, which people changed, which are behind the built-in ones."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from pipeline.model.packing import fixed_zip
from pipeline.reports.templates import built_in as shipped
from pipeline.reports.templates.built_in import built_in, built_in_names, versions
from pipeline.reports.templates.copies import State, state_of, states, write_beside
from pipeline.reports.templates.filling import opened

NAME = "thong-bao.docx"


def changed(template: bytes) -> bytes:
    """As a person leaves it who writes a sentence more."""
    document, file = Document(BytesIO(template)), BytesIO()
    document.add_paragraph("Khối kính báo.")
    document.save(file)
    return file.getvalue()


def without_properties(template: bytes) -> bytes:
    """As a program leaves it that does not keep custom properties."""
    file = BytesIO()
    opened(template).docx.save(file)
    return fixed_zip(file.getvalue())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The copy that `init` made."""
    path = tmp_path / NAME
    path.write_bytes(built_in(NAME))
    return path


@pytest.fixture
def new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program now ships a version more."""
    later = {**versions(), NAME: (*versions()[NAME], "0" * 64)}
    monkeypatch.setattr(shipped, "versions", lambda: later)


def test_copies_that_nobody_changed(tmp_path: Path) -> None:
    list(write_beside(tmp_path, built_in_names()))
    assert set(states(tmp_path).values()) == {State.SAME}


def test_no_copy(tmp_path: Path) -> None:
    assert set(states(tmp_path).values()) == {State.MISSING}


def test_a_copy_that_people_changed(copy: Path) -> None:
    copy.write_bytes(changed(copy.read_bytes()))
    assert state_of(copy) is State.CHANGED


@pytest.mark.usefixtures("new_version")
def test_a_copy_of_a_former_version(copy: Path) -> None:
    assert state_of(copy) is State.OUTDATED


@pytest.mark.usefixtures("new_version")
def test_a_copy_of_a_former_version_that_people_changed(copy: Path) -> None:
    copy.write_bytes(changed(copy.read_bytes()))
    assert state_of(copy) is State.CHANGED_OUTDATED


@pytest.mark.parametrize("spoil", [without_properties, lambda _: b"no document"])
def test_a_copy_that_no_longer_says_its_version(copy: Path, spoil: object) -> None:
    assert callable(spoil)
    copy.write_bytes(spoil(changed(copy.read_bytes())))
    assert state_of(copy) is State.CHANGED_UNKNOWN


def test_a_template_from_before_versions_were_written_down_is_known(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Templates said no version before; those that nobody changed are known by their bytes."""
    former = without_properties(built_in(NAME))
    known = {NAME: (sha256(former).hexdigest(), *shipped.versions()[NAME])}
    monkeypatch.setattr(shipped, "versions", lambda: known)
    copy.write_bytes(former)
    assert state_of(copy) is State.OUTDATED


def test_a_paper_does_not_say_that_it_is_a_template() -> None:
    with ZipFile(BytesIO(built_in(NAME))) as template, ZipFile(BytesIO(without_properties(built_in(NAME)))) as filled:
        assert set(template.namelist()) - set(filled.namelist()) == {"docProps/custom.xml"}


def test_properties_of_the_bloc_stay_in_its_papers() -> None:
    file, more = BytesIO(), '</property><property fmtid="{0}" pid="3" name="Nhóm"/>'
    with ZipFile(BytesIO(built_in(NAME))) as source, ZipFile(file, "w") as goal:
        for name in source.namelist():
            data = source.read(name)
            own = name == "docProps/custom.xml"
            goal.writestr(name, data.replace(b"</property>", more.encode()) if own else data)
    with ZipFile(BytesIO(without_properties(file.getvalue()))) as filled:
        kept = filled.read("docProps/custom.xml").decode()
    assert "Nhóm" in kept
    assert shipped.VERSION not in kept


# -------------------------------------------------------------------------------- the new ones beside


def test_the_new_one_is_written_beside(tmp_path: Path) -> None:
    assert list(write_beside(tmp_path / "moi", [NAME])) == [(tmp_path / "moi" / NAME, True)]
    assert (tmp_path / "moi" / NAME).read_bytes() == built_in(NAME)


@pytest.mark.usefixtures("new_version")
def test_a_former_one_beside_is_replaced(copy: Path) -> None:
    assert list(write_beside(copy.parent, [NAME])) == [(copy, True)]


def test_what_people_changed_beside_is_left_alone(copy: Path) -> None:
    own = changed(copy.read_bytes())
    copy.write_bytes(own)
    assert list(write_beside(copy.parent, [NAME])) == [(copy, False)]
    assert copy.read_bytes() == own

"""The show that slides are made from is the one that python-pptx makes."""

from io import BytesIO
from zipfile import ZipFile

from tools.slides.make_show import SHOW, made


def test_the_show_is_as_it_is_made() -> None:
    assert parts_of(made()) == parts_of(SHOW.read_bytes())


def parts_of(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}

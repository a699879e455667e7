"""The guides' texts become blocks, and every mark in them is understood."""

import pytest

from tools.guide import DOCS
from tools.guide.make_guides import GUIDES
from tools.guide.markup import Made, Part, Picture, Screen, Table, Text, blocks_of, marked


def test_a_text_becomes_blocks() -> None:
    source = """# Tên

Đoạn một
viết hai dòng.
- gạch
1. Bước một
   nối tiếp
> Chú ý

```
thidua check

```
| a | b |
|---|------|
| 1 | |
![Hình](pictures/x.png)
{{ghi-nhan}}
"""
    assert list(blocks_of(source)) == [
        Text(Part.TITLE, "Tên"),
        Text(Part.PARAGRAPH, "Đoạn một viết hai dòng."),
        Text(Part.BULLET, "gạch"),
        Text(Part.STEP, "1. Bước một nối tiếp"),
        Text(Part.NOTE, "Chú ý"),
        Screen(("thidua check", "")),
        Table((3, 6), (("a", "b"), ("1", ""))),
        Picture("Hình", "pictures/x.png"),
        Made("ghi-nhan"),
    ]


def test_marks_inside_a_text() -> None:
    assert list(marked("**[[grades]]*** `name` là tên*")) == [
        ("**", "[[grades]]"),
        ("", "* "),
        ("`", "name"),
        ("", " là tên*"),
    ]


@pytest.mark.parametrize("source", [source for source, _, _ in GUIDES.values()])
def test_no_mark_is_left_over(source: str) -> None:
    for block in blocks_of((DOCS / source).read_text(encoding="utf-8")):
        if isinstance(block, Text):
            assert not block.text.startswith(("#", "|", "!", "```")), block
            assert all("**" not in piece and "`" not in piece for _, piece in marked(block.text)), block
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.shares)}, block.rows[0]

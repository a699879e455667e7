"""Makes the guides from their texts: `python -m tools.guide.make_guides`.

Whoever changes a text, a picture, a rule or a finding runs it; a test says when that was forgotten.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from pipeline.model.packing import fixed_zip
from tools.guide import DOCS
from tools.guide.manual import Manual
from tools.guide.markup import blocks_of
from tools.guide.rule_page import PAGE, rule_page

GUIDES: Mapping[str, tuple[str, str, float]] = {
    "huong-dan-thu-ky.docx": ("thu-ky.md", "Hướng dẫn dành cho thư ký khối thi đua", 11),
    "huong-dan-don-vi.docx": ("don-vi.md", "Hướng dẫn điền phiếu tự chấm điểm", 12),
}
"""File name → its text, its title, and the size of its letters."""


def guides() -> Mapping[str, bytes]:
    """File name → the guide; the same bytes each time."""
    return {name: _guide(DOCS / source, title, size) for name, (source, title, size) in GUIDES.items()}


def _guide(source: Path, title: str, size: float) -> bytes:
    manual = Manual(title, source.parent, size)
    manual.add(blocks_of(source.read_text(encoding="utf-8")))
    file = BytesIO()
    manual.document.save(file)
    return fixed_zip(file.getvalue())


def main() -> None:
    """Write both guides beside their texts, and the page of rules above them."""
    for name, data in guides().items():
        (DOCS / name).write_bytes(data)
    (DOCS.parent / PAGE).write_text(rule_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

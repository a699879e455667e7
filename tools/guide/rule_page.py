"""docs/thang-diem.md: every rule, condition and column of the scale for whoever designs one, made from the program.

Every example goes through its rule when the page is made, and is told as a form would tell it.
"""

from collections.abc import Iterator

from pipeline.model.scale import Kind
from pipeline.rules import RULES
from pipeline.starting.rule_sheet import meaning_of
from pipeline.text.labels import KIND_LABELS
from pipeline.text.workbooks.rule_guide import COLUMNS, CONDITIONS, GUIDES

PAGE = "thang-diem.md"
_YEAR = 2026

_HEAD = """\
# Thiết kế thang điểm

Dành cho người soạn `input_templates/scale.xlsx`. Trang này được làm từ chương trình, mọi ví dụ đều đã chạy qua cách
tính của nó; lời như ở trang *Cách tính* trong chính tệp thang điểm. Xem chương trình hiểu thang điểm thế nào:
`thidua check`.

Một hàng là một dòng của thang điểm. Nên làm theo thứ tự: chép thang điểm đã ban hành vào các cột Mã, Nội dung, Điểm tối
đa; chọn Loại; chọn Cách tính; viết Tham số; chạy `thidua check` và đọc lại từng dòng máy kể.
"""


def rule_page() -> str:
    """The page; the same text each time."""
    return "\n".join((_HEAD, *_columns(), *_rules(), *_conditions()))


def _columns() -> Iterator[str]:
    yield "## Các cột\n\n| Cột | Nghĩa |\n|---|---|"
    yield from (f"| {_cell(label)} | {_cell(meaning)} |" for label, meaning in COLUMNS)
    yield ""


def _rules() -> Iterator[str]:
    yield "## Các cách tính"
    for rule, spec in RULES.items():
        guide = GUIDES[rule.label]
        kinds = ", ".join(label for kind, label in KIND_LABELS.items() if kind in spec.kinds)
        yield f"\n### {rule.label}\n\nDùng cho loại: {kinds}.\n\n{guide.answer} {guide.points}"
        if guide.parameters:
            yield "\n| Tham số | Nghĩa |\n|---|---|"
            yield from (f"| `{_cell(part)}` | {_cell(meaning)} |" for part, meaning in guide.parameters)
        yield "\n| Ví dụ: Loại | Điểm tối đa | Tham số | Phiếu nói |\n|---|---|---|---|"
        for example in guide.examples:
            meaning, typed = meaning_of(rule, example, _YEAR), example.parameters
            shown = f"`{_cell(typed)}`" if typed else ""
            yield f"| {KIND_LABELS[example.kind]} | {example.maximum} | {shown} | {_cell(meaning)} |"
    yield ""


def _conditions() -> Iterator[str]:
    yield f"## Loại {KIND_LABELS[Kind.CONDITION]}\n\n| Tham số | Khi đơn vị trả lời Có |\n|---|---|"
    yield from (f"| `{_cell(part)}` | {_cell(meaning)} |" for part, meaning in CONDITIONS)
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")

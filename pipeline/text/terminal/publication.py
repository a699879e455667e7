"""What is said about a published result: how it was sealed, whether it is whole, and what differs from it."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.model.clock import moment_shown
from pipeline.text.labels import KIND_LABELS
from pipeline.text.numbers import count, vietnamese
from pipeline.text.terms import BASES, FILE_REASONS, FILE_STATUSES, NOT_RANKED

NO_REVIEW = "Chưa có kết quả để công bố; hãy chạy thidua run --period {period}, xem kết quả, rồi công bố."
STALE = (
    "Thư mục review không phải là kết quả của đầu vào hiện nay; hãy chạy lại thidua run --period {period}, "
    "xem kết quả, rồi công bố:"
)
ALREADY = (
    "Kỳ này đã công bố: {folder}. Chưa ghi gì. Nếu hội nghị khối đã thống nhất thay kết quả, hãy chạy lại lệnh "
    "với --replace; bản công bố cũ sẽ không còn, nên giữ một bản sao."
)
STILL_OPEN = "Kết quả này còn việc chưa xong:"
SEAL_ANYWAY = (
    "Chưa niêm phong gì. Làm xong rồi chạy lại thidua run và thidua publish; nếu khối đã biết và vẫn công bố như vậy, "
    "hãy chạy lại lệnh với --anyway."
)
NOTHING_PUBLISHED = "Chưa có kết quả nào của kỳ này được công bố; lệnh thidua publish niêm phong kết quả."

CHANGED = "{path}: nội dung đã khác."
MISSING = "{path}: không còn."
EXTRA = "{path}: tệp thừa."
BROKEN_SEAL = "niem-phong.json: không còn hoặc đã bị sửa, nên không còn căn cứ để đối chiếu bản công bố này."
INPUTS_NOT_WHOLE = "Không chấm lại, vì đầu vào đã niêm phong không còn nguyên vẹn."
FAULTY_INPUTS = "Không chấm lại được từ đầu vào đã niêm phong: {faults}."
NOT_REPRODUCED = "Chấm lại từ đầu vào đã niêm phong thì các tệp này ra khác: {paths}."
SAME_FIGURES = "Riêng số liệu (results.json) vẫn ra đúng như đã niêm phong; chỉ cách trình bày tệp khác."
OF_SYSTEMS = "Máy tự đặt thêm tệp của hệ điều hành, không thuộc bản công bố và không ảnh hưởng gì: {paths}."
OTHER_PROGRAM = "Niêm phong bằng chương trình phiên bản {sealed}; phiên bản đang dùng là {now}."

EMPTY_TABLE = "(bảng không ghi gì, theo mặc định)"

BROKEN, PROGRAM = "broken", "program"
SENTENCES: Mapping[str, str] = {
    BROKEN: "Bản công bố không còn nguyên vẹn nên không so sánh được; lệnh thidua verify nói rõ chỗ hỏng.",
    PROGRAM: "Phiên bản chương trình: {changes}.",
    "file_changed": "{subject}: tệp đã thay đổi.",
    "file_new": "{subject}: tệp mới, khi công bố chưa có.",
    "file_gone": "{subject}: khi công bố có, nay không còn.",
    "config": "config.toml › {subject}: {changes}.",
    "scale_line": "Thang điểm, dòng {line}: {changes}.",
    "target": "Chỉ tiêu giao của {subject}, dòng {line}: {changes}.",
    "answers": "Phiếu của {subject}: {changes}.",
    "past": "{subject}: {changes}.",
    "head": "Phần đầu kết quả: {changes}.",
    "member_new": "{subject}: khi công bố chưa có trong khối.",
    "member_gone": "{subject}: khi công bố có, nay không còn trong khối.",
    "ranked": "{subject}: khi công bố không xếp hạng, nay được xếp hạng: {changes}.",
    "not_ranked": "{subject}: khi công bố được xếp hạng, nay không: {changes}.",
    "standing": "{subject}: {changes}.",
    "moved": "{subject}: {changes} (điểm của đơn vị không đổi; do đơn vị khác, kết quả bỏ phiếu hoặc quy định của "
    "khối đổi).",
    "mark": "{subject}, dòng {line}: {changes}.",
    "mark_by_others": "{subject}, dòng {line}: {changes} (số liệu của đơn vị không đổi; do thang điểm, thẩm định "
    "hoặc số liệu của đơn vị khác đổi).",
    "cells": "{subject}: số liệu nay lấy ở ô hoặc tệp khác, ví dụ {changes}.",
    "receipt": "Tệp nhận {subject}: {changes}.",
    "finding_new": "Ghi nhận mới — {subject}",
    "finding_gone": "Không còn ghi nhận — {subject}",
    "order": "Nội dung như nhau nhưng thứ tự trong results.json khác.",
}

ABOUT_INPUTS = frozenset(
    {PROGRAM, "file_changed", "file_new", "file_gone", "config", "scale_line", "target", "answers", "past"}
)
"""The differences of inputs; all others are of results."""
IN_FULL_ONLY = frozenset({"finding_new", "finding_gone", "receipt", "cells"})
"""The differences that are left out where things are told in short."""

FIELD_WORDS: Mapping[str, str] = {
    "points": "điểm",
    "total": "tổng điểm",
    "place": "hạng",
    "grade": "xếp loại",
    "awards": "đề nghị",
    "reason": "lý do",
    "percent": "tỷ lệ %",
    "base": "điểm chuẩn",
    "bonus": "điểm thưởng",
    "deduction": "điểm trừ",
    "reported": "kết quả",
    "claimed": "điểm tự chấm",
    "target": "chỉ tiêu giao",
    "basis": "căn cứ",
    "maximum": "điểm tối đa",
    "claimed_total": "tổng điểm tự chấm",
    "carried": "điểm 6 tháng cộng sang",
    "shared": "đồng hạng",
    "decided_by": "phân định bằng",
    "status": "tình trạng",
    "received": "nhận lúc",
    "unit": "đơn vị",
    "name": "tên",
    "bloc": "khối",
    "year": "năm",
    "period": "kỳ",
    "scale": "phiên bản thang điểm",
    "schema": "phiên bản dữ liệu",
    "kind": "loại",
    "at": "ô",
    "sha256": "mã băm",
}

_WORDS: Mapping[str, Mapping[Any, str]] = {
    "basis": {basis.value: word.lower() for basis, word in BASES.items()},
    "kind": {kind.value: label for kind, label in KIND_LABELS.items()},
    "status": {status.value: word.lower() for status, word in FILE_STATUSES.items()},
    "reason": {code: word.lower() for code, word in {**FILE_REASONS, **NOT_RANKED}.items()},
    "place": {None: "không xếp hạng"},
    "grade": {None: "không xếp loại"},
}
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NUMBERS = frozenset(
    {"points", "total", "percent", "maximum", "base", "bonus", "deduction", "claimed_total", "carried"}
) | {"reported", "target", "claimed"}


def open_errors(unit: str, number: int) -> str:
    """A member's findings that must be mended; "" for what is nobody's."""
    return f"{f'phiếu của {unit}' if unit else 'tệp chưa rõ đơn vị'}: {count(number)} ghi nhận phải sửa"


def held_back(file: str) -> str:
    """A file about which the bloc has not decided."""
    return f"{file}: tệp đang giữ lại, chờ khối quyết định"


def open_places(paper: str, number: int) -> str:
    """Places that people have not filled in."""
    return f"{paper}: {count(number)} chỗ chưa điền"


def printable_path(path: str) -> str:
    """A path that can be printed: a byte of a file name that is no Unicode is told as `?`."""
    return path.encode("utf-8", "replace").decode()


def sentence(what: str, **facts: str) -> str:
    """A difference told; the sentence is looked up, the facts only filled in."""
    return SENTENCES[what].format(**facts)


def change_in_words(field: str, old: Any, new: Any) -> str:
    """`tổng điểm 98,20 → 97,20`; a field that has no word is told as it is named."""
    return f"{FIELD_WORDS.get(field, field)} {_told(field, old)} → {_told(field, new)}".lstrip()


def _told(field: str, value: Any) -> str:
    words = _WORDS.get(field, {})
    match value:
        case str() | None if value in words:
            return words[value]
        case None | "":
            return "(không có)"
        case bool():
            return "có" if value else "không"
        case list():
            return "; ".join(map(str, value)) or "(không có)"
        case str() if field in _NUMBERS:
            return _number(value)
        case str() if field == "received":
            return _moment(value)
        case _:
            return str(value)


def _number(text: str) -> str:
    """A number as papers write it; options and dates among the answers stay as they are."""
    return vietnamese(Decimal(text)) if _PLAIN.fullmatch(text) else text


def _moment(text: str) -> str:
    try:
        return moment_shown(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return text


# ------------------------------------------------------------------- what publish and verify say when they are done

RECORD_THE_CODE = "Xin ghi mã niêm phong vào biên bản, để về sau đối chiếu bằng lệnh thidua verify."
INPUTS_DIFFER, RESULTS_DIFFER = "Đầu vào khác", "Kết quả khác"


def sealed(files: int, folder: Path) -> str:
    """The result and its inputs are sealed."""
    return f"Đã niêm phong kết quả và đầu vào ({count(files)} tệp): {folder}"


def edited_sealed(folder: str, paths: Sequence[str]) -> str:
    """What people edited or added in the review is sealed as they left it, beside what the program wrote."""
    return f"Trong đó {count(len(paths))} tệp đã sửa tay hoặc thêm vào được giữ nguyên ở {folder}: {', '.join(paths)}."


def seal_code(code: str) -> str:
    """The code by which the publication is known."""
    return f"Mã niêm phong: {code}"


def publication_state(folder: Path, *, whole: bool) -> str:
    """Whether a publication is as it was sealed and comes out the same again."""
    state = "còn nguyên vẹn; chấm lại từ đầu vào ra đúng từng byte" if whole else "không còn nguyên vẹn"
    return f"{folder}: {state}."


def same_as_published(folder: Path) -> str:
    """Nothing differs from the publication now."""
    return f"Đầu vào và kết quả đúng như đã công bố: {folder}"


def compared_with(folder: Path) -> str:
    """Above what differs from the publication now."""
    return f"So với kết quả đã công bố ({folder}):"


def further_differences(number: int) -> str:
    """So many more are not shown."""
    return f"… và {count(number)} chỗ khác nữa."


def all_differences(period: str) -> str:
    """The command that shows all that differs."""
    return f"Xem tất cả: thidua verify --period {period} --changes"

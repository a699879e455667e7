"""The command line's own messages in Vietnamese.

click asks gettext for every message it shows, but only for the process's global text domain, which would need
compiled catalogues on disk; a table does here.
"""

import sys

_WORDS = {
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
    "Aborted!": "Đã dừng.",
    "default: {default}": "mặc định: {default}",
    "env var: {var}": "biến môi trường: {var}",
    "Missing command.": "Chưa ghi lệnh cần chạy.",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing {param_type}": "Thiếu {param_type}",
    "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
    "Show the version and exit.": "In phiên bản rồi thoát.",
    "Show this message and exit.": "In hướng dẫn này rồi thoát.",
    "%(prog)s, version %(version)s": "%(prog)s, phiên bản %(version)s",
    "Error: {message}": "Lỗi: {message}",
    "Try '{command} {option}' for help.": "Xem hướng dẫn: {command} {option}",
    "Invalid value: {message}": "Giá trị không hợp lệ: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị của {param_hint} không hợp lệ: {message}",
    "No such option {name!r}.": "Không có tùy chọn {name}.",
    "No such command {name!r}.": "Không có lệnh {name}.",
    "Option {name!r} does not take a value.": "Tùy chọn {name} không nhận giá trị.",
    "Option {name!r} requires an argument.": "Tùy chọn {name} cần một giá trị.",
    "Choose from:\n\t{choices}": "Chọn một trong: {choices}",
    "{name} {filename!r} does not exist.": "không có thư mục “{filename}”.",
    "{name} {filename!r} is a file.": "“{filename}” là một tệp, không phải thư mục.",
    "{name} {filename!r} is not readable.": "không đọc được thư mục “{filename}”.",
    "{value!r} is not a valid {number_type}.": "“{value}” không phải là số nguyên.",
    "{value} is not in the range {range}.": "{value} không nằm trong khoảng {range} (x là số phải ghi).",
    "required": "bắt buộc",
    "{value!r} is not {choice}.": "“{value}” không phải là {choice}.",
    "{value!r} is not one of {choices}.": "“{value}” không phải là một trong các giá trị {choices}.",
    "Got unexpected extra argument ({args})": "Thừa tham số: {args}",
    "Got unexpected extra arguments ({args})": "Thừa tham số: {args}",
    "Did you mean {possibility}?": "Có phải {possibility} không?",
    "(Did you mean one of: {possibilities}?)": "Có phải một trong: {possibilities} không?",
}

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def translate(message: str) -> str:
    """The Vietnamese for a message of click; messages for developers stay as they are."""
    return _WORDS.get(message, message)


def translate_plural(one: str, many: str, count: int) -> str:
    """The Vietnamese for a message that click says of one or of many."""
    return translate(one if count == 1 else many)


def speak_vietnamese() -> None:
    """Let click say its messages in Vietnamese, in this process."""
    for name in _MODULES:
        module = sys.modules[f"click.{name}"]
        vars(module)["_"] = translate
        if "ngettext" in vars(module):
            vars(module)["ngettext"] = translate_plural

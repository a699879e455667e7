"""The Vietnamese names of commands and periods that may be typed in place of the English ones, without accents."""

import unicodedata

PERIOD_NAMES = {
    "6-thang": "six-month",
    "6thang": "six-month",
    "sau-thang": "six-month",
    "so-ket": "six-month",
    "so-ket-6-thang": "six-month",
    "nam": "year-end",
    "ca-nam": "year-end",
    "cuoi-nam": "year-end",
    "tong-ket": "year-end",
    "tong-ket-nam": "year-end",
}

COMMAND_NAMES = {
    "bang-chon": "menu",
    "khoi-tao": "init",
    "khoi-mau": "examples",
    "kiem-tra": "check",
    "cac-the": "fields",
    "mau-van-ban": "templates",
    "dang-ky": "registration",
    "giao-uoc": "agreement",
    "phieu": "forms",
    "gui-thu": "send",
    "cong-van": "letters",
    "lay-thu": "collect",
    "so-nhan-phieu": "register",
    "tinh-hinh": "status",
    "tham-dinh": "appraisal",
    "giai-trinh": "responses",
    "cham": "run",
    "cham-diem": "run",
    "suy-ton": "ballots",
    "giai-thich": "explain",
    "cong-bo": "publish",
    "doi-chieu": "verify",
    "chan-doan": "doctor",
    "luoc-do": "schema",
    "toan-tinh": "province",
}


def typed(word: str) -> str:
    """A word as these names are compared: no case, no accents, `đ` as `d`, blanks and underscores as `-`."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "-".join(letters.replace("_", " ").replace("-", " ").split())

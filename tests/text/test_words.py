"""How texts are cleaned where they come in. Source: CONTRACT, "Comparing words"."""

import sys
import unicodedata

import pytest

from pipeline.text.words import clean, fold, nearest


def test_what_nobody_sees_is_dropped() -> None:
    unseen = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    assert {letter for letter in unseen if clean(f"A{letter}4") != "A4"} == set()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("A4\u200b", "A4"),
        ("\ufeffMã", "Mã"),
        ("Đa\u200d\u0323t", "Đạt"),
        ("\u200b \u2060", ""),
        ("T\u00adốt", "Tốt"),
        ("\u00d0ạt", "Đạt"),
        ("\u0189ạt", "Đạt"),
        ("\u00f0ạt", "đạt"),
        ("\u0256ạt", "đạt"),
        ("hai\ndòng\t", "hai\ndòng"),
        ("a\x00b", "ab"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_texts_as_the_program_keeps_them(text: str, seen: str) -> None:
    assert clean(text) == seen
    assert fold(clean(text)) == fold(seen)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("TTX", "TTR"), ("VPP", "VP"), ("XT", "XTA"), ("XAT", "XTA"), ("xta", "XTA"), ("XVT", None), ("ABC", None)],
)
def test_of_a_short_code_one_slip_is_guessed_and_no_more(typed: str, meant: str | None) -> None:
    assert nearest(typed, ("TTR", "VP", "XTA")) == meant

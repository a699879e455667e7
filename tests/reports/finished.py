"""Whether a paper reads as finished text: no tag, no doubled blank, no empty bullet, no English word."""

import re

from docx.document import Document

from tests.reports.documents import paragraphs

ENGLISH = re.compile(r"\b(none|true|false|null|nan|the|and|of|page|score|total|rank|section|target)\b", re.IGNORECASE)


def looks_finished(document: Document) -> None:
    """Every paragraph, those in tables included."""
    for style, text in paragraphs(document):
        assert "{" not in text
        assert "}" not in text
        assert "  " not in text, text
        assert not ENGLISH.search(text), text
        assert text.strip() not in ("-", "- ."), "an empty bullet"
        assert text == text.strip(), text
        assert not re.search(r" [,;.:]|\(\)|,,|\.\.(?!\.)|; ;|: \.", text), text
        if style in ("Thân bài", "Căn cứ", "Khoản", "Mục"):
            assert text, f"an empty paragraph in style {style}"

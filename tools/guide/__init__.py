"""The makers of the guides and of their pictures; what they make stands in docs/guide/."""

from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "guide"

"""The browser of the pages' tests."""

from tests.reports.web.conftest import chromium, opening

__all__ = ["chromium", "opening"]

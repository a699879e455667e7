"""A real Chromium, the one that is installed, driven through its own protocol: one for all tests of a process."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.reports.web.opening import Opening

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Where Chromium is missing the test is skipped, but on the machine that tests every commit it fails."""
    program = shutil.which("chromium")
    if program is None:
        missing = "Chromium is not installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=QUIET, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture
def opening(chromium: Browser) -> Iterator[Opening]:
    """Opens a file as a double click does; at the end nothing else was asked for, and nothing went wrong."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts = []

    def opened(path: Path, **wishes: object) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **wishes})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("file://") or not url.endswith("/index.html")] == []
    assert wrong == []

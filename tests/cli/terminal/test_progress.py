"""Progress bars: drawn where somebody looks, and nowhere else; by no thread, so that processes may be split off."""

import threading
from io import StringIO

import pytest

from pipeline.cli.terminal.console import as_written, watched_to


class Terminal(StringIO):
    """What is written to a screen."""

    def isatty(self) -> bool:
        return True


def test_a_bar_shows_how_far_the_work_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    threads = threading.active_count()
    for item in watched_to("abc", 3, "Đọc phiếu"):
        assert item in "abc"
        assert threading.active_count() == threads
    assert list(as_written([20, 5], 25)) == [20, 5]
    assert "Đọc phiếu" in screen.getvalue()
    assert "3/3" in screen.getvalue()
    assert "25/25" in screen.getvalue()


def test_a_pipe_gets_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(watched_to("abc", 3, "Đọc phiếu")) == ["a", "b", "c"]
    assert list(as_written([1, 2], 3)) == [1, 2]
    assert capsys.readouterr() == ("", "")

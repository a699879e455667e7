"""What `thidua explain` prints: the whole way of a member's numbers, asked for by name."""

from collections.abc import Iterable

from pipeline.cli.terminal.console import PIPE_WIDTH, say, width
from pipeline.model.account import Account
from pipeline.model.result import Review
from pipeline.text.explained.totals import explanation
from pipeline.text.terminal.lines import wrapped


def tell_account(review: Review, account: Account) -> None:
    """How a member's numbers, or those of one row, came about in a review."""
    _tell(explanation(review, account))


def _tell(sentences: Iterable[tuple[int, str]]) -> None:
    """Sentences by their depth; long ones go on below their beginning."""
    room = min(width(), PIPE_WIDTH)
    for depth, text in sentences:
        say(*wrapped(text, room, indent=2 * depth, hanging=4))

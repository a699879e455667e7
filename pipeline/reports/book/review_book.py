"""A workbook of a review: its properties, and its sheets one after the other, in constant memory."""

from collections.abc import Callable, Iterable
from datetime import UTC
from pathlib import Path

from pipeline.model.result import Review
from pipeline.sheets.looks.book import new_book
from pipeline.sheets.looks.styles import Styles
from pipeline.text.terms import review_title


def write_book(
    path: Path, review: Review, title: Callable[[str], str], sheets: Iterable[Callable[[Styles, Review], None]]
) -> None:
    """Writes the workbook; `title` makes its title of the review's. The same review gives the same bytes."""
    deadline = review.config.periods[review.period].deadline  # properties tell nothing of the clock
    with new_book(
        path,
        title=title(review_title(review.period, review.config.bloc.year)),
        author=review.config.bloc.name,
        created=deadline.astimezone(UTC).replace(tzinfo=None),
        memory="constant_memory",
    ) as book:
        styles = Styles(book)
        for write in sheets:
            write(styles, review)

"""What a person sees of a publication: its code, whether it is whole, and what differs from it now."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from pipeline.cli.terminal.review import console
from pipeline.loading import Setup
from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.publication.changes import changes_since
from pipeline.publication.differences import Difference
from pipeline.publication.publishing import CannotPublish, publish_review
from pipeline.publication.verifying import Verification, publications, verify
from pipeline.review import review
from pipeline.text.numbers import count
from pipeline.text.publication_words import ABOUT_INPUTS, ALREADY, IN_FULL_ONLY, NOTHING_PUBLISHED
from pipeline.workspace.seal import PUBLISHED, Seal
from pipeline.workspace.workspace import Workspace

FEW_INPUTS, FEW_RESULTS = 8, 12
"""So many differences are told after a run; `thidua verify --changes` tells all of them."""


def publish_and_tell(workspace: Path, period_word: str, setup: Setup, *, replace: bool) -> None:
    """Publish; where a publication stands already, tell what differs from it, and leave it unless `replace`.

    Raises: CannotPublish.
    """
    place, year, period = Workspace(workspace), setup.config.bloc.year, Period(period_word)
    folder = place.output(year, period, PUBLISHED)
    if folder.exists():
        now = review(setup.grounds(period), place.inbox(year, period)).review
        _tell_differences(console(stderr=not replace), folder, changes_since(folder, place, now))
        if not replace:
            raise CannotPublish(ALREADY.format(folder=folder))
    seal, out = publish_review(place, year, period), console()
    out.print(f"Đã niêm phong kết quả và đầu vào ({count(len(seal.files))} tệp): {folder}", soft_wrap=True)
    _tell_code(out, seal)
    out.print("Xin ghi mã niêm phong vào biên bản, để về sau đối chiếu bằng lệnh thidua verify.", soft_wrap=True)


def verify_and_tell(workspace: Path, period_word: str, setup: Setup | None) -> bool:
    """Check every publication of the period; with `setup` also tell all that differs now. True: all is well.

    Raises: CannotPublish where nothing was published.
    """
    place, period = Workspace(workspace), Period(period_word)
    found = [verify(published) for published in publications(place.root, period)]
    if not found:
        raise CannotPublish(NOTHING_PUBLISHED)
    for verification in found:
        _tell_verification(verification)
    whole = not any(verification.problems for verification in found)
    if setup is None:
        return whole
    now = review(setup.grounds(period), place.inbox(setup.config.bloc.year, period)).review
    return not tell_changes(place, now, in_full=True) and whole


def tell_changes(place: Workspace, now: Review, *, in_full: bool = False) -> bool:
    """Where the period was published: what differs from it now, in short or in full. True where anything does."""
    folder = place.output(now.config.bloc.year, now.period, PUBLISHED)
    if not folder.exists():
        return False
    found, out = changes_since(folder, place, now), console()
    told = found if in_full else in_short(found)
    _tell_differences(out, folder, told, len(found) - len(told))
    if len(told) < len(found):
        out.print(f"Xem tất cả: thidua verify --period {now.period.value} --changes")
    return bool(found)


def in_short(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The first inputs and the first results that differ; of the results only members and lines."""
    inputs = tuple(one for one in found if one.what in ABOUT_INPUTS)
    results = tuple(one for one in found if one.what not in ABOUT_INPUTS | IN_FULL_ONLY)
    return (*inputs[:FEW_INPUTS], *results[:FEW_RESULTS])


def _tell_differences(out: Console, folder: Path, told: Sequence[Difference], left: int = 0) -> None:
    """Inputs, then results; `left` are not told."""
    if not told and not left:
        out.print(f"Đầu vào và kết quả đúng như đã công bố: {folder}", soft_wrap=True)
        return
    out.print(f"So với kết quả đã công bố ({folder}):", soft_wrap=True)
    for title, about_inputs in (("Đầu vào khác", True), ("Kết quả khác", False)):
        part = [one.sentence for one in told if (one.what in ABOUT_INPUTS) is about_inputs]
        for text in (f"  {title}:", *(f"  • {one}" for one in part)) if part else ():
            out.print(text, soft_wrap=True)
    if left:
        out.print(f"  … và {count(left)} chỗ khác nữa.")


def _tell_verification(found: Verification) -> None:
    out = console()
    state = "không còn nguyên vẹn" if found.problems else "còn nguyên vẹn; chấm lại từ đầu vào ra đúng từng byte"
    out.print(f"{found.published}: {state}.", soft_wrap=True)
    for line in (*found.problems, *found.notes):
        out.print(f"  • {line}", soft_wrap=True)
    if found.seal:
        _tell_code(out, found.seal)


def _tell_code(out: Console, seal: Seal) -> None:
    out.print(f"Mã niêm phong: {seal.code}", soft_wrap=True)

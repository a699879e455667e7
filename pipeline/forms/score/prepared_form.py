"""Forms that differ only in whose they are: written once with marks, then the member's texts and figures put in.

Members are alike where the same lines concern them, the same of these have a target, and their papers go back to the
same place. A member whose name would change more than texts (a second line, a word that the form has already) gets a
form written from the start. Every file is byte for byte what `write_form` writes.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pipeline.forms.kit.foot import recipient_of
from pipeline.forms.kit.head import text_height
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.page import name_in_footer
from pipeline.forms.score.draft import draft_form
from pipeline.forms.score.form_table import form_table
from pipeline.forms.score.layout import VISIBLE, form_lines
from pipeline.forms.score.writer import write_form
from pipeline.model.bloc import Member
from pipeline.model.grounds import Grounds, Targets
from pipeline.sheets.looks.parts import Parts

_NAME, _FURTHER, _CODE = "\ue000", " \ue000", "\ue001"
_LONGEST_NAME = 100
_FIRST_FIGURE = 7_000_000_000
_MARK = re.compile(f"({_NAME}(?:{_FURTHER})*|{_CODE}|(?<=<v>)70000[0-9]{{5}}(?=</v>))")
_SHEET = "xl/worksheets/"
_STRING = re.compile("<t[^>]*>([^<]*)</t>")

Shape = tuple[object, ...]


def targets_of(member: Member, targets: Targets) -> Mapping[str, Decimal]:
    """A member's targets by line code."""
    return {code: figures[member.code] for code, figures in targets.items() if member.code in figures}


def widths_of(grounds: Grounds) -> tuple[float, ...]:
    """The widths of the columns of every form."""
    member = grounds.config.bloc.members[0]
    draft = draft_form(config=grounds.config, period=grounds.period, scale=grounds.scale, member=member, targets={})
    return form_table(draft, None).widths


class _Pattern(NamedTuple):
    """A form with marks. `pieces` are its parts that have some, cut there; `words` all its texts."""

    parts: Parts
    pieces: Mapping[str, tuple[str, ...]]
    words: frozenset[str]

    def filled(self, marks: Mapping[str, str], in_sheets: Mapping[str, str]) -> bytes:
        """The form with these texts: of a sheet all but its last mark, the name in the footer, may stay as it was."""
        return self.parts.replaced(
            {
                name: _halves(list(_with_marks(pieces, in_sheets if name.startswith(_SHEET) else marks)))
                for name, pieces in self.pieces.items()
            }
        )


def _halves(pieces: list[str]) -> tuple[str, str]:
    """What stands before the last mark, and the rest."""
    return "".join(pieces[:-2]), "".join(pieces[-2:])


def _with_marks(pieces: tuple[str, ...], marks: Mapping[str, str]) -> Iterator[str]:
    """Pieces at even places are as they are, those at odd places marks."""
    for place, piece in enumerate(pieces):
        yield marks[piece.partition(" ")[0]] if place % 2 else piece


class PreparedForms:
    """The forms of one review."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds, self._widths = grounds, widths_of(grounds)
        self._written: dict[Shape, tuple[Member, Path]] = {}
        self._patterns: dict[Shape, _Pattern | None] = {}

    def write(self, path: Path, member: Member) -> None:
        """Write the form of a member; the first of a shape from the start: one alone needs no pattern."""
        shape = self._shape(member)
        if shape in self._written and shape not in self._patterns:
            self._prove(shape, *self._written[shape])
        pattern = self._patterns.get(shape)
        if pattern and self._takes(pattern, member):
            path.write_bytes(pattern.filled(*self._marks(member)))
        else:
            self._write(path, member)
            self._written[shape] = member, path

    def _prove(self, shape: Shape, member: Member, written: Path) -> None:
        """Keep a pattern of the shape, if it makes of this member what was written from the start; else none."""
        pattern = self._pattern(member)
        if self._takes(pattern, member):
            same = pattern.filled(*self._marks(member)) == written.read_bytes()
            self._patterns[shape] = pattern if same else None

    def _shape(self, member: Member) -> Shape:
        """All that the form depends on but the member's name, code and figures."""
        grounds = self._grounds
        lines = form_lines(grounds.scale, member, grounds.period)
        of_year = grounds.targets if grounds.year_targets is None else grounds.year_targets
        own, whole = targets_of(member, grounds.targets), targets_of(member, of_year)
        marked = self._figures(member)
        figures = tuple(
            (code,) if code in marked else (code, own.get(code), whole.get(code))
            for code in sorted(own.keys() | whole.keys())
        )
        return (
            tuple(line.code for line in lines),
            recipient_of(grounds.config.bloc, member),
            figures,
            self._height(Label.NAME, member.name),
            self._height(Label.UNIT, member.code) == self._height(Label.UNIT, _CODE),
        )

    def _pattern(self, member: Member) -> _Pattern:
        """The form of somebody like this member, with marks for its name, code and figures."""
        figures = self._figures(member)
        marked = {code: Decimal(_FIRST_FIGURE + place) for place, code in enumerate(figures)}
        with TemporaryDirectory() as folder:
            path = Path(folder) / "form.xlsx"
            self._write(path, member._replace(name=self._name_like(member.name), code=_CODE), of=member, marked=marked)
            parts = Parts(path.read_bytes())
        texts = parts.texts()
        cut = {name: tuple(_MARK.split(text)) for name, text in texts.items()}
        words = frozenset(word for text in texts.values() for word in _STRING.findall(text))
        return _Pattern(parts, {name: pieces for name, pieces in cut.items() if len(pieces) > 1}, words)

    def _height(self, label: Label, text: str) -> float:
        """Points of a text in the head."""
        return text_height(VISIBLE[label][1], text, self._widths)

    def _name_like(self, name: str) -> str:
        """A mark that takes as many lines as a name; the mark alone where none does."""
        height = self._height(Label.NAME, name)
        marks = (_NAME + _FURTHER * number for number in range(_LONGEST_NAME))
        return next((mark for mark in marks if self._height(Label.NAME, mark) == height), _NAME)

    def _figures(self, member: Member) -> Mapping[str, Decimal]:
        """The member's targets that stand in one cell and nowhere else."""
        grounds = self._grounds
        of_year = grounds.targets if grounds.year_targets is None else grounds.year_targets
        own, whole = targets_of(member, grounds.targets), targets_of(member, of_year)
        return {
            code: own[code] for code in sorted(own) if own[code] == whole.get(code) and 0 < own[code] < _FIRST_FIGURE
        }

    def _takes(self, pattern: _Pattern, member: Member) -> bool:
        """Whether the member's name and code are plain texts that the form does not have elsewhere."""
        texts = {Label.NAME: member.name, Label.UNIT: member.code}
        plain = all(text.isprintable() and text == text.strip() and "_x" not in text for text in texts.values())
        known = any(escape(text, quote=False) in pattern.words for text in texts.values())
        return plain and not known and member.name != member.code and not member.name.startswith("<")

    def _marks(self, member: Member) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """What stands for the marks in texts, and in sheets, where the name is in the footer."""
        figures = {
            str(_FIRST_FIGURE + place): f"{figure:.16G}" for place, figure in enumerate(self._figures(member).values())
        }
        texts = {_NAME: escape(member.name, quote=False), _CODE: escape(member.code, quote=False)} | figures
        return texts, texts | {_NAME: escape(name_in_footer(member.name), quote=False)}

    def _write(
        self, path: Path, member: Member, *, of: Member | None = None, marked: Mapping[str, Decimal] | None = None
    ) -> None:
        """The form from the start, with the targets of the member `of`, some of them `marked`."""
        grounds, owner, marks = self._grounds, of or member, marked or {}
        year_targets = None if grounds.year_targets is None else {**targets_of(owner, grounds.year_targets), **marks}
        write_form(
            path,
            config=grounds.config,
            period=grounds.period,
            scale=grounds.scale,
            member=member,
            targets={**targets_of(owner, grounds.targets), **marks},
            year_targets=year_targets,
            by_figures=grounds.by_figures,
        )

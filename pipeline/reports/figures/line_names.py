"""How papers call the lines of a scale: by name, those of one name told apart by the row above them."""

from collections import Counter
from collections.abc import Mapping

from pipeline.model.scale import Line, Scale
from pipeline.text.sentences import criterion, of_the_row


def names_in_papers(scale: Scale) -> Mapping[str, str]:
    """Code → name. A line that is called as the row above it is the same thing, and makes no name ambiguous."""
    names = {line.code: criterion(line) for line in scale.lines}
    above = {line.code: names.get(line.parent or "", "") for line in scale.lines}
    often = Counter(name for code, name in names.items() if name != above[code])
    return {line.code: _apart(line, names, above, often) for line in scale.lines}


def _apart(line: Line, names: Mapping[str, str], above: Mapping[str, str], often: Mapping[str, int]) -> str:
    name, row = names[line.code], above[line.code]
    return of_the_row(name, row) if often[name] > 1 and row not in ("", name) else name

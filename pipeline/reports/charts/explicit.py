"""What XlsxWriter leaves to Excel's habits, said in the chart's XML: elsewhere a missing switch may count as on."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml.etree import _Element as Element

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class _Switch(NamedTuple):
    """A switch that an element must have, and which of its children come after it by the schema."""

    owner: str
    name: str
    value: str
    before: Sequence[str]


_AFTER_LABELS = ("separator", "showLeaderLines", "leaderLines", "extLst")
_LABEL_SWITCHES = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_AFTER_DELETE = ("axPos", "majorGridlines", "minorGridlines", "title", "numFmt")
_SWITCHES = (
    _Switch("chart", "autoTitleDeleted", "1", ("plotArea",)),
    _Switch("chart", "dispBlanksAs", "gap", ("extLst",)),
    _Switch("barChart", "varyColors", "0", ("ser", "dLbls", "gapWidth")),
    _Switch("ser", "invertIfNegative", "0", ("pictureOptions", "dPt", "dLbls", "cat", "val")),
    *(
        _Switch("dLbls", name, "0", (*_LABEL_SWITCHES[place + 1 :], *_AFTER_LABELS))
        for place, name in enumerate(_LABEL_SWITCHES)
    ),
    _Switch("catAx", "delete", "0", _AFTER_DELETE),
    _Switch("valAx", "delete", "0", _AFTER_DELETE),
    _Switch("legend", "overlay", "0", ("spPr", "txPr")),
)


def say_all(space: Element) -> None:
    """Completes a chartSpace in place; what is there stays."""
    for switch in _SWITCHES:
        for owner in space.iter(CHART + switch.owner):
            if owner.find(CHART + switch.name) is None:
                _add(owner, switch)


def _add(owner: Element, switch: _Switch) -> None:
    element = owner.makeelement(CHART + switch.name, {"val": switch.value})
    later = [child for child in owner if child.tag in {CHART + name for name in switch.before}]
    if later:
        later[0].addprevious(element)
    else:
        owner.append(element)

"""What the styles of an .ods say of its cells: the fonts of texts."""

from pipeline.sheets.cells.xml_pass import Attributes

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE, FO = f"{_SPACE}style:1.0}}", f"{_SPACE}xsl-fo-compatible:1.0}}"


class Styles:
    """Fonts by style: a style without a font has its parent's, the last one the file's default."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], tuple[str, str]] = {}

    def add(self, family: str, name: str, parent: str, font: str) -> None:
        """A style, and the font that it says itself."""
        self._styles[family, name] = font, parent

    def font(self, family: str, style: str) -> str:
        """The font of a style, or nothing where it has none."""
        seen: set[str] = set()
        while style not in seen:
            seen.add(style)
            font, parent = self._styles.get((family, style), ("", ""))
            if font:
                return font
            style = parent
        return ""


class StylesPass:
    """Reads the styles of a part into `styles`."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._style: tuple[str, str, str] | None = None

    def start(self, name: str, attributes: Attributes, /) -> None:
        if name == f"{STYLE}style":
            family, style, parent = (
                attributes.get(STYLE + what, "") for what in ("family", "name", "parent-style-name")
            )
            self._style = family, style, parent
            self._styles.add(family, style, parent, "")
        elif name == f"{STYLE}text-properties" and self._style:
            self._styles.add(*self._style, font_of(attributes))

    def end(self, name: str, /) -> None:
        if name == f"{STYLE}style":
            self._style = None

    def text(self, text: str, /) -> None:
        """Styles have no texts."""


def font_of(attributes: Attributes) -> str:
    """The font that a style says itself. Names of fonts may end in a number that only keeps them apart."""
    return attributes.get(f"{FO}font-family", "").strip("'") or attributes.get(f"{STYLE}font-name", "")

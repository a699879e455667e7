"""Whether a .docx, .xlsx or .pptx is what ECMA-376 (Transitional) says: `problems_of(data, kind)` is then empty.

Three looks at every file: the package (zip, content types, relationships, ids), every part against the schemas of
Microsoft's Open XML SDK as the library openxml-audit carries them, and what that library lets pass: attributes that no
type of the element knows, and text where none may stand. Workbooks embedded in a document are looked at as well.
"""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

from tests.ooxml.declared import undeclared
from tests.ooxml.package import Package

_PACKAGES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_VALIDATOR = OpenXmlValidator(FileFormat.OFFICE_2019)


def problems_of(data: bytes, kind: str) -> list[str]:
    """All that is wrong with a file; `kind` is `.docx`, `.xlsx` or `.pptx`."""
    package = Package.of(BytesIO(data))
    problems = list(package.problems())
    if problems:
        return problems  # what its parts mean cannot be told
    for name, root in package.trees.items():
        problems += [f"{name}: {problem}" for problem in undeclared(root)]
    for name, content_type in package.types.items():
        if content_type in _PACKAGES.values():
            inner = next(kind for kind, told in _PACKAGES.items() if told == content_type)
            problems += [f"{name} › {problem}" for problem in problems_of(package.parts[name], inner)]
    return [*problems, *_against_schemas(data, kind)]


def _against_schemas(data: bytes, kind: str) -> list[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file{kind}"
        path.write_bytes(data)
        found = _VALIDATOR.validate(path).errors
    return [str(one) for one in found if one.severity is ValidationSeverity.ERROR]


def assert_valid(path: Path) -> None:
    """Fails with every problem of a file."""
    problems = problems_of(path.read_bytes(), path.suffix)
    assert not problems, f"{path.name}:\n" + "\n".join(problems)

"""Sentences that users read stand in `pipeline/text/`, where whoever mends one finds it; rules keep theirs beside the
formula."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline

HOUSE = Path(pipeline.__file__).parent
FILES = [path for path in sorted(HOUSE.rglob("*.py")) if "examples" not in path.parts]

SENTENCES_STAND_IN = ("text", "rules")

FORMATS = frozenset({"%H:%M ngày %d/%m/%Y"})
"""Formats of moments, with as many words as a sentence."""

WORD = re.compile(r"[^\W\d_]+")
OF_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ]|[àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]|[ạ-ỹẠ-Ỹ]", re.IGNORECASE)


def is_sentence(text: str) -> bool:
    """Six words or more, with a letter that only Vietnamese has."""
    return len(WORD.findall(text)) >= 6 and OF_VIETNAMESE.search(text) is not None


def said_to_users(function: ast.FunctionDef) -> bool:
    """A docstring that click prints as the help of a command is no docstring for developers."""
    decorators = [ast.unparse(decorator) for decorator in function.decorator_list]
    return any(text.startswith(("click.command", "click.group")) for text in decorators)


def docstrings(tree: ast.Module) -> set[int]:
    """The constants that stand alone: docstrings of modules, classes, functions and values."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    commands = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and said_to_users(node)]
    return alone - {id(first.value) for node in commands if isinstance(first := node.body[0], ast.Expr)}


def literals(tree: ast.Module) -> Iterator[str]:
    """Every text of a module; of one with values put in, what stands around them."""
    left_out = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part for part in node.values if isinstance(part, ast.Constant)]
            left_out |= set(map(id, parts))
            yield " … ".join(str(part.value) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value


def sentences_in(source: str) -> list[str]:
    return [text for text in literals(ast.parse(source)) if is_sentence(text) and text not in FORMATS]


def stands_in(path: Path, rooms: tuple[str, ...]) -> bool:
    place = path.relative_to(HOUSE).as_posix()
    return any(place == room or place.startswith(f"{room}/") for room in rooms)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_sentence_stands_elsewhere(path: Path) -> None:
    if not stands_in(path, SENTENCES_STAND_IN):
        assert sentences_in(path.read_text(encoding="utf-8")) == []


def test_what_counts_as_a_sentence() -> None:
    assert sentences_in('x = "Chưa có tệp nào trong thư mục này"') == ["Chưa có tệp nào trong thư mục này"]
    assert sentences_in('x = f"Chưa có {n} tệp nào trong {folder} cả"') == ["Chưa có  …  tệp nào trong  …  cả"]
    assert sentences_in('x = "Tổng điểm"; y = "no letter of ours in these words"') == []
    assert sentences_in('def f():\n    """Kể lại ngày 05 tháng 01 năm 2019, thì nói rõ."""') == []
    command = '@click.command(cls=Errand)\ndef f():\n    """Kể lại ngày 05 tháng 01 năm 2019, thì nói rõ."""'
    assert sentences_in(command) == ["Kể lại ngày 05 tháng 01 năm 2019, thì nói rõ."]

"""After a built-in template was edited in Word: `python -m tools.templates.renew`.

Every template of `pipeline/reports/templates/word/` is made tidy; one that has changed becomes a new version in
`versions.json`; the texts in `tests/reports/templates/dumps/` and the copies of the workspace at the root follow.
Templates of mails (`pipeline/mail/texts/`) are numbered likewise.
`--again` puts the change in the place of the last version, where nobody has been given that one yet.
`--styles-of thong-bao.docx` first gives all templates the styles of that one.
"""

import argparse
import json
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from docx import Document

from pipeline.mail.copies import sum_of
from tools.templates.dump import dump
from tools.templates.tidy import tidied

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "pipeline" / "reports" / "templates" / "word"
DUMPS = ROOT / "tests" / "reports" / "templates" / "dumps"
MAILS = ROOT / "pipeline" / "mail" / "texts"
MAIL_COPIES = ROOT / "input_templates" / "mail"
COPIES = ROOT / "input_templates" / "word"


def renew(templates: Path, *, again: bool = False) -> None:
    """Make the templates of a folder tidy, and number those that have changed, in its `versions.json`."""
    listed = templates / "versions.json"
    versions: dict[str, list[str]] = json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else {}
    for path in sorted(templates.glob("*.docx")):
        own = versions.setdefault(path.name, [])
        if own[-1:] != [_sum(path.read_bytes())]:
            if again:
                del own[-1:]
            data = tidied(path.read_bytes(), len(own) + 1)
            path.write_bytes(data)
            own.append(_sum(data))
    listed.write_text(json.dumps(versions, indent=1) + "\n", encoding="utf-8", newline="\n")


def renew_texts(texts: Path) -> None:
    """Number the templates of mails that have changed, in their folder's `versions.json`."""
    listed = texts / "versions.json"
    versions: dict[str, list[str]] = json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else {}
    for path in sorted(texts.glob("*.txt")):
        own, present = versions.setdefault(path.name, []), sum_of(path.read_bytes())
        if own[-1:] != [present]:
            own.append(present)
    listed.write_text(json.dumps(versions, indent=1) + "\n", encoding="utf-8", newline="\n")


def share_styles(templates: Path, source: str) -> None:
    """Give all templates of a folder the styles of one of them."""
    styles = Document(str(templates / source)).styles.element
    for path in sorted(templates.glob("*.docx")):
        if path.name != source:
            document, file = Document(str(path)), BytesIO()
            document.styles.element[:] = [deepcopy(style) for style in styles]
            document.save(file)
            path.write_bytes(file.getvalue())


def main() -> None:
    """Renew the templates, then write their texts and the root's copies."""
    options = argparse.ArgumentParser(prog="python -m tools.templates.renew")
    options.add_argument("--again", action="store_true")
    options.add_argument("--styles-of", metavar="TEMPLATE")
    chosen = options.parse_args()
    if chosen.styles_of:
        share_styles(TEMPLATES, chosen.styles_of)
    renew(TEMPLATES, again=chosen.again)
    renew_texts(MAILS)
    for path in sorted(MAILS.glob("*.txt")):
        (MAIL_COPIES / path.name).write_bytes(path.read_bytes())
    for path in sorted(TEMPLATES.glob("*.docx")):
        (DUMPS / f"{path.stem}.txt").write_text(dump(path.read_bytes()), encoding="utf-8", newline="\n")
        (COPIES / path.name).write_bytes(path.read_bytes())


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()


if __name__ == "__main__":
    main()

"""Letters that LibreOffice Writer merges from a workbook: a macro in a profile of its own, no other source of data."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from lxml import etree

_MACRO = """
Sub MergeLetters(book As String, folder As String)
  Dim context, source, letter, cursor, master, field, job, heading
  context = createUnoService("com.sun.star.sdb.DatabaseContext")
  source = context.createInstance()
  source.URL = "sdbc:calc:" & book
  source.DatabaseDocument.storeAsURL(folder & "/source.odb", Array())
  context.registerDatabaseLocation("source", folder & "/source.odb")
  letter = StarDesktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, Array())
  cursor = letter.Text.createTextCursor()
  For Each heading In Array({headings})
    master = letter.createInstance("com.sun.star.text.FieldMaster.Database")
    master.DataBaseName = "source"
    master.DataTableName = "{table}"
    master.DataColumnName = heading
    field = letter.createInstance("com.sun.star.text.TextField.Database")
    field.attachTextFieldMaster(master)
    letter.Text.insertTextContent(cursor, field, False)
    letter.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  Next
  letter.storeAsURL(folder & "/letter.odt", Array())
  letter.close(True)
  job = createUnoService("com.sun.star.text.MailMerge")
  job.DataSourceName = "source"
  job.CommandType = com.sun.star.sdb.CommandType.TABLE
  job.Command = "{table}"
  job.OutputType = com.sun.star.text.MailMergeType.FILE
  job.OutputURL = folder & "/letters"
  job.DocumentURL = folder & "/letter.odt"
  job.SaveAsSingleFile = False
  job.FileNameFromColumn = True
  job.FileNamePrefix = "{name}"
  job.execute(Array())
End Sub
"""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE {kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{dtd}">\n'
)
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def letters_merged(folder: Path, book: Path, table: str, headings: Sequence[str], name: str) -> dict[str, list[str]]:
    """What stands in the letter of each row, field by field, by the letter's name, which is the row's field `name`.

    `table` is the sheet; the workbook is the source, nothing is typed twice.
    """
    profile, quoted = folder / "profile", ", ".join(f'"{heading}"' for heading in headings)
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # A profile is made at the first start, which runs no macro.
    subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    _write_macro(profile / "user" / "basic", _MACRO.format(headings=quoted, table=table, name=name))
    (folder / "letters").mkdir()
    call = f"macro:///Standard.Letters.MergeLetters({book.as_uri()},{folder.as_uri()})"
    subprocess.run([*office, call], check=True, capture_output=True, timeout=120)
    return {path.stem: _paragraphs(path)[: len(headings)] for path in sorted((folder / "letters").glob("*.odt"))}


def _write_macro(basic: Path, macro: str) -> None:
    """The macro as the module `Letters` of the profile's own library."""
    standard = basic / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    head = _HEAD.format(kind="library:libraries", dtd="libraries.dtd")
    links = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    library = (
        '<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" '
        'xlink:type="simple" library:link="false"/>'
    )
    (basic / "script.xlc").write_text(f"{head}<library:libraries {links}>{library}</library:libraries>", "utf-8")
    head = _HEAD.format(kind="library:library", dtd="library.dtd")
    (standard / "script.xlb").write_text(
        f'{head}<library:library {_LIBRARY} library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Letters"/></library:library>',
        "utf-8",
    )
    head = _HEAD.format(kind="script:module", dtd="module.dtd")
    about = 'xmlns:script="http://openoffice.org/2000/script" script:name="Letters" script:language="StarBasic"'
    (standard / "Letters.xba").write_text(f"{head}<script:module {about}>{escape(macro)}</script:module>", "utf-8")


def _paragraphs(letter: Path) -> list[str]:
    with ZipFile(letter) as archive:
        body = etree.fromstring(archive.read("content.xml"))
    return ["".join(paragraph.itertext()) for paragraph in body.iter(f"{_TEXT}p")]

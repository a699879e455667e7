"""The blank score form of a member as an attachment, made anew so that it is never one for a former scale."""

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.forms.score.folder import write_forms
from pipeline.mail.file_names import attachment_name
from pipeline.mail.mails import Attachment
from pipeline.mail.subject import Subject
from pipeline.model.bloc import Member

FORM = "Phieu-cham-diem"


def form_name(subject: Subject, member: Member, suffix: str = ".xlsx") -> str:
    """`Phieu-cham-diem_Van-phong-So_nam-2018_KTD.xlsx`."""
    return attachment_name(FORM, member.label, subject.config, subject.period, suffix=suffix)


def blank_forms(subject: Subject, member: Member) -> tuple[Attachment]:
    """What `thidua forms` writes for a member, alone."""
    with TemporaryDirectory() as folder:
        write_forms(Path(folder), subject.grounds, (member,))
        return (Attachment(form_name(subject, member), (Path(folder) / f"{member.code}.xlsx").read_bytes()),)

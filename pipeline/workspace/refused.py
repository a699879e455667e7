"""What the machine refuses, in one sentence."""

import errno

from pipeline.text.terminal import faults as words

_LONGEST_WINDOWS_PATH = 250
_TOO_LONG_FOR_WINDOWS = 206
_SENTENCES = {
    errno.ENOSPC: words.FULL,
    errno.EDQUOT: words.FULL,
    errno.EFBIG: words.FULL,
    errno.EROFS: words.READ_ONLY,
    errno.EACCES: words.REFUSED,
    errno.EPERM: words.REFUSED,
    errno.EBUSY: words.REFUSED,
    errno.ENAMETOOLONG: words.TOO_LONG,
    errno.ENOTDIR: words.NO_FOLDER,
    errno.EISDIR: words.NO_FILE,
    errno.EIO: words.NOT_READ,
    errno.ENOENT: words.GONE,
}


def refused_by_machine(error: BaseException | None) -> str | None:
    """The sentence for what the machine refuses: a known reason, or any that names a path.

    None for anything else, which is a fault of ours.
    """
    if error is not None and type(error).__module__.startswith("xlsxwriter"):
        error = error.__cause__ or error.__context__
    if not isinstance(error, OSError):
        return None
    path = str(error.filename or words.A_FILE)
    if getattr(error, "winerror", None) == _TOO_LONG_FOR_WINDOWS or _gone_for_its_length(error, path):
        return words.TOO_LONG.format(path=path)
    known = _SENTENCES.get(error.errno or 0) if error.filename or error.errno != errno.ENOENT else None
    if known or error.filename:
        reason = errno.errorcode.get(error.errno or 0, str(error.errno))
        return (known or words.OTHERWISE).format(path=path, reason=reason)
    return None


def _gone_for_its_length(error: OSError, path: str) -> bool:
    """Windows says of a path that is too long that it does not exist."""
    return isinstance(error, FileNotFoundError) and len(path) > _LONGEST_WINDOWS_PATH

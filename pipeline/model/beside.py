"""Files that are nobody's: what office suites and file managers put beside those of people."""

_LOCKS = ("~$", ".~lock.")
_COPIES = "._"
_OF_MANAGERS = frozenset(
    ("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", ".ds_store", ".directory", "icon\r")
)


def is_lock(name: str) -> bool:
    """True for what an office suite puts beside a file that somebody has open."""
    return name.startswith(_LOCKS)


def is_of_a_manager(name: str) -> bool:
    """True for what a file manager puts into a folder that it shows."""
    return name.lower() in _OF_MANAGERS


def is_of_a_system(path: str) -> bool:
    """True for both, by a path with `/`, and for the second file that macOS puts beside one on a foreign disk."""
    name = path.rpartition("/")[2]
    return is_lock(name) or is_of_a_manager(name) or name.startswith(_COPIES)

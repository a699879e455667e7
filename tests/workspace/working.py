"""Tasks for processes that are started anew, which look for them in a module."""


def less(known: int, number: int) -> int:
    return known - number


def divided(known: int, number: int) -> int:
    return known // number

"""How a build tells of its progress, and under which name it keeps what it says in which language."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Progress: what is being done, how much of it is done, of how much in all."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nothing."""


def told_in(form: str, language: str) -> str:
    """Return under which name an answer has a format (`text`) in a language; English has the format's own."""
    return form if language == "en" else f"{form}.{language}"

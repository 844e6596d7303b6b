"""How a build tells of its progress, and under which name it keeps what it says in which language.

Imports nothing heavy before it must.
"""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Progress: what is being done, how much of it is done, of how much in all."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nothing."""


def told_in(form: str, language: str) -> str:
    """Return under which name an answer has a format (`text`) in a language; English has the format's own."""
    return form if language == "en" else f"{form}.{language}"


def line(table: str, key: str, language: str, /, **values: object) -> str:
    """Return a phrase of `words.<table>` as a line, its blanks filled; a path and its like are filled in as text."""
    from briefpress.model import Value, phrase

    given: dict[str, Value] = {
        name: value if isinstance(value, int | str | tuple) else str(value) for name, value in values.items()
    }
    return f"{phrase(table, key, language, **given)}\n"


def refused_told(why: Exception, language: str) -> str:
    """Return the sentence for what the system refused: a folder that may not be written, a full disk."""
    from briefpress.model import phrase

    places = (getattr(why, "filename2", None), getattr(why, "filename", None))
    place = next((str(each) for each in places if each), "")
    return phrase("report", "refused", language, place=place, why=getattr(why, "strerror", None) or str(why))

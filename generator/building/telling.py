"""How a build tells of its progress."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Progress: what is being done, how much of it is done, of how much in all."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nothing."""

"""What was read while something was made: the names of facts, noted as they are read."""

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Reads:
    """The facts that were read since the last `taken`."""

    def __init__(self) -> None:
        """Begin with none."""
        self.names: set[str] = set()

    def note(self, name: str) -> None:
        """Note that a fact was read."""
        self.names.add(name)

    def taken(self) -> list[str]:
        """Return what was read, in order, and begin anew."""
        names = sorted(self.names)
        self.names = set()
        return names


class Remembered(Generic[Asked, Answer]):
    """The answers of a function, each with what was read for it: whoever is answered from memory has read that, too."""

    def __init__(self, function: Callable[Asked, Answer], reads: Reads, most: int) -> None:
        """Remember at most so many answers; what the function reads must be noted in `reads`."""
        self._function, self._reads, self._most = function, reads, most
        self._known: dict[tuple[object, ...], tuple[Answer, frozenset[str]]] = {}

    def __call__(self, *asked: Asked.args, **_: Asked.kwargs) -> Answer:
        """Return the answer to what is asked."""
        known = self._known.get(asked)
        if known is None:
            known = self._known[asked] = self._answered(asked)
        answer, read = known
        self._reads.names |= read
        return answer

    def _answered(self, asked: tuple[object, ...]) -> tuple[Answer, frozenset[str]]:
        if len(self._known) >= self._most:
            self._known.clear()
        before, self._reads.names = self._reads.names, set()
        try:
            return self._function(*asked), frozenset(self._reads.names)  # type: ignore[call-arg, arg-type]
        finally:
            self._reads.names = before

"""The words that say how a sentence is meant, by language, from `signals.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from briefpress.model import primary_of

KINDS = ("question", "plan", "forecast", "allegation", "statement", "judgement")
"""The kinds of claim that words give away, the surest first."""


class Signals:
    """What a language's words give away; a language without an entry gives nothing away."""

    def __init__(self, language: str) -> None:
        """Read the words of a language (`es`, `es-MX`)."""
        words = _all().get(primary_of(language), {})
        self.known = bool(words)
        self.empty = frozenset(words.get("empty", ()))
        self._patterns = {name: _any(each) for name, each in words.items() if name != "empty" and each}

    def word(self, sort: str, text: str) -> str:
        """Return the first word of a sort (`plan`, `relative`) in a text, or nothing."""
        found = self._patterns[sort].search(text) if sort in self._patterns else None
        return found[0] if found else ""

    def places(self, sort: str, text: str) -> list[tuple[int, int]]:
        """Return where the words of a sort stand in a text."""
        return [each.span() for each in self._patterns[sort].finditer(text)] if sort in self._patterns else []


def _any(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join(rf"(?<!\w){re.escape(each)}" + (r"(?!\w)" * each[-1:].isalpha()) for each in longest), re.I
    )


@cache
def _all() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("briefpress.drafting").joinpath("signals.toml").read_text("utf-8"))

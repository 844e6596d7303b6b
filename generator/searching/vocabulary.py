"""Every word that can be found, by length, for the word that a reader meant."""

from collections import defaultdict
from collections.abc import Iterable

SHORTEST, LONGEST = 3, 24


def by_length(words: Iterable[str]) -> dict[int, str]:
    """Return the words of each length, sorted, in one string; numbers and very long or short words are left out."""
    found: dict[int, list[str]] = defaultdict(list)
    for word in words:
        if SHORTEST <= len(word) <= LONGEST and not word.isdigit():
            found[len(word)].append(word)
    return {length: " ".join(sorted(group)) for length, group in sorted(found.items())}

"""Every word that can be found, by how it begins: for what a reader has half typed, or meant."""

from collections.abc import Iterable

from briefpress.searching.shards import cut

SHORTEST, LONGEST = 3, 48


def by_beginning(words: Iterable[str]) -> dict[str, str]:
    """Return the words, sorted, in strings of some 16 kB, each under the beginning that its words do not precede."""
    sizes = {word: len(word.encode()) + 1 for word in words if SHORTEST <= len(word) <= LONGEST}
    return {key: " ".join(group) for key, group in cut(sizes).items()}

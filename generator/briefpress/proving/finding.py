"""A passage and a text in; where it stands out, or what stands nearest."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from math import ceil
from unicodedata import category, name

from briefpress.model import Missing, Standing, may_hide, name_of
from briefpress.proving.folding import Folded, fold

_LEAST_ALIKE = 65.0
_LEAST_A_NAME = 75.0
_MOST_TRIMMED = 4
_FEW = 3
_SHORT = 3
_LEAST_LEFT = 0.6
"""So much of a passage is left where it is shortened."""
_NEGATIONS = frozenset(
    "no ni nunca jamás nadie nada sin tampoco not never nor nobody nothing without neither".split()  # noqa: SIM905
)
_POINTS = ".,;:!?¡¿()"


def find(passage: str, before: str | None, after: str | None, text: Folded) -> Standing | Missing:
    """Return where `passage` stands in `text`, once and exactly after folding.

    `before` and `after` are the words right before and after it; they tell two places apart.
    """
    wanted = fold(passage)
    if before is None and after is None:
        start = text.text.find(wanted)
        if start >= 0 and text.text.find(wanted, start + 1) < 0:
            return _standing(start, start + len(wanted), text)
    places = [match.span("passage") for match in _pattern(wanted, before, after).finditer(text.text)]
    if len(places) == 1:
        return _standing(*places[0], text)
    return Missing(len(places)) if places else _nearest(wanted, text)


def shorter(passage: str, before: str | None, after: str | None, text: Folded) -> str:
    """Return some three in five words of a passage, in a row, that stand in a text only once; else nothing.

    Its numbers, names and negations are kept; whether the rest carries the claim, only an editor can tell.
    """
    words = passage.split()
    kept = [at for at, word in enumerate(words) if _must_stay(word, first=at == 0)] or [0]
    for length in range(max(ceil(_LEAST_LEFT * len(words)), kept[-1] - kept[0] + 1), len(words) - 1):
        for start in range(max(0, kept[-1] - length + 1), min(kept[0], len(words) - length) + 1):
            run = " ".join(words[start : start + length]).strip(" ,;:")
            if _is_open(words[start + length - 1]):
                continue
            if isinstance(find(run, before if not start else None, after, text), Standing):
                return run
    return ""


def _is_open(word: str) -> bool:
    """Return whether a word wants another behind it, as articles and prepositions do: it is short and small."""
    return len(word) <= _SHORT and word.islower()


def _must_stay(word: str, *, first: bool) -> bool:
    plain = word.strip(_POINTS + "\"'“”«»")
    is_name = plain[:1].isupper() and not first
    return is_name or any(each.isdigit() for each in plain) or plain.casefold() in _NEGATIONS


def resembling(spellings: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the few capitalised runs of words in a folded text most like one of some spellings, best first."""
    from rapidfuzz.fuzz import ratio

    found: dict[str, float] = {}
    for spelling in map(fold, spellings):
        for run in _runs(text, spelling.count(" ") + 1):
            score = ratio(spelling.casefold(), run.casefold())
            if score >= _LEAST_A_NAME:
                found[run] = max(score, found.get(run, 0.0))
    return tuple(sorted(found, key=lambda run: (-found[run], run))[:_FEW])


def _runs(text: str, length: int) -> set[str]:
    """Return the runs of so many words that begin with a capital letter, without the points around them."""
    words = [word.strip(_POINTS + "\"'") for word in text.split()]
    runs = {" ".join(words[at : at + length]) for at, word in enumerate(words) if word[:1].isupper()}
    return {run for run in runs if run.count(" ") == length - 1}


def _pattern(wanted: str, before: str | None, after: str | None) -> re.Pattern[str]:
    lead = re.escape(fold(before)) + r"\s?" if before else ""
    tail = r"\s?" + re.escape(fold(after)) if after else ""
    return re.compile(f"{lead}(?P<passage>{re.escape(wanted)})(?={tail})")


def _standing(start: int, end: int, text: Folded) -> Standing:
    first, last = text.place(start, end)
    return Standing(text.paragraph(first), first, last)


def _nearest(wanted: str, text: Folded) -> Missing:
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(wanted, text.text) if len(wanted) < len(text.text) else None
    if found is None or found.score < _LEAST_ALIKE:
        return Missing(0)
    start = text.text.rfind(" ", 0, found.dest_start + 1) + 1
    end = text.text.find(" ", max(found.dest_end - 1, start))
    nearest = _trimmed(wanted, text.text[start : end if end >= 0 else None].split())
    return Missing(0, nearest, difference(wanted, nearest))


def _trimmed(wanted: str, words: list[str]) -> str:
    """Return the run of `words` most like `wanted`; a few at either end may be too many."""
    from rapidfuzz.fuzz import ratio

    runs = [" ".join(words[a : len(words) - b]) for a in range(_MOST_TRIMMED) for b in range(_MOST_TRIMMED)]
    runs += [run.rstrip(_POINTS) for run in runs] + [run.lstrip(_POINTS) for run in runs]
    return max((run for run in runs if run), key=lambda run: ratio(wanted, run))


def difference(written: str, stands: str) -> str:
    """Return both wordings in one line: `[-written-]` where the editor differs, `{+stands+}` in the source.

    Where two signs look alike, their names follow.
    """
    left, right = written.split(), stands.split()
    out: list[str] = []
    alike: list[str] = []
    for sort, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if sort == "equal":
            out += left[a:b]
            continue
        if a < b:
            out.append(f"[-{' '.join(left[a:b])}-]")
        if c < d:
            out.append(f"{{+{' '.join(right[c:d])}+}}")
        alike += _told_apart(" ".join(left[a:b]), " ".join(right[c:d]))
    return " ".join(out) + (f" ({'; '.join(dict.fromkeys(alike))})" if alike else "")


def _told_apart(written: str, stands: str) -> Iterator[str]:
    """Yield the names of signs that differ though the eye can hardly tell: of two alphabets, dashes, hidden ones."""
    for sort, a, b, c, d in SequenceMatcher(None, written, stands, autojunk=False).get_opcodes():
        if sort == "equal" or max(b - a, d - c) > _FEW:
            continue
        yours, theirs = written[a:b], stands[c:d]
        if may_hide(yours + theirs) or (yours and theirs and all(map(_look_alike, yours, theirs))):
            yield f"yours {_names(yours)}, the source's {_names(theirs)}"


def _look_alike(one: str, other: str) -> bool:
    kinds = category(one), category(other)
    if kinds[0][0] == kinds[1][0] == "P":
        return kinds[0] == kinds[1]
    return kinds[0][0] == kinds[1][0] == "L" and name(one, "").split(" ")[0] != name(other, "").split(" ")[0]


def _names(signs: str) -> str:
    return " ".join(map(name_of, signs)) or "nothing"

"""Source texts and passages in; evidence out: where each passage stands. Owns RapidFuzz."""

import re
from collections.abc import Iterator, Mapping

from generator.model import Actor, Briefing, Claim, Damage, Entry, Evidence, Missing, Standing
from generator.proving.finding import find
from generator.proving.folding import Folded, fold
from generator.proving.lock import HEADER, Locked, locked, mark, section_of, sections_of
from generator.proving.texts import Texts, fingerprint_of, texts_of


def prove(document: Entry[Briefing], text: str | None, lock: Locked, actors: Mapping[str, Entry[Actor]]) -> Evidence:
    """Return where the passages of a briefing stand: in its text, or by the lock when the text is not at hand."""
    if text is not None:
        return _by_text(document.thing, Folded(text), actors)
    return _by_lock(document.thing, lock)


def lock_section(document: Entry[Briefing], evidence: Evidence) -> str:
    """Return a briefing's lines for the lock."""
    marks = {key: mark(quote.passage, quote.before, quote.after) for key, quote in quotes(document.thing)}
    return section_of(document.id, document.thing.source.sha256, evidence, marks)


def quotes(briefing: Briefing) -> Iterator[tuple[str, Claim | Damage]]:
    """Yield all that quotes the source, with its key: `claims.<id>` and `damage.<number>`."""
    for name, claim in briefing.claims.items():
        yield f"claims.{name}", claim
    for number, damage in enumerate(briefing.source.damage):
        yield f"damage.{number}", damage


def _by_text(briefing: Briefing, text: Folded, actors: Mapping[str, Entry[Actor]]) -> Evidence:
    standing = {key: find(quote.passage, quote.before, quote.after, text) for key, quote in quotes(briefing)}
    spellings = {
        actor: tuple(each for each in actors[actor].thing.spellings if _occurs(each, text.text))
        for actor in _named(briefing)
        if actor in actors
    }
    return Evidence("text", standing=standing, spellings=spellings, words=text.text.count(" ") + 1)


def _by_lock(briefing: Briefing, lock: Locked) -> Evidence:
    if lock.sha256 != briefing.source.sha256:
        return Evidence("nothing")
    standing: dict[str, Standing | Missing] = {}
    for key, quote in quotes(briefing):
        at, known = lock.standing.get(key, (None, ""))
        matches = at is not None and known == mark(quote.passage, quote.before, quote.after)
        standing[key] = at if at is not None and matches else Missing(0)
    return Evidence("lock", standing=standing, spellings=lock.spellings, words=lock.words)


def _named(briefing: Briefing) -> list[str]:
    return sorted({actor for claim in briefing.claims.values() for actor in (*claim.voice, *claim.actors)})


def _occurs(spelling: str, text: str) -> bool:
    """Return whether a spelling stands in a folded text as whole words.

    In scripts that write no spaces between words any place will do.
    """
    wanted = fold(spelling)
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (_is_within(wanted[0], text[start - 1 : start]) or _is_within(wanted[-1], text[end : end + 1])):
            return True
        start = text.find(wanted, start + 1)
    return False


def _is_within(edge: str, beyond: str) -> bool:
    """Return whether the word whose last (or first) sign is `edge` goes on with the sign beyond it."""
    in_word = beyond.isalnum() or beyond == "_"
    return in_word and not (_UNSPACED.match(beyond) or _UNSPACED.match(edge))


_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1950-\u1aaf\u2e80-\u2fdf\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Thai, Lao, Tibetan, Burmese, Khmer and kin; Chinese and Japanese."""

__all__ = [
    "HEADER",
    "Locked",
    "Texts",
    "find",
    "fingerprint_of",
    "fold",
    "lock_section",
    "locked",
    "mark",
    "prove",
    "quotes",
    "sections_of",
    "texts_of",
]

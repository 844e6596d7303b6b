"""Source texts and passages in; evidence out: where each passage stands. Owns RapidFuzz."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefpress.model import (
    LONGEST,
    Actor,
    Briefing,
    Claim,
    Damage,
    Entry,
    Evidence,
    Missing,
    Quotation,
    Source,
    Standing,
)
from briefpress.proving.finding import find, resembling, shorter
from briefpress.proving.folding import Folded, fold
from briefpress.proving.lock import HEADER, Locked, faults_of, lines_of, locked, mark, mark_of, sections_of
from briefpress.proving.texts import Texts, as_read, fingerprint_of, reading_of, texts_of

Actors = Mapping[str, Entry[Actor]]


def prove(
    document: Entry[Briefing], texts: Texts, section: Sequence[str], actors: Actors, budget: Quotation
) -> Evidence:
    """Return where the passages of a briefing stand: in its text, or by the lock when the text is not at hand.

    `section` are the document's lines in the lock; `budget` tells which passages are too long.
    """
    briefing, lock = document.thing, locked(section, document.thing.source.sha256)
    text = text_of(briefing.source, texts, section)
    if text is not None:
        return _by_text(briefing, text, lock, actors, budget)
    other = texts.by_name.get(briefing.source.file or "")
    changed = texts.read(other) if other else None
    if other is None or changed is None:
        return _by_lock(briefing, lock, actors)
    reopened = frozenset(_reopened(briefing, Folded(changed), lock))
    return replace(_by_text(briefing, changed, lock, actors, budget), changed=other, reopened=reopened)


def text_of(source: Source, texts: Texts, section: Sequence[str]) -> str | None:
    """Return a source's text, where it is at hand: that of its fingerprint, or one of its name that reads the same."""
    text = texts.read(source.sha256)
    if text is None and (named := texts.by_name.get(source.file or "")):
        other = texts.read(named)
        if other is not None and reading_of(other) == locked(section, source.sha256).reads:
            return other
    return text


def lock_section(document: Entry[Briefing], texts: Texts, section: Sequence[str], actors: Actors) -> tuple[str, ...]:
    """Return the lines that the lock needs for a briefing: from its text, or those of its lines that it still needs."""
    briefing = document.thing
    text, known = text_of(briefing.source, texts, section), locked(section, briefing.source.sha256)
    needed = known if text is None else _seen(briefing, Folded(text), actors, reading_of(text))
    if not needed.reads:
        return ()
    marks = {_mark_of(quote) for _, quote in quotes(briefing)}
    kept = replace(
        needed,
        standing={each: at for each, at in needed.standing.items() if each in marks},
        spellings={each: needed.spellings[each] for each in _named(briefing) if each in needed.spellings},
    )
    return tuple(lines_of(document.id, briefing.source.sha256, kept))


def quotes(briefing: Briefing) -> Iterator[tuple[str, Claim | Damage]]:
    """Yield all that quotes the source, with its key: `claims.<id>` and `damage.<number>`."""
    for name, claim in briefing.claims.items():
        yield f"claims.{name}", claim
    for number, damage in enumerate(briefing.source.damage):
        yield f"damage.{number}", damage


def _by_text(briefing: Briefing, text: str, lock: Locked, actors: Actors, budget: Quotation) -> Evidence:
    folded = Folded(text)
    standing = {key: find(quote.passage, quote.before, quote.after, folded) for key, quote in quotes(briefing)}
    seen = _seen(briefing, folded, actors, reading_of(text))
    known = _still_spelled(briefing, lock, actors)
    unsaid = [actor for actor, names in known.items() if not names or not {*names} <= {*seen.spellings[actor]}]
    spellings = {actor: seen.spellings[actor] if actor in unsaid else names for actor, names in known.items()}
    stale = seen.reads != lock.reads or any(lock.standing.get(each) != at for each, at in seen.standing.items())
    is_stale = stale or any(seen.spellings[actor] for actor in unsaid)
    lost = {actor: actors[actor].thing.spellings for actor, names in spellings.items() if not names}
    near = {actor: resembling(names, folded.text) for actor, names in lost.items()}
    short = dict(_shorter(briefing, folded, budget, seen.words))
    return Evidence("text", "", frozenset(), is_stale, standing, spellings, near, short, seen.words)


def _shorter(briefing: Briefing, text: Folded, budget: Quotation, words: int) -> Iterator[tuple[str, str]]:
    """Yield the shorter form of each passage that is over the budget, and of the longest when all together are."""
    if briefing.source.rights == "full":
        return
    lengths = {name: len(claim.passage.split()) for name, claim in briefing.claims.items()}
    is_over = sum(lengths.values()) > budget.share * words
    longest = sorted(lengths, key=lambda name: -lengths[name])[: LONGEST if is_over else 0]
    for name, claim in briefing.claims.items():
        if name in longest or lengths[name] > budget.words:
            short = shorter(claim.passage, claim.before, claim.after, text)
            yield f"claims.{name}", short if len(short.split()) <= budget.words else ""


def _seen(briefing: Briefing, text: Folded, actors: Actors, reads: str) -> Locked:
    """Return what the lock should hold of a text."""
    standing: dict[str, tuple[Standing, str]] = {}
    for _, quote in quotes(briefing):
        at = find(quote.passage, quote.before, quote.after, text)
        if isinstance(at, Standing):
            standing[_mark_of(quote)] = at, mark(text.around(at.start, at.end))[:8]
    spellings = {
        actor: tuple(each for each in actors[actor].thing.spellings if _occurs(each, text.text))
        for actor in _named(briefing)
        if actor in actors
    }
    return Locked(reads, text.text.count(" ") + 1, standing, spellings)


def _by_lock(briefing: Briefing, lock: Locked, actors: Actors) -> Evidence:
    if not lock.reads:
        return Evidence("nothing")
    standing: dict[str, Standing | Missing] = {}
    for key, quote in quotes(briefing):
        at, _ = lock.standing.get(_mark_of(quote), (Missing(0), ""))
        standing[key] = at
    return Evidence("lock", standing=standing, spellings=_still_spelled(briefing, lock, actors), words=lock.words)


def _still_spelled(briefing: Briefing, lock: Locked, actors: Actors) -> dict[str, tuple[str, ...]]:
    """Return the spellings of the actors named that the lock knows in the text, and that are still theirs."""
    return {
        actor: tuple(each for each in actors[actor].thing.spellings if each in lock.spellings.get(actor, ()))
        for actor in _named(briefing)
        if actor in actors
    }


def _reopened(briefing: Briefing, text: Folded, lock: Locked) -> Iterator[str]:
    """Yield the keys of the passages whose paragraph reads otherwise in a changed text."""
    for key, quote in quotes(briefing):
        at = find(quote.passage, quote.before, quote.after, text)
        _, around = lock.standing.get(_mark_of(quote), (None, ""))
        if around and isinstance(at, Standing) and around != mark(text.around(at.start, at.end))[:8]:
            yield key


def _mark_of(quote: Claim | Damage) -> str:
    return mark_of(quote.passage, quote.before, quote.after)


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
    "as_read",
    "faults_of",
    "find",
    "fingerprint_of",
    "fold",
    "lock_section",
    "locked",
    "mark_of",
    "prove",
    "quotes",
    "reading_of",
    "sections_of",
    "text_of",
    "texts_of",
]

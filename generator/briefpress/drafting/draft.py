"""A text in, the draft of its briefing out: what rules can propose, so that the editor only judges."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from rapidfuzz import fuzz, process

from briefpress.drafting.candidates import Candidate, spelled_in
from briefpress.drafting.dates import printed_in
from briefpress.drafting.importing import Record
from briefpress.drafting.signals import Signals
from briefpress.model import Language

Say = Callable[..., str]
"""A phrase of the draft's comments, in the editor's language: key and values in, words out."""

_UNITS = {
    "USD": re.compile(r"\$|\bdólar(?:es)?\b|\bdollars?\b", re.IGNORECASE),
    "EUR": re.compile(r"€|\beuros?\b", re.IGNORECASE),
    "GBP": re.compile(r"£|\blibras esterlinas\b|\bpounds sterling\b", re.IGNORECASE),
    "RUB": re.compile(r"₽|\brublos?\b|\broubles?\b|\brubles?\b", re.IGNORECASE),
    "KZT": re.compile(r"₸|\btenges?\b", re.IGNORECASE),
    "percent": re.compile(r"%|\bpor ciento\b|\bpor cien\b|\bper ?cent\b", re.IGNORECASE),
}
"""The signs and words of the units that a figure may have."""
_SHOWN = 12
_LONG = 90
_HEAD, _DAY = 4, 2
"""So many lines are a text's head; so many hyphens has a day as EDTF."""
_OFTEN = 2
_RESEMBLES = 80
_CAPITAL = r"[A-ZÁÉÍÓÚÑÇ][\w'-]+"
_NAME = re.compile(
    rf"(?<![.!?…¿¡\"“«(] )(?<!^)(?<!\w){_CAPITAL}(?:\s+(?:(?:de|del|la|al|of|the|von|bin)\s+)?{_CAPITAL})*"
)
_SUSPECT = (
    re.compile(r"\b(\w{2,}) \1\b", re.IGNORECASE),
    re.compile(r"\w+ [,.](?= \w|$)"),
    re.compile(r"\w+\.? \. ?[a-záéíóúñ]\w*"),
    re.compile(r"\b\w+[.,;][a-záéíóúñ]{3,}\w*"),
    re.compile(r"\w*\ufffd\w*"),
)
"""What damaged texts show: a word twice, a sign with a space before it, a full stop within a sentence or a word."""


@dataclass(frozen=True, slots=True)
class Text:
    """A source text to be briefed: its words, its file's name and fingerprint, and its language (BCP 47)."""

    words: str
    file: str
    sha256: str
    language: str


def language_of(text: str) -> str:
    """Return the language of a text (ISO 639-1) as its letters have it."""
    from py3langid import classify

    return str(classify(text)[0])


def draft_of(
    text: Text,
    found: Sequence[Candidate],
    actors: Mapping[str, str],
    languages: Sequence[Language],
    say: Say,
    record: Record,
) -> str:
    """Return the YAML of a draft; `actors` are the known ones by spelling.

    Of the source it says what a `record` of it says. A text of no words is one that is not at hand.
    """
    empty = "{" + ", ".join(f'{each}: ""' for each in languages) + "}"
    lines = [
        *_comment(say("about", claims=len(found)) if text.words else say("imported", file=text.file)),
        *_source(text, empty, say, record),
        *_comment(say("further")),
        *_block("title", languages),
        *_block("summary", languages),
        "claims:" if found else "claims: {}",
    ]
    for each in found:
        lines += _claim(each, languages, empty)
    lines += _comment(*_names(text, actors, say)) if text.words else []
    return "\n".join(lines) + "\n"


def _source(text: Text, empty: str, say: Say, record: Record) -> Iterator[str]:
    lines = [each.strip() for each in text.words.splitlines() if each.strip()]
    dates = list(dict.fromkeys(f"{dated} ({when})" for when, dated in printed_in(text.words, text.language)))
    signals = Signals(text.language)
    relative = dict.fromkeys(words.lower() for each in lines if (words := signals.word("relative", each)))
    yield "source:"
    yield f"  file: {quoted(text.file)}"
    yield f"  sha256: {text.sha256 or quoted('')}"
    if lines:
        yield from _comment(say("titles", lines=_listed([each[:_LONG] for each in lines[:3]])), indent=2)
    yield f"  title: {quoted(record.title or 'unknown')}"
    if record.authors:
        yield f"  authors: [{', '.join(map(quoted, record.authors))}]"
    yield f"  publisher: {quoted(record.publisher or 'unknown')}"
    if record.url:
        yield f"  url: {quoted(record.url)}"
    if lines:
        yield from _comment(say("dates", dates=_listed(dates) or "–", words=_listed(list(relative)) or "–"), indent=2)
    yield f"  published: {quoted(record.published or _published(lines, text.language))}"
    yield f"  dated_by: {empty}"
    yield f"  language: {text.language or quoted('')}"
    yield from _comment(say("genre"), indent=2)
    yield f"  genre: {record.genre or 'news'}"
    yield "  rights: quote"
    if suspects := list(dict.fromkeys(each for line in lines for each in _suspects(line))):
        yield from _comment(say("damage", words=_listed(suspects)), indent=2)


def _published(lines: Sequence[str], language: str) -> str:
    """Return the only day with its year that the head of a text prints, else `unknown`."""
    days = {when for when, _ in printed_in("\n".join(lines[:_HEAD]), language) if when.count("-") == _DAY}
    return days.pop() if len(days) == 1 else "unknown"


def _suspects(line: str) -> Iterator[str]:
    for pattern in _SUSPECT:
        for match in pattern.finditer(line):
            yield line[max(0, match.start() - 20) : match.end() + 20].strip()


def _claim(claim: Candidate, languages: Sequence[Language], empty: str) -> Iterator[str]:
    def because(field: str) -> str:
        return f"  # {quoted(claim.because[field])}" if field in claim.because else ""

    yield f"  {claim.name}:"
    yield f"    sentence: {quoted(claim.sentence)}"
    yield from _block("says", languages, indent=4)
    yield f"    kind: {claim.kind}{because('kind')}"
    if claim.voice:
        yield f"    voice: [{', '.join(claim.voice)}]{because('voice')}"
    yield f"    passage: {quoted(claim.passage)}"
    for field, ids in (("sections", claim.sections), ("actors", claim.actors)):
        if ids:
            yield f"    {field}: [{', '.join(ids)}]"
    if claim.when:
        yield f"    when: {claim.when}{because('when')}"
    elif "when" in claim.because:
        yield f"    # when:{because('when')}"
    if claim.figures:
        yield "    figures:"
    for amount in claim.figures:
        yield f"      - amount: {_plain(amount)}"
        if unit := _unit(amount, claim.passage):
            yield f"        unit: {unit}"
        yield f"        measures: {empty}"


def _unit(amount: Decimal, passage: str) -> str:
    """Return the unit that a passage names, where it can only be of the one amount in it."""
    units = [unit for unit, sign in _UNITS.items() if sign.search(passage)]
    return units[0] if len(units) == 1 and len(re.findall(r"\d[\d.,]*", passage)) == 1 else ""


def _names(text: Text, actors: Mapping[str, str], say: Say) -> Iterator[str]:
    """Yield a line for each name that looks like an actor's and is in no file, the most frequent first."""
    counts: Counter[str] = Counter()
    for line in text.words.splitlines():
        known = [range(start, end) for start, end, _ in spelled_in(line, actors)]
        for match in _NAME.finditer(line):
            if not any(match.start() in each or match.end() - 1 in each for each in known):
                counts[match[0]] += 1
    often = [(name, number) for name, number in counts.most_common() if number >= _OFTEN or " " in name]
    if often:
        yield say("names")
    for name, number in often[: 2 * _SHOWN]:
        near = process.extractOne(name, list(actors), scorer=fuzz.token_set_ratio, score_cutoff=_RESEMBLES)
        resembles = say("near", known=near[0], actor=actors[near[0]]) if near else ""
        yield f"  {name} ({number}){resembles}"


def _block(name: str, languages: Sequence[Language], indent: int = 0) -> list[str]:
    gap = " " * indent
    return [f"{gap}{name}:", *(f'{gap}  {each}: ""' for each in languages)]


def _comment(*lines: str, indent: int = 0) -> list[str]:
    return [f"{' ' * indent}# {line}".rstrip() for each in lines for line in each.splitlines()]


def _listed(words: Sequence[str]) -> str:
    return ", ".join(quoted(each) for each in words[:_SHOWN])


@cache
def quoted(words: str) -> str:
    """Return words as a YAML text in double quotes."""
    return json.dumps(words, ensure_ascii=False)


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"

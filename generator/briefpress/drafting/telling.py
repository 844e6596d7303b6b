"""A review told: as text for a terminal, as Markdown for a pull request, as JSON for programs."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher

from briefpress.drafting.review import Change, Item, Review
from briefpress.model import Language, phrase

SHORT = 40
"""So many lines are shown unless all are asked for."""
_PARTS = re.compile(r"\S+|\s+")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~])")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a review tells besides: the base, problems that came and went, and what verified the passages."""

    base: str
    come: Sequence[str]
    gone: Sequence[str]
    verified: Mapping[str, int]
    budgets: Sequence[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class _Ink:
    """How a form writes a heading, a line, and words that came or went."""

    heading: Callable[[str], str]
    line: Callable[[str, int], str]
    name: Callable[[str], str]
    plain: Callable[[str], str]
    lost: Callable[[str], str]
    new: Callable[[str], str]


_TEXT = _Ink(
    heading=lambda words: f"\n{words}",
    line=lambda words, depth: f"{'  ' * depth}{words}",
    name=str,
    plain=str,
    lost=lambda words: f"[-{words}-]",
    new=lambda words: f"{{+{words}+}}",
)


def _escaped(words: str) -> str:
    """Return words as Markdown that shows them as they are, whatever they hold."""
    return _MARKUP.sub(r"\\\1", words.replace("&", "&amp;").replace("<", "&lt;")).replace("@", "@\u2060")


_MARKDOWN = _Ink(
    heading=lambda words: f"\n### {words}\n",
    line=lambda words, depth: f"{'  ' * (depth - 1)}- {words}",
    name=lambda words: f"`{words.replace('`', '')}`",
    plain=_escaped,
    lost=lambda words: f"~~{_escaped(words)}~~",
    new=lambda words: f"**{_escaped(words)}**",
)
Note = tuple[str, str, str]
"""What a note is about (a claim, or `folder/id`), what was done to it or has to be, and in which words."""


def told(found: Review, beside: Beside, form: str, language: Language, *, whole: bool) -> str:
    """Return a review in a format; the short one ends after so many lines and says how many are left."""
    if form == "json":
        return (
            json.dumps({**asdict(found), **asdict(beside), "pages": found.pages()}, ensure_ascii=False, indent=1) + "\n"
        )
    ink = _MARKDOWN if form == "markdown" else _TEXT
    lines = list(_lines(found, beside, ink, language))
    if not whole and len(lines) > SHORT:
        more = phrase("review", "more", language, n=len(lines) - SHORT)
        lines = [*lines[:SHORT], "", more]
    return "\n".join(lines).strip("\n") + "\n"


def notes_of(found: Review, language: Language) -> Iterator[Note]:
    """Yield what a reviewer should read beside the lines of each thing, the weightiest first."""
    for items in (found.claims, found.things):
        for item in items:
            if item.did != "removed":  # there is no line to put it beside
                yield item.name, phrase("review", f"did-{item.did}", language), "\n".join(_fields(item, _TEXT))
    for name, claims in found.unmoved:
        yield name, phrase("review", "unmoved", language), ", ".join(claims)
    for name, actor, known, other in found.resembling:
        yield f"actors/{actor}", phrase("review", "resembling", language), f"{name} ~ {known} ({other})"


def _lines(found: Review, beside: Beside, ink: _Ink, language: Language) -> Iterator[str]:
    def say(key: str, **values: int | str) -> str:
        return phrase("review", key, language, **values)

    dids = ("added", "changed", "withdrawn", "removed")
    counts = {did: sum(each.did == did for each in found.claims) for did in dids}
    yield say("summary", base=beside.base[:12], **counts)
    yield (
        say("verified-none")
        if not beside.verified
        else "; ".join(
            phrase("report", by, language, n=number) for by, number in sorted(beside.verified.items(), reverse=True)
        )
    )
    for key, problems in (("come", beside.come), ("gone", beside.gone)):
        if problems:
            yield ink.heading(say(key, n=len(problems)))
            yield from (ink.line(ink.plain(each), 1) for each in problems)
    yield from _items("claims", found.claims, ink, language)
    if found.unmoved:
        yield ink.heading(say("unmoved"))
        yield from (
            ink.line(f"{ink.name(name)}: {', '.join(map(ink.name, claims))}", 1) for name, claims in found.unmoved
        )
    if found.resembling:
        yield ink.heading(say("resembling"))
        for name, actor, known, other in found.resembling:
            yield ink.line(f"{ink.plain(name)} ({ink.name(actor)}) ~ {ink.plain(known)} ({ink.name(other)})", 1)
    if found.counting:
        yield ink.heading(say("counting"))
        yield from (ink.line(f"{ink.name(name)}: {ink.plain(words)}", 1) for name, words in found.counting)
    yield from _items("things", found.things, ink, language)
    if beside.budgets:
        yield ink.heading(say("budget"))
        for name, used, allowed in beside.budgets:
            yield ink.line(f"{ink.name(name)}: {say('used', used=used, allowed=allowed)}", 1)
    if pages := found.pages():
        yield ink.heading(say("pages", n=len(pages)))
        yield from (ink.line(ink.name(each), 1) for each in pages)


def _items(key: str, items: Sequence[Item], ink: _Ink, language: Language) -> Iterator[str]:
    if items:
        yield ink.heading(phrase("review", key, language))
    for item in items:
        yield ink.line(f"{ink.name(item.name)} {phrase('review', f'did-{item.did}', language)}", 1)
        yield from (ink.line(each, 2) for each in _fields(item, ink))


def _fields(item: Item, ink: _Ink) -> Iterator[str]:
    for each in item.changes:
        words = _compared(each, ink) if item.did == "changed" else ink.plain(each.after or each.before)
        yield f"{ink.name(each.field)}: {words}"


def _compared(change: Change, ink: _Ink) -> str:
    """Return a text with the words that went and came marked."""
    old, new = _PARTS.findall(change.before), _PARTS.findall(change.after)
    out = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lost, came = "".join(old[first:last]), "".join(new[start:end])
        if what == "equal":
            out.append(ink.plain(came))
        else:
            marked = [ink.lost(lost.strip())] * bool(lost.strip()) + [ink.new(came.strip())] * bool(came.strip())
            either = came or lost
            lead, tail = either[: len(either) - len(either.lstrip())], either[len(either.rstrip()) :]
            out.append(lead + " ".join(marked) + tail)
    return "".join(out)

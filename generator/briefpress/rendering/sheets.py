"""What search knows of the pages of one language: a sheet for each, its items in the page's own words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from briefpress.model import (
    Actor,
    Alias,
    Claim,
    Entry,
    Event,
    Finding,
    Item,
    Location,
    Passage,
    Question,
    Section,
    Sheet,
    Shelved,
    Term,
    Text,
    span_of,
)
from briefpress.rendering.desk import INDEXES, Desk, Shelf, sureness

SUBJECT, PAGE, WHO, TITLE, CLAIM, NAME, SAYS, BODY, ASIDE = 300, 12, 40, 8, 24, 10, 4, 2, 1
"""How much a word weighs by where it stands; in the title of a long page so much that the length tells little."""
_MOST_YEARS = 5
TIMELINE, GLOSSARY, PLACES = "timeline", "glossary", "places"
_INDEX, _PAGES = "index", {**INDEXES, "changes": "changes", "problems": "problems", "take": "take"}
"""Pages that gather, which are found by their title; and where it stands among the phrases."""


def sheet_ids(desk: Desk, documents: Iterable[str]) -> list[str]:
    """Return the ids of all sheets that `sheets` can make."""
    library = desk.library
    return [
        *(f"documents/{each}" for each in documents),
        *(f"{folder}/{each}" for folder in ("actors", "questions", "sections") for each in getattr(library, folder)),
        TIMELINE,
        GLOSSARY,
        PLACES,
        *(f"{_INDEX}/{each}" for each in _PAGES),
    ]


def sheets(desk: Desk, shelf: Shelf, ids: Iterable[str]) -> Iterator[Sheet]:
    """Yield the sheets of these ids."""
    makers: dict[str, Callable[[str], Sheet]] = {
        "documents": lambda name: _document(desk, shelf, name),
        "actors": lambda name: _actor(desk, desk.library.actors[name]),
        "questions": lambda name: _question(desk, desk.library.questions[name]),
        "sections": lambda name: _section(desk, desk.library.sections[name]),
        TIMELINE: lambda _: _timeline(desk),
        GLOSSARY: lambda _: _glossary(desk),
        PLACES: lambda _: _places(desk),
        _INDEX: lambda name: _index(desk, name),
    }
    for each in ids:
        folder, _, name = each.partition("/")
        yield makers[folder](name)


def aliases(desk: Desk) -> list[Alias]:
    """Return every actor with all its names: in each language, as written, other scripts, and the glossary's."""
    also: dict[str, list[str]] = {}
    for term in desk.library.glossary.values():
        if term.thing.actor:
            texts = [term.thing.term, *([term.thing.short] if term.thing.short else [])]
            also.setdefault(term.thing.actor, []).extend(words for text in texts for words in text.by_language.values())
    surnames = _surnames(entry.thing for entry in desk.library.actors.values())
    found = []
    for name, entry in sorted(desk.library.actors.items()):
        actor = entry.thing
        names = (*actor.name.by_language.values(), *actor.spellings, *actor.also, *also.get(name, ()))
        names += tuple(each for each in _surnames_of(actor) if surnames[each] == 1)
        free = tuple(each for each in names if each not in actor.ambiguous)
        found.append(Alias(name, actor.name.in_(desk.language), free))
    return found


def _surnames(actors: Iterable[Actor]) -> Counter[str]:
    """Return how many persons have each surname."""
    return Counter(surname for actor in actors for surname in _surnames_of(actor))


def _surnames_of(actor: Actor) -> set[str]:
    """Return the last words of a person's name; none where small letters say that it is no name but an office."""
    if actor.type != "person":
        return set()
    names = (each.split() for each in actor.name.by_language.values())
    return {name[-1] for name in names if len(name) > 1 and all(word[0].isupper() for word in name)}


_COUNTED = ("results", "pages")


def search_phrases(desk: Desk) -> dict[str, str]:
    """Return the phrases that the search shows in the browser."""
    say = desk.words
    many = {f"{key}.{form}": said for key in _COUNTED for form, said in say.below(f"search-{key}").items()}
    return say.below("search") | many


def _plain(desk: Desk, text: Text | None) -> str:
    """Return a text without its references."""
    return "" if text is None else desk.bare_words(text)


def _words(desk: Desk, *weighed: tuple[int, str]) -> tuple[Passage, ...]:
    return tuple(Passage(text, weight, desk.language) for weight, text in weighed if text)


def _years(when: str | None) -> tuple[int, ...]:
    """Return the years of a date; of a long span only the first."""
    if when is None or when == "unknown":
        return ()
    span = span_of(when)
    first, last = (span.first or span.last), (span.last or span.first)
    if first is None or last is None:
        return ()
    years = range(first.year, last.year + 1)
    return tuple(years) if len(years) <= _MOST_YEARS else (first.year,)


def _document(desk: Desk, shelf: Shelf, name: str) -> Sheet:
    shelved = shelf.shelved(name)
    briefing, source = shelved.briefing, shelved.briefing.source
    title, summary = _plain(desk, briefing.title), _plain(desk, briefing.summary)
    parts = briefing.parts.values()
    written = " ".join(each for each in (source.title, source.publisher, *source.authors) if each != "unknown")
    whole = Item(
        "",
        "document",
        (
            *_words(desk, (PAGE, title), (BODY, summary), *((BODY, _plain(desk, each.title)) for each in parts)),
            Passage(written, SAYS, source.language),
            *(Passage(each.heading, BODY, source.language) for each in parts if each.heading),
        ),
        {"t": title, "d": desk.words.date(source.published), "b": summary},
        years=_years(source.published),
    )
    claims = tuple(_claim(desk, shelved, each.id, each.claim) for each in shelf.claims(name))
    return Sheet(f"documents/{name}", f"documents/{name}.html", title, (whole, *claims), source.language, name)


def _claim(desk: Desk, shelved: Shelved, name: str, claim: Claim) -> Item:
    source = shelved.briefing.source
    says, when = _plain(desk, claim.says), desk.words.date(claim.when) if claim.when else ""
    shown = {"t": says, "v": desk.bare_voice(claim.voice), "d": when, "p": claim.passage, "l": source.language}
    return Item(
        name,
        claim.kind,
        (
            *_words(desk, (CLAIM, says), (BODY, when), *((ASIDE, each) for each in _about(desk, claim))),
            Passage(claim.passage, BODY, source.language),
        ),
        {key: value for key, value in shown.items() if value},
        claim.sections,
        _years(claim.when),
        tuple(dict.fromkeys((*claim.voice, *claim.actors))),
        claim.voice[0] if claim.voice else "",
    )


def _about(desk: Desk, claim: Claim) -> Iterator[str]:
    """Yield what else the page tells of a claim in its own language."""
    yield _plain(desk, claim.when_because)
    if claim.credibility:
        yield _plain(desk, claim.credibility.because)
    for figure in claim.figures:
        yield _plain(desk, figure.measures)
        yield _plain(desk, figure.base)
    yield _plain(desk, claim.note)


def _actor(desk: Desk, entry: Entry[Actor]) -> Sheet:
    actor, name = entry.thing, entry.thing.name.in_(desk.language)
    roles = desk.words("semicolon").join(_plain(desk, role.title) for role in actor.roles)
    others = " · ".join(dict.fromkeys((*actor.spellings, *actor.also)))
    note = _plain(desk, actor.note)
    wants = _plain(desk, actor.wants)
    words = _words(desk, (WHO, name), (NAME, others), (BODY, roles), (ASIDE, wants), (BODY, note))
    shown = {"t": name, "b": desk.words("semicolon").join(each for each in (roles, others) if each)}
    item = Item("", "actor", words, shown, names=(entry.id,))
    return Sheet(f"actors/{entry.id}", f"actors/{entry.id}.html", name, (item,))


def _question(desk: Desk, entry: Entry[Question]) -> Sheet:
    thing = entry.thing
    question, why = _plain(desk, thing.question), _plain(desk, thing.why)
    positions = desk.words("semicolon").join(_plain(desk, each.says) for each in thing.positions)
    answer = _plain(desk, thing.answer)
    words = _words(desk, (PAGE, question), (BODY, answer), (BODY, why), (SAYS, positions))
    item = Item("", "topic", words, {"t": question, "b": answer or positions}, thing.sections)
    return Sheet(f"questions/{entry.id}", f"questions/{entry.id}.html", question, (item,))


def _section(desk: Desk, entry: Entry[Section]) -> Sheet:
    section = entry.thing
    title, text = _plain(desk, section.title), _plain(desk, section.text)
    missing = " ".join(_plain(desk, each) for each in section.missing)
    first = _plain(desk, section.bottom_line)
    about = _plain(desk, section.about)
    words = _words(desk, (SUBJECT, title), (BODY, about), (BODY, first), (BODY, text), (BODY, missing))
    whole = Item("", "section", words, {"t": title, "b": _plain(desk, section.about)}, (entry.id,))
    findings = (each for each in desk.library.findings.values() if each.thing.sections[0] == entry.id)
    items = (whole, *(_finding(desk, each) for each in findings))
    return Sheet(f"sections/{entry.id}", f"sections/{entry.id}.html", title, items)


def _finding(desk: Desk, entry: Entry[Finding]) -> Item:
    says = _plain(desk, entry.thing.says)
    confidence = desk.words(f"confidence.{sureness(entry.thing)}")
    because = _plain(desk, entry.thing.confidence.because)
    headline = _plain(desk, entry.thing.headline)
    words = _words(desk, (SAYS, says), (BODY, headline), (BODY, because))
    return Item(entry.id, "finding", words, {"t": says, "v": confidence}, entry.thing.sections)


def _timeline(desk: Desk) -> Sheet:
    items = tuple(_event(desk, each) for each in desk.library.events.values())
    return Sheet(TIMELINE, "timeline/index.html", desk.words("timeline.title"), items)


def _event(desk: Desk, entry: Entry[Event]) -> Item:
    event = entry.thing
    title, when = _plain(desk, event.title), desk.words.date(event.when)
    because = _plain(desk, event.when_because)
    words = _words(desk, (TITLE, title), (BODY, when), (ASIDE, because), (BODY, _plain(desk, event.note)))
    shown = {"t": title, "d": when, "v": desk.words(f"status.{event.status}")}
    return Item(entry.id, "event", words, shown, event.sections, _years(event.when))


def _glossary(desk: Desk) -> Sheet:
    items = tuple(_term(desk, each) for each in desk.library.glossary.values())
    return Sheet(GLOSSARY, "glossary/index.html", desk.words("glossary.title"), items)


def _term(desk: Desk, entry: Entry[Term]) -> Item:
    term, means = _plain(desk, entry.thing.term), _plain(desk, entry.thing.means)
    short = _plain(desk, entry.thing.short)
    words = _words(desk, (TITLE, term), (TITLE, short), (BODY, means), (ASIDE, _plain(desk, entry.thing.basis)))
    names = (entry.thing.actor,) if entry.thing.actor else ()
    title = f"{term} ({short})" if short else term
    return Item(entry.id, "term", words, {"t": title, "b": means}, names=names)


def _places(desk: Desk) -> Sheet:
    items = tuple(_place(desk, each) for each in desk.library.places.values())
    return Sheet(PLACES, "places/index.html", desk.words("place.title"), items)


def _place(desk: Desk, entry: Entry[Location]) -> Item:
    name, written = _plain(desk, entry.thing.name), " · ".join(entry.thing.spellings)
    says, note = _plain(desk, entry.thing.says), _plain(desk, entry.thing.note)
    words = _words(desk, (TITLE, name), (NAME, written), (BODY, says), (BODY, note))
    return Item(entry.id, "place", words, {"t": name, "b": says or note or written})


def _index(desk: Desk, folder: str) -> Sheet:
    title, about = (desk.words(f"{_PAGES[folder]}.{each}") for each in ("title", "about"))
    item = Item("", "page", _words(desk, (PAGE, title), (ASIDE, about)), {"t": title, "b": about})
    return Sheet(f"{_INDEX}/{folder}", f"{folder}/index.html", title, (item,))

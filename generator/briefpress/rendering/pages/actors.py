"""The pages of actors: the index, and of each its names, roles and relations, what it says, and what is said of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefpress.model import Actor, Entry, Page, Relation, Told, span_of
from briefpress.rendering.desk import (
    MOST_LINES,
    MOST_NEW,
    ClaimView,
    Notes,
    Pieces,
    actor_data,
    apart,
    index_citation,
    page_citation,
    sort_key,
)
from briefpress.rendering.pages.roles import role_lines
from briefpress.rendering.pictures.networks import Link, network

MOST_LINKS = 24
TYPES = ("person", "state", "organisation", "company", "group", "outlet")
MUTUAL = ("ally-of", "works-with")
"""The relations that say the same from either end."""


class _Row(NamedTuple):
    """A relation: who, what to whom, when, and the marks of its claims."""

    who: str
    relation: str
    to: str
    when: str
    marks: str


def actor_page(pieces: Pieces, entry: Entry[Actor]) -> Page:
    """Return an actor's page."""
    desk, shelf, actor = pieces.desk, pieces.shelf, entry.thing
    users = shelf.users(f"actor:{entry.id}", MOST_LINES)
    documents, claims = shelf.sums("actor").get(entry.id, (0, 0))
    told = _told(pieces, entry.id, [document for document, _ in users])
    says, passed_on, of = told
    notes = Notes("rests")
    wants = desk.cited(actor.wants, notes) if actor.wants else ""
    roles, years = role_lines(pieces, actor, notes)
    return desk.page(
        f"actors/{entry.id}.md",
        "actor.md.jinja",
        id=entry.id,
        name=desk.text(actor.name),
        data=actor_data(desk, entry),
        **{"is": _what(pieces, actor)},
        head=_head(pieces, entry, documents, claims),
        actor=actor,
        file=entry.file,
        edit=desk.edit(entry.file, 1),
        cite=page_citation(desk, f"actors/{entry.id}", actor.name.in_(desk.language)),
        spellings=_spellings(pieces, entry),
        wants=wants,
        also=[apart(each) for each in actor.also],
        questions=_questions(pieces, [each for some in told for each in some]),
        not_same_as=[desk.actor_link(each, "../") for each in actor.not_same_as],
        roles=roles,
        years=years,
        relations=_relations(pieces, entry, notes),
        network=_network(pieces, entry),
        evidence=pieces.evidence(notes),
        says=_by_date(pieces, (each for each in says if len(each.claim.voice) == 1)),
        reported=_by_date(pieces, (each for each in says if len(each.claim.voice) > 1)),
        passed_on=[pieces.view(each) for each in passed_on],
        passed_count=pieces.words.count("claims", len(passed_on)),
        of=_by_voice(pieces, of),
        documents=[pieces.line(document, "../", number) for document, number in users],
        older=documents - len(users),
        shown=sum(map(len, told)),
        all=claims,
    )


def _what(pieces: Pieces, actor: Actor) -> str:
    """Return what an actor was, in one sentence; empty when nothing is known of it."""
    roles = [
        pieces.words("actor.role-at", role=pieces.desk.text(role.title), at=pieces.desk.actor_link(role.at, "../"))
        if role.at
        else pieces.desk.text(role.title)
        for role in actor.roles
    ]
    said = pieces.words("semicolon").join(roles)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _head(pieces: Pieces, entry: Entry[Actor], documents: int, claims: int) -> str:
    """Return what sort of actor it is, on which side it stands, and how much there is of it here."""
    words = pieces.words
    counts = (words.count("claims", claims), words.count("documents", documents))
    sides = [
        f"{words('actor.side')}: [{pieces.desk.text(side.title)}](../sections/{section.id}.md#who)"
        for section in pieces.library.sections_in_order
        for side in section.thing.sides
        if entry.id in side.actors
    ]
    told = words("actor.counts", claims=counts[0], documents=counts[1])
    return " · ".join([words(f"type.{entry.thing.type}"), *sides, told])


def _by_date(pieces: Pieces, told: Iterable[Told]) -> list[ClaimView]:
    """Return claims in the order of their own dates; what has none comes last."""
    in_order = sorted(told, key=lambda each: span_of(each.claim.when).sort_key if each.claim.when else "9999")
    return [pieces.view(each) for each in in_order]


def _told(pieces: Pieces, actor: str, documents: Iterable[str]) -> tuple[list[Told], list[Told], list[Told]]:
    """Return the claims in which an actor speaks, that it passes on, and that speak of it; newest documents first."""
    says: list[Told] = []
    passed_on: list[Told] = []
    of: list[Told] = []
    for document in documents:
        if len(says) + len(passed_on) + len(of) >= pieces.most:
            break
        for told in pieces.shelf.claims(document, f"actor:{actor}"):
            if told.claim.voice[:1] == (actor,):
                says.append(told)
            elif actor in told.claim.actors:
                of.append(told)
            elif actor in told.claim.voice:
                passed_on.append(told)
    return says, passed_on, of


def _questions(pieces: Pieces, told: Iterable[Told]) -> list[str]:
    """Return links to the questions in dispute on which claims bear."""
    citing = pieces.library.citing
    found = dict.fromkeys(name for each in told for folder, name in citing.get(each.ref, ()) if folder == "questions")
    return [pieces.desk.thing_link("questions", each, "../") for each in found]


def _by_voice(pieces: Pieces, told: Iterable[Told]) -> list[tuple[str, str, list[ClaimView]]]:
    """Return (who makes them, number of claims, claims): the nearest voice or the document itself.

    They are in the order of the documents, not by number: a long text does not come first for being long.
    """
    groups: dict[str, list[ClaimView]] = {}
    for each in told:
        said = (
            pieces.words("actor.said-by", voice=pieces.desk.actor_link(each.claim.voice[0], "../"))
            if each.claim.voice
            else pieces.words("actor.said-in", document=pieces.line(each.document, "../").link)
        )
        groups.setdefault(said, []).append(pieces.view(each))
    return [(said, pieces.words.count("claims", len(views)), views) for said, views in groups.items()]


def _spellings(pieces: Pieces, entry: Entry[Actor]) -> list[tuple[str, str]]:
    """Return each spelling with the documents in which it is written."""
    written = pieces.shelf.written(entry.id, MOST_LINES)
    return [
        (apart(each), " · ".join(pieces.line(document, "../").short for document in written.get(each, ())[:MOST_NEW]))
        for each in entry.thing.spellings
    ]


def _relations(pieces: Pieces, entry: Entry[Actor], notes: Notes) -> list[_Row]:
    """Return the relations from an actor, then those to it; what is said from either end stands once."""
    name = pieces.desk.text(entry.thing.name)
    link: Callable[[str], str] = lambda actor: pieces.desk.actor_link(actor, "../")  # noqa: E731
    mutual = {(each.type, each.to) for each in entry.thing.relations if each.type in MUTUAL}
    rows = [(name, relation, link(relation.to)) for relation in entry.thing.relations]
    rows += [
        (link(who), relation, name)
        for who, relation in pieces.library.related.get(entry.id, ())
        if (relation.type, who) not in mutual
    ]
    return [
        _Row(
            who,
            pieces.words(f"relation.{relation.type}"),
            to,
            pieces.words.date(relation.when) if relation.when else "",
            pieces.marks(relation.claims, notes),
        )
        for who, relation, to in rows
    ]


def _network(pieces: Pieces, entry: Entry[Actor]) -> str:
    """Return the drawing of an actor's relations; empty when there are fewer than two others."""
    others: dict[str, list[str]] = {}
    ends: list[tuple[str, Relation, str]] = [(each.to, each, "→ ") for each in entry.thing.relations]
    ends += [(who, relation, "← ") for who, relation in pieces.library.related.get(entry.id, ())]
    for actor, relation, arrow in ends:
        sign = "" if relation.type in MUTUAL else arrow
        others.setdefault(actor, []).append(sign + pieces.words(f"relation.{relation.type}"))
    links = [
        Link(
            pieces.library.actors[actor].thing.name.in_(pieces.desk.language),
            f"{actor}.html",
            pieces.words("comma").join(dict.fromkeys(says)),
        )
        for actor, says in list(others.items())[:MOST_LINKS]
    ]
    return network(entry.thing.name.in_(pieces.desk.language), links) if len(links) > 1 else ""


def actors_index(pieces: Pieces) -> Page:
    """Return the index of actors."""
    sums = pieces.shelf.sums("actor")
    groups: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for entry in sorted(pieces.library.actors.values(), key=lambda entry: _by_name(pieces, entry)):
        roles = pieces.words("semicolon").join(pieces.desk.text(role.title) for role in entry.thing.roles)
        claims = pieces.words.count("claims", sums.get(entry.id, (0, 0))[1])
        groups[entry.thing.type].append((pieces.desk.actor_link(entry.id, "../"), roles, claims))
    return pieces.desk.page(
        "actors/index.md",
        "actors.md.jinja",
        groups=[(pieces.words(f"types.{each}"), groups[each]) for each in TYPES if groups[each]],
        cite=index_citation(pieces.desk, "actors"),
    )


def _by_name(pieces: Pieces, entry: Entry[Actor]) -> tuple[bool, str, str]:
    """Order actors by name, people by its last word, those last who are only described ("a minister (unnamed)")."""
    name = entry.thing.name.in_(pieces.desk.language)
    is_person, known = entry.thing.type == "person", name.partition(" (")[0]
    last = known.rpartition(" ")[2] if is_person else ""
    return is_person and known != name, sort_key(last), sort_key(name)

"""The page of an actor: its names, what it was, how it stands to others, what it says and what is said of it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from generator.model import Actor, Entry, Page, Relation, Told
from generator.rendering.desk import ClaimView
from generator.rendering.drawing import Link, network
from generator.rendering.linked import actor_data
from generator.rendering.markdown import escape
from generator.rendering.notes import Notes
from generator.rendering.pieces import MOST_LINES, MOST_NEW, Pieces
from generator.rendering.roles import role_lines

MOST_LINKS = 24


class _Row(NamedTuple):
    """A relation: who, what to whom, when, and the marks of its claims."""

    who: str
    relation: str
    to: str
    when: str
    marks: str


def actor_page(pieces: Pieces, entry: Entry[Actor]) -> Page:
    """Return an actor's page."""
    desk, shelf, words, actor = pieces.desk, pieces.shelf, pieces.words, entry.thing
    users = shelf.users(f"actor:{entry.id}", MOST_LINES)
    documents, claims = shelf.sums("actor").get(entry.id, (0, 0))
    says, of = _told(pieces, entry.id, [document for document, _ in users])
    notes = Notes("rests")
    roles, years = role_lines(pieces, actor, notes)
    return desk.page(
        f"actors/{entry.id}.md",
        "actor.md.jinja",
        name=desk.text(actor.name),
        data=actor_data(desk, entry),
        type=words(f"type.{actor.type}"),
        actor=actor,
        file=entry.file,
        edit=desk.edit(entry.file, 1),
        spellings=_spellings(pieces, entry),
        also=[escape(each) for each in actor.also],
        not_same_as=[desk.actor_link(each, "../") for each in actor.not_same_as],
        roles=roles,
        years=years,
        relations=_relations(pieces, entry, notes),
        network=_network(pieces, entry),
        evidence=pieces.evidence(notes),
        says=[pieces.view(each) for each in says],
        of=_by_voice(pieces, of),
        documents=[pieces.line(document, "../", number) for document, number in users],
        older=documents - len(users),
        shown=len(says) + len(of),
        all=claims,
    )


def _told(pieces: Pieces, actor: str, documents: Iterable[str]) -> tuple[list[Told], list[Told]]:
    """Return the claims in which an actor speaks, and those that speak of it, of the newest documents."""
    says: list[Told] = []
    of: list[Told] = []
    for document in documents:
        if len(says) + len(of) >= pieces.most:
            break
        for told in pieces.shelf.claims(document, actor):
            if told.claim.voice[:1] == (actor,):
                says.append(told)
            elif actor in told.claim.actors or actor in told.claim.voice:
                of.append(told)
    return says, of


def _by_voice(pieces: Pieces, told: Iterable[Told]) -> list[tuple[str, list[ClaimView]]]:
    """Return claims by who makes them, the nearest voice or the document itself, in the order of the documents.

    Not by number: a long text does not come first for being long.
    """
    groups: dict[str, list[ClaimView]] = {}
    for each in told:
        who = (
            pieces.desk.actor_link(each.claim.voice[0], "../")
            if each.claim.voice
            else pieces.line(each.document, "../").link
        )
        groups.setdefault(who, []).append(pieces.view(each))
    return list(groups.items())


def _spellings(pieces: Pieces, entry: Entry[Actor]) -> list[tuple[str, str]]:
    """Return each spelling with the documents in which it is written."""
    written = pieces.shelf.written(entry.id, MOST_LINES)
    return [
        (escape(each), " · ".join(pieces.line(document, "../").link for document in written.get(each, ())[:MOST_NEW]))
        for each in entry.thing.spellings
    ]


def _relations(pieces: Pieces, entry: Entry[Actor], notes: Notes) -> list[_Row]:
    """Return the relations from an actor, then those to it."""
    name = pieces.desk.text(entry.thing.name)
    link: Callable[[str], str] = lambda actor: pieces.desk.actor_link(actor, "../")  # noqa: E731
    rows = [(name, relation, link(relation.to)) for relation in entry.thing.relations]
    rows += [(link(who), relation, name) for who, relation in pieces.library.related.get(entry.id, ())]
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
    ends: list[tuple[str, Relation, str]] = [(each.to, each, "→") for each in entry.thing.relations]
    ends += [(who, relation, "←") for who, relation in pieces.library.related.get(entry.id, ())]
    for actor, relation, arrow in ends:
        others.setdefault(actor, []).append(f"{arrow} {pieces.words(f'relation.{relation.type}')}")
    links = [
        Link(
            pieces.library.actors[actor].thing.name.in_(pieces.desk.language),
            f"{actor}.html",
            ", ".join(dict.fromkeys(says)),
        )
        for actor, says in list(others.items())[:MOST_LINKS]
    ]
    return network(entry.thing.name.in_(pieces.desk.language), links) if len(links) > 1 else ""

"""Actors and their relations as FollowTheMoney entities (followthemoney.tech), one JSON object a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefpress.model import Actor, Entry, Relation

_SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "organisation": "Organization",
    "company": "Company",
    "group": "Organization",
    "outlet": "Organization",
}
_ENDS = {
    "member-of": ("Membership", "member", "organization"),
    "represents": ("Representation", "agent", "client"),
}
_QUOTES = "\"'«»“”‘’"
_OTHERS = ("UnknownLink", "subject", "object")


def entities(actors: Mapping[str, Entry[Actor]]) -> str:
    """Return every actor, then every relation that FollowTheMoney can hold, as lines of JSON."""
    rows = [*(_actor(entry) for entry in actors.values()), *_relations(actors)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _actor(entry: Entry[Actor]) -> dict[str, Any]:
    actor = entry.thing
    names = list(dict.fromkeys(actor.name.by_language.values()))
    written = (each.strip(_QUOTES) for each in (*actor.spellings, *actor.also))
    aliases = [each for each in dict.fromkeys(written) if each not in names]
    notes = list(actor.note.by_language.values()) if actor.note else []
    properties = {"name": names, "alias": aliases, "notes": notes[:1]}
    return _entity(entry.id, _SCHEMATA[actor.type], properties)


def _relations(actors: Mapping[str, Entry[Actor]]) -> Iterator[dict[str, Any]]:
    for entry in actors.values():
        for relation in entry.thing.relations:
            schema, subject, target = _ENDS.get(relation.type, _OTHERS)
            if schema == "Membership" and _SCHEMATA[actors[relation.to].thing.type] == "Person":
                schema, subject, target = _OTHERS
            name = f"{entry.id}-{relation.type}-{relation.to}"
            yield _entity(name, schema, {subject: [entry.id], target: [relation.to], **_facts(relation)})


def _facts(relation: Relation) -> dict[str, list[str]]:
    when = relation.when if relation.when and relation.when.replace("-", "").isdigit() else None
    return {
        "role": [relation.type.replace("-", " ")],
        "date": [when] if when else [],
        "summary": [", ".join(relation.claims)],
    }


def _entity(name: str, schema: str, properties: Mapping[str, list[str]]) -> dict[str, Any]:
    return {"id": name, "schema": schema, "properties": {key: value for key, value in properties.items() if value}}

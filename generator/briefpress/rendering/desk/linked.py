"""What a page is about, for machines: JSON-LD in the words of schema.org."""

import json
from collections.abc import Iterable
from typing import Any

from briefpress.model import Actor, Briefing, Entry, Told
from briefpress.rendering.desk.desk import Desk

_WORKS = {
    "wire": "NewsArticle",
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "official": "CreativeWork",
    "data": "Dataset",
}
_ACTORS = {
    "person": "Person",
    "state": "Country",
    "organisation": "Organization",
    "company": "Corporation",
    "group": "Organization",
    "outlet": "NewsMediaOrganization",
}


def document_data(desk: Desk, briefing: Briefing, told: Iterable[Told]) -> str:
    """Return a briefing's page as a script: the article, its original, and each claim with its quotation."""
    source = briefing.source
    work: dict[str, Any] = {"@type": _WORKS[source.genre], "@id": "#source", "inLanguage": source.language}
    if source.title != "unknown":
        work["name"] = source.title
    if source.authors:
        work["author"] = [{"@type": "Person", "name": each} for each in source.authors]
    if source.publisher != "unknown":
        work["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.url:
        work["url"] = source.url
    if source.published.replace("-", "").isdigit():
        work["datePublished"] = source.published
    return _script(
        {
            "@type": "Article",
            "@id": "#article",
            "headline": briefing.title.in_(desk.language),
            "inLanguage": desk.language,
            "isPartOf": {"@type": "WebSite", "name": desk.library.settings.title.in_(desk.language)},
            "isBasedOn": work,
            "hasPart": [_claim(desk, each, source.language) for each in told],
        }
    )


def actor_data(desk: Desk, entry: Entry[Actor]) -> str:
    """Return an actor's page as a script."""
    return _script(_actor(desk, entry.id) | {"alternateName": [*entry.thing.spellings, *entry.thing.also]})


def _actor(desk: Desk, actor: str) -> dict[str, Any]:
    thing = desk.library.actors[actor].thing
    return {"@type": _ACTORS[thing.type], "@id": f"../actors/{actor}.html", "name": thing.name.in_(desk.language)}


def _claim(desk: Desk, told: Told, language: str) -> dict[str, Any]:
    claim = told.claim
    voice = claim.voice[0] if claim.voice else None
    return {
        "@type": "Claim",
        "@id": f"#{told.id}",
        "text": claim.says.in_(desk.language),
        **({"author": _actor(desk, voice)} if voice else {}),
        "appearance": {
            "@type": "Quotation",
            "text": claim.passage,
            "inLanguage": language,
            "isPartOf": {"@id": "#source"},
        },
    }


def _script(thing: dict[str, Any]) -> str:
    """Return JSON-LD that cannot end its script."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'

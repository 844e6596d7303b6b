"""The pages of documents: the index, also by year, and of each what the source is, and every claim with its passage."""

import json
from collections.abc import Iterable
from textwrap import shorten

from briefpress.model import Briefing, Claim, Damage, Page, Told
from briefpress.rendering.desk import (
    MOST_LINES,
    ClaimView,
    Desk,
    Pieces,
    briefing_citation,
    claim_citation,
    document_data,
    index_citation,
    original,
    quotes_damage,
)

MOST_OPEN = 60
"""A document of more claims shows those of each of its parts when asked."""


def document_page(pieces: Pieces, document: str) -> Page:
    """Return the page of a briefing; where its source's text is shown, the passages lead to it."""
    desk, briefing, told = pieces.desk, pieces.shelf.shelved(document).briefing, pieces.shelf.claims(document)
    source, file = briefing.source, f"briefings/documents/{document}.yml"
    text = f"../texts/{document}.md" if pieces.shelf.shown_text(document) is not None else ""
    views = [desk.own_claim(each, briefing) for each in told]
    if text:
        views = [view._replace(paragraph=f"[{view.paragraph}]({text}#{view.id})") for view in views]
    return desk.page(
        f"documents/{document}.md",
        "document.md.jinja",
        id=document,
        file=file,
        briefing=briefing,
        source=source,
        claims=len(told),
        groups=_groups(desk, briefing, told, views),
        folded=len(told) > MOST_OPEN,
        withdrawn=[_withdrawn(desk, name, claim) for name, claim in briefing.claims.items()],
        cite={each.id: claim_citation(desk, each, briefing) for each in told},
        citation=briefing_citation(desk, document, briefing),
        original=json.dumps(original(desk, source), ensure_ascii=False),
        description=json.dumps(shorten(desk.bare_words(briefing.summary), 300, placeholder=" …"), ensure_ascii=False),
        data=document_data(desk, briefing, told),
        edit=desk.edit(file, 1),
        text=text,
        damage=[(each, _quoting(desk, each, told)) for each in source.damage],
    )


def _withdrawn(desk: Desk, name: str, claim: Claim) -> dict[str, object]:
    assert claim.withdrawn is not None, "only withdrawn claims are shelved with their briefing"
    when, because = desk.words.date(claim.withdrawn.when), desk.text(claim.withdrawn.because)
    return {
        "id": name,
        "formerly": claim.formerly,
        "says": desk.text(claim.says),
        "because": desk.words("document.withdrawn-because", when=when, because=because),
    }


def _quoting(desk: Desk, damage: Damage, told: Iterable[Told]) -> str:
    """Return links to the claims that quote damaged words."""
    found = (each for each in told if quotes_damage(each, damage))
    return " · ".join(f"[{desk.text(each.claim.says)}](#{each.id})" for each in found)


def _groups(
    desk: Desk, briefing: Briefing, told: list[Told], views: list[ClaimView]
) -> list[tuple[str, str, str, list[ClaimView]]]:
    """Return the claims by part of the document: (heading, about, number of claims, claims)."""
    by_part: dict[str | None, list[ClaimView]] = {}
    for view, each in zip(views, told, strict=True):
        by_part.setdefault(each.claim.part, []).append(view)
    groups = [(desk.words("document.in-order"), "", by_part[None])] if None in by_part else []
    for name, part in briefing.parts.items():
        about = desk.text(part.published) if part.published else ""
        groups.append((desk.text(part.title), about, by_part.get(name, [])))
    return [(heading, about, desk.words.count("claims", len(claims)), claims) for heading, about, claims in groups]


def documents_index(pieces: Pieces) -> Page:
    """Return the index of documents; when there are many, the newest and a list of years."""
    years = pieces.shelf.years()
    split = sum(years.values()) > MOST_LINES
    return pieces.desk.page(
        "documents/index.md",
        "documents.md.jinja",
        title=pieces.words("document-list.title"),
        about=pieces.words("document-list.about"),
        cite=index_citation(pieces.desk, "documents"),
        documents=[pieces.card(each, "../") for each in pieces.shelf.newest(MOST_LINES)],
        years=[
            (_year(pieces, year), f"documents-{year or 'unknown'}.md", pieces.words.count("documents", count))
            for year, count in years.items()
        ]
        if split
        else [],
    )


def year_page(pieces: Pieces, year: str) -> Page:
    """Return the page of all documents of a year (empty when unknown)."""
    return pieces.desk.page(
        f"documents/documents-{year or 'unknown'}.md",
        "documents.md.jinja",
        title=_year(pieces, year),
        about="",
        cite=index_citation(pieces.desk, "documents"),
        documents=[pieces.card(each, "../") for each, _ in pieces.shelf.users(f"year:{year}")],
        years=[],
    )


def _year(pieces: Pieces, year: str) -> str:
    return pieces.words("document-list.year", year=year) if year else pieces.words("document-list.unknown-year")

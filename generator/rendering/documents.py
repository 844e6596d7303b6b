"""The page of one document: what the source is, and every claim with its passage."""

import json
from collections.abc import Iterable
from textwrap import shorten

from generator.model import Briefing, Damage, Entry, Evidence, Page, Standing, Told
from generator.rendering.citing import briefing_citation, claim_citation, original
from generator.rendering.desk import ClaimView, Desk, quotes_damage
from generator.rendering.linked import document_data


def document_page(
    desk: Desk, document: Entry[Briefing], evidence: Evidence, all_told: list[Told], *, with_text: bool
) -> Page:
    """Return the page of a briefing in the desk's language; `with_text` its passages lead to the source's text."""
    briefing, text = document.thing, f"../texts/{document.id}.md"
    views = [desk.claim(told, briefing.source, briefing.title, "../") for told in all_told]
    if with_text:
        views = [view._replace(paragraph=f"[{view.paragraph}]({text}#{view.id})") for view in views]
    return desk.page(
        f"documents/{document.id}.md",
        "document.md.jinja",
        f"document:{document.id}",
        document=document,
        briefing=briefing,
        source=briefing.source,
        groups=_groups(desk, briefing, views),
        cite={told.id: claim_citation(desk, told, briefing) for told in all_told},
        citation=briefing_citation(desk, document.id, briefing),
        original=json.dumps(original(desk, briefing.source), ensure_ascii=False),
        description=json.dumps(shorten(desk.bare_words(briefing.summary), 300, placeholder=" …"), ensure_ascii=False),
        data=document_data(desk, briefing, all_told),
        edit=desk.edit(document.file, 1),
        text=text if with_text else "",
        damage=[(each, _quoting(desk, each, all_told)) for each in briefing.source.damage],
    )


def _quoting(desk: Desk, damage: Damage, told: Iterable[Told]) -> str:
    """Return links to the claims that quote damaged words."""
    found = (each for each in told if quotes_damage(each, damage))
    return " · ".join(f"[{desk.text(each.claim.says)}](#{each.id})" for each in found)


def told_in(document: Entry[Briefing], evidence: Evidence) -> list[Told]:
    """Return the claims of a briefing with their lines and standings."""
    standing = evidence.standing
    found = []
    for name, claim in document.thing.claims.items():
        at = standing.get(f"claims.{name}")
        line = document.line("claims", name)
        found.append(Told(document.id, name, claim, line, at if isinstance(at, Standing) else None))
    return found


def _groups(desk: Desk, briefing: Briefing, views: list[ClaimView]) -> list[tuple[str, str, list[ClaimView]]]:
    """Return the claims by part of the document: (heading, about, claims)."""
    by_part: dict[str | None, list[ClaimView]] = {}
    for view, claim in zip(views, briefing.claims.values(), strict=True):
        by_part.setdefault(claim.part, []).append(view)
    groups = [(desk.words("document.in-order"), "", by_part[None])] if None in by_part else []
    for name, part in briefing.parts.items():
        about = desk.text(part.published) if part.published else ""
        groups.append((desk.text(part.title), about, by_part.get(name, [])))
    return groups

"""How a page and a claim are cited, in words: both the original and its briefing are named."""

from html import escape as for_html

from generator.model import Briefing, Source, Told
from generator.rendering.desk import Desk


def original(desk: Desk, source: Source) -> str:
    """Return what is known of a source in one line of plain text; what is unknown is said to be."""
    words = desk.words
    title = words("cite.untitled") if source.title == "unknown" else words("cite.titled", title=source.title)
    known = [words.listed(list(source.authors))] if source.authors else []
    known.append(title)
    known += [source.publisher] if source.publisher != "unknown" else []
    known.append(words("cite.undated") if source.published == "unknown" else words.date(source.published))
    known += [source.url] if source.url else []
    return ", ".join(known)


def page_citation(desk: Desk, document: str, briefing: Briefing) -> str:
    """Return how the page of a briefing is cited, as plain text."""
    return desk.words(
        "cite.page",
        title=briefing.title.in_(desk.language),
        site=desk.library.settings.title.in_(desk.language),
        link=address(desk, document),
        original=original(desk, briefing.source),
    )


def claim_citation(desk: Desk, told: Told, briefing: Briefing) -> str:
    """Return how a claim is cited, as HTML text."""
    return for_html(
        desk.words(
            "cite.claim",
            says=told.claim.says.in_(desk.language).rstrip("."),
            title=briefing.title.in_(desk.language),
            site=desk.library.settings.title.in_(desk.language),
            link=f"{address(desk, told.document)}#{told.id}",
            original=original(desk, briefing.source),
        ),
        quote=False,
    )


def address(desk: Desk, document: str) -> str:
    """Return the permanent address of a briefing's page: whole when the site's own is known, else within the site."""
    return f"{site_address(desk) or _folder(desk)}documents/{document}.html"


def site_address(desk: Desk) -> str:
    """Return where the site in the desk's language is published, with a slash at its end; empty when not known."""
    home = desk.library.settings.address
    return f"{home.rstrip('/')}/{_folder(desk)}" if home else ""


def _folder(desk: Desk) -> str:
    return "" if desk.language == "en" else f"{desk.language}/"

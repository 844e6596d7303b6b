"""The page of changes: what became of each claim, commit by commit."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from generator.model import Change, Page, span_of
from generator.rendering.desk import Desk, Pieces, Shelf, escape

MOST_CHANGES = 200
Row = tuple[str, str, list[str]]
"""What was done, to what, and each field that changed."""


def changes_page(pieces: Pieces) -> Page:
    """Return the page of the newest changes."""
    desk, shelf = pieces.desk, pieces.shelf
    rows = list(_rows(desk, shelf, shelf.changes()))
    shown = rows[:MOST_CHANGES]
    groups = [
        (desk.words.date(when[:10]), _commit(desk, commit), [row for _, row in group])
        for (commit, when), group in groupby(shown, key=lambda row: (row[0].commit, row[0].when))
    ]
    return desk.page(
        "changes/index.md",
        "changes.md.jinja",
        groups=groups,
        more=desk.words("changes.more", n=len(shown), all=len(rows)) if len(shown) < len(rows) else "",
    )


def _rows(desk: Desk, shelf: Shelf, changes: list[Change]) -> Iterator[tuple[Change, Row]]:
    """Yield each change and its row; a briefing that came or went whole is one row, with the number of its claims."""
    whole = {(each.commit, each.document) for each in changes if not each.claim}
    sizes = Counter((each.commit, each.document) for each in changes if each.claim)
    for change in changes:
        key = (change.commit, change.document)
        if not change.claim:
            yield change, _briefing(desk, shelf, change, sizes[key])
        elif key not in whole and (row := _claim(desk, shelf, change)):
            yield change, row


def _briefing(desk: Desk, shelf: Shelf, change: Change, size: int) -> Row:
    claims = f" ({desk.words.count('claims', size)})" if size else ""
    return desk.words(f"change.{change.did}"), f"{_document(desk, shelf, change.document)}{claims}", []


def _document(desk: Desk, shelf: Shelf, document: str) -> str:
    """Return a link to a document's page, or its id when it is there no more."""
    if not shelf.has(document):
        return escape(document)
    return desk.document_link(document, shelf.shelved(document).briefing.title, "../")


def _commit(desk: Desk, commit: str) -> str:
    repository = desk.library.settings.repository
    short = f"`{commit[:9]}`"
    return f"[{short}]({repository.rstrip('/')}/commit/{commit})" if repository else short


def _claim(desk: Desk, shelf: Shelf, change: Change) -> Row | None:
    """Return the row of a claim; None for a change that the page's language does not show."""
    reference = f"{change.document}#{change.claim}"
    told = shelf.told(reference)
    says = desk.text(told.claim.says) if told else _shown(desk, "says", (change.after | change.before).get("says"))
    what = f"[{says or escape(change.claim)}]({desk.claim_href(reference, '../')})" if _stands(shelf, change) else says
    fields = list(_fields(desk, change)) if change.did == "changed" else []
    if change.did == "changed" and not fields:
        return None
    if because := change.after.get("withdrawn") if change.did == "withdrawn" else None:
        fields = [f"{desk.words('change-field.withdrawn')}: {_shown(desk, 'withdrawn', because)}"]
    where = f" · {_document(desk, shelf, change.document)}"
    return desk.words(f"change.{change.did}"), (what or escape(change.claim)) + where, fields


def _stands(shelf: Shelf, change: Change) -> bool:
    """Return whether a page shows a claim, be it upheld or withdrawn."""
    if not shelf.has(change.document):
        return False
    upheld = shelf.told(f"{change.document}#{change.claim}") is not None
    return upheld or change.claim in shelf.shelved(change.document).briefing.claims


def _fields(desk: Desk, change: Change) -> Iterator[str]:
    for field in dict.fromkeys((*change.before, *change.after)):
        before, after = (_shown(desk, field, side.get(field)) for side in (change.before, change.after))
        if before != after:
            yield f"{desk.words(f'change-field.{field}')}: {_marked('del', before)} {_marked('ins', after)}"


def _marked(tag: str, text: str) -> str:
    return f'<{tag} dir="auto">{text}</{tag}>' if text else ""


def _shown(desk: Desk, field: str, value: Any) -> str:
    """Return a field's value as Markdown, in the page's language where it has one; old values may be of any shape."""
    if isinstance(value, dict):
        value = value.get(desk.language, "")
    if isinstance(value, list):
        actors, language = desk.library.actors, desk.language
        names = (actors[each].thing.name.in_(language) if each in actors else each for each in map(str, value))
        value = " ← ".join(names)
    if field == "kind" and f"kind.{value}" in desk.words:
        return desk.words(f"kind.{value}")
    if field == "when":
        return escape(_date(desk, str(value or "")))
    return escape(str(value)) if value is not None else ""


def _date(desk: Desk, value: str) -> str:
    try:
        span_of(value)
    except ValueError:
        return value
    return desk.words.date(value)

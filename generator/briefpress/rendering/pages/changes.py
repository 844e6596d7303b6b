"""The pages of changes: what became of each claim, week by week; all of them, and those of each section."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from briefpress.model import Change, Page, forge_of, span_of
from briefpress.rendering.desk import Desk, Pieces, Shelf, escape

MOST_CHANGES = 200
KINDS = ("new", "corrected", "withdrawn", "reworded")
_WEIGHTY = {"kind", "voice", "passage", "when"}
"""The fields of a claim whose change corrects it; that of any other is mere wording."""


class Row(NamedTuple):
    """What was done to what, each field that changed, and the commit."""

    kind: str
    did: str
    what: str
    fields: list[str]
    commit: str


def changes_page(pieces: Pieces, section: str | None) -> Page:
    """Return the page of the newest changes, of the whole library or of a section."""
    desk, shelf = pieces.desk, pieces.shelf
    changes = [each for each in _by_week(shelf.changes()) if section is None or _is_in(shelf, each, section)]
    rows = [(_week(each), row) for each, size in _sized(changes) if (row := _row(desk, shelf, each, size))]
    weeks = [(monday, [row for _, row in group]) for monday, group in groupby(rows[:MOST_CHANGES], lambda row: row[0])]
    title = desk.text(pieces.library.sections[section].thing.title) if section else ""
    return desk.page(
        f"changes/{section or 'index'}.md",
        "changes.md.jinja",
        title=f"{desk.words('changes.title')}: {title}" if title else desk.words("changes.title"),
        filters=pieces.by_section(section, desk.words("changes.all")),
        weeks=[
            (desk.words("changes.week", date=desk.words.date(monday)), _by_kind(desk, each)) for monday, each in weeks
        ],
        more=desk.words("changes.more", n=MOST_CHANGES, all=len(rows)) if len(rows) > MOST_CHANGES else "",
    )


def _by_kind(desk: Desk, rows: Sequence[Row]) -> list[tuple[str, str, list[Row]]]:
    """Return the rows of a week by kind: (heading, how many there are where they are folded, rows)."""
    found = []
    for kind in KINDS:
        if mine := [each for each in rows if each.kind == kind]:
            folded = desk.words.count("changes", len(mine)) if kind == "reworded" else ""
            found.append((desk.words(f"change-kind.{kind}"), folded, mine))
    return found


def _week(change: Change) -> str:
    """Return the Monday of the week of a change (ISO 8601)."""
    day = date.fromisoformat(change.when[:10])
    return (day - timedelta(days=day.weekday())).isoformat()


def _by_week(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes of each week, newest first; those of one claim as one, so that what came and went is none."""
    for _, week in groupby(changes, _week):
        found: list[Change] = []
        place: dict[tuple[str, str], int] = {}
        for change in week:
            key = (change.document, change.claim)
            if key in place and (joined := _joined(change, found[place[key]])):
                found[place[key]] = joined
            else:
                place[key] = len(found)
                found.append(change)
        yield from found


def _joined(older: Change, newer: Change) -> Change | None:
    """Return two changes of a claim as one, where its words changed twice, or it went and came back."""
    if (older.did, newer.did) not in (("changed", "changed"), ("withdrawn", "added")):
        return None
    return replace(newer, did="changed", before=newer.before | older.before, after=older.after | newer.after)


def _is_in(shelf: Shelf, change: Change, section: str) -> bool:
    """Return whether a change is of a claim, or of a briefing with claims, of a section; what is gone is of none."""
    if change.claim:
        told = shelf.told(f"{change.document}#{change.claim}")
        return told is not None and section in told.claim.sections
    return any(document == change.document for document, _ in shelf.users(f"section:{section}"))


def _sized(changes: Sequence[Change]) -> Iterator[tuple[Change, int]]:
    """Yield each change with how many claims came or went with it; those of a briefing that did are told by it."""
    whole = {(each.commit, each.document) for each in changes if not each.claim}
    sizes = Counter((each.commit, each.document) for each in changes if each.claim)
    for change in changes:
        key = (change.commit, change.document)
        if not change.claim:
            yield change, sizes[key]
        elif key not in whole:
            yield change, 0


def _row(desk: Desk, shelf: Shelf, change: Change, size: int) -> Row | None:
    """Return the row of a change; None for one that the page's language does not show."""
    did, commit = desk.words(f"change.{change.did}"), _commit(desk, change.commit)
    kind = "withdrawn" if change.did.endswith("withdrawn") else "new" if change.did.endswith("added") else "reworded"
    if not change.claim:
        claims = f" ({desk.words.count('claims', size)})" if size else ""
        return Row(kind, did, f"{_document(desk, shelf, change.document)}{claims}", [], commit)
    fields = _told(desk, change)
    if change.did == "changed" and not fields:
        return None
    if kind == "reworded" and any(change.before.get(each) != change.after.get(each) for each in _WEIGHTY):
        kind = "corrected"
    return Row(
        kind,
        did,
        f"{_claim(desk, shelf, change)} · {_document(desk, shelf, change.document, short=True)}",
        fields,
        commit,
    )


def _document(desk: Desk, shelf: Shelf, document: str, *, short: bool = False) -> str:
    """Return a link to a document's page, by its title or in short, or its id when it is there no more."""
    if not shelf.has(document):
        return escape(document)
    briefing = shelf.shelved(document).briefing
    return desk.document_link(document, briefing.short if short and briefing.short else briefing.title, "../")


def _commit(desk: Desk, commit: str) -> str:
    forge = forge_of(desk.library.settings)
    short = f"`{commit[:9]}`"
    return f"[{short}]({forge.commit.replace('{commit}', commit)})" if forge and forge.commit else short


def _claim(desk: Desk, shelf: Shelf, change: Change) -> str:
    """Return a claim as it says now, with the way to it where a page shows it."""
    reference = f"{change.document}#{change.claim}"
    told = shelf.told(reference)
    says = desk.text(told.claim.says) if told else _shown(desk, "says", (change.after | change.before).get("says"))
    says = says or escape(change.claim)
    return f"[{says}]({desk.claim_href(reference, '../')})" if _stands(shelf, change) else says


def _told(desk: Desk, change: Change) -> list[str]:
    """Return what has changed of a claim, or why it was withdrawn."""
    if change.did == "changed":
        return list(_fields(desk, change))
    because = change.after.get("withdrawn") if change.did == "withdrawn" else None
    return [f"{desk.words('change-field.withdrawn')}: {_shown(desk, 'withdrawn', because)}"] if because else []


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

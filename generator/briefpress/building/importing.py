"""The list of a reference manager in, a draft of a briefing for each document out."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from briefpress.building.briefings import DOCUMENTS
from briefpress.building.changes import bad_name
from briefpress.building.drafting import draft_at
from briefpress.building.house import DRAFTS, House
from briefpress.building.replacing import put_in_place
from briefpress.building.slicing import shelves_at
from briefpress.building.telling import line
from briefpress.drafting.draft import Text, language_of
from briefpress.drafting.importing import FORMATS, NotRead, Record, id_of, records_in
from briefpress.model import Language
from briefpress.proving import fingerprint_of

_line = partial(line, "import")


def import_told(house: House, file: Path, spoken: Language) -> tuple[str, int]:
    """Write to `drafts/` what a file says of its documents; return what to say, and the exit code.

    A document that is there already, as a draft or a briefing by its id or as a briefing by its address, is left alone.
    Where its text lies in a folder of texts under the draft's id, claims are proposed from it.
    """
    form = file.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        return _line("no-format", spoken, file=str(file), known=tuple(f".{each}" for each in FORMATS)), 1
    try:
        records, unread = records_in(file.read_bytes().decode("utf-8-sig"), form)
    except (UnicodeDecodeError, NotRead) as wrong:
        return _line("unreadable", spoken, file=str(file), why=(str(wrong).splitlines() or [""])[0]), 1
    shelves = shelves_at(house)
    known = {url: name for name, each in shelves["documents"].items() if (url := _url(each))}
    said, folder = [], house.root / DRAFTS
    for record in records:
        name = id_of(record)
        place = folder / f"{name}.yml"
        if bad_name(DOCUMENTS, name):
            said.append(_line("no-id", spoken, title=record.title))
            unread.append(0)
        elif name in shelves["documents"] or place.exists() or record.url in known:
            said.append(_line("there", spoken, name=known.get(record.url, name)))
        else:
            draft = draft_at(house, shelves, _text(house, name, record), None, spoken, record)
            put_in_place({place: draft.encode()})
            said.append(_line("drafted", spoken, file=f"{DRAFTS}/{name}.yml"))
    if not (said or unread):
        said.append(_line("nothing", spoken, file=str(file)))
    said += [_line("entry", spoken, n=number) for number in unread if number]
    return "".join(said), 1 if unread else 0


def _url(document: Mapping[str, Any]) -> str:
    source = document.get("source")
    return str(source.get("url") or "") if isinstance(source, Mapping) else ""


def _text(house: House, name: str, record: Record) -> Text:
    """Return the text of a document that lies under its id; one of no words where none does."""
    found = (folder / f"{name}.txt" for folder in house.seeds)
    path = next((each for each in found if each.is_file()), None)
    if path is None:
        return Text("", f"{name}.txt", "", record.language)
    words = path.read_bytes().decode("utf-8-sig", "replace")
    return Text(words, path.name, fingerprint_of(str(path)), record.language or language_of(words))

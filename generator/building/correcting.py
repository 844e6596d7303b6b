"""What the form for corrections knows of a briefing, as a script that comes over http and from a disk alike."""

import json
from collections.abc import Sequence

from generator.building.house import House
from generator.drafting import correctable
from generator.keeping.shelf import Shelf
from generator.model import Briefing, Language, Reads, Settings
from generator.reading import read


def _taken(briefing: Briefing) -> list[str]:
    """Return the ids that claims have or had."""
    return [*briefing.claims, *(old for claim in briefing.claims.values() for old in claim.formerly)]


def correction_of(house: House, shelf: Shelf, settings: Settings, reads: Reads, document: str) -> str:
    """Return the script of a briefing: its file as it is, its claims with their lines, and what holds for it.

    A file that differs from what is read of it (another encoding, line ends of another system) has no claims to
    change: a patch would not fit.
    """
    file = f"briefings/documents/{document}.yml"
    reads.note(f"file:{file}")
    data = (house.root / file).read_bytes()
    languages: Sequence[Language] = settings.languages
    entry, _ = read(data, file, Briefing, tuple(languages))
    text = data.decode("utf-8", "replace")
    is_plain = "\r" not in text and not text.startswith("\ufeff") and text.endswith("\n")
    source = shelf.shelved(document).briefing.source
    is_shown = shelf.private or source.rights == "full"
    told = {
        "document": document,
        "title": shelf.shelved(document).briefing.title.by_language,
        "file": file,
        "text": text,
        "claims": correctable(text, entry) if entry and is_plain else {},
        "taken": _taken(entry.thing) if entry else [],
        "opinion": source.genre == "opinion",
        "most": 0 if source.rights == "full" else settings.quotation.words,
        "source": (shelf.text(document, source) or "") if is_shown else "",
        "language": source.language,
    }
    return f"briefingsCorrect({json.dumps(told, ensure_ascii=False)});\n"

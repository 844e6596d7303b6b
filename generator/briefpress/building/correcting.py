"""What the form for corrections knows of a briefing, as a script that comes over http and from a disk alike."""

import json

from briefpress.building.briefings import DOCUMENTS
from briefpress.building.house import House
from briefpress.drafting.correcting import correctable
from briefpress.keeping.shelf import Shelf
from briefpress.model import VOICED, Quotation
from briefpress.reading import marks_of


def correction_of(house: House, shelf: Shelf, budget: Quotation, document: str) -> str:
    """Return the script of a briefing: its file as it is, its claims with their lines, and what holds for it.

    A file that differs from what is read of it (another encoding, line ends of another system) has no claims to
    change: a patch would not fit.
    """
    file = f"{DOCUMENTS}/{document}.yml"
    data, briefing = (house.root / file).read_bytes(), shelf.shelved(document).briefing
    text = data.decode("utf-8", "replace")
    is_plain = "\r" not in text and not text.startswith("\ufeff") and text.endswith("\n")
    claims = {each.id: each.claim for each in shelf.claims(document)}
    every = {**claims, **briefing.claims}
    told = {
        "document": document,
        "title": briefing.title.by_language,
        "file": file,
        "text": text,
        "claims": correctable(text, marks_of(data), claims) if is_plain else {},
        "taken": [*every, *(old for claim in every.values() for old in claim.formerly)],
        "voiced": VOICED,
        "opinion": briefing.source.genre == "opinion",
        "most": 0 if briefing.source.rights == "full" else budget.words,
        "source": shelf.shown_text(document) or "",
        "language": briefing.source.language,
    }
    return f"briefingsCorrect({json.dumps(told, ensure_ascii=False)});\n"

"""The site previewed in both languages while the library is edited."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from briefpress.building.answering import alone, answered, remember_elsewhere
from briefpress.building.house import House, languages, watched
from briefpress.building.siting import build_site
from briefpress.building.stamping import keep_fresh
from briefpress.building.telling import told_in
from briefpress.building.working import Ended, apart
from briefpress.model import Language, phrase
from briefpress.pressing.engine import EngineFailed
from briefpress.pressing.preview import Found, Note, preview

_PAGES = ("documents", "actors", "questions", "sections")
"""The folders of whose things each has a page."""
_CLAIM = re.compile(r"  ([a-z0-9-]+):")
_MOST_NOTES = 200


def serve(house: House, language: Language, host: str, port: int, tell: Callable[[str], object]) -> None:
    """Preview the site at an address until interrupted; `tell` where it is, once.

    It lies apart from the finished site, which is left alone. Raises OSError when the address cannot be had, SystemExit
    when somebody ends the process that builds.
    """
    remember_elsewhere(house)
    place = house.cache / ("preview-private" if house.with_texts else "preview")
    title = phrase("site", "wrong", language)

    def build() -> Found:
        with answered(house, write=True) as said:
            notes = list(_notes(house, json.loads(said.told[told_in("json", language)])["problems"]))
            if said.exit:
                return Found(said.told[told_in("text", language)], notes)
            try:
                with alone(house, "preview", tell):
                    keep_fresh(house, place, said.of, lambda: build_site(house, place))
            except EngineFailed as failed:
                return Found(str(failed), notes)
        return Found("", notes)

    with apart(build) as ask:

        def rebuild() -> Found:
            try:
                return ask()
            except Ended:
                raise SystemExit(phrase("site", "ended", language)) from None

        first = rebuild()
        tell(phrase("site", "serving", language, address=f"http://{host}:{port}/"))
        folders = [house.docs / each for each in languages(house)]  # in which a page by hand may come to lie
        preview(place, rebuild, first, (watched(house), folders), host, port, (language, title))


def _notes(house: House, problems: list[dict[str, Any]]) -> Iterator[Note]:
    """Yield the first problems as notes on the pages of what they are about."""
    for each in problems[:_MOST_NOTES]:
        folder, _, name = each["file"].removeprefix("briefings/").removesuffix(".yml").rpartition("/")
        if folder in _PAGES:
            claim = _claim_at(house.root / each["file"], each["line"]) if folder == "documents" else ""
            is_error = each["severity"] == "error"
            yield f"/{folder}/{name}.html", claim, is_error, f"{each['says']}; {each['hint']}"


def _claim_at(path: Path, line: int) -> str:
    """Return the claim to which a line of a briefing belongs, also of one that cannot be read; else nothing."""
    above = path.read_text("utf-8", "replace").splitlines()[:line] if path.is_file() else []
    top = next((each for each in reversed(above) if each[:1].strip(" #")), "")
    found = next((match[1] for each in reversed(above) if (match := _CLAIM.match(each))), "")
    return found if top.startswith("claims:") else ""

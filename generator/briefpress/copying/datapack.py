"""The data of a library as a Frictionless data package, with a README that says what is in it."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefpress.copying.edition import Edition

_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "xml": "application/atom+xml",
    "yml": "application/yaml",
}

_PLACES = (
    ("briefings/", "briefings"),
    ("seeds/passages.lock", "lock"),
    ("schema/", "schema"),
    ("dictionary.*.md", "dictionary"),
    ("{}/data/", "tables"),
    ("{}/cite/", "cite"),
    ("{}/feeds/", "feeds"),
    ("datapackage.json", "package"),
)
"""What a pack holds, and the phrase that tells of it."""


def write_package(folder: Path, editions: Sequence[Edition]) -> None:
    """Write `datapackage.json` (Data Package 1.0) and README.md into a folder of data."""
    first = editions[0]
    package = {
        "profile": "data-package",
        "name": "briefings",
        "title": first.title,
        "description": first.about,
        "version": first.imprint.as_of.date().isoformat(),
        "created": first.imprint.as_of.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "homepage": first.imprint.address or None,
        "licenses": _licences(first.imprint.licence),
        "resources": list(_resources(folder)),
    }
    whole = {key: value for key, value in package.items() if value}
    (folder / "datapackage.json").write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", "utf-8")
    (folder / "README.md").write_text("\n".join(_readme(editions)), "utf-8")


def _licences(licence: str) -> list[dict[str, str]]:
    """Return a licence as Data Package names it, with its address where it is one of Creative Commons."""
    if not licence:
        return []
    found = {"name": re.sub(r"[^A-Za-z0-9._]+", "-", licence), "title": licence}
    if known := re.fullmatch(r"CC (BY(?:-[A-Z]{2})*) (\d\.\d)", licence):
        found["path"] = f"https://creativecommons.org/licenses/{known[1].lower()}/{known[2]}/"
    return [found]


def _resources(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(each for each in folder.rglob("*") if each.suffix[1:] in _MEDIA):
        data, place = path.read_bytes(), path.relative_to(folder).as_posix()
        resource = {
            "name": place.lower().replace("/", "-").replace(".", "-"),
            "path": place,
            "format": path.suffix[1:],
            "mediatype": _MEDIA[path.suffix[1:]],
            "encoding": "utf-8",
            "bytes": len(data),
            "hash": f"sha256:{sha256(data).hexdigest()}",
        }
        if path.suffix == ".csv":
            resource |= {"profile": "tabular-data-resource", "schema": {"fields": _fields(path)}}
        yield resource


def _fields(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return [{"name": each, "type": "string"} for each in next(csv.reader(file))]


def _readme(editions: Sequence[Edition]) -> Iterator[str]:
    for edition in editions:
        yield f"# {edition.title}\n"
        if edition.imprint.private:
            yield f"**{edition.say('copy.private')}**\n"
        yield from (f"- **{label}**: {text}" for label, text in edition.facts())
        yield ""
        yield from (
            f"- `{place.format(edition.language)}`: {edition.say(f'copy.data-{key}')}" for place, key in _PLACES
        )
        yield ""

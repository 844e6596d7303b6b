"""The list of a reference manager in (BibTeX, RIS, CSL-JSON, CSV), what a briefing says of a source out.

Uses bibtexparser and rispy. What an entry does not say is left out; nothing is guessed from it but the genre.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from unicodedata import combining, normalize

from babel import Locale

from briefpress.model import TAG, NotADate, span_of

FORMATS = ("bib", "ris", "json", "csv")
"""How the names of the files end that can be read."""
_GENRES = {
    "news": "newspaper magazine webpage post blog elec electronic online misc news mgzn web icomm newspaperarticle"
    " magazinearticle blogpost post-weblog article-newspaper article-magazine gen",
    "analysis": "article-journal article jour journalarticle book chap chapter booksection report rprt techreport thes"
    " thesis phdthesis mastersthesis paper-conference conf cpaper inproceedings conferencepaper manuscript unpb inbook"
    " incollection",
    "official": "legislation legal_case bill regulation statute govdoc legal stat case treaty hearing",
    "data": "dataset data",
}
_GENRE_OF = {kind: genre for genre, kinds in _GENRES.items() for kind in kinds.split()}
_CSV = {
    "key": ("key", "id", "citation key"),
    "type": ("item type", "type", "genre"),
    "title": ("title",),
    "authors": ("author", "authors"),
    "publisher": ("publication title", "publisher", "container-title", "source"),
    "url": ("url", "link"),
    "published": ("date", "published", "publication year", "year"),
    "language": ("language",),
}
"""The columns of a table, by any of their names; the first that is filled counts. Zotero's are among them."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?:[T /].*)?\Z")
_YEAR = 4
"""So many digits has a year."""
_URL = re.compile(r"https?://[^\s<>\"'`()\[\]{}|\\^]+\Z")


class Record(NamedTuple):
    """What a reference manager knows of a document; what it does not is empty. Dates are EDTF, languages BCP 47."""

    key: str
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    genre: str = ""


class NotRead(Exception):
    """A file that is not of its format; the message is what its reader said."""


def records_in(text: str, form: str) -> tuple[list[Record], list[int]]:
    """Return the entries of a file in one of `FORMATS`, and the numbers (from 1) of those that cannot be read.

    Raises NotRead.
    """
    try:
        found = list({"bib": _bibtex, "ris": _ris, "json": _csl, "csv": _table}[form](text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, csv.Error) as wrong:
        raise NotRead(str(wrong)) from wrong
    return [each for each in found if each], [number for number, each in enumerate(found, 1) if not each]


def id_of(record: Record) -> str:
    """Return a briefing's id for an entry: of its key, else of its first author's last word, its year and title."""
    author = record.authors[0].split()[-1:] if record.authors else []
    words = record.key or " ".join([*author, record.published[:4], *record.title.split()[:4]])
    folded = "".join(each for each in normalize("NFKD", words).lower() if not combining(each))
    return "-".join(re.findall(r"[a-z0-9]+", folded))


def _bibtex(text: str) -> Iterator[Record | None]:
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry, ParsingFailedBlock

    decoded = middlewares.LatexDecodingMiddleware(keep_braced_groups=True)
    after = [middlewares.NormalizeFieldKeys(), decoded, middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    for block in parse_string(text, append_middleware=after).blocks:
        if isinstance(block, ParsingFailedBlock):
            yield None
        elif isinstance(block, Entry):
            fields = {each.key: each.value for each in block.fields}
            month = str(fields.get("month", ""))
            named = "-".join(filter(None, (str(fields.get("year", "")), _month(month))))
            yield _record(
                block.key,
                block.entry_type,
                title=fields.get("title"),
                authors=[each.merge_first_name_first for each in fields.get("author", [])],
                publisher=fields.get("journaltitle") or fields.get("journal") or fields.get("publisher"),
                url=fields.get("url"),
                published=fields.get("date") or named,
                language=fields.get("langid") or fields.get("language"),
            )


def _ris(text: str) -> Iterator[Record | None]:
    import rispy

    for entry in rispy.loads(text):
        title = next((entry[each] for each in ("title", "primary_title", "short_title") if entry.get(each)), None)
        where = ("secondary_title", "journal_name", "alternate_title3", "publisher")
        yield _record(
            entry.get("id", ""),
            entry.get("type_of_reference", ""),
            title=title,
            authors=[_turned(each) for each in entry.get("authors") or entry.get("first_authors") or ()],
            publisher=next((entry[each] for each in where if entry.get(each)), None),
            url=next(iter(entry.get("urls") or ()), None),
            published=entry.get("date") or entry.get("year") or entry.get("publication_year"),
            language=entry.get("language"),
        )


def _csl(text: str) -> Iterator[Record | None]:
    data = json.loads(text)
    for entry in data["items"] if isinstance(data, dict) else data:
        names = (
            each.get("literal") or " ".join(filter(None, (each.get("given"), each.get("family"))))
            for each in entry.get("author", ())
        )
        yield _record(
            str(entry.get("citation-key") or entry.get("id") or ""),
            str(entry.get("type", "")),
            title=entry.get("title"),
            authors=list(names),
            publisher=entry.get("container-title") or entry.get("publisher"),
            url=entry.get("URL"),
            published=_issued(entry.get("issued", {})),
            language=entry.get("language"),
        )


def _issued(issued: Mapping[str, Any]) -> str:
    parts = ["-".join(str(each) for each in part) for part in issued.get("date-parts", ())]
    dates = "/".join(filter(None, map(_date, parts)))
    return (
        f"{dates}~" if dates and issued.get("circa") else dates or str(issued.get("raw") or issued.get("literal") or "")
    )


def _table(text: str) -> Iterator[Record | None]:
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    heads = {str(each).strip().lower(): each for each in rows.fieldnames or ()}
    if "title" not in heads:
        raise NotRead("no column is called `title`")
    for row in rows:
        cells = {
            name: next((row[heads[each]] for each in names if each in heads and row[heads[each]]), "")
            for name, names in _CSV.items()
        }
        authors = [_turned(each.strip()) for each in cells.pop("authors").split(";") if each.strip()]
        yield _record(cells.pop("key"), cells.pop("type"), authors=authors, **cells)


def _record(key: str, kind: str, **said: Any) -> Record | None:
    """Return what an entry says in the forms that a briefing has; None for one without a title, or with odd signs."""
    title = _line(said["title"])
    words = (title, *map(_line, said["authors"]), _line(said["publisher"]), _line(said["url"]), key)
    if not title or not all(each.isprintable() for each in words):
        return None
    url = _line(said["url"])
    return Record(
        key,
        title,
        tuple(filter(None, map(_line, said["authors"]))),
        _line(said["publisher"]),
        url if _URL.match(url) else "",
        _dated(_line(said["published"])),
        _tag(_line(said["language"])),
        _GENRE_OF.get(kind.lower().replace(" ", ""), ""),
    )


def _line(value: object) -> str:
    """Return words on one line, without the braces of BibTeX."""
    return " ".join(str(value or "").replace("{", "").replace("}", "").split())


def _turned(name: str) -> str:
    """Return a name that is written surname first in its usual order."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name


def _dated(written: str) -> str:
    """Return a date as EDTF; nothing for one that is none."""
    first, slash, last = written.partition("/")
    if slash and ("-" in first + last or len(first) == len(last) == _YEAR):
        found = "/".join(filter(None, (_date(first) or first, _date(last) or last)))
    else:
        found = _date(written.rstrip("/")) or written
    try:
        span_of(found)
    except NotADate:
        return ""
    return found


def _date(written: str) -> str:
    match = _DAY.match(written)
    if match is None:
        return ""
    year, *rest = match.groups()
    return "-".join((year, *(f"{int(each):02d}" for each in rest if each and int(each))))


def _month(written: str) -> str:
    short = written[:3].lower()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else written if written.isdigit() else ""


def _tag(written: str) -> str:
    """Return a language's tag, of the tag or of its English name."""
    if re.fullmatch(TAG, written):
        primary, dash, rest = written.partition("-")
        return f"{primary.lower()}{dash}{rest}"
    names: dict[str, str] = {
        str(name).lower(): str(tag).replace("_", "-") for tag, name in Locale("en").languages.items()
    }
    return names.get(written.lower(), "")

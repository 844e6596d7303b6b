"""Offline copies: the site built aside, each form written from it, checked, and put in place whole."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import Any

from briefpress.building import working
from briefpress.building.answering import Answer, answer, answered
from briefpress.building.house import House, code, find, phrases
from briefpress.building.schemas import NAMES, fields_of, schema_of
from briefpress.building.siting import first_site
from briefpress.building.slicing import lay_out_slice
from briefpress.building.telling import Tell, silent
from briefpress.building.whole import memory_of
from briefpress.copying import (
    FORMS,
    MANIFEST,
    Broken,
    Chosen,
    Edition,
    Imprint,
    Offer,
    check_copy,
    pack,
    write_form,
    write_index,
    write_manifest,
    write_package,
    write_start,
)
from briefpress.history import committed
from briefpress.keeping.shelf import Shelf
from briefpress.model import LANGUAGES, Library
from briefpress.pressing.engine import swap
from briefpress.pressing.laying import link
from briefpress.rendering import Words, desks, site_address
from briefpress.sharing import emblem

ALL = ("site", *FORMS, "data")
"""Every form of copy."""
_ALL = [""]
"""What stands for no section by itself."""


class NotOurs(Exception):
    """The folder for the copies holds something else; the message is its path."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which copies are made: the forms and languages, of what part, where they go, and whether they are checked.

    `ask` is the command that makes them again; of the forms `by_section` there is a copy of each section by itself.
    """

    place: Path
    forms: Sequence[str]
    languages: Sequence[str]
    chosen: Chosen
    checked: bool
    ask: str
    by_section: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was made: its file, form and language (empty: all), its size in bytes, and what was checked.

    The latter tells how many of what; of a copy that was not checked, nothing.
    """

    name: str
    form: str
    language: str
    size: int
    checked: Mapping[str, int]


def make_copies(house: House, wanted: Wanted, tell: Tell) -> tuple[Answer, list[Copy]]:
    """Check the library, build its site aside and make the copies; return what the check says, and what was made.

    On errors nothing is made; the last copies stay as they are until the new ones are whole. Raises NotOurs, and
    what laying out a slice, building the site, writing a form and checking a copy raise.
    """
    if wanted.place.exists() and any(wanted.place.iterdir()) and not (wanted.place / MANIFEST).exists():
        raise NotOurs(str(wanted.place))
    with ExitStack() as held:
        said = held.enter_context(answered(house, write=not wanted.chosen, tell=tell))
        return said, [] if said.exit else _copied(house, wanted, tell, held.close)


def _copied(house: House, wanted: Wanted, tell: Tell, let_go: Callable[[], object]) -> list[Copy]:
    """Make the copies; `let_go` of the library's pages as soon as its site is built."""
    commit, when = _state(house)
    with _aside(wanted.place) as aside, _part(house, wanted.chosen, aside / "slice", tell) as part:
        tell("site", 0, 0)
        site = aside / "site"
        editions = _editions(part, site, commit, when, wanted)
        first_site(part, site, {"SOURCE_DATE_EPOCH": str(int(when.timestamp()))})
        let_go()
        out = aside / "copies"
        out.mkdir()
        made = list(_made(_Bench(part, site, editions, out, wanted), tell))
        write_index(out, editions, [_offer(out / each.name, each) for each in made])
        write_manifest(out, _told(editions[0]))
        swap(out, wanted.place)
    return made


@contextmanager
def _part(house: House, chosen: Chosen, folder: Path, tell: Tell) -> Iterator[House]:
    """Yield the house that is copied: a slice laid out, with its Markdown pages, or the whole one."""
    if not chosen:
        yield house
        return
    folder.mkdir()
    part = lay_out_slice(house, chosen, folder)
    try:
        said = answer(part, write=True, tell=tell)
        if said.exit:
            raise Broken(said.told["text"])
        yield part
    finally:
        shutil.rmtree(part.cache, ignore_errors=True)


def claims_of(house: House) -> int:
    """Check the library, and return how many claims it has."""
    answer(house, write=False)
    with closing(memory_of(house, code(house))) as memory:
        return Shelf(memory.database).totals()[1]


@contextmanager
def _aside(place: Path) -> Iterator[Path]:
    """Yield a folder beside `place`, so that the last step is one within a file system; it goes in the end."""
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _state(house: House) -> tuple[str, datetime]:
    """Return the commit that is checked out (empty without git) and the time as of which a copy is.

    That is SOURCE_DATE_EPOCH, else the commit's, else that of the newest file of the library.
    """
    commit, then = committed(house.root)
    told = os.environ.get("SOURCE_DATE_EPOCH")
    newest = max((state[1] for state in find(house).yaml.values()), default=0) // 10**9
    return commit, datetime.fromtimestamp(int(told) if told else then or newest, UTC)


def _editions(house: House, site: Path, commit: str, when: datetime, wanted: Wanted) -> list[Edition]:
    with closing(memory_of(house, code(house))) as memory:
        library, shelf = memory.library(), Shelf(memory.database)
        documents, claims = shelf.totals()
        made = desks(library, house.phrases)
        chosen = {each.language: _in_words(wanted.chosen, library, shelf, each.words) for each in made}
    title = library.settings.title
    imprint = Imprint(
        as_of=when,
        commit=commit,
        version=version("briefpress"),
        address="",
        licence=library.settings.licence or "",
        languages=library.settings.languages,
        holds={"documents": documents, "claims": claims},
        chosen=chosen,
        ask=wanted.ask,
        private=house.with_texts,
    )
    return [
        Edition(
            language=desk.language,
            title=title.in_(desk.language),
            about=library.settings.about.in_(desk.language),
            root=site if at == 0 else site / desk.language,
            say=desk.words,
            imprint=replace(imprint, address=site_address(desk)),
            emblem=emblem(title.in_(desk.language)),
        )
        for at, desk in enumerate(made)
    ]


def _in_words(chosen: Chosen, library: Library, shelf: Shelf, say: Words) -> str:
    """Return what a slice was chosen by; nothing for the whole library."""
    language, parts = say.language, []
    for each in chosen.sections:
        parts.append(say("copy.slice-section", name=library.sections[each].thing.title.in_(language)))
    for each in chosen.documents:
        parts.append(say("copy.slice-document", name=shelf.shelved(each).briefing.title.in_(language)))
    for each in chosen.actors:
        parts.append(say("copy.slice-actor", name=library.actors[each].thing.name.in_(language)))
    for each in chosen.questions:
        parts.append(say("copy.slice-question", name=library.questions[each].thing.question.in_(language)))
    for edge in ("since", "until"):
        if date := getattr(chosen, edge):
            parts.append(say(f"copy.slice-{edge}", date=say.date(date)))
    return say("copy.slice", parts=", ".join(parts)) if parts else ""


def _told(edition: Edition) -> dict[str, Any]:
    """Return what the manifest of a copy tells of it."""
    imprint = edition.imprint
    return {
        "library": edition.title,
        "part": imprint.chosen[edition.language] or "all",
        "as_of": imprint.as_of.date().isoformat(),
        "commit": imprint.commit,
        "made_by": f"briefings {imprint.version}: {imprint.ask}",
    }


@dataclass(frozen=True, slots=True)
class _Bench:
    """What copies are made of, and the folder that they are written into."""

    house: House
    site: Path
    editions: Sequence[Edition]
    out: Path
    wanted: Wanted


def _made(bench: _Bench, tell: Tell) -> Iterator[Copy]:
    """Write each copy, check it if that is wanted, and yield it; several are made side by side."""
    wanted = bench.wanted
    chosen = [at for at, each in enumerate(bench.editions) if each.language in wanted.languages]
    works = [
        (form, at, section)
        for form in wanted.forms
        for section in (_sections(bench.house) if form in wanted.by_section else _ALL)
        for at in (chosen if form in FORMS else chosen[:1])
    ]
    tell("copies", 0, len(works))
    workers = os.cpu_count() or 1
    for done, copy in enumerate(working.each(_make, lambda: bench, works, workers=workers, many=2, chunk=1)):
        tell("copies", done + 1, len(works))
        yield copy


def _make(bench: _Bench, works: list[tuple[str, int, str]]) -> Copy:
    """Make one copy: of a form, in the language of the edition of a number, of a section (empty: of all)."""
    [(form, at, section)] = works
    if section:
        return _make_of_section(bench, form, at, section)
    edition, editions, out = bench.editions[at], bench.editions, bench.out
    name = "-".join(("briefings", *bench.wanted.chosen.names()))
    if form in FORMS:
        place = out / f"{name}-{edition.language}.{form}"
        write_form(form, edition, place)
    else:
        place = out / f"{name}-{form}.zip"
        folder = out.with_name(f"{form} laid out")
        lay_out = _lay_out_site if form == "site" else _lay_out_data
        lay_out(bench.house, bench.site, editions, folder)
        write_manifest(folder, _told(edition))
        pack(folder, place, editions[0].imprint.as_of)
        shutil.rmtree(folder)
    language = edition.language if form in FORMS else ""
    checked = check_copy(form, place) if bench.wanted.checked else {}
    return Copy(place.name, form, language, place.stat().st_size, checked)


def _make_of_section(bench: _Bench, form: str, at: int, section: str) -> Copy:
    """Make the copy of one section, whose site is built for it."""
    imprint = bench.editions[at].imprint
    wanted = replace(bench.wanted, chosen=Chosen(sections=(section,)), ask=f"{bench.wanted.ask} --section {section}")
    folder = bench.out.with_name(f"{form} {at} {section}")
    with _part(bench.house, wanted.chosen, folder, silent) as part:
        site = folder / "site"
        editions = _editions(part, site, imprint.commit, imprint.as_of, wanted)
        first_site(part, site, {"SOURCE_DATE_EPOCH": str(int(imprint.as_of.timestamp()))}, workers=1)
        made = _make(_Bench(part, site, editions, bench.out, wanted), [(form, at, "")])
    shutil.rmtree(folder)
    return made


def _sections(house: House) -> list[str]:
    """Return the sections of which there are claims; where there are none, what stands for all."""
    with closing(memory_of(house, code(house))) as memory:
        return sorted(Shelf(memory.database).sums("section")) or _ALL


def _offer(place: Path, copy: Copy) -> Offer:
    with place.open("rb") as file:
        return Offer(copy.name, copy.form, copy.language, copy.size, file_digest(file, "sha256").hexdigest())


def _lay_out_site(_house: House, site: Path, editions: Sequence[Edition], folder: Path) -> None:
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.map"), copy_function=link)
    write_start(folder, [replace(each, root=folder / each.root.relative_to(site)) for each in editions])


def _lay_out_data(house: House, site: Path, editions: Sequence[Edition], folder: Path) -> None:
    found = find(house)
    for each in (*found.yaml, *phrases(house), *found.lock, *(found.texts if house.with_texts else ())):
        inside = Path(each).is_relative_to(house.root)
        place = folder / (Path(each).relative_to(house.root) if inside else Path("seeds", Path(each).name))
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(each, place)
    (folder / "schema").mkdir()
    for name, model in NAMES.items():
        (folder / "schema" / f"{name}.json").write_text(schema_of(model, editions[0].imprint.languages), "utf-8")
    for language in LANGUAGES:
        (folder / f"dictionary.{language}.md").write_text(fields_of(language), "utf-8")
    for edition in editions:
        for each in ("data", "cite", "feeds"):
            shutil.copytree(edition.root / each, folder / edition.language / each)
    write_package(folder, editions)

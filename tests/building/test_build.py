"""A build does only what is new, and what it leaves is what a cold build would leave."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from briefpress.building import briefings, making, whole
from briefpress.building.about import site_of
from briefpress.building.answering import answer
from briefpress.building.house import MADE, OWNED, beside, house_at
from briefpress.model import FOLDERS, is_reserved
from briefpress.rendering import KINDS
from tests.conftest import ROOT, Library

HARBOUR = "briefings/documents/harbour.yml"
SHEET = re.compile(r'\["sheet","\d+",\["(.+?)\.html"')


def cold(small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Build a copy of the library with nothing known, and return its pages."""
    root = tmp_path / "cold"
    shutil.copytree(small.root, root, ignore=shutil.ignore_patterns("docs"))
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cold-cache"))
    copy = Library(root)
    assert copy.build().exit == 0
    return copy.written()


def test_a_page_is_written_only_when_it_changes(small: Library) -> None:
    small.build()
    before = {path: path.stat().st_mtime_ns for path in small.root.joinpath("docs").rglob("*.md")}
    small.change(HARBOUR, "Talvia has banned the export of 106 products.", "Talvia has banned exporting 106 products.")
    small.build()
    changed = {
        str(path.relative_to(small.root / "docs")) for path, time in before.items() if path.stat().st_mtime_ns != time
    }
    assert changed == {"en/actors/talvia.md", "en/documents/harbour.md", "en/sections/sanctions.md"}


def _drop_the_question(small: Library) -> None:
    small.change("briefings/library.yml", "questions: [who-protested]", "questions: []")
    small.path("briefings/questions/who-protested.yml").unlink()


EDITS: dict[str, Callable[[Library], object]] = {
    "a claim": lambda small: small.change(HARBOUR, "Three people were hurt", "Some three people were hurt"),
    "a claim's actors": lambda small: small.change(HARBOUR, "actors: [dockers]", "actors: [arvenia]"),
    "a claim's section": lambda small: small.change(HARBOUR, "sections: [sanctions]", "sections: [geopolitics]"),
    "a title": lambda small: small.change(HARBOUR, "title: {en: The harbour talks", "title: {en: Talks"),
    "a date": lambda small: small.change(HARBOUR, "published: 2031-05-08~", "published: 2031-05"),
    "an actor's name": lambda small: small.change("briefings/actors/marea.yml", "Marea news agency", "Marea"),
    "an actor's spelling": lambda small: small.change("briefings/actors/marea.yml", "agencia Marea, ", ""),
    "an event's claims": lambda small: small.change(
        "briefings/events/harbour-visit.yml", "[harbour#visit]", "[harbour#visit, column#coup]"
    ),
    "a question's position": lambda small: small.change(
        "briefings/questions/who-protested.yml", ", column#spontaneous", ""
    ),
    "a section's title": lambda small: small.change("briefings/sections/energy.yml", "en: Energy", "en: Power"),
    "the settings": lambda small: small.change("briefings/library.yml", "harbour/papers", "harbour/notes"),
    "a question gone": _drop_the_question,
    "a finding gone": lambda small: small.path("briefings/findings/trade.yml").unlink(),
    "a place's claims": lambda small: small.change(
        "briefings/places/the-coast.yml", ", column#coup", ", column#occupation"
    ),
    "a place gone": lambda small: small.path("briefings/places/the-coast.yml").unlink(),
    "an actor more": lambda small: small.write(
        "briefings/actors/nobody.yml", "name: {en: Nobody, es: Nadie}\ntype: group\n"
    ),
    "a briefing more": lambda small: small.write(
        "briefings/documents/second.yml", small.read(HARBOUR).replace("en: The harbour talks", "en: Once more")
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_an_edit_leaves_the_pages_of_a_cold_build(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Library], object]
) -> None:
    small.build()
    edit(small)
    small.lock()
    assert small.build().exit == 0, small.check().told["text"]
    assert small.written() == cold(small, tmp_path, monkeypatch)


def test_a_briefing_that_goes_takes_its_pages_along(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write("briefings/documents/second.yml", small.read(HARBOUR))
    small.lock()
    small.build()
    assert "en/documents/second.md" in small.pages()
    small.path("briefings/documents/second.yml").unlink()
    small.lock()
    small.build()
    assert "en/documents/second.md" not in small.pages()
    assert small.written() == cold(small, tmp_path, monkeypatch)


def test_a_page_altered_or_deleted_by_hand_is_made_anew(small: Library) -> None:
    small.build()
    whole = small.pages()
    small.write("docs/en/documents/harbour.md", "altered\n")
    small.path("docs/es/actors/marea.md").unlink()
    small.write("docs/en/actors/stray.md", "stray\n")
    small.build()
    assert small.pages() == whole


def test_hand_written_pages_are_never_touched(small: Library) -> None:
    small.write("docs/en/method.md", "# By hand\n")
    small.write("docs/es/manual/reading.md", "# A mano\n")
    small.build()
    assert small.read("docs/en/method.md") == "# By hand\n"
    assert small.read("docs/es/manual/reading.md") == "# A mano\n"


def test_nothing_is_written_on_an_error_and_a_repair_is_enough(small: Library) -> None:
    small.build()
    whole = small.pages()
    small.change(HARBOUR, "Three people were hurt", "Some people were hurt")
    small.change("briefings/documents/column.yml", "passage: un golpe preparado", "passage: un golpe planeado")
    assert small.build().exit == 1
    assert small.pages() == whole
    small.change("briefings/documents/column.yml", "passage: un golpe planeado", "passage: un golpe preparado")
    assert small.build().exit == 0
    assert "Some people were hurt" in small.pages()["en/documents/harbour.md"]


def test_a_claim_that_goes_is_missed_on_the_line_that_cites_it(small: Library) -> None:
    small.build()
    small.change(HARBOUR, "  contract-planned:", "  contract-signed:")
    assert (
        "briefings/actors/mara-ilves.yml:11:7: error[references]: there is no claim `harbour#contract-planned`"
    ) in small.check().told["text"]


def test_a_check_before_a_build_takes_nothing_from_it(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.build()
    small.change(HARBOUR, "Three people were hurt", "Some three people were hurt")
    small.check()
    small.build()
    assert small.written() == cold(small, tmp_path, monkeypatch)


def test_pages_are_the_same_with_and_without_texts_that_may_not_be_shown(small: Library) -> None:
    small.change("briefings/documents/column.yml", "rights: full", "rights: quote")
    small.build()
    with_texts = small.pages()
    small.take_texts()
    assert "against seeds/passages.lock" in small.build().told["text"]
    assert small.pages() == with_texts


def test_a_text_is_shown_when_its_rights_are_full_and_it_is_at_hand(small: Library) -> None:
    small.build()
    shown = [path for path in small.pages() if "/texts/" in path]
    assert shown == [f"{language}/texts/{name}.md" for language in ("en", "es") for name in ("column", "the-column")]
    assert "texts/column.md#coup" in small.pages()["en/documents/column.md"]
    small.take_texts()
    small.build()
    assert not any("texts/" in path or "../texts/" in text for path, text in small.pages().items())


def test_a_private_copy_shows_every_text_and_an_ordinary_one_no_longer(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.build()
    ordinary = small.written()
    monkeypatch.setenv("BRIEFINGS_WITH_TEXTS", "1")
    small.build()
    private = small.pages()["en/texts/harbour.md"]
    assert "robots: noindex" in private
    assert "A private copy" in private
    assert "No somos bandidos" in private
    monkeypatch.delenv("BRIEFINGS_WITH_TEXTS")
    small.build()
    assert small.written() == ordinary


def test_many_processes_write_the_same_bytes_as_one(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(230):
        small.write(f"briefings/documents/copy-{number}.yml", small.read(HARBOUR))
    small.lock()
    assert small.build(workers=2).exit == 0
    assert small.written() == cold(small, tmp_path, monkeypatch)


def test_a_damaged_memory_is_made_anew(small: Library, tmp_path: Path) -> None:
    small.build()
    whole = small.pages()
    for damage in (b"damaged", b"{}", b"[]"):
        for path in (tmp_path / "cache").rglob("*"):
            if path.suffix in (".db", ".json"):
                path.write_bytes(damage)
        assert small.build().exit == 0
        assert small.pages() == whole


def test_what_lies_beside_the_pages_is_seen_wherever_the_library_lies(tmp_path: Path) -> None:
    root = tmp_path / "search" / "papers" / "docs" / ".beside"
    for folder in ("en/cite", "en/search/t"):
        (root / folder).mkdir(parents=True)
    found = beside(house_at(tmp_path / "search" / "papers"))
    assert [path.removeprefix(str(root)) for path in found] == ["", "/en", "/en/cite"]


def test_a_damaged_or_lost_index_is_made_anew(small: Library, tmp_path: Path) -> None:
    small.build()
    whole = small.written()
    records = next((tmp_path / "cache").rglob("search/en/segments/*.json"))
    records.write_text(records.read_text().replace("1", "2", 1))
    small.change(HARBOUR, "Three people were hurt", "Some three people were hurt")
    small.build()
    small.change(HARBOUR, "Some three people were hurt", "Three people were hurt")
    small.build()
    assert small.written() == whole
    for place in ("docs/.beside/en/search/s/*/*.js", "docs/.beside/es/search/t/*.js"):
        next(small.root.glob(place)).unlink()
        small.build()
        assert small.written() == whole


def test_an_index_that_grows_and_shrinks_is_that_of_a_cold_build(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.build()
    for number in range(60):
        small.write(
            f"briefings/actors/extra-{number}.yml", f"name: {{en: Extra{number}, es: Otro{number}}}\ntype: group\n"
        )
    small.build()
    for number in range(60):
        small.path(f"briefings/actors/extra-{number}.yml").unlink()
    small.build()
    assert small.written() == cold(small, tmp_path, monkeypatch)


def test_an_edit_leaves_the_other_shards_as_they_are(small: Library) -> None:
    for number in range(80):
        text = small.read(HARBOUR).replace("Three people were hurt", f"Word{number}x people were hurt")
        small.write(f"briefings/documents/copy-{number}.yml", text)
    small.lock()
    small.build()
    before = {path for path in small.written() if "/search/t/" in path}
    small.change("briefings/documents/copy-7.yml", "Word7x people", "Word7y people")
    small.build()
    after = {path for path in small.written() if "/search/t/" in path}
    assert len(before) > 10
    assert len(before - after) <= 2


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("briefings/documents/Harbour Two.yml", "`Harbour Two` is no id; rename the file"),
        ("briefings/documents/index.yml", "`index` is the name of an index page; rename the file"),
        ("briefings/documents/documents-2031.yml", "`documents-2031` is the name of an index page; rename the file"),
        ("briefings/actors/x.yaml", "the file's name ends in .yaml; rename it to end in .yml"),
        ("briefings/stray.yml", "no such place for a file; put it into one of: documents, actors, events"),
    ],
)
def test_a_file_in_a_wrong_place_is_told(small: Library, file: str, message: str) -> None:
    small.write(file, small.read("briefings/actors/marea.yml"))
    said = small.check()
    assert said.exit == 1
    assert f"{file}:1:1: error[yaml]: {message}" in said.told["text"]


def test_no_thing_that_has_a_page_is_called_as_a_page_of_all_is(small: Library) -> None:
    assert small.build().exit == 0
    folders = ("documents", *FOLDERS)
    things = {folder: {path.stem for path in small.path(f"briefings/{folder}").iterdir()} for folder in folders}
    pages = {folder: {path.stem for path in small.path(f"docs/en/{folder}").glob("*.md")} for folder in folders}
    paged = [folder for folder in folders if things[folder] <= pages[folder]]
    assert paged == ["documents", "actors", "questions", "sections"]
    assert [folder for folder in folders if is_reserved(folder, "index")] == paged
    for folder in paged:
        some = next(small.path(f"briefings/{folder}").glob("*.yml"))
        some.rename(some.with_stem("index"))
    said = small.check().told["text"]
    assert said.count("error[yaml]: `index` is the name of an index page; rename the file") == len(paged)


@pytest.mark.parametrize(
    ("thing", "former"),
    [
        ("documents/harbour", "documents-2031"),
        ("documents/harbour", "index"),
        ("actors/marea", "index"),
        ("questions/who-protested", "index"),
        ("sections/energy", "index"),
    ],
)
def test_no_thing_was_called_as_a_page_of_all_is(small: Library, thing: str, former: str) -> None:
    file = f"briefings/{thing}.yml"
    text = re.sub(r"(?m)^formerly:.*\n", "", small.read(file))
    small.write(file, f"{text}formerly: [{former}]\n")
    said = small.build()
    assert said.exit == 1
    assert f"error[former]: `{former}` is the name of an index page, and no former id" in said.told["text"]


def test_what_is_no_file_is_not_read_and_told(small: Library, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("name: {en: Secret, es: Secreto}\ntype: state\n", "utf-8")
    small.path("briefings/actors/secret.yml").symlink_to(secret)
    (tmp_path / "folder").mkdir()
    small.path("briefings/more").symlink_to(tmp_path / "folder")
    os.mkfifo(small.path("briefings/documents/pipe.yml"))
    small.path("briefings/documents/lost.yml").symlink_to(tmp_path / "nowhere")
    odd = ("actors/secret.yml", "documents/lost.yml", "documents/pipe.yml", "more")
    for _ in range(2):
        said = small.build()
        assert said.exit == 1
        told = [line for line in said.told["text"].splitlines() if "error[yaml]: it is not read: it is a link" in line]
        assert [line.partition(":")[0].removeprefix("briefings/") for line in told] == sorted(odd)
    for path in odd:
        small.path(f"briefings/{path}").unlink()
    assert small.build().exit == 0
    assert not any("Secret" in text for text in small.pages().values())


def test_pages_do_not_depend_on_clock_zone_locale_or_hash_seed(small: Library, tmp_path: Path) -> None:
    small.build()
    whole = small.pages()
    shutil.rmtree(small.root / "docs")
    command = [sys.executable, "-m", "briefpress", "--root", str(small.root), "build", "--markdown"]
    odd = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "99", "LANG": "es_ES.UTF-8"}
    odd["BRIEFINGS_CACHE"] = str(tmp_path / "odd")
    subprocess.run(command, cwd=ROOT, env=os.environ | odd, check=True, capture_output=True)
    assert small.pages() == whole


@pytest.mark.parametrize("ignoring", [".gitignore", "generator/briefpress/drafting/library/gitignore"])
def test_every_kind_of_page_has_its_folder_where_the_house_looks_and_git_does_not(ignoring: str) -> None:
    folders = {kind.folder for kind in KINDS if kind.folder}
    assert folders == set(OWNED)
    ignored = (ROOT / ignoring).read_text("utf-8").splitlines()
    assert [each for each in OWNED if f"/docs/*/{each}/" not in ignored] == []
    assert [each for each in MADE if f"/docs/*/{each}" not in ignored] == []


def test_the_menu_leads_to_every_page_of_all_but_the_form_for_corrections(small: Library) -> None:
    assert small.build().exit == 0
    docs = small.path("docs/en")
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("index.md")}
    assert pages - set(_paths(site_of(house_at(small.root), "en")[1])) == {"correct/index.md"}


def _paths(menu: object) -> list[str]:
    match menu:
        case dict():
            return _paths(list(menu.values()))
        case list():
            return [path for each in menu for path in _paths(each)]
    return [str(menu)]


def test_the_search_finds_every_page_but_those_that_another_stands_for(small: Library) -> None:
    assert small.build().exit == 0
    shown = small.path("docs/.beside/en/search/s").rglob("*.js")
    found = {match[1] for each in shown if (match := SHEET.search(each.read_text("utf-8")))}
    pages = {path.removeprefix("en/").removesuffix(".md") for path in small.pages() if path.startswith("en/")}
    sections = [path.stem for path in small.path("briefings/sections").iterdir()]
    moved = {"actors/ilves", "documents/the-column", "questions/protesters", "texts/the-column"}
    elsewhere = {"texts/column", *(f"{folder}/{each}" for folder in ("changes", "timeline") for each in sections)}
    assert pages - found == {"index", "search", "correct/index"} | moved | elsewhere


@pytest.mark.parametrize(
    ("file", "old", "new", "pages"),
    [
        (
            HARBOUR,
            "Talvia has banned the export of 106",
            "Talvia bans exporting 106",
            [
                "actors/talvia",
                "documents/harbour",
                "figures/index",
                "index",
                "sections/sanctions",
                "timeline/sanctions",
            ],
        ),
        (
            "briefings/actors/marea.yml",
            "type: outlet",
            "type: outlet\nnote: {en: 'A note.', es: 'Una nota.'}",
            ["actors/marea"],
        ),
    ],
)
def test_only_pages_that_show_what_changed_are_made_anew(
    small: Library, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, pages: list[str]
) -> None:
    small.build()
    small.change(file, old, new)
    made: list[str] = []
    real = making.page_of
    monkeypatch.setattr(making, "page_of", lambda desk, page: made.append(page) or real(desk, page))
    small.build()
    assert sorted(set(made)) == pages


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("room", "work", "unit"), [(making, "page_of", "page/actors/marea"), (briefings, "_work", "check/column")]
)
def test_what_goes_wrong_says_where(
    small: Library, monkeypatch: pytest.MonkeyPatch, workers: int, room: ModuleType, work: str, unit: str
) -> None:
    real = getattr(room, work)

    def fail(bench: object, name: str) -> object:
        if unit.partition("/")[2] == name:
            raise KeyError("nothing")
        return real(bench, name)

    monkeypatch.setattr(room, work, fail)
    for each in (making, whole):
        monkeypatch.setattr(each, "_MANY", 1)
    with pytest.raises(KeyError, match="nothing") as raised:
        small.build(workers=workers)
    assert raised.value.__notes__ == [f"This was at work on {unit}."]


def test_an_answer_is_given_from_memory_after_every_build(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    small.build()
    small.change(HARBOUR, "Three people were hurt", "Some three people were hurt")
    small.build()
    monkeypatch.setattr(whole, "build", lambda *_, **__: pytest.fail("nothing has changed"))
    small.build()


def test_a_warm_verdict_blames_the_same_file_as_a_cold_one(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write("briefings/actors/talvia-north.yml", "name: {en: North, es: Norte}\ntype: state\nspellings: [Talvia]\n")
    answer(house_at(small.root), write=False)
    small.path("briefings/documents/column.yml").unlink()
    warm = answer(house_at(small.root), write=False).told["text"]
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "another"))
    assert answer(house_at(small.root), write=False).told["text"] == warm
    assert "actors/talvia.yml:" in warm


def test_a_warm_verdict_accuses_nobody_of_naming_what_cannot_be_read(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.path("briefings/actors/talvia.yml").rename(small.path("briefings/actors/Talvia.yml"))
    answer(house_at(small.root), write=False)
    small.change("briefings/documents/harbour.yml", "  not-bandits:", "  not-bandit:")
    warm = answer(house_at(small.root), write=False).told["text"]
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "another"))
    assert answer(house_at(small.root), write=False).told["text"] == warm
    assert "there is no actor `talvia`" not in warm


def test_a_file_that_can_no_longer_be_read_is_one_problem_among_others(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write("briefings/actors/talvia-north.yml", "name: {en: North, es: Norte}\ntype: state\nspellings: [Talvia]\n")
    answer(house_at(small.root), write=False)
    small.path("briefings/documents/column.yml").unlink()
    refused, read_bytes = small.path("briefings/actors/talvia.yml"), Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    warm = answer(house_at(small.root), write=False).told["text"]
    assert "actors/talvia.yml:1:1: error[yaml]" in warm
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "another"))
    assert answer(house_at(small.root), write=False).told["text"] == warm

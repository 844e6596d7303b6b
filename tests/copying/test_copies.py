"""Each form of copy, read as its reader would."""

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from briefpress.building.house import House
from briefpress.copying import checking, missing_library
from briefpress.copying.archive import BadName, files_of
from briefpress.copying.browsing import NotShown, browse, chromium
from briefpress.copying.manifest import verify
from tests.copying.conftest import Copies, copy, made
from tests.pressing.conftest import lacking

EPUBCHECK = Path("/usr/share/java/epubcheck.jar"), Path("/usr/bin/epubcheck")


def test_the_archived_site_has_both_languages_and_a_first_page(copies: Copies) -> None:
    with zipfile.ZipFile(copies.file("site.zip")) as archive:
        names = set(archive.namelist())
        start = archive.read("START.html").decode()
    assert {"START.html", "index.html", "es/index.html", "search.html", "MANIFEST.json", "SHA256SUMS"} <= names
    assert 'href="index.html"' in start
    assert 'href="es/index.html"' in start
    assert "30 December 2030" in start
    assert "30 de diciembre de 2030" in start
    assert not any(name.endswith(".map") for name in names)


def test_every_copy_is_told_with_its_size_and_what_was_checked(copies: Copies) -> None:
    for ending in ("site.zip", "en.html", "es.html", "en.epub", "es.epub", "data.zip"):
        assert re.search(rf"briefings-{re.escape(ending)}: [\d.]+ [kM]B; checked \d", copies.told)


def test_a_copy_verifies_until_it_is_touched(copies: Copies, tmp_path: Path) -> None:
    place = tmp_path / "copies"
    shutil.copytree(copies.place, place)
    assert verify(place).holds
    assert verify(place / "briefings-en.html").good == 1
    assert verify(place / "briefings-site.zip").holds
    (place / "briefings-en.html").write_text("another", "utf-8")
    (place / "briefings-es.html").unlink()
    (place / "more.txt").write_text("more", "utf-8")
    found = verify(place)
    assert (found.changed, found.added, found.lost) == (("briefings-en.html",), ("more.txt",), ("briefings-es.html",))
    assert not verify(place / "briefings-en.html").holds


def test_sha256sums_are_as_sha256sum_reads_them(copies: Copies) -> None:
    said = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=copies.place, capture_output=True)
    assert said.returncode == 0, said.stderr.decode()


def test_two_copies_of_one_state_are_the_same_bytes_whether_the_site_was_built_or_not(
    house: House, copies: Copies, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert not copies.house.site.exists()
    again = made(house, tmp_path_factory, ("site", "html", "epub", "data"), built=True)
    for path in sorted(copies.place.iterdir()):
        assert (
            hashlib.sha256(path.read_bytes()).digest()
            == hashlib.sha256((again.place / path.name).read_bytes()).digest()
        )


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_one_page_needs_nothing_else(copies: Copies, language: str) -> None:
    page = html.fromstring(copies.file(f"{language}.html").read_bytes())
    ids = Counter(page.xpath("//@id"))
    assert max(ids.values()) == 1
    for link in page.xpath("//a"):
        href = link.get("href", "")
        assert href[1:] in ids if href.startswith("#") else "outside" in link.get("class", "").split()
    assert page.xpath("//@src | //link/@href") == []
    claim = page.get_element_by_id("page-documents-harbour--trade-record")
    assert claim.getnext().tag == "blockquote"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_e_book_is_sound(copies: Copies, language: str) -> None:
    place = copies.file(f"{language}.epub")
    with zipfile.ZipFile(place) as book:
        assert book.infolist()[0].filename == "mimetype"
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
        package = etree.fromstring(book.read("book/package.opf"))
        listed = {f"book/{each}" for each in package.xpath("//*[local-name() = 'item']/@href")}
        assert listed == {name for name in book.namelist() if name.startswith("book/")} - {"book/package.opf"}
    jar = next((each for each in EPUBCHECK if zipfile.is_zipfile(each)), None) if shutil.which("java") else None
    if jar is None:
        pytest.skip("epubcheck is not at hand (apt: epubcheck)")
    said = subprocess.run(["java", "-jar", str(jar), str(place)], capture_output=True, text=True)
    assert "0 fatals / 0 errors / 0 warnings" in said.stdout + said.stderr, said.stdout + said.stderr


def test_the_data_are_a_package_whose_list_is_right(copies: Copies) -> None:
    with zipfile.ZipFile(copies.file("data.zip")) as pack:
        package = json.loads(pack.read("datapackage.json"))
        names = set(pack.namelist())
        for resource in package["resources"]:
            data = pack.read(resource["path"])
            assert resource["bytes"] == len(data)
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        table = next(each for each in package["resources"] if each["path"] == "en/data/claims.csv")
        header = next(csv.reader(io.StringIO(pack.read("en/data/claims.csv").decode("utf-8-sig"))))
    assert [each["name"] for each in table["schema"]["fields"]] == header
    assert {"README.md", "briefings/documents/harbour.yml", "seeds/passages.lock", "schema/briefing.json"} <= names
    assert not any(name.endswith(".txt") for name in names)


def _texts(place: Path) -> str:
    """Return all that can be read in a copy, whatever its form."""
    if not zipfile.is_zipfile(place):
        return place.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(place) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


SECRET = "Mara Ilves, visitó el jueves Puerto Alto para hablar"
"""Words of a text that no passage quotes."""


def test_no_text_is_in_a_copy_unless_asked_for(copies: Copies, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert SECRET in (copies.house.root / "seeds" / "harbour.txt").read_text("utf-8")
    for path in copies.place.iterdir():
        assert SECRET not in _texts(path), path.name
    private = made(replace(copies.house, with_texts=True), tmp_path_factory, ("html", "data"), languages=("en",))
    words = " ".join(_texts(private.file("en.html")).split())
    assert "may not be passed on" in words
    assert "visitó el jueves" in words


def test_a_folder_with_other_things_is_not_replaced(house: House, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", "utf-8")
    told, code = copy(house, tmp_path, forms=("html",))
    assert code == 1
    assert "holds other files" in told
    assert (tmp_path / "letters.txt").read_text("utf-8") == "mine"


def test_a_library_with_errors_leaves_the_last_copies(copies: Copies, tmp_path: Path) -> None:
    root, place = tmp_path / "papers", tmp_path / "copies"
    shutil.copytree(copies.house.root, root)
    shutil.copytree(copies.place, place)
    (root / "briefings" / "documents" / "harbour.yml").write_text("source: {", "utf-8")
    told, code = copy(House(root, (root / "seeds",)), place, forms=("html",))
    assert code == 1
    assert "harbour.yml" in told
    assert verify(place).holds


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"sections": ("nowhere",)}, "There is no `sections/nowhere` here; there are `actors`"),
        ({"languages": ("fr",)}, "There is no `fr` here; there are `en`, `es`"),
        ({"since": "yesterday"}, "`yesterday` is no date"),
        ({"documents": ("column",), "sections": ("sanctions",)}, "nothing to copy"),
    ],
)
def test_a_wish_that_cannot_be_fulfilled_is_told(house: House, tmp_path: Path, given: dict, words: str) -> None:
    told, code = copy(house, tmp_path / "copies", forms=("html",), **given)
    assert code == 1
    assert words in told
    assert not (tmp_path / "copies").exists()


@pytest.mark.parametrize("name", ["con.txt", "a:b", "trailing.", "x" * 201])
def test_a_name_that_some_system_does_not_take_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("", "utf-8")
    with pytest.raises(BadName):
        files_of(tmp_path)


def _need(form: str) -> None:
    if library := missing_library(form):
        pytest.skip(f"{library} is not set up (make copies)")


def test_a_set_book_has_its_pages_names_and_bookmarks(house: House, tmp_path_factory: pytest.TempPathFactory) -> None:
    _need("pdf")
    import pypdf

    one, other = (
        made(house, tmp_path_factory, ("pdf",), languages=("en",), actors=("mara-ilves",)).file("mara-ilves-en.pdf")
        for _ in range(2)
    )
    assert one.read_bytes() == other.read_bytes()
    book = pypdf.PdfReader(one)
    words = " ".join(page.extract_text() for page in book.pages)
    assert "Index of names" in words
    assert "Mara Ilves" in words
    assert book.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(book.outline) > 5
    few = dict.fromkeys(checking._LIMITS, 1)
    with pypdf.apply_configuration(pypdf.get_configuration().with_overwrites(**few)):
        assert checking.check_copy("pdf", one)["sheets"] == len(book.pages)


def test_kiwix_finds_names_and_words_in_any_spelling(house: House, tmp_path_factory: pytest.TempPathFactory) -> None:
    _need("zim")
    from libzim.reader import Archive
    from libzim.search import Query, Searcher

    one, other = (made(house, tmp_path_factory, ("zim",), languages=("es",)).file("es.zim") for _ in range(2))
    assert one.read_bytes() == other.read_bytes()
    archive = Archive(one)
    assert archive.check()
    found = list(Searcher(archive).search(Query().set_query("energia")).getResults(0, 5))
    assert "sections/energy.html" in found
    assert bytes(archive.get_metadata("Language")) == b"spa"
    assert b"_ftindex:yes" in bytes(archive.get_metadata("Tags"))  # a reader offers full text only then
    assert not any(
        "briefings-language" in bytes(archive.get_entry_by_path("index.html").get_item().content).decode() for _ in "a"
    )


def test_a_site_is_opened_and_searched_in_a_browser_and_must_ask_nothing(copies: Copies, tmp_path: Path) -> None:
    program = chromium()
    if program is None:
        lacking("no Chromium is here")
    assert "3 pages opened in Chromium without a network, 4 searches there" in copies.told
    site = tmp_path / "site"
    with zipfile.ZipFile(copies.file("site.zip")) as packed:
        packed.extractall(site)
    home = site / "es" / "index.html"
    good = home.read_text("utf-8")
    home.write_text(good.replace("</body>", "<script>fetch('https://example.org/seen')</script></body>"), "utf-8")
    with pytest.raises(NotShown, match=r"asks for https://example\.org/seen"):
        browse(_packed(site), program)
    home.write_text(good, "utf-8")
    (site / "es" / "search" / "manifest.js").write_text("", "utf-8")
    with pytest.raises(NotShown, match=r"search\.html does not find actors/arvenia\.html by `arvenia`"):
        browse(_packed(site), program)


def test_without_a_browser_that_is_said(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("briefpress.copying.checking.chromium", lambda: None)
    told, code = copy(house, tmp_path / "copies", forms=("site",))
    assert code == 0
    assert "No Chromium is here, so no page of the site was opened" in told
    assert "opened in Chromium" not in told


def _packed(folder: Path) -> Path:
    return Path(shutil.make_archive(str(folder), "zip", folder))

"""What a reference manager knows of a document becomes the head of a draft, in whichever format it is written."""

import json
import random
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from briefpress.building.house import house_at
from briefpress.building.importing import import_told
from briefpress.drafting.importing import FORMATS, NotRead, Record, id_of, records_in
from tests.conftest import Library

BIB = r"""
@article{muller2031,
  title = {The {Harbour} talks \& more},
  author = {M{\"u}ller, Ana and {Trade and Sea Ministry} and Juan P{\'e}rez},
  journal = {Harbour Journal},
  date = {2031-05-04/2031-06},
  url = {https://example.org/a?b=1},
  langid = {spanish}
}
@misc{x, title = {No author}, year = 2031, month = may}
@comment{nothing}
@dataset{y, author = {A, B}}
"""
RIS = """TY  - NEWS
TI  - The Harbour talks
AU  - Müller, Ana
AU  - Ministry of Trade
T2  - The Paper
PY  - 2031/05/04/
UR  - https://example.org/a
LA  - es
ER  -
TY  - JOUR
T1  - Second
A1  - Pérez, Juan
JO  - Journal
PY  - 2031
ER  -
"""
CSL = json.dumps(
    [
        {
            "id": "http://zotero.org/1",
            "citation-key": "muller_2031",
            "type": "article-newspaper",
            "title": "The Harbour talks",
            "author": [{"family": "Müller", "given": "Ana"}, {"literal": "Ministry of Trade"}],
            "container-title": "The Paper",
            "URL": "javascript:alert(1)",
            "issued": {"date-parts": [["2031", 5, 4]], "circa": True},
            "language": "es-MX",
        },
        {"id": "b", "type": "webpage", "title": "Undated", "issued": {"literal": "some day"}},
    ]
)
CSV = (
    '\ufeff"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Date","Language"\n'
    '"AB12","newspaperArticle","2031","Müller, Ana; Ministry of Trade","The Harbour, talks",'
    '"The Paper","","2031-05","Spanish"\n'
)


def test_bibtex() -> None:
    records, unread = records_in(BIB, "bib")
    assert records == [
        Record(
            "muller2031",
            "The Harbour talks & more",
            ("Ana Müller", "Trade and Sea Ministry", "Juan Pérez"),
            "Harbour Journal",
            "https://example.org/a?b=1",
            "2031-05-04/2031-06",
            "es",
            "analysis",
        ),
        Record("x", "No author", published="2031-05", genre="news"),
    ]
    assert unread == [3]


def test_ris() -> None:
    records, unread = records_in(RIS, "ris")
    assert records == [
        Record(
            "",
            "The Harbour talks",
            ("Ana Müller", "Ministry of Trade"),
            "The Paper",
            "https://example.org/a",
            "2031-05-04",
            "es",
            "news",
        ),
        Record("", "Second", ("Juan Pérez",), "Journal", published="2031", genre="analysis"),
    ]
    assert unread == []
    assert [id_of(each) for each in records] == ["muller-2031-the-harbour-talks", "perez-2031-second"]


def test_csl() -> None:
    records, _ = records_in(CSL, "json")
    assert records == [
        Record(
            "muller_2031",
            "The Harbour talks",
            ("Ana Müller", "Ministry of Trade"),
            "The Paper",
            published="2031-05-04~",
            language="es-MX",
            genre="news",
        ),
        Record("b", "Undated", genre="news"),
    ]
    assert records_in(json.dumps({"items": json.loads(CSL)}), "json")[0] == records
    assert id_of(records[0]) == "muller-2031"


def test_a_table() -> None:
    assert records_in(CSV, "csv")[0] == [
        Record(
            "AB12",
            "The Harbour, talks",
            ("Ana Müller", "Ministry of Trade"),
            "The Paper",
            published="2031-05",
            language="es",
            genre="news",
        )
    ]


@pytest.mark.parametrize(("form", "text"), [("json", "{"), ("json", "[1]"), ("json", "3"), ("csv", "a,b\n1,2\n")])
def test_what_is_not_of_its_format_is_said(form: str, text: str) -> None:
    with pytest.raises(NotRead):
        records_in(text, form)


@pytest.mark.parametrize("form", FORMATS)
def test_no_text_breaks_a_reader(form: str) -> None:
    rng = random.Random(form)
    whole = {"bib": BIB, "ris": RIS, "json": CSL, "csv": CSV}[form]
    for _ in range(200):
        at = rng.randrange(len(whole))
        text = whole[:at] + rng.choice(["", "{", '"', "\n", "\x00", "ER  -", ","]) + whole[at + rng.randrange(9) :]
        with suppress(NotRead):
            records_in(text, form)


def test_each_document_is_drafted_once_and_its_text_is_read(small: Library, tmp_path: Path) -> None:
    file = tmp_path / "mine.bib"
    file.write_text(
        BIB.replace("@dataset{y, author = {A, B}}", "@misc{known, title={K}, url={https://example.org/marea/1}}"),
        "utf-8",
    )
    small.write("seeds/muller2031.txt", "La ministra visitó el puerto. «Habrá 27 barcos», dijo Mara Ilves.\n")
    house = house_at(small.root)
    said, code = import_told(house, file, "en")
    assert code == 0
    assert said.splitlines() == [
        "drafts/muller2031.yml is a draft; it says at its head what to do.",
        "drafts/x.yml is a draft; it says at its head what to do.",
        "harbour is there already, and was left as it is.",
    ]
    draft = yaml.safe_load(small.read("drafts/muller2031.yml"))
    assert draft["source"]["authors"] == ["Ana Müller", "Trade and Sea Ministry", "Juan Pérez"]
    assert draft["source"]["published"] == "2031-05-04/2031-06"
    assert draft["claims"]
    bare = yaml.safe_load(small.read("drafts/x.yml"))
    assert bare["source"]["title"] == "No author"
    assert bare["claims"] == {}
    before = small.read("drafts/x.yml")
    assert import_told(house, file, "en")[0].count("is there already") == 3
    assert small.read("drafts/x.yml") == before


def test_what_cannot_be_taken_is_said_and_the_rest_is(small: Library, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("", "utf-8")
    said, code = import_told(house_at(small.root), tmp_path / "mine.txt", "en")
    assert (said, code) == (
        f"{tmp_path}/mine.txt is of no known format: its name ends in `.bib`, `.ris`, `.json` or `.csv`.\n",
        1,
    )
    (tmp_path / "mine.json").write_bytes(b"\xff\xfe")
    assert import_told(house_at(small.root), tmp_path / "mine.json", "es")[1] == 1
    entries = [{"id": "a", "type": "book", "title": "Good"}, {"id": "b"}, {"type": "book", "title": "日本"}]
    (tmp_path / "mine.json").write_text(json.dumps(entries), "utf-8")
    said, code = import_told(house_at(small.root), tmp_path / "mine.json", "en")
    assert code == 1
    assert [line.split(" ")[0] for line in said.splitlines()] == ["drafts/a.yml", "“日本”", "Entry"]


def test_odd_entries_are_counted_and_never_break_the_rest(small: Library, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    entries = [{"id": "a", "title": "cut \ud83d"}, {"id": "b", "title": "turned \u202e"}, {"id": "c", "title": "Good"}]
    file.write_text(json.dumps(entries), "utf-8")
    said, code = import_told(house_at(small.root), file, "en")
    assert code == 1
    assert [line.split(" ")[0] for line in said.splitlines()] == ["drafts/c.yml", "Entry", "Entry"]
    for text, why in (("[]", "names no document"), ("[" * 100_000, "cannot be read")):
        file.write_text(text, "utf-8")
        assert why in import_told(house_at(small.root), file, "en")[0]
    small.write("briefings/documents/odd.yml", "claims: {}\nsource: x\n")
    file.write_text(json.dumps([{"id": "d", "title": "Good"}]), "utf-8")
    assert import_told(house_at(small.root), file, "en")[1] == 0


def test_capitals_spans_of_years_and_varieties_of_languages() -> None:
    [record], _ = records_in(
        "@misc{a, Title={T}, Author={Pérez, Juan}, Date={2020/2021}, Language={Brazilian Portuguese}}", "bib"
    )
    assert (record.authors, record.published, record.language) == (("Juan Pérez",), "2020/2021", "pt-BR")

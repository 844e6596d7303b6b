"""Citations as programs that did not write them read them: pybtex, bibtexparser, rispy."""

import json
from typing import Any

import bibtexparser
import pybtex.database
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

from briefpress.model import Name, Reference
from briefpress.rendering.desk.words import words
from briefpress.sharing import bibtex, csl_json, ris

BRAND = Name("Brand", "Teo")
INSTITUTIONS = (
    "Ministerio de Energía y Minas",
    "Arvenia between Talvia, Sorenia, Turkey and the East",
    "Johnson and Johnson",
    "Sand AND Dust",
    "Brand, Teo, Jr.",
    "others",
    "and",
    "de la Cruz",
    "Öz & Söhne_1 #2 50%",
    "\\",
    "a = b, % c",
    'The "Papers"',
    "@misc",
    "``x''",
    "a -- b --- c",
    "قناة البحر",
    "新华社",
)


def _reference(**fields: Any) -> Reference:
    return Reference(**{"key": "k", "title": "T", "language": "es"} | fields)


def _persons(text: str) -> list[Any]:
    return list(pybtex.database.parse_string(text, "bibtex").entries["k"].persons["author"])


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_an_institution_is_one_author_with_one_name(name: str) -> None:
    reference = _reference(authors=(Name(name), BRAND, Name(name)))
    persons = _persons(bibtex([reference]))
    names = [" ".join(str(part) for part in each.rich_last_names) for each in persons]
    assert names == [name, "Brand", name]
    assert not any(each.first_names + each.prelast_names + each.lineage_names for each in (persons[0], persons[2]))
    assert rispy.loads(ris([reference]))[0]["authors"] == [name, "Brand, Teo", name]
    literal = {"literal": name}
    assert json.loads(csl_json([reference]))[0]["author"] == [literal, {"family": "Brand", "given": "Teo"}, literal]


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_bibtexparser_reads_the_same_authors_and_the_same_title(name: str) -> None:
    text = bibtex([_reference(title=name, authors=(Name(name), BRAND))])
    apart = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors()])
    assert [len(each["author"]) for each in apart.entries] == [2]
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    assert library.entries_dict["k"]["title"] == name


@pytest.mark.parametrize(
    ("name", "prelast", "last", "first"),
    [
        (BRAND, "", "Brand", "Teo"),
        (Name("de la Cruz", "Ana"), "de la", "Cruz", "Ana"),
        (Name("García Márquez", "Gabriel"), "", "García Márquez", "Gabriel"),
        (Name("Ortega y Gasset", "José"), "", "Ortega y Gasset", "José"),
        (Name("Sand and Dust", "X"), "", "Sand and Dust", "X"),
        (Name("a, b", "C"), "", "a, b", "C"),
        (Name("hooks", "bell"), "", "hooks", "bell"),
        (Name("O'Neil", "M."), "", "O'Neil", "M."),
    ],
)
def test_a_person_has_his_names_in_their_parts(name: Name, prelast: str, last: str, first: str) -> None:
    (person,) = _persons(bibtex([_reference(authors=(name,))]))
    parts = (person.rich_prelast_names, person.rich_last_names, person.rich_first_names + person.rich_middle_names)
    assert tuple(" ".join(str(each) for each in part) for part in parts) == (prelast, last, first)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a } b { c", r"a \textbraceright{} b \textbraceleft{} c"),
        ("{", r"\textbraceleft{}"),
        ("x^2 ~ $y_1", r"x\textasciicircum{}2 \textasciitilde{} \$y\_1"),
        ("\\input{x}", r"\textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        ("two\nlines", "two lines"),
    ],
)
def test_tex_s_own_signs_are_named_and_braces_stay_even(text: str, written: str) -> None:
    entries = bibtex([_reference(title=text, authors=(Name(text),), note=text), _reference(key="next")])
    found = pybtex.database.parse_string(entries, "bibtex").entries
    assert list(found) == ["k", "next"]
    assert found["k"].fields["title"] == written
    assert found["k"].fields["note"] == written
    assert f"author = {{{{{written}}}}}" in entries


def test_a_whole_entry_reads_as_it_should() -> None:
    reference = Reference(
        "harbour-original",
        "Las conversaciones",
        "es-MX",
        authors=(BRAND, Name("Ministerio de Energía y Minas")),
        publisher="Agencia Marea",
        published="2031-05-08~",
        in_words="about 8 May 2031",
        seen="2032-01-02",
        url="https://example.org/a_b?c=1&d=%20~e",
        genre="wire",
    )
    assert bibtex([reference]) == (
        "@online{harbour-original,\n"
        "  author = {Brand, Teo and {Ministerio de Energía y Minas}},\n"
        "  title = {Las conversaciones},\n"
        "  organization = {Agencia Marea},\n"
        "  year = {2031},\n"
        "  date = {2031-05-08~},\n"
        "  url = {https://example.org/a_b?c=1&d=%20~e},\n"
        "  urldate = {2032-01-02},\n"
        "  langid = {spanish}\n"
        "}\n"
    )
    assert ris([reference]) == (
        "TY  - NEWS\r\nID  - harbour-original\r\nTI  - Las conversaciones\r\nAU  - Brand, Teo\r\n"
        "AU  - Ministerio de Energía y Minas\r\nT2  - Agencia Marea\r\nPB  - Agencia Marea\r\nPY  - 2031\r\n"
        "DA  - 2031/05/08/about 8 May 2031\r\nUR  - https://example.org/a_b?c=1&d=%20~e\r\nY2  - 2032/01/02/\r\n"
        "LA  - es-MX\r\nER  - \r\n"
    )
    assert json.loads(csl_json([reference])) == [
        {
            "id": "harbour-original",
            "type": "article-newspaper",
            "title": "Las conversaciones",
            "author": [{"family": "Brand", "given": "Teo"}, {"literal": "Ministerio de Energía y Minas"}],
            "container-title": "Agencia Marea",
            "publisher": "Agencia Marea",
            "issued": {"date-parts": [[2031, 5, 8]], "circa": True},
            "accessed": {"date-parts": [[2032, 1, 2]]},
            "URL": "https://example.org/a_b?c=1&d=%20~e",
            "language": "es-MX",
        }
    ]


def test_without_an_address_nothing_was_seen_there() -> None:
    reference = _reference(seen="2032-01-02")
    assert bibtex([reference]) == "@misc{k,\n  title = {T},\n  langid = {spanish}\n}\n"
    assert ris([reference]) == "TY  - ELEC\r\nID  - k\r\nTI  - T\r\nLA  - es\r\nER  - \r\n"
    assert json.loads(csl_json([reference])) == [{"id": "k", "type": "webpage", "title": "T", "language": "es"}]


def test_a_language_that_biblatex_does_not_name_is_left_out() -> None:
    assert "langid" not in bibtex([_reference(language="tlh")])


@pytest.mark.parametrize(
    ("genre", "of_ris", "of_csl"),
    [
        ("wire", "NEWS", "article-newspaper"),
        ("news", "NEWS", "article-newspaper"),
        ("opinion", "MGZN", "article-magazine"),
        ("analysis", "RPRT", "report"),
        ("official", "GOVDOC", "report"),
        ("data", "DATA", "dataset"),
        ("", "ELEC", "webpage"),
    ],
)
def test_a_genre_has_its_type(genre: str, of_ris: str, of_csl: str) -> None:
    reference = _reference(genre=genre)
    assert rispy.loads(ris([reference]))[0]["type_of_reference"] == of_ris
    assert json.loads(csl_json([reference]))[0]["type"] == of_csl


DATES = [
    # EDTF, BibTeX's year and date, RIS's year and date, CSL's date
    ("2031", "2031", "2031", "2031", "2031///", {"date-parts": [[2031]]}),
    ("2031-05", "2031", "2031-05", "2031", "2031/05//", {"date-parts": [[2031, 5]]}),
    ("2031-05-08", "2031", "2031-05-08", "2031", "2031/05/08/", {"date-parts": [[2031, 5, 8]]}),
    (
        "2031-04~",
        "2031",
        "2031-04~",
        "2031",
        "2031/04//about April 2031",
        {"date-parts": [[2031, 4]], "circa": True},
    ),
    ("2031?", "2031", "2031?", "2031", "2031///perhaps 2031", {"date-parts": [[2031]], "circa": True}),
    ("2031%", "2031", "2031%", "2031", "2031///perhaps about 2031", {"date-parts": [[2031]], "circa": True}),
    ("2031-21", "2031", "2031-21", "2031", "2031///spring 2031", {"date-parts": [[2031]], "season": 1}),
    ("2031-24", "2031", "2031-24", "2031", "2031///winter 2031", {"date-parts": [[2031]], "season": 4}),
    (
        "2031/2033",
        "2031--2033",
        "2031/2033",
        "2031",
        "2031///2031 – 2033",
        {"date-parts": [[2031], [2033]]},
    ),
    (
        "2031-05-08/2031-06~",
        "2031",
        "2031-05-08/2031-06~",
        "2031",
        "2031/05/08/8 May 2031 – about June 2031",
        {"date-parts": [[2031, 5, 8], [2031, 6]], "circa": True},
    ),
    ("2031/..", "2031--", "2031/..", "2031", "2031///from 2031", {"literal": "from 2031"}),
    ("../2031-05", "--2031", "../2031-05", "2031", "2031///up to May 2031", {"literal": "up to May 2031"}),
    (
        "2031-21/2032-22",
        "2031--2032",
        "2031-21/2032-22",
        "2031",
        "2031///spring 2031 – summer 2032",
        {"literal": "spring 2031 – summer 2032"},
    ),
    ("199X", "1990--1999", "199X", "1990", "1990///the 1990s", {"literal": "the 1990s"}),
    (
        "19XX",
        "1900--1999",
        "19XX",
        "1900",
        "1900///some year from 1900 to 1999",
        {"literal": "some year from 1900 to 1999"},
    ),
    ("2031-XX", "2031", "2031-XX", "2031", "2031///2031, month unknown", {"literal": "2031, month unknown"}),
    (
        "2031-04-XX",
        "2031",
        "2031-04-XX",
        "2031",
        "2031///April 2031, day unknown",
        {"literal": "April 2031, day unknown"},
    ),
    (
        "[1667,1668]",
        "1667--1668",
        "1667-01-01/1668-12-31",
        "1667",
        "1667///1 January 1667 – 31 December 1668",
        {"literal": "1 January 1667 – 31 December 1668"},
    ),
    ("2004-06~-11", "2004", "2004-06-11~", "2004", "2004///about 11 June 2004", {"literal": "about 11 June 2004"}),
]


@pytest.mark.parametrize(("edtf", "year", "date", "ris_year", "ris_date", "csl"), DATES, ids=[row[0] for row in DATES])
def test_a_date_comes_out_right_in_every_form(
    edtf: str, year: str, date: str, ris_year: str, ris_date: str, csl: dict[str, Any]
) -> None:
    reference = _reference(published=edtf, in_words=words("en").date(edtf))
    fields = pybtex.database.parse_string(bibtex([reference]), "bibtex").entries["k"].fields
    assert (fields["year"], fields["date"]) == (year, date)
    (row,) = rispy.loads(ris([reference]))
    assert (row["year"], row["date"]) == (ris_year, ris_date)
    assert json.loads(csl_json([reference]))[0]["issued"] == csl

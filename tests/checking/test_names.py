"""A name has one bearer, however it is written, and an author is one name."""

import pytest

from tests.conftest import Library

COLUMN = "briefings/documents/column.yml"


def told(small: Library, rule: str) -> list[str]:
    return [line for line in small.check().told["text"].splitlines() if f"[{rule}]" in line]


@pytest.mark.parametrize(
    ("authors", "messages"),
    [
        ("[Teo Brand]", []),
        ('["Brand, Teo"]', []),
        ("[Teo Brand, Ada Lund]", []),
        ("[Marea, Brand]", []),
        (
            "[Brand, Teo, Lund, Ada]",
            [
                "6:13: error[authors]: “Brand” and “Teo” are two pieces of one name, “Teo Brand”, which is "
                "`teo-brand`'s; write `authors: [Teo Brand]`; commas part authors",
                "6:25: warning[authors]: “Lund” and “Ada” are two authors, each of one word; if they are one person, "
                "write `authors: [Ada Lund]`; commas part authors",
            ],
        ),
    ],
)
def test_an_author_is_one_name(small: Library, authors: str, messages: list[str]) -> None:
    small.change(COLUMN, "authors: [Teo Brand]", f"authors: {authors}")
    assert [line.removeprefix(f"{COLUMN}:") for line in told(small, "authors")] == messages


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("also: [Arvenia]", "Arvenia"),
        ("also: [Arve\u0301nia]", ""),
        ("spellings: [Mara Ilves]", "Mara Ilves"),
        ('also: ["Ilves, Mara"]', "Ilves, Mara"),
        ("also: [Mara\u00a0Ilves]", "Mara\u00a0Ilves"),
        ("also: [La Marea]\nspellings: [Otra]", ""),
        ("also: [Otra]\nspellings: [Otra]", ""),
    ],
)
def test_a_name_has_one_bearer_however_it_is_written(small: Library, field: str, name: str) -> None:
    small.write("briefings/actors/z-other.yml", f"name: {{en: Another, es: Otra}}\ntype: group\n{field}\n")
    found = told(small, "names")
    assert [f"the name “{name}” is also" in line for line in found if "error" in line] == [True] * bool(name)


def test_a_name_that_both_call_ambiguous_may_have_two_bearers(small: Library) -> None:
    small.write(
        "briefings/actors/z-other.yml",
        "name: {en: Another, es: Otra}\ntype: group\nalso: [Arvenia]\nambiguous: [Arvenia]\n",
    )
    assert len(told(small, "names")) == 1
    small.change("briefings/actors/arvenia.yml", "type: state", "type: state\nambiguous: [Arvenia]")
    assert told(small, "names") == []


def test_an_author_written_surname_first_is_the_actor(small: Library) -> None:
    small.change(COLUMN, "authors: [Teo Brand]", 'authors: ["Brand, Teo"]')
    small.change(COLUMN, "kind: allegation\n    voice: [teo-brand]", "kind: report\n    voice: [teo-brand]")
    assert len(told(small, "voices")) == 1

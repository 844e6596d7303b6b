"""What exists but cannot be read counts as existing: one mistake, one message."""

from pathlib import Path

import pytest

from tests.conftest import SMALL, Library, told

FILES = sorted(str(path.relative_to(SMALL)) for path in (SMALL / "briefings").rglob("*.yml"))


@pytest.mark.parametrize("warm", [True, False], ids=["warm", "cold"])
def test_a_file_that_cannot_be_read_is_told_once_and_accuses_no_other(small: Library, warm: bool) -> None:
    small.build()
    for file in FILES:
        if not warm:
            small.forget()
        whole = small.read(file)
        small.write(file, f"{whole}oddkey: 1\n")
        for _ in range(2):
            lines = told(small.check())
            assert len(lines) == 1, lines
            assert lines[0].startswith(f"{file}:")
            assert "unknown key `oddkey`" in lines[0]
        small.write(file, whole)
        assert told(small.check()) == [], file


@pytest.mark.parametrize("ending", ["yaml", "YML"])
def test_a_file_whose_name_ends_otherwise_is_told_once(small: Library, ending: str) -> None:
    small.build()
    for file in FILES:
        path = small.path(file)
        path.rename(path.with_suffix(f".{ending}"))
        for _ in range(2):
            named = file.replace(".yml", f".{ending}")
            assert told(small.check()) == [
                f"{named}:1:1: error[yaml]: the file's name ends in .{ending}; rename it to end in .yml"
            ]
        path.with_suffix(f".{ending}").rename(path)
        assert told(small.check()) == [], file


@pytest.mark.parametrize("name", ["Mara-Ilves", "MARA-ILVES"])
def test_a_file_with_capital_letters_counts_as_existing(small: Library, name: str) -> None:
    small.build()
    small.path("briefings/actors/mara-ilves.yml").rename(small.path(f"briefings/actors/{name}.yml"))
    (line,) = told(small.check())
    assert line.startswith(f"briefings/actors/{name}.yml:1:1: error[yaml]: `{name}` is no id; rename the file")
    assert "nothing was written" in small.lock() or told(small.check()) == [line]


@pytest.mark.parametrize("name", ["notes.txt", "new.docx", "mara-ilves.yml~", "mara-ilves"])
def test_what_else_lies_among_the_briefings_is_told_as_not_read(small: Library, name: str) -> None:
    small.build()
    small.write(f"briefings/actors/{name}", "name: {en: A, es: A}\n")
    for _ in range(2):
        said = small.check()
        (line,) = told(said)
        assert line.startswith(f"briefings/actors/{name}:1:1: warning[yaml]: it is not read: only files whose names")
        assert said.exit == 0
    small.path(f"briefings/actors/{name}").unlink()
    assert told(small.check()) == []


@pytest.mark.parametrize(
    ("file", "to", "sort"),
    [
        ("actors/mara-ilves", "events", "an actor"),
        ("events/harbour-visit", "findings", "an event"),
        ("questions/who-protested", "actors", "a question"),
        ("documents/harbour", "actors", "a source"),
        ("sections/energy", "documents", "a section"),
    ],
)
def test_a_file_in_the_folder_of_others_is_told_with_its_own(small: Library, file: str, to: str, sort: str) -> None:
    folder, _, name = file.partition("/")
    small.path(f"briefings/{file}.yml").rename(small.path(f"briefings/{to}/{name}.yml"))
    line = told(small.check())[0]
    assert line == (
        f"briefings/{to}/{name}.yml:1:1: error[yaml]: this file describes {sort}, and lies in another folder; "
        f"move it to `briefings/{folder}/`"
    )
    assert to == "documents" or told(small.check()) == [line]


@pytest.mark.parametrize("folder", ["briefings/actor", "briefings", "briefings/actors/people"])
def test_a_file_in_a_wrong_folder_is_told_once(small: Library, folder: str) -> None:
    small.build()
    small.path(folder).mkdir(exist_ok=True)
    small.path("briefings/actors/mara-ilves.yml").rename(small.path(f"{folder}/mara-ilves.yml"))
    lines = told(small.check())
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"{folder}/mara-ilves.yml:1:1: error[yaml]: no such place for a file")


def test_a_library_without_settings_is_told_once(small: Library) -> None:
    Path(small.path("briefings/library.yml")).unlink()
    assert told(small.check()) == [
        "briefings/library.yml:1:1: error[yaml]: the file is missing; add it with `title:` and `about:`"
    ]


def test_a_finding_is_not_judged_while_a_claim_of_it_cannot_be_read(small: Library) -> None:
    small.write(
        "briefings/findings/many.yml",
        "says: {en: 'So [harbour#visit] [column#coup].', es: 'Así [harbour#visit] [column#coup].'}\n"
        "sections: [energy]\nconfidence: {grade: low, voices: 2, because: {en: So., es: Así.}}\n",
    )
    assert told(small.check()) == []
    small.change("briefings/documents/column.yml", "kind: allegation", "kind: alegation")
    assert [line.partition(":")[0] for line in told(small.check())] == ["briefings/documents/column.yml"]


def test_what_cannot_be_read_comes_first_and_warnings_last(small: Library) -> None:
    small.change("briefings/documents/column.yml", "sections: [geopolitics]", "sections: [geopolitic]")
    small.change("briefings/documents/harbour.yml", "es: Talvia ha prohibido", "es: Talvia prohíbe")
    small.write("briefings/actors/z.yml", "name: {en: Z, es: Z}\ntype: stat\n")
    small.change("briefings/documents/harbour.yml", "kind: report", "kind: plan")
    order = [line.partition(": ")[2].partition("]")[0] for line in told(small.check())]
    assert list(dict.fromkeys(order)) == ["error[shape", "error[references", "error[plans", "warning[plans"]

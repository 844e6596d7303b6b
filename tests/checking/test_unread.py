"""What exists but cannot be read counts as existing: one mistake, one message."""

from pathlib import Path

import pytest

from tests.conftest import SMALL, Library

FILES = sorted(str(path.relative_to(SMALL)) for path in (SMALL / "briefings").rglob("*.yml"))


def told(small: Library) -> list[str]:
    return small.check().told["text"].splitlines()[:-1]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("warm", [True, False], ids=["warm", "cold"])
def test_a_file_that_cannot_be_read_is_told_once_and_accuses_no_other(small: Library, file: str, warm: bool) -> None:
    if warm:
        small.build()
    whole = small.read(file)
    small.write(file, f"{whole}oddkey: 1\n")
    for _ in range(2):
        lines = told(small)
        assert len(lines) == 1, lines
        assert lines[0].startswith(f"{file}:")
        assert "unknown key `oddkey`" in lines[0]
    small.write(file, whole)
    assert told(small) == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_whose_name_ends_in_yaml_is_told_once(small: Library, file: str) -> None:
    if file == "briefings/library.yml":
        return
    small.build()
    path = small.path(file)
    path.rename(path.with_suffix(".yaml"))
    for _ in range(2):
        named = file.replace(".yml", ".yaml")
        assert told(small) == [f"{named}:1:1: error[yaml]: the file's name ends in .yaml; rename it to end in .yml"]
    path.with_suffix(".yaml").rename(path)
    assert told(small) == []


@pytest.mark.parametrize("folder", ["briefings/actor", "briefings", "briefings/actors/people"])
def test_a_file_in_a_wrong_folder_is_told_once(small: Library, folder: str) -> None:
    small.build()
    small.path(folder).mkdir(exist_ok=True)
    small.path("briefings/actors/mara-ilves.yml").rename(small.path(f"{folder}/mara-ilves.yml"))
    lines = told(small)
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"{folder}/mara-ilves.yml:1:1: error[yaml]: no such place for a file")


def test_a_library_without_settings_is_told_once(small: Library) -> None:
    Path(small.path("briefings/library.yml")).unlink()
    assert told(small) == [
        "briefings/library.yml:1:1: error[yaml]: the file is missing; add it with `title:` and `about:`"
    ]


def test_a_finding_is_not_judged_while_a_claim_of_it_cannot_be_read(small: Library) -> None:
    small.write(
        "briefings/findings/many.yml",
        "says: {en: 'So [harbour#visit] [column#coup].', es: 'Así [harbour#visit] [column#coup].'}\n"
        "sections: [energy]\nconfidence: {grade: low, voices: 2, because: {en: So., es: Así.}}\n",
    )
    assert told(small) == []
    small.change("briefings/documents/column.yml", "kind: allegation", "kind: alegation")
    assert [line.partition(":")[0] for line in told(small)] == ["briefings/documents/column.yml"]


def test_what_cannot_be_read_comes_first_and_warnings_last(small: Library) -> None:
    small.change("briefings/documents/column.yml", "sections: [geopolitics]", "sections: [geopolitic]")
    small.change("briefings/documents/harbour.yml", "es: Talvia ha prohibido", "es: Talvia prohíbe")
    small.write("briefings/actors/z.yml", "name: {en: Z, es: Z}\ntype: stat\n")
    small.change("briefings/documents/harbour.yml", "kind: report", "kind: plan")
    order = [line.partition(": ")[2].partition("]")[0] for line in told(small)]
    assert list(dict.fromkeys(order)) == ["error[shape", "error[references", "error[plans", "warning[plans"]

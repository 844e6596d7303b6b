"""Two libraries become one: what may be the same is asked, and nothing is changed before all is sound."""

from pathlib import Path

import pytest
import yaml

from briefpress.building.founding import found_told
from briefpress.building.house import House, house_at
from briefpress.building.joining import Answers, join_told
from tests.conftest import Library

ADA = """# yaml-language-server: $schema=../../docs/schema/actor.json
# somebody whom we know
name: {en: Ada Morrow, es: Ada Morrow}
type: person
spellings: [Morrow, A. Morrow]  # as written
"""
TEO = ADA.replace("Ada Morrow", "Teo Miner").replace("Morrow, A. Morrow", "Teo Miner")


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    assert found_told(tmp_path / "other", ("en", "es"), "Clinics", "en")[1] == 0
    return house_at(tmp_path / "other")


def _state(library: Library) -> dict[str, bytes]:
    folders = (library.root / "briefings", library.root / "seeds")
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def _join(library: Library, other: House, **answers: object) -> tuple[str, int]:
    return join_told(house_at(library.root), other, Answers(**answers), "en")  # type: ignore[arg-type]


def test_what_has_nothing_in_common_is_put_in_place(small: Library, other: House) -> None:
    before = _state(small)
    said, code = _join(small, other)
    assert code == 0, said
    assert said.startswith("4 files were written.")
    after = _state(small)
    assert {Path(path).name for path in after.keys() - before.keys()} == {
        "example.yml",
        "example-morrow.yml",
        "first-subject.yml",
    }
    assert [path for path in before if after[path] != before[path]] == [str(small.path("seeds/passages.lock"))]
    assert small.check().exit == 0
    assert _state(Library(other.root)) == _state(Library(other.root))


def test_the_same_name_is_asked_about_and_made_one_actor(small: Library, other: House) -> None:
    small.write("briefings/actors/ada.yml", ADA)
    before = _state(small)
    said, code = _join(small, other)
    assert code == 1
    assert said.splitlines()[0].startswith("Is actors/example-morrow there (Ada Morrow (invented), ")
    assert _state(small) == before
    said, code = _join(small, other, same={"actors/example-morrow": "ada"})
    assert code == 0, said
    joined = small.read("briefings/actors/ada.yml")
    actor = yaml.safe_load(joined)
    assert actor["spellings"] == ["Morrow", "A. Morrow", "Ada Morrow"]
    assert actor["roles"][0]["claims"] == ["example#second-clinic"]
    assert "formerly" not in actor
    assert actor["also"] == ["Ada Morrow (invented)", "Ada Morrow (inventada)"]
    assert "# somebody whom we know" in joined
    assert "# as written" in joined
    assert not small.path("briefings/actors/example-morrow.yml").exists()
    assert "voice: [ada]" in small.read("briefings/documents/example.yml")
    assert small.check().exit == 0


def test_one_id_of_two_things_is_asked_about_and_kept_apart(small: Library, other: House) -> None:
    small.write("briefings/actors/example-morrow.yml", TEO)
    assert "the same as example-morrow here (Teo Miner)" in _join(small, other)[0]
    said, code = _join(small, other, apart={"actors/example-morrow"})
    assert code == 0, said
    assert "actors/example-morrow there is actors/example-morrow-2 here." in said
    assert "Teo Miner" in small.read("briefings/actors/example-morrow.yml")
    assert "formerly" not in small.read("briefings/actors/example-morrow-2.yml")
    assert "voice: [example-morrow-2]" in small.read("briefings/documents/example.yml")
    assert small.check().exit == 0


def test_what_bears_the_id_of_one_and_is_another_becomes_the_other(small: Library, other: House) -> None:
    small.write("briefings/actors/ada.yml", ADA)
    small.write("briefings/actors/example-morrow.yml", TEO)
    said, code = _join(small, other, same={"actors/example-morrow": "ada"})
    assert code == 0, said
    assert "voice: [ada]" in small.read("briefings/documents/example.yml")
    assert small.read("briefings/actors/example-morrow.yml") == TEO
    assert not small.path("briefings/actors/example-morrow-2.yml").exists()


def test_documents_of_one_id_are_two(small: Library, other: House) -> None:
    harbour = small.read("briefings/documents/harbour.yml")
    for path in ("documents/example.yml",):
        (other.root / "briefings" / path).rename(other.root / "briefings/documents/harbour.yml")
    actor = other.root / "briefings/actors/example-morrow.yml"
    actor.write_text(actor.read_text("utf-8").replace("example#", "harbour#"), "utf-8")
    assert Library(other.root).lock()
    said, code = _join(small, other)
    assert code == 0, said
    assert "documents/harbour there is documents/harbour-2 here." in said
    assert small.read("briefings/documents/harbour.yml") == harbour
    assert "harbour-2#second-clinic" in small.read("briefings/actors/example-morrow.yml")
    assert small.check().exit == 0


def test_what_one_library_has_no_folder_for_is_put_in_place_and_lists_are_merged(small: Library, other: House) -> None:
    mine = Library(other.root)
    mine.write(
        "briefings/glossary/trade.yml",
        "term: {en: Trade, es: Comercio}\nmeans: {en: A., es: B.}\nbasis: {en: C., es: D.}\n",
    )
    term = next(small.root.glob("briefings/glossary/*.yml"))
    said, code = join_told(other, house_at(small.root), Answers(), "en")
    assert code == 0, said
    assert (other.root / "briefings/glossary" / term.name).exists()
    assert (other.root / "briefings/questions").is_dir()
    assert mine.check().exit == 0


@pytest.mark.parametrize(
    ("why", "answers"),
    [
        ("There is no `actors/nobody`", {"apart": {"actors/nobody"}}),
        ("There is no `actors/nobody`", {"same": {"actors/example-morrow": "nobody"}}),
        ("cannot be the same as another", {"same": {"events/example": "talks"}}),
        ("cannot be the same as another", {"same": {"documents/example": "harbour"}}),
        ("has errors", {}),
        ("they cannot be joined", {}),
        ("brief the same text", {}),
    ],
)
def test_what_cannot_be_joined_changes_nothing(
    small: Library, other: House, tmp_path: Path, why: str, answers: dict[str, object]
) -> None:
    if why == "has errors":
        (other.root / "briefings/documents/example.yml").write_text("claims: {}\n", "utf-8")
    elif why == "they cannot be joined":
        assert found_told(tmp_path / "third", ("en", "fr"), "Clinics", "en")[1] == 0
        other = house_at(tmp_path / "third")
    elif why == "brief the same text":
        assert _join(small, other)[1] == 0
        for name in ("documents/example", "actors/example-morrow", "sections/first-subject"):
            path = small.path(f"briefings/{name}.yml")
            if "documents" not in name:
                continue
            path.rename(path.with_stem("mine"))
        small.change("briefings/actors/example-morrow.yml", "example#", "mine#")
        small.write("seeds/passages.lock", small.read("seeds/passages.lock").replace("\nexample ", "\nmine "))
    before = _state(small)
    said, code = _join(small, other, **answers)
    assert code == 1
    assert why in said
    assert "Nothing was changed." in said
    assert _state(small) == before

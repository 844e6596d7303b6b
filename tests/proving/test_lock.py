"""The lock: the same verdict with and without the texts, one reader, and merges that need no hand."""

import json
import re
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefpress.cli import main
from briefpress.proving import faults_of, locked, sections_of
from tests.conftest import SMALL, Library

LOCK = "seeds/passages.lock"
HARBOUR = "briefings/documents/harbour.yml"
TALVIA = "briefings/actors/talvia.yml"


def problems(library: Library) -> list[str]:
    found = json.loads(library.check().told["json"])["problems"]
    return [f"{each['file']}:{each['line']}: {each['message']}" for each in found]


def move_a_claim(small: Library) -> None:
    head, claims = small.read(HARBOUR).split("\nclaims:\n")
    first, *others = re.split(r"(?m)^(?=  [a-z-]+:$)", claims)[1:]
    small.write(HARBOUR, f"{head}\nclaims:\n{''.join(others)}{first}")


def delete_an_uncited_claim(small: Library) -> None:
    text = small.read(HARBOUR)
    small.write(HARBOUR, text[: text.index("  three-hurt:")] + text[text.index("  not-bandits:") :])


def rename_an_uncited_claim(small: Library) -> None:
    small.change(HARBOUR, "  three-hurt:", "  hurt-at-the-harbour:")


def name_fewer_actors(small: Library) -> None:
    small.change(HARBOUR, "actors: [mara-ilves, arvenia]", "actors: [mara-ilves]")
    small.change(HARBOUR, "actors: [arvenia, talvia]", "actors: [talvia]")


def name_a_known_actor_more(small: Library) -> None:
    small.change(HARBOUR, "    actors: [dockers]", "    actors: [dockers, talvia]")


def add_a_spelling_that_stands_there(small: Library) -> None:
    small.change(TALVIA, "spellings: [Talvia,", "spellings: [Ministerio de Energía, Talvia,")


def add_a_spelling_that_does_not(small: Library) -> None:
    small.change(TALVIA, "spellings: [Talvia,", "spellings: [Talviya, Talvia,")


def take_a_spelling_away(small: Library) -> None:
    small.change(TALVIA, "spellings: [Talvia, Ministerio de Energía de Talvia]", "spellings: [Talvia]")


def take_damage_away(small: Library) -> None:
    text = small.read("briefings/documents/column.yml")
    small.write("briefings/documents/column.yml", re.sub(r"(?ms)^  damage:\n.*?(?=^  \w|^\w)", "", text))


def word_it_anew(small: Library) -> None:
    small.change(HARBOUR, "The text asks whether", "The article asks whether")


EDITS = [
    move_a_claim,
    delete_an_uncited_claim,
    rename_an_uncited_claim,
    name_fewer_actors,
    name_a_known_actor_more,
    add_a_spelling_that_stands_there,
    add_a_spelling_that_does_not,
    take_a_spelling_away,
    take_damage_away,
    word_it_anew,
]


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_that_touches_no_passage_has_one_verdict(small: Library, edit: Callable[[Library], None]) -> None:
    small.change("briefings/documents/column.yml", "rights: full", "rights: quote")  # its text would be shown
    edit(small)
    with_texts, pages = problems(small), small.build().exit == 0 and small.written()
    small.take_texts()
    assert problems(small) == with_texts == []
    assert small.build().exit == 0
    assert small.written() == pages


def a_new_passage(small: Library) -> None:
    small.change(HARBOUR, "passage: visitó el jueves Puerto Alto", "passage: visitó el jueves")


def a_new_actor(small: Library) -> None:
    small.change("briefings/documents/column.yml", "actors: [arvenia", "actors: [talvia, arvenia")


def the_last_known_spelling_gone(small: Library) -> None:
    small.change(TALVIA, "spellings: [Talvia, Ministerio de Energía de Talvia]", "spellings: [Ministerio de Energía]")


@pytest.mark.parametrize("edit", [a_new_passage, the_last_known_spelling_gone])
def test_what_nobody_has_seen_yet_is_an_error_with_and_without_the_texts(
    small: Library, edit: Callable[[Library], None]
) -> None:
    edit(small)
    assert "changed.lock" in problems(small)[0]
    texts = {path: path.read_bytes() for path in small.root.glob("seeds/*.txt")}
    small.take_texts()
    assert problems(small)
    assert all(each.endswith(".unverified") for each in problems(small))
    for path, data in texts.items():
        path.write_bytes(data)
    assert "0 errors" in small.lock()
    small.take_texts()
    assert problems(small) == []


def test_a_lock_that_says_more_than_the_text_is_told(small: Library) -> None:
    small.change(TALVIA, "spellings: [Talvia,", "spellings: [Talviya, Talvia,")
    small.change(LOCK, 'actor talvia ["Talvia"', 'actor talvia ["Talvia", "Talviya"')
    assert [each.partition(": ")[2] for each in problems(small)] == ["changed.lock"]
    small.lock()
    assert "Talviya" not in small.read(LOCK)


def test_a_merge_mark_is_one_error_and_hides_nothing(small: Library) -> None:
    lines = small.read(LOCK).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("harbour"))
    lines[at:at] = ["<<<<<<< mine", lines[at], "======="]
    lines.insert(at + 4, ">>>>>>> theirs")
    small.write(LOCK, "\n".join(lines) + "\n")
    for take in (lambda: None, small.take_texts):
        take()
        assert problems(small) == [f"{LOCK}:{at + 1}: lock.merge"]
        assert problems(small) == [f"{LOCK}:{at + 1}: lock.merge"]
    small.change(HARBOUR, "The text asks whether", "The article asks whether")
    assert problems(small) == [f"{LOCK}:{at + 1}: lock.merge"]


def test_the_lock_command_mends_what_a_merge_left(small: Library) -> None:
    small.change(LOCK, "harbour 1-", "=======\nharbour 1-")
    assert "lock.merge" in problems(small)[0]
    assert small.lock().endswith(
        "0 errors, 0 warnings. 11 claims in 2 documents: 2 verified against the texts.\n"
        "seeds/passages.lock is written.\n"
    )
    assert small.read(LOCK) == (SMALL / LOCK).read_text("utf-8")
    assert small.lock().endswith("seeds/passages.lock was as it should be.\n")


def test_lines_of_no_known_form_are_one_error(small: Library) -> None:
    old = "harbour claims.visit paragraph 2 start 104 end 132 passage bc04388182434374\nharbour actor x [1]\n"
    small.write(LOCK, small.read(LOCK) + old)
    assert problems(small) == [f"{LOCK}:{len(small.read(LOCK).splitlines()) - 1}: lock.line"]
    assert "2 lines are of no form that the lock has" in small.check().told["text"]


def test_the_locks_of_two_branches_may_lie_side_by_side(small: Library) -> None:
    base = small.read(LOCK)
    small.change(HARBOUR, "passage: visitó el jueves Puerto Alto", "passage: visitó el jueves")
    small.lock()
    mine = small.read(LOCK)
    small.change(HARBOUR, "passage: No somos bandidos", "passage: somos bandidos")
    small.write(LOCK, base)
    small.change(HARBOUR, "passage: visitó el jueves\n", "passage: visitó el jueves Puerto Alto\n")
    small.lock()
    both = sorted({*mine.splitlines(), *small.read(LOCK).splitlines()}, reverse=True)
    small.write(LOCK, "\n".join(both) + "\n")
    small.change(HARBOUR, "passage: visitó el jueves Puerto Alto", "passage: visitó el jueves")
    assert problems(small) == []
    small.take_texts()
    assert problems(small) == []


def test_what_was_seen_in_another_text_proves_nothing(small: Library) -> None:
    head = re.search(r"(?m)^harbour (1-[0-9a-f]+) passage", small.read(LOCK))
    assert head
    line = next(each for each in small.read(LOCK).splitlines() if " passage " in each and each.startswith("harbour"))
    small.write(LOCK, small.read(LOCK).replace(line, line.replace(head[1], "1-0000000000000000")))
    small.take_texts()
    assert [each.partition(": ")[2] for each in problems(small)] == ["passages.unverified"]


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def marked(text: str) -> bytes:
    return text.encode("utf-8-sig")


def without_last_line_end(text: str) -> bytes:
    return text.rstrip("\n").encode()


def decomposed(text: str) -> bytes:
    return unicodedata.normalize("NFD", text).encode()


def with_soft_hyphens(text: str) -> bytes:
    return text.replace("visitó", "visi\u00adtó").replace("\n", "  \n").encode()


@pytest.mark.parametrize("saved", [crlf, marked, without_last_line_end, decomposed, with_soft_hyphens])
def test_a_text_saved_anew_is_the_same_text(small: Library, saved: Callable[[str], bytes]) -> None:
    small.change(HARBOUR, "rights: quote", "rights: full")
    assert small.build().exit == 0
    pages, path = small.written(), small.path("seeds/harbour.txt")
    before = path.read_bytes()
    path.write_bytes(saved(before.decode()))
    assert path.read_bytes() != before
    assert "0 errors, 0 warnings. 11 claims in 2 documents: 2 verified against the texts." in small.build().told["text"]
    assert small.written() == pages
    small.lock()
    assert small.read(LOCK) == (SMALL / LOCK).read_text("utf-8")


def test_a_changed_text_reopens_the_claims_whose_paragraph_changed(small: Library) -> None:
    path = small.path("seeds/harbour.txt")
    text = "Un párrafo más.\n" + path.read_text("utf-8").replace("ante el puerto", "junto al puerto")
    path.write_text(text, "utf-8")
    told = small.check().told["text"]
    fingerprint = sha256(text.encode()).hexdigest()
    assert f"write `sha256: {fingerprint}` and run `briefings lock`" in told
    assert re.findall(r"the claim `([a-z-]+)` is reopened", told) == ["three-hurt", "not-bandits"]
    assert "1 verified against the texts; 1 not verified" in told
    small.write(HARBOUR, re.sub(r"sha256: \w+", f"sha256: {fingerprint}", small.read(HARBOUR)))
    assert "0 errors" in small.lock()
    assert problems(small) == []


def test_a_changed_text_without_a_passage_tells_what_stands_there_now(small: Library) -> None:
    small.change("seeds/harbour.txt", "No somos bandidos", "No éramos bandidos")
    told = small.check().told["text"]
    assert 'nearest: [-No somos bandidos-] {+"No éramos bandidos"+}' in told
    assert re.findall(r"the claim `([a-z-]+)` is reopened", told) == ["three-hurt"]


def test_lock_writes_what_it_can_and_tells_what_is_wrong(small: Library) -> None:
    small.change(HARBOUR, "passage: visitó el jueves Puerto Alto", "passage: visitó el jueves")
    small.path("seeds/column.txt").unlink()
    small.change("briefings/documents/column.yml", "kind: judgement", "kind: report")
    said = small.lock()
    assert "error[voices]: an opinion piece makes no report in its own voice" in said
    assert said.endswith("seeds/passages.lock is written.\n")
    assert "column 1-" in small.read(LOCK)


def test_every_folder_of_texts_counts(small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("harbour", "column"):
        (tmp_path / name).mkdir()
        small.path(f"seeds/{name}.txt").rename(tmp_path / name / f"{name}.txt")
    a, b = str(tmp_path / "harbour"), str(tmp_path / "column")
    run = CliRunner().invoke
    asked = ["--root", str(small.root), "--seeds", a, "--seeds", b, "check"]
    assert "2 verified against the texts" in run(main, asked).output
    monkeypatch.setenv("BRIEFINGS_SEEDS", f"{a}:{b}")
    assert "2 verified against the texts" in run(main, ["--root", str(small.root), "check"]).output


def test_one_reader_reads_the_lock() -> None:
    lock = (SMALL / LOCK).read_text("utf-8")
    assert faults_of(lock) == ([], [])
    strange = "=======\n" + "\n".join(f"{line} " for line in lock.splitlines())
    marks, lines = faults_of(strange)
    assert marks == [1]
    assert len(lines) == sum(1 for line in lock.splitlines() if line and not line.startswith("#")) == 22
    digest = re.findall(r"harbour \S+ text (\S+)", lock)[0]
    assert locked(sections_of(lock)["harbour"], digest).words == 109
    assert not locked(sections_of(strange)["harbour"], digest).reads

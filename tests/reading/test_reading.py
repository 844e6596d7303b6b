"""YAML files in, model out: nothing an editor writes leads to a traceback."""

import random
from decimal import Decimal

import pytest

from generator.model import Actor, Briefing, Term
from generator.reading import read
from generator.reading.yaml_events import load
from tests.conftest import SMALL


def problems(text: str | bytes, model: type = Actor) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return [str(problem) for problem in read(data, "actors/x.yml", model)[1]]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("010", "010"),
        ("2031-05-04", "2031-05-04"),
        ("12:30:00", "12:30:00"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("7", 7),
        ("-7", -7),
        ("0.1", Decimal("0.1")),
        ("27e9", Decimal("27e9")),
        ("true", True),
        ("null", None),
        ("'true'", "true"),
    ],
)
def test_only_text_numbers_and_truth_are_read(written: str, read_as: object) -> None:
    data, _, found = load(f"key: {written}\n", "x.yml")
    assert (data, found) == ({"key": read_as}, [])
    assert type(data["key"]) is type(read_as)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: !!python/name:os.system x\n", "1:4: error[yaml]: a tag (`tag:yaml.org,2002:python/name:os.system`)"),
        ("a: &b x\n", "1:4: error[yaml]: an anchor (`&b`)"),
        ("a: &b [x]\nc: *b\n", "1:4: error[yaml]: an anchor (`&b`)"),
        ("a: 1\nb: 2\na: 3\n", "3:1: error[yaml]: the key `a` stands twice (first in line 1); keep one of them"),
        ("a:\n\tb: 1\n", "2:1: error[yaml]: a tab at the beginning of the line; indent with spaces"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n", "2:1: error[yaml]: a mark of an unfinished merge"),
        ("a: 1\n---\nb: 2\n", "2:1: error[yaml]: a second document begins"),
        ("a: b: c\n", "1:5: error[yaml]: this is not YAML: mapping values are not allowed"),
        ("a: 'b\n", "error[yaml]: this is not YAML"),
        ("a: [b\n", "error[yaml]: this is not YAML"),
        ("a: \x07\n", "1:4: error[yaml]: a sign that nobody sees: U+0007 (bell); delete it"),
        ("", "1:1: error[yaml]: the file is empty; fill it, or delete it"),
        ("# only a comment\n", "1:1: error[yaml]: the file is empty"),
        ("[" * 60 + "]" * 60, "error[yaml]: lists within lists without end"),
        ("a: 1".encode("utf-16"), "1:1: error[yaml]: the file is not UTF-8 (UTF-16, it seems)"),
        ("a: 1\nb: ñ".encode("latin-1"), "2:1: error[yaml]: the file is not UTF-8; save it as UTF-8"),
    ],
)
def test_an_editor_is_told_what_is_not_yaml(text: str | bytes, message: str) -> None:
    assert message in problems(text)[0]


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    text = "\ufeffname: {en: A, es: B}\r\ntype: state\r\nspellings: [A]\r\n"
    entry, found = read(text.encode(), "actors/arvenia.yml", Actor)
    assert found == []
    assert entry is not None
    assert (entry.id, entry.thing.name.es, str(entry.at("spellings", 0))) == ("arvenia", "B", "actors/arvenia.yml:3:13")


def test_all_problems_of_a_file_are_told_at_once_each_with_its_place() -> None:
    assert problems(
        "nam: {en: A, es: 12}\ntype: persn\nspellings: Ilves\nroles:\n  - {title: {en: x}, claims: []}\n"
    ) == [
        "actors/x.yml:1:1: error[shape]: `name` is missing; add `name:` (the name in each language)",
        "actors/x.yml:1:1: error[shape]: unknown key `nam`; did you mean `name`?",
        "actors/x.yml:2:7: error[shape]: `type` cannot be `persn`; did you mean `person`? it is one of: "
        "person, state, organisation, company, group, outlet",
        "actors/x.yml:3:12: error[shape]: `spellings` must be a list, not text; write it as `[one, two]`, "
        "or one `- ` line each",
        "actors/x.yml:5:6: error[shape]: `es` is missing; add `es:` (in Spanish)",
        "actors/x.yml:5:30: error[shape]: `claims` needs at least 1 of them; add what is missing",
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("term: {en: 2030, es: x}", "`en` must be text, not a number; put quotes around it"),
        ("term: {en: '', es: x}", "`en` is empty; write it, or delete the key if it is optional"),
        ("term: x", "`term` must hold `en:` and `es:`, not text; write them below it, indented by two spaces"),
        ("claims: [harbour]", "`harbour` is no reference to a claim; write `briefing#claim`"),
        ("actor: Mara_Ilves", "`Mara_Ilves` is no id; ids have small letters a-z, digits and single hyphens only"),
    ],
)
def test_a_wrong_shape_is_told_in_an_editors_words(line: str, message: str) -> None:
    rest = {"term": "term: {en: a, es: b}", "means": "means: {en: a, es: b}"}
    rest[line.partition(":")[0]] = line
    assert any(message in problem for problem in problems("\n".join(rest.values()), Term))


def test_no_damage_to_a_file_leads_to_a_traceback() -> None:
    whole = (SMALL / "briefings/documents/harbour.yml").read_bytes()
    rng = random.Random(5)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 6)):
            start = rng.randrange(len(data))
            junk = rng.choice(
                [b"", b"\t", b": ", b"\xff", b"- ", b"[", b"'", b"\n", b"&a ", b"!x ", b"\0", b"*a", b"%"]
            )
            data[start : start + rng.randint(0, 9)] = junk
        entry, found = read(bytes(data), "documents/harbour.yml", Briefing)
        assert (entry is None) == bool(found)

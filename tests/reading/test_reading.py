"""YAML files in, model out: nothing an editor writes leads to a traceback."""

import random
import re
from decimal import Decimal

import pytest

from briefpress.model import Actor, Briefing, Location, Term
from briefpress.reading import read
from briefpress.reading.yaml_events import load
from tests.conftest import SMALL


def problems(text: str | bytes, model: type = Actor) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return [str(problem) for problem in read(data, "actors/x.yml", model, ("en", "es"))[1]]


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
        (
            "a: 1\nb: 2\na: 3\n",
            "3:1: error[yaml]: the key `a` stands twice (first in line 1); give the second another name",
        ),
        ("a:\n\tb: 1\n", "2:1: error[yaml]: a tab at the beginning of the line; indent with spaces"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n", "2:1: error[yaml]: a mark of an unfinished merge"),
        ("a: 1\n---\nb: 2\n", "2:1: error[yaml]: a second document begins"),
        ("a: b: c\n", "1:5: error[yaml]: a `: ` within a text that has no quotes"),
        ("a: 'b\n", "error[yaml]: a quotation mark is not closed"),
        ("a: [b\n", "error[yaml]: a list in brackets that is not closed"),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb:\n  c: 'd\n  e: f\ng: 'h'\n", "3:6: a quotation mark is not closed"),
        (
            "name: {en: Who?, es: ¿B?}\ntype: person\n",
            "1:15: within braces or brackets a text that ends with `?` needs",
        ),
        ('a:\n  b: "c\n  d: "e"\n', "2:6: a quotation mark is not closed"),
        ('a: 1\nb: "c\nd: e\n', "2:4: a quotation mark is not closed"),
        ("a: [b, c\nd: e\n", "1:4: a list in brackets that is not closed"),
        ('a: ["b" "c"]\n', "1:9: a list in brackets that is not closed"),
        ("a: {b: c\nd: e\n", "1:4: a brace that is not closed"),
        ("a: 1\nkind said\nb: 2\n", "2:1: a key has no colon behind it"),
        ("a: 1\nkind:said\nb: 2\n", "2:1: a colon needs a space behind it; write `kind: said`"),
        ('a:\n  - "b"\n  "c"\n  - "d"\n', '3:3: in a list each line begins with a hyphen and a space; write `- "c"`'),
        ('a:\n  - "b"\n  -"c"\n  - "d"\n', '3:3: in a list each line begins with a hyphen and a space; write `- "c"`'),
        ('a:\n  - "b"\n  — "c"\n  - "d"\n', "3:3: `—` makes no list"),
        (
            "a:\n    b: 1\n   c: 2\n",
            "3:4: this line begins at column 4; those that it could belong with begin at `1` or `5`",
        ),
    ],
)
def test_what_is_not_yaml_is_told_where_it_begins_with_the_mended_line(text: str, told: str) -> None:
    problem = problems(text)[0]
    assert problem.removeprefix("actors/x.yml:").replace("error[yaml]: ", "").startswith(told)


HARBOUR = (SMALL / "briefings/documents/harbour.yml").read_text("utf-8")


def _set(text: str, begin: str, lines: int, move: int) -> str:
    """Return a text in which some lines from the one that begins so are moved to the right (or the left)."""
    found = text.split("\n")
    at = next(number for number, line in enumerate(found) if line.startswith(begin))
    for number in range(at, at + lines):
        found[number] = " " * move + found[number] if move > 0 else found[number][-move:]
    return "\n".join(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            _set(HARBOUR, "  three-hurt:", 1, 2),
            "`three-hurt` stands too far to the right; move it to the left, with what",
        ),
        (_set(HARBOUR, "  three-hurt:", 9, 2), "to where `products-banned:` (line "),
        (_set(HARBOUR, "  reliability:", 3, -2), "`reliability` stands too far to the left"),
        (_set(HARBOUR, "  visit:", 8, -2), "`visit` stands too far to the left"),
        (_set(HARBOUR, "summary:", 3, 2), "those that it could belong with begin at `1`"),
    ],
)
def test_a_key_set_too_far_to_one_side_is_to_be_moved_and_not_deleted(text: str, told: str) -> None:
    found = problems(text, Briefing)
    assert told in " ".join(found)
    assert len(found) == 1, found
    assert "delete" not in found[0]


def test_a_file_without_end_is_one_message() -> None:
    (problem,) = problems(b"- [" * 12_000_000)
    assert problem == "actors/x.yml:1:1: error[yaml]: the file is larger than 2,000,000 bytes; split it"


def test_keys_of_a_claim_whose_name_is_missing_are_told_once() -> None:
    found = problems(HARBOUR.replace("  three-hurt:\n", ""), Briefing)
    assert len(found) == 1, found
    assert "the key `says` stands twice" in found[0]
    assert found[0].endswith("if it belongs to something else, that one's name is missing above it")


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    text = "\ufeffname: {en: A, es: B}\r\ntype: state\r\nspellings: [A]\r\n"
    entry, found = read(text.encode(), "actors/arvenia.yml", Actor, ("en", "es"))
    assert found == []
    assert entry is not None
    assert (entry.id, entry.thing.name.in_("es"), str(entry.at("spellings", 0))) == (
        "arvenia",
        "B",
        "actors/arvenia.yml:3:13",
    )


def test_all_problems_of_a_file_are_told_at_once_each_with_its_place() -> None:
    assert problems(
        "nam: {en: A, es: 12}\ntype: persn\nspellings: Ilves\nroles:\n  - {title: {en: x}, claims: []}\n"
    ) == [
        "actors/x.yml:1:1: error[shape]: unknown key `nam`; did you mean `name`?",
        "actors/x.yml:2:7: error[shape]: `type` cannot be `persn`; did you mean `person`? it is one of: "
        "person, state, organisation, company, group, outlet",
        "actors/x.yml:3:12: error[shape]: `spellings` must be a list, not text; write it as `[one, two]`, "
        "or one `- ` line each",
        "actors/x.yml:5:6: error[shape]: the text in the language `es` is missing; add `es:`; "
        "this library is written in `en`, `es`",
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


FIGURE = "    figures:\n      - {amount: %s, measures: {en: a, es: b}}\n"
DATED = "    when: %s\n    when_because: {en: a, es: b}\n"


@pytest.mark.parametrize(
    ("added", "message"),
    [
        (FIGURE % ("1" * 5000), "a number of 5,000 signs; write a shorter one"),
        (FIGURE % ("-0." + "1" * 50), "a number of 53 signs; write a shorter one"),
        (FIGURE % "1e999", "`amount` has more digits than a number here may have; write a shorter number"),
        (FIGURE % ".inf", "`amount` is no number: `.inf`; write the digits 0 to 9, such as 27, 51.18 or 27e9"),
        (FIGURE % ".nan", "`amount` is no number: `.nan`"),
        (FIGURE % "１０６", "`amount` is no number: `１０６`"),
        (FIGURE % "1_000", "`amount` is no number: `1_000`"),
        (FIGURE % "27.000.000", "`amount` is no number: `27.000.000`"),
        (FIGURE % "true", "`amount` must be a number, not true or false"),
        (
            DATED % "2031-05-04T10:00:00+01:00",
            "`when` is not an EDTF date: `2031-05-04T10:00:00+01:00`; did you mean `2031-05-04`?",
        ),
        (DATED % "2031-05-04T10:00:00Z", "`when` is not an EDTF date"),
        (DATED % "2031-05-04 10:00", "`when` is not an EDTF date"),
        (DATED % "'2031-05-04 '", "did you mean `2031-05-04`?"),
        (DATED % "2031-5", "did you mean `2031-05`?"),
        (DATED % "05/2031", "did you mean `2031-05`?"),
        (DATED % "13/2031", "write a date as 2031, 2031-05"),
        (DATED % "２０３１", "`when` is not an EDTF date"),
        (DATED % "2031-02-30", "`when` is a day that no calendar has"),
    ],
)
def test_a_number_or_a_date_is_one(added: str, message: str) -> None:
    text = (SMALL / "briefings/documents/harbour.yml").read_text("utf-8")
    (problem,) = problems(text.replace("    passage: No somos bandidos\n", f"    passage: No somos\n{added}"), Briefing)
    assert message in problem


@pytest.mark.parametrize("degrees", ["inf", "nan", "'12'", "1_0"])
def test_a_place_has_degrees(degrees: str) -> None:
    text = (SMALL / "briefings/places/puerto-alto.yml").read_text("utf-8")
    (problem,) = problems(re.sub("latitude: .*", f"latitude: {degrees}", text), Location)
    assert "`latitude` is no number: " in problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "name: {en: “A”, es: B}\n",
            "1:12: error[yaml]: curly quotation marks (“ ”) become part of the text; "
            'write `en: "A"`; if the marks belong to the text, `en: "“A”"`',
        ),
        (
            "name: {en: A, es: B}\nspellings:\n  – A\n  – B\n",
            "3:3: error[yaml]: `–` makes no list, and becomes part of the text; "
            "write `- ` at the beginning of each line; if it is part of the text, put quotes around all",
        ),
        (
            "name:\n\u00a0 en: A\n  es: B\n",
            "2:1: error[yaml]: U+00A0 (no-break space) stands where YAML wants a plain space; "
            "put a plain one there: `en: A`",
        ),
        (
            "name:\n  en:\u00a0A\n  es: B\n",
            "2:6: error[yaml]: U+00A0 (no-break space) stands where YAML wants a plain space; "
            "put a plain one there: `en: A`",
        ),
        (
            "name:\n  en：A\n  es: B\n",
            "2:5: error[yaml]: U+FF1A (fullwidth colon) stands where YAML wants a plain colon; "
            "put a plain one there: `en: A`",
        ),
        ("name:\n  en:A\n  es:B\n", "`name` must hold `en:` and `es:`, not text; a colon needs a space behind it"),
        ("nmae: {en: A, es: B}\n", "1:1: error[shape]: unknown key `nmae`; did you mean `name`?"),
        (
            "name: {en: A, es: B}\ncolour: red\n",
            "2:1: error[shape]: unknown key `colour`; delete it, or use one that belongs here, such as `also`, `roles` "
            "or `formerly`",
        ),
        ("name: {en: A, ess: B}\n", "1:15: error[shape]: unknown key `ess`; did you mean `es`?"),
        (f"name: {{en: {'A' * 320_000}, es: B}}\n", "1:12: error[shape]: `en` has 320,000 signs; 600 are the most"),
    ],
)
def test_what_a_word_processor_or_a_slip_makes_is_one_problem(text: str, message: str) -> None:
    found = problems(text + "type: state\n")
    assert message in found[0]
    assert len(found) == 1


def test_of_many_problems_the_first_ten_are_told_and_how_many_more() -> None:
    found = problems("name: {en: A, es: B}\ntype: state\nalso:\n" + "".join(f"  - &a{n} x\n" for n in range(5000)))
    assert len(found) == 11
    assert found[0].startswith("actors/x.yml:4:5: error[yaml]: an anchor (`&a0`)")
    assert found[-1] == (
        "actors/x.yml:13:5: error[yaml]: there are 4,990 more problems in this file; "
        "mend those above first; often one leads to many"
    )
    assert len(problems("a:\n" + "\tb: 1\n" * 90)) == 11


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
        entry, found = read(bytes(data), "documents/harbour.yml", Briefing, ("en", "es"))
        assert (entry is None) == bool(found)

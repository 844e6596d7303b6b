"""An invented library of any size: briefings of about 7 kB with 12 claims, and the texts that carry their passages.

Words come from a vocabulary of fixed size, each as often as its rank has it (Zipf's law, as in written language),
so that an index of them has common words and rare ones in the measure that a real one has.
"""

import random
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

SECTIONS = ("actors", "geopolitics", "energy", "sanctions", "security")
KINDS = ("report", "judgement", "statement", "allegation", "forecast", "question")
CLAIMS = 12
VOCABULARY = 40_000
_SYLLABLES = [
    "al",
    "bor",
    "cen",
    "dé",
    "ful",
    "gra",
    "hó",
    "jun",
    "kar",
    "lím",
    "món",
    "nor",
    "pez",
    "qui",
    "río",
    "sol",
    "tán",
    "ur",
    "vél",
    "xi",
    "yu",
    "zor",
    "ña",
]
_ODD = ("«{}»", "“{}”", "*{}*", "_{}_", "{} & {}", "{} < {}", "#{}", "{}|{}", "`{}`", "[{}]", "{}_{}")
_PLAIN = ("«{}»", "“{}”", "{} & {}", "{} < {}", "#{}", "{}|{}", "{}~{}", "${}")


def write(root: Path, briefings: int, seed: int = 7) -> None:
    """Write a library of so many briefings, with its texts in `seeds/`, at `root`."""
    rng = random.Random(seed)
    actors = [f"actor-{number}" for number in range(max(20, briefings // 20))]
    for folder in ("documents", "actors", "events", "questions", "findings", "sections", "glossary"):
        (root / "briefings" / folder).mkdir(parents=True)
    (root / "seeds").mkdir()
    _file(
        root / "briefings/library.yml",
        "title: {en: Bench, es: Banco}\nabout: {en: Invented., es: Inventada.}\nquotation: {share: 0.9}\n",
    )
    names = {
        actor: f"{_word(rng, 3).capitalize()} {_word(rng, 4).capitalize()}{number}"
        for number, actor in enumerate(actors)
    }
    for actor, name in names.items():
        _file(root / f"briefings/actors/{actor}.yml", _actor(rng, actor, name, briefings))
    for order, section in enumerate(SECTIONS, 1):
        _file(root / f"briefings/sections/{section}.yml", _section(section, order))
    for number in range(max(5, briefings // 100)):
        claims = [_reference(rng, briefings) for _ in range(3)]
        _file(root / f"briefings/events/event-{number}.yml", _event(rng, number, claims))
        _file(root / f"briefings/questions/question-{number}.yml", _question(number, claims))
        _file(root / f"briefings/findings/finding-{number}.yml", _finding(number, claims))
    for number in range(briefings):
        text, briefing = _document(rng, number, names)
        _file(root / f"seeds/text-{number}.txt", text)
        _file(root / f"briefings/documents/document-{number}.yml", briefing)


def _file(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _word(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choices(_SYLLABLES, k=syllables))


def vocabulary() -> list[str]:
    """Return the words, the most common first."""
    rng = random.Random(1)
    words = dict.fromkeys(_word(rng, 1 + min(4, rank // 20)) for rank in range(VOCABULARY * 2))
    return list(words)[:VOCABULARY]


_WORDS = vocabulary()
_WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(_WORDS) + 1)))


def _words(rng: random.Random, number: int, forms: tuple[str, ...] = _PLAIN) -> str:
    words = rng.choices(_WORDS, cum_weights=_WEIGHTS, k=number)
    spot = rng.randrange(number)
    form = rng.choice(forms)
    words[spot] = form.format(*([words[spot]] * form.count("{}")))
    return " ".join(words)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _both(rng: random.Random, number: int) -> str:
    return f"{{en: {_quoted(_words(rng, number) + '.')}, es: {_quoted(_words(rng, number) + '.')}}}"


def _reference(rng: random.Random, briefings: int) -> str:
    return f"document-{rng.randrange(briefings)}#claim-{rng.randrange(CLAIMS)}"


def _actor(rng: random.Random, actor: str, name: str, briefings: int) -> str:
    return (
        f"name: {{en: {name}, es: {name}}}\ntype: person\nspellings: [{name}, {name.split()[1]}]\n"
        f"roles:\n  - {{title: {{en: head, es: cabeza}}, claims: ['{_reference(rng, briefings)}']}}\n"
    )


def _section(section: str, order: int) -> str:
    return (
        f"title: {{en: {section}, es: {section}}}\norder: {order}\nabout: {{en: About., es: Sobre.}}\n"
        "text: {en: 'First [document-0#claim-0].', es: 'Primero [document-0#claim-0].'}\n"
    )


def _day(document: str) -> str:
    """Return the day of a document and of all that it tells."""
    rng = random.Random(document)
    return f"{rng.randint(2001, 2031)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _event(rng: random.Random, number: int, claims: list[str]) -> str:
    return (
        f"title: {_both(rng, 6)}\nwhen: {_day(claims[0].partition('#')[0])}\n"
        f"when_because: {{en: Known., es: Sabido.}}\nstatus: alleged\nsections: [{SECTIONS[number % 5]}]\n"
        f"claims: {claims}\n"
    )


def _letters(number: int) -> str:
    """Return a number as letters: digits in our own words would have to stand in a passage."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _question(number: int, claims: list[str]) -> str:
    name = _letters(number)
    return (
        f"question: {{en: 'Question {name}?', es: '¿Cuestión {name}?'}}\nwhy: {{en: 'Why [{claims[0]}].', es: 'Por [{claims[0]}].'}}\n"
        f"sections: [{SECTIONS[number % 5]}]\npositions:\n"
        + "".join(
            f"  - {{says: {{en: Yes {_letters(each)}, es: Sí {_letters(each)}}}, claims: ['{claim}']}}\n"
            for each, claim in enumerate(claims)
        )
    )


def _finding(number: int, claims: list[str]) -> str:
    return (
        f"says: {{en: 'Found [{claims[0]}] [{claims[1]}].', es: 'Hallado [{claims[0]}] [{claims[1]}].'}}\n"
        f"sections: [{SECTIONS[number % 5]}]\nconfidence: {{grade: low, because: {{en: So., es: Así.}}}}\n"
    )


def _document(rng: random.Random, number: int, names: dict[str, str]) -> tuple[str, str]:
    cast = rng.sample(sorted(names), 4)
    passages = [f"{_words(rng, 6, _ODD)} {number}-{claim}" for claim in range(CLAIMS)]
    paragraphs = [
        f"{_words(rng, 12)}. {passage}, {names[cast[claim % 4]]}. {_words(rng, 12)}."
        for claim, passage in enumerate(passages)
    ]
    text = "\n".join(paragraphs) + "\n"
    day = _day(f"document-{number}")
    lines = [
        f"source:\n  sha256: {sha256(text.encode()).hexdigest()}\n  title: {_quoted(_words(rng, 6))}\n  publisher: unknown\n"
        f"  published: {day}\n  dated_by: {_both(rng, 6)}\n  language: es\n  genre: news\n  rights: quote\n"
        f"  reliability: {{grade: C, because: {_both(rng, 6)}}}\n"
        f"title: {_both(rng, 6)}\nsummary:\n"
    ]
    for language in ("en", "es"):
        sentences = " ".join(f"{_words(rng, 9).capitalize()} [claim-{claim}]." for claim in (0, 4, 8))
        lines.append(f"  {language}: {_quoted(sentences)}\n")
    lines.append("claims:\n")
    for claim, passage in enumerate(passages):
        kind = KINDS[claim % len(KINDS)]
        lines.append(
            f"  claim-{claim}:\n    says:\n      en: {_quoted(_words(rng, 10) + '.')}\n      es: {_quoted(_words(rng, 10) + '.')}\n"
            f"    kind: {kind}\n    voice: [{cast[claim % 4]}]\n    passage: {_quoted(passage)}\n"
            f"    sections: [{SECTIONS[(number + claim) % 5]}]\n    actors: [{cast[(claim + 1) % 4]}]\n"
            f"    when: {day}\n    when_because: {_both(rng, 2)}\n"
        )
        if claim == 3:
            lines.append(f"    figures:\n      - {{amount: {number}, measures: {_both(rng, 3)}}}\n")
    return text, "".join(lines)

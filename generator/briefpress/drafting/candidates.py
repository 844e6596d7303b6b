"""A text in, candidates for claims out: rules over the words, no model, so that the editor only judges.

A candidate is a quotation, a clause with a number, or, in a sentence that has neither, the clause with most to check
in it. Its passage is the shortest run of that clause's words which carries it and stands once in the text.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefpress.drafting.dates import days_in, printed_in
from briefpress.drafting.signals import KINDS, Signals
from briefpress.model import VOICED, look, sentences

Numbers = Callable[[str, str], Iterable[tuple[str, frozenset[Decimal]]]]
"""Text and language in; each number in digits out, as written and as it can be read."""

MOST_WORDS = 16
_FEWEST_WORDS = 4
_AROUND = 5
"""So many words on either side of a number belong to it."""
_QUOTED = re.compile(r"[“«\"]([^“”«»\"]{15,})[”»\"]")
_BREAK = re.compile(r"(?:[;:()\[\]—–]|,(?! \d{4}\b))+\s+|\s+[(\[—–]")
_WORD = re.compile(r"\S+")
_EDGES = " \t.,;:…¿?¡!()[]“”«»\"'‘’*_"
_YEARS = range(1900, 2101)
_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w-]|[.,]\d)")
_LEAST_WEIGHT = 1.5
_CLOSE = 0.8
_AHEAD, _BEHIND = 60, 14
"""So many signs may lie between a verb of saying and the name of who says it: ahead of the verb, and behind it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the library knows: actors by spelling, and in which sections' company words and actors (`@id`) stand."""

    actors: Mapping[str, str]
    company: Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that the text may make; `because` are the words that led to its kind, voice and date."""

    name: str
    sentence: str
    passage: str
    kind: str
    voice: tuple[str, ...]
    actors: tuple[str, ...]
    sections: tuple[str, ...]
    figures: tuple[Decimal, ...]
    when: str
    because: Mapping[str, str]


def candidates(
    text: str, language: str, known: Known, numbers: Numbers, author: tuple[str, ...] = ()
) -> list[Candidate]:
    """Return the claims that a text may make, in its order; `author` is whose opinions it tells, if anybody's."""
    reader = _Reader(text, language, known, numbers, author)
    return [each for line in text.splitlines() for each in reader.of_paragraph(line)]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence."""

    sentence: str
    start: int
    end: int
    is_quoted: bool = False

    @property
    def text(self) -> str:
        return self.sentence[self.start : self.end]

    @property
    def around(self) -> str:
        """Return the sentence in which nobody is looked for in the words of a quotation."""
        gap = " " * (self.end - self.start)
        return f"{self.sentence[: self.start]}{gap}{self.sentence[self.end :]}" if self.is_quoted else self.sentence


class _Reader:
    def __init__(self, text: str, language: str, known: Known, numbers: Numbers, author: tuple[str, ...]) -> None:
        self._author = author
        self._text = " ".join(look(text).split())
        self._language, self._known, self._numbers = language, known, numbers
        self._signals = Signals(language)
        self._names: Counter[str] = Counter()

    def of_paragraph(self, line: str) -> Iterator[Candidate]:
        for sentence in sentences(" ".join(line.split())):
            for clause in self._clauses(sentence):
                if passage := self._passage(clause.text):
                    yield self._candidate(clause, passage)

    def _clauses(self, sentence: str) -> list[_Clause]:
        """Return the clauses of a sentence with something to check in them; none where it has nothing."""
        quoted = [_Clause(sentence, *each.span(1), True) for each in _QUOTED.finditer(sentence)]
        quoted = [each for each in quoted if len(each.text.split()) >= _FEWEST_WORDS]
        apart = [
            each for each in _apart(sentence) if not any(q.start < each.end and each.start < q.end for q in quoted)
        ]
        counted = [each for each in apart if self._figures(each.text)]
        heavy = [each for each in apart if each in counted or self._weight(each.text) >= _LEAST_WEIGHT]
        found = sorted(quoted + heavy, key=lambda each: each.start)
        best = max(apart, key=lambda each: self._weight(each.text), default=None)
        return found or ([best] if best and self._weight(sentence) >= _LEAST_WEIGHT else [])

    def _weight(self, text: str) -> float:
        """Return how much there is to check in some words."""
        told = sum(bool(self._signals.word(each, text)) for each in KINDS)
        named = {actor for *_, actor in spelled_in(text, self._known.actors)}
        return told + len(named) + min(len(text.split()), MOST_WORDS) / MOST_WORDS

    def _passage(self, clause: str) -> str:
        """Return the run of a clause's words that carries it and stands once in the text, or nothing."""
        words = [each.span() for each in _WORD.finditer(clause)]
        first, last = self._run(clause, words)
        while last - first <= MOST_WORDS + _AROUND:
            passage = clause[words[first][0] : words[last - 1][1]].strip(_EDGES)
            found = self._text.count(look(passage)) if passage else 0
            if found == 1:
                return passage
            if not found or (first == 0 and last == len(words)):
                break
            first, last = max(0, first - (last == len(words))), min(len(words), last + 1)
        return ""

    def _run(self, clause: str, words: list[tuple[int, int]]) -> tuple[int, int]:
        """Return the first of a clause's words that its passage has, and the one behind the last."""
        first, last = 0, len(words)
        counted = next((written for written, _ in self._figures(clause)), "")
        if counted in clause and counted and len(words) > 2 * _AROUND:
            index = next(number for number, (_, end) in enumerate(words) if end > clause.index(counted))
            first, last = max(0, index - _AROUND), min(len(words), index + _AROUND + 1)
        while last - first > _FEWEST_WORDS and self._is_empty(clause[slice(*words[first])]):
            first += 1
        last = min(last, first + MOST_WORDS)
        while last - first > _FEWEST_WORDS and self._is_empty(clause[slice(*words[last - 1])]):
            last -= 1
        return first, last

    def _is_empty(self, word: str) -> bool:
        return word.strip(_EDGES).lower() in self._signals.empty

    def _candidate(self, clause: _Clause, passage: str) -> Candidate:
        because: dict[str, str] = {}
        voice = self._voice(clause, because)
        when, dated = next(printed_in(clause.sentence, self._language), None) or _year_in(clause.text)
        if told := dated or self._signals.word("relative", clause.sentence):
            because["when"] = told
        named = dict.fromkeys(actor for *_, actor in spelled_in(clause.sentence, self._known.actors))
        return Candidate(
            name=self._name(passage),
            sentence=clause.sentence,
            passage=passage,
            kind=self._kind(clause, voice, because),
            voice=voice,
            actors=tuple(each for each in named if each not in voice),
            sections=self._sections(clause.sentence, named),
            figures=tuple(amount for _, amount in self._figures(passage)),
            when=when,
            because=because,
        )

    def _kind(self, clause: _Clause, voice: tuple[str, ...], because: dict[str, str]) -> str:
        for kind in KINDS:
            word = self._signals.word(kind, clause.text) or (kind == "allegation") * self._signals.word(
                kind, clause.sentence
            )
            if word and (kind not in VOICED or voice):
                because["kind"] = word
                return kind
        return "judgement" if voice == self._author != () else "statement" if voice else "report"

    def _voice(self, clause: _Clause, because: dict[str, str]) -> tuple[str, ...]:
        """Return the known actor whose name stands nearest to a verb of saying, and then the text's author."""
        around = clause.around
        said = [*self._signals.places("statement", around), *self._signals.places("allegation", around)]
        near = [
            (ahead - end if before else start - behind, actor, around[min(start, ahead) : max(end, behind)])
            for start, end, actor in spelled_in(around, self._known.actors)
            for ahead, behind in said
            if (before := 0 <= ahead - end <= _AHEAD) or 0 <= start - behind <= _BEHIND
        ]
        _, actor, because_of = min(near, default=(0, "", ""))
        if not actor:
            return self._author
        because["voice"] = because_of
        return (actor, *self._author)

    def _sections(self, sentence: str, actors: Iterable[str]) -> tuple[str, ...]:
        """Return the section in whose company a sentence's words and actors stand most, and one that comes close."""
        votes: dict[str, float] = {}
        for each in (*words_of(sentence), *(f"@{actor}" for actor in actors)):
            company = self._known.company.get(each, Counter())
            for section, number in company.items():
                votes[section] = votes.get(section, 0) + number / company.total()
        ranked = sorted(votes, key=lambda each: -votes[each])[:2]
        return tuple(each for each in ranked if votes[each] > _CLOSE * votes[ranked[0]])

    def _figures(self, words: str) -> list[tuple[str, Decimal]]:
        """Return the numbers of some words that may measure something, as written too: no years, no days of a month."""
        dates = re.findall(r"\d+", " ".join(dated for _, dated in printed_in(words, self._language)))
        dates += days_in(words, self._language)
        found = [each for each in self._numbers(words, self._language) if each[0] not in dates]
        return [(written, max(values)) for written, values in found if len(written) != 4 or max(values) not in _YEARS]

    def _name(self, passage: str) -> str:
        """Return an id of a passage's first words that say something."""
        words = [each for each in _plain(passage) if each not in self._signals.empty]
        name = "-".join(words[:4])[:50].strip("-") or "claim"
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name}-{self._names[name]}"


def _year_in(words: str) -> tuple[str, str]:
    """Return the only year that some words print, as EDTF and as printed; nothing where there is none, or several."""
    years = set(_YEAR.findall(words))
    return (year := years.pop(), year) if len(years) == 1 else ("", "")


def spelled_in(text: str, actors: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Return where known actors stand in a text: (start, end, id), in its order; of two spellings the longer."""
    return [(*each.span(), actors[each[0]]) for each in _spellings(tuple(actors)).finditer(text)] if actors else []


@cache
def _spellings(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def words_of(sentence: str) -> set[str]:
    """Return the long words of a sentence, without case, that may tell of what it is."""
    return {each for each in re.findall(r"\w+", sentence.lower()) if len(each) > _FEWEST_WORDS}


def _plain(text: str) -> list[str]:
    """Return the words of a text in the letters of ids."""
    return re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode())


def _apart(sentence: str) -> Iterator[_Clause]:
    """Yield the clauses of a sentence; one of very few words goes with the next."""
    start, edges = 0, [each.span() for each in _BREAK.finditer(sentence)]
    for end, begin in [*edges, (len(sentence), len(sentence))]:
        if len(sentence[start:end].split()) >= _FEWEST_WORDS:
            yield _Clause(sentence, start, end)
            start = begin

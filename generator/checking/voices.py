"""Who says what is kept: a statement has a voice, and an opinion piece reports nothing in its own."""

from collections.abc import Iterator

from generator.checking.case import Case
from generator.model import Problem


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each claim whose kind and voice do not fit."""
    document = case.document
    source = document.thing.source
    authors = (
        {actor for actor, entry in case.library.actors.items() if set(source.authors) & set(entry.thing.spellings)}
        if source.genre == "opinion" and source.authors
        else set()
    )
    for name, claim in document.thing.claims.items():
        place = document.at("claims", name, "kind")
        if claim.kind == "statement" and not claim.voice:
            yield Problem(place, "voices", "a statement has no voice", "add `voice:`, or make it a report or judgement")
        own = not claim.voice or claim.voice[0] in authors
        if source.genre == "opinion" and claim.kind == "report" and own:
            says = "an opinion piece makes no report in its own voice"
            yield Problem(place, "voices", says, "make it an allegation or a judgement, or name whom it reports")
        if len(set(claim.voice)) < len(claim.voice):
            at = document.at("claims", name, "voice")
            yield Problem(at, "voices", "an actor stands twice in the chain of voices", "name each once, nearest first")

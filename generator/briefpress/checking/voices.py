"""Who says what is kept: a statement has a voice, and an opinion piece reports nothing in its own."""

from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.model import VOICED, Problem, error, plain_name


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each claim whose kind and voice do not fit."""
    document = case.document
    source = document.thing.source
    printed = source.authors if source.genre == "opinion" else ()
    authors = {actor for author in printed for actor in case.library.bearers.get(plain_name(author), ())}
    for name, claim in document.thing.claims.items():
        place = document.at("claims", name, "kind")
        if claim.kind in VOICED and not claim.voice:
            yield error(place, "voices.none")
        own = not claim.voice or claim.voice[0] in authors
        if source.genre == "opinion" and claim.kind == "report" and own:
            yield error(place, "voices.opinion")
        if len(set(claim.voice)) < len(claim.voice):
            yield error(document.at("claims", name, "voice"), "voices.twice")

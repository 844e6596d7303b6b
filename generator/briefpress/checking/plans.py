"""A plan is not told as done."""

import re
from collections.abc import Iterator

from briefpress.checking.case import Case, Catalogue
from briefpress.model import AHEAD, Problem, error, primary_of, warning

_SAID_AHEAD = {
    "en": re.compile(
        r"\b(?:will|would|shall|plan(?:s|ned|ning)?|intend(?:s|ed)?|expect(?:s|ed)?|aim(?:s|ed)?|is to|are to|was to"
        r"|were to|to be|about to|announce[sd]?|promise[sd]?|pledge[sd]?|schedule[sd]?|seek(?:s|ing)?|want(?:s|ed)?"
        r"|prepare[sd]?|vow(?:s|ed)?|due|upcoming|going to|hope[sd]?|agree[sd]? to)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:\w+(?:rá|rán|ría|rían|remos|ré)|ir a|va a|van a|iba a|iban a|prevé[n]?|previst[oa]s?|preveía[n]?"
        r"|plane[aó]\w*|plan(?:es)?|pretend\w+|quier\w+|quería\w*|quiso|espera\w*|anunci\w+|promet\w+|compromet\w+"
        r"|busca\w*|propone\w*|se propuso|debe\w*|dispuest\w+|por celebrar|próxim\w+|prepar\w+|acord\w+|intenci\w+)\b",
        re.IGNORECASE,
    ),
}


def check(case: Case) -> Iterator[Problem]:
    """Yield a warning for each plan whose words do not say that it lies ahead."""
    document = case.document
    for name, claim in document.thing.claims.items():
        if claim.kind != "plan":
            continue
        for language, words in claim.says.by_language.items():
            ahead = _SAID_AHEAD.get(primary_of(language))
            if ahead and not ahead.search(words):
                yield warning(document.at("claims", name, "says", language), "plans.done", claim=name)


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each event that is called reported but rests on plans and forecasts alone."""
    for entry in catalogue.library.events.values():
        found = [told for each in entry.thing.claims if (told := catalogue.told(each))]
        ahead = found and all(told.claim.kind in (*AHEAD, "question") for told in found)
        if ahead and entry.thing.status == "reported" and catalogue.all_told(entry.thing.claims):
            yield error(entry.at("status"), "plans.event")

"""A finding about the world says how sure it is, and mixes no likelihood with it (ICD 203, D.6.e.(2).(a))."""

import re
from collections.abc import Iterator

from briefpress.model import Library, Problem, error, sentences

_LIKELIHOOD = re.compile(
    r"\b(?:(?:un|very |highly )?likely|(?:im)?probabl[ey]|remote chance|almost certain(?:ly)?|even chance"
    r"|probables?|improbables?|probablemente|seguramente|casi seguro|con toda probabilidad)\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(r"\b(?:confiden(?:ce|t|tly)|confianza)\b", re.IGNORECASE)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each finding that lacks a grade or has one too many, and each sentence that has both."""
    for entry in library.findings.values():
        if (entry.thing.confidence.grade is None) != (entry.thing.about == "sources"):
            key = "confidence.missing" if entry.thing.about == "world" else "confidence.sources"
            yield error(entry.key_at("confidence"), key)
        for field, text in (("says", entry.thing.says), ("confidence", entry.thing.confidence.because)):
            for language, words in text.by_language.items():
                for sentence in sentences(words):
                    if _LIKELIHOOD.search(sentence) and _CONFIDENCE.search(sentence):
                        yield error(entry.at(field, language), "confidence.mixed")

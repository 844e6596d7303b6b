"""A finding counts no more independent voices than are heard in its claims."""

from collections.abc import Iterator

from briefpress.checking.case import Catalogue
from briefpress.model import Problem, error, heard


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each finding whose confidence counts more voices than its claims have."""
    for entry in catalogue.library.findings.values():
        counted = entry.thing.confidence.voices
        cited = entry.thing.says.references
        voices = heard(told for each in cited if (told := catalogue.told(each)))
        if counted is not None and voices and counted > len(voices) and catalogue.all_told(cited):
            place = entry.at("confidence", "voices")
            yield error(place, "corroboration.voices", counted=counted, heard=len(voices))

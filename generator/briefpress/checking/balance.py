"""A page on which one source has more than 40 % of the claims says so to its readers."""

from collections.abc import Iterator

from briefpress.checking.case import Catalogue
from briefpress.model import Place, Problem, warning


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each section that leans on one source, once all briefings can be read."""
    if catalogue.unread or any(each.startswith("documents:") for each in catalogue.library.unread):
        return
    for section, entry in sorted(catalogue.library.sections.items()):
        lean = catalogue.leaning[section]
        if lean is None:
            continue
        document, claims, total = lean
        yield warning(Place(entry.file), "balance.one-source", claims=claims, all=total, document=document)

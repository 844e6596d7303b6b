"""Words of a source stand in their own language and direction, wherever a page shows them."""

import re
from hashlib import sha256

from briefpress.pressing.quick import convert
from tests.conftest import Library

PASSAGE = "قال الوزير إن التجارة زادت"
TITLE = "أرفينيا تريد الميناء"
AUTHOR = "تيو براند (كاتب)"
ARABIC = "briefings/documents/column.yml"


def _pages(small: Library) -> dict[str, str]:
    """Return the pages of the small library, one of its documents in Arabic."""
    text = small.read("seeds/column.txt")
    small.write("seeds/column.txt", f"{PASSAGE}. {text}")
    small.change(ARABIC, "la protesta fue espontánea", PASSAGE)
    small.change(ARABIC, "title: Arvenia quiere el puerto", f"title: {TITLE}")
    small.change(ARABIC, "authors: [Teo Brand]", f'authors: ["{AUTHOR}"]')
    small.change(ARABIC, "language: es", "language: ar")
    small.change(
        "briefings/actors/teo-brand.yml", "spellings: [Teo Brand]", f'spellings: [Teo Brand]\nalso: ["{AUTHOR}"]'
    )
    _refinger(small)
    said = small.build()
    assert said.exit == 0, said.told["text"]
    return small.pages()


def _refinger(small: Library) -> None:
    """Write the changed text's fingerprint into its briefing, and the lock anew."""
    digest = sha256(small.path("seeds/column.txt").read_bytes()).hexdigest()
    small.write(ARABIC, re.sub("sha256: [0-9a-f]{64}", f"sha256: {digest}", small.read(ARABIC)))
    small.lock()


def test_what_is_quoted_has_its_language_and_its_own_direction(small: Library) -> None:
    pages = _pages(small)
    page = pages["en/documents/column.md"]
    assert f'> {PASSAGE}\n> {{: lang="ar" dir="auto" }}' in page
    assert f'| Title | <bdi lang="ar">{TITLE}</bdi> |' in page
    assert f"| Authors | <bdi>{AUTHOR}</bdi> |" in page
    assert f'After: <bdi>{AUTHOR}</bdi>, “<bdi lang="ar">{TITLE}</bdi>”, of unknown date.' in page
    assert f'    > {PASSAGE}\n    > {{: lang="ar" dir="auto" }}' in pages["en/actors/teo-brand.md"]
    assert f"Also known as: <bdi>{AUTHOR}</bdi>" in pages["en/actors/teo-brand.md"]
    assert f"<bdi>{AUTHOR}</bdi>" in pages["es/documents/index.md"]
    assert '<p id="p1" dir="auto">' in pages["en/texts/column.md"]
    assert 'lang="ar" dir="auto" }' in pages["en/figures/index.md"]


def test_every_blockquote_on_every_page_has_a_direction_of_its_own(small: Library) -> None:
    found = 0
    for path, text in _pages(small).items():
        html = convert(text.removeprefix("---").partition("---\n")[2] if text.startswith("---") else text, str)
        if path.endswith(("take/index.md", "correct/index.md")):  # left to Python-Markdown, and quoting nobody
            assert html is None
            assert "\n>" not in text
            continue
        assert html is not None, path
        quotes = html.html.split("<blockquote>")[1:]
        assert all(each.startswith(('\n<p dir="auto" lang="ar">', '\n<p dir="auto" lang="es">')) for each in quotes)
        found += len(quotes)
    assert found > 40

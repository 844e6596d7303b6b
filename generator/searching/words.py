"""Words as the index has them: without case and accents, and stemmed.

What stands here stands a second time in theme/assets/search/words.js; a test compares the two.
Stems: Snowball 3.0.1 (snowballstem.org), on both sides made from the same grammar.
"""

import re
import unicodedata
from functools import cache
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]

STEMMERS = {"en": "english", "es": "spanish"}
_COMMON = (
    "a al an and are as at be but by con de del el en es for from had has have he his in is it its la las le lo los"
    " mas no not of on or para pero por que se su sus that the their they this to un una was were which will with y"
)
COMMON = frozenset(_COMMON.split())
"""Words so common that a search for several words passes over them."""
_WORD = re.compile(r"[^\W_]+")
_THOUSANDS = re.compile(r"(\d)[.,](?=\d{3}(?:\D|$))")


def fold(text: str) -> str:
    """Return a text in small letters without accents, its numbers without marks between the thousands."""
    text = text.lower()
    if not text.isascii():
        text = "".join(each for each in unicodedata.normalize("NFKD", text) if unicodedata.category(each)[0] != "M")
    return _THOUSANDS.sub(r"\1", text) if any(each.isdigit() for each in text) else text


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order."""
    return _WORD.findall(fold(text))


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(STEMMERS[language])


@cache
def term(word: str, language: str) -> str:
    """Return the term under which a folded word is found: its language and its stem.

    Words of a language without a stemmer here are terms as they are, under `x`.
    """
    language = language.partition("-")[0]
    if language not in STEMMERS:
        return f"x:{word}"
    return f"{language}:{_stemmer(language).stemWord(word)}"

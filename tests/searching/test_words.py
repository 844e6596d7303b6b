"""Words are read the same in one go as chunk by chunk."""

import random

import pytest

from briefpress.searching.languages import common_in
from briefpress.searching.words import read, term, words
from tests.conftest import ROOT

ODD = [
    "Trade of 27 000 and 27 000 crowns, 1 234 567 in all; 12 34, 5 000.",
    "O'zbekiston's l’eau ‘quoted’ Kazakhstan's dogs' rock 'n' roll",
    "3.5 3,5 27.000 27,000.5 1.2.3 ٣٤ x² ½ ﬁne ΣΊΣΥΦΟΣ İstanbul straße",
    "a b\tc d e\nf  g",
]


@pytest.mark.parametrize("language", ["en", "es", "xx"])
def test_reading_by_chunks_gives_the_words_and_terms_of_the_whole(language: str) -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "briefings").rglob("*.yml"))[:60]]
    rng = random.Random(3)
    signs = "aé1 2  .,'’ʻ-_ñß\t5"
    texts += ODD + ["".join(rng.choices(signs, k=40)) for _ in range(400)]
    for text in texts:
        whole = [(word, term(word, language), word in common_in(language)) for word in words(text)]
        assert list(read(text, language)) == whole


def test_numbers_and_names_fold_as_readers_write_them() -> None:
    assert words("27 000 = 27.000 = 27,000") == ["27000", "27000", "27000"]
    assert words("3.5 3,5") == ["3p5", "3p5"]
    assert words("Kazakhstan's O'zbekiston Tokáyev") == ["kazakhstan", "ozbekiston", "tokayev"]


def test_marks_that_are_letters_stay_and_words_are_cut_as_they_fold() -> None:
    assert words("दिन दान दीन") == ["दिन", "दान", "दीन"]
    assert words("ｶﾀｶﾅ") == words("カタカナ") == ["カタ", "タカ", "カナ"]
    assert words("한국") == words("\u1112\u1161\u11ab\u1100\u116e\u11a8") == ["한국"]
    assert words("كِتَاب ḗ шӑ ий") == ["كتاب", "e", "ша", "ий"]
    assert list(read("ｶﾀｶﾅ 日本 x", "ja")) == [(word, term(word, "ja"), False) for word in words("ｶﾀｶﾅ 日本 x")]

"""Feeds as a feed reader that did not write them reads them."""

from pathlib import Path
from typing import Any

import feedparser
import pytest

from briefpress.model import FeedEntry
from briefpress.sharing import atom, identity
from tests.conftest import Library
from tests.sharing.conftest import committed, shared

WENT = "Prime Minister Ilves went to Puerto Alto to talk about the gas pipeline."
VISITED = "Prime Minister Ilves visited Puerto Alto to talk about the gas pipeline."


def _read(path: Path) -> Any:
    feed = feedparser.parse(path.read_bytes(), resolve_relative_uris=False, sanitize_html=False)
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


def _reworded(library: Library) -> Library:
    library.change("briefings/documents/harbour.yml", VISITED, WENT)
    committed(library, "2032-04-05")
    return library


def test_every_feed_and_every_entry_has_a_name_of_its_own_and_an_author(kept: Library) -> None:
    site = shared(_reworded(kept))
    feeds = [_read(path) for path in sorted((site / "feeds").iterdir())]
    names = [each.feed.id for each in feeds]
    assert "https://example.org/papers/feeds/energy.xml" in names
    assert len(set(names)) == len(names) == 1 + len(list(kept.path("briefings/sections").iterdir()))
    for feed in feeds:
        assert feed.feed.author == "The Harbour Papers"
        entries = [each.id for each in feed.entries]
        assert len(set(entries)) == len(entries)
        assert all(each.startswith("https://example.org/papers/changes/") for each in entries)
    assert {each.feed.updated for each in feeds} <= {"2032-04-05T12:00:00+00:00", "2032-01-02T12:00:00+00:00"}


def test_an_entry_s_title_is_what_the_claim_said_after_the_change(kept: Library) -> None:
    _reworded(kept)
    kept.change("briefings/documents/harbour.yml", "    kind: report\n", "    kind: judgement\n")
    committed(kept, "2032-05-06")
    newest, changed, *_ = _read(shared(kept) / "feeds/claims.xml").entries
    assert [(each.title, each.updated[:10]) for each in (newest, changed)] == [
        (WENT, "2032-05-06"),
        (WENT, "2032-04-05"),
    ]
    assert newest.link == "https://example.org/papers/documents/harbour.html#visit"
    first = [each for each in _read(shared(kept) / "feeds/claims.xml").entries if each.link == newest.link][-1]
    assert (first.title, first.updated[:10]) == (VISITED, "2032-01-02")


def test_a_change_of_the_other_language_s_words_is_no_entry(kept: Library) -> None:
    before = len(_read(shared(kept) / "feeds/claims.xml").entries)
    kept.change("briefings/documents/harbour.yml", "La primera ministra Ilves", "La señora Ilves")
    committed(kept, "2032-05-06")
    assert len(_read(shared(kept) / "feeds/claims.xml").entries) == before
    assert _read(shared(kept, "es") / "feeds/claims.xml").entries[0].title.startswith("La señora Ilves")


def test_an_entry_shows_its_passage_in_the_source_s_language_and_direction(kept: Library) -> None:
    entry = _read(shared(kept) / "feeds/claims.xml").entries[-1]
    (content,) = entry.content
    assert content.type == "text/html"
    assert content.value.startswith('<blockquote lang="es" dir="auto">')


def test_a_withdrawn_claim_is_told_with_its_last_words(kept: Library) -> None:
    path = kept.path("briefings/documents/harbour.yml")
    text = path.read_text("utf-8")
    begin, end = text.index("  three-hurt:"), text.index("  not-bandits:")
    path.write_text(text[:begin] + text[end:], "utf-8")
    kept.lock()
    committed(kept, "2032-05-06")
    entry = _read(shared(kept) / "feeds/claims.xml").entries[0]
    assert entry.title == "Three people were hurt in a protest at the harbour, according to the agency Marea."
    assert entry.content[0].value == "<p>Withdrawn · The harbour talks</p>"


def test_without_an_address_or_a_history_a_feed_is_still_sound(small: Library) -> None:
    site = shared(small, "es")
    feed = _read(site / "feeds/energy.xml")
    assert feed.feed.id == "tag:the-harbour-papers.invalid,2025:es/feeds/energy.xml"
    assert (feed.feed.updated, feed.entries) == ("1970-01-01T00:00:00+00:00", [])
    assert feed.feed.title == "Los papeles del puerto: Energía"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kazajistán: «Rusia», China", "tag:kazajistan-rusia-china.invalid,2025:en/"),
        ("Казахстан", "tag:library.invalid,2025:en/"),
        ("x" * 80, f"tag:{'x' * 60}.invalid,2025:en/"),
    ],
)
def test_a_site_without_an_address_is_named_by_its_title(title: str, name: str) -> None:
    assert identity("", title, "en") == name


def test_hostile_words_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    entry = FeedEntry(
        key="tag:x.invalid,2025:1",
        title="a < b & <b>c</b>\x07",
        text="<script>alert(1)</script>",
        passage="قال <i>الوزير</i>",
        language="ar",
        url="../documents/a.html#b",
        when="2032-01-02T03:04:05+06:00",
    )
    path = tmp_path / "feed.xml"
    path.write_text(atom("T & <t>", "A & <a>", "en", "tag:x.invalid,2025:f", "../", "f.xml", [entry]), "utf-8")
    feed = _read(path)
    (read,) = feed.entries
    assert (feed.feed.title, feed.feed.author) == ("T & <t>", "A & <a>")
    assert (read.title, read.title_detail.type) == ("a < b & <b>c</b>", "text/plain")
    assert read.content[0].value == (
        '<blockquote lang="ar" dir="auto">قال &lt;i&gt;الوزير&lt;/i&gt;</blockquote>'
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    )
    assert read.updated == "2032-01-02T03:04:05+06:00"

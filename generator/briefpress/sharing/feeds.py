"""Feeds of claims that are new or have changed (Atom, RFC 4287)."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from unicodedata import normalize

from briefpress.model import FeedEntry

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that XML cannot hold; a history may have had them."""
_SINCE = "2025"
"""A tag names a day since which its authority is the owner's; nobody else can own one that ends in `.invalid`."""


def identity(address: str, title: str, language: str) -> str:
    """Return that with which the names (IRI) of a site's feeds and entries begin.

    It is the site's address in the language; where it has none, a tag (RFC 4151) of its title.
    """
    if address:
        return address
    plain = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "library"
    return f"tag:{name}.invalid,{_SINCE}:{language}/"


def atom(
    title: str, author: str, language: str, name: str, home: str, address: str, entries: Iterable[FeedEntry]
) -> str:
    """Return a feed of that name (IRI) that stands at `address`, of the site at `home`."""
    from feedgenerator import Atom1Feed  # type: ignore[import-untyped]

    class Feed(Atom1Feed):  # type: ignore[misc]
        """Dated by its newest entry; an empty one has the beginning of time, and not the present."""

        def latest_post_date(self) -> datetime:
            return max((item["updateddate"] for item in self.items), default=datetime(1970, 1, 1, tzinfo=UTC))

    feed = Feed(
        title=title,
        link=home,
        description="",
        language=language,
        author_name=author,
        feed_url=address,
        feed_guid=name,
    )
    for entry in entries:
        when = datetime.fromisoformat(entry.when)
        feed.add_item(
            title=_clean(entry.title),
            link=entry.url,
            description=None,
            content=_clean(_html(entry)),
            unique_id=entry.key,
            pubdate=when,
            updateddate=when,
        )
    return str(feed.writeString("utf-8"))


def _html(entry: FeedEntry) -> str:
    """Return what an entry says: the passage in its own language and direction."""
    about = f"<p>{escape(entry.text)}</p>"
    if not entry.passage:
        return about
    return f'<blockquote lang="{escape(entry.language)}" dir="auto">{escape(entry.passage)}</blockquote>{about}'


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)

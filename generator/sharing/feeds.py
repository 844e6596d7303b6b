"""Feeds of claims that are new or have changed (Atom, RFC 4287)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]


class Item(NamedTuple):
    """An item of a feed: a claim as it was after a commit.

    `key` names the claim and the commit, `when` is the commit's date (ISO 8601).
    """

    key: str
    title: str
    text: str
    url: str
    when: str


class _Feed(Atom1Feed):  # type: ignore[misc]
    """A feed whose date is that of its newest item; an empty one has the beginning of time, and not the present."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=datetime(1970, 1, 1, tzinfo=UTC))


def atom(title: str, language: str, home: str, address: str, items: Iterable[Item]) -> str:
    """Return a feed that stands at `address`, of the site at `home`."""
    feed = _Feed(title=title, link=home, description="", language=language, feed_url=address)
    for item in items:
        when = datetime.fromisoformat(item.when)
        feed.add_item(
            title=item.title,
            link=item.url,
            description=item.text,
            unique_id=f"urn:uuid:{uuid5(NAMESPACE_URL, f'{language}/{item.key}')}",
            pubdate=when,
            updateddate=when,
        )
    return str(feed.writeString("utf-8"))

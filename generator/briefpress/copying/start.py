"""The first pages of copies, in every language: of a copied site, and of the folder with all copies."""

import posixpath
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from briefpress.copying.edition import Edition
from briefpress.copying.webpage import book_style, styles_of

START = "START.html"


INDEX = "index.html"


class Offer(NamedTuple):
    """A copy that is offered: its file, form, language (empty: all), size in bytes and SHA-256."""

    name: str
    form: str
    language: str
    size: int
    sha256: str


def write_start(site: Path, editions: Sequence[Edition]) -> None:
    """Write START.html into a copied site."""
    ways = "\n".join(_way(site, edition) for edition in editions)
    parts = "\n".join(_part(edition, edition.about_html()) for edition in editions)
    (site / START).write_text(_page(editions, f"<nav>\n{ways}\n</nav>\n{parts}"), "utf-8")


def write_index(folder: Path, editions: Sequence[Edition], offers: Sequence[Offer]) -> None:
    """Write the page on which all copies in a folder are offered."""
    parts = "\n".join(_part(edition, _offers(edition, offers) + edition.about_html()) for edition in editions)
    (folder / INDEX).write_text(_page(editions, parts), "utf-8")


def _page(editions: Sequence[Edition], body: str) -> str:
    first = editions[0]
    styles = "\n".join([*styles_of(first.root), book_style("book")])
    return (
        f'<!doctype html>\n<html lang="{first.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(first.title)}</title>\n<style>\n{styles}</style>\n</head>\n"
        f'<body class="md-typeset">\n{body}\n</body>\n</html>\n'
    )


def _offers(edition: Edition, offers: Sequence[Offer]) -> str:
    say = edition.say
    head = "".join(
        f"<th>{escape(say(f'copy.{each}'))}</th>" for each in ("form", "language", "size", "good-for", "sum")
    )
    rows = "\n".join(_row(edition, offer) for offer in offers)
    return (
        f"<h1>{escape(say('copy.take'))}</h1>\n<p>{escape(say('copy.take-about'))}</p>\n"
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
    )


def _row(edition: Edition, offer: Offer) -> str:
    say = edition.say
    cells = (
        f'<a href="{offer.name}">{escape(offer.name)}</a>',
        escape(say.language_name(offer.language) if offer.language else say("copy.every-language")),
        escape(say.size(offer.size)),
        escape(say(f"copy.for-{offer.form}")),
        f"<code>{offer.sha256}</code>",
    )
    return f"<tr>{''.join(f'<td>{each}</td>' for each in cells)}</tr>"


def _way(site: Path, edition: Edition) -> str:
    home = posixpath.join(edition.root.relative_to(site).as_posix(), "index.html").removeprefix("./")
    return f'<h2 lang="{edition.language}"><a href="{home}">{escape(edition.say("copy.open"))}</a></h2>'


def _part(edition: Edition, body: str) -> str:
    return f'<section class="chapter" lang="{edition.language}" dir="{edition.say.direction}">\n{body}\n</section>'

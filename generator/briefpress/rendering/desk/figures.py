"""Figures as pages show them: rows of a table, and plots of what is told in more than one way."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from briefpress.model import Figure, Told
from briefpress.rendering.desk.markdown import escape
from briefpress.rendering.desk.pieces import Pieces
from briefpress.rendering.pictures.bars import Bar, bars


def figure_rows(pieces: Pieces, documents: Iterable[str], section: str | None, up: str) -> list[dict[str, str]]:
    """Return the figures of documents (in one section, or all), those of one series side by side."""
    rows: list[tuple[str, dict[str, str]]] = []
    for document in documents:
        for told in pieces.shelf.claims(document, f"section:{section}" if section else "figures"):
            for figure in told.claim.figures:
                view = pieces.view(told, up)
                base = f" ({pieces.words('figure.of', base=pieces.desk.text(figure.base))})" if figure.base else ""
                row = {
                    "measures": escape(_capital(figure.measures.in_(pieces.desk.language))) + base,
                    "number": pieces.words.figure(figure),
                    "passage": view.passage,
                    "language": view.language,
                    "href": view.href,
                    "when": view.when,
                    "told": view.told,
                }
                rows.append((figure.series or told.ref, row))
    first: dict[str, int] = {}
    for place, (series, _) in enumerate(rows):
        first.setdefault(series, place)
    return [row for _, row in sorted(rows, key=lambda item: first[item[0]])]


class FigureCard(NamedTuple):
    """A figure by itself: its number, what it measures, who says it and where, when, and the claim's grade."""

    number: str
    measures: str
    told: str
    when: str
    grade: str


def figure_cards(pieces: Pieces, claims: Iterable[str], up: str) -> list[FigureCard]:
    """Return the first figure of each of some claims (`briefing#claim`); one that is not there has none."""
    cards = []
    for each in claims:
        told = pieces.shelf.told(each)
        if told is None or not told.claim.figures:
            continue
        view, figure = pieces.view(told, up), told.claim.figures[0]
        cards.append(
            FigureCard(pieces.words.figure(figure), _measured(pieces, figure), view.told, view.when, view.grade)
        )
    return cards


def plots(pieces: Pieces, documents: Iterable[str]) -> list[tuple[str, str]]:
    """Return (what is measured, drawing) of the shares, and of the figures that are told in more than one way."""
    series: dict[str, list[tuple[Told, Figure]]] = {}
    main = pieces.desk.library.settings.languages[0]
    for document in documents:
        for told in pieces.shelf.claims(document, "figures"):
            for figure in told.claim.figures:
                series.setdefault(figure.series or f"{told.ref}/{figure.measures.in_(main)}", []).append((told, figure))
    return [
        (_measured(pieces, rows[0][1]), bars([_bar(pieces, told, figure, rows) for told, figure in rows]))
        for rows in series.values()
        if rows[0][1].unit == "percent" or len({(each.amount, each.qualifier) for _, each in rows}) > 1
    ]


def _measured(pieces: Pieces, figure: Figure) -> str:
    base = f", {pieces.words('figure.of', base=pieces.desk.text(figure.base))}" if figure.base else ""
    return escape(_capital(figure.measures.in_(pieces.desk.language))) + base


def _bar(pieces: Pieces, told: Told, figure: Figure, beside: Iterable[tuple[Told, Figure]]) -> Bar:
    whole = Decimal(100) if figure.unit == "percent" else max(each.amount for _, each in beside) or Decimal(1)
    title = pieces.shelf.shelved(told.document).briefing.title.in_(pieces.desk.language)
    who = pieces.desk.bare_voice(told.claim.voice) or title
    hedge = "exact" if figure.qualifier == "exact" else "hedged"
    return Bar(float(figure.amount / whole), f"{pieces.words.figure(figure)} · {who}", hedge)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

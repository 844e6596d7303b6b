"""The page of published warnings."""

from collections import Counter

from briefpress.model import Page, primary_of, spoken
from briefpress.rendering.desk import MOST_LINES, Pieces, escape, escape_within


def problems_page(pieces: Pieces) -> Page:
    """Return the page of published warnings."""
    warnings = sorted(problem for problem in pieces.shelf.problems() if problem.severity == "warning")
    rows = [
        (
            pieces.desk.edit(problem.place.file, problem.place.line),
            problem.rule,
            _set(pieces, _said(pieces, problem.says(pieces.desk.language))),
        )
        for problem in warnings[:MOST_LINES]
    ]
    counts = sorted(Counter(problem.rule for problem in warnings).items())
    return pieces.desk.page(
        "problems/index.md",
        "problems.md.jinja",
        rows=rows,
        counts=[(rule, pieces.words.count("warnings", number)) for rule, number in counts],
        shown=len(rows),
        all=len(warnings),
    )


def _said(pieces: Pieces, text: str) -> str:
    """Return a problem's words as Markdown; what stands between backticks as code, a briefing's id as a link."""
    return "".join(_code(pieces, part) if at % 2 else escape_within(part) for at, part in enumerate(text.split("`")))


def _set(pieces: Pieces, words: str) -> str:
    """Return what the checks say as Markdown; where they do not speak the page's language, in the one they do."""
    language = spoken(pieces.desk.language)
    return (
        words if primary_of(pieces.desk.language) == language else f'<span lang="{language}" dir="ltr">{words}</span>'
    )


def _code(pieces: Pieces, part: str) -> str:
    is_briefing = pieces.shelf.has(part)
    return pieces.line(part, "../").link if is_briefing else f"<code>{escape(part)}</code>"

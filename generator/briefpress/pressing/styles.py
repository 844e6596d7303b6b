"""The theme's styles without those of what no page of ours has, which are half of them."""

import re
from collections.abc import Iterable, Iterator

IDLE = (
    "arithmatex",
    "critic",
    "emojione",
    "footnote",
    "gemoji",
    "giscus",
    "highlight",
    "keys",
    "linenodiv",
    "linenos",
    "md-annotation",
    "md-author",
    "md-banner",
    "md-code",
    "md-consent",
    "md-feedback",
    "md-meta",
    "md-pagination",
    "md-pin",
    "md-post",
    "md-profile",
    "md-search",
    "md-select",
    "md-social",
    "md-source",
    "md-tabs",
    "md-tag",
    "md-tooltip",
    "md-version",
    "mermaid",
    "tabbed",
    "task-list",
    "twemoji",
)
"""What the theme has and no page of ours: classes that are called so, or begin so."""
_IDLE = re.compile(rf"\.(?:{'|'.join(IDLE)})(?![a-zA-Z])")
_BRACE = re.compile("[{}]")
_HELD = ("@media", "@supports")


def trimmed(css: str) -> str:
    """Return minified styles without the selectors of what is idle; whole where they are not as they should be."""
    rules = list(_rules(css))
    return "".join(_kept(rules)) if "".join(f"{head}{{{body}}}" for head, body in rules) == css else css


def _kept(rules: Iterable[tuple[str, str]]) -> Iterator[str]:
    for head, body in rules:
        if head.startswith(_HELD):
            inner = "".join(_kept(_rules(body)))
            yield f"{head}{{{inner}}}" if inner else ""
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif wanted := [each for each in _selectors(head) if not _IDLE.search(each)]:
            yield f"{','.join(wanted)}{{{body}}}"


def _selectors(head: str) -> list[str]:
    """Return the selectors of a rule; one with a comma within brackets is taken for one whole."""
    return [head] if "(" in head else head.split(",")


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each pair of outermost braces, and within them."""
    start, opening, depth = 0, 0, 0
    for brace in _BRACE.finditer(css):
        if brace[0] == "{":
            opening = opening if depth else brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield css[start:opening], css[opening + 1 : brace.start()]
                start = brace.end()

"""Problems in; those out that do not merely follow from another one in the same file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from briefpress.model import Problem

_BROKEN = ("plain-text.reference", "plain-text.bare")


def without_echoes(problems: Iterable[Problem]) -> set[Problem]:
    """Return the problems but for those that a mistyped reference causes besides its own."""
    problems = set(problems)
    broken = {each.place.file for each in problems if each.key in _BROKEN}
    unknown: dict[str, set[object]] = defaultdict(set)
    for each in problems:
        if each.rule == "references":
            unknown[each.place.file].add(dict(each.values)["given"])
    return {each for each in problems if not _is_echo(each, broken, unknown)}


def _is_echo(problem: Problem, broken: Collection[str], unknown: Mapping[str, Collection[object]]) -> bool:
    file = problem.place.file
    if problem.rule == "citations" and file in broken:
        return True
    if problem.key != "citations.one-language":
        return False
    claims = dict(problem.values)["claims"]
    return isinstance(claims, tuple) and any(each in unknown.get(file, ()) for each in claims)

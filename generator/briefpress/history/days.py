"""On which days each briefing was first and last committed."""

import json
from pathlib import Path

from briefpress.history.git import days as asked
from briefpress.history.git import head

_FOLDER = "briefings/documents"


def days(root: Path, memory: Path) -> dict[str, tuple[str, str]]:
    """Return for each briefing the days (ISO 8601) of its first and of its newest commit.

    They are asked of git once for each state of the repository, and kept in the file `memory`.
    """
    state = head(root)
    if not state:
        return {}
    if (known := _remembered(memory, state)) is not None:
        return known
    found = {Path(path).stem: each for path, each in asked(root, _FOLDER).items()}
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text(json.dumps({"head": state, "days": found}), "utf-8")
    return found


def _remembered(memory: Path, state: str) -> dict[str, tuple[str, str]] | None:
    try:
        kept = json.loads(memory.read_text("utf-8"))
        return {name: (first, last) for name, (first, last) in kept["days"].items()} if kept["head"] == state else None
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None

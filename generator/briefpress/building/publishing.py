"""What is missing before a finished site is published, and what its server may tell browsers."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from briefpress.building.answering import answer
from briefpress.building.house import House, code, find
from briefpress.building.stamping import is_fresh, made_of
from briefpress.building.telling import line, told_in
from briefpress.building.whole import memory_of
from briefpress.history import is_shallow
from briefpress.model import Language, Settings
from briefpress.pressing.policy import policy_of

_line = partial(line, "publish")

_LARGEST = 100 << 20
"""What GitHub takes of one file, in bytes; other forges and object stores take more."""
_UNSEEN, _MOVED = b'<meta name="robots" content="noindex">', b'<meta name="moved"'
"""What a page of a text bears that is not for everybody, and one that only leads on."""


def publishing_told(house: House, site: Path, spoken: Language) -> tuple[str, int]:
    """Say what is missing of the site at `site`, and how it may be served; the exit code is 1 where something is."""
    if not (site / "index.html").is_file():
        return _line("no-site", spoken, site=str(site)), 1
    said = answer(house, write=False)
    if said.exit:
        return said.told[told_in("text", spoken)], said.exit
    with closing(memory_of(house, code(house))) as memory:
        settings = memory.settings()
    missing = [_line(key, spoken, **values) for key, values in _missing(house, site, settings)]
    if missing:
        return "".join(missing), 1
    return _line("ready", spoken, site=str(site), policy=policy_of(site)), 0


def _missing(house: House, site: Path, settings: Settings) -> Iterator[tuple[str, dict[str, str]]]:
    if not is_fresh(house, site, made_of(house, find(house).whole)):
        yield "stale", {"site": str(site)}
    if any(_is_private(page.read_bytes()) for page in site.glob("**/texts/*.html")):
        yield "private", {"site": str(site)}
    if settings.address is None:
        yield "no-address", {}
    elif settings.address.startswith("http:"):
        yield "not-secure", {"address": settings.address}
    if settings.repository is None and settings.corrections is None:
        yield "no-corrections", {}
    if settings.licence is None:
        yield "no-licence", {}
    if is_shallow(house.root):
        yield "shallow", {}
    for path in site.rglob("*"):
        if path.is_file() and path.stat().st_size > _LARGEST:
            yield "large", {"path": path.relative_to(site).as_posix()}


def _is_private(page: bytes) -> bool:
    return _UNSEEN in page and _MOVED not in page

"""A site shown in the browser while it is worked on: it reloads by itself; what is wrong takes every page's place."""

import html
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic

from mkdocs.livereload import LiveReloadServer

_EVERY, _QUIET = 0.2, 0.05
"""How often the files are looked at, and how long they must have been left alone before a build, in seconds."""
_WRONG = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8"><meta http-equiv="refresh" content="1">'
    "<title>{title}</title><h1>{title}</h1><pre style='white-space:pre-wrap'>{wrong}</pre></html>"
)
"""It asks for itself every second, so that it goes when what is wrong is mended."""
_AFTER, _AGAIN = 3.0, b'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0.2">'
"""So long, in seconds, after the mending comes a page that asks for itself: a request that waited for the build looks
where there was nothing.
"""


def preview(
    site: Path,
    build: Callable[[], str],
    said: str,
    watched: Iterable[Path],
    host: str,
    port: int,
    headed: tuple[str, str],
) -> None:
    """Show the folder `site`, and `build` it anew when a file of `watched` changes, until interrupted.

    `build` returns what is wrong, if anything, as it `said` when the site was built first: this is shown, in a
    language and below a title (`headed`), in place of every page. Raises OSError when the address cannot be had.
    """
    language, title = headed
    nothing = site.with_name(f"{site.name}-nothing")
    nothing.mkdir(parents=True, exist_ok=True)

    mended = 0.0

    def show(wrong: str) -> None:
        nonlocal said, mended
        mended = monotonic() if said and not wrong else mended
        said = wrong
        server.root = str(nothing if said else site)

    def error_page(_code: int) -> bytes | None:
        if said:
            return _WRONG.format(language=language, title=html.escape(title), wrong=html.escape(said)).encode()
        if monotonic() - mended < _AFTER:
            return _AGAIN
        return (site / "404.html").read_bytes()

    server = LiveReloadServer(lambda: show(build()), host, port, str(site), polling_interval=_EVERY)
    server.build_delay = _QUIET
    server.error_handler = error_page
    for path in watched:
        server.watch(str(path))
    show(said)
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs' own
    except KeyboardInterrupt:
        pass  # the usual end
    finally:
        server.shutdown()

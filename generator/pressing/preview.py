"""A site shown in the browser while it is worked on: it reloads by itself; what is wrong takes every page's place."""

import html
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

_EVERY, _QUIET = 0.2, 0.05
"""How often the files are looked at, and how long they must have been left alone before a build, in seconds."""
_WRONG = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8"><meta http-equiv="refresh" content="1">'
    "<title>{title}</title><h1>{title}</h1><pre style='white-space:pre-wrap'>{wrong}</pre></html>"
)
"""It asks for itself every second, so that it goes when what is wrong is mended."""


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

    def rebuild() -> None:
        nonlocal said
        said = build()

    def answer(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer with what is wrong, if anything, before the server looks for a file, or waits for a build."""
        if not said or environ["PATH_INFO"].startswith("/livereload/"):
            return server.serve_request(environ, start_response)
        # Others than 200 are logged as warnings, and a warning ends a build.
        start_response("200 OK", [("Content-Type", "text/html")])
        return [_WRONG.format(language=language, title=html.escape(title), wrong=html.escape(said)).encode()]

    server = LiveReloadServer(rebuild, host, port, str(site), polling_interval=_EVERY)
    server.build_delay = _QUIET
    server.error_handler = lambda _: (site / "404.html").read_bytes()
    server.set_app(answer)
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs' own
    except KeyboardInterrupt:
        pass  # the usual end
    finally:
        server.shutdown()

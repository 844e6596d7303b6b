"""A site shown in the browser while it is worked on: it reloads by itself, and says what is wrong where it is wrong."""

import html
import json
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.livereload import LiveReloadServer

_EVERY, _QUIET = 0.2, 0.05
"""How often the files are looked at, and how long they must have been left alone before a build, in seconds."""
_REST = 4
"""So many times as long as a look at all files takes, nobody looks: a large library would be nothing but looked at."""
_ALONE = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8"><meta http-equiv="refresh" content="1">'
    "<title>{title}</title><h1>{title}</h1><pre style='white-space:pre-wrap'>{wrong}</pre></html>"
)
"""What stands in place of a page that is not there; it asks for itself every second, so that it goes in time."""
_ABOVE = (
    '<aside role="alert" style="padding:1rem;border-bottom:3px solid #a33b20;background:#fff4f0;color:#1c2730">'
    '<h2 style="margin:0">{title}</h2><pre style="white-space:pre-wrap;max-height:40vh;overflow:auto">{wrong}</pre>'
    "</aside>"
)
_BESIDE = """<script>
for (const [page, id, error, words] of NOTES) {
  const at = location.pathname.endsWith(page) && (id ? document.getElementById(id) : document.querySelector("h1"));
  if (!at) continue;
  const note = document.createElement("p");
  note.className = "preview-note";
  note.style = "margin:.3rem 0;padding:.3rem .6rem;border-left:4px solid " + (error ? "#a33b20" : "#8a5a00");
  note.textContent = words;
  at.after(note);
  for (let each = at.parentElement; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
}
</script>"""

Note = tuple[str, str, bool, str]
"""Where something is wrong (the end of a page's address, a claim's id or nothing), whether it is an error, and what."""


class Found(NamedTuple):
    """What came of a build: the errors, as they are told (empty when there are none), and notes on claims."""

    wrong: str
    notes: list[Note]


class _Server(LiveReloadServer):
    """MkDocs' server, which puts something of ours into each page beside what reloads it."""

    add: Callable[[bytes], bytes]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        reloading: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return self.add(reloading)


def preview(
    site: Path,
    build: Callable[[], Found],
    found: Found,
    watched: tuple[Iterable[Path], Iterable[Path]],
    host: str,
    port: int,
    headed: tuple[str, str],
) -> None:
    """Show the folder `site`, and `build` it anew when a file of `watched` changes, until interrupted.

    Watched are files and folders with all below them, and folders with just the files that lie in them.

    `build` returns what it `found` when the site was built first. While there are errors the last site that could be
    built is shown, with the errors above each page, in a language and below a title (`headed`), and beside the claims
    that they are about; where there is no such page, in place of it. Raises OSError when the address cannot be had.
    """
    language, title = headed

    def rebuild() -> None:
        nonlocal found
        found = build()

    def answer(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer for a page that is not there before the server waits for a build."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not found.wrong or path.startswith("/livereload/") or _is_there(site, path):
            return server.serve_request(environ, start_response)
        # Others than 200 are logged as warnings, and a warning ends a build.
        start_response("200 OK", [("Content-Type", "text/html")])
        return [_ALONE.format(language=language, title=html.escape(title), wrong=html.escape(found.wrong)).encode()]

    def add(page: bytes) -> bytes:
        """Return a page with what is wrong above it, and with the notes."""
        head, body, rest = page.partition(b"<body")
        tag, _, rest = rest.partition(b">")
        above = _ABOVE.format(title=html.escape(title), wrong=html.escape(found.wrong)) if found.wrong else ""
        notes = json.dumps(found.notes, ensure_ascii=False).replace("<", "\\u003c")
        return b"".join((head, body, tag, b">", above.encode(), rest, _BESIDE.replace("NOTES", notes).encode()))

    every = max(_EVERY, _REST * _look(watched[0]))
    server = _Server(rebuild, host, port, str(site), polling_interval=every)
    server.add = add
    server.build_delay = _QUIET
    server.error_handler = lambda _: (site / "404.html").read_bytes()
    server.set_app(answer)
    for deep, paths in zip((True, False), watched, strict=True):
        for path in paths:
            server.watch(str(path), recursive=deep)
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs' own
    except KeyboardInterrupt:
        pass  # the usual end
    finally:
        server.shutdown()


def _look(folders: Iterable[Path]) -> float:
    """Return how long it takes to look at every file in some folders, in seconds."""
    begun = time.perf_counter()
    for each in folders:
        for folder, _, files in os.walk(each):
            for name in files:
                with suppress(OSError):
                    os.stat(f"{folder}/{name}")  # noqa: PTH116  # some thousands
    return time.perf_counter() - begun


def _is_there(site: Path, path: str) -> bool:
    place = (site / path.lstrip("/")).resolve()
    return place.is_relative_to(site.resolve()) and (place.is_file() or (place / "index.html").is_file())

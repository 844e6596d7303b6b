"""The rules that a server can have browsers keep for a finished site (Content-Security-Policy, level 3)."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

_INLINE = re.compile(rb"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_DATA = re.compile(rb"\stype=\"?application/")
"""The type of what is no program but data, which the rules let be."""
_RULES = (
    "default-src 'self'",
    "script-src 'self'{scripts}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)


def policy_of(site: Path) -> str:
    """Return the policy that the site at `site` keeps: only its own files, and of scripts within pages just these."""
    marks = sorted({mark for page in site.rglob("*.html") for mark in _scripts(page.read_bytes())})
    return "; ".join(_RULES).format(scripts="".join(f" 'sha256-{mark}'" for mark in marks))


def _scripts(page: bytes) -> Iterator[str]:
    for attributes, script in _INLINE.findall(page):
        if not _DATA.search(attributes):
            yield b64encode(sha256(script).digest()).decode()

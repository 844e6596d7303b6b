"""Files as a browser loads them with `<script>`, also from a disk: one call of a function, its argument JSON."""

import json
from hashlib import blake2b
from typing import Any

_CALL = "briefingsSearch.take("


def written(kind: str, name: str, value: Any) -> str:
    """Return the text of a file that hands `value` to the search under a kind and a name."""
    return f"{_CALL}{_json([kind, name, value])});\n"


def read(text: str) -> Any:
    """Return the value of a file that `written` made."""
    return json.loads(text[len(_CALL) : text.rindex(")")])[2]


def digest(text: str) -> str:
    """Return the name of a file made from its content, so that the same content keeps its name."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _json(value: Any) -> str:
    """Return JSON that is also a script: `<` cannot end one, and the two odd line ends cannot break a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

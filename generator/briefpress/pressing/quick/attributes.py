"""Attribute lists (`{: .class #id key="value" }`): how they are written, and the attributes they become."""

import re
from functools import lru_cache

from briefpress.pressing.quick.marks import ID, LINK, LINK_END

LIST = r'\{: (?:(?:[.#][A-Za-z0-9][A-Za-z0-9-]*|(?:lang|dir|title)="[^"\\`*_\[\]<>&{}\n]*") )+\}'
"""An attribute list, as a regular expression without groups."""

_ITEM = re.compile(r'([.#])([A-Za-z0-9-]+)|([a-z-]+)="([^"]*)"')


@lru_cache(maxsize=512)
def attributes(written: str, target: str = "") -> str:
    """Return the attributes of an element as HTML: those of a list and, for a link, its target."""
    found = {"href": f"{LINK}{target}{LINK_END}"} if target else {}
    for sign, name, key, value in _ITEM.findall(written):
        if sign == ".":
            found["class"] = f"{found['class']} {name}" if "class" in found else name
        elif sign == "#":
            found["id"] = name
        else:
            found[key] = value
    return as_html(found)


def as_html(found: dict[str, str]) -> str:
    """Return attributes as HTML, in lexical order, an id marked."""
    return "".join(f' {key}="{ID if key == "id" else ""}{value}"' for key, value in sorted(found.items()))

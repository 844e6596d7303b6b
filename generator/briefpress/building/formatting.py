"""`briefings fmt`: the library's files laid out as the manual lays them out; what would not mean the same stays."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from briefpress.building.house import House, find
from briefpress.building.replacing import put_in_place
from briefpress.building.shelving import model_of
from briefpress.building.telling import line
from briefpress.model import Language
from briefpress.reading.formatting import NotFormatted, formatted_alike

_say = partial(line, "fmt")

Told = tuple[str, int]
"""What to say, and the exit code."""


def fmt_told(house: House, paths: Iterable[Path], spoken: Language, *, check: bool) -> Told:
    """Lay files out anew (all of the library, when none is named); with `check`, only say which are not so yet."""
    files = [path.resolve() for path in paths] or [Path(each) for each in sorted(find(house).yaml)]
    told, failed, changed = [], False, 0
    for path in files:
        name = os.path.relpath(path, house.root.resolve()).replace(os.sep, "/")
        try:
            before = path.read_bytes()
            after = _formatted(before, name)
        except NotFormatted as why:
            failed = True
            told.append(_say("cannot", spoken, file=name, why=why.words(spoken)))
            continue
        if after != before:
            changed += 1
            told.append(_say("is-not" if check else "done", spoken, file=name))
            if not check:
                put_in_place({path: after})
    key = "would" if check else "laid-out"
    told.append(_say(key, spoken, n=changed, all=len(files)))
    return "".join(told), 1 if failed or (check and changed) else 0


def fmt_text(data: bytes, name: str, spoken: Language, *, check: bool) -> tuple[bytes, str]:
    """Return a file laid out, and what is wrong (empty when nothing is); `name` is its path in the library.

    With `check`, that it is not laid out yet is wrong.
    """
    try:
        after = _formatted(data, name)
    except NotFormatted as why:
        return data, _say("cannot", spoken, file=name, why=why.words(spoken))
    return (data, _say("is-not", spoken, file=name)) if check and after != data else (after, "")


def _formatted(data: bytes, name: str) -> bytes:
    """Return the bytes of a file laid out. Raises NotFormatted."""
    model = model_of(name)
    if model is None:
        raise NotFormatted("elsewhere")
    try:
        return formatted_alike(data.decode("utf-8"), model).encode()
    except UnicodeDecodeError as why:
        raise NotFormatted("utf-8") from why

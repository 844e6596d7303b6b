"""A YAML file in, the same with more items in some of its lists out; comments are kept."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML

from briefpress.model import Model
from briefpress.reading.formatting import formatted_alike

_WIDTH = 10_000


def extended(text: str, model: type[Model], lists: Mapping[str, Sequence[Any]]) -> str:
    """Return a file that describes a thing of the `model`, with the items of `lists` that it lacks, laid out.

    `lists` are plain data by the key of the list; a list that is not there is begun. Raises NotFormatted.
    """
    yaml = YAML()
    yaml.preserve_quotes, yaml.width = True, _WIDTH
    data = yaml.load(text)
    changed = False
    for key, items in lists.items():
        known = data.get(key) or []
        more = [each for each in items if each not in known]
        if more and key in data:
            data[key].extend(more)
        elif more:
            data[key] = more
        changed = changed or bool(more)
    if not changed:
        return text
    out = io.StringIO()
    yaml.dump(data, out)
    return formatted_alike(out.getvalue(), model)

"""A thing of the model in; every bilingual text in it out, with its path."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args

from briefpress.model.entry import Path
from briefpress.model.text import Model, Text


def walk(thing: Model, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Yield every `Text` in a thing with its path, in the order of the fields."""
    for name in _holders(type(thing)):
        value = getattr(thing, name)
        if value:
            yield from _walk_value(value, (*path, name))


def _walk_value(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Model):
        yield from walk(value, path)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk_value(item, (*path, key))
    else:
        for index, item in enumerate(value):
            yield from _walk_value(item, (*path, index))


@lru_cache
def _holders(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name, field in model.model_fields.items() if _holds_text(field.annotation))


def _holds_text(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return issubclass(annotation, Text) or bool(_holders(annotation))
    return any(_holds_text(part) for part in get_args(annotation))

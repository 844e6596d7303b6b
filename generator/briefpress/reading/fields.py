"""A path in a file; what the model says of the value there."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefpress.model import FREE, Language, Model, Path, Text


def names_at(model: type[Model], path: Path, languages: tuple[Language, ...] = ()) -> Iterator[str]:
    """Yield the keys that the thing at `path` may have; none when it is no thing of the model.

    A text has one for each of the library's `languages`.
    """
    found = model_at(model, path)
    yield from languages if is_text(found) else found.model_fields if found else ()


def is_text(found: type[BaseModel] | None) -> bool:
    """Return whether a model is that of a text in each language."""
    return found is not None and issubclass(found, Text)


def help_at(model: type[Model], path: Path) -> str:
    """Return the name of the help text of the field at `path`: `Model.field`; nothing where it has none."""
    found = model_at(model, path[:-1])
    field = found.model_fields.get(str(path[-1])) if found and path else None
    if not (found and field and field.description):
        return ""
    return f"{found.__name__}.{path[-1]}"


def is_free(model: type[Model], path: Path) -> bool:
    """Return whether any words at all may stand at `path`, as in a text or a name, but not in a date or an id."""
    if is_text(model_at(model, path[:-1])):
        return True
    depth = len(path)
    while depth and not isinstance(path[depth - 1], str):
        depth -= 1
    field = _field_at(model, path[:depth])
    if field is None:
        return False
    here: Any = field.annotation
    for _ in path[depth:]:
        here = _inner(here)
    return FREE in field.metadata or any(FREE in get_args(each) for each in (here, *get_args(here)))


def model_at(model: type[Model], path: Path) -> type[BaseModel] | None:
    """Return the model that describes the value at `path`."""
    here: Any = model
    for part in path:
        if get_origin(here) in (Union, UnionType):
            here = _inner(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(part))
            here = field.annotation if field else None
        else:
            here = _inner(here)
    if get_origin(here) in (Union, UnionType):
        here = _inner(here)
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _field_at(model: type[Model], path: Path) -> FieldInfo | None:
    found = model_at(model, path[:-1]) if path else None
    return found.model_fields.get(str(path[-1])) if found else None


def _inner(annotation: Any) -> Any:
    """Return what a `X | None`, `tuple[X, ...]` or `Mapping[Id, X]` holds."""
    arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    return arguments[-1] if arguments else None

"""The model told to editors' programs (JSON Schema) and to editors (the manual's page of fields)."""

import json
import types
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from briefpress.building.house import PAGES, House
from briefpress.building.replacing import put_in_place
from briefpress.building.shelving import languages_at
from briefpress.model import FOLDERS, LANGUAGES, Briefing, Language, Model, Settings, Text, field_helps
from briefpress.rendering import field_page

NAMES: dict[str, type[Model]] = {
    "briefing": Briefing,
    **{model.__name__.lower(): model for model in FOLDERS.values()},
    "settings": Settings,
}
"""The schemas by name: `docs/schema/<name>.json`."""


def write_schemas(house: House) -> list[str]:
    """Write the schemas, and beside this program's own code the page of fields; return the paths, below the root."""
    languages = languages_at(house)
    texts = {f"docs/schema/{name}.json": schema_of(model, languages) for name, model in NAMES.items()}
    if PAGES.is_relative_to(house.root / "generator"):
        texts |= {house.below(PAGES / f"{each}/manual/fields.md"): fields_of(each) for each in LANGUAGES}
    put_in_place({house.root / path: text.encode() for path, text in texts.items()})
    return sorted(texts)


def schema_of(model: type[Model], languages: Sequence[Language]) -> str:
    """Return the JSON Schema (draft 2020-12) of a file that describes `model`, with texts in these languages."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    for text in {Text.__name__, *(each.__name__ for each in Text.__subclasses__())} & schema["$defs"].keys():
        words = schema["$defs"][text].pop("additionalProperties")
        more = {"properties": dict.fromkeys(languages, words), "required": list(languages)}
        schema["$defs"][text] |= more | {"additionalProperties": False}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def fields_of(language: Language) -> str:
    """Return the manual's page of all fields in a language."""
    models = [(model, list(_rows(model))) for model in _models()]
    files = {model: f"briefings/{folder}/<id>.yml" for folder, model in FOLDERS.items()}
    files |= {Briefing: "briefings/documents/<id>.yml", Settings: "briefings/library.yml"}
    return field_page(language, [(model.__name__, files.get(model, ""), rows) for model, rows in models], _help())


def template_of(model: type[Model], name: str, languages: Sequence[Language], spoken: Language) -> str:
    """Return a new file that describes `model`: what it must have, empty, and what it may have, as comments."""
    lines = [f"# yaml-language-server: $schema=../../docs/schema/{name}.json"]
    helps = field_helps() if spoken == "es" else _help()
    for need in (True, False):
        for field, about in model.model_fields.items():
            if about.is_required() == need:
                lines.append(f"# {helps[f'{model.__name__}.{field}']}")
                lines += [f"{'' if need else '# '}{line}" for line in _blank(field, about, languages)]
    return "\n".join(lines) + "\n"


def _blank(name: str, about: Any, languages: Sequence[Language]) -> list[str]:
    """Return the lines of a field that are to be filled in."""
    annotation, least = (
        about.annotation,
        next((each.min_length for each in about.metadata if hasattr(each, "min_length")), 1),
    )
    models = list(_inner_models(annotation))
    if models and issubclass(models[0], Text) and get_origin(annotation) is not tuple:
        return [f"{name}:", *(f'  {language}: ""' for language in languages)]
    if models and not issubclass(models[0], Text):
        inner = [
            line
            for field, about in models[0].model_fields.items()
            if about.is_required()
            for line in _blank(field, about, languages)
        ]
        if get_origin(annotation) is not tuple:
            return [f"{name}:", *(f"  {line}" for line in inner)]
        return [f"{name}:", *[f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])] * least]
    form = form_of(annotation)
    return [f"{name}: []" if form.startswith("[") else f'{name}: ""' + f"  # {form}" * ("|" in form)]


def _help() -> dict[str, str]:
    """Return the help text of every model and field, by `Model` and `Model.field`."""
    told: dict[str, str] = {}
    for model in _models():
        told[model.__name__] = (model.__doc__ or "").split("`briefings/")[0].strip().rstrip(":") + "."
        told |= {f"{model.__name__}.{name}": field.description or "" for name, field in model.model_fields.items()}
    return {key: words.replace("..", ".") for key, words in told.items()}


def _models() -> Iterator[type[Model]]:
    """Yield every model that files hold, each once, the outer before the inner."""
    seen: set[type[Model]] = set()
    waiting: list[type[Model]] = list(NAMES.values())
    while waiting:
        model = waiting.pop(0)
        if model in seen or issubclass(model, Text):
            continue
        seen.add(model)
        yield model
        inner = [each for field in model.model_fields.values() for each in _inner_models(field.annotation)]
        waiting[:0] = inner


def _inner_models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _inner_models(part)


def _rows(model: type[Model]) -> Iterator[tuple[str, str, bool]]:
    """Yield each field's name, form and whether it is required."""
    for name, field in model.model_fields.items():
        yield name, form_of(field.annotation), field.is_required()


def form_of(annotation: Any) -> str:
    """Return what a field holds, in an editor's words."""
    origin, arguments = get_origin(annotation), [each for each in get_args(annotation) if each is not type(None)]
    if origin in (Union, types.UnionType):
        return form_of(arguments[0])
    if origin is Annotated:
        return form_of(arguments[0])
    if origin is Literal:
        return " | ".join(map(str, arguments))
    if origin is tuple:
        return f"[{form_of(arguments[0])}, …]"
    if origin is not None:
        return f"{{id: {form_of(arguments[-1])}}}"
    if issubclass(annotation, Text):
        return "{language: text}"
    name = str(annotation.__name__)
    return {"str": "text", "int": "number", "float": "number", "Decimal": "number"}.get(name, name)

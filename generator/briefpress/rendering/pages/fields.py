"""The manual's page of fields, from the model's own help texts."""

from briefpress.model import Language, field_helps
from briefpress.rendering.desk import escape, words

Rows = list[tuple[str, str, bool]]


def field_page(language: Language, models: list[tuple[str, str, Rows]], help_of: dict[str, str]) -> str:
    """Return the page; `help_of` holds the English help by `Model` and `Model.field`."""
    w = words(language)
    told = help_of if language == "en" else field_helps()
    about = w("fields.about", form="`{language: text}`")
    out = [f"# {w('fields.title')}\n", f"{about}\n", '<div class="fields" markdown>\n']
    for name, file, rows in models:
        out.append(f"## {name} {{: #{name.lower()} }}\n")
        out.append(_code(told[name]) + (f" (`{file}`)" if file else "") + "\n")
        out.append(f"| {w('fields.field')} | {w('fields.form')} | {w('fields.help')} |\n| --- | --- | --- |")
        for field, form, required in rows:
            mark = f" ({w('fields.required')})" if required else ""
            out.append(f"| `{field}`{mark} | {escape(form)} | {_code(told[f'{name}.{field}'])} |")
        out.append("")
    return "\n".join([*out, "</div>\n"])


def _code(text: str) -> str:
    """Return help text as Markdown; what stands between backticks stays code."""
    pieces = text.split("`")
    return "".join(f"`{piece}`" if number % 2 else _spaced(piece) for number, piece in enumerate(pieces))


def _spaced(piece: str) -> str:
    """Return a piece of text as Markdown, with the spaces at its ends."""
    lead = " " * (len(piece) - len(piece.lstrip()))
    tail = " " * (len(piece) - len(piece.rstrip())) if piece.strip() else ""
    return f"{lead}{escape(piece)}{tail}"

"""What the site says of itself, and its menu: from the library's settings and sections, in each language."""

from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from briefpress.building.house import House, assets, code, common_pages, own_pages
from briefpress.building.whole import memory_of
from briefpress.model import Entry, Language, Section, Settings, forge_of, phrase
from briefpress.rendering import Words, address_in, words

_KINDS = ("actors", "documents", "timeline", "places", "questions", "figures", "glossary", "take")
"""The folders of pages that stand in the menu, each with a page of all."""
_MAYBE_NONE = ("places", "questions", "glossary")
"""Of these those that stand there only when the library has such things."""
_CALLED = {"places": "map"}
_MANUAL = ("reading", "data", "editing", "style", "fields", "copies", "library", "publishing", "house")
_BEFORE = {"data": ("method", "changes/index", "problems/index")}
"""What stands in the menu before a page of the manual."""

Menu = list[Any]
"""Entries as MkDocs has them: a path, or a title with a path or with entries below it."""


def site_of(house: House, language: Language) -> tuple[dict[str, Any], Menu]:
    """Return what the pages of the site in a language say of the whole, for the theme, and its menu.

    Of the whole that is its `title`, its `address` (with a slash at its end; empty when not known), its `language` and
    `direction`, its `languages`, its `licence`, where mistakes are reported (`to`), and the words of the theme.
    `apart` are the hand-written pages that not every language has, with those that have them.
    """
    with closing(memory_of(house, code(house))) as memory:
        settings, sections = memory.settings(), memory.sections()
        lacking = {each for each in _MAYBE_NONE if not memory.has(each)}
    say, forge = words(language, house.phrases), forge_of(settings)
    about = {
        "title": settings.title.in_(language),
        "address": address_in(settings, language),
        "language": language,
        "direction": say.direction,
        "languages": [_other(settings, each, language) for each in settings.languages],
        "apart": _apart(house, settings.languages),
        "colours": settings.colours.model_dump(),
        "fonts": settings.fonts.model_dump(),
        "logo": settings.logo or "",
        "licence": settings.licence or "",
        "to": settings.corrections or (forge.issue if forge else ""),
        "words": say.below("foot"),
        "missing": say.below("missing"),
        "look": say.below("look"),
        "edit": say("edit"),
        "colon": say("colon"),
        "permalink": say("permalink"),
        "find": say("search.placeholder"),
    }
    return about, _menu(house, sections, say, lacking)


def wrong_title(language: Language) -> str:
    """Return what stands above errors that are shown in place of the site."""
    return phrase("site", "wrong", language)


def foreign_note(house: House, language: Language, spoken: Language) -> str:
    """Return what the site in a language says of a page that is written in another."""
    say = words(language, house.phrases)
    return say("manual.foreign", language=say.language_name(spoken))


def _other(settings: Settings, language: Language, here: Language) -> dict[str, str]:
    """Return a language of the site: its own name for itself, and where its site lies, seen from that of another."""
    first, say = settings.languages[0], words(language)
    name = say.language_name(language)
    up, down = ("" if here == first else "../"), ("" if language == first else f"{language}/")
    return {
        "language": language,
        "name": name[:1].upper() + name[1:],
        "direction": say.direction,
        "folder": "" if language == here else f"{up}{down}",
        "address": address_in(settings, language),
    }


def shared_files(house: House) -> list[tuple[str, Path]]:
    """Return the files that the site in every language has, by their paths within it."""
    found = (path for path in assets(house) if not path.endswith(".md"))
    return [(path.removeprefix(f"{house.docs}/"), Path(path)) for path in found]


def _apart(house: House, languages: tuple[Language, ...]) -> dict[str, list[Language]]:
    there = {each: {_name(house, each, path) for path in own_pages(house, each)} for each in languages}
    shared = common_pages() | set.intersection(*there.values())
    names = sorted(set.union(*there.values()) - shared)
    return {f"{name}.md": [each for each in languages if name in there[each]] for name in names}


def _menu(house: House, sections: Iterable[Entry[Section]], say: Words, lacking: Collection[str]) -> Menu:
    subjects = [f"sections/{each.id}.md" for each in sections]
    told = [*_entries(say), *_others(house, say.language)]
    menu = [
        {say("menu.home"): "index.md"},
        {say("menu.subjects"): subjects} if subjects else None,
        *({say(f"menu.{_CALLED.get(each, each)}"): f"{each}/index.md"} for each in _KINDS if each not in lacking),
        {say("menu.about"): told},
    ]
    return [each for each in menu if each]


def _entries(say: Words) -> Menu:
    names = [name for each in _MANUAL for name in (*_BEFORE.get(each, ()), f"manual/{each}")]
    return [{say(f"menu.{name.removeprefix('manual/').removesuffix('/index')}"): f"{name}.md"} for name in names]


def _others(house: House, language: Language) -> list[str]:
    """Return the pages that the library's own people wrote, besides those that every library has."""
    shared = common_pages()
    own = (_name(house, language, path) for path in own_pages(house, language))
    return sorted(f"{name}.md" for name in own if name not in shared)


def _name(house: House, language: Language, path: str) -> str:
    return path.removeprefix(f"{house.docs}/{language}/").removesuffix(".md")

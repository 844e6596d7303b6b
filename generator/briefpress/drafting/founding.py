"""A new library: all the files that it needs, with one invented example to look at; and the file of a new actor."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from string import Template

from briefpress.drafting.draft import quoted
from briefpress.model import primary_of

_HERE = files("briefpress.drafting").joinpath("library")
_SAME = {
    ".gitignore": "gitignore",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".github/workflows/check.yml": "github-check.yml",
    ".github/workflows/pages.yml": "github-pages.yml",
    ".github/workflows/review.yml": "github-review.yml",
    "CONTRIBUTING.md": "contributing.md",
    "mkdocs.yml": "mkdocs.yml",
    "seeds/README.md": "seeds.md",
    "seeds/example.txt": "example.txt",
}
"""Files that are the same in every new library, and what each is copied from."""
_FALLBACK = "en"
_SCHEMA = "# yaml-language-server: $$schema=../{up}docs/schema/{name}.json\n"
_SETTINGS = Template(
    _SCHEMA.format(up="", name="settings")
    + """title:
$title
about:
$about
# The first language stands at the root of the site; every text of the library is written in just these.
languages: $languages
# Where the site is published; citations, feeds and searching machines need it.
# address: https://example.org/library/
# Where these files are edited; Edit and Correct this lead there.
# repository: https://github.com/you/library
# Where mistakes are reported, unless to the repository.
# corrections: mailto:editors@example.org
# The licence of the briefings, which the foot of every page names.
# licence: CC BY 4.0
# How many words a passage may have, and what share of a source may be quoted.
# quotation: {words: 25, share: 0.4}
# What means the same, for the search.
# synonyms:
#   - [hospital, clinic]
"""
)
_SECTION = Template(
    _SCHEMA.format(up="../", name="section")
    + """title:
$section
order: 1
about:
$belongs
# Two more fields, when there are claims: `text` is what a reader must know first, `bottom_line` the answer in two or
# three sentences. Each of their sentences cites a claim, as in [document#claim].
"""
)
_ACTOR = Template(
    _SCHEMA.format(up="../", name="actor")
    + """name:
$minister
type: person
# As sources write the name; where each stands is found.
spellings: [Ada Morrow]
roles:
  - title:
$role
    claims: [example#second-clinic]
"""
)
_DOCUMENT = Template(
    _SCHEMA.format(up="../", name="briefing")
    + """source:
  # The text lies in seeds/, and is known by its fingerprint.
  file: example.txt
  sha256: $sha256
  title: The Norhaven Gazette, 4 May 2031
  authors: []
  publisher: The Norhaven Gazette
  published: 2031-05-04
  dated_by:
$dated
  # The language of the text.
  language: en
  # wire, news, analysis, opinion, official or data
  genre: news
  # quote: only short passages may be shown; full: the text may be published
  rights: full
title:
$document
summary:
$summary
claims:
  patients:
    says:
$patients
    kind: report
    passage: treated 1,200 people in 2030
    sections: [first-subject]
    when: 2030
    figures:
      - amount: 1200
        measures:
$measures
  second-clinic:
    says:
$plan
    kind: plan
    voice: [example-morrow]
    passage: a second clinic would open in 2032
    sections: [first-subject]
    actors: [example-morrow]
    when: 2032
"""
)


def library_of(languages: Sequence[str], title: str, version: str) -> dict[str, str]:
    """Return the files of a new library by their paths, written for this `version` of the program.

    Its words are in each of the `languages`, in English where there are none of a language's own; behind the language's
    tag where another says the same, since no text is the same in two.
    """
    said = tomllib.loads(_HERE.joinpath("words.toml").read_text("utf-8"))
    text = {path: _HERE.joinpath(name).read_text("utf-8") for path, name in _SAME.items()}

    def each(key: str, indent: int) -> str:
        return _by_language(_in_each(said, languages, key), indent)

    titled = _by_language(dict.fromkeys(languages, title), 2)
    values = {"title": titled, "languages": f"[{', '.join(languages)}]", "about": each("about", 2)}
    example = {key: each(key, 6) for key in ("patients", "plan")} | {"measures": each("measures", 10)}
    example |= {key: each(key, 2) for key in ("document", "summary")} | {"dated": each("dated", 4)}
    digest = sha256(text["seeds/example.txt"].encode()).hexdigest()
    return text | {
        "README.md": _filled("readme.md", title=title),
        "requirements.txt": _filled("requirements.txt", version=version),
        "briefings/library.yml": _SETTINGS.substitute(values),
        "briefings/sections/first-subject.yml": _SECTION.substitute(
            section=each("section", 2), belongs=each("belongs", 2)
        ),
        "briefings/actors/example-morrow.yml": _ACTOR.substitute(minister=each("minister", 2), role=each("role", 6)),
        "briefings/documents/example.yml": _DOCUMENT.substitute(example, sha256=digest),
    }


def actor_of(name: str, sort: str, spellings: Sequence[str], languages: Sequence[str]) -> str:
    """Return the file of an actor by one name in all languages, of a sort (`person`), spelt so."""
    head = _SCHEMA.format(up="../", name="actor").replace("$$", "$")
    named = _by_language(dict.fromkeys(languages, name), 2)
    spelt = ", ".join(map(quoted, spellings))
    return f"{head}name:\n{named}\ntype: {sort}\nspellings: [{spelt}]\n"


def _in_each(said: Mapping[str, Mapping[str, str]], languages: Sequence[str], key: str) -> dict[str, str]:
    words = {each: _words(said, each)[key] for each in languages}
    often = Counter(words.values())
    borrowed = {each for each in languages if key not in said.get(each, {}) and often[words[each]] > 1}
    return {each: f"{each}: {text}" if each in borrowed else text for each, text in words.items()}


def _words(said: Mapping[str, Mapping[str, str]], language: str) -> dict[str, str]:
    """Return the words in a language; those that it lacks in the one of which it is a variety, or in English."""
    return {**said[_FALLBACK], **said.get(primary_of(language), {}), **said.get(language, {})}


def _by_language(words: Mapping[str, str], indent: int) -> str:
    return "\n".join(f"{' ' * indent}{each}: {quoted(text)}" for each, text in words.items())


def _filled(name: str, **values: str) -> str:
    return Template(_HERE.joinpath(name).read_text("utf-8")).substitute(values)

"""Where a library's files lie, and what state they are in. Imports nothing heavy before it must."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from briefpress.keeping.files import State, folders, others, signature, state_of, states

OWNED = (
    "actors",
    "changes",
    "correct",
    "documents",
    "figures",
    "glossary",
    "places",
    "problems",
    "questions",
    "sections",
    "take",
    "texts",
    "timeline",
)
"""The folders of pages below `docs/<language>/` that the generator owns whole."""
MADE = ("index.md", "search.md")
"""The pages right below `docs/<language>/` that the generator makes."""
CONFIG = "mkdocs.yml"
"""The settings of the engine, below the root."""
PHRASES = "briefings/phrases"
"""The folder of a library's own phrases, below the root: `<language>.toml`."""
LOCK = "seeds/passages.lock"
"""The lock's path below the root."""
DRAFTS = "drafts"
"""The folder of drafts, which git ignores: they hold whole sentences of the sources."""
INDEX, SHOWN = "search", "s"
"""The folder of the search index among what lies beside the pages of a language, and the one in it with what results
show, a file for each page.
"""
BESIDE = ".beside"
"""The folder below `docs/` of what a site has besides pages: a folder for each language, and one of rows of tables."""
BY_FOLDER = ("cite/", "correct/", f"{INDEX}/{SHOWN}/")
"""Folders beside the pages of a language with a file for almost every page: a look at the folder stands for them."""
PAGES = Path(__file__).resolve().parent.parent / "pages"
"""The hand-written pages that every library has, a folder for each language."""
_FOREIGN = "en"
"""The language of the pages that stand for those that are not written in another."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class House:
    """A checkout: its root, and the folders with source texts (the first that holds a text wins).

    `with_texts` makes a private copy, which shows every text at hand whatever its rights.
    """

    root: Path
    seeds: tuple[Path, ...]
    with_texts: bool = False

    @property
    def docs(self) -> Path:
        """Return the folder of the Markdown pages."""
        return self.root / "docs"

    def below(self, path: str | Path) -> str:
        """Return a path as it is below the root; one that lies elsewhere as it is."""
        return str(path).removeprefix(f"{self.root}/")

    @property
    def lock(self) -> Path:
        """Return the lock's path."""
        return self.root / LOCK

    @property
    def phrases(self) -> Path:
        """Return the folder of the library's own phrases."""
        return self.root / PHRASES

    @property
    def site(self) -> Path:
        """Return where the finished site is put, unless another place is named."""
        return self.root / ("site-private" if self.with_texts else "site")

    @property
    def cache(self) -> Path:
        """Return the folder for what builds remember.

        It lies outside the checkout, so that no pull request can bring a forged one.
        """
        if chosen := os.environ.get("BRIEFINGS_CACHE"):
            base = Path(chosen)
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefings"
        return base / blake2b(str(self.root).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Found:
    """The states of all files that a build reads and writes.

    Read are the YAML, the texts, the lock, the code and the hand-written pages; written are pages, search index and
    what else lies `beside` the pages; `unread` is what else lies in `briefings/`: links, pipes, files with another
    ending.
    """

    with_texts: bool
    yaml: Mapping[str, State]
    texts: Mapping[str, State]
    lock: Mapping[str, State]
    code: Mapping[str, State]
    written: Mapping[str, State] = field(default_factory=dict)
    pages: Mapping[str, State] = field(default_factory=dict)
    index: Mapping[str, State] = field(default_factory=dict)
    beside: Mapping[str, State] = field(default_factory=dict)
    history: Mapping[str, State] = field(default_factory=dict)
    unread: Mapping[str, State] = field(default_factory=dict)

    @property
    def inputs(self) -> str:
        """Return the signature of all that is read."""
        files = self.yaml, self.texts, self.lock, self.code, self.written, self.history, self.unread
        return signature(*files, also=(str(self.with_texts),))

    @property
    def outputs(self) -> str:
        """Return the signature of all that was written."""
        return outputs_of({**self.pages, **self.index, **self.beside})

    @property
    def whole(self) -> str:
        """Return the signature of all that is read and all that was written."""
        return of(self.inputs, self.outputs)


def of(inputs: str, outputs: str) -> str:
    """Return the signature of what is read and what was written, of the signatures of both."""
    return signature(also=(inputs, outputs))


def outputs_of(pages: Mapping[str, State]) -> str:
    """Return the signature of generated pages, in whatever order they come."""
    return signature({path: pages[path] for path in sorted(pages)})


def house_at(root: Path, seeds: Sequence[Path] = ()) -> House:
    """Return the house at `root`; texts lie in `seeds/`, in `seeds` and in `BRIEFINGS_SEEDS` (folders, as in a PATH).

    `BRIEFINGS_WITH_TEXTS=1` makes it a private one, which shows them.
    """
    root = root.resolve()
    named = [*seeds, *(root / each for each in os.environ.get("BRIEFINGS_SEEDS", "").split(os.pathsep) if each)]
    seeds_of = tuple(dict.fromkeys(path.resolve() for path in (*named, root / "seeds")))
    return House(root, seeds_of, os.environ.get("BRIEFINGS_WITH_TEXTS") == "1")


def environment_of(house: House) -> dict[str, str]:
    """Return what tells MkDocs, which runs apart, where the texts lie, and whether to show them."""
    named = [folder for folder in house.seeds if folder != house.root / "seeds"]
    seeds = {"BRIEFINGS_SEEDS": os.pathsep.join(map(str, named))} if named else {}
    return seeds | ({"BRIEFINGS_WITH_TEXTS": "1"} if house.with_texts else {})


def find(house: House) -> Found:
    """Return the state of every file that matters, without opening any."""
    own = phrases(house)
    return Found(
        with_texts=house.with_texts,
        yaml=dict(states(str(house.root / "briefings"), (".yml",))),
        texts={path: state for folder in house.seeds for path, state in states(str(folder), (".txt",))},
        lock=dict(states(str(house.root / "seeds"), (".lock",))),
        code=code(house),
        written=written(house) | assets(house),
        history=_history(house),
        unread={path: state for path, state in others(str(house.root / "briefings"), ".yml") if path not in own},
        pages=pages(house),
        index=indexes(house),
        beside=beside(house),
    )


def code(house: House) -> dict[str, State]:
    """Return the state of every file of this program, of the locks of its libraries, and of the library's phrases.

    Those take the place of the program's own, and every page hangs on them.
    """
    package = Path(__file__).resolve().parent.parent
    programs = dict(states(str(package), (".py", ".jinja", ".toml", ".json", "-stemmer.js")))
    return programs | dict(states(str(house.root), (".lock",), deep=False)) | phrases(house)


def phrases(house: House) -> dict[str, State]:
    """Return the state of every file of the library's own phrases."""
    return dict(states(str(house.phrases), (".toml",), deep=False))


def languages(house: House) -> list[str]:
    """Return the languages of which a folder lies in `docs/`, whether the library is in them or not."""
    folders = house.docs.iterdir() if house.docs.is_dir() else ()
    return sorted(each.name for each in folders if _LANGUAGE.fullmatch(each.name) and each.is_dir())


def pages(house: House) -> dict[str, State]:
    """Return the state of every generated page."""
    found: dict[str, State] = {}
    for language in languages(house):
        folder = house.docs / language
        for owned in OWNED:
            found.update(states(str(folder / owned)))
        found.update((path, state) for path, state in states(str(folder), (".md",), deep=False) if _is_made(path))
    return found


def written(house: House) -> dict[str, State]:
    """Return the state of every hand-written page: those that every library has, and the library's own."""
    found = dict(states(str(PAGES)))
    for language in languages(house):
        found.update(own_pages(house, language))
    return found


def own_pages(house: House, language: str) -> dict[str, State]:
    """Return the state of every page in a language that the library's own people wrote.

    A `README.md` is for those who look into the folder: the engine would take it for an index.
    """
    found: dict[str, State] = {}
    folder = house.docs / language
    if folder.is_dir():
        found.update((path, state) for path, state in states(str(folder), (".md",), deep=False) if not _is_made(path))
        for each in sorted(folder.iterdir()):
            if each.is_dir() and not each.name.startswith(".") and each.name not in OWNED:
                found.update(states(str(each), (".md",)))
    return {path: state for path, state in found.items() if not path.endswith("/README.md")}


def assets(house: House) -> dict[str, State]:
    """Return the state of every file that the site in each language has: those below `docs/assets/`."""
    return dict(states(str(house.docs / "assets")))


def common_pages(language: str = _FOREIGN) -> set[str]:
    """Return the hand-written pages that every library has in a language, as in `pages_by_hand`."""
    root = PAGES / language
    return {path.removeprefix(f"{root}/").removesuffix(".md") for path, _ in states(str(root))}


def pages_by_hand(house: House, language: str) -> list[str]:
    """Return the hand-written pages of the site in a language: their paths below its root, without the ending."""
    own = (path.removeprefix(f"{house.docs}/{language}/").removesuffix(".md") for path in own_pages(house, language))
    return sorted({*own, *common_pages(language), *common_pages()})


def page_by_hand(house: House, language: str, name: str) -> tuple[Path, str]:
    """Return where a hand-written page of the site in a language lies, and the language in which it is written.

    The library's own goes before the one that every library has, and that in another language comes last.
    """
    from briefpress.model import primary_of

    roots = ((house.docs, language), (PAGES, language), (PAGES, primary_of(language)), (PAGES, _FOREIGN))
    there = (((root / spoken / f"{name}.md"), spoken) for root, spoken in roots)
    return next(each for each in there if each[0].is_file())


def is_foreign(spoken: str, language: str) -> bool:
    """Return whether a page is written in another language than its site's, and not only in another variety of it."""
    from briefpress.model import primary_of

    return primary_of(spoken) != primary_of(language)


def watched(house: House) -> list[Path]:
    """Return what people edit; not what builds write, of which the preview would be built again."""
    beside = [house.root / "briefings", *house.seeds, house.root / CONFIG, house.docs / "assets"]
    return [path for path in (*beside, *others_than_made(house)) if path.exists()]


def others_than_made(house: House) -> list[Path]:
    """Return what lies in the folders of the languages below `docs/` and is no build's own."""
    folders = (house.docs / each for each in languages(house))
    return [path for folder in folders for path in folder.iterdir() if path.name not in (*OWNED, *MADE)]


def _history(house: House) -> dict[str, State]:
    """Return the state of what git writes with every commit, and when it learns of those of others."""
    repository = next((each / ".git" for each in (house.root, *house.root.parents) if (each / ".git").exists()), None)
    if repository and repository.is_file():  # a linked working tree, whose repository lies elsewhere
        repository = repository.parent / repository.read_text("utf-8").removeprefix("gitdir:").strip()
    if repository is None:
        return {}
    shared = repository / "commondir"
    base = repository / shared.read_text("utf-8").strip() if shared.exists() else repository
    files = (repository / "logs" / "HEAD", base / "packed-refs")
    found = {str(each): state_of(str(each)) for each in files if each.exists()}
    for folder in ("heads", "remotes/origin"):
        found.update(states(str(base / "refs" / folder)))
    return found


def _is_made(path: str) -> bool:
    return path.rpartition("/")[2] in MADE


def indexes(house: House) -> dict[str, State]:
    """Return the states of the search index of every language."""
    return {path: state for language in languages(house) for path, state in index(house, language).items()}


def beside(house: House) -> dict[str, State]:
    """Return the states of the folders of what else lies beside the pages, each with a file for almost every page."""
    root = str(house.docs / BESIDE)
    return {path: state for path, state in folders(root) if path.removeprefix(root).split("/")[2:3] != [INDEX]}


def index(house: House, language: str) -> dict[str, State]:
    """Return the states of a language's search index: of its files, and of the folders of what results show.

    The latter hold a file for each page; a folder's state tells whether one has come or gone.
    """
    folder = house.docs / BESIDE / language / INDEX
    found: dict[str, State] = {}
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        if each.name == SHOWN:
            found.update((str(below), (0, below.stat().st_mtime_ns)) for below in sorted(each.iterdir()))
        elif each.is_dir():
            found.update(states(str(each)))
        else:
            found[str(each)] = state_of(str(each))
    return found

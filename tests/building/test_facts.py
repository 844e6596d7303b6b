"""Whoever was answered otherwise is stale: every question that outputs ask, after random edits of every kind."""

from collections.abc import Callable
from contextlib import closing

import pytest

from briefpress.building import whole
from briefpress.building.house import code, house_at
from briefpress.building.whole import memory_of
from briefpress.keeping.memory import Memory
from briefpress.keeping.noting import noted
from briefpress.keeping.shelf import Beside, Shelf
from briefpress.model import FOLDERS, Library, Reads, cited_by
from tests.building.edits import Editor
from tests.conftest import Library as Disk
from tests.conftest import git
from tests.sharing.conftest import committed

EDITS, ROUNDS = 40, 4
Ask = Callable[[Shelf, Library], object]


def _questions() -> dict[str, Ask]:
    found: dict[str, Ask] = {
        "documents": lambda shelf, _: shelf.documents(),
        "unread": lambda shelf, _: shelf.unread(),
        "newest": lambda shelf, _: shelf.newest(2),
        "years": lambda shelf, _: shelf.years(),
        "totals": lambda shelf, _: shelf.totals(),
        "leaning": lambda shelf, _: shelf.leaning(None),
        "all sums": lambda shelf, _: dict(shelf.sums("actor")),
        "former ids": lambda shelf, _: {old: shelf.users(f"former:{old}") for old in shelf.sums("former")},
        "number of sums": lambda shelf, _: len(shelf.sums("section")),
        "unread things": lambda _, library: sorted(library.unread),
        "settings": lambda _, library: (library.settings.title, library.settings.languages),
        "sections in order": lambda _, library: [each.id for each in library.sections_in_order],
    }
    for document in ("harbour", "column", "copy-1", "copy-2"):
        found |= _of_document(document)
    for actor in ("mara-ilves", "teo-brand", "arvenia", "actor-1"):
        found |= _of_thing("actor", actor)
        found[f"written {actor}"] = lambda shelf, _, actor=actor: shelf.written(actor, 2)
        found[f"related {actor}"] = lambda _, library, actor=actor: library.related.get(actor)
        found[f"names {actor}"] = lambda _, library, actor=actor: (
            (thing := library.actors[actor].thing).name,
            thing.spellings,
            thing.also,
        )
    for section in ("energy", "geopolitics"):
        found |= _of_thing("section", section)
    for claim in ("harbour#visit", "harbour#trade-record", "column#coup", "copy-1#visit"):
        found[f"told {claim}"] = lambda shelf, _, claim=claim: _unlined(shelf.told(claim))
        found[f"citing {claim}"] = lambda _, library, claim=claim: library.citing.get(claim)
    for name in ("Mara Ilves", "Teo Brand", "Extra 1", "Arvenia"):
        found[f"bearer of {name}"] = lambda _, library, name=name: library.bearers.get(name)
    for folder in FOLDERS:
        found[f"number of {folder}"] = lambda _, library, folder=folder: len(getattr(library, folder))
        found[f"all {folder}"] = lambda _, library, folder=folder: list(getattr(library, folder))
        found[f"cited by {folder}"] = lambda _, library, folder=folder: [
            list(cited_by(each.thing)) for each in getattr(library, folder).values()
        ]
    return found


def _of_document(name: str) -> dict[str, Ask]:
    return {
        f"has {name}": lambda shelf, _: shelf.has(name),
        f"count {name}": lambda shelf, _: shelf.shelved(name).claims,
        f"title {name}": lambda shelf, _: shelf.shelved(name).briefing.title,
        f"source {name}": lambda shelf, _: shelf.shelved(name).briefing.source,
        f"withdrawn {name}": lambda shelf, _: shelf.shelved(name).briefing.claims,
        f"claims {name}": lambda shelf, _: shelf.claims(name),
        f"ids {name}": lambda shelf, _: shelf.claim_ids(name),
        f"figures {name}": lambda shelf, _: [_unlined(each) for each in shelf.claims(name, "figures")],
        f"dated {name}": lambda shelf, _: [_unlined(each) for each in shelf.claims(name, "dated")],
        f"energy {name}": lambda shelf, _: [_unlined(each) for each in shelf.claims(name, "section:energy")],
        f"ilves {name}": lambda shelf, _: [_unlined(each) for each in shelf.claims(name, "actor:mara-ilves")],
    }


def _of_thing(kind: str, name: str) -> dict[str, Ask]:
    thing = f"{kind}:{name}"
    return {
        f"users {thing}": lambda shelf, _: shelf.users(thing),
        f"newest users {thing}": lambda shelf, _: shelf.users(thing, 1),
        f"leaning {thing}": lambda shelf, _: shelf.leaning(thing),
        f"sums {thing}": lambda shelf, _: shelf.sums(kind)[name],
    }


def _unlined(told: object) -> object:
    """Return a claim without its line, which is asked for with all claims alone."""
    return told and told._replace(line=0)  # type: ignore[attr-defined]


QUESTIONS = _questions()


def _answers(memory: Memory, questions: dict[str, Ask], beside: Beside | None = None, *, keep: bool) -> dict[str, str]:
    """Return what is answered now; with `keep`, each question becomes a unit that read what it asked for."""
    reads = Reads()
    library, found = noted(memory.library(), reads.note), {}
    for name, ask in questions.items():
        shelf = Shelf(memory.database, reads, beside)
        try:
            found[name] = repr(ask(shelf, library))
        except (KeyError, TypeError, ValueError):
            found[name] = "nothing"  # there is no such thing now, or it cannot be read
        if keep:
            memory.units.keep([(f"probe/{name}", reads.taken())])
    return found


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_whoever_was_answered_otherwise_is_stale(small: Disk, seed: int) -> None:
    editor, house, done = Editor(small, seed + 100), house_at(small.root), []
    small.build()
    for number in range(EDITS):
        with closing(memory_of(house, code(house))) as memory:
            before = _answers(memory, QUESTIONS, keep=True)
        if number % 8 == 7:
            editor.mend()
        done.append(editor.edit())
        small.build()
        with closing(memory_of(house, code(house))) as memory:
            fresh, after = memory.units.fresh("probe"), _answers(memory, QUESTIONS, keep=False)
        assert [each for each in fresh if before[each] != after[each]] == [], done[-1]


BESIDE: dict[str, Ask] = {
    "large": lambda shelf, _: shelf.is_large,
    "problems": lambda shelf, _: shelf.problems(),
    "changes": lambda shelf, _: shelf.changes(),
    "days of harbour": lambda shelf, _: shelf.days("harbour"),
    "days of column": lambda shelf, _: shelf.days("column"),
    "latest": lambda shelf, _: shelf.latest(),
    "latest of column": lambda shelf, _: shelf.latest(["column"]),
    "text of column": lambda shelf, _: shelf.shown_text("column"),
}
HARBOUR = "briefings/documents/harbour.yml"


def test_whoever_was_answered_otherwise_of_what_is_kept_elsewhere_is_stale(
    small: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [small.read(f"briefings/documents/{each}.yml") for each in ("harbour", "column")]
    claims = sum(each.count("    says:") - each.count("    withdrawn:") for each in texts)
    git(small.root, "init", "-q")
    committed(small, "2032-01-02")
    edits: dict[str, Callable[[], object]] = {
        "a line": lambda: small.write(
            "briefings/actors/marea.yml", "# more\n" + small.read("briefings/actors/marea.yml")
        ),
        "a word": lambda: small.change(HARBOUR, "Three people were hurt", "Just three people were hurt"),
        "a commit": lambda: committed(small, "2032-05-06"),
        "a warning": lambda: small.write("briefings/notes.txt", "not read"),
        "few are many": lambda: (
            monkeypatch.setattr(whole, "LARGE", claims - 1) or small.change(HARBOUR, "Just", "Only")
        ),
        "a text gone": small.path("seeds/column.txt").unlink,
    }
    changed, house, seen = set(), house_at(small.root), []
    original = whole.wanted_units
    monkeypatch.setattr(whole, "wanted_units", lambda *all_: seen.append(all_[2]) or original(*all_))
    small.build()
    for name, edit in edits.items():
        with closing(memory_of(house, code(house))) as memory:
            before = _answers(memory, BESIDE, seen[-1], keep=True)
        edit()
        assert small.build().exit == 0, name
        with closing(memory_of(house, code(house))) as memory:
            fresh, after = memory.units.fresh("probe"), _answers(memory, BESIDE, seen[-1], keep=False)
        changed |= {each for each in before if before[each] != after[each]}
        assert [each for each in fresh if before[each] != after[each]] == [], name
    assert changed == BESIDE.keys() - {"days of column", "latest of column"}

"""What was staged is put in place, what nothing makes any more goes, and the state of every file is remembered."""

from collections.abc import Collection, Mapping

from generator.building.house import Found, House, indexes, outputs_of
from generator.building.indexing import Index
from generator.building.making import FAMILY
from generator.keeping.files import State, state_of
from generator.keeping.memory import Memory
from generator.pressing.pages import remove, settle


def spoil_lost(house: House, found: Found, memory: Memory) -> None:
    """Make stale the pages whose files are not as they were written."""
    if memory.database.meta("outputs") == outputs_of(found.pages):
        return
    docs = f"{house.docs}/"
    outputs = memory.units.outputs().items()
    memory.units.expire(
        {f"{FAMILY}/{page}" for path, (state, page) in outputs if found.pages.get(docs + path) != state}
    )


def settle_pages(
    house: House, found: Found, memory: Memory, files: Mapping[str, str], gone: Collection[str], made: Index
) -> dict[str, State]:
    """Put staged files in place and remove what nobody makes; return the states of all.

    `files` are the paths of the staged pages (below `docs/`), with the page that each belongs to; pages that are
    `gone`, and files of remade pages that were not staged again, are removed.
    """
    prefix = f"{house.docs}/"
    settled = settle(house.docs, [*files, *made.staged])
    remove(house.docs, made.gone)
    made.keep(house)
    known = {path: page for path, (_, page) in memory.units.outputs().items()}
    remade = {*files.values(), *gone}
    kept = {path: page for path, page in known.items() if page not in remade} | dict(files)
    remove(house.docs, [path.removeprefix(prefix) for path in found.pages if path.removeprefix(prefix) not in kept])
    lying = {path: state for path, state in found.pages.items() if path.removeprefix(prefix) in kept}
    lying |= {prefix + path: state_of(prefix + path) for path in settled if path in kept}
    fresh = {path: (lying[prefix + path], page) for path, page in kept.items() if path not in known or path in files}
    memory.units.set_outputs(fresh, [path for path in known if path not in kept])
    memory.database.set_meta("outputs", outputs_of(lying))
    return lying | indexes(house)

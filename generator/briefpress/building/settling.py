"""Pages that are not as they were written are stale; those that nothing makes go; the state of each is remembered."""

from collections.abc import Collection, Mapping

from briefpress.building.house import Found, House, outputs_of
from briefpress.building.making import FAMILY
from briefpress.keeping.files import State, state_of
from briefpress.keeping.memory import Memory
from briefpress.pressing.pages import remove


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
    house: House, found: Found, memory: Memory, files: Mapping[str, str], gone: Collection[str]
) -> dict[str, State]:
    """Remember the pages that were put in place and remove those that nobody makes; return the states of all.

    `files` are their paths (below `docs/`), with the page that each belongs to; pages that are `gone`, and files of
    remade pages that were not made again, are removed.
    """
    prefix = f"{house.docs}/"
    known = {path: page for path, (_, page) in memory.units.outputs().items()}
    remade = {*files.values(), *gone}
    kept = {path: page for path, page in known.items() if page not in remade} | dict(files)
    remove(house.docs, [path.removeprefix(prefix) for path in found.pages if path.removeprefix(prefix) not in kept])
    lying = {path: state for path, state in found.pages.items() if path.removeprefix(prefix) in kept}
    lying |= {prefix + path: state_of(prefix + path) for path in files}
    fresh = {path: (lying[prefix + path], page) for path, page in kept.items() if path not in known or path in files}
    memory.units.set_outputs(fresh, [path for path in known if path not in kept])
    memory.database.set_meta("outputs", outputs_of(lying))
    return lying

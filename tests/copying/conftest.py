"""Copies of the small library, made once, and the house that they were made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefpress.building.answering import answered
from briefpress.building.copied import copies_told
from briefpress.building.house import House, house_at
from briefpress.building.siting import build_site
from briefpress.building.telling import silent
from tests.conftest import once
from tests.pressing.conftest import lay_out

NOTHING = {
    **dict.fromkeys(("forms", "languages", "sections", "documents", "actors", "questions"), ()),
    **dict.fromkeys(("since", "until")),
    "no_check": False,
}


def copy(house: House, place: Path, **given: object) -> tuple[str, int]:
    """Make copies as the command does; return what it says and its exit code."""
    return copies_told(house, place, NOTHING | given, "en", silent)


@dataclass(frozen=True)
class Copies:
    """Copies in a folder, and the house they were made from."""

    house: House
    place: Path
    told: str

    def file(self, ending: str) -> Path:
        return self.place / f"briefings-{ending}"


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return house_at(lay_out(tmp_path_factory.mktemp("copied") / "papers"))


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    def make(folder: Path) -> None:
        found = made(house_at(lay_out(folder / "papers")), tmp_path_factory, ("site", "html", "epub", "data"))
        found.place.rename(folder / "copies")
        (folder / "told").write_text(found.told, "utf-8")

    folder = once(tmp_path_factory, "copied", make)
    return Copies(house_at(folder / "papers"), folder / "copies", (folder / "told").read_text("utf-8"))


def made(
    house: House, factory: pytest.TempPathFactory, forms: Sequence[str], *, built: bool = False, **given: object
) -> Copies:
    """Make copies, of a library whose site is `built` before or has never been."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFINGS_CACHE", str(factory.mktemp("cache")))
        patch.setenv("SOURCE_DATE_EPOCH", "1924819200")
        patch.delenv("BRIEFINGS_SEEDS", raising=False)
        place = factory.mktemp("copies") / "of-it"
        if built:
            with answered(house, write=True):
                build_site(house, house.site)
        told, code = copy(house, place, forms=tuple(forms), **given)
    assert code == 0, told
    return Copies(house, place, told)

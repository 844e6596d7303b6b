"""The law of the house: who may import whom."""

import ast
import sys
from pathlib import Path

import pytest

import briefpress

HOUSE = Path(briefpress.__file__).parent
ROOMS = {
    "model": {"pydantic", "pydantic_core", "edtf"},
    "reading": {"yaml", "ruamel", "pydantic"},
    "proving": {"rapidfuzz"},
    "checking": {"babel", "text_to_num", "rapidfuzz"},
    "rendering": {"jinja2", "babel"},
    "keeping": set(),
    "history": set(),
    "sharing": {"feedgenerator", "PIL"},
    "searching": {"Stemmer", "markdown"},
    "pressing": {"jinja2", "markdown", "markupsafe", "mkdocs"},
    "drafting": {"babel", "bibtexparser", "py3langid", "rapidfuzz", "rispy"},
    "copying": {"lxml", "weasyprint", "pypdf", "libzim", "iso639"},
}
DOORS = {"cli": {"click"}, "plugin": {"mkdocs"}, "terminal": {"rich"}, "__main__": set()}
MODULES = sorted(path for path in HOUSE.rglob("*.py") if "theme" not in path.parts)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name for name in found if name.partition(".")[0] not in sys.stdlib_module_names}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_imports_the_ground_floor_and_what_it_owns(path: Path) -> None:
    room = path.relative_to(HOUSE).parts[0].removesuffix(".py")
    for name in imports(path):
        top, *rest = name.split(".")
        if top != "briefpress":
            allowed = ROOMS.get(room, DOORS.get(room, set()))
            assert top in allowed, f"{room} does not own {top}"
        elif room in ROOMS:
            assert rest[0] in ("model", room), f"{room} may not know {rest[0]}"
        elif room in DOORS:
            assert rest[0] in ("building", "cli", "terminal", "pressing"), f"a door knows building, not {rest[0]}"


def test_no_modules_import_each_other_in_a_circle() -> None:
    names = {
        ".".join(("briefpress", *path.relative_to(HOUSE).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in MODULES
    }
    links = {name: {each for each in imports(path) if each in names and each != name} for name, path in names.items()}
    while free := [name for name, wanted in links.items() if not wanted & links.keys()]:
        for name in free:
            del links[name]
    assert links == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_says_on_its_door_what_lives_there(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert len(path.read_text("utf-8").splitlines()) <= 400

"""The documentation fails when it lies."""

import re

import pytest

from briefpress import checking
from briefpress.building.schemas import NAMES, fields_of, schema_of
from briefpress.cli import main
from tests.conftest import ROOT, SMALL

DOCS = ROOT / "docs"
PAGES = "generator/briefpress/pages"


def text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_command_and_option_is_in_the_manual(language: str) -> None:
    manual = text(f"{PAGES}/{language}/manual/house.md")
    for name, command in main.commands.items():
        assert f"`briefings {name}`" in manual
        for option in (each for each in (*command.params, *main.params) if each.param_type_name == "option"):
            assert any(each in manual for each in option.opts), f"{name} {option.opts}"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_rule_is_in_the_method(language: str) -> None:
    modules = [
        name for name, value in vars(checking).items() if hasattr(value, "check") or hasattr(value, "check_library")
    ]
    for rule in (*modules, "yaml", "shape"):
        assert f"| `{rule.replace('_', '-')}` |" in text(f"{PAGES}/{language}/method.md")


def test_the_schemas_and_the_page_of_fields_are_those_of_the_model() -> None:
    assert {path.stem for path in (DOCS / "schema").glob("*.json")} == set(NAMES)
    for name, model in NAMES.items():
        assert text(f"docs/schema/{name}.json") == schema_of(model, ("en", "es")), "`make schema` writes them anew"
    assert text(f"{PAGES}/en/manual/fields.md") == fields_of("en")
    assert text(f"{PAGES}/es/manual/fields.md") == fields_of("es")


def test_every_file_of_a_library_names_its_schema() -> None:
    for root in (ROOT, SMALL):
        for path in sorted((root / "briefings").rglob("*.yml")):
            first = path.read_text("utf-8").splitlines()[0]
            match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
            assert match, path
            schema = (path.parent / match[1]).resolve()
            assert schema.parent == DOCS / "schema", path
            assert schema.is_file(), path


def test_hand_written_pages_stand_in_both_languages() -> None:
    for name in ("manual", "."):
        pages = [{path.name for path in (ROOT / PAGES / language / name).glob("*.md")} for language in ("en", "es")]
        assert pages[0] == pages[1]


def test_the_readme_has_a_picture_and_two_commands_that_exist() -> None:
    readme, makefile = text("README.md"), text("Makefile")
    assert re.findall(r"^    (make \w+)$", readme, re.MULTILINE) == ["make serve", "make test"]
    for target in ("serve", "test", "site", "help", "golden", "bench"):
        assert re.search(rf"^{target}:.* ## ", makefile, re.MULTILINE)
    for picture in re.findall(r"!\[.+\]\((.+)\)", readme):
        assert (ROOT / picture).is_file()
    assert "make test" in text(".ci/run")


def test_locks_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-test.lock", "requirements-entities.lock"):
        assert "http" not in text(name)

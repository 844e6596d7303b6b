"""The door for people: `briefings check | build | serve | lock | schema`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import click

from generator.building.answering import alone, answer
from generator.building.house import House, find, house_at
from generator.building.telling import Tell, silent, told_in

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
Language = Literal["en", "es"]
_LANGUAGE = click.Choice(["en", "es"])
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How to tell the problems."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which library is asked about, and in which language the answer is told."""

    house: House
    language: Language


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=_FOLDER, default=Path(), help="The library's folder; this folder when left out.")
@click.option("--seeds", type=_FOLDER, help="A folder with source texts, besides seeds/ and BRIEFINGS_SEEDS.")
@click.option("--language", type=_LANGUAGE, help="The language of the messages; that of the terminal when left out.")
@click.pass_context
def main(context: click.Context, root: Path, seeds: Path | None, language: Language | None) -> None:
    """Briefings in which every sentence leads to the exact words of a source."""
    if not (root / "briefings").is_dir():
        raise click.UsageError(f"there is no folder briefings/ in {root.resolve()}; name the library with --root")
    context.obj = Asked(house_at(root, seeds), language or _spoken())


@main.command(epilog="Example: briefings check --format github")
@_FORMAT
@click.pass_obj
def check(asked: Asked, form: str) -> None:
    """Check every briefing; exit with 1 when there are errors.

    With the source texts at hand every passage is verified against them; without, against seeds/passages.lock.
    The last line says which.
    """
    with _progress() as tell:
        said = answer(asked.house, write=False, tell=tell)
    click.echo(said.told[told_in(form, asked.language)], nl=False)
    sys.exit(said.exit)


@main.command(epilog="Example: briefings build --to public")
@click.option("--to", "site", type=click.Path(file_okay=False, path_type=Path), help="Where to put the site: site/.")
@click.option("--markdown", is_flag=True, help="Only bring the Markdown pages below docs/ up to date.")
@click.option(
    "--with-texts", is_flag=True, help="A private copy that shows every source text at hand, in site-private/."
)
@click.pass_obj
def build(asked: Asked, site: Path | None, markdown: bool, with_texts: bool) -> None:
    """Check the briefings, make their pages and build the site in both languages.

    On errors, and when the building is broken off, the site stays as it was.
    """
    from generator.pressing.engine import EngineFailed, build_site

    house = replace(asked.house, with_texts=asked.house.with_texts or with_texts)
    if house.with_texts and not find(house).texts:
        from generator.building.locking import NO_TEXTS

        raise click.ClickException(NO_TEXTS.words(asked.language))
    place = site or house.root / ("site-private" if house.with_texts else "site")
    with _progress() as tell:
        said = answer(house, write=True, tell=tell)
        if said.exit == 0 and not markdown:
            tell("site", 0, 0)
            try:
                with alone(house, "site", lambda why: click.echo(why, err=True)):
                    build_site(house.root, place, _environment(house))
            except EngineFailed as failed:
                raise click.ClickException(str(failed)) from failed
    click.echo(said.told[told_in("text", asked.language)], nl=False)
    sys.exit(said.exit)


@main.command(epilog="Example: briefings serve --language es --address 127.0.0.1:8001")
@click.option("--language", type=_LANGUAGE, help="Which language to serve; that of the messages when left out.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@click.pass_obj
def serve(asked: Asked, language: Language | None, address: str) -> None:
    """Preview one language in the browser; pages follow every change of a briefing."""
    from generator.pressing.engine import CONFIGS

    house = asked.house
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--config-file",
        CONFIGS[language or asked.language],
        "--dev-addr",
        address,
    ]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "true"} | _environment(house)
    os.chdir(house.root)
    os.execve(command[0], command, environment)


@main.command(epilog="Example: briefings --seeds ../texts lock")
@click.pass_obj
def lock(asked: Asked) -> None:
    """Write seeds/passages.lock anew from the source texts, which must be at hand."""
    from generator.building.locking import write_lock

    report = write_lock(asked.house)
    click.echo(report.told()[told_in("text", asked.language)], nl=False)
    sys.exit(1 if report.errors else 0)


@main.command(epilog="Example: briefings schema")
@click.pass_obj
def schema(asked: Asked) -> None:
    """Write the JSON Schemas that editors' programs use, and the manual's page of fields, from the model."""
    from generator.building.schemas import write_schemas

    for path in write_schemas(asked.house):
        click.echo(path)


def _spoken() -> Language:
    """Return the language of the person at the terminal; programs, pipes and CI are told in English."""
    if os.environ.get("CI") or not sys.stdout.isatty():
        return "en"
    said = next((each for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (each := os.environ.get(name))), "")
    return "es" if said.lower().startswith("es") else "en"


def _environment(house: House) -> dict[str, str]:
    """Return what tells MkDocs, which runs apart, where the texts lie, and whether to show them."""
    named = [folder for folder in house.seeds if folder != house.root / "seeds"]
    seeds = {"BRIEFINGS_SEEDS": str(named[0])} if named else {}
    return seeds | ({"BRIEFINGS_WITH_TEXTS": "1"} if house.with_texts else {})


@contextmanager
def _progress() -> Iterator[Tell]:
    """Show progress on a terminal, when the work takes longer than a second."""
    if not sys.stderr.isatty():
        yield silent
        return
    from generator.progress import shown

    with shown() as tell:
        yield tell

"""The door for people: `briefings check | build | serve | lock | schema`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from generator.building.answering import alone, answer
from generator.building.house import NO_TEXTS, House, find, house_at
from generator.building.telling import Tell, silent

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=_FOLDER, default=Path(), help="The library's folder; this folder when left out.")
@click.option("--seeds", type=_FOLDER, help="A folder with source texts, besides seeds/ and BRIEFINGS_SEEDS.")
@click.pass_context
def main(context: click.Context, root: Path, seeds: Path | None) -> None:
    """Briefings in which every sentence leads to the exact words of a source."""
    if not (root / "briefings").is_dir():
        raise click.UsageError(f"there is no folder briefings/ in {root.resolve()}; name the library with --root")
    context.obj = house_at(root, seeds)


@main.command(epilog="Example: briefings check --format github")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How to tell the problems."
)
@click.pass_obj
def check(house: House, form: str) -> None:
    """Check every briefing; exit with 1 when there are errors.

    With the source texts at hand every passage is verified against them; without, against seeds/passages.lock.
    The last line says which.
    """
    with _progress() as tell:
        said = answer(house, write=False, tell=tell)
    click.echo(said.told[form], nl=False)
    sys.exit(said.exit)


@main.command(epilog="Example: briefings build --to public")
@click.option("--to", "site", type=click.Path(file_okay=False, path_type=Path), help="Where to put the site: site/.")
@click.option("--markdown", is_flag=True, help="Only bring the Markdown pages below docs/ up to date.")
@click.option(
    "--with-texts", is_flag=True, help="A private copy that shows every source text at hand, in site-private/."
)
@click.pass_obj
def build(house: House, site: Path | None, markdown: bool, with_texts: bool) -> None:
    """Check the briefings, make their pages and build the site in both languages.

    On errors, and when the building is broken off, the site stays as it was.
    """
    from generator.pressing.engine import EngineFailed, build_site

    house = replace(house, with_texts=house.with_texts or with_texts)
    if house.with_texts and not find(house).texts:
        raise click.ClickException("; ".join(NO_TEXTS))
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
    click.echo(said.told["text"], nl=False)
    sys.exit(said.exit)


@main.command(epilog="Example: briefings serve --language es --address 127.0.0.1:8001")
@click.option("--language", type=click.Choice(["en", "es"]), default="en", help="Which language to serve.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@click.pass_obj
def serve(house: House, language: str, address: str) -> None:
    """Preview one language in the browser; pages follow every change of a briefing."""
    from generator.pressing.engine import CONFIGS

    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", CONFIGS[language], "--dev-addr", address]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "true"} | _environment(house)
    os.chdir(house.root)
    os.execve(command[0], command, environment)


@main.command(epilog="Example: briefings --seeds ../texts lock")
@click.pass_obj
def lock(house: House) -> None:
    """Write seeds/passages.lock anew from the source texts, which must be at hand."""
    from generator.building.locking import write_lock

    report = write_lock(house)
    click.echo(report.told()["text"], nl=False)
    sys.exit(1 if report.errors else 0)


@main.command(epilog="Example: briefings schema")
@click.pass_obj
def schema(house: House) -> None:
    """Write the JSON Schemas that editors' programs use, and the manual's page of fields, from the model."""
    from generator.building.schemas import write_schemas

    for path in write_schemas(house):
        click.echo(path)


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

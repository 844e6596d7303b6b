"""The door for people: `briefings check | build | serve | lock | schema`."""

import sys
from pathlib import Path

import click

from generator.build.house import House, house_at

_FORMATS = ("text", "json", "github")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefings")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The library's folder; this folder when left out.",
)
@click.option(
    "--seeds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with source texts, besides seeds/ and BRIEFINGS_SEEDS.",
)
@click.pass_context
def main(context: click.Context, root: Path, seeds: Path | None) -> None:
    """Briefings in which every sentence leads to the exact words of a source."""
    if not (root / "briefings").is_dir():
        raise click.UsageError(f"there is no folder briefings/ in {root.resolve()}; name the library with --root")
    context.obj = house_at(root, seeds)


@main.command(epilog="Example: briefings check --format github")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="For people, programs, or GitHub.")
@click.pass_obj
def check(house: House, form: str) -> None:
    """Check every briefing: its shape, its passages, its names, its figures, its dates."""
    _say(house, form, write=False)


def _say(house: House, form: str, *, write: bool) -> None:
    from generator.build.answering import answer

    said = answer(house, write=write)
    click.echo(said.told[form], nl=False)
    sys.exit(said.exit)

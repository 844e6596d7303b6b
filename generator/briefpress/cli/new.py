"""What `briefings new` begins: drafts, templates, and whole libraries."""

import re
import sys
from pathlib import Path

import click

from briefpress.cli.asked import Asked

SORTS = ("person", "state", "organisation", "company", "group", "outlet")


@click.group(epilog="Example: briefings new document ../texts/harbour.txt --id harbour-talks-2031")
def new() -> None:
    """Begin something new: the draft of a briefing from its text, a template of anything else, a whole library."""


@new.command(epilog="Example: briefings new document ../texts/harbour.txt --id harbour-talks-2031")
@click.argument("text", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "name", help="The briefing's id; the text's name when left out.")
@click.option("--language", help="The text's language (BCP 47), such as es; found by its letters when left out.")
@click.option("--author", help="The actor whose opinions the text tells, in an opinion piece.")
@click.pass_obj
def document(asked: Asked, text: Path, name: str | None, language: str | None, author: str | None) -> None:
    """Draft the briefing of a source TEXT in drafts/, which git ignores.

    It proposes claims with passage, kind, voice, actors, sections, figures and dates, by rules. What they say, and
    whether they are claims at all, is the editor's to judge.
    """
    from briefpress.building.drafting import new_document_told

    told, code = new_document_told(asked.house, text, name or _id_of(text), language, author, asked.language)
    click.echo(told, nl=False)
    sys.exit(code)


@new.command(epilog="Example: briefings new library clinics --language en --language fr --title Clinics")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--language",
    "languages",
    multiple=True,
    required=True,
    help="A language of the site (BCP 47); the first comes first.",
)
@click.option("--title", required=True, help="What the library is called.")
@click.pass_obj
def library(asked: Asked, folder: Path, languages: tuple[str, ...], title: str) -> None:
    """Make a new library in FOLDER, with an invented example: all that it needs, ready to be built."""
    from briefpress.building.founding import found_told

    told, code = found_told(folder, languages, title, asked.language)
    click.echo(told, nl=False)
    sys.exit(code)


def _id_of(text: Path) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.stem.lower()))


def _template(kind: str) -> None:
    @new.command(kind, epilog=f"Example: briefings new {kind} some-id", help=f"Write the template of a new {kind}.")
    @click.argument("name", metavar="ID")
    @click.pass_obj
    def template(asked: Asked, name: str) -> None:
        from briefpress.building.drafting import new_told

        told, code = new_told(asked.house, kind, name, asked.language)
        click.echo(told, nl=False)
        sys.exit(code)


@new.command(epilog='Example: briefings new actor lastayev --name "Talgat Lastayev"')
@click.argument("name", metavar="ID")
@click.option("--name", "called", help="What the actor is called; left out, a template is written.")
@click.option("--type", "sort", type=click.Choice(SORTS), default="person", help="What sort of actor it is.")
@click.option("--spelling", "spellings", multiple=True, help="How sources write it; the name when left out.")
@click.pass_obj
def actor(asked: Asked, name: str, called: str | None, sort: str, spellings: tuple[str, ...]) -> None:
    """Write the file of a new actor, or its template."""
    from briefpress.building.drafting import new_actor_told, new_told

    if called:
        told, code = new_actor_told(asked.house, name, called, sort, spellings, asked.language)
    else:
        told, code = new_told(asked.house, "actor", name, asked.language)
    click.echo(told, nl=False)
    sys.exit(code)


@new.command(epilog="Example: briefings new phrases kk")
@click.argument("language")
@click.pass_obj
def phrases(asked: Asked, language: str) -> None:
    """Write a file of the pages' own phrases, to be translated into a LANGUAGE or worded otherwise."""
    from briefpress.building.phrasing import new_phrases_told

    told, code = new_phrases_told(asked.house, language, asked.language)
    click.echo(told, nl=False)
    sys.exit(code)


for _kind in ("event", "question", "finding", "section", "term", "location"):
    _template(_kind)

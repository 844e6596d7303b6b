"""The door for people: the commands of `briefings`."""

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from briefpress.building.answering import alone, answer, answered
from briefpress.building.house import DRAFTS, House, find, house_at
from briefpress.building.stamping import keep_fresh
from briefpress.building.telling import Tell, refused_told, silent, told_in
from briefpress.cli.asked import Asked, Language, Listed
from briefpress.cli.new import new

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
_LANGUAGE = click.Choice(["en", "es"])
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    help="How to tell the problems.",
)


class _Door(click.Group):
    """The commands; where the machine fails under them, that is told in a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # who reads has gone away; click deals with it
        except (OSError, sqlite3.OperationalError) as why:
            language = ctx.obj.language if isinstance(ctx.obj, Asked) else "en"
            raise click.ClickException(refused_told(why, language)) from why


@click.group(cls=_Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=_FOLDER, default=Path(), help="The library's folder; this folder when left out.")
@click.option(
    "--seeds",
    type=_FOLDER,
    multiple=True,
    help="A folder with source texts, besides seeds/; may be given often.",
)
@click.option("--language", type=_LANGUAGE, help="The language of the messages; that of the terminal when left out.")
@click.version_option(package_name="briefpress", prog_name="briefings")
@click.pass_context
def main(context: click.Context, root: Path, seeds: tuple[Path, ...], language: Language | None) -> None:
    """Briefings in which every sentence leads to the exact words of a source."""
    context.obj = Asked(root, seeds, language or _spoken())


main.add_command(new)


@main.command(epilog="Example: briefings check --format github")
@_FORMAT
@click.pass_obj
def check(asked: Asked, form: str) -> None:
    """Check every briefing; exit with 1 when there are errors. Of drafts it is told what is left to do.

    With the source texts at hand every passage is verified against them; without, against seeds/passages.lock.
    The last line says which.
    """
    with _progress() as tell:
        said = answer(asked.house, write=False, tell=tell)
    click.echo(said.told[told_in(form, asked.language)], nl=False)
    if form == "text" and (asked.house.root / DRAFTS).is_dir():
        from briefpress.building.drafts import drafts_told

        click.echo(drafts_told(asked.house, asked.language), nl=False)
    sys.exit(said.exit)


@main.command(epilog="Example: briefings build --to public")
@click.option("--to", "site", type=click.Path(file_okay=False, path_type=Path), help="Where to put the site: site/.")
@click.option("--markdown", is_flag=True, help="Only bring the Markdown pages below docs/ up to date.")
@click.option(
    "--with-texts", is_flag=True, help="A private copy that shows every source text at hand, in site-private/."
)
@_FORMAT
@click.option("--verify", is_flag=True, help="Then have MkDocs alone build the site, and compare every file.")
@click.pass_obj
def build(asked: Asked, site: Path | None, markdown: bool, with_texts: bool, form: str, verify: bool) -> None:
    """Check the briefings, make their pages and build the site in all its languages.

    On errors, and when the building is broken off, the site stays as it was.
    """
    house = replace(asked.house, with_texts=asked.house.with_texts or with_texts)
    if house.with_texts and not find(house).texts:
        from briefpress.building.locking import NO_TEXTS

        raise click.ClickException(NO_TEXTS.words(asked.language))
    place = site or house.site
    with _progress() as tell:
        with answered(house, write=True, tell=tell) as said:
            verdict, code = "", said.exit
            if said.exit == 0 and not markdown:
                with alone(house, "site", lambda why: click.echo(why, err=True)):
                    keep_fresh(house, place, said.of, lambda: _build_site(house, place, tell))
        if said.exit == 0 and verify and not markdown:
            verdict, code = _compare(house, place, asked.language)
    click.echo(said.told[told_in(form, asked.language)], nl=False)
    click.echo(verdict, nl=False, err=form != "text")
    sys.exit(code)


def _build_site(house: House, place: Path, tell: Tell) -> None:
    from briefpress.building.siting import build_site
    from briefpress.pressing.engine import EngineFailed

    tell("site", 0, 0)
    try:
        build_site(house, place)
    except EngineFailed as failed:
        raise click.ClickException(str(failed)) from failed


def _compare(house: House, place: Path, language: Language) -> tuple[str, int]:
    from briefpress.building.siting import comparison_told
    from briefpress.pressing.engine import EngineFailed

    try:
        return comparison_told(house, place, language)
    except EngineFailed as failed:
        raise click.ClickException(str(failed)) from failed


@main.command(epilog="Example: briefings serve --address 127.0.0.1:8001")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@click.pass_obj
def serve(asked: Asked, address: str) -> None:
    """Preview the site in the browser, in all its languages; pages follow every change, with what is wrong."""
    from briefpress.building.serving import serve as show

    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise click.UsageError(f"`{address}` is no address; write it as 127.0.0.1:8000")
    try:
        show(asked.house, asked.language, host, int(port), lambda what: click.echo(what, err=True))
    except OSError as why:
        raise click.ClickException(f"the preview cannot be shown at {address}: {why.strerror or why}") from why


@main.command(epilog="Example: briefings publish --check")
@click.option("--to", "site", type=click.Path(file_okay=False, path_type=Path), help="Where the site is: site/.")
@click.option("--check", "checking", is_flag=True, help="Say what is missing, and which header the server may send.")
@click.pass_obj
def publish(asked: Asked, site: Path | None, checking: bool) -> None:
    """Look at the finished site before it is published. How to publish it says `briefings help publishing`."""
    from briefpress.building.publishing import publishing_told

    if not checking:
        raise click.UsageError(
            "publishing is your server's; `briefings help publishing` says how. Here there is --check"
        )
    text, code = publishing_told(asked.house, site or asked.house.root / "site", asked.language)
    click.echo(text, nl=False)
    sys.exit(code)


@main.command(epilog="Example: briefings copy --to copies --form site,pdf --section sanctions")
@click.option(
    "--to", "place", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder for the copies."
)
@click.option(
    "--form",
    "forms",
    default=(),
    type=Listed("site", "html", "epub", "pdf", "zim", "data"),
    help="Only these forms; all that can be made when left out.",
)
@click.option("--language", "languages", default=(), type=Listed(), help="Only these languages; all when left out.")
@click.option("--section", "sections", default=(), type=Listed(), help="A slice: what stands on these sections.")
@click.option("--document", "documents", default=(), type=Listed(), help="A slice: the claims of these documents.")
@click.option(
    "--actor", "actors", default=(), type=Listed(), help="A slice: what these actors say, and what is said of them."
)
@click.option("--question", "questions", default=(), type=Listed(), help="A slice: the claims on these questions.")
@click.option("--since", help="A slice: what happened on that day or later (EDTF, such as 2023-11).")
@click.option("--until", help="A slice: what happened up to that day.")
@click.option("--with-texts", is_flag=True, help="A private copy, with every source text at hand.")
@click.option("--no-check", is_flag=True, help="Do not read the copies back.")
@click.pass_obj
def copy(asked: Asked, /, place: Path, with_texts: bool, **given: Any) -> None:
    """Make offline copies, each read back before it is called done.

    Several values are joined by commas; slices can be combined. The folder is put in place whole, in place of what
    an earlier `copy` put there.
    """
    from briefpress.building.copied import copies_told

    house = replace(asked.house, with_texts=asked.house.with_texts or with_texts)
    with _progress() as tell:
        text, code = copies_told(house, place, given, asked.language, tell)
    click.echo(text, nl=False)
    sys.exit(code)


@main.command(epilog="Example: briefings verify copies")
@click.argument("place", type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def verify(asked: Asked, place: Path) -> None:
    """Compare a copy (a folder or a file) with its manifest, and say what was changed, added or lost."""
    from briefpress.building.copied import verdict_told

    text, code = verdict_told(place, asked.language)
    click.echo(text, nl=False)
    sys.exit(code)


@main.command(epilog="Example: briefings review main --format markdown --all")
@click.argument("base", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "github", "gitlab"]),
    default="text",
    help="How to tell it; github and gitlab put it beside the lines.",
)
@click.option("--all", "whole", is_flag=True, help="Tell everything, not only the first lines.")
@click.pass_obj
def review(asked: Asked, base: str | None, form: str, whole: bool) -> None:
    """Tell a reviewer what has changed, by claim and not by line.

    Compares the files as they are with the commit at which they departed from BASE, the default branch when left out.
    """
    from briefpress.building.reviewing import review_told

    with _progress() as tell:
        text, code = review_told(asked.house, base, form, asked.language, whole=whole, tell=tell)
    click.echo(text, nl=False)
    sys.exit(code)


@main.command(epilog="Example: briefings fmt briefings/documents/harbour.yml")
@click.argument("files", nargs=-1, type=_FILE)
@click.option("--check", "checking", is_flag=True, help="Change nothing; exit with 1 when a file is not laid out so.")
@click.option("--name", help="With - for FILES: the path of the text that is read from standard input.")
@click.pass_obj
def fmt(asked: Asked, files: tuple[Path, ...], checking: bool, name: str | None) -> None:
    """Lay files out as the manual does: order of keys, lines of 100 signs, quotation marks, composed accents.

    All files of the library when none is named. Comments stay, and so does what the files say: a file of which that
    is not sure is left as it is. Passages and spellings stay to the sign.
    """
    from briefpress.building.formatting import fmt_text, fmt_told

    if (Path("-") in files) != bool(name) or (name and len(files) > 1):
        raise click.UsageError("- and --name go together: which file it is, such as briefings/actors/x.yml")
    if name:
        text, wrong = fmt_text(sys.stdin.buffer.read(), name, asked.language, check=checking)
        click.echo(text, nl=False)
        click.echo(wrong, nl=False, err=True)
        sys.exit(1 if wrong else 0)
    told, code = fmt_told(asked.house, files, asked.language, check=checking)
    click.echo(told, nl=False)
    sys.exit(code)


@main.command(epilog="Example: briefings rename harbour-talks-2031#trade trade-doubled")
@click.argument("what")
@click.argument("new")
@click.pass_obj
def rename(asked: Asked, what: str, new: str) -> None:
    """Give a thing (WHAT is `actors/x`) or a claim (`document#claim`) a NEW id, wherever it is named.

    Its old address leads on to the new one. Unless every file can be read, and says the same afterwards, nothing is
    changed.
    """
    from briefpress.building.renaming import rename_told

    told, code = rename_told(asked.house, what, new, asked.language)
    click.echo(told, nl=False)
    sys.exit(code)


@main.command(epilog="Example: briefings --seeds ../texts lock")
@_FORMAT
@click.pass_obj
def lock(asked: Asked, form: str) -> None:
    """Write seeds/passages.lock anew from the source texts, which must be at hand; then check the briefings."""
    from briefpress.building.locking import lock_told

    with _progress() as tell:
        text, did, code = lock_told(asked.house, asked.language, form, tell)
    click.echo(text, nl=False)
    click.echo(did, nl=False, err=form != "text")
    sys.exit(code)


@main.command(epilog="Example: briefings join ../harbour --same actors/tokaev=tokayev --apart sections/trade")
@click.argument("other", type=_FOLDER)
@click.option("--same", multiple=True, help="A thing there that is one here: actors/THERE=HERE; may be given often.")
@click.option("--apart", multiple=True, help="A thing there that is none of those here: actors/THERE.")
@click.pass_obj
def join(asked: Asked, other: Path, same: tuple[str, ...], apart: tuple[str, ...]) -> None:
    """Put the library in the folder OTHER into this one. What may be the same in both is asked, never guessed."""
    from briefpress.building.joining import Answers, join_told

    if odd := [each for each in same if not re.fullmatch(r"[a-z]+/[a-z0-9-]+=[a-z0-9-]+", each)]:
        raise click.UsageError(f"`{odd[0]}` is no answer; write it as actors/there=here")
    answers = Answers(dict(each.split("=", 1) for each in same), set(apart))
    told, code = join_told(asked.house, house_at(other), answers, asked.language)
    click.echo(told, nl=False)
    sys.exit(code)


@main.command("import", epilog="Example: briefings import library.bib")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_(asked: Asked, file: Path) -> None:
    """Draft briefings of the documents in a FILE of a reference manager: .bib, .ris, .json (CSL, Zotero) or .csv.

    What lies in seeds/ under a draft's id, as .txt, is read, and claims are proposed from it.
    """
    from briefpress.building.importing import import_told

    told, code = import_told(asked.house, file, asked.language)
    click.echo(told, nl=False)
    sys.exit(code)


@main.command("help", epilog="Example: briefings help editing")
@click.argument("topic", required=False)
@click.pass_obj
def help_(asked: Asked, topic: str | None) -> None:
    """Print a page of the manual; without a TOPIC, which there are."""
    from briefpress.building.helping import page_of, topics

    if topic is None:
        click.echo("\n".join(f"{name:<12}{title}" for name, title in topics(asked.language)))
    elif page := page_of(topic, asked.language):
        from briefpress.terminal import leaf

        click.echo_via_pager(leaf(page))
    else:
        raise click.UsageError(f"the manual has no page `{topic}`; `briefings help` lists them")


@main.command(epilog="Example: briefings schema")
@click.pass_obj
def schema(asked: Asked) -> None:
    """Write the JSON Schemas that editors' programs use, and the manual's page of fields, from the model."""
    from briefpress.building.schemas import write_schemas

    for path in write_schemas(asked.house):
        click.echo(path)


def _spoken() -> Language:
    """Return the language of the person at the terminal; programs, pipes and CI are told in English."""
    if os.environ.get("CI") or not sys.stdout.isatty():
        return "en"
    said = next((each for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (each := os.environ.get(name))), "")
    return "es" if said.lower().startswith("es") else "en"


@contextmanager
def _progress() -> Iterator[Tell]:
    """Show progress on a terminal, when the work takes longer than a second."""
    if not sys.stderr.isatty():
        yield silent
        return
    from briefpress.terminal import shown

    with shown() as tell:
        yield tell

"""Where a forge shows a line of a file, has a file edited, takes reports, and shows a commit."""

from typing import NamedTuple
from urllib.parse import urlsplit

from briefpress.model.topics import Settings


class Forge(NamedTuple):
    """The addresses of a repository on its forge, with blanks: `{file}`, `{line}`, `{commit}`."""

    line: str
    edit: str
    issue: str
    commit: str


_FORGES = {
    "github": Forge(
        "{at}/blob/{branch}/{file}#L{line}", "{at}/edit/{branch}/{file}", "{at}/issues/new", "{at}/commit/{commit}"
    ),
    "gitlab": Forge(
        "{at}/-/blob/{branch}/{file}#L{line}",
        "{at}/-/edit/{branch}/{file}",
        "{at}/-/issues/new",
        "{at}/-/commit/{commit}",
    ),
    "forgejo": Forge(
        "{at}/src/branch/{branch}/{file}#L{line}",
        "{at}/_edit/{branch}/{file}",
        "{at}/issues/new",
        "{at}/commit/{commit}",
    ),
    "bitbucket": Forge(
        "{at}/src/{branch}/{file}#lines-{line}",
        "{at}/src/{branch}/{file}?mode=edit",
        "{at}/issues/new",
        "{at}/commits/{commit}",
    ),
}
_SIGNS = {"gitlab": "gitlab", "codeberg": "forgejo", "forgejo": "forgejo", "gitea": "forgejo", "bitbucket": "bitbucket"}
"""What in the name of a host tells which forge it is; GitHub's addresses are those of most others."""


def forge_of(settings: Settings) -> Forge | None:
    """Return the addresses of the library's repository, empty where they are not known; None where nothing is named.

    Which forge it is, is told by `forge`, else by the host's name; the pattern `edit` goes before both.
    """
    if settings.repository is None:
        line = (settings.edit or "").replace("{branch}", settings.branch)
        return Forge(line, line, "", "") if line else None
    at = settings.repository.rstrip("/")
    host = urlsplit(at).hostname or ""
    guessed = next((kind for sign, kind in _SIGNS.items() if sign in host), "github")
    found = _FORGES[settings.forge or guessed]
    if settings.edit:
        found = found._replace(line=settings.edit, edit=settings.edit)
    return Forge(*(each.replace("{at}", at).replace("{branch}", settings.branch) for each in found))

"""What the default branch has published keeps an address."""

import pytest

from tests.conftest import Library, git, told

HARBOUR = "briefings/documents/harbour.yml"
DELETED = "the claim `hurt` is published, and is not there any more"


@pytest.fixture
def branch(small: Library) -> Library:
    """The small library with one more claim, on a branch that departs from the default one."""
    text = small.read(HARBOUR)
    begin = text.index("  visit:")
    end = text.index("\n  ", begin + 8)
    while text[end + 3] == " ":
        end = text.index("\n  ", end + 3)
    copy = text[begin : end + 1].replace("  visit:", "  hurt:")
    small.write(HARBOUR, f"{text.rstrip()}\n{copy}")
    git(small.root, "init", "-q", "-b", "main")
    git(small.root, "add", "-A")
    git(small.root, "commit", "-qm", "One")
    git(small.root, "checkout", "-qb", "proposal")
    return small


def _commit(library: Library) -> None:
    git(library.root, "add", "-A")
    git(library.root, "commit", "-qm", "Another")


@pytest.mark.parametrize("committed", [False, True])
def test_a_published_claim_is_not_deleted(branch: Library, committed: bool) -> None:
    branch.check()
    text = branch.read(HARBOUR)
    branch.write(HARBOUR, text[: text.index("  hurt:")])
    if committed:
        _commit(branch)
    assert DELETED in "".join(told(branch.check()))


def test_one_that_was_never_published_may_go(branch: Library) -> None:
    branch.change(HARBOUR, "  hurt:", "  wounded:")
    branch.write(HARBOUR, branch.read(HARBOUR).replace("    kind: report", "    formerly: [hurt]\n    kind: report"))
    text = branch.read(HARBOUR)
    at = text.index("  wounded:")
    branch.write(HARBOUR, text[:at].replace("    formerly: [hurt]\n", "") + text[at:])
    _commit(branch)
    assert "error[former]" not in "".join(told(branch.check()))
    branch.change(HARBOUR, "  wounded:", "  hurt-people:")
    _commit(branch)
    assert "error[former]" not in "".join(told(branch.check()))  # `wounded` was on this branch alone


def test_a_merge_makes_what_it_deleted_the_past(branch: Library) -> None:
    text = branch.read(HARBOUR)
    branch.write(HARBOUR, text[: text.index("  hurt:")])
    _commit(branch)
    assert branch.check().exit == 1
    git(branch.root, "branch", "-f", "main", "proposal")
    assert branch.check().exit == 0  # nothing but the default branch has changed, and the verdict follows


def test_a_withdrawn_claim_keeps_its_address_and_leaves_all_else(branch: Library) -> None:
    branch.build()
    before = branch.pages()["en/documents/harbour.md"]
    text = branch.read(HARBOUR).rstrip()
    branch.write(
        HARBOUR, f'{text}\n    withdrawn: {{when: 2031-07-01, because: {{en: "A slip.", es: "Un lapsus."}}}}\n'
    )
    assert branch.build().exit == 0
    page = branch.pages()["en/documents/harbour.md"]
    assert "{: #hurt .claim .withdrawn }\n\nWithdrawn on 1 July 2031: A slip." in page
    assert "8 claims" in before
    assert "7 claims" in page
    shown = [path for path, text in branch.written().items() if "harbour.html#hurt" in text or "hurt.bib" in path]
    assert [path for path in shown if "/feeds/" not in path] == []  # feeds tell what was, too
    _commit(branch)
    branch.build()
    changes = branch.pages()["en/changes/index.md"]
    assert "**Withdrawn** [Prime Minister Ilves" in changes
    assert "    - why: A slip." in changes


def test_what_is_withdrawn_cannot_be_cited(branch: Library) -> None:
    text = branch.read("briefings/findings/nobody-heard.yml")
    branch.write("briefings/findings/nobody-heard.yml", text.replace("[column#", "[column#quay] [column#", 2))
    assert "`column#quay` was withdrawn; take it out" in "".join(told(branch.check()))


def test_a_briefing_that_is_gone_is_told(branch: Library) -> None:
    branch.path("briefings/documents/column.yml").rename(branch.path("briefings/documents/opinion.yml"))
    said = "".join(told(branch.check()))
    assert "warning[former]: the briefing `column` is published, and is not there any more" in said
    branch.change("briefings/documents/opinion.yml", "formerly: [the-column]", "formerly: [the-column, column]")
    assert "warning[former]" not in "".join(told(branch.check()))

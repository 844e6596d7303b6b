"""What git tells of claims, from a repository made for the purpose."""

from pathlib import Path

import pytest

from briefpress.building.history import history_of
from briefpress.building.house import house_at
from briefpress.building.renaming import rename_told
from briefpress.history import changes
from briefpress.model import unseen
from tests.conftest import Library, git


@pytest.fixture
def kept(small: Library) -> Library:
    """The small library in a repository, with one commit."""
    git(small.root, "init", "-q")
    git(small.root, "add", "briefings", "seeds")
    git(small.root, "commit", "-qm", "First")
    return small


def _commit(library: Library) -> None:
    git(library.root, "add", "-A", "briefings")
    git(library.root, "commit", "-qm", "Another")


def _told(library: Library) -> list[tuple[str, str, str]]:
    return [(each.did, each.document, each.claim) for each in history_of(house_at(library.root))]


def test_a_library_without_a_repository_has_no_history(small: Library) -> None:
    assert history_of(house_at(small.root)) == []
    assert small.build().exit == 0
    assert "built without a history" in small.pages()["en/changes/index.md"]


def test_added_changed_and_withdrawn_claims_are_told_with_what_they_said(kept: Library) -> None:
    path = kept.root / "briefings/documents/harbour.yml"
    text = path.read_text("utf-8")
    at = text.index("  contract-planned:")
    end = text.index("\n  ", text.index("passage:", at))
    assert kept.build().exit == 0
    path.write_text(text.replace("visited Puerto Alto", "went to Puerto Alto"), "utf-8")
    _commit(kept)
    (change,) = [each for each in history_of(house_at(kept.root)) if each.did == "changed"]
    assert (change.document, change.claim) == ("harbour", "visit")
    assert "visited" in change.before["says"]["en"]
    assert "went" in change.after["says"]["en"]
    path.write_text(text[:at] + text[at:end].replace("contract-planned", "contract-announced") + text[end:], "utf-8")
    _commit(kept)
    assert {("added", "harbour", "contract-announced"), ("withdrawn", "harbour", "contract-planned")} <= set(
        _told(kept)
    )


def test_what_a_week_did_to_a_claim_is_one_change_and_what_came_and_went_is_none(kept: Library) -> None:
    harbour = kept.read("briefings/documents/harbour.yml")
    for old, new in (
        ("visited Puerto Alto to", "went to Puerto Alto to"),
        ("kind: plan", "kind: report"),
        ("kind: report\n    passage: prevé", "kind: plan\n    passage: prevé"),
    ):
        kept.change("briefings/documents/harbour.yml", old, new)
        _commit(kept)
    kept.change("briefings/documents/harbour.yml", "Talvia's energy", "The energy")
    _commit(kept)
    assert kept.read("briefings/documents/harbour.yml") != harbour
    assert kept.build().exit == 0
    page = kept.pages()["en/changes/index.md"]
    assert page.count("\n## Week of ") == 1
    assert "### Corrected" not in page  # the kind is as it was
    assert page.count("- **Changed** ") == 2
    assert "<summary>2 changes</summary>" in page
    energy, sanctions = (kept.pages()[f"en/changes/{each}.md"] for each in ("energy", "sanctions"))
    assert energy.count("- **Changed** ") == 2
    assert sanctions.count("- **Changed** ") == 0
    assert "**Briefing added** [The harbour talks](../documents/harbour.md) (1 claim)" in sanctions
    kept.change("briefings/documents/harbour.yml", "voice: [dockers, marea]", "voice: [dockers]")
    _commit(kept)
    assert kept.build().exit == 0
    assert "### Corrected\n\n- **Changed** [The dockers are no bandits" in kept.pages()["en/changes/index.md"]


def test_a_new_and_a_withdrawn_briefing_are_told_with_their_claims(kept: Library) -> None:
    told = _told(kept)
    assert {("document-added", "harbour", ""), ("document-added", "column", "")} <= set(told)
    assert ("added", "harbour", "visit") in told
    assert {each[0] for each in told} == {"document-added", "added"}
    assert kept.build().exit == 0
    page = kept.pages()["en/changes/index.md"]
    assert "**Briefing added** [A column on the harbour](../documents/column.md) (4 claims) · [`" in page
    assert "**Added**" not in page
    (kept.root / "briefings/documents/column.yml").unlink()
    _commit(kept)
    assert {each[:2] for each in _told(kept)[:2]} == {("document-withdrawn", "column"), ("withdrawn", "column")}


def test_a_commit_of_very_many_briefings_is_told_by_briefing_only(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST_FILES", 1)
    assert {each[0] for each in _told(kept)} == {"document-added"}


def test_a_version_that_cannot_be_read_is_passed_over(kept: Library) -> None:
    before = _told(kept)
    path = kept.root / "briefings/documents/harbour.yml"
    text = path.read_text("utf-8")
    path.write_text("source: [", "utf-8")
    _commit(kept)
    path.write_text(text, "utf-8")
    _commit(kept)
    assert _told(kept) == before


def test_a_commit_brings_the_page_of_changes_up_to_date_and_no_other(kept: Library) -> None:
    assert kept.build().exit == 0
    before = {path: path.stat().st_mtime_ns for path in (kept.root / "docs").rglob("*.md")}
    path = kept.root / "briefings/documents/harbour.yml"
    path.write_text(path.read_text("utf-8").replace("visited Puerto Alto", "went to Puerto Alto"), "utf-8")
    assert kept.build().exit == 0
    assert "went to" not in kept.pages()["en/changes/index.md"]
    middle = {path: path.stat().st_mtime_ns for path in (kept.root / "docs").rglob("*.md")}
    _commit(kept)
    assert kept.build().exit == 0
    after = {path: path.stat().st_mtime_ns for path in (kept.root / "docs").rglob("*.md")}
    assert '<ins dir="auto">Prime Minister Ilves went to' in kept.pages()["en/changes/index.md"]
    changed = {f"{path.parent.name}/{path.name}" for path in after if after[path] != middle[path]}
    assert changed == {"changes/index.md", "changes/energy.md", "en/index.md", "es/index.md"}, "and the home page"
    assert before.keys() == after.keys()


def test_markup_in_an_old_version_stays_text(kept: Library) -> None:
    path = kept.root / "briefings/documents/harbour.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("visited Puerto Alto", "visited <script>alert(1)</script>"), "utf-8")
    _commit(kept)
    path.write_text(text, "utf-8")
    _commit(kept)
    assert kept.build().exit == 0
    assert "<script>" not in kept.pages()["en/changes/index.md"]


def test_what_is_public_is_clean_whatever_the_history_held(kept: Library) -> None:
    """A sign that nobody sees was once committed, and mended since; so were a file and a claim with odd names."""
    harbour = kept.read("briefings/documents/harbour.yml")
    hidden = harbour.replace("{en: Prime Minister Ilves visited", '{en: "Prime Minister\\x0BIlves vi\u202esited', 1)
    assert hidden != harbour
    kept.write("briefings/documents/harbour.yml", hidden.replace("the gas pipeline.,", 'the gas pipeline.",', 1))
    kept.write("briefings/documents/har\u202ebour.yml", harbour)
    _commit(kept)
    kept.write("briefings/documents/harbour.yml", harbour.replace("  visit:\n", '  "vi\\x1Bsit":\n    when: 2031.1\n'))
    kept.path("briefings/documents/har\u202ebour.yml").unlink()
    _commit(kept)
    kept.write("briefings/documents/harbour.yml", harbour)
    _commit(kept)
    assert {each.document for each in history_of(house_at(kept.root))} == {"harbour", "column"}
    assert kept.build().exit == 0
    texts = (text for path, text in kept.written().items() if not path.endswith(".png") and "/rows/" not in path)
    written = "".join(text.removeprefix("\ufeff") for text in texts)  # which leads a table, for spreadsheets
    assert "Prime Minister Ilves visited" in kept.written()[".beside/en/feeds/claims.xml"]
    assert {each.sign for each in unseen(written)} <= {"\u2060"}  # our templates keep words together with it


def test_a_shallow_clone_builds_with_the_history_it_has(kept: Library, tmp_path: Path) -> None:
    kept.change("briefings/documents/harbour.yml", "visited Puerto Alto", "went to Puerto Alto")
    _commit(kept)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept.root}", "shallow")
    shallow = Library(tmp_path / "shallow")
    assert shallow.build().exit == 0
    assert {each for each, _, _ in _told(shallow)} == {"document-added", "added"}


def test_what_a_message_of_a_commit_or_the_name_of_a_file_says_is_never_obeyed(kept: Library) -> None:
    name = "$(touch obeyed) <script>'.yml"
    kept.write(f"briefings/documents/{name}", kept.read("briefings/documents/column.yml"))
    git(kept.root, "add", "-A")
    git(kept.root, "commit", "-qm", "<script>alert(1)</script> \x1b[31m \x01 `touch obeyed`\n\nM\tbriefings/x.yml")
    kept.path(f"briefings/documents/{name}").unlink()
    _commit(kept)
    assert kept.build().exit == 0
    assert not list(kept.root.rglob("obeyed"))
    assert not any("<script>" in text for text in kept.pages().values())
    assert {document for _, document, _ in _told(kept)} == {"column", "harbour"}


def test_a_renamed_briefing_is_the_same_and_only_what_else_changed_is_told(kept: Library) -> None:
    before = _told(kept)
    said, code = rename_told(house_at(kept.root), "documents/harbour", "harbour-talks", "en")
    assert code == 0, said
    _commit(kept)
    assert _told(kept) == before
    said, code = rename_told(house_at(kept.root), "documents/harbour-talks", "talks", "en")
    assert code == 0, said
    kept.change("briefings/documents/talks.yml", "Ilves visited Puerto", "Ilves went to Puerto")
    _commit(kept)
    assert _told(kept) == [("changed", "talks", "visit"), *before]


def test_the_branch_of_the_settings_is_the_published_one(kept: Library) -> None:
    git(kept.root, "branch", "-m", "published")
    git(kept.root, "checkout", "-qb", "mine")
    text = kept.read("briefings/documents/harbour.yml")
    at = text.index("  contract-planned:")
    kept.write("briefings/documents/harbour.yml", text[:at] + text[text.index("  products-banned:") :])
    lost = "the claim `contract-planned` is published, and is not there any more"
    assert lost not in kept.check().told["text"]
    kept.write("briefings/library.yml", kept.read("briefings/library.yml") + "branch: published\n")
    assert lost in kept.check().told["text"]

"""The form that corrects a claim: what it writes is what `briefings fmt` would write, and git takes it."""

import json
import random
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from briefpress.building.answering import answer
from briefpress.building.house import house_at
from briefpress.building.siting import build_site
from briefpress.drafting.correcting import correctable
from briefpress.model import KINDS, VOICED, Briefing, Claim, span_of
from briefpress.reading import read
from briefpress.reading.formatting import formatted_alike
from tests.conftest import ROOT, Library, git, told
from tests.pressing.conftest import Visit, lay_out, served

HARBOUR = "briefings/documents/harbour.yml"
NEW = """
  talvia-has-not-answered:
    says:
      en: "Talvia has not answered whether it will sign."
      es: "Talvia no ha respondido si firmará."
    kind: report
    passage: "Talvia no ha respondido"
    sections: [geopolitics]
    actors: [talvia]
"""
SCRIPTS = ROOT / "generator/briefpress/pressing/theme/assets/correct"
SNIPPETS = (
    "Prime Minister Ilves spoke.", "“No”, she said.", "¿Firmará Talvia?", "It's 27: a record", "a #1 port", "C:\\ports",
    "«Así»", "según Mr. Brand", "in the U.S. Congress", "- not a list", "{en: x}", "no", "null", "0x10", "2031-05-04",
    "x" * 120, "Qui\u00a0?",
    "word\u200b \u200bword", "می\u200cخواهم",
    "Sr. Brand dijo", "“quoted” 'twice'", "& <b>bold</b> *", "%", "@talvia", "`code`", "Ñandú.", "Él", "😀",
)  # fmt: skip


CLEANED = """changed => Object.fromEntries(Object.entries(changed).map(([field, value]) => [field,
    typeof value === "string" ? briefingsForm.clean(value, field === "passage")
    : value && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).map(
        ([language, words]) => [language, briefingsForm.clean(words)])) : value]))"""


@pytest.fixture(scope="module", params=["http", "file"])
def papers(request: pytest.FixtureRequest, address: str, site: Path) -> str:
    """The small site's address, over http and from a disk."""
    return address if request.param == "http" else site.as_uri()


@pytest.fixture
def checkout(small: Library) -> Library:
    git(small.root, "init", "-q", "-b", "main")
    git(small.root, "add", "-A")
    git(small.root, "commit", "-qm", "One")
    return small


def applied(library: Library, patch: str) -> str:
    """Have git apply a patch; return the briefing afterwards."""
    library.write("change.patch", patch)
    git(library.root, "apply", "--check", "change.patch")
    git(library.root, "apply", "change.patch")
    return library.read(HARBOUR)


def opened(page: Page, address: str, claim: str, language: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{address}/{language}correct/index.html#harbour/{claim}")
    expect(page.locator(".fields")).to_be_visible()


def patch_of(page: Page) -> str:
    expect(page.locator("#correct-patch")).to_be_visible()
    return page.locator("#correct-patch").input_value()


def test_the_form_knows_the_fields_in_the_order_of_the_model() -> None:
    listed = re.search(r"form\.ORDER = \[(.*?)\]", (SCRIPTS / "layout.js").read_text("utf-8"), re.DOTALL)
    assert listed is not None
    assert tuple(re.findall(r'"(\w+)"', listed[1])) == tuple(Claim.model_fields)


def test_what_it_writes_is_what_fmt_would_write(browser: Browser, checkout: Library) -> None:
    before = formatted_alike(checkout.read(HARBOUR), Briefing)
    checkout.write(HARBOUR, before)
    entry, _ = read(before.encode(), HARBOUR, Briefing, ("en", "es"))
    assert entry is not None
    claims = correctable(before, entry.marks, entry.thing.claims)
    chance = random.Random(11)
    page = browser.new_page()
    for script in ("layout.js", "patch.js"):
        page.add_script_tag(path=SCRIPTS / script)
    write = """([text, claim, changed, file]) => {
        const edits = briefingsForm.edits(claim, changed);
        return [briefingsForm.applied(text.split("\\n"), edits, 0, text.length).join("\\n"),
                briefingsForm.patch(file, text, edits)];
    }"""
    for _ in range(150):
        name = chance.choice(list(claims))
        changed = {
            field: value for field, value in _changes(chance).items() if value or field in claims[name]["fields"]
        }
        if not changed:
            continue
        changed = page.evaluate(CLEANED, changed)
        after, patch = page.evaluate(write, [before, claims[name], changed, HARBOUR])
        now, problems = read(after.encode(), HARBOUR, Briefing, ("en", "es"))
        assert now is not None, (problems, changed)
        wanted = entry.thing.claims[name].model_dump(mode="json", exclude_defaults=True) | changed
        wanted = {field: value for field, value in wanted.items() if value is not None}
        assert now.thing.claims[name].model_dump(mode="json", exclude_defaults=True) == wanted
        others = [each.thing.claims | {name: None} for each in (entry, now)]
        assert others[0] == others[1]
        assert formatted_alike(after, Briefing) == after
        assert applied(checkout, patch) == after
        checkout.write(HARBOUR, before)
    page.close()


def _changes(chance: random.Random) -> dict[str, Any]:
    """Return new values of some fields, null for those that are to go."""

    def words() -> str:
        return " ".join(chance.choice(SNIPPETS) for _ in range(chance.choice((1, 2, 9, 20))))

    some: dict[str, Any] = {
        "says": {"en": words(), "es": words()},
        "kind": chance.choice(("report", "statement", "plan")),
        "voice": chance.choice((["mara-ilves"], ["dockers", "marea"], [f"actor-of-a-long-name-{n}" for n in range(6)])),
        "passage": words(),
        "sections": chance.choice((["energy"], None)),
        "when": chance.choice(("2031-05-04~", "2030/2031", "2030", None)),
        "when_because": chance.choice(({"en": words(), "es": words()}, None)),
        "note": chance.choice(({"en": words(), "es": words()}, None)),
    }
    return {field: some[field] for field in chance.sample(list(some), chance.randint(1, 5))}


@pytest.mark.parametrize("language", ["", "es/"])
def test_a_claim_is_corrected_by_keyboard_alone(
    visit: Visit, papers: str, checkout: Library, language: str, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(f"{papers}/{language}documents/harbour.html#not-bandits")
    link = page.locator("a.correct[href$='#harbour/not-bandits']")
    page.locator("details.cite", has=link).locator("summary").press("Enter")
    link.press("Enter")
    expect(page.locator("#correct .of")).to_be_focused()
    assert page.locator("#correct-passage").input_value() == "No somos bandidos"
    while not page.evaluate("document.activeElement.dataset.field === 'passage'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("somos  bandidos ")
    while not page.evaluate("document.activeElement.dataset.do === 'save'"):
        page.keyboard.press("Tab")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename == "harbour.not-bandits.patch"
    saved.value.save_as(tmp_path / "saved.patch")
    assert '    passage: "somos bandidos"\n' in applied(checkout, (tmp_path / "saved.patch").read_text("utf-8"))
    checkout.lock()
    assert told(checkout.check()) == []
    assert visit.failed == []
    assert visit.said == []


def test_what_is_wrong_is_told_below_its_field_at_once(visit: Visit, papers: str) -> None:
    page = visit.page
    opened(page, papers, "three-hurt", "es/")
    page.fill("#correct-passage", "palabra " * 26)
    expect(page.locator("#correct-fault-passage")).to_have_text("26 palabras, de 25 como máximo.")
    page.fill("#correct-when", "2031-13")
    expect(page.locator("#correct-fault-when")).to_have_text("«2031-13» no es una fecha que se pueda leer.")
    page.locator("fieldset[data-field=voice] input").first.fill("Mara Ilbes")
    expect(page.locator("#correct-fault-voice")).to_contain_text("¿Se trata de «Mara Ilves»?")
    page.fill("#correct-says-en", " ")
    expect(page.locator("#correct-fault-says")).to_have_text("Faltan palabras.")
    for field in ("#correct-passage", "#correct-when", "#correct-says-en"):
        expect(page.locator(field)).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".made")).to_be_hidden()


def _is_date(day: str) -> bool:
    try:
        span_of(day)
    except ValueError:
        return False
    return True


def test_dates_are_as_the_checks_read_them(browser: Browser) -> None:
    page = browser.new_page()
    for script in ("layout.js", "faults.js"):
        page.add_script_tag(path=SCRIPTS / script)
    right = [
        *("2031", "2031-05", "2031-05-04", "2032-02-29", "2031~", "2031-05?", "203X", "20XX", "2031-XX", "2031-05-XX"),
        *("2031-22", "2030/2031-05", "203X/2031", "2031-05-01/2031-05-04", "../2031", "2031-05/.."),
    ]
    wrong = [
        "May 2031",
        "2031-13",
        "2031-02-30",
        "2031-5",
        "31-05-04",
        "2031/2030",
        "../..",
        "2031-05-04T10:00",
        "/2031",
    ]
    assert [day for day in right if not _is_date(day)] == []
    assert [day for day in wrong if _is_date(day)] == []
    judge = """day => briefingsForm.faults({says: {en: "x"}, when_because: {}, note: {}, kind: "plan", passage: "x",
        voice: [], actors: [], when: day}, {voice: [], actors: []}, {claims: {}, voiced: []}, true).length"""
    assert {day: page.evaluate(judge, day) for day in (*right, *wrong)} == dict.fromkeys(right, 0) | dict.fromkeys(
        wrong, 1
    )
    page.close()


def test_the_form_wants_a_voice_where_the_checks_do(browser: Browser, small: Library) -> None:
    assert small.build().exit == 0
    page = browser.new_page()
    for script in ("layout.js", "faults.js"):
        page.add_script_tag(path=SCRIPTS / script)
    page.evaluate("() => { window.briefingsCorrect = about => window.about = about; }")
    page.add_script_tag(path=small.path("docs/.beside/en/correct/harbour.js"))
    judge = """kind => briefingsForm.faults({says: {en: "x"}, when_because: {}, note: {}, kind: kind, passage: "Talvia",
        voice: [], actors: [], when: ""}, {voice: [], actors: []}, about, {fields: {before: "x"}})"""
    asked = {kind for kind in KINDS if ["voiceless", "voice", {}] in page.evaluate(judge, kind)}
    page.close()
    text, told_of = small.read(HARBOUR), set()
    for kind in KINDS:
        small.write(HARBOUR, text.replace("kind: plan", f"kind: {kind}"))
        told_of |= {kind} if "error[voices]: a statement has no voice" in small.check().told["text"] else set()
    assert asked == told_of == set(VOICED)


def test_a_new_claim_is_proposed_and_passes_the_checks(visit: Visit, papers: str, checkout: Library) -> None:
    page = visit.page
    page.goto(f"{papers}/documents/harbour.html")
    page.get_by_role("link", name="Propose a claim of this document").click()
    expect(page.locator(".fields")).to_be_visible()
    assert page.locator(".fault").all_inner_texts() == [""] * page.locator(".fault").count()
    page.fill("#correct-says-en", "Talvia has not answered whether it will sign.")
    page.fill("#correct-says-es", "Talvia no ha respondido si firmará.")
    page.fill("#correct-passage", "Talvia no ha respondido")
    page.locator("fieldset[data-field=actors] input").first.fill("talvia")
    page.get_by_label("Geopolitics").check()
    assert page.locator("#correct-id").input_value() == "talvia-has-not-answered"
    after = applied(checkout, patch_of(page))
    assert after.endswith(NEW)
    checkout.lock()
    assert [each for each in told(checkout.check()) if "warning[unused]" not in each] == []
    page.fill("#correct-id", "visit")
    expect(page.locator("#correct-fault-id")).to_have_text("Another claim is called so.")


def test_in_a_private_copy_the_passage_is_selected_in_the_text(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path / "papers")
    house = replace(house_at(root), with_texts=True)
    assert answer(house, write=True).exit == 0
    build_site(house, root / "site-private")
    page = visit.page
    opened(page, (root / "site-private").as_uri(), "not-bandits")
    page.fill("#correct-passage", "No somos piratas")
    expect(page.locator("#correct-fault-passage")).to_have_text("These words do not stand in the text.")
    page.fill("#correct-passage", "Talvia")
    expect(page.locator("#correct-fault-passage")).to_contain_text("These words stand 4 times in the text")
    page.locator("#correct-source").evaluate(
        "each => { const at = each.value.indexOf('dijo a Marea'); each.setSelectionRange(at, at + 12); }"
    )
    page.get_by_role("button", name="Take the selected words as the passage").click()
    assert page.locator("#correct-passage").input_value() == "dijo a Marea"
    assert '+    passage: "dijo a Marea"' in patch_of(page)


def test_hostile_words_do_nothing(visit: Visit, papers: str, checkout: Library) -> None:
    page = visit.page
    for name in (
        "harbour/../../x",
        "nobody/visit",
        "harbour/nothing-here",
        "harbour/no",
        '"><img src=x onerror=alert(1)>',
    ):
        page.goto("about:blank")
        page.goto(f"{papers}/correct/index.html#{name}")
        told = (
            "could not be loaded" if "nobody" in name else "cannot be changed here" if "/no" in name else "On the page"
        )
        expect(page.locator("#correct .of")).to_contain_text(told)
        expect(page.locator(".fields")).to_be_hidden()
    opened(page, papers, "visit")
    hostile = '</textarea><img src=x onerror="document.title=1"> ```\n{{ 7*7 }} \u202e\u200b${x} " \\ \' #'
    for field in ("#correct-says-en", "#correct-says-es", "#correct-passage"):
        page.fill(field, hostile)
    page.locator("fieldset[data-field=actors] input").last.fill("__proto__")
    expect(page.locator("#correct-fault-actors")).to_have_text("No actor is called “__proto__”.")
    page.locator("fieldset[data-field=actors] input").nth(-2).fill("")
    after = applied(checkout, patch_of(page))
    says = read(after.encode(), HARBOUR, Briefing, ("en", "es"))[0].thing.claims["visit"].says.in_("en")  # type: ignore[union-attr]
    assert says == '</textarea><img src=x onerror="document.title=1"> ``` {{ 7*7 }} ${x} " \\ \' #'
    assert page.title() != "1"
    assert page.locator("#correct img").count() == 0
    sent = _sent(page)
    assert "````yaml\n" in sent["body"][0]  # no words end the block that they stand in


def _sent(page: Page) -> dict[str, list[str]]:
    """Return what the form would send, as the parts of its address."""
    page.evaluate("window.open = address => { window.sent = address; }")
    page.get_by_role("button", name="Send it to the editors").click()
    return parse_qs(urlsplit(page.evaluate("window.sent")).query)


def test_the_change_is_sent_where_the_library_says(visit: Visit, address: str) -> None:
    page = visit.page
    opened(page, address, "visit")
    page.fill("#correct-passage", "visitó Puerto Alto")
    sent = _sent(page)
    assert sent["title"] == ["Correction of harbour#visit"]
    assert '+    passage: "visitó Puerto Alto"' in sent["body"][0]
    assert page.locator("a.editor").get_attribute("href") == f"https://example.org/harbour/papers/edit/main/{HARBOUR}"
    page.fill("#correct-says-en", "word " * 1000)
    sent = _sent(page)
    assert "```" not in sent["body"][0]
    expect(page.locator(".done")).to_contain_text("It is too long for a link")


def test_where_nobody_takes_changes_none_is_sent(visit: Visit, real_address: str) -> None:
    visit.page.goto(f"{real_address}/correct/index.html#ap-putin-visit-2023/visit-made")
    visit.page.fill("#correct-passage", "Putin")
    expect(visit.page.get_by_role("button", name="Copy the patch")).to_be_visible()
    expect(visit.page.get_by_role("button", name="Send it to the editors")).to_be_hidden()


def _correctable(text: str) -> dict[str, Any]:
    entry, problems = read(text.encode(), HARBOUR, Briefing, ("en", "es"))
    assert entry is not None, problems
    return correctable(text, entry.marks, entry.thing.claims)


def test_what_a_change_would_lose_is_not_changed(visit: Visit, tmp_path: Path) -> None:
    """A comment in a field, a claim within braces, and a file of another system's line ends."""
    text = (ROOT / "tests/small" / HARBOUR).read_text("utf-8")
    text = text.replace("    kind: report\n    passage: visitó", "    kind: report  # sure\n    passage: visitó")
    head, claims = text.split("claims:\n")
    braces = "  short: {says: {en: A, es: A}, kind: report, passage: Talvia}\n"
    odd = f"{head}claims:\n{braces}{claims}"
    found = _correctable(odd)
    assert "short" not in found
    figures = "      - {amount: 3, measures: {en: people hurt in the protest, es: personas heridas en la protesta}}\n"
    apart = "      - amount: 3  # three\n        measures: {en: people hurt, es: personas heridas}\n        base:\n"
    assert _correctable(text.replace(figures, apart))["three-hurt"]["held"] == ["figures"]
    assert "visit" not in _correctable(text.replace("\n    ", "\n      "))
    assert found["visit"]["held"] == ["kind"]
    assert found["three-hurt"]["held"] == []

    root = lay_out(tmp_path / "papers")
    (root / HARBOUR).write_bytes(text.replace("\n", "\r\n").encode())
    assert answer(house_at(root), write=True).exit == 0
    script = (root / "docs/.beside/en/correct/harbour.js").read_text("utf-8")
    assert json.loads(script.removeprefix("briefingsCorrect(").removesuffix(");\n"))["claims"] == {}
    shutil.rmtree(root)


def test_the_form_is_served_by_any_server(visit: Visit, site: Path) -> None:
    with served(site) as address:
        opened(visit.page, address, "visit")
    assert [each for each in visit.requests if not each.startswith((address, "about:"))] == []

"""The pages as a reader meets them: evidence at hand, forms, pictures; and what axe-core finds on them."""

import gzip
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.pressing.conftest import Visit
from tests.pressing.test_site import KINDS_OF_PAGE

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("language", ["", "es/"])
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    found = []
    for name in KINDS_OF_PAGE:
        page.goto(f"{address}/{language}{name}")
        _open_all(page)
        for scheme, rules in (("default", LEVELS), ("slate", ["color-contrast"])):  # the same page in other colours
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            said = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
            for rule in said.response["violations"]:
                found += [f"{name}: {scheme}: {rule['id']}: {node['html'][:160]}" for node in rule["nodes"]]
    context.close()
    assert found == []


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def test_a_reference_opens_its_evidence_and_leads_back(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/sections/energy.html")
    note = page.locator("#trade-2")
    assert not note.is_visible()
    page.locator("#trade-at-2").click()
    assert note.is_visible()
    passage = note.locator("xpath=..").locator("blockquote p")
    assert passage.evaluate("e => [e.lang, getComputedStyle(e, '::before').content]") == ["es", "open-quote"]

    note.get_by_role("link", name="↩").click()
    page.wait_for_url("**#trade-at-2")


def test_evidence_opens_without_javascript(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "sections" / "energy.html").as_uri())
    page.locator("#trade summary").click()
    assert page.locator("#trade-1").is_visible()
    context.close()


def test_a_claim_leads_to_its_passage_in_the_whole_text_and_back(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/documents/column.html#coup")
    page.locator("a[href$='texts/column.html#coup']").click()
    passage = page.locator("#coup + mark")
    assert passage.inner_text() == "un golpe preparado desde fuera"
    plain = page.locator("#spontaneous + mark").evaluate("e => getComputedStyle(e).backgroundColor")
    assert passage.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    page.locator("#coup + mark + a.ref").click()
    page.wait_for_url("**/documents/column.html#coup")


def test_each_kind_has_a_form_of_its_own(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/documents/harbour.html")
    forms = page.evaluate(
        "Array.from(document.querySelectorAll('h4.claim'), (each) => [each.className.match(/kind-\\w+/)[0],"
        " getComputedStyle(each).borderLeftStyle + getComputedStyle(each).getPropertyValue('--sign')])"
    )
    by_kind = dict(forms)
    assert len(by_kind) > 3
    assert len(set(by_kind.values())) == len(by_kind)


def test_an_opinion_is_called_one_wherever_a_claim_of_it_stands(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/questions/who-protested.html")
    claims = page.locator(".position li", has=page.locator("a[href*='column.html']"))
    assert claims.count() > 0
    assert claims.locator(".opinion").count() == claims.count()


def test_positions_stand_side_by_side_and_below_each_other_on_a_phone(browser: Browser, address: str) -> None:
    for width, columns in ((1280, 2), (360, 1)):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(f"{address}/questions/who-protested.html")
        boxes = [each.bounding_box() for each in page.locator(".position").all()[:2]]
        assert len({round(box["x"]) for box in boxes if box}) == columns
        context.close()


def test_the_timeline_can_be_narrowed_to_a_section(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/timeline/index.html")
    everything = page.locator(".event").count()
    page.locator(".filters a", has_text="Energy").click()
    page.wait_for_url("**/timeline/energy.html")
    assert 0 < page.locator(".event").count() <= everything
    assert page.locator(".event svg.strip :is(rect, circle)").count() == page.locator(".event").count()
    assert page.locator(".overview svg a").count() == page.locator(".event").count()
    page.locator(".overview svg a[href='#contract']").click()
    page.wait_for_url("**/timeline/energy.html#contract")


def test_the_links_of_a_network_lead_to_the_actors(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/actors/mara-ilves.html")
    names = page.locator("svg.network a").all()
    assert len(names) > 1
    where = names[0].get_attribute("href")
    names[0].click()
    page.wait_for_url(f"{address}/actors/{where}")
    expect(page.locator("h1")).to_have_count(1)


def test_roles_stand_on_a_strip_of_time(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/actors/mara-ilves.html")
    page.locator("summary", has_text="Roles and relations").click()
    role = page.locator("details li", has=page.locator("svg.strip")).first
    assert "so called in documents of about 8 May 2031" in role.inner_text()
    assert role.locator("svg.strip rect.told").is_visible()


def test_paper_shows_what_claims_rest_on_and_where_it_stands(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/sections/energy.html")
    first = page.locator("#trade-1")
    assert not first.is_visible()
    page.emulate_media(media="print")
    assert first.bounding_box()
    assert first.locator("xpath=..").locator("a.chip").inner_text().startswith("The harbour talks, ¶")
    assert not page.locator(".md-header").is_visible()


def test_nothing_moves_for_readers_who_want_it_still(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/documents/harbour.html")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0.001"
        " || parseFloat(getComputedStyle(e).animationDuration) > 0.001).map(e => e.className)"
    )
    context.close()
    assert moving == []


SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => { window.shift += each.value; }))
  .observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps_while_a_page_loads(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    jumping = {}
    for name in (*KINDS_OF_PAGE, "search.html?q=puerto"):
        page.goto(f"{address}/{name}")
        if "?" in name:
            page.locator(".find-results li").first.wait_for()
        page.wait_for_timeout(100)
        jumping[name] = page.evaluate("window.shift")
    context.close()
    assert {name: shift for name, shift in jumping.items() if shift > 0.05} == {}  # 0.1 is held to be good (web.dev)


def test_every_page_is_light_without_what_all_pages_share(real_site: Path) -> None:
    pages = {path: gzip.compress(path.read_bytes(), 6, mtime=0) for path in real_site.rglob("*.html")}
    assert len(pages) > 200
    assert {str(path): len(data) for path, data in pages.items() if len(data) > 150_000} == {}


def test_every_target_of_the_keyboard_can_be_seen(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/sections/energy.html")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const on = document.activeElement;"
            " const e = on.matches('.md-option') ? on.nextElementSibling : on; const s = getComputedStyle(e);"
            " return [e.tagName, e.textContent.trim().slice(0, 40), e.getBoundingClientRect().width > 0,"
            " s.outlineStyle !== 'none' || s.boxShadow !== 'none']; })()"
        )
        if seen[0] != "BODY":
            reached.append(seen)
    assert any("Rests on" in text for _, text, *_ in reached)
    assert [each for each in reached if not each[2]] == []
    assert [each for each in reached if not each[3]] == []


def test_a_citation_is_copied_as_it_stands(address: str, visit: Visit) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read"])
    page.goto(f"{address}/documents/harbour.html#visit")
    details = page.locator("details.cite").first
    details.locator("summary").click()
    citation = details.locator("p.citation")
    text = citation.inner_text().removesuffix("Copy").strip()
    citation.get_by_role("button").click()
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert citation.get_by_role("button").inner_text() == "Copy ✓"
    assert citation.get_by_role("button").evaluate("each => each === document.activeElement")
    assert page.locator("button.copy").last.get_attribute("aria-label").startswith("Copy: “The harbour talks”, in ")

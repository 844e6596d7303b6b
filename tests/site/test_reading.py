"""The pages as a reader meets them: evidence at hand, forms, pictures; and what axe-core finds on them."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.site.conftest import Visit
from tests.site.test_site import KINDS_OF_PAGE

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "es/"])
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, address: str, language: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
    page = context.new_page()
    found = []
    for name in KINDS_OF_PAGE:
        page.goto(f"{address}/{language}{name}")
        _open_all(page)
        said = Axe().run(page, options={"runOnly": LEVELS})
        for rule in said.response["violations"]:
            found += [f"{name}: {rule['id']}: {node['html'][:160]}" for node in rule["nodes"]]
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
    assert "«" in note.locator("xpath=..").locator("blockquote p").evaluate(
        "e => getComputedStyle(e, '::before').content"
    )
    note.get_by_role("link", name="↩").click()
    assert page.url.endswith("#trade-at-2")


def test_evidence_opens_without_javascript(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "sections" / "energy.html").as_uri())
    page.locator("#trade summary").click()
    assert page.locator("#trade-1").is_visible()
    context.close()


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
    assert 0 < page.locator(".event").count() <= everything
    assert page.locator(".event svg.strip rect").count() == page.locator(".event").count()


def test_the_links_of_a_network_lead_to_the_actors(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/actors/mara-ilves.html")
    names = page.locator("svg.network a").all()
    assert len(names) > 1
    names[0].click()
    assert "/actors/" in page.url
    assert page.locator("h1").count() == 1

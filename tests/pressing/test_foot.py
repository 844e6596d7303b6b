"""What every page offers besides its words: reporting a mistake, the keyboard, two documents side by side."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.pressing.conftest import Visit


def test_a_mistake_is_reported_with_the_page_and_the_claim_filled_in(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/documents/harbour.html#trade-record")
    link = page.get_by_role("link", name="Report a mistake")
    link.evaluate("each => { each.addEventListener('click', event => event.preventDefault()); }")
    link.click()
    href = link.get_attribute("href") or ""
    assert href.startswith("https://example.org/harbour/papers/issues/new?title=Report%20a%20mistake")
    assert "harbour.html%23trade-record" in href


def test_where_nobody_takes_reports_there_is_a_text_to_copy(visit: Visit, real_address: str) -> None:
    page = visit.page
    page.goto(f"{real_address}/es/documents/ap-putin-visit-2023.html#visit-made")
    page.get_by_role("link", name="Avisar de un error").click()
    field = page.locator(".site-foot textarea")
    expect(field).to_be_focused()
    assert "ap-putin-visit-2023.html#visit-made" in field.input_value()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()


def test_the_foot_says_how_new_the_briefings_are_and_under_which_licence(visit: Visit, real_address: str) -> None:
    visit.page.goto(f"{real_address}/index.html")
    foot = visit.page.locator(".site-foot")
    expect(foot).to_contain_text("Licence: CC BY 4.0")
    assert {"Method", "Changes", "Feed", "Take it with you"} <= set(foot.get_by_role("link").all_inner_texts())


def test_the_menu_opens_by_keyboard_and_says_whether_it_is_open(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/index.html")
    heading = page.get_by_role("button", name="Subjects")
    assert heading.get_attribute("aria-expanded") == "false"
    heading.focus()
    page.keyboard.press("Space")
    assert heading.get_attribute("aria-expanded") == "true"
    expect(page.get_by_role("link", name="Energy", exact=True).first).to_be_visible()


def test_the_sign_behind_a_heading_is_no_stop_of_the_keyboard(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/documents/harbour.html")
    signs = visit.page.locator(".headerlink").evaluate_all("all => all.map(each => each.tabIndex)")
    assert set(signs) == {-1}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_around_what_is_in_focus_can_be_seen(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.locator("article a").first.focus()
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineColor")
    colours = [ring, page.evaluate("getComputedStyle(document.body).backgroundColor")]
    context.close()
    one, other = sorted((_luminance(each) for each in colours), reverse=True)
    assert (one + 0.05) / (other + 0.05) >= 3


def _luminance(colour: str) -> float:
    """Return the relative luminance of `rgb(…)` (WCAG 2.2)."""
    parts = [int(each) / 255 for each in colour.strip("rgba()").split(",")[:3]]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_two_documents_are_compared_side_by_side(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/questions/index.html")
    first, second = page.locator(".compare select").all()
    first.select_option(label="The harbour talks")
    second.select_option(label="Column")
    row = page.locator(".matrix tbody tr").first
    expect(row.locator(".verdict")).to_have_text("a position in common")
    after = row.locator("a.letter").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert "The dockers themselves" in after
    first.select_option("0")
    expect(row.locator(".verdict")).to_have_text("")


def test_a_claim_in_a_folded_part_is_opened_when_led_to(visit: Visit, real_site: Path) -> None:
    page = visit.page
    page.goto(f"{(real_site / 'documents/korybko-essays-2022.html').as_uri()}#no-basis-so-far")
    expect(page.locator("#no-basis-so-far")).to_be_in_viewport()
    page.goto(f"{(real_site / 'documents/korybko-essays-2022.html').as_uri()}#mission-legal")
    expect(page.locator("#mission-legal")).to_be_in_viewport()

"""The search page and the box at work: filters, history, focus, failures, and answers that come late."""

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

import briefpress
from briefpress.pressing.bundling import BUNDLES
from tests.pressing.conftest import Visit

BOX = "#find input[type=search]"
FAILED = "The search could not load one of its files. Try again."


@pytest.fixture
def page(browser: Browser, real_address: str) -> Iterator[Page]:
    """The search page of the real library in a browser of its own, its list filled when a test asks for it."""
    context = browser.new_context(base_url=f"{real_address}/")
    opened = context.new_page()
    opened.goto(f"{real_address}/search.html")
    opened.locator(BOX).wait_for()
    yield opened
    context.close()


def _ask(page: Page, query: str) -> int:
    """Enter a query; return how many results the status tells."""
    page.locator(BOX).fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(".find-status")).to_have_text(re.compile(r"\d+ results? on|Nothing found"))
    page.locator("[data-facet]").first.wait_for()
    return _many(page)


def _many(page: Page) -> int:
    return int(page.locator(".find-status").inner_text().split()[0])


def _choose(page: Page, facet: str, place: int = 0) -> int:
    """Tick a value of a facet; return the count that stood beside it."""
    box = page.locator(f"[data-facet={facet}]")
    if not box.evaluate("each => each.open"):
        box.locator("summary").click()
    label = box.locator("label").nth(place)
    count = int(label.locator(".find-count").inner_text())
    label.click()
    expect(page.locator(".find-status")).to_have_text(re.compile(rf"^{count} results?"))
    return count


@pytest.mark.parametrize("facet", ["actor", "document", "language", "year", "kind", "section"])
def test_each_facet_narrows_down_to_what_it_counts(page: Page, facet: str) -> None:
    many = _ask(page, "russia")
    count = _choose(page, facet)
    assert 0 < count <= many
    assert re.search(rf"[?&]{facet}=[^&]+", page.url)
    page.reload()
    expect(page.locator(".find-status")).to_have_text(re.compile(rf"^{count} results?"))
    expect(page.locator(f"[data-facet={facet}] input").first).to_be_checked()


def test_a_filter_keeps_the_focus_where_it_was(page: Page) -> None:
    _ask(page, "russia")
    _choose(page, "actor", 3)
    chosen = page.evaluate("document.activeElement.value")
    assert chosen
    expect(page.locator(f"[data-facet=actor] input[value={chosen}]")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".find-clear")).to_have_count(0)
    expect(page.locator(f"[data-facet=actor] input[value={chosen}]")).to_be_focused()
    _choose(page, "kind")
    page.locator(".find-clear").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".find-clear")).to_have_count(0)
    expect(page.locator(".find-status")).to_be_focused()


def test_a_filter_that_fits_nothing_can_be_taken_out(page: Page) -> None:
    page.goto(f"{page.url.partition('?')[0]}?q=rosatom&actor=psaki&actor=zakharova&document=unrest-january-2022")
    expect(page.locator(".find-status")).to_contain_text("Nothing found")
    page.locator("[data-facet=actor] input").first.wait_for()
    first = page.locator("[data-facet=actor] input").evaluate_all("all => all.slice(0, 2).map(each => each.value)")
    assert sorted(first) == ["psaki", "zakharova"]
    expect(page.locator("[data-facet=actor] label").first.locator(".find-count")).to_have_text("0")
    expect(page.locator("[data-facet=document] input").first).to_be_checked()
    for facet, left in (("actor", 2), ("actor", 1), ("document", 1)):
        ticked = page.locator(f"[data-facet={facet}] input:checked")
        expect(ticked).to_have_count(left)
        ticked.first.click()
        expect(ticked).to_have_count(left - 1)
    expect(page.locator(".find-title").first).to_be_visible()


def test_a_facet_shows_the_rest_of_its_values(page: Page) -> None:
    _ask(page, "kazakhstan")
    box = page.locator("[data-facet=actor]")
    box.locator("summary").click()
    expect(box.locator("input")).to_have_count(24)
    more = box.locator(".find-more-here")
    left = int(more.inner_text().split()[0])
    more.click()
    expect(box.locator("input")).to_have_count(24 + min(left, 24))
    expect(box.locator("input").nth(24)).to_be_focused()


def test_more_results_and_the_rest_of_a_page_are_shown_once(page: Page) -> None:
    _ask(page, "kazakhstan")
    groups = page.locator(".find-group")
    expect(groups).to_have_count(12)
    long = groups.evaluate_all("all => all.findIndex(each => each.querySelector('.find-more-here'))")
    first = groups.nth(long)
    button = first.locator(".find-more-here")
    hidden = int(button.inner_text().split()[0])
    assert first.locator(".find-items li:visible").count() == 3
    button.click()
    expect(first.locator(".find-items li:visible")).to_have_count(3 + hidden)
    expect(first.locator(".find-title").nth(3)).to_be_focused()
    page.locator(".find-more").evaluate("button => { button.click(); button.click(); }")
    expect(groups.nth(12)).to_be_visible()
    page.wait_for_timeout(200)
    titles = groups.evaluate_all("all => all.map(each => each.querySelector('a').href)")
    assert len(titles) == len(set(titles)) <= 24


def test_back_leads_to_what_was_entered_before(page: Page) -> None:
    _ask(page, "rosatom")
    box = page.locator(BOX)
    before = page.evaluate("history.length")
    box.press("Enter")
    assert page.evaluate("history.length") == before
    box.fill("")
    box.type("torebayev")
    assert page.evaluate("history.length") == before
    assert page.url.endswith("?q=torebayev")
    box.press("Enter")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(box).to_have_value("rosatom")
    assert page.url.endswith("?q=rosatom")
    box.fill("russia")
    page.locator("[data-facet=kind] label").first.wait_for()
    expect(page.locator(".find-status")).to_contain_text("results")
    page.locator("[data-facet=kind] input").first.click()
    expect(page.locator("[data-facet=kind] input:checked")).to_have_count(1)
    page.go_back()
    expect(box).to_have_value("russia")
    expect(page.locator("[data-facet=kind] input:checked")).to_have_count(0)
    page.go_back()
    expect(box).to_have_value("rosatom")


def test_when_nothing_has_all_words_what_has_some_is_shown_and_said(page: Page) -> None:
    page.goto(page.url.partition("?")[0] + "?q=rosatom+Torebayev")
    expect(page.locator(".find-status")).to_contain_text("Nothing has all these words; this has some of them.")
    expect(page.locator(".find-title").first).to_be_visible()


def test_a_correction_keeps_the_filters(page: Page) -> None:
    page.goto(f"{page.url.partition('?')[0]}?q=santcions&section=sanctions")
    link = page.locator(".find-meant a")
    expect(link).to_have_text("sanctions")
    link.click()
    expect(page.locator(BOX)).to_have_value("sanctions")
    assert page.url.endswith("?q=sanctions&section=sanctions")


def test_what_was_meant_is_said_once(page: Page) -> None:
    page.evaluate(
        """() => {
          window.said = [];
          const look = list => list.forEach(each => said.push(each.target.closest("[role=status]").textContent));
          for (const place of document.querySelectorAll("#find [role=status]"))
            new MutationObserver(look).observe(place, { childList: true, subtree: true, characterData: true });
        }"""
    )
    box = page.locator(BOX)
    box.fill("santcions")
    expect(page.locator(".find-meant")).to_be_visible()
    box.press("Enter")
    page.wait_for_function("said.length >= 4")
    page.wait_for_timeout(300)  # in which nothing more may be said
    said = page.evaluate("said")
    advice = "Did you mean sanctions?Try fewer or other words, another spelling of a name, or take out a filter."
    assert said[:2] == ["Nothing found for “santcions”.", advice]
    assert said[-1] == "Nothing is found for “santcions”. These are the results for sanctions."
    assert len(said) == len(set(said)) == 4
    expect(page.locator("#find .find-title").first).to_be_visible()


def test_an_address_with_a_broken_letter_does_no_harm(page: Page) -> None:
    page.evaluate("document.querySelector('#find input').value = 'dock\\ud800'")
    page.locator(BOX).dispatch_event("input")
    page.locator(".find-box input").evaluate("box => { box.focus(); box.value = 'energy \\ud800' }")
    page.locator(".find-box input").dispatch_event("input")
    page.locator(BOX).fill("rosatom")
    expect(page.locator("#find .find-title").first).to_be_visible()


def test_the_box_is_worked_from_the_keyboard_from_a_disk_too(browser: Browser, real_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{real_address}/es/questions/index.html")
    page.keyboard.press("/")
    page.keyboard.type("oleoduc")
    expect(page.locator(".find-options [role=option]").first).to_be_visible()
    roles = page.locator(".find-options > *").evaluate_all("all => all.map(each => each.getAttribute('role'))")
    assert set(roles) == {"option"}
    page.keyboard.press("ArrowDown")
    expect(page.locator(".find-box input")).to_have_attribute("aria-activedescendant", "find-option-0")
    page.keyboard.type("t")
    expect(page.locator(".find-box input")).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/search.html?q=oleoduct")
    expect(page.locator(".find-title").first).to_be_visible()
    page.close()


def test_the_box_says_below_itself_that_nothing_was_found(browser: Browser, real_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{real_address}/index.html")
    page.keyboard.press("s")
    page.keyboard.type("qqqqqq")
    expect(page.locator(".find-said")).to_have_text("Nothing found for “qqqqqq”.")
    said = page.locator(".find-said").bounding_box()
    assert said is not None
    assert said["height"] > 20
    expect(page.locator(".find-box input")).to_have_attribute("aria-expanded", "false")
    page.close()


# what is lost on the way


def _lose_once(context: BrowserContext, pattern: str) -> list[str]:
    """Let the first request for such a file fail; return the list of what was lost."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    context.route(re.compile(pattern), lose)
    return lost


@pytest.mark.parametrize("pattern", ["**/search/manifest.js", "**/search/names.js", "**/assets/search.js"])
def test_the_page_says_when_it_cannot_load_and_works_the_next_time(
    context: BrowserContext, address: str, pattern: str
) -> None:
    page = context.new_page()
    context.route(pattern, lambda route: route.abort())
    page.goto(f"{address}/search.html?q=dockers")
    expect(page.locator("#find")).to_have_text(FAILED)
    context.unroute(pattern)
    page.locator("#find a").click()
    expect(page.locator(".find-title").first).to_be_visible()


@pytest.mark.parametrize("pattern", [r"/search/t/", r"/search/s/", r"/search/c/", r"/search/a/"])
def test_a_lost_file_is_asked_for_again(context: BrowserContext, address: str, pattern: str) -> None:
    page = context.new_page()
    lost = _lose_once(context, pattern)
    page.goto(f"{address}/search.html?q=dockers")
    expect(page.locator(".find-status")).to_have_text(FAILED)
    page.locator(BOX).press("Enter")
    expect(page.locator(".find-status")).to_contain_text("result")
    page.locator("[data-facet=kind]").wait_for()
    assert len(lost) == 1


@pytest.mark.parametrize("pattern", [r"assets/search\.js", r"/search/manifest\.js", r"/search/t/"])
def test_the_box_works_when_it_is_used_again(context: BrowserContext, address: str, pattern: str) -> None:
    page = context.new_page()
    lost = _lose_once(context, pattern)
    page.goto(f"{address}/index.html")
    box = page.locator(".find-box input")
    box.focus()
    page.wait_for_timeout(300)
    box.press_sequentially("dock")
    page.wait_for_timeout(300)
    box.press("e")
    expect(page.locator(".find-options [role=option]").first).to_be_visible()
    assert len(lost) == 1


def test_an_empty_file_is_no_answer(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    for body in ("", "briefingsSearch.take(['shard','?',1]);", "throw 1"):
        context.route("**/search/t/*.js", partial(Route.fulfill, body=body))
        page.goto(f"{address}/search.html?q=dockers")
        expect(page.locator(".find-status")).to_have_text(FAILED)
        context.unroute("**/search/t/*.js")
    page.locator(BOX).press("Enter")
    expect(page.locator(".find-title").first).to_be_visible()


def test_an_index_cut_off_in_the_middle_is_told_not_waited_for(context: BrowserContext, address: str) -> None:
    def cut(route: Route) -> None:
        text = route.fetch().text()
        row = json.loads(text[len("briefingsSearch.take(") : text.rindex(")")])
        row[2]["b"] = row[2]["b"][:4]
        route.fulfill(body=f"briefingsSearch.take({json.dumps(row)});")

    context.route("**/search/t/*.js", cut)
    page = context.new_page()
    page.goto(f"{address}/search.html?q=dockers")
    expect(page.locator(".find-status")).to_have_text(FAILED)


def test_markup_in_the_index_stays_text(visit: Visit, context: BrowserContext, address: str) -> None:
    bad = "<img src=x onerror=alert(1)><script>alert(2)</script>"

    def spoil(route: Route) -> None:
        text = route.fetch().text()
        kind, name, (href, _, document, items) = json.loads(text[len("briefingsSearch.take(") : text.rindex(")")])
        items = [[anchor, is_, dict.fromkeys(("t", "b", "v", "d", "p", "l"), bad)] for anchor, is_, _ in items]
        row = [kind, name, [href, bad, document, items]]
        route.fulfill(body=f"briefingsSearch.take({json.dumps(row)});")

    context.route("**/search/s/**/*.js", spoil)
    visit.page.goto(f"{address}/search.html?q=dockers")
    expect(visit.page.locator(".find-title").first).to_have_text(bad)
    visit.page.locator(".find-box input").fill("dockers")
    expect(visit.page.locator(".find-options .find-title").first).to_have_text(bad)
    assert visit.page.locator("#find img, #find script, .find-box img, .find-box script").count() == 0
    assert visit.said == []


# answers that come late


def _held(context: BrowserContext, pattern: str) -> list[Route]:
    """Hold back such files until the test lets them go."""
    held: list[Route] = []
    context.route(re.compile(pattern), lambda route: held.append(route))
    return held


def _wait_for(page: Page, held: list[Route]) -> None:
    for _ in range(50):
        page.wait_for_timeout(100)
        if held:
            return
    raise AssertionError("nothing was asked for")


@pytest.mark.parametrize("way", ["Escape", "Tab", "empty"])
def test_a_late_answer_does_not_open_a_list_that_was_left(context: BrowserContext, address: str, way: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/index.html")
    held = _held(context, r"/search/t/")
    box = page.locator(".find-box input")
    box.focus()
    box.type("dockers")
    _wait_for(page, held)
    if way == "empty":
        box.fill("")
    else:
        page.keyboard.press(way)
    for route in held:
        route.continue_()
    page.wait_for_timeout(400)
    expect(page.locator(".find-options")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    context.unroute_all()


def test_only_the_answer_to_what_was_typed_last_is_shown(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/search.html")
    page.locator(BOX).wait_for()
    held = _held(context, r"/search/s/")
    page.locator(BOX).fill("dockers")
    _wait_for(page, held)
    first = list(held)
    page.locator(BOX).fill("qqqqqq")
    expect(page.locator(".find-status")).to_contain_text("Nothing found")
    for route in first:
        route.continue_()
    page.wait_for_timeout(400)
    expect(page.locator(".find-status")).to_have_text("Nothing found for “qqqqqq”.")
    expect(page.locator(".find-title")).to_have_count(0)
    context.unroute_all()


# on a phone


@pytest.fixture
def phone(browser: Browser, real_address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{real_address}/index.html")
    yield page
    context.close()


def _height(page: Page, name: str) -> float:
    box = page.locator(name).first.bounding_box()
    assert box is not None
    return box["height"]


def test_everything_to_touch_on_a_phone_is_large(phone: Page) -> None:
    link = phone.locator("header .find-link").bounding_box()
    assert link is not None
    assert min(link["width"], link["height"]) >= 44
    phone.locator("header .find-link").click()
    phone.wait_for_url("**/search.html")
    phone.locator(BOX).fill("russia")
    phone.locator(".find-results .find-more-here").first.wait_for()
    for name in (".find-results .find-title", ".find-sheet a", ".find-results .find-more-here", ".find-more"):
        assert _height(phone, name) >= 44, name
    phone.locator(BOX).fill("santcions")
    phone.locator(".find-meant a").wait_for()
    assert _height(phone, ".find-meant a") >= 44


def test_a_key_leads_to_the_search_page_where_the_box_is_hidden(phone: Page) -> None:
    phone.keyboard.press("/")
    phone.wait_for_url("**/search.html")
    expect(phone.locator(BOX)).to_be_focused()


def test_the_scripts_and_styles_come_with_the_site_in_bundles(site: Path) -> None:
    theme = Path(briefpress.__file__).parent / "pressing/theme/assets"
    parts = {f"{part}.{name.rpartition('.')[2]}": name for name, some in BUNDLES.items() for part in some}
    lying = {each.relative_to(theme).as_posix() for kind in ("css", "js") for each in theme.rglob(f"*.{kind}")}
    assert lying - parts.keys() == {"keep.js", *(each for each in lying if each.startswith("correct/"))}
    for part, name in parts.items():
        whole = (site / name).read_text("utf-8")
        assert f"/*! part {part} */\n" in whole
        assert not (site / "assets" / part).exists()

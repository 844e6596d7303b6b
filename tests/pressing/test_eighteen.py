"""Eighteen questions that readers ask of the first library, answered on a phone: in three clicks, on two screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.pressing.conftest import served

WIDE, TALL, SCREENS, CLICKS = 390, 844, 2, 3


class Reader:
    """Somebody with a phone, who begins at the home page, and neither clicks nor looks far."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.clicks, self.top = page, 0, 0.0
        page.goto(f"{address}/index.html")

    def click(self, target: Locator) -> None:
        """Click what can be seen without going far."""
        target.wait_for()
        assert self._is_near(target), f"too far down: {target}"
        target.click()
        self.clicks += 1
        assert self.clicks <= CLICKS
        self._arrive()

    def link(self, words: str) -> None:
        self.click(self.page.locator(".md-content").get_by_role("link", name=words).first)

    def menu(self, *titles: str) -> None:
        self.click(self.page.locator("label[for=__drawer].md-header__button"))
        for title in titles:
            self.click(self.page.locator(".md-nav--primary .md-nav__link:visible").get_by_text(title, exact=True).first)

    def search(self, query: str, hit: str = "") -> None:
        self.click(self.page.locator(".find-link"))
        self.page.locator("#find input[type=search]").fill(query)
        self.page.keyboard.press("Enter")
        self.page.locator(".find-title").first.wait_for()
        if hit:
            self.click(self.page.locator(".find-title", has_text=hit).first)

    def sees(self, words: str) -> bool:
        """Return whether words stand on the first two screens of where the reader is."""
        blocks = self.page.locator(".md-content").get_by_text(words).locator("visible=true")
        blocks.first.wait_for()
        return any(self._is_near(each) for each in blocks.all())

    def _arrive(self) -> None:
        self.page.wait_for_load_state()
        self.page.wait_for_timeout(500)
        self.top = self.page.evaluate("scrollY")

    def _is_near(self, target: Locator) -> bool:
        box = target.bounding_box()
        return box is not None and box["y"] + self.page.evaluate("scrollY") - self.top < SCREENS * TALL


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    with served(real_site) as where:
        yield where


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": WIDE, "height": TALL}, has_touch=True)
    yield context
    context.close()


@pytest.fixture
def reader(phone: BrowserContext, address: str) -> Iterator[Reader]:
    page = phone.new_page()
    yield Reader(page, address)
    page.close()


def test_what_was_traded_in_2022_and_who_says_so(reader: Reader) -> None:
    reader.link("Numbers")
    assert reader.sees("27 billion US dollars")
    assert reader.sees("Kassym-Jomart Tokayev")


def test_who_blames_whom(reader: Reader) -> None:
    reader.search("who was behind the unrest", "Was the unrest of January 2022 a protest")
    assert reader.sees("Kassym-Jomart Tokayev")
    assert reader.sees("Andrew Korybko")


def test_how_many_died_who_says_it_and_how_sure(reader: Reader) -> None:
    reader.link("Numbers")
    assert reader.sees("164")
    assert reader.sees("Unrest report")
    reader.click(reader.page.get_by_role("link", name="Unrest report").first)
    assert reader.sees("164 people had died")


def test_sanctions_and_parallel_imports(reader: Reader) -> None:
    reader.menu("Subjects", "Sanctions")
    assert reader.sees("106 products")
    assert reader.sees("parallel imports")


def test_turkey(reader: Reader) -> None:
    reader.search("Turkey", "Turkey")
    assert reader.page.url.endswith("/actors/turkey.html")
    assert reader.sees("Turkic States")


def test_macron(reader: Reader) -> None:
    reader.search("Macron", "Emmanuel Macron")
    assert reader.sees("president")


def test_the_nuclear_plant(reader: Reader) -> None:
    reader.link("What readers ask")
    reader.link("Who would build a nuclear plant")
    assert reader.sees("Rosatom")
    assert reader.sees("voters would have to agree first")


def test_what_rests_on_one_partisan_author(reader: Reader) -> None:
    reader.link("List just these")
    assert reader.sees("Seven opinion pieces by Andrew Korybko")


def test_what_tokayev_himself_said_by_date(reader: Reader) -> None:
    reader.search("what did Tokayev say", "Kassym-Jomart Tokayev")
    assert reader.sees("In own words, by date")
    assert reader.sees("Trade between Kazakhstan and Russia reached a record 27 billion dollars")


def test_where_ap_and_the_preview_differ(reader: Reader) -> None:
    reader.menu("Questions")
    one, other = reader.page.locator("select").all()
    one.select_option(label="AP")
    other.select_option(label="Preview article")
    assert reader.sees("Compare")
    shown = reader.page.locator("tbody tr:visible")
    assert shown.count() > 0
    assert reader._is_near(shown.first)


def test_the_ninth_of_november_2023(reader: Reader) -> None:
    reader.search("9 November 2023")
    assert reader.sees("President Putin visited Kazakhstan on a Thursday")


def test_the_ots(reader: Reader) -> None:
    reader.search("OTS", "Organization of Turkic States (OTS)")
    assert reader.sees("“OTS” and “OET”")


def test_the_court(reader: Reader) -> None:
    reader.search("the court", "International Criminal Court (ICC)")
    assert reader.sees("Putin")


def test_how_a_document_was_dated(reader: Reader) -> None:
    reader.menu("Documents")
    reader.link("Putin visits Astana, an AP report")
    assert reader.sees("about 9 November 2023")


def test_citing_one_claim(reader: Reader) -> None:
    reader.search("visited Kazakhstan on a Thursday", "President Putin visited Kazakhstan on a Thursday")
    reader.click(reader.page.locator("h4:target ~ details.cite > summary").first)
    assert reader._is_near(reader.page.locator("h4:target ~ details.cite button.copy").first)


def test_what_is_new(reader: Reader) -> None:
    reader.search("what is new", "Changes")
    assert reader.page.url.endswith("/changes/index.html")


def test_reporting_a_mistake(reader: Reader) -> None:
    reader.search("report a mistake", "Editing briefings")
    assert reader.sees("at the foot of every page")
    reader.page.locator("a.report").click()
    assert reader.page.locator("dialog textarea").is_visible()


def test_taking_the_site_along(reader: Reader) -> None:
    reader.menu("Take it with you")
    assert reader.sees("Forms of copies")

"""What a reader who has never seen the site wants to know, each from the home page in three clicks at most."""

import pytest
from playwright.sync_api import expect

from tests.pressing.conftest import Visit

WAYS = {
    "what was traded in 2022, and who says so": (
        ["text=Trade with Russia is put at a record 27 billion dollars", "#trade-one-number summary"],
        ["27 billion dollars", "Kassym-Jomart Tokayev, in AP, ¶", "récord de 27.000 millones de dólares"],
    ),
    "who blames whom for the unrest": (
        ["text=Who stood behind the violence?"],
        ["It is not known", "Government of Kazakhstan", "Jen Psaki", "Vladimir Putin"],
    ),
    "what is known of sanctions": (
        [".ways >> text=Sanctions"],
        ["106 products", "asserted and not measured", "What the sources do not tell"],
    ),
    "what Turkey did": (
        ["article >> text=What part did Turkey play", ".position:nth-child(2) summary"],
        ["It stood by Kazakhstan", "Andrew Korybko, in Korybko, ¶", "opinion piece", "By 2023 an analysis"],
    ),
    "which statements rest on one partisan source": (
        ["text=Seven opinion pieces by Andrew Korybko >> nth=0"],
        ["opinion piece", "source D: not usually reliable", "169 claims"],
    ),
    "what is alleged, and by whom": (
        [".ways >> text=Allegation"],
        ["76 results", "Allegation · Vladimir Putin"],
    ),
}


@pytest.mark.parametrize("wish", WAYS)
def test_a_reader_finds_it_in_three_clicks(visit: Visit, real_address: str, wish: str) -> None:
    clicks, shown = WAYS[wish]
    assert len(clicks) <= 3
    page = visit.page
    page.goto(f"{real_address}/index.html")
    for click in clicks:
        page.locator(click).first.click()
    for words in shown:
        expect(page.locator("main")).to_contain_text(words, use_inner_text=True, timeout=30_000)


def test_one_long_document_does_not_choose_the_actors_of_the_home_page(visit: Visit, real_address: str) -> None:
    visit.page.goto(f"{real_address}/index.html")
    assert "169 of the 330 claims come from one document" in visit.page.locator("article").inner_text()
    actors = visit.page.locator(".ways > div").nth(1).locator("li").all_inner_texts()
    assert actors[0] == "Kazakhstan · 5 documents"
    assert not any("Korybko" in each for each in actors)

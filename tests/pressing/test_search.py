"""The search as a reader uses it: the same over http and from a disk."""

import random
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from briefpress import rendering
from briefpress.searching.languages import STEMMERS, stemmers_for
from briefpress.searching.words import term, words
from tests.pressing.conftest import ROOT, Visit

K, U = "documents/korybko-essays-2022.html#", "documents/unrest-january-2022.html#"
R, P, N = (
    "documents/russia-influence-2023.html#",
    "documents/ap-putin-visit-2023.html#",
    "documents/putin-visit-announced-2023.html#",
)
ENGLISH = {
    "Kazajistan": "actors/kazakhstan.html",
    "Qazaqstan": "actors/kazakhstan.html",
    "Казахстан": "actors/kazakhstan.html",
    "Tokaev": "actors/tokayev.html",
    "Tokáyev": "actors/tokayev.html",
    "Токаев": "actors/tokayev.html",
    "Kasim-Yomart Tokáev": "actors/tokayev.html",
    "CSTO": "actors/csto.html",
    "OTSC": "actors/csto.html",
    "ОДКБ": "actors/csto.html",
    "Tashkent Treaty": "actors/csto.html",
    "UEEA": "actors/eaeu.html",
    "EAEU": "actors/eaeu.html",
    "OET": "actors/ots.html",
    "CPI": "actors/icc.html",
    "Abliázov": "actors/ablyazov.html",
    "Мұхтар Әблязов": "actors/ablyazov.html",
    "zajarova": "actors/zakharova.html",
    "orban": "actors/orban.html",
    "Erdogan": "actors/erdogan.html",
    "SANCTIONS": "sections/sanctions.html",
    "sanction": "sections/sanctions.html",
    "sanciones": N + "sanctions-complied",
    "sancion cumple": N + "sanctions-complied",
    "27 billion": R + "trade-record",
    "27.000 millones": P + "trade-record-tokayev",
    "27,000": P + "trade-record-tokayev",
    "106 product": R + "torebayev-106",
    "Torebayev 106": R + "torebayev-106",
    "drone": R + "drones-july",
    "164 dead": U + "dead-164",
    "8000 detained": U + "detained-8000",
    "shooting to kill": U + "shoot-to-kill",
    '"colour revolutions"': U + "no-colour-revolutions",
    "20,000 terrorists": K + "attackers-20000-tokayev",
    "Psaki disinformation": U + "psaki-disinformation",
    "Blinken house": U + "blinken-hard-to-leave",
    "Borrell concern": U + "borrell-concern",
    "parallel import": N + "parallel-imports",
    "nuclear plant referendum": R + "referendum-condition",
    "rosatom": R + "rosatom-pressure",
    "customs unions": N + "customs-union",
    "oil exports European Union": R + "oil-80-percent",
    "Bishkek summit": R + "bishkek-summit",
    "Kostanái": N + "forum-kostanai",
    "border miles": K + "border-5000-miles",
    "Xinjiang": K + "xinjiang-threatened",
    "Balbek ISIS": K + "balbek-isis",
    "middle corridor": "glossary/index.html#middle-corridor",
    "arrest warrant": "documents/russia-influence-2023.html#icc-order",
    "who would build a nuclear plant": "questions/who-builds-nuclear-plant.html",
    "reliability grades": "manual/reading.html#grades",
    "Kazakhstan's": "actors/kazakhstan.html",
    "Russia’s sanctions": "sections/sanctions.html",
    "27 000 million": P + "trade-record-tokayev",
    "korybko": "actors/korybko.html",
    "chaos blame": "glossary/index.html#isis",
    "who stood behind the violence": "questions/who-stood-behind.html",
    "violence behind": "questions/who-stood-behind.html",
    "says only Thursday": P + "visit-made",
    "slip of translation": P + "economic-partner",
    "trade between Kazakhstan and Russia": P + "trade-record-tokayev",
    "prints only the abbreviation": "glossary/index.html#isis",
    "no anti-Chinese coup, the author holds": "documents/korybko-essays-2022.html",
    "reveló detalles de la amenaza": "documents/korybko-essays-2022.html",
    "„colour revolutions“": U + "no-colour-revolutions",
}
SPANISH = {
    "kazajistan": "actors/kazakhstan.html",
    "Tokaev": "actors/tokayev.html",
    "Токаев": "actors/tokayev.html",
    "CSTO": "actors/csto.html",
    "ОДКБ": "actors/csto.html",
    "Turquia": "actors/turkey.html",
    "EE. UU.": "actors/united-states.html",
    "sancion": N + "sanctions-complied",
    "SANCIONES": N + "sanctions-complied",
    "oleoductos": "sections/energy.html",
    "27.000 millones": R + "trade-record",
    "106 producto": R + "torebayev-106",
    "importacion paralela": N + "parallel-imports",
    "164 muertos": U + "dead-164",
    "8000 detenidos": U + "detained-8000",
    '"disparar a matar"': U + "shoot-to-kill",
    "revolucion de colores": U + "no-colour-revolutions",
    "desinformacion Psaki": U + "psaki-disinformation",
    "recordatorio Borrell": U + "borrell-reminder",
    "lider de la oposicion": K + "ablyazov-leader",
    "union aduanera": N + "customs-union",
    "central nuclear referendum": R + "referendum-condition",
    "deportacion de menores": N + "deportation-alleged",
    "Biskek cumbre": R + "bishkek-summit",
    "multivectorial": R + "multivector",
    "frontera millas": K + "border-5000-miles",
    "corredor medio": "glossary/index.html#middle-corridor",
    "Masimov detenido": K + "masimov-detained",
    "korybko": "actors/korybko.html",
    "ONU": "actors/united-nations.html",
    "un acuerdo": P + "agreements-signed",
    "dice solo el jueves": P + "visit-made",
    "deberse a la traducción": P + "economic-partner",
    "comercio entre Kazajistán y Rusia": P + "trade-record-tokayev",
    "añadido editor sigla": "glossary/index.html#isis",
    "no hubo golpe antichino": "documents/korybko-essays-2022.html",
}
ASKED = {
    "": {
        "how many died": U + "dead-164",
        "how many people died in the violence": U + "dead-164",
        "how many were detained": U + "detained-8000",
        "fallecidos": U + "dead-164",
        "muertos": U + "dead-164",
        "sanciones": "sections/sanctions.html",
        "petróleo": R + "oil-80-percent",
        "crude": R + "oil-80-percent",
        "planta nuclear": "questions/who-builds-nuclear-plant.html",
        "nuclear power station": "questions/who-builds-nuclear-plant.html",
        "importaciones paralelas": N + "parallel-imports",
        "what did Macron say": P + "macron-praised-tokayev",
        "what did Tokayev say about sanctions": N + "sanctions-complied",
        "qué dijo Tokayev": "actors/tokayev.html",
        "when did Putin visit Kazakhstan": P + "visit-made",
        "who is Korybko": "actors/korybko.html",
        "who is Ablyazov": "actors/ablyazov.html",
        "what is the CSTO": "actors/csto.html",
        "report a mistake": "manual/editing.html",
        "feedback": "manual/editing.html",
        "contact": "manual/editing.html",
        "RSS": "manual/data.html",
        "what is new": "changes/index.html",
        "timeline": "timeline/index.html",
        "chronology": "timeline/index.html",
        "map": "places/index.html",
        "glossary": "glossary/index.html",
        "figures": "figures/index.html",
        "who is who": "sections/actors.html",
        "post-Soviet": N + "where-travelled",
        "postsoviet": N + "where-travelled",
        "post soviet": N + "where-travelled",
        "EEUU": "actors/united-states.html",
        "EE. UU.": "actors/united-states.html",
        "USA": "actors/united-states.html",
        "Moscú": "actors/russia.html",
        "soldiers leave": U + "troops-to-leave",
        "gasoline price": U + "protests-fuel",
        "golpe": K + "theory-anti-chinese-coup",
        "fake news Psaki": U + "psaki-disinformation",
    },
    "es/": {
        "cuántos murieron": U + "dead-164",
        "how many died": U + "dead-164",
        "fallecidos": U + "dead-164",
        "cuántos detenidos": U + "detained-8000",
        "sanctions": "sections/sanctions.html",
        "parallel imports": N + "parallel-imports",
        "Moscow": P + "economic-ties-moscow",
        "nuclear plant": "questions/who-builds-nuclear-plant.html",
        "oil": R + "oil-80-percent",
        "qué dijo Macron": P + "macron-praised-tokayev",
        "qué dijo Tokáyev": "actors/tokayev.html",
        "cuándo visitó Putin Kazajistán": P + "visit-made",
        "quién es Korybko": "actors/korybko.html",
        "quién es Abliázov": "actors/ablyazov.html",
        "qué es la OTSC": "actors/csto.html",
        "avisar de un error": "manual/editing.html",
        "contacto": "manual/editing.html",
        "novedades": "changes/index.html",
        "qué hay de nuevo": "changes/index.html",
        "RSS": "manual/data.html",
        "cronología": "timeline/index.html",
        "timeline": "timeline/index.html",
        "mapa": "places/index.html",
        "quién es quién": "sections/actors.html",
        "glosario": "glossary/index.html",
        "EEUU": "actors/united-states.html",
        "USA": "actors/united-states.html",
        "arrest warrant": R + "icc-order",
        "postsoviético": N + "where-travelled",
    },
}
"""What readers ask in their own words, in either language, and what must come among the first."""
FIRST = 3
ONE_WAY = pytest.mark.parametrize("real_address", ["file"], indirect=True)
"""For what hangs on no server."""
PHRASES = Path(rendering.__file__).parent / "phrases"


@pytest.fixture(scope="session")
def desk(browser: Browser, real_address: str) -> dict[str, Page]:
    """The search page in both languages, ready."""
    found = {}
    for language in ("", "es/"):
        page = browser.new_page()
        page.goto(f"{real_address}/{language}search.html")
        page.wait_for_function("window.briefingsSearch && briefingsSearch.manifest")
        found[language] = page
    return found


def _first(page: Page, query: str) -> list[str]:
    """Return the addresses of the first results, of at most two a page, as the list shows them."""
    return page.evaluate(
        """async ([query, most]) => {
          const search = briefingsSearch, found = await search.run(query, false), shown = [];
          for (const [slot, places] of search.gathered(found.items).slice(0, most)) {
            const sheet = await search.sheet(slot);
            for (const place of places.slice(0, 2))
              shown.push(sheet.href + (sheet.items[place][0] && "#" + sheet.items[place][0]));
          }
          return shown;
        }""",
        [query, FIRST],
    )


@pytest.mark.parametrize(
    ("language", "query", "wanted"),
    [
        *(("", *each) for each in ENGLISH.items()),
        *(("es/", *each) for each in SPANISH.items()),
        *((language, *each) for language, asked in ASKED.items() for each in asked.items()),
    ],
)
def test_a_query_finds_what_it_must_among_the_first(
    desk: dict[str, Page], language: str, query: str, wanted: str
) -> None:
    assert wanted in _first(desk[language], query)


@pytest.mark.parametrize(("language", "query"), [("", "sanctions"), ("es/", "sanciones")])
def test_the_page_of_a_subject_comes_before_single_claims(desk: dict[str, Page], language: str, query: str) -> None:
    assert _first(desk[language], query)[0] == "sections/sanctions.html"


@pytest.mark.parametrize("language", ["", "es/"])
def test_what_somebody_says_comes_right_behind_the_page_about_them(desk: dict[str, Page], language: str) -> None:
    found = _first(desk[language], "korybko")
    assert found[0] == "actors/korybko.html"
    assert found[1].startswith(K)


@pytest.mark.parametrize(
    ("language", "query", "meant"),
    [
        ("", "santcions", "sanctions"),
        ("", "russia santcions tokayv", "russia sanctions tokayev"),
        ("", '"colour revolutoins"', '"colour revolutions"'),
        ("es/", "sancoines", "sanciones"),
    ],
)
def test_a_typo_is_answered_with_the_word_that_was_meant(
    desk: dict[str, Page], language: str, query: str, meant: str
) -> None:
    page = desk[language]
    page.locator("#find input[type=search]").fill(query)
    page.locator(".find-meant a").first.click()
    expect(page.locator("#find input[type=search]")).to_have_value(meant)
    expect(page.locator(".find-title").first).to_be_visible()


def _found(page: Page, queries: list[str], *, typing: bool = False) -> list[list[int]]:
    """Return the items that each query finds, in their own order."""
    return page.evaluate(
        """async ([queries, typing]) => {
          const found = [];
          for (const query of queries)
            found.push((await briefingsSearch.run(query, typing)).items.sort((one, other) => one - other));
          return found;
        }""",
        [queries, typing],
    )


def _names() -> dict[str, list[str]]:
    """Return the names of each actor that mean no other one."""
    found = {}
    for path in sorted((ROOT / "briefings" / "actors").glob("*.yml")):
        actor = yaml.safe_load(path.read_text("utf-8"))
        names = {actor["name"]["en"], actor["name"]["es"], *actor.get("spellings", ()), *actor.get("also", ())}
        found[path.stem] = sorted(names - set(actor.get("ambiguous", ())))
    owners = Counter(key for names in found.values() for key in {" ".join(words(name)) for name in names})
    return {key: [each for each in names if owners[" ".join(words(each))] == 1] for key, names in found.items()}


@ONE_WAY
@pytest.mark.parametrize("language", ["", "es/"])
def test_every_name_of_every_actor_finds_the_same(desk: dict[str, Page], language: str) -> None:
    names = _names()
    assert len(names) > 80
    page = desk[language]
    unequal = {}
    for actor, own in names.items():
        found = dict(zip(own, _found(page, own), strict=True))
        if len({tuple(items) for items in found.values()}) > 1:
            unequal[actor] = {name: len(items) for name, items in found.items()}
        assert all(found.values()), actor
    assert unequal == {}


@pytest.mark.parametrize("language", ["", "es/"])
def test_a_common_word_is_a_name_only_in_capitals(desk: dict[str, Page], language: str) -> None:
    un, onu, article = _found(desk[language], ["UN", "ONU", "un"])
    assert un == onu
    assert un != article
    assert len(un) < 10
    agreement, an_agreement = _found(desk[language], ["acuerdo", "un acuerdo"])
    assert agreement == an_agreement


@ONE_WAY
@pytest.mark.parametrize("language", ["", "es/"])
def test_every_beginning_of_a_word_finds_what_has_the_word(desk: dict[str, Page], language: str) -> None:
    page = desk[language]
    known = page.evaluate("briefingsSearch.vocabularyOf(briefingsSearch.vocabulary)")
    assert len(known) > 3000
    begun = sorted({(word[:length], word) for word in known for length in range(3, len(word) + 1)})
    lost = page.evaluate(
        """async pairs => {
          const search = briefingsSearch, lost = [];
          for (const [start, word] of pairs) {
            const found = new Set((await search.run(start, true)).items);
            const having = await Promise.all(Array.from(search.termsOf([word])).map(search.postings));
            const items = having.filter(Boolean).flatMap(each => each.items);
            if (!items.length || !items.some(item => found.has(item))) lost.push([start, word]);
          }
          return lost;
        }""",
        random.Random(7).sample(begun, 2000),
    )
    assert lost == []


@pytest.mark.parametrize(
    ("language", "query", "wanted"),
    [
        ("", "russian federatio", "actors/russia.html"),
        ("", "meetin", R + "petersburg-expected"),
        ("es/", "european unio", "actors/european-union.html"),
        ("es/", "организация договора о колл", "actors/csto.html"),
    ],
)
def test_a_name_is_found_before_it_is_typed_to_its_end(
    desk: dict[str, Page], language: str, query: str, wanted: str
) -> None:
    shown = desk[language].evaluate(
        """async query => {
          const search = briefingsSearch, shown = [];
          for (const [slot, places] of search.gathered((await search.run(query, true)).items).slice(0, 3)) {
            const sheet = await search.sheet(slot);
            for (const place of places) shown.push(sheet.href + (sheet.items[place][0] && "#" + sheet.items[place][0]));
          }
          return shown;
        }""",
        query,
    )
    assert wanted in shown


@pytest.mark.parametrize(
    ("language", "in_order", "changed"),
    [
        ("", '"colour revolutions"', '"revolutions colour"'),
        ("es/", '"disparar a matar"', '"matar a disparar"'),
        ("es/", "„disparar a matar“", "„matar a disparar“"),
    ],
)
def test_words_in_quotation_marks_stand_in_that_order(
    desk: dict[str, Page], language: str, in_order: str, changed: str
) -> None:
    there, gone = _found(desk[language], [in_order, changed])
    assert there
    assert gone == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kazakhstan's Russia’s states' 1990's", ["kazakhstan", "russia", "states", "1990"]),
        ("O'zbekiston Oʻzbekiston Oʼzbekiston O’zbekiston", ["ozbekiston"] * 4),
        ("l’eau rock'n'roll 'quoted'", ["leau", "rocknroll", "quoted"]),
        ("Kırgız Łódź Tromsø Đakovo", ["kirgiz", "lodz", "tromso", "dakovo"]),
        ("27 000 27\u00a0000 27\u202f000\u2009000 27.000 27,000", ["27000", "27000", "27000000", "27000", "27000"]),
        ("vi\u00adsita con\u200bflicto con\ufb02icto visito\u0301", ["visita", "conflicto", "conflicto", "visito"]),
        ("in 2022 164 dead", ["in", "2022", "164", "dead"]),
        ("3.5 3,5 1.234,5 1,234.5", ["3p5", "3p5", "1234p5", "1234p5"]),
        ("12.10.2023 No.123", ["12", "10", "2023", "no", "123"]),
    ],
)
def test_signs_within_words_and_numbers_are_forgiven(desk: dict[str, Page], text: str, folded: list[str]) -> None:
    assert words(text) == folded
    assert desk[""].evaluate("text => briefingsSearch.words(text)", text) == folded


def test_every_word_found_is_marked_as_it_is_written(desk: dict[str, Page]) -> None:
    pieces = desk[""].evaluate("briefingsSearch.pieces('No.123: ½ of Kazakhstan’s 27 000, 3,5 % in 2022')")
    assert [(text, *words) for text, words in pieces if words] == [
        ("No", "no"),
        ("123", "123"),
        ("½", "1", "2"),
        ("of", "of"),
        ("Kazakhstan’s", "kazakhstan"),
        ("27 000", "27000"),
        ("3,5", "3p5"),
        ("in", "in"),
        ("2022", "2022"),
    ]
    assert "".join(text for text, _ in pieces) == "No.123: ½ of Kazakhstan’s 27 000, 3,5 % in 2022"


@ONE_WAY
def test_words_fold_and_stem_alike_on_both_sides(desk: dict[str, Page]) -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "briefings").rglob("*.yml"))]
    rng = random.Random(5)
    signs = [chr(code) for code in range(32, 0x3000) if unicodedata.category(chr(code)) != "Cn"]
    odd = ["".join(rng.choice((rng.choice(signs[:500]), rng.choice(signs))) for _ in range(30)) for _ in range(400)]
    odd += ["ﬁne ½ İstanbul ΣΊΣΥΦΟΣ straße 1.234.567 1,5 ٣٤ x²  Ǆ", "27.000, 27,000. 3.14 1.2.3 12.3456"]
    odd += ["a's's b'c’d 1's 27 000 000 12 34 ٢٧ ٠٠٠ 1,5.2 ʻʼ‘x’ ½'s ıŁøĐ", "x’", "1,50,000 0,125 ,27 000 7.27 000"]
    signs = "0129.,'’ʻ s\u00a0\u202faЖ½"
    odd += ["".join(rng.choice(signs) for _ in range(40)) for _ in range(2000)]
    odd += [
        "दिन दान ｶﾀｶﾅ がｶﾞ 한국 \u1112\u1161\u11ab ผู้ நாடு",
        "哈萨克斯坦与俄罗斯 ソウルで会談した 한국과 카자흐스탄 ประเทศไทย",
        "2031年5月 ABCの会談 российский Ёлка ий",
    ]
    signs = "哈萨がㅎ한국ไทยаийй̆й 1a"
    odd += ["".join(rng.choice(signs) for _ in range(20)) for _ in range(500)]
    lines = [*texts, *odd]
    found = desk[""].evaluate(
        """lines => lines.map(line => briefingsSearch.words(line).map(word =>
             [word, ...["en", "es", "es-MX", "xx"].map(each => briefingsSearch.term(word, each))]))""",
        lines,
    )
    languages = ("en", "es", "es-MX", "xx")
    here = [[[word, *(term(word, each) for each in languages)] for word in words(line)] for line in lines]
    assert found == here


@ONE_WAY
def test_every_stemmer_of_the_browser_stems_as_that_of_the_index_does(desk: dict[str, Page]) -> None:
    phrases = [path.read_text("utf-8") for path in PHRASES.glob("*.toml")]
    found = sorted({word for text in phrases for word in words(text)})
    there = desk[""].evaluate(
        """([script, words, languages]) => {
             const search = window.briefingsSearch, own = { take: search.take, stemmers: search.stemmers };
             search.take = (row) => { search.stemmers = row[2]; };
             new Function(script)();
             const terms = languages.map((each) => words.map((word) => search.term(word, each)));
             Object.assign(search, own);
             return terms;
           }""",
        [stemmers_for(STEMMERS), found, sorted(STEMMERS)],
    )
    for language, terms in zip(sorted(STEMMERS), there, strict=True):
        assert [term(word, language) for word in found] == terms, language


def test_facets_narrow_down_and_stand_in_the_address(desk: dict[str, Page]) -> None:
    page = desk[""]
    page.goto(page.url.partition("?")[0] + "?q=russia&section=energy")
    status = page.locator(".find-status")
    expect(status).to_contain_text("results")
    many = int(status.inner_text().split()[0])
    label = page.locator("[data-facet=kind] label", has_text="Judgement")
    count = int(label.locator(".find-count").inner_text())
    assert 0 < count < many
    label.click()
    expect(status).to_contain_text(f"{count} result")
    assert "q=russia&section=energy&kind=judgement" in page.url
    page.go_back()
    expect(status).to_contain_text(f"{many} results")
    page.locator(".find-clear").click()
    page.wait_for_url(re.compile(r"\?q=russia$"))


def test_filters_alone_list_everything_that_passes(desk: dict[str, Page]) -> None:
    page = desk["es/"]
    page.goto(page.url.partition("?")[0] + "?document=ap-putin-visit-2023&kind=plan&year=2099")
    expect(page.locator(".find-status")).to_contain_text("No se ha encontrado nada")
    page.goto(page.url.partition("?")[0] + "?document=ap-putin-visit-2023&kind=plan")
    expect(page.locator(".find-title")).to_have_count(1)
    assert page.locator(".find-title").get_attribute("href").endswith(P + "putin-new-areas")


def test_a_result_says_what_it_is_who_says_it_and_in_which_words(desk: dict[str, Page]) -> None:
    page = desk[""]
    page.goto(page.url.partition("?")[0] + "?q=Токаев+106+ОДКБ")
    page.goto(page.url.partition("?")[0] + "?q=vice-minister+106+products")
    group = page.locator(".find-group", has=page.locator("a[href$='torebayev-106']"))
    expect(group.locator(".find-about").first).to_have_text("Statement · Kairat Torebayev · 19 October 2023")
    expect(group.locator(".find-passage").first).to_have_attribute("lang", "es")
    assert "106" in group.locator("mark").all_inner_texts()
    page.goto(page.url.partition("?")[0] + "?q=Токаев")
    expect(page.locator(".find-hints")).to_have_text("“токаев” is a name of Kassym-Jomart Tokayev")


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "'\"><script>alert(1)</script>",
    "javascript:alert(1)",
    "a" * 5000,
    '"' * 99,
    "«“”»" * 40,
    "%00%ff\\u0000",
    "  ",
    "🦊 ☃ ﷽",
    "__proto__ constructor toString",
    "= \0 \x1f",
    " ".join(["word"] * 300),
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query)[:20])
def test_no_query_breaks_the_page_or_becomes_markup(visit: Visit, address: str, query: str) -> None:
    visit.page.goto(f"{address}/search.html")
    box = visit.page.locator("#find input[type=search]")
    box.fill(query)
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_timeout(150)
    assert visit.page.locator("#find img, #find script").count() == 0
    box.fill("dockers")
    expect(visit.page.locator(".find-title").first).to_be_visible()
    assert visit.said == []


def test_the_box_is_worked_from_the_keyboard(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/documents/harbour.html")
    page.keyboard.press("/")
    box = page.locator(".find-box input")
    expect(box).to_be_focused()
    page.keyboard.type("dock")
    options = page.locator(".find-options [role=option]")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".find-said")).to_contain_text("result")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "find-option-0")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=dock")
    page.go_back()
    page.keyboard.press("s")
    page.keyboard.type("106 products")
    page.locator(".find-options a[href*='products-banned']").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=106+products")
    expect(page.locator("a[href$='products-banned']").first).to_be_visible()


def test_what_was_chosen_before_the_answer_came_stays_chosen(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/documents/harbour.html")
    page.keyboard.press("/")
    page.keyboard.type("dock")
    options = page.locator(".find-options [role=option]")
    expect(options.first).to_be_visible()
    page.evaluate(
        "const box = document.querySelector('.find-box input');"
        "box.dispatchEvent(new Event('input'));"  # asks again, and is answered later
        "box.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown'}));"
        "window.first = document.querySelector('.find-options [role=option]');"
    )
    page.wait_for_function("!window.first.isConnected")
    expect(page.locator(".find-box input")).to_have_attribute("aria-activedescendant", "find-option-0")
    expect(options.first).to_have_attribute("aria-selected", "true")


def test_without_javascript_the_page_leads_to_the_indexes(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/es/search.html")
    expect(page.locator("#find")).to_contain_text("JavaScript")
    page.locator("#find").get_by_role("link", name="Documentos").click()
    page.wait_for_url(f"{address}/es/documents/index.html")
    context.close()


def test_nothing_of_the_index_is_fetched_before_somebody_searches(visit: Visit, address: str, site: Path) -> None:
    visit.page.goto(f"{address}/index.html", wait_until="networkidle")
    assert [url for url in visit.requests if "/search/" in url or url.endswith("/search.js")] == []
    assert not list(site.rglob("search_index*")), "the theme's own index is no longer built"


def test_targets_on_a_phone_are_large(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.locator(".find-link").click()
    page.wait_for_url("**/search.html")
    page.locator("#find input[type=search]").fill("dockers")
    page.locator(".find-group").first.wait_for()
    first = page.locator(".find-group").first.bounding_box()
    assert first is not None
    assert first["y"] < 740, "the filters push the results off the screen"
    page.locator(".find-narrow > summary").click()
    page.locator("[data-facet=kind] label").first.wait_for()
    targets = (".find-narrow > summary", "[data-facet=kind] label", "[data-facet=kind] summary")
    for name in ("#find input[type=search]", ".find-submit", *targets):
        box = page.locator(name).first.bounding_box()
        assert box is not None
        assert box["height"] >= 44, name
    context.close()

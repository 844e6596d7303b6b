"""What others take away: data, citations, entities, feeds, and what other programs read in a page's head."""

import csv
import json
import re
from pathlib import Path

import bibtexparser
import pytest
import rispy
from PIL import Image

from tests.conftest import ROOT
from tests.pressing.conftest import Visit

CLAIMS = ("visit", "trade-record", "contract-planned")


def _json(path: Path) -> list[dict[str, object]]:
    found = json.loads(path.read_text("utf-8"))
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("folder", ["", "es/"])
def test_claims_are_the_same_in_json_and_in_csv(site: Path, folder: str) -> None:
    rows = {str(row["id"]): row for row in _json(site / folder / "data/claims.json")}
    with (site / folder / "data/claims.csv").open(encoding="utf-8-sig", newline="") as file:
        table = {row["id"]: row for row in csv.DictReader(file)}
    assert rows.keys() == table.keys()
    assert {f"harbour#{each}" for each in CLAIMS} <= rows.keys()
    row = rows["harbour#trade-record"]
    assert row["passage"] == table["harbour#trade-record"]["passage"]
    assert row["says"] == table["harbour#trade-record"]["says"]
    assert row["voice"] == ["mara-ilves"]
    assert row["url"] == "../documents/harbour.html#trade-record"


@pytest.mark.parametrize("folder", ["", "es/"])
def test_each_reference_manager_reads_the_original_the_page_and_every_claim(site: Path, folder: str) -> None:
    wanted = {"harbour-original", "harbour", *(f"harbour.{each}" for each in CLAIMS)}
    library = bibtexparser.parse_string((site / folder / "cite/harbour.bib").read_text("utf-8"))
    assert not library.failed_blocks
    assert wanted <= library.entries_dict.keys()
    ris = {row["id"]: row for row in rispy.loads((site / folder / "cite/harbour.ris").read_text("utf-8"))}
    assert wanted <= ris.keys()
    csl = {str(row["id"]): row for row in _json(site / folder / "cite/harbour.json")}
    assert wanted <= csl.keys()
    titles = {row["title"] for row in _json(site / folder / "data/documents.json")}
    assert {ris["harbour"]["title"], csl["harbour"]["title"]} <= titles


def test_every_page_of_a_document_leads_to_its_citations(visit: Visit, address: str, site: Path) -> None:
    page = visit.page
    page.goto(f"{address}/documents/harbour.html")
    for link in page.locator("a[download]").all():
        target = site / "documents" / (link.get_attribute("href") or "")
        assert target.resolve().is_file()
    claim = page.locator("h4#trade-record ~ details.cite").first
    claim.locator("summary").click()
    assert "documents/harbour.html#trade-record" in claim.inner_text()


@pytest.mark.parametrize("which", ["site", "real_site"])
def test_actors_are_follow_the_money_entities(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs ICU)").model
    lines = (site / "data/actors.ftm.json").read_text("utf-8").splitlines()
    known = {json.loads(line)["id"] for line in lines}
    assert len(known) == len(lines) > 5
    for line in lines:
        row = json.loads(line)
        proxy = model.get_proxy(row, cleaned=False)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in row["properties"].items()
        }
        for end in ("subject", "object", "member", "organization", "agent", "client"):
            assert set(row["properties"].get(end, ())) <= known


@pytest.mark.parametrize("name", ["documents/harbour.html", "es/documents/harbour.html", "actors/mara-ilves.html"])
def test_json_ld_is_sound(site: Path, name: str) -> None:
    text = (site / name).read_text("utf-8")
    (data,) = [json.loads(each) for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]
    assert data["@context"] == "https://schema.org"
    if "actors" in name:
        assert (data["@type"], "Mara Ilves" in data["name"]) == ("Person", True)
        return
    assert data["@type"] == "Article"
    assert data["isBasedOn"]["@id"] == "#source"
    assert {each["@type"] for each in data["hasPart"]} == {"Claim"}
    assert {each["appearance"]["@type"] for each in data["hasPart"]} == {"Quotation"}
    assert all(f'id="{each["@id"][1:]}"' in text for each in data["hasPart"])


def test_the_head_of_a_page_tells_other_programs_what_it_is(site: Path) -> None:
    text = (site / "es/documents/harbour.html").read_text("utf-8")
    for name in ("citation_title", "citation_language", "DC.source", "DC.title", "description"):
        assert f'name="{name}"' in text, name
    for name in ("og:title", "og:description", "og:site_name"):
        assert f'property="{name}"' in text, name
    assert 'type="application/atom+xml"' in text
    with Image.open(site / "assets/card.png") as card:
        assert card.size == (1200, 630)


def test_the_real_library_names_no_address_that_it_does_not_have() -> None:
    assert "address:" not in (ROOT / "briefings/library.yml").read_text("utf-8")

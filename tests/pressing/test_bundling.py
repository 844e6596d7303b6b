"""What a library has of its own beside the site's bundles is neither lost nor able to break a build."""

from pathlib import Path

import pytest

from briefpress.building.house import house_at, is_foreign, page_by_hand
from briefpress.building.siting import build_site
from briefpress.copying.webpage import styles_of
from briefpress.pressing.engine import EngineFailed
from tests.conftest import Library
from tests.pressing.conftest import lay_out


@pytest.fixture
def papers(tmp_path: Path) -> Library:
    papers = Library(lay_out(tmp_path / "papers"))
    papers.write("mkdocs.yml", papers.read("mkdocs.yml").replace("strict: true", "strict: false"))
    return papers


def _site(papers: Library) -> Path:
    assert papers.build().exit == 0
    build_site(house_at(papers.root), papers.root / "site")
    return papers.root / "site"


def test_own_styles_take_the_place_of_a_part_or_come_last(papers: Library) -> None:
    papers.write("docs/en/assets/claims.css", "/* my.css */\n.mine { color: red }\n")
    papers.write("docs/en/assets/site.css", ".last { color: blue }\n")
    site = _site(papers)
    styles = (site / "assets/site.css").read_text("utf-8")
    assert "/*! part claims.css */\n/* my.css */\n.mine" in styles
    assert styles.endswith(".last { color: blue }\n\n") or styles.endswith(".last { color: blue }\n")
    assert ".mine { color: red }" in "".join(styles_of(site))
    assert ".mine" not in (site / "es/assets/site.css").read_text("utf-8")


def test_own_faces_without_those_of_the_site_lose_none_of_their_files(papers: Library) -> None:
    papers.write("docs/en/assets/fonts.css", '@font-face { font-family: "X"; src: url(fonts/text-latin.woff2) }\n')
    assert (_site(papers) / "assets/fonts/text-latin.woff2").exists()


def test_styles_that_are_not_utf_8_are_told(papers: Library) -> None:
    papers.write("docs/en/assets/x.css", "")
    papers.path("docs/en/assets/claims.css").write_bytes(b"/* caf\xe9 */")
    assert papers.build().exit == 0
    with pytest.raises(EngineFailed, match=r"claims\.css is not UTF-8"):
        build_site(house_at(papers.root), papers.root / "site")


def test_an_extension_without_settings_is_one(papers: Library) -> None:
    papers.write("mkdocs.yml", papers.read("mkdocs.yml") + "markdown_extensions: [{toc: }]\n")
    assert 'id="visit"' in (_site(papers) / "documents/harbour.html").read_text("utf-8")


def test_a_variety_of_a_language_has_its_manual(papers: Library) -> None:
    house = house_at(papers.root)
    path, spoken = page_by_hand(house, "es-MX", "manual/reading")
    assert path.parts[-3] == "es"
    assert not is_foreign(spoken, "es-MX")
    assert is_foreign(page_by_hand(house, "fr", "manual/reading")[1], "fr")

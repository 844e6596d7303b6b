"""The site previewed in both languages while the library is edited."""

from collections.abc import Callable
from pathlib import Path

from generator.building.answering import alone, answer
from generator.building.house import INDEX, MADE, OWNED, House, languages
from generator.building.siting import build_site
from generator.building.stamping import is_fresh, made_of, stamp
from generator.building.telling import told_in
from generator.model import Language, phrase
from generator.pressing.engine import CONFIGS, EngineFailed
from generator.pressing.preview import preview


def serve(house: House, language: Language, host: str, port: int, tell: Callable[[str], object]) -> None:
    """Preview the site at an address until interrupted; `tell` where it is, once.

    It lies apart from the finished site, which is left alone. Raises OSError when the address cannot be had.
    """
    place = house.cache / ("preview-private" if house.with_texts else "preview")
    title = phrase("site", "wrong", language)

    def build(workers: int | None = 1) -> str:
        said = answer(house, write=True, workers=workers)
        if said.exit:
            return said.told[told_in("text", language)]
        try:
            with alone(house, "preview", tell):
                made = made_of(house)
                if not is_fresh(house, place, made):
                    build_site(house, place, workers)
                    stamp(house, place, made)
        except EngineFailed as failed:
            return str(failed)
        return ""

    first = build(workers=None)  # later ones in one process: there are threads, which must not cross a fork
    tell(phrase("site", "serving", language, address=f"http://{host}:{port}/"))
    preview(place, build, first, _watched(house), host, port, (language, title))


def _watched(house: House) -> list[Path]:
    """Return what people edit; not what builds write, of which the preview would be built again."""
    beside = [house.root / "briefings", *house.seeds, *(house.root / each for each in CONFIGS.values())]
    for each in languages(house):
        beside += [path for path in (house.docs / each).iterdir() if path.name not in (*OWNED, *MADE, INDEX)]
    return [path for path in beside if path.exists()]

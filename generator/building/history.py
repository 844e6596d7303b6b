"""What became of each claim, from the repository in which the library lies."""

from collections.abc import Mapping
from typing import Any

from generator.building.house import House
from generator.history import history
from generator.model import Change
from generator.reading import raw


def history_of(house: House) -> list[Change]:
    """Return what the newest commits did to claims, newest first; nothing where the library lies in no repository."""
    return history(house.root, _claims, house.cache / "history.json")


def _claims(data: bytes) -> Mapping[str, Any] | None:
    """Return the claims of a briefing by id, as its YAML has them."""
    found = raw(data)
    claims = found.get("claims") if isinstance(found, dict) else None
    return claims if isinstance(claims, dict) else None

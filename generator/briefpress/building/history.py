"""What became of each claim, from the repository in which the library lies."""

from collections.abc import Mapping
from typing import Any

from briefpress.building.house import House
from briefpress.history import days, history
from briefpress.model import Change
from briefpress.reading import raw


def history_of(house: House) -> list[Change]:
    """Return what the newest commits did to claims, newest first; nothing where the library lies in no repository."""
    return history(house.root, _briefing_in, house.cache / "history.json")


def days_of(house: House) -> dict[str, tuple[str, str]]:
    """Return for each briefing the days of its first and of its newest commit, as far as the repository knows them."""
    return days(house.root, house.cache / "days.json")


def claims_in(data: bytes) -> Mapping[str, Any] | None:
    """Return the claims of a briefing by id, as its YAML has them."""
    found = _briefing_in(data)
    return found["claims"] if found else None


def _briefing_in(data: bytes) -> Mapping[str, Any] | None:
    found = raw(data)
    return found if isinstance(found, dict) and isinstance(found.get("claims"), dict) else None

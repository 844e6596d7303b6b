"""Which library is asked about, and what options commands have in common."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click

from briefpress.building.house import House, house_at

Language = Literal["en", "es"]
"""The languages in which the program speaks."""


class Listed(click.ParamType[Any]):
    """Several values, joined by commas; any, or only some."""

    name = "a,b"

    def __init__(self, *some: str) -> None:
        """Take any values, or only `some`."""
        self.some = some

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the values, each once."""
        if isinstance(value, tuple):
            return value
        found = tuple(dict.fromkeys(each.strip() for each in value.split(",") if each.strip()))
        for each in found:
            if self.some and each not in self.some:
                self.fail(f"{each!r} is not one of {', '.join(self.some)}", param, ctx)
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """Which library is asked about, and in which language the answer is told."""

    root: Path
    seeds: tuple[Path, ...]
    language: Language

    @property
    def house(self) -> House:
        """Return where its files lie."""
        if not (self.root / "briefings").is_dir():
            raise click.UsageError(
                f"there is no folder briefings/ in {self.root.resolve()}; name the library with --root"
            )
        return house_at(self.root, self.seeds)

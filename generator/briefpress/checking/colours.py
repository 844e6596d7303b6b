"""The library's own colours can be read: a contrast of 4.5:1 to their ground (WCAG 2.2, 1.4.3 and its method)."""

from collections.abc import Iterator

from briefpress.model import Library, Problem, error

_LEAST = 4.5
_GROUNDS = {"head": ("#ffffff",), "link": ("#ffffff", "#f6f8f9"), "link_dark": ("#161c21", "#1e262c")}
"""What stands behind a colour, or before it, as in theme/assets/colours.css."""
_BENT = 0.04045
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each colour that is too near to its ground."""
    for field, grounds in _GROUNDS.items():
        colour = getattr(library.settings.colours, field)
        if colour is None:
            continue
        ground = min(grounds, key=lambda each: _contrast(colour, each))
        if (found := _contrast(colour, ground)) < _LEAST:
            key = "colours.light" if field == "link_dark" else "colours.dark"
            yield error(library.settings_at("colours", field), key, colour=colour, found=f"{found:.1f}", ground=ground)


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (each / 12.92 if each <= _BENT else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return sum(weight * each for weight, each in zip(_WEIGHTS, linear, strict=True))
